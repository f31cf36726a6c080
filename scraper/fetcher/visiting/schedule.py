"""How often a source is worth asking: learned from how often it had something new.

Pure functions; the clock is an argument. All durations are seconds.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from scraper.known import Source, SourceKind

# What tells only what is new: a feed's last entries, a news sitemap's two days.
CURRENT = frozenset({SourceKind.FEED, SourceKind.NEWS})

FLOOR = 300.0
CEILING = 6 * 3600.0
FIRST_GUESS = 1_800.0  # of a source that gives no dates: RFC 5005 readers' and aggregators' habit
FIRST_AUDIT = 86_400.0
AUDIT = 7 * 86_400.0  # a source that tells nothing new beside others is still looked at so often
GIVE_UP = 3  # failures in a row after which a source is only looked at again as an audit
_QUIET = 1.25  # by so much an interval grows when there was nothing new
_SLACK = 0.1  # cron is never on the second: due a tenth of the interval, at most a minute, early
_MOST_SLACK = 60.0
_LATEST = 20  # entries from whose dates the first interval is taken


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Bounds of the learned intervals, in seconds."""

    floor: float = FLOOR
    ceiling: float = CEILING


def from_dates(moments: Iterable[float], now: float) -> float | None:
    """The time between two new entries, from the dates of the latest ones, or None without dates.

    The time since the newest counts as a gap too, so that a feed that has died is seen for it.
    """
    latest = sorted((m for m in moments if m <= now), reverse=True)[:_LATEST]
    if len(latest) < 2:
        return None
    return (now - latest[-1]) / len(latest)


def learned(
    source: Source,
    now: float,
    new: int,
    rhythm: Rhythm,
    *,
    guess: float | None = None,
    gap: bool = False,
) -> float:
    """The source's next interval after it was read at ``now`` and had ``new`` new entries.

    ``guess``: what ``from_dates`` says. ``gap``: everything in it was new, so some may have been
    missed in between; it is asked twice as often at least. A little of what happened is believed
    each time (geometric mean of the old interval and the observed time per entry), so one busy
    hour does not undo a quiet month, and the night's silence slows a source only gently.
    """
    if source.asked_at is None or source.interval <= 0:
        value = FIRST_GUESS if guess is None else guess
    elif new <= 0:
        value = source.interval * _QUIET
    else:
        elapsed = max(now - source.asked_at, 1.0)
        value = math.sqrt(source.interval * min(elapsed / new, source.interval * 4))
        value = min(value, source.interval / 2) if gap else value
    return min(max(value, rhythm.floor), max(rhythm.floor, rhythm.ceiling))


def due(source: Source, now: float, *, floor: float = 0.0, ceiling: float = math.inf) -> bool:
    """Whether the source is to be asked at ``now``. A clock that was set back makes it due.

    The bounds are today's; the interval may have been learned under others. An audit keeps its
    distance whatever they are.
    """
    if source.asked_at is None or now < source.asked_at:
        return True
    interval = _patience(source) if source.failures else source.interval
    if source.failures < GIVE_UP and not audited(source):
        interval = min(max(interval, floor), max(floor, ceiling))
    return now - source.asked_at >= interval - min(interval * _SLACK, _MOST_SLACK)


def doubted(source: Source, now: float) -> bool:
    """Whether the source is asked without its validators for once: some servers call a page not
    modified for ever. So it is when nothing new has come from it for a day, for two, for four …"""
    if source.asked_at is None or source.moved_at is None:
        return False
    before, quiet = ((at - source.moved_at) / FIRST_AUDIT for at in (source.asked_at, now))
    return quiet >= 1.0 and math.frexp(quiet)[1] > math.frexp(max(before, 0.0))[1]


def audited(source: Source) -> bool:
    """Whether the source is only looked at now and then, because others tell what is new."""
    idle = source.kind not in CURRENT or source.moved_at is None
    return idle and source.interval >= FIRST_AUDIT


def failed(source: Source, *, silent: bool) -> int:
    """How many failures in a row there are after one more. ``silent``: no answer came, which says
    nothing of the source: a server or a network that is down gives none of its sources up."""
    more = source.failures + 1
    return max(source.failures, min(more, GIVE_UP - 1)) if silent else more


def _patience(source: Source) -> float:
    """How long a source that has failed is left alone: the learned interval doubled each time, up
    to a day. The interval itself stays, for the day when it works again."""
    if source.failures >= GIVE_UP:
        return max(source.interval, FIRST_AUDIT if source.failures < 3 * GIVE_UP else AUDIT)
    return min((source.interval or FIRST_GUESS) * 2.0**source.failures, FIRST_AUDIT)
