"""What a dateline is made of, and the tokens it is read from."""

from __future__ import annotations

import enum
import re
from datetime import date, datetime
from itertools import islice
from typing import Final, NamedTuple

from scraper.arabic.folding import fold
from scraper.arabic.phrasebook import KINDS, TOKEN, token_key

# The longest dateline in print, the Saudi one with both calendars and a byline, has 110 letters.
HEAD: Final = 200
_MOST_TOKENS: Final = 96
_AHEAD: Final = 9  # tokens that a phrase and what may stand before it can fill
_STEP: Final = 4  # tokens read at once: of most texts the first few are enough

LINE: Final = "\n"
SEPARATORS: Final = frozenset({"-", "/", "|", ":", ",", "،", ".", "+", "\\", LINE})
CLOSING: Final = {"(": ")", "[": "]", "'": "'"}
_BOUNDARIES: Final = SEPARATORS | CLOSING.keys() | set(CLOSING.values()) | {""}  # "": the end


class Kind(enum.Enum):
    """What one part of a dateline is."""

    PLACE = enum.auto()
    AGENCY = enum.auto()
    DATE = enum.auto()
    NAME = enum.auto()  # a person: the first word is a known given name, or «كتب» stands before it
    LABEL = enum.auto()  # خاص، متابعات: stands where an agency would
    SECTION = enum.auto()  # دوليات، رياضة after a site's own name
    WROTE = enum.auto()  # كتب، كتبت، بقلم
    UNKNOWN = enum.auto()  # one to four words that could be a place no list knows
    QUOTED = enum.auto()  # the same in quotes or brackets: could be a paper no list knows

    __hash__ = object.__hash__  # each is there once; by its name takes ten times as long


class Part(NamedTuple):
    """One part: its printed span, how sure its kind is, and how it is set off.

    ``certainty``: for an agency ``Certainty``'s value; for a place 3, or 1 where the name is a
    word too; for a name 3 where the given name is known; else 0. ``before`` is the run of marks
    between it and the part before («», «-», «:-», «من»), ``closed`` the bracket, quote or slash
    round it.
    """

    kind: Kind
    start: int
    end: int
    certainty: int = 0
    before: str = ""
    closed: str = ""
    day: date | datetime | None = None
    year_printed: bool = False


class Tokens:
    """The first words and marks of a text: keys to compare by, and where each is printed.

    Read as far as they are asked for, and ``_AHEAD`` further: most texts are told to be no dateline
    by their first words. Ask by a method before looking a place up in the lists.
    """

    __slots__ = ("_found", "_kinds", "_matches", "_safe", "keys", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.keys: list[str] = []
        self._kinds: list[str] = []
        self._found: list[re.Match[str]] = []
        self._matches = islice(TOKEN.finditer(fold(text[:HEAD])), _MOST_TOKENS)
        self._safe = -1  # up to here a place can be asked for without reading on

    def has(self, at: int) -> bool:
        """Whether there is a token at a place."""
        if at > self._safe:
            self._read(at + _AHEAD + _STEP)
        return at < len(self.keys)

    def _read(self, enough: int) -> None:
        keys, kinds, found = self.keys, self._kinds, self._found
        for match in self._matches:
            group = match.lastindex or 0
            kind = KINDS[group]
            keys.append(token_key(kind, match[group]))
            kinds.append(kind)
            found.append(match)
            if len(keys) > enough:
                self._safe = len(keys) - _AHEAD
                return
        self._safe = HEAD  # there is no more

    def key(self, at: int) -> str:
        """The key at a place, "" after the last."""
        if at > self._safe:
            self._read(at + _AHEAD + _STEP)
        return self.keys[at] if at < len(self.keys) else ""

    def is_word(self, at: int) -> bool:
        """Whether a word or an abbreviation stands there."""
        return self.has(at) and self._kinds[at] in ("word", "abbreviation")

    def is_number(self, at: int, reach: int = 1) -> bool:
        """Whether a row of digits stands there, or among the first ``reach`` tokens from there."""
        self.has(at + reach - 1)  # and so have been read
        return "number" in self._kinds[at : at + reach]

    def at_boundary(self, at: int) -> bool:
        """Whether a mark, a bracket or the end stands there: words end before it."""
        return self.key(at) in _BOUNDARIES

    def begins_at(self, offset: int, at: int = 0) -> int:
        """The first token from ``at`` on that begins at or after an offset of the text."""
        while self.has(at) and self.start(at) < offset:
            at += 1
        return at

    def start(self, at: int) -> int:
        """Where the token at a place begins in the text."""
        match = self._found[at]
        return match.start(match.lastindex or 0)

    def end(self, at: int) -> int:
        """Where the token at a place ends; -1 is the last that was read."""
        return self._found[at].end()

    def words(self, start: int, end: int) -> list[str]:
        """The keys from one token to before another."""
        return self.keys[start:end]
