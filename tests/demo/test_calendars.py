"""Printed dates are those of the Arab press; the Hijri table is Umm al-Qura's."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hijridate import Gregorian

from scraper.demo import calendars


def test_hijri_table_agrees_with_the_library_on_every_day() -> None:
    day = date(2016, 10, 2)
    while day < date(2043, 10, 1):
        wanted = Gregorian.fromdate(day).to_hijri()
        assert calendars.hijri(day) == (wanted.year, wanted.month, wanted.day)
        day += timedelta(days=1)


@pytest.mark.parametrize("day", [date(2016, 10, 1), date(2060, 1, 1)])
def test_hijri_refuses_days_outside_its_table(day: date) -> None:
    with pytest.raises(ValueError, match="table of Hijri months"):
        calendars.hijri(day)


def test_long_dates_in_each_month_system() -> None:
    day = date(2020, 2, 9)
    assert calendars.long_date(day, "levantine") == "الأحد 9 شباط 2020"
    assert calendars.long_date(day, "gulf") == "الأحد 9 فبراير 2020"
    assert calendars.long_date(day, "maghreb") == "الأحد 9 فيفري 2020"
    assert calendars.long_date(day, "dual") == "الأحد 9 شباط / فبراير 2020"
    assert calendars.hijri_long(day) == "15 جمادى الآخرة 1441 هـ"


@pytest.mark.parametrize(
    ("hour", "printed"), [(0, "12:05 ص"), (9, "09:05 ص"), (12, "12:05 م"), (23, "11:05 م")]
)
def test_twelve_hour_clock(hour: int, printed: str) -> None:
    assert calendars.clock12(datetime(2020, 2, 9, hour, 5)) == printed


def test_arabic_indic_digits() -> None:
    assert calendars.digits("9/2/2020", "arabic") == "٩/٢/٢٠٢٠"
    assert calendars.digits("9/2/2020", "latin") == "9/2/2020"
