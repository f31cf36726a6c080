"""What of a site's sources is asked on this visit, and what of it before articles."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable

from scraper.fetcher.discovery.listings import Listing
from scraper.fetcher.discovery.places import NEWS_SITEMAP
from scraper.fetcher.visiting import schedule
from scraper.fetcher.visiting.exploring import Explorer
from scraper.fetcher.visiting.sift import Sift
from scraper.fetcher.visiting.sources import MAX_FEEDS, Sources, is_past
from scraper.known import Source, SourceKind, Via

_MOST_SECTIONS = 120  # of a site that are read; a menu in each may lead to more for ever


class Agenda:
    """Takes in the sources that are named, and puts them in their queue."""

    def __init__(
        self,
        home: str,
        sources: Sources,
        sift: Sift,
        explorer: Explorer,
        walked: Container[str],
        note: Callable[[str], None],
    ) -> None:
        """``walked``: pages that walks from other sources have asked in this visit. ``note``: keeps
        when a gap was found for the next run, should this one be broken off."""
        self._home, self._sources, self._sift, self._explorer = home, sources, sift, explorer
        self._walked, self._note = walked, note
        self._then: list[Callable[[], None]] = []  # what is left to be tried for a gap

    def is_front(self, source: Source) -> bool:
        """Whether the source is the home page, or the page that the home page is a door to."""
        return source.url == self._home or source.via is Via.HOME

    def meet(self, url: str, kind: SourceKind, via: Via) -> None:
        """A source is named: asked at once where it is new or due."""
        source = self._sources.get(url)
        if source is None:
            self.queue(self._sources.new(url, kind, via))
        elif source.asked_at is None or (self._explorer.active and self._sources.is_due(source)):
            self.queue(source)

    def queue(self, source: Source) -> None:
        """Asks what tells the news before articles, and what tells the past when none waits."""
        if source.kind is SourceKind.LISTING:
            self._sift.exclude(source.url)
        first = source.kind in schedule.CURRENT or self.is_front(source)
        if source.via is Via.ROBOTS and NEWS_SITEMAP.search(source.url.rpartition("/")[2]):
            first = True
        if source.kind is SourceKind.LISTING and source.asked_at is not None:
            first = True
        if first:
            self._sources.ask_first(source)
        else:
            self._sources.ask_later(source)

    def meet_named(self, listing: Listing) -> None:
        """The home page names the site's other sources."""
        for url in listing.feeds[:MAX_FEEDS]:
            self.meet(url, SourceKind.FEED, Via.DECLARED)
        for url in listing.sitemaps[:MAX_FEEDS]:
            if url not in self._sources:  # read later, perhaps by another run
                self._sources.keep(self._sources.new(url, SourceKind.SITEMAP, Via.DECLARED))
            self.meet(url, SourceKind.SITEMAP, Via.DECLARED)

    def read_sections(self, urls: Iterable[str], via: Via = Via.MENU) -> None:
        """Where no sitemap tells of the past, pages do: those of the sections, or of the days."""
        for url in urls:
            if url not in self._sources and url not in self._walked:
                source = self._sources.new(url, SourceKind.LISTING, via)
                self._sources.keep(source)
                self.queue(source)

    def keep_sections(self, urls: Iterable[str]) -> None:
        """For a visit that wants no date: this one goes by the days alone."""
        for url in urls:
            if url not in self._sources:
                self._sources.keep(self._sources.new(url, SourceKind.LISTING, Via.MENU))

    def read_subsections(self, source: Source, listing: Listing) -> None:
        """The sections that a section's page names below its own address."""
        below = source.url.rstrip("/") + "/"
        room = _MOST_SECTIONS - len(self._sources.of([SourceKind.LISTING]))
        inside = [url for url in listing.sections if url.startswith(below)]
        self.read_sections(inside[: max(0, room)])

    def fill_gap(self, found_at: float) -> None:
        """What has been missed is looked for in the sitemaps, and in the listings where there are
        none or they have stood still. What was known when the gap was found ends a walk; what is
        read from then on stands on this side of it."""
        if self._sift.gap_since == math.inf:
            self._sift.gap_since = found_at
            self._note(repr(found_at))
        if archives := self._sources.archives():
            for source in archives:
                self._sources.ask_later(source)
            self._then = [self._ask_pages, self._ask_sections]
        else:
            self._ask_pages()

    def try_more(self) -> bool:
        """Nothing is left to be asked: asks what else may tell what was missed, if anything is."""
        if not self._then:
            return False
        self._then.pop(0)()
        return True

    def reaches_back(self) -> None:
        """A source has told of what came before the gap too, so nothing else needs to."""
        self._then = []

    def gap_is_filled(self) -> None:
        """All that may tell what was missed has been asked."""
        if self._sift.gap_since != math.inf:
            self._sift.gap_since = math.inf
            self._note("")

    def _ask_pages(self) -> None:
        for source in self._sources.of([SourceKind.LISTING]):
            if not is_past(source):
                self._sources.ask_first(source)

    def _ask_sections(self) -> None:
        self.read_sections(self._explorer.sections)

    def ask_home_again(self) -> None:
        """The home page may name the successor of a source that is gone."""
        self._sources.ask_first(self._sources.new(self._home, SourceKind.LISTING, Via.HOME))
