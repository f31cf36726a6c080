"""Phrases to look up word by word: the shape of every name table of this package.

A text is cut into *keys*, one a word or mark, in which spellings that printers mix are one (see
``folding``). An abbreviation printed letter by letter («أ ف ب», «أ.ف.ب») is one key, its letters
divided by dots.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Generic, TypeVar

from .folding import JOINER, LAM_ALEF, TATWEEL, fold, word_key

Value = TypeVar("Value")

_LETTER: Final = (
    "a-z\u00df-\u024f\u05d0-\u05ea"
    f"\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06fc\u0750-\u077f{LAM_ALEF}"
)
_ABBREVIATION: Final = (
    f"(?<![{_LETTER}0-9{JOINER}])[{_LETTER}]"
    f"(?:[ \u00a0]?\\.[ \u00a0]?[{_LETTER}]|[ \u00a0][{_LETTER}]){{1,4}}"
    f"(?![{_LETTER}0-9{JOINER}{TATWEEL}])"
)
# «لـ«الحياة»» and «هـ»: behind a single letter tatweel is no dash
_WORD: Final = (
    f"[{_LETTER}]{TATWEEL}+(?![{_LETTER}0-9{JOINER}])|"
    f"[{_LETTER}](?:[{_LETTER}0-9{JOINER}]++|{TATWEEL}+(?=[{_LETTER}0-9{JOINER}]))*+"
    r"(?:\.(?:نت|كوم|com|net|org)(?!\w))?"
)
# The pieces of a folded text, in the order in which they are tried; the blanks before a piece are
# walked over with it, and belong to none.
TOKEN: Final = re.compile(
    rf"[^\S\n]*+(?:(?P<abbreviation>{_ABBREVIATION})|(?P<word>{_WORD})|(?P<number>[0-9]+)"
    rf"|(?P<line>\n\s*)|(?P<dash>[-{TATWEEL}_]+)|(?P<mark>\S))"
)
# What the pattern's groups are called, by their numbers: a number is found faster than a name.
KINDS: Final = ("", *TOKEN.groupindex)
_NOT_PLAIN = re.compile(rf"[^{_LETTER} ]|(?:^| )[^ ](?: |$)")


def token_key(kind: str, folded: str) -> str:
    """The key of a piece of folded text that ``TOKEN`` found under the group name ``kind``."""
    if kind == "word":
        whole = folded.isalnum() and TATWEEL not in folded and LAM_ALEF not in folded
        return folded if whole else word_key(folded)  # mostly there is nothing to take out
    if kind == "abbreviation":
        return ".".join(letter for letter in folded if letter not in " \u00a0.")
    return _KEYS.get(kind, folded)


_KEYS: Final = {"dash": "-", "line": "\n"}  # whatever there is of them


def fold_word(word: str) -> str:
    """The key of one printed word."""
    return word_key(fold(word))


def words_of(table: str) -> frozenset[str]:
    """The keys of the words of a table, divided by white space."""
    return frozenset(word_key(fold(table)).split())


def keys_of(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase, white space left out.

    >>> keys_of("أبو ظبي"), keys_of("(أ.ف.ب)")
    (('ابو', 'ظبي'), ('(', 'ا.ف.ب', ')'))
    """
    return _keys_of_folded(fold(phrase))


def _keys_of_folded(folded: str) -> tuple[str, ...]:
    if not _NOT_PLAIN.search(folded):
        return tuple(word_key(folded).split())
    found = ((kind, match[kind]) for match in TOKEN.finditer(folded) if (kind := match.lastgroup))
    return tuple(token_key(kind, text) for kind, text in found if kind != "line")


class Phrasebook(Generic[Value]):
    """Phrases and what each stands for; the first entry of a phrase counts.

    ``entries`` gives *folded* phrases, since folding a whole table at once is ten times cheaper.
    """

    __slots__ = ("_longest", "_values")

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._values: dict[tuple[str, ...], Value] = {}
        self._longest: dict[str, int] = {}
        for phrase, value in entries:
            keys = _keys_of_folded(phrase)
            if keys:
                self._values.setdefault(keys, value)
                self._longest[keys[0]] = max(len(keys), self._longest.get(keys[0], 0))

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, phrase: str) -> bool:
        return keys_of(phrase) in self._values

    def starts(self, key: str) -> bool:
        """Whether any phrase begins with this key."""
        return key in self._longest

    def get(self, phrase: str) -> Value | None:
        """What exactly this phrase stands for."""
        return self._values.get(keys_of(phrase))

    def longest(self, keys: Sequence[str], start: int = 0) -> tuple[int, Value] | None:
        """The longest phrase that begins exactly at ``keys[start]``: how many keys, its value."""
        most = self._longest.get(keys[start]) if start < len(keys) else None
        if most is None:
            return None
        for size in range(min(most, len(keys) - start), 0, -1):
            value = self._values.get(tuple(keys[start : start + size]))
            if value is not None:
                return size, value
        return None


def names_in(cell: str) -> list[tuple[str, bool]]:
    """The names of a table's cell, divided by commas; True for those without the ``?`` before
    them that says: it is also an ordinary word."""
    names = (name.strip() for name in cell.replace("،", ",").split(","))
    return [(name.lstrip("?"), name[0] != "?") for name in names if name]


def data_lines(name: str) -> list[str]:
    """The lines of a data file of this package, folded, without comments and headings."""
    text = fold(Path(__file__).with_name(name).read_text("utf-8"))
    return [line for line in text.splitlines() if line.strip() and line[0] not in "#["]
