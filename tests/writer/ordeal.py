"""Kills real processes at chosen instants of their writing, and looks at what they leave.

Run as a program (``python -m tests.writer.ordeal NAME``) because it forks: it must have no other
thread. A child does the same work each time, from where the last one was killed: admits
candidates, writes what waits, then a second text for some. It acknowledges each line only after
the store said it was written. Exit status 0 and a line with the number of kills: all is well.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from scraper.address import key
from scraper.known import Candidate
from scraper.outcome import Kind
from scraper.writer import Pace, Store
from scraper.writer.disk import Disk
from tests.writer.making import candidate, feed, make, url_of

ARTICLES = 14
REVISED = range(0, ARTICLES, 5)
HOWS = ("before", "half", "after")
OUT = "articles.jsonl"
Event = Callable[[Path], None]


class DyingDisk(Disk):
    """Counts its calls. At call ``at`` something happens: ``how`` is before it, after it or in
    its midst; ``event`` is what, SIGKILL by default."""

    def __init__(self, at: int, how: str, event: Callable[[], None]) -> None:
        self.calls, self._at, self._how, self._event = 0, at, how, event

    def _step(
        self, call: Callable[[], int | None], half: Callable[[], object] | None = None
    ) -> int:
        self.calls += 1
        if self.calls != self._at:
            return call() or 0
        if self._how == "before":
            self._event()
        if self._how == "half" and half is not None:
            half()
            self._event()
        result = call() or 0
        if self._how == "after":
            self._event()
        return result

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        return self._step(lambda: super(DyingDisk, self).open(path, flags, mode))

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        half = memoryview(data)[: max(1, len(data) // 2)]
        return self._step(
            lambda: super(DyingDisk, self).write(descriptor, data),
            lambda: super(DyingDisk, self).write(descriptor, half),
        )

    def sync(self, descriptor: int) -> None:
        self._step(lambda: super(DyingDisk, self).sync(descriptor))

    def truncate(self, descriptor: int, length: int) -> None:
        self._step(lambda: super(DyingDisk, self).truncate(descriptor, length))

    def rename(self, old: Path, new: Path) -> None:
        self._step(lambda: super(DyingDisk, self).rename(old, new))

    def commit(self, connection: sqlite3.Connection) -> None:
        self._step(lambda: super(DyingDisk, self).commit(connection))

    def sync_folder(self, folder: Path) -> None:
        self._step(lambda: super(DyingDisk, self).sync_folder(folder))


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def work(folder: Path, disk: Disk, out: str = OUT, pause: float = 0.0) -> None:
    """Everything that is still to be done."""
    moved = folder / "moved"  # the site has changed some of its articles
    said = os.open(folder / "said", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with Store.open(
        folder / out,
        folder / "memory.sqlite3",
        pace=Pace(every=4, seconds=60),
        disk=disk,
        tell=lambda _: None,
        open_files=2,
    ) as store:

        def write(number: int, known: bytes) -> None:
            text = "الثاني" if moved.exists() and number in REVISED else "الأول"
            site = f"site{number % 3}.example"
            article = make(number, text, site=site)
            verdict = store.write(article, key=known)
            if verdict.kind is Kind.WRITTEN:
                os.write(said, f"{article.id} {verdict.revision}\n".encode())
            time.sleep(pause)

        memory = store.memory
        if memory.note("x", "phase") is None:
            for site in range(3):
                numbers = range(site, ARTICLES, 3)
                memory.admit(feed(f"site{site}.example"), [_candidate(n) for n in numbers])
            memory.keep_note("x", "phase", "1")
        if memory.note("x", "phase") == "1":
            while todo := [
                c for s in range(3) for c in memory.waiting(f"site{s}.example", 2, frozenset())
            ]:
                for one in todo:
                    write(int(one.order), one.key)
            memory.keep_note("x", "phase", "2")
        moved.touch()
        for number in REVISED:
            write(number, _candidate(number).key)
    os.close(said)


def _candidate(number: int) -> Candidate:
    """Each fourth address redirects: its key is not that of the article's own address."""
    site = f"site{number % 3}.example"
    one = candidate(number, site)
    if number % 4:
        return one
    return replace(one, key=key(url_of(number, site) + "/short"))


