"""The links of a page to others of its site, each with its text and where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice

from lxml import etree

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.discovery.clicked import clicked_links, looks_like_address
from scraper.fetcher.discovery.html import text_of
from scraper.fetcher.discovery.hydrated import hydrated_links

_MAX_LINKS = 3_000  # of one page that are looked at
_MAX_TEXT = 300
_CLIMB = 12  # ancestors of a link that are asked where it stands

_MENU_TAGS = frozenset({"nav", "header", "footer", "menu", "select", "amp-sidebar"})
_MENU_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|header|footer|breadcrumbs?|topbar|social|share|tags?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
# Texts of links to an article that are not its title.
_MORE = re.compile(
    r"(?:اقرا|اقرأ|إقرأ|قراءة|تابع|شاهد|للمزيد|المزيد|التفاصيل|read|more|continue)\b"
)


@dataclass(slots=True)
class Link:
    """One address as the page links to it, all its links taken together."""

    url: str
    text: str = ""
    menu: bool = True  # all of its links stand in menus
    heading: bool = False
    nodes: list[etree._Element] = field(default_factory=list)


def page_links(
    root: etree._Element, base: str, own: Callable[[str], bool], url: str, encoding: str
) -> dict[str, Link]:
    """The page's links to other pages of the site, by address; in the order of the page."""
    found: dict[str, Link] = {}
    told: dict[str, Link | None] = {}  # by what stands in the link: most are there several times
    blocks: dict[etree._Element, str] = {}
    itself = address.identity(url)
    for number, node in enumerate(root.iter("a", "area", "option")):
        href = _choice(node) if node.tag == "option" else node.get("href")
        if number >= _MAX_LINKS:
            break
        if not href or href.startswith("#"):
            continue
        if href not in told:
            told[href] = None
            with suppress(AddressError):
                target = address.join(base, href, query_encoding=encoding)
                if own(target) and (name := address.identity(target)) != itself:
                    told[href] = found.setdefault(name, Link(target))
        if (link := told[href]) is not None:
            _add(link, node, blocks)
    return {link.url: link for link in found.values()}


def scripted_links(
    root: etree._Element, base: str, own: Callable[[str], bool], url: str
) -> dict[str, Link]:
    """The same of what stands only in the page's data, and in what its elements do when clicked."""
    found: dict[str, Link] = {}
    itself = address.identity(url)
    for href, title in islice(chain(hydrated_links(root), clicked_links(root)), _MAX_LINKS):
        with suppress(AddressError):
            target = address.join(base, href)
            if own(target) and (name := address.identity(target)) != itself:
                text = " ".join(title.split())[:_MAX_TEXT]
                found.setdefault(name, Link(target, text, menu=False))
    return {link.url: link for link in found.values()}


def _choice(option: etree._Element) -> str:
    """Where a menu that drops down leads: an address that its script goes to when it is chosen."""
    value = option.get("value") or ""
    return value if looks_like_address(value) else ""


def _add(link: Link, node: etree._Element, blocks: dict[etree._Element, str]) -> None:
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
