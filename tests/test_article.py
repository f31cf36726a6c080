"""The record: its keys, their order, its one line, and the way back."""

from __future__ import annotations

import json
import pickle
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.article import Article, Dateline, Image

KEYS = (
    "schema id url canonical_url site publisher language headline lead dateline published modified "
    "authors sections tags paragraphs images found_by fetched_at revision content_hash"
)
WHOLE = Article(
    id="a1",
    url="https://www.alwadi.example/n/1",
    site="alwadi.example",
    headline="عنوان",
    paragraphs=("فقرة أولى", "فقرة ثانية"),
    fetched_at=datetime(2025, 3, 9, 12, tzinfo=UTC),
    content_hash="c1",
    canonical_url="https://www.alwadi.example/n/1",
    publisher="صحيفة الوادي",
    lead="ملخص",
    dateline=Dateline("دمشق - سانا", ("دمشق",), "سانا", date(2025, 3, 9), "سامي حداد"),
    published=datetime(2025, 3, 9, 8, 30, tzinfo=timezone(timedelta(hours=3))),
    modified=date(2025, 3, 10),
    authors=("سامي حداد",),
    sections=("أخبار", "محليات"),
    tags=("الجسر",),
    images=(Image("https://x.example/a.jpg", "وصف", "رويترز"), Image(None, "وصف")),
    found_by=MappingProxyType({"headline": "markup"}),
    revision=2,
)
BARE = Article("a", "", "", "عنوان", ("نص",), datetime(2025, 3, 9, tzinfo=UTC), "c")


@pytest.mark.parametrize("record", [WHOLE, BARE])
def test_every_key_is_there_in_its_order(record: Article) -> None:
    assert list(record.to_dict()) == KEYS.split()
    assert list(json.loads(record.to_json())) == KEYS.split()


def test_what_a_page_does_not_say_is_null_or_empty() -> None:
    record = BARE.to_dict()
    assert {key for key, value in record.items() if value is None} == {
        *("canonical_url", "publisher", "lead", "dateline", "published", "modified")
    }
    assert {key for key, value in record.items() if value == []} == {
        *("authors", "sections", "tags", "images")
    }


def test_moments_are_iso_8601_with_as_much_as_is_known() -> None:
    record = WHOLE.to_dict()
    assert record["published"] == "2025-03-09T08:30:00+03:00"
    assert record["modified"] == "2025-03-10"
    assert record["fetched_at"] == "2025-03-09T12:00:00Z"
    naive = replace(WHOLE, published=datetime(2025, 3, 9, 8, 30))
    assert naive.to_dict()["published"] == "2025-03-09T08:30:00"


@pytest.mark.parametrize("record", [WHOLE, BARE])
def test_a_record_read_back_is_the_record(record: Article) -> None:
    assert Article.from_dict(json.loads(record.to_json())) == record
    assert pickle.loads(pickle.dumps(record)) == record
    assert len({record, pickle.loads(pickle.dumps(record))}) == 1, "a set takes records"


@given(st.text(), st.text(), st.lists(st.text(), max_size=3))
def test_a_record_is_one_line_whatever_its_texts_are(one: str, two: str, more: list[str]) -> None:
    record = replace(BARE, headline=one, lead=two, paragraphs=tuple(more), tags=(one + two,))
    line = record.to_json()
    assert len(line.splitlines()) == 1
    assert Article.from_dict(json.loads(line)) == record


def test_arabic_stands_in_the_line_as_arabic() -> None:
    assert "صحيفة الوادي" in WHOLE.to_json()


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        WHOLE.headline = "آخر"  # type: ignore[misc]
    with pytest.raises(TypeError):
        WHOLE.found_by["headline"] = "x"  # type: ignore[index]


@pytest.mark.parametrize("schema", [0, 2, "1", None])
def test_another_schema_is_refused(schema: object) -> None:
    with pytest.raises(ValueError, match="schema"):
        Article.from_dict({**WHOLE.to_dict(), "schema": schema})


def test_a_record_without_a_key_is_refused() -> None:
    record = WHOLE.to_dict()
    del record["paragraphs"]
    with pytest.raises(KeyError):
        Article.from_dict(record)
