"""A segment: what one label covers on a date line, and the day or moment it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from scraper.arabic.months import Calendar
from scraper.parser.dates.calendars import DateParts, settle
from scraper.parser.dates.clocks import Clock, Zone
from scraper.parser.dates.relative import Amounts, before
from scraper.parser.dates.tokens import Token


@dataclass(slots=True)
class Segment:
    """What has been read so far under one label."""

    label: str = ""
    dates: list[DateParts] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    weekday: int | None = None
    last: bool = False  # «الماضي» behind the weekday
    days_ago: int | None = None  # «أمس»
    neutral: bool = False  # a label's word that says nothing by itself: «خبر»
    ago: Amounts | None = None  # «منذ ساعتين»; empty for «الآن»
    year: int = 0  # standing apart from its day and month
    part: str = ""  # a part of the day apart from its clock: «مساء الأحد»
    eras: list[str] = field(default_factory=list)  # apart from their dates
    zone: Zone | None = None  # before its clock: «GMT 17:27»
    start: int = -1
    end: int = -1

    def covers(self, first: Token, last: Token) -> None:
        """Those tokens belong to the date itself, not to what stands around it."""
        if self.start < 0:
            self.start = first.start
        self.end = last.end

    @property
    def empty(self) -> bool:
        """Whether nothing of a date stands in it."""
        return self.start < 0

    @property
    def dated(self) -> bool:
        """Whether it says a day, and not only a clock."""
        return bool(self.dates) or self.days_ago is not None or self.ago is not None or self.last

    @property
    def whole(self) -> bool:
        """Whether a date with its year is printed."""
        return any(parts.year for parts in self.whole_dates())

    def whole_dates(self) -> Sequence[DateParts]:
        """The dates, the year that stands apart put in («Sun Feb 9 16:35:00 2020»)."""
        if not self.year:
            return self.dates
        return [parts if parts.year else parts._replace(year=self.year) for parts in self.dates]

    def coherent(self) -> bool:
        """Whether what stands apart belongs to some date of the segment."""
        if self.year and not any(
            not parts.year and parts.calendar == Calendar.GREGORIAN for parts in self.dates
        ):
            return False
        calendars = {parts.calendar for parts in self.dates}
        return calendars.issuperset(self.eras)

    @property
    def _headline(self) -> bool:
        """Whether «اليوم» and «الآن» are words of a heading: «خبر اليوم», «حدث أمس»."""
        if self.clocks or self.weekday is not None or self.label == "published":
            return False
        return self.neutral != (self.label == "modified")

    def day(self, base: datetime | None) -> date | None:
        """The day that it says. A printed date counts before «أمس» and «اليوم»."""
        base_day = base.date() if base else None
        if self.dates:
            return settle(self.whole_dates(), self.weekday, base_day)
        if base_day is None:
            return None
        if self.last and self.weekday is not None:
            days = (base_day.weekday() - self.weekday - 1) % 7 + 1
        elif self.days_ago is not None and not self._headline:
            days = self.days_ago
        else:
            return None
        if base_day.toordinal() <= days:
            return None
        day = base_day - timedelta(days=days)
        return day if self.weekday in (None, day.weekday()) else None

    def moment(self, base: datetime | None, day: date | None = None) -> date | datetime | None:
        """The day, or the moment where there is a clock. `day`: lent by another segment."""
        if self.ago is not None and not self.dates:
            if base is None or self.clocks or (not self.ago and self._headline):
                return None
            return before(base, self.ago) if self.ago else base
        day = day or self.day(base)
        if day is None or not self.clocks:
            return day
        clock = self._one_clock(day)
        return clock and clock.on(day)

    def _one_clock(self, day: date) -> Clock | None:
        """The first clock. Others must be the same instant in another zone: «16:25 (مكة المكرمة)،
        13:25 (غرينتش)»; where only the second names its zone the first one's follows from it."""
        first = self.clocks[0]
        if self.part and not first.part:
            first = first._replace(part=self.part)
        for other in self.clocks[1:]:
            if other.zone is None:
                if other != first:
                    return None
                continue
            moment = other.on(day)
            local = first._replace(zone=None).on(day)
            if not isinstance(moment, datetime) or not isinstance(local, datetime):
                return None
            if first.zone is None:
                first = first._replace(zone=_zone_between(local, moment))
            else:
                said = first.on(day)
                if not isinstance(said, datetime) or said.tzinfo is None:
                    return None
                if (said - moment) % timedelta(days=1):
                    return None
            if first.zone is None:
                return None
        return first


def _zone_between(local: datetime, moment: datetime) -> Zone | None:
    """The zone in which that instant, known to within whole days, has that local clock."""
    offset = moment.utcoffset()
    if offset is None:
        return None
    utc = moment.replace(tzinfo=None) - offset
    minutes = int((local - utc).total_seconds() // 60)
    minutes = (minutes + 12 * 60) % (24 * 60) - 12 * 60
    return Zone(minutes) if minutes % 15 == 0 else None
