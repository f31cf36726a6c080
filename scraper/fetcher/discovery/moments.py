"""Rough moments: when a source says an article is from, near enough to order and to stop a walk.

Machine forms are read here (ISO 8601, RFC 822, dates in an address) and the plainest of printed
ones (``printed.py``); the record's date is the parser's affair. A moment is seconds since the
epoch in UTC; a form without an offset is taken as UTC, which is at most 14 hours wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

from dateutil.parser import isoparser

from scraper.fetcher.discovery.printed import day_in
from scraper.page import Entry

DAY = 86_400.0
ZONES = 14 * 3_600.0  # offsets reach from -12 to +14 hours

_ISO = isoparser()
_SOME_DATE = re.compile(r"\s*\d{4}")
# /2020/02/09/, /2020-02-09-, /20200209/, ?date=2020-02-09; the year is one of the web's.
_IN_ADDRESS = re.compile(
    r"((?:19|20)(?<![0-9]{3})[0-9]{2})"  # what may begin it stands first: a search leaps to it
    r"(?:([/_.-])(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12][0-9]|3[01])(?![0-9]))?(?=[/_.&?-]|\Z)"
    r"|(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9]))"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time: both ends are moments, ``end`` is not part of it."""

    start: float
    end: float


@lru_cache(maxsize=4096)
def moment(text: str | None) -> float | None:
    """The moment of an ISO 8601 or RFC 822 text, else None. Never raises.

    What a source says of an entry is asked three times on its way, hence the cache.
    """
    if not text or len(text) > 80:
        return None
    text = text.strip()
    try:
        return _aware(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        pass
    try:
        if _SOME_DATE.match(text):
            return _aware(_ISO.isoparse(text.replace(" ", "T", 1)))
        return _aware(parsedate_to_datetime(text))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _aware(value: datetime) -> float:
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()


def has_clock(text: str) -> bool:
    """Whether a date text goes beyond the day."""
    return ":" in text or "T" in text[8:12]


def in_address(url: str) -> Span | None:
    """The day or the month that an address says it is from.

    >>> in_address("https://example.com/2020/02/09/title") == day(date(2020, 2, 9))
    True
    """
    found = _IN_ADDRESS.search(url, url.find("/", 8) + 1)
    if found is None:
        return None
    year, _, month, monthday, month2, monthday2 = found.groups()
    try:
        first = date(int(year), int(month or month2), int(monthday or monthday2 or 1))
    except ValueError:
        return None
    return day(first) if monthday or monthday2 else _month(first)


def day(value: date) -> Span:
    """A day of the calendar, in UTC."""
    start = datetime(value.year, value.month, value.day, tzinfo=UTC).timestamp()
    return Span(start, start + DAY)


def _month(first: date) -> Span:
    following = (first + timedelta(days=32)).replace(day=1)
    return Span(day(first).start, day(following).start)


def published(entry: Entry) -> Span | None:
    """When the entry's article came out, as far as its source or its address says."""
    at = moment(entry.published)
    if at is not None:
        return Span(at, at + (1.0 if has_clock(entry.published or "") else DAY))
    if entry.published and (named := day_in(entry.published)) is not None:
        return day(named)
    return in_address(entry.url)


def order(entry: Entry, found_at: float) -> float:
    """Where the entry stands among others: its date, else its last change, else its finding.

    Nothing is newer than now: a date in the future must not put an article before all others.
    """
    span = published(entry)
    at = span.start if span else moment(entry.modified)
    return min(at, found_at) if at is not None else found_at - DAY


def months(since: date, until: date) -> Iterator[date]:
    """The first days of the months from ``until`` back to ``since``."""
    first = until.replace(day=1)
    while first >= since.replace(day=1):
        yield first
        first = (first - timedelta(days=1)).replace(day=1)
