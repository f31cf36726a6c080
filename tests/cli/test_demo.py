"""The command ``demo``: what counts as a failure of it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from scraper.cli.demo import _status
from scraper.outcome import Kind
from scraper.pipeline.report import Report
from scraper.pipeline.tally import SiteTally

WELL = SiteTally("a.example", outcomes=Counter({Kind.WRITTEN: 3, Kind.FAILED: 1}))
NOTHING_NEW = SiteTally("b.example")
UNREADABLE = SiteTally("c.example", unreadable=True)


@pytest.mark.parametrize(
    ("sites", "stopped", "status"),
    [
        ((WELL, UNREADABLE), "", 0),
        ((NOTHING_NEW, NOTHING_NEW), "", 0),
        ((UNREADABLE, UNREADABLE), "", 1),
        ((WELL, NOTHING_NEW), "SIGINT", 1),
    ],
)
def test_a_part_of_the_nasty_site_may_fail_but_not_all_of_it(
    sites: tuple[SiteTally, ...], stopped: str, status: int
) -> None:
    report = Report(datetime.now(UTC), 1.0, sites, stopped=stopped)
    assert _status(report) == status
