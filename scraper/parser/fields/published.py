"""When the article was published and changed: all candidates on the page, gathered.

``verdict`` weighs them. A date in the future of the fetch, or before the web, is never believed;
without a trustworthy one there is none.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

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
from scraper.parser.fields.verdict import (
    NOW,
    changed,
    choose,
    is_of_making,
    repair,
    without_changes,
)
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line
from scraper.parser.metadata.head import Metadata
from scraper.parser.signs.claims import (
    YEAR,
    Claim,
    Judge,
    Moment,
    day_in_address,
    day_of,
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
    if claimed is None:
        said = _on_page(layout, metadata, headline, body, skipped, refused, judge)
    else:
        said = _in_data(layout, metadata, claimed, judge)
    named = judge.read_one("url", day_in_address(url))
    elsewhere = [*judge.read(of_entry(entry)), *([named] if named is not None else ())]
    month_first = said.put_in_order(elsewhere, unordered=unordered)
    machine, renamed = without_changes(said.machine, said.printed, said.printed_changes)
    changes = [*said.changes, *renamed]
    if month_first:  # the data's changes are written as its publication is
        changes = [turned_round(claim) for claim in changes]
    published = judge.read_one("selector", selected)
    published = published or choose(machine, said.printed, elsewhere, fetched_at)
    if published is not None:
        if published in said.printed and not isinstance(published.moment, datetime):
            published = with_dispatch_clock(layout, body[1], published, judge)
        if published not in machine:
            changes = [claim for claim in changes if not is_of_making(claim, machine, fetched_at)]
        published = repair(published, said.printed, said.printed_changes, midnight)
    modified = changed([*changes, *said.printed_changes], published, said.printed)
    return Dates(
        _zoned(published, zone),
        published.source if published else None,
        _zoned(modified, zone),
        modified.source if modified else None,
        frozenset(line.index for line in said.lines),
    )


@dataclass(slots=True)
class _Said:
    """What a page says of its dates: to machines, and in print on its ``lines``."""

    machine: list[Claim]
    changes: list[Claim]
    printed: list[Claim]
    printed_changes: list[Claim]
    lines: list[Line]

    def put_in_order(self, elsewhere: Sequence[Claim], *, unordered: bool) -> bool:
        """Tells day from month by what other witnesses tell, feed and address ``elsewhere`` among
        them: day first is only a rule. Whether the data write the month first.

        What is counted from the fetch and contradicted is dropped, and where the page's language
        is ``unordered`` whatever nothing tells.
        """
        as_told = self.machine
        if self.machine and self.printed:  # «5/7/2024» beside «7 أيار 2024»
            self.machine = _turned(self.machine, self.printed[0])
            self.printed = _turned(self.printed, self.machine[0])
        for witness in elsewhere:
            kept = [claim for claim in self.printed if not _is_counted_off(claim, witness)]
            self.printed = _turned(kept, witness)
            self.machine = _turned(self.machine, witness)
        month_first = any(
            one is not other for one, other in zip(as_told, self.machine, strict=True)
        )
        if unordered:
            witnesses = [*self.machine, *elsewhere]
            days = {day_of(claim.moment) for claim in witnesses if turned_round(claim) is claim}
            self.machine = [each for each in self.machine if _is_ordered(each, days)]
            self.printed = [each for each in self.printed if _is_ordered(each, days)]
        return month_first


def _on_page(
    layout: Layout,
    metadata: Metadata,
    headline: Line | None,
    body: tuple[int, int],
    skipped: frozenset[int],
    refused: Container[int],
    judge: Judge,
) -> _Said:
    """What a page with its text in its markup says."""
    places = date_lines(layout, headline, body, skipped)
    printed, printed_changes, lines = read_printed(layout, places, body, judge)
    printed = _without_visit(printed, judge.base)
    own = [line.index for line in lines]
    moments, changes = time_elements(layout, headline, body, own, refused)
    told = [*claimed_days(layout, metadata), *in_rdfa(places), *moments]
    machine = list(judge.read(told))
    if not (machine or printed or printed_changes):
        printed = read_stacked(layout, headline, body, judge)
    if not (machine or printed):
        machine = list(judge.read(clock_below(layout, headline, body)))
    if machine and printed:
        marked = marked_as_changes(layout)
        printed_changes += [claim for claim in printed if clean(claim.printed) in marked]
        printed = [claim for claim in printed if clean(claim.printed) not in marked]
        # «منذ ساعتين» and «12 آذار» are counted from the fetch: no witness against a claim
        printed = [claim for claim in printed if YEAR.search(claim.printed)]
    changed_at = judge.read([*claimed_changes(layout, metadata), *changes])
    return _Said(machine, list(changed_at), printed, printed_changes, lines)


def _in_data(
    layout: Layout, metadata: Metadata, claimed: tuple[str | None, str | None, str], judge: Judge
) -> _Said:
    """What a page with its text in its data says: it prints only its frame, with today's date and
    those of others."""
    published, modified, source = claimed
    days = judge.read([(source, published or ""), *claimed_days(layout, metadata)])
    changes = judge.read([(source, modified or ""), *claimed_changes(layout, metadata)])
    return _Said(list(days), list(changes), [], [], [])


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


def _is_counted_off(claim: Claim, witness: Claim) -> bool:
    """Whether a day without a year, counted from the fetch, came out in another year than the
    address or the feed tells."""
    told, day = day_of(witness.moment), day_of(claim.moment)
    return told.year != day.year and abs(told - day) > NOW and not YEAR.search(claim.printed)


def _is_ordered(claim: Claim, days: Container[date]) -> bool:
    """Whether a date in numbers can be one day only, or is one that others tell as well."""
    return turned_round(claim) is claim or day_of(claim.moment) in days


def _zoned(claim: Claim | None, zone: tzinfo | None) -> Moment | None:
    if claim is None:
        return None
    moment = claim.moment
    if isinstance(moment, datetime):
        moment = moment.replace(microsecond=0)
        if moment.tzinfo is None and zone is not None:
            moment = moment.replace(tzinfo=zone)
    return moment
