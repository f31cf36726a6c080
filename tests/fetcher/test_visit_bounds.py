"""A visit has bounds: the limit, depths, and hosts, readers and memories that fail."""

from __future__ import annotations

from typing import Any

import pytest

from scraper.errors import OutputError
from scraper.fetcher.wire.exchange import Failure, Purpose, Request
from scraper.outcome import Kind
from scraper.page import Entry
from tests.fetcher.frontier import (
    MemoryFrontier,
    Site,
    crawl,
    front,
    index,
    urlset,
)
from tests.fetcher.visiting import (
    archive,
    publish,
    sources,
    url,
    visit,
    with_feed,
    written,
)


def test_the_limit_counts_what_is_written() -> None:
    site, memory = with_feed(20), MemoryFrontier()
    site.put(url(0), "<html><body>قسم</body></html>")
    outcomes = crawl(visit(site, memory, limit=5), site, memory)
    assert len(written(outcomes)) == 5
    assert len(outcomes) == 6
    assert len(written(crawl(visit(site, memory, limit=5), site, memory))) == 5


def test_the_limit_leaves_the_archive_unread() -> None:
    site, memory = archive(300), MemoryFrontier()
    crawl(visit(site, memory, limit=3), site, memory)
    assert len([place for place in sources(site) if place.startswith("/sitemap-")]) == 1


def test_an_index_that_contains_itself_is_read_once() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, 1)
    site.put("/", front())
    loop = "https://example.com/loop.xml"
    site.put("/sitemap.xml", index("https://example.com/sitemap.xml", loop))
    site.put(
        "/loop.xml", index("https://example.com/sitemap.xml", loop, "https://example.com/a.xml")
    )
    site.put("/a.xml", urlset(url(1)))
    assert len(written(crawl(visit(site, memory), site, memory))) == 1
    assert len(sources(site)) == len(set(sources(site)))


def test_indexes_nested_without_end_are_followed_to_a_depth() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", front())

    def endless(request: Request) -> Any:
        number = int(request.url.rpartition("=")[2] or 0)
        site.put(request.url, index(*(f"{site.home}m?n={number * 3 + i}" for i in (1, 2, 3))))
        file = site.files[request.url]
        site.asked.pop()
        answer = site.answer(request)
        site.files[request.url] = endless
        assert file
        return answer

    for n in range(2000):
        site.files[f"{site.home}m?n={n}"] = endless
    crawl(visit(site, memory), site, memory, robots=[f"{site.home}m?n=0"])
    assert len(sources(site)) < 60


def test_a_host_that_keeps_failing_is_left_alone() -> None:
    site, memory = with_feed(200), MemoryFrontier()
    for n in range(200):
        site.files[url(n)] = Failure(
            Request("", Purpose.ARTICLE), Kind.FAILED, "timed out", lasting=False
        )
    visited = visit(site, memory)
    outcomes = crawl(visited, site, memory)
    assert len(outcomes) < 30
    assert "left for another run" in visited.summary()
    assert len(memory.queue) == 200


def test_a_source_that_a_reader_stumbles_over_costs_that_source_and_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise ValueError("more digits than can be read")

    site, memory = with_feed(5), MemoryFrontier()
    site.put("/sitemap.xml", urlset(*map(url, range(5))), "application/xml")
    monkeypatch.setattr("scraper.fetcher.visiting.answers.read_feed", stumble)
    visited = visit(site, memory)
    assert len(written(crawl(visited, site, memory))) == 5, "by the sitemap"
    states = {found.url: found.state for found in visited.findings.all()}
    assert "ValueError: more digits" in states["https://example.com/feed.xml"]


def test_so_does_a_home_page_whose_links_are_taken_in_after_the_feeds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(*_: object, **__: object) -> list[Entry]:
        raise ValueError("a link that cannot be taken in")

    site, memory = with_feed(5), MemoryFrontier()
    monkeypatch.setattr("scraper.fetcher.visiting.walks.Walks.fresh", stumble)
    visited = visit(site, memory)
    assert len(written(crawl(visited, site, memory))) == 5, "by the feed"
    states = {found.url: found.state for found in visited.findings.all()}
    assert "ValueError: a link" in states["https://example.com/"]


def test_what_the_memory_raises_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> int:
        raise OutputError("no room on the disk")

    site, memory = with_feed(5), MemoryFrontier()
    monkeypatch.setattr(memory, "admit", full)
    with pytest.raises(OutputError):
        crawl(visit(site, memory), site, memory)


def test_a_site_of_which_too_much_fails_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.fetcher.visiting.visit._MOST_LEFT", 20)
    site, memory = with_feed(100), MemoryFrontier()
    for number in range(0, 100, 2):
        site.put(url(number), "<crash>")
    visited = visit(site, memory)
    found = crawl(visited, site, memory)
    assert len([o for o in found if o.kind is Kind.FAILED]) in range(20, 24), "four are under way"
    assert "20 addresses failed" in visited.summary()
    assert len(crawl(visit(site, memory), site, memory)) > 20, "another run goes on"
