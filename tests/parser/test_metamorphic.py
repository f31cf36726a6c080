"""A record stays the same however its page is built: renamed, wrapped, stripped, minified.

How often it does is pinned in ``metamorphic.json``, for each transformation; after a change for
the better, or of the pages themselves::

    python -m tests.parser.test_metamorphic        the figures beside the pinned ones
    python -m tests.parser.test_metamorphic --pin  writes them down as well
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from scraper.article import Article
from scraper.demo import pages
from scraper.demo.layouts import layouts, leaves
from scraper.page import Page
from scraper.parser.record import parse
from tests.parser.dates_support import SHARED, shared
from tests.parser.pins import fallen, is_part, pin, pinned
from tests.parser.reshaping import TRANSFORMATIONS, Transformation, reshaped

PINS = "metamorphic.json"
# The story itself: whoever loses one of these has another record.
STORY = ("headline", "paragraphs", "dateline", "published")
FIELDS = (*STORY, "lead", "modified", "authors", "sections", "tags", "images", "publisher")


def demo_pages() -> list[Page]:
    return [leaf.page for leaf in pages()]


def layout_pages() -> list[Page]:
    return [leaf.page for chosen in layouts(7, 40) for leaf in leaves(chosen, (40,))]


def open_pages() -> list[Page]:
    gold = [json.loads(line) for line in shared("data/gold.jsonl").read_text("utf-8").splitlines()]
    return [
        Page(each["url"], shared(f"data/pages/{each['file']}").read_bytes(), {}) for each in gold
    ]


SETS = {"demo pages": demo_pages, "layouts": layout_pages, "open pages": open_pages}


@cache
def originals(name: str) -> Sequence[tuple[Page, Article]]:
    """The set's pages as lxml writes them, and their records."""
    return [(page, record) for page in SETS[name]() for record in _records(page)]


def _records(page: Page, *steps: Transformation) -> Iterator[Article]:
    body = reshaped(page.body, *steps, content_type=page.headers.get("content-type", ""))
    got = parse(replace(page, body=body, headers={}))
    if isinstance(got, Article):
        yield got


def figures(name: str, steps: Sequence[Transformation]) -> dict[str, Any]:
    """On how many pages the story is the same; for each field on how many the new page gives
    less, and on how many another value."""
    same, less, another = 0, Counter[str](), Counter[str]()
    for page, before in originals(name):
        after = next(_records(page, *steps), None)
        same += after is not None and all(
            getattr(before, field) == getattr(after, field) for field in STORY
        )
        for field in FIELDS:
            was, has = getattr(before, field), getattr(after, field, None)
            if was != has:
                (less if is_part(has, was) else another)[field] += 1
    found = {"pages": len(originals(name)), "same": same}
    return found | {"less": dict(less), "another": dict(another)}


@pytest.mark.parametrize("transformation", TRANSFORMATIONS)
@pytest.mark.parametrize("name", SETS)
def test_records_stay_the_same(name: str, transformation: str) -> None:
    floor = pinned(PINS)[name][transformation]
    assert fallen(floor, figures(name, TRANSFORMATIONS[transformation])) == []


@pytest.mark.parametrize("name", SETS)
def test_every_page_of_a_set_has_a_record(name: str) -> None:
    assert len(originals(name)) == len(SETS[name]()) > 9


def test_a_transformation_changes_the_pages() -> None:
    page, _ = originals("layouts")[0]
    plain = reshaped(page.body)
    same = {key for key, steps in TRANSFORMATIONS.items() if reshaped(page.body, *steps) == plain}
    assert same <= {"no JSON-LD", "no OpenGraph", "no microdata", "boxes unwrapped"}


def _measure() -> dict[str, Any]:
    chosen = [name for name in SETS if name != "open pages" or SHARED.exists()]
    return pinned(PINS) | {
        name: {key: figures(name, steps) for key, steps in TRANSFORMATIONS.items()}
        for name in chosen
    }


if __name__ == "__main__":
    now = _measure()
    for set_name, rows in now.items():
        for key, row in rows.items():
            rest = {part: row[part] for part in ("less", "another") if row[part]}
            print(f"{set_name:10} {key:28} {row['same']:3} of {row['pages']:3}  {rest or ''}")
    print(*fallen(pinned(PINS), now), sep="\n")
    if "--pin" in sys.argv:
        pin(PINS, now)
