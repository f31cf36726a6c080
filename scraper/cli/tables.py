"""Tables for people: drawn on a terminal, tabs everywhere else."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import IO

from scraper.words import one_line

_FIRST_STRONG, _POP = "\u2068", "\u2069"  # Unicode's isolates (UAX #9)


def cell(value: object, *, most: int = 120, isolate: bool = True) -> str:
    """Text from pages, fit to stand in a line of a terminal: nothing in it is obeyed, and text
    from right to left does not turn what stands beside it around."""
    text = one_line(value, most=most)
    right_to_left = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    return f"{_FIRST_STRONG}{text}{_POP}" if right_to_left and isolate else text


def show_table(
    stream: IO[str], columns: Sequence[str], rows: Sequence[Sequence[object]], title: str = ""
) -> None:
    """Prints the rows under their columns' names."""
    if not stream.isatty():
        for row in [columns, *rows]:
            print("\t".join(cell(value, most=500, isolate=False) for value in row), file=stream)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell(value)) for value in row))
    Console(file=stream, highlight=False, markup=False, emoji=False).print(table)
