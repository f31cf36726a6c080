from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.writer.record import Written, read_line, torn_id
from tests.writer.making import make

TRAP = '", "revision": 7, "content_hash": "x"}'
texts = st.text() | st.just(TRAP) | st.text().map(lambda text: text + TRAP)


@given(texts, st.lists(texts, max_size=3), st.integers(0, 1 << 31))
def test_the_revision_goes_where_the_record_has_it(
    headline: str, paragraphs: list[str], revision: int
) -> None:
    article = replace(make(1), headline=headline, paragraphs=tuple(paragraphs))
    line = Written.of(article).line(revision)
    assert line == replace(article, revision=revision).to_json().encode() + b"\n"


@given(st.text(st.characters(), max_size=20))  # lone surrogates too
def test_a_line_is_one_line_of_valid_utf_8(headline: str) -> None:
    line = Written.of(replace(make(1), headline=headline)).line(0)
    assert line.decode("utf-8").splitlines() == [line.decode("utf-8").removesuffix("\n")]
    assert json.loads(line)["headline"] == headline


def test_the_day_is_that_of_the_fetching() -> None:
    assert Written.of(make(1)).day == date(2024, 3, 5)


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"no record", make(1).to_json().encode()[:-1], b"\n".join([b"{}"] * 2)]
)
def test_what_is_not_a_record_is_not_taken_for_one(line: bytes) -> None:
    with pytest.raises(ValueError, match="not a line"):
        Written.prepared(line, article_id="1", site="s", url="u", content_hash="c")


def test_a_line_break_inside_is_refused() -> None:
    line = make(1).to_json().encode()
    broken = line.replace(b'"headline"', b'\n"headline"')
    with pytest.raises(ValueError, match="not a line"):
        Written.prepared(broken, article_id="1", site="s", url="u", content_hash="c")


def test_a_line_is_read_back() -> None:
    found = read_line(Written.of(make(1)).line(3))
    assert found is not None
    assert (found.id, found.site, found.revision) == (make(1).id, make(1).site, 3)
    assert found.content_hash == make(1).content_hash
    assert found.fetched_at == make(1).fetched_at.timestamp()


@given(st.integers(0, 400), st.binary(max_size=5))
def test_any_cut_or_spoiled_line_is_seen_not_to_be_a_record(cut: int, end: bytes) -> None:
    line = Written.of(make(1)).line(0)[:-1]
    spoiled = line[:cut] + end
    found = read_line(spoiled)
    assert found is None or spoiled.strip() == line


@pytest.mark.parametrize(
    "text",
    [
        "null",
        "[]",
        "1",
        '"text"',
        "{}",
        '{"id": 1}',
        "[" * 100_000,
        "NaN",
        "\0\0\0",
        '{"a": 1e999}',
    ],
)
def test_json_that_is_no_record_is_no_record(text: str) -> None:
    assert read_line(text.encode()) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", ""),
        ("id", 5),
        ("site", None),
        ("revision", -1),
        ("revision", True),
        ("revision", "0"),
        ("revision", 1 << 40),
        ("fetched_at", "yesterday"),
        ("fetched_at", None),
        ("site", "\ud800"),
        ("id", "\udfff"),
    ],
)
def test_values_of_the_wrong_kind_are_no_record(key: str, value: object) -> None:
    assert read_line(json.dumps(make(1).to_dict() | {key: value}).encode()) is None


def test_the_id_of_a_torn_line_is_read_where_it_got_so_far() -> None:
    line = Written.of(make(1)).line(0)
    assert torn_id(line[:80]) == make(1).id
    assert torn_id(line[:20]) is None
