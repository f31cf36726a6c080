"""When the article was published and changed: all candidates on the page, weighed.

Machine-readable claims come first, but they lie in known ways: a ``Z`` after a local clock,
midnight where only a day was meant, the build's or today's date, a change before the publication.
The printed line near the headline is the witness against which they are checked. A date in the
future of the fetch, or before the web, is never believed; without a trustworthy one there is none.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import TypeGuard

from scraper.arabic.text import clean
from scraper.page import Entry
from scraper.parser.fields.dateplaces import date_lines
from scraper.parser.fields.machinedates import (
    claimed_changes,
    claimed_days,
    clock_below,
    in_rdfa,
    marked_as_changes,
    of_entry,
    time_elements,
)
from scraper.parser.fields.printed import read_printed, read_stacked, with_dispatch_clock
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line
from scraper.parser.metadata.head import JSON_LD, MARKUP, Metadata
from scraper.parser.signs.claims import (
    YEAR,
    Claim,
    Judge,
    Moment,
    day_in_address,
    day_of,
    later,
    turned,
    turned_round,
)


@dataclass(frozen=True, slots=True)
class Dates:
    """The article's dates and the sources that won; None where nothing is trustworthy."""

    published: Moment | None = None
    published_by: str | None = None
    modified: Moment | None = None
    modified_by: str | None = None
    lines: frozenset[int] = frozenset()  # that print a date of the article


def find_published(
    layout: Layout,
    metadata: Metadata,
    headline: Line | None,
    body: tuple[int, int],
    url: str,
    fetched_at: datetime,
    entry: Entry | None,
    zone: tzinfo | None,
    skipped: frozenset[int] = frozenset(),
    claimed: tuple[str | None, str | None, str] | None = None,
    selected: str | None = None,
    midnight: bool = False,
    unordered: bool = False,
    refused: Container[int] = (),
) -> Dates:
    """The article's dates.

    ``body`` is the body's first and last line; ``skipped`` the lines that are captions; ``zone``
    the seed's, put on local clocks that have none; ``claimed`` published, modified and source of
    a page's data, where the article was read from there; ``selected`` what a seed's
    selector finds; ``midnight`` whether the site is known to tell the time, 00:00 included;
    ``unordered`` whether the page's language writes «3/11/2025» in either order; ``refused`` the
    lines of furniture among the body's.
    """
    judge = Judge(fetched_at)
    as_told = machine = list(judge.read(claimed_days(layout, metadata)))
    # a page whose text stands in its data prints only its frame: today's date, others' dates
    shown = [] if claimed is not None else date_lines(layout, headline, body, skipped)
    printed, printed_changes, lines = read_printed(layout, shown, body, judge)
    printed = _without_visit(printed, fetched_at)
    machine += judge.read(in_rdfa(shown))
    told: list[tuple[str, str]] = []  # changes
    if claimed is None:
        moments, told = time_elements(
            layout, headline, body, [line.index for line in lines], refused
        )
        machine += judge.read(moments)
    else:
        as_told = machine = [*judge.read([(claimed[2], claimed[0] or "")]), *machine]
    if claimed is None and not (machine or printed or printed_changes):
        printed = read_stacked(layout, headline, body, judge)
    if machine and printed and (marked := marked_as_changes(layout)):
        printed_changes += [claim for claim in printed if clean(claim.printed) in marked]
        printed = [claim for claim in printed if clean(claim.printed) not in marked]
    if machine:  # «منذ ساعتين» and «12 آذار» are counted from the fetch: no witness against a claim
        printed = [claim for claim in printed if YEAR.search(claim.printed)]
    if machine and printed:  # «5/7/2024» beside «7 أيار 2024»: the other tells which is the day
        machine = _turned(machine, printed[0])
        printed = _turned(printed, machine[0])
    if not machine and not printed:
        machine = list(judge.read(clock_below(layout, headline, body, skipped)))
    from_entry = list(judge.read(of_entry(entry)))
    from_url = judge.read_one("url", day_in_address(url))
    for witness in (*from_entry, *([from_url] if from_url else ())):
        printed = [claim for claim in printed if not _is_counted_off(claim, witness)]
        printed = _turned(printed, witness)
        machine = _turned(machine, witness)
    month_first = any(one is not other for one, other in zip(as_told, machine, strict=False))
    if unordered:
        witnesses = [*machine, *from_entry, *([from_url] if from_url else ())]
        days = {day_of(claim.moment) for claim in witnesses if turned_round(claim) is claim}
        machine = [each for each in machine if _is_ordered(each, days)]
        printed = [each for each in printed if _is_ordered(each, days)]
    machine, renamed = _without_changes(machine, printed, printed_changes)
    published = judge.read_one("selector", selected) or _choose(
        machine, printed, from_entry, from_url, fetched_at
    )
    if published in printed and not isinstance(published.moment, datetime):
        published = with_dispatch_clock(layout, body[1], published, judge)
    changes = [*judge.read([*claimed_changes(layout, metadata), *told]), *renamed]
    if claimed is not None:
        changes = [*judge.read([(claimed[2], claimed[1] or "")]), *changes]
    if month_first:  # the data's changes are written as its publication is
        changes = [turned_round(claim) for claim in changes]
    if published is not None and published not in machine:
        changes = [claim for claim in changes if not _is_of_making(claim, machine, fetched_at)]
    if published is not None:
        published = _repair(published, printed, printed_changes, midnight)
    modified = _changed([*changes, *printed_changes], published, printed)
    return Dates(
        _zoned(published, zone),
        published.source if published else None,
        _zoned(modified, zone),
        modified.source if modified else None,
        frozenset(line.index for line in lines),
    )


