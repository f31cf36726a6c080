"""Single and saved pages read with what earlier runs have learned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scraper.demo.layouts import layouts
from scraper.errors import UsageError
from scraper.page import Page
from scraper.parser.learning.learn import learn
from scraper.pipeline.processes.child import Context
from scraper.pipeline.profiles import Contexts
from scraper.profile import Profile
from scraper.seed import Seed
from scraper.writer.memory import Memory
from scraper.writer.shelf import KeptProfile
from tests.housing import house_leaves, observations
from tests.program import scraper as program

KNOWN = Profile(pages=9, body=("div.text",))


def memory_with(folder: Path, site: str, profile: Profile) -> Path:
    path = folder / "articles.sqlite3"
    with Memory.open(path) as memory:
        memory.keep_profile(site, KeptProfile(1, 0.0, profile.to_json().encode()))
    return path


def page(url: str) -> Page:
    return Page(url, b"")


def test_each_page_has_the_profile_of_its_site(tmp_path: Path) -> None:
    base = Context()
    with Contexts(base, memory_with(tmp_path, "news.example", KNOWN)) as of:
        assert of(page("https://www.news.example/a")).profile == KNOWN
        assert of(page("https://www.news.example/a")) is of(page("https://news.example/b"))
        assert of(page("https://other.example/")) is base
        assert of(page("file:///tmp/page.html")) is base


def test_a_saved_page_has_the_profile_of_the_seeds_site(tmp_path: Path) -> None:
    base = Context(seed=Seed(home="https://news.example/"))
    with Contexts(base, memory_with(tmp_path, "news.example", KNOWN)) as of:
        assert of(page("file:///tmp/page.html")).profile == KNOWN


def test_without_a_memory_every_page_is_read_by_itself(tmp_path: Path) -> None:
    base = Context()
    assert Contexts(base, None)(page("https://news.example/")) is base
    with pytest.raises(UsageError):
        Contexts(base, tmp_path / "none.sqlite3")


def test_the_command_parse_reads_with_what_was_learned(tmp_path: Path) -> None:
    layout = layouts(seed=11, count=1)[0]
    profile = learn(observations(house_leaves(layout, range(500, 530))))
    assert profile is not None
    (leaf,) = house_leaves(layout, range(600, 601))
    saved, seed = tmp_path / "page.html", tmp_path / "site.toml"
    saved.write_bytes(leaf.body)
    seed.write_text('home = "https://news.example/"\n', "utf-8")
    memory = memory_with(tmp_path, "news.example", profile)
    bare = program("parse", "--seed", seed, saved, folder=tmp_path)
    taught = program("parse", "--seed", seed, "--memory", memory, saved, folder=tmp_path)
    assert bare.status == taught.status == 0, bare.err + taught.err
    assert tuple(json.loads(taught.out)["paragraphs"]) == leaf.gold.paragraphs
    assert len(json.loads(bare.out)["paragraphs"]) > len(leaf.gold.paragraphs)
