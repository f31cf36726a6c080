"""Endless pages: the portions that their scripts fetch, and the data that they begin with."""

from __future__ import annotations

import json
import time

import pytest

from scraper.fetcher.discovery.portions import as_page, successor
from tests.fetcher.frontier import MemoryFrontier, Site, article, crawl, front
from tests.fetcher.test_listings import HOME, WORDS, cards, read, urls
from tests.fetcher.visiting import publish, sources, url, visit, written

NUMBERS = range(10_000, 10_006)
LINKS = [f"news/{n}" for n in NUMBERS]
HTML = cards(*(f"/{link}" for link in LINKS))
ENTRIES = [{"id": n, "title": WORDS, "url": f"/news/{n}"} for n in NUMBERS]


@pytest.mark.parametrize(
    "portion",
    [
        {"html": HTML},
        {"status": "ok", "data": {"content": [{"markup": HTML}]}},
        {"posts": ENTRIES},
        ENTRIES,
        [{"post": {"node": entry}} for entry in ENTRIES],
    ],
)
def test_a_portion_of_json_is_read_as_the_page_that_a_script_makes_of_it(portion: object) -> None:
    for ascii_only in (True, False):
        body = json.dumps(portion, ensure_ascii=ascii_only)
        listing = read("\ufeff " + body, HOME + "more?page=2", content_type="application/json")
        assert urls(listing) == LINKS
        assert {entry.title for entry in listing.entries} == {WORDS}


@pytest.mark.parametrize(
    ("url", "more", "following"),
    [
        ("more?page=2", {}, "more?page=3"),
        ("more?cat=2&page=2", {}, "more?cat=2&page=3"),
        ("more/page/2", {}, "more/page/3"),
        ("more?offset=12", {}, "more?offset=18"),  # as many as there were
        ("more?start=2", {}, "more?start=3"),  # fewer than that: pages are counted
        ("more", {}, None),
        ("more?cursor=abc", {}, None),
        ("more?before=94", {}, None),  # the last article's number, which nothing follows on
        ("more?before=94", {"next": "/more?before=88"}, "more?before=88"),
        ("more?cursor=94", {"next": "/more?cursor=88"}, "more?cursor=88"),
        ("more?page=2", {"next_page_url": f"{HOME}more?page=3&v=1"}, "more?page=3&v=1"),
        ("more", {"paging": {"next": "/more?cursor=abc"}}, "more?cursor=abc"),
        ("more?page=2", {"nextPage": None}, None),
        ("more?page=2", {"has_more": False}, None),
        ("more?page=2", {"hasMore": True}, "more?page=3"),
        ("more?page=2", {"next": "التالي"}, "more?page=3"),
        ("more?page=2", {"next": "https://other.example/more?page=3"}, None),
    ],
)
def test_where_a_portion_goes_on(url: str, more: dict[str, object], following: str | None) -> None:
    for portion in ({"html": HTML}, {"posts": ENTRIES}):
        listing = read(json.dumps(portion | more), HOME + url)
        assert listing.next == (None if following is None else HOME + following)


def test_a_portion_of_html_goes_on_with_the_next_number_and_a_page_does_not() -> None:
    assert read(HTML, HOME + "more?page=2").next == HOME + "more?page=3"
    assert read(f"<body>{HTML}</body>", HOME + "more?page=2").next is None
    assert read("<p>لا مزيد</p>", HOME + "more?page=2").next is None


def test_numbers_that_are_none_of_pages_are_not_counted_on() -> None:
    assert successor(HOME + "news/15", 6) is None
    assert successor(HOME + "?p=1234", 6) is None
    assert successor(HOME + "more?page=99999999", 6) == HOME + "more?page=100000000"
    assert successor(HOME + "more?page=999999999", 6) is None


def test_what_is_no_json_or_deep_or_endless_does_no_harm() -> None:
    for body in (b"{", b"[1,", b"[" * 100_000, b'{"a": "\xff"}', b"<p>"):
        assert as_page(body) is None
    many = json.dumps([{"next": None, "a": "<a "}] * 100_000).encode()
    began = time.process_time()
    assert as_page(many) is not None
    assert time.process_time() - began < 5


def test_a_lone_surrogate_in_a_portion_does_no_harm() -> None:
    portion = b'{"html": "<a href=\'/news/10000\'>\\ud800</a>", "posts": []}'
    assert as_page(portion) is not None


@pytest.mark.parametrize(
    "script",
    [
        "window.__INITIAL_STATE__ = {};",
        "\n  window.__DATA__={};window.b=1",
        'window["__STATE__"] = {}',
        "var state = {};",
        "const pageData = {}\nstart(pageData)",
    ],
)
def test_a_state_that_is_set_into_a_variable_is_read_as_json_is(script: str) -> None:
    state = json.dumps({"posts": ENTRIES})
    assert urls(read(f"<div></div><script>{script.replace('{}', state)}</script>")) == LINKS
    text = json.dumps(state)
    assert urls(read(f"<script>{script.replace('{}', f'JSON.parse({text})')}</script>")) == LINKS


@pytest.mark.parametrize(
    "script", ["call({});", "window.a.b.c = {}", "window.a = f({})", "window.a = {", "a == {}"]
)
def test_other_scripts_are_no_state(script: str) -> None:
    state = json.dumps({"posts": ENTRIES})
    assert not urls(read(f"<script>{script.replace('{}', state)}</script>"))


def test_an_endless_front_page_is_read_to_its_end_once() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(30))
    button = '<button class="load-more" data-next-page-url="/api/posts?page=2">المزيد</button>'
    site.put("/", front(*map(url, range(10)), foot=button))
    for page in (2, 3):
        posts = [{"title": WORDS, "url": url(n)} for n in range(10 * page - 10, 10 * page)]
        site.put(f"/api/posts?page={page}", json.dumps({"data": posts}), "application/json")
    site.put("/api/posts?page=4", '{"data": []}', "application/json")
    outcomes = crawl(visit(site, memory), site, memory)
    assert sorted(written(outcomes)) == sorted(map(url, range(30)))
    site.put("/", front(url(-1), *map(url, range(9)), foot=button))
    site.put(url(-1), article())
    site.now += 3600
    assert written(crawl(visit(site, memory, ceiling=0), site, memory)) == [url(-1)]
    assert sources(site) == ["/"]
