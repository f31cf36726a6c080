"""``scraper demo``: the very pipeline of ``run`` against the embedded site."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from scraper.cli.display import display
from scraper.cli.options import FILE, option, voice_options
from scraper.cli.signals import stopping
from scraper.cli.voice import Voice
from scraper.demo.site import DemoSite
from scraper.demo.world import Plan
from scraper.errors import UsageError
from scraper.pipeline.options import Options
from scraper.pipeline.report import Report
from scraper.pipeline.run import Run
from scraper.seed import Seed
from scraper.words import fit_json

PORT = 48064  # always the same, so that a second demo meets the addresses of the first
_TRIES = 10


@click.command("demo", short_help="Show the whole thing on this machine, without a network.")
@option(
    "--out",
    "-o",
    default="articles.jsonl",
    show_default=True,
    envvar="SCRAPER_DEMO_OUT",
    type=FILE,
    metavar="FILE",
    help="The file to append to.",
)
@option(
    "--port",
    default=PORT,
    show_default=True,
    envvar=None,
    type=click.IntRange(1, 65_536 - _TRIES),
    metavar="N",
    help="The site's port.",
)
@voice_options
@click.pass_obj
def command(voice: Voice, /, out: Path, port: int) -> int:
    """Show the whole thing against a small Arabic news site on this machine; no network needed.

    The embedded site has several hosts, each built as Arabic publishers build theirs, with all
    that goes wrong on the real web. What `scraper run` does there is shown, and at the end a
    summary and the first record. Run it twice: the second time there is nothing new.

    \b
    scraper demo
    scraper demo | python3 -m json.tool --no-ensure-ascii
    """
    _check(out)
    with _running_site(voice, port) as site, display(voice) as shown:
        seeds = [Seed(home=home) for home in site.homes]
        run = Run(seeds, Options(out=out, delay=0), shown)
        with stopping(run.stop):
            report = run()
    _show_first(out, voice)
    return _status(report)


@contextmanager
def _running_site(voice: Voice, port: int) -> Iterator[DemoSite]:
    site = _start_site(voice, port)
    try:
        yield site
    finally:
        site.stop()


def _start_site(voice: Voice, port: int) -> DemoSite:
    """The site, on the port or, where that is taken, on one of the next."""
    for number in range(port, port + _TRIES):
        site = DemoSite(Plan(), port=number, trace=False)
        try:
            site.start()
        except OSError:
            continue
        if number != port:
            voice.tell(f"port {port} is taken, so the site is on {number}: all of it is new there")
        return site
    raise UsageError(f"ports {port} to {port + _TRIES - 1} are all taken: choose one with --port")


def _check(out: Path) -> None:
    """The demo's records do not belong among real ones, nor in a file of another tool."""
    try:
        first = _first_line(out) if out.is_file() else b""
    except OSError:
        return  # for the run itself to judge
    if first and not _url(first).startswith("http://127."):
        raise UsageError(
            f"{out} holds other things than the demo's records: run the demo in an empty folder, "
            "or name another file with --out"
        )


def _first_line(file: Path) -> bytes:
    """The first line that is not empty, or ``b""``. Raises OSError."""
    with file.open("rb") as lines:
        return next((line for line in lines if line.strip()), b"")


def _url(line: bytes) -> str:
    """The address in a record; ``""`` where it is none, or not whole."""
    try:
        return str(json.loads(line)["url"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""


def _show_first(out: Path, voice: Voice) -> None:
    if line := _first_line(out):
        voice.tell(f"The first record of {out}:")
        shown = json.dumps(json.loads(line), ensure_ascii=False, indent=2)
        sys.stdout.buffer.write(fit_json(shown.encode("utf-8", "backslashreplace")) + b"\n")


def _status(report: Report) -> int:
    """The site is nasty on purpose: a page of it that fails is no failure of the demo, and one of
    its hosts is none."""
    sound = not all(site.failed for site in report.sites)
    return 0 if sound and not report.interrupted else 1
