"""Reads the parts of a dateline off the beginning of a text, as far as they go.

The reader knows what parts look like and which may stand side by side; whether what it read is a
dateline at all is decided in ``evidence``. One look at each token for each kind of part: linear.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from scraper.arabic.agencies import (
    FIRST_WORDS,
    LABELS,
    LAST_WORDS,
    ROLES,
    SECTIONS,
    Certainty,
    agencies,
)
from scraper.arabic.bylines import (
    BYLINE_NOUNS,
    NOT_A_NAME,
    WROTE,
    is_byline_filler,
    is_name,
    may_be_name,
)
from scraper.arabic.openers import FUNCTION_WORDS, opening_verbs, present_verbs
from scraper.arabic.phrasebook import Phrasebook
from scraper.arabic.places import AFTER_A_PLACE, BEFORE_A_PLACE, places

from .parts import CLOSING, LINE, SEPARATORS, Kind, Part, Tokens



@dataclass(frozen=True, slots=True)
class FoundDay:
    """A date in a dateline. ``day`` is None for a day without a year where no base is known."""

    day: date | datetime | None
    end: int
    year_printed: bool


ReadDate = Callable[[str, int], FoundDay | None]  # the text, and where the date must begin

_MOST_PARTS: Final = 8
_MOST_WORDS: Final = 5
_DATE_WORDS: Final = frozenset({"في", "يوم", "بتاريخ"})
_NEAR_NUMBER: Final = 3  # a weekday and a comma at most before the first number of a date
_NUMBERED_SITES: Final = frozenset({"24", "21", "48"})
# What may follow what with nothing but white space between: «عمان 9 شباط», «خاص معا», «كتب فلان».
_ADJACENT: Final[dict[Kind, frozenset[Kind]]] = {
    Kind.PLACE: frozenset({Kind.DATE, Kind.AGENCY}),
    Kind.UNKNOWN: frozenset({Kind.DATE}),
    Kind.AGENCY: frozenset({Kind.DATE, Kind.LABEL}),
    Kind.DATE: frozenset({Kind.AGENCY}),
    Kind.LABEL: frozenset({Kind.AGENCY, Kind.NAME}),
    Kind.WROTE: frozenset({Kind.NAME}),
}


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a dateline could end: after so many parts, before this mark."""

    count: int
    end: int  # offset after the last part
    rest: int  # offset of what follows the mark
    mark: str


