"""Rough dates of machines."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.fetcher.discovery import moments
from scraper.page import Entry

NOON = datetime(2024, 5, 3, 12, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-03T12:00:00Z", "2024-05-03T15:00:00+03:00", "2024-05-03 12:00:00",
        "20240503T120000Z", "2024-05-03T12:00Z", "2024-05-03T12:00:00.000+00:00",
        "Fri, 03 May 2024 12:00:00 GMT", "Fri, 3 May 2024 15:00:00 +0300", "3 May 2024 12:00:00",
        " 2024-05-03T12:00:00Z ",
    ],
)  # fmt: skip
def test_iso_8601_and_rfc_822(text: str) -> None:
    assert moments.moment(text) == NOON


@pytest.mark.parametrize("text", [None, "", "أمس", "٣ مايو ٢٠٢٤", "0000-00-00", "12/5", "x" * 500])
def test_anything_else_is_no_moment(text: str | None) -> None:
    assert moments.moment(text) is None


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    moments.moment(text)
    moments.in_address("https://example.com/" + text)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2024/05/03/title", moments.day(date(2024, 5, 3))),
        ("news/2024/5/3/12345", moments.day(date(2024, 5, 3))),
        ("2024-05-03-title", moments.day(date(2024, 5, 3))),
        ("20240503/title", moments.day(date(2024, 5, 3))),
        ("?date=2024-05-03", moments.day(date(2024, 5, 3))),
        ("sitemap-2024-02.xml", moments.Span(1706745600.0, 1709251200.0)),
        ("2024/12/", moments.Span(1733011200.0, 1735689600.0)),
        ("2024/02/31/", None),
        ("news/20240503123456", None),
        ("news/120240503", None),
        ("2024/title", None),
        ("news/1234", None),
    ],
)
def test_dates_in_addresses(path: str, expected: moments.Span | None) -> None:
    assert moments.in_address("https://example.com/" + path) == expected


def test_a_date_in_the_host_is_none_of_the_article() -> None:
    assert moments.in_address("https://2024-05-03.example.com/a") is None


def test_the_future_does_not_come_first() -> None:
    future = Entry("https://example.com/1", "feed", published="2044-01-01T00:00:00Z")
    assert moments.order(future, NOON) == NOON


def test_months_go_back() -> None:
    assert list(moments.months(date(2023, 11, 20), date(2024, 2, 3))) == [
        date(2024, 2, 1),
        date(2024, 1, 1),
        date(2023, 12, 1),
        date(2023, 11, 1),
    ]
