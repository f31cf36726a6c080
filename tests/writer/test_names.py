from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import UsageError
from scraper.writer.names import Names, site_part

DAY = date(2024, 3, 5)

hostile = st.text(st.characters()) | st.sampled_from(
    ["../../etc/passwd", "..", ".", "", "a/b", "a\\b", "\0", "x" * 5000, "~", "-rf", "a\nb",
     "\x1b[31m", "صحيفة", "A.com", "con.", ".hidden", "a..b", "{date}", "{site}"]
)  # fmt: skip


@given(hostile)
def test_no_site_leaves_the_folder(site: str) -> None:
    path = Names.read("/data/{site}/{date}.jsonl").path(site, DAY)
    assert path.parent.parent == Path("/data")
    part = path.parent.name
    assert part.isascii()
    assert part.isprintable()
    assert 0 < len(part) <= 100
    assert not part.startswith((".", "-", "~"))
    assert "/" not in part


@given(hostile, hostile)
def test_two_sites_have_two_files(one: str, other: str) -> None:
    assert (site_part(one) == site_part(other)) == (one == other)


def test_a_host_stays_readable() -> None:
    assert site_part("arabic.cnn.com") == "arabic.cnn.com"
    assert site_part("Sana.SY").startswith("sana-sy-")


@pytest.mark.parametrize("out", ["{year}.jsonl", "a{.jsonl", "a}.jsonl", "{site.jsonl", "{}"])
def test_an_unknown_placeholder_is_refused(out: str) -> None:
    with pytest.raises(UsageError, match="only"):
        Names.read(out)


@pytest.mark.parametrize("out", ["", ".", "..", "a/", "a\0b", "a/.."])
def test_what_names_no_file_is_refused(out: str) -> None:
    with pytest.raises(UsageError, match="not the name of a file"):
        Names.read(out)


@pytest.mark.parametrize(
    ("out", "memory", "lock"),
    [
        ("articles.jsonl", "articles.sqlite3", "articles.jsonl.lock"),
        ("/d/news.json", "/d/news.sqlite3", "/d/news.json.lock"),
        ("/d/noend", "/d/noend.sqlite3", "/d/noend.lock"),
        ("/d/news-{site}.jsonl", "/d/news.sqlite3", "/d/news.jsonl.lock"),
        ("/d/{site}/{date}.jsonl", "/d/articles.sqlite3", "/d/articles.jsonl.lock"),
        ("{date}.jsonl", "articles.sqlite3", "articles.jsonl.lock"),
    ],
)
def test_memory_and_lock_stand_beside_the_output(out: str, memory: str, lock: str) -> None:
    names = Names.read(out)
    assert (names.memory, names.lock) == (Path(memory), Path(lock).resolve())


def test_existing_files_are_found_also_where_only_rotated_ones_are_left(tmp_path: Path) -> None:
    for name in (
        "a.com/2024-03-05.jsonl",
        "b.com/2024-03-05.jsonl.1",
        "b.com/2024-03-06.jsonl.2.gz",
        "b.com/other.jsonl",
        "articles.jsonl.lock",
        "c.com/2024-03-05.jsonl.bak",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    names = Names.read(tmp_path / "{site}" / "{date}.jsonl")
    assert names.existing() == [
        tmp_path / "a.com/2024-03-05.jsonl",
        tmp_path / "b.com/2024-03-05.jsonl",
        tmp_path / "b.com/2024-03-06.jsonl",
    ]


def test_a_folder_with_pattern_characters_is_no_pattern(tmp_path: Path) -> None:
    folder = tmp_path / "[a]*"
    (folder / "x").mkdir(parents=True)
    (folder / "x" / "s.com.jsonl").touch()
    names = Names.read(folder / "x" / "{site}.jsonl")
    assert names.existing() == [folder / "x" / "s.com.jsonl"]
