"""Runs of a plain list in place of a Visit, with a quick parser, against a real server."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scraper.address import key
from scraper.fetcher.wire.exchange import Answer as Hop
from scraper.fetcher.wire.exchange import Failure, Purpose, Request
from scraper.known import Frontier
from scraper.outcome import Kind, Outcome
from scraper.page import Entry, Page
from scraper.pipeline.options import Options
from scraper.pipeline.processes.pool import PoolLimits
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

    def redirected(self, request: Request, target: str) -> Outcome | None:
        return None

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
