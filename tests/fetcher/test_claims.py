"""Sites whose dates of change tell when the file was made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from scraper.fetcher.visiting.claims import Claims
from scraper.fetcher.wire.exchange import Purpose
from tests.fetcher.frontier import MemoryFrontier, Site, article, crawl, index, urlset
from tests.fetcher.visiting import HOUR, articles, publish, sources, url, visit, written


def stamp(site: Site, number: int = 0) -> str:
    """The moment, and a little more for each entry, as they are written one after the other."""
    return (datetime.fromtimestamp(site.now, UTC) + timedelta(seconds=number)).isoformat()


def dated_today(site: Site, first: int, last: int) -> None:
    site.put("/", "<p>مرحبا</p>")
    entries = [(url(n), stamp(site, n - first)) for n in range(first, last)]
    site.put("/sitemap.xml", urlset(*entries), "text/xml")


def test_a_sitemap_that_dates_all_articles_today_is_believed_once() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(-5, 100))
    dated_today(site, 0, 100)
    crawl(visit(site, memory), site, memory)
    costs = []
    for new in range(1, 4):
        site.now += 24 * HOUR
        for n in range(-5, 100):  # asked in full: the page is another each day, its text is not
            site.put(url(n), article(more=f"<meta name='day' content='{new}'>"))
        dated_today(site, -new, 100)
        visited = visit(site, memory, ceiling=0)
        outcomes = crawl(visited, site, memory, same=True)
        assert url(-new) in written(outcomes)
        costs.append(len(articles(site)))
    assert costs == [65, 5, 5]


def test_a_site_whose_dates_were_true_is_believed_whatever_the_number() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(300))
    dated_today(site, 0, 300)
    crawl(visit(site, memory), site, memory)
    for last in (20, 200):
        site.now += 24 * HOUR
        for n in range(last):
            site.put(url(n), article(more=f"<i>{last}</i>"))
        entries = [(url(n), stamp(site, n) if n < last else "2024-01-01") for n in range(300)]
        site.put("/sitemap.xml", urlset(*entries), "text/xml")
        outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
        assert len(written(outcomes)) == last


def months(site: Site, count: int, new: int = 0) -> None:
    """An index that dates all its sitemaps now; the last one has what is new."""
    places = []
    for month in range(count):
        held = [month, *range(-new, 0)] if month == count - 1 else [month]
        place = f"https://example.com/map-{month}.xml"
        site.put(place, urlset(*map(url, held)), "text/xml")
        places.append((place, stamp(site)))
    site.put("/sitemap.xml", index(*places), "text/xml")


def test_an_index_that_dates_all_its_sitemaps_today_is_believed_once() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(-5, 40))
    site.put("/", "<p>مرحبا</p>")
    months(site, 40)
    crawl(visit(site, memory), site, memory)
    asked = []
    for new in range(1, 4):
        site.now += 24 * HOUR
        months(site, 40, new)
        outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
        assert written(outcomes) == [url(-new)]
        asked.append(len(site.urls(Purpose.SITEMAP)))
    assert asked == [41, 4, 4]
    assert sources(site)[-3:] == ["/map-39.xml", "/map-38.xml", "/map-37.xml"]


def test_a_liar_may_mend_its_ways() -> None:
    claims = Claims()
    for _ in range(20):
        claims.hear("sitemap", true=False)
    assert [claims.follow("sitemap") for _ in range(6)] == [True] * 4 + [False] * 2
    assert claims.follow("feed"), "another kind of source"
    for _ in range(10):
        claims.hear("sitemap", true=True)
    assert all(claims.follow("sitemap") for _ in range(500))
    for _ in range(500):
        claims.hear("sitemap", true=False)
    assert claims.lies("sitemap")


@pytest.mark.parametrize("text", [None, "", "[]", "{", '{"a": 1}', '{"a": ["b", "c"]}', "7"])
def test_a_damaged_note_tells_nothing(text: str | None) -> None:
    assert Claims.loads(text).follow("feed")


def test_what_was_heard_is_kept() -> None:
    claims = Claims()
    for _ in range(20):
        claims.hear("feed", true=False)
    assert Claims.loads(claims.dumps()).lies("feed")
