"""One day from many parts: weekdays, calendars beside each other, Umm al-Qura."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hijridate import Gregorian, Hijri

from scraper.arabic.months import Calendar
from scraper.parser.dates import parse_date
from scraper.parser.dates.calendars import DateParts, calendar_of_number, settle
from tests.parser.dates_support import BASE, read

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def test_a_weekday_turns_day_and_month_round() -> None:
    assert read("2/9/2020") == "2020-09-02"
    assert read("الأحد 2/9/2020") == "2020-02-09"
    assert read("الأربعاء 2/9/2020") == "2020-09-02"


def test_a_weekday_that_fits_neither_order_changes_nothing() -> None:
    assert read("الجمعة 2/9/2020") == "2020-09-02"


def test_a_wrong_weekday_takes_no_named_date_away() -> None:
    assert read("الجمعة 9 شباط 2020") == "2020-02-09"


def test_a_hijri_date_beside_it_turns_day_and_month_round() -> None:
    assert read("15/6/1441 هـ - 2/9/2020 م") == "2020-02-09"
    assert read("14/1/1442 هـ - 2/9/2020 م") == "2020-09-02"


def test_the_gregorian_date_counts_however_far_the_hijri_one_is() -> None:
    assert read("18 محرم 1440هـ 17 أيلول 2019م") == "2019-09-17"


@pytest.mark.parametrize("shift", range(-3, 4))
def test_a_weekday_near_a_hijri_date_decides(shift: int) -> None:
    day = Hijri(1441, 6, 15).to_gregorian() + timedelta(days=shift)
    text = f"{WEEKDAYS[day.weekday()]} 15 جمادى الآخرة 1441 هـ"
    expected = day.isoformat() if abs(shift) <= 2 else None
    assert read(text) == expected


def test_the_thirtieth_of_a_short_month_is_the_day_after_its_last() -> None:
    assert Hijri(1444, 9, 29).month_length() == 29
    last = Hijri(1444, 9, 29).to_gregorian()
    assert read("30 رمضان 1444 هـ") == (last + timedelta(days=1)).isoformat()


def test_the_year_of_one_calendar_gives_the_year_of_the_other() -> None:
    assert read("15 جمادى الآخرة 1441 هـ الموافق 9 فبراير") == "2020-02-09"
    assert read("6 جمادى الأولى 1441 هـ الموافق 1 يناير") == "2020-01-01"
    assert read("15 جمادى الآخرة 1441 هـ الموافق 9 أيلول") is None


def test_two_gregorian_dates_must_be_the_same_day() -> None:
    assert read("2020/02/09 - 9 شباط 2020") == "2020-02-09"
    assert read("2020/02/09 - 10 شباط 2020") is None


def test_a_mark_of_another_calendar_is_a_contradiction() -> None:
    assert read("9 شباط 2020 هـ") is None
    assert read("9/2/2020 هـ") is None
    assert read("15/6/1441 م") is None


@pytest.mark.parametrize(
    ("year", "era", "persian", "calendar"),
    [
        (2020, "", False, Calendar.GREGORIAN),
        (2020, "", True, Calendar.GREGORIAN),
        (1441, "", False, Calendar.HIJRI),
        (1441, "", True, Calendar.SOLAR),
        (1399, "", False, Calendar.PERHAPS_SOLAR),
        (1399, "", True, Calendar.SOLAR),
        (1399, "hijri", False, Calendar.HIJRI),
        (2970, "", False, Calendar.AMAZIGH),
        (1736, "coptic", False, Calendar.COPTIC),
        (1736, "", False, None),
        (2020, "hijri", False, None),
        (1517, "", False, None),
    ],
)
def test_a_year_tells_its_calendar(
    year: int, era: str, persian: bool, calendar: Calendar | None
) -> None:
    assert calendar_of_number(year, era, persian) == calendar


def test_every_hijri_day_of_the_web_s_years_is_read_back() -> None:
    day = date(1995, 1, 1)
    while day < date(2035, 1, 1):
        hijri = Gregorian.fromdate(day).to_hijri()
        parts = DateParts(Calendar.HIJRI, hijri.year, hijri.month, hijri.day)
        assert settle([parts], None, None) == day
        day += timedelta(days=1)


def test_a_hijri_day_without_a_year_is_the_last_before_the_base() -> None:
    assert read("15 جمادى الآخرة", BASE) == "2020-02-09"
    assert read("1 رمضان", BASE) == "2019-05-06"
    assert read("1 رمضان") is None


def test_a_converted_day_is_a_plain_date() -> None:
    assert type(parse_date("5 رمضان 1446")) is date
