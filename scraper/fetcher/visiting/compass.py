"""Where in time an undated address lies, told from the numbers of dated ones around it.

Most sites number their articles upwards. Where the pages read so far bear that out, an article
between two known ones came out between them: so a range of dates can be found among thousands of
undated addresses by reading some dozens, as one finds a word in a dictionary.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from enum import Enum

from scraper.fetcher.discovery.moments import DAY
from scraper.fetcher.discovery.shapes import shapes_of
from scraper.fetcher.visiting.sift import Range

_NUMBER = re.compile(r"(?<![0-9A-Fa-f%])[0-9]{3,15}(?![0-9])")
_SLACK = 2 * DAY  # drafts get their number when they are begun
_ENOUGH = 8  # dated numbers in order before the order is believed: chance would be 1 in 8!
_NEAR = 3  # neighbours on each side that are heard
_MOST = 2_000  # dated numbers of one shape that are kept
_ALLOWED = 0.05  # of them may contradict the order


class Side(Enum):
    """Where an address lies, seen from the wanted range."""

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"


def number_of(url: str) -> int | None:
    """The article's number in its address: the last long one that is no date, or None."""
    found = _NUMBER.findall(url.partition("://")[2].partition("/")[2])
    return int(found[-1]) if found else None


class Compass:
    """The dated numbers of one site, by the shape of their addresses."""

    def __init__(self, wanted: Range) -> None:
        self._wanted = wanted
        self._points: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        self._wrong: defaultdict[str, int] = defaultdict(int)

    def learn(self, url: str, at: float) -> None:
        """The article at this address came out then."""
        number = number_of(url)
        points = self._points[shapes_of(url)[1]]
        if number is None or len(points) >= _MOST:
            return
        place = bisect_left(points, (number, at))
        if points[place : place + 1] == [(number, at)]:
            return
        below = points[place - 1][1] if place else at
        above = points[place][1] if place < len(points) else at
        if below > at + _SLACK or above < at - _SLACK:
            self._wrong[shapes_of(url)[1]] += 1
        insort(points, (number, at))

    def usable(self, url: str) -> bool:
        """Whether the numbers of such addresses have kept their order so far."""
        shape = shapes_of(url)[1]
        return self._wrong[shape] <= _ALLOWED * len(self._points[shape])

    def reach(self, url: str) -> tuple[bool, bool]:
        """Whether a dated number is known at or below that of the address, and at or above it."""
        points, number = self._points[shapes_of(url)[1]], number_of(url)
        if number is None or not points:
            return False, False
        return points[0][0] <= number, points[-1][0] >= number

    def side(self, url: str) -> Side | None:
        """Where the address lies, as far as its neighbours are sure of it; else None."""
        number = number_of(url)
        if number is None or not self.usable(url):
            return None
        points = self._points[shapes_of(url)[1]]
        if len(points) < _ENOUGH:
            return None
        place = bisect_left(points, (number, 0.0))
        # the least and the latest of some neighbours: one page with a wrong date decides nothing
        below = min((at for _, at in points[max(0, place - _NEAR) : place]), default=None)
        above = max((at for _, at in points[place : place + _NEAR]), default=None)
        since, until = self._wanted.since, self._wanted.until
        if until is not None and below is not None and below >= until + _SLACK:
            return Side.AFTER
        if since is not None and above is not None and above < since - _SLACK:
            return Side.BEFORE
        from_inside = since is None or (below is not None and below >= since - _SLACK)
        to_inside = until is None or (above is not None and above < until + _SLACK)
        return Side.INSIDE if from_inside and to_inside else None
