"""The README's table of what the shipped seeds cover; ``python -m tests.seed_coverage``."""

from __future__ import annotations

from collections.abc import Iterable

from scraper.countries import ARAB_LEAGUE, countries
from scraper.seed import KINDS, Seed, choose
from scraper.seedfinder import read_folder, shipped_seeds


def coverage_table(seeds: Iterable[Seed]) -> str:
    """Markdown: a row for each country of the Arab League, by English name, then the international
    services, then the sum; a column for each kind."""
    seeds = list(seeds)
    names = countries()
    home = [seed for seed in seeds if not seed.international]
    rows = [
        (f"{names[code]} · {ARAB_LEAGUE[code]}", code, choose(home, country=code))
        for code in sorted(ARAB_LEAGUE, key=names.__getitem__)
    ]
    rows.append(("International services", "", [seed for seed in seeds if seed.international]))
    rows.append(("**All**", "", seeds))
    head = ["country", "code", *KINDS, "all"]
    lines = [_row(head), _row(["---", "---", *["---:"] * (len(KINDS) + 1)])]
    for name, code, chosen in rows:
        counts = [len(choose(chosen, kind=kind)) for kind in KINDS] + [len(chosen)]
        lines.append(_row([name, code, *(str(count or "") for count in counts)]))
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    print(coverage_table(read_folder(shipped_seeds())), end="")
