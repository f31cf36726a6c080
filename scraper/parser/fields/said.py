"""What a page says of its article's dates: to machines, and in print."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from scraper.arabic.text import clean
from scraper.parser.fields.dateplaces import date_lines
from scraper.parser.fields.issues import day_of_issue
from scraper.parser.fields.machinedates import (
    claimed_changes,
    claimed_days,
    clock_below,
    filled_by_script,
    in_rdfa,
    marked_as_changes,
    time_elements,
)
from scraper.parser.fields.printed import dispatch_clock, read_printed, read_stacked
from scraper.parser.fields.verdict import NOW
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line
from scraper.parser.metadata.head import Metadata
from scraper.parser.signs.claims import YEAR, Claim, Judge, day_of, turned, turned_round
from scraper.parser.signs.facts import NEAR, facts_between


@dataclass(slots=True)
class Said:
    """What a page says of its dates: to machines, and in print on its ``lines``."""

    machine: list[Claim]
    changes: list[Claim]
    printed: list[Claim]
    printed_changes: list[Claim]
    lines: list[Line]
    dispatched: str | None = None  # the clock that an agency prints below the text

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
        for change in self.printed_changes:  # none is before the publication
            self.printed = [
                claim
                for claim in self.printed
                if day_of(change.moment) > day_of(claim.moment)
                or not _is_counted_off(claim, change)
            ]
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


def said_on_page(
    layout: Layout,
    metadata: Metadata,
    headline: Line | None,
    body: tuple[int, int],
    skipped: frozenset[int],
    refused: Container[int],
    judge: Judge,
) -> Said:
    """What a page with its text in its markup says.

    ``body`` is the text's first and last line; ``skipped`` the lines that print no date of the
    article; ``refused`` the lines of furniture among the text's.
    """
    places = date_lines(layout, headline, body, skipped)
    printed, printed_changes, lines = read_printed(layout, places, body, judge)
    if printed and _is_of_visit(printed[0], judge.base):
        start = headline.index if headline is not None else body[0]
        printed = _without_visit(printed, lines, facts_between(layout, max(start - NEAR, 0), start))
    own = [line.index for line in lines]
    moments, changes = time_elements(layout, headline, body, own, refused)
    told = [*claimed_days(layout, metadata), *in_rdfa(places), *moments]
    machine = list(judge.read(told))
    if not (machine or printed or printed_changes):
        printed = read_stacked(layout, headline, body, judge)
    if not (machine or printed):
        machine = list(judge.read(clock_below(layout, headline, body)))
        machine = machine or list(judge.read(filled_by_script(layout, headline, body[0])))
    if not (machine or printed):
        start = headline.index if headline is not None else body[0]
        printed = day_of_issue(layout, start, metadata.address, judge)
    if machine and printed:
        marked = marked_as_changes(layout)
        printed_changes += [claim for claim in printed if clean(claim.printed) in marked]
        printed = [claim for claim in printed if clean(claim.printed) not in marked]
        # «منذ ساعتين» and «12 آذار» are counted from the fetch: no witness against a claim
        printed = [claim for claim in printed if YEAR.search(claim.printed)]
    changed_at = judge.read([*claimed_changes(layout, metadata), *changes])
    days_alone = not all(isinstance(claim.moment, datetime) for claim in printed)
    dispatched = dispatch_clock(layout, body[1]) if days_alone else None
    return Said(machine, list(changed_at), printed, printed_changes, lines, dispatched)


def said_in_data(
    layout: Layout,
    metadata: Metadata,
    published: str | None,
    modified: str | None,
    source: str,
    judge: Judge,
) -> Said:
    """What a page with its text in the data ``source`` says, which tells ``published`` and
    ``modified``: it prints only its frame, with today's date and those of others."""
    days = judge.read([(source, published or ""), *claimed_days(layout, metadata)])
    changes = judge.read([(source, modified or ""), *claimed_changes(layout, metadata)])
    return Said(list(days), list(changes), [], [], [])


def _is_of_visit(claim: Claim, fetched_at: datetime) -> bool:
    """Whether a printed date may be the day of the fetch alone: some templates print today over
    every text."""
    return not claim.labelled and claim.moment == fetched_at.date()


def _without_visit(
    printed: list[Claim], lines: Sequence[Line], facts: Sequence[Line]
) -> list[Claim]:
    """The printed dates without the first, where another is called the publication, has a clock,
    or stands beside a label, who wrote, or other ``facts`` over the headline."""
    told = [line.text for line in facts]
    own = [
        each
        for each in printed[1:]
        if each.labelled
        or isinstance(each.moment, datetime)
        or each.printed in told
        or _is_beside(each, lines)
    ]
    return own or printed


def _is_beside(claim: Claim, lines: Sequence[Line]) -> bool:
    """Whether a date is not all that its line prints: «التاريخ: 14 مارس 2025»."""
    return any(claim.printed in line.text and claim.printed != line.text for line in lines)


def _turned(claims: Sequence[Claim], witness: Claim) -> list[Claim]:
    """The claims, with day and month changed about where the witness tells that day."""
    day = day_of(witness.moment)
    return [turned(claim, day) for claim in claims]


def _is_counted_off(claim: Claim, witness: Claim) -> bool:
    """Whether a day without a year, counted from the fetch, came out in another year than the
    address, the feed or a printed change tells."""
    told, day = day_of(witness.moment), day_of(claim.moment)
    return told.year != day.year and abs(told - day) > NOW and not YEAR.search(claim.printed)


def _is_ordered(claim: Claim, days: Container[date]) -> bool:
    """Whether a date in numbers can be one day only, or is one that others tell as well."""
    return turned_round(claim) is claim or day_of(claim.moment) in days
