"""Few words that are a text's for where they stand: subheadings, questions, what is announced."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scraper.arabic.stops import MARKS, STOPS
from scraper.parser.body.ends import LABEL
from scraper.parser.body.inside import Inside
from scraper.parser.body.streams import Extent
from scraper.parser.markup.elements import is_coloured, stands_out
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.signs.inserts import leads_nowhere

PARTS = 6  # lines of a box that a question or a title heads
SUBHEADING = 90  # characters
LIST = 2  # links in a row that a few words may head, at least
LINKED = 8  # links under them, at most


class FewWords:
    """Judges the short lines of a text."""

    def __init__(self, inside: Inside, extent: Extent) -> None:
        self.inside, self.extent = inside, extent
        self.layout, self.box, self.prose = inside.layout, inside.box, inside.prose
        self.streams = extent.streams
        self.announced: set[int] = set()  # lines that a sentence above them announces
        # the tags and classes of few words in boxes of their own, counted for whoever asks first
        self.styles: Counter[tuple[str, str | None]] | None = None

    def are_announced(self, line: Line) -> bool:
        """Whether a few words in a paragraph of their own, or of nothing but its like, stand right
        below a sentence that announces them, «وجاءت النتائج كما يلي:», below others that it does,
        or below a point that the head begins the text with, in a box of one class with its."""
        box, above = line.box, self.layout.lines[line.index - 1]
        if line.links or not (box.alone or box.tag == "p") or not self.extent.surrounds(line):
            return False
        told = above.text.endswith(":") and above.box.stand() in self.streams
        told = told or (above.index in self.prose.anchored and _is_alike(above.box, box))
        if told or above.index in self.announced:
            self.announced.add(line.index)
            return True
        return False

    def head_box(self, line: Line) -> bool:
        """Whether a few words head a small box with text in it: a question over its answer, what
        an accordion shows of its parts."""
        if line.size > SUBHEADING or not self.extent.surrounds(line):
            return False
        if line.links and not leads_nowhere(line):
            return False
        if not self.prose.is_strong(line.index + 1):
            return False
        return line.text.endswith(("؟", "?")) or _opens_part(line.box)

    def stand_out(self, line: Line) -> bool:
        """Whether a few words in the text, right over a paragraph, stand out as a whole: a
        subheading."""
        if line.links or line.size > SUBHEADING or not self.extent.surrounds(line):
            return False
        box = line.box
        if not box.alone:
            return False
        around = box.stand()[0]
        if around is None or not self.left(line.index, -1).box.within(around):
            return False
        below = self.left(line.index, 1)
        if not (self.prose.is_strong(below.index) or below.text.endswith((".", ":"))):
            return False
        if around not in (below.box, below.box.stand()[0], below.box.parent):
            return False
        return stands_out(box.element) or is_coloured(box.element) or self.are_styled(line)

    def are_styled(self, line: Line) -> bool:
        """Whether a few words in a box of their own are called a heading, or as others in the
        text are."""
        style = line.box.element.get("class")
        if not style:
            return False
        if line.box.hints:
            return True
        if self.styles is None:
            self.styles = Counter(
                (other.box.tag, other.box.element.get("class"))
                for other in self.layout.lines[self.extent.first : self.extent.last]
                if other.size <= SUBHEADING and other.box.alone
            )
        return self.styles[line.box.tag, style] > 1

    def left(self, index: int, step: int) -> Line:
        """The next line in a direction that no box has been refused with, inside the text."""
        at = index + step
        while self.extent.first < at < self.extent.last and self.inside.is_refused(at):
            at += step
        return self.layout.lines[at]

    def stand_among(self, line: Line) -> bool:
        """Whether a sentence stands among the paragraphs, in a plain box instead of theirs."""
        if line.links or not line.text.endswith(STOPS) or not self.extent.surrounds(line):
            return False
        around, _ = line.box.stand()
        if around is not None and self.streams.get(around.stand(), 0) > 2:
            return True  # the text stands there, in no boxes
        return any(place is around for place, _ in self.streams)

    def left_headings(self, kept: Sequence[Line]) -> set[int]:
        """The headings that are all that is left of a box in the text, and a few words over links
        that are not: they headed furniture."""
        left = {line.index for line, behind in pairwise(kept) if self.heads_links(line, behind)}
        places: list[int] = []
        for line in kept:
            if not line.box.roles & Role.HEADING:
                continue
            around = line.box.stand()[0]
            if around is None or around.depth <= self.box.depth:
                continue
            places = places or [other.index for other in kept]
            if bisect_left(places, around.last) - bisect_left(places, around.first) == 1:
                left.add(line.index)
        return left

    def heads_links(self, line: Line, behind: Line) -> bool:
        """Whether links to other pages stand right below a few words, and nothing of the text is
        left before its next line: «من الأرشيف», two titles."""
        between = behind.index - line.index - 1
        if not 2 <= between <= LINKED or line.size > LABEL:
            return False
        if line.index in self.prose.weights:
            return False  # a verse
        if line.text.endswith(MARKS) and not line.text.endswith(":"):
            return False
        around = line.box.stand()[0]  # the last cell of a table, or item of a list, heads nothing
        return all(
            each.is_link and (around is None or each.box.within(around))
            for each in self.layout.lines[line.index + 1 : behind.index][:LIST]
        )


def _is_alike(box: Box, other: Box) -> bool:
    """Whether two boxes stand alike and are of one class."""
    name = box.element.get("class")
    return name is not None and name == other.element.get("class") and box.stands_as(other)


def _opens_part(box: Box) -> bool:
    """Whether a box, or one around it that holds no more, opens and closes what stands below it:
    ``summary`` (HTML), a button that an element is made (ARIA)."""
    inner: Box | None = box
    while inner is not None and inner.alone:
        if inner.tag == "summary" or inner.element.get("role") == "button":
            return True
        inner = inner.parent
    return False