def _without_visit(printed: list[Claim], fetched_at: datetime) -> list[Claim]:
    """The printed dates; without the first where it is the day of the fetch, and another is called
    the publication or has a clock: some templates print today over every text."""
    if not printed or printed[0].labelled or printed[0].moment != fetched_at.date():
        return printed
    own = [each for each in printed[1:] if each.labelled or isinstance(each.moment, datetime)]
    return own or printed


def _turned(claims: Sequence[Claim], witness: Claim) -> list[Claim]:
    """The claims, with day and month changed about where the witness tells that day."""
    day = day_of(witness.moment)
    return [turned(claim, day) for claim in claims]


def _choose(
    machine: Sequence[Claim],
    printed: Sequence[Claim],
    from_entry: Sequence[Claim],
    from_url: Claim | None,
    fetched_at: datetime,
) -> Claim | None:
    """The best machine claim that no printed date contradicts; else print, entry, address."""
    witnesses = [day_of(claim.moment) for claim in [*printed[:2], *from_entry]]
    if from_url is not None:
        witnesses.append(day_of(from_url.moment))
    if machine:
        agreed = [claim for claim in machine if _seconded(claim, witnesses)]
        if agreed or not witnesses:
            return _as_printed(agreed, printed) or _with_clock(agreed or machine)
        if not printed:
            named = from_entry[0] if from_entry else from_url
            if named and all(_is_of_today(claim, named, fetched_at) for claim in machine):
                return named
            return _with_clock(machine)
        # print and claims contradict each other: a build's or an import's date against the page's
        others = [
            claim
            for claim in machine
            if claim.source == JSON_LD and not _is_filled_in(claim, printed[0], fetched_at)
        ]
        return printed[0] if not others or _seconded(printed[0], witnesses[1:]) else others[0]
    if printed:
        return _with_clock(printed)
    if from_entry:
        return from_entry[0]
    return from_url


