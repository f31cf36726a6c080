"""Who watches a run. The command line's displays are Observers; the default sees nothing."""

from __future__ import annotations

from scraper.outcome import Outcome
from scraper.pipeline.report import Report
from scraper.pipeline.tally import SiteTally


class Observer:
    """Called in the run's own thread: whatever it does must be quick."""

    def begin(self, sites: int, out: str) -> None:
        """The run begins, over so many sites."""

    def ended(self, outcome: Outcome, tally: SiteTally) -> None:
        """An address has ended; the tally has it already."""

    def over(self, tally: SiteTally) -> None:
        """A site has nothing left to be asked, or the run was stopped before that."""

    def note(self, text: str) -> None:
        """Something out of the ordinary that is no outcome of an address."""

    def stopping(self, reason: str) -> None:
        """The run was told to stop and ends in order."""

    def end(self, report: Report) -> None:
        """The run is over and everything is written."""
