"""The tables of names: looked up in any spelling, honest about what is also a word, and sound."""

from __future__ import annotations

import pytest

from scraper.arabic.agencies import Certainty, agencies
from scraper.arabic.bylines import given_names, is_name
from scraper.arabic.openers import FUNCTION_WORDS, opening_verbs, present_verbs
from scraper.arabic.phrasebook import Phrasebook, data_lines, keys_of
from scraper.arabic.places import places

STATES = (
    "سوريا لبنان الأردن فلسطين العراق السعودية الكويت قطر البحرين الإمارات عمان اليمن"
    " مصر السودان ليبيا تونس الجزائر المغرب موريتانيا الصومال جيبوتي"
)
NATIONAL = "سانا بترا وفا واس وام كونا قنا بنا العمانية سبأ واع وطنية سونا وال وات واج ومع صونا"


@pytest.mark.parametrize(
    "name",
    [
        "إسطنبول",
        "اسطنبول",
        "دمشـق",
        "القاهره",
        "أبو ظبي",
        "أبوظبى",
        "رام الله",
        "تيزي-وزو",
        "عَمّان",
        "الرياض",
    ],
)
def test_a_place_is_found_in_every_spelling(name: str) -> None:
    assert places().get(name) is True


@pytest.mark.parametrize("name", ["الخبر", "كان", "صور", "قنا", "الباب", "حجة"])
def test_a_place_that_is_also_a_word_says_so(name: str) -> None:
    assert places().get(name) is False


@pytest.mark.parametrize(
    "country",
    STATES.split(),
)
def test_every_arab_state_is_known(country: str) -> None:
    assert country in places()


@pytest.mark.parametrize(
    ("name", "certainty"),
    [
        ("سانا", Certainty.SURE),
        ("أ ف ب", Certainty.SURE),
        ("أ.ف.ب", Certainty.SURE),
        ("ا.ف.ب", Certainty.SURE),
        ("و.ا.م", Certainty.SURE),
        ("reuters", Certainty.SURE),
        ("معا", Certainty.WORD),
        ("قنا", Certainty.WORD),
        ("الحياة", Certainty.NOUN),
    ],
)
def test_a_source_is_found_in_every_printing(name: str, certainty: Certainty) -> None:
    assert agencies().get(name) is certainty


@pytest.mark.parametrize(
    "wire",
    [*NATIONAL.split(), "أ ش أ", "و م ع", "وكالات"],
)
def test_every_national_agency_is_known(wire: str) -> None:
    certainty = agencies().get(wire)
    assert certainty is not None
    assert certainty >= Certainty.WORD


def test_every_source_has_a_gloss_and_a_place_where_it_is_said() -> None:
    for line in data_lines("agencies.txt"):
        letter, names, gloss, said = (cell.strip() for cell in line.split("|"))
        assert letter in {"a", "b", "c"}
        assert names
        assert gloss
        assert said


def test_no_sure_name_is_a_word_of_prose() -> None:
    prose = FUNCTION_WORDS | present_verbs()
    sure = [line.split("|")[1] for line in data_lines("agencies.txt") if line.startswith("a")]
    names = {name.strip() for cell in sure for name in cell.replace("،", ",").split(",")}
    assert names & prose == set()
    assert names & opening_verbs() == set()


def test_the_longest_phrase_counts_and_the_first_entry_of_a_name() -> None:
    book = Phrasebook([("بغداد", 1), ("بغداد اليوم", 2), ("بغداد", 3)])
    assert book.longest(keys_of("بغداد اليوم الأحد")) == (2, 2)
    assert book.longest(keys_of("بغداد أمس")) == (1, 1)
    assert book.longest(keys_of("في بغداد"), 1) == (1, 1)
    assert book.longest((), 0) is None


def test_verbs_of_agency_copy_open_a_sentence() -> None:
    assert {"قال", "قالت", "اعلن", "اعلنت", "نفي", "نفت", "التقي", "لقيت"} <= opening_verbs()
    assert "كان" not in FUNCTION_WORDS & given_names()


@pytest.mark.parametrize("name", ["محمد علي", "عبد الله بن سالم", "عبدالقوي شعلان", "د. ليلى حسن"])
def test_a_name_begins_with_a_given_name(name: str) -> None:
    assert is_name([key for key in keys_of(name) if key != "."])


@pytest.mark.parametrize("words", ["هدوء حذر", "محمد", "القمة العربية", "محمد على حق في"])
def test_other_words_are_no_name(words: str) -> None:
    assert not is_name(keys_of(words))
