"""Where a listing goes on: rel=next, «التالي» and «المزيد», and the numbers of pages."""

from __future__ import annotations

import re

from lxml import etree

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.places import (
    COMMENT_FEED,
    NEXT_WORDS,
    NOT_ARTICLE_WORDS,
    PAGE_PARAMETERS,
    PAGE_SEGMENT,
)

_TEXT = etree.XPath("string()")
_NUMBER = re.compile(r"\d+")
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


def text_of(node: etree._Element) -> str:
    """All text within the element, as it stands."""
    return str(_TEXT(node))


def next_page(root: etree._Element, base: str, url: str, articles: set[str]) -> str | None:
    """The next, older page of the listing at ``url``, or None.

    What says so, most trustworthy first: ``rel=next``; a link in a pager's words or class whose
    address differs from this page's as pages do; the link numbered one more than this page.
    """
    best: tuple[int, str] | None = None
    number = page_number(url)
    for node in root.iter("link", "a"):
        href = node.get("href")
        if not href or href.startswith("#"):
            continue
        rank = _rank(node, number)
        if rank is None or (best is not None and best[0] <= rank):
            continue
        try:
            target = address.join(base, href)
        except AddressError:
            continue
        if target == url or target in articles or (rank and not _follows(url, target)):
            continue
        if rank and page_number(target) < number:  # «السابق» may mean either direction
            continue
        best = (rank, target)
    return best[1] if best else None


def _rank(node: etree._Element, number: int) -> int | None:
    """How sure the link says of itself that it leads on, 0 for surest; None when it does not."""
    if "next" in (node.get("rel") or "").lower().split():
        return 0
    if node.tag != "a":
        return None
    text = fold(text_of(node)[:60])
    if _NEXT_CLASS.search(node.get("class") or ""):
        return 1
    if text in NEXT_WORDS:
        return 2
    return 3 if text.isdigit() and len(text) < 6 and int(text) == number + 1 else None


def page_number(url: str) -> int:
    """The number of the page that the address names; 1 where it names none."""
    path, _, query = url.partition("?")
    for part in query.split("&") if query else ():
        name, _, value = part.partition("=")
        if name.lower() in PAGE_PARAMETERS and value.isdecimal() and len(value) < 9:
            return int(value)
    found = PAGE_SEGMENT.search(path)
    return int(_NUMBER.findall(found[0])[-1][:9]) if found else 1


def is_page(url: str) -> bool:
    """Whether the address is a further page of some listing."""
    path, _, query = url.partition("?")
    names = {part.partition("=")[0].lower() for part in query.split("&")} if query else set()
    return bool(names & PAGE_PARAMETERS) or PAGE_SEGMENT.search(path) is not None


def _follows(url: str, target: str) -> bool:
    """Whether ``target`` can be another page of the listing at ``url``: it is numbered as pages
    are, or differs from it in one number and nothing else."""
    if is_page(target):
        return _stem(target).startswith(_stem(url)[:-1]) or _stem(url) in ("/", "")
    return _NUMBER.sub("0", url) == _NUMBER.sub("0", target) and bool(_NUMBER.search(url))


def _stem(url: str) -> str:
    """The path without its page number and file ending."""
    path = "/" + url.partition("?")[0].partition("://")[2].partition("/")[2]
    path = PAGE_SEGMENT.sub("/", path)
    return path if path.endswith("/") else path + "/"


def is_service(url: str) -> bool:
    """Whether the address is one of the pages every site has (contact, login …), not a section."""
    if "/search/label/" in url:  # Blogger's sections
        return False
    words = {w.lower() for w in url.partition("?")[0].split("/")[3:]}
    return bool(words & (NOT_ARTICLE_WORDS - _SECTION_WORDS)) or called_feed(url)


def called_feed(href: str) -> bool:
    """Whether an address looks like a feed's."""
    return _FEED_NAME.search(href[-200:]) is not None and not COMMENT_FEED.search(href)
