"""Entries packed for the memory come back as they were, or not at all."""

from __future__ import annotations

import json
import random
from dataclasses import astuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scraper.page import Entry
from scraper.writer.pack import pack_entry, unpack_entry
from tests.writer.making import candidate

text = st.text(st.characters())
filled = text.filter(bool)
entries = st.builds(
    Entry,
    url=text,
    source=text,
    found_in=text,
    title=st.none() | filled,
    published=st.none() | filled,
    modified=st.none() | filled,
    sections=st.lists(text).map(tuple),
    authors=st.lists(text).map(tuple),
)


@example(Entry("https://a.example/1", "feed", title="half a character: \ud83d"))
@given(entries)
def test_an_entry_comes_back_as_it_was(entry: Entry) -> None:
    assert unpack_entry(pack_entry(entry)) == entry


def test_a_usual_entry_takes_less_than_half_of_its_size() -> None:
    entry = candidate(12345).entry
    assert len(pack_entry(entry)) < len(json.dumps(astuple(entry), ensure_ascii=False).encode()) / 2


@pytest.mark.parametrize(
    "packed",
    [
        *(b"", b"\x00", b"\x01", b"\x01abc", b"\x07abc", b"\x00[1]", b"\x00{}", b"\x001"),
        *(b'\x00[1, "feed"]', b'\x00["u", "feed", "", null, null, null, [], 1]'),
        b'\x00["u", "feed", "", null, null, null, [null]]',
    ],
)
def test_bytes_that_are_no_entry_are_a_value_error(packed: bytes) -> None:
    with pytest.raises(ValueError):
        unpack_entry(packed)


def test_a_damaged_entry_is_a_value_error_or_an_entry_of_texts() -> None:
    packed, dice = pack_entry(candidate(12345).entry), random.Random(1)
    for _ in range(5_000):
        damaged = bytearray(packed)
        damaged[dice.randrange(len(packed))] = dice.randrange(256)
        try:
            entry = unpack_entry(bytes(damaged))
        except ValueError:
            continue
        assert all(isinstance(text, str) for text in (entry.url, entry.source, *entry.sections))
