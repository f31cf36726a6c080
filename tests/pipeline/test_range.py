"""``--since`` and ``--until`` hold for what is written, not only for what sources date: a real site
whose listings tell no dates, the real Visit, the real parser."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import scraper
from scraper import Kind, Seed
from scraper.pipeline.options import Options
from scraper.pipeline.report import Report
from scraper.pipeline.run import Run
from scraper.pipeline.trial import Trying
from scraper.writer.memory import Memory
from tests.site.server import Answer, Server

# Printed on the pages, and nowhere else; None: the page has no date at all.
DATES = {
    "alpha": "2026-11-20T08:00:00+03:00",
    "beta": "2026-11-10",
    "gamma": "2026-11-01T00:05:00+03:00",  # on the day before in UTC
    "delta": "2026-10-31T23:55:00+03:00",
    "epsilon": "2026-10-12T10:00:00+03:00",
    "zeta": "2025-03-02",
    "eta": None,
}


def story(name: str, edition: str = "") -> Answer:
    when = DATES[name]
    stamp = f'<time class="published" datetime="{when}">{when}</time>' if when else ""
    text = f"افتتحت أمس المدرسة {name} في ريف دمشق {edition} بعد ترميمها بدعم من أهالي البلدة كلهم."
    return Answer(
        f"<html lang=ar><head><title>افتتاح المدرسة {name} في الريف</title></head><body><article>"
        f"<h1>افتتاح المدرسة {name} في الريف</h1>{stamp}<p>{text}</p><p>وقال المدير إن العمل استمر"
        f" تسعة أشهر وإن المدرسة تتسع لخمسمئة تلميذ من القرية والقرى المجاورة.</p></article></body>"
        "</html>".encode()
    )


def place(name: str) -> str:
    return f"/news/school-{name}-opens-in-the-countryside"


@pytest.fixture
def site() -> Iterator[Server]:
    with Server() as server:
        links = "".join(
            f'<li><h3><a href="{place(name)}">افتتاح المدرسة {name} في الريف اليوم</a></h3></li>'
            for name in DATES
        )
        server.answers["/"] = Answer(f"<title>صحيفة</title><ul>{links}</ul>".encode())
        server.answers |= {place(name): story(name) for name in DATES}
        yield server


def go(folder: Path, server: Server, since: str = "", until: str = "", **more: Any) -> Report:
    return scraper.run(
        [Seed(home=f"{server.url}/")],
        out=folder / "articles.jsonl",
        since=date.fromisoformat(since) if since else None,
        until=date.fromisoformat(until) if until else None,
        **{"delay": 0, "floor": 0, "ceiling": 0, **more},
    )


def written(folder: Path) -> list[str]:
    """The names of the articles in the output, in the alphabet's order."""
    lines = (folder / "articles.jsonl").read_text("utf-8").splitlines()
    return sorted(json.loads(line)["headline"].split()[2] for line in lines)


def asked(server: Server) -> set[str]:
    """The names of the articles that were asked for since the last call."""
    names = {place(name): name for name in DATES}
    paths = [path for path in server.paths() if path in names]
    assert max(Counter(paths).values(), default=1) == 1, "none twice"
    server.trace.clear()
    return {names[path] for path in paths}


def test_nothing_older_than_since_is_written_and_what_has_no_date_is(
    tmp_path: Path, site: Server
) -> None:
    report = go(tmp_path, site, since="2026-11-01", report=tmp_path / "report.json")
    assert written(tmp_path) == sorted(["alpha", "beta", "gamma", "eta"])
    assert report.outcomes == {Kind.WRITTEN: 4, Kind.OUT_OF_RANGE: 3}
    assert report.exit_status == 0, "no failure"
    told = json.loads((tmp_path / "report.json").read_text("utf-8"))
    left = {
        entry["published"]: entry["reason"]
        for entry in told["addresses"]
        if entry["kind"] == "out_of_range"
    }
    assert left == dict.fromkeys(
        (DATES["delta"], DATES["epsilon"], DATES["zeta"]), "from before 2026-11-01"
    )


