"""Parameters that say nothing of the article are learned from what its page calls itself."""

from __future__ import annotations

import pytest

from scraper import address
from scraper.fetcher.visiting.idle import Idle
from tests.fetcher.frontier import MemoryFrontier, Site, article, crawl, front
from tests.fetcher.visiting import HOUR, articles, url, visit, written

HOME = "https://example.com/"


def taught(*lessons: tuple[str, str]) -> Idle:
    idle = Idle()
    for place, own in lessons:
        idle.learn(HOME + place, address.article_id(HOME + own))
    return idle


def test_a_number_against_caches_is_taken_off_once_three_articles_have_shown_it() -> None:
    lessons = [(f"news/{n}?v={n * 7}", f"news/{n}") for n in range(3)]
    assert taught(*lessons[:2]).without(HOME + "news/9?v=1") == HOME + "news/9?v=1"
    idle = taught(*lessons)
    assert idle.without(HOME + "news/9?v=1") == HOME + "news/9"
    assert idle.without(HOME + "n.php?id=9&v=1&c=2") == HOME + "n.php?id=9&c=2"
    assert idle.without(HOME + "news/9?id=1") == HOME + "news/9?id=1"
    again = Idle.loads(idle.dumps())
    assert again.without(HOME + "news/9?v=1") == HOME + "news/9"


def test_several_at_once_and_one_beside_what_tells() -> None:
    idle = taught(*((f"news/{n}?v={n}&pos=3", f"news/{n}") for n in range(3)))
    assert idle.without(HOME + "news/9?v=1&pos=2") == HOME + "news/9"
    idle = taught(*((f"n.php?id={n}&pos=3", f"n.php?id={n}") for n in range(3)))
    assert idle.without(HOME + "n.php?id=9&pos=2") == HOME + "n.php?id=9"


@pytest.mark.parametrize(
    "lessons",
    [
        [(f"news.php?id={n}", "news.php") for n in range(5)],  # all call themselves the same
        [(f"news/{n}?v=1", f"news/{n}?v=1") for n in range(5)],
        [(f"news/{n}?v=1", f"story/{n}") for n in range(5)],
        [(f"news/{n}?lang=ar", f"news/{n}") for n in range(5)],  # it leads to the other language
        [("news/1?v=1", "news/1"), ("news/1?v=2", "news/1"), ("news/1?v=3", "news/1")],
        [(f"news/{n}?" + "&".join(f"{c}=1" for c in "vabcdef"), f"news/{n}") for n in range(5)],
    ],
)
def test_what_may_tell_is_left(lessons: list[tuple[str, str]]) -> None:
    idle = taught(*lessons)
    for part in ("id=9", "v=1", "lang=ar"):
        assert idle.without(HOME + "news/9?" + part) == HOME + "news/9?" + part


def test_one_article_against_it_is_enough() -> None:
    shown = [(f"news/{n}?v={n}", f"news/{n}") for n in range(2)]
    idle = taught(*shown, ("news/8?v=3", "news/8?v=3"), ("news/3?v=3", "news/3"))
    idle.learn(HOME + "news/4?v=3", address.article_id(HOME + "news/4"))
    assert idle.without(HOME + "news/9?v=1") == HOME + "news/9?v=1"


@pytest.mark.parametrize("text", [None, "", "[]", "{", '{"a": 1}', "7"])
def test_a_damaged_note_tells_nothing(text: str | None) -> None:
    assert Idle.loads(text).without(HOME + "a?v=1") == HOME + "a?v=1"


def changing(site: Site, first: int, last: int, number: int) -> None:
    """A front page whose links have another number at each answer."""
    links = [f"{url(n)}?v={number + n}" for n in range(first, last)]
    for n, link in zip(range(first, last), links, strict=True):
        site.put(link, article(more=f'<link rel="canonical" href="{url(n)}">'))
        site.put(url(n), site.files[link].body)  # type: ignore[union-attr]
    site.put("/", front(*links))


def test_links_that_change_at_each_answer_bring_no_article_twice() -> None:
    site, memory = Site(), MemoryFrontier()
    changing(site, 0, 10, 100)
    crawl(visit(site, memory), site, memory)
    site.now += HOUR
    changing(site, -2, 8, 2000)
    outcomes = crawl(visit(site, memory, ceiling=0), site, memory)
    assert written(outcomes) == articles(site) == [url(-2), url(-1)]
