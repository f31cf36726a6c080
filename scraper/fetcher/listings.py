"""A front, section or archive page: which of its links are articles, and where it leads on.

What decides, in this order: the shapes of the site's own article addresses (``shapes.py``), how
a link's kind looks on this very page (a kind of address that occurs often, outside menus, with
long texts is the articles'), its text, and where it stands. Pure: bytes in, findings out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice

from lxml import etree

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher import paging
from scraper.fetcher.clicked import clicked_links, looks_like_address
from scraper.fetcher.declared import declared_feeds, declared_sitemaps, usual_feeds
from scraper.fetcher.doors import door
from scraper.fetcher.html import base_of, read_html, text_of
from scraper.fetcher.hydrated import hydrated_links
from scraper.fetcher.places import LISTING_WORDS, SERVICE_TEXTS
from scraper.fetcher.shapes import Shapes, shapes_of
from scraper.page import Entry

MAX_LINKS = 3_000  # of one page that are looked at
_MAX_SECTIONS = 40
_DEEPEST = 6  # path segments of a section's address
_MENU_SIZE = 4  # short links of one kind that make a menu wherever they stand
_MAX_TEXT = 300
_CLIMB = 12  # ancestors of a link that are asked where it stands
_CARD = 5  # ancestors within which a link's date is looked for

_MENU_TAGS = frozenset({"nav", "header", "footer", "menu", "select", "amp-sidebar"})
_MENU_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|header|footer|breadcrumbs?|topbar|social|share|tags?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LABELLED = -0.2  # for a kind of address whose links have texts of a word or two
# In a shape: a number of one or two digits, or one that could be a year.
_SHORT_NUMBER = re.compile(r"\b[DY]\b")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_DATE_NAME = re.compile(
    r"(?:^|[\s_-])(?:date|time|published|posted|timestamp|تاريخ)", re.IGNORECASE
)
_ISO_DATE = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[T \d:+Z.-]{0,20}")
# Texts of links to an article that are not its title.
_MORE = re.compile(
    r"(?:اقرا|اقرأ|إقرأ|قراءة|تابع|شاهد|للمزيد|المزيد|التفاصيل|read|more|continue)\b"
)


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


@dataclass(slots=True)
class _Link:
    """One address as the page links to it, all its links taken together."""

    url: str
    text: str = ""
    menu: bool = True  # all of its links stand in menus
    heading: bool = False
    nodes: list[etree._Element] = field(default_factory=list)


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
    root, encoding = read_html(body, content_type)
    if root is None:
        return None
    base = base_of(root, url)
    links = _links(root, base, own, url, encoding)
    articles = _articles(links, shapes)
    if not articles:
        articles = _articles(_scripted(root, base, own, url), shapes)
    chosen = {link.url for link in articles}
    scripted = paging.has_scripted(body)
    following = paging.next_page(root, base, url, chosen, scripted=scripted)
    return Listing(
        entries=tuple(_entry(link, url) for link in articles),
        others=tuple(u for u in links if u not in chosen),
        next=following if following and own(following) else None,
        sections=tuple(_sections(links.values(), chosen))[:_MAX_SECTIONS],
        feeds=tuple(declared_feeds(root, base)),
        sitemaps=tuple(declared_sitemaps(root, base)),
        door=None if articles else door(root, base, url, own),
        system=usual_feeds(root, body),
    )


def _links(
    root: etree._Element, base: str, own: Callable[[str], bool], url: str, encoding: str
) -> dict[str, _Link]:
    """The page's links to other pages of the site, by identity; in the order of the page."""
    found: dict[str, _Link] = {}
    told: dict[str, _Link | None] = {}  # by what stands in the link: most are there several times
    blocks: dict[etree._Element, str] = {}
    itself = address.identity(url)
    for number, node in enumerate(root.iter("a", "area", "option")):
        href = _choice(node) if node.tag == "option" else node.get("href")
        if number >= MAX_LINKS:
            break
        if not href or href.startswith("#"):
            continue
        if href not in told:
            told[href] = None
            with suppress(AddressError):
                target = address.join(base, href, query_encoding=encoding)
                if own(target) and (name := address.identity(target)) != itself:
                    told[href] = found.setdefault(name, _Link(target))
        if (link := told[href]) is not None:
            _add(link, node, blocks)
    return {link.url: link for link in found.values()}


def _scripted(
    root: etree._Element, base: str, own: Callable[[str], bool], url: str
) -> dict[str, _Link]:
    """The same of what stands only in the page's data, and in what its elements do when clicked."""
    found: dict[str, _Link] = {}
    itself = address.identity(url)
    for href, title in islice(chain(hydrated_links(root), clicked_links(root)), MAX_LINKS):
        with suppress(AddressError):
            target = address.join(base, href)
            if own(target) and (name := address.identity(target)) != itself:
                text = " ".join(title.split())[:_MAX_TEXT]
                found.setdefault(name, _Link(target, text, menu=False))
    return {link.url: link for link in found.values()}


def _articles(links: Mapping[str, _Link], shapes: Shapes) -> list[_Link]:
    chances = _chances(links.values(), shapes)
    return [link for link in links.values() if chances[link.url] >= 0.5]


def _choice(option: etree._Element) -> str:
    """Where a menu that drops down leads: an address that its script goes to when it is chosen."""
    value = option.get("value") or ""
    return value if looks_like_address(value) else ""


def _add(link: _Link, node: etree._Element, blocks: dict[etree._Element, str]) -> None:
    text = _text(node)
    if len(text) > len(link.text) and not _MORE.match(text):
        link.text = text
    in_menu, heading = _place(node, blocks)
    link.menu = link.menu and in_menu
    link.heading = link.heading or heading
    if len(link.nodes) < 4:
        link.nodes.append(node)


