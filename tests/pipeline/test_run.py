"""A run as a whole, with a plain list in place of a Visit and a quick parser: what the pipeline
itself promises, against a real server, real files and real processes."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from scraper.address import key
from scraper.errors import LockedError, OutputError, UsageError
from scraper.fetcher.exchange import Answer as Hop
from scraper.fetcher.exchange import Failure, Purpose, Request
from scraper.known import Frontier
from scraper.outcome import Kind, Outcome
from scraper.page import Entry, Page
from scraper.pipeline.options import Options
from scraper.pipeline.parsed import Parsed
from scraper.pipeline.pool import PoolLimits
from scraper.pipeline.report import Report
from scraper.pipeline.run import Run
from scraper.seed import Seed
from tests import stub_parser
from tests.site.server import Answer, Server

LIMITS = PoolLimits(children=2, seconds=2.0)


def page(number: int, more: str = "") -> Answer:
    return Answer(f"{more}<title>عنوان {number}</title><p>فقرة {number}</p>".encode())


class Listed:
    """Asks for the addresses it was given, unless the memory knows them."""

    def __init__(self, seed: Seed, frontier: Frontier, urls: Sequence[str]) -> None:
        self.site, self.home = seed.site, seed.home
        known = frontier.settled([key(url) for url in urls])
        self.left = deque(url for url in urls if key(url) not in known)
        self.done = False

    def robots(self, sitemaps: Sequence[str]) -> None:
        pass

    def pull(self, limit: int) -> list[Request]:
        count = min(limit, len(self.left))
        urls = [self.left.popleft() for _ in range(count)]
        return [
            Request(url, Purpose.ARTICLE, key=key(url), entry=Entry(url, "seed")) for url in urls
        ]

    def take(self, answer: Hop) -> Page | Outcome | None:
        url = answer.request.url
        if isinstance(answer, Failure):
            return Outcome(self.site, url, answer.kind, answer.reason)
        if answer.status == 404:
            return Outcome(self.site, url, Kind.GONE, "404")
        if answer.status != 200:
            return Outcome(self.site, url, Kind.FAILED, f"status {answer.status}")
        return Page(
            answer.url, answer.body, answer.headers, answer.fetched_at, entry=answer.request.entry
        )

    def settled(self, outcome: Outcome) -> None:
        pass

    def summary(self) -> str:
        return "no feed, no sitemap" if not self.left else ""


def make_run(folder: Path, urls: dict[str, list[str]], **settings: Any) -> Run:
    """``urls`` by home."""
    settings.setdefault("out", folder / "articles.jsonl")
    settings.setdefault("delay", 0)

    def visit(seed: Seed, frontier: Frontier, options: Options) -> Listed:
        return Listed(seed, frontier, urls[seed.home])

    seeds = [Seed(home=home) for home in urls]
    return Run(seeds, Options(**settings), limits=LIMITS, parse=stub_parser.NAME, visit=visit)


def go(folder: Path, server: Server, count: int = 10, **settings: Any) -> Report:
    urls = [f"{server.url}/{n}" for n in range(count)]
    return make_run(folder, {f"{server.url}/": urls}, **settings)()


def records(folder: Path, name: str = "articles.jsonl") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_bytes().splitlines()]


def serve(server: Server, count: int = 10) -> None:
    for number in range(count):
        server.answers[f"/{number}"] = page(number)


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


def test_fail_under_turns_silence_into_a_failure(tmp_path: Path) -> None:
    with Server() as server:
        serve(server, 2)
        assert go(tmp_path, server, 2, fail_under=2).exit_status == 0
        assert go(tmp_path, server, 2, fail_under=1).exit_status == 1


def test_two_runs_at_once_on_one_output_are_refused(tmp_path: Path) -> None:
    with Server() as server:
        serve(server)
        second: list[BaseException] = []

        def try_another() -> None:
            try:
                go(tmp_path, server)
            except LockedError as error:
                second.append(error)

        def busy(path: str) -> Answer:
            try_another()
            return page(0)

        server.answers["/0"] = busy
        assert go(tmp_path, server).articles == 10
    assert len(second) == 1
    assert "another run" in str(second[0])


def test_stopping_writes_what_was_fetched_and_the_next_run_does_the_rest(tmp_path: Path) -> None:
    with Server() as server:
        for number in range(60):
            server.answers[f"/{number}"] = page(number)
            server.answers[f"/{number}"].wait = 0.03  # type: ignore[union-attr]
        urls = [f"{server.url}/{n}" for n in range(60)]
        run = make_run(tmp_path, {f"{server.url}/": urls})
        Timer(0.8, run.stop, ["SIGTERM"]).start()
        started = time.monotonic()
        report = run()
        assert time.monotonic() - started < 5
        assert report.stopped == "SIGTERM"
        assert report.exit_status == 1
        assert 0 < report.articles == len(records(tmp_path)) < 60
        assert not report.sites[0].finished
        assert go(tmp_path, server, 60).articles == 60 - report.articles
        assert server.paths().count("/0") == 1
    assert len({record["url"] for record in records(tmp_path)}) == 60


def test_stopping_before_the_run_has_begun_ends_it_at_once(tmp_path: Path) -> None:
    with Server() as server:
        serve(server)
        run = make_run(tmp_path, {f"{server.url}/": [f"{server.url}/0"]})
        run.stop("SIGINT")
        assert run().articles == 0
        assert server.trace == []


def test_stopping_is_done_within_five_seconds_whatever_servers_and_parsers_do(
    tmp_path: Path,
) -> None:
    with Server() as silent, Server() as hanging:
        silent.answers["/0"] = Answer(b"", wait=8)
        hanging.answers["/0"] = page(0, "[HANG]")
        urls = {f"{s.url}/": [f"{s.url}/0"] for s in (silent, hanging)}
        run = make_run(tmp_path, urls)
        run._limits = PoolLimits(children=2, seconds=60)
        Timer(0.7, run.stop, ["SIGTERM"]).start()
        started = time.monotonic()
        report = run()
        assert time.monotonic() - started < 0.7 + 5
    assert report.outcomes == {}  # neither has ended: both are asked again by the next run


def test_the_deadline_ends_the_run_in_order_and_is_no_failure(tmp_path: Path) -> None:
    with Server() as server:
        for number in range(200):
            server.answers[f"/{number}"] = Answer(page(number).body, wait=0.02)
        report = go(tmp_path, server, 200, deadline=1.0)
    assert report.stopped == "deadline"
    assert 0 < report.articles < 200
    assert report.exit_status == 0


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


@pytest.mark.parametrize("name", ["report", "metrics", "out"])
def test_a_file_that_cannot_be_written_is_told_before_anything_is_asked(
    tmp_path: Path, name: str
) -> None:
    settings: dict[str, Any] = {name: tmp_path / "nowhere" / "file.jsonl"}
    with Server() as server:
        serve(server)
        with pytest.raises(OutputError, match="nowhere"):
            go(tmp_path, server, **settings)
        assert server.trace == []


def test_a_parser_that_cannot_be_started_ends_the_run_and_what_was_written_is_whole(
    tmp_path: Path,
) -> None:
    with Server() as server:
        serve(server)
        urls = [f"{server.url}/{n}" for n in range(10)]
        run = make_run(tmp_path, {f"{server.url}/": urls})
        run._parse = "tests.stub_parser:missing"
        with pytest.raises(Exception, match="cannot be started"):
            run()
        assert go(tmp_path, server).articles == 10


@pytest.mark.parametrize(
    "settings",
    [
        {"limit": 0},
        {"workers": 0},
        {"delay": -1},
        {"deadline": 0},
        {"revisit": -1},
        {"language": "fr"},
        {"fail_under": -1},
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=next(iter(settings)).replace("_", "-")):
        Options(**settings)


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
