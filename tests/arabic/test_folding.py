from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.arabic.folding import FOLD, fold, word_key


@given(st.text())
def test_folding_moves_no_character(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_entry_of_the_table_is_one_character() -> None:
    assert {len(value) for value in FOLD.values()} == {1}


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("أَيّــار", "ايار"),  # diacritics and tatweel
        ("آذار", "اذار"),  # composed madda
        ("آذار", "اذار"),  # decomposed madda
        ("فبرایر", "فبراير"),  # Persian ya
        ("الأربعـاء", "الاربعاء"),
        ("ﻓﺒﺮﺍﻳﺮ", "فبراير"),  # presentation forms
        ("ﺍﻻﺛﻨﻴﻦ", "الاثنين"),  # with the lam-alef ligature
        ("سه‌شنبه", "سهشنبه"),  # zero-width non-joiner
        ("GMT", "gmt"),
        ("Écrit", "écrit"),  # a capital with its accent
    ],
)
def test_spellings_of_one_word_have_one_key(printed: str, plain: str) -> None:
    assert word_key(fold(printed)) == plain
