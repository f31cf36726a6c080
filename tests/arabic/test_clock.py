from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from dateutil import tz

from scraper.arabic.clock import ABBREVIATIONS, HOURS, PLACES


@pytest.mark.parametrize("zone", PLACES)
def test_every_place_has_a_zone_of_the_iana_database(zone: str) -> None:
    assert ZoneInfo(zone)
    assert tz.gettz(zone) is not None


def test_no_place_is_in_two_zones() -> None:
    names = [name for row in PLACES.values() for name in row.split("|")]
    assert len(names) == len(set(names))


def test_the_clock_face_has_twelve_hours() -> None:
    assert len(HOURS) == 12


def test_abbreviations_are_whole_quarters_of_an_hour() -> None:
    assert all(minutes % 15 == 0 and -720 <= minutes <= 840 for minutes in ABBREVIATIONS.values())
