"""The pace counts from the moment at which a request really went out."""

from __future__ import annotations

from datetime import UTC, datetime

from scraper.fetcher.exchange import Purpose, Request, Response
from scraper.fetcher.pace import Manners
from scraper.fetcher.turns import Turns

HOST = "a.example"
ANSWER = Response(
    Request("https://a.example/", Purpose.ARTICLE),
    "https://a.example/",
    200,
    fetched_at=datetime(2024, 5, 3, tzinfo=UTC),
)


def test_a_request_that_went_out_late_puts_the_next_one_off_by_as_much() -> None:
    now = [100.0]
    turns = Turns(Manners(delay=1.0), clock=lambda: now[0])
    turns.reserve(HOST)
    assert turns.due() == HOST
    turns.started(HOST)
    now[0] = 100.5
    turns.sent(HOST, 100.3)  # the thread woke up 0.3 s after the decision
    turns.finished(HOST, ANSWER)
    assert turns.reserve(HOST) == 101.3
    now[0] = 101.2
    assert turns.due() is None
    now[0] = 101.3
    assert turns.due() == HOST


def test_a_hosts_own_delay_counts_from_there_too() -> None:
    now = [100.0]
    turns = Turns(Manners(delay=0.0), clock=lambda: now[0])
    turns.set_crawl_delay(HOST, 5.0)
    turns.reserve(HOST)
    turns.due()
    turns.started(HOST)
    turns.sent(HOST, 100.25)
    turns.finished(HOST, ANSWER)
    assert turns.reserve(HOST) == 105.25
