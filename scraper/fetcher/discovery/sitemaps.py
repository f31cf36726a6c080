"""Sitemaps: bytes in, entries or further sitemaps out, one element at a time.

The protocol is sitemaps.org's, with Google's news extension (news:publication_date, news:title).
Entities are never expanded, nothing is fetched, nothing is kept of what has been read, and every
promise of a file (a million addresses, a bomb in gzip) meets a bound.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from lxml import etree

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.discovery.feeds import read_feed
from scraper.fetcher.discovery.xml import clean_xml, elements, local_name
from scraper.page import Entry

# sitemaps.org: at most 50,000 addresses and 50 MiB in a file, unpacked. A little more is forgiven.
MAX_ENTRIES = 60_000
MAX_CHILDREN = 60_000
MAX_BYTES = 64 << 20
_MAX_TEXT = 2_000
_LONGEST = (
    address.MAX_LENGTH + 1
)  # cut there, a longer address is refused and does not become another

_GZIP = b"\x1f\x8b"
_ROOT = re.compile(
    rb"<(?:[A-Za-z0-9_.-]+:)?(urlset|sitemapindex|rss|feed|rdf)[\s>/]", re.IGNORECASE
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)


class Form(StrEnum):
    """What a sitemap turned out to be."""

    URLSET = "urlset"
    NEWS = "news"  # a urlset with news: elements, which lists the last two days
    INDEX = "index"
    FEED = "feed"  # RSS or Atom handed in as a sitemap, which sitemaps.org allows
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Child:
    """A sitemap that an index names."""

    url: str
    lastmod: str | None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """``entries`` is read as it is walked, once; for an INDEX it is empty and ``children`` not."""

    form: Form
    entries: Iterator[Entry]
    children: tuple[Child, ...] = ()


def read_sitemap(
    body: bytes, url: str, *, content_type: str = "", limit: int = MAX_ENTRIES
) -> Sitemap | None:
    """The sitemap that stands at ``url``, or None where the bytes are none. Never raises."""
    body = _unpacked(body)
    head = body[:8192]
    if (root := _ROOT.search(head)) is None and b"\x00" in head[:64]:  # perhaps UTF-16
        body = clean_xml(body, content_type)
        root = _ROOT.search(body, 0, 8192)
    if root is None:
        return None if _HTML.search(head) else _read_text(body, url, limit)
    name = root[1].lower()
    if name not in (b"urlset", b"sitemapindex"):
        feed = read_feed(body, url, content_type=content_type, limit=limit)
        return Sitemap(Form.FEED, iter(feed.entries)) if feed is not None else None
    text = clean_xml(body, content_type)
    if name == b"sitemapindex":
        return Sitemap(Form.INDEX, iter(()), tuple(islice(_children(text, url), MAX_CHILDREN)))
    news = b"<news:" in text or (b"schemas/sitemap-news" in text and b":publication_date" in text)
    entries = islice(_entries(text, url), limit)
    return Sitemap(Form.NEWS if news else Form.URLSET, entries)


def _unpacked(body: bytes) -> bytes:
    """The file without its gzip, twice at most (a .gz sent with Content-Encoding: gzip), cut at
    ``MAX_BYTES``: a bomb costs no more than the largest honest file."""
    for _ in range(2):
        if not body.startswith(_GZIP):
            break
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            body = unpacker.decompress(body, MAX_BYTES)
        except zlib.error:
            return b""
    return body[:MAX_BYTES]


def _children(body: bytes, base: str) -> Iterator[Child]:
    seen: set[str] = {base}
    for element in elements(body, ("sitemap",)):
        fields = _fields(element)
        url = _join(base, fields.get("loc", ""))
        if url is not None and url not in seen:
            seen.add(url)
            yield Child(url, fields.get("lastmod") or None)


def _entries(body: bytes, base: str) -> Iterator[Entry]:
    for element in elements(body, ("url",)):
        fields = _fields(element)
        url = _join(base, fields.get("loc", ""))
        if url is not None:
            yield Entry(
                url=url,
                source="sitemap",
                found_in=base,
                title=" ".join(fields.get("news:title", "").split()) or None,
                published=fields.get("news:publication_date") or None,
                modified=fields.get("lastmod") or None,
            )


def _fields(element: etree._Element) -> dict[str, str]:
    """The texts of a ``url`` or ``sitemap`` element; those of ``news:news`` as ``news:…``."""
    fields: dict[str, str] = {}
    for child in element.iterchildren(tag=etree.Element):
        name = local_name(child)
        if name == "news":
            for grandchild in child.iterchildren(tag=etree.Element):
                fields.setdefault("news:" + local_name(grandchild), _text(grandchild))
        else:
            fields.setdefault(name, _text(child, _LONGEST if name == "loc" else _MAX_TEXT))
    return fields


def _text(element: etree._Element, most: int = _MAX_TEXT) -> str:
    return (element.text or "").strip()[:most]


def _read_text(body: bytes, base: str, limit: int) -> Sitemap | None:
    """A plain-text sitemap: one address on each line (sitemaps.org, "text file")."""
    lines = (line.strip() for line in io.StringIO(body.decode("utf-8-sig", "replace")))
    addresses = (line for line in lines if line)
    first = next(addresses, "")
    if not first.startswith(("http://", "https://")):
        return None
    joined = (_join(base, line) for line in _chain(first, addresses))
    entries = (Entry(url, "sitemap", base) for url in joined if url is not None)
    return Sitemap(Form.TEXT, islice(entries, limit))


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _join(base: str, link: str) -> str | None:
    try:
        return address.join(base, link) if link else None
    except AddressError:
        return None
