"""The catalogue: some two thousand homes of Arabic news sites that have no seed file of their own.

A table with tabs, a line a site: country, kind, home, name. Comment lines begin with ``#``; the
first other line names the columns. Where it comes from and how it was cleaned stands in its head.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scraper.errors import SeedError
from scraper.seed import Seed
from scraper.seedfile import read_text
from scraper.seedfinder import shipped_seeds
from scraper.seedrules import SEED_RULES, RuleError

COLUMNS = ("country", "kind", "home", "name")


def read_catalogue(path: Path | str | None = None) -> list[Seed]:
    """The Seeds of a catalogue file (default: the shipped one), in its order; see ``seed.choose``.

    Raises SeedError with line and column, also for a site that stands in it twice.
    """
    file = shipped_seeds() / "catalogue.tsv" if path is None else Path(path)
    lines = [
        (number, line)
        for number, line in enumerate(read_text(file).replace("\r\n", "\n").split("\n"), 1)
        if line and not line.startswith("#")
    ]
    if not lines or tuple(lines[0][1].split("\t")) != COLUMNS:
        raise SeedError(
            f"the columns must be {', '.join(COLUMNS)}, with tabs between",
            file=file,
            line=lines[0][0] if lines else None,
        )
    seeds: dict[str, Seed] = {}
    for number, line in lines[1:]:
        seed = _seed(line, file, number)
        if seeds.setdefault(seed.site, seed) is not seed:
            raise SeedError(f"{seed.site} stands twice", file=file, line=number, key="home")
    return list(seeds.values())


def add_catalogue(seeds: Iterable[Seed], catalogue: Iterable[Seed]) -> list[Seed]:
    """The seeds, and behind them the catalogue's sites that have none: a seed knows more."""
    known = list(seeds)
    sites = {seed.site for seed in known}
    return [*known, *(seed for seed in catalogue if seed.site not in sites)]


def _seed(line: str, file: Path, number: int) -> Seed:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise SeedError(
            f"has {len(cells)} columns; write {len(COLUMNS)} with tabs between",
            file=file,
            line=number,
        )
    values = {}
    for column, cell in zip(COLUMNS, cells, strict=True):
        if not cell and column != "home":
            continue
        try:
            values[column] = SEED_RULES[column](cell)
        except RuleError as wrong:
            raise SeedError(str(wrong), file=file, line=number, key=column) from wrong
    return Seed(**values, file=str(file))
