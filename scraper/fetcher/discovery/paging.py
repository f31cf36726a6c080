"""Where a listing goes on: rel=next, «التالي» and «المزيد», and the numbers of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import cast
from urllib.parse import unquote

from lxml import etree

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.discovery import moments
from scraper.fetcher.discovery.html import text_of
from scraper.fetcher.discovery.places import (
    COMMENT_FEED,
    NEXT_WORDS,
    NOT_ARTICLE_WORDS,
    PAGE_ENDINGS,
    PAGE_SEGMENT,
    PLAIN_ARTICLE,
    counts_pages,
    number_of_page,
)

_NUMBER = re.compile(r"\d+")
_ENDING = re.compile(rf"(?:\.(?:{'|'.join(PAGE_ENDINGS)})|/)$")
_APPENDED = re.compile(
    rf"(?:[/_,.-]?p(?:age)?[-_]?|[/_,.-])(\d{{1,8}})(?:\.(?:{'|'.join(PAGE_ENDINGS)})|/)?"
)
_MAX_LEADS = 5_000  # of one page that are looked at
_ARROWS = " «»‹›<>←→‐-–…."
# Where scripts find the next page; the first ones say so themselves.
_NEXT_DATA = (
    "data-next-page", "data-next-url", "data-next", "data-next-page-url", "data-more-url",
    "data-load-more-url", "data-url", "data-href", "data-ajax-url",
)  # fmt: skip
_SAYING = 6  # of these
_SCRIPTED = etree.XPath("//*[" + " or ".join("@" + name for name in _NEXT_DATA) + "]")
_FOLDED = str.maketrans("أإآةى", "اااهي", "\u0640\u200e\u200f\u202a\u202b\u202c")
_FEED_NAME = re.compile(
    r"(?:^|/)(?:rss|feeds?|atom)(?:\d?\.(?:xml|php|aspx?|ashx|json))?/?(?:\?.*)?$|\.rss$|[?&]feed=rss",
    re.IGNORECASE,
)
_NEXT_CLASS = re.compile(r"(?:^|[\s_-])(?:next|older|nextpostslink|load-?more)(?:$|[\s_-])", re.I)
# Systems' sections are reached through these words, so they do not speak against a section.
_SECTION_WORDS = frozenset(
    {"category", "categories", "section", "sections", "topic", "topics", "archive", "archives",
     "تصنيف", "قسم", "news", "cat"}
)  # fmt: skip


def fold(text: str) -> str:
    """A short text as the tables write it: one form of alef, of ta marbuta, no tatweel."""
    return " ".join(text.translate(_FOLDED).split()).lower()


def has_scripted(body: bytes) -> bool:
    """Whether the page may name an address in an attribute for its script."""
    return any(name.encode() in body for name in _NEXT_DATA)


def next_page(
    root: etree._Element, base: str, url: str, articles: set[str], *, scripted: bool
) -> str | None:
    """The next, older page of the listing at ``url``, or None. ``scripted``: the page may name it
    in an attribute for its script, for which every element is looked at.

    What says so, most trustworthy first: ``rel=next``; the number after that of this page; a
    pager's class, attribute or words on a link whose address differs from this page's as pages do;
    the text of a link that is one more than this page's number.
    """
    following = _Following(url)
    best = _best(_linked(root), base, url, articles, following)
    if best is None and scripted:
        best = _best(_scripted(root), base, url, articles, following)
    return best


def leads_on(root: etree._Element, number: int) -> Iterator[str]:
    """Where the links lead that say of themselves to lead on, from the page with this number."""
    for node, href in islice(_linked(root), _MAX_LEADS):
        if _rank(node, number) is not None:
            yield href


def _best(
    leads: Iterator[tuple[etree._Element, str]],
    base: str,
    url: str,
    articles: set[str],
    following: _Following,
) -> str | None:
    best: tuple[int, str] | None = None
    number = page_number(url)
    for node, href in islice(leads, _MAX_LEADS):
        rank = _rank(node, number)
        if best is not None and best[0] <= (_REL if rank == _REL else _SUCCESSOR):
            continue
        if rank is None and not following.may_be(href):
            continue
        try:
            target = address.join(base, href)
        except AddressError:
            continue
        if target == url or target in articles:
            continue
        if rank != _REL:
            rank = following.rank(target, rank, text_of(node).strip())
        if rank is not None and (best is None or rank < best[0]):
            best = (rank, target)
    return best[1] if best else None


_REL, _SUCCESSOR, _CLASS, _WORDS, _NUMBERED, _SUPPOSED = range(6)


def _linked(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for node in root.iter("link", "a"):
        href = node.get("href")
        if href and not href.startswith("#"):
            yield node, href


def _scripted(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Buttons and endless pages, which name the address in an attribute for the site's script."""
    for node in cast(list[etree._Element], _SCRIPTED(root)):
        href = next((node.get(name) or "" for name in _NEXT_DATA if node.get(name)), "")
        if "/" in href or "?" in href:
            yield node, href


