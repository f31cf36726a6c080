"""What a source lists goes to the memory, together with the source's new state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from scraper.fetcher.visiting import schedule
from scraper.fetcher.visiting.findings import READ, Findings
from scraper.fetcher.visiting.sift import Sift, Tally
from scraper.fetcher.visiting.sources import Sources, caught_lying, read
from scraper.fetcher.wire.exchange import Response
from scraper.known import Frontier, Source, SourceKind
from scraper.page import Entry

_OVERLAP = 5  # entries from which "all of them new" means that some may have been missed


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in: the count of all entries, how many were new to the memory, and whether
    others may have come and gone since the source was last read."""

    tally: Tally
    new: int
    gap: bool


class Intake:
    """The way from answers to the memory. ``admitted`` counts the candidates of this visit that
    were new to it."""

    def __init__(
        self,
        frontier: Frontier,
        sources: Sources,
        sift: Sift,
        findings: Findings,
        now: Callable[[], float],
    ) -> None:
        self._frontier, self._sources, self._sift = frontier, sources, sift
        self._findings, self._now = findings, now
        self.admitted = 0

    def take(
        self, source: Source, response: Response, entries: Iterable[Entry], *, further: bool
    ) -> Taken:
        """Keeps the source's state and its candidates in one transaction, so that a kill loses
        neither. ``further``: the entries are of another page than the source's own."""
        now, tally = self._now(), Tally()
        state = source if further else read(source, response, now)
        new = self._frontier.admit(state, self._sift.candidates(entries, tally, now))
        self.admitted += new
        self._report(source, tally, new)
        gap = not further and _gap(source, tally, new)
        if further:
            self._sources.note(state)
        else:
            self._judge(source, state, tally, new, gap=gap)
        return Taken(tally, new, gap)

    def _report(self, source: Source, tally: Tally, new: int) -> None:
        found = self._findings.of(source.url, source.kind, source.via)
        found.state = READ
        found.entries += tally.entries
        found.new += new
        found.known += tally.known
        found.early += tally.early
        found.late += tally.late
        found.unlikely += tally.unlikely
        found.elsewhere += tally.elsewhere

    def _judge(self, before: Source, state: Source, tally: Tally, new: int, *, gap: bool) -> None:
        """How often the source is worth asking, by what it has just said."""
        now = self._now()
        guess = schedule.from_dates(tally.dates, now)
        interval = self._sources.interval(before, new, guess, gap=gap)
        first = before.moved_at is None and tally.entries > tally.elsewhere
        if first and tally.taken and not new and self._sources.doubled(before):
            first, interval = False, schedule.AUDIT  # the same in another form: RSS beside Atom
        if new:
            state = caught_lying(before, state)
        moved = now if new or first else before.moved_at
        self._sources.keep(replace(state, moved_at=moved, interval=interval))
        if first and before.kind is not SourceKind.LISTING:
            self._sources.demote()


def _gap(before: Source, tally: Tally, new: int) -> bool:
    if before.moved_at is None or tally.entries < _OVERLAP:
        return False
    return tally.known == 0 and new == tally.taken == tally.entries
