"""The pace, counted from the moment at which a request really goes out.

The engine decides that it is a host's turn and hands the request to a thread, which may wake up
late when the machine is busy. Counted from the decision, the next request would then come closer
to this one than the pace allows, by just as much.
"""

from __future__ import annotations

from scraper.fetcher.pace import Pace


class Turns(Pace):
    """A Pace that can be told when a request went out."""

    def sent(self, host: str, moment: float) -> None:
        """The host's request in flight went out at this moment of the clock. Called between
        ``started`` and ``finished``."""
        entry = self._host(host)
        lane = entry.lane
        entry.started_at = moment
        entry.not_before = max(entry.not_before, moment + entry.delay)
        lane.not_before = max(lane.not_before, moment + self.manners.delay)
