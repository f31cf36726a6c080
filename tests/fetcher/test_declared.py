"""What a page declares of its site's sources, and what its links are relative to."""

from __future__ import annotations

import pytest

from scraper.fetcher.discovery.declared import declared_feeds
from scraper.fetcher.discovery.html import base_of, read_html

URL = "https://example.com/ar/"
RSS = '<link rel="alternate" type="application/rss+xml" href="%s">'


def test_a_declared_feed_whose_address_is_none_does_not_hide_the_next() -> None:
    root, _ = read_html((RSS % "http://[" + RSS % "/feed").encode())
    assert root is not None
    assert list(declared_feeds(root, URL)) == ["https://example.com/feed"]


@pytest.mark.parametrize(
    ("html", "base"),
    [
        ('<base href="/news/"><p>x', "https://example.com/news/"),
        ('<base target="_blank"><p>x', URL),
        ('<base href="javascript:x"><p>x', URL),
        ("<p>x", URL),
    ],
)
def test_links_are_relative_to_what_the_page_says_if_that_is_an_address(
    html: str, base: str
) -> None:
    root, _ = read_html(html.encode())
    assert root is not None
    assert base_of(root, URL) == base
