"""The health of a site now: a few of its articles, read as a run would, against its own past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scraper.drift import Change, Look, changes, fisher
from scraper.outcome import Kind
from scraper.parser.learning.observation import Observation
from scraper.pipeline.health.alarm import tell
from scraper.pipeline.health.health import common
from scraper.pipeline.health.looks import FIELDS, look_of, shuffled
from scraper.pipeline.trial import Trial
from scraper.profile import Profile

# For a person who asks: far less certain than what a run calls an alarm.
CHANCE = 1e-3
FALL = 0.5  # of a share
NEEDED = ("published",)  # fields that a site without a past is expected to fill
BODY = "body"
ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Rate:
    """A field's fill rate now and before; ``before`` None: there is no past."""

    name: str
    now: float
    before: float | None
    fails: bool = False


@dataclass(frozen=True, slots=True)
class Health:
    """What the check found of one site."""

    site: str
    read: int  # pages
    articles: int
    rates: tuple[Rate, ...]
    changes: tuple[Change, ...]
    words: str  # what has changed, in one line
    why: str  # why there is nothing, where there is nothing
    refusals: tuple[tuple[str, int], ...]
    conflicts: int  # pages that disagreed with the site's profile
    profile: Profile | None

    @property
    def failing(self) -> tuple[str, ...]:
        """The names of what fails."""
        return tuple(rate.name for rate in self.rates if rate.fails)

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.failing and not self.changes and self.articles > 0

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "site": self.site,
            "well": self.is_well,
            "read": self.read,
            "articles": self.articles,
            "failing": list(self.failing),
            "rates": {r.name: {"now": r.now, "before": r.before} for r in self.rates},
            "changes": [
                {
                    "feature": change.feature,
                    "value": change.value or None,
                    "before": change.before,
                    "now": change.now,
                    "since": change.since,
                    "chance": change.chance,
                    "examples": list(change.examples),
                }
                for change in self.changes
            ],
            "words": self.words or None,
            "why": self.why or None,
            "refusals": dict(self.refusals),
            "conflicts": self.conflicts,
            "profile": None if self.profile is None else self.profile.version,
        }


def check(trial: Trial, past: Sequence[Look], profile: Profile | None, at: float) -> Health:
    """The site's health by this trial, at the moment ``at`` (seconds since the epoch).

    ``past`` are the looks of its runs, oldest first; ``profile`` the one that it was read with.
    """
    now, refusals, conflicts = _looks(trial, at)
    found = tuple(changes([*past, *now], FIELDS)) if now else ()
    words = tell(trial.seed.site, found, common(refusals))
    articles = sum(look.is_article for look in now)
    return Health(
        site=trial.seed.site,
        read=len(now),
        articles=articles,
        rates=tuple(_rates(now, past)),
        changes=found,
        words=words,
        why="" if articles else trial.tally.why or "no article was found",
        refusals=tuple(refusals.most_common(5)),
        conflicts=conflicts,
        profile=profile,
    )


def _looks(trial: Trial, at: float) -> tuple[list[Look], Counter[str], int]:
    """The looks, why pages were refused, and how many pages disagreed with the profile."""
    looks, refusals, conflicts = [], Counter[str](), 0
    for outcome, parsed in trial.read:
        seen = Observation.from_json(parsed.observation) if parsed.observation else None
        look = look_of(at, outcome.url, Kind.WRITTEN if parsed.line else outcome.kind, parsed.shown)
        if look is None:
            continue
        looks.append(look)
        conflicts += bool(seen and seen.conflicts)
        if not look.is_article:
            refusals[outcome.reason] += 1
    return shuffled(looks), refusals, conflicts


def _rates(now: Sequence[Look], past: Sequence[Look]) -> list[Rate]:
    """How often each field is filled, the articles themselves first."""
    here = [look for look in now if look.is_article]
    there = [look for look in past if look.is_article]
    rates = [_rate(ARTICLES, [look.is_article for look in now], [look.is_article for look in past])]
    if here:
        body = [_has_body(look) for look in here]
        rates.append(_rate(BODY, body, [_has_body(look) for look in there]))
        rates += [
            _rate(name, [name in look.filled for look in here], [name in x.filled for x in there])
            for name in FIELDS
        ]
    return rates


def _has_body(look: Look) -> bool:
    """More than the first paragraph: what is left when a site's bodies are no longer found."""
    return look.sizes.get("paragraphs", 0) > 1 or look.sizes.get("characters", 0) > 300


def _rate(name: str, now: Sequence[bool], past: Sequence[bool]) -> Rate:
    share = sum(now) / len(now) if now else 0.0
    if not past:
        expected = name in NEEDED or name in (BODY, ARTICLES)
        return Rate(name, share, None, expected and share < FALL)
    before = sum(past) / len(past)
    chance = fisher(sum(now), len(now), sum(past), len(past)) if now else 0.0
    return Rate(name, share, before, before - share >= FALL and chance < CHANCE)
