"""Every page says what its gold says, in its own encoding; nothing changes between two calls."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import pytest

from scraper.article import Article
from scraper.demo import Leaf, differences, pages
from scraper.demo.story import publishers
from scraper.demo.styles import STYLES
from tests.demo.reading import joined, seen

LEAVES = list(pages())


def encoding(leaf: Leaf) -> str:
    return STYLES[leaf.gold.style].encoding


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.url[-40:])
def test_page_says_all_of_its_gold(leaf: Leaf) -> None:
    said = joined(seen(leaf.body, encoding(leaf)))
    gold = leaf.gold
    wanted = [
        gold.headline,
        *gold.paragraphs,
        *gold.authors,
        *gold.sections,
        *gold.tags,
        *gold.optional,
        *([gold.lead] if gold.lead else []),
        *([gold.publisher] if gold.publisher else []),
        *([gold.dateline.text] if gold.dateline else []),
        *(text for image in gold.images for text in (image.caption, image.credit) if text),
    ]
    assert [w for w in wanted if joined(w) not in said] == []


def test_every_style_and_every_article_in_every_style() -> None:
    crossed = Counter(leaf.gold.style for leaf in pages(crossed=True))
    assert set(crossed) == set(STYLES)
    assert set(crossed.values()) == {len(LEAVES)}


def test_crossed_pages_say_all_of_their_gold() -> None:
    for leaf in pages(crossed=True):
        said = joined(seen(leaf.body, encoding(leaf)))
        missing = [p for p in leaf.gold.paragraphs if joined(p) not in said]
        assert missing == [], leaf.url


def test_there_are_enough_stories_and_styles() -> None:
    assert len(LEAVES) >= 60
    assert len({leaf.gold.style for leaf in LEAVES}) >= 8


def test_headlines_addresses_and_bodies_are_distinct() -> None:
    for values in (
        [leaf.gold.headline for leaf in LEAVES],
        [leaf.url for leaf in LEAVES],
        [leaf.gold.paragraphs for leaf in LEAVES],
    ):
        assert len(set(values)) == len(values)


def test_pages_are_the_same_at_each_call() -> None:
    assert [(x.gold, x.body) for x in pages()] == [(x.gold, x.body) for x in LEAVES]


def test_masthead_shows_the_day_that_was_asked_for() -> None:
    other = {x.url: x.body for x in pages(today=date(2026, 1, 5))}
    assert all(other[leaf.url] != leaf.body for leaf in LEAVES)


def test_related_boxes_are_on_the_page_and_not_in_the_gold() -> None:
    for leaf in LEAVES:
        said = seen(leaf.body, encoding(leaf))
        for phrase in leaf.gold.never:
            assert joined(phrase) in joined(said), (leaf.gold.style, phrase)
            assert all(phrase not in p for p in leaf.gold.paragraphs), phrase


def test_a_publisher_without_places_has_no_dateline() -> None:
    by_headline = {s.headline: s for p in publishers() for s in p.stories}
    for leaf in LEAVES:
        story = by_headline[leaf.gold.headline]
        if not story.places:
            assert leaf.gold.dateline is None


def test_dates_are_as_exact_as_the_style_prints_them() -> None:
    for leaf in LEAVES:
        published = leaf.gold.published
        assert published is not None
        if isinstance(published, datetime):
            assert published.second == 0


def _article(leaf: Leaf, **changes: object) -> Article:
    gold = leaf.gold
    record = {
        "schema": 1,
        "id": "x",
        "url": gold.url,
        "canonical_url": gold.canonical_url,
        "site": gold.site,
        "publisher": gold.publisher,
        "language": "ar",
        "headline": gold.headline,
        "lead": gold.lead,
        "dateline": None if gold.dateline is None else gold.dateline.to_dict(),
        "published": None if gold.published is None else gold.published.isoformat(),
        "modified": None if gold.modified is None else gold.modified.isoformat(),
        "authors": gold.authors,
        "sections": gold.sections,
        "tags": gold.tags,
        "paragraphs": gold.paragraphs,
        "images": [image.to_dict() for image in gold.images],
        "found_by": {},
        "fetched_at": "2025-12-01T12:00:00Z",
        "revision": 0,
        "content_hash": "",
    }
    return Article.from_dict(record | changes)


def test_differences_finds_none_in_the_gold_itself() -> None:
    assert [d for leaf in LEAVES for d in differences(leaf.gold, _article(leaf))] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("headline", "غيره"),
        ("lead", "غيره"),
        ("published", "2001-01-01"),
        ("authors", ["غيره"]),
        ("sections", ["الرئيسية"]),
        ("paragraphs", ["غيره"]),
        ("dateline", {"text": "x", "places": [], "agency": None, "date": None, "byline": None}),
        ("images", [{"url": None, "caption": "x", "credit": None}]),
    ],
)
def test_differences_names_the_field_that_is_wrong(field: str, value: object) -> None:
    found = list(differences(LEAVES[0].gold, _article(LEAVES[0], **{field: value})))
    assert [d.field for d in found] == [field]
