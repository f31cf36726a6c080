from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scraper.errors import MemoryFileError
from scraper.known import Candidate, Frontier, Settled, Source, SourceKind, Via
from scraper.outcome import Kind
from scraper.page import Entry
from scraper.writer import Kept, KeptProfile, Memory, Store
from scraper.writer.pack import pack_entry
from tests.writer.making import SITE, candidate, feed, key_of, make

NOW = 1_700_000_000.0


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory.open(tmp_path / "m.sqlite3", clock=lambda: NOW) as memory:
        yield memory


def settled(number: int, kind: Kind = Kind.GONE, at: float = NOW, **more: object) -> Settled:
    return Settled(key_of(number), kind, None, at, at, **more)  # type: ignore[arg-type]


def numbers(candidates: object) -> list[int]:
    return [int(one.order) for one in candidates]  # type: ignore[attr-defined]


def test_it_is_a_frontier(memory: Memory) -> None:
    frontier: Frontier = memory
    assert frontier.sources(SITE) == []


def test_candidates_come_back_new_ones_first_and_each_once(memory: Memory) -> None:
    assert memory.admit(feed(), map(candidate, (3, 1, 2))) == 3
    assert memory.admit(feed(), map(candidate, (2, 4))) == 1
    assert numbers(memory.waiting(SITE, 10, frozenset())) == [4, 3, 2, 1]
    assert memory.waiting(SITE, 1, frozenset()) == [candidate(4)]


def test_of_equal_order_the_one_found_first_comes_first(memory: Memory) -> None:
    memory.admit(feed(), [candidate(n, order=7) for n in (5, 3, 9, 1)])
    urls = [one.entry.url for one in memory.waiting(SITE, 10, frozenset())]
    assert urls == [candidate(n).entry.url for n in (5, 3, 9, 1)]


def test_those_handed_out_already_are_skipped(memory: Memory) -> None:
    memory.admit(feed(), map(candidate, range(10)))
    skip = frozenset({key_of(9), key_of(7)})
    assert numbers(memory.waiting(SITE, 3, skip)) == [8, 6, 5]


