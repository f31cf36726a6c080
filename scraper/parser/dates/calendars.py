"""From the printed parts of dates to one day: orders, calendars, weekdays, missing years.

Rules (issue «Dates»): numeric dates are day first unless the day is impossible so or something
else on the line contradicts it; where both calendars are printed the Gregorian one counts; a Hijri
date alone is converted by Umm al-Qura, and a printed weekday near it decides; a solar date alone
is converted, and no weekday may contradict it; a date without a year is the last such day that is
not after the base.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from scraper.arabic.months import Calendar

GREGORIAN_YEARS: Final = range(1900, 2101)
HIJRI_YEARS: Final = range(1343, 1501)  # the Umm al-Qura tables of hijridate
HIJRI_YEARS_UNMARKED: Final = range(1411, 1461)  # 1990–2038: what news without «هـ» can mean
SOLAR_YEARS: Final = range(1300, 1461)
COPTIC_YEARS: Final = range(1600, 1801)
AMAZIGH_YEARS: Final = range(2900, 3051)

_YEARS: Final[dict[str, range]] = {
    Calendar.GREGORIAN: GREGORIAN_YEARS,
    Calendar.HIJRI: HIJRI_YEARS,
    Calendar.SOLAR: SOLAR_YEARS,
    Calendar.PERHAPS_SOLAR: SOLAR_YEARS,
    Calendar.COPTIC: COPTIC_YEARS,
    Calendar.AMAZIGH: AMAZIGH_YEARS,
}
# Sightings differ from Umm al-Qura by a day, in Morocco and Oman by two.
_SIGHTING_DAYS: Final = 2
_YEARS_BACK: Final = 6  # a day of the year falls on every weekday, with few exceptions, in six
_LONGEST_HIJRI_MONTH: Final = 30


class DateParts(NamedTuple):
    """One printed date: 1 ≤ month ≤ 13 and 1 ≤ day ≤ 31 as read, year 0 where none is printed.
    `swappable`: numbers alone, so that day and month may stand in the other order."""

    calendar: str
    year: int
    month: int
    day: int
    swappable: bool = False


def calendar_of_year(month_calendar: str, year: int) -> str | None:
    """The calendar of a date with a month's name and a year, or None where they contradict.
    The Amazigh year uses some Gregorian names: «12 يناير 2970»."""
    if year in _YEARS[month_calendar]:
        return month_calendar
    if month_calendar == Calendar.GREGORIAN and year in AMAZIGH_YEARS:
        return Calendar.AMAZIGH
    return None


def calendar_of_number(year: int, era: str, persian_digits: bool) -> str | None:
    """The calendar of a date in numbers alone. `era`: the printed mark, or nothing.

    Without a mark 1399 can be the Persian year of 2020 and the Hijri year of 1979, of which old
    newspapers tell; Persian digits say that it is the first.
    """
    if era:
        return era if year in _YEARS[era] else None
    if year in GREGORIAN_YEARS:
        return Calendar.GREGORIAN
    if year in HIJRI_YEARS_UNMARKED and not persian_digits:
        return Calendar.HIJRI
    if year in SOLAR_YEARS:
        return Calendar.SOLAR if persian_digits else Calendar.PERHAPS_SOLAR
    return Calendar.AMAZIGH if year in AMAZIGH_YEARS else None


def settle(dates: Sequence[DateParts], weekday: int | None, base: date | None) -> date | None:
    """The one day that all the printed dates mean, or None where they contradict each other, where
    a day is impossible, or where the year is missing and there is no base."""
    gregorian = [parts for parts in dates if parts.calendar == Calendar.GREGORIAN]
    hijri = [parts for parts in dates if parts.calendar == Calendar.HIJRI]
    near = _hijri_days(hijri[0], weekday) if hijri and hijri[0].year else []
    solar = [_solar_day(parts) for parts in dates if parts.calendar == Calendar.SOLAR]
    full = [_gregorian_day(parts, weekday, near) for parts in gregorian if parts.year]
    if full:
        # «20 نوفمبر - 27 نوفمبر 2026» lasts from the one to the other
        spans = any(
            (parts.month, parts.day) != _month_and_day(full[0])
            for parts in gregorian
            if not (parts.year or parts.swappable)
        )
        return full[0] if not spans and all(day == full[0] for day in full) else None
    if gregorian:
        return _without_year(gregorian[0], weekday, base, near)
    if solar:
        return _agreed(solar[0], weekday, near)
    if near:
        return near[0]
    if hijri and base and not hijri[0].year:
        return _hijri_without_year(hijri[0], weekday, base)
    return None


def _month_and_day(day: date | None) -> tuple[int, int] | None:
    return (day.month, day.day) if day is not None else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _gregorian_day(parts: DateParts, weekday: int | None, near: Sequence[date]) -> date | None:
    """A full Gregorian date. A weekday or a Hijri date on the line can turn day and month round;
    neither can take a date away that stands there in full."""
    first = _day(parts.year, parts.month, parts.day)
    if not parts.swappable:
        return first
    second = _day(parts.year, parts.day, parts.month)
    if first is None or second is None:
        return first or second
    if weekday is not None and first.weekday() != weekday == second.weekday():
        return second
    if near and _apart(first, near) > _SIGHTING_DAYS >= _apart(second, near):
        return second
    return first


def _apart(day: date, others: Iterable[date]) -> int:
    return min(abs((day - other).days) for other in others)


def _umm_al_qura(year: int, month: int, day: int) -> date | None:
    """The Gregorian day; day 30 of a month that has 29 there is the day after its last."""
    if not 1 <= day <= _LONGEST_HIJRI_MONTH or month not in range(1, 13):
        return None
    if year not in HIJRI_YEARS:
        return None
    from hijridate import Hijri  # its tables are read where a page prints a Hijri date

    first = Hijri(year, month, 1).to_gregorian().toordinal()
    return date.fromordinal(first + day - 1)  # a plain date, not the library's own kind


def _solar_day(parts: DateParts) -> date | None:
    """The Gregorian day of a solar Hijri date: six months of 31 days, five of 30, one of 29 or 30.

    The years of 366 days come as 33 years have eight of them: Borkowski, "The Persian calendar for
    3000 years" (1996); CLDR's persian calendar. It is the same as the equinox of every year from
    1178 to 1501.
    """
    if parts.year not in SOLAR_YEARS or not 1 <= parts.month <= 12:
        return None
    first = _SOLAR_EPOCH + 365 * (parts.year - 1) + (8 * parts.year + 21) // 33
    if parts.month == 12:
        length = 29 + ((25 * parts.year + 11) % 33 < 8)
    else:
        length = 31 if parts.month <= 6 else 30
    if not 1 <= parts.day <= length:
        return None
    before = 30 * (parts.month - 1) + min(parts.month - 1, 6)
    return date.fromordinal(first + before + parts.day - 1)


_SOLAR_EPOCH: Final = 226_895  # 22 March 622 of the Gregorian calendar, as `date.toordinal` counts


def _agreed(day: date | None, weekday: int | None, near: Sequence[date]) -> date | None:
    """A converted day, unless the weekday or the Hijri date beside it tell another."""
    if day is None or weekday not in (None, day.weekday()):
        return None
    return day if not near or _apart(day, near) <= _SIGHTING_DAYS else None


def _hijri_days(parts: DateParts, weekday: int | None) -> list[date]:
    """The Gregorian day of a full Hijri date, moved by a day or two to the printed weekday;
    nothing where the weekday is farther off or the date is impossible."""
    day = _umm_al_qura(parts.year, parts.month, parts.day)
    if day is None and parts.swappable:
        day = _umm_al_qura(parts.year, parts.day, parts.month)
    if day is None:
        return []
    if weekday is None:
        return [day]
    shift = (weekday - day.weekday() + 3) % 7 - 3
    return [day + timedelta(days=shift)] if abs(shift) <= _SIGHTING_DAYS else []


def _without_year(
    parts: DateParts, weekday: int | None, base: date | None, near: Sequence[date]
) -> date | None:
    """The year from the Hijri date beside it, else from the base; a weekday must agree."""
    if near:
        years = range(near[0].year + 1, near[0].year - 2, -1)
        days = [day for day in _days_in(parts, years) if _apart(day, near) <= _SIGHTING_DAYS]
        return days[0] if days else None
    if base is None:
        return None
    years = range(base.year, base.year - _YEARS_BACK - 1, -1)
    for day in _days_in(parts, years):
        if day <= base and weekday in (None, day.weekday()):
            return day
    return None


def _days_in(parts: DateParts, years: Iterable[int]) -> Iterator[date]:
    for year in years:
        if year >= 1 and (day := _day(year, parts.month, parts.day)):
            yield day


def _hijri_without_year(parts: DateParts, weekday: int | None, base: date) -> date | None:
    from hijridate import Gregorian

    try:
        year = Gregorian(base.year, base.month, base.day).to_hijri().year
    except OverflowError:
        return None
    for candidate in (year, year - 1):
        days = _hijri_days(parts._replace(year=candidate), weekday)
        if days and days[0] <= base:
            return days[0]
    return None