def test_the_edges_day_is_whole_at_both_ends(tmp_path: Path, site: Server) -> None:
    go(tmp_path, site, since="2026-10-31", until="2026-11-01")
    assert written(tmp_path) == sorted(["gamma", "delta", "eta"])


def test_a_run_with_the_same_range_asks_for_nothing_again(tmp_path: Path, site: Server) -> None:
    go(tmp_path, site, since="2026-11-01")
    assert asked(site) == set(DATES)
    report = go(tmp_path, site, since="2026-11-01")
    assert asked(site) == set()
    assert not report.outcomes and report.exit_status == 0
    go(tmp_path, site, since="2026-11-05")
    assert asked(site) == set(), "nor one with a narrower range"


RANGES = [
    [("2026-11-01", ""), ("2026-10-01", ""), ("", "")],
    [("", "2026-10-31"), ("", "2026-11-09"), ("", "")],
    [("2026-10-31", "2026-10-31"), ("2025-01-01", "2026-10-31"), ("", "")],
    [("2030-01-01", ""), ("", "")],
    [("2026-11-01", ""), ("", "2026-10-31"), ("", "")],
]


@pytest.mark.parametrize("ranges", RANGES, ids=str)
def test_a_wider_range_finds_what_one_left_out_once(
    tmp_path: Path, site: Server, ranges: list[tuple[str, str]]
) -> None:
    for since, until in ranges:
        go(tmp_path, site, since=since, until=until)
        for name, when in DATES.items():
            day = (when or "")[:10]
            wanted = not day or (since <= day and (not until or day <= until))
            assert (name in written(tmp_path)) or not wanted
        assert len(written(tmp_path)) == len(set(written(tmp_path)))
    assert written(tmp_path) == sorted(DATES)
    site.trace.clear()
    go(tmp_path, site)
    assert asked(site) == set(), "all of it is known"


def test_ranges_side_by_side_part_the_articles_between_them(tmp_path: Path, site: Server) -> None:
    for folder, since, until in (("old", "", "2026-10-31"), ("new", "2026-11-01", "")):
        (tmp_path / folder).mkdir()
        go(tmp_path / folder, site, since=since, until=until)
    both = written(tmp_path / "old") + written(tmp_path / "new")
    assert sorted(both) == sorted([*DATES, "eta"]), "what has no date is in both"


def test_a_limit_counts_what_is_written(tmp_path: Path, site: Server) -> None:
    report = go(tmp_path, site, since="2026-11-01", limit=3)
    assert report.articles == 3
    go(tmp_path, site, since="2026-11-01", limit=3)
    assert written(tmp_path) == sorted(["alpha", "beta", "gamma", "eta"])


def test_the_newest_of_what_was_left_out_come_first(tmp_path: Path, site: Server) -> None:
    go(tmp_path, site, since="2026-11-01")
    go(tmp_path, site, limit=1)
    assert "delta" in written(tmp_path) and "zeta" not in written(tmp_path)


def test_an_article_that_is_known_is_not_revised_out_of_the_range(
    tmp_path: Path, site: Server
) -> None:
    go(tmp_path, site)
    site.answers |= {place(name): story(name, "ثانية") for name in DATES}
    site.trace.clear()
    report = go(tmp_path, site, since="2026-11-01", revisit=24)
    assert report.outcomes == {Kind.WRITTEN: 4, Kind.OUT_OF_RANGE: 3}
    site.trace.clear()
    go(tmp_path, site, since="2026-11-01", revisit=24)
    assert not asked(site) & {"delta", "epsilon", "zeta"}
    report = go(tmp_path, site)
    assert report.outcomes == {Kind.WRITTEN: 3}, "their revisions"
    lines = (tmp_path / "articles.jsonl").read_text("utf-8").splitlines()
    revisions = [json.loads(line) for line in lines]
    assert Counter((r["headline"].split()[2], r["revision"]) for r in revisions) == {
        (name, number): 1 for name in DATES for number in (0, 1)
    }


