"""Many sites side by side: each host at its own pace, none held back by another.

The engine is one thread's loop around an inbox. It decides nothing about a site (its Visit does),
nothing about turns (the Departures do) and nothing about robots.txt (the Gate does): it carries
requests from the one to the other, follows redirects hop by hop, tries again what may succeed
later, and hands on what comes out as events::

    Visit.pull ─► Gate ─► Departures ─► Crew ─► inbox ─► Visit.take ─► event
                   ▲         ▲ its host's │         │
                   │         └ next turn ◄┘         │
                   └───── the next hop, another try ┘
"""

from __future__ import annotations

import queue
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from scraper.fetcher.discovery import doors
from scraper.fetcher.turns.crew import Ask, Crew, Locate
from scraper.fetcher.turns.departures import Departures
from scraper.fetcher.turns.gate import Gate
from scraper.fetcher.turns.jobs import Job, later, worth_another_try
from scraper.fetcher.turns.lobby import Lobby
from scraper.fetcher.turns.pace import Pace
from scraper.fetcher.turns.trip import Ended, Event, Fetched, Over, Posted, Tick, Trip, Visitor
from scraper.fetcher.wire.exchange import Answer, Failure, Hop, Purpose, Redirect, Response
from scraper.fetcher.wire.origins import origin_of
from scraper.outcome import Kind, Outcome
from scraper.page import Page

_WAKE = object()  # in the inbox: nothing but a reason to look around
_TICK = 1.0  # seconds without an answer
ORIGINS = 1000  # that a site may lead to: names below a domain cost nothing


@dataclass(frozen=True, slots=True)
class EngineLimits:
    """Bounds of the engine."""

    workers: int = 48  # requests in flight, all hosts together
    hops: int = 10  # redirects followed for one address
    origins: int = ORIGINS  # asked for a robots.txt in one visit
    tries: int = 3  # of one address in one run; later runs try again
    lookahead: int = 16  # requests of one site under way at once, waiting for their turn included
    spread: int = 256  # the same while one of the site's hosts has nothing to do
    sites: int = 512  # visited side by side; the next begins when one is over
    grace: float = 2.0  # seconds that requests in flight are waited for after ``stop``


