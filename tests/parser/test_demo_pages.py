"""Every article of the embedded site, field by field: what is not right is named here and no more.

The gate pins numbers; this names the pages, so that a change shows at once which one it broke.
"""

from __future__ import annotations

import pytest

from scraper.article import Article
from scraper.demo import Leaf, differences, pages
from scraper.parser.record import parse

LEAVES = tuple(pages())
# Style and field in which a page of that style may still differ from its gold.
KNOWN = frozenset((("nextjs", "images"),))


@pytest.mark.parametrize(
    "leaf", LEAVES, ids=lambda leaf: f"{leaf.gold.style}-{leaf.gold.headline[:30]}"
)
def test_the_record_is_the_gold(leaf: Leaf) -> None:
    got = parse(leaf.page)
    assert isinstance(got, Article), got
    found = {each.field: each for each in differences(leaf.gold, got)}
    assert [
        str(each) for each in found.values() if (leaf.gold.style, each.field) not in KNOWN
    ] == []


def test_what_is_known_to_differ_still_does() -> None:
    """So that a repair takes its line out of the list above."""
    differing = {
        (leaf.gold.style, each.field)
        for leaf in LEAVES
        if isinstance(got := parse(leaf.page), Article)
        for each in differences(leaf.gold, got)
    }
    assert differing == KNOWN


def test_no_furniture_is_in_any_paragraph() -> None:
    for leaf in LEAVES:
        got = parse(leaf.page)
        assert isinstance(got, Article)
        leaked = [text for text in leaf.gold.never if any(text in p for p in got.paragraphs)]
        assert leaked == [], leaf.url
