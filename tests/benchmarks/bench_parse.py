"""What reading a page costs: the whole ``parse``, bytes to record, against lxml's bare parse.

    python -m tests.benchmarks.bench_parse          pages in ../shared and of the embedded site
    python -m tests.benchmarks.bench_parse --soak   20,000 parses in one process: memory stays flat
    python -m tests.benchmarks.bench_parse --size   the same page from 100 kB to 10 MB

Floor and parser take turns in one process; processor time, the least of several rounds, so that a
noisy machine does as little harm as it can. Last the import of ``scraper`` beyond bare Python's.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lxml import html

from scraper.demo import pages
from scraper.page import Page
from scraper.parser.record import parse
from tests.parser.making import NOON, article, page

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
ROUNDS = 7
LEAST = 0.004  # seconds of processor time that one measurement takes at least
ALLOWED_MEAN, ALLOWED_WORST = 2.5, 6.0
MAX_IMPORT = 150  # milliseconds


def shared_pages() -> dict[str, Page]:
    """The real pages beside the repository; {} where there are none."""
    gold = SHARED / "gold.jsonl"
    if not gold.exists():
        return {}
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    return {
        row["file"]: Page(row["url"], (SHARED / "pages" / row["file"]).read_bytes(), {}, NOON)
        for row in rows
    }


def demo_pages() -> dict[str, Page]:
    """One page of each style of the embedded site."""
    return {leaf.gold.style: leaf.page for leaf in pages()}


def costs(
    run: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS
) -> tuple[float, float]:
    """Milliseconds of each of the two, measured in turn."""
    run()
    other()
    times = max(1, round(LEAST / max(_seconds(run, 1), 1e-5)))
    best = [float("inf")] * 2
    for _ in range(rounds):
        for place, each in enumerate((run, other)):
            best[place] = min(best[place], _seconds(each, times) / times)
    return best[0] * 1000, best[1] * 1000


def _seconds(run: Callable[[], object], times: int) -> float:
    begun = time.process_time()
    for _ in range(times):
        run()
    return time.process_time() - begun


def compare(name: str, found: dict[str, Page]) -> bool:
    """Prints the set's table; whether it keeps the promised ratios."""
    print(f"\n{name}\n{'page':28} {'kB':>6} {'floor ms':>9} {'parse ms':>9} {'×':>6}")
    ratios = []
    for key, each in found.items():
        floor, whole = costs(
            lambda each=each: html.document_fromstring(each.body),  # type: ignore[misc]
            lambda each=each: parse(each),  # type: ignore[misc]
        )
        ratios.append(whole / floor)
        print(f"{key:28} {len(each.body) / 1000:6.0f} {floor:9.2f} {whole:9.2f} {ratios[-1]:6.2f}")
    mean, worst = statistics.mean(ratios), max(ratios)
    print(f"mean {mean:.2f} (at most {ALLOWED_MEAN}), worst {worst:.2f} (at most {ALLOWED_WORST})")
    return mean <= ALLOWED_MEAN and worst <= ALLOWED_WORST


def import_cost() -> float:
    """Milliseconds of processor time by which ``import scraper`` with its ``parse`` costs more
    than bare Python, the least of several rounds."""

    # an installed program has its bytecode, whatever is asked of this process
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}

    def start(code: str) -> float:
        best = float("inf")
        for _ in range(ROUNDS):
            begun = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", code], check=True, env=environment)
            ended = resource.getrusage(resource.RUSAGE_CHILDREN)
            best = min(best, ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime)
        return best * 1000

    bare, whole, named = start("pass"), start("import scraper"), start("from scraper import parse")
    first = start("import scraper; scraper.parse(b'<p>x', url='https://x.example/a')")
    print(f"\nbeyond bare Python's {bare:.0f} ms: import scraper {whole - bare:.0f} ms", end="; ")
    print(f"its parse {named - bare:.0f} ms; with the first page {first - bare:.0f} ms")
    print(f"(at most {MAX_IMPORT} ms)")
    return named - bare


def sizes() -> None:
    """A page with ever more around its article: the cost of a megabyte stays the same."""
    block = (
        '<div class="item"><h3><a href="/news/1"><span>خبر آخر من القائمة الطويلة</span></a></h3>'
        '<ul class="tools"><li><a href="/share">شارك</a></li><li><i class="icon"></i></li></ul>'
        '<script>window.items = [1, 2, 3, "أربعة"];</script></div>\n'
    )
    print(f"\n{'MB':>6} {'floor ms/MB':>12} {'parse ms/MB':>12} {'×':>6}")
    for size in (100_000, 1_000_000, 3_000_000, 10_000_000):
        body = page(below=f"<aside>{block * (size // len(block.encode()))}</aside>").encode()
        article(body)
        floor, whole = costs(
            lambda b=body: html.document_fromstring(b),  # type: ignore[misc]
            lambda b=body: article(b),  # type: ignore[misc]
            rounds=3,
        )
        mb = len(body) / 1e6
        print(f"{mb:6.1f} {floor / mb:12.1f} {whole / mb:12.1f} {whole / floor:6.2f}")


def resident() -> int:
    """This process's resident memory in bytes (Linux: proc(5), statm)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def soak(times: int = 20_000) -> bool:
    """Many parses of many pages: resident memory after the first tenth and at the end."""
    found = [*shared_pages().values(), *demo_pages().values()]
    early = 0
    for number in range(times):
        parse(found[number % len(found)])
        if number % (times // 10) == times // 10 - 1:
            now = resident()
            early = early or now
            print(f"{number + 1:7} parses: {now / 1e6:.1f} MB resident", flush=True)
    grown = resident() - early
    print(f"grown by {grown / 1e6:.1f} MB since the first tenth")
    return grown < 8_000_000


def main() -> int:
    """The chosen measurements; 1 where a promise is not kept."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--soak", action="store_true", help="20,000 parses in one process")
    options.add_argument("--size", action="store_true", help="one page, 100 kB to 10 MB")
    chosen = options.parse_args()
    if chosen.soak:
        return 0 if soak() else 1
    if chosen.size:
        sizes()
        return 0
    real = shared_pages()
    kept = compare("real pages", real) if real else bool(print("no pages in ../shared")) or True
    kept &= compare("the embedded site, a page of each style", demo_pages())
    return 0 if import_cost() < MAX_IMPORT and kept else 1


if __name__ == "__main__":
    sys.exit(main())
