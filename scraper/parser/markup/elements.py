"""What the parser asks of elements again and again; compiled where that was built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, cast

from lxml import etree

from scraper.arabic.text import clean
from scraper.compiled import compiled
from scraper.parser.markup import hints

BEGINNING = 400  # characters by which a script is told to hold a page's state
_WITH_ITEMPROP = etree.XPath(".//@itemprop/..")  # a quarter of what .//*[@itemprop] takes


def itemprops_by_lxml(root: etree._Element) -> list[etree._Element]:
    """What ``itemprops`` gives."""
    return cast("list[etree._Element]", _WITH_ITEMPROP(root))


def scripts_by_lxml(
    root: etree._Element, signs: tuple[str, ...]
) -> list[tuple[etree._Element, str]]:
    """What ``scripts`` gives."""
    found = []
    for script in root.iter("script"):
        start = (script.text or "")[:BEGINNING]
        typed = "javascript" not in script.get("type", "javascript")
        if start and (typed or any(sign in start for sign in signs)):
            found.append((script, start))
    return found


def inner_text_by_lxml(element: etree._Element) -> str:
    """What ``inner_text`` gives."""
    return "".join(cast("Iterator[str]", element.itertext()))


def text_of(element: etree._Element) -> str:
    """An element's whole text, cleaned, with a space where one element ends and another begins
    only if the page has one there."""
    return clean(inner_text(element))


_part = compiled("scraper.parser.markup._elements")

itemprops: Final[Callable[[etree._Element], list[etree._Element]]] = (
    itemprops_by_lxml if _part is None else _part.itemprops
)
"""The elements with an ``itemprop`` (microdata) below an element, in document order."""

scripts: Final[Callable[[etree._Element, tuple[str, ...]], list[tuple[etree._Element, str]]]] = (
    scripts_by_lxml if _part is None else _part.scripts
)
"""The scripts of another ``type`` than JavaScript, and those with one of these signs in their first
characters; each with those. By far the most have neither."""

inner_text: Final[Callable[[etree._Element], str]] = (
    inner_text_by_lxml if _part is None else _part.inner_text
)
"""An element's whole text as it is."""

hints_of: Final[Callable[[etree._Element], int]] = (
    hints.hints_of if _part is None else _part.hints_of
)
"""The hints of an element's class, id and style."""


_OUTSTANDING = frozenset(("b", "strong", "center", "u"))


def stands_out(element: etree._Element) -> bool:
    """Whether the whole of a box's text is bold or in the middle."""
    for _ in range(6):
        style = (element.get("style") or "").replace(" ", "").lower()
        if (
            element.tag in _OUTSTANDING
            or (element.get("align") or "").lower() == "center"
            or "text-align:center" in style
            or "font-weight:bold" in style
            or "font-weight:7" in style
        ):
            return True
        if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
            return False
        element = element[0]
    return False


def is_coloured(element: etree._Element) -> bool:
    """Whether a box is one element of its own colour or size with all of its text."""
    for _ in range(6):
        style = element.get("style") or ""
        if element.tag == "font" or "color:" in style or "font-size:" in style:
            return True
        if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
            return False
        element = element[0]
    return False
