"""The alarm: what it says of a site that changed, and that it keeps quiet otherwise."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations, permutations
from math import comb
from types import MappingProxyType

import pytest

from scraper.demo.layouts import REDESIGNS, layout, leaves, redesign
from scraper.drift import ALPHA, DAY, Change, Look, changes, fisher, rank_sum
from scraper.pipeline.health.looks import FIELDS
from tests.drifting import START, look_at, quiet_months, redesigned, right_names, runs, watch


def looks(
    count: int, at: float, *, paragraphs: int = 9, structure: str = "p", filled: str = "published"
) -> list[Look]:
    return [
        Look(
            at, f"https://news.example/{at}/{n}", "article", 1,
            MappingProxyType({"structure": structure}),
            frozenset(filled.split()),
            MappingProxyType({"paragraphs": paragraphs + n % 3}),
        )
        for n in range(count)
    ]  # fmt: skip


def refused(count: int, at: float) -> list[Look]:
    return [Look(at, f"https://news.example/{at}/x{n}", "blocked") for n in range(count)]


PAST = [look for day in range(20) for look in looks(5, START + day * DAY)]
NOW = START + 20 * DAY


def features(found: list[Change]) -> set[str]:
    return {change.feature for change in found}


# -- the tests themselves, against counting all cases


@pytest.mark.parametrize(
    ("now", "size", "before", "past"), [(0, 3, 4, 5), (2, 3, 1, 6), (3, 3, 0, 4)]
)
def test_the_exact_test_counts_all_ways(now: int, size: int, before: int, past: int) -> None:
    hits = now + before
    ways = [sum(1 for i in chosen if i < hits) for chosen in combinations(range(size + past), size)]
    low = sum(1 for each in ways if each <= now) / len(ways)
    high = sum(1 for each in ways if each >= now) / len(ways)
    assert fisher(now, size, before, past) == pytest.approx(min(1.0, 2 * min(low, high)))


def test_six_articles_of_a_new_kind_are_not_enough_against_a_short_past() -> None:
    assert fisher(0, 6, 30, 30) == pytest.approx(2 / comb(36, 6))
    assert fisher(0, 6, 30, 30) > ALPHA
    assert fisher(0, 9, 60, 60) < ALPHA


def test_the_rank_test_is_near_the_exact_one() -> None:
    now, past = [1.0, 2.0, 4.0, 3.0], [5.0, 6.0, 2.5, 7.0]
    values = sorted([*now, *past])
    own = sum(values.index(each) for each in now)
    middle = len(now) * (len(values) - 1) / 2
    all_sums = [sum(chosen) for chosen in combinations(range(len(values)), len(now))]
    exact = sum(abs(each - middle) >= abs(own - middle) for each in all_sums) / len(all_sums)
    assert rank_sum(now, past) == pytest.approx(exact, abs=0.03)
    assert rank_sum(now, now) > 0.9
    assert rank_sum([1.0] * 20, [1.0] * 50) == 1.0


def test_the_order_within_a_sample_does_not_matter() -> None:
    past = [3.0, 9.0, 4.0, 7.0, 8.0]
    assert len({rank_sum(order, past) for order in permutations([1.0, 2.0, 5.0])}) == 1


# -- what is told


def test_a_site_without_a_past_has_no_alarm() -> None:
    assert changes([], FIELDS) == []
    assert changes(looks(30, NOW), FIELDS) == []


def test_few_articles_are_no_evidence() -> None:
    for count in range(1, 6):
        assert changes([*PAST, *looks(count, NOW, structure="div")], FIELDS) == []


def test_a_new_structure_is_told_with_its_first_day() -> None:
    new = [*looks(4, NOW, structure="div"), *looks(4, NOW + DAY, structure="div")]
    (change,) = changes([*PAST, *new], FIELDS)
    assert (change.feature, change.value, change.now) == ("structure", "div", 1.0)
    assert change.since == NOW
    assert set(change.examples) <= {look.url for look in new}


def test_a_large_run_after_a_redesign_is_compared_with_the_runs_before_it() -> None:
    assert features(changes([*PAST, *looks(100, NOW, structure="div")], FIELDS)) == {"structure"}


def test_walls_in_place_of_articles_are_told() -> None:
    assert features(changes([*PAST, *refused(12, NOW)], FIELDS)) == {"articles"}


def test_short_bodies_are_told_when_they_last_or_the_making_changed() -> None:
    short = [each for n in range(8) for each in looks(3, NOW + n * DAY / 4, paragraphs=1)]
    assert changes([*PAST, *short[:15]], FIELDS) == []  # one morning
    assert features(changes([*PAST, *short], FIELDS)) == {"paragraphs"}
    both = [replace(each, traits=MappingProxyType({"structure": "div"})) for each in short[:15]]
    assert features(changes([*PAST, *both], FIELDS)) == {"paragraphs", "structure"}


def test_a_field_that_is_no_longer_found_is_told_by_its_name() -> None:
    gone = [each for n in range(8) for each in looks(3, NOW + n * DAY / 4, filled="lead")]
    found = changes([*PAST, *gone], FIELDS)
    assert features(found) == {"published", "lead"}
    (published,) = [each for each in found if each.feature == "published"]
    assert (published.before, published.now) == (1.0, 0.0)


def test_what_has_become_the_sites_way_is_no_news() -> None:
    new = [each for day in range(30) for each in looks(5, NOW + day * DAY, structure="div")]
    assert changes([*PAST, *new], FIELDS) == []


def test_a_burst_that_came_before_is_no_news() -> None:
    odd = looks(20, START + 10.5 * DAY, structure="live")
    past = sorted([*PAST, *odd], key=lambda look: look.at)
    assert changes([*past, *looks(13, NOW, structure="live")], FIELDS) == []


@pytest.mark.parametrize("kind", REDESIGNS)
def test_a_redesign_of_every_kind_is_told_within_twenty_articles(kind: str) -> None:
    number = next(
        n for n in range(100)
        if right_names(layout(n), redesign(layout(n), kind, seed=n), kind)
    )  # fmt: skip
    past, coming = redesigned(layout(number), kind, number)
    alarms = list(watch(past, runs(coming, random.Random(1), START + DAY, 6)))
    named = frozenset[str]().union(*(alarm.features for alarm in alarms))
    assert named & right_names(layout(number), redesign(layout(number), kind, seed=number), kind)


@pytest.mark.parametrize("month", range(6))
def test_ordinary_months_are_quiet(month: int) -> None:
    pool = [look_at(leaf) for leaf in leaves(layout(f"calm/{month}"), range(900, 930))]
    every = list(quiet_months(pool, random.Random(month)))
    past = [look for run in every[:60] for look in run]
    assert list(watch(past, every[60:])) == []
