"""Days as listings print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.fetcher.discovery.printed import day_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("الأحد 30 تشرين الثاني 2025", date(2025, 11, 30)),
        ("الأحد 30 نونبر 2025", date(2025, 11, 30)),
        ("٩ شباط ٢٠٢٠", date(2020, 2, 9)),
        ("24 نيسان / أبريل 2020 09:22 مساءً", date(2020, 4, 24)),
        ("السبت، 24 أغسطس، 2020 09:23 ص", date(2020, 8, 24)),
        ("14 جانفي 2021", date(2021, 1, 14)),
        ("3 يناير (كانون الثاني) 2024", date(2024, 1, 3)),
    ],
)
def test_day_month_and_year(text: str, day: date) -> None:
    assert day_in(text) == day


@pytest.mark.parametrize(
    "text",
    ["", "أمس", "منذ 3 ساعات", "30 نونبر", "22 محرم 1437", "31 شباط 2020", "3/5/2024", "2min",
     "5 مقالات 2024"],
)  # fmt: skip
def test_anything_less_is_no_day(text: str) -> None:
    assert day_in(text) is None


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    day_in(text)
    day_in("3 " + text + " 2024")
