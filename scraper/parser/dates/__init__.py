"""Dates as Arabic newspapers print them.

    parse_date(text)    the date of a whole string, or None
    parse_dates(text)   «نشر في … آخر تحديث …»: both, with their printed strings
    match_date(text, i) the date that begins exactly there: for datelines
    find_dates(text)    the whole dates that stand in a longer line

A date where the text has no clock, a datetime where it has one, aware where it names a zone or
an offset. Never fuzzy: in `parse_date` and `parse_dates` every word and number of the text is
explained, or nothing is answered.
"""

from __future__ import annotations

from scraper.parser.dates.public import (
    NO_DATES,
    FoundDate,
    MatchedDate,
    Reading,
    Readings,
    find_dates,
    match_date,
    parse_date,
    parse_dates,
)

__all__ = [
    "NO_DATES",
    "FoundDate",
    "MatchedDate",
    "Reading",
    "Readings",
    "find_dates",
    "match_date",
    "parse_date",
    "parse_dates",
]
