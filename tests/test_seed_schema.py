"""The JSON Schema for editors says what the reader says: every key, every list, every verdict."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from scraper.errors import SeedError
from scraper.seed import KINDS, MONTHS, Seed, Select
from scraper.seedfile import parse_seed
from scraper.seedfinder import shipped_seeds
from scraper.seedrules import MAX_DELAY, SEED_RULES, SELECT_RULES
from tests.test_seedfile import FAULTS, FULL

SCHEMA: dict[str, Any] = json.loads(
    (shipped_seeds() / "seed.schema.json").read_text(encoding="utf-8")
)
SELECT = SCHEMA["$defs"]["select"]
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())

# What only the reader can know: codes, zones, engines, and how tables stand to each other.
READER_ONLY = (
    "ISO 3166-1",
    "no time zone",
    "no CSS selector",
    "no CSS",
    "before since",
    "same day",
    "not after the until",
    "not a day",
)


def as_json(value: Any) -> Any:
    """What an editor's TOML extension hands to the schema: days become strings."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_keys_are_the_same_in_schema_reader_and_dataclass() -> None:
    assert set(SCHEMA["properties"]) == {*SEED_RULES, "select"}
    assert {*SEED_RULES, "select"} == {field.name for field in fields(Seed)} - {"file", "site"}
    assert set(SELECT["properties"]) == set(SELECT_RULES)
    assert set(SELECT_RULES) == {field.name for field in fields(Select)}
    selectors = set(SELECT_RULES) - {"since", "until"}
    assert {name for each in SELECT["anyOf"] for name in each["required"]} == selectors


def test_closed_lists_limits_and_defaults_are_the_same() -> None:
    keys = SCHEMA["properties"]
    assert keys["kind"]["enum"] == list(KINDS)
    assert keys["months"]["enum"] == list(MONTHS)
    assert (keys["delay"]["minimum"], keys["delay"]["maximum"]) == (0, MAX_DELAY)
    defaults = {field.name: field.default for field in fields(Seed)}
    for name, key in keys.items():
        if "default" in key:
            assert key["default"] == defaults[name]


def test_every_key_is_described_and_every_word_of_a_list_too() -> None:
    for name, key in {**SCHEMA["properties"], **SELECT["properties"]}.items():
        assert len(key["description"]) > 20, name
        for word in key.get("enum", ()):
            assert f"{word}: " in key["description"]


def test_the_full_example_is_valid_for_both() -> None:
    VALIDATOR.validate(as_json(tomllib.loads(FULL)))
    parse_seed(FULL, file="")


@pytest.mark.parametrize(
    ("text", "reason"),
    # JSON knows no NaN, and a schema no syntax
    [(text, reason) for text, _, _, reason in FAULTS if "TOML" not in reason and "nan" not in text],
)
def test_what_the_reader_refuses_the_schema_refuses_too(text: str, reason: str) -> None:
    data = as_json(tomllib.loads(text))
    refused = not VALIDATOR.is_valid(data)
    assert refused or any(words in reason for words in READER_ONLY)


@pytest.mark.parametrize("key", [*SEED_RULES])
@pytest.mark.parametrize("value", ["[1]", "1", "true", '""', "{}", '["a b"]', "1.5"])
def test_schema_and_reader_agree_on_values_of_the_wrong_type(key: str, value: str) -> None:
    text = ("" if key == "home" else 'home = "https://a.example/"\n') + f"{key} = {value}\n"
    try:
        parse_seed(text, file="")
        readable = True
    except SeedError:
        readable = False
    assert VALIDATOR.is_valid(as_json(tomllib.loads(text))) is readable
