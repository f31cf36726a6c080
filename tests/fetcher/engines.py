"""A world of made-up hosts for the engine, and sites that are lists of addresses in it."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from scraper.fetcher.turns.engine import Engine, EngineLimits
from scraper.fetcher.turns.gate import Gate
from scraper.fetcher.turns.pace import Manners, Pace
from scraper.fetcher.turns.trip import Ended, Event, Fetched
from scraper.fetcher.wire.exchange import Answer, Failure, Hop, Purpose, Redirect, Request, Response
from scraper.fetcher.wire.origins import host_of
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

    def redirected(self, request: Request, target: str) -> Outcome | None:
        return None

    def settled(self, outcome: Outcome) -> None:
        self.ended.append(outcome)

    def summary(self) -> str:
        return ""


def engine(
    world: World, manners: Manners = PATIENT, limits: EngineLimits | None = None, **other: object
) -> Engine:
    return Engine(
        world.ask,
        Pace(manners),
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
