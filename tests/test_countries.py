"""The lists of countries and time zones that seeds are checked against."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from scraper.countries import ARAB_LEAGUE, code_of, countries, zones


def test_the_arab_league_has_22_countries_that_are_iso_codes() -> None:
    assert len(ARAB_LEAGUE) == 22
    assert set(ARAB_LEAGUE) <= set(countries())


def test_countries_are_the_249_of_iso_3166_with_their_names() -> None:
    assert len(countries()) == 249
    assert countries()["SY"] == "Syria"
    assert all(len(code) == 2 and code.isupper() for code in countries())


def test_zones_have_links_and_can_be_opened() -> None:
    assert {"Asia/Damascus", "Asia/Kuwait", "Indian/Comoro", "Etc/UTC"} <= zones()
    for name in zones():
        assert ZoneInfo(name).key == name


def test_a_country_is_known_by_its_code_and_its_english_and_arabic_name() -> None:
    for code, name in ARAB_LEAGUE.items():
        assert code_of(code.lower()) == code_of(name) == code_of(countries()[code]) == code
    assert code_of("الامارات") == "AE", "hamzas are often left out"
    assert code_of("Atlantis") == ""
