"""Saved pages through the parser processes."""

from __future__ import annotations

import random
from collections.abc import Iterator

from scraper.outcome import Kind
from scraper.page import Page
from scraper.pipeline.parsing import parse_pages
from scraper.pipeline.processes.child import Context
from scraper.pipeline.processes.pool import PoolLimits
from tests import stub_parser


def pages(count: int, drawn: list[int]) -> Iterator[tuple[int, Page]]:
    sizes = random.Random(7)
    for number in range(count):
        drawn.append(number)
        text = f"<title>{number}</title><p>{'كلمة ' * sizes.randrange(20_000)}</p>"
        yield number, Page(f"https://a.example/{number}", text.encode())


def test_the_order_is_kept_whichever_parser_is_quicker() -> None:
    results = parse_pages(
        pages(60, []), Context(), PoolLimits(children=3, pages=8), parse=stub_parser.NAME
    )
    assert [(label, parsed.article().headline) for label, parsed in results] == [
        (number, str(number)) for number in range(60)
    ]


def test_no_more_pages_are_drawn_than_may_wait() -> None:
    drawn: list[int] = []
    results = parse_pages(
        pages(200, drawn), Context(), PoolLimits(children=2, pages=5), parse=stub_parser.NAME
    )
    for label, _ in results:
        assert len(drawn) <= label + 1 + 2 * 5
    assert len(drawn) == 200


def test_a_page_given_up_keeps_its_place() -> None:
    given = [
        (name, Page(f"https://a.example/{name}", body))
        for name, body in (
            ("first", b"<title>1</title><p>1</p>"),
            ("hung", b"[HANG]"),
            ("last", b"<title>3</title><p>3</p>"),
        )
    ]
    limits = PoolLimits(children=2, seconds=1)
    results = list(parse_pages(given, Context(), limits, parse=stub_parser.NAME))
    assert [label for label, _ in results] == ["first", "hung", "last"]
    assert [parsed.kind for _, parsed in results] == [Kind.WRITTEN, Kind.FAILED, Kind.WRITTEN]
