"""One run: seeds in, lines out.

The run is the engine's thread. It hands each page to a parser process and each finished record to
the store, settles every address with its outcome, and counts. Everything that takes time happens
elsewhere: waiting in the engine's threads, parsing in other processes.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scraper.fetcher.turns.trip import Ended, Event, Fetched, Over, Posted, Tick, Trip, Visitor
from scraper.fetcher.visiting.sift import Range
from scraper.fetcher.wire.http import PRODUCT
from scraper.known import Frontier
from scraper.outcome import Outcome
from scraper.page import utc_now
from scraper.pipeline.health.health import Health
from scraper.pipeline.keeping import Handed, Keeper, archive_of
from scraper.pipeline.metrics import check_metrics, write_metrics
from scraper.pipeline.observer import Observer
from scraper.pipeline.options import Options
from scraper.pipeline.processes.child import Context
from scraper.pipeline.processes.feeder import Broken, Done
from scraper.pipeline.processes.parsed import Parsed
from scraper.pipeline.processes.pool import PARSER, Pool, PoolLimits
from scraper.pipeline.report import AddressList, Report
from scraper.pipeline.tally import SiteTally
from scraper.pipeline.visits import make_visit, unreadable
from scraper.pipeline.why import why
from scraper.pipeline.wiring import Fetcher
from scraper.seed import Seed
from scraper.seedfinder import shipped_seeds

DRAIN = 1.0  # seconds that parsing is waited for when the fetching has stopped


@dataclass(slots=True, eq=False)
class _Site:
    """A site's visit, and what of it the run needs."""

    seed: Seed
    context: Context
    tally: SiteTally


