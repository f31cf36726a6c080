"""``scraper parse``: records from saved pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from scraper.address import clean, pasted
from scraper.cli.ends import Ends
from scraper.cli.options import language_option, learned_option, voice_options
from scraper.cli.voice import Voice
from scraper.errors import UsageError
from scraper.outcome import Kind
from scraper.page import Page
from scraper.pipeline.files.saved import Saved, Unreadable, is_archive, saved_pages
from scraper.pipeline.parsing import parse_pages
from scraper.pipeline.processes.child import Context
from scraper.pipeline.processes.parsed import Parsed
from scraper.pipeline.profiles import Contexts
from scraper.seed import Seed
from scraper.seedfile import read_seed

_ONE = "--url is the address of one page: name one file with it"


class _File(click.Path):
    """What is there to be read; an address is not."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        if str(value).startswith(("http://", "https://")):
            words = f"{value} is an address; `scraper get` asks for it, this command reads files"
            self.fail(words, param, ctx)
        return super().convert(value, param, ctx)


@click.command("parse", short_help="Print the records of saved pages.")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE …",
    type=_File(exists=True, allow_dash=True, path_type=Path),
)
@click.option(
    "--url",
    metavar="URL",
    help="The address of the page, where FILE is a single one.",
)
@click.option(
    "--seed",
    "seed_file",
    type=click.Path(path_type=Path),
    metavar="TOML",
    help="The site's seed file: its name, time zone and selectors.  [default: the one that `run` "
    "takes for the page's address]",
)
@language_option
@learned_option
@voice_options
@click.pass_obj
def command(
    voice: Voice,
    /,
    files: tuple[Path, ...],
    url: str | None,
    seed_file: Path | None,
    memory: Path | None,
    language: str,
) -> int:
    """Print the records of saved pages, one JSON line each.

    FILE is a page (.html, .htm, .xhtml, .txt in UTF-8), an archive (.warc), each also with .gz, a
    page saved whole by a browser (.mhtml, .mht), any other file that begins as HTML does; or many
    of these in a folder, with all folders in it, or packed (.zip, .wacz, .tar, also with .gz, .bz2
    or .xz). `-` is one page or one .warc from standard input. Records come in the order of the
    files.

    A page keeps the address that a browser noted in the file, or that the page names itself; where
    there is neither, its address is that of its file. Name it with --url.

    A page that gives no record is named on standard error with the reason. Exit status 1 when a
    file cannot be read, a page fails, or a file named by itself gives no record; that some pages
    in a folder or an archive are no articles is as it should be.

    \b
    scraper parse page.html
    scraper parse saved/ crawl.warc.gz pages.zip > articles.jsonl
    curl -s https://www.example.com/1 | scraper parse --url https://www.example.com/1 -
    scraper parse crawl.warc.gz | head -1 | python3 -m json.tool --no-ensure-ascii
    """
    seed: Seed | None = None if seed_file is None else read_seed(seed_file)
    work = _Work(voice, frozenset(files), _only(files, url))
    with Contexts(Context(seed=seed, language=language), memory) as context:
        for saved, parsed in parse_pages(work.pages(files), context):
            work.finish(saved, parsed)
    return work.status()


def _only(files: tuple[Path, ...], url: str | None) -> str:
    """The address that the user gives the one page. Raises UsageError where there may be more."""
    if url is None:
        return ""
    (file, *more) = files
    if more or file.is_dir() or is_archive(file):
        raise UsageError(_ONE)
    return clean(pasted(url))


class _Work:
    """What came of each named file; ``url`` is the address of the one page, where it is given."""

    def __init__(self, voice: Voice, named: frozenset[Path], url: str) -> None:
        self._voice, self._named, self._url = voice, named, url
        self._records: set[Path] = set()  # those of the named files that gave one
        self._ends = Ends(voice, "page", "pages")
        self._failed = False

    def pages(self, files: tuple[Path, ...]) -> Iterator[tuple[Saved, Page]]:
        """The pages; what cannot be read is told."""
        for found in saved_pages(files):
            if isinstance(found, Unreadable):
                self._failed = True
                self._voice.warn(f"{found.path}: {found.reason}", event="unreadable")
            elif self._url and found.inside:  # what a pipe gives is an archive
                raise UsageError(_ONE)
            else:
                yield found, replace(found.page, url=self._url or found.page.url)

    def finish(self, saved: Saved, parsed: Parsed) -> None:
        """Prints the record, or says why there is none."""
        name = f"{saved.path}: {saved.inside}" if saved.inside else f"{saved.path}"
        if self._ends.add(name, parsed, file=str(saved.path), url=parsed.url):
            self._records.add(saved.path)
        self._failed |= parsed.kind is Kind.FAILED

    def status(self) -> int:
        """The exit status; how many pages ended how is said, where there were several."""
        self._ends.tell()
        alone = {path for path in self._named if not path.is_dir()}
        return 1 if self._failed or alone - self._records else 0
