"""RSS 2.0, Atom, sitemaps and robots.txt of a served site, written as servers write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from scraper.demo.dress import Site, Teaser, cut
from scraper.demo.story import Story
from scraper.demo.template import attribute, text

_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Item:
    """One article as its site's sources list it."""

    url: str
    story: Story
    changed: datetime


def rss(site: Site, items: Sequence[Item], here: str, linked: Sequence[Teaser] = ()) -> bytes:
    """An RSS 2.0 feed, with Dublin Core authors; ``linked`` stand after the items."""
    name = text(site.publisher.name)
    built = items[0].changed if items else None
    stamp = f"<lastBuildDate>{format_datetime(built)}</lastBuildDate>" if built else ""
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">\n'
        f"<channel><title>{name}</title><link>{attribute(site.base)}/</link>"
        f"<description>{text(site.publisher.slogan)}</description><language>ar</language>"
        f'<atom:link href="{attribute(here)}" rel="self" type="application/rss+xml"/>{stamp}'
    ]
    for item in items:
        story = item.story
        authors = "".join(f"<dc:creator><![CDATA[{a}]]></dc:creator>" for a in story.authors)
        sections = "".join(f"<category><![CDATA[{s}]]></category>" for s in story.section)
        parts.append(
            f"<item><title>{text(story.headline)}</title><link>{attribute(item.url)}</link>"
            f"{authors}<pubDate>{format_datetime(story.published)}</pubDate>{sections}"
            f'<guid isPermaLink="false">{attribute(site.base)}/?p={story.number}</guid>'
            f"<description><![CDATA[<p>{text(cut(story.texts[0], 40))}</p>]]></description></item>"
        )
    parts.extend(
        f"<item><title>{text(t.title)}</title><link>{attribute(t.url)}</link></item>"
        for t in linked
    )
    parts.append("</channel></rss>\n")
    return "\n".join(parts).encode("utf-8")


def atom(site: Site, items: Sequence[Item], here: str, linked: Sequence[Teaser] = ()) -> bytes:
    """An Atom feed as Blogger writes it; ``linked`` after the items."""
    updated = items[0].changed.isoformat() if items else "2000-01-01T00:00:00Z"
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>tag:{site.publisher.domain},1999:blog</id><updated>{updated}</updated>"
        f"<title type='text'>{text(site.publisher.name)}</title>"
        f'<link rel="self" type="application/atom+xml" href="{attribute(here)}"/>'
        f'<link rel="alternate" type="text/html" href="{attribute(site.base)}/"/>'
    ]
    for item in items:
        story = item.story
        authors = "".join(f"<author><name>{text(a)}</name></author>" for a in story.authors)
        sections = "".join(f'<category term="{attribute(s)}"/>' for s in story.section)
        parts.append(
            f"<entry><id>tag:{site.publisher.domain},1999:post-{story.number}</id>"
            f"<published>{story.published.isoformat()}</published>"
            f"<updated>{item.changed.isoformat()}</updated>"
            f"<title type='text'>{text(story.headline)}</title>{sections}{authors}"
            f"<summary type='text'>{text(cut(story.texts[0], 40))}</summary>"
            f'<link rel="alternate" type="text/html" href="{attribute(item.url)}"/></entry>'
        )
    parts.extend(
        f"<entry><id>{attribute(t.url)}</id><title>{text(t.title)}</title>"
        f'<link rel="alternate" href="{attribute(t.url)}"/></entry>'
        for t in linked
    )
    parts.append("</feed>\n")
    return "\n".join(parts).encode("utf-8")


def sitemap(items: Iterable[Item], linked: Sequence[Teaser] = ()) -> bytes:
    """A urlset with lastmod; ``linked`` after the items."""
    rows = "\n".join(
        f"<url><loc>{attribute(i.url)}</loc><lastmod>{i.changed.isoformat()}</lastmod>"
        "<changefreq>never</changefreq></url>"
        for i in items
    )
    rows += "".join(f"\n<url><loc>{attribute(t.url)}</loc></url>" for t in linked)
    return f'{_XML}<urlset xmlns="{_SITEMAP}">\n{rows}\n</urlset>\n'.encode()


def news_sitemap(site: Site, items: Iterable[Item]) -> bytes:
    """A news sitemap: the last two days, each with its title and moment."""
    rows = "\n".join(
        f"<url><loc>{attribute(i.url)}</loc><news:news><news:publication><news:name>"
        f"{text(site.publisher.name)}</news:name><news:language>ar</news:language>"
        f"</news:publication><news:publication_date>{i.story.published.isoformat()}"
        f"</news:publication_date><news:title>{text(i.story.headline)}</news:title></news:news>"
        "</url>"
        for i in items
    )
    head = f'{_XML}<urlset xmlns="{_SITEMAP}" xmlns:news="{_NEWS}">'
    return f"{head}\n{rows}\n</urlset>\n".encode()


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def index(parts: Iterable[tuple[str, datetime]]) -> bytes:
    """A sitemap index: addresses and the last change in each."""
    rows = "\n".join(
        f"<sitemap><loc>{attribute(url)}</loc><lastmod>{changed.isoformat()}</lastmod></sitemap>"
        for url, changed in parts
    )
    return f'{_XML}<sitemapindex xmlns="{_SITEMAP}">\n{rows}\n</sitemapindex>\n'.encode()


def robots(sitemaps: Sequence[str], crawl_delay: float | None, closed: Sequence[str]) -> bytes:
    """A robots.txt with groups, comments, a closed area and a decimal delay."""
    delay = "" if crawl_delay is None else f"Crawl-delay: {crawl_delay:g}\n"
    lines = "".join(f"Disallow: {path}\n" for path in closed)
    maps = "".join(f"Sitemap: {url}\n" for url in sitemaps)
    return (
        "# السلام عليكم\n"
        "User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n\n"
        f"User-agent: *\n{lines}Allow: /closed/open-letter.html\n{delay}\n{maps}"
    ).encode()
