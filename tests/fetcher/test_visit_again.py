"""A site's next visits: what is new, at the least cost to the site."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import pytest

from scraper.fetcher.wire.exchange import Failure, Purpose, Request
from scraper.outcome import Kind
from tests.fetcher.frontier import (
    MemoryFrontier,
    Site,
    article,
    crawl,
    front,
    index,
    item,
    rss,
    urlset,
)
from tests.fetcher.visiting import (
    DECLARED,
    HOUR,
    articles,
    day,
    entry,
    publish,
    sources,
    url,
    visit,
    with_feed,
    with_sitemap,
    written,
)

NOBODY = Request("", Purpose.FEED)  # a Failure's, until the site answers with it


def test_nothing_new_costs_one_conditional_request_a_feed_and_nothing_else() -> None:
    site, memory = with_feed(), MemoryFrontier()
    site.put("/news-map.xml", urlset((url(0), "")).replace("</url>", _NEWS), "text/xml")
    site.put("/sitemap.xml", urlset(*map(url, range(5))), "text/xml")
    robots = ["https://example.com/news-map.xml", "https://example.com/sitemap.xml"]
    crawl(visit(site, memory), site, memory, robots=robots)
    for _ in range(3):
        site.now += HOUR
        visited = visit(site, memory, ceiling=0)
        assert crawl(visited, site, memory, robots=robots) == []
        assert sorted(sources(site)) == ["/feed.xml", "/news-map.xml"]
        assert all(request.etag for request in site.asked)
        assert "1 feed not modified; 1 news sitemap not modified" in visited.summary()


_NEWS = (
    '<news:news xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
    "<news:publication_date>2024-05-03T06:00:00Z</news:publication_date>"
    "<news:title>عنوان</news:title></news:news></url>"
)


def test_what_is_new_costs_the_feed_and_the_new_articles() -> None:
    site, memory = with_feed(40), MemoryFrontier()
    crawl(visit(site, memory), site, memory)
    publish(site, *range(-20, 0))
    site.put("/feed.xml", rss(*map(entry, range(-20, 20))))
    site.now += HOUR
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
    assert written(outcomes) == [url(n) for n in range(-20, 0)]
    assert sources(site) == ["/feed.xml"]


def test_a_server_without_validators_is_seen_through_by_the_body() -> None:
    site, memory = with_feed(), MemoryFrontier()
    site.put("/feed.xml", rss(*map(entry, range(5))), etag=None)
    crawl(visit(site, memory), site, memory)
    site.now += HOUR
    visited = visit(site, memory, ceiling=0)
    crawl(visited, site, memory)
    assert "1 feed not modified" in visited.summary()


def test_a_sitemap_whose_lastmod_has_not_moved_is_not_asked() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(7))
    site.put("/", front())
    old, now = ("https://example.com/2023.xml", "2024-01-01"), "https://example.com/2024.xml"
    site.put("/2023.xml", urlset(url(5), url(6)))
    site.put("/2024.xml", urlset(url(3), url(4)))
    site.put("/sitemap.xml", index(old, (now, "2024-05-01")))
    crawl(visit(site, memory), site, memory)
    site.put("/2024.xml", urlset(url(2), url(3), url(4)))
    site.put("/sitemap.xml", index(old, (now, "2024-05-03")))
    site.now += HOUR
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
    assert sources(site) == ["/sitemap.xml", "/2024.xml"]
    assert written(outcomes) == [url(2)]


def test_a_known_article_is_asked_again_only_when_its_source_says_that_it_changed() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, 0, 1, 2)
    site.put("/", front())
    stamp = "2024-05-02T10:00:00Z"
    site.put("/sitemap.xml", urlset((url(0), stamp), (url(1), stamp), (url(2), stamp)))
    crawl(visit(site, memory), site, memory)
    changed = datetime.fromtimestamp(site.now + 600, UTC).isoformat()
    site.put("/sitemap.xml", urlset((url(0), changed), (url(1), stamp), (url(2), stamp)))
    site.put(url(0), article("عنوان جديد"))
    site.now += HOUR
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
    assert articles(site) == [url(0)]
    assert site.asked[-1].etag is not None, "asked conditionally"
    assert len(outcomes) == 1


def test_a_lastmod_that_all_entries_share_is_not_believed() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(20))
    site.put("/", front())
    site.put("/sitemap.xml", urlset(*((url(n), "2024-05-01T00:00:00Z") for n in range(20))))
    crawl(visit(site, memory), site, memory)
    site.now += 48 * HOUR
    stamp = datetime.fromtimestamp(site.now, UTC).isoformat()
    site.put("/sitemap.xml", urlset(*((url(n), stamp) for n in range(20))))
    assert crawl(visit(site, memory, ceiling=0), site, memory) == []


def test_a_young_article_is_asked_again_conditionally_and_ever_less_often() -> None:
    site, memory = with_feed(2), MemoryFrontier()
    crawl(visit(site, memory), site, memory)
    asked = []
    for _ in range(48):
        site.now += HOUR / 2
        outcomes = crawl(visit(site, memory, revisit=12 * HOUR), site, memory)
        assert all(outcome.kind is Kind.UNCHANGED for outcome in outcomes)
        asked.append(len(articles(site)))
    assert asked[0] == 2, "the first time at once"
    assert sum(asked) == 2 * 5, "after 0.5, 1, 2, 4 and 8 hours; never after 12"


def test_a_failed_address_is_not_asked_again_at_once() -> None:
    site, memory = with_feed(3), MemoryFrontier()
    site.put(url(1), "forbidden", status=403)
    outcomes = crawl(visit(site, memory), site, memory)
    assert [o.kind for o in outcomes].count(Kind.BLOCKED) == 1
    site.put("/feed.xml", rss(*map(entry, range(3)), more="<ttl>5</ttl>"))
    site.now += 60
    assert crawl(visit(site, memory, ceiling=0), site, memory) == []


def test_a_page_that_is_not_there_yet_when_its_feed_names_it_is_asked_again() -> None:
    site, memory = with_feed(3), MemoryFrontier()
    site.now = day(0).timestamp() + HOUR
    good = site.files.pop(url(0))
    outcomes = crawl(visit(site, memory), site, memory)
    assert [o.url for o in outcomes if o.kind is Kind.GONE] == [url(0)]
    site.files[url(0)] = good
    assert crawl(visit(site, memory), site, memory) == [], "not at once"
    site.now += 2 * HOUR
    site.put("/feed.xml", rss(*map(entry, range(3)), more="<ttl>5</ttl>"))
    assert written(crawl(visit(site, memory, ceiling=0), site, memory)) == [url(0)]


def test_what_was_there_or_should_long_be_is_gone_for_good() -> None:
    site, memory = with_feed(3), MemoryFrontier()
    site.now = day(0).timestamp() + HOUR
    del site.files[url(2)]  # two days old
    crawl(visit(site, memory), site, memory)
    del site.files[url(0)]
    crawl(visit(site, memory, revisit=24 * HOUR), site, memory)
    assert articles(site).count(url(0)) == 1, "an article that was read has been taken away"
    for hour in range(1, 30):
        site.now += HOUR
        site.put("/feed.xml", rss(*map(entry, range(3)), more=f"<ttl>{hour}</ttl>"))
        assert crawl(visit(site, memory, ceiling=0), site, memory) == []


def test_a_feeds_dead_link_is_asked_only_so_often() -> None:
    site, memory = with_feed(3), MemoryFrontier()
    site.now = day(0).timestamp() + HOUR
    del site.files[url(0)]
    asked = 0
    for hour in range(100):
        crawl(visit(site, memory, ceiling=0), site, memory)
        asked += articles(site).count(url(0))
        site.now += HOUR
        site.put("/feed.xml", rss(*map(entry, range(3)), more=f"<ttl>{hour}</ttl>"))
    assert asked == 4


@pytest.mark.parametrize("status", [408, 425, 429, 503])
def test_what_passes_is_left_for_another_run_and_then_done(status: int) -> None:
    site, memory = with_feed(3), MemoryFrontier()
    good = site.files[url(1)]
    site.put(url(1), "busy", status=status)
    crawl(visit(site, memory), site, memory)
    assert len([u for u in articles(site) if u == url(1)]) == 1, "not asked twice in one run"
    site.files[url(1)] = good
    assert written(crawl(visit(site, memory), site, memory)) == [url(1)]


def test_a_page_that_the_parser_failed_at_is_left_for_another_run_however_long_this_is() -> None:
    site, memory = with_sitemap(1200), MemoryFrontier()
    site.put(url(3), "<crash>")
    crawl(visit(site, memory), site, memory)
    assert len(articles(site)) == 1200
    assert articles(site).count(url(3)) == 1, "not asked twice in one run"
    publish(site, 3)
    assert written(crawl(visit(site, memory), site, memory)) == [url(3)]


def test_a_feed_that_moved_on_too_far_sends_us_to_the_sitemap() -> None:
    site, memory = with_feed(10), MemoryFrontier()
    publish(site, *range(-40, 0))
    site.put("/sitemap.xml", urlset(*map(url, range(10))))
    crawl(visit(site, memory), site, memory)
    site.put("/feed.xml", rss(*map(entry, range(-40, -30))))  # 30 have come and gone
    site.put("/sitemap.xml", urlset(*map(url, range(-40, 10))))
    site.now += HOUR
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(-40, 0))


def test_a_feed_that_moved_on_too_far_sends_us_to_the_listings_where_there_is_no_sitemap() -> None:
    site, memory = with_feed(10), MemoryFrontier()
    publish(site, *range(-40, 0))
    site.put("/", front(*map(url, range(10)), head=DECLARED))
    crawl(visit(site, memory), site, memory)
    site.put("/feed.xml", rss(*map(entry, range(-40, -30))))
    pages = [list(range(start, start + 10)) for start in range(-40, 10, 10)]
    for number, numbers in enumerate(pages, 1):
        place = "/" if number == 1 else f"/?page={number}"
        foot = f'<a href="/?page={number + 1}">المزيد</a>'
        site.put(place, front(*map(url, numbers), head=DECLARED, foot=foot))
    site.now += HOUR
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(-40, 0))
    assert "/?page=6" not in sources(site), "the walk ends where everything is known"


def test_a_listing_without_a_feed_is_asked_regularly_and_read_no_further_than_needed() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(-3, 20))
    foot = '<a href="/?page=2">التالي</a>'
    site.put("/", front(*map(url, range(10)), foot=foot))
    site.put("/?page=2", front(*map(url, range(10, 20))))
    assert len(written(crawl(visit(site, memory), site, memory))) == 20
    site.put("/", front(*map(url, range(-3, 7)), foot=foot))
    site.now += HOUR
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(-3, 0))
    assert sources(site) == ["/"]


def test_a_feed_that_moves_twice_a_day_is_not_asked_every_five_minutes() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", front(head=DECLARED))
    numbers: list[int] = []

    def serve(count: int) -> None:
        numbers[:] = range(count)[-10:]
        for n in numbers:
            site.put(f"/a/{n:05}", article())
        items = [
            item(
                f"https://example.com/a/{n:05}",
                format_datetime(datetime.fromtimestamp(start + n * 12 * HOUR, UTC)),
            )
            for n in reversed(numbers)
        ]
        site.put("/feed.xml", rss(*items))

    start = site.now - 10 * 12 * HOUR
    asked = found = 0
    for step in range(12 * 24 * 6):  # six days, a run every five minutes
        serve(int((site.now - start) // (12 * HOUR)) + 1)
        outcomes = crawl(visit(site, memory, floor=300.0), site, memory)
        found += len(written(outcomes))
        if step:
            asked += sources(site).count("/feed.xml")
        site.now += 300
    assert found >= 10 + 6 * 2 - 1, "nothing is missed"
    assert asked <= 6 * 16, f"{asked} requests in six days"


def test_a_long_visit_asks_again_for_what_is_new() -> None:
    site, memory = with_feed(60), MemoryFrontier()

    def later(request: Request) -> Any:
        publish(site, -1)
        site.put("/feed.xml", rss(*map(entry, range(-1, 40))))
        site.put(url(5), article())
        site.asked.pop()
        return site.answer(request)

    site.files[url(5)] = later
    outcomes = crawl(visit(site, memory, ceiling=HOUR), site, memory, tick=120.0)
    place = written(outcomes).index(url(-1))
    assert place < 50, "what is new does not wait for the end of the archive"


def test_after_a_night_without_a_network_the_news_is_there_within_the_hour() -> None:
    site, memory = with_feed(20), MemoryFrontier()
    crawl(visit(site, memory, ceiling=HOUR / 2), site, memory)
    whole, down = dict(site.files), Failure(NOBODY, Kind.FAILED, "no network", lasting=False)
    site.files.update(dict.fromkeys(whole, down))
    asked = 0
    for _ in range(12 * 12):
        site.now += 300
        crawl(visit(site, memory, ceiling=HOUR / 2), site, memory)
        asked += len(site.asked)
    assert asked <= 24
    site.files.update(whole)
    publish(site, -1)
    site.put("/feed.xml", rss(*map(entry, range(-1, 19))), "application/rss+xml")
    for _ in range(12):
        site.now += 300
        if written(crawl(visit(site, memory, ceiling=HOUR / 2), site, memory)):
            return
    raise AssertionError("the feed was given up")


def test_a_feed_that_only_answers_with_errors_is_given_up_for_the_home_page() -> None:
    site, memory = with_feed(20), MemoryFrontier()
    crawl(visit(site, memory), site, memory)
    site.put("/feed.xml", "PHP Fatal error", status=500)
    publish(site, -1, -2)
    site.put("/", front(url(-1), url(-2)))
    for _ in range(12 * 48):
        site.now += 300
        if written(crawl(visit(site, memory), site, memory)):
            return
    raise AssertionError("nobody looked at the home page")


def test_where_nothing_is_due_nothing_is_asked_and_the_person_is_told() -> None:
    site, memory = with_feed(), MemoryFrontier()
    crawl(visit(site, memory, floor=HOUR), site, memory)
    site.now += HOUR / 2
    visited = visit(site, memory, floor=HOUR)
    assert crawl(visited, site, memory) == []
    assert site.asked == []
    assert visited.summary() == "no source is due: all were asked a short while ago"
