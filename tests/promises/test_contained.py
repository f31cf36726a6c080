"""Contained: every trap of the embedded site through the real pipeline, in one run.

Each trap has a site of its own beside good articles: as an article that the site's feed lists, or
as its feed, its sitemap, its robots.txt. Held of all: it ends in an outcome with its reason, the
good articles are written all the same, and the run's processes stay within bounds of time, memory,
open files and requests.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import pytest

from scraper.demo.messages import Ask, Reply
from scraper.demo.outlet import Outlet
from scraper.demo.site import DemoSite
from scraper.demo.traps import BY_NAME, TRAPS, Trap
from scraper.demo.world import Plan
from tests.promises.harness import REPORT, content, records, start

pytestmark = pytest.mark.slow
PATIENCE = 5.0  # seconds that the run under test waits for a whole answer
MOST_SECONDS = 300.0  # for all traps together, on a busy machine
RUN_MIB, PARSER_MIB, ALL_MIB = 450, 500, 900
# How a trap that is taken for an article must end; what is not named here, as FAILED. A page that
# is only odd is read: what is wrong with it must not reach the record.
ENDS = {
    **dict.fromkeys(("report.html", "clip.html", "radio", "redos"), "not_article"),
    **dict.fromkeys(
        (
            "length-long", "length-short", "length-negative", "chunks-cut", "odd-headers",
            "wide-attribute", "nul", "invalid-utf8", "lone-surrogates", "line-separators",
            "escapes", "dots", "deep-json", "gzip-lie",
        ),
        "written",
    ),
    "nested": "empty",
}  # fmt: skip
EITHER = {"many-attributes"}  # read, or given up after the parser's deadline: as the machine is


@dataclass(slots=True)
class Caught:
    """What came of the run."""

    site: DemoSite
    folder: Path
    said: str = ""
    status: int = 0
    seconds: float = 0.0
    peaks: Counter[str] = field(default_factory=Counter)
    report: dict[str, Any] = field(default_factory=dict)

    def outlet(self, trap: Trap) -> Outlet:
        return self.site.world.outlets[TRAPS.index(trap)]

    def of_site(self, trap: Trap) -> dict[str, Any]:
        host = self.outlet(trap).base.partition("://")[2]
        return next(site for site in self.report["sites"] if site["site"] == host)

    def end(self, trap: Trap) -> dict[str, Any]:
        """How the trap's own address ended."""
        address = self.outlet(trap).base + trap.path
        return next(entry for entry in self.report["addresses"] if entry["url"] == address)


def _feed(*urls: str) -> Reply:
    items = "".join(f"<item><title>خبر</title><link>{url}</link></item>" for url in urls)
    body = f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
    return Reply(200, {"Content-Type": "application/rss+xml"}, body)


def _set(site: DemoSite, number: int, trap: Trap) -> str:
    """Sets the trap on its site; the site's seed."""
    outlet = site.world.outlets[number]
    sources = {"feed": "feeds", "sitemap": "sitemaps"}
    if trap.kind in sources:
        return f'home = "{outlet.base}/"\n{sources[trap.kind]} = ["{outlet.base}{trap.path}"]\n'
    listed = [outlet.url(0), *([outlet.base + trap.path] if trap.kind == "page" else [])]
    site.put("/traps.xml", lambda ask: _feed(*listed), host=number)
    if trap.kind == "robots":

        def robots(ask: Ask) -> Reply:
            return trap.answer(ask, outlet.base, trap.size)

        site.put("/robots.txt", robots, host=number)
    return f'home = "{outlet.base}/"\nfeeds = ["{outlet.base}/traps.xml"]\n'


def _watched(caught: Caught) -> None:
    """Runs, and looks at the processes all the while."""
    program = (sys.executable, "-m", "tests.promises.hurried", str(PATIENCE))
    began = time.monotonic()
    running = start(caught.folder, "--log-json", "seeds", program=program)
    process = psutil.Process(running.process.pid)
    while running.process.poll() is None:
        with suppress(psutil.Error):
            _look(process, caught.peaks)
        time.sleep(0.1)
    caught.status, caught.said = running.ended()
    caught.seconds = time.monotonic() - began
    caught.report = json.loads((caught.folder / REPORT).read_bytes())


