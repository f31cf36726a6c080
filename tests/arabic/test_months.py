from __future__ import annotations

from collections import defaultdict

import pytest
from babel import Locale, localedata

from scraper.arabic.folding import fold, word_key
from scraper.arabic.months import COPTIC, TABLES, Calendar, MonthTable

ARABIC_LOCALES = [name for name in localedata.locale_identifiers() if name.split("_")[0] == "ar"]


def _key(text: str) -> str:
    return " ".join(word_key(word) for word in fold(text).split())


def _names() -> dict[str, set[tuple[Calendar, int]]]:
    names: dict[str, set[tuple[Calendar, int]]] = defaultdict(set)
    for table in TABLES:
        for text, number in table.spellings():
            names[_key(text)].add((table.calendar, number))
    return names


@pytest.mark.parametrize("table", TABLES)
def test_a_table_names_every_month_of_its_year(table: MonthTable) -> None:
    months = 13 if table is COPTIC else 12
    assert sorted({number for _, number in table.spellings()}) == list(range(1, months + 1))


def test_no_name_means_two_months_of_one_calendar() -> None:
    for name, meanings in _names().items():
        calendars = [calendar for calendar, _ in meanings]
        assert len(calendars) == len(set(calendars)), (name, meanings)


@pytest.mark.parametrize("stem", ["تشرين", "كانون", "ربيع", "جمادى", "ت", "ك"])
def test_a_name_that_two_months_share_is_no_name_without_its_ordinal(stem: str) -> None:
    assert _key(stem) not in _names()


@pytest.mark.parametrize("locale", ARABIC_LOCALES)
def test_every_month_that_cldr_prints_is_known(locale: str) -> None:
    names = _names()
    contexts = Locale.parse(locale).months
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, text in contexts[context][width].items():
                assert (Calendar.GREGORIAN, number) in names[_key(text)], text
