"""`parse_dates`: the published and the modified date, each as it is printed."""

from __future__ import annotations

import pytest

from scraper.parser.dates import Reading, parse_date, parse_dates
from tests.parser.dates_support import BASE, iso


def _short(reading: Reading | None) -> tuple[str | None, str, str] | None:
    return None if reading is None else (iso(reading.value), reading.text, reading.label)


@pytest.mark.parametrize(
    ("text", "published", "modified"),
    [
        (
            "نُشر في 9 فبراير 2020 | آخر تحديث: 10/2/2020 10:00 ص",
            ("2020-02-09", "9 فبراير 2020", "published"),
            ("2020-02-10T10:00", "10/2/2020 10:00 ص", "modified"),
        ),
        (
            "تم التحديث في 10 شباط 2020 - تاريخ النشر الأحد 9 شباط 2020",
            ("2020-02-09", "الأحد 9 شباط 2020", "published"),
            ("2020-02-10", "10 شباط 2020", "modified"),
        ),
        ("آخر تعديل 10 شباط 2020", None, ("2020-02-10", "10 شباط 2020", "modified")),
        ("10 شباط 2020 (آخر تحديث)", None, ("2020-02-10", "10 شباط 2020", "modified")),
        ("10 شباط 2020", ("2020-02-10", "10 شباط 2020", ""), None),
        ("كُتب في 10 شباط 2020", ("2020-02-10", "10 شباط 2020", "published"), None),
        (
            "الأحد، 9 شباط 2020، آخر تحديث 14:00 (GMT+0400)",
            ("2020-02-09", "الأحد، 9 شباط 2020", ""),
            ("2020-02-09T14:00+04:00", "14:00 (GMT+0400)", "modified"),
        ),
        (
            "نشر 16:35 آخر تحديث 18:20 - 9/2/2020",
            ("2020-02-09T16:35", "16:35", "published"),
            ("2020-02-09T18:20", "18:20 - 9/2/2020", "modified"),
        ),
        (
            "17:27 GMT 17.03.2020 (محدثة 17:49 GMT 17.03.2020)",
            ("2020-03-17T17:27+00:00", "17:27 GMT 17.03.2020", ""),
            ("2020-03-17T17:49+00:00", "17:49 GMT 17.03.2020", "modified"),
        ),
    ],
)
def test_both_dates_are_told_apart_and_kept_as_printed(
    text: str,
    published: tuple[str, str, str] | None,
    modified: tuple[str, str, str] | None,
) -> None:
    readings = parse_dates(text)
    assert (_short(readings.published), _short(readings.modified)) == (published, modified)


def test_the_published_date_is_the_text_s_date_wherever_it_stands() -> None:
    assert iso(parse_date("آخر تحديث 10 شباط 2020 نشر في 9 شباط 2020")) == "2020-02-09"


def test_a_day_and_the_clock_of_its_update_are_one_moment() -> None:
    assert iso(parse_date("9 شباط 2020، آخر تحديث 14:00")) == "2020-02-09T14:00"


def test_relative_dates_have_labels_too() -> None:
    readings = parse_dates("نشر منذ يومين، آخر تحديث منذ ساعتين", BASE)
    assert readings.published
    assert iso(readings.published.value) == "2020-02-07"
    assert readings.modified
    assert iso(readings.modified.value) == "2020-02-09T10:30+03:00"


def test_one_unreadable_date_leaves_no_reading_at_all() -> None:
    readings = parse_dates("نشر في 9 شباط 2020 آخر تحديث 31 شباط 2020")
    assert (readings.published, readings.modified) == (None, None)


def test_text_without_a_date_has_no_readings() -> None:
    assert parse_dates("تاريخ النشر:").published is None
