"""Text that comes from pages and servers, made fit for people's eyes."""

from __future__ import annotations

import re
import unicodedata

# Cc: C0 and C1 controls, so every escape sequence; Cf: bidi overrides and invisible marks that can
# reorder a terminal line; Cs: lone surrogates that no terminal can encode; Zl, Zp: line breaks.
_UNFIT = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})
_KEPT = frozenset("\u200c\u200d")  # the joiners belong to Arabic-script spelling
_UNDECODED = re.compile("[\udc80-\udcff]+")  # bytes of a name or an argument, in the C locale


def one_line(text: object, most: int = 300) -> str:
    """The text on one line without anything that a terminal obeys, cut to ``most`` characters.

    >>> one_line("a\\x1b[31mred\\nb")
    'a [31mred b'
    """
    start = _UNDECODED.sub(_decoded, str(text)[: 4 * most])
    line = " ".join("".join(c if _fit(c) else " " for c in start).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _decoded(match: re.Match[str]) -> str:
    return match[0].encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _fit(character: str) -> bool:
    return character in _KEPT or unicodedata.category(character) not in _UNFIT


def some(number: int, one: str, many: str = "") -> str:
    """``1 site``, ``3 sites``; ``many`` where the plural is not made with an s alone."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def fit_json(line: bytes) -> bytes:
    """A line of JSON with DEL and the C1 controls as escapes: the same data, and nothing that a
    terminal would obey (JSON escapes only what is below U+0020; U+009B begins a sequence too).

    >>> fit_json('{"a": "\x9b31m"}'.encode())
    b'{"a": "\\\\u009b31m"}'
    """
    return _C1.sub(lambda match: b"\\u%04x" % match[0][-1], line)


_C1 = re.compile(rb"\x7f|\xc2[\x80-\x9f]")
