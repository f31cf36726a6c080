"""Tables: nothing that a page says is obeyed by the terminal, and no text turns another around."""

from __future__ import annotations

import io

from scraper.cli.tables import cell, show_table


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_controls_of_a_page_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in cell("\x1b[31mred\x07")
    assert "\u202e" not in cell("\u202eabc")


def test_text_from_right_to_left_is_isolated_and_other_text_is_not() -> None:
    assert cell("بيان") == "\u2068بيان\u2069"
    assert cell("news") == "news"
    assert cell("بيان", isolate=False) == "بيان"


def test_off_a_terminal_columns_are_parted_by_tabs() -> None:
    stream = io.StringIO()
    show_table(stream, ("site", "name"), [("x.sy", "بيان\tجديد"), ("y.eg", 7)])
    assert stream.getvalue() == "site\tname\nx.sy\tبيان جديد\ny.eg\t7\n"


def test_on_a_terminal_markup_in_a_cell_is_text() -> None:
    stream = Terminal()
    show_table(stream, ("site",), [("[bold]x[/bold]",)])
    assert "[bold]x[/bold]" in stream.getvalue()
