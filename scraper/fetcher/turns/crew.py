"""The threads that wait for servers. They decide nothing: what to ask next they are told."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import replace

from scraper.errors import TOO_MANY, ScraperError
from scraper.fetcher.turns.departures import Departures
from scraper.fetcher.turns.jobs import Errand, Job, Lookup
from scraper.fetcher.wire.exchange import Failure, Hop, Request
from scraper.outcome import Kind

_ROOM = 4  # threads that end where the machine gives no more
Ask = Callable[[Request], Hop]  # one request over the wire; follows nothing; thread-safe
Locate = Callable[[str], str]  # the IP address of a URL's host, or ""; may block; thread-safe


class Crew:
    """Threads that grow in number with need, up to ``most``.

    All callables are called in the threads, and so are the departures, which tell each thread what
    to go on with. ``post`` is called with each job and its answer, None after a mere lookup;
    ``clock`` gives the moments at which requests go out.
    """

    def __init__(
        self,
        ask: Ask,
        locate: Locate,
        departures: Departures,
        post: Callable[[Job, Hop | None], None],
        *,
        most: int,
        clock: Callable[[], float],
    ) -> None:
        self._ask, self._locate, self._departures, self._post = ask, locate, departures, post
        self._most, self._clock = most, clock
        self._errands: queue.SimpleQueue[Errand | None] = queue.SimpleQueue()
        self._idle = threading.Semaphore(0)
        self.threads: list[threading.Thread] = []

    def send(self, errand: Errand) -> None:
        """Sends a thread that has nothing to do on the errand. Raises ScraperError where the
        machine gives no thread at all."""
        if len(self.threads) < self._most and not self._idle.acquire(blocking=False):
            self._hire()
        self._errands.put(errand)

    def _hire(self) -> None:
        """One more thread. Where the machine gives no more, those that there are do it all, less
        some: the parsers need a thread and a process each."""
        thread = threading.Thread(target=self._work, name="fetcher", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:
            if not self.threads:
                raise ScraperError(f"no thread can be started: {error}; {TOO_MANY}") from error
            self._most = len(self.threads)
            for _ in self.threads[: min(_ROOM, self._most - 1)]:
                self._errands.put(None)
        else:
            self.threads.append(thread)

    def close(self) -> None:
        """Lets each thread end when it has its answer; waits for no server."""
        for _ in self.threads:
            self._errands.put(None)

    def _work(self) -> None:
        while (errand := self._errands.get()) is not None:
            following: Errand | None = errand
            while following is not None:
                following = self._run(following)

    def _run(self, errand: Errand) -> Errand | None:
        hop: Hop | None = None
        if isinstance(errand, Lookup):
            job = errand.job
            following = self._departures.located(job, self._address(job))
        else:
            job, sent_at = errand, self._clock()
            hop = self._answer(job)
            following = self._departures.arrived(job, sent_at, hop)
        if following is None:
            self._idle.release()  # before the answer is seen, or a thread too many would be made
        self._post(job, hop)
        return following

    def _address(self, job: Job) -> str:
        try:
            return self._locate(job.url)
        except Exception:  # noqa: BLE001  a fault of ours, of which the request will tell
            return ""

    def _answer(self, job: Job) -> Hop:
        request = job.request if job.request.url == job.url else replace(job.request, url=job.url)
        try:
            return self._ask(request)
        except Exception as error:  # noqa: BLE001  a fault of ours: the run must not wait for it
            reason = f"the fetcher failed: {type(error).__name__}"
            return Failure(request, Kind.FAILED, reason, url=request.url)
