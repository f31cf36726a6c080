"""Sources that stay silent about what is new: other sources of the site show it."""

from __future__ import annotations

from typing import Any

import pytest

from scraper.fetcher.wire.exchange import Request, Response
from scraper.page import utc_now
from tests.fetcher.frontier import MemoryFrontier, Site, crawl, front, index, item, rss, urlset
from tests.fetcher.visiting import (
    DECLARED,
    HOUR,
    entry,
    publish,
    sources,
    url,
    visit,
    with_feed,
    written,
)

MENU = "".join(f'<a href="/section/{name}">{name}</a>' for name in ("أ", "ب", "ج", "د"))


def test_a_feed_that_always_says_not_modified_hides_nothing_that_the_sections_show() -> None:
    site, memory = with_feed(8), MemoryFrontier()
    site.put("/", front(*map(url, range(8)), head=DECLARED, menu=MENU))
    site.put("/section/%D8%A3", front(*map(url, range(8)), menu=MENU))
    crawl(visit(site, memory), site, memory)
    publish(site, *range(-20, 0))
    site.put("/", front(*map(url, range(-20, -12)), head=DECLARED, menu=MENU))
    site.put("/section/%D8%A3", front(*map(url, range(-20, 0)), menu=MENU))

    def unmoved(request: Request) -> Response:
        return Response(request, request.url, 304, fetched_at=utc_now())

    site.files["https://example.com/feed.xml"] = unmoved
    site.now += 25 * HOUR  # the home page is looked at now and then
    outcomes = crawl(visit(site, memory), site, memory)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(-20, 0))


@pytest.mark.parametrize("validator", ["etag", "last_modified"])
def test_pages_that_a_server_calls_unmodified_for_ever_are_found_out(validator: str) -> None:
    """There is no feed, and front page and section keep the validator whatever they show."""
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(-20, 20))
    same: dict[str, Any] = {"etag": None, validator: '"1"'}

    def show(*numbers: int) -> None:
        site.put("/", front(*map(url, numbers[:6]), menu=f'<a href="{SECTION}">محليات</a>'), **same)
        site.put(SECTION, front(*map(url, numbers)), **same)

    show(*range(20))
    crawl(visit(site, memory), site, memory)
    show(*range(-10, 10))
    site.now += 6 * HOUR
    assert crawl(visit(site, memory), site, memory) == []
    assert len(sources(site)) == 2, "both said that they were not modified"
    site.now += 19 * HOUR
    outcomes = crawl(visit(site, memory), site, memory)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(-10, 0))
    show(*range(-20, 0))
    site.now += 6 * HOUR
    outcomes = crawl(visit(site, memory), site, memory)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(-20, -10))


def test_a_quiet_source_is_asked_without_its_validators_ever_more_seldom() -> None:
    site, memory = with_feed(8), MemoryFrontier()
    crawl(visit(site, memory), site, memory)
    days = []
    for hour in range(6, 40 * 24, 6):
        site.now += 6 * HOUR
        crawl(visit(site, memory), site, memory)
        days += [
            hour / 24 for each in site.asked if each.url.endswith("feed.xml") and not each.etag
        ]
    assert days == [1, 2, 4, 8, 16, 32]


def listed(site: Site, place: str, first: int, last: int, size: int = 10) -> None:
    """A section of articles by their numbers, and its further pages."""
    for number, start in enumerate(range(first, last, size), 1):
        path = place if number == 1 else f"{place}?page={number}"
        more = f'<a href="{place}?page={number + 1}">التالي</a>' if start + size < last else ""
        site.put(path, front(*map(url, range(start, min(start + size, last))), foot=more))


SECTION = "/section/local"


def fallen_behind(*, old_map: bool) -> tuple[Site, MemoryFrontier]:
    """A site whose feed of 15 and front page of 10 have moved on by 40 since they were read; one
    section shows all of them. It may have a sitemap that nobody has made again since."""
    site, memory = with_feed(15), MemoryFrontier()
    publish(site, *range(-40, 30))
    head, menu = DECLARED, f'<a href="{SECTION}">محليات</a>'
    site.put("/", front(*map(url, range(10)), head=head, menu=menu))
    listed(site, SECTION, 0, 30)
    if old_map:
        site.put("/sitemap.xml", urlset(*map(url, range(30))))
    assert len(written(crawl(visit(site, memory), site, memory))) == 30
    site.put("/", front(*map(url, range(-40, -30)), head=head, menu=menu))
    site.put("/feed.xml", rss(*map(entry, range(-40, -25))), "application/rss+xml")
    listed(site, SECTION, -40, 30)
    site.now += HOUR
    return site, memory


@pytest.mark.parametrize("old_map", [False, True])
def test_what_a_feed_has_missed_is_found_though_it_shares_much_with_the_sections(
    *, old_map: bool
) -> None:
    site, memory = fallen_behind(old_map=old_map)
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(-40, 0))
    assert f"{SECTION}?page=5" in sources(site)
    assert old_map or f"{SECTION}?page=6" not in sources(site), "the walk ends at what was known"
    site.now += HOUR
    assert crawl(visit(site, memory, ceiling=0), site, memory) == []
    assert f"{SECTION}?page=2" not in sources(site), "no gap is filled twice"


