"""The parser processes: all cores at work, and no page can stop the run.

Each child has a thread that feeds it and reads its answers (``feeder.py``). A child that takes too
long over a page (its own timer kills it), runs out of memory or crashes costs that one page, which
gets an outcome with the reason; the page behind it goes to the next child.
"""

from __future__ import annotations

import os
import pickle
import queue
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from operator import attrgetter

from scraper.errors import TOO_MANY, ScraperError
from scraper.page import Entry, Page
from scraper.pipeline.processes.child import Context
from scraper.pipeline.processes.feeder import Broken, Done, Feeder
from scraper.pipeline.processes.process import Task, command

PARSER = "scraper.parser:parse"
# To pickle a frozen dataclass takes ten times what its values do.
_of_entry = attrgetter(*(each.name for each in fields(Entry)))


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """Bounds of the pool."""

    children: int = field(default_factory=cores)
    seconds: float = 20.0  # wall clock for one page
    memory: int = 2 << 30  # bytes of address space for one child
    recycle: int = 5000  # pages after which a child is replaced: lxml's memory fragments
    pages: int = 256  # handed in and not taken back, at the most: a second of 200 paced sites
    bytes: int = 64 << 20  # of bodies handed in and not taken back


_MOMENTS = 20  # tenths of a second in which another feeder may yet get its child


class Pool:
    """Parser processes behind one queue; they are started as they are needed.

    ``submit`` never waits: whoever feeds the pool looks at ``full`` first. Answers are handed to
    ``post`` in other threads; ``taken`` is called by the owner for each, in its own thread.
    ``parse`` names the parser, for tests: ``module:function`` with the parser's signature.
    """

    def __init__(
        self,
        post: Callable[[Done | Broken], None],
        limits: PoolLimits | None = None,
        *,
        parse: str = PARSER,
    ) -> None:
        self._post = post
        self._limits = limits or PoolLimits()
        self._command = command(parse, self._limits.seconds, self._limits.memory)
        self._queue: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._contexts: list[bytes] = []  # as a child is told them
        self._numbers: dict[int, tuple[int, Context]] = {}  # by id(), hence the context beside it
        self._feeders: list[Feeder] = []
        self._sizes: dict[Hashable, int] = {}
        self._bytes = 0

    @property
    def busy(self) -> int:
        """Pages handed in and not yet taken back."""
        return len(self._sizes)

    @property
    def full(self) -> bool:
        """Whether no further page should be handed in now."""
        return len(self._sizes) >= self._limits.pages or self._bytes >= self._limits.bytes

    def submit(
        self, ticket: Hashable, page: Page, context: Context, observed_from: date | None = None
    ) -> None:
        """Hands in a page. ``ticket`` is unique among those not yet taken back; older articles
        than ``observed_from`` are parsed and not observed."""
        number = self._number(context)
        self._grow()
        size = len(page.body) + sum(len(each.body) for each in page.further)
        self._sizes[ticket] = size
        self._bytes += size
        entry = None if page.entry is None else _of_entry(page.entry)
        said = (page.url, dict(page.headers), page.fetched_at, page.status, entry, observed_from)
        further = tuple(
            (each.url, each.body, dict(each.headers), each.fetched_at, each.status)
            for each in page.further
        )
        head = pickle.dumps((number, None, (*said, further)), protocol=5)
        self._queue.put(Task(ticket, page.url, number, head, page.body))

    def _number(self, context: Context) -> int:
        """The number under which the children know the context."""
        number, _ = self._numbers.setdefault(id(context), (len(self._contexts), context))
        if number == len(self._contexts):
            self._contexts.append(pickle.dumps((number, context, None), protocol=5))
        return number

    def _grow(self) -> None:
        """One more child while there are more pages than children, up to the limit."""
        if len(self._feeders) <= self.busy and len(self._feeders) < self._limits.children:
            feeder = Feeder(
                self._queue,
                self._post,
                self._command,
                self._contexts,
                seconds=self._limits.seconds,
                recycle=self._limits.recycle,
                needed=self._nobody_at_work,
            )
            try:
                feeder.start()
            except RuntimeError as error:  # the machine gives no more threads
                self._fewer(error)
            else:
                self._feeders.append(feeder)

    def _fewer(self, error: RuntimeError) -> None:
        """The feeders that there are do it all."""
        if not self._feeders:
            raise ScraperError(f"no parser can be fed: {error}; {TOO_MANY}") from error
        self._limits = replace(self._limits, children=len(self._feeders))

    def _nobody_at_work(self) -> bool:
        """Whether no feeder has a child, nor gets one in a moment. Called in a feeder's thread."""
        for _ in range(_MOMENTS):
            if any(feeder.at_work for feeder in self._feeders):
                return False
            time.sleep(0.1)
        return True

    def taken(self, done: Done) -> None:
        """The owner has received this answer: its room is free again."""
        self._bytes -= self._sizes.pop(done.ticket)

    def close(self) -> None:
        """Ends all children at once. Pages not yet answered get no answer."""
        for feeder in self._feeders:
            feeder.stop()
        for _ in self._feeders:
            self._queue.put(None)
        for feeder in self._feeders:
            feeder.join(timeout=5)
