"""Exploring a site, and what is remembered of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper import address
from scraper.fetcher.visiting.visit import Visit
from scraper.fetcher.wire.exchange import Failure, Purpose, Request
from scraper.known import Settled, SourceKind
from scraper.outcome import Kind, Outcome
from scraper.page import Page
from scraper.seed import Seed
from scraper.writer.memory import Memory
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
    archive,
    articles,
    day,
    entry,
    publish,
    sources,
    url,
    visit,
    with_feed,
    written,
)


def test_a_site_that_has_moved_is_followed_to_its_new_host_and_remembered() -> None:
    site, memory = Site(home="https://old.example/"), MemoryFrontier()
    new = "https://www.example.com/"
    places = [f"{new}news/{n}" for n in range(1000, 1005)]
    for place in places:
        site.put(place, article())
    site.put("/", "", moved_to=new)
    site.put(
        new,
        front(*places[:4], head=f'<link rel=alternate type="application/rss+xml" href="{new}f">'),
    )
    site.put(new + "f", rss(*map(item, places[:4])))
    assert len(written(crawl(visit(site, memory), site, memory))) == 4
    site.put(new + "f", rss(*map(item, places)))
    site.now += HOUR
    assert written(crawl(visit(site, memory, ceiling=0), site, memory)) == places[4:]


def test_the_path_of_a_home_is_remembered() -> None:
    site, memory = Site(home="https://example.com/arabic/"), MemoryFrontier()
    inside = [f"https://example.com/arabic/news/{n}" for n in range(2000, 2006)]
    outside = [f"https://example.com/english/news/{n}" for n in range(3000, 3006)]
    for place in inside + outside:
        site.put(place, article())
    site.put("/arabic/", front(*inside[:5]))
    site.put("/sitemap.xml", urlset(*inside[:5], *outside[:5]))
    robots = ["https://example.com/sitemap.xml"]
    assert len(written(crawl(visit(site, memory), site, memory, robots=robots))) == 5
    site.put("/sitemap.xml", urlset(*inside, *outside))
    site.now += HOUR
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory, robots=robots)
    assert written(outcomes) == inside[5:]


def test_the_same_feed_in_another_form_is_asked_once_and_then_left() -> None:
    site, memory = with_feed(5), MemoryFrontier()
    site.put("/", front(head=DECLARED + DECLARED.replace("feed.xml", "feed.atom")))
    site.put("/feed.atom", rss(*map(entry, range(5)), more="<ttl>1</ttl>"))
    crawl(visit(site, memory), site, memory)
    assert {"/feed.xml", "/feed.atom"} <= set(sources(site))
    site.now += HOUR
    crawl(visit(site, memory, ceiling=0), site, memory)
    assert sources(site) == ["/feed.xml"]


def test_section_feeds_with_articles_of_their_own_are_all_in_use() -> None:
    site, memory = with_feed(5), MemoryFrontier()
    publish(site, 7, 8)
    site.put("/", front(head=DECLARED + DECLARED.replace("feed.xml", "sport.xml")))
    site.put("/sport.xml", rss(entry(7), entry(8)))
    crawl(visit(site, memory), site, memory)
    site.now += HOUR
    crawl(visit(site, memory, ceiling=0), site, memory)
    assert sorted(sources(site)) == ["/feed.xml", "/sport.xml"]


def test_behind_a_choice_of_languages_the_arabic_front_page_is_the_sites() -> None:
    site, memory = Site(), MemoryFrontier()
    inside = [f"https://example.com/ar/news/{n}" for n in range(2000, 2004)]
    for place in inside:
        site.put(place, article())
    site.put("/", '<a href="/en/">English</a><a href="/ar/">العربية</a>')
    site.put("/ar/", front(*inside))
    assert len(written(crawl(visit(site, memory), site, memory))) == 4
    new = "https://example.com/ar/news/2004"
    site.put(new, article())
    site.put("/ar/", front(*inside, new))
    site.now += HOUR
    assert written(crawl(visit(site, memory, ceiling=0), site, memory)) == [new]


def test_doors_that_lead_to_doors_are_followed_a_few_times_only() -> None:
    site, memory = Site(), MemoryFrontier()
    refresh = '<meta http-equiv="refresh" content="0; url=/{}">'
    site.put("/", refresh.format("x"))
    for n in range(1, 10):
        site.put("/" + "x" * n, refresh.format("x" * (n + 1)))
    crawl(visit(site, memory), site, memory)
    assert [place for place in sources(site) if place.strip("/x") == ""] == ["/", "/x", "/xx"]


def test_a_challenge_with_the_status_of_success_is_called_one() -> None:
    site, memory = Site(), MemoryFrontier()
    script = "<script>document.cookie = 'a=1'; location.reload();</script>"
    site.put("/", f"<html><body>{script}</body></html>")
    visited = visit(site, memory)
    crawl(visited, site, memory)
    assert "a bot challenge" in visited.summary()


def test_a_relative_sitemap_of_robots_txt_is_one_of_the_site() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(3))
    site.put("/", front())
    site.put("/maps/news.xml", urlset(*map(url, range(3))))
    crawled = crawl(visit(site, memory), site, memory, robots=["/maps/news.xml"])
    assert len(written(crawled)) == 3


def test_where_a_feed_is_looked_for_a_page_that_lists_feeds_leads_to_them() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(4))
    site.put("/", front(head='<a href="/rss">RSS</a>'))
    site.put(
        "/rss", front("https://example.com/rss/local.xml", "https://example.com/rss/sport.xml")
    )
    site.put("/rss/local.xml", rss(entry(0), entry(1)))
    site.put("/rss/sport.xml", rss(entry(2), entry(3)))
    assert len(written(crawl(visit(site, memory), site, memory))) == 4


def test_a_section_is_walked_back_also_where_the_feed_tells_all_of_its_first_page() -> None:
    site, memory = with_feed(5), MemoryFrontier()
    publish(site, *range(12))
    menu = '<nav><a href="/local">محليات</a></nav>'
    site.put("/", front(head=DECLARED + menu))
    more = '<a rel="next" href="/local?page=2">2</a>'
    site.put("/local", front(*map(url, range(5)), head=more))
    site.put("/local?page=2", front(*map(url, range(5, 12))))
    assert len(written(crawl(visit(site, memory), site, memory))) == 12


def test_sections_below_a_section_are_read_and_not_without_end() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(12))
    site.put("/", front(*map(url, range(4)), menu='<a href="/local">محليات</a>'))
    site.put(
        "/local",
        front(*map(url, range(4)), menu='<a href="/local/a">حلب</a><a href="/other">أخرى</a>'),
    )
    site.put("/local/a", front(*map(url, range(4, 8)), menu='<a href="/local/a/b">منبج</a>'))
    site.put("/local/a/b", front(*map(url, range(8, 12))))
    assert len(written(crawl(visit(site, memory), site, memory))) == 12
    assert "/other" not in sources(site)
    site, memory = Site(), MemoryFrontier()
    site.put("/", front(*map(url, range(4)), menu='<a href="/x">س</a>'))
    menu = "".join(f'<a href="/x/{{0}}{n}">س</a>' for n in range(30))
    site.put("/x", front(menu=menu.format("")))
    for n in range(30):
        site.put(f"/x/{n}", front(menu=menu.format(f"{n}/")))
    crawl(visit(site, memory), site, memory)
    assert len([place for place in sources(site) if place.startswith("/x")]) <= 120


def test_what_failed_in_another_run_holds_up_nothing_in_this_one() -> None:
    site, memory = with_feed(30), MemoryFrontier()
    for n in range(8):
        site.put(url(n), "", status=500)
    crawl(visit(site, memory), site, memory, stop_after=20)
    for key in [address.key(url(n)) for n in range(8)]:
        memory.ended[key] = Settled(key, Kind.FAILED, None, site.now, site.now)
    crawl(visit(site, memory, ceiling=0), site, memory)
    assert set(articles(site)[-8:]) == {url(n) for n in range(8)}


def test_a_site_that_refuses_us_is_asked_ever_less_often() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", "no", status=403)
    asked = 0
    for _ in range(7 * 24 * 12):  # a week of cron
        visited = visit(site, memory, floor=300)
        crawl(visited, site, memory)
        asked += len(site.asked)
        site.now += 300
    assert asked <= 12 * 12, f"{asked} requests in a week"
    site.put("/", front(url(1)))
    publish(site, 1)
    site.now += 8 * 24 * HOUR
    assert written(crawl(visit(site, memory), site, memory)) == [url(1)]


def test_a_site_that_was_down_is_explored_by_the_next_run() -> None:
    site, memory = with_feed(2), MemoryFrontier()
    good = site.files[site.home]
    site.files[site.home] = Failure(
        Request("", Purpose.LISTING), Kind.FAILED, "the connection timed out", lasting=False
    )
    visited = visit(site, memory)
    assert crawl(visited, site, memory) == []
    assert "the connection timed out" in visited.summary()
    site.files[site.home] = good
    site.now += 300
    assert len(written(crawl(visit(site, memory), site, memory))) == 2


def test_a_dated_archive_is_walked_by_its_calendar() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(100))
    calendar = "".join(f'<a href="{day(n):/archive/%Y/%m/%d}">{n}</a>' for n in range(3))
    site.put("/", front(url(0), url(1), foot=calendar))
    for n in range(100):
        site.put(f"{day(n):/archive/%Y/%m/%d}", front(url(n)))
    since = day(30).date()
    outcomes = crawl(visit(site, memory, since=since), site, memory)
    assert {url(n) for n in range(31)} <= set(written(outcomes))
    assert len([place for place in sources(site) if "archive" in place]) <= 33
    assert len(articles(site)) <= 33


def test_a_later_visit_walks_the_calendar_as_far_as_its_own_range_goes() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(100))
    calendar = "".join(f'<a href="{day(n):/archive/%Y/%m/%d}">{n}</a>' for n in range(3))
    site.put("/", front(url(0), url(1), foot=calendar))
    for n in range(100):
        site.put(f"{day(n):/archive/%Y/%m/%d}", front(url(n)))
    found = written(crawl(visit(site, memory, since=day(2).date()), site, memory))
    assert {url(0), url(1), url(2)} <= set(found)
    for oldest in (10, 30):
        later = visit(site, memory, since=day(oldest).date(), floor=300)
        found += written(crawl(later, site, memory))
        assert {url(n) for n in range(oldest + 1)} <= set(found)
    assert len(found) == len(set(found)) <= 33
    again = crawl(visit(site, memory, since=day(30).date(), floor=300), site, memory)
    assert (again, sources(site)) == ([], [])


def test_sections_are_read_by_the_first_visit_that_wants_no_date() -> None:
    """A first visit went by the days of its range alone; the calendar tells not all of the past."""
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(40))
    calendar = "".join(f'<a href="{day(n):/archive/%Y/%m/%d}">{n}</a>' for n in range(3))
    menu = '<a href="/section/sport">رياضة</a><a href="/section/local">محليات</a>'
    site.put("/", front(url(0), url(1), menu=menu, foot=calendar))
    for n in range(10):
        site.put(f"{day(n):/archive/%Y/%m/%d}", front(url(n)))
    site.put("/section/sport", front(*map(url, range(12, 30))))
    site.put("/section/local", front(*map(url, range(30, 40))))
    for _ in range(2):
        found = crawl(visit(site, memory, since=day(2).date(), floor=300), site, memory)
        assert not any("section" in place for place in sources(site))
        site.now += HOUR
    assert found == []
    crawl(visit(site, memory), site, memory)
    assert sum("section" in place for place in sources(site)) == 2
    assert {url(n) for n in range(12, 40)} <= set(articles(site))


def with_calendar(*days: int) -> Site:
    """One article on each of these days, on the page of its day; the front page links to three."""
    site = Site()
    publish(site, *days)
    calendar = "".join(f'<a href="{day(n):/archive/%Y/%m/%d}">{n}</a>' for n in range(3))
    site.put("/", front(*map(url, days[:2]), foot=calendar))
    for n in range(days[-1] + 1):
        site.put(f"{day(n):/archive/%Y/%m/%d}", front(*([url(n)] if n in days else [])))
    return site


def test_a_calendar_is_walked_back_over_quiet_days_where_no_sitemap_tells_of_the_past() -> None:
    days = [n for n in range(60) if n % 7 not in (4, 5)]
    site, memory = with_calendar(*days), MemoryFrontier()
    found = written(crawl(visit(site, memory), site, memory))
    assert sorted(found) == sorted(map(url, days))
    pages = [place for place in sources(site) if "archive" in place]
    assert len(pages) == len(set(pages)) <= 64


def test_days_that_the_front_page_no_longer_shows_are_found_in_the_calendar() -> None:
    site, memory = with_calendar(*range(6, 20)), MemoryFrontier()
    crawl(visit(site, memory), site, memory)
    publish(site, *range(6))
    calendar = "".join(f'<a href="{day(n):/archive/%Y/%m/%d}">{n}</a>' for n in range(3))
    site.put("/", front(*map(url, range(3)), foot=calendar))
    for n in range(6):
        site.put(f"{day(n):/archive/%Y/%m/%d}", front(url(n)))
    site.now += 26 * HOUR
    assert sorted(written(crawl(visit(site, memory), site, memory))) == sorted(map(url, range(6)))


def test_a_section_that_is_not_there_is_not_asked_again() -> None:
    site, memory = with_feed(3), MemoryFrontier()
    menu = '<a href="/section/sport">رياضة</a><a href="/section/local">محليات</a>'
    site.put("/", front(head=DECLARED, menu=menu))
    crawl(visit(site, memory), site, memory)
    assert sum("section" in place for place in sources(site)) == 2
    for _ in range(12):
        site.now += HOUR
        later = visit(site, memory)
        crawl(later, site, memory)
        assert not any("section" in place for place in sources(site))
        assert all(found.worked for found in later.findings.all())


def test_the_further_pages_of_a_wordpress_feed_are_read_where_nothing_else_tells_the_past() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(30))
    system = "<generator>https://wordpress.org/?v=6.4.1</generator>"
    site.put("/", front(head=DECLARED))
    for page in range(1, 4):
        place = "/feed.xml" + (f"?paged={page}" if page > 1 else "")
        site.put(place, rss(*map(entry, range(page * 10 - 10, page * 10)), more=system))
    assert len(written(crawl(visit(site, memory), site, memory))) == 30
    assert site.asked[-1].url.endswith("paged=4") or "paged=4" in " ".join(sources(site))
    site, memory = archive(40), MemoryFrontier()
    site.put("/", front(head=DECLARED))
    site.put("/feed.xml", rss(*map(entry, range(10)), more=system))
    assert len(written(crawl(visit(site, memory), site, memory))) == 40


def test_a_calendar_that_is_met_later_is_remembered_too() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(40))
    site.put("/", front(url(0), url(1)))
    crawl(visit(site, memory), site, memory)
    calendar = "".join(f'<a href="{day(n):/archive/%Y/%m/%d}">{n}</a>' for n in range(3))
    site.put("/", front(url(0), url(1), foot=calendar))
    for n in range(40):
        site.put(f"{day(n):/archive/%Y/%m/%d}", front(url(n)))
    site.now += 2 * 86_400
    crawl(visit(site, memory), site, memory)
    found = written(crawl(visit(site, memory, since=day(20).date(), floor=300), site, memory))
    assert {url(n) for n in range(2, 21)} <= set(found)


def test_beside_a_news_sitemap_alone_sections_tell_of_the_past() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(12))
    stamp = "<news:news><news:publication_date>{}</news:publication_date></news:news>"
    rows = (f"<url><loc>{url(n)}</loc>{stamp.format(day(n).isoformat())}</url>" for n in range(2))
    site.put(
        "/news-sitemap.xml",
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        + "".join(rows)
        + "</urlset>",
    )
    site.put("/", front(url(0), menu='<a href="/politics">سياسة</a>'))
    site.put("/politics", front(*map(url, range(2, 12))))
    outcomes = crawl(visit(site, memory), site, memory, robots=["/news-sitemap.xml"])
    assert set(written(outcomes)) == set(map(url, range(12)))


def test_a_news_sitemap_is_found_through_the_index_and_asked_by_itself() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(5))
    news = (
        '<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{}</loc>'
        "<news:news><news:publication_date>2024-05-03</news:publication_date></news:news></url>"
        "</urlset>"
    )
    site.put("/", front())
    site.put("/n.xml", news.format(url(0)))
    site.put("/old.xml", urlset(*map(url, range(5))))
    site.put(
        "/map.xml",
        index(("https://example.com/n.xml", "2024-05-03"), "https://example.com/old.xml"),
    )
    robots = ["https://example.com/map.xml"]
    assert len(written(crawl(visit(site, memory), site, memory, robots=robots))) == 5
    assert memory.kept["example.com", "https://example.com/n.xml"].kind is SourceKind.NEWS
    site.now += HOUR
    crawl(visit(site, memory, ceiling=0), site, memory, robots=robots)
    assert sources(site) == ["/n.xml"]


def test_sitemaps_of_categories_tags_and_authors_are_not_read() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, 1)
    names = [
        "post-sitemap.xml",
        "category-sitemap.xml",
        "post_tag-sitemap.xml",
        "author-sitemap.xml",
        "page-sitemap.xml",
        "wp-sitemap-taxonomies-category-1.xml",
        "wp-sitemap-users-1.xml",
    ]
    site.put("/", front())
    site.put("/sitemap.xml", index(*(site.home + name for name in names)))
    site.put("/post-sitemap.xml", urlset(url(1)))
    crawl(visit(site, memory), site, memory)
    assert [place for place in sources(site) if place[1:] in names] == ["/post-sitemap.xml"]


def test_a_gap_in_time_between_runs_is_filled_from_the_front_page_audit() -> None:
    """A feed of one section only: what it lacks shows on the front page, and is found there."""
    site, memory = with_feed(5), MemoryFrontier()
    site.put("/", front(*map(url, range(5)), head=DECLARED))
    crawl(visit(site, memory), site, memory)
    publish(site, *range(-4, 0))
    site.put("/", front(*map(url, range(-4, 5)), head=DECLARED))
    site.now += 25 * HOUR
    outcomes = crawl(visit(site, memory), site, memory)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(-4, 0))
    site.now += HOUR
    crawl(visit(site, memory, ceiling=0), site, memory)
    assert "/" in sources(site), "it has proved that it is worth asking"


@pytest.mark.parametrize("killed", [None, 5, 17])
def test_the_sqlite_memory_serves_as_well_as_the_tests_own(
    tmp_path: Path, killed: int | None
) -> None:
    site = Site()
    publish(site, *range(40))
    site.put("/", front(*map(url, range(10)), head=DECLARED))
    site.put("/feed.xml", rss(*map(entry, range(15))))
    site.put("/sitemap.xml", urlset(*map(url, range(40))))
    got: list[str] = []

    def run(stop: int | None = None) -> None:
        with Memory.open(tmp_path / "memory.sqlite3") as memory:
            visited = Visit(Seed(home=site.home), memory, now=lambda: site.now, floor=0, ceiling=0)
            visited.robots([])
            site.asked.clear()
            while requests := visited.pull(8):
                for request in requests:
                    result = visited.take(site.answer(request))
                    if isinstance(result, Page):
                        got.append(request.url)
                        settled = Settled(request.key, Kind.WRITTEN, None, site.now, site.now)
                        memory.settle(settled, visited.site)
                        visited.settled(Outcome(visited.site, request.url, Kind.WRITTEN))
                    if stop is not None and len(site.asked) >= stop:
                        return
            assert visited.done

    run(killed)
    run()
    assert sorted(got) == sorted(url(n) for n in range(40))
    site.now += HOUR
    run()
    assert sources(site) == ["/feed.xml"]


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


@pytest.mark.parametrize(("arabic_only", "asked"), [(True, 1), (False, 4)])
def test_an_edition_in_another_language_is_asked_no_more_once_it_is_known(
    arabic_only: bool, asked: int
) -> None:
    site, memory = Site(), MemoryFrontier()
    arabic = [f"https://example.com/news/title-of-four-words-{c}" for c in "abcdefgh"]
    english = [f"https://example.com/en/title-of-four-words-{n}" for n in range(9)]
    for place in arabic:
        site.put(place, article())
    for place in english:
        site.put(place, "<english>")
    site.put("/", front())
    site.put("/sitemap.xml", urlset(*arabic[:7], *english[:6]))
    first = crawl(visit(site, memory, arabic_only=arabic_only), site, memory)
    assert len(written(first)) == 7
    site.put("/sitemap.xml", urlset(*arabic, *english))
    site.now += HOUR
    second = crawl(visit(site, memory, ceiling=0, arabic_only=arabic_only), site, memory)
    assert written(second) == arabic[7:]
    assert len(articles(site)) == asked


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


def test_what_robots_txt_names_that_is_no_address_is_passed_over() -> None:
    site, memory = with_feed(), MemoryFrontier()
    site.put("/map.xml", urlset((url(0), "")), "text/xml")
    crawl(visit(site, memory), site, memory, robots=["mailto:x@example.com", "/map.xml"])
    assert "/map.xml" in sources(site)
