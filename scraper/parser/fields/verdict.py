"""Which of an article's dates to believe, and what to mend in it.

Machine-readable claims come first, but they lie in known ways: a ``Z`` after a local clock,
midnight where only a day was meant, the build's or today's date, a change before the publication.
The printed line near the headline is the witness against which they are checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TypeGuard

from scraper.parser.metadata.head import JSON_LD, MARKUP, OPENGRAPH
from scraper.parser.signs.claims import Claim, Moment, day_of, later

DAY = timedelta(days=1)
NOW = timedelta(hours=36)  # between a page's making and its fetch, by whatever clocks
WEEK = timedelta(days=7)  # from an address to its article's publication, at most


def choose(
    machine: Sequence[Claim],
    printed: Sequence[Claim],
    elsewhere: Sequence[Claim],
    fetched_at: datetime,
) -> Claim | None:
    """The best of the ``machine``'s claims that no printed date contradicts; else print, else what
    is told ``elsewhere``, by feed and address."""
    if not machine:
        return _with_clock(printed) if printed else next(iter(elsewhere), None)
    witnesses = [day_of(claim.moment) for claim in [*printed[:2], *elsewhere]]
    agreed = [claim for claim in machine if _seconded(claim, witnesses)]
    if agreed or not witnesses:
        return _as_printed(agreed, printed) or _with_clock(agreed or machine)
    if not printed:
        named = elsewhere[0]
        refuted = all(_is_of_today(claim, named, fetched_at) for claim in machine)
        return named if refuted else _with_clock(machine)
    # print and claims contradict each other: a build's or an import's date against the page's
    others = [
        claim
        for claim in machine
        if (claim.source == JSON_LD and not _is_filled_in(claim, printed[0], fetched_at))
        or _outweighs_today(claim, printed[0], fetched_at)
    ]
    return printed[0] if not others or _seconded(printed[0], witnesses[1:]) else others[0]


def without_changes(
    machine: list[Claim], printed: Sequence[Claim], changes: Sequence[Claim]
) -> tuple[list[Claim], list[Claim]]:
    """The claims without those that call publication what the print calls a change, and those:
    some systems tell the last change as both."""
    if not printed or not changes:
        return machine, []
    first, day = day_of(printed[0].moment), day_of(changes[0].moment)
    if day <= first:
        return machine, []
    renamed = [claim for claim in machine if day_of(claim.moment) == day]
    return [claim for claim in machine if claim not in renamed], renamed


def _is_of_today(claim: Claim, named: Claim, fetched_at: datetime) -> bool:
    """Whether a claim is the day of the fetch, where entry or address tell one long past."""
    day = day_of(claim.moment)
    return day >= (fetched_at - NOW).date() and day - day_of(named.moment) > WEEK


def _outweighs_today(claim: Claim, printed: Claim, fetched_at: datetime) -> bool:
    """Whether OpenGraph tells day and time of long ago, and the print the day of the visit, which
    any page may have over its articles; a day in a plain meta tag may be the template's."""
    told = claim.source == OPENGRAPH and isinstance(claim.moment, datetime)
    return told and _is_of_today(printed, claim, fetched_at)


def is_of_making(change: Claim, refuted: Sequence[Claim], fetched_at: datetime) -> bool:
    """Whether a change is the moment of the page's making, which the data call the publication as
    well, and nobody believes it."""
    if day_of(change.moment) < (fetched_at - NOW).date():
        return False
    return any(claim.moment == change.moment for claim in refuted)


def _is_filled_in(claim: Claim, printed: Claim, fetched_at: datetime) -> bool:
    """Whether a claim that the print contradicts is what a template fills in: the moment at which
    the page was made, or a midnight where the print tells the time."""
    moment = claim.moment
    if day_of(moment) > day_of(printed.moment) and day_of(moment) >= (fetched_at - NOW).date():
        return True
    midnight = not isinstance(moment, datetime) or (moment.hour, moment.minute) == (0, 0)
    return midnight and isinstance(printed.moment, datetime)


def _as_printed(claims: Sequence[Claim], printed: Sequence[Claim]) -> Claim | None:
    """Of claims that tell different clocks of one zone, the one that the print tells."""
    clock = printed[0].moment if printed else None
    if not isinstance(clock, datetime) or not _is_local(claims[0].moment):
        return None
    told = [(claim, claim.moment) for claim in claims]
    return next(
        (
            claim
            for claim, moment in told
            if _is_local(moment)
            and moment.replace(tzinfo=None, second=0) == clock.replace(second=0)
        ),
        None,
    )