def test_a_queue_can_be_gone_through_part_by_part(memory: Memory) -> None:
    memory.admit(feed(), [candidate(n, order=n // 3) for n in range(20)])
    whole = memory.waiting(SITE, 99, frozenset())
    got: list[Candidate] = []
    while part := memory.waiting(SITE, 4, frozenset({key_of(7)}), got[-1] if got else None):
        got += part
        memory.settle(Settled(part[-1].key, Kind.GONE, None, NOW, NOW), SITE)  # its place stays
        memory.admit(feed(), [candidate(1000 + len(got))])  # newer, so not behind it
    assert got == [one for one in whole if one.key != key_of(7)]


def test_sites_do_not_see_each_others_candidates(memory: Memory) -> None:
    memory.admit(feed("a.example"), [candidate(1, "a.example")])
    memory.admit(feed("b.example"), [candidate(2, "b.example")])
    assert numbers(memory.waiting("a.example", 10, frozenset())) == [1]
    assert memory.waiting("c.example", 10, frozenset()) == []


def test_neither_source_nor_candidates_are_kept_when_reading_them_fails(memory: Memory) -> None:
    def broken() -> Iterator[Candidate]:
        yield from map(candidate, range(2000))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        memory.admit(feed(), broken())
    assert memory.sources(SITE) == []
    assert memory.waiting(SITE, 10, frozenset()) == []
    assert memory.admit(feed(), [candidate(1)]) == 1


def test_a_source_comes_back_as_it_was_kept_last(memory: Memory) -> None:
    full = Source(
        site=SITE,
        url="https://example.com/sitemap.xml",
        kind=SourceKind.INDEX,
        via=Via.ROBOTS,
        etag='"e"',
        last_modified="Mon, 01 Jan 2024 00:00:00 GMT",
        digest="d",
        lastmod="2024-01-01",
        asked_at=NOW - 5,
        moved_at=NOW - 9,
        interval=300.0,
        failures=2,
    )
    memory.admit(replace(full, etag=None, failures=0), [])
    memory.admit(feed(), [])
    memory.admit(full, [])
    assert list(memory.sources(SITE)) == [feed(), full]


def test_what_is_settled_waits_no_longer_unless_it_is_to_be_tried_again(memory: Memory) -> None:
    memory.admit(feed(), map(candidate, range(3)))
    memory.settle(settled(2), SITE)
    memory.settle(settled(1, Kind.FAILED), SITE, again=True)
    waiting = memory.waiting(SITE, 10, frozenset())
    assert numbers(waiting) == [1, 0]
    assert waiting[0].known == settled(1, Kind.FAILED)
    assert waiting[1].known is None


def test_settled_gives_the_known_ones_of_many_keys(memory: Memory) -> None:
    memory.settle(settled(1, etag='"e"', last_modified="L", modified="M"), SITE)
    known = memory.settled([key_of(n) for n in range(5000)])
    assert known == {key_of(1): settled(1, etag='"e"', last_modified="L", modified="M")}
    assert memory.settled([]) == {}


def test_attempts_count_how_often_in_a_row_it_ended_so(memory: Memory) -> None:
    attempts = []
    for number, kind in enumerate((Kind.FAILED, Kind.FAILED, Kind.FAILED, Kind.GONE)):
        memory.settle(settled(1, kind, NOW + number), SITE)
        known = memory.settled([key_of(1)])[key_of(1)]
        attempts.append(known.attempts)
        assert (known.first_at, known.settled_at) == (NOW, NOW + number)
    assert attempts == [1, 2, 3, 1]


def test_young_articles_are_those_written_lately_newest_first(tmp_path: Path) -> None:
    now = [NOW]
    with Store.open(tmp_path / "a.jsonl", clock=lambda: now[0]) as store:
        for number in range(5):
            now[0] = NOW + number
            store.write(make(number), key=key_of(number))
        store.settle(settled(9, Kind.NOT_ARTICLE, NOW + 9), SITE)
        store.settle(settled(3, Kind.GONE, NOW + 9), SITE)
        store.settle(settled(4, Kind.FAILED, NOW + 9), SITE)
        young = store.memory.young(SITE, NOW + 1, 10)
        assert [one.key for one in young] == [key_of(4), key_of(2), key_of(1)]
        assert [one.known and one.known.article_id for one in young] == [
            make(n).id for n in (4, 2, 1)
        ]
        assert young[1].entry == Entry(make(2).url, "seed")
        assert len(store.memory.young(SITE, 0, 2)) == 2


def test_small_things_are_kept(memory: Memory) -> None:
    memory.keep_note(SITE, "walk", "1")
    memory.keep_note(SITE, "walk", "2")
    assert memory.note(SITE, "walk") == "2"
    assert memory.note(SITE, "other") is None
    assert memory.note("other.example", "walk") is None
    memory.keep_robots("https://example.com/robots.txt", "User-agent: *\n# صحيفة\n")
    assert memory.robots("https://example.com/robots.txt") == "User-agent: *\n# صحيفة\n"
    assert memory.robots("https://other.example/robots.txt") is None
    memory.keep_cached("kind", "name", Kept(NOW, b"value"))
    assert memory.cached("kind", "name") == Kept(NOW, b"value")


def test_a_sites_past_is_bounded(memory: Memory) -> None:
    for number in range(1010):
        memory.keep_run(SITE, NOW + number, str(number).encode())
    assert [int(kept.value) for kept in memory.runs(SITE)] == list(range(1009, 9, -1))
    assert [int(kept.value) for kept in memory.runs(SITE, 2)] == [1009, 1008]
    for number in range(110):
        memory.keep_samples(SITE, {key_of(number): Kept(NOW + number, b"s")})
    assert set(memory.samples(SITE)) == {key_of(n) for n in range(10, 110)}
    assert list(memory.samples(SITE)) == sorted(memory.samples(SITE))
    for number in range(6):
        memory.keep_profile(SITE, KeptProfile(number, NOW, b"p"))
    assert memory.profile(SITE) == KeptProfile(5, NOW, b"p")
    assert memory.profile("other.example") is None


def test_articles_are_counted_by_site(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.jsonl") as store:
        for number in range(5):
            site = f"site{number % 2}.example"
            store.write(make(number, site=site), key=key_of(number, site))
        store.write(make(0, "جديد", site="site0.example"), key=key_of(0, "site0.example"))
        assert store.memory.sites() == {"site0.example": 3, "site1.example": 2}
        assert store.memory.sites()["site0.example"] == 3


def test_what_is_no_memory_is_told_with_what_to_name_instead(tmp_path: Path) -> None:
    other = tmp_path / "articles.jsonl"
    other.write_text("{}\n" * 300)
    with pytest.raises(MemoryFileError, match="not a database; name the memory of `scraper run`"):
        Memory.look(other)


def test_others_may_look_while_a_run_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite3"
    assert Memory.look(path) is None
    with Memory.open(path) as memory:
        memory.keep_note(SITE, "a", "1")
        memory.commit()
        memory.keep_note(SITE, "a", "2")
        reader = Memory.look(path)
        assert reader is not None
        with reader:
            assert reader.note(SITE, "a") == "1"
            memory.commit()
            assert reader.note(SITE, "a") == "2"
            with pytest.raises(MemoryFileError):
                reader.keep_note(SITE, "a", "3")
    with Memory.open(path) as memory:
        assert memory.note(SITE, "a") == "2"


def test_who_only_looks_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite3"
    Memory.open(path).close()
    before = path.read_bytes()
    reader = Memory.look(path)
    assert reader is not None
    with reader:
        assert reader.sites() == {}
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name], "and leaves nothing behind"


def test_a_memory_is_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "tmpfs", str(tmp_path)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("cannot mount here")
    try:
        path = tmp_path / "m.sqlite3"
        with Memory.open(path) as memory:
            memory.keep_note(SITE, "a", "1")
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path)], check=True)
        reader = Memory.look(path)
        assert reader is not None
        with reader:
            assert reader.note(SITE, "a") == "1"
            with pytest.raises(MemoryFileError):
                reader.keep_note(SITE, "a", "2")
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_clock_that_was_ahead_does_not_put_sources_off_for_years(tmp_path: Path) -> None:
    path, year = tmp_path / "m.sqlite3", 365 * 86400.0
    with Memory.open(path, clock=lambda: NOW + year) as memory:
        memory.admit(replace(feed(), asked_at=NOW + year, moved_at=NOW - 5), [candidate(1)])
        memory.settle(settled(2, at=NOW + year), SITE)
        memory.keep_cached("robots", "https://example.com", Kept(NOW + year, b""))
    with Memory.open(path, clock=lambda: NOW) as memory:
        (source,) = memory.sources(SITE)
        assert (source.asked_at, source.moved_at) == (NOW, NOW - 5)
        assert memory.settled([key_of(2)])[key_of(2)].settled_at == NOW
        assert memory.cached("robots", "https://example.com") == Kept(NOW, b"")
        assert memory.waiting(SITE, 1, frozenset()) == [candidate(1)]


