"""The whole page as its readers see it: lines, boxes, pictures, clocks, and running totals."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from datetime import UTC, datetime
from itertools import compress
from operator import itemgetter

from lxml import etree

from scraper.parser.markup.elements import itemprops
from scraper.parser.markup.lines import Box, Line
from scraper.parser.markup.ornaments import is_ornament, source_of
from scraper.parser.markup.walking import walk

LATEST = datetime(2100, 1, 1, tzinfo=UTC)  # whether a line is a date does not depend on today

_PLACE = itemgetter(2)


class Layout:
    """The whole page: its lines, boxes, pictures and clocks in reading order.

    Pictures and ``time`` elements come with their box and the index of the line that follows.
    """

    __slots__ = (
        "_ornaments", "_places", "_props", "_tagged", "base", "boxes", "chars", "headings",
        "images", "lines", "links", "of_facts", "root", "texts", "times", "titles", "words",
    )  # fmt: skip

    def __init__(self, root: etree._Element, base: datetime = LATEST) -> None:
        self.root = root
        self.base = base  # when the page was fetched: what relative dates are counted from
        (
            self.lines, self.boxes, self.images, self.times, self.headings, self.titles,
            self.texts, self.words, self.chars, self.links,
        ) = walk(root)  # fmt: skip
        # asked for while the tree is still near: later it costs six times as much
        self._tagged = itemprops(root)
        self._props: dict[str, list[tuple[int, etree._Element]]] | None = None
        self._places: list[int] = list(map(_PLACE, self.images))
        self._ornaments: dict[etree._Element, bool] = {}
        self.of_facts: dict[Box, bool] = {}  # tables, each looked at once

    def beginning(self, words: Set[str], first: int = 0, last: int | None = None) -> list[Line]:
        """The lines from ``first`` to before ``last`` whose folded first word is one of these."""
        told = map(words.__contains__, self.words[first:last])
        return list(compress(self.lines[first:last], told))

    def in_headings(self) -> list[Line]:
        """The lines that stand in ``h1`` to ``h6``."""
        return self.titles

    def pictures(self, first: int, last: int) -> list[tuple[etree._Element, Box, int]]:
        """The pictures before which ``first`` to ``last`` lines stand."""
        return self.images[bisect_left(self._places, first) : bisect_left(self._places, last + 1)]

    def is_ornament(self, element: etree._Element) -> bool:
        """Whether a picture of the page is none of the article's; looked at once."""
        known = self._ornaments.get(element)
        if known is None:
            known = self._ornaments[element] = is_ornament(element, source_of(element))
        return known

    def props(self, *names: str) -> list[etree._Element]:
        """The elements with one of these ``itemprop``s (microdata), in document order."""
        if self._props is None:
            self._props = {}
            for place, element in enumerate(self._tagged):
                for name in set((element.get("itemprop") or "").split()):
                    self._props.setdefault(name, []).append((place, element))
        found = {place: element for name in names for place, element in self._props.get(name, ())}
        return [found[place] for place in sorted(found)]

    def text_of(self, box: Box) -> tuple[int, int]:
        """How many characters stand in the box, and how many of them inside links."""
        first, last = box.first, box.last
        return self.chars[last] - self.chars[first], self.links[last] - self.links[first]
