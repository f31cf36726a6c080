"""What a clock means: the part of the day, two zones for one instant, and contradictions."""

from __future__ import annotations

import pytest

from scraper.parser.dates import parse_dates
from tests.parser.dates_support import BASE, read


@pytest.mark.parametrize(
    ("part", "hours"),
    [
        # printed hour → hour of the day
        ("ص", {12: 0, 1: 1, 11: 11, 0: 0}),
        ("صباحا", {12: 0, 9: 9}),
        ("فجرا", {12: 0, 4: 4}),
        ("م", {12: 12, 1: 13, 11: 23, 16: 16, 0: 12}),
        ("مساءً", {12: 12, 6: 18, 11: 23}),
        ("ظهرا", {12: 12, 11: 11, 1: 13, 3: 15, 13: 13}),
        ("زوالا", {12: 12, 2: 14}),
        ("بعد الظهر", {12: 12, 2: 14}),
        ("قبل الظهر", {11: 11}),
        ("عصرا", {3: 15, 5: 17}),
        ("ليلا", {12: 0, 1: 1, 5: 5, 7: 19, 11: 23, 23: 23}),
        ("بعد منتصف الليل", {12: 0, 1: 1, 3: 3}),
        ("منتصف الليل", {12: 0}),
        ("PM", {12: 12, 4: 16}),
        ("a.m.", {12: 0, 4: 4}),
    ],
)
def test_a_part_of_the_day_says_which_twelve_hours(part: str, hours: dict[int, int]) -> None:
    for printed, hour in hours.items():
        assert read(f"9 شباط 2020 {printed}:35 {part}") == f"2020-02-09T{hour:02}:35"


@pytest.mark.parametrize("clock", ["16:35 صباحا", "9:35 ظهرا", "14:00 ليلا", "3:00 منتصف الليل"])
def test_a_clock_against_its_part_of_the_day_leaves_the_day_alone(clock: str) -> None:
    assert read(f"9 شباط 2020 {clock}") == "2020-02-09"


def test_mim_is_gregorian_behind_a_year_and_afternoon_behind_a_clock() -> None:
    assert read("9 شباط 2020 م") == "2020-02-09"
    assert read("9 شباط 2020 م 4:35 م") == "2020-02-09T16:35"
    assert read("9 شباط 2020 م 4:35") == "2020-02-09T04:35"
    assert read("4:35 م 9 شباط 2020 م") == "2020-02-09T16:35"
    assert read("9/2/2020م 4:35ص") == "2020-02-09T04:35"


def test_two_clocks_of_one_instant_are_one_clock() -> None:
    text = "9 شباط 2020 الساعة 16:25 (مكة المكرمة)، 13:25 (غرينتش)"
    assert read(text) == "2020-02-09T16:25+03:00"
    assert read(text.replace("13:25", "14:25")) is None


def test_the_second_clock_s_zone_gives_the_first_one_s() -> None:
    assert read("9 شباط 2020 16:25 (13:25 غرينتش)") == "2020-02-09T16:25+03:00"
    assert read("9 شباط 2020 01:25 (22:25 غرينتش)") == "2020-02-09T01:25+03:00"
    assert read("9 شباط 2020 22:25 (02:25 غرينتش)") == "2020-02-09T22:25-04:00"


def test_two_clocks_without_zones_are_a_span() -> None:
    assert read("9 شباط 2020 16:25 18:00") is None
    assert read("9 شباط 2020 09:00-10:00") is None


def test_a_place_has_the_offset_of_that_day() -> None:
    assert read("9 تموز 2020 16:35 بتوقيت دمشق") == "2020-07-09T16:35+03:00"
    assert read("9 شباط 2020 16:35 بتوقيت دمشق") == "2020-02-09T16:35+02:00"
    assert read("9 شباط 2024 16:35 بتوقيت دمشق") == "2024-02-09T16:35+03:00"


def test_a_place_is_a_zone_only_where_the_text_says_so() -> None:
    assert read("9 شباط 2020 16:35 (القاهرة)") == "2020-02-09T16:35+02:00"
    assert read("القاهرة - 9 شباط 2020 16:35") == "2020-02-09T16:35"
    assert read("القاهرة") is None
    assert read("القاهرة اليوم", BASE) is None


def test_a_zone_may_stand_before_its_clock() -> None:
    assert read("GMT 17:27 17.03.2020") == "2020-03-17T17:27+00:00"


@pytest.mark.parametrize("clock", ["25:10", "12:60", "12:5", "1:2:3", "12:30:99"])
def test_an_impossible_clock_is_not_explained(clock: str) -> None:
    assert read(f"9 شباط 2020 {clock}") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أضيف في 10 نونبر 2012 الساعة 45 : 18", "2012-11-10 18:45:00"),
        ("أضيف في 10 نونبر 2012 الساعة 18 : 45", "2012-11-10 18:45:00"),
        ("أضيف في 10 نونبر 2012 الساعة 12 : 10", "2012-11-10"),
        ("أضيف في 10 نونبر 2012 الساعة 10 : 12 م", "2012-11-10 22:12:00"),
        ("أضيف في 10 نونبر 2012 الساعة 12:10", "2012-11-10 12:10:00"),
    ],
)
def test_numbers_apart_are_shown_from_right_to_left_and_may_have_the_minutes_first(
    text: str, told: str
) -> None:
    published = parse_dates(text, BASE).published
    assert published is not None
    assert str(published.value) == told


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9/2/2020 الساعة الرابعة و20 دقيقة", "2020-02-09T04:20"),
        ("9/2/2020 12:30:15.5", "2020-02-09T12:30:15.500000"),
        ("9/2/2020 10:00 بتوقيت القدس (غرينتش+3)", "2020-02-09T10:00+03:00"),
        ("9/2/2020 10:00 بتوقيت (GMT)", "2020-02-09T10:00+00:00"),
        ("9/2/2020 10:00 بتوقيت", "2020-02-09T10:00"),
        ("9/2/2020 10:00 (مساء", "2020-02-09T22:00"),
        ("9/2/2020 10:00 من مساء", "2020-02-09T22:00"),
    ],
)
def test_clocks_in_words_with_fractions_and_with_introduced_zones(text: str, moment: str) -> None:
    assert read(text) == moment
