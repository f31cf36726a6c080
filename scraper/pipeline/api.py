"""The Python API's functions over the network: ``scrape``, ``crawl`` and ``run``."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from scraper.address import clean, pasted
from scraper.article import Article
from scraper.errors import UsageError
from scraper.outcome import Kind, Refusal
from scraper.pipeline.options import Options, Settings
from scraper.pipeline.processes.pool import PoolLimits
from scraper.pipeline.report import Report
from scraper.pipeline.run import Run
from scraper.pipeline.singles import get_pages
from scraper.seed import Seed
from scraper.seedfinder import find_seeds

Start = Seed | str | Path  # where a site starts: a Seed, a seed file or a folder, an address


def scrape(url: str, **settings: Unpack[Settings]) -> Article | Refusal:
    """Fetches one page politely and parses it; nothing is remembered or written.

    robots.txt is asked and obeyed first. Never raises for what a server or a page does; raises
    AddressError when ``url`` is no address and UsageError when a setting makes no sense.
    """
    address = clean(pasted(url))
    options, limits = Options.of(**settings), PoolLimits(children=1)
    (single,) = get_pages([address], options, named=[address], limits=limits)
    parsed = single.parsed
    return parsed.article() if parsed.line else Refusal(parsed.kind, parsed.reason, address)


def crawl(seeds: Iterable[Start], **settings: Unpack[Settings]) -> Iterator[Article]:
    """The articles of the sites, one by one as they are found; nothing lasts.

    It is ``run`` with its output and memory in a temporary folder that goes with the iterator:
    close the iterator, or let it come to its end. Raises what ``run`` raises,
    for a wrong argument at once.
    """
    chosen, options = _seeds(seeds), Options.of(**settings)
    if set(settings) & {"out", "memory"}:
        raise UsageError("crawl keeps neither output nor memory: leave out 'out' and 'memory'")
    return _articles(chosen, options)


def _articles(seeds: Sequence[Seed], options: Options) -> Iterator[Article]:
    with tempfile.TemporaryDirectory(prefix="scraper-") as folder:
        run = Run(seeds, replace(options, out=Path(folder, "articles.jsonl")))
        for outcome, parsed in run.results():
            if outcome.kind is Kind.WRITTEN and parsed is not None:
                yield parsed.article()


def run(seeds: Iterable[Start], **settings: Unpack[Settings]) -> Report:
    """Crawls the sites and appends what is new to ``out``: the command ``scraper run``.

    Raises UsageError (SeedError, AddressError), LockedError when another run writes the output,
    OutputError when it cannot be written, MemoryFileError; what was written before is whole.
    """
    return Run(_seeds(seeds), Options.of(**settings))()


def _seeds(starts: Iterable[Start]) -> list[Seed]:
    if isinstance(starts, str | Path | Seed):
        raise UsageError("give a list of seeds, also where it is only one: [seed]")
    seeds: list[Seed] = []
    for start in starts:
        seeds += [start] if isinstance(start, Seed) else find_seeds([str(start)])
    return seeds
