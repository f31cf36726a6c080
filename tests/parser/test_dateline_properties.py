"""What holds of any text at all: no exception, nothing lost, nothing slow."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.article import Dateline
from scraper.parser.dateline import is_dateline, split_dateline
from scraper.parser.signs.byline import parse_byline

SHARED = Path(__file__).parents[3] / "shared" / "data" / "dates" / "datelines.jsonl"
WORDS = (
    "دمشق القاهرة سانا رويترز معا الحياة وكالات خاص محمد علي كتب كتبت من في قال قالت التي مراسل"
    ' نيوز سوريا 9 شباط 2020 9-2-2020 هـ م و ( ) « » " - – — ـ : / | . ، [ ] CNN أ ف ب أ.ف.ب'
)
PIECES = st.sampled_from([*WORDS.split(), "\u200f", "\u00a0", "\n", " ", "  "])
BETWEEN = re.compile(r"[\s\-–—ـ:/|.,،+\\\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*")


@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=24).map(" ".join), st.lists(PIECES).map("".join))
)
def test_no_text_raises_and_none_is_lost(text: str) -> None:
    found, rest = split_dateline(text)
    parse_byline(text)
    is_dateline(text)
    if found is None:
        assert rest == text
        return
    start = text.index(found.text)
    assert BETWEEN.fullmatch(text[:start])
    assert text.endswith(rest)
    assert BETWEEN.fullmatch(text[start + len(found.text) : len(text) - len(rest)])
    assert found.places or found.agency or found.byline or "خاص" in found.text


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_the_answer_is_the_same_every_time_and_its_rest_a_text(text: str) -> None:
    assert split_dateline(text) == split_dateline(text)


@given(st.lists(PIECES, max_size=12).map(" ".join), st.text(), st.text())
def test_what_stands_far_behind_decides_nothing(opening: str, one: str, other: str) -> None:
    filler = " كلمة أخرى" * 80
    found = split_dateline(opening + filler + one)[0]
    assert found == split_dateline(opening + filler + other)[0]


@pytest.mark.skipif(not SHARED.exists(), reason="no rows in ../shared")
def test_every_measured_row_is_cut_where_it_ends() -> None:
    wrong = []
    for line in SHARED.read_text("utf-8").splitlines():
        row = json.loads(line)
        found, rest = split_dateline(row["text"])
        want = row["dateline"]
        if (
            (found is None) != (want is None)
            or _bare(rest) != _bare(row["rest"])
            or (
                found is not None
                and _parts(found) != (want["place"], want["agency"], want["byline"])
            )
        ):
            wrong.append((row["id"], found))
    assert wrong == []


def _bare(text: str) -> str:
    return " ".join(re.sub("[\u200e\u200f]", "", text).split()).strip(" -–—ـ:/|.,،")


def _parts(found: Dateline) -> tuple[list[str], str | None, str | None]:
    return list(found.places), found.agency, found.byline
