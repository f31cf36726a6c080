"""``scraper seeds``: which sites there are seeds of."""

from __future__ import annotations

import click

from scraper.cli.options import option, voice_options
from scraper.cli.voice import Voice
from scraper.pipeline.words import one_line
from scraper.seed import choose
from scraper.seedfile import find_seeds


@click.command("seeds")
@click.argument("seeds", nargs=-1, metavar="[SEED] …")
@option("--country", metavar="CODE", help="Only seeds of this country (SY, EG …).")
@option("--kind", metavar="KIND", help="Only seeds of this kind (agency, daily …).")
@voice_options
@click.pass_obj
def command(voice: Voice, /, seeds: tuple[str, ...], country: str | None, kind: str | None) -> int:
    """List seeds: country, kind, site and name, separated by tabs.

    SEED is a seed file or a folder of them. With none: those that `scraper run` would take.

    \b
    scraper seeds --country SY
    scraper seeds --kind agency | cut -f 3
    """
    chosen = choose(find_seeds(seeds), country=country, kind=kind)
    for seed in sorted(chosen, key=lambda seed: (seed.country or "", seed.kind or "", seed.site)):
        cells = (seed.country or "", seed.kind or "", seed.site, seed.name or "")
        click.echo("\t".join(one_line(cell) for cell in cells))
    voice.tell(f"{len(chosen)} seed{'' if len(chosen) == 1 else 's'}", "end")
    return 0
