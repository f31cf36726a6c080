"""The body of an answer: what is left of one that breaks."""

from __future__ import annotations

import gzip
from http.client import IncompleteRead
from typing import cast

import pytest

from scraper.fetcher.wire.answer import Answer
from scraper.fetcher.wire.body import Body, read_body
from scraper.fetcher.wire.limits import Limit

TEXT = "خبر من ريف دمشق ".encode() * 400
PACKED = gzip.compress(TEXT)
NO_GZIP = PACKED[:10] + b"\xff" * 40  # its head, and then what no compressor writes
LIMIT = Limit(body=1_000_000)


class Wire:
    """An answer with a body of these bytes; with ``short``, one that ends too early."""

    def __init__(self, data: bytes, *, chunked: bool = False, short: bool = False) -> None:
        self.data, self.chunked, self.short = data, chunked, short

    def read(self, _: int) -> bytes:
        data, self.data = self.data, b""
        if self.short:
            raise IncompleteRead(data)
        return data


def read(data: bytes, coding: str = "", **how: bool) -> Body:
    return read_body(cast(Answer, Wire(data, **how)), coding, LIMIT, page=True)


def test_gzip_within_gzip_is_undone_and_a_break_in_either_is_told() -> None:
    assert read(gzip.compress(PACKED), "gzip") == Body(TEXT)
    assert read(gzip.compress(NO_GZIP), "gzip").broken
    short = read(gzip.compress(PACKED[:-9]), "gzip")
    assert TEXT.startswith(short.data)
    assert short.broken == "the compressed body ends too early"


@pytest.mark.parametrize("chunked", [True, False])
def test_what_came_before_the_break_is_kept(chunked: bool) -> None:
    body = read(PACKED[:-9], "gzip", chunked=chunked, short=True)
    assert len(body.data) > 0
    assert TEXT.startswith(body.data)
    assert body.broken == (
        "the body's chunks break off" if chunked else "the body is shorter than its Content-Length"
    )


def test_a_body_that_is_both_short_and_spoiled_is_told_once() -> None:
    body = read(NO_GZIP, "gzip", short=True)
    assert (body.data, body.broken) == (b"", "the body is shorter than its Content-Length")
