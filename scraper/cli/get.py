"""``scraper get``: records of single articles."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from typing import Any

import click

from scraper.address import clean, pasted
from scraper.cli.ends import Ends
from scraper.cli.options import (
    join_option,
    language_option,
    learned_option,
    polite_options,
    voice_options,
    warc_option,
)
from scraper.cli.voice import Voice
from scraper.errors import UsageError
from scraper.pipeline.options import Options
from scraper.pipeline.singles import get_pages


@click.command("get", short_help="Print the records of single articles.")
@click.argument("urls", nargs=-1, required=True, metavar="URL …")
@join_option
@warc_option
@language_option
@learned_option
@polite_options
@voice_options
@click.pass_obj
def command(voice: Voice, /, urls: tuple[str, ...], **settings: Any) -> int:
    """Print the records of single articles, one JSON line each, in the order in which they come.

    URL is an article's address; `-` reads addresses from standard input, one a line. Nothing is
    remembered. robots.txt is obeyed and each host is asked at its pace, however long the list.

    An address that gives no record is named on standard error with the reason, and the exit
    status is then 1.

    \b
    scraper get https://www.example.com/news/1
    scraper get - < addresses.txt > articles.jsonl
    """
    named = [clean(pasted(url)) for url in urls if url != "-"]
    lines, ends = _Lines(voice), Ends(voice, "address", "addresses")
    coming = itertools.chain.from_iterable([pasted(url)] if url != "-" else lines for url in urls)
    failed = False
    for single in get_pages(coming, Options(**settings), named=named):
        failed |= not ends.add(single.url, single.parsed, url=single.url)
    ends.tell()
    return int(failed or lines.failed)


class _Lines:
    """The addresses on standard input; empty lines and lines beginning with # are not any.

    A line in another charset is told and passed over: read as if it were UTF-8, it would be an
    address that nobody has written.
    """

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self.failed = False

    def __iter__(self) -> Iterator[str]:
        if sys.stdin is None:
            raise UsageError("standard input is closed, so no address can be read from it")
        for number, line in enumerate(sys.stdin.buffer, 1):
            try:
                text = pasted(line.decode())
            except UnicodeDecodeError:
                self.failed = True
                words = f"standard input, line {number}: is not UTF-8; save the addresses as UTF-8"
                self._voice.warn(words, event="unreadable", line=number)
                continue
            if text and not text.startswith("#"):
                yield text
