"""Sites that change, and sites that do not: what the alarm is measured and tested with.

Pages are rendered and parsed once; months are then put together of what they showed. A quiet month
is no row of equal articles: there are slow days, weekends, mornings of one-paragraph flashes, days
of one section, a columnist's week, pages that are no articles.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from scraper.demo.book import Leaf
from scraper.demo.layouts import Layout, changed_fields, leaves, redesign
from scraper.drift import Change, Look, changes
from scraper.outcome import Kind, Refusal
from scraper.parser.learning.observation import Observation
from scraper.parser.record import parse
from scraper.pipeline.health.looks import FIELDS, look_of, shuffled
from scraper.pipeline.processes.shown import Shown

DAY = 86_400.0
START = 1_700_000_000.0
KEPT = 400  # looks of the past that are compared


def look_at(leaf: Leaf, at: float = START) -> Look:
    """What a run at that moment sees of the page."""
    seen: list[Observation] = []
    result = parse(leaf.page, observer=seen.append)
    kind = result.kind if isinstance(result, Refusal) else Kind.WRITTEN
    look = look_of(at, leaf.url, kind, Shown.of(seen[-1]) if seen else None)
    assert look is not None
    return look


def runs(looks: Iterable[Look], draw: random.Random, at: float, most: int) -> Iterator[list[Look]]:
    """The looks dealt out to runs of up to so many, six hours apart."""
    hand: list[Look] = []
    size = draw.randint(1, most)
    for look in looks:
        hand.append(replace(look, at=at))
        if len(hand) == size:
            yield shuffled(hand)
            hand, size, at = [], draw.randint(1, most), at + DAY / 4
    if hand:
        yield shuffled(hand)


@dataclass(frozen=True, slots=True)
class Told:
    """An alarm: after how many looks, and what changed."""

    after: int
    found: tuple[Change, ...]

    @property
    def features(self) -> frozenset[str]:
        """What it names."""
        return frozenset(change.feature for change in self.found)


def watch(past: Sequence[Look], coming: Iterable[list[Look]]) -> Iterator[Told]:
    """What each run tells, as ``pipeline/health.py`` does it."""
    looks, count = list(past), 0
    for run in coming:
        looks = [*looks, *run][-KEPT:]
        count += len(run)
        found = changes(looks, FIELDS)
        if found:
            yield Told(count, tuple(found))


# -- redesigns -----------------------------------------------------------------------------------

_NAMED = {  # which features name the change of each kind of redesign rightly
    "classes": {"structure", "headline's place"},
    "blocks": {"structure", "headline's place"},
    "dates": {"printed date", "clock", "published"},
    "encoding": {"encoding", "articles"},
    "consent": {"articles"},
    "soft-404": {"articles"},
}


def right_names(before: Layout, after: Layout, kind: str) -> frozenset[str]:
    """The features that name the redesign rightly; none where it changes nothing at all."""
    if kind != "json-ld":
        return frozenset(_NAMED[kind])
    if before.metadata == after.metadata:
        return frozenset()
    fields = changed_fields(before, after) | {"published"}
    return frozenset([*fields, *(f"source of {name}" for name in fields), "clock"])


def redesigned(
    chosen: Layout, kind: str, seed: int, *, past: int = 60
) -> tuple[list[Look], list[Look]]:
    """Looks at pages before a redesign, and at twenty after it."""
    after = redesign(chosen, kind, seed=seed)
    first = 500 + 97 * (seed % 90)
    return (
        [look_at(leaf) for leaf in leaves(chosen, range(first, first + past))],
        [look_at(leaf) for leaf in leaves(after, range(first + past, first + past + 20))],
    )


# -- quiet months --------------------------------------------------------------------------------


def quiet_months(pool: Sequence[Look], draw: random.Random, days: int = 60) -> Iterator[list[Look]]:
    """Months of a site where nothing happens but news: a list of looks for each run."""
    at = START
    busy = draw.choice((3, 8, 20, 40))  # articles a day
    for day in range(days):
        weekend = day % 7 in (4, 5)
        count = max(0, round(draw.gauss(busy * (0.4 if weekend else 1), busy / 3)))
        flashes = draw.random() < 0.15  # a morning of flashes: an attack, a match, an election
        share = draw.uniform(0.3, 0.8) if flashes else draw.uniform(0, 0.1)
        today = [_ordinary(draw.choice(pool), draw, share) for _ in range(count)]
        for part in range(4):
            run = today[part::4]
            if run:
                yield shuffled(
                    replace(look, at=at + part * DAY / 4, url=f"{look.url}?{day}.{part}.{i}")
                    for i, look in enumerate(run)
                )
        at += DAY


def _ordinary(look: Look, draw: random.Random, flashes: float) -> Look:
    """One article of the day: its length varies, some are flashes, some pages are no article."""
    if draw.random() < 0.03:
        return Look(look.at, look.url, "not_article")
    sizes = {n: max(1, round(s * draw.lognormvariate(0, 0.4))) for n, s in look.sizes.items()}
    filled = set(look.filled)
    if draw.random() < flashes:
        sizes["paragraphs"] = draw.choice((1, 1, 2))
        sizes["characters"] = draw.randint(80, 300)
        filled -= {"lead", "authors", "images", "tags"}
    elif draw.random() < 0.2:
        filled ^= {draw.choice(("authors", "images", "tags", "modified"))}
    return replace(look, sizes=MappingProxyType(sizes), filled=frozenset(filled))
