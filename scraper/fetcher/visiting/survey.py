"""Finding: what a site's sources say, and which further sources that leads to.

A first visit explores: the home page, what seed, robots.txt and page declare, then a few usual
places, one after the other until one works. Later visits ask what has proved itself, each source
when its learned interval is over; sources that tell nothing beside others are only looked at now
and then, or when a feed has moved on so far that something may have been missed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from scraper import address
from scraper.fetcher.discovery.shapes import Shapes
from scraper.fetcher.visiting import schedule
from scraper.fetcher.visiting.agenda import Agenda
from scraper.fetcher.visiting.answers import Answers
from scraper.fetcher.visiting.exploring import Explorer
from scraper.fetcher.visiting.findings import Findings
from scraper.fetcher.visiting.indexes import Indexes
from scraper.fetcher.visiting.intake import Intake
from scraper.fetcher.visiting.sift import Range, Sift
from scraper.fetcher.visiting.sources import Sources
from scraper.fetcher.visiting.walks import Walks
from scraper.fetcher.wire.exchange import Answer, Request
from scraper.known import Frontier, Source, SourceKind, Via
from scraper.seed import Seed

_GAP = "gap"  # the note's name


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
        self._seed, self._wanted, self._now = seed, wanted, now
        self._frontier = frontier
        self.home = address.clean(seed.home)
        hosts = [host.removeprefix("www.") for host in seed.hosts]
        self.sift = Sift(self.home, hosts, frontier, shapes, wanted)
        self.sources = Sources(seed.site, self.home, frontier, now, rhythm)
        self.walks = Walks(frontier, seed.site, wanted)
        self.findings = Findings()
        self.gave_up = ""
        self._explorer = Explorer(
            seed.site, self.home, frontier, self.sources, self.sift, self.findings, wanted
        )
        self._intake = Intake(frontier, self.sources, self.sift, self.findings, now)
        self._agenda = Agenda(
            self.home,
            self.sources,
            self.sift,
            self._explorer,
            self.walks.asked,
            lambda gap: frontier.keep_note(seed.site, _GAP, gap),
        )
        self._answers = Answers(
            self._agenda,
            self._explorer,
            self.sources,
            self.sift,
            self.walks,
            self.findings,
            self._intake,
            Indexes(self.sources, self.sift, wanted),
            shapes,
            now,
        )

    def begin(self, robots_sitemaps: Sequence[str]) -> None:
        """Puts together what this visit asks. Called once, when robots.txt is known."""
        for kind, urls in (
            (SourceKind.FEED, self._seed.feeds),
            (SourceKind.SITEMAP, self._seed.sitemaps),
            (SourceKind.LISTING, self._seed.listings),
        ):
            for url in urls:
                self._agenda.meet(address.clean(url), kind, Via.SEED)
        for url in robots_sitemaps[:200]:
            self._agenda.meet(url, SourceKind.SITEMAP, Via.ROBOTS)
        if not any(s.asked_at for s in self.sources.all()):
            self._explorer.active = True
        if self._explorer.active:
            self._begin_anew()
            self._agenda.meet(self.home, SourceKind.LISTING, Via.HOME)
        for source in self.sources.all():
            if source.kind is SourceKind.LISTING:
                self.sift.exclude(source.url)
        for source in self.sources.due(SourceKind):
            self._agenda.queue(source)
        by_days = self._explorer.by_days(self._now())
        for source in self.sources.unread():
            if by_days and source.via is Via.MENU:
                continue
            if not self._wanted.all_early(source.lastmod):
                self._agenda.queue(source)
        with suppress(ValueError):
            if gap := self._frontier.note(self._seed.site, _GAP):
                self._agenda.fill_gap(float(gap))
        for url in self.walks.unfinished():
            if (listing := self.sources.get(url)) is not None:
                self.walks.resume(listing)

    def _begin_anew(self) -> None:
        """Where a visit was killed after it had read the home page and before it had kept all that
        it leads to, the page is read as for the first time."""
        home = self.sources.get(self.home)
        if home is not None and home.asked_at is not None and not home.failures:
            self.sources.note(Source(home.site, home.url, home.kind, home.via))

    def next_first(self) -> Request | None:
        """A request that comes before articles, or None."""
        if self.gave_up:
            return None
        request = self.sources.next_first()
        if request is None and self._answers.opening and not self.sources.asking:
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
        request = self.sources.next_later() or self.walks.next_request()
        while request is None and not self.walks.asking and self._agenda.try_more():
            request = self.sources.next_first() or self.sources.next_later()
        return request

    def close(self) -> None:
        """The visit is over, and nothing was left."""
        if not self.gave_up:
            self._agenda.gap_is_filled()

    @property
    def admitted(self) -> int:
        """How many candidates of this visit were new to the memory."""
        return self._intake.admitted

    @property
    def opening(self) -> bool:
        """Whether the first round is still under way, for which articles wait."""
        return self._answers.opening and not self.gave_up

    @property
    def done(self) -> bool:
        """Whether nothing is left to be asked or awaited."""
        if self.sources.asking or self.walks.asking:
            return False
        return bool(self.gave_up) or not (
            self._answers.opening
            or self.sources.has_first
            or self.sources.has_later
            or self.walks.has_next
        )

    def ask_due(self) -> None:
        """In a long visit: what has become due meanwhile is asked again."""
        for source in self.sources.due(SourceKind):
            if source.url not in self.sources.asking and not self.sources.covered(source):
                self._agenda.gap_is_filled()  # or a walk would not know where to end
                self.sources.again(source)
                self.sources.ask_first(source)

    def _end_opening(self) -> None:
        """The first round is over: sections are read where no sitemap covers the past, and what
        the current sources cover is left to audits from now on."""
        self._answers.end_opening()
        first = self._explorer.active
        if first and not self.findings.any_worked(*SourceKind):
            return
        if not self.sources.tell_past:
            pages, via = self._explorer.pages(self._now())
            self._agenda.read_sections(pages, via)
            if first and via is Via.ARCHIVE:
                self._agenda.keep_sections(self._explorer.sections)
        if first:
            self.sources.demote()
            self._explorer.remember()

    def take(self, answer: Answer) -> None:
        """An answer to one of our requests."""
        self._answers.take(answer)
