"""Who goes next: a thread that has an answer goes on at once, within the pace and the bounds."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable

import pytest

from scraper.fetcher.turns.crew import Crew
from scraper.fetcher.turns.departures import Departures
from scraper.fetcher.turns.engine import Engine, EngineLimits
from scraper.fetcher.turns.gate import Gate
from scraper.fetcher.turns.jobs import Job, Lookup
from scraper.fetcher.turns.pace import Manners, Pace
from scraper.fetcher.turns.trip import Fetched, Trip
from scraper.fetcher.wire.exchange import Hop, Purpose, Request, Response
from scraper.outcome import Kind, Outcome
from scraper.page import utc_now
from tests.fetcher.engines import List, World

HOST = "a.example"


def job(path: str, host: str = HOST) -> Job:
    request = Request(f"https://{host}/{path}", Purpose.ARTICLE)
    return Job(Trip(List(request.url), began=0.0), request, request.url)


def answer(asked: Job) -> Hop:
    return Response(asked.request, asked.url, 200, fetched_at=utc_now(), peer="192.0.2.1")


class Waiting:
    """Departures with a clock and a room of the test's own."""

    def __init__(self, delay: float = 0.0, most: int = 10, *, lookups: bool = False) -> None:
        self.now, self.room = 100.0, True
        pace = Pace(Manners(delay=delay), clock=lambda: self.now)
        self.of = Departures(pace, most=most, room=lambda: self.room, lookups=lookups)


def test_an_answer_gives_the_hosts_next_request_in_order() -> None:
    waiting = Waiting()
    first, second, third = job("1"), job("2"), job("3")
    waiting.of.add(second)
    waiting.of.add(third)
    waiting.of.add(first, first=True)
    assert waiting.of.next() is first
    assert waiting.of.next() is None, "one at a time for each host"
    assert waiting.of.arrived(first, 100.0, answer(first)) is second
    assert waiting.of.arrived(second, 100.0, answer(second)) is third
    assert waiting.of.arrived(third, 100.0, answer(third)) is None


def test_the_pace_is_kept_from_the_moment_at_which_the_request_went_out() -> None:
    waiting = Waiting(delay=1.0)
    first, second = job("1"), job("2")
    waiting.of.add(first)
    waiting.of.add(second)
    assert waiting.of.next() is first
    waiting.now = 100.9
    assert waiting.of.arrived(first, 100.5, answer(first)) is None
    assert waiting.of.next_ready() == 101.5
    waiting.now = 101.4
    assert waiting.of.next() is None
    waiting.now = 101.5
    assert waiting.of.next() is second


def test_another_host_at_the_same_address_is_no_way_round_the_pace() -> None:
    waiting = Waiting(delay=1.0)
    here, there = job("1"), job("1", "b.example")
    for each in (here, there):
        waiting.of.add(each)
        assert waiting.of.next() is each
        assert waiting.of.arrived(each, waiting.now, answer(each)) is None  # both bound now
    waiting.now = 105.0
    for each in (here, there):
        waiting.of.add(each)
    assert waiting.of.next() is here
    assert waiting.of.next() is None


def test_two_hosts_at_one_address_share_its_pace_from_their_first_requests_on() -> None:
    waiting = Waiting(delay=1.0, lookups=True)
    here, there = job("1"), job("1", "b.example")
    waiting.of.add(here)
    waiting.of.add(there)
    assert waiting.of.next() == Lookup(here)
    assert waiting.of.next() == Lookup(there), "one name server's slowness holds up nobody else"
    assert waiting.of.located(here, "192.0.2.1") is here
    assert waiting.of.located(there, "192.0.2.1") is None, "a request to its address is in flight"
    assert waiting.of.arrived(here, 100.0, answer(here)) is None
    waiting.now = 101.0
    assert waiting.of.next() is there


def test_a_host_is_looked_up_once_and_nothing_of_it_leaves_before() -> None:
    waiting = Waiting(lookups=True)
    first, second, urgent = job("1"), job("2"), job("3")
    waiting.of.add(first)
    assert waiting.of.next() == Lookup(first)
    waiting.of.add(second)
    waiting.of.add(urgent, first=True)
    assert waiting.of.next() is None
    assert waiting.of.in_flight == 1
    assert waiting.of.located(first, "") is urgent, "where nobody knows it, the request will tell"
    assert waiting.of.arrived(urgent, 100.0, answer(urgent)) is first
    assert waiting.of.arrived(first, 100.0, answer(first)) is second


