"""A site's visit: everything new, once, at the least cost to the site."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from scraper.errors import OutputError
from scraper.fetcher.exchange import Failure, Purpose, Request
from scraper.fetcher.visit import Visit
from scraper.known import SourceKind
from scraper.outcome import Kind, Outcome
from scraper.seed import Seed
from tests.fetcher.frontier import (
    Crash,
    MemoryFrontier,
    Site,
    article,
    crawl,
    front,
    index,
    item,
    rss,
    urlset,
    zipped,
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


def written(outcomes: list[Outcome]) -> list[str]:
    return [outcome.url for outcome in outcomes if outcome.kind is Kind.WRITTEN]


def articles(site: Site) -> list[str]:
    return site.urls(Purpose.ARTICLE)


def sources(site: Site) -> list[str]:
    return [
        url.removeprefix("https://example.com")
        for url in site.urls(Purpose.FEED, Purpose.SITEMAP, Purpose.LISTING)
    ]


# Whatever the site has


def test_a_site_with_only_a_feed_is_found_by_its_home_page_newest_first() -> None:
    site, memory = with_feed(), MemoryFrontier()
    assert written(crawl(visit(site, memory), site, memory)) == [url(n) for n in range(5)]


def test_a_site_whose_feed_is_not_declared_is_asked_at_the_usual_places() -> None:
    site, memory = with_feed(), MemoryFrontier()
    site.put("/", front())
    assert len(written(crawl(visit(site, memory), site, memory))) == 5
    tried = sources(site)
    assert "/feed.xml" in tried
    assert "/atom.xml" not in tried, "nothing is tried once something works"


def test_the_publishing_system_tells_where_its_feed_is() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, 1)
    site.put("/", front(head='<meta name="generator" content="Blogger">'))
    site.put("/feeds/posts/default", rss(entry(1)), "application/atom+xml")
    crawl(visit(site, memory), site, memory)
    asked = [place for place in sources(site) if "sitemap" not in place]
    assert asked == ["/", "/feeds/posts/default"]


def test_a_site_with_only_sitemaps_gives_all_of_them() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(6))
    site.put("/", front())
    site.put("/maps.xml", index("https://example.com/a.xml.gz", "https://example.com/b.xml"))
    site.put("/a.xml.gz", zipped(urlset(url(0), url(1), url(2))), "application/gzip")
    site.put("/b.xml", urlset(url(3), url(4), url(5)), "text/xml")
    visited = visit(site, memory)
    outcomes = crawl(visited, site, memory, robots=["https://example.com/maps.xml"])
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(6))


def test_a_site_with_only_section_pages_is_walked_to_its_end() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(30))
    menu = '<a href="/">الرئيسية</a><a href="/politics/">سياسة</a><a href="/sport/">رياضة</a>'
    site.put("/", front(url(0), url(15), menu=menu))
    for name, numbers in (("politics", range(15)), ("sport", range(15, 30))):
        for page in range(3):
            here = list(numbers)[page * 5 : page * 5 + 5]
            place = f"/{name}/" if page == 0 else f"/{name}/page/{page + 1}/"
            foot = f'<a href="/{name}/page/{page + 2}/">التالي</a>' if page < 2 else ""
            site.put(place, front(*map(url, here), menu=menu, foot=foot))
    outcomes = crawl(visit(site, memory), site, memory)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(30))
    assert len(articles(site)) == 30, "nothing else was taken for an article"


def test_a_site_with_all_three_gives_no_article_twice() -> None:
    site, memory = with_feed(5), MemoryFrontier()
    publish(site, *range(12))
    links = [url(n).replace("https://", "http://www.") + "?utm_source=front" for n in range(8)]
    site.put("/", front(*links, head=DECLARED))
    site.put("/sitemap.xml", urlset(*(url(n) + "/" for n in range(12))), "text/xml")
    outcomes = crawl(visit(site, memory), site, memory)
    assert len(outcomes) == 12
    assert len({o.url.removeprefix("http://www.").partition("?")[0] for o in outcomes}) == 12


def test_a_site_with_nothing_says_so_in_words() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", front())
    visited = visit(site, memory)
    assert crawl(visited, site, memory) == []
    assert "none of them lists an article" in visited.summary()


def test_a_site_behind_a_challenge_says_so_in_words() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", "<title>Just a moment...</title>", status=403)
    visited = visit(site, memory)
    assert crawl(visited, site, memory) == []
    assert "a bot challenge (status 403)" in visited.summary()


def test_a_feed_that_redirects_to_a_web_page_says_so_in_words() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", front(head=DECLARED))
    site.put("/feed.xml", "", moved_to="https://example.com/")
    visited = visit(site, memory)
    crawl(visited, site, memory)
    assert "not a feed" in visited.summary()
    assert "after a redirect to https://example.com/" in visited.summary()


def test_a_consent_wall_says_so_in_words() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("https://consent.example.com/ask", "<html><body>نوافق؟</body></html>")
    site.put("/", "", moved_to="https://consent.example.com/ask")
    visited = visit(site, memory)
    crawl(visited, site, memory)
    assert "a consent wall at consent.example.com" in visited.summary()


def test_what_the_seed_names_is_asked_and_other_hosts_of_it_belong_to_the_site() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("https://other.example.org/1001", article())
    site.put("/my/feed", rss(item("https://other.example.org/1001")))
    site.put("/", front())
    seed = Seed(
        home=site.home, feeds=("https://example.com/my/feed",), hosts=("other.example.org",)
    )
    assert len(written(crawl(visit(site, memory, seed), site, memory))) == 1
    assert memory.kept["example.com", "https://example.com/my/feed"].via == "seed"


def test_articles_of_other_sites_are_left_alone() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", front(head=DECLARED))
    site.put("/feed.xml", rss(item("https://elsewhere.example/news/1"), entry(1)))
    publish(site, 1)
    visited = visit(site, memory)
    crawl(visited, site, memory)
    assert articles(site) == [url(1)]
    assert "1 of other sites" in visited.summary()


def test_a_comment_feed_is_not_asked() -> None:
    site, memory = with_feed(), MemoryFrontier()
    comments = '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'
    site.put("/", front(head=comments + DECLARED))
    crawl(visit(site, memory), site, memory)
    assert "/comments/feed/" not in sources(site)


# New or not


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


def test_what_passes_is_left_for_another_run_and_then_done() -> None:
    site, memory = with_feed(3), MemoryFrontier()
    good = site.files[url(1)]
    site.put(url(1), "busy", status=503)
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


# Going back


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


def test_going_back_fetches_what_lies_in_the_range_and_the_sitemaps_of_it() -> None:
    site, memory = archive(120), MemoryFrontier()
    since = day(40).date()
    outcomes = crawl(visit(site, memory, since=since), site, memory)
    numbers = {10_000 - int(o.url.rpartition("/")[2]) for o in outcomes}
    assert set(range(41)) <= numbers <= set(range(43)), "a day more for the time zones"
    maps = {place for place in sources(site) if place.startswith("/sitemap-")}
    assert maps == {"/sitemap-2024-05.xml", "/sitemap-2024-04.xml", "/sitemap-2024-03.xml"}


def test_going_back_ends_at_until() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(60))
    site.put("/", front(head=DECLARED))
    site.put("/feed.xml", rss(*map(entry, range(60))))
    limits: dict[str, Any] = {"since": day(40).date(), "until": day(20).date()}
    numbers = {
        10_000 - int(o.url.rpartition("/")[2])
        for o in crawl(visit(site, memory, **limits), site, memory)
    }
    assert set(range(20, 41)) <= numbers <= set(range(19, 43))


def test_a_range_is_found_among_undated_addresses_by_their_numbers() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(2000), dated=True)
    site.put("/", front())
    site.put("/sitemap.xml", urlset(*map(url, range(2000))))
    limits: dict[str, Any] = {"since": day(1030).date(), "until": day(1000).date()}
    outcomes = crawl(visit(site, memory, **limits), site, memory)
    assert {url(n) for n in range(1000, 1031)} <= set(written(outcomes))
    assert len(articles(site)) <= 31 + 80, "what lies in the range, and some dozens to find it"


@pytest.mark.parametrize("remembered", [20_000, 5])
def test_a_long_queue_outside_the_range_is_gone_through_once(
    remembered: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scraper.fetcher.candidates._MOST_UNWANTED", remembered)
    site, memory = with_sitemap(2000), MemoryFrontier()
    crawl(visit(site, memory), site, memory, stop_after=60)
    waiting = len(memory.queue)
    assert waiting > 1500, "a run without a range has been killed"
    memory.draws.clear()
    found = crawl(visit(site, memory, since=day(70).date()), site, memory)
    assert url(70) in written(found)
    assert {o.url for o in found} <= set(map(url, range(73))), "and what its zone may add"
    assert memory.draws.count(None) <= 2, "from the top only when something new has come"
    assert len(memory.draws) > waiting // 256
    assert len(memory.queue) == waiting - len(found), "the rest waits for another run"


def test_numbers_that_do_not_follow_time_are_not_trusted() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(300), dated=True)
    shuffled = {n: f"https://example.com/news/{(n * 7919) % 9973 + 10_000}" for n in range(300)}
    for n, place in shuffled.items():
        site.files[place] = site.files[url(n)]
    site.put("/", front())
    site.put("/sitemap.xml", urlset(*shuffled.values()))
    limits: dict[str, Any] = {"since": day(200).date(), "until": day(100).date()}
    outcomes = crawl(visit(site, memory, **limits), site, memory)
    assert {shuffled[n] for n in range(100, 201)} <= set(written(outcomes))


def test_going_back_later_and_further_takes_up_what_was_left() -> None:
    site, memory = archive(120), MemoryFrontier()
    first = crawl(visit(site, memory, since=day(20).date()), site, memory)
    second = crawl(visit(site, memory, since=day(80).date()), site, memory)
    urls = written(first) + written(second)
    assert len(urls) == len(set(urls))
    assert {url(n) for n in range(81)} <= set(urls)


@pytest.mark.parametrize("dated", [True, False])
def test_going_back_through_a_listing_stops_at_the_date(dated: bool) -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(200), dated=True)
    for page in range(20):
        numbers = range(page * 10, page * 10 + 10)
        stamp = '<time datetime="{}">أمس</time>'
        cards = "".join(
            f'<div><h3><a href="{url(n)}">عنوان طويل لخبر من أخبار اليوم</a></h3>'
            f"{stamp.format(day(n).isoformat()) if dated else ''}</div>"
            for n in numbers
        )
        place = "/" if page == 0 else f"/?page={page + 1}"
        foot = f'<a href="/?page={page + 2}">التالي</a>' if page < 19 else ""
        site.put(place, f"<html><body><main>{cards}</main>{foot}</body></html>")
    outcomes = crawl(visit(site, memory, since=day(35).date()), site, memory)
    assert {url(n) for n in range(36)} <= set(written(outcomes))
    pages = [place for place in sources(site) if "page=" in place]
    assert len(pages) <= (4 if dated else 5)
    assert len(articles(site)) <= (40 if dated else 60)


def test_a_killed_walk_goes_on_and_loses_nothing() -> None:
    for stop in (3, 9, 14, 25, 40, 77):
        site, memory = archive(60), MemoryFrontier()
        since = day(50).date()
        first = crawl(visit(site, memory, since=since), site, memory, stop_after=stop)
        second = crawl(visit(site, memory, since=since), site, memory)
        urls = written(first) + written(second)
        assert len(urls) == len(set(urls)), f"written twice after a kill at {stop}"
        assert {url(n) for n in range(51)} <= set(urls), f"missed after a kill at {stop}"


@pytest.mark.parametrize("at", range(1, 9))
def test_a_kill_inside_the_memory_loses_nothing(at: int) -> None:
    site, memory = archive(60), MemoryFrontier()
    memory.crash_in = at
    first: list[Outcome] = []
    try:
        first = crawl(visit(site, memory), site, memory)
    except Crash:
        memory.crash_in = -1
    done = {s.key for s in memory.ended.values()}
    second = crawl(visit(site, memory), site, memory)
    assert len(done) + len(written(second)) == 60 or len(written(first)) == 60


def test_a_killed_walk_through_a_listing_goes_on_where_it_was() -> None:
    for stop in (8, 11, 20, 33, 47):
        site, memory = Site(), MemoryFrontier()
        publish(site, *range(50))
        for page in range(10):
            place = "/" if page == 0 else f"/?page={page + 1}"
            foot = f'<a href="/?page={page + 2}">التالي</a>' if page < 9 else ""
            site.put(place, front(*map(url, range(page * 5, page * 5 + 5)), foot=foot))
        first = crawl(visit(site, memory), site, memory, stop_after=stop)
        second = crawl(visit(site, memory), site, memory)
        urls = written(first) + written(second)
        assert sorted(urls) == sorted(url(n) for n in range(50)), f"after a kill at {stop}"


# Bounds


def test_the_limit_counts_what_is_written() -> None:
    site, memory = with_feed(20), MemoryFrontier()
    site.put(url(0), "<html><body>قسم</body></html>")
    outcomes = crawl(visit(site, memory, limit=5), site, memory)
    assert len(written(outcomes)) == 5
    assert len(outcomes) == 6
    assert len(written(crawl(visit(site, memory, limit=5), site, memory))) == 5


def test_the_limit_leaves_the_archive_unread() -> None:
    site, memory = archive(300), MemoryFrontier()
    crawl(visit(site, memory, limit=3), site, memory)
    assert len([place for place in sources(site) if place.startswith("/sitemap-")]) == 1


def test_an_index_that_contains_itself_is_read_once() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, 1)
    site.put("/", front())
    loop = "https://example.com/loop.xml"
    site.put("/sitemap.xml", index("https://example.com/sitemap.xml", loop))
    site.put(
        "/loop.xml", index("https://example.com/sitemap.xml", loop, "https://example.com/a.xml")
    )
    site.put("/a.xml", urlset(url(1)))
    assert len(written(crawl(visit(site, memory), site, memory))) == 1
    assert len(sources(site)) == len(set(sources(site)))


def test_indexes_nested_without_end_are_followed_to_a_depth() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", front())

    def endless(request: Request) -> Any:
        number = int(request.url.rpartition("=")[2] or 0)
        site.put(request.url, index(*(f"{site.home}m?n={number * 3 + i}" for i in (1, 2, 3))))
        file = site.files[request.url]
        site.asked.pop()
        answer = site.answer(request)
        site.files[request.url] = endless
        assert file
        return answer

    for n in range(2000):
        site.files[f"{site.home}m?n={n}"] = endless
    crawl(visit(site, memory), site, memory, robots=[f"{site.home}m?n=0"])
    assert len(sources(site)) < 60


def test_a_host_that_keeps_failing_is_left_alone() -> None:
    site, memory = with_feed(200), MemoryFrontier()
    for n in range(200):
        site.files[url(n)] = Failure(
            Request("", Purpose.ARTICLE), Kind.FAILED, "timed out", lasting=False
        )
    visited = visit(site, memory)
    outcomes = crawl(visited, site, memory)
    assert len(outcomes) < 30
    assert "left for another run" in visited.summary()
    assert len(memory.queue) == 200


def test_a_source_that_a_reader_stumbles_over_costs_that_source_and_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise ValueError("more digits than can be read")

    site, memory = with_feed(5), MemoryFrontier()
    site.put("/sitemap.xml", urlset(*map(url, range(5))), "application/xml")
    monkeypatch.setattr("scraper.fetcher.survey.read_feed", stumble)
    visited = visit(site, memory)
    assert len(written(crawl(visited, site, memory))) == 5, "by the sitemap"
    states = {found.url: found.state for found in visited.findings.all()}
    assert "ValueError: more digits" in states["https://example.com/feed.xml"]


def test_what_the_memory_raises_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> int:
        raise OutputError("no room on the disk")

    site, memory = with_feed(5), MemoryFrontier()
    monkeypatch.setattr(memory, "admit", full)
    with pytest.raises(OutputError):
        crawl(visit(site, memory), site, memory)


def test_a_site_of_which_too_much_fails_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.fetcher.visit._MOST_LEFT", 20)
    site, memory = with_feed(100), MemoryFrontier()
    for number in range(0, 100, 2):
        site.put(url(number), "<crash>")
    visited = visit(site, memory)
    found = crawl(visited, site, memory)
    assert len([o for o in found if o.kind is Kind.FAILED]) in range(20, 24), "four are under way"
    assert "20 addresses failed" in visited.summary()
    assert len(crawl(visit(site, memory), site, memory)) > 20, "another run goes on"


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


def test_a_redirect_to_the_home_page_is_no_article() -> None:
    site, memory = with_feed(2), MemoryFrontier()
    site.put(url(1), "", moved_to="https://example.com/")
    outcomes = crawl(visit(site, memory), site, memory)
    assert {o.url: o.kind for o in outcomes}[url(1)] is Kind.NOT_ARTICLE


def test_a_home_below_a_path_keeps_to_it() -> None:
    site, memory = Site(home="https://example.com/arabic/"), MemoryFrontier()
    inside = [f"https://example.com/arabic/news/{n}" for n in range(2000, 2005)]
    outside = [f"https://example.com/english/news/{n}" for n in range(3000, 3005)]
    for place in inside + outside:
        site.put(place, article())
    site.put("/arabic/", front(*inside))
    site.put("https://example.com/sitemap.xml", urlset(*inside, *outside))
    outcomes = crawl(visit(site, memory), site, memory, robots=["https://example.com/sitemap.xml"])
    assert sorted(written(outcomes)) == inside


def test_shapes_are_learned_from_how_pages_end_and_kept() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(8))
    pages = [f"https://example.com/about/team-{n}-of-the-house" for n in range(8)]
    for place in pages:
        site.put(place, "<html><body>من نحن</body></html>")
    site.put("/", front())
    site.put("/sitemap.xml", urlset(*map(url, range(8)), *pages))
    visited = visit(site, memory)
    crawl(visited, site, memory)
    assert visited.shapes == ("W/9",)
    more = [f"https://example.com/about/team-{n}-of-the-house" for n in range(20, 30)]
    site.put("/sitemap.xml", urlset(*map(url, range(9)), *pages, *more))
    publish(site, 8)
    site.now += HOUR
    crawl(visit(site, memory, ceiling=0), site, memory)
    assert articles(site) == [url(8)], "addresses that never were articles are not tried again"


def test_a_feed_that_is_gone_makes_the_site_be_explored_again() -> None:
    site, memory = with_feed(3), MemoryFrontier()
    crawl(visit(site, memory), site, memory)
    del site.files["https://example.com/feed.xml"]
    publish(site, -1)
    site.put("/", front(head=DECLARED.replace("feed.xml", "new-feed")))
    site.put("/new-feed", rss(*map(entry, range(-1, 3))))
    found: list[str] = []
    for _ in range(4):
        site.now += 7 * HOUR
        found += written(crawl(visit(site, memory, ceiling=0), site, memory))
    assert found == [url(-1)]


def test_sources_are_kept_by_kind() -> None:
    site, memory = archive(10), MemoryFrontier()
    crawl(visit(site, memory), site, memory)
    kinds = {s.url.rpartition("/")[2]: s.kind for s in memory.kept.values()}
    assert kinds["sitemap.xml"] is SourceKind.INDEX
    assert kinds["sitemap-2024-05.xml"] is SourceKind.SITEMAP


def test_a_day_is_taken_whole_whatever_the_zone() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", front(head=DECLARED))
    place = "https://example.com/news/1234"
    site.put(place, article())
    site.put("/feed.xml", rss(item(place, "Fri, 03 May 2024 01:00:00 +0300")))
    range_: dict[str, Any] = {"since": date(2024, 5, 3), "until": date(2024, 5, 3)}
    assert written(crawl(visit(site, memory, **range_), site, memory)) == [place]
