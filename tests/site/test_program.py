"""``scraper run`` and ``scraper demo`` as processes, against the embedded site: on a terminal,
without one, from cron's bare environment, told to stop, and killed."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.address import identity
from scraper.demo.site import DemoSite
from scraper.demo.world import Plan
from tests.program import PROGRAM, ROOT, environment, on_terminal, scraper

QUICK = ("--delay", "0", "--floor", "0", "--ceiling", "0")


@pytest.fixture(scope="module")
def site() -> Iterator[DemoSite]:
    """Good articles only: every one can be had."""
    with DemoSite(Plan(specials=False)) as running:
        yield running


@pytest.fixture
def slow_site() -> Iterator[DemoSite]:
    """200 articles on two hosts that take a while, so that a run can be caught in the middle."""
    plan = Plan(specials=False, hosts=2, scale=200, weight=1, crawl_delay=None, latency=0.03)
    with DemoSite(plan) as running:
        yield running


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(),
    )


def lines(folder: Path) -> list[bytes]:
    file = folder / "articles.jsonl"
    return file.read_bytes().splitlines() if file.exists() else []


def wait_for_lines(folder: Path, count: int) -> None:
    until = time.monotonic() + 120
    while len(lines(folder)) < count:
        assert time.monotonic() < until, "the run writes nothing"
        time.sleep(0.02)


def test_a_sites_address_is_enough(site: DemoSite, tmp_path: Path) -> None:
    said = scraper("run", *QUICK, *site.homes, folder=tmp_path)
    assert said.status == 0, said.err
    assert said.out == ""
    wanted = {identity(gold.url) for gold in site.articles}
    assert {identity(json.loads(line)["url"]) for line in lines(tmp_path)} == wanted
    assert f"{len(wanted)} articles written to articles.jsonl" in said.err
    again = scraper("run", *QUICK, *site.homes, folder=tmp_path)
    assert again.status == 0
    assert "nothing new" in again.err
    assert len(lines(tmp_path)) == len(wanted)


def test_the_pages_of_a_run_that_were_kept_give_the_same_records_again(
    site: DemoSite, tmp_path: Path
) -> None:
    said = scraper("run", *QUICK, "--warc", "{site}.warc.gz", *site.homes, folder=tmp_path)
    assert said.status == 0, said.err
    again = scraper("parse", *tmp_path.glob("*.warc.gz"), folder=tmp_path)
    assert len(list(tmp_path.glob("*.warc.gz"))) == len(site.homes)
    assert sorted(again.out.encode().splitlines()) == sorted(lines(tmp_path))


def test_a_run_whose_archive_cannot_be_written_asks_nobody(tmp_path: Path) -> None:
    for name, status, why in (
        ("pages.warc", 2, "an archive of pages is named *.warc.gz"),
        ("none/pages.warc.gz", 1, "there is no folder none"),
        ("articles.jsonl", 2, "named for both out and warc"),
    ):
        said = scraper("run", "--warc", name, "http://127.0.0.1:9/", folder=tmp_path)
        assert (said.status, why in said.err) == (status, True), said.err
        assert "refused the connection" not in said.err


def test_from_crons_bare_environment_quiet_says_nothing_when_all_is_well(
    site: DemoSite, tmp_path: Path
) -> None:
    command = ["env", "-i", f"PYTHONPATH={ROOT}", *PROGRAM, "run", "--quiet", *QUICK]
    done = subprocess.run(
        [*command, "--out", str(tmp_path / "a.jsonl"), site.homes[0]],
        capture_output=True,
        cwd="/",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert len((tmp_path / "a.jsonl").read_bytes().splitlines()) >= 5


def test_quiet_says_each_problem_on_a_line_when_all_is_not_well(tmp_path: Path) -> None:
    said = scraper("run", "--quiet", "--fail-under", "1", "http://127.0.0.1:9/", folder=tmp_path)
    assert said.status == 1
    site, few = said.err.splitlines()
    assert site.startswith("scraper: 127.0.0.1:9: ")
    assert "refused the connection" in site
    assert "--fail-under" in few


def test_why_the_only_site_failed_is_said_once(tmp_path: Path) -> None:
    said = scraper("run", "http://127.0.0.1:9/", folder=tmp_path)
    assert said.status == 1
    _, site, end = said.err.splitlines()
    assert site.startswith("scraper: 127.0.0.1:9: ")
    assert "refused the connection" in site
    assert end.startswith("nothing new for articles.jsonl")
    logged = scraper("run", "--log-json", "http://127.0.0.1:9/", folder=tmp_path).err.splitlines()
    assert {"site", "end"} <= {json.loads(line)["event"] for line in logged}


def test_a_site_that_fails_is_told_with_the_others_written(site: DemoSite, tmp_path: Path) -> None:
    said = scraper("run", *QUICK, "http://127.0.0.1:9/", site.homes[0], folder=tmp_path)
    assert said.status == 1
    assert len(lines(tmp_path)) >= 5
    assert re.search(r"^127\.0\.0\.1:9: .*refused the connection", said.err, re.MULTILINE)


def test_log_json_tells_each_site_and_the_end(site: DemoSite, tmp_path: Path) -> None:
    said = scraper("run", "--log-json", *QUICK, site.homes[0], folder=tmp_path)
    entries = [json.loads(line) for line in said.err.splitlines()]
    assert [entry["event"] for entry in entries] == ["begin", "site", "end"]
    assert entries[1]["articles"] == entries[2]["articles"] == len(lines(tmp_path))


def test_a_terminal_shows_progress_and_the_same_end(site: DemoSite, tmp_path: Path) -> None:
    said = on_terminal("run", *QUICK, *site.homes, folder=tmp_path)
    assert said.status == 0
    assert "articles written to articles.jsonl" in said.err
    assert "sites over" in said.err, "the line that moves"
    assert said.out == ""


def test_a_terminal_that_is_closed_does_not_end_the_run(
    slow_site: DemoSite, tmp_path: Path
) -> None:
    main, side = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "run", *QUICK, *slow_site.homes],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=side,
        cwd=tmp_path,
        env=environment(TERM="xterm"),
    )
    os.close(side)
    wait_for_lines(tmp_path, 10)
    os.close(main)
    process.communicate(timeout=120)
    assert (process.returncode, len(lines(tmp_path))) == (0, 200)


def test_demo_runs_everything_and_shows_the_first_record(tmp_path: Path) -> None:
    port = ("--port", str(49000 + os.getpid() % 900))
    said = scraper("demo", *port, folder=tmp_path)
    assert said.status == 0, said.err
    assert json.loads(said.out) == json.loads(lines(tmp_path)[0])
    assert len(lines(tmp_path)) >= 60
    again = on_terminal("demo", *port, folder=tmp_path)
    assert again.status == 0
    assert "nothing new" in again.err
    assert len(lines(tmp_path)) >= 60


def test_demo_begins_in_a_file_with_an_empty_line_too(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text("\n")
    said = scraper("demo", "--port", str(50000 + os.getpid() % 900), folder=tmp_path)
    assert (said.status, said.out[:1]) == (0, "{"), said.err


@pytest.mark.parametrize(
    "theirs",
    ['{"url": "https://a.example/1"}\n', '\n{"url": "https://a.example/1"}', "a,b\n1,2", "[]"],
)
def test_demo_does_not_write_among_what_is_not_its_own(theirs: str, tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text(theirs)
    said = scraper("demo", folder=tmp_path)
    assert said.status == 2
    assert "--out" in said.err
    assert (tmp_path / "articles.jsonl").read_text() == theirs


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_the_run_in_order_within_five_seconds(
    slow_site: DemoSite, tmp_path: Path, name: str
) -> None:
    process = start(tmp_path, "run", *QUICK, *slow_site.homes)
    wait_for_lines(tmp_path, 10)
    told = time.monotonic()
    process.send_signal(signal.Signals[name])
    _, err = process.communicate(timeout=120)
    assert time.monotonic() - told < 12, "within five where the machine is not busy"
    assert process.returncode == 1
    assert name in err.decode()
    written = re.search(r"(\d+) articles written", err.decode().splitlines()[-1])
    assert written, err.decode()
    assert int(written[1]) == len(lines(tmp_path))
    assert all(json.loads(line) for line in lines(tmp_path))


def test_a_run_killed_anywhere_is_repaired_and_completed_by_the_next(
    slow_site: DemoSite, tmp_path: Path
) -> None:
    for count in (1, 25, 60, 110):
        process = start(tmp_path, "run", *QUICK, *slow_site.homes)
        wait_for_lines(tmp_path, count)
        parsers = _parsers(process.pid)
        assert parsers
        process.kill()
        process.communicate()
        _wait_until_gone(parsers)
    last = scraper("run", *QUICK, *slow_site.homes, folder=tmp_path, seconds=300)
    assert last.status == 0, last.err
    written = [identity(json.loads(line)["url"]) for line in lines(tmp_path)]
    assert len(written) == len(set(written)) == 200


def _parsers(parent: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(parent)], capture_output=True, check=False)
    return [int(pid) for pid in found.stdout.split()]


def _wait_until_gone(pids: list[int]) -> None:
    """The children of a killed run see the end of their input and go."""
    until = time.monotonic() + 60
    for pid in pids:
        while Path(f"/proc/{pid}/stat").exists() and not _is_zombie(pid):
            assert time.monotonic() < until, "a parser process outlives its run"
            time.sleep(0.05)


def _is_zombie(pid: int) -> bool:
    """Gone, and not yet collected by the process that inherited it."""
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return True


def test_two_runs_at_once_the_second_exits_75_and_says_so(
    slow_site: DemoSite, tmp_path: Path
) -> None:
    first = start(tmp_path, "run", *QUICK, *slow_site.homes)
    wait_for_lines(tmp_path, 1)
    first.send_signal(signal.SIGSTOP)  # or it may be over before a busy machine starts the second
    second = scraper("run", *QUICK, slow_site.homes[0], folder=tmp_path)
    first.send_signal(signal.SIGCONT)
    first.terminate()
    first.communicate(timeout=120)
    assert second.status == 75
    assert "articles.jsonl: another run" in second.err
    assert len(second.err.splitlines()) == 1


def test_who_deletes_the_output_to_begin_anew_is_told_of_the_memory(
    site: DemoSite, tmp_path: Path
) -> None:
    once = ("run", *QUICK, site.homes[0])
    assert scraper(*once, folder=tmp_path).status == 0
    count = len(lines(tmp_path))
    (tmp_path / "articles.jsonl").unlink()
    said = scraper(*once, folder=tmp_path)
    assert lines(tmp_path) == []
    assert f"It is empty, for the {count} articles remembered were written before" in said.err
    assert "delete articles.sqlite3 too" in said.err
    assert scraper(*once, "--quiet", folder=tmp_path).err == ""
    (tmp_path / "articles.sqlite3").unlink()
    assert "It is empty" not in scraper(*once, folder=tmp_path).err
    assert len(lines(tmp_path)) == count


def test_a_faulty_seed_file_among_others_does_not_keep_them_from_being_run(
    site: DemoSite, tmp_path: Path
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.toml").write_text(f'home = "{site.homes[0]}"\n')
    (tmp_path / "seeds" / "b.toml").write_text("home = nonsense\n")
    said = scraper("run", *QUICK, "--quiet", folder=tmp_path)
    assert said.status == 1
    assert said.err == (
        "scraper: seeds/b.toml:1: home: is not TOML: invalid value; text stands in quotes; "
        "this site is left out\n"
    )
    assert lines(tmp_path)
    (tmp_path / "seeds" / "a.toml").unlink()
    assert scraper("run", *QUICK, folder=tmp_path).status == 2, "there is nothing to run"


def test_the_sites_may_stand_in_a_list(site: DemoSite, tmp_path: Path) -> None:
    (tmp_path / "sites.txt").write_text("\n".join(["# all", *site.homes[:2]]))
    said = scraper("run", *QUICK, "sites.txt", folder=tmp_path)
    assert said.err.startswith("2 sites, writing to articles.jsonl\n")
    assert lines(tmp_path)


def test_a_file_size_limit_ends_the_run_with_one_sentence_and_nothing_torn(
    slow_site: DemoSite, tmp_path: Path
) -> None:
    command = "ulimit -f 200; trap '' XFSZ; exec \"$@\""
    done = subprocess.run(
        ["bash", "-c", command, "_", *PROGRAM, "run", *QUICK, "--quiet", *slow_site.homes],
        capture_output=True,
        cwd=tmp_path,
        env=environment(),
        check=False,
        timeout=300,
    )
    said = done.stderr.decode()
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert "fault of the program" not in said
    assert len(said.splitlines()) == 1
    rest = scraper("run", *QUICK, *slow_site.homes, folder=tmp_path, seconds=300)
    assert rest.status == 0, rest.err
    written = [identity(json.loads(line)["url"]) for line in lines(tmp_path)]
    assert len(written) == len(set(written)) == 200


def test_the_python_interface_needs_no_guard_in_the_callers_script(
    site: DemoSite, tmp_path: Path
) -> None:
    """Parser processes do not import the caller's module again."""
    script = tmp_path / "script.py"
    script.write_text(
        "import scraper\n"
        f"report = scraper.run([{site.homes[0]!r}], out='a.jsonl', delay=0)\n"
        f"articles = list(scraper.crawl([{site.homes[1]!r}], delay=0, limit=2))\n"
        f"one = scraper.scrape({site.articles[0].url!r}, delay=0)\n"
        "print(report.articles, len(articles), one.headline)\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        cwd=tmp_path,
        env=environment(),
        check=True,
    )
    count, crawled, headline = done.stdout.decode().strip().split(" ", 2)
    assert int(count) == len((tmp_path / "a.jsonl").read_bytes().splitlines()) > 0
    assert crawled == "2"
    assert headline == site.articles[0].headline
    assert done.stderr == b""
