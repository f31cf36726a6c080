"""Records of named addresses: fetched politely, parsed, given back; nothing is remembered."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.turns.trip import Ended, Fetched, Posted, Trip
from scraper.fetcher.wire.http import PRODUCT
from scraper.outcome import Kind, Outcome
from scraper.page import Page
from scraper.pipeline.keeping import archive_of
from scraper.pipeline.named import NamedPages
from scraper.pipeline.options import Options
from scraper.pipeline.processes.child import Context
from scraper.pipeline.processes.feeder import Broken, Done
from scraper.pipeline.processes.parsed import Parsed
from scraper.pipeline.processes.pool import PARSER, Pool, PoolLimits
from scraper.pipeline.profiles import Contexts
from scraper.pipeline.wiring import Fetcher


@dataclass(frozen=True, slots=True)
class Single:
    """How one named address ended."""

    url: str  # as it was asked for
    parsed: Parsed


def get_pages(
    urls: Iterable[str],
    options: Options | None = None,
    *,
    named: Iterable[str] = (),
    limits: PoolLimits | None = None,
    parse: str = PARSER,
) -> Iterator[Single]:
    """Fetches and parses the addresses; each comes out when it is ready, whatever the order.

    ``options.memory`` names a memory whose profiles the pages are read with; nothing is kept in
    it. ``named`` are those of them that the user wrote down one by one: their hosts may be machines
    of the user's own. What is not an address is an outcome too, so that one bad line in a long
    list does not end it. Raises ScraperError when no parser process can be started.
    """
    options = options or Options()
    bad: list[Single] = []
    good = _clean(urls, bad)
    first = next(good, None)
    if first is not None:
        work = _Work(options, named, limits, parse)
        for single in work.run(
            NamedPages(itertools.chain([first], good), join_pages=options.join_pages)
        ):
            yield from _drain(bad)
            yield single
    yield from _drain(bad)


def _clean(urls: Iterable[str], bad: list[Single]) -> Iterator[str]:
    for url in urls:
        try:
            yield address.clean(url)
        except AddressError as error:
            bad.append(Single(url, Parsed(Kind.FAILED, str(error), url=url)))


def _drain(singles: list[Single]) -> Iterator[Single]:
    while singles:
        yield singles.pop(0)


class _Work:
    """One round of fetching and parsing."""

    def __init__(
        self, options: Options, named: Iterable[str], limits: PoolLimits | None, parse: str
    ) -> None:
        robot = PRODUCT if options.page_robots else ""
        self._context = Contexts(Context(language=options.language, robot=robot), options.memory)
        # The user's own list leads to all of these hosts, and each redirect to one more.
        anywhere = sys.maxsize
        self._fetcher = Fetcher(options, named, origins=anywhere, room=lambda: not self._pool.full)
        self._pool = Pool(self._fetcher.engine.post, limits, parse=parse)
        # The address as it was asked for, and the page where it is to be archived.
        self._parsing: dict[int, tuple[Trip, str, Page | None]] = {}
        self._archive = archive_of(options)
        if self._archive is not None:
            self._archive.check()

    def run(self, pages: NamedPages) -> Iterator[Single]:
        """All of them."""
        numbers = itertools.count()
        try:
            for event in self._fetcher.engine.run([pages]):
                if isinstance(event, Fetched):
                    number = next(numbers)
                    page = None if self._archive is None else event.page
                    self._parsing[number] = event.trip, event.request.url, page
                    self._pool.submit(number, event.page, self._context(event.page))
                elif isinstance(event, Ended):
                    outcome = event.outcome
                    yield Single(outcome.url, Parsed(outcome.kind, outcome.reason, url=outcome.url))
                elif isinstance(event, Posted):
                    yield self._parsed(event.item)
        finally:
            self._pool.close()
            self._fetcher.close()
            self._context.close()
            if self._archive is not None:
                self._archive.sync()

    def _parsed(self, item: object) -> Single:
        if isinstance(item, Broken):
            raise item.error
        assert isinstance(item, Done)
        assert isinstance(item.ticket, int)
        self._pool.taken(item)
        (trip, url, page), parsed = self._parsing.pop(item.ticket), item.parsed
        if self._archive is not None and page is not None:
            self._archive.keep(page, address.site(page.url), parsed.kind)
        self._fetcher.engine.settled(trip, Outcome("", url, parsed.kind, parsed.reason))
        return Single(url, parsed)
