"""Which of the dates that a page tells is believed, and what is mended in it."""

from __future__ import annotations

import pytest

from tests.parser.making import TITLE, article, json_ld, news, page, paragraphs


def dated(data: str, line: str, path: str = "news/48213") -> str:
    """The date of a page whose JSON-LD has ``data`` and whose line below the headline prints
    another; fetched on 9 March 2025."""
    body = f'<div>{line}</div><div class="text">{paragraphs()}</div>'
    head = json_ld(news(headline=TITLE, datePublished=data)) if data else ""
    got = article(page(body, head=head), f"https://www.alwadi.example/{path}")
    return got.published.isoformat() if got.published else ""


@pytest.mark.parametrize(
    ("data", "line", "told"),
    [
        ("2025-03-05T14:30:00Z", "5 مارس 2025 14:30", "2025-03-05T14:30:00"),
        ("2025-03-05T14:30:00Z", "6 مارس 2025 14:30", "2025-03-05T14:30:00+00:00"),
        ("2025-03-05T14:30:00Z", "5 مارس 2025 14:30 GMT", "2025-03-05T14:30:00+00:00"),
        ("2025-03-05T14:30:00Z", "5 مارس 2025 17:30", "2025-03-05T14:30:00+00:00"),
        ("2025-03-05T14:30:00+03:00", "5 مارس 2025 14:30", "2025-03-05T14:30:00+03:00"),
    ],
)
def test_a_z_is_false_where_the_print_tells_the_same_clock(data: str, line: str, told: str) -> None:
    assert dated(data, line) == told


@pytest.mark.parametrize(
    ("data", "line", "told"),
    [
        ("2025-03-05T00:00:00+03:00", "5 مارس 2025", "2025-03-05"),
        ("2025-03-05T00:00:00+03:00", "5 مارس 2025 14:30", "2025-03-05T14:30:00+03:00"),
        ("2025-03-05T00:00:00+03:00", "5 مارس 2025 14:30 GMT", "2025-03-05T14:30:00+00:00"),
        ("2025-03-05T00:00:00Z", "5 مارس 2025 14:30", "2025-03-05T14:30:00"),
        ("2025-03-05T00:00:00Z", "5 مارس 2025 00:00", "2025-03-05T00:00:00"),
        ("2025-03-05T00:00:00+03:00", "5 مارس 2025 00:00", "2025-03-05T00:00:00+03:00"),
        ("2025-03-04T21:00:00Z", "5 مارس 2025 14:30", "2025-03-05T14:30:00"),
        ("2025-03-04T21:00:00Z", "4 مارس 2025 14:30", "2025-03-04T21:00:00+00:00"),
        ("2025-03-04T21:30:00Z", "5 مارس 2025 14:30", "2025-03-04T21:30:00+00:00"),
        ("2025-03-04T21:00:07Z", "5 مارس 2025 14:30", "2025-03-04T21:00:07+00:00"),
        ("2025-03-04T21:00:00Z", "5 مارس 2025 14:30 GMT", "2025-03-04T21:00:00+00:00"),
        ("2025-03-05", "5 مارس 2025 14:30", "2025-03-05T14:30:00"),
    ],
)
def test_a_midnight_is_a_day_whose_time_the_print_may_tell(data: str, line: str, told: str) -> None:
    assert dated(data, line) == told


@pytest.mark.parametrize(
    ("data", "line", "told"),
    [
        ("2025-03-05", "6 مارس 2025 14:30", "2025-03-05"),
        ("2025-03-05T00:00:00Z", "8 مارس 2025 14:30", "2025-03-05"),
    ],
)
def test_the_clock_of_another_day_is_none_of_what_address_and_data_tell(
    data: str, line: str, told: str
) -> None:
    assert dated(data, line, "2025/03/05/bridge") == told


@pytest.mark.parametrize(
    ("data", "line", "path", "told"),
    [
        # the print and the address agree
        ("2025-02-01T10:20:00Z", "1 ديسمبر 2024", "2024/12/01/bridge", "2024-12-01"),
        # the data's day is neither the fetch's nor a midnight
        ("2025-02-01T10:20:00Z", "1 ديسمبر 2024", "news/1", "2025-02-01T10:20:00+00:00"),
        ("2025-03-09T10:20:00Z", "1 ديسمبر 2024", "news/1", "2024-12-01"),
        ("2025-02-01T00:00:00Z", "1 ديسمبر 2024 14:30", "news/1", "2024-12-01T14:30:00"),
        ("2025-02-01T00:00:00Z", "1 ديسمبر 2024", "news/1", "2025-02-01"),
        # only the day of the fetch is a template's
        ("2025-02-01T10:20:00Z", "", "2024/12/01/bridge", "2025-02-01T10:20:00+00:00"),
        ("2025-03-09T10:20:00Z", "", "2024/12/01/bridge", "2024-12-01"),
        ("2025-03-09T10:20:00Z", "", "2025/03/07/bridge", "2025-03-09T10:20:00+00:00"),
    ],
)
def test_who_is_believed_where_witnesses_contradict_each_other(
    data: str, line: str, path: str, told: str
) -> None:
    assert dated(data, line, path) == told


@pytest.mark.parametrize(
    ("line", "path", "told"),
    [
        ("10 ديسمبر", "2023/12/10/bridge", "2023-12-10"),  # counted from the fetch it was 2024
        ("1 كانون الثاني", "2024/12/31/bridge", "2025-01-01"),  # made at the turn of the year
        ("10 ديسمبر 2022", "2023/12/10/bridge", "2022-12-10"),
    ],
)
def test_an_address_tells_the_year_of_a_day_without_one(line: str, path: str, told: str) -> None:
    assert dated("", line, path) == told
