"""What a page declares of its site: feeds, sitemaps, and the system that made it.

Pure: a tree or bytes in, clean addresses out, on any host.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import islice

from lxml import etree

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.discovery.html import base_of, read_html
from scraper.fetcher.discovery.paging import called_feed
from scraper.fetcher.discovery.places import COMMENT_FEED, FEED_TYPES, SYSTEMS

_MAX_LINKS = 3_000  # of a page of feeds that are looked at
# In the addresses of the links on a page of feeds: /rss/sport.xml, /GetRss?cat=2, /feed/local.
_FEED_WORD = re.compile(r"rss|feed(?!back)|atom(?![a-z])|\.(?:xml|rdf)$", re.IGNORECASE)


def feeds_on(
    body: bytes, url: str, *, own: Callable[[str], bool], content_type: str = ""
) -> tuple[str, ...]:
    """The site's feeds that the page at ``url`` lists, where it stands in the place of a feed:
    «خدمة RSS», with one link for each section. None of them when it is no HTML. Never raises.
    """
    root, _ = read_html(body, content_type)
    if root is None:
        return ()
    base = base_of(root, url)
    found: dict[str, None] = {}
    for node in islice(root.iter("a"), _MAX_LINKS):
        href = node.get("href") or ""
        if _FEED_WORD.search(href) and not COMMENT_FEED.search(href):
            with suppress(AddressError):
                found[address.join(base, href)] = None
    return tuple(target for target in found if target != url and own(target))


def declared_feeds(root: etree._Element, base: str) -> Iterable[str]:
    """The feeds that the page declares (RSS autodiscovery), and links that are called RSS."""
    seen: set[str] = set()
    for node in root.iter("link", "a"):
        href = node.get("href") or ""
        kind = (node.get("type") or "").strip().lower()
        rel = (node.get("rel") or "").lower().split()
        called = node.tag == "a" and called_feed(href)
        if not called and not (kind in FEED_TYPES and {"alternate", "feed"} & set(rel)):
            continue
        if COMMENT_FEED.search(href) or "تعليق" in (node.get("title") or ""):
            continue
        try:
            target = address.join(base, href)
        except AddressError:
            continue
        if target not in seen:
            seen.add(target)
            yield target


def declared_sitemaps(root: etree._Element, base: str) -> Iterable[str]:
    """The sitemaps that the page links to."""
    for node in root.iter("link"):
        if "sitemap" in (node.get("rel") or "").lower().split() and node.get("href"):
            try:
                yield address.join(base, node.get("href") or "")
            except AddressError:
                continue


def usual_feeds(root: etree._Element, body: bytes) -> tuple[str, ...]:
    """Where the publishing system that made the page serves its feed."""
    names = " ".join(
        (node.get("content") or "").lower()
        for node in root.iter("meta")
        if (node.get("name") or "").lower() == "generator"
    )
    for system in SYSTEMS:
        if system.generator in names:
            return system.feeds
    small = body.lower()
    return next((s.feeds for s in SYSTEMS if any(mark in small for mark in s.marks)), ())
