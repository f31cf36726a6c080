"""A seed's own selectors, for the rare site on which the general reading falls short.

CSS by ``lxml.cssselect``. What a selector finds wins over everything else and is named
``"selector"`` in ``found_by``; where it finds nothing the general reading stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from lxml import etree

from scraper.arabic.text import fold
from scraper.parser.body.prose import Body
from scraper.parser.body.sieve import sift
from scraper.parser.body.weighing import weigh
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line

if TYPE_CHECKING:
    from lxml.cssselect import CSSSelector

SELECTOR = "selector"


@lru_cache(maxsize=256)
def _compiled(selector: str) -> CSSSelector:
    from lxml.cssselect import CSSSelector  # for the rare seed only: its import is slow

    return CSSSelector(selector, translator="html")


def find(root: etree._Element, selector: str | None) -> list[etree._Element]:
    """The elements that a selector finds; [] where there is no selector."""
    return cast("list[etree._Element]", _compiled(selector)(root)) if selector else []


def drop(root: etree._Element, selectors: Iterable[str]) -> None:
    """Takes elements out of the tree; the text after each stays."""
    for selector in selectors:
        for element in find(root, selector):
            parent = element.getparent()
            if parent is None:
                continue
            before = element.getprevious()
            if element.tail:
                if before is not None:
                    before.tail = (before.tail or "") + element.tail
                else:
                    parent.text = (parent.text or "") + element.tail
            parent.remove(element)


def texts(layout: Layout, selector: str | None) -> list[str]:
    """The cleaned texts of what a selector finds, without the empty ones."""
    found = (text_of(element) for element in find(layout.root, selector))
    return [text for text in found if fold(text)]


def line_of(layout: Layout, selector: str | None) -> Line | None:
    """The line on which what a selector finds begins."""
    for element in find(layout.root, selector):
        inside = set(element.iter())
        for line in layout.lines:
            if line.box.element in inside or (element in _around(line)):
                return line
    return None


def _around(line: Line) -> list[etree._Element]:
    return list(line.box.element.iter("span", "a", "b", "strong", "font", "em", "i"))


def body_of(layout: Layout, selector: str | None, headline: Line | None) -> Body | None:
    """The body inside what a selector finds, sifted as always; None where it finds nothing."""
    elements = find(layout.root, selector)
    boxes = [box for element in elements for box in _boxes(layout, element)]
    boxes = [box for box in boxes if box.last > box.first]
    if not boxes:
        return None
    prose = weigh(layout, None, ())
    lines: list[Line] = []
    first: Body | None = None
    for box in boxes:
        total = sum(prose.weights.get(i, 0.0) for i in range(box.first, box.last))
        found = sift(layout, box, prose, headline, max(total, 1.0))
        lines += found.lines
        first = first or found
    if first is None or not lines:
        return None
    first.lines = list({line.index: line for line in lines}.values())
    return first


def _boxes(layout: Layout, element: etree._Element) -> list[Box]:
    return [box for box in layout.boxes if box.element is element]
