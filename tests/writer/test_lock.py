from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scraper.errors import LockedError, OutputError
from scraper.writer import Store
from tests.writer.making import key_of, make

_HOLDER = """
import sys, time
from pathlib import Path
from scraper.writer import Store
store = Store.open(Path(sys.argv[1]), Path(sys.argv[2]))
print("held", flush=True)
time.sleep(60)
"""


def hold(out: Path, memory: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _HOLDER, str(out), str(memory)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_a_second_run_is_refused_and_told_who_holds_the_file(tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    process = hold(out, tmp_path / "a.sqlite3")
    try:
        with pytest.raises(LockedError, match=f"process {process.pid}") as caught:
            Store.open(out)
        assert caught.value.exit_status == 75
    finally:
        end(process)


def test_nor_may_another_output_share_the_memory(tmp_path: Path) -> None:
    process = hold(tmp_path / "a.jsonl", tmp_path / "m.sqlite3")
    try:
        with pytest.raises(LockedError, match=r"m\.sqlite3"):
            Store.open(tmp_path / "b.jsonl", tmp_path / "m.sqlite3")
    finally:
        end(process)


def test_a_killed_run_leaves_no_lock(tmp_path: Path) -> None:
    process = hold(tmp_path / "a.jsonl", tmp_path / "a.sqlite3")
    end(process)
    assert (tmp_path / "a.jsonl.lock").exists()
    Store.open(tmp_path / "a.jsonl").close()


def test_two_stores_in_one_process_are_refused_too(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.jsonl"):
        for _ in range(2):
            with pytest.raises(LockedError, match=f"process {os.getpid()}"):
                Store.open(tmp_path / "a.jsonl")
    Store.open(tmp_path / "a.jsonl").close()


def test_a_program_started_by_a_killed_run_does_not_keep_its_lock(tmp_path: Path) -> None:
    program = _HOLDER.replace(
        'print("held"',
        'import subprocess\nchild = subprocess.Popen(["sleep", "60"])\n'
        'print(child.pid, flush=True)\nprint("held"',
    )
    command = [sys.executable, "-c", program, str(tmp_path / "a.jsonl"), str(tmp_path / "m")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    child = int(process.stdout.readline())
    process.stdout.readline()
    end(process)
    try:
        os.kill(child, 0)  # it lives
        Store.open(tmp_path / "a.jsonl", tmp_path / "m").close()
    finally:
        os.kill(child, signal.SIGKILL)


def test_a_failed_start_leaves_no_lock(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").mkdir()
    with pytest.raises(OutputError):
        Store.open(tmp_path / "a.jsonl")
    (tmp_path / "a.jsonl").rmdir()
    with Store.open(tmp_path / "a.jsonl") as store:
        store.write(make(1), key=key_of(1))


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("missing/a.jsonl", "there is no folder"),
        ("file/a.jsonl", "there is no folder"),
        ("folder", "not a regular file"),
        ("pipe", "not a regular file"),
    ],
)
def test_an_output_that_cannot_be_written_is_told_in_one_sentence(
    tmp_path: Path, out: str, words: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match=words) as caught:
        Store.open(tmp_path / out)
    assert "\n" not in str(caught.value)
    assert out.split("/")[0] in str(caught.value)


def test_a_folder_where_nothing_may_be_written_is_told_at_the_start() -> None:
    folder = Path("/proc/self")  # no one may make a file there, root neither
    if not folder.is_dir():
        pytest.skip("needs a folder in which even root cannot write")
    with pytest.raises(OutputError, match="cannot be written"):
        Store.open(folder / "a.jsonl")


def test_a_read_only_folder_is_told_at_the_start(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("permissions do not bind root")
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(OutputError, match="Permission denied"):
            Store.open(tmp_path / "a.jsonl")
    finally:
        tmp_path.chmod(0o755)


def test_a_read_only_mount_is_told_at_the_start(tmp_path: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(tmp_path)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("cannot mount here")
    try:
        with pytest.raises(OutputError, match="Read-only file system"):
            Store.open(tmp_path / "a.jsonl")
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_the_lock_is_waited_for_by_nobody(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.jsonl"):
        start = time.monotonic()
        with pytest.raises(LockedError):
            Store.open(tmp_path / "a.jsonl")
        assert time.monotonic() - start < 5  # a wait would last as long as the other run


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOLCK, "name one on a disk of this machine"),
        (errno.EOPNOTSUPP, "name one on a disk of this machine"),
        (errno.EIO, "run again, or name another file"),
    ],
)
def test_where_files_cannot_be_locked_it_is_said_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    def flock(descriptor: int, operation: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(OutputError, match=rf"a\.jsonl: cannot be locked: .*; .*{advice}$"):
        Store.open(tmp_path / "a.jsonl")
