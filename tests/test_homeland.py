"""Countries and zones only where address and clocks leave no doubt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from scraper.countries import ARAB_LEAGUE
from scraper.homeland import country_of, zone_of, zones_of


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.sana.example.sy/x", "SY"),
        ("https://news.example.EG./", "EG"),
        ("https://example.com/", None),
        ("https://example.ly/", None),  # sold to anybody
        ("https://example.fr/", None),
        ("https://example.xn--wgbh1c/", "EG"),
        ("http://127.0.0.1:8000/", None),
    ],
)
def test_a_country_is_read_from_its_own_domain_alone(url: str, country: str | None) -> None:
    assert country_of(url) == country


def test_every_arab_country_has_a_zone() -> None:
    for country in ARAB_LEAGUE:
        assert zones_of(country)


def moments(zone: str, count: int = 4) -> list[datetime]:
    start = datetime(2024, 1, 15, 9, tzinfo=UTC)
    every = [start + timedelta(days=80 * n) for n in range(count)]
    offsets = [each.astimezone(ZoneInfo(zone)) for each in every]
    return [each.replace(tzinfo=timezone(each.utcoffset() or timedelta())) for each in offsets]


def test_a_zone_needs_offsets_that_agree_in_summer_and_winter() -> None:
    assert zone_of("EG", moments("Africa/Cairo")) == "Africa/Cairo"
    assert zone_of("LB", moments("Asia/Beirut")) == "Asia/Beirut"
    assert zone_of("LB", moments("Asia/Damascus")) is None
    assert zone_of("SY", moments("Asia/Damascus")) == "Asia/Damascus"


def test_a_false_z_settles_no_zone() -> None:
    assert zone_of("SY", moments("UTC")) is None


def test_too_few_naive_or_homeless_moments_settle_nothing() -> None:
    good = moments("Asia/Damascus")
    assert zone_of("SY", good[:2]) is None
    assert zone_of(None, good) is None
    assert zone_of("SY", [each.replace(tzinfo=None) for each in good]) is None


def test_a_country_with_two_zones_that_agree_is_left_open() -> None:
    assert len(zones_of("PS")) == 2
    assert zone_of("PS", moments("Asia/Gaza")) is None
