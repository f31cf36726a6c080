"""The dates of pages in the languages beside Arabic: the solar Hijri year, and other months' names.

Converted days: the Nowruz days that calendars of Iran print (1 Farvardin), and CLDR's persian
calendar.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from scraper.parser.dates import parse_dates
from scraper.parser.dates.calendars import DateParts, settle
from tests.parser.dates_support import BASE, read


@pytest.mark.parametrize(
    ("year", "nowruz"),
    [
        (1372, "1993-03-21"),
        (1375, "1996-03-20"),
        (1379, "2000-03-20"),
        (1387, "2008-03-20"),
        (1391, "2012-03-20"),
        (1395, "2016-03-20"),
        (1396, "2017-03-21"),
        (1399, "2020-03-20"),
        (1403, "2024-03-20"),
        (1404, "2025-03-21"),
        (1408, "2029-03-20"),
        (1409, "2030-03-21"),
    ],
)
def test_the_solar_year_begins_at_nowruz(year: int, nowruz: str) -> None:
    assert settle([DateParts("solar", year, 1, 1)], None, None) == date.fromisoformat(nowruz)


def test_every_solar_day_follows_the_one_before() -> None:
    """From 1370 to 1429 no day is left out or told twice, and every year has 365 or 366."""
    day = date(1991, 3, 21)
    for year in range(1370, 1430):
        first = day
        for month in range(1, 13):
            for number in range(1, 32):
                told = settle([DateParts("solar", year, month, number)], None, None)
                if told is not None:
                    assert told == day
                    day += timedelta(days=1)
        assert (day - first).days in (365, 366)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("۱۲ آبان ۱۴۰۴", "2025-11-03"),
        ("12 آبان 1404", "2025-11-03"),
        ("دوشنبه ۱۲ آبان ۱۴۰۴ - ۱۴:۳۰", "2025-11-03T14:30"),
        ("سه‌شنبه، ۱۳ آبان ۱۴۰۴ ساعت ۰۹:۰۵", "2025-11-04T09:05"),
        ("۱۴۰۴/۰۸/۱۲ - ۱۴:۳۰", "2025-11-03T14:30"),
        ("1399/02/21 هـ.ش", "2020-05-10"),
        ("تاریخ انتشار : ۱۲ آبان ۱۴۰۴ ساعت ۱۴:۳۰ | کد خبر: ۱۲۳۴۵۶", "2025-11-03T14:30"),
        ("۱۲ آبان ۱۴۰۴ / ۳ نوامبر ۲۰۲۵", "2025-11-03"),
        ("۱۲ آبان ۱۴۰۴ - ۱۲ جمادی الاول ۱۴۴۷", "2025-11-03"),
        ("۵ جوزا ۱۴۰۲", "2023-05-26"),
        ("۳۰ اسفند ۱۴۰۳", "2025-03-20"),
        ("۱۲ آبان ماه ۱۴۰۴", "2025-11-03"),
        ("آبان ۱۲, ۱۴۰۴", "2025-11-03"),
        ("۳ نومبر ۲۰۲۵، ۰۸:۳۰ شام", "2025-11-03T20:30"),
        ("3 جنوری 2025", "2025-01-03"),
        ("شائع 03 نومبر 2025 12:30pm", "2025-11-03T12:30"),
        ("جمعرات 7 اگست 2025", "2025-08-07"),
        ("٣ی تشرینی دووەمی ٢٠٢٥", "2025-11-03"),
        ("Yayınlanma: 03 Kasım 2025 - 14:30", "2025-11-03T14:30"),
        ("פורסם: 3 בנובמבר 2025, 14:30", "2025-11-03T14:30"),
    ],
)
def test_a_date_of_another_language_is_read(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "سه‌شنبه ۱۲ آبان ۱۴۰۴",  # it was a Monday
        "۱۲ آبان ۱۴۰۴ - ۲۰ رجب ۱۴۴۷",  # ten weeks later
        "۳۰ اسفند ۱۴۰۴",  # no leap year
        "۳۱ آبان ۱۴۰۴",
        "۱۲ آبان",  # no year
        "دوشنبه ۱۲ آبان",
        "12/8/1404",  # as well the Hijri year of 1984
        "1404/08/12",
        "۰۴/۰۸/۱۲",  # the same day, and no day of 2012
        "12 ثور 1404",  # Arabic words but in Persian digits
        "5 اسد 1403",
        "12 جون",
        "جون سميث",
    ],
)
def test_what_may_be_another_day_or_no_date_is_refused(text: str) -> None:
    assert read(text, BASE) is None


def test_changes_are_told_from_publication_in_other_languages() -> None:
    found = parse_dates(
        "منتشر شده در دوشنبه، ۱۲ آبان ۱۴۰۴ - ۱۴:۳۰ | آخرین به‌روزرسانی: ۱۳ آبان ۱۴۰۴"
    )
    assert found.published is not None and found.modified is not None
    assert str(found.published.value) == "2025-11-03 14:30:00"
    assert found.modified.value == date(2025, 11, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27 ноября 2026, 18:40", "2026-11-27T18:40"),
        ("пятница, 27 ноября 2026 г.", "2026-11-27"),
        ("Опубликовано: 5 мая 2026 года", "2026-05-05"),
        ("viernes, 27 de noviembre de 2026", "2026-11-27"),
        ("Publicado el 3 de enero de 2026, 14:30", "2026-01-03T14:30"),
        ("Freitag, 27. November 2026", "2026-11-27"),
        ("Veröffentlicht am 5. März 2026", "2026-03-05"),
        ("2026年11月27日 18:40", "2026-11-27T18:40"),
        ("2026年11月27日 18時40分", "2026-11-27T18:40"),
        ("2026年3月5日", "2026-03-05"),
        ("2026年11月31日", None),
        ("13月27日", None),
    ],
)
def test_dates_of_more_languages(text: str, expected: str | None) -> None:
    assert read(text) == expected
