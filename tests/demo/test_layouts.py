"""Layouts are many, deterministic, say their gold, and change as a redesign is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scraper.demo.layouts import (
    REDESIGNS,
    Layout,
    changed_fields,
    layouts,
    leaves,
    redesign,
)
from scraper.outcome import Kind
from tests.demo.reading import joined, seen

TWELVE = layouts(seed=7, count=12)


def missing(layout: Layout, indices: range) -> list[str]:
    lost = []
    for leaf in leaves(layout, indices):
        gold = leaf.gold
        said = joined(seen(leaf.body, layout.encoding))
        wanted = [
            gold.headline,
            *gold.paragraphs,
            *gold.sections,
            *gold.tags,
            *gold.authors,
            *([gold.lead] if gold.lead else []),
            *([gold.dateline.text] if gold.dateline else []),
            *(image.caption for image in gold.images if image.caption),
        ]
        lost += [w for w in wanted if joined(w) not in said]
    return lost


@pytest.mark.parametrize("layout", layouts(seed=3, count=60), ids=lambda x: str(x.salt))
def test_pages_say_their_gold(layout: Layout) -> None:
    assert missing(layout, range(40, 46)) == []


def test_layouts_differ_and_the_same_seed_gives_the_same() -> None:
    assert len(set(TWELVE)) == 12
    assert layouts(seed=7, count=12) == TWELVE
    assert layouts(seed=8, count=12) != TWELVE


def test_many_layouts_make_every_choice() -> None:
    many = layouts(seed=1, count=200)
    assert {x.body for x in many} == {"p", "div", "br", "span", "wrapped"}
    assert {frozenset(), frozenset({"ld", "og", "micro", "time"})} <= {x.metadata for x in many}
    assert {place for x in many for _, place in x.blocks} == {
        *("top", "before", "inside", "below", "after"),
    }
    assert {x.lead for x in many} == {"none", "apart", "repeated", "cut"}


def test_pages_are_the_same_at_each_call() -> None:
    first = [(x.gold, x.body, x.fetched_at) for x in leaves(TWELVE[0], range(5))]
    assert first == [(x.gold, x.body, x.fetched_at) for x in leaves(TWELVE[0], range(5))]
    assert first != [(x.gold, x.body, x.fetched_at) for x in leaves(TWELVE[0], range(5), seed=1)]


def test_articles_of_a_layout_follow_each_other_in_time() -> None:
    moments = [x.fetched_at for x in leaves(TWELVE[1], range(30))]
    assert moments == sorted(moments)
    assert len(set(moments)) == 30


@pytest.mark.parametrize("kind", [k for k in REDESIGNS if k not in ("consent", "soft-404")])
def test_a_redesigned_page_still_says_its_gold(kind: str) -> None:
    for layout in TWELVE:
        assert missing(redesign(layout, kind), range(70, 73)) == []


@pytest.mark.parametrize("kind", REDESIGNS)
def test_a_redesign_is_always_the_same_and_changes_the_page(kind: str) -> None:
    marked = [replace(x, metadata=frozenset({"ld"})) for x in TWELVE]
    for layout in marked:
        new = redesign(layout, kind, seed=5)
        assert new == redesign(layout, kind, seed=5)
        before, after = next(leaves(layout, [9])), next(leaves(new, [9]))
        assert before.body != after.body
        assert before.url == after.url


def test_new_classes_leave_the_text_and_the_fields_alone() -> None:
    for layout in TWELVE:
        new = redesign(layout, "classes")
        assert changed_fields(layout, new) == frozenset()
        old_gold, new_gold = next(leaves(layout, [4])).gold, next(leaves(new, [4])).gold
        assert replace(new_gold, style=old_gold.style) == old_gold


def test_dropped_json_ld_names_what_the_page_no_longer_says() -> None:
    layout = replace(TWELVE[0], metadata=frozenset({"ld"}), byline=None, date_form=0)
    new = redesign(layout, "json-ld")
    assert changed_fields(layout, new) == {"published", "modified", "authors"}
    assert b"ld+json" in next(leaves(layout, [4])).body
    assert b"ld+json" not in next(leaves(new, [4])).body


@pytest.mark.parametrize(
    ("kind", "outcome"), [("consent", Kind.BLOCKED), ("soft-404", Kind.NOT_ARTICLE)]
)
def test_walls_change_the_outcome(kind: str, outcome: Kind) -> None:
    new = redesign(TWELVE[0], kind)
    leaf = next(leaves(new, [4]))
    assert leaf.gold.kind is outcome
    assert changed_fields(TWELVE[0], new) == {"outcome"}
    assert joined(leaf.gold.headline) not in joined(seen(leaf.body, "utf-8"))


def test_an_unknown_redesign_is_refused() -> None:
    with pytest.raises(ValueError, match="not one of"):
        redesign(TWELVE[0], "rainbow")
