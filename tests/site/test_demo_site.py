"""Whole runs against the embedded site: real requests, real parsing, real files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scraper.address import identity
from scraper.article import Article
from scraper.demo.gold import Gold
from scraper.demo.site import DemoSite
from scraper.demo.world import Plan
from scraper.outcome import Kind, Outcome
from scraper.pipeline.observer import Observer
from scraper.pipeline.options import Options
from scraper.pipeline.processes.pool import PARSER
from scraper.pipeline.report import Report
from scraper.pipeline.run import Run
from scraper.pipeline.singles import get_pages
from scraper.pipeline.tally import SiteTally
from scraper.seed import Seed
from tests import stub_parser
from tests.promises.distances import keeps


class Watcher(Observer):
    """Remembers how every address ended."""

    def __init__(self) -> None:
        self.outcomes: dict[str, Outcome] = {}

    def ended(self, outcome: Outcome, tally: SiteTally) -> None:
        assert outcome.url not in self.outcomes, "an address ends once in a run"
        self.outcomes[outcome.url] = outcome


def crawl(
    site: DemoSite, folder: Path, parse: str = PARSER, **settings: Any
) -> tuple[Report, dict[str, Outcome]]:
    settings.setdefault("delay", 0)
    settings.setdefault("floor", 0)  # every source is worth asking at any time
    settings.setdefault("ceiling", 0)
    watcher = Watcher()
    seeds = [Seed(home=home) for home in site.homes]
    options = Options(out=folder / "articles.jsonl", **settings)
    return Run(seeds, options, watcher, parse=parse)(), watcher.outcomes


def articles(folder: Path) -> list[Article]:
    lines = (folder / "articles.jsonl").read_bytes().splitlines()
    return [Article.from_dict(json.loads(line)) for line in lines]


def itself(article: Article) -> str:
    """Which article it is, under whatever address it was met first."""
    return identity(article.canonical_url or article.url)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """One run over the whole site, looked at by many tests."""
    folder = tmp_path_factory.mktemp("first")
    with DemoSite(Plan(crawl_delay=0.1)) as site:
        report, outcomes = crawl(site, folder)
        yield {
            "site": site,
            "folder": folder,
            "report": report,
            "outcomes": outcomes,
            "trace": site.trace,
            "beside": site.most_beside,
        }


def test_every_article_of_every_style_is_written_once(first: dict[str, Any]) -> None:
    wanted = {identity(gold.url) for gold in first["site"].articles}
    written = [itself(article) for article in articles(first["folder"])]
    assert len(wanted) >= 60
    assert sorted(written) == sorted(wanted)


def test_every_special_page_ends_as_it_should(first: dict[str, Any]) -> None:
    ends = {identity(url): outcome for url, outcome in first["outcomes"].items()}
    asked = [s for s in first["site"].specials if identity(s.url) in ends]
    assert len(asked) >= 15, "what does not look like an article is not even asked for"
    wrong = [
        (special.name, special.kind.value, str(outcome))
        for special in asked
        if (outcome := ends[identity(special.url)]).kind not in allowed(special.kind)
    ]
    assert not wrong


def allowed(kind: Kind) -> set[Kind]:
    """Of two addresses of one text, the one that is read first is written."""
    return {kind, Kind.WRITTEN} if kind is Kind.DUPLICATE else {kind}


def test_every_special_page_asked_for_by_its_address_ends_as_it_should(
    first: dict[str, Any],
) -> None:
    specials = {special.url: special for special in first["site"].specials}
    singles = get_pages(list(specials), Options(delay=0), named=first["site"].homes)
    wrong = []
    for single in singles:
        special = specials.pop(single.url)
        if single.parsed.kind not in allowed(special.kind):
            reason = single.parsed.reason
            wrong.append((special.name, special.kind.value, single.parsed.kind.value, reason))
    assert not specials
    assert not wrong


def test_robots_txt_comes_first_on_each_host_and_no_two_requests_meet(
    first: dict[str, Any],
) -> None:
    opened: dict[str, str] = {}
    for visit in sorted(first["trace"], key=lambda visit: visit.start):
        opened.setdefault(visit.host, visit.path)
    assert set(opened.values()) == {"/robots.txt"}
    assert first["beside"] == 0


def test_the_crawl_delay_of_each_host_is_kept(first: dict[str, Any]) -> None:
    delay = first["site"].plan.crawl_delay
    assert keeps(first["trace"], delay)
    assert not keeps(first["trace"], 2 * delay)


def test_the_summary_counts_what_the_outcomes_say(first: dict[str, Any]) -> None:
    report, outcomes = first["report"], first["outcomes"]
    assert report.outcomes.total() == len(outcomes)
    assert report.articles == sum(o.kind is Kind.WRITTEN for o in outcomes.values())
    assert all(site.finished and site.requests for site in report.sites)


def test_the_report_and_every_reason_are_words_without_control_characters(
    first: dict[str, Any],
) -> None:
    for outcome in first["outcomes"].values():
        assert outcome.reason.isprintable(), outcome
        if outcome.kind not in (Kind.WRITTEN, Kind.UNCHANGED):
            assert outcome.reason, outcome


def test_a_second_run_finds_nothing_new_and_a_third_only_what_was_published(
    tmp_path: Path,
) -> None:
    with DemoSite(Plan(specials=False)) as site:
        first, _ = crawl(site, tmp_path)
        before = (tmp_path / "articles.jsonl").read_bytes()
        site.clear_trace()
        second, _ = crawl(site, tmp_path)
        assert (second.articles, second.exit_status) == (0, 0)
        assert (tmp_path / "articles.jsonl").read_bytes() == before
        asked = site.trace
        assert not [visit for visit in asked if visit.path == "/robots.txt"]
        golds = {visit.path for visit in asked} & {_path(gold) for gold in site.articles}
        assert golds == set()
        added = site.add_articles(7)
        third, _ = crawl(site, tmp_path)
    assert third.articles == 7
    new = articles(tmp_path)[first.articles :]
    assert {identity(article.url) for article in new} == {identity(a.gold.url) for a in added}


@pytest.mark.parametrize(
    ("scale", "hosts", "parse"),
    [(200, 2, PARSER), pytest.param(2000, 1, stub_parser.NAME, marks=pytest.mark.slow)],
)
def test_nothing_new_costs_a_conditional_request_a_source_and_new_articles_one_each(
    tmp_path: Path, scale: int, hosts: int, parse: str
) -> None:
    """What is asked for is no matter of how the pages are read: the large site is read quickly."""
    plan = Plan(specials=False, crawl_delay=None, scale=scale, hosts=hosts, weight=1)
    with DemoSite(plan) as site:
        assert crawl(site, tmp_path, parse)[0].outcomes.total() == scale
        site.clear_trace()
        crawl(site, tmp_path, parse)
        sources = site.trace
        assert hosts <= len(sources) == len({(visit.host, visit.path) for visit in sources})
        assert {visit.status for visit in sources} == {304}
        site.clear_trace()
        added = site.add_articles(20)
        report, _ = crawl(site, tmp_path, parse)
        known = {(visit.host, visit.path) for visit in sources}
        articles_asked = [v for v in site.trace if (v.host, v.path) not in known]
        assert len(site.trace) == len(sources) + 20
    assert report.articles == 20
    new = {_path(one.gold) for one in added}
    assert {visit.path for visit in articles_asked} == new


def _path(gold: Gold) -> str:
    return "/" + gold.url.split("/", 3)[3]


def test_an_edited_article_is_written_as_a_revision(tmp_path: Path) -> None:
    with DemoSite(Plan(specials=False, hosts=1)) as site:
        first, _ = crawl(site, tmp_path, revisit=10)
        edited = site.edit(0)
        second, _ = crawl(site, tmp_path, revisit=10)
    assert second.articles == 1
    last = articles(tmp_path)[-1]
    assert identity(last.url) == identity(edited.gold.url)
    assert last.revision == 1
    assert len(articles(tmp_path)) == first.articles + 1


def test_pages_that_a_faulty_parser_failed_on_are_read_by_the_next_version(tmp_path: Path) -> None:
    with DemoSite(Plan(specials=False, hosts=1)) as site:
        seeds, options = (
            [Seed(home=site.homes[0])],
            Options(out=tmp_path / "a.jsonl", delay=0, floor=0, ceiling=0),
        )
        first = Run(seeds, options, parse="tests.stub_parser:broken")()
        second = Run(seeds, options, parse=stub_parser.NAME)()
    assert first.outcomes == {Kind.FAILED: len(site.articles)}
    assert first.exit_status == 1
    assert "a fault of this version" in first.sites[0].why
    assert second.outcomes == {Kind.WRITTEN: len(site.articles)}


def test_limit_is_kept_for_each_site(tmp_path: Path) -> None:
    with DemoSite(Plan(specials=False)) as site:
        report, _ = crawl(site, tmp_path, limit=2)
    assert {tally.articles for tally in report.sites} == {2}


def test_a_file_for_each_site_and_day(tmp_path: Path) -> None:
    with DemoSite(Plan(specials=False, hosts=2)) as site:
        seeds = [Seed(home=home) for home in site.homes]
        options = Options(out=tmp_path / "{site}" / "{date}.jsonl", delay=0)
        for seed in seeds:
            (tmp_path / seed.site).mkdir()
        report = Run(seeds, options)()
    assert len(list(tmp_path.glob("*/*.jsonl"))) == 2, report.notes


@pytest.mark.parametrize("sources", ["feed", "sitemap", "listing", "all"])
def test_whichever_sources_a_site_has_all_that_they_list_is_found_once(
    tmp_path: Path, sources: str
) -> None:
    with DemoSite(Plan(specials=False, sources=sources, hosts=3)) as site:
        report, _ = crawl(site, tmp_path)
        wanted = {identity(gold.url) for gold in site.articles}
    written = [identity(article.url) for article in articles(tmp_path)]
    assert len(written) == len(set(written)) == report.articles
    if sources != "feed":  # a feed lists the newest only
        assert set(written) == wanted


def test_a_site_without_any_source_says_so_in_words(tmp_path: Path) -> None:
    with DemoSite(Plan(specials=False, sources="none", hosts=1)) as site:
        report, _ = crawl(site, tmp_path)
    assert report.articles == 0
    assert report.sites[0].why


def test_each_record_is_of_the_article_at_its_address(first: dict[str, Any]) -> None:
    """How well each field is read is held by the parser's own tests."""
    golds = {identity(gold.url): gold for gold in first["site"].articles}
    for article in articles(first["folder"]):
        assert article.headline == golds[itself(article)].headline