def in_child(job: Callable[[], None]) -> bool:
    """Runs the job in a process of its own. Whether it was killed."""
    pid = os.fork()
    if pid == 0:
        status = 3
        try:
            job()
            status = 0
        except BaseException:  # noqa: BLE001
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    _, status = os.waitpid(pid, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise AssertionError("the child failed")
    return os.WIFSIGNALED(status)


def lines(folder: Path) -> list[bytes]:
    """All lines of the output and what it was rotated to. None may be torn."""
    found: list[bytes] = []
    for path in sorted(folder.rglob("*.jsonl*")):
        if path.suffix == ".lock":
            continue
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        assert not content or content.endswith(b"\n"), f"{path} ends in a torn line"
        found += content.splitlines()
    return found


def standing(folder: Path) -> Counter[tuple[str, int]]:
    records = [json.loads(line) for line in lines(folder)]
    return Counter((record["id"], record["revision"]) for record in records)


def said(folder: Path) -> set[tuple[str, int]]:
    path = folder / "said"
    rows = path.read_text().split("\n") if path.exists() else []
    pairs = (row.split() for row in rows if row)
    return {(pair[0], int(pair[1])) for pair in pairs}


def expected() -> set[tuple[str, int]]:
    ids = [make(n, site=f"site{n % 3}.example").id for n in range(ARTICLES)]
    return {(one, 0) for one in ids} | {(ids[n], 1) for n in REVISED}


def check(folder: Path, out: str = OUT) -> None:
    """The next start repairs, and the next run completes."""
    with Store.open(folder / out, folder / "memory.sqlite3", tell=lambda _: None):
        pass
    there = standing(folder)
    assert not (missing := said(folder) - set(there)), f"lost: {missing}"
    assert max(there.values(), default=1) == 1, f"twice: {there.most_common(3)}"
    work(folder, Disk(), out)
    there = standing(folder)
    assert set(there) == expected(), (set(there) ^ expected(), len(there))
    assert max(there.values()) == 1, f"twice in the end: {there.most_common(3)}"


def fresh() -> Path:
    """A folder in RAM where there is one: a killed process leaves the same there, and syncing,
    which only a power cut could put to the test, costs nothing."""
    shared = Path("/dev/shm")
    room = shared if os.access(shared, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="ordeal-", dir=room))


def calls(out: str = OUT) -> int:
    """How many calls undisturbed work makes."""
    folder, disk = fresh(), DyingDisk(0, "", die)
    work(folder, disk, out)
    check(folder, out)
    shutil.rmtree(folder)
    return disk.calls


def kills(out: str = OUT) -> int:
    """One kill at each instant of the first run."""
    count = 0
    for at in range(1, calls(out) + 1):
        for how in HOWS:
            folder = fresh()
            count += in_child(lambda: work(folder, DyingDisk(at, how, die), out))  # noqa: B023
            try:
                check(folder, out)
            except BaseException:
                print(f"killed {how} call {at}, in {folder}", file=sys.stderr)
                raise
            shutil.rmtree(folder)
    return count


def many_files() -> int:
    return kills("{site}/{date}.jsonl")


def chains(rounds: int = 20) -> int:
    """Runs killed again and again, each soon after its start, so that repairs are killed too;
    in between the memory is deleted, the output renamed, copied and truncated."""
    count = 0
    for seed in range(rounds):
        chance, folder, done = random.Random(seed), fresh(), False
        while not done:
            at, how = chance.randint(1, 12), chance.choice(HOWS)
            done = not in_child(lambda: work(folder, DyingDisk(at, how, die)))  # noqa: B023
            count += not done
            if not done and chance.random() < 0.3:
                chance.choice((rename, copy_truncate, compress, lose_memory, flip_memory))(folder)
        check(folder)
        shutil.rmtree(folder)
    return count


def rename(folder: Path) -> None:
    path = folder / OUT
    if path.exists():
        path.rename(_free(path))


def copy_truncate(folder: Path) -> None:
    path = folder / OUT
    if path.exists():
        shutil.copyfile(path, _free(path))
        os.truncate(path, 0)


def compress(folder: Path) -> None:
    path = folder / OUT
    if path.exists() and path.read_bytes()[-1:] in (b"", b"\n"):  # a torn one cannot be mended
        free = _free(path)
        path.rename(free)
        free.with_name(free.name + ".gz").write_bytes(gzip.compress(free.read_bytes()))
        free.unlink()


def lose_memory(folder: Path) -> None:
    for path in folder.glob("memory.sqlite3*"):
        if path.suffix != ".lock":
            path.unlink()


def flip_memory(folder: Path) -> None:
    path = folder / "memory.sqlite3"
    if path.exists():
        content = bytearray(path.read_bytes())
        content[:64] = bytes(64)
        path.write_bytes(content)


def _free(path: Path) -> Path:
    number = 1
    while list(path.parent.glob(f"{path.name}.{number}*")):
        number += 1
    return path.with_name(f"{path.name}.{number}")


