"""Finding: what a site's sources say, and which further sources that leads to.

A first visit explores: the home page, what seed, robots.txt and page declare, then a few usual
places, one after the other until one works. Later visits ask what has proved itself, each source
when its learned interval is over; sources that tell nothing beside others are only looked at now
and then, or when a feed has moved on so far that something may have been missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from scraper import address
from scraper.errors import AddressError, MemoryFileError, OutputError
from scraper.fetcher import schedule
from scraper.fetcher.declared import feeds_on
from scraper.fetcher.exchange import Answer, Failure, Request, Response
from scraper.fetcher.exploring import Explorer
from scraper.fetcher.feeds import Feed, read_feed
from scraper.fetcher.findings import NOT_MODIFIED, READ, Findings
from scraper.fetcher.indexes import Indexes
from scraper.fetcher.intake import Intake
from scraper.fetcher.listings import Listing, read_listing
from scraper.fetcher.places import NEWS_SITEMAP
from scraper.fetcher.shapes import Shapes
from scraper.fetcher.sift import Range, Sift
from scraper.fetcher.sitemaps import Child, Form, Sitemap, read_sitemap
from scraper.fetcher.sources import MAX_FEEDS, Sources, read, unchanged
from scraper.fetcher.walks import Walks
from scraper.fetcher.walls import refusal, wall_in_page, wrong
from scraper.known import Frontier, Source, SourceKind, Via
from scraper.seed import Seed

_FORMS = {
    Form.INDEX: SourceKind.INDEX,
    Form.NEWS: SourceKind.NEWS,
    Form.FEED: SourceKind.FEED,
}
_MOST_SECTIONS = 120  # of a site that are read; a menu in each may lead to more for ever
_MOST_FRONTS = 3  # the home page, and what is behind its doors


class Survey:
    """The finding part of one visit."""

    def __init__(
        self,
        seed: Seed,
        frontier: Frontier,
        shapes: Shapes,
        now: Callable[[], float],
        wanted: Range,
        rhythm: schedule.Rhythm,
    ) -> None:
        self._seed, self._frontier, self._shapes, self._now = seed, frontier, shapes, now
        self._wanted = wanted
        self.home = address.clean(seed.home)
        hosts = [host.removeprefix("www.") for host in seed.hosts]
        self.sift = Sift(self.home, hosts, frontier, shapes, wanted)
        self.sources = Sources(seed.site, self.home, frontier, now, rhythm)
        self.walks = Walks(frontier, seed.site, wanted)
        self.findings = Findings()
        self.gave_up = ""
        self._explorer = Explorer(
            seed.site, self.home, frontier, self.sources, self.sift, self.findings
        )
        self._intake = Intake(frontier, self.sources, self.sift, self.findings, now)
        self._indexes = Indexes(self.sources, self.sift, wanted)
        self._opening = True  # until all of the first sources have answered
        self._held: tuple[Source, Response, Listing] | None = None

    # What is to be asked

    def begin(self, robots_sitemaps: Sequence[str]) -> None:
        """Puts together what this visit asks. Called once, when robots.txt is known."""
        for kind, urls in (
            (SourceKind.FEED, self._seed.feeds),
            (SourceKind.SITEMAP, self._seed.sitemaps),
            (SourceKind.LISTING, self._seed.listings),
        ):
            for url in urls:
                self._meet(address.clean(url), kind, Via.SEED)
        for url in robots_sitemaps[:200]:
            self._meet(url, SourceKind.SITEMAP, Via.ROBOTS)
        if not any(s.asked_at for s in self.sources.all()):
            self._explorer.active = True
        if self._explorer.active:
            self._meet(self.home, SourceKind.LISTING, Via.HOME)
        for source in self.sources.all():
            if source.kind is SourceKind.LISTING:
                self.sift.exclude(source.url)
        for source in self.sources.due(SourceKind):
            self._queue(source)
        for source in self.sources.unread():
            if not self._wanted.all_early(source.lastmod):
                self._queue(source)
        for url in self.walks.unfinished():
            if (listing := self.sources.get(url)) is not None:
                self.walks.resume(listing)

    def _is_front(self, source: Source) -> bool:
        """Whether the source is the home page, or the page that the home page is a door to."""
        return source.url == self.home or source.via is Via.HOME

    def _meet(self, url: str, kind: SourceKind, via: Via) -> None:
        """A source is named: asked at once where it is new or due."""
        source = self.sources.get(url)
        if source is None:
            self._queue(self.sources.new(url, kind, via))
        elif source.asked_at is None or (self._explorer.active and self.sources.is_due(source)):
            self._queue(source)

    def _queue(self, source: Source) -> None:
        if source.kind is SourceKind.LISTING:
            self.sift.exclude(source.url)
        first = source.kind in schedule.CURRENT or self._is_front(source)
        if source.via is Via.ROBOTS and NEWS_SITEMAP.search(source.url.rpartition("/")[2]):
            first = True
        if source.kind is SourceKind.LISTING and source.asked_at is not None:
            first = True
        if first:
            self.sources.ask_first(source)
        else:
            self.sources.ask_later(source)

    def next_first(self) -> Request | None:
        """A request that comes before articles, or None."""
        if self.gave_up:
            return None
        request = self.sources.next_first()
        if request is None and self._opening and not self.sources.asking:
            self._explorer.try_places()
            request = self.sources.next_first()
            if request is None:
                self._end_opening()
        return request

    def next_later(self) -> Request | None:
        """A request for when no article waits, or None. One at a time: the next may prove
        needless by what the last one says."""
        if self.gave_up or self.sources.asking:
            return None
        return self.sources.next_later() or self.walks.next_request()

    @property
    def admitted(self) -> int:
        """How many candidates of this visit were new to the memory."""
        return self._intake.admitted

    @property
    def opening(self) -> bool:
        """Whether the first round is still under way, for which articles wait."""
        return self._opening and not self.gave_up

    @property
    def done(self) -> bool:
        """Whether nothing is left to be asked or awaited."""
        if self.sources.asking or self.walks.asking:
            return False
        return bool(self.gave_up) or not (
            self._opening or self.sources.has_first or self.sources.has_later or self.walks.has_next
        )

    def ask_due(self) -> None:
        """In a long visit: what has become due meanwhile is asked again."""
        for source in self.sources.due(SourceKind):
            if source.url not in self.sources.asking and not self.sources.covered(source):
                self.sources.again(source)
                self.sources.ask_first(source)

    def _end_opening(self) -> None:
        """The first round is over: sections are read where no sitemap covers the past, and what
        the current sources cover is left to audits from now on."""
        self._opening = False
        if self._held is not None:
            (source, response, listing), self._held = self._held, None
            with self._contained(source):
                self._take_in(source, response, listing, further=False)
        first = self._explorer.active
        if first and not self.findings.any_worked(*SourceKind):
            return
        past = self.sources.of((SourceKind.SITEMAP, SourceKind.INDEX))  # no news sitemap: two days
        if not any(source.failures == 0 for source in past):
            self._read_sections(*self._explorer.pages(self._wanted, self._now()))
        if first:
            self.sources.demote()
            self._explorer.remember()

    def _read_sections(self, urls: Iterable[str], via: Via = Via.MENU) -> None:
        """Where no sitemap tells of the past, pages do: those of the sections, or of the days."""
        for url in urls:
            if url not in self.sources:
                source = self.sources.new(url, SourceKind.LISTING, via)
                self.sources.keep(source)
                self._queue(source)

    # What an answer says

    def take(self, answer: Answer) -> None:
        """An answer to one of our requests."""
        url = answer.request.url
        page = self.walks.taken(url)
        source = self.sources.asking.pop(url, None)
        if source is None and page is not None:
            source = self.sources.get(page)
        if source is None:
            return
        further = page is not None
        found = self.findings.of(source.url, source.kind, source.via)
        found.pages += 1
        if self._is_front(source):
            self._explorer.answered(answer)
        if isinstance(answer, Failure):
            silent = answer.passing
            self._failed(source, answer.reason, lasting=not silent, further=further, silent=silent)
        elif (reason := refusal(answer)) is not None:
            self._failed(source, reason, lasting=not answer.passing, further=further)
        elif not further and unchanged(source, answer):
            found.state = NOT_MODIFIED
            state = read(source, answer, self._now())
            if source.interval <= 0 and source.moved_at is None:  # killed when it was first read
                state = replace(state, moved_at=self._now())
            self.sources.keep(replace(state, interval=self.sources.interval(source, 0)))
            if source.kind is SourceKind.INDEX:
                self._indexes.unmoved(source)
            else:
                self._indexes.was_read(source, 0, self._now())
        else:
            with self._contained(source, further=further):
                self._read(source, answer, further=further)

    @contextmanager
    def _contained(self, source: Source, *, further: bool = False) -> Iterator[None]:
        """A source that a reader of ours stumbles over costs that source, not the run: the memory
        has taken in all of it or nothing. The person is told, for it is a fault to be mended."""
        try:
            yield
        except (MemoryFileError, OutputError):  # the memory's: that ends the run
            raise
        except Exception as error:  # noqa: BLE001 - whatever a server's bytes have set off
            words = f"a fault of this program's reader: {type(error).__name__}: {error}"
            self._failed(source, words[:300], lasting=True, further=further)

    def _failed(
        self,
        source: Source,
        reason: str,
        *,
        lasting: bool,
        further: bool = False,
        silent: bool = False,
    ) -> None:
        if further:
            self.walks.failed(source, lasting=lasting)
            return
        self.findings.of(source.url, source.kind, source.via).state = reason
        state = replace(source, failures=schedule.failed(source, silent=silent))
        if source.via is Via.USUAL and source.moved_at is None:
            if lasting:
                self.sources.note(state)
            return
        if lasting or source.asked_at is not None:
            self.sources.keep(replace(state, asked_at=self._now()))
        else:
            self.sources.note(state)
        gone = lasting or state.failures >= schedule.GIVE_UP
        if gone and source.kind in schedule.CURRENT and source.moved_at is not None:
            # what told us the news is gone: the home page may name its successor
            self.sources.ask_first(self.sources.new(self.home, SourceKind.LISTING, Via.HOME))

    def _read(self, source: Source, response: Response, *, further: bool) -> None:
        kind = response.headers.get("content-type", "")
        if source.kind is SourceKind.LISTING:
            if self._is_front(source):
                self._explorer.arrived(response.url)
            listing = read_listing(
                response.body, response.url, self._shapes, own=self.sift.own, content_type=kind
            )
            if listing is not None and not listing.entries:
                reason = wall_in_page(response, links=bool(listing.others))
                if reason is not None:
                    return self._failed(source, reason, lasting=True, further=further)
            if listing is not None:
                return self._read_listing(source, response, listing, further=further)
        elif source.kind is SourceKind.FEED:
            feed = read_feed(response.body, response.url, content_type=kind)
            if feed is not None:
                return self._read_feed(source, response, feed, further=further)
            if not self.findings.any_worked(SourceKind.FEED):
                own = self.sift.own
                named = feeds_on(response.body, response.url, own=own, content_type=kind)
                for url in named[:MAX_FEEDS]:
                    self._meet(url, SourceKind.FEED, Via.DECLARED)
        else:
            sitemap = read_sitemap(response.body, response.url, content_type=kind)
            if sitemap is not None:
                return self._read_sitemap(source, response, sitemap, further=further)
        self._failed(source, wrong(source, response), lasting=True, further=further)
        return None

    # Feeds

    def _read_feed(self, source: Source, response: Response, feed: Feed, *, further: bool) -> None:
        taken = self._intake.take(source, response, feed.entries, further=further)
        for entry in feed.entries[:200]:
            self._shapes.learn(entry.url, article=True)
        here = response.request.url
        self.walks.read(source, here, feed.next, taken.tally, taken.new, further=further)
        if taken.gap:
            self._fill_gap()

    def _fill_gap(self) -> None:
        """What the feed has missed is looked for in the sitemaps, else in the listings."""
        archives = self.sources.archives()
        pages = [s for s in self.sources.all() if s.kind is SourceKind.LISTING]
        for source in archives:
            self.sources.ask_later(source)
        for source in () if archives else pages:
            self.sources.ask_first(source)  # before what they share with the feed becomes known

    # Sitemaps

    def _read_sitemap(
        self, source: Source, response: Response, sitemap: Sitemap, *, further: bool
    ) -> None:
        kind = _FORMS.get(sitemap.form, SourceKind.SITEMAP)
        if kind is not source.kind:
            source = replace(source, kind=kind)
            self.findings.of(source.url, kind, source.via).kind = kind
        if kind is SourceKind.INDEX:
            self._read_index(source, response, sitemap.children)
            return
        taken = self._intake.take(source, response, sitemap.entries, further=further)
        if taken.tally.early or taken.tally.late:
            self.walks.narrow(source)
        self._indexes.was_read(source, taken.new, self._now())
        if kind is SourceKind.NEWS and taken.gap:
            self._fill_gap()

    def _read_index(self, source: Source, response: Response, children: Sequence[Child]) -> None:
        found = self.findings.of(source.url, source.kind, source.via)
        found.state, found.entries = READ, found.entries + len(children)
        moved = self._indexes.read(source, children)
        now = self._now()
        state = replace(read(source, response, now), kind=SourceKind.INDEX)
        state = replace(state, moved_at=now if moved else source.moved_at)
        self.sources.keep(replace(state, interval=self.sources.interval(source, moved)))

    # Listings

    def _read_listing(
        self, source: Source, response: Response, listing: Listing, *, further: bool
    ) -> None:
        if self._is_front(source) and not further:
            self._explorer.learn(response.url, listing)
            self._meet_named(listing)
            fronts = sum(each.via is Via.HOME for each in self.sources.all())
            if listing.door is not None and fronts < _MOST_FRONTS:
                self._meet(listing.door, SourceKind.LISTING, Via.HOME)
            elif self._opening:
                # what feeds say of the same articles is richer, so that is taken in first
                self._held = (source, response, listing)
                self.findings.of(source.url, source.kind, source.via).state = READ
                return
        elif source.via is Via.MENU and source.moved_at is None and not further:
            below = source.url.rstrip("/") + "/"
            room = _MOST_SECTIONS - len(self.sources.of([SourceKind.LISTING]))
            inside = [url for url in listing.sections if url.startswith(below)]
            self._read_sections(inside[: max(0, room)])
        self._take_in(source, response, listing, further=further)

    def _take_in(
        self, source: Source, response: Response, listing: Listing, *, further: bool
    ) -> None:
        entries = self.walks.fresh(source, listing.entries)
        taken = self._intake.take(source, response, entries, further=further)
        here = response.request.url
        self.walks.read(source, here, listing.next, taken.tally, taken.new, further=further)

    def _meet_named(self, listing: Listing) -> None:
        """The home page names the site's other sources."""
        for url in listing.feeds[:MAX_FEEDS]:
            self._meet(url, SourceKind.FEED, Via.DECLARED)
        for url in listing.sitemaps[:MAX_FEEDS]:
            if url not in self.sources:  # read later, perhaps by another run
                self.sources.keep(self.sources.new(url, SourceKind.SITEMAP, Via.DECLARED))
            self._meet(url, SourceKind.SITEMAP, Via.DECLARED)


def join_all(base: str, urls: Iterable[str]) -> list[str]:
    """The addresses among the texts, which may be relative to ``base``."""
    joined = []
    for url in urls:
        try:
            joined.append(address.join(base, url))
        except AddressError:
            continue
    return joined
