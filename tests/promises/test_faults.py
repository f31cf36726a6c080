"""Exactly once, whatever happens to the files between two runs, or during one: whole runs, their
messages and their exit status. What one file alone does is proved in tests/writer."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.promises.harness import (
    IN_ORDER,
    OUT,
    Running,
    Site,
    check_complete,
    content,
    finish,
    itself,
    records,
    served,
    start,
    whole_lines,
)

pytestmark = pytest.mark.slow
MEMORY = "articles.sqlite3"


@pytest.fixture
def site() -> Iterator[Site]:
    """One host with a few articles."""
    with served(hosts=1, scale=12) as running:
        yield running


@pytest.fixture
def folder(site: Site, tmp_path: Path) -> Path:
    """A folder in which a run has collected all there was; three more articles are out since."""
    finish(tmp_path, *site.homes)
    check_complete(content(tmp_path), site.articles())
    site.tell("add", count=3)
    return tmp_path


def forget(folder: Path) -> None:
    for path in folder.glob(MEMORY + "*"):
        if path.suffix != ".lock":
            path.unlink()


def cut(folder: Path) -> None:
    os.truncate(folder / MEMORY, (folder / MEMORY).stat().st_size // 2)


def empty(folder: Path) -> None:
    os.truncate(folder / MEMORY, 0)


def spoil(folder: Path) -> None:
    data = bytearray((folder / MEMORY).read_bytes())
    for at in range(0, len(data), 1009):
        data[at] ^= 0x55
    (folder / MEMORY).write_bytes(data)


def rubbish(folder: Path) -> None:
    (folder / MEMORY).write_bytes(b"this is no database\n" * 500)


@pytest.mark.parametrize("harm", [forget, cut, empty, spoil, rubbish])
def test_a_harmed_memory_is_made_again_and_nothing_is_doubled(
    site: Site, folder: Path, harm: Callable[[Path], None]
) -> None:
    before = content(folder)
    harm(folder)
    said = finish(folder, *site.homes)
    assert content(folder).startswith(before)
    check_complete(content(folder), site.articles())
    assert "made again from the output" in said
    assert len(whole_lines(before)) + 3 == len(whole_lines(content(folder)))


def test_a_memory_from_a_newer_version_is_left_alone(site: Site, folder: Path) -> None:
    with sqlite3.connect(folder / MEMORY) as memory:
        memory.execute("PRAGMA user_version = 99")
    memory.close()
    before, kept = content(folder), (folder / MEMORY).read_bytes()
    status, said = start(folder, "--quiet", *site.homes).ended()
    assert status == 1
    assert "newer version" in said
    assert "made again" in said, "what to do"
    assert len(said.splitlines()) == 1
    assert (content(folder), (folder / MEMORY).read_bytes()) == (before, kept)


def test_a_database_of_another_program_is_left_alone(site: Site, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / MEMORY) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    kept = (tmp_path / MEMORY).read_bytes()
    status, said = start(tmp_path, "--quiet", *site.homes).ended()
    assert (status, len(said.splitlines())) == (1, 1), said
    assert "another program" in said
    assert "--memory" in said
    assert (tmp_path / MEMORY).read_bytes() == kept
    assert not content(tmp_path)


def test_a_deleted_output_is_begun_anew_and_the_message_says_what_that_means(
    site: Site, folder: Path
) -> None:
    (folder / OUT).unlink()
    said = finish(folder, *site.homes)
    assert len(records(content(folder))) == 3, "only what is new"
    assert "is not written again" in said
    assert "delete the memory file too" in said
    forget(folder)
    (folder / OUT).unlink()
    finish(folder, *site.homes)
    check_complete(content(folder), site.articles())


@pytest.mark.parametrize("left", [0.3, 0.95])
def test_an_output_cut_in_a_line_has_that_line_again_and_nothing_twice(
    site: Site, folder: Path, left: float
) -> None:
    """What whole lines were cut off was taken out on purpose, for all that a program can know."""
    whole = content(folder)
    os.truncate(folder / OUT, int(len(whole) * left))
    torn = len(whole_lines(content(folder)))
    said = finish(folder, *site.homes)
    now = records(content(folder))
    assert content(folder).startswith(b"\n".join(whole.split(b"\n")[:torn]))
    assert len({a.id for a in now}) == len(now) == torn + 1 + 3, said
    assert itself(now[torn]) or said
    assert "torn" in said
    assert json.loads(whole.split(b"\n")[torn])["id"] in {a.id for a in now}


def remove_a_line(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join(lines[:2] + lines[3:])


def add_a_note(data: bytes) -> bytes:
    return data + "# لا تحذف هذا السطر\n".encode()


def sort_lines(data: bytes) -> bytes:
    return b"".join(sorted(data.splitlines(keepends=True)))


def windows_ends(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


@pytest.mark.parametrize("edit", [remove_a_line, add_a_note, sort_lines, windows_ends])
def test_an_output_edited_by_hand_is_respected_and_nothing_is_written_twice(
    site: Site, folder: Path, edit: Callable[[bytes], bytes]
) -> None:
    edited = edit(content(folder))
    (folder / OUT).write_bytes(edited)
    said = finish(folder, *site.homes)
    now = content(folder)
    assert now.startswith(edited)
    own = [line for line in now.splitlines() if line.startswith(b'{"schema"')]
    ids = [json.loads(line)["id"] for line in own]
    assert len(ids) == len(set(ids)) == len(site.articles()) - (edit is remove_a_line), said
    assert now.endswith(b"\n")


def rename(folder: Path) -> None:
    (folder / OUT).rename(folder / (OUT + ".1"))


def copytruncate(folder: Path) -> None:
    shutil.copyfile(folder / OUT, folder / (OUT + ".1"))
    os.truncate(folder / OUT, 0)


def compress(folder: Path) -> None:
    rename(folder)
    (folder / (OUT + ".1.gz")).write_bytes(gzip.compress((folder / (OUT + ".1")).read_bytes()))
    (folder / (OUT + ".1")).unlink()


def everything(folder: Path) -> bytes:
    """The output and what it was rotated to."""
    old = [
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in sorted(folder.glob(OUT + ".*"))
        if path.suffix != ".lock"
    ]
    return b"".join([*old, content(folder)])


@pytest.mark.parametrize("rotate", [rename, copytruncate, compress])
@pytest.mark.parametrize("lose_the_memory", [False, True])
def test_rotated_between_runs_nothing_is_written_twice(
    site: Site, folder: Path, rotate: Callable[[Path], None], lose_the_memory: bool
) -> None:
    rotate(folder)
    if lose_the_memory:
        forget(folder)
    finish(folder, *site.homes)
    assert len(records(content(folder))) == 3
    check_complete(everything(folder), site.articles())


@pytest.mark.parametrize("rotate", [rename, copytruncate])
@pytest.mark.parametrize("killed", [False, True])
def test_rotated_during_a_run_nothing_is_lost_or_written_twice(
    tmp_path: Path, rotate: Callable[[Path], None], killed: bool
) -> None:
    with served(hosts=1, scale=60, latency=0.02) as slow:
        run = start(tmp_path, *slow.homes)
        assert run.wait_for(lambda: content(tmp_path).count(b"\n") >= 15)
        rotate(tmp_path)
        if killed:
            run.wait_for(lambda: content(tmp_path).count(b"\n") >= 5)
            run.signal(signal.SIGKILL)
        run.ended()
        finish(tmp_path, *slow.homes)
        check_complete(everything(tmp_path), slow.articles())
    assert whole_lines(content(tmp_path)), "the run went on in a new file"


def shifted(folder: Path, seconds: float, *arguments: str) -> tuple[int, str]:
    """A run, with the clock wrong and with the usual floor and ceiling between two askings."""
    program = (sys.executable, "-m", "tests.promises.shifted", str(seconds))
    usual = ("--floor", "300", "--ceiling", "21600")
    return start(folder, *usual, *arguments, program=program).ended()


def test_a_clock_that_was_wrong_for_a_run_delays_and_doubles_nothing(
    site: Site, tmp_path: Path
) -> None:
    """A machine without a battery starts in another year; so it may before the network sets it."""
    century, day = 3e9, 86_400
    for wrong in (century, 0, -20 * 365 * day, 0):
        assert shifted(tmp_path, wrong, *site.homes)[0] == 0
        check_complete(content(tmp_path), site.articles())
        site.tell("add", count=2)


def test_two_runs_at_once_the_second_gives_way_whichever_file_they_share(tmp_path: Path) -> None:
    with served(hosts=1, scale=60) as slow:
        slow.tell("latency", seconds=0.2)
        first = start(tmp_path, *slow.homes)
        assert first.wait_for(lambda: content(tmp_path).count(b"\n") >= 3)
        slow.tell("latency", seconds=20)  # it is busy for as long as the others need
        for arguments in ((), ("--out", "other.jsonl", "--memory", MEMORY)):
            status, said = start(tmp_path, "--quiet", *arguments, *slow.homes).ended()
            assert status == 75, said
            assert "another run" in said
            assert len(said.splitlines()) == 1
        slow.tell("latency", seconds=0)
        assert first.ended()[0] == 0
        check_complete(content(tmp_path), slow.articles())
    assert not (tmp_path / "other.jsonl").exists()


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a small disk with the options, or the same again with others."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(options: str) -> Path:
        again = "remount," if place.is_mount() else ""
        command = ["mount", "-t", "tmpfs", "-o", again + options, "tmpfs", str(place)]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("cannot mount a small disk here")
        return place

    yield mount
    if place.is_mount():
        subprocess.run(["umount", str(place)], check=True)


def check_refused(status: int, said: str) -> None:
    assert status == 1, said
    assert len(said.splitlines()) == 1, said
    assert "fault of the program" not in said
    assert "Traceback" not in said


@pytest.mark.parametrize("on_it", ["output", "memory", "both", "report"])
def test_a_full_disk_ends_the_run_with_one_sentence_and_the_next_goes_on(
    site: Site, tmp_path: Path, mounted: Callable[[str], Path], on_it: str
) -> None:
    disk = mounted("size=20k" if on_it == "output" else "size=60k")  # less than they need
    out = (disk if on_it in ("output", "both") else tmp_path) / OUT
    memory = (disk if on_it in ("memory", "both") else tmp_path) / MEMORY
    report = (disk if on_it == "report" else tmp_path) / "r.json"
    if on_it == "report":
        (disk / "filler").write_bytes(bytes(60 << 10))
    files = ("--out", str(out), "--memory", str(memory), "--report", str(report))
    check_refused(*start(tmp_path, "--quiet", *files, *site.homes).ended())
    mounted("size=20m")
    (disk / "filler").unlink(missing_ok=True)
    finish(tmp_path, *files, *site.homes)
    check_complete(out.read_bytes(), site.articles())


def test_a_folder_that_may_only_be_read_is_said_at_once(
    site: Site, tmp_path: Path, mounted: Callable[[str], Path]
) -> None:
    disk = mounted("size=1m,ro")
    before = site.asked()
    status, said = start(tmp_path, "--quiet", "--out", str(disk / OUT), *site.homes).ended()
    check_refused(status, said)
    assert "ead-only" in said
    for option in ("--report", "--metrics"):
        check_refused(*start(tmp_path, "--quiet", option, str(disk / "x"), *site.homes).ended())
    assert site.asked() == before, "nothing was asked for in vain"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_the_run_in_order_in_time_also_while_a_server_is_silent(
    tmp_path: Path, name: str
) -> None:
    with served(hosts=3, scale=90, latency=0.02) as slow:
        run = start(tmp_path, *slow.homes)
        assert run.wait_for(lambda: content(tmp_path).count(b"\n") >= 10)
        slow.tell("latency", seconds=30)
        time.sleep(0.5)  # each host has a request now that will not be answered in time
        _stop(run, name, tmp_path)
        slow.tell("latency", seconds=0)
        finish(tmp_path, *slow.homes)
        check_complete(content(tmp_path), slow.articles())


def _stop(run: Running, name: str, folder: Path) -> None:
    told = time.monotonic()
    run.signal(signal.Signals[name])
    status, said = run.ended()
    assert time.monotonic() - told < IN_ORDER
    assert status == 1
    assert name in said
    report = json.loads((folder / "report.json").read_bytes())
    assert report["stopped"] == name
    assert report["articles"] == len(records(content(folder))) >= 10
