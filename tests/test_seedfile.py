"""Reading seed files: what is right comes out whole, what is wrong is named with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scraper.errors import SeedError
from scraper.seed import Seed, Select
from scraper.seedfile import MAX_BYTES, parse_seed, read_seed

FULL = """\
#:schema ./seed.schema.json
name = "عنب بلدي"
name_en = "Enab Baladi"
home = "https://www.enabbaladi.net/"
country = "SY"
international = true
zone = "Asia/Damascus"
kind = "daily"
months = "levantine"
language = "ar-SY"
delay = 3
hosts = ["media.enabbaladi.net"]
feeds = ["https://www.enabbaladi.net/feed"]
sitemaps = ["https://www.enabbaladi.net/sitemap.xml"]
listings = [
    "https://www.enabbaladi.net/news/",
    "https://www.enabbaladi.net/sport/",
]

[[select]]
since = 2024-01-01
until = 2024-06-30
headline = "h1.title"
body = "div.text > p"
drop = [".related", "aside:has(> h3)"]
dateline = ".place"
date = "time"
sections = "nav a"

[[select]]
until = 2023-12-31
body = "td.news"
"""


def test_every_key_of_a_full_file_is_read() -> None:
    assert parse_seed(FULL, file="full.toml") == Seed(
        home="https://www.enabbaladi.net/",
        name="عنب بلدي",
        name_en="Enab Baladi",
        country="SY",
        zone="Asia/Damascus",
        kind="daily",
        months="levantine",
        language="ar-SY",
        international=True,
        delay=3.0,
        hosts=("media.enabbaladi.net",),
        feeds=("https://www.enabbaladi.net/feed",),
        sitemaps=("https://www.enabbaladi.net/sitemap.xml",),
        listings=("https://www.enabbaladi.net/news/", "https://www.enabbaladi.net/sport/"),
        select=(
            Select(until=date(2023, 12, 31), body="td.news"),
            Select(
                since=date(2024, 1, 1),
                until=date(2024, 6, 30),
                headline="h1.title",
                body="div.text > p",
                drop=(".related", "aside:has(> h3)"),
                dateline=".place",
                date="time",
                sections="nav a",
            ),
        ),
        file="full.toml",
        site="enabbaladi.net",
    )


HOME = 'home = "https://example.com/"\n'

# text, line, key, words of the reason
FAULTS = [
    # syntax
    ("home = https://example.com\n", 1, "home", "not TOML.*quotes"),
    (HOME + 'zone = "Asia/Damascus\n', 2, "zone", "not TOML"),
    (HOME + HOME, 2, "home", "not TOML.*overwrite"),
    (HOME + "feeds = [\n\n", 2, "feeds", "not TOML"),
    (HOME + "feeds = " + "[" * 100_000, None, None, "not TOML|nested too deeply"),
    # keys
    ("# nothing\n", None, "home", "missing"),
    (HOME + 'tiem_zone = "UTC"\n', 2, "tiem_zone", "not a key.*known are name, name_en, home"),
    (HOME + 'zones = "UTC"\n', 2, "zones", r"did you mean zone\?"),
    (HOME + 'site = "x"\n', 2, "site", "not a key"),
    (HOME + "\n[[selects]]\n", 3, "selects", r"did you mean select\?"),
    (HOME + '[[select]]\nbodi = "p"\n', 3, "select.bodi", r"did you mean body\?"),
    # addresses
    ('home = "ftp://example.com/"\n', 1, "home", "http or https"),
    ('home = "example.com"\n', 1, "home", "http or https"),
    ("home = 3\n", 1, "home", "is a number; write an address"),
    (HOME + 'feeds = "https://example.com/feed"\n', 2, "feeds", "list in square brackets"),
    (HOME + 'feeds = [\n  "https://a.example/",\n  "feed",\n]\n', 4, "feeds", "http or https"),
    (HOME + "sitemaps = [\n  {a = 1},\n]\n", 3, "sitemaps", "is a table"),
    (
        HOME + 'listings = [\n  "https://a.example/",\n  "https://a.example/",\n]\n',
        4,
        "listings",
        "twice",
    ),
    (HOME + 'hosts = ["https://a.example/"]\n', 2, "hosts", "not a host"),
    (HOME + 'hosts = ["a.example", "b example"]\n', 2, "hosts", "not a host"),
    # closed lists and codes
    (HOME + 'country = "Syria"\n', 2, "country", "two capital letters"),
    (HOME + 'country = "sy"\n', 2, "country", "such as SY"),
    (HOME + 'country = "XX"\n', 2, "country", "ISO 3166-1"),
    (HOME + 'zone = "Asia/Damascuss"\n', 2, "zone", r"no time zone.*did you mean Asia/Damascus\?"),
    (HOME + 'zone = "../../etc/passwd"\n', 2, "zone", "no time zone"),
    (HOME + 'zone = "+03:00"\n', 2, "zone", "no time zone"),
    (HOME + 'kind = "newspaper"\n', 2, "kind", "one of agency, daily"),
    (HOME + 'months = "syriac"\n', 2, "months", "one of egyptian, levantine"),
    (HOME + 'language = "arabic"\n', 2, "language", "BCP 47"),
    (HOME + 'language = "ar_SY"\n', 2, "language", "BCP 47"),
    # other types
    (HOME + 'name = ""\n', 2, "name", "empty"),
    (HOME + 'name = "a\\nb"\n', 2, "name", "control character"),
    (HOME + 'name = ["a"]\n', 2, "name", "is a list; write text"),
    (HOME + 'international = "yes"\n', 2, "international", "true or false"),
    (HOME + 'delay = "2"\n', 2, "delay", "number, without quotes"),
    (HOME + "delay = true\n", 2, "delay", "number"),
    (HOME + "delay = -1\n", 2, "delay", "from 0 to 3600"),
    (HOME + "delay = inf\n", 2, "delay", "from 0 to 3600"),
    (HOME + "delay = nan\n", 2, "delay", "from 0 to 3600"),
    # selectors
    (HOME + '[[select]]\nbody = "div["\n', 3, "select.body", "no CSS selector"),
    (HOME + '[[select]]\nbody = ""\n', 3, "select.body", "no CSS selector"),
    (HOME + '[[select]]\ndate = "a::text"\n', 3, "select.date", "no CSS selector"),
    (HOME + '[[select]]\nbody = "p"\ndrop = [\n".a",\n"!"]\n', 6, "select.drop", "no CSS"),
    (HOME + '[[select]]\nbody = "p"\nsince = "2024-01-01"\n', 4, "select.since", "is not a day"),
    (
        HOME + '[[select]]\nbody = "p"\nsince = 2024-01-01T00:00:00Z\n',
        4,
        "select.since",
        "not a day",
    ),
    (HOME + "[[select]]\nsince = 2024-01-01\n", 2, "select", "no selector"),
    (HOME + '[select]\nbody = "p"\n', 2, "select", r"\[\[select\]\]"),
    (HOME + "select = [1]\n", 2, "select", r"\[\[select\]\]"),
    # periods
    (
        HOME + '[[select]]\nbody = "p"\nuntil = 2023-01-01\nsince = 2024-01-01\n',
        4,
        "select.until",
        "before since",
    ),
    (HOME + '[[select]]\nbody = "p"\n[[select]]\nbody = "p"\n', 4, "select", "line 2.*same day"),
    (
        HOME + '[[select]]\nbody = "p"\nsince = 2024-01-01\n[[select]]\nbody = "p"\n'
        "since = 2024-01-01\n",
        7,
        "select.since",
        "line 2.*same day",
    ),
    (
        HOME + '[[select]]\nbody = "p"\nsince = 2024-02-01\n[[select]]\nbody = "p"\n'
        "until = 2024-02-01\n",
        4,
        "select.since",
        "not after the until = 2024-02-01.*line 5",
    ),
]


@pytest.mark.parametrize(("text", "line", "key", "reason"), FAULTS)
def test_a_fault_is_told_with_file_line_key_and_what_is_allowed(
    text: str, line: int | None, key: str | None, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SeedError, match=f"(?s){reason}") as caught:
        read_seed(path)
    error = caught.value
    assert (error.file, error.line, error.key) == (path, line, key)
    assert error.exit_status == 2
    place = f"{path}:{line}: " if line else f"{path}: "
    assert str(error).startswith(place + (f"{key}: " if key else ""))


def test_a_key_cannot_put_control_characters_on_the_terminal() -> None:
    with pytest.raises(SeedError, match="not a key") as caught:
        parse_seed(HOME + '"\\u001b[31m\\u202e" = 1\n', file="x.toml")
    assert str(caught.value).isprintable()


def test_a_file_that_is_no_text_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "old.toml"
    path.write_bytes(HOME.encode() + "name = 'سانا'".encode("windows-1256"))
    with pytest.raises(SeedError, match="UTF-8") as caught:
        read_seed(path)
    assert caught.value.line == 2


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + HOME.replace("\n", "\r\n").encode() + b'zone = "x"\r\n')
    with pytest.raises(SeedError) as caught:
        read_seed(path)
    assert (caught.value.line, caught.value.key) == (2, "zone")


def test_what_is_not_a_readable_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"none\.toml: there is no such file; name a seed"):
        read_seed(tmp_path / "none.toml")
    with pytest.raises(SeedError, match="is not a file"):
        read_seed(tmp_path)
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(SeedError, match="larger than"):
        read_seed(large)
