"""Which seeds the arguments of a command mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.errors import AddressError, SeedError, UsageError
from scraper.seed import Seed
from scraper.seedfinder import find_seeds, read_folder, seed_from_address, shipped_seeds


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
    with pytest.raises(UsageError, match="neither a file nor a folder here"):
        find_seeds([argument], here=tmp_path)


def test_a_seed_file_that_is_not_there_is_not_taken_for_an_address(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="there is no such file"):
        find_seeds(["seeds/none.toml"], here=tmp_path)


def test_beside_faulty_files_of_a_folder_the_others_are_read_where_somebody_is_told(
    tmp_path: Path,
) -> None:
    write(tmp_path, "a.toml", "https://a.example/")
    (tmp_path / "b.toml").write_text("nme = 1\n")
    write(tmp_path, "c.toml", "https://a.example/")
    told: list[SeedError] = []
    assert [seed.site for seed in find_seeds([str(tmp_path)], faulty=told.append)] == ["a.example"]
    assert [(error.file.name, error.key) for error in told] == [
        ("b.toml", "nme"),
        ("c.toml", "home"),
    ]
    (tmp_path / "a.toml").unlink()
    (tmp_path / "c.toml").unlink()
    with pytest.raises(SeedError, match=r"b\.toml:1: nme: "):
        find_seeds([str(tmp_path)], faulty=told.append)
    with pytest.raises(SeedError, match=r"b\.toml:1: nme: "):
        find_seeds([str(tmp_path / "b.toml")], faulty=told.append)


def test_a_list_names_a_site_a_line(tmp_path: Path) -> None:
    file = tmp_path / "sites.txt"
    file.write_bytes(
        "\ufeff# mine\r\nhttps://a.example/\r\n\r\n  b.example \r\nwww.bbc.com".encode()
    )
    found = find_seeds([str(file), "c.example"], here=tmp_path)
    assert [seed.site for seed in found] == ["a.example", "b.example", "bbc.com", "c.example"]
    assert found[2].zone == "Europe/London", "the seed that is there is taken"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a.example\n\nftp://b.example/\n", r"sites\.txt:3: 'ftp://b\.example/' is not"),
        ("a.example\nhttps://a.example/x\n", r"sites\.txt:2: a\.example stands in line 1 already"),
        ("# nothing\n", r"sites\.txt: there is no address in this list"),
        (None, r"sites\.txt: there is no such file"),
    ],
)
def test_a_fault_in_a_list_is_told_with_its_line(
    tmp_path: Path, text: str | None, reason: str
) -> None:
    file = tmp_path / "sites.txt"
    if text is not None:
        file.write_text(text)
    with pytest.raises(SeedError, match=reason):
        find_seeds([str(file)], here=tmp_path)
