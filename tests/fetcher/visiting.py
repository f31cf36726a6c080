"""Sites with articles in a feed or a sitemap, and what a visit of them asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from scraper.fetcher.visiting.visit import Visit
from scraper.fetcher.wire.exchange import Purpose
from scraper.outcome import Kind, Outcome
from scraper.seed import Seed
from tests.fetcher.frontier import (
    MemoryFrontier,
    Site,
    article,
    front,
    index,
    item,
    rss,
    urlset,
)

HOUR = 3600.0
DECLARED = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'


def visit(site: Site, frontier: MemoryFrontier, seed: Seed | None = None, **more: Any) -> Visit:
    return Visit(
        seed or Seed(home=site.home), frontier, now=lambda: site.now, **{"floor": 0, **more}
    )


def day(number: int) -> datetime:
    """The day of the article with this number: one a day, back from 3 May 2024."""
    return datetime(2024, 5, 3, 6, tzinfo=UTC) - timedelta(days=number)


def url(number: int) -> str:
    return f"https://example.com/news/{10_000 - number}"


def entry(number: int) -> str:
    return item(url(number), format_datetime(day(number)))


def publish(site: Site, *numbers: int, dated: bool = False) -> None:
    for number in numbers:
        stated = f'<meta property="article:published_time" content="{day(number).isoformat()}">'
        site.put(url(number), article(more=stated if dated else ""))


def with_feed(count: int = 5) -> Site:
    site = Site()
    publish(site, *range(count))
    site.put("/", front(head=DECLARED))
    site.put("/feed.xml", rss(*map(entry, range(count))), "application/rss+xml")
    return site


def with_sitemap(count: int) -> Site:
    """All of them in one sitemap, and nowhere else."""
    site = Site()
    publish(site, *range(count))
    site.put("/", front())
    places = [(url(n), day(n).date().isoformat()) for n in range(count)]
    site.put("/sitemap.xml", urlset(*places), "application/xml")
    return site


def archive(count: int = 60) -> Site:
    """One article a day, in monthly sitemaps with lastmods."""
    site = Site()
    publish(site, *range(count))
    site.put("/", front())
    by_month: dict[str, list[int]] = {}
    for n in range(count):
        by_month.setdefault(f"{day(n):%Y-%m}", []).append(n)
    maps = []
    for month, numbers in by_month.items():
        place = f"https://example.com/sitemap-{month}.xml"
        site.put(place, urlset(*((url(n), day(n).isoformat()) for n in numbers)))
        maps.append((place, day(numbers[0]).isoformat()))
    site.put("/sitemap.xml", index(*maps))
    return site


def written(outcomes: list[Outcome]) -> list[str]:
    return [outcome.url for outcome in outcomes if outcome.kind is Kind.WRITTEN]


def articles(site: Site) -> list[str]:
    return site.urls(Purpose.ARTICLE)


def sources(site: Site) -> list[str]:
    return [
        url.removeprefix("https://example.com")
        for url in site.urls(Purpose.FEED, Purpose.SITEMAP, Purpose.LISTING)
    ]
