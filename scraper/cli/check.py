"""``scraper check``: the health of each site, and what has changed."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from scraper.cli.options import (
    FILE,
    Number,
    articles_option,
    language_option,
    option,
    polite_options,
    voice_options,
)
from scraper.cli.signals import stopping
from scraper.cli.tables import show_table
from scraper.cli.voice import Voice
from scraper.drift import Look
from scraper.errors import UsageError
from scraper.pipeline.checking import Health, check
from scraper.pipeline.health.health import load_looks, load_profile
from scraper.pipeline.keeping import home_of
from scraper.pipeline.options import Options
from scraper.pipeline.trial import Trying
from scraper.profile import Profile
from scraper.seed import Seed
from scraper.seedfinder import find_seeds
from scraper.writer.memory import Memory


@click.command("check", short_help="Say how each site is, compared with its own past.")
@click.argument("seeds", nargs=-1, metavar="[SEED|URL] …")
@option(
    "--memory",
    "memory_file",
    default="articles.sqlite3",
    show_default=True,
    envvar="SCRAPER_MEMORY",
    type=FILE,
    metavar="FILE",
    help="What earlier runs remember; it is only read.",
)
@articles_option
@option(
    "--deadline",
    type=Number("seconds", above=0),
    metavar="SECONDS",
    help="Stop after so long and say what was found.",
)
@option("--json", "as_json", is_flag=True, help="One JSON object a site, for programs.")
@option("--profile", "shown", is_flag=True, help="Show what was learned of each site; ask nobody.")
@language_option
@polite_options
@voice_options
@click.pass_obj
def command(
    voice: Voice,
    /,
    seeds: tuple[str, ...],
    memory_file: Path,
    articles: int,
    as_json: bool,
    shown: bool,
    **settings: Any,
) -> int:
    """Say how each site is: fetch a few articles, and compare them with the site's own past.

    SEED is a seed file, a folder of them, or a site's address, as for `scraper run`; with none,
    every site that the memory knows. Nothing is written: neither to the output nor to the memory.

    Every run compares, too, and says so on standard error when a site has changed. That alarm is
    made to be false no more than once in 50,000 articles; what this command calls failing is
    less certain (once in a thousand), because somebody is looking.

    Exit status 1 when something is wrong with a site.

    \b
    scraper check
    scraper check --json https://www.example.com/ | jq .failing
    scraper check --profile seeds/example.com.toml
    """
    chosen = _chosen(seeds, memory_file)
    past, profiles = _past(memory_file, [seed.site for seed in chosen])
    if shown:
        return _show_profiles(chosen, profiles, as_json)
    trying = Trying(chosen, Options(limit=articles, **settings), profiles=profiles)
    with stopping(trying.stop):
        trials = trying()
    now = time.time()
    looked_at = [trial for trial in trials if trial.read or trial.tally.finished]
    found = [
        check(trial, past.get(trial.seed.site, []), profiles.get(trial.seed.site), now)
        for trial in looked_at
    ]
    _show(found, as_json, voice)
    if missed := [trial.seed.site for trial in trials if trial not in looked_at]:
        reason = f"stopped ({trying.stopped})" if trying.stopped else "the time was over"
        voice.warn(
            f"{reason} before a page of {', '.join(missed)} was read: how well it is, is not known",
            "missed",
        )
    return int(bool(missed or trying.stopped) or not all(health.is_well for health in found))


def _chosen(arguments: Sequence[str], memory_file: Path) -> list[Seed]:
    """The sites named; with none, those that the memory knows and a seed is there for."""
    if arguments:
        return find_seeds(arguments)
    memory = Memory.look(memory_file)
    if memory is None:
        raise UsageError(
            f"{memory_file}: there is no memory of earlier runs; name a site, or another file "
            "with --memory"
        )
    with memory:
        homes = {site: home_of(memory, site) for site in memory.sites()}
    if not homes:
        raise UsageError(f"{memory_file}: this memory knows no site yet; name one")
    by_site = {seed.site: seed for seed in find_seeds()}
    return [by_site.get(site) or Seed(home=home) for site, home in homes.items()]


def _past(path: Path, sites: Sequence[str]) -> tuple[dict[str, list[Look]], dict[str, Profile]]:
    """What the memory knows of the sites; nothing where there is none."""
    memory = Memory.look(path)
    if memory is None:
        return {}, {}
    with memory:
        past = {site: load_looks(memory, site) for site in sites}
        profiles = {site: load_profile(memory, site) for site in sites}
    return past, {site: each for site, each in profiles.items() if each is not None}


def _show(found: Sequence[Health], as_json: bool, voice: Voice) -> None:
    if as_json:
        for health in found:
            print(json.dumps(health.to_dict(), ensure_ascii=True))
        return
    show_table(sys.stdout, ("site", "health", "articles", "failing"), [*map(_row, found)])
    sys.stdout.flush()
    for health in found:
        for words in filter(None, (health.words, health.why and f"{health.site}: {health.why}")):
            voice.warn(words, "alarm", site=health.site)
        if health.conflicts * 2 > max(health.articles, 1):
            voice.warn(
                f"{health.site}: {health.conflicts} of {health.articles} pages disagree with what "
                "was learned of the site; the next runs learn it again",
                "conflict",
                site=health.site,
            )


def _row(health: Health) -> tuple[str, str, str, str]:
    wrong = [_rate(health, name) for name in health.failing]
    if health.changes:
        wrong.append("the pages have changed")
    return (
        health.site,
        "well" if health.is_well else "WRONG",
        f"{health.articles} of {health.read}",
        ", ".join(wrong) or "-",
    )


def _rate(health: Health, name: str) -> str:
    rate = next(each for each in health.rates if each.name == name)
    before = "" if rate.before is None else f", was {rate.before:.0%}"
    return f"{name} ({rate.now:.0%}{before})"


def _show_profiles(seeds: Sequence[Seed], profiles: dict[str, Profile], as_json: bool) -> int:
    """What was learned of each site, without asking anybody."""
    for seed in seeds:
        profile = profiles.get(seed.site)
        if as_json:
            text = "null" if profile is None else profile.to_json()
            print(f'{{"site": {json.dumps(seed.site)}, "profile": {text}}}')
        elif profile is None:
            print(f"{seed.site}: nothing was learned yet; a run with a few new articles does it")
        else:
            show_table(sys.stdout, ("of", "learned"), _profile(profile), seed.site)
    return 0


def _profile(profile: Profile) -> list[tuple[str, object]]:
    rows: list[tuple[str, object]] = [("version", profile.version), ("pages", profile.pages)]
    for name in ("body", "text", "dates", "bylines", "sections", "refused", "names"):
        rows += [(name, each) for each in getattr(profile, name)]
    rows.append(("lines known as furniture", len(profile.furniture)))
    rows.append(("00:00 is a time", "yes" if profile.midnight else "no"))
    return rows
