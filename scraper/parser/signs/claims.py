"""What a page says of a date, read and judged: no date before the web, none after the fetch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from scraper.arabic.digits import DIGIT
from scraper.parser.dates import parse_date

Moment = date | datetime

EARLIEST = date(1993, 1, 1)  # no newspaper was on the web before
HOUR = timedelta(hours=1)
SKEW = timedelta(hours=26)  # a local clock without zone may run ahead of UTC by 14 hours

YEAR = re.compile(r"[0-9٠-٩۰-۹]{4}|[0-9٠-٩۰-۹][/.-][0-9٠-٩۰-۹]{1,2}[/.-][0-9٠-٩۰-۹]{2}")
# not «/2013-01-12-09-11-12/…»: what Joomla calls a menu whose name it cannot write
_URL_DAY = re.compile(
    r"(?:^|[/_-])((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?!-\d\d-\d\d-\d\d/)(?=[/_.-]|$)"
)
_URL_MONTH_IN_WORDS = re.compile(r"(?i)/((?:19|20)\d\d)/([a-z]{3,9})/(\d{1,2})(?=[/-])")
# «/20170402-words», «/20100716/»; not «/20111205», which may be an article's number
_URL_DAY_AS_NUMBER = re.compile(r"/((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=[-/])")


class Claim(NamedTuple):
    """A date that something on the page gives: what it is, where it stands, how it is printed."""

    moment: Moment
    source: str
    printed: str
    labelled: bool = False


def day_of(moment: Moment) -> date:
    """The calendar day as printed, in the moment's own offset."""
    return moment.date() if isinstance(moment, datetime) else moment


def believable(moment: Moment, fetched_at: datetime) -> bool:
    """Whether a page fetched then can have come out at this moment."""
    return Judge(fetched_at).believes(moment)


def prints_year(text: str) -> bool:
    """Whether a text prints a date with its year."""
    return YEAR.search(text) is not None


def later(moment: datetime, by: timedelta) -> datetime:
    """A moment so much later, or itself where the calendar ends before."""
    try:
        return moment + by
    except OverflowError:
        return moment


MAKING = timedelta(seconds=5)  # before its page is sent


class Judge:
    """Reads strings into claims and refuses what cannot be."""

    def __init__(self, fetched_at: datetime) -> None:
        self.base = fetched_at
        self.latest = later(fetched_at, SKEW)
        self._moments: dict[str, Moment | None] = {}  # heads say one date three times and more

    def believes(self, moment: Moment) -> bool:
        if isinstance(moment, datetime):
            aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            limit = later(self.base, HOUR) if moment.tzinfo else self.latest
            return moment.date() >= EARLIEST and aware <= limit
        return EARLIEST <= moment <= self.latest.date()

    def _is_now(self, moment: Moment) -> bool:
        """Whether a moment is the page's making, by the clock of its server: what a template fills
        in where it knows no other."""
        if not isinstance(moment, datetime) or moment.tzinfo is None:
            return False
        return abs(moment - self.base) <= MAKING

    def read_one(self, source: str, text: str | None) -> Claim | None:
        if not text or not DIGIT.search(text) or len(text) > 200:
            return None
        if text not in self._moments:
            moment = parse_date(text, base=self.base)
            believed = moment is not None and self.believes(moment) and not self._is_now(moment)
            self._moments[text] = moment if believed else None
        moment = self._moments[text]
        return None if moment is None else Claim(moment, source, text)

    def read(self, claims: Iterable[tuple[str, str]]) -> Iterator[Claim]:
        """The claims of data, in which a moment may be a number too."""
        for source, text in claims:
            claim = self.read_one(source, _from_number(text) or text)
            if claim is not None:
                yield claim


# Seconds or milliseconds since 1970: «1715081100», and «/Date(1715081100000)/» of older .NET.
_SINCE_1970 = re.compile(r"\s*(?:/Date\()?([0-9]{10})([0-9]{3})?(?:[+-][0-9]{4})?(?:\)/)?\s*")


def _from_number(text: str) -> str | None:
    """A number's moment, as a text to read; None where the text is no such number."""
    match = _SINCE_1970.fullmatch(text)
    return None if match is None else datetime.fromtimestamp(int(match[1]), UTC).isoformat()


def day_in_address(url: str) -> str | None:
    """The day that an address tells, as a text to read; None where it tells none."""
    path = urlsplit(url).path
    match = _URL_DAY.search(path) or _URL_DAY_AS_NUMBER.search(path)
    if match is not None:
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    match = _URL_MONTH_IN_WORDS.search(path)
    return f"{match[3]} {match[2]} {match[1]}" if match else None


def turned(claim: Claim, day: date) -> Claim:
    """The claim with day and month changed about («4/12/2010»), where that makes it the day that
    the address tells; day first is only a rule."""
    moment = claim.moment
    if day_of(moment) == day or moment.day > 12 or not _NUMERIC.search(claim.printed):
        return claim
    other = moment.replace(day=moment.month, month=moment.day)
    return claim._replace(moment=other) if day_of(other) == day else claim


def turned_round(claim: Claim) -> Claim:
    """The claim with day and month changed about, where it is in numbers and may be read so."""
    moment = claim.moment
    if moment.day > 12:
        return claim
    return turned(claim, day_of(moment.replace(day=moment.month, month=moment.day)))


_NUMERIC = re.compile(r"[0-9٠-٩]{1,2}[/.-][0-9٠-٩]{1,2}[/.-][0-9٠-٩]{4}")