def _without_changes(
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


DAY = timedelta(days=1)
NOW = timedelta(hours=36)  # between a page's making and its fetch, by whatever clocks


WEEK = timedelta(days=7)  # from an address to its article's publication, at most


def _is_of_today(claim: Claim, named: Claim, fetched_at: datetime) -> bool:
    """Whether a claim is the day of the fetch, where entry or address tell one long past."""
    day = day_of(claim.moment)
    return day >= (fetched_at - NOW).date() and day - day_of(named.moment) > WEEK


def _is_counted_off(claim: Claim, witness: Claim) -> bool:
    """Whether a day without a year, counted from the fetch, came out in another year than the
    address or the feed tells."""
    told, day = day_of(witness.moment), day_of(claim.moment)
    return told.year != day.year and abs(told - day) > NOW and not YEAR.search(claim.printed)


def _is_ordered(claim: Claim, days: Container[date]) -> bool:
    """Whether a date in numbers can be one day only, or is one that others tell as well."""
    return turned_round(claim) is claim or day_of(claim.moment) in days


def _is_of_making(change: Claim, refuted: Sequence[Claim], fetched_at: datetime) -> bool:
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


def _repair(
    claim: Claim,
    printed: Sequence[Claim],
    changes: Sequence[Claim] = (),
    midnight: bool = False,
) -> Claim:
    """Undoes the false ``Z`` and the false midnight, where the print shows them to be false: of
    the ``Z`` a printed change tells too."""
    moment = claim.moment
    if claim.source == MARKUP:
        return claim
    if not isinstance(moment, datetime):  # a day alone, of which the print tells the time
        clocks = (item for item in printed if isinstance(item.moment, datetime))
        return next((item for item in clocks if day_of(item.moment) == moment), claim)
    witness = next((item.moment for item in [*printed, *changes]), None)
    if moment.tzinfo is not None and not moment.utcoffset() and isinstance(witness, datetime):
        same = (moment.hour, moment.minute) == (witness.hour, witness.minute)
        if same and witness.tzinfo is None and witness.date() == moment.date():
            return Claim(moment.replace(tzinfo=None), claim.source, claim.printed)
    witness = next((item.moment for item in printed), None)
    if isinstance(witness, datetime) and _is_midnight_elsewhere(moment, witness):
        return Claim(witness, MARKUP, claim.printed)
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        if isinstance(witness, datetime) and witness.replace(tzinfo=moment.tzinfo) == moment:
            return claim  # the print tells the same midnight
        if isinstance(witness, datetime) and abs(witness.date() - moment.date()) <= timedelta(
            days=1
        ):
            if moment.utcoffset() and witness.tzinfo is None:  # not Z, which is often a lie
                witness = witness.replace(tzinfo=moment.tzinfo)
            return Claim(witness, MARKUP, claim.printed)
        if midnight:
            return claim
        return Claim(moment.date(), claim.source, claim.printed)
    return claim


def _is_midnight_elsewhere(moment: datetime, witness: datetime) -> bool:
    """Whether a moment in UTC is the beginning of the printed day one to four hours east of it:
    a script's date without a time; the print tells the time."""
    if moment.utcoffset() != timedelta(0) or moment.hour < 20 or moment.minute or moment.second:
        return False
    day = later(moment, timedelta(hours=24 - moment.hour)).date()
    return witness.tzinfo is None and witness.date() == day and witness.hour > 4


def _changed(
    changes: Sequence[Claim], published: Claim | None, printed: Sequence[Claim]
) -> Claim | None:
    """The first change that is not before the publication and says more than it does."""
    for claim in changes:
        if published is None:
            return claim
        claim = _repair(claim, printed) if claim.source != MARKUP else claim
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


def _zoned(claim: Claim | None, zone: tzinfo | None) -> Moment | None:
    if claim is None:
        return None
    moment = claim.moment
    if isinstance(moment, datetime):
        moment = moment.replace(microsecond=0)
        if moment.tzinfo is None and zone is not None:
            moment = moment.replace(tzinfo=zone)
    return moment
