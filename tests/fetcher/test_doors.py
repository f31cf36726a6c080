"""Front pages that are only a door, and where they lead."""

from __future__ import annotations

import pytest

from scraper import address
from scraper.fetcher.listings import Listing, read_listing
from scraper.fetcher.shapes import Shapes

HOME = "https://example.com/"
WORDS = "عنوان طويل لخبر من أخبار اليوم"
CARDS = "".join(f'<div><a href="/news/{n}">{WORDS}</a></div>' for n in range(1000, 1006))


def read(html: str) -> Listing:
    listing = read_listing(
        html.encode(), HOME, Shapes(), own=lambda url: address.same_site(HOME, url)
    )
    assert listing is not None
    return listing


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<meta http-equiv="Refresh" content="0; URL=/home/">', "https://example.com/home/"),
        ("<meta http-equiv=refresh content=\"0;url='news.php'\">", "https://example.com/news.php"),
        ('<meta http-equiv="refresh" content="1;https://b.example/">', "https://b.example/"),
        ('<meta http-equiv="refresh" content="300">', None),
        ('<meta http-equiv="refresh" content="300; url=/">', None),
        ("<script>window.location.href = '/ar/';</script>", "https://example.com/ar/"),
        ('<script>location.replace("home.aspx")</script>', "https://example.com/home.aspx"),
        ('<script>if (location.href == "/x") ping()</script>', None),
        (f'<script>{"x" * 5000} location = "/ar/"</script>', None),
        (
            '<frameset><frame name="top" src="a.htm"><frame name="main" src="b.htm"></frameset>',
            "https://example.com/b.htm",
        ),
        ('<a href="/a">س</a><iframe src="https://ad.example/x"></iframe><iframe src="latest.php">',
         "https://example.com/latest.php"),
        ('<a href="/en/">English</a><a href="/a1">العربية</a>', "https://example.com/a1"),
        ('<a href="/en/">E</a><a href="/ar/"><img src="ar.png"></a>', "https://example.com/ar/"),
        ('<link rel="alternate" hreflang="ar-EG" href="/eg">', "https://example.com/eg"),
        ('<link rel="alternate" hreflang="ar" href="https://b.example/">', None),
        ('<link hreflang="ar" type="application/rss+xml" href="/feed">', None),
        ('<a href="/main">ادخل</a><a href="https://b.example/">شقيقة</a>', "https://example.com/main"),
        ('<a href="/contact">اتصل بنا</a>', None),
        ('<a href="/one">الأول</a><a href="/two">الثاني</a>', None),
    ],
)  # fmt: skip
def test_where_a_front_page_without_articles_leads(html: str, target: str | None) -> None:
    assert read(f"<html><head></head><body>{html}</body></html>").door == target


def test_a_front_page_with_articles_is_no_door() -> None:
    assert read(CARDS + '<a href="/ar/">العربية</a>').door is None
