"""Who goes next: the hosts' queues and their turns, for the engine's thread and the crew's alike.

A thread that has an answer takes the next request whose turn it is at once, most often one to the
same host. If it had to wait for the engine's thread, which may be writing a record just then, every
host would be asked that much later. Hence the lock here; all that it guards is quick.
"""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Callable

from scraper.fetcher.turns.jobs import Errand, Job, Lookup
from scraper.fetcher.turns.pace import Pace
from scraper.fetcher.wire.exchange import Hop
from scraper.fetcher.wire.origins import port_of


class Departures:
    """The requests that wait for their hosts' turns. Any thread may call it.

    ``most``: requests that may be in flight or answered and not yet ``seen``; ``room`` says
    whether another page may come; ``lookups``: whether each host's address is asked for before
    its first request, so that from the first on it shares the pace of others there.
    """

    def __init__(
        self, pace: Pace, *, most: int, room: Callable[[], bool], lookups: bool = False
    ) -> None:
        self._pace, self._most, self._room, self._lookups = pace, most, room, lookups
        self._lock = threading.Lock()
        self._queues: defaultdict[str, deque[Job]] = defaultdict(deque)
        self._located: dict[str, bool] = {}  # hosts looked up, or (False) being looked up just now
        self.in_flight = 0
        self.closed = False  # nothing leaves any more; set without the lock, by signal handlers too

    def add(self, job: Job, *, first: bool = False) -> None:
        """The job waits for its host's turn from now on; ``first``: before all others there."""
        with self._lock:
            waiting = self._queues[job.host]
            if first:
                waiting.appendleft(job)
            else:
                waiting.append(job)
            if self._located.get(job.host, True):
                self._pace.reserve(job.host)

    def next(self) -> Errand | None:
        """The job whose turn it is now, or the lookup that it needs first, or None. It is in
        flight from now on."""
        with self._lock:
            return self._next()

    def located(self, job: Job, address: str) -> Errand | None:
        """The job's host answers at this IP address (``""``: nobody knows), so it may wait for its
        turn there. Returns what the same thread is to go on with."""
        with self._lock:
            self.in_flight -= 1
            if address:
                self._pace.bind(job.host, address, port_of(job.url))
            self._located[job.host] = True
            self._pace.reserve(job.host)
            return self._next()

    def arrived(self, job: Job, sent_at: float, hop: Hop) -> Errand | None:
        """The job's request went out at ``sent_at`` and has ended. Returns what the same thread is
        to go on with."""
        with self._lock:
            if hop.peer:
                self._pace.bind(job.host, hop.peer, port_of(job.url))
            self._pace.sent(job.host, sent_at)
            self._pace.finished(job.host, hop)
            return self._next()

    def seen(self) -> None:
        """The engine has received an answer."""
        with self._lock:
            self.in_flight -= 1

    def next_ready(self) -> float | None:
        """The moment when the next turn comes; None when nothing can leave before an answer is
        seen, or before there is room."""
        with self._lock:
            return self._pace.next_ready() if self._open else None

    def given_up(self, host: str) -> str | None:
        """Why the host is left alone for the rest of the run, or None when it is not."""
        return self._pace.given_up(host)

    def rests(self, host: str) -> float | None:
        """See ``Pace.rests``."""
        return self._pace.rests(host)

    def abandon(self, host: str) -> deque[Job]:
        """Takes back all jobs that wait for the host."""
        with self._lock:
            return self._queues.pop(host, deque())

    def set_delay(self, host: str, seconds: float) -> None:
        """See ``Pace.set_delay``."""
        with self._lock:
            self._pace.set_delay(host, seconds)

    def set_crawl_delay(self, host: str, seconds: float | None) -> str:
        """See ``Pace.set_crawl_delay``."""
        with self._lock:
            return self._pace.set_crawl_delay(host, seconds)

    @property
    def _open(self) -> bool:
        return self.in_flight < self._most and not self.closed and self._room()

    def _next(self) -> Errand | None:
        while self._open and (host := self._pace.due()) is not None:
            if not (waiting := self._queues.get(host)):
                continue
            self.in_flight += 1
            if self._lookups and host not in self._located:
                self._located[host] = False
                return Lookup(waiting[0])
            job = waiting.popleft()
            self._pace.started(host)
            if waiting:
                self._pace.reserve(host)
            else:
                del self._queues[host]
            return job
        return None
