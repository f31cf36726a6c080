"""The thread that chooses what a parser process works on, and replaces it when it is gone."""

from __future__ import annotations

import errno
import queue
import threading
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from scraper.errors import TOO_MANY, ScraperError
from scraper.outcome import Kind
from scraper.pipeline.processes.parsed import Parsed
from scraper.pipeline.processes.process import Child, Task

_WINDOW = 2  # one page being parsed, the next already in the pipe: the child never waits


@dataclass(frozen=True, slots=True)
class Done:
    """One page has been parsed: the ticket it was handed in with, and the answer."""

    ticket: Hashable
    parsed: Parsed


@dataclass(frozen=True, slots=True)
class Broken:
    """No child can be started: nothing can be parsed, the run must end."""

    error: ScraperError


def _too_many(error: OSError) -> bool:
    return error.errno in (errno.EAGAIN, errno.ENOMEM)


class Feeder(threading.Thread):
    """Feeds one child at a time from the pool's queue, and replaces it when it is gone."""

    def __init__(
        self,
        tasks: queue.SimpleQueue[Task | None],
        post: Callable[[Done | Broken], None],
        arguments: Sequence[str],
        contexts: Sequence[bytes],
        *,
        seconds: float,
        recycle: int,
        needed: Callable[[], bool] = lambda: True,
    ) -> None:
        """``arguments`` and ``contexts``: see ``process``. ``seconds``: the most for one page;
        ``recycle``: pages after which a child is replaced; ``needed``: asked where none can be
        started, says whether no other feeder has one."""
        super().__init__(name="parser-feeder", daemon=True)
        self._tasks, self._post, self._arguments = tasks, post, arguments
        self._contexts, self._seconds, self._recycle = contexts, seconds, recycle
        self._window: deque[Task] = deque()  # sent, or to be sent again, oldest first
        self._held: Task | None = None  # taken from the queue, too large to wait in the pipe
        self._child: Child | None = None
        self._needed = needed
        self._stopping = False

    @property
    def at_work(self) -> bool:
        """Whether it has started a child."""
        return self._child is not None

    def stop(self) -> None:
        """Ends the child at once; the thread ends with it. Called from another thread."""
        self._stopping = True
        if (child := self._child) is not None:
            child.kill()

    def run(self) -> None:
        """The thread: child after child, until it is told to stop."""
        while not self._stopping:
            try:
                child = self._child = Child(self._arguments, self._contexts)
            except OSError as error:
                if not self._window and not self._held and not self._needed():
                    return None
                return self._break(f"{error}; {TOO_MANY}" if _too_many(error) else str(error))
            if (trouble := child.ready()) is not None:
                child.close()
                return None if self._stopping else self._break(trouble)
            try:
                self._serve(child)
                child.close()
            except EOFError:
                self._mourn(child)
        if (last := self._child) is not None:
            last.kill()
            last.close()
        return None

    def _break(self, reason: str) -> None:
        self._post(Broken(ScraperError(f"the parser process cannot be started: {reason}")))

    def _serve(self, child: Child) -> None:
        for task in self._window:  # left behind by the child before this one
            child.send(task)
        while not self._stopping:
            self._fill(child)
            if not self._window:
                return  # its last page is answered: time for a new one, or for the end
            parsed = child.receive()
            self._post(Done(self._window.popleft().ticket, parsed))

    def _fill(self, child: Child) -> None:
        while child.sent < self._recycle and len(self._window) < _WINDOW:
            task = self._held or self._next(wait=not self._window)
            self._held = None
            if task is None:
                return
            if self._window and not child.has_room(task):
                self._held = task
                return
            self._window.append(task)
            child.send(task)

    def _next(self, *, wait: bool) -> Task | None:
        try:
            task = self._tasks.get(block=wait)
        except queue.Empty:
            return None
        if task is None:
            self._stopping = True
        return task

    def _mourn(self, child: Child) -> None:
        if self._stopping:
            child.kill()
        fate = child.fate(self._seconds)
        if self._window and not self._stopping:
            task = self._window.popleft()
            reason = f"the page was given up: its parser {fate}"
            self._post(Done(task.ticket, Parsed(Kind.FAILED, reason, url=task.url)))
