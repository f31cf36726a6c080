"""``scraper run``: crawls sites and appends what is new."""

from __future__ import annotations

from typing import Any

import click

from scraper.cli.choosing import choosing_options, chosen_seeds
from scraper.cli.display import display
from scraper.cli.options import (
    FILE,
    Day,
    Number,
    join_option,
    language_option,
    option,
    polite_options,
    voice_options,
    warc_option,
)
from scraper.cli.signals import stopping
from scraper.cli.voice import Voice
from scraper.errors import SeedError, UsageError
from scraper.pipeline.options import Options
from scraper.pipeline.run import Run


@click.command("run", short_help="Collect sites: append every new article to a file.")
@click.argument("seeds", nargs=-1, metavar="[SEED|URL] …")
@option(
    "--out",
    "-o",
    default="articles.jsonl",
    show_default=True,
    metavar="FILE",
    help="The file to append to. {site} and {date} in its name make a file for each; the date is "
    "the day on which the page was fetched, in UTC.",
)
@option(
    "--memory",
    type=FILE,
    metavar="FILE",
    help="What has been seen.  [default: beside the output, articles.sqlite3]",
)
@option("--limit", type=click.IntRange(min=1), metavar="N", help="Articles a site at the most.")
@option(
    "--since",
    type=Day(),
    metavar="DATE",
    help="Ask for and write nothing older; go back as far as this. The day counts that the record "
    "shows as published; an article without a date is written.",
)
@option(
    "--until", type=Day(), metavar="DATE", help="Ask for and write nothing newer than this day."
)
@option(
    "--revisit",
    type=Number("hours"),
    default=0.0,
    metavar="HOURS",
    help="Ask again for articles first read within so many hours; what changed is written as a "
    "new revision.",
)
@option(
    "--floor",
    type=Number("seconds"),
    default=300.0,
    show_default=True,
    metavar="SECONDS",
    help="Ask no feed, sitemap or section page more often than this. How often each is worth "
    "asking is learned from how often it has something new.",
)
@option(
    "--ceiling",
    type=Number("seconds"),
    default=21600.0,
    show_default=True,
    metavar="SECONDS",
    help="And ask each of them at least this often.",
)
@option(
    "--deadline",
    type=Number("seconds", above=0),
    metavar="SECONDS",
    help="End in order after so long and keep what there is; the next run goes on.",
)
@choosing_options
@option("--report", type=FILE, metavar="FILE", help="Write how every address ended there, as JSON.")
@option(
    "--metrics",
    type=FILE,
    metavar="FILE",
    help="Write the run's figures there, in the Prometheus text format.",
)
@option(
    "--fail-under",
    type=click.IntRange(min=0),
    metavar="N",
    help="Exit with status 1 when fewer articles were written.",
)
@option(
    "--profile/--no-profile",
    default=True,
    envvar="SCRAPER_PROFILE",
    help="Learn each site from its own pages, read them with what was learned, and say when a "
    "site has changed. On by default.",
)
@join_option
@warc_option
@language_option
@polite_options
@voice_options
@click.pass_obj
def command(
    voice: Voice,
    /,
    seeds: tuple[str, ...],
    country: str | None,
    kind: str | None,
    catalogue: bool,
    **settings: Any,
) -> int:
    """Crawl news sites and append every new article to a file, one JSON line each.

    SEED is a seed file (TOML), a folder of them, a list of addresses (.txt, one a line), or just
    a site's address: feeds, sitemaps and sections are found. With none: ./seeds where there is
    such a folder, else the seeds that come with the program.

    Run it again at any time, from cron too: only what is new is asked for and written. It can be
    stopped or killed at any instant; the next run goes on where it was.

    \b
    scraper run https://www.example.com/
    scraper run --limit 20 --out news.jsonl sites.txt
    scraper run --country SY --kind agency
    scraper run --country YE --catalogue
    scraper run --since 2024-01-01 --until 2024-01-31 https://www.example.com/
    scraper run --quiet --deadline 3000 --metrics /var/lib/node_exporter/scraper.prom

    Exit status 1 when a page or a site failed, a seed file in a folder is faulty (the others are
    run), fewer articles came than --fail-under asks for, or a signal ended the run. Pages that are
    gone, forbidden, blocked or no articles are no failure.
    """
    faults: list[SeedError] = []
    chosen = chosen_seeds(seeds, country, kind, catalogue, faults.append)
    if not chosen:
        wanted = " ".join(part for part in (country, kind) if part)
        raise UsageError(f"no seed is {wanted}: see `scraper seeds` for what there is")
    options = Options(**settings)
    for fault in faults:
        voice.warn(f"{fault}; this site is left out", "faulty", file=str(fault.file))
    with display(voice) as shown:
        run = Run(chosen, options, shown)
        with stopping(run.stop):
            return run().exit_status or int(bool(faults))
