"""The catalogue: it is read with its faults told, and the shipped one is clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper import address
from scraper.catalogue import add_catalogue, read_catalogue
from scraper.errors import SeedError
from scraper.seed import Seed, choose
from scraper.seedfinder import read_folder, shipped_seeds

HEAD = "# a comment\ncountry\tkind\thome\tname\n"
# First labels that name a form, a place to test, or a post office: not a site of its own.
FORMS = ("www.", "m.", "m2.", "mobile.", "amp.", "mail.", "test.", "archive.")
# Social networks and hosts of other people's blogs.
NOT_NEWS = {
    "facebook.com",
    "twitter.com",
    "x.com",
    "youtube.com",
    "instagram.com",
    "t.me",
    "telegram.me",
    "tiktok.com",
    "blogspot.com",
    "wordpress.com",
    "tumblr.com",
    "medium.com",
    "google.com",
    "wix.com",
    "weebly.com",
}


@pytest.fixture(scope="module")
def shipped() -> list[Seed]:
    return read_catalogue()


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "catalogue.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_line_is_a_seed_and_an_empty_cell_is_unknown(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        HEAD + "SY\tagency\thttps://sana.sy/\tسانا\n\n# between\n\t\thttps://b.example/\t\n",
    )
    assert read_catalogue(path) == [
        Seed("https://sana.sy/", name="سانا", country="SY", kind="agency", file=str(path)),
        Seed("https://b.example/", file=str(path)),
    ]


@pytest.mark.parametrize(
    ("text", "line", "key", "reason"),
    [
        ("", None, None, "columns must be country, kind, home, name"),
        ("country\thome\n", 1, None, "columns must be"),
        (HEAD + "SY\thttps://a.example/\n", 3, None, "has 2 columns"),
        (HEAD + "Syria\t\thttps://a.example/\t\n", 3, "country", "ISO 3166-1"),
        (HEAD + "\tshop\thttps://a.example/\t\n", 3, "kind", "one of agency"),
        (HEAD + "\t\ta.example\t\n", 3, "home", "http or https"),
        (HEAD + "\t\t\t\n", 3, "home", "http or https"),
        (
            HEAD + "\t\thttps://a.example/\t\n\t\thttp://www.a.example/x\t\n",
            4,
            "home",
            "stands twice",
        ),
    ],
)
def test_a_fault_is_told_with_its_line_and_column(
    text: str, line: int | None, key: str | None, reason: str, tmp_path: Path
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SeedError, match=reason) as caught:
        read_catalogue(path)
    assert (caught.value.file, caught.value.line, caught.value.key) == (path, line, key)


def test_a_seed_file_comes_before_the_catalogue_s_line() -> None:
    seed = Seed("https://www.a.example/ar/", zone="Asia/Aden")
    other = Seed("https://b.example/")
    assert add_catalogue([seed], [Seed("http://a.example/"), other]) == [seed, other]


def test_the_shipped_catalogue_is_large_and_covers_the_arab_countries(shipped: list[Seed]) -> None:
    assert len(shipped) > 1900
    for country in ("DZ", "EG", "IQ", "JO", "LB", "MA", "PS", "SA", "SD", "SY", "TN", "YE"):
        assert len(choose(shipped, country=country)) >= 20


def test_the_shipped_catalogue_has_each_site_once_under_one_clean_address(
    shipped: list[Seed],
) -> None:
    cores = set()
    for seed in shipped:
        assert seed.home == address.clean(seed.home)
        core = seed.site
        for form in FORMS:
            core = core.removeprefix(form)
        assert core not in cores, core
        cores.add(core)


def test_the_shipped_catalogue_has_no_networks_blogs_or_universities(shipped: list[Seed]) -> None:
    for seed in shipped:
        labels = seed.site.split(".")
        assert ".".join(labels[-2:]) not in NOT_NEWS
        assert labels[-2] not in ("edu", "ac")


def test_the_shipped_catalogue_is_sorted_with_unknown_countries_last(shipped: list[Seed]) -> None:
    order = [(seed.country or "~", seed.site) for seed in shipped]
    assert order == sorted(order)


def test_the_shipped_catalogue_says_what_the_seed_files_say(shipped: list[Seed]) -> None:
    seeds = {seed.site: seed for seed in read_folder(shipped_seeds())}
    both = [seed for seed in shipped if seed.site in seeds]
    assert len(both) > 50
    for line in both:
        seed = seeds[line.site]
        assert (line.country, line.kind, line.home, line.name) == (
            seed.country,
            seed.kind,
            seed.home,
            seed.name,
        )


def test_the_shipped_catalogue_tells_where_it_comes_from() -> None:
    text = (shipped_seeds() / "catalogue.tsv").read_text(encoding="utf-8")
    head = text[: text.index("country\tkind")]
    for words in ("commoncrawl/web-languages", "CC0", "Not verified"):
        assert words in head
