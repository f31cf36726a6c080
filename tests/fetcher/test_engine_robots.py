"""The engine and robots.txt: first on each host, obeyed, kept for a day, followed when it moves."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from scraper.fetcher.turns.engine import Engine
from scraper.fetcher.turns.gate import Gate
from scraper.fetcher.turns.pace import Pace
from scraper.fetcher.turns.trip import Event, Over
from scraper.fetcher.wire.exchange import Hop, Request, Response
from scraper.outcome import Kind
from tests.fetcher.engines import (
    PATIENT,
    List,
    World,
    broken,
    ends,
    ok,
    pages,
    run,
    settle,
    to,
)


def test_robots_txt_comes_before_anything_else_on_each_host_and_is_asked_once() -> None:
    world = World()
    run(world, List("https://a.example/1", "https://b.example/2", "https://a.example/3"))
    first: dict[str, str] = {}
    for _, host, url in world.trace:
        first.setdefault(host, url)
    assert first == {
        "a.example": "https://a.example/robots.txt",
        "b.example": "https://b.example/robots.txt",
    }
    assert sum(url.endswith("robots.txt") for url in world.asked()) == 2


def test_what_robots_txt_closes_is_not_asked_and_ends_as_forbidden() -> None:
    world = World()
    world.text(
        "https://a.example/robots.txt",
        "User-agent: *\nDisallow: /closed\nSitemap: https://a.example/map.xml",
    )
    visitor = List("https://a.example/open", "https://a.example/closed/1")
    events = run(world, visitor)
    assert pages(events) == ["https://a.example/open"]
    assert ends(events)["https://a.example/closed/1"][0] is Kind.FORBIDDEN
    assert "https://a.example/closed/1" not in world.asked()
    assert visitor.sitemaps == ("https://a.example/map.xml",)


def test_where_robots_txt_cannot_be_had_nothing_is_asked_and_the_reason_says_so() -> None:
    world = World()
    world.text("https://a.example/robots.txt", "", status=503)
    world.pages["https://b.example/robots.txt"] = broken
    events = run(world, List("https://a.example/1"), List("https://b.example/1"))
    assert pages(events) == []
    kind, reason = ends(events)["https://a.example/1"]
    assert (kind, "robots.txt answers 503" in reason) == (Kind.FAILED, True)
    assert "the connection broke" in ends(events)["https://b.example/1"][1]
    assert not [url for url in world.asked() if not url.endswith("robots.txt")]


def test_robots_txt_is_followed_to_where_it_has_moved_even_to_another_host() -> None:
    world = World()
    world.pages["https://a.example/robots.txt"] = lambda r: to(r, "https://b.example/rules.txt")
    world.text("https://b.example/rules.txt", "User-agent: *\nDisallow: /no")
    events = run(world, List("https://a.example/no", "https://a.example/yes"))
    assert pages(events) == ["https://a.example/yes"]


def test_a_redirect_to_another_host_waits_for_that_hosts_robots_txt_and_obeys_it() -> None:
    world = World()
    world.text("https://b.example/robots.txt", "User-agent: *\nDisallow: /closed")
    world.pages["https://a.example/1"] = lambda r: to(r, "https://b.example/open")
    world.pages["https://a.example/2"] = lambda r: to(r, "https://b.example/closed")
    visitor = List("https://a.example/1", "https://a.example/2")
    events = run(world, visitor)
    assert pages(events) == ["https://b.example/open"]
    assert ends(events)["https://a.example/2"][0] is Kind.FORBIDDEN
    asked = world.asked()
    assert asked.index("https://b.example/robots.txt") < asked.index("https://b.example/open")
    answer = next(a for a in visitor.answers if isinstance(a, Response))
    assert answer.request.url == "https://a.example/1"
    assert answer.hops == ("https://a.example/1",)


class Cache:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def robots(self, url: str) -> str | None:
        return self.kept.get(url)

    def keep_robots(self, url: str, text: str) -> None:
        self.kept[url] = text


def run_at(moment: float, world: World, cache: Cache, visitor: List) -> list[Event]:
    gate = Gate("arabic-news-scraper", cache, wall=lambda: moment)
    it = Engine(world.ask, Pace(PATIENT, wall=lambda: moment), gate)
    return list(settle(it, it.run([visitor])))


@pytest.mark.parametrize(("age", "asked"), [(3600, 0), (90_000, 1), (-90_000, 1)])
def test_robots_txt_is_kept_for_a_day_from_run_to_run(age: float, asked: int) -> None:
    """A file from the future (the clock was set back) is not believed either."""
    world, cache, now = World(), Cache(), 1_700_000_000.0
    rules = "User-agent: *\nDisallow: /no\nCrawl-delay: 0.3"
    world.text("https://a.example/robots.txt", rules)
    run_at(now - age, world, cache, List("https://a.example/1"))
    world.trace.clear()
    started = time.monotonic()
    visitor = List("https://a.example/no", "https://a.example/2", "https://a.example/3")
    events = run_at(now, world, cache, visitor)
    assert world.asked().count("https://a.example/robots.txt") == asked
    assert ends(events)["https://a.example/no"][0] is Kind.FORBIDDEN
    assert time.monotonic() - started >= 0.3  # the Crawl-delay is kept with the file


def test_large_robots_files_of_many_origins_are_not_all_kept_in_mind() -> None:
    world, cache = World(), Cache()
    rules = "User-agent: *\nDisallow: /no\n" + "# filling\n" * 10_000
    for number in range(30):
        world.text(f"https://h{number}.example/robots.txt", rules)
    gate = Gate("arabic-news-scraper", cache, most=500_000)
    it = Engine(world.ask, Pace(PATIENT), gate)
    urls = [f"https://h{n % 30}.example/{n}" for n in range(60)]
    no = [f"https://h{n}.example/no" for n in range(30)]
    events = list(settle(it, it.run([List(*urls, *no)])))
    assert len(gate._origins) <= 5
    assert len(pages(events)) == 60
    assert {kind for kind, _ in ends(events).values()} == {Kind.FORBIDDEN}
    assert sum(url.endswith("robots.txt") for url in world.asked()) == 30  # the cache has the rest


def test_a_robots_txt_from_before_holds_on_while_the_server_fails() -> None:
    world, cache = World(), Cache()
    world.text("https://a.example/robots.txt", "User-agent: *\nDisallow: /no")
    run_at(1e9, world, cache, List("https://a.example/1"))
    world.text("https://a.example/robots.txt", "", status=500)
    events = run_at(1e9 + 90_000, world, cache, List("https://a.example/1", "https://a.example/no"))
    assert pages(events) == ["https://a.example/1"]
    assert ends(events)["https://a.example/no"][0] is Kind.FORBIDDEN


def test_a_server_that_is_down_is_knocked_at_less_and_less_often_from_run_to_run() -> None:
    world, cache, knocks = World(), Cache(), []
    world.pages["https://a.example/robots.txt"] = broken
    for minute in range(0, 24 * 60, 5):
        world.trace.clear()
        visitor = List("https://a.example/1")
        events = run_at(1e9 + minute * 60, world, cache, visitor)
        (over,) = (event for event in events if isinstance(event, Over))
        if world.asked():
            knocks.append(minute)
            assert over.trip.rests == ""
        else:
            assert "left alone until" in over.trip.rests
            assert "the connection broke" in over.trip.rests
            assert visitor.answers == []
    assert knocks == [0, 5, 10, 20, 40, 80, 160, 320, 640, 1000, 1360]


def test_a_server_that_was_down_for_a_moment_is_asked_by_the_next_run() -> None:
    world, cache = World(), Cache()
    world.pages["https://a.example/robots.txt"] = broken
    run_at(1e9, world, cache, List("https://a.example/1"))
    del world.pages["https://a.example/robots.txt"]
    assert pages(run_at(1e9 + 60, world, cache, List("https://a.example/1")))


@pytest.mark.parametrize("path", ["/robots.txt", "/1"])
def test_a_long_retry_after_is_kept_from_run_to_run(path: str) -> None:
    world, cache = World(), Cache()

    def busy(request: Request) -> Hop:
        return replace(ok(request, status=503), headers={"retry-after": "7200"})

    world.pages[f"https://a.example{path}"] = busy
    run_at(1e9, world, cache, List("https://a.example/1"))
    for later, asked in ((300, False), (7000, False), (7300, True)):
        world.trace.clear()
        events = run_at(1e9 + later, world, cache, List("https://a.example/1"))
        (over,) = (event for event in events if isinstance(event, Over))
        assert bool(world.asked()) is asked
        assert bool(over.trip.rests) is not asked


def test_another_host_that_asked_for_a_rest_is_not_asked_either() -> None:
    world, cache = World(), Cache()
    slow = "https://b.example/1"
    limited = {"retry-after": "7200"}
    world.pages[slow] = lambda request: replace(ok(request, status=429), headers=limited)
    run_at(1e9, world, cache, List("https://a.example/1", slow))
    world.trace.clear()
    events = run_at(1e9 + 300, world, cache, List("https://a.example/2", slow))
    assert pages(events) == ["https://a.example/2"]
    assert "Retry-After" in ends(events)[slow][1]
    assert not any("b.example" in url for url in world.asked())
