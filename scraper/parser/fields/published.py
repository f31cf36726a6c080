"""When the article was published and changed, by what its page, its feed and its address say.

``said`` gathers what the page says, ``verdict`` weighs it. A date in the future of the fetch, or
before the web, is never believed; without a trustworthy one there is none.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import NamedTuple

from scraper.page import Entry
from scraper.parser.fields.machinedates import of_entry
from scraper.parser.fields.printed import with_clock
from scraper.parser.fields.said import Said
from scraper.parser.fields.verdict import (
    changed,
    choose,
    is_of_making,
    repair,
    without_changes,
)
from scraper.parser.signs.claims import Claim, Judge, Moment, day_in_address, turned_round


class Dates(NamedTuple):
    """The article's dates and the sources that won; None where nothing is trustworthy."""

    published: Moment | None = None
    published_by: str | None = None
    modified: Moment | None = None
    modified_by: str | None = None
    lines: frozenset[int] = frozenset()  # that print a date of the article


def find_published(
    said: Said,
    url: str,
    entry: Entry | None,
    judge: Judge,
    *,
    zone: tzinfo | None,
    selected: str | None,
    midnight: bool,
    unordered: bool,
) -> Dates:
    """The article's dates.

    ``said`` is what the page says of them, put in order here; ``url`` and ``entry`` what its
    address and its feed say. ``zone`` is the seed's, put on local clocks that have none;
    ``selected`` what a seed's selector finds; ``midnight`` whether the site is known to tell the
    time, 00:00 included; ``unordered`` whether the page's language writes «3/11/2025» in either
    order.
    """
    named = judge.read_one("url", day_in_address(url))
    elsewhere = [*judge.read(of_entry(entry)), *([named] if named is not None else ())]
    month_first = said.put_in_order(elsewhere, unordered=unordered)
    machine, renamed = without_changes(said.machine, said.printed, said.printed_changes)
    changes = [*said.changes, *renamed]
    if month_first:  # the data's changes are written as its publication is
        changes = [turned_round(claim) for claim in changes]
    published = judge.read_one("selector", selected)
    published = published or choose(machine, said.printed, elsewhere, judge.base)
    if published is not None:
        day_alone = not isinstance(published.moment, datetime)
        if said.dispatched and day_alone and published in said.printed:
            published = with_clock(published, said.dispatched, judge)
        if published not in machine:
            changes = [claim for claim in changes if not is_of_making(claim, machine, judge.base)]
        published = repair(published, said.printed, said.printed_changes, midnight)
    modified = changed([*changes, *said.printed_changes], published, said.printed)
    return Dates(
        _zoned(published, zone),
        published.source if published else None,
        _zoned(modified, zone),
        modified.source if modified else None,
        frozenset(line.index for line in said.lines),
    )


def _zoned(claim: Claim | None, zone: tzinfo | None) -> Moment | None:
    if claim is None:
        return None
    moment = claim.moment
    if isinstance(moment, datetime):
        moment = moment.replace(microsecond=0)
        if moment.tzinfo is None and zone is not None:
            moment = moment.replace(tzinfo=zone)
    return moment
