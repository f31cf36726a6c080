"""``scraper seeds``: which sites there are seeds of."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from scraper.cli.choosing import choosing_options, chosen_seeds
from scraper.cli.options import FILE, option, voice_options
from scraper.cli.voice import Voice
from scraper.errors import UsageError
from scraper.seed import Seed
from scraper.words import one_line, some
from scraper.writer import Memory

_NONE = ["0", ""]


@click.command("seeds", short_help="List the sites that there are seeds of.")
@click.argument("seeds", nargs=-1, metavar="[SEED] …")
@choosing_options
@option(
    "--memory",
    type=FILE,
    metavar="FILE",
    help="Two more columns from a run's memory: how many articles each site has given, and the "
    "day on which it last gave any.",
)
@voice_options
@click.pass_obj
def command(
    voice: Voice,
    /,
    seeds: tuple[str, ...],
    country: str | None,
    kind: str | None,
    catalogue: bool,
    memory: Path | None,
) -> int:
    """List seeds: country, kind, site and name, separated by tabs.

    SEED is a seed file or a folder of them. With none: those that `scraper run` would take, and
    with --memory also the sites that it knows and no seed is of.

    \b
    scraper seeds --country SY
    scraper seeds --kind agency | cut -f 3
    scraper seeds --country YE --catalogue
    scraper seeds --memory articles.sqlite3
    """
    chosen = chosen_seeds(seeds, country, kind, catalogue)
    health = _health(memory) if memory is not None else {}
    if not (seeds or country or kind):
        unknown = health.keys() - {seed.site for seed in chosen}
        chosen += [Seed(home=f"https://{site}/") for site in sorted(unknown)]
    for seed in sorted(chosen, key=lambda seed: (seed.country or "", seed.kind or "", seed.site)):
        cells = [seed.country or "", seed.kind or "", seed.site, seed.name or ""]
        cells += health.get(seed.site, _NONE) if memory is not None else []
        click.echo("\t".join(one_line(cell) for cell in cells))
    voice.tell(some(len(chosen), "seed"), "end")
    return 0


def _health(file: Path) -> dict[str, list[str]]:
    """For each site that is remembered its number of articles and the day of its last ones."""
    memory = Memory.look(file)
    if memory is None:
        raise UsageError(f"{file}: there is no such memory file; a run makes it beside its output")
    with memory:
        found = {}
        for site, articles in memory.sites().items():
            last = next(iter(memory.runs(site, 1)), None)
            day = "" if last is None else datetime.fromtimestamp(last.at, UTC).date().isoformat()
            found[site] = [str(articles), day]
        return found
