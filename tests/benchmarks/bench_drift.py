"""Whether a redesign is told, and nothing else.

``python -m tests.benchmarks.bench_drift [REDESIGNS] [MONTHS] [HEALED]``: simulated redesigns of
every kind on generated layouts, and quiet months of ordinary variation (``tests/drifting.py``).
The floors: 98 % of the redesigns told within 20 articles with the right feature named; at most two
false alarms in 200 months; and, with a profile learned before and learned anew after, the records
as good as before within 20 pages.
"""

from __future__ import annotations

import random
import sys
from collections import Counter

from scraper.demo.layouts import REDESIGNS, layout, leaves, redesign
from scraper.parser.learning.learn import current, learn
from tests.drifting import DAY, START, look_at, quiet_months, redesigned, right_names, runs, watch
from tests.housing import f1, house_leaves, observations, score


def told_redesigns(count: int) -> tuple[int, int, list[str]]:
    """How many of so many redesigns were told with the right name, of how many that change
    anything; and what went wrong."""
    told = tried = number = 0
    wrong: list[str] = []
    late: Counter[int] = Counter()
    while tried < count:
        kind = REDESIGNS[number % len(REDESIGNS)]
        chosen = layout(f"drift/{number}")
        right = right_names(chosen, redesign(chosen, kind, seed=number), kind)
        number += 1
        if not right:
            continue
        tried += 1
        draw = random.Random(number)
        past, coming = redesigned(chosen, kind, number - 1)
        alarms = list(watch(past, runs(coming, draw, START + 90_000, 6)))
        named = frozenset().union(*(alarm.features for alarm in alarms))
        if named & right:
            told += 1
            late[alarms[0].after] += 1
        else:
            wrong.append(f"{kind} on layout drift/{number - 1}: named {sorted(named)}")
    middle = sorted(late.elements())[told // 2] if told else 0
    print(f"redesigns: {told} of {tried} told rightly; half of them within {middle} articles")
    return told, tried, wrong


def false_alarms(months: int) -> int:
    """How many alarms so many quiet months gave."""
    false = read = 0
    pools = [
        [look_at(leaf) for leaf in leaves(layout(f"quiet/{i}"), range(5_000, 5_080))]
        for i in range(10)
    ]
    for month in range(months):
        draw, pool = random.Random(f"month/{month}"), pools[month % len(pools)]
        every = list(quiet_months(pool, draw))
        begin = START + 30 * DAY  # the first month is the site's past
        past = [look for run in every for look in run if look.at < begin]
        coming = [run for run in every if run[0].at >= begin]
        read += sum(map(len, coming))
        alarms = list(watch(past, coming))
        false += bool(alarms)
        if alarms:
            print(f"  false alarm in month {month}: {alarms[0].found[0]}")
    print(f"quiet months: {months} with {read} pages, {false} false alarms")
    return false


def healed(count: int) -> tuple[int, int]:
    """On how many of so many redesigned sites the records were as good as before with a profile
    learned anew from the first 20 pages."""
    good = 0
    kinds = ("classes", "blocks", "json-ld", "dates", "encoding")
    for number in range(count):
        chosen, kind = layout(f"heal/{number}"), kinds[number % len(kinds)]
        after = redesign(chosen, kind, seed=number)
        old = observations(house_leaves(chosen, range(6_000, 6_100)))
        before = learn(old)
        tested = range(6_200, 6_212)
        was = f1(score(leaf, before) for leaf in house_leaves(chosen, tested))
        new = observations(house_leaves(after, range(6_100, 6_120)), before)
        seen = [(START + (i >= 100), i.to_bytes(2, "big"), o) for i, o in enumerate([*old, *new])]
        learned = learn(current(seen), before)
        now = f1(score(leaf, learned) for leaf in house_leaves(after, tested))
        good += now >= was - 0.01
        if now < was - 0.01:
            print(f"  {kind} on heal/{number}: F1 {was:.4f} before, {now:.4f} after 20 pages")
    print(f"healed: {good} of {count}")
    return good, count


def main(redesigns: int, months: int, heal: int) -> None:
    """Prints the figures; exit status 1 below a floor."""
    told, tried, wrong = told_redesigns(redesigns)
    print("\n".join(f"  {each}" for each in wrong))
    false = false_alarms(months)
    good, count = healed(heal)
    sys.exit(told < 0.98 * tried or false > 2 * months / 200 or good < 0.95 * count)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ("200", "200", "20")))
