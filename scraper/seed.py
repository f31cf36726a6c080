"""Where a site starts: the Seed, read from and checked against a TOML file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
    """

    home: str
    name: str | None = None  # the publisher, as it writes itself
    name_en: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    zone: str | None = None  # IANA name
    kind: str | None = None  # agency, daily, broadcaster, portal, party, government
    months: str | None = None  # month-name system in print
    language: str = "ar"  # BCP 47
    delay: float | None = None  # seconds, where the site must be asked more slowly
    hosts: tuple[str, ...] = ()  # further hosts that belong to the site
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    select: tuple[Select, ...] = ()
    file: str | None = None  # where it was read from
    site: str = ""
