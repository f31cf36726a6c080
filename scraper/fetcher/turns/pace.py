"""Whose turn it is: when each host may be asked next. Pure: the clock and the dice are parameters.

Two things set the pace.

* A **lane** is one machine: all hosts that answer at one IP address, ports 80 and 443 together.
  Never are two requests in flight in a lane, and two requests *start* at least ``delay`` seconds
  apart (start to start: a slow answer is its own pause, a quick one is not punished). A request
  starts when it goes out: waiting for a thread, a name server or a TLS handshake comes before.
* A **host** has what only concerns itself: its seed's delay, its Crawl-delay, Retry-After and
  back-off. So a host that asks for a minute between requests does not hold up its neighbours
  on a shared address.

All moments are those of the injected monotonic clock, in seconds. A Pace is not for two threads at
once: Departures holds a lock around it. Every call costs O(log n) of the hosts that wait.
"""

from __future__ import annotations

import heapq
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from scraper.fetcher.turns.retry_after import retry_after
from scraper.fetcher.wire.exchange import Failure, Hop


@dataclass(frozen=True, slots=True)
class Manners:
    """The numbers behind politeness; all in seconds.

    ``crawl_delay_cap``: a longer Crawl-delay is shortened to it (some files say a day).
    ``retry_after_cap``: a host that asks for a longer rest is left alone for the run.
    ``patience``: after so many troubles in a row the host is left alone for the run.
    """

    delay: float = 1.0
    crawl_delay_cap: float = 60.0
    retry_after_cap: float = 300.0
    backoff_first: float = 2.0
    backoff_cap: float = 120.0
    patience: int = 5


@dataclass(slots=True, eq=False)
class _Host:
    name: str
    lane: _Lane
    delay: float = 0.0  # of its own, besides the lane's
    not_before: float = 0.0
    troubles: int = 0
    given_up: str | None = None
    rests: float | None = None  # until when, on the wall's clock, it has asked to be left alone
    ticket: int | None = None  # its valid entry in the lane's queue; None: it does not wait
    started_at: float | None = None
    in_flight: bool = False


@dataclass(slots=True, eq=False)
class _Lane:
    key: str
    members: int = 0  # hosts that answer there, waiting or not
    not_before: float = 0.0
    in_flight: int = 0
    queue: list[tuple[float, int, _Host]] = field(default_factory=list)
    ticket: int | None = None  # its valid entry among the lanes; None: it has none


