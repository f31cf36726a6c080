"""What of a run lasts: which addresses wait for another run, and for how long."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from scraper import address
from scraper.fetcher.turns.trip import Ended
from scraper.fetcher.wire.exchange import Failure, Purpose, Request, Response
from scraper.known import Candidate, Source, SourceKind, Via
from scraper.outcome import Kind, Outcome
from scraper.page import Entry, utc_now
from scraper.pipeline.keeping import Keeper

SITE, URL, HOUR = "a.example", "https://a.example/1", 3600.0
ENTRY = Entry(URL, "feed")
REQUEST = Request(URL, Purpose.ARTICLE, entry=ENTRY, key=address.key(URL))
UNASKED = Failure(REQUEST, Kind.FAILED, "left alone", lasting=False, unasked=True)
SILENT = Failure(REQUEST, Kind.FAILED, "the server fell silent", lasting=False)
BUSY = Response(REQUEST, URL, 503, fetched_at=utc_now())
BROKEN = Response(REQUEST, URL, 500, fetched_at=utc_now())


class Runs:
    """One address, waiting, and the runs in which it fails."""

    def __init__(self, folder: Path) -> None:
        self._out, self._now = folder / "articles.jsonl", 1_800_000_000.0
        with self._keeper() as keeper:
            feed = Source(SITE, "https://a.example/feed", SourceKind.FEED, Via.DECLARED)
            keeper.memory.admit(feed, [Candidate(REQUEST.key, ENTRY, self._now)])

    def _keeper(self) -> Keeper:
        return Keeper(self._out, None, lambda _: None, wall=lambda: self._now)

    def fail(self, answer: Failure | Response, times: int, *, hours: int = 1) -> bool:
        """Whether the address still waits after so many more runs."""
        for _ in range(times):
            self._now += hours * HOUR
            with self._keeper() as keeper:
                outcome = Outcome(SITE, URL, Kind.FAILED, "x")
                keeper.ended(Ended(cast(Any, None), outcome, answer))
        with self._keeper() as keeper:
            return bool(keeper.memory.waiting(SITE, 10, frozenset()))


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


def test_an_address_that_fails_in_many_runs_is_given_up(runs: Runs) -> None:
    assert runs.fail(BROKEN, 5)
    assert not runs.fail(BROKEN, 1)


@pytest.mark.parametrize("answer", [SILENT, BUSY])
def test_a_server_that_is_away_for_a_weekend_costs_nothing_that_waits(
    runs: Runs, answer: Failure | Response
) -> None:
    assert runs.fail(answer, 3 * 24)
    assert not runs.fail(answer, 1)


def test_runs_that_could_not_ask_do_not_count(runs: Runs) -> None:
    assert runs.fail(UNASKED, 4 * 24)
    assert runs.fail(SILENT, 5), "all its tries are left when the server is back"
    assert not runs.fail(SILENT, 1)


def test_what_can_never_be_asked_does_not_wait_for_ever(runs: Runs) -> None:
    assert runs.fail(UNASKED, 29, hours=24)
    assert not runs.fail(UNASKED, 2, hours=24)
