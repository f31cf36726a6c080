"""How much of what the parser gets wrong by itself a learned profile puts right.

``python -m tests.benchmarks.bench_profile [LAYOUTS] [PAGES]``: for each generated layout, filled
with a house's own furniture (``tests/housing.py``), and for each style of the embedded site, the
F1 over all values of the record without a profile and with one learned from 5, 20 and 100 other
pages. The floor: of the errors without a profile, nine tenths are gone with 100 pages.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

from scraper.demo.book import Leaf, Press, homes, sites
from scraper.demo.catalogue import Catalogue
from scraper.demo.layouts import layouts
from scraper.demo.styles import STYLES
from scraper.parser.learning.learn import learn
from tests.housing import f1, house_leaves, observations, score

SIZES = (0, 5, 20, 100)
FIRST = 5_000  # of the pages that are learned from
TESTED = 6_000  # of the pages that are scored


def style_leaves(name: str, first: int, count: int) -> list[Leaf]:
    """Made articles in one of the embedded site's own styles."""
    site = next(s for s in sites(homes()) if s.publisher.style == name)
    press = Press.of(site, STYLES[name])
    catalogue = Catalogue(site.publisher, 10_000, site.today, seed=0)
    found = []
    for index in range(first, first + count):
        leaf = press.leaf(catalogue[index])
        moment = catalogue.moment(index) + catalogue.apart
        found.append(replace(leaf, fetched_at=moment))
    return found


def errors(scores: Sequence[tuple[int, int, int]]) -> int:
    """Wrong and missing values."""
    return sum(wrong + missing for _, wrong, missing in scores)


def measure(learned: Sequence[Leaf], tested: Sequence[Leaf]) -> list[tuple[float, int]]:
    """F1 and errors for each of SIZES."""
    seen = observations(learned)
    found = []
    for size in SIZES:
        profile = learn(seen[:size]) if size else None
        scores = [score(leaf, profile) for leaf in tested]
        found.append((f1(scores), errors(scores)))
    return found


def main(count: int, pages: int) -> None:
    """Prints the table; exit status 1 below the floor."""
    total = [0] * len(SIZES)
    print("pages of the profile    " + "".join(f"{size:>16}" for size in SIZES))
    sets = [
        (
            f"layout {i}",
            list(house_leaves(each, range(FIRST, FIRST + SIZES[-1]))),
            list(house_leaves(each, range(TESTED, TESTED + pages))),
        )
        for i, each in enumerate(layouts(seed=11, count=count))
    ]
    sets += [
        (name, style_leaves(name, FIRST, SIZES[-1]), style_leaves(name, TESTED, pages))
        for name in STYLES
    ]
    for name, learned, tested in sets:
        rows = measure(learned, tested)
        total = [a + b for a, (_, b) in zip(total, rows, strict=True)]
        print(f"{name:<24}" + "".join(f"{value:>9.4f}{wrong:>7}" for value, wrong in rows))
    print(f"{'errors':<24}" + "".join(f"{each:>16}" for each in total))
    gone = 1 - total[-1] / total[0] if total[0] else 1.0
    print(f"of the errors without a profile, {gone:.1%} are gone with {SIZES[-1]} pages")
    sys.exit(gone < 0.9)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ("16", "40")))
