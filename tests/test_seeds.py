"""The shipped seeds: every file loads, says only known things, and the Arab world is covered."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from jsonschema import Draft202012Validator

from scraper.countries import ARAB_LEAGUE, countries, zones
from scraper.seed import KINDS, MONTHS, Seed
from scraper.seedfile import read_seed
from scraper.seedfinder import read_folder, shipped_seeds
from tests.seed_coverage import coverage_table

FILES = sorted(shipped_seeds().glob("*.toml"))
# of the text as the user gave it
DIGEST = "709b81baa0c7ac2677e8b5aab1f3810a92ebd2651330a368f0b9513f833be6c5"
SCHEMA = json.loads((shipped_seeds() / "seed.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seeds() -> list[Seed]:
    return read_folder(shipped_seeds())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_seed_loads_and_is_whole(path: Path) -> None:
    seed = read_seed(path)
    assert path.name == f"{seed.site}.toml"
    assert seed.name
    assert seed.name_en
    assert seed.country in countries()
    assert seed.zone in zones()
    ZoneInfo(seed.zone)
    assert seed.kind in KINDS
    assert seed.months is None or seed.months in MONTHS
    assert seed.international or seed.country in ARAB_LEAGUE


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_seed_fits_the_schema_and_says_that_nobody_verified_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#:schema ./seed.schema.json\n# Not verified: ")
    data = tomllib.loads(text)
    Draft202012Validator(SCHEMA).validate(data)
    # what is found at run time is not written down unverified
    assert not data.keys() & {"feeds", "sitemaps", "listings", "select"}


def test_all_22_countries_have_a_seed_and_all_seeds_are_at_least_80(seeds: list[Seed]) -> None:
    covered = {seed.country for seed in seeds if not seed.international}
    assert covered == set(ARAB_LEAGUE)
    assert len(seeds) >= 80
    assert sum(seed.international for seed in seeds) >= 13


def test_sites_and_homes_are_unique(seeds: list[Seed]) -> None:
    assert len({seed.site for seed in seeds}) == len({seed.home for seed in seeds}) == len(seeds)


def test_one_english_name_is_one_publisher(seeds: list[Seed]) -> None:
    twice = [name for name, count in Counter(seed.name_en for seed in seeds).items() if count > 1]
    assert twice == []


def test_publishers_of_one_country_print_in_zones_of_that_country(seeds: list[Seed]) -> None:
    by_country: dict[str | None, set[str | None]] = {}
    for seed in seeds:
        if not seed.international:
            by_country.setdefault(seed.country, set()).add(seed.zone)
    assert by_country.pop("PS") == {"Asia/Hebron", "Asia/Gaza"}
    assert all(len(found) == 1 for found in by_country.values())


def test_the_specimen_is_the_document_that_was_given() -> None:
    specimen = (shipped_seeds() / "specimen.txt").read_bytes()
    assert specimen.decode("utf-8").startswith("هدوء نسبي في إدلب خلال اجتماع تركي روسي")
    assert sha256(specimen).hexdigest() == DIGEST


def test_the_coverage_table_counts_every_seed_once(seeds: list[Seed]) -> None:
    lines = coverage_table(seeds).splitlines()
    assert len(lines) == 2 + 22 + 2
    totals = [int(line.split("|")[-2]) for line in lines[2:]]
    assert sum(totals[:-1]) == totals[-1] == len(seeds)
    assert all(count > 0 for count in totals)
