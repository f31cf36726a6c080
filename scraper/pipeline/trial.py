"""A site tried: a few of its articles read through the same pipeline as in a run, nothing kept.

The run's output and memory lie in a temporary folder that goes with it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scraper.fetcher.turns.trip import Visitor
from scraper.fetcher.visiting.findings import Found
from scraper.fetcher.visiting.visit import Visit
from scraper.known import Frontier
from scraper.outcome import Outcome
from scraper.pipeline.observer import Observer
from scraper.pipeline.options import Options
from scraper.pipeline.processes.parsed import Parsed
from scraper.pipeline.run import Run
from scraper.pipeline.tally import SiteTally
from scraper.pipeline.visits import make_visit
from scraper.profile import Profile
from scraper.seed import Seed
from scraper.writer.memory import Memory
from scraper.writer.shelf import KeptProfile


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one site. ``read`` are the pages that were parsed, records and refusals."""

    seed: Seed
    tally: SiteTally
    read: tuple[tuple[Outcome, Parsed], ...]
    sources: tuple[Found, ...]
    shapes: tuple[str, ...]

    @property
    def records(self) -> tuple[Parsed, ...]:
        """The articles."""
        return tuple(parsed for _, parsed in self.read if parsed.line)


class Trying:
    """Tries sites; call it once. ``stop`` may be called from a signal handler.

    Up to ``options.limit`` articles of each site are read, the newest first. ``profiles`` are
    those that the sites' pages are read with, by site. ``out``, ``memory``, ``report`` and
    ``metrics`` of the options do not count.
    """

    def __init__(
        self,
        seeds: Sequence[Seed],
        options: Options,
        *,
        profiles: Mapping[str, Profile] | None = None,
        observer: Observer | None = None,
    ) -> None:
        self._seeds, self._options, self._observer = seeds, options, observer
        self._profiles = profiles or {}
        self._visits: dict[str, Visit] = {}
        self._run: Run | None = None
        self._stopped = ""

    def stop(self, reason: str) -> None:
        """Ends the trial in order: what was read counts."""
        self._stopped = reason
        if self._run is not None:
            self._run.stop(reason)

    @property
    def stopped(self) -> str:
        """Why it was ended early by ``stop``; ``""`` where it was not."""
        return self._stopped

    def __call__(self) -> list[Trial]:
        """The trials, in the seeds' order. Raises what a run raises."""
        with tempfile.TemporaryDirectory(prefix="scraper-") as name:
            folder = Path(name)
            memory = folder / "articles.sqlite3"
            _lay_out(memory, self._profiles)
            out = folder / "articles.jsonl"
            options = replace(self._options, out=out, memory=memory, report=None, metrics=None)
            self._run = run = Run(self._seeds, options, self._observer, visit=self._visit)
            if self._stopped:
                run.stop(self._stopped)
            read: dict[str, list[tuple[Outcome, Parsed]]] = {s.site: [] for s in self._seeds}
            for outcome, parsed in run.results():
                if parsed is not None and outcome.site in read:
                    read[outcome.site].append((outcome, parsed))
        tallies = {tally.site: tally for tally in run.report.sites}
        return [
            self._trial(seed, tallies.get(seed.site) or SiteTally(seed.site), read[seed.site])
            for seed in self._seeds
        ]

    def _visit(self, seed: Seed, frontier: Frontier, options: Options) -> Visitor:
        visit = make_visit(seed, frontier, options)
        if isinstance(visit, Visit):
            self._visits[seed.site] = visit
        return visit

    def _trial(self, seed: Seed, tally: SiteTally, read: Sequence[tuple[Outcome, Parsed]]) -> Trial:
        visit = self._visits.get(seed.site)
        if visit is None:
            return Trial(seed, tally, tuple(read), (), ())
        return Trial(seed, tally, tuple(read), visit.findings.all(), visit.shapes)


def _lay_out(path: Path, profiles: Mapping[str, Profile]) -> None:
    """A memory that knows nothing but the profiles."""
    with Memory.open(path) as memory:
        for site, profile in profiles.items():
            blob = profile.to_json().encode("ascii")
            memory.keep_profile(site, KeptProfile(profile.version, 0.0, blob))
