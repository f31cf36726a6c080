"""``scraper seeds``: the sites there are, and what each has given."""

from __future__ import annotations

from pathlib import Path

from scraper.demo import DemoSite, Plan
from tests.program import scraper


def test_the_catalogue_adds_sites_that_have_no_seed() -> None:
    seeds = scraper("seeds", "--country", "YE").out.splitlines()
    more = scraper("seeds", "--country", "YE", "--catalogue").out.splitlines()
    assert set(seeds) < set(more)
    assert len({line.split("\t")[2] for line in more}) == len(more)


def test_seeds_tell_what_each_site_has_given(tmp_path: Path) -> None:
    with DemoSite(Plan(specials=False, hosts=1)) as site:
        home = site.homes[0]
        assert scraper("run", "--delay", "0", "--quiet", home, folder=tmp_path).status == 0
    seed = tmp_path / "demo.toml"
    seed.write_text(f'home = "{home}"\n', "utf-8")
    listed = scraper("seeds", "--memory", "articles.sqlite3", str(seed), folder=tmp_path).out
    assert int(listed.split("\t")[4]) > 0
    own = scraper("seeds", "--memory", "articles.sqlite3", folder=tmp_path).out.splitlines()
    assert listed.rstrip("\n") in own, "a site of which there is no seed"
    assert len(own) > 200
    assert scraper("seeds", "--memory", "none.sqlite3", str(seed), folder=tmp_path).status == 2
