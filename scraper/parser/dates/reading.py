"""The grammar of a date line: tokens to segments.

A line is a row of segments, each begun by a label («نشر في … آخر تحديث …»); a segment holds dates
in one or more calendars, a weekday, clocks, and words that explain themselves. In `read_line`
every token must be accounted for, or there is no reading: that keeps scores, versions and streets
out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from scraper.arabic.datewords import AT
from scraper.arabic.months import Calendar
from scraper.parser.dates.calendars import GREGORIAN_YEARS
from scraper.parser.dates.clocks import read_clock, read_zone
from scraper.parser.dates.constituents import read_date, read_day_and_month
from scraper.parser.dates.furniture import read_byline, read_count, read_issue
from scraper.parser.dates.lexicon import Role
from scraper.parser.dates.relative import read_ago
from scraper.parser.dates.segments import Segment
from scraper.parser.dates.tokens import Token

_NAMED_CLOCK_GLUE: Final = ":-(["


def read_line(text: str, tokens: Sequence[Token]) -> list[Segment] | None:
    """The segments of a line in which every token is explained, or None."""
    return _LineReader(text, tokens).read()


class _LineReader:
    """One walk over the tokens. Each method reads at an index and answers with the index behind,
    or None for a token that nothing explains."""

    __slots__ = ("named", "segment", "segments", "text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.segment = Segment()
        self.segments = [self.segment]
        self.named = False  # a byline or a place was read

    def read(self) -> list[Segment] | None:
        index, tokens, actions = 0, self.tokens, _ACTIONS
        while (role := tokens[index].role) is not Role.END:
            action = actions.get(role)
            behind = action(self, index) if action else None
            if behind is None:
                return None
            index = behind
        self._close_label()
        segments = [segment for segment in self.segments if not segment.empty]
        if not all(segment.coherent() for segment in segments):
            return None
        if self.named and not any(segment.whole or segment.ago for segment in segments):
            return None
        return segments

    def _close_label(self) -> None:
        """A label behind everything belongs to what stands before it: «9/2/2020 (آخر تحديث)»."""
        if len(self.segments) == 2 and self.segment.empty and not self.segments[0].label:
            self.segments[0].label = self.segment.label

    # --------------------------------------------------------------- words around the date

    def separator(self, index: int) -> int | None:
        name = self.tokens[index].name
        if name in ("(", "[") and self.tokens[index + 1].role is Role.PLACE:
            return self.zone(index)  # «22:07 هـ (مكة المكرمة)»
        if name != "+":
            return index + 1
        zone, behind = read_zone(self.tokens, index)  # "2020-02-09+03:00" of XML Schema
        return behind if zone and self.segment.dates else None

    def glue(self, index: int) -> int | None:
        if self.tokens[index].name == AT and not self.segment.dates:
            return self.ago(index + 1)  # "a day ago"
        return index + 1

    def label(self, index: int) -> int | None:
        name = self.tokens[index].name
        if name and not self.segment.empty:
            self.segment = Segment(label=name)
            self.segments.append(self.segment)
        elif name == "modified" or (name and not self.segment.label):
            self.segment.label = name
        elif not name:
            self.segment.neutral = True
        return index + 1

    def byline(self, index: int) -> int | None:
        names, behind = read_byline(self.text, self.tokens, index)
        if names:
            self.named = True
        elif not self.segment.label and self.segment.empty:
            self.segment.label = "published"  # «كُتب في: 9/2/2020»
        return behind

    def place(self, index: int) -> int:
        """«دمشق - الأحد 9 شباط 2020»: explained only beside a whole date."""
        self.named = True
        return index + 1

    def issue(self, index: int) -> int | None:
        return read_issue(self.tokens, index)

    def count(self, index: int) -> int | None:
        return read_count(self.text, self.tokens, index)

    def tee(self, index: int) -> int | None:
        followed = self.tokens[index + 1].role is Role.NUMBER
        return index + 1 if followed and self.segment.dates else None

    def year_word(self, index: int) -> int | None:
        return index + 1 if len(self.tokens[index + 1].name) == 4 else None

    # --------------------------------------------------------------- days

    def number(self, index: int) -> int | None:
        """A date, a clock, an amount of time, a count, or a year apart, in that order."""
        if self.tokens[index + 1].name != ":" or len(self.tokens[index].name) == 4:
            read = read_date(self.text, self.tokens, index)
            if read is None and (self.segment.weekday is not None or self.segment.label):
                read = read_day_and_month(self.tokens, index)
            if read:
                self.segment.dates.append(read[0])
                return self._covered(index, read[1])
        return self.clock_here(index) or self._amount(index) or self._year(index)

    def date(self, index: int) -> int | None:
        read = read_date(self.text, self.tokens, index)
        if read is None:
            return None
        self.segment.dates.append(read[0])
        return self._covered(index, read[1])

    def _amount(self, index: int) -> int | None:
        return self.ago(index) or read_count(self.text, self.tokens, index)

    def _year(self, index: int) -> int | None:
        token, segment = self.tokens[index], self.segment
        if len(token.name) != 4 or token.number not in GREGORIAN_YEARS or segment.year:
            return None
        segment.year = token.number
        return self._covered(index, index + 1)

    def _covered(self, index: int, behind: int) -> int:
        self.segment.covers(self.tokens[index], self.tokens[behind - 1])
        return behind

    def weekday(self, index: int) -> int | None:
        segment, token = self.segment, self.tokens[index]
        if segment.weekday not in (None, token.number):
            return None
        segment.weekday = token.number
        return self._covered(index, index + 1)

    def last(self, index: int) -> int | None:
        if self.tokens[index - 1].role is not Role.WEEKDAY:
            return None
        self.segment.last = True
        return self._covered(index, index + 1)

    def days_ago(self, index: int) -> int | None:
        segment, token = self.segment, self.tokens[index]
        if segment.days_ago not in (None, token.number):
            return None
        segment.days_ago = token.number
        return self._covered(index, index + 1)

    def just_now(self, index: int) -> int | None:
        self.segment.ago = {}
        return self._covered(index, index + 1)

    def ago(self, index: int) -> int | None:
        read = read_ago(self.tokens, index)
        if read is None or self.segment.ago is not None:
            return None
        self.segment.ago = read[0]
        return self._covered(index, read[1])

    def unit(self, index: int) -> int | None:
        """«يوم الأحد», «شهر شباط», «سنة 2020», «السنة 26», «ساعة 16:35», «ساعتين مضت»."""
        token, following = self.tokens[index : index + 2]
        behind = self.ago(index)
        if behind is not None or token.number != 1:
            return behind
        if token.name == "hour":
            return self.clock(index)
        if token.name == "year" and following.role is Role.NUMBER:
            return index + 1 if len(following.name) == 4 else index + 2
        if token.name == "month":
            return index + 1 if following.role is Role.MONTH else None
        return index + 1 if token.name == "day" else None

    def era(self, index: int) -> int | None:
        self.segment.eras.append(self.tokens[index].name)
        return self._covered(index, index + 1)

    # --------------------------------------------------------------- clocks

    def clock(self, index: int) -> int | None:
        """«الساعة» and a clock; the word alone says nothing («الساعة: 16:35» is read on)."""
        place = index + 1
        while place < index + 4 and (
            (
                self.tokens[place].role is Role.SEPARATOR
                and self.tokens[place].name in _NAMED_CLOCK_GLUE
            )
            or (self.tokens[place].role is Role.LABEL and not self.tokens[place].name)
        ):
            place += 1
        if read_date(self.text, self.tokens, place):
            return place
        return self.clock_here(place, named=True)

    def clock_here(self, index: int, named: bool = False) -> int | None:
        read = read_clock(self.tokens, index, named)
        if read is None:
            return None
        clock, behind = read
        if clock.zone is None and self.segment.zone:
            clock = clock._replace(zone=self.segment.zone)
            self.segment.zone = None
        self.segment.clocks.append(clock)
        return self._covered(index, behind)

    def day_part(self, index: int) -> int | None:
        if self.segment.part:
            return None
        self.segment.part = self.tokens[index].name
        return index + 1

    def mim(self, index: int) -> int | None:
        """«م 04:35» as lines read that were turned round, else the mark of a Gregorian date."""
        if self.tokens[index + 2].name == ":" and not self.segment.part:
            self.segment.part = "pm"
            return index + 1
        self.segment.eras.append(Calendar.GREGORIAN)
        return self._covered(index, index + 1)

    def zone(self, index: int) -> int | None:
        """A zone before its clock («GMT 17:27») or away from it."""
        zone, behind = read_zone(self.tokens, index)
        if behind == index:  # «توقيت النشر»
            return index + 1 if self.tokens[index].role is Role.ZONE_WORD else None
        clocks = self.segment.clocks
        if zone is None:
            return behind
        if clocks and clocks[-1].zone is None and self.tokens[behind + 1].name != ":":
            clocks[-1] = clocks[-1]._replace(zone=zone)
        elif not clocks or self.tokens[behind + 1].name == ":":
            self.segment.zone = zone
        elif clocks[-1].zone != zone:
            return None
        return self._covered(index, behind)


_ACTIONS: Final[dict[Role, Callable[[_LineReader, int], int | None]]] = {
    Role.SEPARATOR: _LineReader.separator,
    Role.NUMBER: _LineReader.number,
    Role.MONTH: _LineReader.date,
    Role.WEAK_MONTH: _LineReader.date,
    Role.DAY_WORD: _LineReader.date,
    Role.WEEKDAY: _LineReader.weekday,
    Role.LABEL: _LineReader.label,
    Role.LINK: _LineReader.glue,
    Role.AND: _LineReader.glue,
    Role.CLOCK: _LineReader.clock,
    Role.DAY_PART: _LineReader.day_part,
    Role.MIM: _LineReader.mim,
    Role.ERA: _LineReader.era,
    Role.ZONE: _LineReader.zone,
    Role.ZONE_WORD: _LineReader.zone,
    Role.LOCAL: _LineReader.zone,
    Role.PLACE: _LineReader.place,
    Role.TEE: _LineReader.tee,
    Role.YEAR_WORD: _LineReader.year_word,
    Role.UNIT: _LineReader.unit,
    Role.NUMBER_WORD: _LineReader.ago,
    Role.HALF: _LineReader.ago,
    Role.ABOUT: _LineReader.ago,
    Role.AGO: _LineReader.ago,
    Role.JUST_NOW: _LineReader.just_now,
    Role.DAYS_AGO: _LineReader.days_ago,
    Role.LAST: _LineReader.last,
    Role.BYLINE: _LineReader.byline,
    Role.ISSUE: _LineReader.issue,
    Role.COUNT: _LineReader.count,
}
