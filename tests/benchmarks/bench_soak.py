"""A long run: does anything grow, does anything slow down?

    python -m tests.benchmarks.bench_soak [ARTICLES [HOSTS]]      default: 50,000 on 4 hosts

``scraper run`` with delay 0 against the embedded site in a process of its own. At every tenth of
the articles the run's processes are looked at: resident memory, open files, threads, the size of
the memory file, and the processor time used so far, which another program on the machine changes
less than the speed by the clock. Exit status 1 where a promise is broken: resident memory flat
after the first 5,000 articles (10 %), open files and threads constant, the memory file in
proportion, and the last tenth no more than 10 % dearer than the first.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from tests.benchmarks.bench_throughput import ENVIRONMENT, site

FLAT_FROM = 5000
MIB = 1 << 20
FLAT = 1.10


@dataclass(frozen=True, slots=True)
class Sample:
    """The run's processes at one moment; sizes in bytes, times in seconds."""

    articles: int
    seconds: float
    processor: float
    run: int  # resident memory of the run itself
    parsers: tuple[int, ...]  # of each parser process
    files: int
    threads: int
    memory_file: int

    def __str__(self) -> str:
        parsers = " + ".join(f"{size / MIB:.0f}" for size in self.parsers)
        return (
            f"{self.articles:7,} {self.seconds:7.0f} s {self.processor:7.0f} s "
            f"{self.run / MIB:7.1f} MiB {parsers:>12} MiB {self.files:5} {self.threads:7} "
            f"{self.memory_file / MIB:9.2f} MiB"
        )


HEAD = "articles    clock processor   the run         parsers files threads  memory file"


def memory_file(folder: Path) -> int:
    """What the memory takes on the disk, its log included."""
    return sum(path.stat().st_size for path in folder.glob("articles.sqlite3*"))


def sample(process: psutil.Process, folder: Path, articles: int, began: float) -> Sample:
    """The processes as they are now. Raises psutil.Error where one has just gone."""
    while True:
        before = process.cpu_times()
        parsers, times = [], 0.0
        for child in process.children():
            parsers.append(child.memory_info().rss)
            times += sum(child.cpu_times()[:2])
        own = process.cpu_times()
        if own.children_user == before.children_user:
            break  # else one was just replaced, and its time counted twice or not at all
    processor = own.user + own.system + own.children_user + own.children_system + times
    return Sample(
        articles=articles,
        seconds=time.perf_counter() - began,
        processor=processor,
        run=process.memory_info().rss,
        parsers=tuple(parsers),
        files=process.num_fds(),
        threads=process.num_threads(),
        memory_file=memory_file(folder),
    )


def samples(process: psutil.Process, folder: Path, step: int) -> Iterator[Sample]:
    """One at the first article, then one at each so many more, until the run ends."""
    began, count, wanted, place = time.perf_counter(), 0, 1, 0
    out = folder / "articles.jsonl"
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        if out.exists():
            with out.open("rb") as file:
                file.seek(place)
                new = file.read()
            count, place = count + new.count(b"\n"), place + len(new)
        if count >= wanted:
            try:
                yield sample(process, folder, count, began)
            except psutil.Error:
                continue
            wanted = count // step * step + step
        time.sleep(0.05)


def broken(taken: list[Sample]) -> Iterator[str]:
    """What is not as promised, in words."""
    steady = [one for one in taken if one.articles >= FLAT_FROM]
    if len(steady) < 3 or len(taken) < 5:
        yield "too few articles to tell"
        return
    first, last = steady[0], steady[-1]
    growth = max(one.run for one in steady) / first.run
    print(f"resident memory of the run after {first.articles:,}: at the most x {growth:.3f}")
    if growth > FLAT:
        yield "resident memory is not flat"
    running = steady[:-1]  # the last look may see the run as it closes
    files, threads = ([getattr(one, name) for one in running] for name in ("files", "threads"))
    print(f"open files {min(files)} to {max(files)}, threads {min(threads)} to {max(threads)}")
    if max(files) - min(files) > 6 or max(threads) - min(threads) > 2:
        yield "open files or threads are not constant"
    each = (last.memory_file - first.memory_file) / (last.articles - first.articles)
    print(f"memory file: {each:.0f} bytes for each further article")
    if last.memory_file / last.articles > 2 * first.memory_file / first.articles:
        yield "the memory file grows faster than the articles"
    begin, end = (_cost(one, two) for one, two in ((taken[0], taken[1]), (taken[-2], taken[-1])))
    print(
        f"first tenth {begin[0]:.0f}/s and {begin[1]:.2f} ms of processor time an article, "
        f"last tenth {end[0]:.0f}/s and {end[1]:.2f} ms: x {end[1] / begin[1]:.3f}"
    )
    if end[1] > 1.10 * begin[1]:
        yield f"the last tenth costs {end[1] / begin[1]:.2f} times the first"


def _cost(one: Sample, two: Sample) -> tuple[float, float]:
    """Articles a second by the clock, and milliseconds of processor time an article."""
    count = two.articles - one.articles
    return (
        count / (two.seconds - one.seconds),
        (two.processor - one.processor) / count * 1000,
    )


def main(articles: int = 50_000, hosts: int = 4) -> int:
    """The soak; its exit status."""
    with site(scale=articles, hosts=hosts) as served, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, "-m", "scraper", "run", "--quiet", "--delay", "0"]
        child = subprocess.Popen([*command, *served.homes], cwd=folder, env=ENVIRONMENT)
        print(f"{articles:,} articles on {hosts} hosts, load {os.getloadavg()[0]:.1f}\n{HEAD}")
        taken: list[Sample] = []
        for one in samples(psutil.Process(child.pid), folder, articles // 10):
            taken.append(one)
            print(one, flush=True)
        status = child.wait()
        count = (folder / "articles.jsonl").read_bytes().count(b"\n")
        print(f"{count:,} lines, exit status {status}, memory file {memory_file(folder):,} bytes")
        faults = list(broken(taken))
    for fault in faults:
        print("BROKEN:", fault)
    return 1 if faults or status or count != articles else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
