"""Feeds, sitemaps and robots files that attack their reader."""

from __future__ import annotations

from scraper.demo.messages import Ask, Reply
from scraper.demo.traps.bombs import deflated
from scraper.demo.traps.common import Steps, stream

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _xml(body: str) -> Reply:
    return Reply(200, {"Content-Type": "application/xml; charset=utf-8"}, body.encode())


def entity_bomb(ask: Ask, base: str, n: int) -> Reply:
    entities = "".join(
        f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' if i else '<!ENTITY l0 "هاها">' for i in range(n)
    )
    return _xml(
        f"{_XML}<!DOCTYPE rss [{entities}]><rss version='2.0'><channel><title>&l{n - 1};</title>"
        f"<item><title>&l{n - 1};</title><link>{base}/</link></item></channel></rss>"
    )


def external_entity(ask: Ask, base: str, n: int) -> Reply:
    return _xml(
        f"{_XML}<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>"
        f"<!ENTITY y SYSTEM '{base}/trap/canary'>]><rss version='2.0'><channel>"
        f"<title>&x;&y;</title>"
        f"<item><title>&x;</title><link>{base}/?&y;</link></item></channel></rss>"
    )


def external_dtd(ask: Ask, base: str, n: int) -> Reply:
    return _xml(
        f'{_XML}<!DOCTYPE urlset SYSTEM "{base}/trap/canary"><urlset xmlns="{_MAPS}">'
        f"<url><loc>{base}/</loc></url></urlset>"
    )


def sitemap_self(ask: Ask, base: str, n: int) -> Reply:
    here = base + "/trap/sitemap-self"
    return _xml(
        f'{_XML}<sitemapindex xmlns="{_MAPS}"><sitemap><loc>{here}</loc></sitemap>'
        f"<sitemap><loc>{here}?again=1</loc></sitemap></sitemapindex>"
    )


def sitemap_tree(ask: Ask, base: str, n: int) -> Reply:
    maps = "".join(
        f"<sitemap><loc>{base}/trap/sitemap-tree?n={n * 10 + i}</loc></sitemap>" for i in range(10)
    )
    return _xml(f'{_XML}<sitemapindex xmlns="{_MAPS}">{maps}</sitemapindex>')


def _rows(head: str, row: str, foot: str, count: int, kind: str) -> Reply:
    """A streamed document with so many numbered rows."""

    def steps() -> Steps:
        yield 0, head.encode()
        for start in range(0, count, 500):
            many = range(start, min(count, start + 500))
            yield 0, "".join(row.replace("#", str(i)) for i in many).encode()
        yield 0, foot.encode()

    return stream(steps(), kind)


def sitemap_millions(ask: Ask, base: str, n: int) -> Reply:
    return _rows(
        f'{_XML}<sitemapindex xmlns="{_MAPS}">',
        f"<sitemap><loc>{base}/trap/sitemap-millions?part=#</loc></sitemap>\n",
        "</sitemapindex>",
        n,
        "application/xml",
    )


def urls_millions(ask: Ask, base: str, n: int) -> Reply:
    return _rows(
        f'{_XML}<urlset xmlns="{_MAPS}">',
        f"<url><loc>{base}/news/9#.html</loc><lastmod>2024-01-01</lastmod></url>\n",
        "</urlset>",
        n,
        "application/xml",
    )


def feed_million(ask: Ask, base: str, n: int) -> Reply:
    return _rows(
        f'{_XML}<rss version="2.0"><channel><title>خبر</title>',
        f"<item><title>خبر رقم #</title><link>{base}/news/9#.html</link></item>\n",
        "</channel></rss>",
        n,
        "application/rss+xml",
    )


def feed_nested(ask: Ask, base: str, n: int) -> Reply:
    return _xml(f"{_XML}<rss version='2.0'><channel>{'<item>' * n}<title>عميق</title>")


def feed_hostile_links(ask: Ask, base: str, n: int) -> Reply:
    links = (
        "http://10.0.0.1/a",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/a",
        "http://2130706433/a",
        "http://0177.0.0.1/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://user:pass@10.0.0.1/",
        "../../../../etc/passwd",
        "http://localhost:22/",
        "https://" + "a" * 300 + ".example/",
    )
    items = "".join(f"<item><title>خبر</title><link>{link}</link></item>" for link in links)
    return _xml(f"{_XML}<rss version='2.0'><channel><title>x</title>{items}</channel></rss>")


def feed_million_in_gzip(ask: Ask, base: str, n: int) -> Reply:
    return stream(deflated(n, 31), "application/x-gzip")


def robots_huge(ask: Ask, base: str, n: int) -> Reply:
    return _rows("User-agent: *\n", "Disallow: /closed-#/\n", "Allow: /\n", n, "text/plain")