def _is_local(moment: Moment) -> TypeGuard[datetime]:
    """Whether a moment has an offset that is not Z's, which many put behind any clock."""
    return isinstance(moment, datetime) and bool(moment.utcoffset())


def _with_clock(claims: Sequence[Claim]) -> Claim:
    """The first claim, or a later one of the same day that also has a clock, or of the same clock
    that also tells its zone."""
    first = claims[0]
    if isinstance(first.moment, datetime):
        if first.moment.tzinfo is None:
            zoned = (each for each in claims[1:] if _is_local(each.moment))
            return next((each for each in zoned if _same_clock(each, first)), first)
        return first
    for claim in claims[1:]:
        if isinstance(claim.moment, datetime) and claim.moment.date() == first.moment:
            return claim
    return first


def _same_clock(one: Claim, other: Claim) -> bool:
    moment = one.moment
    return isinstance(moment, datetime) and moment.replace(tzinfo=None) == other.moment


def _seconded(claim: Claim, days: Sequence[date]) -> bool:
    """Whether a printed day is the claim's, allowing for one day of zone."""
    own = day_of(claim.moment)
    return own in days or (
        isinstance(claim.moment, datetime) and any(abs(own - day) <= DAY for day in days)
    )


def repair(
    claim: Claim,
    printed: Sequence[Claim],
    changes: Sequence[Claim] = (),
    midnight: bool = False,
) -> Claim:
    """Undoes the false ``Z`` and the false midnight, where the print shows them to be false: of
    the ``Z`` a printed change tells too. A site may be known to tell ``midnight`` as any time."""
    moment = claim.moment
    if claim.source == MARKUP:
        return claim
    if not isinstance(moment, datetime):  # a day alone, of which the print tells the time
        clocks = (item for item in printed if isinstance(item.moment, datetime))
        return next((item for item in clocks if day_of(item.moment) == moment), claim)
    if _is_false_z(moment, next((item.moment for item in [*printed, *changes]), None)):
        return Claim(moment.replace(tzinfo=None), claim.source, claim.printed)
    clock = printed[0].moment if printed else None
    witness = clock if isinstance(clock, datetime) else None
    if witness is not None and _is_midnight_elsewhere(moment, witness):
        return Claim(witness, MARKUP, claim.printed)
    if (moment.hour, moment.minute, moment.second) != (0, 0, 0):
        return claim
    if witness is not None:
        if witness.replace(tzinfo=moment.tzinfo) == moment:
            return claim  # the print tells the same midnight
        if abs(witness.date() - moment.date()) <= DAY:
            if moment.utcoffset() and witness.tzinfo is None:  # not Z, which is often a lie
                witness = witness.replace(tzinfo=moment.tzinfo)
            return Claim(witness, MARKUP, claim.printed)
    return claim if midnight else Claim(moment.date(), claim.source, claim.printed)


def _is_false_z(moment: datetime, witness: Moment | None) -> bool:
    """Whether a moment in UTC has the clock that the print tells for local."""
    if moment.utcoffset() != timedelta(0) or not isinstance(witness, datetime):
        return False
    return witness.tzinfo is None and (
        moment.replace(tzinfo=None, second=0, microsecond=0)
        == witness.replace(second=0, microsecond=0)
    )


def _is_midnight_elsewhere(moment: datetime, witness: datetime) -> bool:
    """Whether a moment in UTC is the beginning of the printed day one to four hours east of it:
    a script's date without a time; the print tells the time."""
    if moment.utcoffset() != timedelta(0) or moment.hour < 20 or moment.minute or moment.second:
        return False
    day = later(moment, timedelta(hours=24 - moment.hour)).date()
    return witness.tzinfo is None and witness.date() == day and witness.hour > 4


def changed(
    changes: Sequence[Claim], published: Claim | None, printed: Sequence[Claim]
) -> Claim | None:
    """The first change that is not before the publication and says more than it does."""
    for claim in changes:
        if published is None:
            return claim
        claim = repair(claim, printed) if claim.source != MARKUP else claim
        order = _compare(claim.moment, published.moment)
        if order is not None and order > 0:
            return claim
    return None


def _compare(one: Moment, other: Moment) -> int | None:
    """-1, 0 or 1; None where a clock is missing and the days are the same."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        if (one.tzinfo is None) != (other.tzinfo is None):
            one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
        return (one > other) - (one < other)
    first, second = day_of(one), day_of(other)
    return None if first == second else (first > second) - (first < second)
