"""Text that comes from pages and servers, made fit for people's eyes."""

from __future__ import annotations

import unicodedata

# Cc: C0 and C1 controls, so every escape sequence; Cf: bidi overrides and invisible marks that can
# reorder a terminal line; Cs: lone surrogates that no terminal can encode; Zl, Zp: line breaks.
_UNFIT = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})
_KEPT = frozenset("\u200c\u200d")  # the joiners belong to Arabic-script spelling


def one_line(text: object, most: int = 300) -> str:
    """The text on one line without anything that a terminal obeys, cut to ``most`` characters.

    >>> one_line("a\\x1b[31mred\\nb")
    'a [31mred b'
    """
    start = str(text)[: 4 * most]
    line = " ".join("".join(c if _fit(c) else " " for c in start).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _fit(character: str) -> bool:
    return character in _KEPT or unicodedata.category(character) not in _UNFIT
