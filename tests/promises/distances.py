"""What a server's trace says of the distances between requests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scraper.demo.trace import Visit

ROW = 5  # requests, of which the server notes one at least when it comes


def by_host(visits: Sequence[Visit]) -> dict[str, list[Visit]]:
    """The visits of each host, in the order of their beginnings."""
    hosts: dict[str, list[Visit]] = {}
    for visit in sorted(visits, key=lambda visit: visit.start):
        hosts.setdefault(visit.host, []).append(visit)
    return hosts


def keeps(visits: Sequence[Visit], distance: float) -> bool:
    """Whether each request keeps its distances from one of the few before it.

    A busy machine notes a request late, which makes the gap behind it look shorter, and the one
    before it longer: that request is no measure for the next, but an earlier one is. A gap that was
    in truth too short is so from wherever it is measured.
    """
    starts = [[visit.start for visit in some] for some in by_host(visits).values()]
    return all(
        any(some[k] - some[i] >= (k - i - 1 / 3) * distance for i in range(max(0, k - ROW), k))
        for some in starts
        for k in range(1, len(some))
    )


def gaps(visits: Sequence[Visit]) -> list[float]:
    """Seconds between the beginnings of neighbouring requests to one host."""
    return [b.start - a.start for some in by_host(visits).values() for a, b in pairwise(some)]
