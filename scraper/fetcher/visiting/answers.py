"""What the answers of a site's sources say: new articles, and further sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from scraper.errors import MemoryFileError, OutputError
from scraper.fetcher.discovery.declared import feeds_on
from scraper.fetcher.discovery.feeds import Feed, read_feed
from scraper.fetcher.discovery.listings import Listing, read_listing
from scraper.fetcher.discovery.shapes import Shapes
from scraper.fetcher.discovery.sitemaps import Child, Form, Sitemap, read_sitemap
from scraper.fetcher.discovery.walls import refusal, wall_in_page, wrong
from scraper.fetcher.visiting import schedule
from scraper.fetcher.visiting.agenda import Agenda
from scraper.fetcher.visiting.exploring import Explorer
from scraper.fetcher.visiting.findings import NOT_MODIFIED, READ, Findings
from scraper.fetcher.visiting.indexes import Indexes
from scraper.fetcher.visiting.intake import Intake
from scraper.fetcher.visiting.sift import Sift, Tally
from scraper.fetcher.visiting.sources import MAX_FEEDS, Sources, read, unchanged
from scraper.fetcher.visiting.walks import Walks
from scraper.fetcher.wire.exchange import Answer, Failure, Response
from scraper.known import Source, SourceKind, Via

_FORMS = {
    Form.INDEX: SourceKind.INDEX,
    Form.NEWS: SourceKind.NEWS,
    Form.FEED: SourceKind.FEED,
}
_HEARSAY = frozenset(
    {Via.DECLARED, Via.MENU, Via.ROBOTS, Via.ARCHIVE}
)  # the site's own pages say so
_MOST_FRONTS = 3  # the home page, and what is behind its doors


@dataclass(slots=True)
class Answers:
    """Reads what the sources of one visit answer. ``opening`` until all of the first have."""

    _agenda: Agenda
    _explorer: Explorer
    _sources: Sources
    _sift: Sift
    _walks: Walks
    _findings: Findings
    _intake: Intake
    _indexes: Indexes
    _shapes: Shapes
    _now: Callable[[], float]
    opening: bool = True
    _held: tuple[Source, Response, Listing] | None = None

    def end_opening(self) -> None:
        """The first round is over: the front page, which waited for it, is taken in."""
        self.opening = False
        if self._held is not None:
            (source, response, listing), self._held = self._held, None
            with self._contained(source):
                self._take_in(source, response, listing, further=False)

    def take(self, answer: Answer) -> None:
        """An answer to one of our requests."""
        url = answer.request.url
        page = self._walks.taken(url)
        source = self._sources.asking.pop(url, None)
        if source is None and page is not None:
            source = self._sources.get(page)
        if source is None:
            return
        further = page is not None
        found = self._findings.of(source.url, source.kind, source.via)
        found.pages += 1
        if self._agenda.is_front(source):
            self._explorer.answered(answer)
        if isinstance(answer, Failure):
            silent = answer.passing
            self._failed(source, answer.reason, lasting=not silent, further=further, silent=silent)
        elif (reason := refusal(answer)) is not None:
            gone = answer.status in (404, 410)
            self._failed(source, reason, lasting=not answer.passing, further=further, gone=gone)
        elif not further and unchanged(source, answer):
            found.state = NOT_MODIFIED
            self._unmoved(source, answer)
        else:
            with self._contained(source, further=further):
                self._read(source, answer, further=further)

    def _unmoved(self, source: Source, answer: Response) -> None:
        """The source says what it said before."""
        state = read(source, answer, self._now())
        if source.interval <= 0 and source.moved_at is None:  # killed when it was first read
            state = replace(state, moved_at=self._now())
        self._sources.keep(replace(state, interval=self._sources.interval(source, 0)))
        if source.kind is SourceKind.INDEX:
            self._indexes.unmoved(source)
        else:
            self._indexes.was_read(source, 0, self._now(), Tally())

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
        gone: bool = False,
    ) -> None:
        if further:
            self._walks.failed(source, lasting=lasting)
            return
        self._findings.of(source.url, source.kind, source.via).state = reason
        failures = schedule.failed(source, silent=silent)
        if gone and source.moved_at is None and source.via in _HEARSAY:  # a link that leads nowhere
            failures = max(failures, schedule.GIVE_UP)
        state = replace(source, failures=failures)
        if source.via is Via.USUAL and source.moved_at is None:
            if lasting:
                self._sources.note(state)
            return
        if lasting or source.asked_at is not None:
            self._sources.keep(replace(state, asked_at=self._now()))
        else:
            self._sources.note(state)
        over = lasting or state.failures >= schedule.GIVE_UP
        if over and source.kind in schedule.CURRENT and source.moved_at is not None:
            self._agenda.ask_home_again()  # what told us the news is gone

    def _read(self, source: Source, response: Response, *, further: bool) -> None:
        kind = response.headers.get("content-type", "")
        if source.kind is SourceKind.LISTING:
            if self._agenda.is_front(source):
                self._explorer.arrived(response.url)
            listing = read_listing(
                response.body, response.url, self._shapes, own=self._sift.own, content_type=kind
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
            if not self._findings.any_worked(SourceKind.FEED):
                own = self._sift.own
                named = feeds_on(response.body, response.url, own=own, content_type=kind)
                for url in named[:MAX_FEEDS]:
                    self._agenda.meet(url, SourceKind.FEED, Via.DECLARED)
        else:
            sitemap = read_sitemap(response.body, response.url, content_type=kind)
            if sitemap is not None:
                return self._read_sitemap(source, response, sitemap, further=further)
        self._failed(source, wrong(source, response), lasting=True, further=further)
        return None

    # Feeds

    def _read_feed(self, source: Source, response: Response, feed: Feed, *, further: bool) -> None:
        if not further:
            self._walks.await_first(source)
        taken = self._intake.take(source, response, feed.entries, further=further)
        for entry in feed.entries[:200]:
            self._shapes.learn(entry.url, article=True)
        here, following = response.request.url, feed.next
        if following is None and not self._sources.tell_past:  # which would be at less cost
            following = feed.supposed
        self._walks.read(source, here, following, taken.tally, taken.new, further=further)
        if taken.gap:
            self._agenda.fill_gap(self._now())

    # Sitemaps

    def _read_sitemap(
        self, source: Source, response: Response, sitemap: Sitemap, *, further: bool
    ) -> None:
        kind = _FORMS.get(sitemap.form, SourceKind.SITEMAP)
        if kind is not source.kind:
            source = replace(source, kind=kind)
            self._findings.of(source.url, kind, source.via).kind = kind
        if kind is SourceKind.INDEX:
            self._read_index(source, response, sitemap.children)
            return
        taken = self._intake.take(source, response, sitemap.entries, further=further)
        if taken.tally.early or taken.tally.late:
            self._walks.narrow(source)
        self._indexes.was_read(source, taken.new, self._now(), taken.tally)
        if taken.new or taken.tally.known > taken.tally.before:  # it does not stand still
            self._agenda.reaches_back()
        if kind is SourceKind.NEWS and taken.gap:
            self._agenda.fill_gap(self._now())

    def _read_index(self, source: Source, response: Response, children: Sequence[Child]) -> None:
        found = self._findings.of(source.url, source.kind, source.via)
        found.state, found.entries = READ, found.entries + len(children)
        moved = self._indexes.read(source, children)
        now = self._now()
        state = replace(read(source, response, now), kind=SourceKind.INDEX)
        state = replace(state, moved_at=now if moved else source.moved_at)
        self._sources.keep(replace(state, interval=self._sources.interval(source, moved)))

    # Listings

    def _read_listing(
        self, source: Source, response: Response, listing: Listing, *, further: bool
    ) -> None:
        if self._agenda.is_front(source) and not further:
            self._explorer.learn(response.url, listing)
            self._agenda.meet_named(listing)
            fronts = sum(each.via is Via.HOME for each in self._sources.all())
            if listing.door is not None and fronts < _MOST_FRONTS:
                self._agenda.meet(listing.door, SourceKind.LISTING, Via.HOME)
            elif self.opening:
                # what feeds say of the same articles is richer, so that is taken in first
                self._held = (source, response, listing)
                self._findings.of(source.url, source.kind, source.via).state = READ
                return
        elif source.via is Via.MENU and source.moved_at is None and not further:
            self._agenda.read_subsections(source, listing)
        self._take_in(source, response, listing, further=further)

    def _take_in(
        self, source: Source, response: Response, listing: Listing, *, further: bool
    ) -> None:
        if not further:
            self._walks.await_first(source)
        entries = self._walks.fresh(source, listing.entries)
        taken = self._intake.take(source, response, entries, further=further)
        here, following, day = response.request.url, listing.next, None
        front = self._agenda.is_front(source)
        if following is None and front and not self._sources.tell_past:
            following = day = self._explorer.calendar(here, listing)
        if following is not None and following in self._sources:  # which is walked from for itself
            following = None
        self._walks.read(
            source,
            here,
            following,
            taken.tally,
            taken.new,
            further=further,
            calendar=day is not None,
        )
        if front and taken.tally.before:
            self._agenda.reaches_back()
        if taken.gap and front:  # what else tells of the news has not told of any of it
            self._agenda.fill_gap(self._now())
