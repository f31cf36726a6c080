"""A visit that goes back to a day: what lies in the range, once, and no further."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scraper.fetcher.visiting.sift import Range
from scraper.fetcher.wire.exchange import Failure, Purpose, Request
from scraper.outcome import Kind, Outcome
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
    with_sitemap,
    written,
)


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


def test_what_the_feed_dates_out_of_the_range_a_sitemap_without_dates_brings_not_back() -> None:
    site, memory = Site(), MemoryFrontier()
    places = [f"https://example.com/news/title-of-four-words-{c}" for c in "abcdefgh"]
    for place in places:
        site.put(place, article())
    site.put("/", front(head=DECLARED))
    site.put("/feed.xml", rss(*(item(p, "Fri, 03 May 2024 01:00:00 GMT") for p in places[:6])))
    site.put("/sitemap.xml", urlset(*places))
    outcomes = crawl(visit(site, memory, until=date(2024, 4, 20)), site, memory)
    assert sorted(o.url for o in outcomes) == places[6:]
    later = crawl(visit(site, memory, ceiling=0), site, memory)
    assert sorted(written(later)) == places[:6], "for a run with another range they wait"


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
    monkeypatch.setattr("scraper.fetcher.visiting.candidates._MOST_UNWANTED", remembered)
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


def test_dates_that_pages_print_for_people_alone_end_a_walk_too_and_are_not_asked_twice() -> None:
    site, memory = Site(), MemoryFrontier()
    for n in range(200):
        site.put(url(n), article(more=f"<i>{day(n).date().isoformat()}</i>"))
    for page in range(20):
        foot = f'<a href="/?page={page + 2}">التالي</a>' if page < 19 else ""
        place = "/" if page == 0 else f"/?page={page + 1}"
        site.put(place, front(*map(url, range(page * 10, page * 10 + 10)), foot=foot))
    since = day(35).date()
    wanted = Range.of(since, None)
    outcomes = crawl(visit(site, memory, since=since), site, memory, wanted=wanted)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(36))
    assert len(articles(site)) <= 60, "a few beyond the date, not the whole archive"
    again = crawl(visit(site, memory, since=since), site, memory, wanted=wanted)
    assert not again
    rest = crawl(visit(site, memory), site, memory)
    assert sorted(written(outcomes) + written(rest)) == sorted(url(n) for n in range(200))


def test_a_range_is_found_among_undated_addresses_whose_pages_print_their_date() -> None:
    site, memory = Site(), MemoryFrontier()
    for n in range(1000):
        site.put(url(n), article(more=f"<i>{day(n).date().isoformat()}</i>"))
    site.put("/", front())
    site.put("/sitemap.xml", urlset(*map(url, range(1000))))
    limits: dict[str, Any] = {"since": day(530).date(), "until": day(500).date()}
    wanted = Range.of(**limits)
    outcomes = crawl(visit(site, memory, **limits), site, memory, wanted=wanted)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(500, 531))
    assert len(articles(site)) <= 31 + 80


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


def test_a_day_is_taken_whole_whatever_the_zone() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", front(head=DECLARED))
    place = "https://example.com/news/1234"
    site.put(place, article())
    site.put("/feed.xml", rss(item(place, "Fri, 03 May 2024 01:00:00 +0300")))
    range_: dict[str, Any] = {"since": date(2024, 5, 3), "until": date(2024, 5, 3)}
    assert written(crawl(visit(site, memory, **range_), site, memory)) == [place]


def _dated(links: range, foot: str = "") -> str:
    rows = "".join(
        f'<div class="card"><h3><a href="{url(n)}">عنوان طويل لخبر من أخبار اليوم</a></h3>'
        f'<time datetime="{day(n).isoformat()}">…</time></div>'
        for n in links
    )
    return f"<html><body><main>{rows}</main>{foot}</body></html>"


RANGES: dict[str, list[tuple[int | None, int | None]]] = {
    "a month, then all": [(40, 20), (None, None)],
    "the older end, then all": [(None, 25), (None, None)],
    "the newer end, then all": [(17, None), (None, None)],
    "a day, a month, a year": [(33, 33), (44, 22), (59, 0)],
    "ever further back": [(6, None), (12, None), (31, None), (None, None)],
    "ever later": [(50, 43), (50, 31), (50, 12), (None, None)],
    "two that do not touch": [(50, 45), (12, 8), (None, None)],
}


@pytest.mark.parametrize("ranges", RANGES.values(), ids=RANGES)
@pytest.mark.parametrize("shown", ["a paged listing", "a feed"])
def test_what_one_range_leaves_out_a_wider_one_finds(
    shown: str, ranges: list[tuple[int | None, int | None]]
) -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(60), dated=True)
    if shown == "a feed":
        site.put("/", front(head=DECLARED))
        site.put("/feed.xml", rss(*map(entry, range(60))))
    else:
        for page in range(10):
            foot = f'<a href="/?page={page + 2}">التالي</a>' if page < 9 else ""
            place = "/" if page == 0 else f"/?page={page + 1}"
            site.put(place, _dated(range(page * 6, page * 6 + 6), foot))
    found: list[str] = []
    for oldest, newest in ranges:
        since = None if oldest is None else day(oldest).date()
        until = None if newest is None else day(newest).date()
        found += written(crawl(visit(site, memory, since=since, until=until), site, memory))
        wanted = {url(n) for n in range(newest or 0, (59 if oldest is None else oldest) + 1)}
        assert wanted <= set(found)
        site.now += HOUR
    if ranges[-1] == (None, None):
        assert sorted(found) == sorted(url(n) for n in range(60))


def pages_of_five() -> Site:
    """Fifty articles on ten pages of a listing."""
    site = Site()
    publish(site, *range(50))
    for page in range(10):
        place = "/" if page == 0 else f"/?page={page + 1}"
        foot = f'<a href="/?page={page + 2}">التالي</a>' if page < 9 else ""
        site.put(place, front(*map(url, range(page * 5, page * 5 + 5)), foot=foot))
    return site


def test_a_walk_that_a_page_holds_up_goes_on_in_the_next_run() -> None:
    site, memory = pages_of_five(), MemoryFrontier()
    place = "https://example.com/?page=5"
    whole = site.files[place]
    request = Request(place, Purpose.LISTING)
    site.files[place] = Failure(request, Kind.FAILED, "the connection broke", lasting=False)
    first = written(crawl(visit(site, memory), site, memory))
    assert len(first) == 20
    site.files[place] = whole
    second = written(crawl(visit(site, memory), site, memory))
    assert sorted(first + second) == sorted(url(n) for n in range(50))


def test_a_walk_ends_at_a_page_that_is_not_there() -> None:
    site, memory = pages_of_five(), MemoryFrontier()
    del site.files["https://example.com/?page=5"]
    assert len(written(crawl(visit(site, memory), site, memory))) == 20
    crawl(visit(site, memory), site, memory)
    assert "/?page=5" not in sources(site)


def test_of_an_index_without_dates_only_the_newest_sitemaps_are_asked_again() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(-1, 80))
    site.put("/", front())
    maps = [f"https://example.com/post-sitemap{number}.xml" for number in range(1, 9)]
    for number, place in enumerate(maps):  # the last one has the newest
        site.put(place, urlset(*map(url, range(70 - number * 10, 80 - number * 10))))
    site.put("/sitemap.xml", index(*maps))
    assert len(written(crawl(visit(site, memory), site, memory))) == 80
    site.put(maps[-1], urlset(*map(url, range(-1, 10))))
    site.now += HOUR
    assert written(crawl(visit(site, memory, ceiling=0), site, memory)) == [url(-1)]
    asked = [place for place in sources(site) if "post-" in place]
    assert asked == [f"/post-sitemap{number}.xml" for number in (8, 7, 6)]
    kept = memory.kept["example.com", "https://example.com/sitemap.xml"]
    assert kept.moved_at == site.now, "its sitemaps have news, whatever it says itself"


def test_a_search_whose_probes_are_gone_is_given_up_and_nothing_is_missed() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(100, 131), dated=True)  # all others are gone
    site.put("/", front())
    site.put("/sitemap.xml", urlset(*map(url, range(200))))
    limits: dict[str, Any] = {"since": day(130).date(), "until": day(100).date()}
    outcomes = crawl(visit(site, memory, **limits), site, memory, wanted=Range.of(**limits))
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(100, 131))


def test_a_sitemap_that_the_home_page_declares_is_read() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(3))
    head = '<link rel="sitemap" href="/my/map.xml"><link rel="sitemap" href="http://[">'
    site.put("/", front(head=head))
    site.put("/my/map.xml", urlset(*map(url, range(3))))
    assert len(written(crawl(visit(site, memory), site, memory))) == 3
    assert "/my/map.xml" in sources(site)
