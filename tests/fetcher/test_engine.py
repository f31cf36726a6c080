"""The engine: hosts side by side at their own pace, robots.txt first, redirects hop by hop."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from scraper.fetcher.engine import Engine, EngineLimits
from scraper.fetcher.exchange import Answer, Failure, Hop, Purpose, Redirect, Request, Response
from scraper.fetcher.gate import Gate, host_of, origin_of
from scraper.fetcher.pace import Manners
from scraper.fetcher.trip import Ended, Event, Fetched, Over, Posted
from scraper.fetcher.turns import Turns
from scraper.outcome import Kind, Outcome
from scraper.page import Page

NOW = datetime(2024, 5, 3, tzinfo=UTC)
PATIENT = Manners(delay=0, backoff_first=0.001, backoff_cap=0.002, patience=1000)


def ok(request: Request, body: bytes = b"", status: int = 200, **headers: str) -> Response:
    return Response(request, request.url, status, headers, body, fetched_at=NOW, wire_bytes=100)


def to(request: Request, target: str, status: int = 302) -> Redirect:
    return Redirect(request, request.url, status, target, fetched_at=NOW)


def broken(request: Request) -> Failure:
    return Failure(request, Kind.FAILED, "the connection broke", request.url, lasting=False)


class World:
    """Servers that answer from a table, and what they saw: (moment, host, address)."""

    def __init__(self, latency: float = 0.0) -> None:
        self.pages: dict[str, Callable[[Request], Hop] | Response | Hop] = {}
        self.trace: list[tuple[float, str, str]] = []
        self.latency: dict[str, float] = defaultdict(lambda: latency)
        self.in_flight: dict[str, int] = defaultdict(int)
        self.most_in_flight = 0
        self._lock = threading.Lock()

    def ask(self, request: Request) -> Hop:
        host = host_of(request.url)
        with self._lock:
            self.trace.append((time.monotonic(), host, request.url))
            self.in_flight[host] += 1
            self.most_in_flight = max(self.most_in_flight, self.in_flight[host])
        if self.latency[host]:
            time.sleep(self.latency[host])
        with self._lock:
            self.in_flight[host] -= 1
        page = self.pages.get(request.url)
        if callable(page):
            return page(request)
        if request.purpose is Purpose.ROBOTS:
            return ok(request, status=404)
        return ok(request, b"page of " + request.url.encode())

    def asked(self) -> list[str]:
        return [url for _, _, url in self.trace]

    def text(self, url: str, body: str, status: int = 200) -> None:
        self.pages[url] = lambda request: ok(request, body.encode(), status)


class List:
    """A visitor with a list of addresses."""

    def __init__(self, *urls: str, home: str | None = None) -> None:
        self.home = home or urls[0]
        self.site = host_of(self.home)
        self.left = deque(urls)
        self.sitemaps: Sequence[str] | None = None
        self.answers: list[Answer] = []
        self.ended: list[Outcome] = []
        self.pulled = 0

    @property
    def done(self) -> bool:
        return not self.left

    def robots(self, sitemaps: Sequence[str]) -> None:
        assert self.sitemaps is None, "robots is told once"
        self.sitemaps = sitemaps

    def pull(self, limit: int) -> list[Request]:
        assert self.sitemaps is not None, "robots.txt comes before everything else"
        count = min(limit, len(self.left))
        self.pulled += count
        return [Request(self.left.popleft(), Purpose.ARTICLE) for _ in range(count)]

    def take(self, answer: Answer) -> Page | Outcome | None:
        self.answers.append(answer)
        if isinstance(answer, Response) and answer.status == 200:
            return Page(answer.url, answer.body, answer.headers, answer.fetched_at)
        if isinstance(answer, Response):
            return Outcome(self.site, answer.request.url, Kind.GONE, f"status {answer.status}")
        return Outcome(self.site, answer.request.url, answer.kind, answer.reason)

    def settled(self, outcome: Outcome) -> None:
        self.ended.append(outcome)

    def summary(self) -> str:
        return ""


def engine(
    world: World, manners: Manners = PATIENT, limits: EngineLimits | None = None, **other: object
) -> Engine:
    return Engine(
        world.ask,
        Turns(manners),
        Gate("arabic-news-scraper"),
        limits or EngineLimits(grace=0.2),
        **other,  # type: ignore[arg-type]
    )


def settle(engine: Engine, events: Iterator[Event]) -> Iterator[Event]:
    """Passes the events on and settles each page at once."""
    for event in events:
        if isinstance(event, Fetched):
            engine.settled(
                event.trip, Outcome(event.trip.visitor.site, event.page.url, Kind.WRITTEN)
            )
        yield event


def run(world: World, *visitors: List, manners: Manners = PATIENT) -> list[Event]:
    it = engine(world, manners)
    return list(settle(it, it.run(visitors)))


def pages(events: Sequence[Event]) -> list[str]:
    return [event.page.url for event in events if isinstance(event, Fetched)]


def ends(events: Sequence[Event]) -> dict[str, tuple[Kind, str]]:
    return {
        e.outcome.url: (e.outcome.kind, e.outcome.reason) for e in events if isinstance(e, Ended)
    }


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
    assert quick[-1] < 2.0  # the slow host alone takes eight seconds


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


def test_while_there_is_no_room_for_pages_nothing_is_asked() -> None:
    world = World()
    held: list[Fetched] = []
    it = engine(world, room=lambda: len(held) < 3)
    most = 0
    for event in it.run([List(*(f"https://h{n}.example/" for n in range(20)))]):
        if isinstance(event, Fetched):
            held.append(event)
            most = max(most, len(held))
            if len(held) == 1:  # however many more come before it fires
                threading.Timer(0.02, it.post, ["parsed"]).start()
        elif isinstance(event, Posted):
            for page in held:
                it.settled(page.trip, Outcome("", page.page.url, Kind.WRITTEN))
            held.clear()
    assert not held
    assert most <= 3 + 48  # what was in flight when the room was gone may still come
    assert len([url for url in world.asked() if not url.endswith("robots.txt")]) == 20


def test_stopping_waits_for_what_is_in_flight_and_asks_nothing_more() -> None:
    world = World(latency=0.05)
    it = engine(world, limits=EngineLimits(grace=5))
    seen = []
    for event in settle(it, it.run([List(*(f"https://a.example/{n}" for n in range(100)))])):
        seen.append(event)
        if len(pages(seen)) == 3:
            it.stop()
    assert 3 <= len(pages(seen)) <= 4
    assert len(world.asked()) <= 6


def test_stopping_does_not_wait_for_a_server_that_is_silent() -> None:
    world = World()
    silence = threading.Event()

    def silent(request: Request) -> Hop:
        silence.wait(30)
        return ok(request)

    world.pages["https://a.example/1"] = silent
    it = engine(world)
    started = time.monotonic()
    threading.Timer(0.2, it.stop).start()
    try:
        assert list(it.run([List("https://a.example/1")])) == []
        assert time.monotonic() - started < 2
    finally:
        silence.set()


def test_the_deadline_ends_the_run_by_itself() -> None:
    world = World(latency=0.02)
    it = engine(world)
    started = time.monotonic()
    events = list(
        settle(
            it,
            it.run(
                [List(*(f"https://a.example/{n}" for n in range(1000)))],
                until=time.monotonic() + 0.3,
            ),
        )
    )
    assert 0.3 <= time.monotonic() - started < 1.0
    assert 3 < len(pages(events)) < 20


def test_threads_grow_with_need_only() -> None:
    world = World(latency=0.02)
    one = engine(world)
    list(settle(one, one.run([List(*(f"https://a.example/{n}" for n in range(10)))])))
    assert len(one._crew.threads) == 1
    many = engine(World(latency=0.05), limits=EngineLimits(workers=8))
    visitors = [List(f"https://h{h}.example/1") for h in range(30)]
    list(settle(many, many.run(visitors)))
    assert len(many._crew.threads) == 8


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


class Cache:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def robots(self, url: str) -> str | None:
        return self.kept.get(url)

    def keep_robots(self, url: str, text: str) -> None:
        self.kept[url] = text


def run_at(moment: float, world: World, cache: Cache, visitor: List) -> list[Event]:
    gate = Gate("arabic-news-scraper", cache, wall=lambda: moment)
    it = Engine(world.ask, Turns(PATIENT), gate)
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
    it = Engine(world.ask, Turns(PATIENT), gate)
    urls = [f"https://h{n % 30}.example/{n}" for n in range(60)]
    no = [f"https://h{n}.example/no" for n in range(30)]
    events = list(settle(it, it.run([List(*urls, *no)])))
    assert len(gate._origins) <= 5
    assert len(pages(events)) == 60
    assert {kind for kind, _ in ends(events).values()} == {Kind.FORBIDDEN}
    assert sum(url.endswith("robots.txt") for url in world.asked()) == 30  # the cache has the rest


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


def test_a_robots_txt_from_before_holds_on_while_the_server_fails() -> None:
    world, cache = World(), Cache()
    world.text("https://a.example/robots.txt", "User-agent: *\nDisallow: /no")
    run_at(1e9, world, cache, List("https://a.example/1"))
    world.text("https://a.example/robots.txt", "", status=500)
    events = run_at(1e9 + 90_000, world, cache, List("https://a.example/1", "https://a.example/no"))
    assert pages(events) == ["https://a.example/1"]
    assert ends(events)["https://a.example/no"][0] is Kind.FORBIDDEN


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