def test_a_sitemap_that_moves_on_with_the_feed_fills_the_gap_alone() -> None:
    site, memory = fallen_behind(old_map=True)
    site.put("/sitemap.xml", urlset(*map(url, range(-40, 30))))
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(-40, 0))
    assert SECTION not in sources(site)


@pytest.mark.parametrize("old_map", [False, True])
@pytest.mark.parametrize("after", range(1, 60, 3))
def test_a_gap_that_a_killed_run_has_found_is_filled_by_the_next(
    *, after: int, old_map: bool
) -> None:
    site, memory = fallen_behind(old_map=old_map)
    found = written(crawl(visit(site, memory, ceiling=0), site, memory, stop_after=after))
    site.now += 60
    found += written(crawl(visit(site, memory), site, memory))
    assert sorted(found) == sorted(url(n) for n in range(-40, 0))


def test_a_damaged_note_of_a_gap_is_none() -> None:
    site, memory = fallen_behind(old_map=False)
    memory.keep_note("example.com", "gap", "yesterday")
    assert written(crawl(visit(site, memory, ceiling=0), site, memory))


def test_a_feed_whose_links_all_lead_elsewhere_leaves_the_sections_their_own_rhythm() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(8))
    site.put("/", front(*map(url, range(4)), head=DECLARED, menu=MENU))
    site.put("/section/%D8%A3", front(*map(url, range(8)), menu=MENU))
    items = [item(f"https://go.elsewhere.com/{n}") for n in range(8)]
    site.put("/feed.xml", rss(*items), "application/rss+xml")
    crawl(visit(site, memory), site, memory)
    site.now += 6 * HOUR
    crawl(visit(site, memory), site, memory)
    assert "/section/%D8%A3" in sources(site)


def family(site: Site, name: str, *newest_last: list[int]) -> list[str]:
    """Numbered sitemaps of one kind."""
    places = []
    for number, articles in enumerate(newest_last, 1):
        places.append(f"https://example.com/{name}-{number}.xml")
        site.put(places[-1], urlset(*map(url, articles)), "text/xml")
    return places


def test_sitemaps_of_one_kind_that_rest_do_not_hide_those_of_another() -> None:
    """Neither kind has dates; the numbers of the regions are the higher ones."""
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(60))
    site.put("/", front())
    regions = family(site, "regions", *([n] for n in range(40, 50)))
    news = family(site, "posts", [30, 31], [20, 21], [10, 11])
    site.put("/sitemap.xml", index(*regions, *news), "text/xml")
    crawl(visit(site, memory), site, memory)
    family(site, "posts", [30, 31], [20, 21], [10, 11, 1])
    site.now += HOUR
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
    assert written(outcomes) == [url(1)]
    assert sources(site) == [
        "/sitemap.xml", "/regions-10.xml", "/regions-9.xml",
        "/posts-3.xml", "/posts-2.xml", "/posts-1.xml",
    ]  # fmt: skip


def test_sitemaps_made_for_days_to_come_do_not_hide_todays() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(20))
    site.put("/", front())
    days = family(site, "day", [12], [11], [10], [], [], [])
    site.put("/sitemap.xml", index(*days), "text/xml")
    crawl(visit(site, memory), site, memory)
    family(site, "day", [12], [11], [10, 2], [], [], [])
    site.now += HOUR
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
    assert written(outcomes) == [url(2)]


def test_the_pages_of_days_that_are_over_are_not_asked_again() -> None:
    """A calendar stands in the menu; the site's clock says 3 May 2024."""
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(4))
    days = [f"/archive/2024/{day}" for day in ("4/29", "4/30", "5/1", "5/2", "5/3")]
    calendar = "".join(f'<a href="{day}">{day.rpartition("/")[2]}</a>' for day in days)
    for number, day in enumerate(days):
        site.put(day, front(url(number % 4), menu=calendar))
    site.put("/", front(*map(url, range(4)), menu=calendar))
    crawl(visit(site, memory), site, memory)
    site.now += HOUR
    crawl(visit(site, memory, ceiling=0), site, memory)
    assert sources(site) == ["/", "/archive/2024/5/1", "/archive/2024/5/2"]


def test_a_sitemap_dated_by_the_day_alone_is_asked_again_until_the_day_is_over() -> None:
    """The site's clock says 3 May 2024."""
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(20))
    site.put("/", front())
    old, new = family(site, "month", [12], [11])
    dated = index((old, "2024-04-30"), (new, "2024-05-03"))
    site.put("/sitemap.xml", dated, "text/xml")
    crawl(visit(site, memory), site, memory)
    for hours, number in ((2, 2), (3, 1)):
        family(site, "month", [12], [11, number])
        site.now += hours * HOUR
        outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
        assert written(outcomes) == [url(number)]
        assert sources(site) == ["/sitemap.xml", "/month-2.xml"]
    site.now += 4 * 24 * HOUR
    crawl(visit(site, memory, ceiling=0), site, memory)
    site.now += HOUR
    crawl(visit(site, memory, ceiling=0), site, memory)
    assert sources(site) == ["/sitemap.xml"]
