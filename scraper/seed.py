"""Where a site starts: the Seed, and the choice among seeds. Reading is ``seedfile``'s work."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from scraper import address
from scraper.countries import code_of, countries, zones
from scraper.errors import UsageError

# The closed lists of a seed file, each value with what it means.
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "agency": "a news agency",
        "daily": "a newspaper, in print or formerly so",
        "broadcaster": "a television or radio station",
        "portal": "a news site without paper or station",
        "party": "a party's or a movement's own organ",
        "government": "a ministry's or an authority's own news",
    }
)

# Which month names a publisher prints. The systems are those of CLDR's ar, ar-SY (and IQ, JO, LB,
# PS), ar-DZ (and TN), ar-MA and ar-MR; two of them side by side are a habit of publishers who
# write for all Arab countries.
MONTHS: Mapping[str, str] = MappingProxyType(
    {
        "egyptian": "يناير، فبراير، مارس: Egypt, Sudan, Libya, Yemen and the Gulf",
        "levantine": "كانون الثاني، شباط، آذار: Syria, Lebanon, Jordan, Palestine, Iraq",
        "dual": "both: «كانون الثاني/ يناير», «أكتوبر (تشرين الأول)»",
        "maghrebi": "جانفي، فيفري، مارس: Algeria and Tunisia",
        "moroccan": "يناير، ماي، يوليوز، غشت، شتنبر: Morocco",
        "mauritanian": "يناير، أغشت، شتمبر، دجمبر: Mauritania",
        "hijri": "محرم، صفر، ربيع الأول, mostly with the Gregorian date beside: Saudi Arabia",
    }
)


@dataclass(frozen=True, slots=True)
class Select:
    """CSS selectors for the rare site on which the general parser falls short.

    Valid from ``since`` to ``until`` (days, both included) of the page's fetch date.
    """

    since: date | None = None
    until: date | None = None
    headline: str | None = None
    body: str | None = None
    drop: tuple[str, ...] = ()
    dateline: str | None = None
    date: str | None = None
    sections: str | None = None


@dataclass(frozen=True, slots=True)
class Seed:
    """A site: its home is enough, everything else only helps.

    ``site`` is the host of ``home`` without ``www.``: the name under which it is remembered.
    AddressError where ``home``, a feed, a sitemap or a listing is no address, UsageError where
    another value cannot be meant. In the files that people write, ``seedfile`` checks more, and
    tells the line.
    """

    home: str
    name: str | None = None  # the publisher, as it writes itself
    name_en: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    zone: str | None = None  # IANA name
    kind: str | None = None  # one of KINDS
    months: str | None = None  # one of MONTHS
    language: str = "ar"  # BCP 47
    international: bool = False  # written for all Arab countries; country is then the seat
    delay: float | None = None  # seconds, where the site must be asked more slowly
    hosts: tuple[str, ...] = ()  # further hosts that belong to the site
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    select: tuple[Select, ...] = ()
    file: str | None = None  # where it was read from
    site: str = ""

    def __post_init__(self) -> None:
        if not self.site:
            object.__setattr__(self, "site", address.site(self.home))
        if self.zone is not None and self.zone not in zones():
            raise UsageError(f"zone {self.zone!r}: give an IANA name such as 'Asia/Damascus'")
        for key, value, words in (("kind", self.kind, KINDS), ("months", self.months, MONTHS)):
            if value is not None and value not in words:
                raise UsageError(f"{key} {value!r}: give one of {', '.join(words)}")
        if self.delay is not None and not 0 <= self.delay < math.inf:
            raise UsageError(f"delay {self.delay:g}: give 0 or more seconds")
        for key in ("hosts", "feeds", "sitemaps", "listings"):
            if isinstance(getattr(self, key), str):  # each letter would be taken for one of them
                raise UsageError(f"{key}: give a tuple, also of only one")
        for url in (*self.feeds, *self.sitemaps, *self.listings):
            address.clean(url)  # else it would end a run that has begun

    def select_on(self, day: date) -> Select | None:
        """The selectors for a page fetched on this day: the newest begun, if not ended."""
        begun = [each for each in self.select if each.since is None or each.since <= day]
        newest = max(begun, key=lambda each: each.since or date.min, default=None)
        return None if newest is None or (newest.until or date.max) < day else newest


def choose(
    seeds: Iterable[Seed], *, country: str | None = None, kind: str | None = None
) -> list[Seed]:
    """Those of the seeds with the country (ISO 3166-1 alpha-2, any case) and the kind, in order.

    Raises UsageError for a country or a kind that does not exist: a slip of the pen must not
    look like a country without newspapers.
    """
    code = country.upper() if country is not None else None
    if code is not None and code not in countries():
        meant = code_of(code) or "SY or EG"
        raise UsageError(f"country {country!r}: give two letters of ISO 3166-1, such as {meant}")
    if kind is not None and kind not in KINDS:
        raise UsageError(f"kind {kind!r}: give one of {', '.join(KINDS)}")
    return [seed for seed in seeds if code in (None, seed.country) and kind in (None, seed.kind)]
