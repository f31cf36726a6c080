"""What a parser process answers: it comes out of the pipe as it went in, or is no answer."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any

import pytest

from scraper.demo.layouts import layout, leaves
from scraper.outcome import Kind
from scraper.parser.learning.observation import Observation
from scraper.parser.record import parse
from scraper.pipeline.processes.child import Context, parse_page
from scraper.pipeline.processes.parsed import Parsed, pack, unpack
from scraper.pipeline.processes.shown import Shown

(LEAF,) = leaves(layout("parsed/1"), [100])


def answer(*, observe: bool) -> Parsed:
    return parse_page(parse, LEAF.page, Context(observe=observe))


@pytest.mark.parametrize("observe", [True, False])
def test_an_answer_crosses_the_pipe_whole(observe: bool) -> None:
    parsed = answer(observe=observe)
    assert parsed.line
    assert bool(parsed.observation) is observe
    assert unpack(pack(parsed)) == parsed


def test_a_refusal_crosses_it_too() -> None:
    refused = Parsed(Kind.NOT_ARTICLE, "no article\nat all", url="https://a.example/خبر")
    assert unpack(pack(refused)) == refused


def test_what_is_shown_is_of_the_observation() -> None:
    parsed = answer(observe=True)
    observation = Observation.from_json(parsed.observation)
    assert observation is not None
    assert parsed.shown == Shown.of(observation)
    assert parsed.shown.day == observation.day > 0


@pytest.mark.parametrize(
    "shown",
    [
        7,
        [],
        [1, [], [], {}],
        ["1", {}, [], {}],
        [1, {"encoding": 7}, [], {}],
        [1, {}, [["lead"]], {}],
        [1, {}, [], {"paragraphs": 1e400}],
        [1, {}, [], 7],
    ],
)
def test_a_lie_about_what_is_shown_is_no_answer(shown: Any) -> None:
    head, rest = pack(answer(observe=True)).split(b"\n", 1)
    fields = json.loads(head)
    lie = json.dumps({**fields, "shown": shown}).encode()
    with pytest.raises((ValueError, TypeError, AttributeError)):
        unpack(lie + b"\n" + rest)


def test_a_lie_about_what_is_filled_counts_for_nothing() -> None:
    head, rest = pack(answer(observe=False)).split(b"\n", 1)
    lie = json.dumps({**json.loads(head), "filled": [["headline"], "tags", "tags", 7]}).encode()
    assert unpack(lie + b"\n" + rest).filled == ("tags",)


def test_what_is_shown_is_read_back_as_it_was() -> None:
    shown = Shown(
        738_000,
        MappingProxyType({"encoding": "utf-8"}),
        frozenset({"lead", "tags"}),
        MappingProxyType({"paragraphs": 9}),
    )
    assert Shown.from_json(json.loads(json.dumps(shown.to_json()))) == shown
