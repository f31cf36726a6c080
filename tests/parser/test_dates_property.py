"""What holds for every day from 1990 to 2035 in every form, and for any text at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.arabic import clock, datewords, months, weekdays
from scraper.arabic.digits import ARABIC_INDIC, ASCII, EXTENDED
from scraper.arabic.months import MonthTable
from scraper.parser.dates import find_dates, match_date, parse_date, parse_dates
from tests.parser.dates_support import BASE

FIRST, LAST = date(1990, 1, 1), date(2035, 12, 31)
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
GREGORIAN = [table for table in months.TABLES if table.calendar == months.Calendar.GREGORIAN]
ARABIC = [table for table in GREGORIAN if table not in (months.ENGLISH, months.FRENCH)]


def _spelling(table: MonthTable, month: int, choice: int) -> str:
    names = table.rows[month - 1].split("|")
    return names[choice % len(names)]


def _weekday(day: date, choice: int) -> str:
    names = [name for name in weekdays.WEEKDAYS[day.weekday()].split("|") if not name.isascii()]
    return names[choice % len(names)]


# ----------------------------------------------------------- every day, the plain forms

EVERY_DAY: list[Callable[[date], str]] = [
    date.isoformat,
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day:%Y/%m/%d}".translate(str.maketrans(ASCII, ARABIC_INDIC)),
    lambda day: f"{day.month}/{day.day}/{day.year}" if day.day > 12 else f"{day:%Y.%m.%d}",
]


@pytest.mark.parametrize("form", EVERY_DAY, ids=range(len(EVERY_DAY)))
def test_every_day_in_numbers_is_read_back(form: Callable[[date], str]) -> None:
    wrong = [text for day in DAYS if parse_date(text := form(day)) != day]
    assert wrong == []


@pytest.mark.parametrize("table", GREGORIAN, ids=range(len(GREGORIAN)))
def test_every_day_in_every_spelling_of_its_month_is_read_back(table: MonthTable) -> None:
    for month, row in enumerate(table.rows, 1):
        days = [day for day in DAYS if day.month == month]
        for number, name in enumerate(row.split("|")):
            some = days if number == 0 else days[number % 3 :: 3]  # every third, in turn
            texts = ((day, f"{day.day} {name} {day.year}") for day in some)
            assert [text for day, text in texts if parse_date(text) != day] == []


def test_a_weekday_turns_every_day_round_that_it_can() -> None:
    for day in DAYS:
        if day.day <= 12 and day.replace(month=day.day, day=day.month).weekday() == day.weekday():
            continue  # both orders fall on that weekday, and day first is the rule
        assert parse_date(f"{_weekday(day, 0)} {day.month}/{day.day}/{day.year}") == day


# ----------------------------------------------------------- every form, any day

days = st.dates(FIRST, LAST)
choices = st.integers(0, 30)
separators = st.sampled_from(["/", "-", ".", "_", " / ", " - ", "\u200f/"])
gaps = st.sampled_from([" ", "، ", ", ", " - ", " / ", "  ", "\u00a0", " \u200f", "-", "/", ""])
numerals = st.sampled_from([ASCII, ARABIC_INDIC, EXTENDED])


@st.composite
def month_names(draw: st.DrawFn, month: int) -> str:
    """One name, or two names of one month as the Levant and the Gulf print them together."""
    name = _spelling(draw(st.sampled_from(ARABIC)), month, draw(choices))
    if draw(st.booleans()):
        return name
    other = _spelling(draw(st.sampled_from(ARABIC)), month, draw(choices))
    return draw(
        st.sampled_from(["{}/{}", "{} / {}", "{} ({})", "{} [{}]", "{} – {}", "{} {}"])
    ).format(name, other)


@st.composite
def printed_days(draw: st.DrawFn) -> tuple[date, str]:
    """A day and one of its printings: weekday or none, names or numbers, any order, any digits."""
    day = draw(days)
    if draw(st.booleans()):
        sign = draw(separators)
        order = draw(st.sampled_from(["{0}{3}{1}{3}{2}", "{2}{3}{1}{3}{0}"]))
        width = draw(st.sampled_from(["", "02"]))
        text = order.format(f"{day.day:{width}}", f"{day.month:{width}}", day.year, sign)
    else:
        name, one, two = draw(month_names(day.month)), draw(gaps), draw(gaps)
        order = draw(
            st.sampled_from(
                ["{d}{a}{m}{b}{y}", "{m} {d}, {y}", "{y} {m} {d}", "{d} من {m} عام {y}"]
            )
        )
        two = two or " " * name[-1].isdigit()  # «تشرين 2» and its year
        text = order.format(d=day.day, m=name, y=day.year, a=one, b=two)
    weekday = _weekday(day, draw(choices))
    frame = draw(
        st.sampled_from(["{t}", "{w} {t}", "{w}، {t}", "يوم {w} {t}", "{t} - {w}", "[{w} {t}]"])
    )
    text = frame.format(w=weekday, t=text)
    return day, text.translate(str.maketrans(ASCII, draw(numerals)))


@st.composite
def printed_clocks(draw: st.DrawFn) -> tuple[int, int, str]:
    hour, minute = draw(st.integers(0, 23)), draw(st.integers(0, 59))
    twelve = hour % 12 or 12
    half = draw(
        st.sampled_from(("ص", "صباحا", "AM") if hour < 12 else ("م", "مساءً", "PM", "بعد الظهر"))
    )
    text = draw(
        st.sampled_from(
            [f"{hour}:{minute:02}", f"{hour:02}:{minute:02}", f"{twelve}:{minute:02} {half}"]
        )
    )
    return hour, minute, text


@settings(max_examples=1200, deadline=None)
@given(printed_days())
def test_any_day_in_any_form_is_read_back(printed: tuple[date, str]) -> None:
    day, text = printed
    assert parse_date(text) == day


@settings(max_examples=500, deadline=None)
@given(
    printed_days(), printed_clocks(), st.sampled_from([" ", " - ", " | ", "، ", " الساعة ", " في "])
)
def test_any_day_with_any_clock_is_read_back(
    printed: tuple[date, str], clock_face: tuple[int, int, str], gap: str
) -> None:
    (day, text), (hour, minute, face) = printed, clock_face
    moment = datetime(day.year, day.month, day.day, hour, minute)
    assert parse_date(f"{text}{gap}{face}") == moment
    assert parse_date(f"{face} | {text}") == moment


@settings(max_examples=300, deadline=None)
@given(st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1)), st.integers(-48, 56))
def test_machine_dates_are_read_back_with_their_offset(moment: datetime, quarters: int) -> None:
    aware = moment.replace(tzinfo=timezone(timedelta(minutes=15 * quarters)))
    exact = aware.replace(microsecond=0)
    assert parse_date(aware.isoformat()) == aware
    assert parse_date(exact.isoformat(" ")) == exact
    mail = parse_date(format_datetime(exact))
    assert mail == exact
    assert isinstance(mail, datetime)
    assert mail.utcoffset() == exact.utcoffset()


@settings(max_examples=300, deadline=None)
@given(printed_days(), st.sampled_from(["قال", "وفاة", "xyz", "%", "7", "99999", "؟"]))
def test_one_unexplained_token_refuses_the_whole(printed: tuple[date, str], stray: str) -> None:
    assert parse_date(f"{printed[1]} {stray}") is None
    assert parse_date(f"{stray} {printed[1]}") is None


# ----------------------------------------------------------- any text

_TABLES = (datewords.LABELS, datewords.ERAS, clock.DAY_PARTS, clock.PLACES, datewords.UNITS)
FRAGMENTS = [
    *(name for table in months.TABLES for name, _ in table.spellings()),
    *(name for name, _ in weekdays.spellings()),
    *(name for table in _TABLES for row in table.values() for name in row.split("|")),
    *[
        "منذ",
        "قبل",
        "أمس",
        "اليوم",
        "الماضي",
        "الساعة",
        "بتوقيت",
        "الموافق",
        "كتب",
        "العدد",
        "مشاهدة",
        "و",
        "م",
        "ص",
        "هـ",
        "GMT",
        "T",
        "Z",
    ],
    *[
        "0",
        "1",
        "2",
        "9",
        "12",
        "15",
        "29",
        "30",
        "31",
        "32",
        "35",
        "59",
        "60",
        "99",
        "1441",
        "1399",
        "2020",
        "2970",
        "20200209",
        "99999999999",
    ],
    *[
        "/",
        "-",
        ".",
        ":",
        ",",
        "،",
        "|",
        "(",
        ")",
        "[",
        "]",
        "_",
        "ـ",
        "+",
        "%",
        "&nbsp;",
        "\u200f",
        "\u202b",
        "\n",
    ],
]
soup = st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(["", " "])), max_size=14).map(
    lambda parts: "".join(fragment + gap for fragment, gap in parts)
)
texts = st.one_of(st.text(), soup)


def _sane(value: date | datetime | None) -> bool:
    return value is None or 1890 <= value.year <= 2101


@settings(max_examples=1500, deadline=None)
@given(texts, st.one_of(st.none(), st.just(BASE)))
def test_any_text_is_answered_without_an_exception(text: str, base: datetime | None) -> None:
    assert _sane(parse_date(text, base))
    readings = parse_dates(text, base)
    assert (readings.published or readings.modified) is None or parse_date(text, base) is not None
    for start in range(0, len(text) + 2, 7):
        match = match_date(text, start, base)
        assert match is None or start < match.end <= len(text)


@settings(max_examples=1200, deadline=None)
@given(texts)
def test_what_is_found_stands_there_and_is_a_date_by_itself(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        match = match_date(text, found.start)
        assert match == (found.value, found.end, True)
