"""The profile as a value: its JSON form, and when two say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scraper.profile import Profile

KNOWN = Profile(
    pages=20,
    version=3,
    body=("article div.text",),
    text=("article div.text p",),
    refused=("article div.text div.promo p",),
    furniture=frozenset({7, 2**32 - 1}),
    dates=("article div.meta",),
    names=("سانا",),
    midnight=True,
)


def test_its_json_gives_the_same_profile_back() -> None:
    assert Profile.from_json(KNOWN.to_json()) == KNOWN


def test_its_json_is_the_same_whatever_order_the_furniture_was_found_in() -> None:
    one = replace(KNOWN, furniture=frozenset(range(1000)))
    other = replace(KNOWN, furniture=frozenset(reversed(range(1000))))
    assert one.to_json() == other.to_json()
    assert one.to_json().isascii()
    assert "\n" not in one.to_json()


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{}", '{"format": 0}', '{"format": 1}', '{"format": 1, "pages": 4, "x": 2}',
     KNOWN.to_json().replace('"format":1', '"format":2'), KNOWN.to_json()[:-20]],
)  # fmt: skip
def test_what_is_damaged_or_of_another_format_is_no_profile(text: str) -> None:
    assert Profile.from_json(text) is None


def test_profiles_say_the_same_where_only_pages_and_version_differ() -> None:
    assert KNOWN.same_as(replace(KNOWN, pages=99, version=1))
    assert not KNOWN.same_as(replace(KNOWN, midnight=False))
    assert not KNOWN.same_as(None)
