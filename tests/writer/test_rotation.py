"""What others do to the output while it is being written. The ordeal tries each instant; here is
what each case means."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.writer import Pace, Store
from tests.writer.making import key_of, make
from tests.writer.test_repair import ROTATIONS, compress, copy_and_truncate

EVERY = 3


class Run:
    """A store, what it told, and the next number to write."""

    def __init__(self, out: Path) -> None:
        self.out, self.told, self.next = out, list[str](), 0
        self.store = Store.open(out, pace=Pace(EVERY, 1e9), tell=self.told.append)

    def write(self, count: int) -> None:
        for _ in range(count):
            self.store.write(make(self.next), key=key_of(self.next))
            self.next += 1


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    run = Run(tmp_path / "a.jsonl")
    yield run
    run.store.close()


def numbers(path: Path) -> list[int]:
    of = {make(n).id: n for n in range(100)}
    content = path.read_bytes() if path.suffix != ".gz" else gzip.decompress(path.read_bytes())
    assert not content or content.endswith(b"\n")
    return [of[json.loads(line)["id"]] for line in content.splitlines()]


def everywhere(out: Path) -> list[int]:
    files = [p for p in out.parent.glob("a*jsonl*") if p.suffix != ".lock"]
    return sorted(n for path in files for n in numbers(path))


@pytest.mark.parametrize("rotate", ROTATIONS)
@pytest.mark.parametrize("before", range(6))
def test_rotation_is_noticed_and_the_new_file_written(
    run: Run, rotate: object, before: int
) -> None:
    run.write(before)
    rotate(run.out)  # type: ignore[operator]
    run.write(5)
    assert numbers(run.out) == list(range(before, before + 5))
    run.store.close()
    assert everywhere(run.out) == list(range(before + 5))
    assert run.told == []


def test_rotation_again_and_again_is_followed(run: Run) -> None:
    for turn in range(5):
        run.write(turn)
        run.out.rename(run.out.with_name(f"a.jsonl.{9 - turn}"))
    run.write(1)
    run.store.close()
    assert everywhere(run.out) == list(range(11))


@pytest.mark.parametrize("after_commit", [True, False])
def test_a_line_between_copy_and_truncation_is_written_again(run: Run, after_commit: bool) -> None:
    run.write(EVERY + 1)
    run.out.with_name("a.jsonl.1").write_bytes(run.out.read_bytes())
    run.write(EVERY if after_commit else 1)
    written = run.next
    os.truncate(run.out, 0)
    run.write(1)
    run.store.close()
    assert numbers(run.out) == list(range(EVERY + 1, written + 1))
    assert everywhere(run.out) == list(range(written + 1))


def test_a_line_that_was_copied_half_is_whole_in_one_place_and_gone_in_the_other(run: Run) -> None:
    run.write(3)
    run.out.with_name("a.jsonl.1").write_bytes(run.out.read_bytes()[:-50])
    os.truncate(run.out, 0)
    run.write(1)
    assert numbers(run.out.with_name("a.jsonl.1")) == [0, 1]
    assert numbers(run.out) == [2, 3]


def test_a_line_written_after_gzip_read_the_renamed_file_is_written_again(run: Run) -> None:
    run.write(2)
    held = run.store._outputs._open[run.out]
    compress(run.out)
    held.append(run_line := b"late\n")  # what a write between two looks does
    run.store._outputs._followed(held)
    assert run.out.read_bytes() == run_line
    assert numbers(run.out.with_name("a.jsonl.1.gz")) == [0, 1]


def test_an_emptied_file_is_left_empty_of_what_it_held(run: Run) -> None:
    run.write(EVERY * 3)
    os.truncate(run.out, 0)
    run.write(2)
    assert numbers(run.out) == [9, 10]
    assert ["emptied" in message for message in run.told] == [True]


def test_a_deleted_file_is_begun_anew(run: Run) -> None:
    run.write(EVERY * 3)
    run.out.unlink()
    run.write(2)
    run.store.close()
    assert numbers(run.out) == [9, 10]
    assert ["deleted" in message for message in run.told] == [True]


def test_lines_of_another_program_are_left_and_known(run: Run) -> None:
    run.write(2)
    with run.out.open("ab") as stream:
        stream.write(make(50).to_json().encode() + b"\n")
    run.write(1)
    assert numbers(run.out) == [0, 1, 50, 2]
    run.next = 50
    run.write(1)
    assert numbers(run.out) == [0, 1, 50, 2]
    assert ["another program" in message for message in run.told] == [True]


def test_half_a_line_of_another_program_is_kept_and_does_not_spoil_ours(run: Run) -> None:
    run.write(2)
    with run.out.open("ab") as stream:
        stream.write(b'{"half')
    run.write(1)
    lines = run.out.read_bytes().splitlines(keepends=True)
    assert lines.pop(2) == b'{"half\n'
    run.out.write_bytes(b"".join(lines))
    assert numbers(run.out) == [0, 1, 2]


def test_half_a_record_that_somebody_left_is_cut_off(run: Run) -> None:
    run.write(2)
    with run.out.open("ab") as stream:
        stream.write(b'{"schema": 1, "id": "ab')
    run.write(1)
    assert numbers(run.out) == [0, 1, 2]


def test_a_file_saved_by_an_editor_meanwhile_gets_the_lines_it_lacks(run: Run) -> None:
    run.write(EVERY * 2)
    seen = run.out.read_bytes()
    run.write(2)
    run.out.unlink()
    run.out.write_bytes(seen)
    run.write(1)
    assert numbers(run.out) == list(range(9))


def test_a_folder_taken_away_ends_the_run_with_a_sentence(tmp_path: Path) -> None:
    from scraper.errors import OutputError

    (tmp_path / "data").mkdir()
    store = Store.open(tmp_path / "data" / "a.jsonl", tmp_path / "m.sqlite3", tell=lambda _: None)
    store.write(make(0), key=key_of(0))
    (tmp_path / "data").rename(tmp_path / "moved")
    with pytest.raises(OutputError, match="make its folder first"):
        store.write(make(1), key=key_of(1))
    store.close()
    (tmp_path / "moved").rename(tmp_path / "data")
    with Store.open(tmp_path / "data" / "a.jsonl", tmp_path / "m.sqlite3") as store:
        for number in range(2):
            store.write(make(number), key=key_of(number))
    assert numbers(tmp_path / "data" / "a.jsonl") == [0, 1]


def test_a_kill_right_after_a_copy_and_truncation_loses_nothing(run: Run) -> None:
    from tests.writer.test_repair import kill

    run.write(EVERY + 2)
    kill(run.store)
    copy_and_truncate(run.out)
    again = Run(run.out)
    again.next = 3
    again.write(4)
    again.store.close()
    assert everywhere(run.out) == list(range(7))
