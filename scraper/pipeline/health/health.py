"""What a run learns of each site: its profile, and whether it has changed.

Everything is gathered while pages come in and done once, when the site's visit is over: the looks
of the run are kept beside those of earlier runs and compared with them, the observations of its
pages take the place of the oldest, and the profile is learned anew where they say something new.
"""

from __future__ import annotations

import heapq
import json
import time
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from scraper.drift import PAST, Change, Look, changes
from scraper.outcome import Outcome
from scraper.parser.learning.learn import current, learn
from scraper.parser.learning.observation import Observation, unpack
from scraper.pipeline.health.alarm import tell
from scraper.pipeline.health.looks import (
    ARTICLES,
    FIELDS,
    Sample,
    look_of,
    pack_looks,
    unpack_looks,
)
from scraper.pipeline.processes.parsed import Parsed
from scraper.profile import Profile
from scraper.writer.memory import Memory
from scraper.writer.shelf import SAMPLES_KEPT, Kept, KeptProfile

_ALARMS = "alarms"  # the site's note of what has been told
_TOLD_FOR = 30 * 86_400.0  # seconds for which an alarm is not told again
_MOST_SAID = 1 << 16  # characters of an observation that is kept; five times what a page shows


@dataclass(slots=True)
class _Site:
    """What was gathered of one site in this run."""

    sample: Sample = field(default_factory=Sample)
    seen: list[tuple[int, bytes, str]] = field(default_factory=list)  # a heap: day, key, JSON
    refusals: Counter[str] = field(default_factory=Counter)


class Health:
    """The learning side of a run. ``wall`` is the clock, in seconds since the epoch."""

    def __init__(self, memory: Memory, *, wall: Callable[[], float] = time.time) -> None:
        self._memory, self._wall = memory, wall
        self._began = wall()
        self._sites: dict[str, _Site] = {}

    def profile(self, site: str) -> Profile | None:
        """The profile that the site's pages are to be read with."""
        return load_profile(self._memory, site)

    def saw(self, site: str, key: bytes, outcome: Outcome, parsed: Parsed) -> None:
        """A page has been read: what it shows is kept until the visit is over. A page read again
        takes its own place among the observations."""
        here = self._sites.setdefault(site, _Site())
        look = look_of(self._began, outcome.url, outcome.kind, parsed.shown)
        if look is None:
            if outcome.kind in ARTICLES:
                here.sample.older += 1
            return
        here.sample.add(look)
        if not look.is_article:
            here.refusals[outcome.reason] += 1
        elif key and 0 < len(parsed.observation) <= _MOST_SAID:
            entry = (look.day, key, parsed.observation)
            if len(here.seen) < SAMPLES_KEPT:
                heapq.heappush(here.seen, entry)
            else:
                heapq.heappushpop(here.seen, entry)

    def wanted_from(self, site: str) -> date | None:
        """The day before which no article's page would be kept or compared any more: as many as
        are wanted are newer. None while all are wanted."""
        here = self._sites.get(site)
        if here is None or len(here.seen) < SAMPLES_KEPT:
            return None
        day = min(here.seen[0][0], here.sample.since)
        return date.fromordinal(day) if day > 0 else None

    def over(self, site: str) -> str:
        """The visit is over: keeps and learns, and says in one line what has changed, or ``""``."""
        here = self._sites.pop(site, None)
        if here is None:
            return ""
        past = load_looks(self._memory, site)
        looks = here.sample.looks(max((look.day for look in past), default=0))
        if looks:
            self._memory.keep_run(site, self._began, pack_looks(looks))
        self._learn(site, here)
        found = changes([*past, *looks], FIELDS) if looks else []
        return tell(site, self._untold(site, found), common(here.refusals))

    def _learn(self, site: str, here: _Site) -> None:
        if not here.seen:
            return
        read: dict[bytes, Observation] = {}
        packed: dict[bytes, Kept] = {}
        for _, key, text in here.seen:
            if (observation := Observation.from_json(text)) is not None:
                read[key] = observation
                packed[key] = Kept(self._began, zlib.compress(text.encode("ascii"), 6))
        self._memory.keep_samples(site, packed)
        before = self._memory.profile(site)
        old = None if before is None else Profile.from_json(before.value)
        new = learn_from(self._memory, site, old, read)
        if new is not None and new != old:
            at = self._wall()
            blob = new.to_json().encode("ascii")
            self._memory.keep_profile(site, KeptProfile(new.version, at, blob))

    def _untold(self, site: str, found: list[Change]) -> list[Change]:
        """Those that no run has told lately; all of them are then noted as told."""
        told = load_told(self._memory, site)
        now = self._began
        fresh = [each for each in found if now - told.get(each.feature, -_TOLD_FOR) >= _TOLD_FOR]
        if fresh:
            told = {name: at for name, at in told.items() if now - at < _TOLD_FOR}
            told |= {each.feature: now for each in fresh}
            self._memory.keep_note(site, _ALARMS, json.dumps(told, sort_keys=True))
        return fresh


def common(refusals: Counter[str]) -> str:
    """The commonest reason for which pages were refused."""
    return min(refusals, key=lambda reason: (-refusals[reason], reason)) if refusals else ""


def load_profile(memory: Memory, site: str) -> Profile | None:
    """The site's profile; None where there is none, or of another version of the program."""
    kept = memory.profile(site)
    return None if kept is None else Profile.from_json(kept.value)


def load_looks(memory: Memory, site: str) -> list[Look]:
    """The site's past, oldest first: as much of it as is compared."""
    looks: list[Look] = []
    for kept in memory.runs(site):
        looks = [*unpack_looks(kept), *looks]
        if len(looks) > 2 * PAST:
            break
    return looks


def load_told(memory: Memory, site: str) -> dict[str, float]:
    """Which changes have been told, and when."""
    try:
        value = json.loads(memory.note(site, _ALARMS) or "{}")
        return {str(name): float(at) for name, at in value.items()}
    except (ValueError, AttributeError, TypeError):
        return {}


def learn_from(
    memory: Memory,
    site: str,
    before: Profile | None,
    read: Mapping[bytes, Observation] = MappingProxyType({}),
) -> Profile | None:
    """The profile that the site's kept observations show, those of before a redesign left out.

    ``read``: those of them that were kept just now, by their keys.
    """
    seen = []
    for key, kept in memory.samples(site).items():
        observation = read.get(key) or unpack(kept.value)
        if observation is not None:
            seen.append((kept.at, key, observation))
    return learn(current(seen), before)
