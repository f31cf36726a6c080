"""X-Robots-Tag and the robots meta element."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.fetcher.turns.directives import directives, meta_directives

ME = "arabic-news-scraper"


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class TestHeader:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("noarchive", "noarchive"),
            ("NoIndex , NOARCHIVE", "noindex noarchive"),
            ("none", "none noindex nofollow"),
            ("googlebot: noindex, nofollow", ""),
            ("googlebot: noindex\nnoarchive", "noarchive"),
            ("Arabic-News-Scraper: none", "none noindex nofollow"),
            ("bingbot: noindex, arabic-news-scraper: noarchive", "noarchive"),
            ("*: noarchive", "noarchive"),
            ("unavailable_after: 25 Jun 2010 15:00:00 PST", ""),
            ("max-snippet:20, noarchive", "max-snippet:20 noarchive"),
            ("", ""),
            (", ,:,", ""),
            ("\x1b[31m", ""),
        ],
    )
    def test_says_what_concerns_us(self, value: str, expected: str) -> None:
        assert directives({"x-robots-tag": value}, ME) == words(expected)

    def test_absent_says_nothing(self) -> None:
        assert directives({}, ME) == frozenset()

    @given(st.text())
    def test_anything_is_read(self, value: str) -> None:
        directives({"x-robots-tag": value}, ME)


class TestMeta:
    @pytest.mark.parametrize(
        ("element", "expected"),
        [
            ('<meta name="robots" content="noarchive, max-image-preview:large">',
             "noarchive max-image-preview:large"),
            ("<META CONTENT='NOINDEX,NOFOLLOW' NAME='ROBOTS'/>", "noindex nofollow"),
            ("<meta name=robots content=none>", "none noindex nofollow"),
            ('<meta\nname="robots"\n content="noarchive"\n>', "noarchive"),
            ('<meta name="arabic-news-scraper" content="noarchive">', "noarchive"),
            ('<meta name="googlebot" content="noarchive">', ""),
            ('<meta name="description" content="robots noarchive">', ""),
            ('<!-- <meta name="robots" content="noarchive"> -->', ""),
            ('<meta name="robots" content="no&#97;rchive">', "noarchive"),
            ('<meta name="robots">', ""),
            ('<meta name="robots" content="noindex"><meta name="robots" content="noarchive">',
             "noindex noarchive"),
        ],
    )  # fmt: skip
    def test_says_what_concerns_us(self, element: str, expected: str) -> None:
        page = f"<html><head>{element}</head><body>خبر</body></html>"
        assert meta_directives(page.encode(), ME) == words(expected)
        assert meta_directives(page.encode("cp1256"), ME) == words(expected)

    def test_a_trap_for_regular_expressions_is_none(self) -> None:
        for trap in (b"<meta " * 100_000, b"<meta name=" + b"a" * 300_000, b"<!--" * 80_000,
                     b"<meta robots " + b'name="' * 100_000):  # fmt: skip
            assert meta_directives(b"robots" + trap, ME) == frozenset()

    @given(st.binary(max_size=200))
    def test_anything_is_read(self, data: bytes) -> None:
        meta_directives(b"<meta name=robots content=" + data, ME)