def _look(process: psutil.Process, peaks: Counter[str]) -> None:
    own = process.memory_info().rss >> 20
    parsers = [child.memory_info().rss >> 20 for child in process.children()]
    now = {
        "run": own,
        "parser": max(parsers, default=0),
        "all": own + sum(parsers),
        "files": process.num_fds(),
        "threads": process.num_threads(),
    }
    for name, value in now.items():
        peaks[name] = max(peaks[name], value)


@pytest.fixture(scope="module")
def caught(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caught]:
    folder = tmp_path_factory.mktemp("traps")
    (folder / "seeds").mkdir()
    plan = Plan(specials=False, crawl_delay=None, hosts=len(TRAPS))
    with DemoSite(plan) as site:
        for number, trap in enumerate(TRAPS):
            (folder / "seeds" / f"{number}.toml").write_text(_set(site, number, trap))
        found = Caught(site, folder)
        _watched(found)
        yield found


def test_the_run_comes_to_its_end_in_time(caught: Caught) -> None:
    assert caught.seconds < MOST_SECONDS
    assert caught.status == 1, "pages have failed, and the status says so"
    assert caught.report["stopped"] is None
    assert all(site["finished"] for site in caught.report["sites"])


def test_its_processes_stay_within_bounds(caught: Caught) -> None:
    peaks = caught.peaks
    assert 30 < peaks["run"] < RUN_MIB, peaks
    assert 30 < peaks["parser"] < PARSER_MIB, peaks
    assert peaks["all"] < ALL_MIB, peaks
    assert peaks["files"] < 200, peaks
    assert peaks["threads"] < 100, peaks


@pytest.mark.parametrize(
    "trap", [trap for trap in TRAPS if trap.kind == "page"], ids=lambda trap: trap.name
)
def test_a_trap_among_articles_ends_with_its_reason(caught: Caught, trap: Trap) -> None:
    end = caught.end(trap)
    if trap.name not in EITHER:
        assert end["kind"] == ENDS.get(trap.name, "failed"), end
    if end["kind"] != "written":
        assert end["reason"], end
        assert end["reason"].isprintable(), end
        assert len(end["reason"]) <= 300, end


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_the_good_articles_beside_it_are_written(caught: Caught, trap: Trap) -> None:
    wanted = len(caught.outlet(trap).catalogue)
    trapped = trap.kind == "page" and caught.end(trap)["kind"] == "written"
    assert caught.of_site(trap)["articles"] == wanted + trapped, caught.of_site(trap)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_it_costs_the_site_few_requests(caught: Caught, trap: Trap) -> None:
    """An index of indexes without an end is walked to its bound; nothing else is walked at all."""
    most = 1200 if trap.name == "sitemap-tree" else 60
    assert caught.of_site(trap)["requests"] <= most


def test_entities_and_document_types_are_not_followed(caught: Caught) -> None:
    asked = {visit.path for visit in caught.site.trace}
    assert BY_NAME["external-entity"].path in asked
    assert BY_NAME["external-dtd"].path in asked
    assert not [path for path in asked if "canary" in path]
    assert "root:" not in content(caught.folder).decode()


def test_forbidden_addresses_of_a_feed_are_not_asked_and_the_run_says_so(caught: Caught) -> None:
    site = caught.of_site(BY_NAME["feed-links"])
    host = site["site"]
    ends = [e for e in caught.report["addresses"] if e["site"] == host and e["kind"] == "failed"]
    assert all("10.0.0.1" not in e["url"] or e["reason"] for e in ends)
    assert {visit.host for visit in caught.site.trace} <= {
        outlet.base.partition("://")[2] for outlet in caught.site.world.outlets
    }


def test_no_line_and_no_word_holds_what_a_terminal_obeys(caught: Caught) -> None:
    data = content(caught.folder)
    for article in records(data):
        texts = [article.headline, article.lead or "", *article.paragraphs]
        assert not [t for t in texts if not _fit(t)], article.url
    assert len(data.decode().splitlines()) == data.count(b"\n"), "U+2028 and its like"
    assert all(_fit(line) for line in caught.said.splitlines())


def _fit(text: str) -> bool:
    return not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2028" for c in text)


def test_nothing_is_written_but_the_files_that_were_named(caught: Caught) -> None:
    made = {path.name for path in caught.folder.iterdir()}
    assert made <= {
        "seeds", "articles.jsonl", "articles.jsonl.lock", "articles.sqlite3",
        "articles.sqlite3.lock", REPORT,
    }  # fmt: skip
