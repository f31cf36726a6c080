"""Whole boxes inside the body's that are none of its text.

They are told from the outside in by what they are made of: links, labels, a picture with its
caption, another article. Class names (``hints``) only ever add to such evidence.
"""

from __future__ import annotations

from collections.abc import Mapping

from scraper.arabic import furniture
from scraper.arabic.stops import MARKS
from scraper.arabic.text import fold
from scraper.parser.body.inside import Inside, Key
from scraper.parser.body.series import series
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.lines import SMALL, Box, Line, Role
from scraper.parser.markup.walk import BLOCKS
from scraper.parser.signs.captions import caption_lines, is_captioning
from scraper.parser.signs.inserts import (
    around_forms,
    is_call,
    is_card,
    is_copied_post,
    is_film,
    is_half_linked,
    is_portrait,
    is_post,
    is_title,
    leads_nowhere,
    skippable,
)
from scraper.parser.signs.labels import SLOTS
from scraper.parser.signs.wording import OPENING_WORDS, URGENT, is_furniture

_LOUD = Hint.SHARE | Hint.COMMENT | Hint.TAGS | Hint.BIO | Hint.PROMO
_FURNITURE = (
    Hint.RELATED | Hint.SHARE | Hint.COMMENT | Hint.TAGS | Hint.PROMO | Hint.LIST | Hint.NEXT
    | Hint.BIO | Hint.NAV | Hint.PLAYER | Hint.CRUMBS
)  # fmt: skip
_OTHER_TAGS = frozenset(
    ("nav", "aside", "form", "button", "footer", *(tag for tag in BLOCKS if tag[:4] == "amp-"))
)
_PICTURES = frozenset(("figure", "figcaption", "caption"))


_LISTS = frozenset(("ul", "ol", "dl"))
_OF_PAGES = furniture.whole(furniture.WHOLE_LINES) | furniture.whole(furniture.BLOCK_LABELS) | SLOTS
FACTS = 10  # items of a list that tells when the article came out, and where to send it
CARD = 3  # lines of another article in a list: its title, what it begins with, its day


_TOLD = frozenset(("p", "tr", "td", "dd", "li"))