class Run:
    """A run over the seeds; call it once. ``stop`` may be called from a signal handler."""

    def __init__(
        self,
        seeds: Sequence[Seed],
        options: Options | None = None,
        observer: Observer | None = None,
        *,
        limits: PoolLimits | None = None,
        parse: str = PARSER,
        visit: Callable[[Seed, Frontier, Options], Visitor] = make_visit,
    ) -> None:
        """``parse`` and ``visit`` are for tests: other parts in place of our own."""
        self._make_visit = visit
        self._seeds, self._options = seeds, options or Options()
        self._observer = observer or Observer()
        self._limits, self._parse = limits, parse
        self._sites: dict[int, _Site] = {}  # by id of the visitor, which the engine keeps alive
        self._tallies: list[SiteTally] = []
        self._parsing: dict[int, Handed] = {}
        self._numbers = itertools.count()
        self._notes: list[str] = []
        self._stopped = ""
        self._fetcher: Fetcher | None = None

    def stop(self, reason: str) -> None:
        """Ends the run in order: nothing more is asked, what was fetched is written."""
        if not self._stopped:
            self._stopped = reason
            if self._fetcher is not None:
                self._fetcher.engine.stop()

    def __call__(self) -> Report:
        """Runs. Raises ScraperError (UsageError, LockedError, OutputError …); what was written
        before is whole then, and the next run goes on."""
        for _ in self.results():
            pass
        return self.report

    def results(self) -> Iterator[tuple[Outcome, Parsed | None]]:
        """The run, seen from within: each address's outcome, and what the parser gave for it.
        ``report`` is there when all have been drawn."""
        started, clock = utc_now(), time.monotonic()
        with ExitStack() as stack:
            self._open(stack)
            self._observer.begin(len(self._seeds), str(self._options.out))
            yield from self._work()
            report = self._report(started, time.monotonic() - clock)
            if self._addresses is not None:
                self._addresses.write(report)
            if self._options.metrics is not None:
                write_metrics(report, self._options.metrics)
        self.report = report
        self._observer.end(report)

    def _open(self, stack: ExitStack) -> None:
        options = self._options
        self._addresses = AddressList(options.report) if options.report else None
        if self._addresses is not None:
            stack.enter_context(closing(self._addresses))
        if options.metrics is not None:
            check_metrics(options.metrics)
        wanted = Range.of(options.since, options.until)
        self._keeper = stack.enter_context(
            Keeper(
                options.out, options.memory, self._note, wanted=wanted, archive=archive_of(options)
            )
        )
        self._health = Health(self._keeper.memory) if options.profile else None
        self._fetcher = fetcher = Fetcher(
            options, _named(self._seeds), self._keeper.memory, room=lambda: not self._pool.full
        )
        stack.callback(fetcher.close)
        self._pool = Pool(fetcher.engine.post, self._limits, parse=self._parse)
        stack.callback(self._pool.close)
        self._engine = fetcher.engine
        if self._stopped:
            self._engine.stop()

    def _note(self, text: str) -> None:
        self._notes.append(text)
        self._observer.note(text)

    # The work

    def _work(self) -> Iterator[tuple[Outcome, Parsed | None]]:
        options = self._options
        until = None if options.deadline is None else time.monotonic() + options.deadline
        told = False
        for event in self._engine.run(self._visits(), until):
            yield from self._handle(event)
            if self._engine.stopping and not told:
                told = True
                self._stopped = self._stopped or "deadline"
                self._observer.stopping(self._stopped)
        if self._engine.stopping:
            self._stopped = self._stopped or "deadline"
            yield from self._finish_parsing()

    def _finish_parsing(self) -> Iterator[tuple[Outcome, Parsed | None]]:
        if not self._parsing:
            return
        for event in self._engine.drain(time.monotonic() + DRAIN):
            yield from self._handle(event)
            if not self._parsing:
                return

    def _visits(self) -> Iterator[Visitor]:
        for seed in self._seeds:
            if seed.delay is not None and self._fetcher is not None:
                self._fetcher.set_delay(seed.delay, seed.home, seed.hosts)
            visit = self._make_visit(seed, self._keeper.memory, self._options)
            robot = PRODUCT if self._options.page_robots else ""
            context = Context(
                seed=seed,
                profile=None if self._health is None else self._health.profile(seed.site),
                language=self._options.language,
                observe=self._health is not None,
                robot=robot,
            )
            tally = SiteTally(seed.site)
            self._tallies.append(tally)
            self._sites[id(visit)] = _Site(seed, context, tally)
            yield visit

    def _handle(self, event: Event) -> Iterator[tuple[Outcome, Parsed | None]]:
        match event:
            case Fetched():
                number = next(self._numbers)
                self._parsing[number] = self._keeper.hand(event)
                site = self._sites[id(event.trip.visitor)]
                health = self._health
                wanted = None if health is None else health.wanted_from(site.seed.site)
                self._pool.submit(number, event.page, site.context, wanted)
            case Ended():
                self._keeper.ended(event)
                yield self._count(event.trip, event.outcome)
            case Posted():
                yield self._parsed(event.item)
            case Over():
                self._over(event.trip, event.seconds)
            case Tick():
                self._keeper.idle()

    def _parsed(self, item: object) -> tuple[Outcome, Parsed | None]:
        if isinstance(item, Broken):
            raise item.error
        assert isinstance(item, Done)
        assert isinstance(item.ticket, int)
        self._pool.taken(item)
        handed = self._parsing.pop(item.ticket)
        site = self._sites[id(handed.trip.visitor)].seed.site
        outcome = self._keeper.parsed(handed, item.parsed, site)
        self._engine.settled(handed.trip, outcome)
        if self._health is not None:
            self._health.saw(site, handed.request.key, outcome, item.parsed)
        return self._count(handed.trip, outcome, item.parsed)

    def _count(
        self, trip: Trip, outcome: Outcome, parsed: Parsed | None = None
    ) -> tuple[Outcome, Parsed | None]:
        tally = self._sites[id(trip.visitor)].tally
        tally.add(outcome, parsed)
        if self._addresses is not None:
            self._addresses.add(outcome)
        self._observer.ended(outcome, tally)
        return outcome, parsed

    # The end

    def _over(self, trip: Trip, seconds: float) -> None:
        """The visit has come to its end."""
        site = self._sites.pop(id(trip.visitor))
        site.tally.finished = True
        self._close(site, trip, seconds)

    def _close(self, site: _Site, trip: Trip, seconds: float) -> None:
        tally, traffic = site.tally, trip.traffic
        tally.requests, tally.wire_bytes = traffic.requests, traffic.wire_bytes
        tally.conditional, tally.not_modified = traffic.conditional, traffic.not_modified
        tally.seconds, tally.notes = seconds, tuple(trip.notes)
        tally.unreadable = unreadable(trip.visitor)
        summary = trip.rests or trip.visitor.summary()
        tally.why = why(tally, summary) if tally.finished else ""
        through = tally.finished and not tally.failed and traffic.requests > 0
        if self._health is not None and (alarm := self._health.over(tally.site)):
            tally.alarm = alarm
            self._note(alarm)
        tally.last_success = self._keeper.last_success(tally.site, now=through)
        if through:
            self._keeper.keep_home(tally.site, site.seed.home)
        self._observer.over(tally)

    def _report(self, started: datetime, seconds: float) -> Report:
        for trip in self._engine.unfinished:
            site = self._sites.pop(id(trip.visitor))
            self._close(site, trip, seconds)
        self._keeper.idle()
        written = any(tally.articles for tally in self._tallies)
        return Report(
            started=started.astimezone(UTC),
            seconds=seconds,
            sites=tuple(self._tallies),
            out=str(self._options.out),
            stopped=self._stopped,
            fail_under=self._options.fail_under,
            hint="" if written else self._keeper.why_empty(),
            notes=tuple(self._notes),
        )


def _named(seeds: Sequence[Seed]) -> Iterator[str]:
    """The addresses that the user named: those of seeds that did not come with the program."""
    shipped = shipped_seeds().absolute()
    for seed in seeds:
        if seed.file is None or not Path(seed.file).absolute().is_relative_to(shipped):
            yield from (seed.home, *seed.feeds, *seed.sitemaps, *seed.listings)
            yield from (f"//{host}" for host in seed.hosts)
