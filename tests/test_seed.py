"""The Seed, and the choice among seeds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scraper.errors import AddressError, UsageError
from scraper.seed import Seed, Select, choose

SYRIAN = Seed("https://one.example/", country="SY", kind="agency")
DAILY = Seed("https://two.example/", country="SY", kind="daily")
ELSEWHERE = Seed("https://three.example/", country="EG", kind="agency")
UNKNOWN = Seed("https://four.example/")
ALL = [SYRIAN, DAILY, ELSEWHERE, UNKNOWN]


@pytest.mark.parametrize(
    ("home", "site"),
    [
        ("https://www.sana.sy/ar/", "sana.sy"),
        ("https://arabic.rt.com/", "arabic.rt.com"),
        ("http://WWW.Example.com:80/", "example.com"),
        ("http://127.0.0.1:4000/", "127.0.0.1:4000"),
    ],
)
def test_a_site_is_the_host_of_its_home_without_www(home: str, site: str) -> None:
    assert Seed(home).site == site


def test_a_seed_without_an_address_is_refused() -> None:
    with pytest.raises(AddressError):
        Seed("سانا")


@pytest.mark.parametrize("key", ["feeds", "sitemaps", "listings"])
def test_a_source_that_is_no_address_is_refused_before_a_run_begins(key: str) -> None:
    with pytest.raises(AddressError, match="/rss"):
        Seed("https://one.example/", **{key: ("/rss",)})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        {"zone": "Asia/Damascas"},
        {"zone": "../../etc/passwd"},
        {"kind": "newspaper"},
        {"months": "julian"},
        {"delay": -1.0},
        {"delay": float("nan")},
        {"feeds": "https://one.example/feed"},
    ],
)
def test_a_value_that_cannot_be_meant_is_refused_and_not_passed_over(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=next(iter(wrong))):
        Seed("https://one.example/", **wrong)


def test_seeds_are_chosen_by_country_and_kind() -> None:
    assert choose(ALL) == ALL
    assert choose(ALL, country="sy") == [SYRIAN, DAILY]
    assert choose(ALL, kind="agency") == [SYRIAN, ELSEWHERE]
    assert choose(ALL, country="SY", kind="agency") == [SYRIAN]
    assert choose(ALL, country="YE") == []


def test_a_country_or_kind_that_does_not_exist_is_refused_and_not_taken_for_an_empty_one() -> None:
    with pytest.raises(UsageError, match=r"'Syria'.*SY"):
        choose(ALL, country="Syria")
    with pytest.raises(UsageError, match=r"'سوريا'.*SY$"):
        choose(ALL, country="سوريا")
    with pytest.raises(UsageError, match=r"'newspaper'.*daily"):
        choose(ALL, kind="newspaper")


OLD = Select(body=".old", until=date(2019, 12, 31))
MIDDLE = Select(body=".middle", since=date(2020, 3, 1))
NEW = Select(body=".new", since=date(2024, 1, 1), until=date(2024, 6, 30))


@pytest.mark.parametrize("order", [(OLD, MIDDLE, NEW), (NEW, OLD, MIDDLE)])
@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2010, 1, 1), OLD),
        (date(2019, 12, 31), OLD),
        (date(2020, 1, 1), None),
        (date(2020, 3, 1), MIDDLE),
        (date(2023, 12, 31), MIDDLE),
        (date(2024, 1, 1), NEW),
        (date(2024, 6, 30), NEW),
        (date(2024, 7, 1), None),
    ],
)
def test_the_fetch_date_chooses_the_selectors(
    order: tuple[Select, ...], day: date, found: Select | None
) -> None:
    assert Seed("https://one.example/", select=order).select_on(day) is found
