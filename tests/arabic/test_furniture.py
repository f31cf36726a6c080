"""The tables of furniture phrases: in order, and no harm to sentences."""

from __future__ import annotations

import pytest

from scraper.arabic import furniture
from scraper.arabic.furniture import anywhere, begins, first_words, opening, phrases, whole
from scraper.arabic.text import fold

TABLES = [
    name for name in vars(furniture) if name.isupper() and isinstance(getattr(furniture, name), str)
]


@pytest.mark.parametrize("name", TABLES)
def test_every_phrase_of_a_table_is_found_by_its_own_pattern(name: str) -> None:
    table = getattr(furniture, name)
    found = phrases(table)
    assert len(found) > 5
    for phrase in found:
        assert fold(phrase) == phrase
        assert phrase in whole(table)
        assert opening(table, f"{phrase} وما بعدها") == phrase
        assert anywhere(table).search(f"قبلها {phrase} وبعدها")
        assert phrase.split()[0] in first_words(table)


@pytest.mark.parametrize(
    "text",
    ["اقرأ أيضاً: حريق في المرفأ", "إقرأ أيضا", "اقرأ ايضًا |", "شاهد أيضاً", "«اقرأ أيضا»"],
)
def test_read_also_is_known_in_every_spelling(text: str) -> None:
    assert opening(furniture.READ_ALSO, fold(text))


@pytest.mark.parametrize(
    "text", ["اقرأوها جيداً قبل التوقيع", "اقرأ باسم ربك", "شاهدنا المباراة أمس"]
)
def test_sentences_that_begin_alike_are_no_labels(text: str) -> None:
    assert not opening(furniture.READ_ALSO, fold(text))


def test_phrases_end_where_words_end() -> None:
    assert opening(furniture.WHOLE_LINES, fold("صور")) == "صور"
    assert not opening(furniture.WHOLE_LINES, fold("صورها المراسل"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("التعليقات (4)", "التعليقات"),
        ("(4) تعليقات", "تعليقات"),
        ("• اقرأ أيضاً", "اقرا"),
        ("", ""),
        ("123", ""),
        ("— — — كلمة", ""),
    ],
)
def test_the_first_word_is_found_behind_digits_and_signs(text: str, word: str) -> None:
    assert begins(text) == word
