"""One article, one identity; two articles, two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper import address
from scraper.errors import AddressError

SAME = {
    "path": [
        "https://www.example.com/news/سوريا-اليوم/123",
        "http://www.example.com/news/سوريا-اليوم/123",
        "https://example.com/news/سوريا-اليوم/123",
        "https://m.example.com/news/سوريا-اليوم/123",
        "https://mobile.example.com/news/سوريا-اليوم/123",
        "https://amp.example.com/news/سوريا-اليوم/123",
        "https://www.example.com:443/news/سوريا-اليوم/123/",
        "https://www.example.com/news/%D8%B3%D9%88%D8%B1%D9%8A%D8%A7-"
        "%D8%A7%D9%84%D9%8A%D9%88%D9%85/123",
        "https://www.example.com/news/%d8%b3%d9%88%d8%b1%d9%8a%d8%a7-"
        "%d8%a7%d9%84%d9%8a%d9%88%d9%85/123/",
        "https://www.example.com/amp/news/سوريا-اليوم/123",
        "https://www.example.com/news/سوريا-اليوم/123/amp",
        "https://www.example.com/news/سوريا-اليوم/123/amp/",
        "https://www.example.com/news/سوريا-اليوم/123?amp",
        "https://www.example.com/news/سوريا-اليوم/123?amp=1",
        "https://www.example.com/news/سوريا-اليوم/123?outputType=amp",
        "https://www.example.com/news/سوريا-اليوم/123/print",
        "https://www.example.com/print/news/سوريا-اليوم/123",
        "https://www.example.com/news/سوريا-اليوم/123?print=1&tmpl=component",
        "https://www.example.com/news/سوريا-اليوم/123?utm_source=rss&utm_medium=rss",
        "https://www.example.com/news/سوريا-اليوم/123?fbclid=IwAR0#comments",
        "https://www.example.com/news/سوريا-اليوم/123;jsessionid=AB12?gclid=x",
        "https://www.example.com//news/سوريا-اليوم//123",
        "https://www.example.com/news/سوريا-اليوم/123/index.html",
        "https://www-example-com.cdn.ampproject.org/c/s/www.example.com/news/سوريا-اليوم/123/amp",
        "https://www.google.com/amp/s/www.example.com/news/سوريا-اليوم/123/amp/",
        "https://web.archive.org/web/20131024013833/http://www.example.com:80/news/سوريا-اليوم/123",
        "https://web.archive.org/web/2015id_/https://m.example.com/news/سوريا-اليوم/123/amp",
        "http://web.archive.org/web/20131024013833/example.com/news/سوريا-اليوم/123?print=1",
    ],
    "query": [
        "https://example.com/article.php?id=12&cat=3",
        "https://example.com/article.php?cat=3&id=12",
        "https://example.com/article.php?id=12&&cat=3&",
        "https://example.com/article.php?id=12&cat=3&utm_campaign=a&print=yes",
        "https://example.com/article.php?i%64=12&cat=3&m=1",
        "https://web.archive.org/web/20131024013833/http://example.com/article.php?cat=3&id=12",
        "https://example.com/article.php;jsessionid=AB12?cat=3&id=12",
        "https://example.com/(S(q3k2l0x4mzn5vx55))/article.php?cat=3&id=12",
        "https://example.com/%28A%28ab-9_%29S%28q3k2%29%29/article.php?cat=3&id=12",
        "https://example.com/article.php?s=0a1b2c3d4e5f60718293a4b5c6d7e8f9&cat=3&id=12",
    ],
    "suffix": [
        "https://example.com/2020/02/title.html",
        "https://example.com/2020/02/title.amp.html",
        "https://example.com/2020/02/title.html?m=1",
        "https://example.com/2020/02/title.print.html",
    ],
    "front": ["https://example.com", "http://www.example.com/index.php", "https://example.com/?"],
}

DIFFERENT = [
    "https://example.com/?id=1",
    "https://example.com/?s=0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "https://example.com/?s=0a1b2c3d4e5f60718293a4b5c6d7e8f0",
    "https://example.com/a/s(12)/",
    "https://example.com/a/(12)/",
    "https://example.com/?id=2",
    "https://example.com/news/12",
    "https://example.com/news/13",
    "https://example.com/News/12",
    "https://example.com/news/12.html",
    "https://example.com:8080/news/12",
    "https://example.com/news/12?page=2",
    "https://example.com/news/12?print=15",
    "https://example.com/news/12?m=2",
    "https://example.com/?m=1",
    "https://example.com/index.php?id=3",
    "https://example.com/index.php/news/14",
    "https://example.com/a/b%2Fc",
    "https://example.com/a/b/c",
    "https://example.com/amplify",
    "https://web.archive.org/web/20131024013833*/http://example.com/news/12",
    "https://web.archive.org/web/",
    "https://example.com/web/20131024013833/http://example.com/news/12",
    "https://example.com/s?q=%D3%E6%D1",
    "https://example.com/s?q=%D3%E6%D2",
    "https://example.com/news?ref=12",
    "https://example.com/news?source=12",
    "https://example.com/news?sid=1",
    "https://example.com/news?cid=1",
    "https://news.example.com/news/12",
    "https://m.com/news/12",
    "https://other.example/news/12",
    "https://example.com/printing-press",
    "https://example.com/سوريا",
    "https://example.com/سورية",
]


@pytest.mark.parametrize("group", SAME)
def test_every_address_of_an_article_has_one_key(group: str) -> None:
    identities = {address.identity(url) for url in SAME[group]}
    assert len(identities) == 1
    assert len({address.key(url) for url in SAME[group]}) == 1


def test_different_articles_have_different_keys() -> None:
    by_key: dict[bytes, str] = {}
    for url in DIFFERENT:
        assert by_key.setdefault(address.key(url), url) == url


def test_the_id_of_an_article_is_its_key_in_hexadecimal() -> None:
    url = "https://example.com/a"
    assert len(address.key(url)) == 16
    assert bytes.fromhex(address.article_id(url)) == address.key(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://e.com/a?utm_source=x", "https://e.com/a"),
        ("https://e.com/a?id=1&fbclid=x&b", "https://e.com/a?id=1&b"),
        ("https://e.com/a?q=%D3%E6%D1&gclid=1", "https://e.com/a?q=%D3%E6%D1"),
        ("https://e.com/a/?ref=home&amp=1", "https://e.com/a/?ref=home&amp=1"),
        ("https://e.com/a.jsp;jsessionid=1?id=1", "https://e.com/a.jsp?id=1"),
        ("HTTP://E.com/a", "http://e.com/a"),
    ],
)
def test_the_canonical_address_only_loses_its_tracking(url: str, expected: str) -> None:
    assert address.canonical(url) == expected


@given(st.text(max_size=60))
def test_an_identity_is_ascii_and_does_not_change_by_cleaning(text: str) -> None:
    try:
        cleaned = address.clean("https://e.com/" + text)
    except AddressError:
        return
    assert address.identity("https://e.com/" + text) == address.identity(cleaned)
    assert address.identity(cleaned).isascii()
    assert address.identity(address.canonical(cleaned)) == address.identity(cleaned)


def test_how_an_old_portal_shows_comments_is_no_other_article() -> None:
    article = "https://example.com/modules.php?name=News&file=article&sid=15"
    ways = ("&mode=&order=0&thold=0", "&mode=nested&order=1&thold=-1", "&thold=5&mode=thread")
    assert {address.identity(article + way) for way in ways} == {address.identity(article)}
    assert address.identity(article + "&mode=live") != address.identity(article)
