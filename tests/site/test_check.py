"""``scraper check`` and the alarm of ``scraper run`` against the embedded site, which redesigns
itself."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.demo.site import DemoSite
from scraper.demo.world import Plan
from tests.program import PROGRAM, Ran, environment
from tests.program import scraper as program

ALWAYS = ("--delay", "0", "--floor", "0", "--ceiling", "0")


@pytest.fixture
def site() -> Iterator[DemoSite]:
    plan = Plan(hosts=1, scale=40, specials=False, crawl_delay=None, styles=("wordpress",))
    with DemoSite(plan) as served:
        yield served


def crawl(site: DemoSite, folder: Path, *more: str) -> Ran:
    ran = program("run", site.homes[0], *ALWAYS, *more, folder=folder)
    assert ran.status == 0, ran.err
    return ran


def check(site: DemoSite, folder: Path, *more: str) -> Ran:
    return program("check", site.homes[0], "--delay", "0", *more, folder=folder)


def test_a_person_is_told_of_a_redesign_by_the_next_run(site: DemoSite, tmp_path: Path) -> None:
    crawl(site, tmp_path)
    site.add_articles(5)
    assert "changed" not in crawl(site, tmp_path).err
    site.redesign("classes")
    site.add_articles(12)
    ran = crawl(site, tmp_path, "--quiet")
    assert "the page's structure changed since" in ran.err
    assert site.homes[0] in ran.err  # an example
    site.add_articles(3)
    assert "changed" not in crawl(site, tmp_path).err  # told once


def test_no_profile_learns_and_tells_nothing(site: DemoSite, tmp_path: Path) -> None:
    crawl(site, tmp_path, "--no-profile")
    site.redesign("classes")
    site.add_articles(12)
    assert "changed" not in crawl(site, tmp_path, "--no-profile").err
    assert "nothing was learned yet" in check(site, tmp_path, "--profile").out


def test_a_healthy_site_is_well_and_nothing_is_written(site: DemoSite, tmp_path: Path) -> None:
    crawl(site, tmp_path)
    kept = [tmp_path / "articles.jsonl", tmp_path / "articles.sqlite3"]
    before = [path.read_bytes() for path in kept]
    ran = check(site, tmp_path)
    assert ran.status == 0, ran.err
    assert "\twell\t10 of 10\t" in ran.out
    assert [path.read_bytes() for path in kept] == before


def test_a_wall_is_wrong_and_said_for_people_and_programs(site: DemoSite, tmp_path: Path) -> None:
    crawl(site, tmp_path)
    site.redesign("consent")
    ran = check(site, tmp_path)
    assert ran.status == 1
    assert "\tWRONG\t0 of " in ran.out
    assert "consent wall" in ran.err
    asked = check(site, tmp_path, "--json")
    assert asked.status == 1
    health = json.loads(asked.out)
    assert health["well"] is False
    assert health["failing"] == ["articles"]
    assert health["changes"][0]["feature"] == "articles"
    assert "consent wall" in health["words"]


def test_a_site_whose_fields_are_all_found_in_other_places_says_what_is_wrong(
    site: DemoSite, tmp_path: Path
) -> None:
    crawl(site, tmp_path)
    site.redesign("metadata")
    site.add_articles(12)
    ran = check(site, tmp_path)
    assert ran.status == 1
    assert "\tWRONG\t10 of 10\tthe pages have changed" in ran.out
    assert "found by markup" in ran.err


def test_a_site_that_was_never_run_is_checked_too(site: DemoSite, tmp_path: Path) -> None:
    ran = check(site, tmp_path, "--json")
    assert ran.status == 0, ran.err
    health = json.loads(ran.out)
    assert health["articles"] == 10
    assert health["rates"]["published"] == {"now": 1.0, "before": None}


def test_without_a_site_the_memory_says_which(site: DemoSite, tmp_path: Path) -> None:
    assert "no memory of earlier runs" in program("check", folder=tmp_path).err


def test_without_a_site_those_of_the_memory_are_asked_where_they_were(
    site: DemoSite, tmp_path: Path
) -> None:
    """A site's name does not say that it speaks http alone, as many old papers do."""
    crawl(site, tmp_path)
    ran = program("check", "--delay", "0", "--json", folder=tmp_path)
    assert ran.status == 0, ran.err
    assert [json.loads(line)["articles"] for line in ran.out.splitlines()] == [10]


def test_the_profile_is_shown_without_asking_anybody(site: DemoSite, tmp_path: Path) -> None:
    crawl(site, tmp_path)
    asked = len(site.trace)
    ran = check(site, tmp_path, "--profile")
    assert ran.status == 0, ran.err
    assert "body\t" in ran.out
    assert "lines known as furniture\t" in ran.out
    assert len(site.trace) == asked
    line = json.loads(check(site, tmp_path, "--profile", "--json").out)
    assert line["profile"]["pages"] == 40


def test_a_site_that_there_was_no_time_for_is_not_called_wrong(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections, says nothing
        home = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        checked = program("check", home, "--delay", "0", "--deadline", "1", folder=tmp_path)
    assert checked.status == 1
    assert "WRONG" not in checked.out
    assert "the time was over" in checked.err


@pytest.mark.parametrize("command", ["check", "add"])
def test_stopped_by_a_person_it_says_so_and_claims_nothing(command: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        home = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        process = subprocess.Popen(
            [*PROGRAM, command, home],
            cwd=tmp_path,
            env=environment(),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        silent.settimeout(120)
        asking, _ = silent.accept()
        with asking:
            process.send_signal(signal.SIGTERM)
            out, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "SIGTERM" in err
    assert "WRONG" not in out
    assert "no article" not in err
