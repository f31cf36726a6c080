"""Front pages that are only a door, and where they lead."""

from __future__ import annotations

import pytest

from scraper import address
from scraper.fetcher.discovery.doors import onward
from scraper.fetcher.discovery.listings import Listing, read_listing
from scraper.fetcher.discovery.shapes import Shapes
from scraper.fetcher.wire.exchange import Purpose, Request, Response
from scraper.page import utc_now

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


def answer(body: str, status: int = 200, **headers: str) -> Response:
    request = Request(HOME + "go/7", Purpose.ARTICLE)
    return Response(request, request.url, status, headers, body.encode(), fetched_at=utc_now())


ONWARD = HOME + "news/7"
TEXT = "<p>" + "كلمة " * 40 + "</p>"


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<meta http-equiv="refresh" content="0;URL=\'/news/7\'">', ONWARD),
        ('<script>window.location.href = "/news/7";</script>', ONWARD),
        ('<script>location.replace("https:\\/\\/example.com\\/news\\/7")</script>', ONWARD),
        ("<body onload=\"location.href='/news/7'\"><a href='/news/7'>اضغط هنا</a></body>", ONWARD),
        ('<base href="/news/"><meta http-equiv=refresh content="2; url=7">', ONWARD),
        ('<meta http-equiv="refresh" content="0; url=https://b.example/7">', "https://b.example/7"),
        ('<meta http-equiv="refresh" content="300; url=/go/7">', None),  # itself
        ('<meta http-equiv="refresh" content="300">', None),
        (f'<meta http-equiv="refresh" content="600; url=/">{TEXT}', None),  # an article
        (f'<meta http-equiv="refresh" content="0; url=/news/7">{"<i></i>" * 700}', None),
        ('<script>document.cookie = "a=1"; location.href = "/news/7"</script>', None),
        ("<p>انتقل الموقع location</p>", None),
        ('<meta http-equiv="refresh" content="0; url=http://[">', None),
        ("", None),
    ],
)
def test_a_page_that_is_a_redirect_in_other_words(html: str, target: str | None) -> None:
    assert onward(answer(html)) == target
    assert onward(answer(html, status=404)) is None


@pytest.mark.parametrize(
    ("html", "refresh", "target"),
    [
        ("", "0; url=/news/7", ONWARD),
        ("<html><body></body></html>", "0;/news/7", ONWARD),
        ('<base href="/other/"><p>لحظة من فضلك</p>', "2; url=../news/7", ONWARD),
        (TEXT, "600; url=/", None),  # an article
        ("{}", "", None),
        ("<p>لحظة</p>", "300", None),
        ("<p>لحظة</p>", "300; url=/go/7", None),  # itself
        ('<script>document.cookie = "a=1"; location.reload()</script>', "0; url=/news/7", None),
    ],
)
def test_a_header_that_browsers_obey_as_a_refresh_of_the_page(
    html: str, refresh: str, target: str | None
) -> None:
    assert onward(answer(html, refresh=refresh)) == target
    assert onward(answer(html, status=404, refresh=refresh)) is None
