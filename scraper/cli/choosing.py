"""Which seeds a command takes: those named, else the shipped ones, by country and kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from scraper.catalogue import add_catalogue, read_catalogue
from scraper.cli.options import option
from scraper.seed import Seed, choose
from scraper.seedfinder import Faulty, find_seeds

Command = Callable[..., Any]


def choosing_options(command: Command) -> Command:
    """--country, --kind and --catalogue."""
    for add in (
        option(
            "--catalogue",
            is_flag=True,
            help="Also the sites of the catalogue that have no seed file, about two thousand; "
            "little is known of each.",
        ),
        option("--kind", metavar="KIND", help="Only seeds of this kind (agency, daily …)."),
        option("--country", metavar="CODE", help="Only seeds of this country (SY, EG …)."),
    ):
        command = add(command)
    return command


def chosen_seeds(
    arguments: Sequence[str],
    country: str | None,
    kind: str | None,
    catalogue: bool,
    faulty: Faulty | None = None,
) -> list[Seed]:
    """The seeds that the arguments and options of a command name; ``faulty`` is called with what
    is wrong with one of many."""
    seeds = find_seeds(arguments, faulty=faulty)
    if catalogue:
        seeds = add_catalogue(seeds, read_catalogue())
    return choose(seeds, country=country, kind=kind)
