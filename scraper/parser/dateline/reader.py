"""Reads the parts of a dateline off the beginning of a text, as far as they go.

The reader knows what parts look like and which may stand side by side; whether what it read is a
dateline at all is decided in ``evidence``. Each token is looked at once for each kind of part.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Final, NamedTuple

from scraper.arabic import weekdays
from scraper.arabic.agencies import LABELS, SECTIONS, Certainty
from scraper.arabic.bylines import (
    BYLINE_NOUNS,
    WROTE,
    is_byline_filler,
    is_name,
    may_be_name,
    tells_on,
)
from scraper.arabic.openers import opening_verbs
from scraper.arabic.phrasebook import Phrasebook, fold_word
from scraper.parser.dates import MatchedDate, match_date

from .names import MOST_WORDS, Named, Names, is_plain
from .parts import CLOSING, LINE, SEPARATORS, Kind, Part, Tokens


class Cut(NamedTuple):
    """Where a dateline could end: after so many parts, before this mark."""

    parts: int
    end: int  # offset after the last part
    rest: int  # offset of what follows the mark
    mark: str


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(fold_word(name) for name, _ in weekdays.spellings() if " " not in name)


Read = tuple[list[Part], int]  # parts, and the token after them

_MOST_PARTS: Final = 8
_OF_THREE: Final = 3  # place, source and who wrote
_TO_NUMBER: Final = 3  # a weekday and a comma at most stand before a date's first number
_BULLETS: Final = frozenset({LINE, "-", "/", "|"})
_DATE_WORDS: Final = frozenset({"في", "يوم", "بتاريخ"})
_NAMED_FOR_PLACE: Final = [Kind.PLACE, Kind.AGENCY]
_OF_OUR_OWN: Final = frozenset({"خاصه", "الخاص", "الخاصه"})  # «متابعة خاصة»
# What may follow what with nothing but white space between: «عمان 9 شباط», «خاص معا».
_ADJACENT: Final[dict[Kind, frozenset[Kind]]] = {
    Kind.PLACE: frozenset({Kind.DATE, Kind.AGENCY}),
    Kind.UNKNOWN: frozenset({Kind.DATE}),
    Kind.AGENCY: frozenset({Kind.DATE, Kind.LABEL}),
    Kind.DATE: frozenset({Kind.AGENCY}),
    Kind.LABEL: frozenset({Kind.AGENCY, Kind.NAME}),
}


class Reader:
    """Reads one text; ``base``: when the page was fetched; ``publisher``: a book of the site's own
    names."""

    __slots__ = ("_base", "_found", "_names", "_tokens")

    def __init__(
        self, text: str, base: datetime | None, publisher: Phrasebook[Certainty] | None
    ) -> None:
        self._tokens = Tokens(text)
        self._names = Names(self._tokens, publisher)
        self._base = base
        self._found: dict[int, MatchedDate | None] = {}  # by where each begins, read once

    def read(self) -> tuple[list[Part], list[Cut], int]:
        """The parts from the beginning of the text, the places where it could be cut, and the
        offset where it begins: behind «- » or a bullet."""
        start = 0
        while self._tokens.key(start) in _BULLETS:
            start += 1
        if not self._tokens.has(start):
            return [], [], 0
        parts, cuts, _ = self._sequence(start, "")
        return parts, cuts, self._tokens.start(start)

    def _sequence(self, at: int, closing: str) -> tuple[list[Part], list[Cut], int]:
        """Parts up to a closing bracket (-1 when it is not reached) or as far as they go."""
        parts: list[Part] = []
        cuts: list[Cut] = []
        before = ""
        while len(parts) < _MOST_PARTS:
            if closing and parts and self._tokens.key(at) == closing:
                return parts, cuts, at + 1
            got = self._element(at, parts, before)
            if got is None:
                break
            parts += got[0]
            end = got[1]
            if len(parts) == _OF_THREE and _names_writer(parts):
                parts[1] = parts[1]._replace(kind=Kind.QUOTED)
            before, at = self._separator(end)
            if self._tokens.key(at) == "و" and self._tokens.key(at + 1) in CLOSING:
                before, at = before + "و", at + 1  # «(رويترز) و(أ ف ب)»
            last = parts[-1]
            if before.startswith("/") and "/" in last.before and _is_source(parts):
                kind = Kind.AGENCY if last.kind is Kind.AGENCY else Kind.QUOTED
                parts[-1] = last._replace(kind=kind, closed="/")  # «/ وام /»: the slash closes
                cuts.append(self._cut(len(parts), end + 1, at, before[1:]))
            else:
                cuts.append(self._cut(len(parts), end, at, before))
        return parts, cuts, -1 if closing else at

    def _cut(self, count: int, at: int, after: int, mark: str) -> Cut:
        tokens = self._tokens
        rest = tokens.start(after) if tokens.has(after) else tokens.end(-1)
        return Cut(count, tokens.end(at - 1), rest, mark)

    def _separator(self, at: int) -> tuple[str, int]:
        mark = ""
        while (key := self._tokens.key(at)) in SEPARATORS:
            mark += key
            at += 1
        return mark, at

    def _element(self, at: int, parts: Sequence[Part], before: str) -> Read | None:
        """The part or parts that begin at a token."""
        if not self._tokens.has(at) or ".." in before:
            return None
        if self._tokens.keys[at] in CLOSING:
            return self._enclosed(at, parts, before)
        got = (
            self._wrote(at, parts, before)
            or self._from(at, parts, before)
            or self._date(at, parts, before)
            or self._label(at, parts, before)
            or self._name(at, parts, before)
        )
        return got if got is not None and _may_follow(parts, got[0][0]) else None

    def _part(self, named: Named, before: str) -> Part:
        span = (self._tokens.start(named.start), self._tokens.end(named.end - 1))
        return Part(named.kind, *span, certainty=named.certainty, before=before)

    # -- brackets and quotes ------------------------------------------------------------------

    def _enclosed(self, at: int, parts: Sequence[Part], before: str) -> Read | None:
        source = self._names.agency_at(at)
        if source is not None:  # «"القدس" دوت كوم»: the quote is part of the name
            return [self._part(source, before)], source.end
        opening = self._tokens.keys[at]
        closing = CLOSING[opening]
        inner, _, end = self._sequence(at + 1, closing)
        if end < 0:
            return self._quoted(at, closing, before)
        if len(inner) == 1 and any(part.kind is Kind.PLACE for part in parts):
            # «القدس - «الرياض»»: in quotes after a place, a name that is both is the paper's;
            # «سلا (المغرب)» tells where it lies
            source = self._names.agency_at(at + 1)
            if source and opening == "(" and source.certainty == Certainty.NOUN:
                source = None
            if source and inner[0].kind is Kind.PLACE and self._tokens.key(source.end) == closing:
                inner[0] = self._part(source, before)
        placed = any(part.kind is Kind.PLACE for part in parts)
        if placed and [part.kind for part in inner] == _NAMED_FOR_PLACE and not inner[1].before:
            inner = [inner[1]._replace(start=inner[0].start)]  # «زنجبار (عدن اليوم)»
        inner[0] = inner[0]._replace(before=before)
        if placed and [part.kind for part in inner] == [Kind.UNKNOWN]:
            inner[0] = inner[0]._replace(kind=Kind.QUOTED)  # «القاهرة (الأفق) – قالت …»: a paper
        return [part._replace(closed=part.closed or opening) for part in inner], end

    def _quoted(self, at: int, closing: str, before: str) -> Read | None:
        """Words that no list knows in quotes: a paper, where the rest of the line says so."""
        end = at + 1
        while self._tokens.is_word(end) and end - at <= MOST_WORDS:
            end += 1
        words = self._tokens.words(at + 1, end)
        if not words or self._tokens.key(end) != closing or not is_plain(words):
            return None
        part = self._part(Named(Kind.QUOTED, 0, at + 1, end), before)
        return [part._replace(closed=self._tokens.keys[at])], end + 1

    # -- the kinds of parts -------------------------------------------------------------------

    def _wrote(self, at: int, parts: Sequence[Part], before: str) -> Read | None:
        """«كتب محمود خلوف», «كتبت - داليا عثمان», «إعداد: …» with the names."""
        tokens = self._tokens
        key = tokens.keys[at]
        if (key not in WROTE and key not in BYLINE_NOUNS) or (parts and not before):
            return None
        after = at + 1
        while is_byline_filler(tokens.key(after)):
            after += 1
        mark, start = self._separator(after)
        end = self._names.run_end(start)
        words = tokens.words(start, end)
        sure = is_name(words)
        named = sure or may_be_name(words) or words[:1] == ["المحرر"]
        if LINE in mark or not tokens.at_boundary(end) or not named or tells_on(words):
            return None
        wrote = self._part(Named(Kind.WROTE, 0, at, after), before)
        return [wrote, self._part(Named(Kind.NAME, 3 if sure else 1, start, end), mark or " ")], end

    def _from(self, at: int, parts: Sequence[Part], before: str) -> Read | None:
        """«من محمد علي» at the beginning or after an agency; «من لندن» after a name or a site."""
        if self._tokens.keys[at] != "من":
            return None
        place = self._names.place_at(at + 1)
        end = self._names.run_end(at + 1)
        named = is_name(self._tokens.words(at + 1, end))
        if named and place and place.end < end:
            place = None  # «من بشرى الخطيب» is no town's
        if place and parts and parts[-1].kind in (Kind.NAME, Kind.AGENCY):
            return [self._part(place, before + "من")], place.end
        if named and self._tokens.at_boundary(end):
            return [self._part(Named(Kind.NAME, 3, at + 1, end), before + "من")], end
        return None

    def _date(self, at: int, parts: Sequence[Part], before: str) -> Read | None:
        tokens = self._tokens
        start = at
        while tokens.key(start) in _DATE_WORDS:
            start += 1
        if not tokens.is_number(start, _TO_NUMBER):
            return self._weekday(at, start, parts, before)
        found = self._day_at(start)
        if found is not None and tokens.is_word(start) and self._is_dated_place(start):
            return None  # «إب 7 أكتوبر»: the town, though it is spelled almost as «آب» (August)
        if found is None:
            return None
        end = tokens.begins_at(found.end, start)
        while end > start and tokens.keys[end - 1] in SEPARATORS:
            end -= 1
        if end == start or tokens.end(end - 1) > found.end:
            return None  # the date ends inside a word
        part = self._part(Named(Kind.DATE, 0, start, end), before)
        return [part._replace(day=found.value, year_printed=found.year_printed)], end

    def _weekday(self, at: int, start: int, parts: Sequence[Part], before: str) -> Read | None:
        """«حمص - الخميس - سانا»: a day that says no date."""
        tokens = self._tokens
        if not parts or tokens.key(start) not in _weekdays() or not tokens.at_boundary(start + 1):
            return None
        return [self._part(Named(Kind.DATE, 0, at, start + 1), before)], start + 1

    def _day_at(self, at: int) -> MatchedDate | None:
        """The date that begins at a token."""
        start = self._tokens.start(at)
        if start not in self._found:
            self._found[start] = match_date(self._tokens.text, start, self._base)
        return self._found[start]

    def _is_dated_place(self, at: int) -> bool:
        """Whether a place stands there with a date of its own, month and all, behind it."""
        place = self._names.place_at(at)
        if place is None or not self._tokens.is_number(place.end):
            return False
        return self._day_at(place.end) is not None

    def _label(self, at: int, parts: Sequence[Part], before: str) -> Read | None:
        key = self._tokens.keys[at]
        if key == "من" and parts and self._tokens.key(at + 1) in LABELS:
            return [self._part(Named(Kind.LABEL, 3, at, at + 2), before)], at + 2  # «من مراسلنا»
        if key in LABELS:
            end = at + 2 if self._tokens.key(at + 1) in _OF_OUR_OWN else at + 1
            return [self._part(Named(Kind.LABEL, 3, at, end), before)], end
        known = any(part.kind is Kind.AGENCY for part in parts)
        if key in SECTIONS and known and before and self._tokens.at_boundary(at + 1):
            return [self._part(Named(Kind.SECTION, 0, at, at + 1), before)], at + 1
        return None

    def _name(self, at: int, parts: Sequence[Part], before: str) -> Read | None:
        joined = self._names.joined_at(at, parts[-1].kind) if parts and not before else None
        if joined:
            part = self._part(joined, "و")
            return [part._replace(start=part.start + 1)], joined.end
        named = self._names.known_at(at, parts)
        if named is None or not self._may_end(named, before, parts):
            named = self._names.unknown_at(at, parts)
        return ([self._part(named, before)], named.end) if named is not None else None

    def _may_end(self, named: Named, before: str, parts: Sequence[Part]) -> bool:
        """Whether a known name could end there: before a mark, a date, a source; a source
        before prose too, «دمشق-سانا قالت», and a place behind it, «واع/ دمشق قالت»."""
        sourced = before in ("/", "-") and [part.kind for part in parts] == [Kind.AGENCY]
        end = named.end
        return (
            named.kind is Kind.AGENCY
            or (sourced and self._tokens.key(end) in opening_verbs())
            or self._tokens.at_boundary(end)
            or self._names.agency_at(end) is not None
            or self._date(end, (), "") is not None
            or self._names.joined_at(end, named.kind) is not None
        )


def _names_writer(parts: Sequence[Part]) -> bool:
    """«بغداد - راع - فلان»: what is set off between a known place and a person is the agency."""
    place, source, name = parts
    return (
        [part.kind for part in parts] == [Kind.PLACE, Kind.UNKNOWN, Kind.NAME]
        and min(place.certainty, name.certainty) > 1
        and source.before == name.before != ","
    )


def _is_source(parts: Sequence[Part]) -> bool:
    """Whether the last part, between slashes, is an agency: one that no list knows is told by the
    place and the day before it, «صلالة في 12 مارس / ضفاف /»."""
    last = parts[-1].kind
    if last is not Kind.UNKNOWN:
        return last is Kind.AGENCY
    return [part.kind for part in parts[:-1]] == [Kind.PLACE, Kind.DATE]


# «(واع) بغداد - », «بغداد (واع) …», «(أبها) فلان», «أبها (الوادي) فلان»
_BEHIND_BRACKETS: Final = frozenset(
    {
        (Kind.AGENCY, Kind.PLACE),
        (Kind.PLACE, Kind.AGENCY),
        (Kind.PLACE, Kind.NAME),
        (Kind.AGENCY, Kind.NAME),
    }
)


def _may_follow(parts: Sequence[Part], part: Part) -> bool:
    """Whether a part may stand behind those before it, with this mark or none between."""
    if not parts or part.before != "":
        return True
    if parts[-1].closed and (parts[-1].kind, part.kind) in _BEHIND_BRACKETS:
        return True
    return part.kind in _ADJACENT.get(parts[-1].kind, frozenset())