class Boxes:
    """One use: ``refuse_boxes()``, and ``refuse_captions(…)`` once it is known where paragraphs
    stand."""

    def __init__(self, inside: Inside) -> None:
        self.inside = inside
        self.layout, self.box, self.prose = inside.layout, inside.box, inside.prose
        self.start, self.total = inside.start, inside.total

    def refuse_boxes(self) -> None:
        """Refuses whole boxes, from the outside in, and what the page lets readers skip."""
        for first, last in skippable(self.layout, self.start, self.box.last):
            if self.inside.weight(first, last) * 2 < self.total:
                self.inside.refuse(first, last, "furniture")
        lines, boxes = self.layout.lines, self.inner_boxes()
        self.inside.series = series(self.layout, boxes, self.prose)
        for box in around_forms(boxes):
            if self.share(box) < 0.25:  # more is the text itself, beside a form
                self.inside.refuse(box.first, box.last, "furniture")
        done = self.start  # what begins above it holds the headline, whatever it calls itself
        for box in boxes:
            first, last = box.first, box.last
            if first < done or first >= last:
                continue
            if last - first == 1 and box.tag == "p":
                line = lines[first]
                if line.size > 220 and not line.links:
                    continue  # a long line without links is judged by itself
            if first in self.inside.series and (box.tag == "button" or self.share(box) > 0.0):
                continue  # an entry, whatever buttons it has: its lines are judged one by one
            verdict = self.verdict(box)
            if verdict is not None:
                done = last
                self.inside.refuse(first, last, verdict)

    def inner_boxes(self) -> list[Box]:
        """The boxes inside the body's, in document order."""
        boxes, depth = self.layout.boxes, self.box.depth
        found = []
        for box in boxes[boxes.index(self.box) + 1 :]:
            if box.depth <= depth:
                break
            found.append(box)
        return found

    def share(self, box: Box) -> float:
        """How much of the body's prose stands in the box."""
        return self.inside.weight(box.first, box.last) / self.total if self.total else 0.0

    def verdict(self, box: Box) -> str | None:
        """``"caption"``, ``"furniture"`` or None for a box inside the body."""
        layout, tag = self.layout, box.tag
        if tag == "blockquote" and is_post(layout, box):
            return "furniture"
        share = self.share(box)
        if share > 0.5:
            return None
        if tag in _PICTURES:
            # a figure may be a quotation or a table, set apart as pictures are
            return None if tag == "figure" and self.has_no_picture(box) else "caption"
        if tag in _OTHER_TAGS:
            told = share > 0.3 or box.roles & Role.QUOTE  # whose a quotation is
            return None if tag == "footer" and told else "furniture"
        chars, links = layout.text_of(box)
        heading = box.roles & Role.HEADING
        first = layout.lines[box.first]
        alone = box.alone
        asked = first.text.endswith("؟")  # what a script opens the answer with
        own = leads_nowhere if heading or asked else is_half_linked
        if alone and links and own(first):
            return None
        if links * 10 > chars * 6 and not (heading and links < chars):
            return "furniture"
        if (
            tag in _LISTS
            and share < 0.2
            and self.inside.places
            and box.first > self.inside.places[0]
            and self.tells_facts(box)
        ):
            return "furniture"
        if tag == "table" and links and not share and self.has_linked_rows(box):
            return "furniture"
        if (
            self.inside.is_label(first)
            and not self.inside.is_subheading(first)
            and (alone or self.label_owns(box))
        ):
            return "furniture"
        if self.is_little(box, share, 0.35) and (
            self.speaks_of_the_site(box) or (first.word == URGENT and self.is_ticker(first))
        ):
            return "furniture"
        if alone or not self.is_little(box, share, 0.25):
            return self.verdict_by_name(box, share, links)
        if box.first not in self.inside.series and (
            is_portrait(layout, box) or is_call(layout, box) or is_film(layout, box)
        ):
            return "furniture"
        if (links and is_card(layout, box)) or ("@" in first.text and is_copied_post(layout, box)):
            return "furniture"
        return self.verdict_by_name(box, share, links)

    def is_little(self, box: Box, share: float, least: float) -> bool:
        """Whether little of the text's prose stands in a box; below a flash half of it may, and
        be none of it."""
        return share < least or any(
            self.prose.is_strong(index) for index in range(self.start, box.first)
        )

    def verdict_by_name(self, box: Box, share: float, links: int) -> str | None:
        """What its class and id make of a box that its contents leave open."""
        if share > 0.3:
            return None
        hints = box.hints
        if not hints or self.holds_anchor(box):
            return None
        if hints & Hint.HIDDEN:
            return "furniture"
        if hints & Hint.CAPTION and share < 0.2:
            return "caption"
        if hints == Hint.NAV and not links:
            return None  # «entry-header», over an entry of a live report
        if hints & _LOUD or (hints & _FURNITURE and (links or share * self.total < 80)):
            return "furniture"
        return None

    def tells_facts(self, box: Box) -> bool:
        """Whether each item of a list begins with a label in an element of its own, and two of the
        labels are a page's own, over buttons, links or what the article is filed under: «تاريخ»
        «25.07.2012», «مواضيع» …, «طباعة» …."""
        if not 2 <= box.count <= FACTS:
            return False
        lines = self.layout.lines[box.first : box.last]
        if not all(line.has_parts for line in lines):
            return False
        labels = [fold(next(iter(line.segments()), "")) for line in lines]
        return sum(label in _OF_PAGES for label in labels) >= 2

    def has_linked_rows(self, box: Box) -> bool:
        """Whether a table leads to a page of the site in each other row or more: a league's
        standings, a market's prices, which a newsroom sets in and no writer wrote."""
        rows = sum(1 for _ in box.element.iter("tr"))
        linked = sum(line.links > 0 for line in self.layout.lines[box.first : box.last])
        return linked * 2 >= rows > 2

    def has_no_picture(self, box: Box) -> bool:
        """A figure without a picture may be a quotation or a table."""
        pictures = self.layout.pictures(box.first, box.last)
        return not any(inner.within(box) for _, inner, _ in pictures)

    def label_owns(self, box: Box) -> bool:
        """Whether what follows a box's label is the label's: links or short titles."""
        if self.inside.key(self.layout.lines[box.first]) in SLOTS:
            return False
        rest = self.layout.lines[box.first + 1 : box.last]
        if self.layout.lines[box.first].links and self.holds_text(box):
            return False
        linked = sum(line.links for line in rest)
        size = sum(line.size for line in rest)
        if linked * 10 > size * 3 or all(line.size < 160 for line in rest):
            return True
        # each over what its article begins with
        return len(rest) <= sum(map(is_title, rest)) * CARD

    def holds_text(self, box: Box) -> bool:
        """Whether prose stands in a box as it does in others beside it that no label heads: blocks
        of an editor, each with a paragraph, some with a link over it."""
        lines, own = self.layout.lines, self.prose.within(box.first, box.last)
        ways = [_way(lines[index].box, box.depth)[1] for index in own]
        for index in self.inside.places if ways else ():
            block, way = _way(lines[index].box, box.depth)
            if way in ways and not self.inside.is_label(lines[block.first]):
                return True
        return False

    def is_ticker(self, line: Line) -> bool:
        """Whether «عاجل» (urgent) stands in an element of its own before another story's title."""
        return (
            len(line.pieces) > 1
            and fold(next(filter(str.strip, line.pieces), "")) == URGENT
            and not self.inside.title.startswith(URGENT)
        )

    def speaks_of_the_site(self, box: Box) -> bool:
        """A few lines in a box of their own, one of which is furniture by its words: comment
        rules, subscription prompts, disclaimers."""
        if box.count > SMALL:
            return False
        lines = self.layout.lines[box.first : box.last]
        told = [line for line in lines if line.word in OPENING_WORDS and line.size < 220]
        if not told or self.holds_anchor(box):
            return False
        if box.tag in _TOLD and any(
            self.prose.is_strong(index) for index in range(box.first, told[0].index)
        ):
            return False  # a paragraph that nobody closed, or an entry, and what stands below it
        return any(is_furniture(line, self.inside.key(line)) for line in told)

    def holds_anchor(self, box: Box) -> bool:
        """Whether the line that the head begins the text with stands in the box."""
        return not self.prose.anchored.isdisjoint(range(box.first, box.last))

    def refuse_captions(self, streams: Mapping[Key, int]) -> None:
        """Refuses lines that stand with a picture in a small box of their own. ``streams`` are
        where paragraphs stand, counted."""
        lines, base = self.layout.lines, self.box.first
        pictures = self.layout.pictures(base, self.box.last + 1)
        if not pictures:
            return
        below = {place for _, _, place in pictures}  # a picture
        within = {(box, place) for _, box, place in pictures}
        weights = self.prose.weights
        left = {
            index: weights[index]
            for index in self.inside.places
            if not self.inside.refused[index - base]
        }
        half, most = sum(left.values()) / 2, max(left.values(), default=0.0)
        text = frozenset(
            index
            for index in range(base, self.box.last)
            if index in self.prose.anchored
            or lines[index].size > 300
            or left.get(index, 0.0) > half  # all there is
            # or the most of it, above a picture: captions stand below theirs
            or (0 < left.get(index, 0.0) == most and index + 1 in below and index not in below)
            or (
                streams.get(lines[index].box.stand(), 0) >= 2
                and not (index in below and is_captioning(self.layout, lines[index]))
                and not ((lines[index].box, index) in within and self.is_no_sentence(lines[index]))
            )
        )
        for line in caption_lines(self.layout, base, self.box.last, text):
            self.inside.refuse(line.index, line.index + 1, "caption")

    def is_no_sentence(self, line: Line) -> bool:
        """Whether a line that has a paragraph to itself and the picture in it is a caption."""
        alone = line.box.alone
        return alone and not line.text.endswith(MARKS)


def _way(box: Box, depth: int) -> tuple[Box, list[str]]:
    """The box at a depth around another, and what leads to that from there: tags and classes."""
    way = [box.tag, box.element.get("class", "")]
    while box.depth > depth and box.parent is not None:
        box = box.parent
        way += box.tag, box.element.get("class", "")
    return box, way
