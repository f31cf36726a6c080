"""Who waits for a host's robots.txt: visits that begin there, and requests that lead there."""

from __future__ import annotations

from collections import defaultdict

from scraper.fetcher.turns.departures import Departures
from scraper.fetcher.turns.gate import Gate
from scraper.fetcher.turns.jobs import Job
from scraper.fetcher.turns.trip import Trip
from scraper.fetcher.wire.origins import host_of


class Lobby:
    """Asks the gate once for each origin, and lets go of all who waited when it knows."""

    def __init__(self, gate: Gate, departures: Departures) -> None:
        self._gate, self._departures = gate, departures
        self._trips: defaultdict[str, list[Trip]] = defaultdict(list)  # by origin
        self._jobs: defaultdict[str, list[Job]] = defaultdict(list)  # by origin
        self._slowed: set[str] = set()  # origins whose Crawl-delay the pace knows

    def has_asked(self, origin: str) -> bool:
        """Whether somebody waits for this origin already."""
        return origin in self._trips or origin in self._jobs

    def seat(self, origin: str, waiting: Trip | Job) -> bool:
        """Lets a visit or a request wait. True where it is the first: robots.txt is to be asked."""
        first = not self.has_asked(origin)
        if isinstance(waiting, Job):
            self._jobs[origin].append(waiting)
        else:
            self._trips[origin].append(waiting)
        return first

    def let_go(self, origin: str) -> tuple[list[Trip], list[Job]]:
        """Those who waited: robots.txt has come, or has not."""
        self._slowed.discard(origin)
        return self._trips.pop(origin, []), self._jobs.pop(origin, [])

    def slow_down(self, trip: Trip, origin: str) -> None:
        """Obeys the origin's Crawl-delay, from the first time that it is known."""
        if origin in self._slowed:
            return
        self._slowed.add(origin)
        delay = self._gate.crawl_delay(origin)
        words = self._departures.set_crawl_delay(host_of(origin), delay)
        if words:
            trip.notes.append(words)
