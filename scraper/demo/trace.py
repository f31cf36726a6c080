"""What was asked of the embedded site, when, and whether two requests ever overlapped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Visit:
    """One request. ``start`` and ``end`` are ``time.monotonic()`` seconds; ``beside`` is how many
    other requests to the same host were in flight when it came."""

    start: float
    end: float
    host: str
    method: str
    path: str
    headers: Mapping[str, str]
    status: int
    sent: int
    beside: int

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "headers": dict(self.headers)}


class Ledger:
    """Collects visits; counts always, keeps them only where ``keep`` is true."""

    def __init__(self, keep: bool) -> None:
        self.keep = keep
        self.visits: list[Visit] = []
        self.statuses: Counter[int] = Counter()
        self.most_beside = 0
        self._flying: Counter[str] = Counter()

    def begin(self, host: str) -> int:
        """A request came; how many others to the host are in flight."""
        beside = self._flying[host]
        self._flying[host] += 1
        self.most_beside = max(self.most_beside, beside)
        return beside

    def finish(self, visit: Visit) -> None:
        """Its answer has been sent, or the client is gone."""
        self._flying[visit.host] -= 1
        self.statuses[visit.status] += 1
        if self.keep:
            self.visits.append(visit)

    def clear(self) -> None:
        """Forgets what it has collected; what is in flight stays so."""
        self.visits.clear()
        self.statuses.clear()
        self.most_beside = 0
