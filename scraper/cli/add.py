"""``scraper add``: looks a new site over and writes its seed file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, Any

import click

from scraper.cli.options import (
    Number,
    articles_option,
    language_option,
    option,
    polite_options,
    voice_options,
)
from scraper.cli.signals import stopping
from scraper.cli.tables import cell, show_table
from scraper.cli.voice import Voice
from scraper.errors import UsageError
from scraper.pipeline.adding import Finding, look_over
from scraper.pipeline.options import Options
from scraper.pipeline.trial import Trying
from scraper.seed import Seed
from scraper.seedfile import read_seed
from scraper.seedfinder import find_seeds
from scraper.seedwriter import check_place, render_seed, write_seed
from scraper.words import fit_json, one_line

_NOTES = (
    "Found by looking the site over: its feeds, sitemaps and articles were asked.",
    "A line that is changed by hand is kept: `scraper add` then refuses without --force.",
)


@click.command("add", short_help="Look a new site over and write its seed file.")
@click.argument("url", metavar="URL")
@option(
    "--seeds",
    "folder",
    default="seeds",
    show_default=True,
    envvar="SCRAPER_SEEDS",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where the seed file is written.",
)
@articles_option
@option(
    "--deadline",
    type=Number("seconds", above=0),
    default=90.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop looking after so long and take what was found.",
)
@option("--dry-run", is_flag=True, help="Print the seed file instead of writing it.")
@option("--force", is_flag=True, help="Overwrite a seed file that a person has edited.")
@language_option
@polite_options
@voice_options
@click.pass_obj
def command(
    voice: Voice,
    /,
    url: str,
    folder: Path,
    articles: int,
    dry_run: bool,
    force: bool,
    **settings: Any,
) -> int:
    """Look a new site over and write its seed file, so that `scraper run` collects it.

    URL is the site's address. Its feeds, sitemaps and sections are found, ten of its articles are
    read, and what their records hold is shown. Only what is certain is written: a time zone where
    the offsets on the pages settle it, a name that the pages give.

    Run it again at any time: the same site gives the same file. A file that was edited by hand is
    left alone unless --force is given.

    Exit status 1 when no article could be read; nothing is written then.

    \b
    scraper add https://www.example.com/
    scraper add --dry-run example.com > example.toml
    """
    seed, target = _known(url, folder)
    if not dry_run:
        check_place(target, force=force)
    trying = Trying([seed], Options(limit=articles, **settings))
    with stopping(trying.stop):
        (trial,) = trying()
    if trying.stopped:
        voice.warn(f"stopped by {trying.stopped}: the site was not looked over; nothing is written")
        return 1
    finding = look_over(trial)
    if not voice.quiet and (stream := voice.target) is not None:
        _show(finding, voice, stream)
    if not finding.usable:
        voice.warn(f"{seed.site}: no article could be read, so nothing is written")
        return 1
    if dry_run:
        text = render_seed(finding.seed, notes=_notes(finding))
        sys.stdout.buffer.write(text.encode())  # TOML is UTF-8, whatever the terminal's charset
        return 0
    written = write_seed(finding.seed, target, notes=_notes(finding), force=force)
    words = f"written; `scraper run {target}` collects it" if written else "says the same already"
    voice.tell(f"{target}: {words}", "seed")
    return 0


def _known(url: str, folder: Path) -> tuple[Seed, Path]:
    """What is known of the site already, in the folder, else in the usual places; and its file."""
    seed, *others = find_seeds([url])
    if others:
        raise UsageError(f"{url!r} names several sites: give one address")
    target = folder / f"{seed.site}.toml"
    return (read_seed(target) if target.is_file() else seed), target


def _notes(finding: Finding) -> tuple[str, ...]:
    shapes = ", ".join(finding.shapes[:3])
    return (*_NOTES, *((f"Addresses of its articles: {shapes}",) if shapes else ()))


def _show(finding: Finding, voice: Voice, stream: IO[str]) -> None:
    """The tables and the sample, on standard error: they are for the person."""
    sources = [*finding.feeds, *finding.sitemaps, *finding.sections]
    rows = [(each.kind.value, each.url, each.entries, each.via.value) for each in sources]
    if rows:
        show_table(stream, ("source", "address", "entries", "found by"), rows, finding.seed.site)
    filled = [(f.name, f"{f.filled} of {f.of}", f.why) for f in finding.fields if f.of]
    if filled:
        show_table(stream, ("field", "filled", "where not"), filled)
    if finding.sample:
        voice.tell("One of the records:")
        text = fit_json(finding.sample.encode("utf-8", "backslashreplace")).decode()
        lines = (_indented(line, isolate=stream.isatty()) for line in text.split("\n"))
        print("\n".join(lines), file=stream)
    for shape in finding.shapes[:3]:
        voice.tell(f"articles have addresses like {one_line(shape)}")
    for note in finding.notes:
        voice.tell(note, "note")


def _indented(line: str, *, isolate: bool) -> str:
    """A line of JSON as a cell, with the indentation that the cell would lose. Isolates are for
    eyes: in a file they would be no JSON."""
    bare = line.lstrip(" ")
    return " " * (len(line) - len(bare)) + cell(bare, most=300, isolate=isolate)
