"""How the addresses of each site ended, counted: small, however many there are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from scraper.outcome import Kind, Outcome
from scraper.pipeline.processes.parsed import COUNTED, Parsed
from scraper.words import one_line

_REASONS = 20  # different reasons told apart for one site; hostile pages can invent any number


@dataclass(slots=True)
class SiteTally:
    """One site in one run. ``seconds`` is wall-clock time from its first request to its last."""

    site: str
    outcomes: Counter[Kind] = field(default_factory=Counter)
    reasons: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    filled: Counter[str] = field(default_factory=Counter)
    read: int = 0  # articles that the parser gave, written or not
    requests: int = 0
    wire_bytes: int = 0
    conditional: int = 0
    not_modified: int = 0
    seconds: float = 0.0
    why: str = ""  # in words: why there is nothing, or what else is to be known
    notes: tuple[str, ...] = ()
    unreadable: bool = False  # sources were asked, and none could be read
    finished: bool = False  # False: the run was stopped before
    alarm: str = ""  # in words: what is not as it was in earlier runs
    last_success: float | None = None  # seconds since the epoch

    def add(self, outcome: Outcome, parsed: Parsed | None = None) -> None:
        """Counts one end."""
        self.outcomes[outcome.kind] += 1
        if outcome.reason:
            key = (outcome.kind, one_line(outcome.reason))
            known = key in self.reasons or len(self.reasons) < _REASONS
            self.reasons[key if known else (outcome.kind, "other reasons")] += 1
        if parsed is not None and parsed.line:
            self.read += 1
            self.filled.update(parsed.filled)

    @property
    def articles(self) -> int:
        """Lines written."""
        return self.outcomes[Kind.WRITTEN]

    @property
    def addresses(self) -> int:
        """All addresses that ended."""
        return self.outcomes.total()

    @property
    def failed(self) -> bool:
        """Whether the site gave nothing but errors: whatever ended at all ended as FAILED, or
        nothing did because none of its sources could be read."""
        failures = self.outcomes[Kind.FAILED]
        return failures == self.addresses and (failures > 0 or self.unreadable)

    def fill_rates(self) -> dict[str, float]:
        """For each counted field, in how many of the articles read it was not empty (0 to 1)."""
        return {name: self.filled[name] / self.read for name in COUNTED} if self.read else {}

    def common_reason(self, kind: Kind) -> str:
        """The most frequent reason of this kind, or ``""``."""
        counts = Counter({reason: n for (k, reason), n in self.reasons.items() if k is kind})
        return counts.most_common(1)[0][0] if counts else ""
