"""What is told of an article in a few lines made alike, beside its text: as old templates do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.parser.making import PROSE, article, page, paragraphs

DAY = "أضيف في 4 آذار 2025"
SECTION = '<a href="/sport">رياضة</a>'
AUTHOR = '<a href="/author/7">سلمى الهادي</a>'
TEXT = f'<div class="text">{paragraphs()}</div>'


def rows(*facts: str) -> str:
    return f"<table>{''.join(f'<tr><td><b>{fact}</b></td></tr>' for fact in facts)}</table>"


def cells(*facts: str) -> str:
    return f"<table><tr>{''.join(f'<td>{fact}</td>' for fact in facts)}</tr></table>"


def breaks(*facts: str) -> str:
    return f"<div><font>{'<br>'.join(facts)}</font></div>"


def bars(*facts: str) -> str:
    return f"<div>{' | '.join(facts)}</div>"


SHAPES = [rows, cells, breaks, bars]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("first", ["التعليقات: 3", "لا توجد تعليقات", "0 تعليق", "شارك", "حفظ"])
def test_a_counter_or_a_button_among_the_facts_below_a_text_heads_nothing(
    first: str, shape: Callable[..., str]
) -> None:
    told = shape(first, DAY, "بقلم: سلمى الهادي", f"القسم: {SECTION}", "1,204 قراءة")
    got = article(page(TEXT + told))
    assert got.published == date(2025, 3, 4)
    assert (got.authors, got.sections) == (("سلمى الهادي",), ("رياضة",))
    assert got.paragraphs == PROSE


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("where", ["above", "between", "below"])
def test_the_only_link_among_facts_is_the_section_that_the_menu_lists(
    where: str, shape: Callable[..., str]
) -> None:
    told = shape("المشاهدات: 87", SECTION, DAY, "وقت القراءة: دقيقتان")
    texts = {"above": TEXT, "between": told + TEXT, "below": TEXT + told}
    above = told if where == "above" else ""
    got = article(page(texts[where], above=above))
    assert (got.sections, got.published) == (("رياضة",), date(2025, 3, 4))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_link_to_an_author_among_the_facts_below_a_text_signs_it(
    shape: Callable[..., str],
) -> None:
    got = article(page(TEXT + shape("التعليقات: 3", AUTHOR, DAY, "312 مشاهدة")))
    assert got.authors == ("سلمى الهادي",)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_link_to_an_author_among_the_facts_over_a_headline_signs_it(
    shape: Callable[..., str],
) -> None:
    told = shape(AUTHOR, "حفظ", DAY, "3 دقائق قراءة", "0 تعليق", "312 مشاهدة")
    source = page(TEXT, above=told).replace("article>", "div>")
    assert article(source).authors == ("سلمى الهادي",)


def test_the_day_of_the_publication_may_be_the_last_of_many_facts_below_a_text() -> None:
    told = rows(
        f"القسم: {SECTION}", "لا توجد تعليقات", "عدد المشاهدات: 4120", "312 مشاهدة",
        "حفظ", "شارك", f"نُشر في: {DAY.removeprefix('أضيف في ')}",
    )  # fmt: skip
    assert article(page(TEXT + told)).published == date(2025, 3, 4)


def test_facts_may_stand_over_links_to_other_articles_in_one_cell() -> None:
    told = f"{DAY}<br>{SECTION}<br>التعليقات: 3<br>الكاتب: سلمى الهادي<br><br><b>أخبار متعلقة</b>"
    other = '<br>- <a href="/news/62">بلدية الميناء القديم تفتح حديقتها للزوار</a>'
    got = article(page(f"{TEXT}<div>{told}{other}{other}</div>"))
    assert (got.authors, got.sections) == (("سلمى الهادي",), ("رياضة",))


@pytest.mark.parametrize("shape", [rows, cells, breaks])
def test_what_a_reader_says_below_a_name_and_a_day_is_no_fact(shape: Callable[..., str]) -> None:
    comment = shape('<a href="/users/91">أبو محمد</a>', "5 آذار 2025", "شكرا لكم على المقال")
    got = article(page(f"{TEXT}<div>التعليقات</div>{comment}"))
    assert (got.authors, got.published) == ((), None)


def test_a_link_beside_the_day_in_the_masthead_is_no_section() -> None:
    masthead = f"<header><ul><li>{DAY}</li><li>{SECTION}</li></ul></header>"
    got = article(page(TEXT).replace("<body>", f"<body>{masthead}", 1))
    assert got.sections == ()


def test_of_two_links_among_facts_none_is_the_section() -> None:
    told = rows(SECTION, DAY, '<a href="/arts">ثقافة وفنون</a>')
    assert article(page(TEXT + told)).sections == ()
