"""Text that stands only in a page's data: articleBody, a framework's state, AMP, live blogs."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import html
import json
from datetime import datetime
from typing import Any

import pytest

from scraper.outcome import Kind
from tests.parser.making import (
    PROSE,
    TITLE,
    answer,
    article,
    json_ld,
    news,
    page,
    paragraphs,
    refusal,
)

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


def as_script(value: object) -> str:
    """The value as JavaScript writes it: names bare, slashes escaped."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{name}:{as_script(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(as_script, value)) + "]"
    return dumped(value).replace("/", "\\u002F")


def table(value: object, first: int, *, named: bool = False) -> list[Any]:
    """The value as a table of values that name each other by number, counted from ``first``."""
    rows: list[Any] = []

    def put(each: object) -> int:
        at = len(rows)
        rows.append(None)
        if isinstance(each, dict):
            rows[at] = {
                (f"_{put(name)}" if named else name): put(inner) for name, inner in each.items()
            }
        elif isinstance(each, list):
            rows[at] = [put(inner) for inner in each]
        else:
            rows[at] = each
        return at + first

    put(value)
    return rows


def pushed(*pieces: str) -> str:
    """Pieces of a stream as Next.js writes them into the page."""
    return "".join(f"<script>self.__next_f.push([1,{dumped(each)}])</script>" for each in pieces)


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
    "apostrophe-less script": f"<script>window.__NUXT__={as_script({'layout': 'default', 'data': [{'post': STORY, **NOISE}]})};</script>",
    "arguments": "<script>window.__NUXT__=(function(a,b,c){return {data:[{post:{id:48213,title:a,content:b,ok:!0,none:void 0,publishedAt:\"2025-03-09T08:30:00+03:00\",category:c,author:{name:\"سامي حداد\"},tags:[{name:\"الجسر\"},{name:\"بلديات\"}]}}]}}(" + ",".join((as_script(TITLE), as_script(HTML), '{"name":"محليات"}')) + "));</script>",
    "a table by number": f'<script type="application/json" id="__NUXT_DATA__">{dumped([["Reactive", 1], *table({"data": {"post": STORY}}, 1)])}</script>',
    "a table by number and name": f"<script>window.__reactRouterContext.streamController.enqueue({dumped(dumped(table({'post': STORY}, 0, named=True)))});</script>",
    "texts of a stream": pushed(f"1:{dumped(['$', 'p'])}\n", f"12:T{len(HTML.encode()):x},", HTML, f"5:{dumped(['$', 'div', None, {'article': {**STORY, 'content': '$12'}}])}\n"),
    "a stream in pieces": pushed(*(lambda row: (row[:200], row[200:]))("5:" + dumped(["$", "div", None, {"article": STORY}]) + "\n")),
    "an answer kept": f'<script type="application/json" data-sveltekit-fetched>{dumped({"status": 200, "body": dumped(STORY)})}</script>',
    "a second assignment": f"<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={dumped(STORY)};</script>",
    "signs for quotation marks": '<script id="app-state" type="application/json">' + dumped({"k": STORY}).replace("&", "&a;").replace('"', "&q;").replace("<", "&l;").replace(">", "&g;") + "</script>",
    "an attribute": f"<div id='app' data-page='{html.escape(dumped({'component': 'Show', 'props': {'post': STORY}}))}'></div>",
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


def rich(text: object) -> dict[str, Any]:
    return {"type": "doc", "content": text}


RUNS = (slice(20), slice(20, 30), slice(30, None))


@pytest.mark.parametrize(
    "body",
    [
        rich([{"type": "paragraph", "content": [{"type": "text", "text": p[run]} for run in RUNS]} for p in PROSE]),
        {"nodeType": "document", "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": p[:20]}, {"nodeType": "hyperlink", "content": [{"nodeType": "text", "value": p[20:30]}]}, {"nodeType": "text", "value": p[30:]}]} for p in PROSE]},
        {"root": {"type": "root", "children": [{"type": "paragraph", "children": [{"text": p[:20]}, {"type": "link", "children": [{"text": p[20:30]}]}, {"text": p[30:]}]} for p in PROSE]}},
        dumped({"time": 1, "blocks": [{"type": "paragraph", "data": {"text": p}} for p in PROSE]}),
        dumped({"blocks": [{"type": "unstyled", "text": p} for p in PROSE], "entityMap": {}}),
        {"content": [{"text": p} for p in PROSE]},
    ],
)  # fmt: skip
def test_runs_of_rich_text_are_one_paragraph_and_no_word_is_torn(body: object) -> None:
    state = f'<script type="application/json">{dumped({**STORY, "content": body})}</script>'
    assert article(shell(state)).paragraphs == PROSE


@pytest.mark.parametrize(
    "script",
    [
        "window.__NUXT__=" + "[" * 5000,
        "window.__NUXT__=" + "{a:" * 5000,
        "window.__NUXT__=(function(a){a.b=a;return {c:a}}({}))",
        '__NUXT__=[["Reactive",1],{"a":1,"b":[1]},[1],9999999]',
        "window.__NUXT__=" + "={" * 5000 + "'",
        'self.__next_f.push([1,"1:Tffffffff,x"])',
        'self.__next_f.push([1,"1:T-5,\\n2:[\\"$1\\"]"])',
    ],
)
def test_states_that_are_none_are_left(script: str) -> None:
    assert not answer(shell(f"<script>{script}</script>"))


@pytest.mark.parametrize(
    "between",
    ["اقرأ أيضا: خبر آخر عن المدينة", "https://www.youtube.com/watch?v=1", "[caption id=1]صورة الجسر[/caption]"],
)  # fmt: skip
@pytest.mark.parametrize("above", ["", TITLE])
def test_what_is_no_text_in_a_page_is_none_in_its_data(between: str, above: str) -> None:
    text = "\n".join(
        filter(
            None,
            (
                above,
                PROSE[0],
                PROSE[1],
                between,
                PROSE[2],
                PROSE[3],
                "جميع الحقوق محفوظة © صحيفة الوادي",
            ),
        )
    )
    got = article(page("<div></div>", head=json_ld(news(headline=TITLE, articleBody=text))))
    assert got.paragraphs == PROSE


@pytest.mark.parametrize(
    "body",
    [
        f"<figure><img src='/a.jpg'><figcaption>صورة الجسر</figcaption></figure>{HTML}",
        html.escape(html.escape(HTML)),
        "\\n".join(PROSE),
        "\\r\\n\\r\\n".join(PROSE),
    ],
)
def test_markup_and_line_breaks_in_data_are_undone(body: str) -> None:
    got = article(page("<div></div>", head=json_ld(news(headline=TITLE, articleBody=body))))
    assert got.paragraphs == PROSE


def test_short_paragraphs_in_data_stay() -> None:
    texts = (
        PROSE[0],
        "أسباب القرار",
        PROSE[1],
        "- أولا",
        "وماذا بعد؟",
        PROSE[2],
        "يا نهر يا أبي",
        "خذني معك",
        PROSE[3],
        "انتهى كل شيء.",
    )
    got = article(
        page("<div></div>", head=json_ld(news(headline=TITLE, articleBody="\n".join(texts))))
    )
    assert got.paragraphs == texts
