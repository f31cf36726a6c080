from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path

import pytest

from scraper.errors import LockedError, MemoryFileError
from scraper.outcome import Kind
from scraper.writer import Memory, Store
from scraper.writer.database import Database
from scraper.writer.disk import Disk
from scraper.writer.schema import APPLICATION_ID, READABLE, STEPS, VERSION
from tests.writer.making import SITE, candidate, feed, key_of, make

ARTICLES = 40


@pytest.fixture
def out(tmp_path: Path) -> Path:
    out = tmp_path / "a.jsonl"
    with Store.open(out) as store:
        store.memory.admit(feed(), map(candidate, range(ARTICLES)))
        for number in range(ARTICLES):
            store.write(make(number), key=key_of(number))
        store.write(make(3, "جديد"), key=key_of(3))
    return out


def write_all_again(out: Path) -> Store:
    store = Store.open(out, tell=lambda _: None)
    with store:
        for number in range(ARTICLES):
            text = "جديد" if number == 3 else "نص الخبر"
            assert store.write(make(number, text), key=key_of(number)).kind is Kind.UNCHANGED
    return store


def ids(out: Path) -> list[tuple[str, int]]:
    records = [json.loads(line) for line in out.read_text().splitlines()]
    return [(record["id"], record["revision"]) for record in records]


def memory_of(out: Path) -> Path:
    return out.with_suffix(".sqlite3")


def aside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.glob("*.damaged-*"))


def test_a_deleted_memory_is_made_again_from_the_output(out: Path) -> None:
    before = ids(out)
    memory_of(out).unlink()
    store = write_all_again(out)
    assert ids(out) == before
    assert str(store.recovered) == (
        f"{memory_of(out)} was missing; it was made again from the output: 41 records"
    )
    assert not aside(out)


def test_revisions_are_counted_on_from_a_memory_made_again(out: Path) -> None:
    memory_of(out).unlink()
    with Store.open(out, tell=lambda _: None) as store:
        assert store.write(make(3, "ثالث"), key=key_of(3)).revision == 2
        assert store.memory.sites()[SITE] == ARTICLES


def test_output_and_memory_deleted_begin_afresh_without_a_word(out: Path) -> None:
    out.unlink()
    memory_of(out).unlink()
    with Store.open(out) as store:
        assert not store.recovered
        assert store.write(make(1), key=key_of(1)).kind is Kind.WRITTEN


def nonsense(path: Path) -> None:
    path.write_text("this is a text file\n" * 500)


