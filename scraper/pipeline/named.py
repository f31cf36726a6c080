"""Single pages by their addresses, fetched politely: ``scraper get`` and ``scraper.scrape``."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from scraper.fetcher.visiting.parts import Parts
from scraper.fetcher.wire.exchange import Answer, Failure, Purpose, Request, Response
from scraper.outcome import Kind, Outcome
from scraper.page import Entry, Page


class NamedPages:
    """A Visitor that asks for the addresses it was given and for nothing else."""

    def __init__(self, urls: Iterable[str], *, join_pages: bool = False) -> None:
        """``urls`` are clean addresses, at least one; drawn only as they are asked for.
        ``join_pages``: an article's further pages are asked for, too."""
        self._parts = Parts(wanted=join_pages)
        self._urls = iter(urls)
        self._ahead: deque[str] = deque([next(self._urls)])
        self.home = self._ahead[0]
        self.site = ""
        self.done = False

    def robots(self, sitemaps: Sequence[str]) -> None:
        """No sitemap is wanted."""

    def pull(self, limit: int) -> list[Request]:
        """The next addresses."""
        further = [part for _ in range(limit) if (part := self._parts.next()) is not None]
        limit -= len(further)
        requests = [
            Request(url, Purpose.ARTICLE, entry=Entry(url, "seed")) for url in self._draw(limit)
        ]
        self.done = len(requests) < limit
        return further + requests

    def _draw(self, limit: int) -> Iterator[str]:
        for _ in range(limit):
            url = self._ahead.popleft() if self._ahead else next(self._urls, None)
            if url is None:
                return
            yield url

    def take(self, answer: Answer) -> Page | Outcome | None:
        """A page where the server gave one, else how the address ended."""
        got: Answer | Page | None = answer
        if answer.request.part_of is not None:
            got = self._parts.take(answer)
        if isinstance(got, Failure):
            return Outcome(self.site, got.request.url, got.kind, got.reason)
        if not isinstance(got, Response):
            return got
        if got.status != 200:
            return Outcome(self.site, got.request.url, *_meaning(got.status))
        return self._parts.begin(got)

    def redirected(self, request: Request, target: str) -> Outcome | None:
        """What is named is asked wherever it leads."""
        return None

    def settled(self, outcome: Outcome) -> None:
        """Nothing is learned from it."""

    def summary(self) -> str:
        """Nothing is found: all was named."""
        return ""


def _meaning(status: int) -> tuple[Kind, str]:
    reason = f"the server answered {status}"
    if status in (404, 410):
        return Kind.GONE, reason
    if status in (401, 402, 403, 407, 451):
        return Kind.BLOCKED, reason
    return Kind.FAILED, reason
