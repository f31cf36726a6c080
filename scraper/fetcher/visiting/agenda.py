"""What of a site's sources is asked on this visit, and what of it before articles."""

from __future__ import annotations

from collections.abc import Container, Iterable

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
    ) -> None:
        """``walked``: pages that walks from other sources have asked in this visit."""
        self._home, self._sources, self._sift, self._explorer = home, sources, sift, explorer
        self._walked = walked

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

    def fill_gap(self) -> None:
        """What a feed has missed is looked for in the sitemaps, else in the listings."""
        archives = self._sources.archives()
        pages = [s for s in self._sources.of([SourceKind.LISTING]) if not is_past(s)]
        for source in archives:
            self._sources.ask_later(source)
        for source in () if archives else pages:
            self._sources.ask_first(source)  # before what they share with the feed becomes known

    def ask_home_again(self) -> None:
        """The home page may name the successor of a source that is gone."""
        self._sources.ask_first(self._sources.new(self._home, SourceKind.LISTING, Via.HOME))
