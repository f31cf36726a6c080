"""The truth sets: what CLDR prints in every Arabic locale, and what newspapers print."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest
from babel import localedata
from babel.dates import format_date, format_datetime, format_skeleton

from scraper.arabic.digits import ARABIC_INDIC, ASCII
from scraper.parser.dates import parse_date
from tests.parser.dates_support import read, shared

ARABIC_LOCALES = [name for name in localedata.locale_identifiers() if name.split("_")[0] == "ar"]
TO_ARABIC_INDIC = str.maketrans(ASCII, ARABIC_INDIC)
# Every month, every weekday, day and month that could be swapped, a leap day.
DAYS = [date(2019 + number % 3, number % 12 + 1, number * 7 % 28 + 1) for number in range(84)]
DAYS.append(date(2020, 2, 29))


@pytest.mark.parametrize("locale", ARABIC_LOCALES)
def test_every_date_of_cldr_is_read_back(locale: str) -> None:
    for day in DAYS:
        for text in (
            *(format_date(day, width, locale=locale) for width in ("short", "medium", "long")),
            format_date(day, "full", locale=locale),
            *(format_skeleton(form, day, locale=locale) for form in ("yMEd", "yMMMEd", "GyMMMd")),
        ):
            assert parse_date(text) == day, text
            assert parse_date(text.translate(TO_ARABIC_INDIC)) == day, text


@pytest.mark.parametrize("locale", ARABIC_LOCALES)
def test_every_moment_of_cldr_is_read_back(locale: str) -> None:
    for number, day in enumerate(DAYS):
        moment = datetime(day.year, day.month, day.day, number % 24, number * 7 % 60)
        for width in ("short", "medium"):
            text = format_datetime(moment, width, locale=locale)
            assert parse_date(text) == moment, text
        text = format_datetime(moment, "long", locale=locale)  # Babel adds UTC
        value = parse_date(text)
        assert isinstance(value, datetime)
        assert value.utcoffset() == timedelta(0)
        assert value.replace(tzinfo=None) == moment


@pytest.mark.parametrize("locale", ARABIC_LOCALES)
@pytest.mark.parametrize("form", ["yMMMM", "MMMMd", "MMMEd"])
def test_less_than_a_date_of_cldr_is_refused(locale: str, form: str) -> None:
    for day in DAYS:
        assert read(format_skeleton(form, day, locale=locale)) is None


def test_every_date_that_newspapers_print_is_read_right() -> None:
    with shared("data/dates/real_dates.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    wrong = [row["text"] for row in rows if not _right(row)]
    assert len(rows) > 200
    assert wrong == []


def _right(row: dict[str, object]) -> bool:
    base = datetime.fromisoformat(str(row["base"])) if row["base"] else None
    value = parse_date(str(row["text"]), base)
    alternatives = row.get("alt") or []
    assert isinstance(alternatives, list)
    return any(_same(value, truth) for truth in (row["expected"], *alternatives))


def _same(value: date | datetime | None, truth: object) -> bool:
    """The same day, minute and offset; a local clock where the truth has an offset is another
    thing, except beside a base, whose offset the truth shows."""
    if value is None or truth is None:
        return value is truth
    expected = datetime.fromisoformat(str(truth))
    if not isinstance(value, datetime):
        return "T" not in str(truth) and value == expected.date()
    value = value.replace(second=0, microsecond=0)
    return "T" in str(truth) and (value == expected or value.tzinfo == expected.tzinfo is None)
