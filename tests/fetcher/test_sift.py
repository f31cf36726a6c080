"""The sieve: which entries are worth a request."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from scraper import address
from scraper.fetcher.discovery.shapes import Shapes
from scraper.fetcher.visiting.sift import Range, Sift, Tally
from scraper.known import Settled
from scraper.outcome import Kind
from scraper.page import Entry
from tests.fetcher.frontier import MemoryFrontier

HOME = "https://example.com/"
URL = HOME + "news/12345"
NOW = datetime(2024, 5, 3, 12, tzinfo=UTC).timestamp()
HOUR = 3600.0


def settled(kind: Kind = Kind.WRITTEN, ago: float = HOUR, **more: object) -> Settled:
    known = {"article_id": None, "modified": None, "attempts": 1, **more}
    at = NOW - ago
    return Settled(address.key(URL), kind, settled_at=at, first_at=at, **known)  # type: ignore[arg-type]


def taken(entry: Entry, known: Settled | None = None, wanted: Range | None = None) -> bool:
    frontier = MemoryFrontier()
    if known is not None:
        frontier.ended[known.key] = known
    sift = Sift(HOME, (), frontier, Shapes(), wanted or Range())
    return bool(list(sift.candidates([entry], Tally(), NOW)))


def entry(**more: Any) -> Entry:
    return Entry(URL, "sitemap", **more)


@pytest.mark.parametrize(
    ("said", "known", "again"),
    [
        ("2024-05-03T11:30:00Z", settled(), True),
        ("2024-05-03T10:30:00Z", settled(), False),
        ("2024-05-03T11:30:00Z", settled(modified="2024-05-03T11:30:00Z"), False),
        ("2024-05-03", settled(modified="2024-05-02"), True),
        ("2024-05-03", settled(modified="2024-05-03"), False),
        ("2024-05-03", settled(), False),
        ("2024-05-04", settled(), True),
        ("أمس", settled(), False),
        ("2024-05-03T11:30:00Z", settled(Kind.NOT_ARTICLE), False),
        ("2024-05-03T11:30:00Z", settled(Kind.DUPLICATE), True),
    ],
)
def test_a_known_article_is_worth_it_when_it_changed_after_it_was_read(
    said: str, known: Settled, again: bool
) -> None:
    assert taken(entry(modified=said), known) is again


@pytest.mark.parametrize(
    ("known", "again"),
    [
        (settled(Kind.FAILED, ago=0.5 * HOUR), False),
        (settled(Kind.FAILED, ago=2 * HOUR), True),
        (settled(Kind.FAILED, ago=2 * HOUR, attempts=3), False),
        (settled(Kind.FAILED, ago=2000 * HOUR, attempts=9), False),
        (settled(Kind.BLOCKED, ago=7 * HOUR), True),
        (settled(Kind.FORBIDDEN, ago=24 * HOUR), False),
        (settled(Kind.GONE, ago=2000 * HOUR), False),
        (settled(Kind.NOT_ARABIC, ago=2000 * HOUR), False),
    ],
)
def test_a_failure_is_tried_again_in_its_time(known: Settled, again: bool) -> None:
    assert taken(entry(), known) is again


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"published": "2024-03-10T00:00:00Z"}, True),
        ({"published": "2024-03-09"}, True),
        ({"published": "2024-03-08T00:00:00+03:00"}, False),
        ({"published": "2024-03-20T23:59:00-10:00"}, True),
        ({"published": "2024-03-22T12:00:00Z"}, False),
        ({"modified": "2024-03-01"}, False),
        ({"modified": "2024-05-01"}, True),
        ({}, True),
    ],
)
def test_the_range_decides_only_what_is_sure(fields: dict[str, str], wanted: bool) -> None:
    range_ = Range.of(date(2024, 3, 10), date(2024, 3, 20))
    assert taken(entry(**fields), wanted=range_) is wanted


def test_a_range_from_the_beginning_of_the_calendar_on_has_days() -> None:
    days = Range.of(date.min, None).days(datetime(2024, 3, 10, tzinfo=UTC).timestamp())
    assert days == (date.min, date(2024, 3, 10))


def test_what_is_not_the_sites_or_no_page_is_counted_and_left() -> None:
    sift = Sift(HOME, ("other.example",), MemoryFrontier(), Shapes(), Range())
    tally = Tally()
    urls = [URL, "https://other.example/1", "https://elsewhere.example/1", HOME, HOME + "a.jpg"]
    entries = [Entry(each, "sitemap") for each in [*urls, URL + "?utm_source=x"]]
    found = [c.entry.url for c in sift.candidates(entries, tally, NOW)]
    assert found == [URL, "https://other.example/1"]
    assert (tally.entries, tally.elsewhere, tally.unlikely, tally.taken) == (6, 1, 2, 2)


def test_a_listing_is_no_article_whatever_lists_it() -> None:
    sift = Sift(HOME, (), MemoryFrontier(), Shapes(), Range())
    sift.exclude(HOME + "2024/politics-and-economy-of-the-day")
    tally = Tally()
    listed = Entry(HOME + "2024/politics-and-economy-of-the-day/?utm_source=x", "feed")
    assert list(sift.candidates([listed], tally, NOW)) == []
    assert tally.unlikely == 1