def _text(link: etree._Element) -> str:
    """The link's text, or its title where the text is none or the cut beginning of it."""
    text = " ".join(text_of(link).split())[:_MAX_TEXT]
    title = link.get("title") or (link.get("alt") if link.tag == "area" else None) or ""
    title = " ".join(title.split())[:_MAX_TEXT]
    return title if title.startswith(text.rstrip("….").rstrip()) else text


def _place(node: etree._Element, blocks: dict[etree._Element, str]) -> tuple[bool, bool]:
    """Whether the link stands in a menu, and whether in a heading. ``blocks`` keeps what kind of
    block each element around a link is: they stand around many."""
    heading = next((True for child in node.iterchildren() if child.tag in _HEADINGS), False)
    for steps, parent in enumerate(node.iterancestors()):
        if steps >= _CLIMB:
            break
        if (kind := blocks.get(parent)) is None:
            kind = blocks[parent] = _kind(parent)
        if kind == "heading":
            heading = True
        elif kind == "article":
            return False, heading
        elif kind == "menu":
            return not heading, heading
    return False, heading


def _kind(block: etree._Element) -> str:
    if block.tag in _HEADINGS:
        return "heading"
    if block.tag == "article":
        return "article"
    return "menu" if block.tag in _MENU_TAGS or _menu_name(block) else ""


def _menu_name(element: etree._Element) -> bool:
    name = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    return element.tag != "body" and len(name) > 2 and _MENU_NAME.search(name) is not None


def _chances(links: Iterable[_Link], shapes: Shapes) -> dict[str, float]:
    """How likely each link is an article: by its address, its text and its kind on this page.

    ``/section/7`` «رياضة» is told from ``/story/7`` and its headline by the texts of its own kind,
    or by its own.
    """
    groups: defaultdict[str, defaultdict[str, list[_Link]]]
    groups = defaultdict(lambda: defaultdict(list))
    for link in links:
        exact, plain = _kinds_of(link)
        groups[plain][exact].append(link)
    chances = {}
    for kinds in groups.values():
        lift = _lift([link for kind in kinds.values() for link in kind])
        for kind in kinds.values():
            likely = max(shapes.likely(link.url) for link in kind)
            labels = lift > 0 and len(kind) > 1 and _mean_words(kind) < 2.5
            for link in kind:
                gained = _LABELLED if labels or (lift > 0 and _is_label(link)) else lift
                chances[link.url] = min(1.0, max(0.0, likely + gained + _by_text(link)))
                if shapes.surely_not(link.url):
                    chances[link.url] = 0.0
    return chances


def _kinds_of(link: _Link) -> tuple[str, str]:
    """The link's shapes, with its words and without, numbers of all lengths alike."""
    exact, plain = shapes_of(link.url)
    return _SHORT_NUMBER.sub("9", exact), _SHORT_NUMBER.sub("9", plain)


def _lift(group: list[_Link]) -> float:
    """What a kind of address gains by its look on the page: many links outside menus with texts
    of several words are a list of articles; a kind met only in menus is none."""
    outside = [link for link in group if not link.menu]
    if not outside:
        return -0.4
    if len(outside) < 4:
        return 0.0
    words = _mean_words(outside)
    return 0.25 if words >= 5 else 0.1 if words >= 4 else _LABELLED if words < 2.5 else 0.0


def _is_label(link: _Link) -> bool:
    """Whether the page names the link's place again and again, in a word or two, as it names its
    sections in a menu and above their blocks."""
    if len(link.nodes) < 2 or len(link.text.split()) > 2:
        return False
    return all(" ".join(text_of(node).split()) == link.text for node in link.nodes)


def _mean_words(links: list[_Link]) -> float:
    return sum(len(link.text.split()) for link in links) / len(links)


def _by_text(link: _Link) -> float:
    further_page = link.text.isdecimal()
    if further_page or paging.fold(link.text) in SERVICE_TEXTS:
        return -0.8
    words = len(link.text.split())
    value = 0.15 if words >= 5 else 0.05 if words >= 4 or not words else -0.2
    return value + (0.15 if link.heading else 0.0) - (0.3 if link.menu else 0.0)


def _entry(link: _Link, found_in: str) -> Entry:
    return Entry(
        url=link.url,
        source="listing",
        found_in=found_in,
        title=link.text if len(link.text.split()) >= 3 else None,
        published=_date_near(link),
    )


def _date_near(link: _Link) -> str | None:
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


def _sections(links: Iterable[_Link], articles: set[str]) -> Iterable[str]:
    """Links that look like the site's sections: short texts and short paths, in a menu, or in
    such numbers that they make one."""
    likely: defaultdict[str, list[_Link]] = defaultdict(list)
    for link in links:
        path, _, query = link.url.partition("?")
        depth = len([s for s in path.split("/")[3:] if s])
        if (
            link.url in articles
            or not (depth or query)
            or depth > _DEEPEST
            or paging.is_page(link.url)
        ):
            continue
        if paging.fold(link.text) in SERVICE_TEXTS:
            continue
        short = 0 < len(link.text.split()) <= 4
        if not (short and link.menu) and any(map(_leads, link.nodes)):
            short = link.menu = True
        if short and not paging.is_service(link.url):
            likely[_kinds_of(link)[1]].append(link)
    for group in likely.values():
        words = sum(len(link.text.split()) for link in group) / len(group)
        many = len(group) >= _MENU_SIZE and words < 3
        yield from (link.url for link in group if link.menu or many)


def _leads(node: etree._Element) -> bool:
    """Whether the link says of itself that it leads to a listing, as «كل الأخبار» does."""
    return paging.fold(text_of(node)[:40]) in LISTING_WORDS
