"""Learning a site: what recurs on many pages, and nothing that a single page shows."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from scraper.demo.layouts import layouts, redesign
from scraper.parser.learning.learn import LEAST_PAGES, current, learn
from scraper.parser.learning.observation import (
    BYLINE,
    DATE,
    HEADLINE,
    INSIDE,
    TEXT,
    Observation,
    line_hash,
    pack,
    unpack,
)
from scraper.parser.learning.signing import names_of
from scraper.parser.observe import form_of
from tests.housing import house_leaves, observations

Row = tuple[str, str, int]  # place, text, flags


def page(*rows: Row, body: str = "div.text", **more: str) -> Observation:
    places = tuple(dict.fromkeys(place for place, _, _ in rows))
    lines = tuple((line_hash(text), places.index(place), flags) for place, text, flags in rows)
    return replace(Observation(places, lines, body, "h1"), **more)  # type: ignore[arg-type]


def article(number: int, *more: Row, words: int = 5) -> Observation:
    text = [("div.text p", f"paragraph {'abcdefghij'[i]} of {'x' * (number + 1)}", TEXT | INSIDE)
            for i in range(words)]  # fmt: skip
    return page(("h1", "title " + "t" * number, HEADLINE), *text, *more)


def test_too_few_pages_teach_nothing() -> None:
    assert learn([article(n) for n in range(LEAST_PAGES - 1)]) is None
    assert learn([]) is None


def test_the_order_of_pages_does_not_change_what_is_learned() -> None:
    seen = observations(house_leaves(layouts(seed=3, count=1)[0], range(500, 530)))
    first = learn(seen)
    assert first is not None
    for seed in range(5):
        shuffled = list(seen)
        random.Random(seed).shuffle(shuffled)
        assert learn(shuffled) == first


def test_a_line_on_most_pages_is_furniture_and_one_on_a_single_page_is_not() -> None:
    note: Row = ("div.text p", "this house was founded long ago", TEXT | INSIDE)
    once: Row = ("div.text p", "said once and never again", TEXT | INSIDE)
    learned = learn([article(0, once), *(article(n, note) for n in range(1, 8))])
    assert learned is not None
    assert line_hash(note[1]) in learned.furniture
    assert line_hash(once[1]) not in learned.furniture


def test_a_background_paragraph_in_a_third_of_the_articles_stays_text() -> None:
    known: Row = ("div.text p", "the war began seven months ago", TEXT | INSIDE)
    learned = learn([article(n, *([known] if n % 3 == 0 else [])) for n in range(30)])
    assert learned is not None
    assert line_hash(known[1]) not in learned.furniture


def test_notes_that_take_turns_in_a_place_of_their_own_are_refused_with_it() -> None:
    learned = learn(
        [article(n, ("div.text aside p", f"note {'abc'[n % 3]}", TEXT | INSIDE)) for n in range(18)]
    )
    assert learned is not None
    assert learned.refused == ("div.text aside p",)


@pytest.mark.parametrize("flag", [DATE, BYLINE])
def test_a_printed_date_or_byline_is_never_furniture(flag: int) -> None:
    same: Row = ("div.meta", "the same on all pages of the day", flag)
    learned = learn([article(n, same) for n in range(10)])
    assert learned is not None
    assert line_hash(same[1]) not in learned.furniture
    assert "div.meta" in (learned.dates if flag == DATE else learned.bylines)


def test_a_byline_that_stands_in_a_list_of_its_like_is_furniture() -> None:
    comments: list[Row] = [("div.comments", f"reader {x}", BYLINE) for x in "ab"]
    learned = learn([article(n, *comments) for n in range(10)])
    assert learned is not None
    assert {line_hash("reader a"), line_hash("reader b")} <= learned.furniture


def test_numbers_do_not_make_a_line_another() -> None:
    assert line_hash("1,284 مشاهدة") == line_hash("93,101 مشاهدة")
    assert line_hash("٩ تعليقات") == line_hash("١٢ تعليقات")
    assert line_hash("تعليقات") != line_hash("مشاهدة")


def test_the_version_counts_only_what_is_new() -> None:
    pages = [article(n) for n in range(10)]
    first = learn(pages)
    assert first is not None
    assert first.version == 1
    assert learn([*pages, article(11)], first) is first
    second = learn([replace(each, body="main.new") for each in pages], first)
    assert second is not None
    assert (second.version, second.body) == (2, ("main.new",))


def test_a_box_that_only_short_texts_were_outweighed_by_is_no_place_of_bodies() -> None:
    outweighed = [replace(article(n), body="div.comments") for n in range(4)]
    learned = learn([*(article(n) for n in range(4, 12)), *outweighed])
    assert learned is not None
    assert learned.body == ("div.text",)


def test_a_second_template_has_its_own_place() -> None:
    other = [
        replace(page(("section.opinion p", f"view {'v' * n}", TEXT)), body="section.opinion")
        for n in range(4)
    ]
    learned = learn([*(article(n) for n in range(10)), *other])
    assert learned is not None
    assert learned.body == ("div.text", "section.opinion")


# -- redesigns ------------------------------------------------------------------------------------


def _kept(pages: Sequence[Observation]) -> list[Observation]:
    return current((float(i), bytes([i]), each) for i, each in enumerate(pages))


def test_after_a_redesign_only_the_pages_since_count() -> None:
    old = [article(n) for n in range(40)]
    new = [replace(article(n), body="main.fresh", headline="h2.big") for n in range(40, 50)]
    kept = _kept([*old, *new])
    assert len(kept) == len(new)
    assert all(each.body == "main.fresh" for each in kept)


def test_a_few_odd_pages_are_no_redesign() -> None:
    pages = [article(n) for n in range(40)]
    pages[20:23] = [replace(each, body="div.special") for each in pages[20:23]]
    assert len(_kept(pages)) == 40


def test_a_redesigned_site_is_learned_anew_from_twenty_pages() -> None:
    chosen = layouts(seed=3, count=1)[0]
    before = observations(house_leaves(chosen, range(500, 540)))
    old = learn(before)
    after = observations(house_leaves(redesign(chosen, "blocks", seed=1), range(540, 560)), old)
    new = learn(_kept([*before, *after]), old)
    fresh = learn(after)
    assert old is not None
    assert new is not None
    assert fresh is not None
    assert new.same_as(fresh)
    assert new.version == old.version + 1


# -- what is kept of a page -----------------------------------------------------------------------


def test_an_observation_is_small_and_comes_back_whole() -> None:
    for each in observations(house_leaves(layouts(seed=3, count=1)[0], range(500, 510))):
        assert unpack(pack(each)) == each
        assert len(pack(each)) < 4_000


@pytest.mark.parametrize("blob", [b"", b"\0" * 9, pack(Observation())[:-3]])
def test_a_damaged_observation_is_none(blob: bytes) -> None:
    assert unpack(blob) is None


def test_an_observation_whose_lines_point_nowhere_is_none() -> None:
    assert Observation.from_json(replace(Observation(), lines=((1, 5, 0),)).to_json()) is None


def test_a_profile_of_a_hundred_pages_is_a_few_kilobytes() -> None:
    learned = learn(observations(house_leaves(layouts(seed=3, count=1)[0], range(500, 600))))
    assert learned is not None
    assert len(learned.to_json()) < 8_000


# -- the forms of printed dates -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الأحد 9 شباط 2020", "الإثنين 13 كانون الثاني 2021"),
        ("نُشر في: 9 مارس 2020 - 14:05", "نُشر في: 30 يناير 2019 - 09:15"),
        ("٠٩/٠٢/٢٠٢٠", "٣١/١٢/٢٠١٩"),
    ],
)
def test_dates_printed_alike_have_one_form(one: str, other: str) -> None:
    assert form_of(one) == form_of(other) != ""


def test_another_calendar_other_digits_or_another_order_is_another_form() -> None:
    forms = {form_of(text) for text in (
        "9 شباط 2020", "9 فبراير 2020", "٩ شباط ٢٠٢٠", "2020-02-09", "09/02/2020", "9 رجب 1441",
        "9 شباط 2020 10:30",
    )}  # fmt: skip
    assert len(forms) == 7


# -- the names that sign datelines ----------------------------------------------------------------


def test_the_name_behind_many_places_is_learned() -> None:
    places = ["حمص", "حلب", "دمشق", "اللاذقية", "درعا"]
    verbs = ["فتح نحو ستين", "تواصل انقطاع مياه", "خطف فريق", "بدأت شركة", "وصل وفد"]
    openings = [f"{p} - نوافذ الشام {v}" for p, v in zip(places, verbs, strict=True)]
    assert names_of(openings) == ("نوافذ الشام",)


def test_a_verb_behind_many_places_is_no_name() -> None:
    places = ["حمص", "حلب", "دمشق", "اللاذقية", "درعا"]
    assert names_of([f"{place} - أعلنت وزارة {place} اليوم" for place in places]) == ()


def test_one_place_and_one_sentence_teach_no_name() -> None:
    assert names_of(["حمص - نوافذ فتح نحو ستين"] * 20) == ()
