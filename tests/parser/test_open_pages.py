"""The real pages beside the repository, scored by their own scorer: issue 3's figures hold.

The pages are third parties' and are not part of the repository: every test here is skipped where
they are not beside it.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from types import ModuleType
from typing import Any

import pytest

import scraper
from scraper.article import Article
from scraper.outcome import Refusal
from tests.parser.dates_support import shared

EMPTY: dict[str, Any] = {
    "paragraphs": [], "headline": "", "published": None, "sections": [], "authors": [],
    "dateline": None,
}  # fmt: skip


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared("bench/score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def golds() -> list[dict[str, Any]]:
    return [json.loads(line) for line in shared("data/gold.jsonl").read_text("utf-8").splitlines()]


@cache
def rows() -> list[dict[str, Any]]:
    found = []
    for gold in golds():
        page = shared(f"data/pages/{gold['file']}").read_bytes()
        result = scraper.parse(page, url=gold["url"])
        record = EMPTY if isinstance(result, Refusal) else result.to_dict()
        found.append({"file": gold["file"], **scorer().score(gold, record)})
    return found


@pytest.fixture
def total() -> dict[str, Any]:
    summary: dict[str, Any] = scorer().summary(rows())
    return summary


def test_bodies_are_complete_and_clean(total: dict[str, Any]) -> None:
    assert total["body_f1"] >= 0.995
    assert total["body_f1_worst"] >= 0.97
    assert total["bodies_exact"] >= 0.95
    assert [row["leaks"] for row in rows() if row["leaks"]] == []


def test_every_headline_is_exact() -> None:
    assert [(row["file"], row["headline_got"]) for row in rows() if not row["headline"]] == []


def test_every_published_moment_is_right_and_none_wrong() -> None:
    states = [(row["file"], row["published"]) for row in rows() if "published" in row]
    assert [state for state in states if state[1] != "ok"] == []
    assert len(states) > 5


def test_sections_and_authors_are_those_that_stand_there(total: dict[str, Any]) -> None:
    assert min(total["sections_precision_recall"]) >= 0.95
    assert min(total["authors_precision_recall"]) >= 0.9


def test_every_dateline_is_found_and_none_made_up() -> None:
    assert [row["file"] for row in rows() if not row["dateline"]] == []


def test_pages_that_are_no_articles_are_refused_with_a_reason() -> None:
    folder = shared("data/not_articles")
    results = {
        path.name: scraper.parse(path.read_bytes(), url="https://example.com/")
        for path in sorted(folder.glob("*.html"))
    }
    assert len(results) > 5
    assert [name for name, result in results.items() if not isinstance(result, Refusal)] == []
    assert all(isinstance(result, Refusal) and result.reason for result in results.values())


def test_front_pages_are_no_articles_under_another_address_either() -> None:
    """The address says nothing here: only what stands on the page."""
    folder = shared("data/not_articles")
    taken = [
        path.name
        for path in sorted(folder.glob("front-*.html"))
        if scraper.parse(path.read_bytes(), url="https://example.com/2024/05/some-page-12345.html")
    ]
    assert taken == []


def test_pages_in_persian_are_told_by_their_text() -> None:
    folder = shared("data/not_articles")
    for path in sorted(folder.glob("persian-*.html")):
        result = scraper.parse(path.read_bytes(), url="https://example.com/news/12345")
        assert isinstance(result, Refusal)
        assert result.kind == "not_arabic", result


def test_the_same_bytes_give_the_same_record() -> None:
    for gold in golds():
        page = shared(f"data/pages/{gold['file']}").read_bytes()
        one, other = (scraper.parse(page, url=gold["url"]) for _ in range(2))
        assert isinstance(one, Article)
        assert isinstance(other, Article)
        assert one.to_dict() | {"fetched_at": ""} == other.to_dict() | {"fetched_at": ""}
