"""``scraper add`` against the embedded site: a seed from which a run collects everything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.demo.site import DemoSite
from scraper.demo.styles import STYLES
from scraper.demo.world import Plan
from scraper.errors import OutputError, SeedError
from scraper.pipeline.adding import look_over
from scraper.pipeline.options import Options
from scraper.pipeline.run import Run
from scraper.pipeline.trial import Trying
from scraper.seed import Seed
from scraper.seedfile import read_seed
from scraper.seedfinder import read_folder
from scraper.seedwriter import write_seed
from tests.program import environment
from tests.program import scraper as program

QUICK = ("--delay", "0")


@pytest.fixture(scope="module")
def site() -> Iterator[DemoSite]:
    with DemoSite(Plan(crawl_delay=None)) as served:
        yield served


@pytest.fixture(scope="module")
def added(site: DemoSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seed of each of its sites."""
    folder = tmp_path_factory.mktemp("seeds")
    trials = Trying([Seed(home=home) for home in site.homes], Options(limit=10, delay=0))()
    for number, trial in enumerate(trials):
        finding = look_over(trial)
        assert finding.usable, (trial.seed.home, finding.notes)
        write_seed(finding.seed, folder / f"{number}.toml")
    return folder


def test_every_style_has_a_site(site: DemoSite) -> None:
    assert {p.style for p in site.plan.chosen} == set(STYLES)


def test_a_run_from_the_seeds_collects_everything(
    site: DemoSite, added: Path, tmp_path: Path
) -> None:
    out = tmp_path / "articles.jsonl"
    Run(read_folder(added), Options(out=out, delay=0))()
    records = [json.loads(line) for line in out.read_bytes().splitlines()]
    wanted = {(gold.site, gold.headline) for gold in site.articles}
    assert {(r["site"], r["headline"]) for r in records} >= wanted


def test_the_seed_has_the_name_the_feeds_and_the_sitemaps(site: DemoSite, added: Path) -> None:
    seeds = {seed.home: seed for seed in read_folder(added)}
    for outlet in site.world.outlets:
        seed = seeds[outlet.base + "/"]
        assert seed.name in (outlet.site.publisher.name, None)
        assert bool(seed.feeds) == ("feed" in outlet.sources)
        assert bool(seed.sitemaps) == ("sitemap" in outlet.sources)
        assert seed.zone is None  # the address says nothing of a country
    assert sum(seed.name is not None for seed in seeds.values()) >= len(seeds) - 2


def test_the_command_writes_shows_and_repeats(site: DemoSite, tmp_path: Path) -> None:
    home = site.homes[1]
    first = program("add", home, *QUICK, folder=tmp_path)
    assert first.status == 0, first.err
    assert "\u2068" not in first.err, "isolates are for a terminal"
    (written,) = (tmp_path / "seeds").glob("*.toml")
    text = written.read_text("utf-8")
    assert read_seed(written).home == home + ("" if home.endswith("/") else "/")
    assert "headline\t" in first.err
    assert "feed\t" in first.err
    assert '"headline": ' in first.err
    assert "no time zone is written" in first.err
    assert first.out == ""
    again = program("add", home, *QUICK, folder=tmp_path)
    assert again.status == 0, again.err
    assert "says the same already" in again.err
    assert written.read_text("utf-8") == text


def test_a_dry_run_prints_the_seed_and_writes_nothing(site: DemoSite, tmp_path: Path) -> None:
    # TOML is UTF-8, so the locale's charset has no say in it
    env = environment(PYTHONIOENCODING="ascii")
    ran = program("add", "--dry-run", "--quiet", site.homes[0], *QUICK, folder=tmp_path, env=env)
    assert ran.status == 0, ran.err
    assert re.search(r'^name = ".*[\u0621-\u064a]', ran.out, re.MULTILINE)
    assert 'home = "http://127.0.0.1' in ran.out
    assert ran.err == ""
    assert list(tmp_path.iterdir()) == []


def test_what_a_person_edited_is_kept_without_force(site: DemoSite, tmp_path: Path) -> None:
    home = site.homes[0]
    assert program("add", home, *QUICK, "--quiet", folder=tmp_path).status == 0
    (written,) = (tmp_path / "seeds").glob("*.toml")
    edited = written.read_text("utf-8") + 'zone = "Asia/Damascus"\n'
    written.write_text(edited, "utf-8")
    refused = program("add", home, *QUICK, "--quiet", folder=tmp_path)
    assert refused.status == SeedError.exit_status
    assert "--force" in refused.err
    assert written.read_text("utf-8") == edited
    forced = program("add", home, *QUICK, "--quiet", "--force", folder=tmp_path)
    assert forced.status == 0, forced.err
    assert read_seed(written).zone == "Asia/Damascus"  # what was known is not lost


def test_a_folder_that_cannot_be_written_is_told_before_the_site_is_asked(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    nobody = "http://127.0.0.1:9/"
    refused = program("add", nobody, *QUICK, "--seeds", "file/seeds", folder=tmp_path)
    assert refused.status == OutputError.exit_status
    assert "cannot be written: Not a directory" in refused.err
    assert "no article" not in refused.err


def test_a_site_without_articles_gets_no_seed(tmp_path: Path) -> None:
    with DemoSite(Plan(hosts=1, scale=0, specials=False, crawl_delay=None)) as empty:
        ran = program("add", empty.homes[0], *QUICK, folder=tmp_path)
    assert ran.status == 1
    assert "nothing is written" in ran.err
    assert not (tmp_path / "seeds").exists()
