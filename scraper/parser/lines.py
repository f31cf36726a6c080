"""A page as lines in reading order: the one pass over the tree that everything else builds on.

A *line* is what a reader sees as one: the text between two block boundaries or ``<br>``s. A *box*
is a block element. Body, headline, dates, sections and bylines are then looked up among some
hundred lines that know their place, and never again among thousands of elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate, chain
from typing import cast

from lxml import etree

from scraper.arabic.furniture import begins
from scraper.arabic.text import clean
from scraper.parser.dates import Readings, parse_dates
from scraper.parser.hints import Hint, hints_in, hints_of

LATEST = datetime(2100, 1, 1, tzinfo=UTC)  # whether a line is a date does not depend on today
MAX_DEPTH = 200  # boxes within boxes; anything deeper is read as if it were inline


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


# Tags whose content no reader sees as text.
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "svg",
        "select",
        "iframe",
        "template",
        "object",
        "canvas",
        "textarea",
        "head",
        "math",
        "option",
        "datalist",
        "applet",
        "embed",
        "audio",
        "video",
        "map",
        "noframes",
    ]
)
_BLOCKS: dict[str, int] = {
    **dict.fromkeys(
        [
            "div",
            "p",
            "section",
            "main",
            "center",
            "dl",
            "dd",
            "ul",
            "ol",
            "table",
            "tbody",
            "thead",
            "tfoot",
            "tr",
            "details",
            "pre",
            "hgroup",
            "body",
            "html",
            "fieldset",
            "summary",
            "dir",
            "menu",
            "dt",
            "search",
            "frameset",
            "noscript",
        ],
        Role.NONE,
    ),
    "nav": Role.NAV,
    "aside": Role.ASIDE,
    "footer": Role.FOOTER,
    "header": Role.HEADER,
    "form": Role.FORM,
    "figure": Role.FIGURE,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "blockquote": Role.QUOTE,
    "li": Role.ITEM,
    "td": Role.CELL,
    "th": Role.CELL,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    "article": Role.ARTICLE,
    "main": Role.MAIN,
    "button": Role.BUTTON,
    "address": Role.NONE,
    # AMP's and embedded players' own elements are boxes as well
    "amp-embed": Role.EMBED,
    "amp-ad": Role.EMBED,
    "amp-sidebar": Role.NAV,
    "amp-social-share": Role.EMBED,
    "amp-consent": Role.EMBED,
    "amp-user-notification": Role.EMBED,
    "amp-iframe": Role.EMBED,
    "amp-list": Role.EMBED,
    "amp-lightbox": Role.EMBED,
}
# What the walk does with a tag that is no block: read on, leave out, or one of these.
_INLINE, _SKIP, _INSIDE_SKIPPED, _LINK, _BREAK, _RULE, _IMAGE, _TIME, _BLOCK = range(9)
_ACTIONS: dict[object, int] = {
    **dict.fromkeys(_SKIPPED, _SKIP),
    **dict.fromkeys(_BLOCKS, _BLOCK),
    "a": _LINK,
    "br": _BREAK,
    "hr": _RULE,
    "img": _IMAGE,
    "amp-img": _IMAGE,
    "time": _TIME,
}


_END: tuple[etree._Element | None] = (None,)  # after the last element: everything open ends
_WITH_ITEMPROP = etree.XPath("//@itemprop/..")  # a quarter of what //*[@itemprop] takes


class Box:
    """A block element: its place among boxes and the lines that stand in it."""

    __slots__ = ("_hints", "depth", "element", "first", "last", "parent", "roles", "tag")

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
        self._hints = -1

    @property
    def hints(self) -> int:
        """The hints of its own class and id; Hint.HIDDEN also for hidden by style. Lazy: most
        boxes are never asked."""
        if self._hints < 0:
            self._hints = hints_of(self.element)
        return self._hints

    def within(self, other: Box) -> bool:
        """Whether this box is the other or stands in it."""
        box: Box | None = self
        while box is not None and box.depth > other.depth:
            box = box.parent
        return box is other

    def stand(self) -> tuple[Box | None, str]:
        """Where the box stands and as what: the box around it, and its tag with those of what only
        wraps it. Paragraphs of one text stand alike, each in ``p``, or each in ``div/div/p``."""
        box, tags = self, self.tag
        while box.parent is not None and box.parent.last - box.parent.first == 1:
            box = box.parent
            tags = f"{box.tag}/{tags}"
        return box.parent, tags

    def __repr__(self) -> str:
        return f"<Box {self.tag} depth {self.depth} lines {self.first}-{self.last}>"


class Line:
    """One line of the page. ``text`` has single spaces but is not cleaned yet."""

    __slots__ = (
        "_dates",
        "_word",
        "anchors",
        "box",
        "breaks",
        "index",
        "links",
        "pieces",
        "size",
        "text",
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
        self.links = links if links < size else size  # characters inside links
        self.box = box
        self.pieces = pieces
        self.anchors = anchors
        self.breaks = breaks  # how many <br> stand before it in its box
        self._word: str | None = None
        self._dates: Readings | None = None

    @property
    def word(self) -> str:
        """The folded first word: by it most lines are told to be no label, title or byline."""
        word = self._word
        if word is None:
            word = self._word = begins(self.text)
        return word

    def dates(self, base: datetime) -> Readings:
        """The dates that the line is, where it is nothing else; read once. ``base`` is when the
        page was fetched: one page has one."""
        if self._dates is None:
            self._dates = parse_dates(self.text, base=base)
        return self._dates

    def segments(self) -> list[str]:
        """What the line's inline elements say each by itself, labels with what they label:
        «كتب: فلان», «الإثنين 13 كانون الثاني», «3 دقائق قراءة»."""
        found: list[str] = []
        label = ""
        for piece in self.pieces:
            text = " ".join(piece.split())
            if not text or text in "|-–—/•·،:":
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

    def __repr__(self) -> str:
        return f"<Line {self.index} {self.box.tag} {self.text[:60]!r}>"


def text_of(element: etree._Element) -> str:
    """An element's whole text, cleaned, with a space where one element ends and another begins
    only if the page has one there."""
    return clean("".join(cast("Iterator[str]", element.itertext())))


class Layout:
    """The whole page: its lines, boxes, pictures and clocks in reading order.

    Pictures and ``time`` elements come with their box and the index of the line that follows.
    """

    __slots__ = ("_props", "base", "boxes", "chars", "images", "lines", "links", "root", "times")

    def __init__(self, root: etree._Element, base: datetime = LATEST) -> None:
        self.root = root
        self.base = base  # when the page was fetched: what relative dates are counted from
        self.lines: list[Line] = []
        self.boxes: list[Box] = []
        self.images: list[tuple[etree._Element, Box, int]] = []
        self.times: list[tuple[etree._Element, Box, int]] = []
        self._props: list[etree._Element] | None = None
        _read(self, root)
        # running totals, so that the text of any run of lines is one subtraction
        self.chars = [0, *accumulate(line.size for line in self.lines)]
        self.links = [0, *accumulate(line.links for line in self.lines)]

    @property
    def props(self) -> list[etree._Element]:
        """The elements with an ``itemprop`` (microdata), found once."""
        if self._props is None:
            self._props = cast("list[etree._Element]", _WITH_ITEMPROP(self.root))
        return self._props

    def text_of(self, box: Box) -> tuple[int, int]:
        """How many characters stand in the box, and how many of them inside links."""
        first, last = box.first, box.last
        return self.chars[last] - self.chars[first], self.links[last] - self.links[first]


def _read(layout: Layout, root: etree._Element) -> None:
    """The walk: every element once, in document order, its end known from the next one's parent.

    Flat on purpose: recursion over children costs three times as much, and breaks on deep pages.
    """
    lines, boxes, images, times = layout.lines, layout.boxes, layout.images, layout.times
    action_of, block_roles = _ACTIONS.get, _BLOCKS
    heading, inherited = Role.HEADING, ~Role.HEADING
    pieces: list[str] = []  # of the line at hand; never begins with white space alone
    anchors: list[etree._Element] = []
    linked = 0

    def end_line() -> None:
        nonlocal pieces, anchors, linked
        lines.append(Line(len(lines), pieces, linked, box, anchors, breaks))
        pieces = []
        linked = 0
        anchors = []  # always another one: this one is the line's, also where it is empty

    box = Box(root, "html", None, 0, 0, 0)
    boxes.append(box)
    breaks = depth = 0
    link: etree._Element | None = None  # the open one
    link_end = -1  # how many pieces there were when the last link ended
    tops: list[etree._Element | None] = []  # what is open around the element at hand
    actions: list[int] = []
    # the head prints nothing; where broken markup made two bodies, the whole page is read
    bodies = root.findall("body")
    start = bodies[0] if len(bodies) == 1 else root
    outside = start.getparent()
    top: etree._Element | None = outside
    action = _INLINE
    for element in chain(start.iter(), _END):
        parent = outside if element is None else element.getparent()
        while top is not parent:  # what has ended since the last element
            if action == _BLOCK:
                if pieces:
                    end_line()
                breaks = 0
                box.last = len(lines)
                box = box.parent  # type: ignore[assignment]
                depth -= 1
            elif action == _LINK:
                link = None
                link_end = len(pieces)
            text = top.tail  # type: ignore[union-attr]
            if text and action != _INSIDE_SKIPPED:
                if not text.isspace():
                    pieces.append(text)
                    if link is not None:
                        linked += len(text)
                        if not anchors or anchors[-1] is not link:
                            anchors.append(link)
                elif pieces:
                    pieces.append(" ")
            top = tops.pop()
            action = actions.pop()
        if element is None:
            break
        tops.append(top)
        actions.append(action)
        top = element
        if action in (_SKIP, _INSIDE_SKIPPED):
            action = _INSIDE_SKIPPED
            continue
        tag = element.tag
        action = action_of(tag, _INLINE)
        if action == _BLOCK:
            if pieces:
                end_line()
            breaks = 0
            if depth < MAX_DEPTH:
                depth += 1
                roles = box.roles & inherited | block_roles[tag]
                box = Box(element, tag, box, depth, roles, len(lines))
                boxes.append(box)
            else:
                action = _INLINE
        elif action == _LINK:
            if pieces and link_end == len(pieces):
                pieces.append(" ")  # two links side by side are two words
            link = element
        elif action == _SKIP:
            continue
        elif action == _INLINE and images and images[-1][1] is box and images[-1][2] == len(lines):
            # beside a picture, a span that calls itself the caption is a box of its own
            names = element.get("class")
            if names and hints_in(names) & Hint.CAPTION and depth < MAX_DEPTH:
                if pieces:
                    end_line()
                action = _BLOCK
                depth += 1
                box = Box(element, "figcaption", box, depth, box.roles | Role.CAPTION, len(lines))
                boxes.append(box)
        elif action == _BREAK:
            if box.roles & heading:
                if pieces:
                    pieces.append(" ")
            else:
                if pieces:
                    end_line()
                    breaks = 0
                breaks += 1
        elif action == _IMAGE:
            images.append((element, box, len(lines)))
        elif action == _TIME:
            times.append((element, box, len(lines)))
        elif action == _RULE and pieces:
            end_line()
        text = element.text
        if text:
            if not text.isspace():
                pieces.append(text)
                if link is not None:
                    linked += len(text)
                    if not anchors or anchors[-1] is not link:
                        anchors.append(link)
            elif pieces:
                pieces.append(" ")
    if pieces:
        end_line()
    while True:  # what is still open ends with the page
        box.last = len(lines)
        if box.parent is None:
            break
        box = box.parent
