"""What the inputs are made from: the embedded site's pages and sources, and short texts of each
kind. All of it is made by the package itself; nothing is read from a network or another folder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from random import Random

from scraper.demo.book import pages
from scraper.demo.messages import Ask
from scraper.demo.traps import TRAPS, respond_trap
from scraper.demo.world import Plan, World

_HOST = "127.0.0.1:8000"


@cache
def world() -> World:
    """The embedded site, without a server."""
    plan = Plan()
    return World(plan, [f"http://127.0.0.{i + 1}:8000" for i in range(len(plan.chosen))])


def _answer(host: int, path: str) -> bytes:
    name = world().outlets[host].base.partition("://")[2]
    return world().respond(Ask("GET", name, path)).body


@cache
def articles() -> Sequence[tuple[str, bytes, str]]:
    """Address, body and content type of each article in the style of its publisher, and of the
    pages that are none."""
    leaves = [(leaf.url, leaf.body, leaf.page.headers.get("content-type", "")) for leaf in pages()]
    return [*leaves, *_special_pages(), *_trap_pages()]


def _special_pages() -> list[tuple[str, bytes, str]]:
    found = []
    for special in world().specials:
        host, _, path = special.url.partition("://")[2].partition("/")
        reply = world().respond(Ask("GET", host, "/" + path))
        if reply.body:
            found.append((special.url, reply.body, reply.headers.get("Content-Type", "")))
    return found


def _trap_pages() -> list[tuple[str, bytes, str]]:
    """The traps that are small bodies; the streamed ones are for the fetcher to stop."""
    found = []
    for trap in TRAPS:
        if trap.kind == "page":
            reply = respond_trap(
                Ask("GET", _HOST, f"{trap.path}?n={min(trap.size, 300)}"), "http://x"
            )
            if reply.steps is None and reply.body:
                found.append((f"http://{_HOST}{trap.path}", reply.body, "text/html"))
    return found


_PLACES = (
    "/", "/sitemap.xml", "/sitemap_index.xml.gz", "/sitemap-1.xml.gz", "/news-sitemap.xml",
    "/robots.txt",
)  # fmt: skip


@cache
def sources() -> Sequence[bytes]:
    """Feeds, sitemaps, robots files and front pages of all hosts, and the traps of their kinds."""
    found = {
        _answer(host, path): None
        for host, outlet in enumerate(world().outlets)
        for path in (*_PLACES, outlet.style.feed, outlet.style.feed + "?alt=rss")
    }
    for trap in TRAPS:
        if trap.kind in ("feed", "sitemap"):
            reply = respond_trap(Ask("GET", _HOST, f"{trap.path}?n=5"), "http://127.0.0.1:8000")
            body = reply.body if reply.steps is None else b"".join(data for _, data in reply.steps)
            found[body] = None
    found |= dict.fromkeys((JSON_FEED.encode(), TEXT_MAP.encode(), RSS_10.encode()))
    return [body for body in found if body]


def source(chance: Random, word: bytes) -> bytes:
    """A source that holds the word, nine times out of ten; else any."""
    fit = _holding(word)
    return chance.choice(fit if fit and chance.random() < 0.9 else sources())


@cache
def _holding(word: bytes) -> Sequence[bytes]:
    return [body for body in sources() if word in body[:600]]


JSON_FEED = (
    '{"version":"https://jsonfeed.org/version/1.1","title":"خبر","next_url":"/2.json","items":[{'
    '"id":"1","url":"https://a.example/news/1","title":"عنوان","content_html":"<p>نص</p>",'
    '"date_published":"2024-05-03T10:00:00+03:00","authors":[{"name":"سمر"}],"tags":["محلي"]}]}'
)
TEXT_MAP = "https://a.example/news/1\nhttps://a.example/news/2?x=%D3%E6%D1\n"
RSS_10 = (
    '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about='
    '"https://a.example/1"><title>خبر</title><link>https://a.example/1</link><dc:date>2024-05-03'
    "</dc:date></item></rdf:RDF>"
)
ROBOTS = (
    "User-agent: *\nDisallow: /closed/\nAllow: /closed/open$\nCrawl-delay: 2.5\n",
    "\ufeffUser-Agent: arabic-news-scraper\nUser-agent: b\n"
    "Disallow: /*?*sort=\nDisallow: /أخبار/*.pdf$",
    "Sitemap: https://a.example/sitemap.xml\r\n# تعليق\r\nuser-agent : *\r\ndisallow:\r\n",
    "User-agent: *\nDisallow: " + "/*a" * 40 + "$\nAllow: /" + "*" * 60 + "b\n",
)
DATES = (
    "3 مايو 2024", "الأحد ٢٨ كانون الثاني ٢٠٢٤ - ١٠:٣٠ ص", "2024-05-03T10:00:00+03:00",
    "12 جانفي 2020", "15 رمضان 1445 هـ الموافق 25 مارس 2024 م", "Fri, 03 May 2024 10:00:00 GMT",
    "منذ 3 ساعات", "03/05/2024", "آخر تحديث: الجمعة 3-5-2024 الساعة 18:45 بتوقيت غرينتش",
    "أمس 14:20", "نُشر في: 1 أيار/مايو 2024", "الثلاثاء 2 ذو القعدة 1440هـ", "20240503",
    "May 3, 2024 10:00 PM", "٣/٥/٢٠٢٤ ١٢:٠٠ م",
)  # fmt: skip
DATELINES = (
    "دمشق - سانا: قالت وزارة التربية اليوم إن المدارس ستفتح أبوابها",
    "القاهرة (رويترز) - ذكر بيان أن", "عمان 9 شباط (بترا) - بحث الوزير",
    "واشنطن، نيويورك/ أ ف ب/ أعلن البيت الأبيض", "كتب: أحمد علي", "(أبوظبي - البيان)",
    "الرياض ـ «الشرق»: وقّع", "غزة-وكالات\nأفادت مصادر", "بغداد/ المدى - خاص",
    "المدينة نيوز :- أعلن", "وكالة الأنباء – تونس – 3 جانفي (وات) – قال",
)  # fmt: skip
ADDRESSES = (
    "https://www.example.com/news/2024/05/03/123.html?utm_source=x&id=5#top",
    "HTTP://EXAMPLE.COM:80/", "https://m.example.com/amp/أخبار/دولي/1",
    "http://[::ffff:127.0.0.1]:8080/a/../b/./c", "//a.example/x",
    "https://xn--mgbh0fb.xn--kgbechtv/%d8%a7?q=%D3%E6%D1&q=2", "http://user:p@ss@10.0.0.1/",
    "?page=2", "http://0x7f.1/", "http://017700000001/",
    "https://a.example/print/12/?fbclid=1&amp;b=2", "../x", "https://مثال.إختبار/خبر عاجل/١",
    "mailto:a@b.c", "javascript:void(0)", "http:///x", "https:/a.b/c",
    "https://a-example.cdn.ampproject.org/c/s/a.example/x",
    "http://a.example/index.php?id=3&print=1",
)  # fmt: skip
HEADERS = (
    "noindex, arabic-news-scraper: noarchive, unavailable_after: 25 Jun 2010 15:00:00 PST", "120",
    "Wed, 21 Oct 2015 07:28:00 GMT", "text/html; charset=windows-1256", "gzip, br, zstd", '"abc"',
    "text/html; charset=\"utf-8\"; x=y", "none", "/a b?c=\xd8\xa3", "Wed Oct 21 07:28:00 2015",
)  # fmt: skip
PLAIN = (
    "العنوان: افتتاح مدرسة\nالتاريخ: 3 مايو 2024\nالقسم: محليات\n\nدمشق - سانا: قالت وزارة التربية "
    "اليوم إن المدارس ستفتح أبوابها صباح الأحد المقبل أمام الطلاب في جميع المحافظات.\n\nوأضافت.\n"
)
