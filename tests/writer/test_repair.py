"""What a start makes of an output file that is not as the last run left it."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import re
from pathlib import Path

import pytest

from scraper.outcome import Kind
from scraper.writer import Memory, Pace, Store
from tests.writer.making import SITE, key_of, make

NEVER = Pace(every=1 << 30, seconds=1e9)
ARTICLES = 6


@pytest.fixture
def out(tmp_path: Path) -> Path:
    out = tmp_path / "a.jsonl"
    with Store.open(out) as store:
        write(store, range(ARTICLES))
    return out


def write(store: Store, numbers: range, text: str = "نص الخبر") -> list[Kind]:
    return [store.write(make(n, text), key=key_of(n)).kind for n in numbers]


def kill(store: Store) -> None:
    """Leaves everything as a killed process leaves it: the kernel has the lines, closes the files
    and drops the locks; the memory has what was committed."""
    store.memory.close(clean=False)
    store._outputs.close()
    for lock in store._locks:
        lock.release()
    store._closed = True


def killed_run(out: Path, numbers: range) -> None:
    store = Store.open(out, pace=NEVER, tell=lambda _: None)
    write(store, numbers)
    kill(store)


def start(out: Path) -> tuple[str, ...]:
    """The messages of a start, and nothing else."""
    with Store.open(out, tell=lambda _: None) as store:
        return store.recovered.messages


def numbers(out: Path) -> list[int]:
    of = {make(n).id: n for n in range(100)}
    return [of[json.loads(line)["id"]] for line in out.read_text().splitlines()]


def test_a_clean_start_has_nothing_to_say(out: Path) -> None:
    assert start(out) == ()


def test_lines_that_were_not_committed_are_remembered(out: Path) -> None:
    killed_run(out, range(6, 9))
    with Store.open(out, tell=lambda _: None) as store:
        assert store.recovered.taken == 3
        assert "3 records of a run that was killed" in str(store.recovered)
        assert set(write(store, range(9))) == {Kind.UNCHANGED}
    assert numbers(out) == list(range(9))


def test_a_torn_end_is_cut_off_and_its_article_written_again(out: Path) -> None:
    killed_run(out, range(6, 9))
    os.truncate(out, out.stat().st_size - 40)
    with Store.open(out, tell=lambda _: None) as store:
        assert store.recovered.cut > 40
        assert "torn line" in str(store.recovered)
        assert write(store, range(9))[-2:] == [Kind.UNCHANGED, Kind.WRITTEN]
    assert numbers(out) == list(range(9))


def test_a_record_that_lacks_only_its_line_feed_gets_it(out: Path) -> None:
    killed_run(out, range(6, 9))
    os.truncate(out, out.stat().st_size - 1)
    start(out)
    assert out.read_bytes().endswith(b"}\n")
    assert numbers(out) == list(range(9))


def test_blocks_that_a_power_cut_left_empty_are_cut_off_with_what_follows(out: Path) -> None:
    killed_run(out, range(6, 10))
    lines = out.read_bytes().splitlines(keepends=True)
    hole = bytes(len(lines[7]) - 1) + b"\n"
    out.write_bytes(b"".join([*lines[:7], hole, *lines[8:]]))
    start(out)
    assert numbers(out) == list(range(7))
    with Store.open(out) as store:
        write(store, range(10))
    assert numbers(out) == list(range(10))


def test_a_deleted_output_is_begun_anew_and_nothing_is_written_twice(out: Path) -> None:
    out.unlink()
    with Store.open(out, tell=lambda _: None) as store:
        assert "is gone" in str(store.recovered)
        assert "delete the memory file too" in str(store.recovered)
        assert write(store, range(8))[-3:] == [Kind.UNCHANGED, Kind.WRITTEN, Kind.WRITTEN]
    assert numbers(out) == [6, 7]
    assert start(out) == ()


def test_lines_taken_out_by_hand_do_not_come_back(out: Path) -> None:
    lines = out.read_bytes().splitlines(keepends=True)
    out.write_bytes(b"".join(lines[:2] + lines[4:]))
    with Store.open(out, tell=lambda _: None) as store:
        assert "shorter than it was (edited or truncated)" in str(store.recovered)
        assert set(write(store, range(ARTICLES))) == {Kind.UNCHANGED}
    assert numbers(out) == [0, 1, 4, 5]
    assert start(out) == ()


def test_an_emptied_output_stays_without_its_old_lines(out: Path) -> None:
    out.write_bytes(b"")
    with Store.open(out, tell=lambda _: None) as store:
        assert "was emptied" in str(store.recovered)
        assert write(store, range(8))[5:] == [Kind.UNCHANGED, Kind.WRITTEN, Kind.WRITTEN]
    assert start(out) == ()


def test_lines_added_by_hand_are_known(out: Path) -> None:
    with out.open("ab") as stream:
        stream.write(make(7).to_json().encode() + b"\n")
    with Store.open(out, tell=lambda _: None) as store:
        assert write(store, range(7, 8)) == [Kind.UNCHANGED]


def test_a_truncation_in_the_middle_of_a_line_costs_no_article_its_place(out: Path) -> None:
    """Its beginning tells which article it was: that one is written again. Those cut off whole
    are not: the memory says that they were written."""
    lines = out.read_bytes().splitlines(keepends=True)
    os.truncate(out, sum(map(len, lines[:3])) + 100)
    with Store.open(out, tell=lambda _: None) as store:
        assert any(
            "was torn there and will be written again" in m for m in store.recovered.messages
        )
        waiting = store.memory.waiting(SITE, 10, frozenset())
        assert [one.key for one in waiting] == [key_of(3)]
        assert store.memory.sites()[SITE] == ARTICLES - 1
        kinds = write(store, range(ARTICLES))
    assert kinds == [Kind.UNCHANGED] * 3 + [Kind.WRITTEN] + [Kind.UNCHANGED] * 2
    assert numbers(out) == [0, 1, 2, 3]


def test_a_torn_revision_is_written_again_as_the_same_revision(out: Path) -> None:
    with Store.open(out) as store:
        write(store, range(5, 6), "جديد")
    os.truncate(out, out.stat().st_size - 30)
    with Store.open(out, tell=lambda _: None) as store:
        verdict = store.write(make(5, "جديد"), key=key_of(5))
        assert (verdict.kind, verdict.revision) == (Kind.WRITTEN, 1)
    assert numbers(out) == [0, 1, 2, 3, 4, 5, 5]


def test_a_torn_line_that_stands_whole_elsewhere_is_not_written_again(out: Path) -> None:
    out.with_name("a.jsonl.1").write_bytes(out.read_bytes())
    os.truncate(out, out.stat().st_size - 30)
    with Store.open(out, tell=lambda _: None) as store:
        assert set(write(store, range(ARTICLES))) == {Kind.UNCHANGED}


def test_a_line_spoiled_in_the_middle_is_reported_and_left(out: Path) -> None:
    memory = out.with_suffix(".sqlite3")
    lines = out.read_bytes().splitlines(keepends=True)
    spoiled = b"".join([lines[0], lines[1][:70] + b"\n", *lines[2:]])
    out.write_bytes(spoiled)
    memory.unlink()
    messages = start(out)
    place = f"1 line is no record and was left as it is; it begins at byte {len(lines[0])}"
    assert any(message.endswith(place) for message in messages)
    assert out.read_bytes() == spoiled


def test_a_file_saved_by_an_editor_without_its_last_line_feed_is_mended(out: Path) -> None:
    content = out.read_bytes()
    out.unlink()
    out.write_bytes(content[:-1])
    with Store.open(out, tell=lambda _: None) as store:
        assert write(store, range(7))[5:] == [Kind.UNCHANGED, Kind.WRITTEN]
    assert numbers(out) == list(range(7))


def test_a_binary_file_in_its_place_is_not_taken_for_records(out: Path) -> None:
    out.write_bytes(os.urandom(100_000).replace(b"\n", b" ") + b"\n")
    with Store.open(out, tell=lambda _: None) as store:
        write(store, range(9))
    assert [json.loads(line)["id"] for line in out.read_bytes().split(b"\n")[1:-1]] == [
        make(n).id for n in (6, 7, 8)
    ]


def rename(out: Path) -> None:
    out.rename(out.with_name("a.jsonl.1"))


def rename_and_create(out: Path) -> None:
    rename(out)
    out.touch()


def copy_and_truncate(out: Path) -> None:
    out.with_name("a.jsonl-20240305").write_bytes(out.read_bytes())
    os.truncate(out, 0)


def compress(out: Path) -> None:
    out.with_name("a.jsonl.1.gz").write_bytes(gzip.compress(out.read_bytes()))
    out.unlink()


def with_extension(out: Path) -> None:
    out.rename(out.with_name("a.1.jsonl"))


ROTATIONS = [rename, rename_and_create, copy_and_truncate, compress, with_extension]


@pytest.mark.parametrize("rotate", ROTATIONS)
def test_rotation_between_runs_needs_no_word_and_doubles_nothing(out: Path, rotate: object) -> None:
    for first in range(0, 6, 3):
        rotate(out)  # type: ignore[operator]
        with Store.open(out, tell=lambda _: None) as store:
            assert store.recovered.messages == ()
            assert set(write(store, range(first + 6))) <= {Kind.UNCHANGED, Kind.WRITTEN}
            write(store, range(first + 6, first + 9))
        assert numbers(out) == list(range(first + 6, first + 9))


@pytest.mark.parametrize("rotate", ROTATIONS)
@pytest.mark.parametrize("committed", [True, False])
def test_rotation_after_a_kill_loses_and_doubles_nothing(
    tmp_path: Path, rotate: object, committed: bool
) -> None:
    out = tmp_path / "a.jsonl"
    if committed:
        with Store.open(out) as store:
            write(store, range(3))
    killed_run(out, range(3, 6))
    rotate(out)  # type: ignore[operator]
    with Store.open(out, tell=lambda _: None) as store:
        assert set(write(store, range(3, 6))) == {Kind.UNCHANGED}
        write(store, range(3, 8))
    assert numbers(out) == [6, 7]


@pytest.mark.parametrize("rotate", [rename, rename_and_create, copy_and_truncate])
def test_a_torn_line_is_cut_off_in_the_rotated_file_too(out: Path, rotate: object) -> None:
    killed_run(out, range(6, 9))
    os.truncate(out, out.stat().st_size - 40)
    rotate(out)  # type: ignore[operator]
    with Store.open(out, tell=lambda _: None) as store:
        assert write(store, range(6, 9)) == [Kind.UNCHANGED, Kind.UNCHANGED, Kind.WRITTEN]
    (rotated,) = (p for p in out.parent.glob("a.jsonl?*") if p.suffix != ".lock")
    assert numbers(rotated) == list(range(8))


def test_two_rotations_after_a_kill_are_followed(out: Path) -> None:
    killed_run(out, range(6, 9))
    out.rename(out.with_name("a.jsonl.1"))
    out.with_name("a.jsonl.1").rename(out.with_name("a.jsonl.2"))
    out.with_name("a.jsonl.1").touch()
    with Store.open(out, tell=lambda _: None) as store:
        assert set(write(store, range(9))) == {Kind.UNCHANGED}


def test_a_memory_made_again_reads_all_rotated_files(out: Path) -> None:
    one = out.read_bytes().splitlines(keepends=True)
    out.with_name("a.jsonl.1").write_bytes(one[1])
    out.with_name("a.jsonl.2.gz").write_bytes(gzip.compress(one[2]))
    out.with_name("a.jsonl-20240305.xz").write_bytes(lzma.compress(one[3]))
    out.with_name("a.jsonl-2024-03-05.bz2").write_bytes(bz2.compress(one[4]))
    out.with_name("a-20240305.jsonl").write_bytes(one[5])
    out.write_bytes(one[0])
    out.with_suffix(".sqlite3").unlink()
    with Store.open(out, tell=lambda _: None) as store:
        assert store.recovered.taken == 6
        assert set(write(store, range(6))) == {Kind.UNCHANGED}


def test_a_rotated_file_that_cannot_be_read_is_named(out: Path) -> None:
    out.with_name("a.jsonl.1.zst").write_bytes(b"zstandard")
    out.with_name("a.jsonl.2.gz").write_bytes(gzip.compress(make(50).to_json().encode())[:30])
    out.with_suffix(".sqlite3").unlink()
    messages = start(out)
    assert sum("what only it holds may be written again" in m for m in messages) == 2
    assert {name for m in messages for name in ("zst", "gz") if f".{name} cannot" in m} == {
        "zst",
        "gz",
    }


def test_other_files_in_the_folder_are_not_taken_for_rotated_ones(out: Path) -> None:
    for name in ("a.jsonl.bak", "a.jsonl~", "b.jsonl.1", "a-2.jsonl", "aa.jsonl", "a.jsonl.old.1"):
        out.with_name(name).write_bytes(make(50).to_json().encode() + b"\n")
    out.with_suffix(".sqlite3").unlink()
    with Store.open(out, tell=lambda _: None) as store:
        assert write(store, range(50, 51)) == [Kind.WRITTEN]


def test_an_output_unknown_to_a_memory_in_use_is_taken_in(out: Path) -> None:
    other = out.with_name("other.jsonl")
    other.write_bytes(make(9).to_json().encode() + b"\n")
    with Store.open(other, out.with_suffix(".sqlite3"), tell=lambda _: None) as store:
        assert set(write(store, range(9, 10))) == {Kind.UNCHANGED}
        assert set(write(store, range(6))) == {Kind.UNCHANGED}


def test_the_folder_may_be_moved(out: Path, tmp_path: Path) -> None:
    killed_run(out, range(6, 9))
    (tmp_path / "new").mkdir()
    for path in list(tmp_path.glob("a.*")):
        path.rename(tmp_path / "new" / path.name)
    moved = tmp_path / "new" / "a.jsonl"
    with Store.open(moved, tell=lambda _: None) as store:
        assert set(write(store, range(9))) == {Kind.UNCHANGED}
    assert numbers(moved) == list(range(9))


def test_a_memory_restored_from_an_older_backup_catches_up(out: Path) -> None:
    memory = out.with_suffix(".sqlite3")
    backup = memory.read_bytes()
    with Store.open(out) as store:
        write(store, range(6, 9))
        store.write(make(0, "جديد"), key=key_of(0))
    memory.write_bytes(backup)
    with Store.open(out, tell=lambda _: None) as store:
        assert store.recovered.taken == 4
        assert set(write(store, range(1, 9))) == {Kind.UNCHANGED}
        assert store.write(make(0, "جديد"), key=key_of(0)).kind is Kind.UNCHANGED
    assert len(numbers(out)) == 10


def test_many_files_are_all_found_again_when_the_memory_is_lost(tmp_path: Path) -> None:
    template = tmp_path / "{site}.jsonl"
    sites = [f"site{n}.example" for n in range(5)]
    with Store.open(template) as store:
        for number, site in enumerate(sites):
            store.write(make(number, site=site), key=key_of(number, site))
    (tmp_path / "site3.example.jsonl").rename(tmp_path / "site3.example.jsonl.1")
    (tmp_path / "articles.sqlite3").unlink()
    with Store.open(template, tell=lambda _: None) as store:
        assert store.recovered.taken == 5
        for number, site in enumerate(sites):
            verdict = store.write(make(number, site=site), key=key_of(number, site))
            assert verdict.kind is Kind.UNCHANGED


def test_a_revision_found_at_the_end_leaves_the_article_one_home(tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    with Store.open(out) as store:
        store.write(make(1), key=b"short link")
    store = Store.open(out, pace=NEVER)
    store.write(make(1, "جديد"), key=b"short link")
    kill(store)
    with Store.open(out, tell=lambda _: None) as store:
        (home,) = store.memory.young(SITE, 0, 10)
        assert home.key == key_of(1)
        assert store.write(make(1, "جديد"), key=b"short link").kind is Kind.DUPLICATE


def test_what_a_start_put_right_is_reported_once(out: Path) -> None:
    killed_run(out, range(6, 9))
    told: list[str] = []
    with Store.open(out, tell=told.append) as store:
        assert len(store.recovered.messages) == 1
        assert told == []
        with out.open("ab") as stream:
            stream.write(b"no record\n")
        write(store, range(9, 10))
    assert ["another program" in told[0], "no record" in told[1]] == [True, True]
    assert len(told) == 2
    assert len(store.recovered.messages) == 1


def test_an_unfinished_making_of_the_memory_is_begun_again(tmp_path: Path) -> None:
    """Killed while it read the output, before anything was committed."""
    out = tmp_path / "{site}.jsonl"
    with Store.open(out) as store:
        write(store, range(3))
    memory = tmp_path / "articles.sqlite3"
    memory.unlink()
    Memory.open(memory).close(clean=False)
    with Store.open(out, tell=lambda _: None) as store:
        assert set(write(store, range(3))) == {Kind.UNCHANGED}


@pytest.mark.parametrize(
    "theirs", [b"a,b\n1,2", b"[1,\n2]", b'{"url": "https://a.example/"', b"\0"]
)
def test_the_last_line_of_a_file_of_another_tool_is_kept(theirs: bytes, tmp_path: Path) -> None:
    out = tmp_path / "theirs.txt"
    out.write_bytes(theirs)
    with Store.open(out, tell=lambda _: None) as store:
        assert re.search("left as (it is|they are)", str(store.recovered))
        assert store.recovered.cut == 0
        assert write(store, range(2)) == [Kind.WRITTEN] * 2
    assert out.read_bytes().startswith(theirs + b"\n{")
    assert not start(out)


def test_a_file_of_another_tool_that_looks_like_a_rotated_one_is_not_touched(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.jsonl.1").write_bytes(b"a,b\n1,2")
    start(tmp_path / "a.jsonl")
    assert (tmp_path / "a.jsonl.1").read_bytes() == b"a,b\n1,2"


@pytest.mark.parametrize("length", [1, 5, 11, 40])
def test_a_record_torn_near_its_beginning_is_cut_off(length: int, out: Path) -> None:
    whole = out.read_bytes()
    out.write_bytes(whole + whole[:length])
    with Store.open(out, tell=lambda _: None) as store:
        assert store.recovered.cut == length
    assert out.read_bytes() == whole
