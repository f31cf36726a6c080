"""Polite: what the server's own trace of whole runs proves. The site is in this process, the run
is a process of its own, and every moment is the server's: when a request came, when it went."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from scraper.demo.messages import Ask, Reply, html, moved
from scraper.demo.site import DemoSite
from scraper.demo.trace import Visit
from scraper.demo.world import Plan
from tests.promises.distances import by_host, gaps, keeps
from tests.promises.harness import start

CRAWL_DELAY = 0.25  # what the sites ask for, more than the user does
DELAY = 0.15
JITTER = 0.12  # seconds
pytestmark = pytest.mark.slow
SAYS = "arabic-news-scraper/"


@dataclass(frozen=True, slots=True)
class Traced:
    """Two runs one after the other, as the server saw them."""

    site: DemoSite
    first: tuple[Visit, ...]
    second: tuple[Visit, ...]
    beside: int  # the most requests that were ever in flight beside another on one host


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Traced]:
    folder = tmp_path_factory.mktemp("traced")
    with DemoSite(Plan(crawl_delay=CRAWL_DELAY)) as site:
        visits = []
        for _ in range(2):
            site.clear_trace()
            start(folder, "--delay", str(DELAY), "--contact", "me@a.example", *site.homes).ended()
            visits.append(site.trace)
        yield Traced(site, visits[0], visits[1], site.most_beside)


def test_robots_txt_comes_before_anything_else_on_every_host(traced: Traced) -> None:
    hosts = by_host(traced.first)
    assert len(hosts) == len(traced.site.homes) >= 10
    assert {visits[0].path for visits in hosts.values()} == {"/robots.txt"}
    assert all(sum(v.path == "/robots.txt" for v in visits) == 1 for visits in hosts.values())


def test_within_its_day_robots_txt_is_not_asked_again(traced: Traced) -> None:
    assert "/robots.txt" not in {visit.path for visit in traced.second}


def test_the_closed_area_is_linked_and_never_asked(traced: Traced) -> None:
    closed = {s.url for s in traced.site.specials if s.name == "closed"}
    assert closed, "there is something to be tempted by"
    assert not [v for v in (*traced.first, *traced.second) if v.path.startswith("/closed/")]


def test_never_are_two_requests_in_flight_on_one_host(traced: Traced) -> None:
    assert traced.beside == 0
    assert max(v.beside for v in (*traced.first, *traced.second)) == 0


@pytest.mark.parametrize(
    ("at", "late", "kept"), [(10, 0.0, True), (10, 0.9, True), (11, -0.6, False)]
)
def test_the_measure_forgives_a_late_note_and_no_gap_that_is_too_short(
    traced: Traced, at: int, late: float, kept: bool
) -> None:
    """``late``: by how many distances one request is noted late; below 0, from it on all come so
    much too soon."""
    asked = traced.first[0]
    moved = [late if k == at or (late < 0 and k > at) else 0.0 for k in range(30)]
    visits = tuple(replace(asked, start=(k + moved[k]) * 1.01 * DELAY) for k in range(30))
    assert keeps(visits, DELAY) == kept


def test_crawl_delay_is_kept_from_the_first_request_to_the_last(traced: Traced) -> None:
    assert keeps(traced.first, CRAWL_DELAY)
    assert keeps(traced.second, CRAWL_DELAY)
    assert not keeps(traced.first, 2 * CRAWL_DELAY)
    assert len(gaps(traced.first)) > 200


def test_hosts_do_not_wait_for_each_other(traced: Traced) -> None:
    """One after another they would take as long as all their distances together."""
    took = max(v.end for v in traced.first) - min(v.start for v in traced.first)
    assert took < sum(gaps(traced.first)) / 3


def test_every_request_says_who_asks_and_how_to_reach_them(traced: Traced) -> None:
    agents = {visit.headers["user-agent"] for visit in (*traced.first, *traced.second)}
    assert len(agents) == 1
    assert re.fullmatch(re.escape(SAYS) + r"\S+ \(\+me@a\.example\)", agents.pop())


def test_with_nothing_new_one_conditional_request_for_each_source_and_nothing_else(
    traced: Traced,
) -> None:
    asked = [(visit.host, visit.path) for visit in traced.second]
    assert len(asked) == len(set(asked)), "no source is asked twice"
    machine = [v for v in traced.second if re.search(r"rss|feed|sitemap|atom", v.path)]
    assert len(machine) >= 10
    for visit in machine:
        assert visit.status == 304, visit
        assert {"if-none-match", "if-modified-since"} & set(visit.headers), visit
    # Sites with section pages only send no validators: those pages are asked, and nothing else is.
    articles = {gold.url.partition("://")[2] for gold in traced.site.articles}
    assert not [v for v in traced.second if v.host + v.path in articles]
    assert len({v.host for v in traced.second} - {v.host for v in machine}) == 4


def test_the_users_delay_is_kept_where_the_site_asks_for_none(tmp_path: Path) -> None:
    with DemoSite(Plan(crawl_delay=None, hosts=4)) as site:
        start(tmp_path, "--delay", str(DELAY), *site.homes).ended()
        assert len(gaps(site.trace)) > 40
        assert keeps(site.trace, DELAY)
        assert site.most_beside == 0


def first_refused(site: DemoSite, status: int, wait: Callable[[], str]) -> str:
    """Makes the newest article of the first site one that is refused once; its path."""
    gold = site.world.outlets[0].gold(len(site.world.outlets[0].catalogue) - 1)
    target = gold.url.removeprefix(site.world.outlets[0].base)
    asked: list[Ask] = []

    def answer(ask: Ask) -> Reply:
        asked.append(ask)
        if len(asked) == 1:
            return html("<h1>Later</h1>", status, Retry_After=wait())
        outlet = site.world.outlets[0]
        del outlet.extra[target]
        return outlet.answer(ask)

    site.put(target, answer)
    return target


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    "wait",
    [
        lambda: "2",
        lambda: format_datetime(datetime.now(UTC) + timedelta(seconds=5), usegmt=True),
    ],
    ids=["seconds", "date"],
)
def test_retry_after_rests_the_host_and_no_other_and_the_article_comes(
    tmp_path: Path, status: int, wait: Callable[[], str]
) -> None:
    with DemoSite(Plan(crawl_delay=None, hosts=3, specials=False)) as site:
        target = first_refused(site, status, wait)
        code, said = start(tmp_path, *site.homes).ended()
        hosts = by_host(site.trace)
        own = hosts[site.homes[0].split("/")[2]]
        refused = next(i for i, visit in enumerate(own) if visit.path == target)
        assert own[refused].status == status
        rest = own[refused + 1].start - own[refused].end
        assert 2 - JITTER <= rest < 30, "two whole seconds in either form, and not for good"
        others = [v for host, visits in hosts.items() for v in visits if host != own[0].host]
        assert min(gaps(tuple(others))) < 1, "the others went on"
        assert [v.path for v in own].count(target) == 2
        assert (code, len((tmp_path / "articles.jsonl").read_bytes().splitlines())) == (
            0,
            len(site.articles),
        ), said


def test_a_redirect_to_another_host_is_held_against_that_hosts_robots_txt(tmp_path: Path) -> None:
    with DemoSite(Plan(crawl_delay=None, hosts=2, specials=False)) as site:
        gold = site.world.outlets[0].gold(0)
        there = site.world.outlets[1].base + "/closed/there.html"
        site.put(gold.url.removeprefix(site.world.outlets[0].base), lambda ask: moved(there))
        code, said = start(tmp_path, *site.homes).ended()
        paths = {visit.path for visit in site.trace}
    assert gold.url.partition("://")[2].partition("/")[2] in {p.removeprefix("/") for p in paths}
    assert "/closed/there.html" not in paths
    assert "1 is forbidden by robots rules" in said
    assert code == 0
