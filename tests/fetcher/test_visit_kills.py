"""A first visit that is killed at any change of the memory: the next one misses nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

import pytest

from scraper.known import Candidate, Source
from scraper.outcome import Kind
from tests.fetcher.frontier import Crash, MemoryFrontier, Site, crawl, front, rss
from tests.fetcher.visiting import DECLARED, entry, publish, url, visit

SECTIONS = ("%D8%A3", "%D8%A8", "%D8%AC")
MENU = "".join(f'<a href="/section/{name}">{name}</a>' for name in SECTIONS)
PAGES, ON_A_PAGE = 3, 5


class Mortal(MemoryFrontier):
    """The memory of a run that is killed before or after so many of its changes."""

    def __init__(self, changes: int) -> None:
        super().__init__()
        self.left = changes

    def _live(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise Crash

    def keep_note(self, site: str, name: str, value: str) -> None:
        self._live()
        super().keep_note(site, name, value)

    def admit(self, source: Source, candidates: Iterable[Candidate]) -> int:
        self._live()
        return super().admit(source, candidates)


def with_sections(feed: bool) -> Site:
    """Sections of several pages, the first articles of which the front page and a feed show."""
    site = Site()
    publish(site, *range(len(SECTIONS) * PAGES * ON_A_PAGE))
    site.put("/", front(*map(url, range(4)), head=DECLARED if feed else "", menu=MENU))
    site.put("/feed.xml", rss(*map(entry, range(8))), "application/rss+xml")
    if not feed:
        del site.files["https://example.com/feed.xml"]
    first = 0
    for name in SECTIONS:
        for page in range(1, PAGES + 1):
            links = map(url, range(first, first + ON_A_PAGE))
            more = f'<a rel="next" href="?page={page + 1}">التالي</a>' if page < PAGES else ""
            place = f"/section/{name}" + (f"?page={page}" if page > 1 else "")
            site.put(place, front(*links, menu=MENU, foot=more))
            first += ON_A_PAGE
    return site


@pytest.mark.parametrize("feed", [True, False])
def test_a_first_visit_killed_at_any_change_of_the_memory_loses_nothing(feed: bool) -> None:
    for changes in range(1, 60):
        site, memory = with_sections(feed), Mortal(changes)
        with contextlib.suppress(Crash):
            crawl(visit(site, memory), site, memory)
            break
        site.now += 3
        crawl(visit(site, memory), site, memory)
        written = [key for key, end in memory.ended.items() if end.kind is Kind.WRITTEN]
        assert len(written) == len(SECTIONS) * PAGES * ON_A_PAGE, f"killed at change {changes}"
    assert changes > 20, "it was killed in all places"
