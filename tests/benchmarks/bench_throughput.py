"""Whole runs against a floor measured in the same minutes: fetched, parsed and written.

    python -m tests.benchmarks.bench_throughput one        2,000 articles of 60-120 kB on one host
    python -m tests.benchmarks.bench_throughput twenty     the same over 20 hosts
    python -m tests.benchmarks.bench_throughput latency    20 hosts, with 100 ms before every answer
    python -m tests.benchmarks.bench_throughput paced      200 hosts, each asked once a second
    python -m tests.benchmarks.bench_throughput            all of them

The embedded site runs in a process of its own. The floor is the same pages fetched by a bare
``requests.Session`` in one thread and thrown away; floor and run take turns, and the best of each
counts, because a machine that is busy with something else only ever makes them slower. A run is
the command ``scraper run`` as a person starts it; interpreter start and finding are in its time,
the compiling of modules is not: an installed program has its bytecode.

Processor time is that of whole processes, the kernel's work for them included: the main one, the
parsers it has started, and the embedded site's, which serves the floor as well.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

ROUNDS = 3
LATENCY = 0.1  # seconds before each answer
ROOT = Path(__file__).parent.parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
TICK = 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run has cost. ``main`` and ``parsers``: their processor seconds."""

    articles: int
    seconds: float
    main: float
    parsers: float
    report: dict[str, Any]

    @property
    def requests(self) -> int:
        """All requests, those for robots.txt and to find the articles included."""
        return sum(int(one["requests"]) for one in self.report["sites"])

    @property
    def rate(self) -> float:
        """Articles a second, all told."""
        return self.articles / self.seconds

    def __str__(self) -> str:
        each = 1000 / max(1, self.articles)
        main, parsers = self.main * each, self.parsers * each
        return (
            f"{self.articles} articles in {self.seconds:.1f} s: {self.rate:.0f}/s, "
            f"{main + parsers:.2f} ms an article (main {main:.2f}, parsers {parsers:.2f})"
        )


@dataclass(frozen=True, slots=True)
class Served:
    """The embedded site in a process of its own."""

    homes: list[str]
    pid: int

    @property
    def cpu(self) -> float:
        """Processor seconds that it has taken so far."""
        return _used(self.pid)[0]


@contextmanager
def site(**plan: Any) -> Iterator[Served]:
    """Starts the embedded site, and ends it."""
    plan = {"specials": False, "crawl_delay": None, **plan}
    process = subprocess.Popen(
        [sys.executable, "-m", "scraper.demo", "--plan", json.dumps(plan)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdout is not None
    try:
        yield Served(json.loads(process.stdout.readline())["homes"], process.pid)
    finally:
        process.communicate()


def run(homes: Sequence[str], folder: Path, *options: str) -> Measured:
    """One ``scraper run`` into an empty folder."""
    out, report = folder / "articles.jsonl", folder / "report.json"
    for file in folder.iterdir():
        file.unlink()
    command = [sys.executable, "-m", "scraper", "run", "--quiet", "--out", str(out)]
    began = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--report", str(report), *options, *homes], env=ENVIRONMENT
    )
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # its figures go with it
    seconds, (main, parsers) = time.perf_counter() - began, _used(process.pid)
    assert process.wait() == 0
    count = out.read_bytes().count(b"\n")
    return Measured(count, seconds, main, parsers, json.loads(report.read_bytes()))


def _used(pid: int) -> tuple[float, float]:
    """Processor seconds of a process, and of those that it has started and that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    user, system, below, below_system = (int(field) * TICK for field in fields[11:15])
    return user + system, below + below_system


def floor(urls: Sequence[str]) -> float:
    """Pages a second of a bare session in one thread."""
    session, began = requests.Session(), time.perf_counter()
    for url in urls:
        assert session.get(url, timeout=60).content
    return len(urls) / (time.perf_counter() - began)


def addresses(folder: Path) -> list[str]:
    """What the last run has written."""
    lines = (folder / "articles.jsonl").read_bytes().splitlines()
    return [json.loads(line)["url"] for line in lines]


def against_the_floor(hosts: int) -> None:
    """2,000 articles over so many hosts, delay 0."""
    with site(scale=2000, weight=62_000, hosts=hosts) as served, _folder() as folder:
        runs, floors = [], []
        for _ in range(ROUNDS):
            before = served.cpu
            runs.append(run(served.homes, folder, "--delay", "0"))
            serving = (served.cpu - before) / runs[-1].articles * 1000
            floors.append(floor(addresses(folder)))
            print(f"  {runs[-1]}, site {serving:.2f}; floor {floors[-1]:.0f}/s", flush=True)
        best, bare = max(one.rate for one in runs), max(floors)
        print(f"{hosts} host(s): {best:.0f}/s of a floor of {bare:.0f}/s: {best / bare:.2f} of it")


def hidden_latency() -> None:
    """20 hosts with and without 100 ms before every answer. One request a host at a time allows no
    run to end before the host that is asked most often has answered so many times."""
    best = []
    for latency in (0.0, LATENCY):
        with (
            site(scale=2000, weight=62_000, hosts=20, latency=latency) as served,
            _folder() as folder,
        ):
            rounds = [run(served.homes, folder, "--delay", "0") for _ in range(ROUNDS)]
            best.append(max(rounds, key=lambda one: one.rate))
            print(f"  latency {latency * 1000:.0f} ms: {best[-1].rate:.0f}/s", flush=True)
    without, hidden = best
    most = max(int(one["requests"]) for one in hidden.report["sites"])
    allowed = min(without.rate, hidden.articles / (most * LATENCY))
    print(
        f"latency: {hidden.rate:.0f}/s of {allowed:.0f}/s that the program without it and one "
        f"request a host ({most} on one of them) allow: {hidden.rate / allowed:.2f}"
    )


def bound_by_pace(seconds: float = 40.0) -> None:
    """200 hosts, each asked once a second, for a while."""
    with site(scale=20_000, weight=10_000, hosts=200) as served, _folder() as folder:
        measured = run(served.homes, folder, "--delay", "1", "--deadline", str(seconds))
        ideal = 200 * seconds
        print(
            f"paced: {measured.requests} requests in {seconds:.0f} s on 200 hosts: "
            f"{measured.requests / ideal:.3f} of the ideal; {measured}"
        )


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


ALL: dict[str, Callable[[], None]] = {
    "one": lambda: against_the_floor(1),
    "twenty": lambda: against_the_floor(20),
    "latency": hidden_latency,
    "paced": bound_by_pace,
}


if __name__ == "__main__":
    for name in sys.argv[1:] or list(ALL):
        ALL[name]()
