from __future__ import annotations

import pytest
from babel import Locale

from scraper.arabic.folding import fold, word_key
from scraper.arabic.weekdays import WEEKDAYS, spellings


def _key(text: str) -> str:
    return " ".join(word_key(word) for word in fold(text).split())


def test_there_are_seven_rows_from_monday_on() -> None:
    assert len(WEEKDAYS) == 7
    assert WEEKDAYS[0].startswith("الاثنين")
    assert WEEKDAYS[6].startswith("الأحد")


def test_no_name_means_two_days() -> None:
    meanings: dict[str, int] = {}
    for text, number in spellings():
        assert meanings.setdefault(_key(text), number) == number


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_every_weekday_that_cldr_prints_in_full_is_known(language: str) -> None:
    known = {(_key(text), number) for text, number in spellings()}
    for number, text in Locale.parse(language).days["format"]["wide"].items():
        assert (_key(text), number) in known
