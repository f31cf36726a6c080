"""Links that are none to HTML: an address in what an element does when it is clicked, as portals of
the 2000s open their news (``onclick="window.open('view.asp?id=15')"``), and as cards of today do
(``data-href="/news/15"``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from scraper.fetcher.discovery.html import text_of
from scraper.fetcher.discovery.places import PAGE_ENDINGS

_DATA = ("data-href", "data-url", "data-link")
_SCRIPTS = ("onclick", "href")
_CLICKED = etree.XPath(
    "//*[@onclick or starts-with(@href, 'javascript:') or "
    + " or ".join(f"@{name}" for name in _DATA)
    + "]"
)
_FILE = rf"[\w./-]{{1,200}}\.(?:{'|'.join(PAGE_ENDINGS)})(?:\?[^\"'\s]{{1,500}})?"
_ADDRESS = rf"(?:https?://|[/?])[^\"'\s]{{2,500}}|{_FILE}"
_WHOLE = re.compile(_ADDRESS)
_QUOTED = re.compile(rf"[\"']({_ADDRESS})[\"']")
_MOST_SCRIPT = 2_000  # characters of one that are looked at


def looks_like_address(text: str) -> bool:
    """Whether a text that stands where an address may stand is one."""
    return _WHOLE.fullmatch(text) is not None


def clicked_links(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The addresses as they are written, each with the text of its element; in the page's order."""
    for node in cast(list[etree._Element], _CLICKED(root)):
        if target := _target(node):
            yield target, text_of(node)


def _target(node: etree._Element) -> str:
    for name in _DATA:
        if looks_like_address(value := (node.get(name) or "").strip()):
            return value
    for name in _SCRIPTS:
        if found := _QUOTED.search((node.get(name) or "")[:_MOST_SCRIPT]):
            return found[1]
    return ""
