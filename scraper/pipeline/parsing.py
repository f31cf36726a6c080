"""Pages through the parser processes, and back in the order in which they were given."""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TypeVar

from scraper.page import Page
from scraper.pipeline.processes.child import Context
from scraper.pipeline.processes.feeder import Broken, Done
from scraper.pipeline.processes.parsed import Parsed
from scraper.pipeline.processes.pool import PARSER, Pool, PoolLimits
from scraper.pipeline.profiles import Contexts

Label = TypeVar("Label")


def parse_pages(
    pages: Iterable[tuple[Label, Page]],
    context: Context | Contexts,
    limits: PoolLimits | None = None,
    *,
    parse: str = PARSER,
) -> Iterator[tuple[Label, Parsed]]:
    """Parses all pages on all cores; each comes out with its label, in the order given.

    ``context`` is the same for all pages, or gives each page its own. No more pages are drawn
    than the pool may hold. Raises ScraperError when no parser process can be started; whatever is
    wrong with a page is its own outcome.
    """
    answers: queue.SimpleQueue[Done | Broken] = queue.SimpleQueue()
    pool = Pool(answers.put, limits, parse=parse)
    most = 2 * (limits or PoolLimits()).pages  # also of those done that a slower one holds back
    waiting: deque[tuple[int, Label]] = deque()
    ready: dict[object, Parsed] = {}
    try:
        for number, (label, page) in enumerate(pages):
            waiting.append((number, label))
            pool.submit(number, page, context(page) if isinstance(context, Contexts) else context)
            while pool.full or len(waiting) > most or (waiting and waiting[0][0] in ready):
                yield from _next(pool, answers, waiting, ready)
        while waiting:
            yield from _next(pool, answers, waiting, ready)
    finally:
        pool.close()


def _next(
    pool: Pool,
    answers: queue.SimpleQueue[Done | Broken],
    waiting: deque[tuple[int, Label]],
    ready: dict[object, Parsed],
) -> Iterator[tuple[Label, Parsed]]:
    if waiting[0][0] not in ready:
        answer = answers.get()
        if isinstance(answer, Broken):
            raise answer.error
        pool.taken(answer)
        ready[answer.ticket] = answer.parsed
    while waiting and waiting[0][0] in ready:
        number, label = waiting.popleft()
        yield label, ready.pop(number)
