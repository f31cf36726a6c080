"""Writing seed files: what is read back is what was written, and a person's work is safe."""

from __future__ import annotations

import os
import string
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import OutputError, SeedError
from scraper.seed import KINDS, MONTHS, Seed, Select
from scraper.seedfile import parse_seed, read_seed
from scraper.seedfinder import read_folder, shipped_seeds
from scraper.seedwriter import SCHEMA, check_place, is_generated, render_seed, write_seed

SEED = Seed(
    home="https://example.com/ar/",
    name="صحيفة «المثال»",
    zone="Africa/Cairo",
    delay=2.0,
    feeds=("https://example.com/feed",),
    listings=tuple(f"https://example.com/section-of-some-length/{n}" for n in range(4)),
    select=(Select(since=date(2024, 5, 31), body='div[class="text"] > p', drop=(".ad",)),),
)

EXPECTED = """\
# looked over on 2024-05-31

name = "صحيفة «المثال»"
home = "https://example.com/ar/"
zone = "Africa/Cairo"
delay = 2
feeds = ["https://example.com/feed"]
listings = [
    "https://example.com/section-of-some-length/0",
    "https://example.com/section-of-some-length/1",
    "https://example.com/section-of-some-length/2",
    "https://example.com/section-of-some-length/3",
]

[[select]]
since = 2024-05-31
body = 'div[class="text"] > p'
drop = [".ad"]
"""


def test_the_file_reads_as_a_person_would_have_written_it() -> None:
    lines = render_seed(SEED, notes=["looked over on 2024-05-31"]).split("\n", 2)
    assert lines[0] == "#:schema ./seed.schema.json"
    assert lines[1].startswith("# written by scraper add, digest ")
    assert lines[2] == EXPECTED


def test_writing_again_changes_nothing_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "new" / "example.com.toml"
    assert write_seed(SEED, path) is True
    before = path.stat()
    assert write_seed(SEED, path) is False
    after = path.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert read_seed(path) == replace(SEED, file=str(path))
    assert sorted(each.name for each in path.parent.iterdir()) == ["example.com.toml", SCHEMA]


def test_the_schema_beside_the_seed_is_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / SCHEMA).write_text("{}")
    write_seed(SEED, tmp_path / "example.com.toml")
    assert (tmp_path / SCHEMA).read_bytes() == (shipped_seeds() / SCHEMA).read_bytes()
    assert len(read_folder(tmp_path)) == 1


def test_a_file_nobody_touched_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "example.com.toml"
    write_seed(SEED, path, notes=["first look"])
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))  # as git may check it out
    assert write_seed(replace(SEED, delay=5.0), path, notes=["second look"]) is True
    assert read_seed(path).delay == 5.0
    assert is_generated(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# looked over", "# I looked over"),
        ("delay = 2\n", "delay = 3\n"),
        ('"https://example.com/feed"', '"https://example.com/feed" '),
        ("#:schema ./seed.schema.json\n", ""),
        ("digest ", "digest 0"),
    ],
)
def test_a_file_that_a_person_edited_is_left_alone_without_force(
    old: str, new: str, tmp_path: Path
) -> None:
    path = tmp_path / "example.com.toml"
    write_seed(SEED, path, notes=["looked over"])
    text = path.read_text(encoding="utf-8")
    edited = text.replace(old, new, 1)
    assert edited != text
    path.write_text(edited, encoding="utf-8")
    with pytest.raises(SeedError, match=r"edited by a person.*--force"):
        write_seed(replace(SEED, delay=9.0), path)
    assert path.read_text(encoding="utf-8") == edited
    assert write_seed(replace(SEED, delay=9.0), path, force=True) is True
    assert read_seed(path).delay == 9.0


def test_every_shipped_seed_is_a_persons_work() -> None:
    for path in sorted(shipped_seeds().glob("*.toml")):
        assert not is_generated(path.read_text(encoding="utf-8")), path.name


def test_a_seed_that_could_not_be_read_again_is_never_written(tmp_path: Path) -> None:
    path = tmp_path / "example.com.toml"
    with pytest.raises(SeedError, match="not a host"):
        write_seed(replace(SEED, hosts=("not a host",)), path)
    assert list(tmp_path.iterdir()) == []


def test_a_note_cannot_break_out_of_its_comment() -> None:
    text = render_seed(SEED, notes=['one\nhome = "https://evil.example/"\r\x1b[31m\u202e\u2028x'])
    assert parse_seed(text, file="").home == SEED.home
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_what_cannot_be_written_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_seed(SEED, blocked / "example.com.toml")
    folder = tmp_path / "folder.toml"
    folder.mkdir()
    with pytest.raises(SeedError, match="is not a file"):
        write_seed(SEED, folder)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder.toml"]


def test_a_place_is_judged_before_the_work_and_nothing_is_left_in_it(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(OutputError, match="cannot be written: Not a directory; go to"):
        check_place(blocked / "deep" / "example.com.toml")
    check_place(tmp_path / "new" / "folder" / "example.com.toml")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
    edited = tmp_path / "example.com.toml"
    edited.write_text('home = "https://www.example.com/"\n')
    with pytest.raises(SeedError, match="edited by a person"):
        check_place(edited)
    check_place(edited, force=True)


def test_a_disk_that_fails_on_renaming_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "example.com.toml"
    write_seed(SEED, path)
    old = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_seed(replace(SEED, delay=5.0), path)
    assert path.read_bytes() == old
    assert sorted(each.name for each in tmp_path.iterdir()) == ["example.com.toml", SCHEMA]


_text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda text: text.strip() == text and text.isprintable()
)
_host = st.text(string.ascii_lowercase, min_size=1, max_size=9).map(lambda word: f"{word}.example")
_address = st.builds(
    lambda host, path: f"https://{host}/{path}",
    _host,
    st.text(string.ascii_letters + string.digits + "-_/", max_size=40),
).filter(lambda url: "//" not in url.removeprefix("https://"))
_addresses = st.lists(_address, max_size=4, unique=True).map(tuple)
_css = st.sampled_from(["p", 'a[href="x"]', "a[title='x\"y']", r"div.\31 23", "a:has(> b)", "*|p"])
_select = st.builds(
    Select,
    body=_css,
    headline=st.none() | _css,
    drop=st.lists(_css, max_size=3, unique=True).map(tuple),
)
_seed = st.builds(
    Seed,
    home=_address,
    name=st.none() | _text,
    name_en=st.none() | _text,
    country=st.sampled_from([None, "SY", "EG"]),
    zone=st.sampled_from([None, "Asia/Damascus"]),
    kind=st.sampled_from([None, *KINDS]),
    months=st.sampled_from([None, *MONTHS]),
    language=st.sampled_from(["ar", "ar-MA", "ar-Arab-SY"]),
    international=st.booleans(),
    delay=st.none() | st.floats(0, 3600),
    hosts=st.lists(_host, max_size=3, unique=True).map(tuple),
    feeds=_addresses,
    sitemaps=_addresses,
    listings=_addresses,
    select=st.lists(_select, max_size=1).map(tuple),
)


@given(_seed)
def test_any_seed_is_read_back_as_it_was_written(seed: Seed) -> None:
    text = render_seed(seed)
    assert is_generated(text)
    assert parse_seed(text, file="x") == replace(seed, file="x")
