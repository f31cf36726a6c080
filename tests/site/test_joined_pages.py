"""``--join-pages``: articles in several pages, from real servers to whole records."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.program import scraper
from tests.site.server import Answer, Server

LEAD = "جولة في ثلاثة أحياء قديمة يروي سكانها كيف تغيّرت خلال نصف قرن من البناء والهجرة."
PARTS = (
    (
        "يبدأ الطريق من باب السوق، حيث كانت القوافل تنزل أحمالها قبل أن تُشق الطرق حول المدينة.",
        "ويقول أكبر الباعة سنًّا إن أربعين دكانًا كانت تفتح قبل الفجر، ولم يبق منها اليوم سوى تسعة.",
    ),
    (
        "في الحي الثاني تتجاور بيوت الطين وعمارات من سبعة طوابق رخّصت لها البلدية في عام واحد.",
        "وتحتفظ جمعية محلية بصور لكل بيت هُدم، وتنوي عرضها في قاعة المدرسة القديمة هذا الخريف.",
    ),
    (
        "أما الحي الثالث فلا تصله الحافلات، ويصعد سكانه مئتي درجة كل يوم للوصول إلى بيوتهم.",
        "ويقول المجلس البلدي إن مصعدًا سيُبنى في العام المقبل إذا توفر له التمويل اللازم.",
    ),
)
TITLE = "ثلاثة أحياء وذاكرة واحدة"


def page(number: int, addresses: Sequence[str], more: str = "", title: str = TITLE) -> bytes:
    """One page of the article; ``addresses`` are those of all its pages."""
    links = "".join(
        f'<a href="{each}">{n}</a>' if n != number else f"<b>{n}</b>"
        for n, each in enumerate(addresses, 1)
    )
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARTS[number - 1])
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">'
        f"<title>{title} - صحيفة القرية</title></head><body><h1>{title}</h1>"
        f'<p class="lead">{LEAD}</p><div class="text">{text}</div>'
        f'<div class="pages">الصفحات: {links}</div>{more}</body></html>'
    ).encode()


def serve(server: Server, *addresses: str, more: str = "") -> None:
    for number, path in enumerate(addresses, 1):
        server.answers[path] = Answer(page(number, addresses, more))


def get(server: Server, path: str, *arguments: str, folder: Path | None = None) -> Any:
    url = server.url + path
    said = scraper("get", "--delay", "0", *arguments, url, folder=folder)
    return json.loads(said.out) if said.status == 0 else said.err


WHOLE = [LEAD, *(paragraph for part in PARTS for paragraph in part)]


@pytest.mark.parametrize(
    "addresses",
    [
        ("/news/old-town/", "/news/old-town/2/", "/news/old-town/3/"),
        ("/news/old-town", "/news/old-town/page/2", "/news/old-town/page/3"),
        ("/node/7", "/node/7?page=1", "/node/7?page=2"),
        ("/view?id=7", "/view?id=7&page=2", "/view?id=7&page=3"),
        ("/7-old.html", "/7-old-2.html", "/7-old-3.html"),
        ("/?p=1234", "/?p=1234&page=2", "/?p=1234&page=3"),
        ("/article/7.html", "/article/7_p2.html", "/article/7_p3.html"),
    ],
    ids=lambda addresses: addresses[1],
)
def test_all_pages_of_an_article_make_one_record(addresses: tuple[str, ...]) -> None:
    with Server() as server:
        serve(server, *addresses)
        record = get(server, addresses[0], "--join-pages")
        assert record["paragraphs"] == WHOLE
        assert record["url"] == server.url + addresses[0]
        assert [path for path in server.paths() if path != "/robots.txt"] == list(addresses)


def test_without_being_asked_for_no_further_page_costs_a_request() -> None:
    with Server() as server:
        serve(server, "/a/old/", "/a/old/2/", "/a/old/3/")
        assert get(server, "/a/old/")["paragraphs"] == [LEAD, *PARTS[0]]
        assert server.paths() == ["/robots.txt", "/a/old/"]


@pytest.mark.parametrize(
    "more",
    [
        '<link rel="next" href="/news/8"><a rel="next" href="/news/8">التالي</a>',
        '<a class="next" href="/news/another-story/">المقال التالي</a>',
        '<a href="/news/7/comments/2">2</a><a href="/news/7?replytocom=2">2</a>',
        '<a href="/news/72">2</a><a href="https://b.example/news/7/2">2</a>',
    ],
)
def test_what_leads_to_another_page_than_the_articles_is_not_followed(more: str) -> None:
    with Server() as server:
        serve(server, "/news/7", more=more)
        assert get(server, "/news/7", "--join-pages")["paragraphs"] == [LEAD, *PARTS[0]]
        assert server.paths() == ["/robots.txt", "/news/7"]


def test_a_further_page_that_is_another_article_is_left_out() -> None:
    with Server() as server:
        addresses = "/1", "/1/2"
        server.answers["/1"] = Answer(page(1, addresses))
        server.answers["/1/2"] = Answer(page(2, addresses, title="مصعد جديد للحي المرتفع"))
        assert get(server, "/1", "--join-pages")["paragraphs"] == [LEAD, *PARTS[0]]


def test_the_pages_of_an_articles_comments_add_nothing() -> None:
    with Server() as server:
        addresses = "/1", "/1?page=1"
        for path in addresses:
            server.answers[path] = Answer(page(1, addresses))
        assert get(server, "/1", "--join-pages")["paragraphs"] == [LEAD, *PARTS[0]]


def test_where_a_further_page_is_gone_or_closed_the_article_ends_before_it() -> None:
    with Server() as server:
        serve(server, "/a/1/", "/a/1/2/", "/a/1/3/")
        del server.answers["/a/1/3/"]
        record = get(server, "/a/1/", "--join-pages")
        assert record["paragraphs"] == [LEAD, *PARTS[0], *PARTS[1]]
        server.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /a/1/2/")
        assert get(server, "/a/1/", "--join-pages")["paragraphs"] == [LEAD, *PARTS[0]]


def test_where_a_server_is_in_trouble_the_article_waits_for_the_next_run(tmp_path: Path) -> None:
    with Server() as server:
        serve(server, "/a/1/", "/a/1/2/", "/a/1/3/")
        server.answers["/a/1/2/"] = Answer(status=503)
        feed = f"<rss><channel><item><link>{server.url}/a/1/</link></item></channel></rss>"
        server.answers["/"] = Answer(
            b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head>'
        )
        server.answers["/rss"] = Answer(feed.encode(), headers={"Content-Type": "text/xml"})
        run = ("run", "--delay", "0", "--floor", "0", "--join-pages", f"{server.url}/")
        first = scraper(*run, folder=tmp_path)
        assert first.status == 1
        assert "page 2 of the article: " in first.err
        assert not (tmp_path / "articles.jsonl").read_bytes()
        serve(server, "/a/1/", "/a/1/2/", "/a/1/3/")
        assert scraper(*run, folder=tmp_path).status == 0
    (line,) = (tmp_path / "articles.jsonl").read_bytes().splitlines()
    assert json.loads(line)["paragraphs"] == WHOLE


def test_the_archive_keeps_all_pages_and_gives_the_record_again(tmp_path: Path) -> None:
    with Server() as server:
        serve(server, "/a/1/", "/a/1/2/", "/a/1/3/")
        record = get(server, "/a/1/", "--join-pages", "--warc", "a.warc.gz", folder=tmp_path)
    again = scraper("parse", "a.warc.gz", folder=tmp_path)
    assert [json.loads(line) for line in again.out.splitlines()] == [record]


def test_a_further_page_that_asks_not_to_be_kept_closes_the_whole_article() -> None:
    with Server() as server:
        serve(server, "/a/1/", "/a/1/2/", "/a/1/3/")
        server.answers["/a/1/3/"] = Answer(
            page(3, ("/a/1/", "/a/1/2/", "/a/1/3/")), headers={"X-Robots-Tag": "noarchive"}
        )
        assert "forbidden" in get(server, "/a/1/", "--join-pages")


def test_pages_without_end_are_asked_for_only_so_often() -> None:
    with Server() as server:
        addresses = ["/a/1", *(f"/a/1/{number}" for number in range(2, 60))]
        for number, path in enumerate(addresses, 1):
            links = "".join(f'<a href="{each}">{n}</a>' for n, each in enumerate(addresses, 1))
            text = (
                page(1, addresses).decode().replace(PARTS[0][0], f"الفقرة {number}. {PARTS[0][0]}")
            )
            server.answers[path] = Answer(text.replace("</body>", f"{links}</body>").encode())
        record = get(server, "/a/1", "--join-pages")
        assert len(server.paths()) == 31, "robots.txt, and thirty pages"
        assert len(record["paragraphs"]) == 32
