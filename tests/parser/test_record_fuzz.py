"""``parse`` answers on any bytes: a record or a reason, never an exception, never without end."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import json
import random
import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scraper.arabic.text import clean
from scraper.article import Article
from scraper.demo import pages
from scraper.demo.layouts import layouts, leaves
from scraper.outcome import Kind
from tests.parser.making import NOON, PROSE, TITLE, URL, answer, article, page, paragraphs

QUICK = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.data_too_large]
)
TAGS = "p div span a b h1 h2 table tr td li ul br img script style article nav time form svg math".split()  # noqa: SIM905
SIGNS = "\u200f\u202e\u0000\ufeff\ufffd\u0640\u2028<>&;\"'=/ \n\t{}[]|-:()«»١٢٣2024اأإبتpdiv"


@cache
def seeds() -> tuple[bytes, ...]:
    """One page of each style of the embedded site, and a few made layouts."""
    styles = {leaf.gold.style: leaf.body for leaf in pages()}
    made = [leaf.body for chosen in layouts(5, 6) for leaf in leaves(chosen, (9,))]
    return (*styles.values(), *made)


def holds(data: bytes) -> None:
    """Whatever the answer is, it is one that the rest of the program can take."""
    got = answer(data)
    if isinstance(got, Article):
        line = got.to_json()
        assert len(line.splitlines()) == 1
        assert Article.from_dict(json.loads(line)).to_json() == line
        line.encode("utf-8")
        assert got.headline.strip() == got.headline != ""
        assert got.paragraphs
        assert all(text == " ".join(text.split()) != "" for text in got.paragraphs)
        assert got.url == URL
        assert got.fetched_at == NOON
    else:
        assert got.kind in set(Kind)
        assert got.reason == clean(got.reason)  # nothing invisible, one line
        assert 0 < len(got.reason) <= 300


@given(st.binary(max_size=400))
@QUICK
def test_any_bytes(data: bytes) -> None:
    holds(data)


@given(st.text(alphabet=SIGNS, max_size=400))
@QUICK
def test_any_signs_in_an_article(text: str) -> None:
    holds(
        page(f"<div>{paragraphs()}<p>{text}</p>{text}</div>", head=text).encode("utf-8", "replace")
    )


@given(st.data())
@QUICK
def test_pages_with_bytes_flipped_cut_and_moved(data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from(seeds())))
    draw = random.Random(data.draw(st.integers(0, 2**32)))
    for _ in range(draw.choice((1, 10, 300))):
        at = draw.randrange(len(body))
        change = draw.randrange(4)
        if change == 0:
            body[at] ^= 1 << draw.randrange(8)
        elif change == 1:
            del body[at : at + draw.randrange(1, 60)]
        elif change == 2:
            start = draw.randrange(len(body))
            body[at:at] = body[start : start + draw.randrange(1, 200)]
        else:
            body[at:at] = draw.randbytes(draw.randrange(1, 8))
        if len(body) < 100:
            break
    holds(bytes(body))


@given(st.data())
@QUICK
def test_pages_cut_anywhere(data: st.DataObject) -> None:
    body = data.draw(st.sampled_from(seeds()))
    holds(body[: data.draw(st.integers(0, len(body)))])


@given(
    st.lists(
        st.sampled_from(TAGS + [f"/{tag}" for tag in TAGS]) | st.sampled_from(PROSE), max_size=150
    )
)
@QUICK
def test_tag_soup(parts: list[str]) -> None:
    soup = "".join(f"<{part}>" if part.strip("/") in TAGS else part for part in parts)
    holds(f"<title>{TITLE}</title><h1>{TITLE}</h1>{soup}".encode())


@given(st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=12) | st.sampled_from(PROSE),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["@type", "@id", "@graph", "headline", "author", "name", "datePublished", "image", "url",
                         "articleBody", "itemListElement", "item", "position", "keywords", "liveBlogUpdate",
                         "articleSection", "publisher", "mainEntityOfPage", "inLanguage", "title", "content"]),
        inner | st.sampled_from(["NewsArticle", "BreadcrumbList", "WebPage", "2025-03-09T10:00:00Z", TITLE]), max_size=6),
    max_leaves=25,
))  # fmt: skip
@QUICK
def test_any_json_where_claims_belong(value: object) -> None:
    text = json.dumps(value)
    for kind in ('type="application/ld+json"', 'id="__NEXT_DATA__" type="application/json"'):
        holds(page(head=f"<script {kind}>{text}</script>").encode())
        holds(page("<div></div>", head=f"<script {kind}>{text}</script>").encode())


MEGABYTE = 1_000_000
HOSTILE = {
    "attribute": f'<p class="{"a " * (MEGABYTE // 2)}" style="{"x" * MEGABYTE}">نص</p>',
    "address": f'<a href="{"a/" * (MEGABYTE // 2)}">رابط</a><img src="{"b" * MEGABYTE}">',
    "word": f"<p>{'ا' * MEGABYTE}</p>",
    "spaces": f"<p>{' ' * MEGABYTE}</p><p>أ{' ' * MEGABYTE}ب</p>",
    "open elements": "<div>" * 200_000,
    "open links": "<a href=x>" * 100_000,
    "lines": "<br>ا" * 100_000,
    "list items": "<li><a href=/x>خبر آخر</a>" * 50_000,
    "cells": "<table>" + "<tr><td>أ<td>ب" * 40_000,
    "pictures": '<img src="/a.jpg" alt="صورة">' * 30_000,
    "clocks": "<time datetime=2025-01-01>1</time>" * 20_000,
    "dates": "<p>نشر في 9 آذار 2025 10:30</p>" * 10_000,
    "bylines": "<p>كتب: سامي حداد</p>" * 20_000,
    "signed entries": "<p>كتب: سامي حداد</p>"
    + f"<div><div>سامي حداد</div><p>{PROSE[0]}</p></div>" * 20_000,
    "labels": "<p>اقرأ أيضاً</p>" * 20_000,
    "headings": f"<h1>{TITLE}</h1>" * 10_000,
    "crumbs": '<a href="/">الرئيسية</a> » <a href="/x">قسم</a><br>' * 10_000,
    "scripts": '<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * 3_000,
    "entities": f"<p>{'&amp;' * 200_000}</p>",
    "metas": '<meta property="og:title" content="عنوان">' * 20_000,
    "prose": f"<p>{PROSE[0]}</p>" * 8_000,
    "tags": '<a rel="tag" href="/tag/x">وسم</a>' * 20_000,
    "captions": '<figure><img src="/a.jpg"><figcaption>وصف - 9 آذار 2025</figcaption></figure>' * 5_000,
    "separators": f"<title>{'| - ' * 100_000}</title>",
}  # fmt: skip


ODD = ("?? ???", "\ufffd\ufffd", "--- ---", "…", "«»", "1", "ا", "؟ " * 9, f"{PROSE[0]}")


def test_a_page_with_any_of_its_texts_made_odd() -> None:
    """A title without a letter, a text printed twice, a day that is none: each text of two pages in
    turn, the last of the odd ones a paragraph that stands there once more."""
    sources = (
        page(f'<div>9 آذار 2025</div>{paragraphs(PROSE[:2])}<h3>اقرأ أيضاً</h3><a href="/n/1">{PROSE[3][:50]}</a>'),
        page(f"<p>{PROSE[0]}</p>", below=f'<div><h4>الأكثر</h4><ul><li><a href="/n/1">{TITLE}</a></li></ul></div>'),
    )  # fmt: skip
    for source in sources:
        for text in re.finditer(">([^<>]+)<", source):
            for odd in ODD:
                data = source[: text.start(1)] + odd + source[text.end(1) :]
                holds(data.encode())


def test_a_paragraph_that_another_article_s_summary_repeats_is_the_text_s() -> None:
    """The summary weighs next to nothing, and no box around it anything."""
    text = "وقال رئيس البلدية إن الجسر سيبقى مفتوحاً أمام المشاة طوال الصيف."
    title = f'<h4><a href="/n/1">{PROSE[3][:60]}</a></h4>'
    below = f"<div><h3>مواضيع ذات صلة</h3><div>{title}<p>{text}</p><i>قبل ساعة</i></div></div>"
    source = page(f"<div>9 آذار 2025</div><div><p>{text}</p></div>", below=below)
    assert article(source).paragraphs == (text,)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_one_thing_does_not_stop_the_parser(name: str) -> None:
    """Whatever compared all with all would take minutes here."""
    holds(page(f"<div>{paragraphs()}{HOSTILE[name]}</div>").encode())
    holds((HOSTILE[name] + page()).encode())


def test_a_page_of_ten_megabytes_has_its_record() -> None:
    ballast = '<div class="x"><ul><li><a href="/a">قائمة طويلة</a></li></ul></div>' * 90_000
    got = article(page(below=f"<aside>{ballast}</aside><!--{'x' * 2_000_000}-->"))
    assert got.paragraphs == PROSE


def test_the_same_bytes_give_the_same_line() -> None:
    for body in seeds():
        one, other = answer(body), answer(bytes(bytearray(body)))
        assert isinstance(one, Article)
        assert isinstance(other, Article)
        assert one.to_json() == other.to_json()
