"""A front, section or archive page: which of its links are articles, and where it leads on.

Pure: bytes in, findings out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from scraper import address
from scraper.fetcher.discovery import moments, paging
from scraper.fetcher.discovery.chances import chances_of, is_service_text, kinds_of, mean_words
from scraper.fetcher.discovery.declared import declared_feeds, declared_sitemaps, usual_feeds
from scraper.fetcher.discovery.doors import door
from scraper.fetcher.discovery.html import base_of, read_html, text_of
from scraper.fetcher.discovery.links import Link, page_links, scripted_links
from scraper.fetcher.discovery.places import LISTING_WORDS
from scraper.fetcher.discovery.portions import as_page, is_portion, successor
from scraper.fetcher.discovery.shapes import Shapes
from scraper.page import Entry

_MAX_SECTIONS = 40
_DEEPEST = 6  # path segments of a section's address
_TITLE = 3  # words
_SAME = 3  # links with the same text that are none of titles
_DIGITS = re.compile(r"\d+")
_LONG_NUMBER = re.compile(r"\d{3,}")
_MENU_SIZE = 4  # short links of one kind that make a menu wherever they stand
_CARD = 5  # ancestors within which a link's date is looked for

_DATE_NAME = re.compile(
    r"(?:^|[\s_-])(?:date|time|published|posted|timestamp|تاريخ)", re.IGNORECASE
)
_ARABIC = re.compile(r"[\u0621-\u064a]")
_ISO_DATE = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[T \d:+Z.-]{0,20}")


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page leads to. All addresses are clean and of the page's site; ``entries`` are the
    links that look like articles, in their order, ``others`` those that do not."""

    entries: tuple[Entry, ...] = ()
    others: tuple[str, ...] = ()
    next: str | None = None
    sections: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()  # declared, on any host
    sitemaps: tuple[str, ...] = ()
    door: str | None = None  # where a page without any article leads to instead
    system: tuple[str, ...] = ()  # usual places of the feed by the publishing system


def read_listing(
    body: bytes,
    url: str,
    shapes: Shapes,
    *,
    own: Callable[[str], bool],
    content_type: str = "",
) -> Listing | None:
    """The findings of the page at ``url``, or None where the bytes are no HTML. Never raises.

    ``own`` says of a clean address whether it is the site's: what is not is left out.
    """
    portion = as_page(body)
    if portion is not None:
        body, content_type = portion, "text/html; charset=utf-8"
    root, encoding = read_html(body, content_type)
    if root is None:
        return None
    base = base_of(root, url)
    links = page_links(root, base, own, url, encoding)
    echoes = _echoes(links.values())
    articles = _articles({u: link for u, link in links.items() if u not in echoes}, shapes)
    drawn: dict[str, Link] = {}
    if not articles:
        drawn = scripted_links(root, base, own, url)
        articles = _articles(drawn, shapes)
    chosen = {link.url for link in articles}
    scripted = paging.has_scripted(body)
    following = paging.next_page(root, base, url, chosen, scripted=scripted)
    if following is None and is_portion(body) and not any(map(paging.is_page, links)):
        following = successor(url, len(articles))
    short = (link for u, link in chain(links.items(), drawn.items()) if u not in echoes)
    return Listing(
        entries=tuple(_entry(link, url) for link in articles),
        others=tuple(u for u in links if u not in chosen),
        next=following if following and own(following) else None,
        sections=tuple(_sections(short, chosen, url))[:_MAX_SECTIONS],
        feeds=tuple(declared_feeds(root, base)),
        sitemaps=tuple(declared_sitemaps(root, base)),
        door=None if articles else door(root, base, url, own),
        system=usual_feeds(root, body),
    )


def _articles(links: Mapping[str, Link], shapes: Shapes) -> list[Link]:
    chances = chances_of(links.values(), shapes)
    return [link for link in links.values() if chances[link.url] >= 0.5]


