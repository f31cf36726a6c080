"""How a run ends: told to stop, at its deadline, for want of articles, and before it begins."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from scraper.errors import LockedError, OutputError, UsageError
from scraper.fetcher.turns.engine import EngineLimits
from scraper.outcome import Outcome
from scraper.pipeline.observer import Observer
from scraper.pipeline.options import Options
from scraper.pipeline.processes.pool import PoolLimits
from scraper.pipeline.run import DRAIN
from scraper.pipeline.tally import SiteTally
from tests.pipeline.runs import go, make_run, page, records, serve
from tests.site.server import Answer, Server


def test_fail_under_turns_silence_into_a_failure(tmp_path: Path) -> None:
    with Server() as server:
        serve(server, 2)
        assert go(tmp_path, server, 2, fail_under=2).exit_status == 0
        assert go(tmp_path, server, 2, fail_under=1).exit_status == 1


def test_two_runs_at_once_on_one_output_are_refused(tmp_path: Path) -> None:
    with Server() as server:
        serve(server)
        second: list[BaseException] = []

        def try_another() -> None:
            try:
                go(tmp_path, server)
            except LockedError as error:
                second.append(error)

        def busy(path: str) -> Answer:
            try_another()
            return page(0)

        server.answers["/0"] = busy
        assert go(tmp_path, server).articles == 10
    assert len(second) == 1
    assert "another run" in str(second[0])


class StoppingAt(Observer):
    """Has a run stop when so many addresses have ended, however long they took."""

    def __init__(self, count: int, stop: Callable[[], None]) -> None:
        self._left, self._stop = count, stop

    def ended(self, outcome: Outcome, tally: SiteTally) -> None:
        self._left -= 1
        if self._left == 0:
            self._stop()


def test_stopping_writes_what_was_fetched_and_the_next_run_does_the_rest(tmp_path: Path) -> None:
    with Server() as server:
        for number in range(60):
            server.answers[f"/{number}"] = page(number)
            server.answers[f"/{number}"].wait = 0.03  # type: ignore[union-attr]
        urls = [f"{server.url}/{n}" for n in range(60)]
        run = make_run(tmp_path, {f"{server.url}/": urls})
        run._observer = StoppingAt(5, lambda: run.stop("SIGTERM"))
        report = run()
        assert report.stopped == "SIGTERM"
        assert report.exit_status == 1
        assert 0 < report.articles == len(records(tmp_path)) < 60
        assert not report.sites[0].finished
        assert go(tmp_path, server, 60).articles == 60 - report.articles
        assert server.paths().count("/0") == 1
    assert len({record["url"] for record in records(tmp_path)}) == 60


def test_stopping_before_the_run_has_begun_ends_it_at_once(tmp_path: Path) -> None:
    with Server() as server:
        serve(server)
        run = make_run(tmp_path, {f"{server.url}/": [f"{server.url}/0"]})
        run.stop("SIGINT")
        assert run().articles == 0
        assert server.trace == []


def test_stopping_is_done_within_five_seconds_whatever_servers_and_parsers_do(
    tmp_path: Path,
) -> None:
    with Server() as silent, Server() as hanging:
        silent.answers["/0"] = Answer(b"", wait=30)
        hanging.answers["/0"] = page(0, "[HANG]")
        urls = {f"{s.url}/": [f"{s.url}/0"] for s in (silent, hanging)}
        run = make_run(tmp_path, urls)
        run._limits = PoolLimits(children=2, seconds=60)
        Timer(0.7, run.stop, ["SIGTERM"]).start()
        started = time.monotonic()
        report = run()
        assert time.monotonic() - started < 20, "neither was waited for, on a busy machine either"
    assert EngineLimits().grace + DRAIN <= 4, "which leaves one to write what there is"
    assert report.outcomes == {}  # neither has ended: both are asked again by the next run


def test_the_deadline_ends_the_run_in_order_and_is_no_failure(tmp_path: Path) -> None:
    with Server() as server:
        for number in range(200):
            server.answers[f"/{number}"] = Answer(page(number).body, wait=0.1)
        report = go(tmp_path, server, 200, deadline=2.0)
    assert report.stopped == "deadline"
    assert 0 < report.articles < 200
    assert report.exit_status == 0


@pytest.mark.parametrize("name", ["report", "metrics", "out"])
def test_a_file_that_cannot_be_written_is_told_before_anything_is_asked(
    tmp_path: Path, name: str
) -> None:
    settings: dict[str, Any] = {name: tmp_path / "nowhere" / "file.jsonl"}
    with Server() as server:
        serve(server)
        with pytest.raises(OutputError, match="nowhere"):
            go(tmp_path, server, **settings)
        assert server.trace == []


def test_a_parser_that_cannot_be_started_ends_the_run_and_what_was_written_is_whole(
    tmp_path: Path,
) -> None:
    with Server() as server:
        serve(server)
        urls = [f"{server.url}/{n}" for n in range(10)]
        run = make_run(tmp_path, {f"{server.url}/": urls})
        run._parse = "tests.stub_parser:missing"
        with pytest.raises(Exception, match="cannot be started"):
            run()
        assert go(tmp_path, server).articles == 10


@pytest.mark.parametrize(
    "settings",
    [
        {"limit": 0},
        {"workers": 0},
        {"delay": -1},
        {"deadline": 0},
        {"revisit": -1},
        {"language": "fr"},
        {"fail_under": -1},
        {"delay": float("nan")},
        {"delay": float("inf")},
        {"deadline": float("inf")},
        {"revisit": float("nan")},
        {"limit": "3"},
        {"limit": True},
        {"workers": 2.5},
        {"delay": None},
        {"floor": 10, "ceiling": 5},
        {"ceiling": "1"},
        {"report": 3},
        {"since": "2024-05-03"},
        {"until": datetime(2024, 5, 3, tzinfo=UTC)},
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=next(iter(settings)).replace("_", "-")):
        Options(**settings)