class Engine:
    """Runs visits and yields what comes of them.

    ``ask`` performs one request over the wire (``Client.fetch``); ``locate``, where it is given,
    finds a host's IP address before its first request (``Client.locate``). ``room`` says whether
    another page may come: while it does not, nothing is asked, so that pages never pile up in
    memory.
    """

    def __init__(
        self,
        ask: Ask,
        pace: Pace,
        gate: Gate,
        limits: EngineLimits | None = None,
        *,
        locate: Locate | None = None,
        room: Callable[[], bool] = lambda: True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits or EngineLimits()
        self._gate, self._clock = gate, clock
        self._inbox: queue.SimpleQueue[tuple[object, object]] = queue.SimpleQueue()
        most = self._limits.workers
        lookups = locate is not None
        self._departures = departures = Departures(pace, most=most, room=room, lookups=lookups)
        locate = locate or _nowhere
        self._crew = Crew(ask, locate, departures, self._answer, most=most, clock=clock)
        self._lobby = Lobby(gate, departures)
        self._trips: dict[int, Trip] = {}
        self._hungry: deque[Trip] = deque()
        self._events: deque[Event] = deque()
        self._all_admitted = False
        self._ends_at: float | None = None  # set by stop

    # What others may call

    def post(self, item: object) -> None:
        """Puts something into the inbox; it comes out as a ``Posted`` event. Any thread may."""
        self._inbox.put((None, item))

    def stop(self) -> None:
        """Nothing more is asked; what is in flight is waited for a little, then the run is over.
        May be called from any thread and from a signal handler."""
        if self._ends_at is None:
            self._ends_at = self._clock() + self._limits.grace
            self._departures.closed = True
            self._inbox.put((_WAKE, None))

    def set_delay(self, host: str, seconds: float) -> None:
        """This host is asked no more often than every so many seconds."""
        self._departures.set_delay(host, seconds)

    @property
    def stopping(self) -> bool:
        """Whether ``stop`` was called."""
        return self._ends_at is not None

    @property
    def unfinished(self) -> list[Trip]:
        """The visits that were begun and are not over."""
        return list(self._trips.values())

    def settled(self, trip: Trip, outcome: Outcome) -> None:
        """How a page that was handed out has ended."""
        trip.pages -= 1
        trip.visitor.settled(outcome)
        self._hungry.append(trip)

    def run(self, visitors: Iterable[Visitor], until: float | None = None) -> Iterator[Event]:
        """Visits all sites. ``until`` is a moment on the engine's clock: ``stop`` by itself.

        Ends when every site is over, or soon after ``stop``; pages handed out are not waited for
        once it is stopping.
        """
        coming = iter(visitors)
        try:
            while True:
                if until is not None and self._clock() >= until:
                    self.stop()
                self._admit(coming)
                self._feed()
                self._dispatch()
                while self._events:
                    yield self._events.popleft()
                if not self.stopping and (self._hungry or not (self._trips or self._all_admitted)):
                    continue
                if self._finished() or not self._wait(until):
                    return
        finally:
            self._crew.close()

    def drain(self, until: float) -> Iterator[Posted]:
        """After ``run``: what others still post, up to a moment on the engine's clock."""
        while (left := until - self._clock()) > 0:
            try:
                ticket, item = self._inbox.get(timeout=left)
            except queue.Empty:
                return
            if ticket is None:
                yield Posted(item)

    # The loop

    def _answer(self, job: Job, hop: Hop | None) -> None:
        self._inbox.put((_WAKE if hop is None else job, hop))

    def _admit(self, coming: Iterator[Visitor]) -> None:
        while len(self._trips) < self._limits.sites and not self.stopping:
            visitor = next(coming, None)
            if visitor is None:
                self._all_admitted = True
                return
            trip = Trip(visitor, began=self._clock())
            self._trips[id(trip)] = trip
            self._open(trip)

    def _finished(self) -> bool:
        if self.stopping:
            return not self._departures.in_flight
        return self._all_admitted and not self._trips

    def _wait(self, until: float | None) -> bool:
        """Takes what the inbox holds, waiting for it if need be. False when time is up."""
        now = self._clock()
        moments = [moment for moment in (until, self._ends_at) if moment is not None]
        if (ready := self._departures.next_ready()) is not None:
            moments.append(ready)
        if self._ends_at is not None and now >= self._ends_at:
            return False
        timeout = max(0.0, min(moments) - now) if moments else _TICK
        try:
            ticket, item = self._inbox.get(timeout=min(timeout, _TICK))
        except queue.Empty:
            if timeout >= _TICK:
                self._events.append(Tick())
            return True
        for _ in range(self._limits.workers):  # and then the events: they hold pages
            self._receive(ticket, item)
            try:
                ticket, item = self._inbox.get_nowait()
            except queue.Empty:
                return True
        self._receive(ticket, item)
        return True

    def _receive(self, ticket: object, item: object) -> None:
        if isinstance(ticket, Job):
            self._answered(ticket, item)  # type: ignore[arg-type]  # what _answer puts there
        elif ticket is not _WAKE:
            self._events.append(Posted(item))

    # Requests on their way out

    def _open(self, trip: Trip) -> None:
        """Before anything else of a site: the robots.txt of its home."""
        origin = origin_of(trip.visitor.home)
        if self._gate.knows(origin):
            trip.rests = self._gate.rest(origin)
            if trip.rests:
                self._close(trip)
            else:
                self._opened(trip, origin)
        elif self._lobby.seat(origin, trip):
            self._ask_robots(trip, origin)

    def _opened(self, trip: Trip, origin: str) -> None:
        trip.open = True
        self._lobby.slow_down(trip, origin)
        trip.visitor.robots(self._gate.sitemaps(origin))
        self._hungry.append(trip)

    def _feed(self) -> None:
        """Pulls requests of the sites that have room for more."""
        while self._hungry and not self.stopping:
            trip = self._hungry.popleft()
            if not trip.open or id(trip) not in self._trips:
                continue
            while (room := self._appetite(trip)) > 0:
                requests = trip.visitor.pull(room)
                for request in requests:
                    trip.jobs += 1
                    self._route(Job(trip, request, request.at or request.url))
                if not requests:
                    break
            if not trip.jobs and not trip.pages:
                self._close(trip)

    def _appetite(self, trip: Trip) -> int:
        """How many more requests of the site may be under way."""
        if trip.jobs <= self._limits.lookahead // 2:
            return self._limits.lookahead - trip.jobs
        idle = any(not under_way for under_way in trip.hosts.values())
        return self._limits.lookahead if idle and trip.jobs < self._limits.spread else 0

    def _route(self, job: Job) -> None:
        """Sends the job where it belongs: to its host's queue, behind a robots.txt, or back."""
        host, origin = job.host, origin_of(job.url)
        if (reason := self._departures.given_up(host)) is not None:
            self._end(job, later(job, f"{host} is left alone for this run: {reason}"))
        elif job.origin:
            self._enqueue(job)
        elif not self._gate.knows(origin):
            if job.trip.origins >= self._limits.origins and not self._lobby.has_asked(origin):
                words = f"the visit has led to {job.trip.origins} hosts: no further one is asked"
                self._end(job, later(job, words))
            elif self._lobby.seat(origin, job):
                self._ask_robots(job.trip, origin)
        elif (refusal := self._refusal(job, origin)) is not None:
            self._end(job, replace(refusal, request=job.request, url=job.url))
        else:
            self._enqueue(job)

    def _refusal(self, job: Job, origin: str) -> Failure | None:
        self._lobby.slow_down(job.trip, origin)
        return self._gate.refusal(job.url)

    def _ask_robots(self, trip: Trip, origin: str) -> None:
        trip.origins += 1
        request = self._gate.request(origin)
        self._route(Job(trip, request, request.url, origin=origin))

    def _enqueue(self, job: Job) -> None:
        job.trip.hosts[job.host] += 1
        self._departures.add(job, first=bool(job.origin))

    def _dispatch(self) -> None:
        """Sends the requests whose turn it is and which no thread has taken along."""
        while (errand := self._departures.next()) is not None:
            self._crew.send(errand)

    # Answers on their way in

    def _answered(self, job: Job, hop: Hop) -> None:
        self._departures.seen()
        job.trip.leave(job.host)
        job.trip.traffic.count(job.request, hop)
        if (reason := self._departures.given_up(job.host)) is not None:
            self._abandon(job.host, reason)
            if (until := self._departures.rests(job.host)) is not None:
                self._gate.leave_alone(origin_of(job.url), until)
        if isinstance(hop, Redirect):
            self._follow(job, hop)
        elif (onward := _led_on(hop)) is not None:
            self._follow(job, onward)
        elif worth_another_try(hop) and job.tries + 1 < self._limits.tries:
            job.tries += 1
            self._again(job)
        elif job.request is hop.request and not job.hops:
            self._end(job, hop)
        elif isinstance(hop, Response):
            self._end(job, replace(hop, request=job.request, hops=job.hops))
        else:
            self._end(job, replace(hop, request=job.request))

    def _again(self, job: Job) -> None:
        """Another try, when the host's back-off is over, behind what waits for it already: that
        shows whether the host is in trouble, or only what this address leads to."""
        if self._departures.given_up(job.host) is None:
            self._enqueue(job)
        else:
            self._route(job)

    def _follow(self, job: Job, hop: Redirect) -> None:
        """The next hop waits for its turn at its own host, behind that host's robots.txt."""
        job.follow(hop.target, renewed=hop.renewed)
        fault = ""
        if len(job.hops) > self._limits.hops:
            fault = f"more than {self._limits.hops} redirects"
        elif job.circles:
            fault = "the redirects go round in a circle"
        if fault:
            self._end(job, Failure(job.request, Kind.FAILED, fault, hop.url, hop.status))
            return
        visitor, request = job.trip.visitor, job.request
        if not job.origin and (known := visitor.redirected(request, hop.target)) is not None:
            job.trip.jobs -= 1
            answer = Failure(request, known.kind, known.reason, hop.url, hop.status)
            self._events.append(Ended(job.trip, known, answer))
            self._hungry.append(job.trip)
            return
        if job.origin:  # RFC 9309 section 2.3.1.2: robots.txt may move, to other hosts too
            self._enqueue(job)
        else:
            self._route(job)

    def _end(self, job: Job, answer: Answer) -> None:
        """The job's last answer goes to whoever asked."""
        if job.origin:
            self._learn(job, answer)
            return
        trip = job.trip
        trip.jobs -= 1
        result = trip.visitor.take(answer)
        if isinstance(result, Page):
            trip.pages += 1
            self._events.append(Fetched(trip, result, job.request.part_of or job.request))
        elif isinstance(result, Outcome):
            self._events.append(Ended(trip, result, answer))
        self._hungry.append(trip)

    def _learn(self, job: Job, answer: Answer) -> None:
        """A robots.txt has come, or has not: those who waited for it go on."""
        self._gate.learn(job.origin, answer)
        trips, jobs = self._lobby.let_go(job.origin)
        self._lobby.slow_down(job.trip, job.origin)
        for trip in trips:
            self._opened(trip, job.origin)
        for waiting in jobs:
            self._route(waiting)

    def _abandon(self, host: str, reason: str) -> None:
        """The host is left alone: what waits for it was never asked and waits for another run."""
        for job in self._departures.abandon(host):
            job.trip.leave(host)
            self._end(job, later(job, f"{host} is left alone for this run: {reason}"))

    def _close(self, trip: Trip) -> None:
        del self._trips[id(trip)]
        self._events.append(Over(trip, self._clock() - trip.began))


def _led_on(hop: Hop) -> Redirect | None:
    """The redirect that an article's answer is in the words of a page, or None."""
    if isinstance(hop, Failure | Redirect) or hop.request.purpose is not Purpose.ARTICLE:
        return None
    target = doors.onward(hop)
    if target is None:
        return None
    return Redirect(hop.request, hop.url, hop.status, target, fetched_at=hop.fetched_at)


def _nowhere(url: str) -> str:
    return ""