def rotations() -> int:
    """The output is taken away at each instant of a run that goes on; then the same, and the run
    is killed at the next instants."""
    count = 0
    for at in range(1, calls() + 1):
        for event in (rename, copy_truncate, compress):
            for how in ("before", "after"):
                folder = fresh()
                disk = DyingDisk(at, how, lambda: event(folder))  # noqa: B023
                _told(lambda: work(folder, disk), folder, f"{event.__name__} {how} {at}")  # noqa: B023
                count += 1
                if how == "before":
                    count += _rotated_and_killed(at, event)
    return count


def _rotated_and_killed(at: int, event: Event) -> int:
    count = 0
    for after in (0, 2):
        folder = fresh()
        disk = _Both(at, event, folder, at + after)
        job = lambda: work(folder, disk)  # noqa: B023, E731
        _told(lambda: in_child(job), folder, f"{event.__name__} {at} killed +{after}")  # noqa: B023
        count += 1
    return count


class _Both(DyingDisk):
    """An event before one call, death after another."""

    def __init__(self, at: int, event: Event, folder: Path, last: int) -> None:
        super().__init__(last, "after", die)
        self._event_at, self._rotate, self._folder = at, event, folder

    def _step(
        self, call: Callable[[], int | None], half: Callable[[], object] | None = None
    ) -> int:
        if self.calls + 1 == self._event_at:
            self._rotate(self._folder)
        return super()._step(call, half)


def _told(job: Callable[[], object], folder: Path, what: str) -> None:
    try:
        job()
        check(folder)
    except BaseException:
        print(f"{what}, in {folder}", file=sys.stderr)
        raise
    shutil.rmtree(folder)


def windows() -> int:
    """A line is written between the end of logrotate's copy and its truncation, and between the
    end of gzip's reading and its removing the file: what the run goes on to write makes it good."""
    count = 0
    for at in range(1, calls() + 1):
        folder = fresh()
        _told(lambda: work(folder, _CopyThenTruncate(at, folder)), folder, f"copied {at}")  # noqa: B023
        folder = fresh()
        _told(lambda: work(folder, _ZipThenUnlink(at, folder)), folder, f"zipped {at}")  # noqa: B023
        count += 2
    return count


class _CopyThenTruncate(DyingDisk):
    def __init__(self, at: int, folder: Path) -> None:
        super().__init__(at, "after", lambda: None)
        self._path, self._wanted = folder / OUT, at

    def _step(
        self, call: Callable[[], int | None], half: Callable[[], object] | None = None
    ) -> int:
        rotating = self.calls + 1 == self._wanted and self._path.exists()
        if rotating:
            shutil.copyfile(self._path, _free(self._path))
        result = super()._step(call, half)
        if rotating:
            os.truncate(self._path, 0)
        return result


class _ZipThenUnlink(_CopyThenTruncate):
    def _step(
        self, call: Callable[[], int | None], half: Callable[[], object] | None = None
    ) -> int:
        rotating = self.calls + 1 == self._wanted and self._path.exists()
        free = _free(self._path)
        if rotating:
            self._path.rename(free)
            free.with_name(free.name + ".gz").write_bytes(gzip.compress(free.read_bytes()))
        result = DyingDisk._step(self, call, half)
        if rotating:
            free.unlink()
        return result


def interrupts() -> int:
    """An exception out of nowhere (Ctrl-C, a deadline's signal) at each instant; the store is
    closed in order on its way out."""
    count = 0
    for at in range(1, calls() + 1):
        for how in HOWS:
            folder = fresh()
            disk = DyingDisk(at, how, _interrupt)
            try:
                work(folder, disk)
            except KeyboardInterrupt:
                count += 1
            _told(lambda: None, folder, f"interrupted {how} {at}")
    return count


def _interrupt() -> None:
    raise KeyboardInterrupt


def at_random(times: int = 40) -> int:
    """SIGKILL from outside, at no chosen instant: inside SQLite as often as anywhere."""
    chance, count, folder = random.Random(1), 0, fresh()
    for _ in range(times):
        pid = os.fork()
        if pid == 0:
            work(folder, Disk(), pause=0.001)
            os._exit(0)
        time.sleep(chance.uniform(0, 0.03))
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        count += os.WIFSIGNALED(status)
        if not os.WIFSIGNALED(status):
            check(folder)
            shutil.rmtree(folder)
            folder = fresh()
    check(folder)
    shutil.rmtree(folder)
    return count


if __name__ == "__main__":
    ordeals: dict[str, Callable[[], int]] = {
        "kills": kills,
        "many_files": many_files,
        "chains": chains,
        "rotations": rotations,
        "windows": windows,
        "at_random": at_random,
        "interrupts": interrupts,
    }
    print(ordeals[sys.argv[1]]())
