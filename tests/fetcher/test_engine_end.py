"""How the engine waits and ends: room, stopping, deadline."""

from __future__ import annotations

import threading
import time

from scraper.fetcher.turns.engine import EngineLimits
from scraper.fetcher.turns.trip import Fetched, Posted
from scraper.fetcher.wire.exchange import Hop, Request
from scraper.outcome import Kind, Outcome
from tests.fetcher.engines import (
    List,
    World,
    engine,
    ok,
    pages,
    settle,
)


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
        assert time.monotonic() - started < 20
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
                until=time.monotonic() + 0.5,
            ),
        )
    )
    assert 0.5 <= time.monotonic() - started < 15, "all of them take 20 seconds"
    assert 0 < len(pages(events)) < 1000