class Pace:
    """Turns for any number of hosts.

    A host is a string of the caller's choice, ``"host"`` or ``"host:port"``, the same each time.
    The round is: ``reserve`` a host that has something to be asked; ``due`` gives the host whose
    turn it is; ``started`` when its request is handed to a thread, ``sent`` when that thread takes
    it up, ``finished`` with what came of it.
    """

    def __init__(
        self,
        manners: Manners | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        dice: Callable[[], float] = random.random,
    ) -> None:
        """``wall`` is the time of day in seconds since the epoch, for Retry-After dates;
        ``dice`` gives a random number from 0 to 1, for the jitter."""
        self.manners = manners or Manners()
        self._clock, self._wall, self._dice = clock, wall, dice
        self._hosts: dict[str, _Host] = {}
        self._lanes: dict[str, _Lane] = {}
        self._queue: list[tuple[float, int, _Lane]] = []
        self._tickets = count()

    # What is known of a host

    def bind(self, host: str, address: str, port: int = 80) -> None:
        """The host answers at this IP address: it shares the pace of all others there.

        The port matters only where it is neither 80 nor 443: another port is another server.
        """
        key = address if port in (80, 443) else f"{address} port {port}"
        entry = self._host(host)
        old = entry.lane
        if old.key == key:
            return
        new = self._lane(key)
        new.not_before = max(new.not_before, old.not_before)
        if entry.in_flight:
            old.in_flight -= 1
            new.in_flight += 1
        old.members -= 1
        new.members += 1
        waits, entry.ticket, entry.lane = entry.ticket is not None, None, new
        self._schedule(old)
        if waits:
            self._enqueue(entry)
        if not old.members:
            del self._lanes[old.key]

    def set_delay(self, host: str, seconds: float) -> None:
        """This host is asked no more often than every so many seconds (a seed's ``delay``)."""
        entry = self._host(host)
        entry.delay = max(entry.delay, seconds)
        if entry.started_at is not None:
            entry.not_before = max(entry.not_before, entry.started_at + entry.delay)
        self._requeue(entry)

    def set_crawl_delay(self, host: str, seconds: float | None) -> str:
        """Obeys the Crawl-delay of a robots.txt. Returns words when it was shortened, else ``""``.

        It is obeyed also where the user's own delay is 0.
        """
        if seconds is None:
            return ""
        cap = self.manners.crawl_delay_cap
        self.set_delay(host, min(seconds, cap))
        if seconds <= cap:
            return ""
        return f"robots.txt of {host} asks for {seconds:g} s between requests; {cap:g} s are kept"

    def given_up(self, host: str) -> str | None:
        """Why the host is left alone for the rest of the run, or None when it is not."""
        entry = self._hosts.get(host)
        return entry.given_up if entry else None

    def rests(self, host: str) -> float | None:
        """Until when the host has asked to be left alone, in seconds since the epoch, where that is
        longer than this run waits."""
        entry = self._hosts.get(host)
        return entry.rests if entry else None

    def give_up(self, host: str, reason: str) -> None:
        """Leaves the host alone for the rest of the run."""
        entry = self._host(host)
        entry.given_up, entry.ticket = reason, None
        self._schedule(entry.lane)

    # Turns

    def reserve(self, host: str) -> float | None:
        """The host has something to be asked: it waits from now on (said twice, it waits once).

        Returns the moment from which it may start, if nobody in its lane is quicker; None while a
        request to its address is in flight (it waits all the same) or when it has been given up.
        """
        entry = self._host(host)
        if entry.given_up is not None:
            return None
        if entry.ticket is None:
            self._enqueue(entry)
        lane = entry.lane
        return None if lane.in_flight else max(entry.not_before, lane.not_before)

    def due(self) -> str | None:
        """A waiting host whose turn it is now, or None. It waits no longer: ``started`` must
        follow, or ``reserve`` again."""
        lane = self._first()
        if lane is None or self._queue[0][0] > self._clock():
            return None
        _, _, entry = heapq.heappop(lane.queue)
        entry.ticket = None
        self._schedule(lane)
        return entry.name

    def next_ready(self) -> float | None:
        """The moment when the next waiting host's turn comes; None when none waits, or all wait
        for an answer that is in flight."""
        return self._queue[0][0] if self._first() else None

    def started(self, host: str) -> None:
        """A request to the host is handed to a thread now."""
        entry = self._host(host)
        entry.lane.in_flight += 1
        entry.in_flight = True
        self._count_from(entry, self._clock())
        self._schedule(entry.lane)

    def sent(self, host: str, moment: float) -> None:
        """A thread took the host's request in hand at this moment. It may have woken up late, and
        counted from ``started`` the next request would come too close by as much."""
        self._count_from(self._host(host), moment)

    def finished(self, host: str, answer: Hop) -> None:
        """The request to the host has ended with this answer."""
        entry = self._host(host)
        if entry.in_flight:
            entry.in_flight = False
            entry.lane.in_flight -= 1
        if answer.sent_at is not None:
            self._count_from(entry, answer.sent_at)
        self._judge(entry, answer)
        self._requeue(entry)
        self._schedule(entry.lane)

    def _count_from(self, entry: _Host, moment: float) -> None:
        """The request went out at this moment: the next of its host, and of its lane, is due no
        sooner than their delays after it."""
        entry.started_at = moment
        entry.not_before = max(entry.not_before, moment + entry.delay)
        entry.lane.not_before = max(entry.lane.not_before, moment + self.manners.delay)

    # What an answer says about the pace

    def _judge(self, entry: _Host, answer: Hop) -> None:
        now = self._wall()
        rest = retry_after(answer, now)
        if rest is not None and rest > self.manners.retry_after_cap:
            entry.rests = now + rest
            self.give_up(entry.name, f"asked to be left alone for {rest:.0f} s (Retry-After)")
            return
        trouble = _trouble(answer)
        if trouble:
            entry.troubles += 1
            if entry.troubles >= self.manners.patience:
                self.give_up(entry.name, f"{entry.troubles} troubles in a row, last: {trouble}")
                return
        else:
            entry.troubles = 0
        pause = rest if rest is not None else self._backoff(entry.troubles)
        entry.not_before = max(entry.not_before, self._clock() + pause)

    def _backoff(self, troubles: int) -> float:
        """Doubling with each trouble, the upper half of it random, so that hosts that failed
        together do not come back together."""
        if not troubles:
            return 0.0
        doublings = min(troubles - 1, 64)  # more would overflow, and are far above any ceiling
        full = min(self.manners.backoff_cap, self.manners.backoff_first * 2.0**doublings)
        return full * (0.5 + 0.5 * self._dice())

    # Queues. An entry is valid while its number is the owner's ticket; others are skipped.

    def _host(self, name: str) -> _Host:
        entry = self._hosts.get(name)
        if entry is None:
            entry = self._hosts[name] = _Host(name, self._lane(f"host {name}"))
            entry.lane.members += 1
        return entry

    def _lane(self, key: str) -> _Lane:
        return self._lanes.setdefault(key, _Lane(key))

    def _requeue(self, entry: _Host) -> None:
        if entry.ticket is not None:
            self._enqueue(entry)

    def _enqueue(self, entry: _Host) -> None:
        entry.ticket = next(self._tickets)
        heapq.heappush(entry.lane.queue, (entry.not_before, entry.ticket, entry))
        self._schedule(entry.lane)

    def _schedule(self, lane: _Lane) -> None:
        """Puts the lane where its first host belongs among the lanes."""
        queue = lane.queue
        while queue and queue[0][1] != queue[0][2].ticket:
            heapq.heappop(queue)
        lane.ticket = None
        if queue and not lane.in_flight:
            lane.ticket = next(self._tickets)
            heapq.heappush(self._queue, (max(queue[0][0], lane.not_before), lane.ticket, lane))

    def _first(self) -> _Lane | None:
        while self._queue:
            _, ticket, lane = self._queue[0]
            if lane.ticket == ticket:
                return lane
            heapq.heappop(self._queue)
        return None


def _trouble(answer: Hop) -> str:
    """What makes an answer a trouble for the server, in words; else ``""``."""
    if isinstance(answer, Failure):
        return "" if answer.lasting else answer.reason
    status = answer.status
    return f"status {status}" if status == 429 or 500 <= status < 600 else ""
