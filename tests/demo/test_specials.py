"""Every special page answers as its row says, and is listed where articles are."""

from __future__ import annotations

import pytest

from scraper.demo.specials import TABLE
from scraper.demo.world import Plan, World
from scraper.outcome import Kind
from tests.demo.asking import get, locations, text, world_of


@pytest.fixture
def world() -> World:
    return world_of(Plan(retry_after=3))


def url_of(world: World, name: str) -> str:
    return next(s.url for s in world.specials if s.name == name)


def test_there_is_one_of_each(world: World) -> None:
    assert [s.name for s in world.specials] == [recipe.name for recipe in TABLE]
    kinds = {s.kind for s in world.specials}
    assert kinds >= {
        Kind.GONE,
        Kind.BLOCKED,
        Kind.NOT_ARTICLE,
        Kind.NOT_ARABIC,
        Kind.FORBIDDEN,
        Kind.FAILED,
        Kind.EMPTY,
        Kind.DUPLICATE,
    }


@pytest.mark.parametrize(
    ("name", "status"), [("404", 404), ("410", 410), ("soft-404", 200), ("challenge", 403)]
)
def test_status(world: World, name: str, status: int) -> None:
    assert get(world, url_of(world, name)).status == status


@pytest.mark.parametrize(("name", "status"), [("429", 429), ("503", 503)])
def test_a_busy_page_is_given_the_second_time(world: World, name: str, status: int) -> None:
    first, second = get(world, url_of(world, name)), get(world, url_of(world, name))
    assert (first.status, first.headers["Retry-After"]) == (status, "3")
    assert second.status == 200
    assert len(second.body) > 10_000


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("redirect-private", "http://10."),
        ("redirect-metadata", "http://169.254.169.254"),
        ("redirect-scheme", "file:"),
    ],
)
def test_redirects_to_where_nobody_should_go(world: World, name: str, start: str) -> None:
    reply = get(world, url_of(world, name))
    assert reply.status == 302
    assert reply.headers["Location"].startswith(start)


def test_redirects_to_articles_lead_there(world: World) -> None:
    same = get(world, url_of(world, "redirect-same-host")).headers["Location"]
    other = get(world, url_of(world, "redirect-other-host")).headers["Location"]
    assert same.split("/")[2] == url_of(world, "redirect-same-host").split("/")[2]
    assert other.split("/")[2] != url_of(world, "redirect-other-host").split("/")[2]
    assert get(world, same).status == get(world, other).status == 200


def test_a_loop_leads_to_itself(world: World) -> None:
    url = url_of(world, "redirect-loop")
    assert get(world, url).headers["Location"] == url


def test_robots_closes_the_closed_area(world: World) -> None:
    closed = url_of(world, "closed")
    host = closed[: closed.index("/", 8)]
    robots = get(world, host + "/robots.txt").body.decode()
    assert "Disallow: /closed/" in robots
    assert "Crawl-delay: 0.02" in robots


def test_specials_are_listed_where_articles_are(world: World) -> None:
    for outlet in world.outlets:
        listed: set[str] = set()
        if "listing" in outlet.sources:
            listed |= set(locations(get(world, outlet.base + "/")))
        if "feed" in outlet.sources:
            listed |= set(locations(get(world, outlet.site.link(outlet.style.feed))))
        if "sitemap" in outlet.sources:
            listed |= set(locations(get(world, outlet.base + "/sitemap-1.xml.gz")))
        assert {t.url for t in outlet.linked} <= listed


@pytest.mark.parametrize(
    ("name", "language"), [("persian", "fa"), ("urdu", "ur"), ("kurdish", "ckb"), ("english", "en")]
)
def test_other_languages(world: World, name: str, language: str) -> None:
    assert f'<html lang="{language}">' in text(get(world, url_of(world, name)))