class Reader:
    """Reads one text; ``publisher`` is a book of the site's own names."""

    __slots__ = ("_agencies", "_dates", "_places", "_publisher", "tokens")

    def __init__(self, text: str, dates: ReadDate, publisher: Phrasebook[Certainty] | None) -> None:
        self.tokens = Tokens(text)
        self._dates = dates
        self._publisher = publisher
        self._agencies = agencies()
        self._places = places()

    def read(self) -> tuple[list[Part], list[Cut]]:
        """The parts from the beginning of the text, and the places where it could be cut."""
        start = 1 if self.tokens.key(0) == LINE else 0
        parts, cuts, _ = self._sequence(start, "")
        return parts, cuts

    def _sequence(self, at: int, closing: str) -> tuple[list[Part], list[Cut], int]:
        """Parts up to a closing bracket (-1 when it is not reached) or as far as they go."""
        parts: list[Part] = []
        cuts: list[Cut] = []
        before = ""
        while len(parts) < _MOST_PARTS:
            if closing and parts and self.tokens.key(at) == closing:
                return parts, cuts, at + 1
            got = self._element(at, parts, before)
            if got is None:
                break
            new, at = got
            parts += new
            before, after = self._separator(at, closing)
            if before.startswith("/") and "/" in parts[-1].before and parts[-1].kind is Kind.AGENCY:
                parts[-1] = replace(parts[-1], closed="/")
                cuts.append(self._cut(len(parts), at + 1, after, before[1:]))
            else:
                cuts.append(self._cut(len(parts), at, after, before))
            at = after
        return parts, cuts, -1 if closing else at

    def _cut(self, count: int, at: int, after: int, mark: str) -> Cut:
        tokens = self.tokens
        rest = tokens.starts[after] if after < len(tokens) else tokens.ends[-1]
        return Cut(count, tokens.ends[at - 1], rest, mark)

    def _separator(self, at: int, closing: str) -> tuple[str, int]:
        mark = ""
        while (key := self.tokens.key(at)) in SEPARATORS and key != closing:
            mark += key
            at += 1
        return mark, at

    def _element(self, at: int, parts: list[Part], before: str) -> tuple[list[Part], int] | None:
        """The part or parts that begin at a token, and the token after them."""
        tokens = self.tokens
        if at >= len(tokens) or ".." in before:
            return None
        if tokens.keys[at] in CLOSING:
            return self._enclosed(at, parts, before)
        last = parts[-1] if parts and not before else None
        for read in (self._wrote, self._from, self._date, self._label, self._phrase, self._run):
            got = read(at, parts, before)
            if got is not None:
                if last is not None and not self._may_follow(last, got[0][0]):
                    return None
                return got
        return None

    @staticmethod
    def _may_follow(last: Part, part: Part) -> bool:
        return part.before != "" or part.kind in _ADJACENT.get(last.kind, frozenset())

    # -- brackets and quotes ------------------------------------------------------------------

    def _enclosed(self, at: int, parts: list[Part], before: str) -> tuple[list[Part], int] | None:
        opening = self.tokens.keys[at]
        closing = CLOSING[opening]
        inner, _, end = self._inside(at, parts, closing)
        if end < 0:
            return self._quoted(at, closing, before)
        inner[0] = replace(inner[0], before=before or inner[0].before)
        return [replace(part, closed=part.closed or opening) for part in inner], end

    def _inside(self, at: int, parts: list[Part], closing: str) -> tuple[list[Part], list[Cut], int]:
        got = self._sequence(at + 1, closing)
        inner = got[0]
        if got[2] >= 0 and len(inner) == 1 and any(part.kind is Kind.PLACE for part in parts):
            # «القدس - «الرياض»»: in quotes after a place, a name that is both is the paper's
            found = self._agency_at(at + 1)
            if inner[0].kind is Kind.PLACE and found and self.tokens.key(found[1]) == closing:
                inner[0] = replace(inner[0], kind=Kind.AGENCY, certainty=found[0])
        return got

    def _quoted(self, at: int, closing: str, before: str) -> tuple[list[Part], int] | None:
        end = at + 1
        while self.tokens.is_word(end) and end - at <= _MOST_WORDS:
            end += 1
        words = self.tokens.words(at + 1, end)
        if not words or self.tokens.key(end) != closing or not _plain(words):
            return None
        span = (self.tokens.starts[at + 1], self.tokens.ends[end - 1])
        return [Part(Kind.QUOTED, *span, before=before, closed=self.tokens.keys[at])], end + 1

    # -- single parts -------------------------------------------------------------------------

    def _part(self, kind: Kind, at: int, end: int, before: str, certainty: int = 0) -> Part:
        span = (self.tokens.starts[at], self.tokens.ends[end - 1])
        return Part(kind, *span, certainty=certainty, before=before)

    def _wrote(self, at: int, parts: list[Part], before: str) -> tuple[list[Part], int] | None:
        """«كتب محمود خلوف», «كتبت - داليا عثمان», «إعداد: …» with the names."""
        tokens = self.tokens
        key = tokens.keys[at]
        if key not in WROTE and key not in BYLINE_NOUNS or (parts and not before):
            return None
        after = at + 1
        while is_byline_filler(tokens.key(after)):
            after += 1
        mark, start = self._separator(after, "")
        end = self._run_end(start)
        words = tokens.words(start, end)
        named = is_name(words) or may_be_name(words) or words[:1] == ["المحرر"]
        if LINE in mark or not tokens.at_boundary(end) or not named:
            return None
        wrote = self._part(Kind.WROTE, at, after, before, certainty=0 if key in WROTE else 1)
        name = self._part(Kind.NAME, start, end, mark or " ", certainty=3 if is_name(words) else 1)
        return [wrote, name], end

    def _from(self, at: int, parts: list[Part], before: str) -> tuple[list[Part], int] | None:
        """«من محمد علي» at the beginning or after an agency; «من لندن» after a name or a site."""
        if self.tokens.keys[at] != "من":
            return None
        place = self._place_at(at + 1)
        if place and parts and parts[-1].kind in (Kind.NAME, Kind.AGENCY):
            certainty, end = place
            return [self._part(Kind.PLACE, at + 1, end, before + "من", certainty)], end
        end = self._run_end(at + 1)
        if is_name(self.tokens.words(at + 1, end)) and self.tokens.at_boundary(end):
            return [self._part(Kind.NAME, at + 1, end, before + "من", 3)], end
        return None

    def _date(self, at: int, parts: list[Part], before: str) -> tuple[list[Part], int] | None:
        tokens = self.tokens
        start = at
        while tokens.key(start) in _DATE_WORDS:
            start += 1
        if not any(tokens.is_number(near) for near in range(start, start + _NEAR_NUMBER)):
            return None
        found = self._dates(tokens.text, tokens.starts[start])
        if found is None:
            return None
        end = tokens.begins_at(found.end)
        while end > start and tokens.keys[end - 1] in SEPARATORS:
            end -= 1
        if end == start or tokens.ends[end - 1] > found.end:
            return None  # the date ends inside a word
        span = (tokens.starts[start], tokens.ends[end - 1])
        part = Part(
            Kind.DATE, *span, before=before, day=found.day, year_printed=found.year_printed
        )
        return [part], end

    def _label(self, at: int, parts: list[Part], before: str) -> tuple[list[Part], int] | None:
        key = self.tokens.keys[at]
        if key in LABELS:
            return [self._part(Kind.LABEL, at, at + 1, before, 3)], at + 1
        known = any(part.kind is Kind.AGENCY for part in parts)
        if key in SECTIONS and known and before and self.tokens.at_boundary(at + 1):
            return [self._part(Kind.SECTION, at, at + 1, before)], at + 1
        return None

    # -- names of places and sources ----------------------------------------------------------

    def _agency_at(self, at: int) -> tuple[int, int] | None:
        """(certainty, end) of the source whose name begins at a token; «مراسل» before it or not."""
        start = at + 1 if self.tokens.key(at) in ROLES else at
        for book in (self._publisher, self._agencies):
            found = book.longest(self.tokens.keys, start) if book is not None else None
            if found:
                return int(found[1]), start + found[0]
        return None

    def _place_at(self, at: int) -> tuple[int, int] | None:
        """(certainty, end) of the place that begins at a token, «ريف دمشق», «القدس المحتلة»."""
        keys = self.tokens.keys
        start = at
        found = self._places.longest(keys, start)
        while not found and start < at + 2 and self.tokens.key(start) in BEFORE_A_PLACE:
            start += 1
            found = self._places.longest(keys, start)
        if not found:
            return None
        size, sure = found
        end = start + size
        while self.tokens.key(end) in AFTER_A_PLACE:
            end += 1
        return (3 if sure or start > at or end > start + size else 1), end

    def _phrase(self, at: int, parts: list[Part], before: str) -> tuple[list[Part], int] | None:
        """A known place or source; of a name that is both, what the parts before it lack."""
        joined = self._joined(at, parts, before)
        if joined:
            return joined
        place, agency = self._place_at(at), self._agency_at(at)
        if place and agency and place[1] == agency[1]:
            placed = any(part.kind is Kind.PLACE for part in parts)
            sourced = any(part.kind is Kind.AGENCY for part in parts)
            if placed and not sourced and agency[0] >= Certainty.WORD:
                place = None
            else:
                agency = None
        if agency and (not place or agency[1] > place[1]):
            kind, (certainty, end) = Kind.AGENCY, agency
        elif place:
            kind, (certainty, end) = Kind.PLACE, place
        else:
            return None
        if self.tokens.key(end) in _NUMBERED_SITES and self.tokens.at_boundary(end + 1):
            kind, certainty, end = Kind.AGENCY, int(Certainty.SURE), end + 1  # «سوريا 24»
        if not self._may_end(kind, end, before):
            return None
        return [self._part(kind, at, end, before, certainty)], end

    def _may_end(self, kind: Kind, end: int, before: str) -> bool:
        """Whether a name could end here: before a mark, a date or a source, or prose after one."""
        tokens = self.tokens
        if tokens.at_boundary(end) or kind is Kind.AGENCY:
            return True
        key = tokens.keys[end]
        return (
            tokens.is_number(end)
            or key in _DATE_WORDS
            or before.endswith("من")
            or self._agency_at(end) is not None
            or self._date(end, [], "") is not None
            or (key.startswith("و") and self._book_of(kind).starts(key[1:]))
        )

    def _book_of(self, kind: Kind) -> Phrasebook[bool] | Phrasebook[Certainty]:
        return self._places if kind is Kind.PLACE else self._agencies

    def _joined(self, at: int, parts: list[Part], before: str) -> tuple[list[Part], int] | None:
        """«سانا ووكالات», «القاهرة ولندن»: a second name joined to one of its kind by «و»."""
        key = self.tokens.keys[at]
        if before or not parts or not key.startswith("و") or len(key) < 3:
            return None
        kind = parts[-1].kind
        if kind not in (Kind.PLACE, Kind.AGENCY):
            return None
        keys = [key[1:], *self.tokens.keys[at + 1 : at + 6]]
        found = self._book_of(kind).longest(keys)
        if not found or not self.tokens.at_boundary(at + found[0]):
            return None
        certainty = int(found[1]) if kind is Kind.AGENCY else 3
        part = self._part(kind, at, at + found[0], "و", certainty)
        return [replace(part, start=part.start + 1)], at + found[0]

    # -- words that no list knows -------------------------------------------------------------

    def _run_end(self, at: int) -> int:
        """Where the words that begin at a token stop: at a mark, a number, or «من» and «في»."""
        end = at
        while self.tokens.is_word(end) and end - at <= _MOST_WORDS:
            if end > at and self.tokens.keys[end] in ("من", "في"):
                break
            end += 1
        return end

    def _run(self, at: int, parts: list[Part], before: str) -> tuple[list[Part], int] | None:
        """A person's name, a source known by its kind («… نيوز»), or a place nobody listed."""
        tokens = self.tokens
        end = self._run_end(at)
        words = tokens.words(at, end)
        if not words or len(words) > _MOST_WORDS or not self._run_stops(at, end):
            return None
        role = words[0] in ROLES and len(words) > 1
        if is_name(words[role:]):
            return [self._part(Kind.NAME, at + role, end, before, 3)], end
        if not _plain(words):
            return None
        if len(words) > 1 and (words[-1] in LAST_WORDS or words[0] in FIRST_WORDS):
            certainty = Certainty.WORD if words[-1] in LAST_WORDS else Certainty.NOUN
            return [self._part(Kind.AGENCY, at, end, before, int(certainty))], end
        if len(words) < _MOST_WORDS and not any(word in NOT_A_NAME for word in words):
            return [self._part(Kind.UNKNOWN, at, end, before)], end
        return None

    def _run_stops(self, at: int, end: int) -> bool:
        tokens = self.tokens
        if tokens.at_boundary(end) or tokens.is_number(end):
            return True
        return tokens.key(end) in ("من", "في")


def _plain(words: list[str]) -> bool:
    """No word of running prose among them."""
    prose = (FUNCTION_WORDS, opening_verbs(), present_verbs())
    return not any(word in table for word in words for table in prose)
