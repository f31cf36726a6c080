"""For the person who runs it unattended: what it leaves to be read, what it says, and what a slip
in a crontab cannot cost."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.program import PROGRAM, environment
from tests.promises.harness import OUT, Running, Site, content, finish, served, start

SAMPLE = re.compile(
    r'arabic_news_scraper_([a-z_]+)(?:\{((?:[a-z]+="(?:[^"\\\n]|\\.)*",?)*)\})?'
    r" (-?[0-9.]+(?:e[+-]?\d+)?)"
)
pytestmark = pytest.mark.slow
NOBODY = "http://127.0.0.1:9/"  # where no server is


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with served(hosts=2, scale=12) as running:
        yield running


def metrics(path: Path) -> dict[tuple[str, str], float]:
    """The samples by name and labels. Every line must be as the text format has it, each family
    announced once and in one piece."""
    found: dict[tuple[str, str], float] = {}
    announced: list[str] = []
    for line in path.read_text().splitlines():
        if line.startswith("# HELP "):
            name, words = line.removeprefix("# HELP arabic_news_scraper_").split(" ", 1)
            assert name not in announced
            assert words.endswith(".")
            announced.append(name)
        elif line.startswith("# TYPE "):
            assert line == f"# TYPE arabic_news_scraper_{announced[-1]} gauge"
        else:
            sample = SAMPLE.fullmatch(line)
            assert sample, line
            assert sample[1] == announced[-1], "a sample outside its family"
            assert (sample[1], sample[2] or "") not in found, "a sample twice"
            found[sample[1], sample[2] or ""] = float(sample[3])
    return found


def test_report_and_metrics_say_the_same_of_each_site(site: Site, tmp_path: Path) -> None:
    status, said = start(tmp_path, "--metrics", "m.prom", *site.homes, NOBODY).ended()
    assert status == 1, said
    report, told = json.loads((tmp_path / "report.json").read_bytes()), metrics(tmp_path / "m.prom")
    assert told["run_exit_status", ""] == report["exit_status"] == 1
    assert len(report["sites"]) == 3
    for one in report["sites"]:
        label = f'site="{one["site"]}"'
        assert told["articles", label] == one["articles"]
        assert told["requests", label] == one["requests"]
        assert told["received_bytes", label] == one["bytes"]
        assert told["seconds", label] == pytest.approx(one["seconds"], abs=0.01)
        if one["requests"]:
            assert told["not_modified_ratio", label] == one["not_modified_share"]
        for kind, count in one["outcomes"].items():
            assert told["outcomes", f'{label},kind="{kind}"'] == count
        for field, rate in one["filled"].items():
            assert told["field_filled_ratio", f'{label},field="{field}"'] == pytest.approx(
                rate, abs=0.001
            )
    assert sum(one["articles"] for one in report["sites"]) == report["articles"] == 12
    silent = next(one for one in report["sites"] if one["site"] == "127.0.0.1:9")
    assert "refused the connection" in silent["why"]
    assert silent["last_success"] is None
    listed = report["addresses"]
    assert len([entry for entry in listed if entry["kind"] == "written"]) == 12
    assert all(entry["url"] and entry["site"] for entry in listed)


def test_a_site_that_went_silent_keeps_the_moment_of_its_last_success(
    site: Site, tmp_path: Path
) -> None:
    with served(hosts=1, scale=4) as other:
        finish(tmp_path, *other.homes)
        first = json.loads((tmp_path / "report.json").read_bytes())["sites"][0]
        homes = other.homes
    assert first["last_success"]
    status, said = start(tmp_path, "--quiet", *homes).ended()
    second = json.loads((tmp_path / "report.json").read_bytes())["sites"][0]
    assert (status, second["articles"]) == (1, 0)
    assert second["last_success"] == first["last_success"]
    assert len(said.splitlines()) == 1
    assert homes[0].split("/")[2] in said


def test_metrics_are_replaced_at_once_and_can_be_read_by_others(site: Site, tmp_path: Path) -> None:
    """A reader who looks all the time sees the old file or the new one, and never part of one."""
    finish(tmp_path, "--metrics", "m.prom", *site.homes)
    path = tmp_path / "m.prom"
    assert path.stat().st_mode & 0o777 == 0o644
    run = start(tmp_path, "--metrics", "m.prom", *site.homes)
    before, seen = path.read_text(), set()
    while run.process.poll() is None:
        seen.add(path.read_text())
    assert run.ended()[0] == 0
    assert seen <= {before, path.read_text()}
    assert path.read_text() != before
    assert {p.name for p in tmp_path.glob(".*")} == set(), "no half-made file is left"


@pytest.mark.parametrize(("least", "status"), [(12, 0), (13, 1)])
def test_fail_under_makes_cron_write_a_letter_and_only_when_it_must(
    site: Site, tmp_path: Path, least: int, status: int
) -> None:
    code, said = start(tmp_path, "--quiet", "--fail-under", str(least), *site.homes).ended()
    assert code == status
    assert len(said.splitlines()) == status
    assert ("--fail-under" in said) == bool(status)
    assert len(content(tmp_path).splitlines()) == 12, "what there was is written all the same"


def test_log_json_is_json_whatever_happens(site: Site, tmp_path: Path) -> None:
    runs: list[Running] = []
    for arguments in ((*site.homes, NOBODY), ("--quiet", NOBODY), ("--fail-under", "99", NOBODY)):
        folder = tmp_path / str(len(runs))
        folder.mkdir()
        runs.append(start(folder, "--log-json", *arguments))
    for run in runs:
        _, said = run.ended()
        entries = [json.loads(line) for line in said.splitlines()]
        assert entries
        for entry in entries:
            assert {"time", "level", "event", "message"} <= set(entry)
            assert entry["level"] in ("info", "warning")
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", entry["time"])
        assert entries[-1]["event"] in ("end", "problem")


@pytest.mark.parametrize(
    "redirection", ["2>&-", "2>&- >&-", "2>/dev/full", "2>&1 | head -1 >/dev/null"]
)
def test_a_broken_or_full_log_costs_no_article(
    site: Site, tmp_path: Path, redirection: str
) -> None:
    words = f'"$@" run --delay 0 {" ".join(site.homes)} {redirection}; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(
        ["bash", "-c", words, "_", *PROGRAM],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    assert len(content(tmp_path).splitlines()) == 12


@pytest.mark.parametrize("option", ["--report", "--metrics"])
@pytest.mark.parametrize("name", [OUT, "articles.sqlite3", "thesis.txt"])
def test_a_slip_in_a_name_overwrites_nothing(
    site: Site, tmp_path: Path, option: str, name: str
) -> None:
    finish(tmp_path, *site.homes)
    (tmp_path / "thesis.txt").write_text("three years of work\n")
    before = (tmp_path / name).read_bytes()
    status, said = start(tmp_path, "--quiet", option, name, *site.homes).ended()
    assert status in (1, 2)
    assert name in said
    assert len(said.splitlines()) == 1
    assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize("option", ["--report", "--metrics"])
@pytest.mark.parametrize("name", [OUT, "articles.sqlite3"])
def test_nor_does_it_on_the_very_first_run(
    site: Site, tmp_path: Path, option: str, name: str
) -> None:
    """When nothing stands there yet, the slip shows only at the end."""
    status, _ = start(tmp_path, "--quiet", option, name, *site.homes).ended()
    assert status in (1, 2)
    finish(tmp_path, *site.homes)
    assert len(content(tmp_path).splitlines()) == 12


@pytest.mark.parametrize("option", ["--report", "--metrics", "--memory", "--out"])
def test_a_device_stays_a_device(site: Site, tmp_path: Path, option: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    status, said = start(tmp_path, "--quiet", option, str(pipe), *site.homes).ended()
    assert status == 1
    assert "not a regular file" in said
    assert pipe.is_fifo()


def test_a_link_stays_a_link(site: Site, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "m.prom").symlink_to(tmp_path / "elsewhere" / "scraper.prom")
    finish(tmp_path, "--metrics", "m.prom", *site.homes)
    assert (tmp_path / "m.prom").is_symlink()
    assert metrics(tmp_path / "elsewhere" / "scraper.prom")


def test_one_name_for_two_things_is_wrong_usage(site: Site, tmp_path: Path) -> None:
    for arguments in (("--metrics", "report.json"), ("--report", OUT), ("--out", "-")):
        status, said = start(tmp_path, "--quiet", *arguments, *site.homes).ended()
        assert status == 2, said
        assert len(said.splitlines()) == 1
    assert {path.name for path in tmp_path.iterdir()} == set(), "nothing was begun"
