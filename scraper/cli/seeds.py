"""``scraper seeds``: which sites there are seeds of."""

from __future__ import annotations

import click

from scraper.cli.choosing import choosing_options, chosen_seeds
from scraper.cli.options import voice_options
from scraper.cli.voice import Voice
from scraper.pipeline.words import one_line


@click.command("seeds")
@click.argument("seeds", nargs=-1, metavar="[SEED] …")
@choosing_options
@voice_options
@click.pass_obj
def command(
    voice: Voice,
    /,
    seeds: tuple[str, ...],
    country: str | None,
    kind: str | None,
    catalogue: bool,
) -> int:
    """List seeds: country, kind, site and name, separated by tabs.

    SEED is a seed file or a folder of them. With none: those that `scraper run` would take.

    \b
    scraper seeds --country SY
    scraper seeds --kind agency | cut -f 3
    scraper seeds --country YE --catalogue
    """
    chosen = chosen_seeds(seeds, country, kind, catalogue)
    for seed in sorted(chosen, key=lambda seed: (seed.country or "", seed.kind or "", seed.site)):
        cells = (seed.country or "", seed.kind or "", seed.site, seed.name or "")
        click.echo("\t".join(one_line(cell) for cell in cells))
    voice.tell(f"{len(chosen)} seed{'' if len(chosen) == 1 else 's'}", "end")
    return 0
