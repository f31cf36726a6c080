"""Cleaning leaves the writer's text and nothing invisible; folding makes one key of all spellings."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.arabic import text as module
from scraper.arabic.text import clean, fold

ARABIC = st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF))
NARROW = st.text(alphabet=[bytes((b,)).decode("cp1256") for b in range(256)])
ANY = st.text() | ARABIC | NARROW | st.text(alphabet="&amp;#x41quot;lt<>ـ\u200b\ufefb ا\u0301e")


@given(ANY)
@settings(max_examples=400)
def test_folding_fast_is_folding_slowly(text: str) -> None:
    assert fold(text) == module.fold_by_rule(text)


def test_every_character_folds_the_same_both_ways_alone_and_in_a_word() -> None:
    for code in (*range(0x20, 0x3000), *range(0xFB50, 0xFF00)):
        for text in (chr(code), f"ا{chr(code)}ب", f"A{chr(code)} ب"):
            assert fold(text) == module.fold_by_rule(text), hex(code)


@given(ANY)
@settings(max_examples=400)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    # text escaped more than twice is read deeper each time: no page does that by accident
    if "&" not in clean(text):
        assert clean(clean(text)) == clean(text)


@given(ANY)
def test_clean_text_is_one_line_normal_and_visible(text: str) -> None:
    got = clean(text)
    assert got == got.strip()
    assert "  " not in got
    assert len(got.splitlines()) <= 1
    assert unicodedata.is_normalized("NFC", got)
    assert not re.search(r"[\u0000-\u001f\u007f-\u009f\u00ad\u0640\u200b\u200e\u200f\u202a-\u202e"
                         r"\u2060\u2066-\u2069\ufeff\ud800-\udfff]", got)  # fmt: skip


@given(ANY)
def test_a_folded_text_has_neither_marks_nor_punctuation_and_folds_to_itself(text: str) -> None:
    got = fold(text)
    assert fold(got) == got
    assert got == " ".join(got.split())


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("ﻣﺮﺣﺒﺎ ﺑﻜﻢ", "مرحبا بكم"),  # presentation forms are letters
        ("ﻻ بأس ﻷن", "لا بأس لأن"),
        ("محمد ﷺ رسول ﷲ", "محمد ﷺ رسول ﷲ"),  # words in one sign are the writer's own
        ("x² + ½", "x² + ½"),
        ("مـــبـــروك", "مبروك"),
        ("کتاب‌ها", "کتاب‌ها"),  # the non-joiner stays
        ("\u202bنص\u202c \u2067آخر\u2069", "نص آخر"),
        ("نص\u00a0بمسافة\u3000واسعة\tو\nسطر", "نص بمسافة واسعة و سطر"),
        ("كتّابٌ وقُرّاء", "كتّابٌ وقُرّاء"),  # diacritics stay
        ("١٢٣ و123", "١٢٣ و123"),
        ("آ\u0653", "آ\u0653"),
        ("ا\u0653", "آ"),  # NFC
        ("&quot;نعم&quot; &amp;amp; لا", '"نعم" & لا'),
        ("AT&T و R&D", "AT&T و R&D"),
        ("حقوق &copy; الوادي", "حقوق © الوادي"),
        ("كلمة\u00adمقطوعة", "كلمةمقطوعة"),
        ("\ue000أيقونة\uf8ff", "أيقونة"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    ],
)
def test_text_is_cleaned_as_the_design_says(printed: str, wanted: str) -> None:
    assert clean(printed) == wanted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إقرأ أيضاً:", "اقرا ايضا"),
        ("القـاهِرَة", "القاهره"),
        ("مستشفى", "مستشفي"),
        ("۲۰۲۴", "٢٠٢٤"),
        ("٢٠٢٤", "2024"),
        ("«المصري اليوم»", "المصرى اليوم"),
        ("BBC News", "bbc news"),
        ("شئون", "شيون"),
        ("snake_case", "snake case"),
    ],
)
def test_spellings_of_the_same_words_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("عمان", "عمل"), ("سما", "سماء"), ("2024", "2025")])
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "sign", ["\u200b", "\u00ad", "\u200f", "\u2066", "\u2060", "\ufeff", "\u0640"]
)
def test_what_nobody_sees_divides_no_word_that_is_compared(sign: str) -> None:
    assert fold(f"اقر{sign}أ أيضا") == fold("اقرأ أيضا")
