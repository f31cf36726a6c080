"""Reading seed files: what is right comes out whole, what is wrong is named with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scraper.errors import AddressError, SeedError, UsageError
from scraper.seed import Seed, Select
from scraper.seedfile import (
    MAX_BYTES,
    find_seeds,
    parse_seed,
    read_folder,
    read_seed,
    seed_from_address,
    shipped_seeds,
)

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


def write(folder: Path, name: str, home: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f'# seed\nhome = "{home}"\n', encoding="utf-8")
    return path


def test_a_folder_gives_its_toml_files_by_name(tmp_path: Path) -> None:
    write(tmp_path, "b.toml", "https://b.example/")
    write(tmp_path, "a.toml", "https://a.example/")
    write(tmp_path, "note.txt", "no")
    write(tmp_path / "below", "c.toml", "https://c.example/")
    assert [seed.site for seed in read_folder(tmp_path)] == ["a.example", "b.example"]


def test_two_files_about_one_site_are_refused(tmp_path: Path) -> None:
    first = write(tmp_path, "a.toml", "https://www.example.com/")
    second = write(tmp_path, "b.toml", "http://example.com/ar/")
    with pytest.raises(SeedError, match=r"site example\.com .*a\.toml") as caught:
        read_folder(tmp_path)
    error = caught.value
    assert (error.file, error.line, error.key) == (second, 2, "home")
    assert str(first) in error.reason


def test_all_faulty_files_of_a_folder_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('home = "https://a.example/"\n')
    for name in ("b", "c", "d"):
        (tmp_path / f"{name}.toml").write_text("nme = 1\n")
    with pytest.raises(SeedError, match=r"b\.toml:1: nme: .*; faulty too: c\.toml, d\.toml$"):
        read_folder(tmp_path)


def test_a_folder_without_seeds_or_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"no seed file .* `scraper add ADDRESS` writes one"):
        read_folder(tmp_path)
    with pytest.raises(SeedError, match="cannot be read"):
        read_folder(tmp_path / "none")


def test_an_address_alone_is_a_seed() -> None:
    assert seed_from_address("https://example.com/ar/").home == "https://example.com/ar/"
    assert seed_from_address("www.example.com") == Seed("https://www.example.com/")
    assert seed_from_address("\u200fwww.example.com\u200f") == Seed("https://www.example.com/")
    with pytest.raises(AddressError):
        seed_from_address("ftp://example.com/")


def test_the_shipped_seeds_are_there() -> None:
    assert (shipped_seeds() / "seed.schema.json").is_file()


def test_without_arguments_the_own_folder_comes_before_the_shipped_one(tmp_path: Path) -> None:
    assert len(find_seeds(here=tmp_path)) >= 80
    write(tmp_path / "seeds", "a.toml", "https://a.example/")
    assert [seed.site for seed in find_seeds(here=tmp_path)] == ["a.example"]


def test_files_folders_and_addresses_stand_side_by_side(tmp_path: Path) -> None:
    file = write(tmp_path, "one.toml", "https://one.example/")
    write(tmp_path / "more", "two.toml", "https://two.example/")
    named = [str(file), str(tmp_path / "more"), "three.example", "http://127.0.0.1:8000/"]
    found = find_seeds([*named, str(file)], here=tmp_path)
    assert [s.site for s in found] == [
        "one.example",
        "two.example",
        "three.example",
        "127.0.0.1:8000",
    ]


def test_an_address_of_a_known_site_brings_what_is_known_of_it(tmp_path: Path) -> None:
    (seed,) = find_seeds(["https://www.bbc.com/arabic"], here=tmp_path)
    assert seed.zone == "Europe/London"
    assert find_seeds(["www.bbc.com"], here=tmp_path) == [seed]
    (other,) = find_seeds(["https://www.bbc.com/persian"], here=tmp_path)
    assert other == Seed("https://www.bbc.com/persian")
    own = write(tmp_path / "seeds", "bbc.com.toml", "https://www.bbc.com/arabic")
    (mine,) = find_seeds(["https://www.bbc.com/arabic"], here=tmp_path)
    assert mine.file == str(own)


def test_one_site_named_in_two_ways_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"both the site example\.com"):
        find_seeds(["https://example.com/a", "https://example.com/b"], here=tmp_path)


@pytest.mark.parametrize("argument", ["sedes", "x" * 5000, "two words"])
def test_what_is_neither_file_nor_folder_nor_address_is_told(argument: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="neither a seed file"):
        find_seeds([argument], here=tmp_path)


def test_a_seed_file_that_is_not_there_is_not_taken_for_an_address(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="there is no such file"):
        find_seeds(["seeds/none.toml"], here=tmp_path)
