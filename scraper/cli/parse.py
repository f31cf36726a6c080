"""``scraper parse``: records from saved pages."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from scraper.address import clean, pasted
from scraper.cli.options import language_option, learned_option, voice_options
from scraper.cli.voice import Voice
from scraper.errors import UsageError
from scraper.outcome import Kind
from scraper.page import Page
from scraper.pipeline.child import Context
from scraper.pipeline.parsed import Parsed
from scraper.pipeline.parsing import parse_pages
from scraper.pipeline.profiles import Contexts
from scraper.pipeline.saved import ARCHIVES, STDIN, Unreadable, saved_pages
from scraper.pipeline.why import count
from scraper.pipeline.words import fit_json
from scraper.seed import Seed
from scraper.seedfile import read_seed


@click.command("parse")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE …",
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
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
    page saved whole by a browser (.mhtml, .mht), any other file that begins as HTML does, or a
    folder of these, read with all folders in it. `-` is one page from standard input. Records
    come in the order of the files.

    A page keeps the address that a browser noted in the file, or that the page names itself; where
    there is neither, its address is that of its file. Name it with --url.

    A page that gives no record is named on standard error with the reason. Exit status 1 when a
    file cannot be read, a page fails, or a file named by itself gives no record; that some pages
    in a folder or an archive are no articles is as it should be.

    \b
    scraper parse page.html
    scraper parse saved/ > articles.jsonl
    curl -s https://www.example.com/1 | scraper parse --url https://www.example.com/1 -
    scraper parse crawl.warc.gz | head -1 | python -m json.tool --no-ensure-ascii
    """
    seed: Seed | None = None if seed_file is None else read_seed(seed_file)
    work = _Work(voice, frozenset(files), _only(files, url))
    with Contexts(Context(seed=seed, language=language), memory) as context:
        for path, parsed in parse_pages(work.pages(files), context):
            work.finish(path, parsed)
    return work.status()


def _only(files: tuple[Path, ...], url: str | None) -> str:
    """The address that the user gives the one page. Raises UsageError where there may be more."""
    if url is None:
        return ""
    (file, *more) = files
    if more or file.is_dir() or _is_archive(file):
        raise UsageError("--url is the address of one page: name one file with it")
    return clean(pasted(url))


def _is_archive(path: Path) -> bool:
    return path.name.lower().endswith(ARCHIVES)


class _Work:
    """What came of each named file; ``url`` is the address of the one page, where it is given."""

    def __init__(self, voice: Voice, named: frozenset[Path], url: str) -> None:
        self._voice, self._named, self._url = voice, named, url
        self._records: set[Path] = set()  # those of the named files that gave one
        self._ends: Counter[Kind] = Counter()
        self._failed = False

    def pages(self, files: tuple[Path, ...]) -> Iterator[tuple[Path, Page]]:
        """The pages; what cannot be read is told."""
        for found in saved_pages(files):
            if isinstance(found, Unreadable):
                self._failed = True
                self._voice.warn(f"{found.path}: {found.reason}", event="unreadable")
            else:
                path, page = found
                yield path, replace(page, url=self._url or page.url)

    def finish(self, path: Path, parsed: Parsed) -> None:
        """Prints the record, or says why there is none."""
        self._ends[parsed.kind] += 1
        if parsed.line:
            sys.stdout.buffer.write(fit_json(parsed.line) + b"\n")
            self._records.add(path)
            return
        self._failed = self._failed or parsed.kind is Kind.FAILED
        page = f"{path}: {parsed.url}" if _is_archive(path) else f"{path}"
        self._voice.warn(
            f"{page}: {parsed.kind.value}: {parsed.reason}",
            event="refused",
            file=str(path),
            url=parsed.url,
            kind=parsed.kind.value,
        )

    def status(self) -> int:
        """The exit status; how many pages ended how is said, where there were several."""
        sys.stdout.buffer.flush()
        if self._ends.total() > 1:
            words = ", ".join(count(kind, number) for kind, number in self._ends.most_common())
            ends = {kind.value: number for kind, number in self._ends.items()}
            self._voice.tell(f"{self._ends.total()} pages: {words}", "end", outcomes=ends)
        alone = {path for path in self._named if path == STDIN or path.is_file()}
        return 1 if self._failed or alone - self._records else 0
