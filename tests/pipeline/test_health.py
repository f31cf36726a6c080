"""What a run keeps of each site, learns of it, and tells once."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scraper.demo.book import Leaf
from scraper.demo.layouts import Layout, layout, leaves, redesign
from scraper.outcome import Kind, Outcome
from scraper.parser.record import parse
from scraper.pipeline.health.health import Health, load_looks, load_profile
from scraper.pipeline.health.looks import Sample, look_of, pack_looks, unpack_looks
from scraper.pipeline.processes.child import Context, parse_page
from scraper.pipeline.processes.parsed import Parsed
from scraper.pipeline.processes.shown import Shown
from scraper.writer.memory import Memory
from scraper.writer.shelf import Kept

SITE = "news.example"
HOUR = 3600.0
START = 1_700_000_000.0


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory.open(tmp_path / "m.sqlite3") as opened:
        yield opened


def answer(leaf: Leaf, profile: object = None, since: date | None = None) -> Parsed:
    return parse_page(parse, leaf.page, Context(profile=profile, observe=True), since)


def run(memory: Memory, at: float, pages: Sequence[Leaf], *, thrifty: bool = True) -> str:
    """One run over the pages; what it told. Unless it is ``thrifty`` every page is observed."""
    health = Health(memory, wall=lambda: at)
    profile = health.profile(SITE)
    for leaf in pages:
        parsed = answer(leaf, profile, health.wanted_from(SITE) if thrifty else None)
        outcome = Outcome(SITE, leaf.url, parsed.kind, parsed.reason)
        health.saw(SITE, leaf.url.encode()[-32:], outcome, parsed)
    return health.over(SITE)


def some(chosen: Layout, first: int, count: int) -> list[Leaf]:
    return list(leaves(chosen, range(first, first + count)))


CHOSEN = layout("health/1")


def test_a_redesign_is_told_once_and_learned_anew(memory: Memory) -> None:
    for n in range(6):
        assert run(memory, START + n * HOUR, some(CHOSEN, 100 + 8 * n, 8)) == ""
    old = load_profile(memory, SITE)
    after = redesign(CHOSEN, "blocks", seed=3)
    told = run(memory, START + 7 * HOUR, some(after, 200, 13))
    assert SITE in told
    assert "structure changed since 15 November 2023" in told
    assert "https://" in told
    assert run(memory, START + 8 * HOUR, some(after, 213, 8)) == ""
    new = load_profile(memory, SITE)
    assert old is not None
    assert new is not None
    assert new.version > old.version
    assert not set(new.body) & set(old.body) or set(new.text) != set(old.text)


def test_a_wall_is_told_with_its_reason(memory: Memory) -> None:
    for n in range(6):
        run(memory, START + n * HOUR, some(CHOSEN, 100 + 8 * n, 8))
    told = run(memory, START + 9 * HOUR, some(redesign(CHOSEN, "consent"), 200, 12))
    assert "0% instead of 100% are articles (a consent wall" in told


def test_the_archive_is_no_news(memory: Memory) -> None:
    for n in range(4):
        run(memory, START + n * HOUR, some(CHOSEN, 5000 + 8 * n, 8))
    looks = len(load_looks(memory, SITE))
    older = some(redesign(CHOSEN, "classes"), 100, 12)
    assert run(memory, START + 9 * HOUR, older) == ""
    assert len(load_looks(memory, SITE)) == looks


def test_the_order_of_pages_changes_neither_profile_nor_past(tmp_path: Path) -> None:
    pages = some(CHOSEN, 100, 20)
    kept = []
    for name, order in (("a", pages), ("b", pages[::-1])):
        with Memory.open(tmp_path / name) as memory:
            run(memory, START, order)
            profile = memory.profile(SITE)
            kept.append((profile and profile.value, memory.runs(SITE), memory.samples(SITE)))
    assert kept[0] == kept[1]


@pytest.mark.parametrize("order", [1, -1])
def test_articles_older_than_all_that_are_wanted_need_not_be_observed(
    tmp_path: Path, order: int
) -> None:
    walled = some(redesign(CHOSEN, "consent"), 900, 30)
    pages = [*some(CHOSEN, 100, 150), *walled][::order]
    kept = []
    for thrifty in (False, True):
        with Memory.open(tmp_path / str(thrifty)) as memory:
            run(memory, START, pages, thrifty=thrifty)
            profile = memory.profile(SITE)
            kept.append((profile and profile.value, memory.runs(SITE), memory.samples(SITE)))
    assert kept[0] == kept[1]


def test_once_enough_newer_articles_are_known_an_older_one_is_not_observed(memory: Memory) -> None:
    health = Health(memory, wall=lambda: START)
    oldest, *pages = some(CHOSEN, 100, 130)
    for leaf in pages[-100:]:
        assert health.wanted_from(SITE) is None
        parsed = answer(leaf)
        health.saw(SITE, leaf.url.encode(), Outcome(SITE, leaf.url, parsed.kind), parsed)
    since = health.wanted_from(SITE)
    assert since is not None
    assert answer(oldest, since=since).observation == ""
    assert answer(oldest, since=since).line == answer(oldest).line


def test_a_page_that_the_network_did_not_give_teaches_nothing(memory: Memory) -> None:
    health = Health(memory, wall=lambda: START)
    for kind in (Kind.FAILED, Kind.GONE, Kind.FORBIDDEN):
        health.saw(SITE, b"k", Outcome(SITE, "https://news.example/1", kind, "x"), Parsed(kind))
    assert health.over(SITE) == ""
    assert load_looks(memory, SITE) == []


def test_a_child_that_lies_about_its_page_teaches_nothing(memory: Memory) -> None:
    health = Health(memory, wall=lambda: START)
    parsed = replace(answer(some(CHOSEN, 100, 1)[0]), observation='{"format": 1, "places": 7}')
    health.saw(SITE, b"k", Outcome(SITE, "https://news.example/1", Kind.WRITTEN), parsed)
    assert health.over(SITE) == ""
    assert memory.samples(SITE) == {}


# -- the looks that are kept


def look(n: int, day: int = 0, kind: Kind = Kind.WRITTEN):  # type: ignore[no-untyped-def]
    seen = Shown(day=day) if kind is Kind.WRITTEN else None
    found = look_of(START, f"https://news.example/{n}", kind, seen)
    assert found is not None
    return found


def test_looks_come_back_from_the_memory() -> None:
    pages = some(CHOSEN, 100, 5)
    looks = []
    for leaf in pages:
        looks.append(look_of(START, leaf.url, Kind.WRITTEN, answer(leaf).shown))
    found = [each for each in looks if each is not None]
    assert unpack_looks(Kept(START, pack_looks(found))) == found
    assert unpack_looks(Kept(START, b"no")) == []
    later = zlib.compress(b'{"format": 99, "looks": []}')
    assert unpack_looks(Kept(START, later)) == []


def test_a_sample_keeps_the_newest_and_the_share_of_refusals() -> None:
    sample = Sample()
    today = date(2024, 5, 3).toordinal()
    for n in range(1000):
        sample.add(look(n, today - n))
        sample.add(look(n + 5000, kind=Kind.NOT_ARTICLE))
    kept = sample.looks(0)
    articles = [each for each in kept if each.is_article]
    assert min(each.day for each in articles) == today - 99
    assert len(kept) - len(articles) == len(articles) == 100
    assert [each for each in sample.looks(today) if each.is_article] != articles
