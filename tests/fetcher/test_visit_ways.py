"""Sites that redirect: what one address has shown is not asked of all the others again."""

from __future__ import annotations

import pytest

from scraper.fetcher.visiting.ways import Ways
from scraper.fetcher.wire.exchange import Purpose, Request, Response
from scraper.outcome import Kind
from scraper.page import utc_now
from tests.fetcher.frontier import MemoryFrontier, Site, article, crawl, front, item, rss
from tests.fetcher.visiting import DECLARED, HOUR, entry, url, visit, written

WWW = "https://www.example.com"


def asked(site: Site) -> list[str]:
    """The places that articles were asked at."""
    return [r.at or r.url for r in site.asked if r.purpose is Purpose.ARTICLE]


def moving(site: Site, was: str, now: str) -> None:
    """Both addresses: the second is the article's, the first only leads there."""
    site.put(now, article())
    site.put(was, "", moved_to=now)


def answered(asked_at: str, final: str, purpose: Purpose = Purpose.ARTICLE) -> Response:
    hops = (asked_at,) if asked_at != final else ()
    return Response(Request(asked_at, purpose), final, 200, hops=hops, fetched_at=utc_now())


def feed_of(site: Site, *numbers: int) -> None:
    site.put("/", front(head=DECLARED))
    site.put("/feed.xml", rss(*map(entry, numbers)), "application/rss+xml")


def test_what_two_addresses_have_shown_is_asked_of_the_others_at_once() -> None:
    site, memory = Site(home=f"{WWW}/"), MemoryFrontier()
    for n in range(30):
        moving(site, url(n), url(n).replace("https://", "https://www."))
    feed_of(site, *range(30))
    outcomes = crawl(visit(site, memory), site, memory, at_once=1)
    assert written(outcomes) == [url(n) for n in range(30)]
    # two were asked twice, the third and all after it once
    assert [place.startswith(WWW) for place in asked(site)] == [False, True] * 2 + [True] * 28


def test_it_is_remembered_for_the_next_run() -> None:
    site, memory = Site(), MemoryFrontier()
    for n in range(12):
        moving(site, url(n), url(n) + "/")
    feed_of(site, *range(2, 12))
    crawl(visit(site, memory), site, memory)
    site.now += HOUR
    feed_of(site, *range(12))
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
    assert written(outcomes) == [url(0), url(1)]
    assert asked(site) == [url(0) + "/", url(1) + "/"]


def test_a_rule_that_leads_to_nothing_is_forgotten_and_the_address_asked_as_written() -> None:
    site, memory = Site(), MemoryFrontier()
    for n in range(6):
        moving(site, url(n), url(n) + "/")
    site.put(url(6), article())  # of an old part of the site, that has no slashes
    feed_of(site, *range(7))
    outcomes = crawl(visit(site, memory), site, memory, at_once=1)
    assert written(outcomes) == [url(n) for n in range(7)]
    assert asked(site)[-2:] == [url(6) + "/", url(6)]


@pytest.mark.parametrize(
    ("asked_at", "final", "other", "way"),
    [
        ("http://e.com/{}", "https://e.com/{}", "http://e.com/15?a=1", "https://e.com/15?a=1"),
        ("http://e.com/{}/", "https://www.e.com/{}", "http://e.com/7/", "https://www.e.com/7"),
        ("http://e.com/{}", "http://e.com/{}/", "http://e.com/7.html", ""),  # a file
        ("http://e.com/{}", "http://e.com/{}/", "http://e.com/", ""),
        ("http://e.com/{}", "http://e.com/{}/", "http://e.com/7/", ""),  # as it is
        ("http://e.com/{}", "http://e.com/a/{}", "http://e.com/7", ""),  # to another path
        ("http://e.com/{}", "http://e.com/{}", "http://e.com/7", ""),
        ("http://e.com/{}", "https://e.com/{}", "http://other.com/7", ""),
    ],
)
def test_rules_are_of_host_and_slash_alone(asked_at: str, final: str, other: str, way: str) -> None:
    ways = Ways({})
    for number in ("1", "2"):
        ways.learn(answered(asked_at.format(number), final.format(number)))
    assert ways.of(Request(other, Purpose.ARTICLE)) == way


def test_slashes_are_a_matter_of_articles() -> None:
    ways = Ways({})
    for number in (1, 2):
        ways.learn(answered(f"http://e.com/{number}", f"https://e.com/{number}/"))
    assert ways.of(Request("http://e.com/feed", Purpose.FEED)) == "https://e.com/feed"


def test_one_address_makes_no_rule_and_one_against_it_begins_anew() -> None:
    ways = Ways({})
    for number, final in enumerate(["www.e.com", "e.com", "www.e.com", "e.com"]):
        ways.learn(answered(f"http://e.com/{number}", f"http://{final}/{number}"))
    assert ways.of(Request("http://e.com/9", Purpose.ARTICLE)) == ""


@pytest.mark.parametrize("text", [None, "", "[]", "{", '{"a": 1}', '{"a": ["b", "c"]}', "7"])
def test_a_damaged_note_is_no_rule(text: str | None) -> None:
    assert Ways.loads(text).of(Request("http://e.com/9", Purpose.ARTICLE)) == ""


def short(number: int) -> str:
    return f"https://example.com/?p={10_000 - number}"


def test_a_second_address_that_redirects_to_a_known_article_is_not_followed() -> None:
    """The feed's short addresses and the section's long ones are the same articles."""
    site, memory = Site(), MemoryFrontier()
    for n in range(10):
        moving(site, short(n), url(n))
    site.put("/", front(*(url(n) for n in range(10)), head=DECLARED))
    site.put("/feed.xml", rss(*(item(short(n)) for n in range(10))), "application/rss+xml")
    outcomes = crawl(visit(site, memory), site, memory)
    assert len(written(outcomes)) == 10
    duplicates = [o.url for o in outcomes if o.kind is Kind.DUPLICATE]
    places = asked(site)  # a redirect that was followed counts twice, as it does for the site
    assert sorted(set(places)) == sorted({*places})
    assert sum(place in {url(n) for n in range(10)} for place in places) == 10
    assert not set(duplicates) & set(written(outcomes))


def test_an_article_first_read_through_a_redirect_is_still_followed_when_it_is_read_again() -> None:
    site, memory = Site(), MemoryFrontier()
    moving(site, short(0), url(0))
    site.put("/", front(head=DECLARED))
    site.put("/feed.xml", rss(item(short(0))), "application/rss+xml")
    crawl(visit(site, memory), site, memory)
    site.now += HOUR
    crawl(visit(site, memory, revisit=24 * HOUR), site, memory)
    assert asked(site) == [short(0), url(0)]
