"""Address shapes: what articles of a site have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.discovery.shapes import KEPT, Shapes, edition_of, prior, shapes_of

E = "https://example.com/"


@pytest.mark.parametrize(
    ("url", "exact", "plain"),
    [
        ("news/2024/5/3/12345", "news/Y/D/D/9", "W/Y/D/D/9"),
        ("news/2024/05/03/a-title-of-four-words/", "news/Y/D/D/SLUG", "W/Y/D/D/SLUG"),
        ("sport/12345-goal-in-the-last-minute.html", "sport/9-SLUG.html", "W/9-SLUG.html"),
        ("sport/goal-in-the-last-minute-12345", "sport/SLUG-9", "W/SLUG-9"),
        ("20240503/x", "DATE/x", "DATE/W"),
        ("2024-05-03/x", "DATE/x", "DATE/W"),
        ("a/1b4e28ba-2fa1-11d2-883f-0016d3cca427", "a/H", "W/H"),
        ("details.php?id=12&cat=news", "details.php?cat=news&id=D", "W.php?cat=W&id=D"),
        ("news-15.html", "news-N.html", "X.html"),
        ("?q=node/1500", "?q=node/9", "?q=W/9"),
        ("spip.php?article420", "spip.php?article=9", "W.php?article=9"),
        ("?42015", "?=9", "?=9"),
        ("أخبار%20اليوم", "%d8%a3%d8%ae%d8%a8%d8%a7", "W"),
        ("news/1500?utm_source=rss&sid=7", "news/9?sid=D", "W/9?sid=D"),
        ("news/show.jsp;jsessionid=AB12?id=1500", "news/show.jsp?id=9", "W/W.jsp?id=9"),
        ("", "", ""),
    ],
)
def test_a_shape_keeps_what_articles_share(url: str, exact: str, plain: str) -> None:
    assert shapes_of(address.clean(E + url)) == (exact, plain)


def test_raw_and_encoded_arabic_slugs_have_one_shape() -> None:
    slug = "الرئيس-يستقبل-وفدا-من-الخارج"
    assert shapes_of(address.clean(E + slug)) == ("SLUG", "SLUG")
    assert prior(address.clean(E + slug)) > 0.6


@pytest.mark.parametrize(
    "url",
    [
        "tag/2024-election-in-town",
        "وسم/انتخابات-العام-الجديد",
        "pic.jpg",
        "page/3",
        "",
        "2024/05",
        "?page=3",
        "contact-us",
    ],
)
def test_what_is_no_article_anywhere(url: str) -> None:
    assert prior(address.clean(E + url)) <= 0.2


def test_a_plain_wordpress_address_is_an_articles_and_a_small_number_a_pages() -> None:
    assert prior(E + "?p=1234") >= 0.5 > prior(E + "?p=12")
    assert prior(E + "sport/?p=1234") < 0.5


@pytest.mark.parametrize(
    "url",
    ["archives/48213", "topic/48213-of-the-day-in-town", "?q=node/4821", "spip.php?article482",
     "?48213", "?page=article&id=4821", "index.php?s=0a1b2c3d4e5f60718293a4b5c6d7e8f9&t=4821"],
)  # fmt: skip
def test_the_systems_own_addresses_of_articles_look_like_articles(url: str) -> None:
    assert prior(E + url) >= 0.5


@pytest.mark.parametrize(
    "url", ["archives/2013", "archives/category/482", "topics", "?q=taxonomy/term/4", "?page=482"]
)
def test_the_systems_own_addresses_of_listings_do_not(url: str) -> None:
    assert prior(E + url) < 0.5


@pytest.mark.parametrize(
    ("url", "edition"),
    [
        ("en/news/1", "en"),
        ("site/FR/actualite/1", "fr"),
        ("news/12345/title/en", "en"),
        ("story.php?id=7&lang=tr", "tr"),
        ("news/1", ""),
        ("news/2024/05/en/a-title-of-four-words", ""),
        ("ar/news/1", ""),
        ("story.php?id=7&lang=ar", ""),
    ],
)
def test_the_edition_that_an_address_is_of(url: str, edition: str) -> None:
    assert edition_of(E + url) == edition


def test_an_edition_is_foreign_when_articles_have_shown_it_and_none_was_arabic() -> None:
    shapes = Shapes()
    for n in range(4):
        shapes.learn_language(f"{E}en/{n}", arabic=False)
        shapes.learn_language(f"{E}news/{n}", arabic=False)
        shapes.learn_language(f"{E}it/{n}", arabic=False)
    assert not shapes.foreign(E + "en/77"), "too few"
    shapes.learn_language(E + "en/4", arabic=False)
    shapes.learn_language(E + "news/4", arabic=False)
    shapes.learn_language(E + "it/4", arabic=False)
    shapes.learn_language(E + "it/5", arabic=True)
    kept = Shapes.loads(shapes.dumps())
    assert kept.foreign(E + "en/77")
    assert not kept.foreign(E + "news/77"), "no edition"
    assert not kept.foreign(E + "it/77"), "one was Arabic"


def test_learning_overrules_the_prior_both_ways() -> None:
    shapes = Shapes()
    for n in range(10):
        shapes.learn(f"{E}n/x{n}", article=True)
        shapes.learn(f"{E}events/{n + 100}-visit-us-next-summer", article=False)
    assert shapes.likely(f"{E}n/x99") > 0.7
    assert shapes.likely(f"{E}events/999-visit-us-next-summer") < 0.3
    assert shapes.surely_not(f"{E}events/999-visit-us-next-summer")
    assert not shapes.surely_not(f"{E}news/999-visit-us-next-summer")
    assert shapes.best() == ("W/X",)


def test_a_redesign_is_learned_within_some_dozens_of_articles() -> None:
    shapes = Shapes()
    for n in range(5000):
        shapes.learn(f"{E}old/{n + 1000}", article=True)
    for n in range(30):
        shapes.learn(f"{E}new/a-story-about-number-{n + 1000}", article=True)
    assert shapes.likely(f"{E}new/a-story-about-number-9999") > 0.9


def test_what_is_kept_is_small_and_comes_back_the_same() -> None:
    shapes = Shapes()
    for n in range(1000):
        shapes.learn(f"{E}s{n % 40}q/{'x' * (n % 7)}/{n + 1000}", article=n % 3 > 0)
    text = shapes.dumps()
    assert len(text.splitlines()) <= KEPT
    again = Shapes.loads(text)
    assert again.dumps() == text
    assert again.likely(f"{E}a/1234") == pytest.approx(Shapes.loads(text).likely(f"{E}a/1234"))


@pytest.mark.parametrize("text", [None, "", "nonsense", "a\tb", "a\t1", "\t1 2", "a\t-1 2\n\x00"])
def test_a_damaged_note_is_passed_over(text: str | None) -> None:
    assert Shapes.loads(text).dumps() == ""


@given(st.text(max_size=80))
def test_every_clean_address_has_a_shape_and_a_chance(text: str) -> None:
    try:
        url = address.clean(E + text)
    except AddressError:
        return
    assert 0 <= Shapes().likely(url) <= 1
    assert "\t" not in "".join(shapes_of(url))
    assert "\n" not in "".join(shapes_of(url))


def test_a_site_of_endless_shapes_is_remembered_by_its_commonest() -> None:
    shapes = Shapes()
    for number in range(10 * KEPT):
        shapes.learn(
            f"{E}{'x' * (number % 700 // 26)}{chr(97 + number % 26)}/p{number}q", article=False
        )
        shapes.learn(f"{E}news/{10_000 + number}", article=True)
    assert shapes.dumps().splitlines()[0].startswith(("= news/9", "~ W/9"))
    assert len(shapes._counts) <= 4 * KEPT + 2
