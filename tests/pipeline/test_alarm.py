"""The alarm's words."""

from __future__ import annotations

from datetime import UTC, datetime

from scraper.drift import FILLED, Change
from scraper.pipeline.health.alarm import tell

THIRD = datetime(2025, 3, 3, 9, tzinfo=UTC).timestamp()
FIFTH = datetime(2025, 3, 5, 9, tzinfo=UTC).timestamp()
PAGES = ("https://example.com/a", "https://example.com/bb")


def change(feature: str, value: str = "", before: float = 1, now: float = 0, *,
           since: float = THIRD) -> Change:  # fmt: skip
    return Change(feature, value, before, now, since, 1e-9, PAGES)


def test_nothing_changed_is_nothing_said() -> None:
    assert tell("example.com", []) == ""


def test_bodies_and_the_structure_that_explains_them() -> None:
    found = [change("structure", "div.new p", 0, 1), change("paragraphs", before=9, now=1)]
    assert tell("example.com", found) == (
        "bodies of example.com fell from 9 paragraphs to 1 since 3 March 2025; "
        "the page's structure changed (that day); "
        "see whether the records are right, for example of https://example.com/a https://example.com/bb"
    )


def test_what_began_on_another_day_says_so() -> None:
    found = [change("paragraphs", before=9, now=1), change("encoding", "utf-8", 1, 0, since=FIFTH)]
    assert "the encoding is no longer utf-8 (since 5 March 2025)" in tell("example.com", found)


def test_walls_are_told_with_their_reason() -> None:
    told = tell("example.com", [change("articles", FILLED)], "a consent wall")
    assert told.startswith(
        "example.com: of the pages read, 0% instead of 100% are articles (a consent wall)"
    )


def test_fields_sources_and_clocks() -> None:
    assert "published is found on 0% instead of 98% of the pages" in tell(
        "x.sy", [change("published", FILLED, 0.98, 0)]
    )
    assert "published is found by markup on 100% instead of 0% of the pages" in tell(
        "x.sy", [change("source of published", "markup", 0, 1)]
    )
    assert "authors are found by markup on 100% instead of 0% of the pages" in tell(
        "x.sy", [change("source of authors", "markup", 0, 1)]
    )
    assert "for the moment of publication the page now gives the day" in tell(
        "x.sy", [change("clock", "day", 0, 1)]
    )


def test_what_pages_hold_cannot_forge_a_line() -> None:
    told = tell("example.com", [change("articles", FILLED)], "a wall\nscraper: all is well\x1b[2J")
    assert "\n" not in told
    assert "\x1b" not in told
