"""The threads that wait for servers. All decisions are the engine's, in one thread: no logic
needs a lock."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from scraper.fetcher.exchange import Failure, Hop, Request
from scraper.outcome import Kind

Ask = Callable[[Request], Hop]  # one request over the wire; follows nothing; thread-safe


class Crew:
    """Threads that grow in number with need, up to ``most``.

    ``post`` is called in the threads with each request's ticket, the moment at which it went out
    on ``clock``, and its answer.
    """

    def __init__(
        self,
        ask: Ask,
        post: Callable[[object, float, Hop], None],
        *,
        most: int,
        clock: Callable[[], float],
    ) -> None:
        self._ask, self._post, self._most, self._clock = ask, post, most, clock
        self._tasks: queue.SimpleQueue[tuple[object, Request] | None] = queue.SimpleQueue()
        self.threads: list[threading.Thread] = []
        self.in_flight = 0

    @property
    def free(self) -> bool:
        """Whether another request can go out at once."""
        return self.in_flight < self._most

    def send(self, ticket: object, request: Request) -> None:
        """Sends the request; its answer comes through ``post``."""
        self.in_flight += 1
        if self.in_flight > len(self.threads):
            thread = threading.Thread(target=self._work, name="fetcher", daemon=True)
            self.threads.append(thread)
            thread.start()
        self._tasks.put((ticket, request))

    def answered(self) -> None:
        """The owner has received an answer."""
        self.in_flight -= 1

    def close(self) -> None:
        """Lets each thread end when it has its answer; waits for no server."""
        for _ in self.threads:
            self._tasks.put(None)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            ticket, request = task
            sent_at = self._clock()
            try:
                hop = self._ask(request)
            except Exception as error:  # noqa: BLE001  a fault of ours: the run must not wait for it
                reason = f"the fetcher failed: {type(error).__name__}"
                hop = Failure(request, Kind.FAILED, reason, url=request.url)
            self._post(ticket, sent_at, hop)
