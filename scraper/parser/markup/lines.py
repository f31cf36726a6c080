"""Lines and boxes: what a page is made of for everything that reads it.

A *line* is what a reader sees as one: the text between two block boundaries or ``<br>``s. A *box*
is a block element. Body, headline, dates, sections and bylines are looked up among some hundred
lines that know their place, and never among thousands of elements. ``walk`` finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from scraper.arabic.furniture import begins
from scraper.parser.dates import Readings, parse_dates
from scraper.parser.markup.elements import hints_of


class Role:
    """What the elements around a line say of it, by their tags; inherited downwards."""

    NONE = 0
    NAV = 1
    ASIDE = 2
    FOOTER = 4
    HEADER = 8
    FORM = 16
    FIGURE = 32
    CAPTION = 64
    QUOTE = 128
    ITEM = 256
    CELL = 512
    HEADING = 1024
    ARTICLE = 2048
    HIDDEN = 4096
    BUTTON = 8192
    EMBED = 16384
    MAIN = 32768

    PICTURED = FIGURE | CAPTION


# Lines of a small box: a card with section, title, teaser, day, name and counters; a comment with
# its buttons; an entry of a live report.
SMALL = 6


class Box:
    """A block element: its place among boxes and the lines that stand in it."""

    __slots__ = (
        "_hints", "_stand", "count", "depth", "element", "first", "last", "parent", "roles", "tag",
    )  # fmt: skip

    def __init__(
        self,
        element: etree._Element,
        tag: str,
        parent: Box | None,
        depth: int,
        roles: int,
        first: int,
    ) -> None:
        self.element = element
        self.tag = tag
        self.parent = parent
        self.roles = roles
        self.depth = depth
        self.first = first  # index of the first line in it
        self.last = first  # one past the last
        self.count = 0  # how many lines stand in it
        self._hints = -1
        self._stand: tuple[Box | None, str] | None = None

    def end(self, last: int) -> None:
        """Ends it before the line ``last``."""
        self.last = last
        self.count = last - self.first

    @property
    def hints(self) -> int:
        """The hints of its own class and id; Hint.HIDDEN also for hidden by style. Lazy: most
        boxes are never asked."""
        if self._hints < 0:
            self._hints = hints_of(self.element)
        return self._hints

    def called(self, hint: int) -> Box | None:
        """The box that calls itself so by a hint, of this one and the two around it."""
        around: Box | None = self
        for _ in range(3):
            if around is None or around.hints & hint:
                return around
            around = around.parent
        return None

    def within(self, other: Box) -> bool:
        """Whether this box is the other or stands in it."""
        if self.first < self.last:  # of two boxes that share a line one stands in the other
            return (
                other.first <= self.first and self.last <= other.last and other.depth <= self.depth
            )
        box: Box | None = self
        while box is not None and box.depth > other.depth:
            box = box.parent
        return box is other

    def outwards(self) -> Iterator[Box]:
        """This box and those around it, the nearest first; the last holds the whole page."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    def holding(self, first: int, last: int) -> Box:
        """The smallest box, this one or around it, with the lines from ``first`` to ``last``."""
        box = self
        while box.first > first or box.last <= last:
            box = box.parent  # type: ignore[assignment]  # the outermost has all lines
        return box

    def stand(self) -> tuple[Box | None, str]:
        """Where the box stands and as what: the box around it, and its tag with those of what only
        wraps it. Paragraphs of one text stand alike, each in ``p``, or each in ``div/div/p``. Asked
        of the whole page only, and found once."""
        if self._stand is None:
            around, tags = self.parent, self.tag
            # a paragraph may be broken into lines
            alike = self.count if tags == "p" else 1
            while around is not None and around.count == alike:
                tags = f"{around.tag}/{tags}"
                around = around.parent
            self._stand = around, tags
        return self._stand

    def stands_as(self, other: Box) -> bool:
        """Whether both stand alike, and what wraps each is of one class: a lead may have a box of
        its own as the text's only paragraph has."""
        return self.stand() == other.stand() and self._wrapper() == other._wrapper()

    def _wrapper(self) -> str | None:
        """The class of the box that wraps this one and nothing else."""
        around = self.parent
        return around.element.get("class") if around is not None and around.alone else None

    @property
    def alone(self) -> bool:
        """Whether it holds one line: a box that holds more may stand as a lead does that has one
        of its own."""
        return self.count == 1

    def __repr__(self) -> str:
        return f"<Box {self.tag} depth {self.depth} lines {self.first}-{self.last}>"


class Line:
    """One line of the page. ``text`` has single spaces but is not cleaned yet."""

    __slots__ = (
        "_dates",
        "anchors",
        "box",
        "breaks",
        "index",
        "is_link",
        "linked",
        "links",
        "pieces",
        "size",
        "text",
        "word",
    )

    def __init__(
        self,
        index: int,
        pieces: list[str],
        links: int,
        box: Box,
        anchors: list[etree._Element],
        breaks: int,
    ) -> None:
        self.index = index
        self.text = text = " ".join("".join(pieces).split())
        size = len(text)
        self.size = size
        self.links = links = links if links < size else size  # characters inside links
        self.linked = links * 2 > size  # most of it is links
        # a link, or several, with nothing but a mark or a word beside them
        self.is_link = links * 10 >= size * 9
        self.box = box
        self.pieces = pieces
        self.anchors = anchors
        self.breaks = breaks  # how many <br> stand before it in its box
        self.word = begins(text)  # folded: by it most lines are told to be no label or byline
        self._dates: Readings | None = None

    def dates(self, base: datetime) -> Readings:
        """The dates that the line is, where it is nothing else; read once. ``base`` is when the
        page was fetched: one page has one."""
        if self._dates is None:
            self._dates = parse_dates(self.text, base=base)
        return self._dates

    def segments(self) -> list[str]:
        """What the line's inline elements say each by itself, or between wide gaps, labels with
        what they label: «كتب: فلان», «الإثنين 13 كانون الثاني», «3 دقائق قراءة»."""
        found: list[str] = []
        label = ""
        pieces = self.pieces
        if "\xa0" in "".join(pieces):
            pieces = [part for piece in pieces for part in _GAP.split(piece)]
        for piece in pieces:
            text = " ".join(piece.split())
            if text in "|-–—/•·،,:":  # "" is as well
                if text == ":" and found:
                    label = found.pop() + ":"
                continue
            if label:
                text = f"{label} {text}"
                label = ""
            if text.endswith((":", "：")):
                label = text
            else:
                found.append(text)
        return found

    @property
    def has_parts(self) -> bool:
        """Whether it may have more than one segment."""
        return len(self.pieces) > 1 or (bool(self.pieces) and "\xa0" in self.pieces[0])

    def __repr__(self) -> str:
        return f"<Line {self.index} {self.box.tag} {self.text[:60]!r}>"


_GAP = re.compile(r"\s*\xa0\s+|\s+\xa0")  # «القسم: محليات &nbsp; الزيارات: 12»


def is_in_own_footer(box: Box, headline: Line | None, tag: str = "footer") -> bool:
    """Whether a box stands in the ``footer`` of the ``article`` that the headline stands in (HTML):
    it tells of the article. Some templates write an ``aside`` for it, the ``tag``."""
    inside = False
    for around in box.outwards():
        if around.tag == "article" and inside:
            return headline is not None and headline.box.within(around)
        inside = inside or around.tag == tag
    return False
