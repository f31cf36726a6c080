"""No room: nothing torn stays, the run ends with one sentence, the next one goes on."""

from __future__ import annotations

import errno
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.errors import OutputError
from scraper.outcome import Kind
from scraper.writer import Pace, Store
from scraper.writer.disk import Disk
from tests.writer.making import candidate, feed, key_of, make

ARTICLES = 12


def write_all(out: Path, memory: Path | None = None, size: int = 0, **more: object) -> list[int]:
    """Writes until it fails; the numbers that the store said were written."""
    written = []
    with Store.open(out, memory, tell=lambda _: None, **more) as store:  # type: ignore[arg-type]
        for number in range(ARTICLES):
            if store.write(make(number, size=size), key=key_of(number)).kind is Kind.WRITTEN:
                written.append(number)
    return written


def check(out: Path, memory: Path | None = None, size: int = 0) -> None:
    """The next run, with room, completes the file."""
    assert not out.exists() or not out.stat().st_size or out.read_bytes().endswith(b"\n")
    write_all(out, memory, size)
    ids = [json.loads(line)["id"] for line in out.read_text().splitlines()]
    assert sorted(ids) == sorted(make(n).id for n in range(ARTICLES))


class FullDisk(Disk):
    """From its ``at``-th write on only ``room`` bytes are taken, then none: as write(2) does it."""

    def __init__(self, at: int, room: int, error: int, *, cutting: bool = True) -> None:
        self._left, self._room, self._error, self._cutting = at, room, error, cutting

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        self._left -= 1
        if self._left > 0:
            return super().write(descriptor, data)
        if not self._room:
            raise OSError(self._error, os.strerror(self._error))
        taken, self._room = min(self._room, len(data)), 0
        return super().write(descriptor, data[:taken])

    def truncate(self, descriptor: int, length: int) -> None:
        if not self._cutting:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        super().truncate(descriptor, length)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("room", [0, 1, 300])
def test_a_line_that_does_not_fit_leaves_nothing_of_itself(
    tmp_path: Path, error: int, room: int
) -> None:
    out = tmp_path / "a.jsonl"
    with pytest.raises(OutputError, match=re.escape(os.strerror(error))) as caught:
        write_all(out, disk=FullDisk(5, room, error))
    assert str(out) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(out.read_bytes().splitlines()) == 4
    check(out)


def test_what_cannot_even_be_cut_off_is_cut_off_by_the_next_start(tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    with pytest.raises(OutputError):
        write_all(out, disk=FullDisk(5, 100, errno.ENOSPC, cutting=False))
    assert not out.read_bytes().endswith(b"\n")
    with Store.open(out, tell=lambda _: None) as store:
        assert store.recovered.cut == 100
    check(out)


def test_after_a_failure_nothing_more_is_taken(tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    store = Store.open(out, disk=FullDisk(2, 0, errno.ENOSPC))
    store.write(make(0), key=key_of(0))
    for _ in range(2):
        with pytest.raises(OutputError, match="make room"):
            store.write(make(1), key=key_of(1))
    with pytest.raises(OutputError, match="make room"):
        store.commit()
    store.close()
    check(out)


class UnsafeDisk(Disk):
    """Cannot sync: what was written may be gone after a power cut."""

    def __init__(self) -> None:
        self.failing = False

    def sync(self, descriptor: int) -> None:
        if self.failing:
            self.failing = False  # like a kernel: it says so once
            raise OSError(errno.EIO, "Input/output error")
        super().sync(descriptor)


def test_what_could_not_be_synced_is_never_committed(tmp_path: Path) -> None:
    out, disk = tmp_path / "a.jsonl", UnsafeDisk()
    store = Store.open(out, disk=disk, pace=Pace(every=99, seconds=1e9))
    store.write(make(0), key=key_of(0))
    disk.failing = True
    with pytest.raises(OutputError, match="Input/output error"):
        store.commit()
    store.close()
    with Store.open(out, tell=lambda _: None) as store:
        assert store.recovered.taken == 1  # the memory had not known it


class FullMemory(Disk):
    """The memory's ``at``-th commit finds no room."""

    def __init__(self, at: int) -> None:
        self._left = at

    def commit(self, connection: sqlite3.Connection) -> None:
        self._left -= 1
        if self._left == 0:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")
            connection.execute("CREATE TABLE filler AS SELECT randomblob(1000000)")
        super().commit(connection)


@pytest.mark.parametrize("at", range(3, 8))
def test_a_memory_that_is_full_ends_the_run_and_the_next_one_knows_all(
    tmp_path: Path, at: int
) -> None:
    out = tmp_path / "a.jsonl"
    with pytest.raises(OutputError, match=r"a\.sqlite3: the memory cannot be written"):
        write_all(out, disk=FullMemory(at), pace=Pace(every=2))
    check(out)


_LIMITED = """
import resource, sys
from pathlib import Path
from tests.writer.test_full import write_all
from scraper.errors import OutputError
from scraper.writer import Pace
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
try:
    write_all(Path(sys.argv[2]), None, int(sys.argv[3]), pace=Pace(every=1))
except OutputError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("limit", "size", "culprit"),
    [(700_000, 300_000, "a.jsonl"), (200_000, 20, "a.sqlite3"), (40_000, 20, "a.sqlite3")],
)
def test_a_file_size_limit_is_borne(tmp_path: Path, limit: int, size: int, culprit: str) -> None:
    out = tmp_path / "a.jsonl"
    command = [sys.executable, "-c", _LIMITED, str(limit), str(out), str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(str(tmp_path / culprit)), done.stdout
    assert done.stdout.count("\n") == 1
    check(out, size=size)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("cannot mount a small disk here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("on_it", ["both", "output", "memory"])
@pytest.mark.parametrize("size", [100, 60_000])
def test_a_small_disk_fills_up_and_is_emptied_again(
    small_disk: Path, tmp_path: Path, on_it: str, size: int
) -> None:
    out = (tmp_path if on_it == "memory" else small_disk) / "a.jsonl"
    memory = (tmp_path if on_it == "output" else small_disk) / "a.sqlite3"
    filler = small_disk / "filler"
    filled = 0
    for kilobytes in (390, 380, 360, 320, 280, 200, 100, 50):
        filler.write_bytes(bytes(kilobytes << 10))
        try:
            write_all(out, memory, size, pace=Pace(every=1))
            break
        except OutputError as error:
            assert str(error).startswith((str(out), str(memory)))
            filled += 1
    assert filled
    filler.unlink()
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    check(out, memory, size)


def test_a_memory_that_fills_up_behind_the_stores_back_lets_nothing_be_doubled(
    tmp_path: Path,
) -> None:
    """It has forgotten what it had not committed: asked, it would take that for new."""
    out = tmp_path / "a.jsonl"
    store = Store.open(out, pace=Pace(every=99, seconds=1e9))
    store.write(make(0), key=key_of(0))
    database = store.memory.database
    database.rows("PRAGMA max_page_count = 1")
    with pytest.raises(OutputError, match="cannot be written"):
        store.memory.admit(feed(), map(candidate, range(5000)))
    with pytest.raises(OutputError, match="cannot be written"):
        store.write(make(0), key=key_of(0))
    store.close()
    check(out)
