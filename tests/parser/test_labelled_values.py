"""What a page tells of its article in labels and values: in rows, columns, lists and footers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

import pytest

from tests.parser.making import PROSE, article, page, paragraphs

Pairs = Sequence[tuple[str, str]]


def rows(pairs: Pairs) -> str:
    cells = (f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in pairs)
    return f"<table>{''.join(cells)}</table>"


def columns(pairs: Pairs) -> str:
    labels = "".join(f"<th>{label}</th>" for label, _ in pairs)
    values = "".join(f"<td>{value}</td>" for _, value in pairs)
    return f"<table><tr>{labels}</tr><tr>{values}</tr></table>"


def headed(pairs: Pairs) -> str:
    labels = "".join(f"<th>{label}</th>" for label, _ in pairs)
    values = "".join(f"<td>{value}</td>" for _, value in pairs)
    head, body = f"<thead><tr>{labels}</tr></thead>", f"<tbody><tr>{values}</tr></tbody>"
    return f"<table>{head}{body}</table>"


def terms(pairs: Pairs) -> str:
    return f"<dl>{''.join(f'<dt>{label}</dt><dd>{value}</dd>' for label, value in pairs)}</dl>"


def items(pairs: Pairs) -> str:
    return f"<ul>{''.join(f'<li><b>{label}:</b> {value}</li>' for label, value in pairs)}</ul>"


def bars(pairs: Pairs) -> str:
    return f"<div>{' | '.join(f'{label}: {value}' for label, value in pairs)}</div>"


Form = Callable[[Pairs], str]
FORMS = (rows, columns, headed, terms, items, bars)


@pytest.mark.parametrize("form", FORMS)
def test_publication_and_change_are_told_apart_by_their_labels(form: Form) -> None:
    told = form(
        [
            ("تاريخ النشر", "الجمعة 15 نوفمبر 2024 10:22"),
            ("آخر تعديل", "السبت 16 نوفمبر 2024 09:00"),
            ("عدد المشاهدات", "1,234"),
            ("المصدر", "وكالات"),
        ]
    )
    got = article(page(f'{told}<div class="text">{paragraphs()}</div>'))
    assert got.published == datetime(2024, 11, 15, 10, 22)
    assert got.modified == datetime(2024, 11, 16, 9, 0)
    assert got.paragraphs == PROSE


@pytest.mark.parametrize("form", [rows, terms, items, bars])
def test_date_author_and_section_are_told_by_their_labels(form: Form) -> None:
    told = form([("التاريخ", "15/11/2024"), ("الكاتب", "رنا عيسى"), ("القسم", "محليات")])
    got = article(page(f'{told}<div class="text">{paragraphs()}</div>'))
    assert got.published == date(2024, 11, 15)
    assert got.authors == ("رنا عيسى",)
    assert got.sections == ("محليات",)


@pytest.mark.parametrize("form", [rows, terms, items, bars])
@pytest.mark.parametrize("box", ["div", "footer"])
def test_the_same_below_the_text_and_in_the_article_s_own_footer(form: Form, box: str) -> None:
    told = form([("تاريخ النشر", "15/11/2024"), ("الكاتب", "رنا عيسى")])
    got = article(page(f'<div class="text">{paragraphs()}</div><{box}>{told}</{box}>'))
    assert got.published == date(2024, 11, 15)
    assert got.authors == ("رنا عيسى",)
    assert got.paragraphs == PROSE


def test_the_page_s_footer_and_another_article_s_tell_nothing() -> None:
    told = bars([("تاريخ النشر", "15/11/2024"), ("الكاتب", "رنا عيسى")])
    other = f"<article><h3>معرض الكتاب المستعمل</h3><footer>{told}</footer></article>"
    for below in (f"<footer>{told}</footer>", other):
        got = article(page(below=below))
        assert (got.published, got.authors) == (None, ())


@pytest.mark.parametrize("box", ["footer", "div"])
def test_the_footer_of_a_wordpress_entry_tells_date_change_author_category_and_tags(
    box: str,
) -> None:
    told = f"""<{box} class="entry-footer"><span class="author vcard"><a class="url fn n"
    href="/author/rana">رنا عيسى</a></span><span class="posted-on"><a href="/news/politics/48213">
    <time class="entry-date published" datetime="2024-11-15T10:22:00+03:00">15 نوفمبر 2024</time>
    <time class="updated" datetime="2024-11-16T09:00:00+03:00">16 نوفمبر 2024</time></a></span>
    <span class="cat-links">التصنيفات <a href="/category/sport" rel="category tag">رياضة</a></span>
    <span class="tags-links">وسوم <a href="/tag/a" rel="tag">جسر</a></span></{box}>"""
    got = article(page(f'<div class="entry-content">{paragraphs()}</div>{told}'))
    assert got.published is not None and got.modified is not None
    assert got.published.isoformat() == "2024-11-15T10:22:00+03:00"
    assert got.modified.isoformat() == "2024-11-16T09:00:00+03:00"
    assert (got.authors, got.sections, got.tags) == (("رنا عيسى",), ("رياضة",), ("جسر",))
    assert got.paragraphs == PROSE