def short(path: Path) -> None:
    path.write_bytes(b"SQLite")


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def no_header(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def no_end(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def spoiled_pages(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = random.Random(page).randbytes(64)
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [nonsense, short, half, no_header, no_end, spoiled_pages])
def test_a_damaged_memory_is_set_aside_and_made_again(out: Path, damage: object) -> None:
    before = ids(out)
    damage(memory_of(out))  # type: ignore[operator]
    damaged = memory_of(out).read_bytes()
    store = write_all_again(out)
    assert ids(out) == before
    assert aside(out) == ["a.sqlite3.damaged-1"]
    assert (out.parent / "a.sqlite3.damaged-1").read_bytes() == damaged
    assert len(store.recovered.messages) == 1
    assert "renamed to a.sqlite3.damaged-1; it was made again" in str(store.recovered)


def test_an_empty_memory_file_is_filled_from_the_output(out: Path) -> None:
    before = ids(out)
    memory_of(out).write_bytes(b"")
    write_all_again(out)
    assert ids(out) == before


def test_what_was_set_aside_is_never_overwritten(out: Path) -> None:
    for number in range(1, 4):
        nonsense(memory_of(out))
        write_all_again(out)
        assert len(aside(out)) == number


def test_single_flipped_bytes_never_lose_or_double_a_line_without_an_error(out: Path) -> None:
    """Bit rot inside a value cannot be seen by anyone; what must not be is a crash or a torn
    output: each start either works or says what is wrong in words."""
    chance = random.Random(7)
    before, good = ids(out), memory_of(out).read_bytes()
    for _ in range(60):
        content = bytearray(good)
        for _ in range(3):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        for path in out.parent.glob("a.sqlite3*"):
            path.unlink()
        memory_of(out).write_bytes(content)
        for _ in range(3):  # a run that finds damage half-way ends; the next one repairs it
            try:
                with Store.open(out, tell=lambda _: None) as store:
                    for number in range(ARTICLES):
                        text = "جديد" if number == 3 else "نص الخبر"
                        store.write(make(number, text), key=key_of(number))
                    store.memory.waiting(SITE, 50, frozenset())
                    store.memory.young(SITE, 0, 50)
                break
            except MemoryFileError as error:
                assert "damaged" in str(error) or "another program" in str(error)
        now = ids(out)
        assert now[: len(before)] == before
        before = now


def test_damage_met_in_the_middle_of_a_run_ends_it_and_the_next_one_goes_on(out: Path) -> None:
    with Store.open(out) as store:
        store.memory.database.change("UPDATE addresses SET entry = x'07'")
    told = pytest.raises(MemoryFileError, match=r"renamed to a\.sqlite3\.damaged-1; run again")
    with told, Store.open(out) as store:
        store.write(make(99), key=key_of(99))
        store.memory.young(SITE, 0, 10)
    store = write_all_again(out)
    assert len(ids(out)) == len(set(ids(out))) == ARTICLES + 2
    assert aside(out) == ["a.sqlite3.damaged-1"]


def test_a_memory_of_a_newer_version_is_left_alone(out: Path) -> None:
    connection = sqlite3.connect(memory_of(out))
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = memory_of(out).read_bytes()
    with pytest.raises(MemoryFileError, match="newer version"):
        Store.open(out)
    with pytest.raises(MemoryFileError, match="newer version"):
        Memory.look(memory_of(out))
    assert memory_of(out).read_bytes() == before
    assert not aside(out)


def test_another_programs_database_is_left_alone(out: Path) -> None:
    memory_of(out).unlink()
    connection = sqlite3.connect(memory_of(out))
    connection.execute("CREATE TABLE contacts (name TEXT)")
    connection.close()
    with pytest.raises(MemoryFileError, match="another program"):
        Store.open(out)
    assert not aside(out)


def older(path: Path, version: int) -> None:
    """A memory as that version made it, with something in it."""
    connection = sqlite3.connect(path, isolation_level=None)
    for step in STEPS[:version]:
        connection.executescript(step)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("INSERT INTO sites (id, name) VALUES (1, ?)", (SITE,))
    connection.execute("INSERT INTO notes VALUES (1, 'walk', 'page 7')")
    connection.close()


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_memory_of_an_older_version_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    path = tmp_path / "m.sqlite3"
    older(path, version)
    if version < READABLE:
        with pytest.raises(MemoryFileError, match="older version"):
            Memory.look(path)
    else:
        looking = Memory.look(path)
        assert looking is not None
        with looking:
            assert looking.sites() == {SITE: 0}
            assert looking.profile(SITE) is None and not looking.samples(SITE)
            assert not looking.runs(SITE) and looking.note(SITE, "walk") == "page 7"
    with Memory.open(path) as memory:
        assert memory.note(SITE, "walk") == "page 7"
        memory.keep_run(SITE, 1.0, b"run")
    with Memory.open(path) as memory:
        assert memory.runs(SITE)[0].value == b"run"


class _NoCommit(Disk):
    def commit(self, connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")


def test_an_update_that_fails_leaves_the_older_version(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite3"
    older(path, 1)
    with pytest.raises(MemoryFileError, match="disk I/O error"):
        Database(path, _NoCommit())
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'runs'").fetchall()
    connection.close()
    with Memory.open(path) as memory:
        assert memory.note(SITE, "walk") == "page 7"


def test_a_memory_held_by_another_program_is_told(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scraper.writer.database.PATIENCE", 0.05)
    other = sqlite3.connect(memory_of(out), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(MemoryFileError, match="another program holds it") as caught:
            Store.open(out)
        assert not isinstance(caught.value, LockedError)
    finally:
        other.close()


def test_a_source_of_a_kind_that_nobody_knows_is_damage(out: Path) -> None:
    with Memory.open(memory_of(out)) as memory:
        memory.database.change("UPDATE sources SET kind = 'hearsay'", ())
    with Memory.open(memory_of(out)) as memory, pytest.raises(MemoryFileError, match="damaged"):
        memory.sources(SITE)
