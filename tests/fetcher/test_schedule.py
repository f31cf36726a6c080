"""How often a source is asked: simulated with a clock of numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scraper.fetcher.visiting.schedule import (
    AUDIT,
    GIVE_UP,
    Rhythm,
    due,
    failed,
    from_dates,
    learned,
)
from scraper.known import Source, SourceKind, Via

HOUR = 3600.0
DAY = 24 * HOUR
BOUNDS = Rhythm(300, 6 * HOUR)


def source(**more: object) -> Source:
    return replace(
        Source("example.com", "https://example.com/feed", SourceKind.FEED, Via.DECLARED),
        **more,  # type: ignore[arg-type]
    )


def simulate(
    gap: float, *, days: float, cron: float = 300.0, first: float | None = None
) -> tuple[int, float]:
    """A feed with an entry each ``gap``: requests a day, and the longest wait for an entry."""
    state, asked, seen, worst, now = source(), 0, 0, 0.0, 0.0
    while now < days * DAY:
        if due(state, now, floor=300, ceiling=6 * HOUR):
            count = int(now // gap)
            new = count - seen
            interval = learned(state, now, new, BOUNDS, guess=first)
            worst = max(worst, now - (seen + 1) * gap) if new and asked else worst
            state, seen, asked = replace(state, asked_at=now, interval=interval), count, asked + 1
        now += cron
    return int(asked / days), worst


def test_a_feed_that_moves_twice_a_day_costs_few_requests() -> None:
    requests, wait = simulate(12 * HOUR, days=14)
    assert requests <= 12, "not the 288 of cron"
    assert wait <= 6.5 * HOUR


def test_a_busy_feed_is_asked_as_often_as_the_floor_allows() -> None:
    requests, wait = simulate(60.0, days=3)
    assert requests >= 200
    assert wait <= HOUR


def test_between_them_the_interval_follows_the_rhythm() -> None:
    hourly, _ = simulate(HOUR, days=7)
    assert 12 <= hourly <= 72


def test_a_dead_feed_is_asked_at_the_ceiling() -> None:
    requests, _ = simulate(1000 * DAY, days=30)
    assert requests <= 5


def test_the_first_interval_comes_from_the_entries_dates() -> None:
    now = 100 * DAY
    daily = from_dates([now - n * DAY for n in range(10)], now)
    assert daily == pytest.approx(0.9 * DAY)
    assert from_dates([now - 300 * DAY, now - 301 * DAY], now) == pytest.approx(150.5 * DAY)
    assert from_dates([now], now) is None
    assert from_dates([], now) is None
    assert from_dates([now + DAY, now + 2 * DAY], now) is None, "dates of the future"


def test_bounds_hold_whatever_was_learned() -> None:
    for new in (0, 1, 1000):
        for interval in (0.0, 1.0, 10 * DAY):
            state = source(asked_at=0.0, interval=interval)
            value = learned(state, HOUR, new, BOUNDS)
            assert 300 <= value <= 6 * HOUR
    assert learned(source(), 0, 0, Rhythm(600, 300)) == 600, "a floor above the ceiling wins"


def test_a_gap_halves_the_interval() -> None:
    state = source(asked_at=0.0, interval=HOUR)
    assert learned(state, HOUR, 1, Rhythm(0, DAY), gap=True) <= HOUR / 2


def test_a_clock_set_back_makes_a_source_due() -> None:
    assert due(source(asked_at=10 * DAY, interval=HOUR), 5 * DAY)


def test_todays_bounds_count_not_those_it_was_learned_under() -> None:
    state = source(asked_at=0.0, interval=6 * HOUR)
    assert due(state, 600.0, ceiling=300.0)
    assert not due(source(asked_at=0.0, interval=1.0), 600.0, floor=HOUR)


def test_cron_that_comes_a_little_early_is_not_sent_away() -> None:
    assert due(source(asked_at=0.0, interval=300.0), 290.0)
    assert not due(source(asked_at=0.0, interval=300.0), 200.0)


def test_a_source_that_fails_and_fails_is_left_to_audits() -> None:
    state = source(asked_at=0.0, interval=300.0, failures=GIVE_UP)
    assert not due(state, 0.5 * DAY, ceiling=HOUR)
    assert due(state, DAY)
    state = source(asked_at=0.0, interval=300.0, failures=5 * GIVE_UP)
    assert not due(state, 6 * DAY)
    assert due(state, AUDIT)


def test_a_night_without_a_network_costs_a_source_neither_its_place_nor_its_rhythm() -> None:
    state = source(asked_at=0.0, interval=600.0)
    for _ in range(20):
        state = replace(state, failures=failed(state, silent=True))
    assert state.failures < GIVE_UP
    assert not due(state, 0.5 * HOUR)
    assert due(state, HOUR)
    assert state.interval == 600.0


def test_a_source_that_is_gone_is_given_up_and_one_that_was_given_up_stays_so() -> None:
    state = source(asked_at=0.0, interval=600.0)
    for count in (1, 2, 3):
        state = replace(state, failures=failed(state, silent=False))
        assert state.failures == count
    assert failed(state, silent=True) == GIVE_UP


def test_an_audit_that_fails_is_tried_again_the_next_day() -> None:
    state = source(kind=SourceKind.LISTING, asked_at=0.0, interval=AUDIT, failures=1)
    assert not due(state, 0.9 * DAY)
    assert due(state, DAY)


def test_an_audited_listing_keeps_its_distance_whatever_the_ceiling() -> None:
    state = source(kind=SourceKind.LISTING, asked_at=0.0, interval=3 * DAY)
    assert not due(state, DAY, floor=0, ceiling=0)
