"""What finding costs, in processor time: ``python -m tests.benchmarks.bench_finding``.

Addresses, feeds (beside feedparser), sitemaps, listings, and the whole coordinator's share of an
article: a Visit over the SQLite memory, from the sitemap's entry to the settled address. The
share must stay below 0.2 ms, for at 400 articles a second it is on one thread with everything else.
"""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import feedparser

from scraper import address
from scraper.fetcher.discovery.feeds import read_feed
from scraper.fetcher.discovery.listings import read_listing
from scraper.fetcher.discovery.shapes import Shapes
from scraper.fetcher.discovery.sitemaps import read_sitemap
from scraper.fetcher.visiting.visit import Visit
from scraper.fetcher.wire.exchange import Purpose, Request, Response
from scraper.known import Settled
from scraper.outcome import Kind, Outcome
from scraper.page import Page
from scraper.seed import Seed
from scraper.writer.memory import Memory

ARTICLES = 20_000
HOME = "https://example.com/"
SLUG = address.clean(HOME + "سياسة/2024/05/03/الرئيس-يستقبل-وفدا-من-الخارج-")
NOW = datetime(2024, 5, 3, 12, tzinfo=UTC)


def cost(call: Callable[[], object], times: int) -> float:
    """Seconds of processor time for one call, the best of three."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        for _ in range(times):
            call()
        best = min(best, (time.process_time() - began) / times)
    return best


def feed(count: int) -> bytes:
    """A usual feed."""
    text = "نص الخبر كما هو في الخلاصة " * 30
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>موقع</title>'
        + "".join(
            f"<item><title>عنوان الخبر {n}</title><link>{SLUG}{n}</link>"
            f"<pubDate>Fri, 03 May 2024 10:{n % 60:02}:00 +0300</pubDate><category>سياسة</category>"
            f"<description><![CDATA[{text}]]></description></item>"
            for n in range(count)
        )
        + "</channel></rss>"
    ).encode()


def sitemap(count: int) -> bytes:
    """A sitemap of that many articles."""
    rows = (
        f"<url><loc>{SLUG}{n}</loc><lastmod>2024-05-03T10:00:{n % 60:02}+03:00</lastmod></url>"
        for n in range(count)
    )
    return f"<urlset>{''.join(rows)}</urlset>".encode()


def listing(count: int) -> bytes:
    """A front page with a menu."""
    menu = "".join(f'<li><a href="/section/{n}">قسم</a></li>' for n in range(30))
    cards = "".join(
        f'<div class="card"><h3><a href="{SLUG}{n}">عنوان خبر من أخبار اليوم</a></h3>'
        '<time datetime="2024-05-03">أمس</time></div>'
        for n in range(count)
    )
    return f"<html><body><nav><ul>{menu}</ul></nav><main>{cards}</main></body></html>".encode()


def visit(folder: str) -> tuple[float, float]:
    """Processor seconds an article of a first visit, and of a second with nothing new."""
    body = sitemap(ARTICLES)
    with Memory.open(Path(folder) / "memory.sqlite3") as memory:
        shares = []
        for run in range(2):
            began, articles = time.process_time(), 0
            crawl = Visit(Seed(home=HOME), memory, now=NOW.timestamp, floor=0)
            crawl.robots([HOME + "sitemap.xml"])
            while requests := crawl.pull(16):
                for request in requests:
                    articles += _answer(crawl, memory, request, body)
            assert crawl.done
            assert articles == (ARTICLES if run == 0 else 0)
            memory.commit()
            shares.append((time.process_time() - began) / ARTICLES)
    return shares[0], shares[1]


def _answer(crawl: Visit, memory: Memory, request: Request, body: bytes) -> int:
    answer = Response(request, request.url, 200, {}, b"<html>", fetched_at=NOW)
    if request.purpose is Purpose.SITEMAP and request.url.endswith("/sitemap.xml"):
        answer = replace(answer, body=body, headers={"etag": '"1"'})
        if request.etag:
            answer = replace(answer, body=b"", status=304)
    elif request.purpose is not Purpose.ARTICLE:
        answer = replace(answer, status=404)
    result = crawl.take(answer)
    if not isinstance(result, Page):
        return 0
    at = NOW.timestamp()
    memory.settle(Settled(request.key, Kind.WRITTEN, None, at, at), crawl.site)
    crawl.settled(Outcome(crawl.site, request.url, Kind.WRITTEN))
    return 1


def main() -> None:
    """Prints the figures."""
    raw = HOME + "سياسة/2024/05/03/الرئيس-يستقبل-وفدا-من-الخارج-1"
    for name, call in (
        ("clean, clean already", lambda: address.clean(SLUG)),
        ("clean, raw Arabic", lambda: address.clean(raw)),
        ("key", lambda: address.key(SLUG)),
    ):
        print(f"{name:34} {cost(call, 20_000) * 1e6:8.2f} µs")
    body = feed(50)
    ours = cost(lambda: read_feed(body, HOME), 20)
    theirs = cost(lambda: feedparser.parse(io.BytesIO(body), sanitize_html=False), 3)
    print(f"{'feed of 50 entries':34} {ours * 1e3:8.2f} ms, feedparser {theirs * 1e3:.2f} ms")
    body = sitemap(ARTICLES)

    def walk() -> None:
        found = read_sitemap(body, HOME)
        assert found is not None
        assert sum(1 for _ in found.entries) == ARTICLES

    print(f"{'sitemap, an entry':34} {cost(walk, 1) / ARTICLES * 1e6:8.2f} µs")
    page, shapes = listing(100), Shapes()

    def own(url: str) -> bool:
        return address.same_site(HOME, url)

    each = cost(lambda: read_listing(page, HOME, shapes, own=own), 5)
    print(f"{'listing of 130 links':34} {each * 1e3:8.2f} ms")
    with tempfile.TemporaryDirectory() as folder:
        first, second = visit(folder)
    print(f"{'visit, an article, memory included':34} {first * 1e6:8.2f} µs")
    print(f"{'second visit, an article known':34} {second * 1e6:8.3f} µs")


if __name__ == "__main__":
    main()
