"""Patterns that are compiled at their first use are patterns like all others."""

from __future__ import annotations

import re

import pytest

from scraper.rare import rare


def test_a_rare_pattern_finds_what_a_compiled_one_finds() -> None:
    pattern, same = rare("(?P<day>[0-9]+)", re.ASCII), re.compile("(?P<day>[0-9]+)", re.ASCII)
    for _ in range(2):  # the first time compiles it
        assert pattern.findall("12 مارس 2025") == same.findall("12 مارس 2025")
        assert pattern.sub("-", "12 مارس") == same.sub("-", "12 مارس")
        assert (pattern.fullmatch("12a"), pattern.search("a").__class__) == (None, type(None))
    assert (pattern.pattern, pattern.groupindex) == (same.pattern, same.groupindex)


def test_nothing_is_compiled_before_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    compiled = re.compile

    def told(pattern: str, flags: int) -> re.Pattern[str]:
        asked.append(pattern)
        return compiled(pattern, flags)

    monkeypatch.setattr(re, "compile", told)
    pattern = rare("x+")
    assert asked == []
    assert pattern.match("xx") is not None
    assert pattern.match("y") is None
    assert asked == ["x+"]
