"""``python -m tests.grammar FIRST LAST``: what of so many random pages is read wrongly."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict

from tests.grammar.faults import faults
from tests.grammar.kinds import KINDS, leaf

PARTS = 8  # the parts with the greatest shares of the faults that are told of each field


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.grammar", description=__doc__)
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("--show", type=int, default=4, metavar="N", help="faults of each field")
    parser.add_argument("--source", action="store_true", help="the pages themselves as well")
    parser.add_argument("--kind", choices=KINDS, default="article")
    options = parser.parse_args()
    having: Counter[str] = Counter()
    wrong: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    shares: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for seed in range(options.first, options.last):
        if options.source:
            page, _ = leaf(seed, options.kind)
            print(page.page.body.decode(), page.gold, sep="\n")
        found, parts = faults(seed, options.kind)
        having.update(set(parts))
        for field, told in found.items():
            wrong[field].append((seed, told))
            shares[field].update(set(parts))
    for field, told_of in wrong.items():
        print(f"{field}: {len(told_of)} of {options.last - options.first}")
        by_share = sorted(shares[field].items(), key=lambda item: -item[1] / having[item[0]])
        for part, count in by_share[:PARTS]:
            print(f"    {count:4} of {having[part]:4}  {part}")
        for seed, told in told_of[: options.show]:
            print(f"  seed {seed}: {told[:300]}")


if __name__ == "__main__":
    main()