def _rank(node: etree._Element, number: int) -> int | None:
    """How sure the element says of itself that it leads on; None when it does not."""
    if "next" in (node.get("rel") or "").lower().split():
        return _REL
    if node.tag == "link":
        return None
    if _NEXT_CLASS.search(node.get("class") or "") or any(map(node.get, _NEXT_DATA[:_SAYING])):
        return _CLASS
    text = text_of(node).strip() or node.get("aria-label") or node.get("title") or ""
    text = fold(text[:60])
    if text in NEXT_WORDS or text.strip(_ARROWS) in NEXT_WORDS:
        return _WORDS
    return _NUMBERED if text.isdecimal() and len(text) < 6 and int(text) == number + 1 else None


class _Following:
    """What addresses the page after the one at ``url`` can have."""

    def __init__(self, url: str) -> None:
        self._url, self._number, self._paged = url, page_number(url), is_page(url)
        numbers = {str(int(n) + 1) for n in _NUMBER.findall(url)[-8:] if len(n) < 9}
        wanted = "|".join(sorted({"1", "2", *numbers}))
        self._next = re.compile(rf"[/=_,.e-](?:{wanted})(?![0-9])")

    def may_be(self, href: str) -> bool:
        """Whether an address that nothing else speaks for is worth a look: it holds a number that
        follows on one of this page's."""
        return self._next.search(href, max(0, len(href) - 40)) is not None

    def rank(self, target: str, said: int | None, text: str) -> int | None:
        """How sure ``target`` is the next page, where its link ``said`` so much and has this text;
        None where it is not."""
        if is_page(target):
            number = page_number(target)
            if number == self._number + 1 and _unnumbered(target) == _unnumbered(self._url):
                # where this page has no number, the second may be called 2 or 1
                sure = _SUCCESSOR if self._paged else _SUPPOSED
                return min(sure, said or sure)
            if number < self._number:  # «السابق» may mean either direction
                return None
            here = _stem(self._url)
            return said if here in ("/", "") or _stem(target).startswith(here[:-1]) else None
        if text.isdecimal() and len(text) < 6 and self._counts_on(target, int(text)):
            return _NUMBERED
        if said is None or said == _NUMBERED:
            return None
        same = _NUMBER.sub("0", self._url) == _NUMBER.sub("0", target)
        return said if same and _NUMBER.search(self._url) else None

    def _counts_on(self, target: str, shown: int) -> bool:
        """Whether the link «3» leads to ``/local/3`` from ``/local/2``, or «2» to ``/local/2``,
        ``/local-2.html`` or ``/local-page-2.html`` from ``/local`` or ``/local.html``. Pages may
        be counted from 0.
        """
        if _NUMBER.sub("0", self._url) == _NUMBER.sub("0", target):
            if moments.in_address(self._url) != moments.in_address(target):
                return False  # a calendar's days
            pairs = zip(_NUMBER.findall(self._url), _NUMBER.findall(target), strict=True)
            moved = [(int(a[:9]), int(b[:9])) for a, b in pairs if a != b]
            if len(moved) != 1:
                return False
            before, after = moved[0]
            return after - before == 1 and shown in (after, after + 1)
        tail = _APPENDED.fullmatch(target.removeprefix(_ENDING.sub("", self._url)))
        return shown == 2 and tail is not None and int(tail[1]) in (1, 2)


def page_number(url: str) -> int:
    """The number of the page that the address names; 1 where it names none."""
    path, _, query = url.partition("?")
    for part in query.split("&") if query and not PLAIN_ARTICLE.search(url) else ():
        value = number_of_page(part)
        if value is not None and len(value) < 9:
            return int(value)
    found = PAGE_SEGMENT.search(path)
    return int(_NUMBER.findall(found[0])[-1][:9]) if found else 1


def is_page(url: str) -> bool:
    """Whether the address is a further page of some listing."""
    path, _, query = url.partition("?")
    if query and any(map(counts_pages, query.split("&"))) and not PLAIN_ARTICLE.search(url):
        return True
    return PAGE_SEGMENT.search(path) is not None


def _unnumbered(url: str) -> tuple[str, tuple[str, ...]]:
    """The address without what numbers its page."""
    query = url.partition("?")[2]
    return _stem(url), tuple(p for p in query.split("&") if p and not counts_pages(p))


def _stem(url: str) -> str:
    """The path without its page number and file ending."""
    path = "/" + url.partition("?")[0].partition("://")[2].partition("/")[2]
    path = address.without_session(path)
    path = PAGE_SEGMENT.sub("/", path)
    return path if path.endswith("/") else path + "/"


def is_service(url: str) -> bool:
    """Whether the address is one of the pages every site has (contact, login …), not a section."""
    if "/search/label/" in url:  # Blogger's sections
        return False
    words = {unquote(w).lower() for w in url.partition("?")[0].split("/")[3:]}
    return bool(words & (NOT_ARTICLE_WORDS - _SECTION_WORDS)) or called_feed(url)


def called_feed(href: str) -> bool:
    """Whether an address looks like a feed's."""
    return _FEED_NAME.search(href[-200:]) is not None and not COMMENT_FEED.search(href)
