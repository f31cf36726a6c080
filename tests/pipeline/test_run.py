"""A run as a whole, with a plain list in place of a Visit and a quick parser: what the pipeline
itself promises, against a real server, real files and real processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scraper.outcome import Kind, Outcome
from scraper.pipeline.processes.parsed import Parsed
from scraper.seed import Seed
from tests.pipeline.runs import go, make_run, page, records, serve
from tests.site.server import Answer, Server


def test_each_page_becomes_one_line_and_a_second_run_writes_and_asks_nothing(
    tmp_path: Path,
) -> None:
    with Server() as server:
        serve(server)
        first = go(tmp_path, server)
        asked = len(server.trace)
        second = go(tmp_path, server)
        assert [path for path in server.paths()[asked:] if path != "/robots.txt"] == []
    assert (first.articles, first.exit_status) == (10, 0)
    assert (second.articles, second.exit_status) == (0, 0)
    headlines = sorted(record["headline"] for record in records(tmp_path))
    assert headlines == sorted(f"عنوان {n}" for n in range(10))


def test_robots_txt_is_not_asked_again_on_the_same_day(tmp_path: Path) -> None:
    with Server() as server:
        serve(server, 3)
        go(tmp_path, server, 2)
        go(tmp_path, server, 3)
        assert server.paths().count("/robots.txt") == 1


def test_every_address_ends_in_an_outcome_and_the_report_lists_them(tmp_path: Path) -> None:
    with Server() as server:
        serve(server, 2)
        server.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /4")
        server.answers["/2"] = Answer(b"<p>no title</p>")
        server.answers["/3"] = Answer(b"<title>no body</title>")
        server.answers["/6"] = page(1)  # the text of another one, at another address
        server.answers["/7"] = page(7, "[HANG]")
        report = go(tmp_path, server, 8, report=tmp_path / "report.json")
    told = json.loads((tmp_path / "report.json").read_text())
    kinds = {entry["url"].rpartition("/")[2]: entry["kind"] for entry in told["addresses"]}
    assert kinds == {
        "0": "written",
        "1": "written",
        "2": "not_article",
        "3": "empty",
        "4": "forbidden",
        "5": "gone",
        "6": "duplicate",
        "7": "failed",
    } or kinds == {**kinds, "1": "duplicate", "6": "written"}
    hung = next(entry for entry in told["addresses"] if entry["url"].endswith("/7"))
    assert "took longer than 2 s" in hung["reason"]
    assert told["outcomes"]["written"] == report.articles == 2
    assert told["sites"][0]["filled"]["headline"] == 1.0
    assert report.exit_status == 1  # a page failed


@pytest.mark.parametrize(
    ("answer", "status"),
    [(Answer(b"", 404), 0), (Answer(b"<p>no title</p>"), 0), (Answer(b"", 501), 1)],
)
def test_what_is_gone_or_no_article_is_no_failure_and_an_error_is_one(
    tmp_path: Path, answer: Answer, status: int
) -> None:
    with Server() as server:
        server.answers["/0"] = answer
        assert go(tmp_path, server, 1).exit_status == status


def test_a_site_that_gives_nothing_says_why_in_words(tmp_path: Path) -> None:
    with Server() as server:
        nothing = go(tmp_path, server, 0)
        gone = go(tmp_path, server, 3)
    assert nothing.sites[0].why == "no feed, no sitemap"
    assert "3 are gone (404)" in gone.sites[0].why
    refused = make_run(tmp_path, {"http://127.0.0.1:9/": ["http://127.0.0.1:9/1"]})()
    assert "refused the connection" in refused.sites[0].why
    assert refused.exit_status == 1


def test_metrics_are_written_at_once_and_keep_the_last_success(tmp_path: Path) -> None:
    file = tmp_path / "scraper.prom"
    with Server() as server:
        serve(server, 3)
        go(tmp_path, server, 3, metrics=file)
        before = _metrics(file)
    urls = {f"{server.url}/": [f"{server.url}/9"]}  # the server is gone
    make_run(tmp_path, urls, metrics=file)()
    after = _metrics(file)
    site = f'site="{Seed(home=f"{server.url}/").site}"'
    assert before[f"arabic_news_scraper_articles{{{site}}}"] == 3
    assert before[f'arabic_news_scraper_outcomes{{{site},kind="written"}}'] == 3
    assert before[f'arabic_news_scraper_field_filled_ratio{{{site},field="headline"}}'] == 1
    assert before[f"arabic_news_scraper_requests{{{site}}}"] == 4
    name = f"arabic_news_scraper_last_success_timestamp_seconds{{{site}}}"
    assert after[name] == before[name] > 1.7e9
    assert after[f'arabic_news_scraper_outcomes{{{site},kind="failed"}}'] == 1
    assert after["arabic_news_scraper_run_exit_status"] == 1
    assert [path.name for path in tmp_path.iterdir() if "prom" in path.name] == ["scraper.prom"]


def _metrics(file: Path) -> dict[str, float]:
    lines = file.read_text().splitlines()
    assert all(line.startswith(("# HELP ", "# TYPE ")) or " " in line for line in lines)
    samples = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in samples}


def test_many_sites_run_side_by_side_each_with_its_own_tally(tmp_path: Path) -> None:
    servers = [Server() for _ in range(5)]
    try:
        urls = {}
        for number, server in enumerate(servers):
            for n in range(4):
                server.answers[f"/{n}"] = page(100 * number + n)
            urls[f"{server.url}/"] = [f"{server.url}/{n}" for n in range(4)]
        run = make_run(tmp_path, urls)
        report = run()
    finally:
        for server in servers:
            server.__exit__()
    assert report.articles == 20
    assert [site.articles for site in report.sites] == [4] * 5


def test_results_are_seen_one_by_one(tmp_path: Path) -> None:
    with Server() as server:
        serve(server, 3)
        run = make_run(tmp_path, {f"{server.url}/": [f"{server.url}/{n}" for n in range(3)]})
        seen: list[tuple[Outcome, Parsed | None]] = list(run.results())
    assert {outcome.kind for outcome, _ in seen} == {Kind.WRITTEN}
    assert {parsed.article().headline for _, parsed in seen if parsed} == {
        f"عنوان {n}" for n in range(3)
    }
