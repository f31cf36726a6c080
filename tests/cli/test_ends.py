"""What is said of how many pages ended how."""

from __future__ import annotations

import io

from scraper.cli.ends import Ends
from scraper.cli.voice import Voice
from scraper.outcome import Kind
from scraper.pipeline.processes.parsed import Parsed


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(stream: io.StringIO, seconds: float, kinds: list[Kind], *, quiet: bool = False) -> str:
    """What is said where each end comes so many seconds after the one before."""
    now = [0.0]
    ends = Ends(Voice(quiet=quiet, stream=stream), "page", "pages", clock=lambda: now[0])
    for kind in kinds:
        now[0] += seconds
        ends.add("a.html", Parsed(kind, "why", line=b"{}"))
    ends.tell()
    return stream.getvalue()


KINDS = [Kind.WRITTEN, Kind.WRITTEN, Kind.GONE, Kind.WRITTEN]
ALL = "4 pages: 3 articles written, 1 is gone\n"


def test_several_ends_are_summed_up_and_one_is_not() -> None:
    assert said(io.StringIO(), 1, KINDS) == ALL
    assert said(io.StringIO(), 1, KINDS[:1]) == ""
    assert said(io.StringIO(), 99, KINDS[:1]) == ""
    assert said(io.StringIO(), 99, KINDS, quiet=True) == ""


def test_who_waits_for_long_is_told_how_far_it_is_every_minute_and_sooner_at_a_terminal() -> None:
    half = "… 2 pages: 2 articles written\n"
    assert said(io.StringIO(), 30, KINDS) == f"{half}… {ALL}{ALL}"
    assert said(Terminal(), 5, KINDS) == f"{half}… {ALL}{ALL}"
