"""The state that frameworks leave in a page is read, whatever form they give it."""

from __future__ import annotations

import html
import json
from typing import Any
from urllib.parse import quote

import pytest

from scraper.parser.markup.tree import parse_tree
from scraper.parser.metadata.hydration import DEEP, attribute_states, states
from tests.parser.making import PROSE, TITLE, article, paragraphs, refusal

TEXT = paragraphs()
WHEN = "2025-03-05T09:30:00+03:00"
STORY: dict[str, Any] = {
    "id": 77,
    "title": TITLE,
    "content": TEXT,
    "published_at": WHEN,
    "category": {"name": "محليات"},
    "author": {"name": "ليلى عساف"},
}
INDEXED = [
    *({"data": 1}, {"story": 2}),
    {"id": 3, "title": 4, "body": 5, "published_at": 6, "category": 7, "author": 9, "self": 2},
    *(77, TITLE, TEXT, ["Date", WHEN], {"name": 8}, "محليات", {"name": 10}, "ليلى عساف"),
]
NUXT_2 = (
    "window.__NUXT__=(function(a,b,c){c[0]=a;return {layout:'default',data:[{story:{id:77,"
    f"title:{json.dumps(TITLE)},body:{json.dumps(TEXT)},'published_at':c,views:.5,live:!1,"
    "parent:void 0,seen:new Date(1741156200000),category:{name:a},author:{name:b}}}],error:null}}"
    f'("محليات","ليلى عساف","{WHEN}"));'
)
ANGULAR = (("&", "&a;"), ('"', "&q;"), ("'", "&s;"), ("<", "&l;"), (">", "&g;"))
FUSION = {
    "headlines": {"basic": TITLE},
    "display_date": WHEN,
    "credits": {"by": [{"type": "author", "name": "ليلى عساف"}]},
    "taxonomy": {"primary_section": {"name": "محليات"}},
    "content_elements": [{"type": "text", "content": text} for text in PROSE],
}


def escaped(text: str) -> str:
    for sign, escape in ANGULAR:
        text = text.replace(sign, escape)
    return text


def script(text: str, attributes: str = "") -> str:
    return f"<script {attributes}>{text}</script>"


FORMS = {
    "Fusion": script(
        "window.Fusion=window.Fusion||{};Fusion.arcSite='x';"
        f'Fusion.globalContent={json.dumps(FUSION)};Fusion.globalContentConfig={{"a":1}};'
    ),
    "Nuxt 2": script(NUXT_2),
    "Nuxt 3": script(json.dumps(INDEXED), 'type="application/json" id="__NUXT_DATA__"'),
    "Angular": script(escaped(json.dumps({"G.x": {"body": STORY}})), 'type="application/json"'),
    "Inertia": f'<div data-page="{html.escape(json.dumps({"props": {"a": STORY}}))}"></div>',
    "Vue": f'<news-view :item="{html.escape(json.dumps(STORY))}"></news-view>',
    "Next": script(
        f"self.__next_f.push([1,{json.dumps('5:' + json.dumps(['$', STORY]) + chr(10))}])"
    ),
    "parsed": script(f"window.__INITIAL_STATE__=JSON.parse({json.dumps(json.dumps(STORY))})"),
    "parsed from an address's part": script(
        f'window.state=JSON.parse(decodeURIComponent("{quote(json.dumps(STORY))}"))'
    ),
    "a name that nobody else gives it": script(
        f"/*<![CDATA[*/var path='/77';siteArticle={json.dumps({'data': STORY})};/*]]>*/"
    ),
    "names of their own": script(
        json.dumps(
            {
                "newsTitle": TITLE,
                "newsBody": html.escape(TEXT),
                "newsDate": WHEN,
                "categoryName": "محليات",
                "writer_name": "ليلى عساف",
            }
        ),
        'type="application/json"',
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_article_that_stands_only_in_the_page_s_state_is_read(form: str) -> None:
    head = f'<html lang="ar"><head><meta charset="utf-8"><title>{TITLE} | الوادي</title></head>'
    got = article(f"{head}<body><div id=root></div>{FORMS[form]}</body></html>")
    assert (got.headline, got.paragraphs, str(got.published)) == (
        TITLE, PROSE, "2025-03-05 09:30:00+03:00",
    )  # fmt: skip
    assert (got.sections, got.authors) == (("محليات",), ("ليلى عساف",))
    assert got.found_by["body"] == "hydration"


def test_the_state_of_another_article_is_not_this_one_s() -> None:
    other = f"<title>أسعار الخضار ترتفع في أسواق الجملة للأسبوع الثاني</title>{FORMS['Inertia']}"
    refusal(f'<html lang="ar"><head><meta charset="utf-8">{other}</head><body></body></html>')


def values(text: str) -> list[Any]:
    tree = parse_tree(f"<div>{script(text)}</div>".encode())
    assert tree is not None
    return list(states(list(tree.iter("script"))))


def test_a_place_that_leads_back_to_itself_ends() -> None:
    assert values('[{"a":1,"b":0},{"c":1,"d":2},"x"]') == [{"a": {"c": None, "d": "x"}, "b": None}]


def test_places_that_are_named_twice_each_are_made_once() -> None:
    count = 30  # 2^30 values, were each made anew
    rows = [{"a": n + 1, "b": n + 1} for n in range(count)]
    (value,) = values(json.dumps([*rows, "x"]))
    for _ in range(count):
        assert value["a"] is value["b"]
        value = value["a"]
    assert value == "x"


@pytest.mark.parametrize(
    "text",
    [
        "a=(function(b){return {c:b",
        "a=(function(b){return {c:function(){}}}(1))",
        "a=(function(b){return {c:`x`}}(1))",
        "a=(function(b){}(1))",
        "a=(function(b){return " + "{a:" * (DEEP + 5) + "1" + "}" * (DEEP + 5) + "}(1))",
        "window.a={b:1+f()};",
        "a=JSON.parse('",
        "{&q;a&q;:",
        "[{",
    ],
)
def test_what_is_no_state_gives_nothing(text: str) -> None:
    assert values(text) == []


def test_short_attributes_and_styles_are_no_state() -> None:
    tree = parse_tree(b"""<div data-a='{"b":1}' style="{x}"><p title="[1]">t</p></div>""")
    assert tree is not None
    assert list(attribute_states(tree)) == []