def test_every_question_of_a_run_is_answered_from_an_index(memory: Memory) -> None:
    """Cost must not grow with what is known: no question may walk through a table or sort it."""
    asked: list[str] = []
    connection = memory.database._connection
    connection.set_trace_callback(asked.append)
    memory.admit(feed(), [candidate(1)])
    (first,) = memory.waiting(SITE, 1, frozenset())
    memory.waiting(SITE, 1, frozenset(), first)
    memory.young(SITE, 0, 5)
    memory.settle(settled(1), SITE)
    memory.sources(SITE)
    memory.note(SITE, "a")
    memory.runs(SITE)
    connection.set_trace_callback(None)
    asked = [sql for sql in asked if sql.split()[0] in {"SELECT", "UPDATE", "DELETE"}]
    assert len(asked) > 8
    for sql in asked:
        plan = [row[-1] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert not [step for step in plan if step.startswith("SCAN") or "TEMP B-TREE" in step], sql


_RUN = """
import re, sys
from pathlib import Path
from scraper.writer import Store
from scraper.writer.pack import pack_entry
from tests.writer.making import candidate, key_of, make
with Store.open(Path(sys.argv[1])) as store:
    for number in range(300):
        store.write(make(number), key=key_of(number))
    store.memory.settled([key_of(n) for n in range(3000)])
    store.memory.waiting("big.example", 20, frozenset())
    print(re.search("VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def test_a_run_takes_no_more_memory_for_knowing_more(tmp_path: Path) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("needs /proc to measure resident memory")

    def resident(known: int) -> int:
        out = tmp_path / f"{known}.jsonl"
        entry = pack_entry(candidate(1).entry)
        with Store.open(out) as store:
            site = store.memory.database.change("INSERT INTO sites (name) VALUES ('big.example')")
            store.memory.database.change_many(
                "INSERT INTO waiting (key, site, place, entry) VALUES (randomblob(16), ?, ?, ?)",
                ((site, number, entry) for number in range(known)),
            )
        done = subprocess.run(
            [sys.executable, "-c", _RUN, str(out)], check=True, stdout=subprocess.PIPE
        )
        return int(done.stdout) << 10

    # 2 MB of page cache is all that a larger memory may take.
    assert resident(150_000) - resident(100) < 8 << 20
