"""The engine: hosts side by side at their own pace, redirects hop by hop."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest

from scraper.errors import ScraperError
from scraper.fetcher.turns.engine import EngineLimits
from scraper.fetcher.turns.pace import Manners
from scraper.fetcher.turns.trip import Ended, Fetched, Over
from scraper.fetcher.wire.exchange import Failure, Hop, Request
from scraper.fetcher.wire.origins import host_of, origin_of
from scraper.outcome import Kind, Outcome
from tests.fetcher.engines import (
    List,
    World,
    broken,
    ends,
    engine,
    ok,
    pages,
    run,
    settle,
    to,
)


def test_every_address_of_every_site_is_asked_once_and_each_site_ends() -> None:
    world = World()
    visitors = [List(*(f"https://h{h}.example/{n}" for n in range(50))) for h in range(10)]
    events = run(world, *visitors)
    assert len(pages(events)) == len(set(pages(events))) == 500
    assert sum(isinstance(event, Over) for event in events) == 10
    assert sorted(world.asked()) == sorted(
        [f"https://h{h}.example/{n}" for h in range(10) for n in range(50)]
        + [f"https://h{h}.example/robots.txt" for h in range(10)]
    )
    assert all(len(visitor.ended) == 50 for visitor in visitors)


def test_more_sites_than_may_be_visited_at_once_are_all_visited() -> None:
    world = World()
    it = engine(world, limits=EngineLimits(sites=1))
    visitors = [List(f"https://h{n}.example/") for n in range(5)] + [
        List(home="https://e.example/")
    ]
    events = list(settle(it, it.run(visitors)))
    assert sum(isinstance(event, Over) for event in events) == 6
    assert len(pages(events)) == 5


def test_redirects_in_a_circle_and_without_end_are_given_up() -> None:
    world = World()
    world.pages["https://a.example/1"] = lambda r: to(r, "https://a.example/2")
    world.pages["https://a.example/2"] = lambda r: to(r, "https://a.example/1")
    for number in range(100, 130):
        world.pages[f"https://a.example/{number}"] = lambda r, n=number: to(  # type: ignore[misc]
            r, f"https://a.example/{n + 1}"
        )
    events = run(world, List("https://a.example/1", "https://a.example/100"))
    assert "circle" in ends(events)["https://a.example/1"][1]
    assert "more than 10 redirects" in ends(events)["https://a.example/100"][1]
    assert len(world.asked()) == 1 + 2 + 11


def test_a_redirect_in_the_words_of_a_page_is_followed_for_an_article() -> None:
    world = World()
    world.text("https://a.example/go/1", '<meta http-equiv="refresh" content="0; url=/news/1">')
    world.text("https://a.example/go/2", '<script>location.href = "/go/2/"</script>')
    world.text("https://a.example/go/2/", '<script>location.href = "/go/2"</script>')
    events = run(world, List("https://a.example/go/1", "https://a.example/go/2"))
    assert pages(events) == ["https://a.example/news/1"]
    assert "circle" in ends(events)["https://a.example/go/2"][1]


def test_a_redirect_that_the_visitor_knows_is_not_followed() -> None:
    class Knowing(List):
        def redirected(self, request: Request, target: str) -> Outcome | None:
            return Outcome("", request.url, Kind.DUPLICATE, target) if "known" in target else None

    world = World()
    world.pages["https://a.example/1"] = lambda r: to(r, "https://a.example/known/1")
    world.pages["https://a.example/2"] = lambda r: to(r, "https://a.example/new/2")
    events = run(world, Knowing("https://a.example/1", "https://a.example/2"))
    assert ends(events) == {
        "https://a.example/1": (Kind.DUPLICATE, "https://a.example/known/1"),
    }
    assert pages(events) == ["https://a.example/new/2"]
    assert "https://a.example/known/1" not in world.asked()
    assert sum(isinstance(event, Over) for event in events) == 1


def test_an_address_is_asked_where_the_visitor_knows_it_to_lead() -> None:
    class Knowing(List):
        def pull(self, limit: int) -> list[Request]:
            return [replace(r, at=r.url.replace("//a.", "//www.a.")) for r in super().pull(limit)]

    world = World()
    visitor = Knowing("https://a.example/1")
    events = run(world, visitor)
    assert pages(events) == ["https://www.a.example/1"]
    assert "https://a.example/1" not in world.asked()
    assert [event.request.url for event in events if isinstance(event, Fetched)] == [
        "https://a.example/1"
    ]


def test_what_may_succeed_later_is_tried_again_but_only_so_often() -> None:
    world = World()
    moods = iter([503, 429, 200])
    world.pages["https://a.example/1"] = lambda r: ok(r, b"at last", next(moods))
    world.pages["https://a.example/2"] = broken
    world.text("https://a.example/3", "", status=404)
    events = run(world, List(*(f"https://a.example/{n}" for n in (1, 2, 3))))
    assert pages(events) == ["https://a.example/1"]
    assert world.asked().count("https://a.example/2") == 3
    assert world.asked().count("https://a.example/3") == 1
    assert ends(events)["https://a.example/2"] == (Kind.FAILED, "the connection broke")


def test_never_two_requests_at_once_on_a_host_and_never_closer_than_its_pace() -> None:
    world = World(latency=0.01)
    urls = [f"https://h{h}.example/{n}" for h in range(5) for n in range(6)]
    run(world, List(*urls[:15]), List(*urls[15:]), manners=Manners(delay=0.05))
    assert world.most_in_flight == 1
    moments = defaultdict(list)
    for moment, host, _ in world.trace:
        moments[host].append(moment)
    gaps = [b - a for times in moments.values() for a, b in pairwise(times)]
    assert len(gaps) == 30
    assert min(gaps) >= 0.05 - 0.002  # between the stamp and the trace a thread may be held up


def test_two_sites_on_one_host_share_its_pace() -> None:
    world = World()
    started = time.monotonic()
    run(
        world,
        List("https://a.example/x/1", "https://a.example/x/2"),
        List("https://a.example/y/1", "https://a.example/y/2"),
        manners=Manners(delay=0.05),
    )
    assert len(world.asked()) == 5
    assert time.monotonic() - started >= 4 * 0.05


def test_a_slow_host_and_a_failing_host_hold_no_other_back_not_even_of_the_same_site() -> None:
    world = World()
    world.latency["slow.example"] = 0.2
    for number in range(40):
        world.pages[f"https://bad.example/{number}"] = broken
    urls = [f"https://{h}.example/{n}" for n in range(40) for h in ("slow", "bad", "quick")]
    site = List(*urls, home="https://quick.example/")
    manners = Manners(delay=0.0, backoff_first=0.3, backoff_cap=1, patience=4)
    it = engine(world, manners)
    began = time.monotonic()
    quick: list[float] = []
    for event in settle(it, it.run([site])):
        if isinstance(event, Fetched) and "quick" in event.page.url:
            quick.append(time.monotonic() - began)
        if len(quick) == 40:
            it.stop()
    assert len(quick) == 40
    assert quick[-1] < 7.0  # the slow host alone takes eight seconds


def test_a_host_that_keeps_failing_is_left_alone_and_its_addresses_say_so() -> None:
    world = World()
    world.pages.update({f"https://a.example/{n}": broken for n in range(30)})
    events = run(
        world,
        List(*(f"https://a.example/{n}" for n in range(30)), "https://b.example/1"),
        manners=Manners(delay=0, backoff_first=0.001, backoff_cap=0.001, patience=5),
    )
    assert pages(events) == ["https://b.example/1"]
    assert sum("a.example/" in url for url in world.asked()) == 6  # robots.txt and five troubles
    assert "left alone" in ends(events)["https://a.example/29"][1]


def test_a_few_pages_that_always_fail_do_not_make_a_host_in_trouble() -> None:
    world = World()
    world.pages.update({f"https://a.example/{n}": broken for n in (3, 4, 5)})
    events = run(
        world,
        List(*(f"https://a.example/{n}" for n in range(30))),
        manners=Manners(delay=0, backoff_first=0.001, backoff_cap=0.001, patience=5),
    )
    assert len(pages(events)) == 27
    assert all(world.asked().count(f"https://a.example/{n}") == 3 for n in (3, 4, 5))


def test_threads_grow_with_need_only() -> None:
    world = World(latency=0.02)
    one = engine(world)
    list(settle(one, one.run([List(*(f"https://a.example/{n}" for n in range(10)))])))
    assert len(one._crew.threads) == 1
    many = engine(World(latency=0.05), limits=EngineLimits(workers=8))
    visitors = [List(f"https://h{h}.example/1") for h in range(30)]
    list(settle(many, many.run(visitors)))
    assert len(many._crew.threads) == 8


def scarce(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """The machine gives so many threads and no more."""
    start, left = threading.Thread.start, iter(range(most))

    def starting(thread: threading.Thread) -> None:
        if next(left, None) is None:
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", starting)


@pytest.mark.parametrize("most", [1, 3, 20])
def test_a_run_goes_on_with_as_many_threads_as_there_are(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    scarce(monkeypatch, most)
    world = World(latency=0.001)
    it = engine(world, limits=EngineLimits(workers=24))
    visitors = [List(*(f"https://h{h}.example/{n}" for n in range(3))) for h in range(40)]
    assert len(pages(list(settle(it, it.run(visitors))))) == 120
    assert len(it._crew.threads) == most


def test_where_there_is_no_thread_at_all_the_person_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scarce(monkeypatch, 0)
    it = engine(World())
    with pytest.raises(ScraperError, match=r"new thread; .* raise the limit"):
        list(it.run([List("https://a.example/1")]))


def test_a_fault_of_the_fetcher_itself_is_an_outcome_not_a_hang() -> None:
    world = World()

    def faulty(request: Request) -> Hop:
        raise ZeroDivisionError

    world.pages["https://a.example/1"] = faulty
    events = run(world, List("https://a.example/1", "https://a.example/2"))
    assert ends(events)["https://a.example/1"] == (
        Kind.FAILED,
        "the fetcher failed: ZeroDivisionError",
    )
    assert pages(events) == ["https://a.example/2"]


def test_what_a_visit_costs_is_counted() -> None:
    world = World()
    world.text("https://a.example/2", "", status=304)
    events = run(world, List("https://a.example/1", "https://a.example/2"))
    over = next(event for event in events if isinstance(event, Over))
    traffic = over.trip.traffic
    assert (traffic.requests, traffic.wire_bytes, traffic.not_modified) == (3, 300, 1)


def test_a_site_of_ever_new_hosts_is_not_followed_to_all_of_them() -> None:
    """A domain's owner may have as many names below it as there are redirects; each would cost a
    robots.txt, and room in mind and on the disk."""
    world = World()
    urls = [f"https://a.example/{n}" for n in range(60)]

    def elsewhere(request: Request) -> Hop:
        return to(request, f"https://h{request.url.rpartition('/')[2]}.a.example/x")

    world.pages |= dict.fromkeys(urls, elsewhere)
    it = engine(world, limits=EngineLimits(origins=20))
    events = list(settle(it, it.run([List(*urls)])))
    assert len(pages(events)) == 19, "the home's own is one of them"
    assert sum(url.endswith("robots.txt") for url in world.asked()) == 20
    refused = [e for e in events if isinstance(e, Ended)]
    assert len(refused) == 41
    assert {e.outcome.reason for e in refused} == {
        "the visit has led to 20 hosts: no further one is asked"
    }
    assert not any(e.answer.lasting for e in refused if isinstance(e.answer, Failure))


@pytest.mark.parametrize(
    ("url", "host", "origin"),
    [
        ("https://a.example/x", "a.example", "https://a.example"),
        ("http://a.example:80/x", "a.example", "http://a.example:80"),
        ("http://user:pw@a.example:8080/", "a.example:8080", "http://a.example:8080"),
        ("http://[::1]:99/", "[::1]:99", "http://[::1]:99"),
        ("http://[::1]/", "[::1]", "http://[::1]"),
    ],
)
def test_hosts_and_origins(url: str, host: str, origin: str) -> None:
    assert (host_of(url), origin_of(url)) == (host, origin)


def test_hosts_at_one_address_are_never_asked_at_once_not_even_for_robots_txt() -> None:
    world = World(latency=0.02)
    sites = [List(f"https://{name}.example/1") for name in "abcd"]
    it = engine(world, Manners(delay=0), locate=lambda url: "192.0.2.7")
    assert len(pages(list(settle(it, it.run(sites))))) == 4
    starts = sorted(moment for moment, _, _ in world.trace)
    assert min(b - a for a, b in pairwise(starts[:4])) >= 0.02, "the first was answered before"


def test_a_lookup_that_hangs_or_fails_holds_up_no_other_host() -> None:
    world, hang = World(), threading.Event()

    def locate(url: str) -> str:
        if "slow" in url:
            hang.wait(5)
        if "odd" in url:
            raise RuntimeError("a fault of ours")
        return ""

    sites = [List(f"https://{name}.example/1") for name in ("slow", "odd", "quick")]
    it = engine(world, locate=locate)
    seen = []
    for event in settle(it, it.run(sites)):
        if isinstance(event, Fetched):
            seen.append(event.page.url)
        if len(seen) == 2:
            hang.set()
    assert seen[2:] == ["https://slow.example/1"]
