"""JSON-LD as publishers write it, and as they break it."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest

from scraper.parser.metadata.brokenjson import load_json
from scraper.parser.metadata.jsonld import read_graph
from tests.parser.making import PROSE, TITLE, article, json_ld, news, page, paragraphs

WHOLE = news(
    headline=TITLE,
    datePublished="2025-03-09T08:30:00+03:00",
    dateModified="2025-03-09T10:00:00+03:00",
    author={"@type": "Person", "name": "سامي حداد"},
    articleSection=["محليات"],
    publisher={"@type": "NewsMediaOrganization", "name": "صحيفة الوادي"},
)
MOMENT = datetime.fromisoformat("2025-03-09T08:30:00+03:00")


def read(*scripts: object) -> Any:
    return article(page(head="".join(map(json_ld, scripts))))


def is_whole(got: Any) -> bool:
    return (got.published, got.authors, got.sections, got.publisher) == (
        MOMENT,
        ("سامي حداد",),
        ("محليات",),
        "صحيفة الوادي",
    )


SITE = {"@type": "WebSite", "name": "صحيفة الوادي", "url": "https://www.alwadi.example/"}
TEXT = json.dumps(WHOLE, ensure_ascii=False)


@pytest.mark.parametrize(
    "script",
    [
        WHOLE,
        [WHOLE],
        [SITE, WHOLE],
        {"@context": "https://schema.org", "@graph": [SITE, WHOLE]},
        [[{"@graph": [[WHOLE]]}]],
        {"@type": "WebPage", "mainEntity": WHOLE},
        {**WHOLE, "@type": ["Article", "NewsArticle"]},
        {**WHOLE, "@type": "http://schema.org/NewsArticle"},
        {**WHOLE, "author": [{"@type": "Person", "name": ["سامي حداد"]}]},
        {**WHOLE, "author": "سامي حداد"},
        {**WHOLE, "articleSection": "محليات"},
        {**WHOLE, "datePublished": ["2025-03-09T08:30:00+03:00"]},
    ],
)
def test_an_article_is_found_however_it_is_nested(script: object) -> None:
    assert is_whole(read(script))


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- {TEXT} -->",
        f"//<![CDATA[\n{TEXT}\n//]]>",
        f"/* data */ {TEXT}",
        TEXT[:-1] + ",}",
        TEXT[:-1],
        TEXT[:-1] + ",\n",
        f"[{TEXT},]",
        TEXT + ";",
        TEXT + "\n" + json.dumps(SITE, ensure_ascii=False),
        json.dumps(SITE, ensure_ascii=False) + TEXT,
        TEXT.replace(TITLE, TITLE + "\n\tفي سطرين"),
        TEXT.replace(TITLE, 'قال "نعم" للجسر'),
        TEXT.replace('"', "&quot;"),
        TEXT.replace(TITLE, 'قال "نعم", ثم سكت'),
        "\ufeff" + TEXT,
        TEXT.replace("/", "\\/"),
        TEXT.replace(TITLE, "نص \\' هارب"),
        TEXT.replace(TITLE, "C:\\مسار \\x"),
    ],
    ids=range(18),
)
def test_broken_syntax_is_read_all_the_same(text: str) -> None:
    assert is_whole(read(text))


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[]", "{]", "nonsense", '"text"', "[" * 5000, '{"a":' * 5000]
)
def test_what_cannot_be_read_says_nothing_and_breaks_nothing(text: str) -> None:
    assert read(text).headline == TITLE
    list(load_json(text))


@pytest.mark.parametrize(
    "unit", [',"a', ':"x" y', '["', '{"a":', "\\", "/* ", '" ,', "//<![CDATA["]
)
def test_hostile_scripts_cost_no_more_than_their_size(unit: str) -> None:
    """Half a megabyte of each: whatever looked behind every sign would take hours."""
    assert isinstance(load_json("{" + unit * (500_000 // len(unit))), list)


def test_references_within_a_graph_are_followed() -> None:
    graph = [
        {**WHOLE, "author": {"@id": "#p"}, "publisher": {"@id": "#o"}},
        {"@type": "Person", "@id": "#p", "name": "سامي حداد"},
        {"@type": "Organization", "@id": "#o", "name": "صحيفة الوادي"},
    ]
    assert is_whole(read({"@graph": graph}))


def test_related_articles_are_not_taken_for_the_pages_own() -> None:
    other = news(
        headline="خبر آخر تماماً عن مباراة أمس في الدوري الممتاز",
        datePublished="2019-01-01",
        author="غيره",
        articleBody=" ".join(PROSE) * 4,
    )
    for around in (
        [other, WHOLE],
        [WHOLE, other],
        {**WHOLE, "hasPart": [other], "mentions": other, "isPartOf": other},
        [{"@type": "ItemList", "itemListElement": [other, other]}, WHOLE],
        {"@type": "CollectionPage", "hasPart": other, "mainEntity": WHOLE},
    ):
        got = read(around)
        assert got.published == MOMENT
        assert got.authors == ("سامي حداد",)
        assert got.paragraphs == PROSE


def test_a_related_article_alone_gives_no_date() -> None:
    other = news(
        headline="خبر آخر تماماً عن مباراة أمس في الدوري الممتاز", datePublished="2019-01-01"
    )
    assert (
        read(
            {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": other}]}
        ).published
        is None
    )


def test_breadcrumbs_give_sections_without_home_and_title() -> None:
    names = ["الرئيسية", "أخبار", "محليات", TITLE]
    items = [
        {"@type": "ListItem", "position": i + 1, "item": {"@id": f"/{i}", "name": name}}
        for i, name in enumerate(names)
    ]
    got = read({"@type": "BreadcrumbList", "itemListElement": items})
    assert got.sections == ("أخبار", "محليات")
    assert got.found_by["sections"] == "json-ld"


def test_entities_and_markup_in_claims_are_cleaned() -> None:
    got = read(
        {**WHOLE, "articleSection": "محليات &amp; بلديات", "author": {"name": "<b>سامي</b> حداد"}}
    )
    assert got.sections == ("محليات & بلديات",)
    assert got.authors == ("سامي حداد",)


def test_a_date_alone_stays_a_date() -> None:
    assert read({**WHOLE, "datePublished": "2025-03-09", "dateModified": ""}).published == date(
        2025, 3, 9
    )


def test_numbers_and_nulls_where_texts_belong_are_no_claims() -> None:
    broken = {
        "headline": 5,
        "author": [None, 7, {}],
        "articleSection": None,
        "datePublished": False,
        "image": [[]],
    }
    got = read(news(**broken))
    assert (got.headline, got.authors, got.sections, got.published) == (TITLE, (), (), None)


def test_the_graph_of_nothing_is_empty() -> None:
    graph = read_graph([], [])
    assert not graph.is_article
    assert graph.headlines == []


def test_the_data_of_another_address_are_another_article_s_whatever_the_title_is() -> None:
    """Where the title is the section's, there is no headline to compare theirs with."""
    claim = news(
        headline="وفاة الشاعر جابر الساعدي عن تسعين عاما",
        url="https://www.alwadi.example/news/991",
        datePublished="2024-08-16T10:25:00+02:00",
        author={"@type": "Person", "name": "جابر الساعدي"},
    )
    source = page(
        f"<div>9 آذار 2025</div><div>{paragraphs()}</div>",
        title="رياضة | صحيفة الوادي",
        head=json_ld(claim),
    )
    got = article(source)
    assert (got.headline, str(got.published), got.authors) == (TITLE, "2025-03-09", ())
