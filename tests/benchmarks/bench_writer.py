"""What the writer costs, against a bare append of the same lines.

``python -m tests.benchmarks.bench_writer [FOLDER] [KNOWN]``: figures on standard output. FOLDER is
on the disk to be measured (default: the system's temporary folder), KNOWN how many addresses the
large memory knows (default 1,000,000; making them takes a minute or two).
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from scraper.known import Settled
from scraper.outcome import Kind
from scraper.writer import Memory, Store, Written
from tests.writer.making import SITE, candidate, feed, key_of, make

ARTICLES = 8_000
LINE = 6_000  # bytes of text: the mean of Arabic news records
CANDIDATES = 50_000


def measure(what: str, times: int, job: Callable[[], object]) -> None:
    """Prints the cost of one of ``times``."""
    wall, processor = time.perf_counter(), time.process_time()
    job()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(
        f"{what:<58}{wall:9.3f} s {processor / times * 1e3:9.4f} ms of processor each"
        f" {times / wall:9.0f} a second"
    )


def records() -> list[tuple[Written, bytes]]:
    """Prepared as the parser processes prepare them."""
    return [(Written.of(make(n, size=LINE)), key_of(n)) for n in range(ARTICLES)]


def bare(path: Path, lines: list[bytes]) -> None:
    """The floor: the same lines to a file, one fsync."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for line in lines:
        os.write(descriptor, line)
    os.fsync(descriptor)
    os.close(descriptor)


def writing(folder: Path) -> None:
    """Articles written, first into an empty memory."""
    prepared = records()
    lines = [record.line(0) for record, _ in prepared]
    measure("bare append", ARTICLES, lambda: bare(folder / "bare", lines))
    with Store.open(folder / "articles.jsonl") as store:
        store.memory.admit(feed(), [candidate(n) for n in range(ARTICLES)])
        measure("Store.write_line, with commits", ARTICLES, lambda: _write(store, prepared))
        measure("Store.write_line of what is known", ARTICLES, lambda: _write(store, prepared))
    measure("start over a clean end", 1, lambda: Store.open(folder / "articles.jsonl").close())
    for path in folder.glob("articles.sqlite3*"):
        path.unlink()
    quiet = lambda: Store.open(folder / "articles.jsonl", tell=lambda _: None).close()  # noqa: E731
    measure("memory made again from the output", ARTICLES, quiet)


def _write(store: Store, prepared: list[tuple[Written, bytes]]) -> None:
    for record, key in prepared:
        store.write_line(record, key=key, etag='"5f3a"')
    store.commit()


def frontier(folder: Path) -> None:
    """Candidates admitted, asked for, looked up."""
    with Store.open(folder / "frontier.jsonl") as store:
        many = [candidate(n) for n in range(CANDIDATES)]
        measure("admit, in one call", CANDIDATES, lambda: _admit(store, many))
        measure("admit the same again", CANDIDATES, lambda: _admit(store, many))
        measure("waiting, 20 at a time", 1_000, lambda: _ask(store.memory, 1_000))
        keys = [one.key for one in many]
        measure("settled, none known", CANDIDATES, lambda: store.memory.settled(keys))


def _admit(store: Store, many: list[Any]) -> None:
    store.memory.admit(feed(), many)
    store.commit()


def _ask(memory: Memory, times: int, site: str = SITE) -> None:
    for _ in range(times):
        memory.waiting(site, 20, frozenset())


def large(folder: Path, known: int) -> None:
    """A memory that knows many addresses, half of them still waiting, in a process of its own."""
    out = folder / "large.jsonl"
    with Store.open(out) as store:
        measure(f"{known:,} addresses settled and waiting", known, lambda: _fill(store, known))
    size = store.memory.database.path.stat().st_size
    print(f"memory file: {size / 1e6:.0f} MB, {size / known:.0f} bytes an address")
    child = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bench_writer", "--large", str(out)],
        check=False,  # it kills itself
        stdout=subprocess.PIPE,
        text=True,
    )
    print(child.stdout, end="")
    measure("start over it after a kill, checked", 1, lambda: Store.open(out).close())


def _fill(store: Store, known: int) -> None:
    for start in range(0, known, 10_000):
        batch: Iterator[int] = iter(range(start, start + 10_000))
        site = f"site{start // 10_000 % 50}.example"
        half = [candidate(n, site) for n in batch]
        store.memory.admit(feed(site), half[::2])
        for one in half[1::2]:
            ended = Settled(one.key, Kind.NOT_ARTICLE, None, time.time(), time.time())
            store.settle(replace(ended, etag='"5f3a"', modified="2025-01-01T00:00:00Z"), site)


def use_large(out: Path) -> None:
    """A run over the large memory: start, look-ups, articles; and what it takes in RAM."""
    prepared = records()[:2_000]
    before = resident("VmRSS")
    opened: list[Store] = []
    measure("start over the large memory", 1, lambda: opened.append(Store.open(out)))
    store = opened[0]
    keys = [key_of(n, f"site{n // 10_000 % 50}.example") for n in range(CANDIDATES)]
    measure("settled, half known", CANDIDATES, lambda: store.memory.settled(keys))
    measure("waiting, 20 at a time", 1_000, lambda: _ask(store.memory, 1_000, "site3.example"))
    measure("Store.write_line", len(prepared), lambda: _write(store, prepared))
    store.memory.keep_note(SITE, "killed", "soon")
    store.commit()
    most = resident("VmHWM")
    print(f"resident at most: {most:.0f} MB; before the store was opened: {before:.0f} MB")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


def resident(which: str) -> float:
    """MB, from /proc: Linux only."""
    found = re.search(rf"{which}:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1e3 if found else 0.0


def main() -> None:
    """Everything, or one part in a child."""
    if sys.argv[1:2] == ["--large"]:
        use_large(Path(sys.argv[2]))
        return
    base = sys.argv[1] if len(sys.argv) > 1 else None
    folder = Path(tempfile.mkdtemp(prefix="bench-writer-", dir=base))
    try:
        writing(folder)
        frontier(folder)
        large(folder, int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
