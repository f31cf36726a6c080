"""Getting to know a site: its home page, a few usual places, its sections or its dated archive.

Polite: usual places are tried one after the other, only for what is missing, and not at all where
the home page could not be had; what was found is remembered, so it is done once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple

from scraper import address
from scraper.fetcher.discovery.listings import Listing
from scraper.fetcher.discovery.places import USUAL_FEEDS, USUAL_SITEMAPS
from scraper.fetcher.visiting.archives import Template, find_template
from scraper.fetcher.visiting.findings import Findings
from scraper.fetcher.visiting.sift import Range, Sift
from scraper.fetcher.visiting.sources import SITEMAPS, Sources
from scraper.fetcher.wire.exchange import Answer, Response
from scraper.known import Frontier, SourceKind, Via

_NOTE = "explored"
_FEEDS = frozenset({SourceKind.FEED})


class Explorer:
    """What one visit learns of the site as a whole. ``active`` while the site is not known."""

    def __init__(
        self,
        site: str,
        home: str,
        frontier: Frontier,
        sources: Sources,
        sift: Sift,
        findings: Findings,
        wanted: Range,
    ) -> None:
        self._site, self._home, self._frontier = site, home, frontier
        self._sources, self._sift, self._findings = sources, sift, findings
        self._wanted = wanted
        self._feeds_to_try: list[str] | None = None
        self._maps_to_try: list[str] | None = None
        self._listing = Listing()
        self._archive: Template | None = None
        self._home_answered = False
        self.active = not self._recall()

    def _recall(self) -> bool:
        """Whether the site was explored before; takes up what was learned."""
        try:
            told = json.loads(self._frontier.note(self._site, _NOTE) or "")
            self._sift.prefix = str(told["prefix"])
            for host in told["hosts"]:
                self._sift.add_host(str(host))
            if archive := told.get("archive"):
                self._archive = Template(*archive)
        except (ValueError, KeyError, TypeError):
            return False
        return True

    def remember(self) -> None:
        """Keeps that the site was explored, and what its home page told of where it lives."""
        told = {
            "prefix": self._sift.prefix,
            "hosts": sorted(self._sift.hosts),
            "archive": None if self._archive is None else astuple(self._archive),
        }
        self._frontier.keep_note(self._site, _NOTE, json.dumps(told))

    # The home page

    def answered(self, answer: Answer) -> None:
        """The home page has answered. A host that is down is not asked for anything else."""
        self._home_answered = isinstance(answer, Response) or answer.lasting

    def arrived(self, url: str) -> None:
        """The home page was read at this address: perhaps the site has moved to another host."""
        if not self._sift.own(url):
            self._sift.add_host(address.host(url).removeprefix("www."))

    def learn(self, url: str, listing: Listing) -> None:
        """Takes note of what the home page, read at this address, says of the site."""
        self._sift.prefix = _prefix(url, listing)
        self._listing = listing
        archive = find_template(listing.others) or self._archive
        if archive != self._archive:
            self._archive = archive
            if not self.active:
                self.remember()

    # Usual places

    def try_places(self) -> None:
        """All that was named has answered: asks a usual place where something is missing."""
        if not self.active or not self._home_answered:
            return
        if self._feeds_to_try is None and not self._findings.any_worked(*_FEEDS):
            self._feeds_to_try = [*self._listing.system, *USUAL_FEEDS]
        named = any(s.via not in (Via.USUAL, Via.INDEX) for s in self._sources.of(SITEMAPS))
        if self._maps_to_try is None and not named:
            self._maps_to_try = list(USUAL_SITEMAPS)
        self._try(self._feeds_to_try, SourceKind.FEED, _FEEDS)
        self._try(self._maps_to_try, SourceKind.SITEMAP, SITEMAPS)

    def _try(self, places: list[str] | None, kind: SourceKind, kinds: Iterable[SourceKind]) -> None:
        """Asks the next of the places, unless one has worked."""
        while places and not self._findings.any_worked(*kinds):
            url = address.join(self._home, places.pop(0))
            if url not in self._sources:
                self._sources.ask_first(self._sources.new(url, kind, Via.USUAL))
                return

    # Pages

    def by_days(self, now: float) -> bool:
        """Whether this visit reads the pages of the days that it wants."""
        return self._archive is not None and self._wanted.days(now) is not None

    @property
    def sections(self) -> Sequence[str]:
        """Those that the home page leads to."""
        return self._listing.sections

    def pages(self, now: float) -> tuple[list[str], Via]:
        """The pages to be read where no sitemap tells of the past, and how they were found: those
        of the days, where the site has such and a date is wanted, else those of the sections, in
        the first visit only: what they lead to is walked from then on."""
        days = self._wanted.days(now)
        if self._archive is not None and days is not None:
            return list(self._archive.pages(*days)), Via.ARCHIVE
        return (list(self.sections) if self.active else []), Via.MENU

    def calendar(self, url: str, listing: Listing) -> str | None:
        """Where the walk through the calendar goes on from the page at ``url``: to the day before
        that of the page, or from the front page to the last of the days that it links to. Where a
        date is wanted, ``pages`` tells the days."""
        if self._archive is None:
            return None
        if listing is not self._listing:
            return self._archive.before(url)
        if self._wanted.since is not None:
            return None
        days = {other: self._archive.day(other) for other in listing.others}
        dated = [(day, other) for other, day in days.items() if day is not None]
        return max(dated)[1] if dated else None


def _prefix(home: str, listing: Listing) -> str:
    """The first part of the home's path where the site's articles are below it, as on a host
    that serves several languages (``/arabic/``); else ``""``."""
    path = "/" + home.partition("?")[0].split("/", 3)[-1]
    parts = [part for part in path.split("/") if part]
    if not parts or "." in parts[0]:
        return ""
    prefix = f"/{parts[0]}/"
    links = [*(entry.url for entry in listing.entries), *listing.others]
    below = sum(("/" + url.split("/", 3)[-1]).startswith(prefix) for url in links)
    return prefix if links and below * 3 >= len(links) else ""
