"""Text that stands only in a page's data: articleBody, a framework's state, AMP, live blogs."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from scraper.outcome import Kind
from tests.parser.making import PROSE, TITLE, article, json_ld, news, page, paragraphs, refusal

HTML = paragraphs()
STORY: dict[str, Any] = {
    "id": 48213,
    "title": TITLE,
    "content": HTML,
    "publishedAt": "2025-03-09T08:30:00+03:00",
    "category": {"id": 4, "name": "محليات"},
    "author": {"name": "سامي حداد"},
    "tags": [{"name": "الجسر"}, {"name": "بلديات"}],
}
NOISE = {
    "menu": [{"title": "رياضة"}],
    "related": [{"title": "خبر آخر عن المدينة", "content": PROSE[1] * 9}],
}


def dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def shell(script: str) -> str:
    return page('<div id="app"></div>', title=f"{TITLE} | صحيفة الوادي", below=script)


STATES = {
    "next data": f'<script id="__NEXT_DATA__" type="application/json">{dumped({"props": {"pageProps": {"article": STORY, **NOISE}}})}</script>',
    "nuxt": f"<script>window.__NUXT__={dumped({'data': [{'post': STORY, **NOISE}]})};</script>",
    "initial state": f"<script>window.__INITIAL_STATE__ = {dumped({'article': {'current': STORY}, **NOISE})};(function(){{}})()</script>",
    "apollo": f"<script>window.__APOLLO_STATE__={dumped({'Article:48213': STORY, 'ROOT': NOISE})}</script>",
    "parsed string": f"<script>window.__PRELOADED_STATE__ = JSON.parse({dumped(dumped({'post': STORY}))});</script>",
    "parsed apostrophes": "<script>window.__INITIAL_STATE__=JSON.parse('" + dumped({"post": {**STORY, "note": "it's"}}).replace("\\", "\\\\").replace("'", "\\'").replace("/", "\\x2f") + "')</script>",
    "flight": "<script>self.__next_f.push([1," + dumped("5:" + dumped(["$", "div", None, {"article": STORY}]) + "\n") + "])</script>",
    "bare json": f'<script type="application/json">{dumped(STORY)}</script>',
}  # fmt: skip


@pytest.mark.parametrize("name", STATES)
def test_the_text_is_found_in_a_frameworks_state(name: str) -> None:
    got = article(shell(STATES[name]))
    assert got.paragraphs == PROSE
    assert got.found_by["body"] == "hydration"
    assert (got.headline, got.sections, got.authors) == (TITLE, ("محليات",), ("سامي حداد",))
    assert got.tags == ("الجسر", "بلديات")
    assert got.published == datetime.fromisoformat("2025-03-09T08:30:00+03:00")


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join(PROSE),
        "<br><br>".join(PROSE),
        HTML.replace("<", "&lt;").replace(">", "&gt;"),
        [{"type": "paragraph", "text": text} for text in PROSE],
        [{"type": kind, "text": text} for kind, text in zip(("lead", "text", "paragraph", "heading"), PROSE, strict=True)],
        {"blocks": [{"type": "text", "data": {"text": text}} for text in PROSE]},
        [{"type": "paragraph", "children": [{"text": text[:20]}, {"text": text[20:], "bold": True}]} for text in PROSE],
        [{"type": "text", "content": PROSE[0]}, {"type": "image", "url": "/a.jpg", "caption": "الجسر"}, {"type": "text", "content": " ".join(PROSE[1:2])},
         {"type": "related", "items": [{"title": "خبر آخر"}]}, {"type": "text", "content": PROSE[2]}, {"type": "text", "content": PROSE[3]}],
    ],
    ids=["plain", "breaks", "escaped", "blocks", "kinds", "nested", "spans", "mixed"],
)  # fmt: skip
def test_every_shape_of_body_gives_its_paragraphs(body: object) -> None:
    state = {"props": {"article": {**STORY, "content": body}}}
    got = article(
        shell(f'<script id="__NEXT_DATA__" type="application/json">{dumped(state)}</script>')
    )
    assert got.paragraphs == PROSE


def test_another_articles_state_is_not_taken() -> None:
    other = {**STORY, "title": "خبر آخر تماماً عن مباراة أمس في الدوري الممتاز"}
    source = shell(f'<script type="application/json">{dumped(other)}</script>')
    assert refusal(source).kind == Kind.EMPTY


def test_markup_that_has_the_text_wins_over_its_data() -> None:
    got = article(page(below=STATES["next data"]))
    assert got.paragraphs == PROSE
    assert got.found_by["body"] == "markup"


@pytest.mark.parametrize("body", ["\n\n".join(PROSE), "\r\n".join(PROSE), HTML, list(PROSE)])
def test_an_article_body_in_json_ld_is_the_text_where_the_markup_has_none(body: object) -> None:
    got = article(page("<div></div>", head=json_ld(news(headline=TITLE, articleBody=body))))
    assert got.paragraphs == PROSE
    assert got.found_by["body"] == "json-ld"


def test_an_article_body_run_together_does_not_replace_the_paragraphs() -> None:
    got = article(page(head=json_ld(news(headline=TITLE, articleBody=" ".join(PROSE)))))
    assert got.paragraphs == PROSE


def test_a_teaser_in_the_markup_gives_way_to_the_whole_text() -> None:
    got = article(
        page(f"<p>{PROSE[0]}</p>", head=json_ld(news(headline=TITLE, articleBody="\n".join(PROSE))))
    )
    assert got.paragraphs == PROSE


def test_a_live_blogs_entries_stand_with_their_times() -> None:
    blog = news(headline=TITLE, liveBlogUpdate=[
        {"@type": "BlogPosting", "headline": "وصول الوفد", "datePublished": "2025-03-09T10:00:00+03:00", "articleBody": PROSE[0]},
        {"@type": "BlogPosting", "datePublished": "2025-03-09T09:00:00+03:00", "articleBody": PROSE[1]},
    ])  # fmt: skip
    blog["@type"] = "LiveBlogPosting"
    got = article(page("<div></div>", head=json_ld(blog)))
    assert [text for text in got.paragraphs if text in PROSE] == [PROSE[0], PROSE[1]]
    assert "وصول الوفد" in got.paragraphs
    assert any("2025-03-09" in text or "10:00" in text for text in got.paragraphs)


def test_an_amp_page_is_read_without_its_boxes() -> None:
    body = (
        '<amp-img src="/a.jpg" width="800" height="450"></amp-img>'
        f"<p>{PROSE[0]}</p><amp-ad><p>إعلان عن سيارات جديدة في معارض المدينة الكبرى</p></amp-ad><p>{PROSE[1]}</p>"
        "<amp-social-share>شارك</amp-social-share><amp-consent><p>نحترم خصوصيتك كثيراً ونخزن الملفات على جهازك</p></amp-consent>"
        f"<amp-embed><p>مقالات قد تعجبك من حول العالم كله اليوم</p></amp-embed><p>{PROSE[2]}</p><p>{PROSE[3]}</p>"
    )
    got = article(page(body).replace("<html ", "<html amp "))
    assert got.paragraphs == PROSE
    assert got.images[0].url == "https://www.alwadi.example/a.jpg"
