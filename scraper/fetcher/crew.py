"""The threads that wait for servers. They decide nothing: what to ask next they are told."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import replace

from scraper.fetcher.exchange import Failure, Hop, Request
from scraper.fetcher.jobs import Job
from scraper.outcome import Kind

Ask = Callable[[Request], Hop]  # one request over the wire; follows nothing; thread-safe


class Crew:
    """Threads that grow in number with need, up to ``most``.

    Both callables are called in the threads: ``arrived`` with each job, the moment at which its
    request went out on ``clock``, and its answer, for the job that the thread is to go on with;
    ``post`` then with the job and its answer.
    """

    def __init__(
        self,
        ask: Ask,
        arrived: Callable[[Job, float, Hop], Job | None],
        post: Callable[[Job, Hop], None],
        *,
        most: int,
        clock: Callable[[], float],
    ) -> None:
        self._ask, self._arrived, self._post = ask, arrived, post
        self._most, self._clock = most, clock
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._idle = threading.Semaphore(0)
        self.threads: list[threading.Thread] = []

    def send(self, job: Job) -> None:
        """Sends the job's request, in a thread that has nothing to do."""
        if len(self.threads) < self._most and not self._idle.acquire(blocking=False):
            thread = threading.Thread(target=self._work, name="fetcher", daemon=True)
            self.threads.append(thread)
            thread.start()
        self._jobs.put(job)

    def close(self) -> None:
        """Lets each thread end when it has its answer; waits for no server."""
        for _ in self.threads:
            self._jobs.put(None)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            following: Job | None = job
            while following is not None:
                following = self._perform(following)

    def _perform(self, job: Job) -> Job | None:
        request = job.request if job.request.url == job.url else replace(job.request, url=job.url)
        sent_at = self._clock()
        try:
            hop = self._ask(request)
        except Exception as error:  # noqa: BLE001  a fault of ours: the run must not wait for it
            reason = f"the fetcher failed: {type(error).__name__}"
            hop = Failure(request, Kind.FAILED, reason, url=request.url)
        following = self._arrived(job, sent_at, hop)
        if following is None:
            self._idle.release()  # before the answer is seen, or a thread too many would be made
        self._post(job, hop)
        return following
