"""`match_date`, anchored, for datelines; `find_dates` for lines of many things."""

from __future__ import annotations

import pytest

from scraper.parser.dates import find_dates, match_date
from tests.parser.dates_support import BASE, iso

ANCHORED = [
    # text with the date between bars, and what it is
    ("رام الله |9-2-2020| وفا- قال", "2020-02-09"),
    ("الرياض |15 جمادى الآخرة 1441 هـ الموافق 9 فبراير 2020 م| واس", "2020-02-09"),
    ("بكين |9 فبراير 2020| (شينخوا) أكدت", "2020-02-09"),
    ("نواكشوط, |09/02/2020| - سجلت", "2020-02-09"),
    ("الخرطوم |9 فبراير 2020| – شارك", "2020-02-09"),
    ("بيروت، |الأحد 9 شباط 2020| - قال 3 نواب", "2020-02-09"),
    ("عمان |9 كانون الثاني/يناير 2020| (بترا)", "2020-01-09"),
    ("تونس |9 فيفري 2020| (وات) - 12 نائبا", "2020-02-09"),
    ("القاهرة |9 فبراير 2020 - 16:35| - قال", "2020-02-09T16:35"),
    ("لندن |February 9, 2020| - قال", "2020-02-09"),
    ("دمشق |2020-02-09| سانا", "2020-02-09"),
    # without a year: completed from the base
    ("عمان |9 شباط| (بترا)- وصلت", "2020-02-09"),
    ("دبي |9 فبراير شباط| (رويترز) - سجلت", "2020-02-09"),
    ("العقبة |23 تشرين الثاني| (بترا) - خفضت", "2019-11-23"),
    ("أبوظبي في |9 فبراير| / وام / توقعت", "2020-02-09"),
    ("دبي في |21 أكتوبر|/ وام / نظمت", "2019-10-21"),
    ("الكويت - |9 - 2| (كونا) -- قال", "2020-02-09"),
    ("مكة |15 رمضان| (واس)", "2019-05-20"),
]


@pytest.mark.parametrize(("marked", "expected"), ANCHORED)
def test_a_date_is_matched_exactly_as_far_as_it_goes(marked: str, expected: str) -> None:
    before, printed, _ = marked.split("|")
    text = marked.replace("|", "")
    match = match_date(text, len(before), BASE)
    assert match
    assert (iso(match.value), text[len(before) : match.end]) == (expected, printed)


@pytest.mark.parametrize("text", ["9 شباط (بترا)", "9 - 2 (كونا)", "15 رمضان (واس)"])
def test_a_day_without_a_year_or_a_base_is_seen_and_is_no_date(text: str) -> None:
    match = match_date(text)
    assert match
    assert (match.value, match.year_printed, text[match.end :].strip()[0]) == (None, False, "(")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 9 شباط 2020",
        "قال 9 شباط 2020",
        "9 ملايين نسمة",
        "2020 معرض",
        "16:35 - قال",
        "الأحد قال",
    ],
)
def test_nothing_is_matched_that_does_not_begin_with_a_date(text: str) -> None:
    assert match_date(text, 0, BASE) is None


def test_a_match_does_not_begin_inside_a_number() -> None:
    assert match_date("19/2/2020", 1) is None
    assert match_date("9/2/2020", -3) is None
    assert match_date("9/2/2020", 99) is None


def _found(text: str) -> list[tuple[str | None, str, str]]:
    return [(iso(date.value), text[date.start : date.end], date.label) for date in find_dates(text)]


def test_a_line_s_date_is_found_with_its_weekday_and_clock() -> None:
    assert _found("الرئيسية | سياسة | الأحد 9 شباط 2020 - 16:35 | كتب فلان") == [
        ("2020-02-09T16:35", "الأحد 9 شباط 2020 - 16:35", "")
    ]
    assert _found("16:35 | الأحد 09 فبراير 2020 | أخبار محلية") == [
        ("2020-02-09T16:35", "16:35 | الأحد 09 فبراير 2020", "")
    ]


def test_a_section_glued_to_the_date_is_no_hindrance() -> None:
    assert _found("تكنولوجيا2017/03/01 18:33") == [("2017-03-01T18:33", "2017/03/01 18:33", "")]


def test_a_place_glued_to_the_date_with_a_dash_is_no_hindrance() -> None:
    assert _found("بيروت-9/2/2020-وكالات") == [("2020-02-09", "9/2/2020", "")]


def test_labels_right_before_the_dates_are_told() -> None:
    assert _found("محليات نشر في: 9/2/2020 آخر تحديث: 10/2/2020 مشاركة") == [
        ("2020-02-09", "9/2/2020", "published"),
        ("2020-02-10", "10/2/2020", "modified"),
    ]


def test_the_marks_on_the_last_letter_belong_to_the_date() -> None:
    for text in ("9 شباط 2020 4:35 مساءً", "9 شباط 2020 4:35 مساءً ", "9 شباط 2020 4:35 مساءً ثم"):
        assert _found(text) == [("2020-02-09T16:35", "9 شباط 2020 4:35 مساءً", "")]


def test_a_label_does_not_reach_over_other_words() -> None:
    assert _found("آخر تحديث للصفحة الرياضية، المباراة 9/2/2020")[0][2] == ""


def test_dates_of_two_calendars_are_one_date() -> None:
    text = "صحيفة الوطن الأحد 15 جمادى الآخرة 1441 هـ الموافق 9 فبراير 2020 م العدد 7"
    assert _found(text) == [
        ("2020-02-09", "الأحد 15 جمادى الآخرة 1441 هـ الموافق 9 فبراير 2020 م", "")
    ]


def test_two_dates_of_one_calendar_are_two() -> None:
    assert [value for value, _, _ in _found("من 9 شباط 2020 إلى 9 آذار 2020")] == [
        "2020-02-09",
        "2020-03-09",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/2020/02/09/story",
        "example.com/2020-02-09-story",
        "الإصدار v1.2.2020 والإصدار 1.2.2020.4",
        "النتيجة 3-1 في موسم 2019/2020",
        "هاتف 02-02-2020-55 أو 00962-6-5667171",
        "9/2/2020%",
        "الأحد 9 شباط الساعة 16:35",  # no year
        "9/2/20",
        "id-9-2-2020",
        "31/2/2020",
        "مدينة 6 أكتوبر",
    ],
)
def test_what_is_no_whole_date_is_not_found(text: str) -> None:
    assert _found(text) == []