def _echoes(links: Collection[Link]) -> set[str]:
    """What only leads to something about the articles that the page links to by their titles: their
    printed form, their comments, a form to send them on. It has an article's number, and the same
    few words for each of them."""
    titled = {_numbers(link.url) for link in links if len(link.text.split()) >= _TITLE}
    titled.discard(())
    same: defaultdict[str, set[str]] = defaultdict(set)
    for link in links if titled else ():
        words = _DIGITS.sub("", link.text)
        if 0 < len(words.split()) <= _TITLE and _numbers(link.url) in titled:
            same[words].add(link.url)
    return {url for urls in same.values() if len(urls) >= _SAME for url in urls}


def _numbers(url: str) -> tuple[str, ...]:
    return tuple(_LONG_NUMBER.findall(url, url.find("/", 8)))


def _entry(link: Link, found_in: str) -> Entry:
    return Entry(
        url=link.url,
        source="listing",
        found_in=found_in,
        title=link.text if len(link.text.split()) >= _TITLE else None,
        published=_date_near(link),
    )


def _date_near(link: Link) -> str | None:
    """The date printed in the link's card: the smallest block around it with a date and without
    a link to another page that has a title of its own."""
    for node in link.nodes:
        for steps, block in enumerate(node.iterancestors()):
            if steps >= _CARD or block.tag in ("body", "main", "html", "table"):
                break
            if _foreign(block, node):
                break
            if (text := _date_in(block)) is not None:
                return text
    return None


def _foreign(block: etree._Element, node: etree._Element) -> bool:
    """Whether the block holds a titled link to another place than the node's."""
    href = node.get("href")
    for number, other in enumerate(block.iter("a")):
        if number > 12:
            return True
        if other.get("href") != href and len(text_of(other).split()) >= 4:
            return True
    return False


def _date_in(block: etree._Element) -> str | None:
    for number, element in enumerate(block.iter()):
        if number > 60:
            return None
        if element.tag == "time":
            text = element.get("datetime") or text_of(element)
        elif isinstance(element.tag, str) and _DATE_NAME.search(element.get("class", "")):
            text = text_of(element)
        elif not (text := "".join(_ISO_DATE.findall(element.text or "")[:1])):
            continue
        if any(c.isdigit() for c in text) and len(text := " ".join(text.split())) <= 80:
            return text
    return None


def _sections(links: Iterable[Link], articles: set[str], url: str) -> Iterable[str]:
    """Links that look like the site's sections: short texts and short paths, in a menu, below the
    page's own address, or in such numbers that they make a menu."""
    below = url.rstrip("/") + "/" if "/" in url.rstrip("/").partition("://")[2] else ""
    likely: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.url in articles or not _may_be_section(link, url):
            continue
        short = 0 < len(link.text.split()) <= 4
        if not (short and link.menu) and any(map(_leads, link.nodes)):
            short = link.menu = True
        if below and link.url.startswith(below):
            link.menu = True
        if short and not paging.is_service(link.url):
            likely[kinds_of(link.url)[1]].append(link)
    for group in likely.values():
        many = len(group) >= _MENU_SIZE and mean_words(group) < 3
        yield from (link.url for link in group if link.menu or many)


def _may_be_section(link: Link, page: str) -> bool:
    """Whether neither the link's address nor its text speaks against a section of the site of
    ``page``. A host of its own makes one where its name is in Arabic: others are of editions."""
    path, _, query = link.url.partition("?")
    depth = len([s for s in path.split("/")[3:] if s])
    itself = address.host(link.url) == address.host(page) or not _ARABIC.search(link.text)
    if not (depth or query) and itself:
        return False
    if depth > _DEEPEST or paging.is_page(link.url):
        return False
    if link.text.isdecimal() and moments.in_address(link.url) is None:  # but a calendar's days
        return False
    return not is_service_text(link.text)


def _leads(node: etree._Element) -> bool:
    """Whether the link says of itself that it leads to a listing, as «كل الأخبار» does."""
    return paging.fold(text_of(node)[:40]) in LISTING_WORDS
