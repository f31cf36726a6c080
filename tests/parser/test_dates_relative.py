"""Relative dates and dates without a year, counted from a base."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.parser.dates_support import BASE, read

# so long before the base
AGO = [
    ("منذ دقيقة", "2020-02-09T12:29+03:00"),
    ("منذ دقيقة واحدة", "2020-02-09T12:29+03:00"),
    ("منذ دقيقتين", "2020-02-09T12:28+03:00"),
    ("منذ 5 دقائق", "2020-02-09T12:25+03:00"),
    ("منذ خمس دقائق", "2020-02-09T12:25+03:00"),
    ("قبل ربع ساعة", "2020-02-09T12:15+03:00"),
    ("منذ نصف ساعة", "2020-02-09T12:00+03:00"),
    ("منذ ساعة ونصف", "2020-02-09T11:00+03:00"),
    ("منذ ساعة", "2020-02-09T11:30+03:00"),
    ("منذ ساعة واحدة", "2020-02-09T11:30+03:00"),
    ("قبل ساعتين", "2020-02-09T10:30+03:00"),
    ("قبل 5 ساعات", "2020-02-09T07:30+03:00"),
    ("قبل ٥ ساعات", "2020-02-09T07:30+03:00"),
    ("منذ 13 ساعة", "2020-02-08T23:30+03:00"),
    ("منذ يوم", "2020-02-08"),
    ("منذ يوم واحد", "2020-02-08"),
    ("منذ يومين", "2020-02-07"),
    ("منذ ثلاثة أيام", "2020-02-06"),
    ("منذ 15 يوماً", "2020-01-25"),
    ("منذ أسبوع", "2020-02-02"),
    ("منذ أسبوعين", "2020-01-26"),
    ("منذ شهر", "2020-01-09"),
    ("منذ شهرين", "2019-12-09"),
    ("منذ 11 شهر", "2019-03-09"),
    ("منذ عام", "2019-02-09"),
    ("منذ عام واحد", "2019-02-09"),
    ("منذ 3 أعوام", "2017-02-09"),
    ("منذ 30 ثانية", "2020-02-09T12:29:30+03:00"),
    ("منذ لحظات", "2020-02-09T12:30+03:00"),
    ("نشر منذ ساعتين", "2020-02-09T10:30+03:00"),
    ("نُشر قبل 3 أيام", "2020-02-06"),
    ("آخر تحديث منذ 3 ساعات", "2020-02-09T09:30+03:00"),
    ("تم النشر منذ 5 دقائق", "2020-02-09T12:25+03:00"),
    ("منذ 3 ساعات و 20 دقيقة", "2020-02-09T09:10+03:00"),
    ("منذ ساعتين و10 دقائق", "2020-02-09T10:20+03:00"),
    ("منذ يوم و 3 ساعات", "2020-02-08T09:30+03:00"),
    ("منذ حوالي ساعة", "2020-02-09T11:30+03:00"),
    ("منذ ساعة تقريبا", "2020-02-09T11:30+03:00"),
    ("منذ سنة واحدة 3 أشهر", "2018-11-09"),
    ("2 days ago", "2020-02-07"),
    ("an hour ago", "2020-02-09T11:30+03:00"),
    ("just now", "2020-02-09T12:30+03:00"),
]

# days named from the base; their clock is the publisher's, so it has no zone
DAYS = [
    ("yesterday", "2020-02-08"),
    ("أمس", "2020-02-08"),
    ("أمس الأول", "2020-02-07"),
    ("أول من أمس", "2020-02-07"),
    ("امس", "2020-02-08"),
    ("بالأمس", "2020-02-08"),
    ("أمس 14:30", "2020-02-08T14:30"),
    ("أمس الساعة 2:30 م", "2020-02-08T14:30"),
    ("أمس، 14:30", "2020-02-08T14:30"),
    ("أمس السبت", "2020-02-08"),
    ("السبت الماضي", "2020-02-08"),
    ("الأحد الماضي", "2020-02-02"),
    ("اليوم", "2020-02-09"),
    ("اليوم 14:30", "2020-02-09T14:30"),
    ("اليوم الساعة 9:15 صباحا", "2020-02-09T09:15"),
    ("اليوم الأحد", "2020-02-09"),
]

# the last such day that is not after the base
WITHOUT_YEAR = [
    ("9 شباط", "2020-02-09"),
    ("10 شباط", "2019-02-10"),
    ("8 فبراير 16:35", "2020-02-08T16:35"),
    ("السبت 8 شباط", "2020-02-08"),
    ("الأحد 8 شباط", "2015-02-08"),
    ("الثلاثاء 5 شباط", "2019-02-05"),
    ("29 فبراير", "2016-02-29"),
    ("شباط 8", "2020-02-08"),
    ("15 جمادى الآخرة", "2020-02-09"),
    ("16 جمادى الآخرة", "2019-02-21"),
    ("السبت 8/2", "2020-02-08"),
    ("نشر في 8/2 الساعة 16:35", "2020-02-08T16:35"),
    ("الأحد 09 فبراير, 16:35", "2020-02-09T16:35"),
]


@pytest.mark.parametrize(("text", "expected"), AGO)
def test_an_amount_of_time_is_counted_back(text: str, expected: str) -> None:
    assert read(text, BASE) == expected


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_a_named_day_is_counted_back(text: str, expected: str) -> None:
    assert read(text, BASE) == expected


@pytest.mark.parametrize(("text", "expected"), WITHOUT_YEAR)
def test_a_missing_year_is_the_last_that_fits(text: str, expected: str) -> None:
    assert read(text, BASE) == expected


@pytest.mark.parametrize("text", [text for text, _ in AGO + DAYS + WITHOUT_YEAR])
def test_nothing_is_counted_from_no_base(text: str) -> None:
    assert read(text) is None


def test_an_hour_ago_can_be_yesterday() -> None:
    base = datetime.fromisoformat("2020-02-09T00:20:00+03:00")
    assert read("منذ ساعة", base) == "2020-02-08T23:20+03:00"


def test_a_year_before_a_leap_day_is_the_last_of_february() -> None:
    base = datetime.fromisoformat("2020-02-29T12:00:00+02:00")
    assert read("منذ سنة", base) == "2019-02-28"


def test_a_leap_day_without_a_year_is_the_last_leap_year_s() -> None:
    assert read("29 فبراير", BASE.replace(year=2023)) == "2020-02-29"
    assert read("29 فبراير", BASE.replace(month=3, day=1)) == "2020-02-29"


@pytest.mark.parametrize("year", [1, 2, 9999])
def test_a_base_at_the_edge_of_time_is_no_error(year: int) -> None:
    base = datetime(year, 1, 1)
    for text in ("منذ 40 سنة", "أول أمس", "السبت الماضي", "15 رمضان", "29 فبراير", "31 ديسمبر"):
        read(text, base)
