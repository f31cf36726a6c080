"""Arabic articles in the frames of builders that speak English or French."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

from datetime import date

import pytest

from scraper.parser.dateline import is_dateline
from scraper.parser.signs.byline import parse_byline
from tests.parser.making import NOON, PROSE, article, page, paragraphs

TEXT = f'<div class="text">{paragraphs()}</div>'
PLACES = '<a href="/tag/1/">الجسر</a>, <a href="/tag/2/">السوق</a>'


@pytest.mark.parametrize(
    "label", ["Written by", "Posted by", "Rédigé par", "Publié par", "Écrit par"]
)
def test_who_wrote_stands_behind_what_was_done(label: str) -> None:
    assert parse_byline(f"{label} Laila Assaf") == ("Laila Assaf",)
    assert article(page(f"<p>{label} ليلى عساف</p>{TEXT}")).authors == ("ليلى عساف",)


@pytest.mark.parametrize(
    "line", ["Posted on March 4, 2025", "Publié le 4 mars 2025", "Written in Cairo"]
)
def test_when_and_where_it_was_done_names_nobody(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "3 min read | Print | On March 4, 2025 | Written by Laila Assaf",
        "Written by ليلى عساف · On 2025-03-04 · Share · Leave a comment",
        "Partager | Aucun commentaire | Auteur : Laila Assaf | Le 4 Mars, 2025",
    ],
)
def test_a_day_behind_its_preposition_in_a_bar_is_the_article_s(line: str) -> None:
    assert article(page(f"<p>{line}</p>{TEXT}")).published == date(2025, 3, 4)


def test_a_preposition_before_a_day_is_no_agency() -> None:
    assert is_dateline("ثقافة | On Mar 4, 2025", NOON) is None
    assert is_dateline("القاهرة - قناة ON", NOON) is not None


@pytest.mark.parametrize("label", ["Tagged:", "Étiquettes :", "Mots-clés :", "Tags"])
def test_tags_stand_behind_their_label(label: str) -> None:
    got = article(page(f"{TEXT}<p>{label} {PLACES}</p>"))
    assert (got.tags, got.paragraphs) == (("الجسر", "السوق"), PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "Story continues below",
        "Suivez-nous sur Facebook",
        "3 min de lecture",
        "0 commentaire",
        "No Comments",
        "<span>Like</span> <span>Loading...</span>",
        'Vous aimerez aussi : <a href="/news/7">بلدية الميناء تفتح حديقتها للزوار</a>',
        'You might also like: <a href="/news/7">بلدية الميناء تفتح حديقتها للزوار</a>',
    ],
)
def test_furniture_between_paragraphs_is_none_of_the_text(line: str) -> None:
    first, *rest = [f"<p>{text}</p>" for text in PROSE]
    assert article(page(f"<div>{first}<p>{line}</p>{''.join(rest)}</div>")).paragraphs == PROSE


@pytest.mark.parametrize("label", ["dans", "in"])
def test_a_section_stands_behind_its_preposition(label: str) -> None:
    facts = f"<table><tr><td>{label} <a href='/sport'>رياضة</a></td></tr><tr><td>4 mars 2025</td></tr></table>"
    got = article(page(f"{facts}{TEXT}"))
    assert (got.sections, got.paragraphs) == (("رياضة",), PROSE)
