from __future__ import annotations

import unicodedata

from scraper.arabic.digits import ARABIC_INDIC, EXTENDED, FULLWIDTH, to_ascii_digits


def test_every_row_counts_from_nought_to_nine() -> None:
    for row in (ARABIC_INDIC, EXTENDED, FULLWIDTH):
        assert [unicodedata.digit(digit) for digit in row] == list(range(10))


def test_mixed_rows_in_one_number_become_ascii() -> None:
    assert to_ascii_digits("٢۰2０") == "2020"


def test_letters_and_punctuation_are_left_alone() -> None:
    assert to_ascii_digits("الأحد، ٩ شباط") == "الأحد، 9 شباط"
