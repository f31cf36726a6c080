"""Feeds: bytes in, entries out. RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, JSON Feed 1.

Read element by element with lxml, which is bounded in memory and some eight times as fast
as feedparser (bench_finding.py), whose forgiving reader is asked where lxml finds no entry at all.
Entities are never expanded, nothing is fetched. Dates stay as printed: the parser reads them.
"""

from __future__ import annotations

import heapq
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree

from scraper import address
from scraper.arabic.text import unescape
from scraper.errors import AddressError
from scraper.fetcher.discovery import moments
from scraper.fetcher.discovery.xml import clean_xml, elements, local_name
from scraper.page import Entry

MAX_ENTRIES = 5_000
MAX_SEEN = 50_000  # entries of which the newest MAX_ENTRIES are chosen
MAX_BYTES = 16 << 20  # of a feed that are looked at; real ones are below 1 MiB
MAX_BROKEN_BYTES = 256 << 10  # of a broken feed that feedparser is given, which is slow
_MAX_TEXT = 2_000  # characters of one field; a title is shorter
_LONGEST = (
    address.MAX_LENGTH + 1
)  # cut there, a longer address is refused and does not become another
_MAX_LABELS = 40  # categories or authors of one entry

_ENTRY_TAGS = frozenset({"item", "entry"})
_ROOTS = re.compile(rb"<(?:[A-Za-z0-9_.-]+:)?(rss|feed|rdf)[\s>/]", re.IGNORECASE)
_PAGED = re.compile(r"[?&]paged=(\d{1,6})(?!\d)")
_TAG = re.compile(r"<[^<>]*>")
_ITEM = re.compile(rb"<(?:item|entry)[\s>]", re.IGNORECASE)
# Which element says what; the first of a row that is filled wins. RSS 2.0, Dublin Core, Atom 1.0
# (RFC 4287), Atom 0.3 ("issued", "modified"), DCMI terms.
_PUBLISHED = ("pubDate", "published", "issued", "created", "date")
_MODIFIED = ("updated", "modified")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says: its entries in the order of the document, and its archive's next page
    (RFC 5005, JSON Feed's ``next_url``), where it names one. ``supposed``: where the system that
    made it serves the next page, though it does not say so."""

    entries: tuple[Entry, ...]
    title: str | None = None
    next: str | None = None
    supposed: str | None = None


@dataclass(slots=True)
class _Raw:
    """The fields of one entry while it is read."""

    texts: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)  # by rank, see _RANKS
    sections: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)


_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
# Where the article's address stands, most trustworthy first.
_RANKS = ("origin", "alternate", "link", "guid", "about")


def read_feed(
    body: bytes, url: str, *, content_type: str = "", limit: int = MAX_ENTRIES
) -> Feed | None:
    """The feed that stands at ``url``, or None where the bytes are no feed at all.

    ``content_type`` is the header, for its charset. Of more than ``limit`` entries the newest are
    kept. Never raises.
    """
    body = body[:MAX_BYTES]
    start = body[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return _read_json(body, url, limit)
    text = clean_xml(body, content_type)
    if not _ROOTS.search(text, 0, 4096):
        return None
    reader = _Reader(url)
    entries = _newest(islice(reader.read(text), MAX_SEEN), limit)
    if not reader.items and _ITEM.search(text):
        entries = _newest(iter(_read_broken(text, url)), limit)
    return Feed(tuple(entries), reader.title, reader.next, reader.supposed)


def _newest(entries: Iterator[Entry], limit: int) -> list[Entry]:
    """At most ``limit`` entries in their order; when there are more, those of the latest dates.

    Entries without a date count as older the later they stand: feeds list the newest first.
    """
    first = list(islice(entries, limit))
    following = next(entries, None)
    if following is None:
        return first
    ranked = [(_rank(entry), -number, entry) for number, entry in enumerate(first)]
    heapq.heapify(ranked)
    number = len(first)
    while following is not None:
        heapq.heappushpop(ranked, (_rank(following), -number, following))
        number, following = number + 1, next(entries, None)
    return [entry for _, _, entry in sorted(ranked, key=lambda each: -each[1])]


def _rank(entry: Entry) -> float:
    return moments.moment(entry.published or entry.modified) or 0.0


class _Reader:
    """Reads one XML feed, entry by entry, and forgets each entry's elements at once."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.title: str | None = None
        self.next: str | None = None
        self.supposed: str | None = None
        self.items = 0
        self._based = False  # whether xml:base occurs, which is slow to look up

    def read(self, body: bytes) -> Iterator[Entry]:
        self._based = b"xml:base" in body
        for element in elements(body, _ENTRY_TAGS):
            self.items += 1
            if self.items == 1:
                self._about_itself(element)
            entry = self._entry(element)
            if entry is not None:
                yield entry

    def _about_itself(self, first: etree._Element) -> None:
        """What stands before the first entry: the feed's title, and where its archive goes on."""
        for element in first.itersiblings(tag=etree.Element, preceding=True):
            if local_name(element) == "channel":  # RDF
                self._about_itself_in(element.iterchildren(tag=etree.Element))
        self._about_itself_in(first.itersiblings(tag=etree.Element, preceding=True))

    def _about_itself_in(self, elements: Iterator[etree._Element]) -> None:
        for element in elements:
            name = local_name(element)
            if name == "title":
                self.title = _plain(_text(element)) or self.title
            elif name == "link" and element.get("rel") in ("next", "prev-archive"):
                self.next = self._join(element, element.get("href", ""))
            elif name == "generator" and "wordpress.org" in _text(element):
                self.supposed = _paged(self._url)

    def _entry(self, item: etree._Element) -> Entry | None:
        raw = _Raw()
        for child in item:
            tag = child.tag
            if isinstance(tag, str):
                _take_field(raw, child, tag.rpartition("}")[2])
        if about := item.get(_RDF_ABOUT):
            raw.links["about"] = about
        for rank in _RANKS:
            link = raw.links.get(rank)
            if link and "#comment" not in link and (url := self._join(item, link)):
                return _made(raw, url, self._url)
        return None

    def _join(self, element: etree._Element, link: str) -> str | None:
        try:
            base = (element.base or "") if self._based else ""
            return address.join(address.join(self._url, base) if base else self._url, link)
        except (AddressError, ValueError):
            return None


def _paged(url: str) -> str:
    """The page after this one of a WordPress feed: ``/feed/?paged=2`` (WordPress developer docs,
    "WP_Query", pagination parameters)."""
    if (found := _PAGED.search(url)) is not None:
        return f"{url[: found.start(1)]}{int(found[1]) + 1}{url[found.end(1) :]}"
    return f"{url}{'&' if '?' in url else '?'}paged=2"


def _take_field(raw: _Raw, child: etree._Element, name: str) -> None:
    if name == "link":
        _take_link(raw, child)
    elif name == "guid":
        if child.get("isPermaLink", "true").strip().lower() != "false":
            raw.links.setdefault("guid", _text(child, _LONGEST))
    elif name == "origLink":
        raw.links.setdefault("origin", _text(child, _LONGEST))
    elif name in ("category", "subject"):
        raw.sections.append(child.get("label") or child.get("term") or _text(child))
    elif name in ("author", "creator", "contributor"):
        raw.authors.append(_person(child))
    elif name in _PUBLISHED or name in _MODIFIED or name == "title":
        raw.texts.setdefault(name, _text(child))
    elif name == "id" and _text(child).startswith("http"):
        raw.links.setdefault("guid", _text(child, _LONGEST))


def _take_link(raw: _Raw, link: etree._Element) -> None:
    href = link.get("href")
    if href is None:
        raw.links.setdefault("link", _text(link, _LONGEST))
    elif link.get("rel", "alternate") == "alternate" and "html" in link.get("type", "html"):
        raw.links.setdefault("alternate", href)


def _made(raw: _Raw, url: str, found_in: str) -> Entry:
    texts = raw.texts
    return Entry(
        url=url,
        source="feed",
        found_in=found_in,
        title=_plain(texts.get("title", "")),
        published=next((texts[n] for n in _PUBLISHED if texts.get(n)), None),
        modified=next((texts[n] for n in _MODIFIED if texts.get(n)), None),
        sections=_labels(raw.sections),
        authors=_labels(raw.authors),
    )


def _text(element: etree._Element, most: int = _MAX_TEXT) -> str:
    """The element's text with that of its children, the first ``most`` characters."""
    if not len(element):
        return (element.text or "").strip()[:most]
    parts = islice(element.itertext(etree.Element, with_tail=True), 200)
    return "".join(map(str, parts)).strip()[:most]


def _plain(text: str) -> str | None:
    """A title without markup and character references (RSS has them doubly encoded)."""
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return " ".join(text.split()) or None


def _person(element: etree._Element) -> str:
    """A name: Atom's ``name`` element, or RSS's «mail@example.com (Name)»."""
    for child in element.iterchildren(tag=etree.Element):
        if local_name(child) == "name":
            return _text(child)
    text = _text(element)
    if "@" not in text:
        return text
    return text[text.find("(") + 1 : text.rfind(")")].strip() if "(" in text else ""


def _labels(texts: list[str]) -> tuple[str, ...]:
    plain = (_plain(text) for text in texts[:_MAX_LABELS])
    return tuple(dict.fromkeys(text for text in plain if text))


def _read_broken(text: bytes, url: str) -> list[Entry]:
    """What feedparser makes of it. It is given a stream: bytes it would take for a file's name."""
    import feedparser  # 80 ms to import, and few feeds need it

    try:
        parsed = feedparser.parse(
            io.BytesIO(text[:MAX_BROKEN_BYTES]),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # noqa: BLE001 - not ours: it has let a ValueError of chr() through
        return []
    entries = []
    for item in parsed.entries[:MAX_ENTRIES]:
        raw = _Raw(
            texts={
                "title": _string(item.get("title")),
                "published": _string(item.get("published")),
                "updated": _string(item.get("updated")),
            },
            sections=[_string(tag.get("term")) for tag in item.get("tags", ())],
            authors=[_string(item.get("author"))],
        )
        link = _link(item.get("feedburner_origlink")) or _link(item.get("link"))
        try:
            entries.append(_made(raw, address.join(url, link), url))
        except AddressError:
            continue
    return entries


def _read_json(body: bytes, url: str, limit: int) -> Feed | None:
    """JSON Feed 1.0 and 1.1: jsonfeed.org/version/1.1."""
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or "jsonfeed.org/version/" not in _string(feed.get("version")):
        return None
    items = feed.get("items")
    entries = (
        entry
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict) and (entry := _json_entry(item, url)) is not None
    )
    try:
        following = address.join(url, _link(feed.get("next_url"))) if feed.get("next_url") else None
    except AddressError:
        following = None
    return Feed(tuple(_newest(entries, limit)), _plain(_string(feed.get("title"))), following)


def _json_entry(item: dict[str, Any], url: str) -> Entry | None:
    people = item.get("authors") or [item.get("author")]
    tags = item.get("tags")
    raw = _Raw(
        texts={
            "title": _string(item.get("title")),
            "published": _string(item.get("date_published")),
            "updated": _string(item.get("date_modified")),
        },
        sections=[_string(tag) for tag in tags] if isinstance(tags, list) else [],
        authors=[_string(p.get("name")) for p in people if isinstance(p, dict)]
        if isinstance(people, list)
        else [],
    )
    for link in (_link(item.get("url")), _link(item.get("id"))):
        try:
            if link.startswith(("http", "/")):
                return _made(raw, address.join(url, link), url)
        except AddressError:
            continue
    return None


def _string(value: object) -> str:
    return value.strip()[:_MAX_TEXT] if isinstance(value, str) else ""


def _link(value: object) -> str:
    return value.strip()[:_LONGEST] if isinstance(value, str) else ""