def test_a_lookup_that_ends_after_the_run_sends_nothing() -> None:
    waiting = Waiting(lookups=True)
    waiting.of.add(first := job("1"))
    assert waiting.of.next() == Lookup(first)
    waiting.of.closed = True
    assert waiting.of.located(first, "192.0.2.1") is None
    assert waiting.of.in_flight == 0


def test_nothing_leaves_without_room_beyond_the_bound_or_after_the_end() -> None:
    waiting = Waiting(most=2)
    jobs = [job(f"{number}") for number in range(4)]
    for each in jobs:
        waiting.of.add(each)
    assert waiting.of.next() is jobs[0]
    assert waiting.of.arrived(jobs[0], 100.0, answer(jobs[0])) is jobs[1]
    assert waiting.of.arrived(jobs[1], 100.0, answer(jobs[1])) is None, "two are not yet seen"
    assert waiting.of.next_ready() is None
    waiting.of.seen()
    waiting.room = False
    assert waiting.of.next() is None
    waiting.room = True
    assert waiting.of.next() is jobs[2]
    waiting.of.seen()
    waiting.of.closed = True
    assert waiting.of.arrived(jobs[2], 100.0, answer(jobs[2])) is None


def held_up(workers: int, wait: Callable[[Callable[[], int]], None]) -> int:
    """How many pages of a host are asked for while the engine's owner looks at the first, which
    takes until ``wait`` is over; it is given what counts them."""
    world = World()
    limits = EngineLimits(workers=workers)
    engine = Engine(world.ask, Pace(Manners(delay=0)), Gate("x"), limits)
    urls = [f"https://{HOST}/{number}" for number in range(40)]
    meanwhile = 0
    for event in engine.run([List(*urls)]):
        if isinstance(event, Fetched):
            if not meanwhile:
                before = len(world.trace)
                wait(lambda: len(world.trace) - before)  # noqa: B023 - called at once
                meanwhile = len(world.trace) - before
            engine.settled(event.trip, Outcome(HOST, event.request.url, Kind.WRITTEN))
    assert sorted(set(world.asked())) == sorted({*urls, f"https://{HOST}/robots.txt"})
    return meanwhile


def test_the_next_page_is_asked_for_while_a_record_is_being_written() -> None:
    def wait(asked: Callable[[], int]) -> None:
        until = time.monotonic() + 20
        while asked() < 8 and time.monotonic() < until:
            time.sleep(0.01)

    assert held_up(48, wait) >= 8


def test_but_answers_that_nobody_looks_at_do_not_pile_up() -> None:
    assert held_up(3, lambda asked: time.sleep(0.3)) <= 3


def test_a_host_that_is_left_alone_has_no_turn_any_more_and_others_have_theirs() -> None:
    waiting = Waiting()
    left, other = job("1"), job("1", "b.example")
    waiting.of.add(left)
    waiting.of.add(other)
    assert list(waiting.of.abandon(HOST)) == [left]
    assert waiting.of.next() is other
    assert waiting.of.next() is None


def test_where_threads_are_scarce_some_make_room_for_the_parsers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start, left = threading.Thread.start, iter(range(8))

    def starting(thread: threading.Thread) -> None:
        if next(left, None) is None:
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", starting)
    told, done = threading.Event(), queue.SimpleQueue[Job]()

    def ask(request: Request) -> Hop:
        told.wait(60)
        return answer(job("0"))

    departures = Waiting().of
    departures.closed = True  # nobody is told what to go on with
    crew = Crew(ask, str, departures, lambda job, _: done.put(job), most=24, clock=time.monotonic)
    for number in range(12):
        crew.send(job(str(number)))
    told.set()
    for _ in range(12):
        done.get(timeout=60)
    until = time.monotonic() + 60
    while sum(thread.is_alive() for thread in crew.threads) > 4:
        assert time.monotonic() < until, "no thread has ended"
        time.sleep(0.01)
    assert sum(thread.is_alive() for thread in crew.threads) == 4
    crew.close()