def test_what_was_left_out_is_asked_in_full(tmp_path: Path, site: Server) -> None:
    for name in DATES:
        answer = story(name)
        answer.headers["ETag"] = f'"{name}"'
        site.answers[place(name)] = answer
    go(tmp_path, site, since="2026-11-01")
    site.trace.clear()
    go(tmp_path, site)
    conditional = [a.path for a in site.trace if "if-none-match" in a.headers]
    assert not set(conditional) & set(map(place, DATES))
    assert written(tmp_path) == sorted(DATES)


def test_a_failure_in_between_does_not_forget_the_date(tmp_path: Path, site: Server) -> None:
    go(tmp_path, site, since="2026-11-01")
    site.answers |= {place(name): Answer(b"", 503, {"Retry-After": "0"}) for name in DATES}
    go(tmp_path, site, since="2026-10-01")
    site.answers |= {place(name): story(name) for name in DATES}
    site.trace.clear()
    go(tmp_path, site, since="2026-11-01")
    assert asked(site) == set()
    go(tmp_path, site)
    assert written(tmp_path) == sorted(DATES)


def test_the_reason_is_told_where_a_site_gives_nothing(tmp_path: Path, site: Server) -> None:
    site.answers[place("eta")] = Answer(b"", 404)
    report = go(tmp_path, site, since="2027-01-01", metrics=tmp_path / "figures.prom")
    assert "6 are out of the range of dates (from before 2027-01-01)" in report.sites[0].why
    assert 'kind="out_of_range"} 6' in (tmp_path / "figures.prom").read_text("utf-8")


def test_crawl_gives_what_lies_in_the_range(site: Server) -> None:
    home = Seed(home=f"{site.url}/")
    found = scraper.crawl([home], since=date(2026, 11, 1), until=date(2026, 11, 15), delay=0)
    names = {article.headline.split()[2] for article in found}
    assert names == {"beta", "gamma", "eta"}


def test_pages_left_out_count_as_articles_for_a_sites_health(site: Server) -> None:
    options = Options(delay=0, since=date(2027, 1, 1))
    (trial,) = Trying([Seed(home=f"{site.url}/")], options)()
    assert len(trial.records) == len(DATES)


def test_a_memory_from_before_ranges_held_goes_on(tmp_path: Path, site: Server) -> None:
    go(tmp_path, site, since="2026-11-01", limit=2)
    with sqlite3.connect(tmp_path / "articles.sqlite3") as connection:
        connection.execute("ALTER TABLE addresses DROP COLUMN published")
        connection.execute("PRAGMA user_version = 2")
    connection.close()
    looked = Memory.look(tmp_path / "articles.sqlite3")
    assert looked is not None
    with looked:
        assert sum(looked.sites().values()) == 2
    go(tmp_path, site, since="2026-11-01")
    assert written(tmp_path) == sorted(["alpha", "beta", "gamma", "eta"])
    go(tmp_path, site)
    assert written(tmp_path) == sorted(DATES)


@pytest.mark.parametrize("after", range(1, 8))
def test_a_run_ended_anywhere_leaves_the_rest_to_the_next(
    tmp_path: Path, site: Server, after: int
) -> None:
    options = Options(
        out=tmp_path / "articles.jsonl", since=date(2026, 11, 1), delay=0, floor=0, ceiling=0
    )
    results = Run([Seed(home=f"{site.url}/")], options).results()
    for _ in range(after):
        next(results)
    results.close()  # type: ignore[attr-defined]
    go(tmp_path, site, since="2026-11-01")
    assert written(tmp_path) == sorted(["alpha", "beta", "gamma", "eta"])
    go(tmp_path, site)
    assert written(tmp_path) == sorted(DATES)
