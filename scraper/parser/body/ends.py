"""Where a text begins and ends among the lines that are left of its box."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice

from scraper.arabic.closings import is_closing
from scraper.arabic.stops import MARKS
from scraper.arabic.text import fold
from scraper.parser.body.inside import Inside
from scraper.parser.body.prose import PROSE
from scraper.parser.body.streams import LEAST, Extent
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.signs.inserts import is_strip, table_around
from scraper.parser.signs.told import tells

_WRAPPED = Role.QUOTE | Role.ITEM | Role.CELL
_WRAPPING = frozenset(("blockquote", "li", "td", "th"))
LABEL = 30  # characters of words over links


def is_set_off(box: Box, text: Box) -> bool:
    """Whether a list, a table or a quotation inside the ``text``'s box sets a box off. The cell of
    a layout in which the whole text stands sets nothing off."""
    if not box.roles & _WRAPPED:
        return False
    if not text.roles & _WRAPPED:
        return True
    inner: Box | None = box
    while inner is not None and inner.depth > text.depth:
        if inner.tag in _WRAPPING:
            return True
        inner = inner.parent
    return False


def _are_of_one_make(box: Box, other: Box) -> bool:
    """Whether two boxes are told apart by nothing, and from others by their class or style."""
    one, two = box.element.items(), other.element.items()
    return one != [] and one == two


class Ends:
    """One use: ``Ends(…).trim(…)``."""

    def __init__(self, inside: Inside, extent: Extent) -> None:
        self.layout, self.box, self.prose = inside.layout, inside.box, inside.prose
        self.series, self.extent, self.streams = inside.series, extent, extent.streams
        self.inside: Sequence[Line] = ()  # the text without what may open and close it

    def trim(self, kept: Sequence[Line]) -> list[Line]:
        """Of the lines left, those of the text: without headings at its end, and what is no
        sentence at both."""
        places = [line.index for line in kept]
        first, last = bisect_left(places, self.extent.first), bisect_right(places, self.extent.last)
        while last - first > 1 and (
            self.prose.weights.get(places[last - 1], 0.0) < LEAST
            or self.hangs(kept[last - 1], kept[last - 2])
        ):
            last -= 1
        if last <= first:
            return []
        self.inside = inside = kept[first:last]
        head = [line for line in kept[:first] if self.opens(line, inside[0])]
        tail: list[Line] = []
        ends = [inside[-1]]
        if is_set_off(ends[0].box, self.box):
            # a list or a table is the last: below it the paragraphs may go on
            own = (line for line in reversed(inside) if not is_set_off(line.box, self.box))
            ends += [*islice(own, 1)]
        for line in kept[last:]:
            if not any(self.closes(line, end) for end in ends):
                break
            tail.append(line)
        while tail and (tail[-1].box.roles & Role.HEADING or self.announces(tail[-1])):
            tail.pop()
        return [*head, *inside, *tail]

    def announces(self, line: Line) -> bool:
        """«ترشيحات:» behind the last paragraph and over a link, «من الأرشيف» over two: a label in
        no table."""
        called = line.text.endswith(":")
        if line.size > LABEL or (line.text.endswith(MARKS) and not called):
            return False
        least = 1 if called else 2
        following = self.layout.lines[line.index + 1 : line.index + 1 + least]
        links = sum(len(each.anchors) == 1 and each.is_link for each in following)
        if links != least or is_closing(fold(line.text)):
            return False
        return table_around(self.layout, line) is None

    def hangs(self, line: Line, before: Line) -> bool:
        """Whether a last line stands apart from the text and is no sentence: another title."""
        if line.box is before.box or not PROSE <= line.size <= 140:
            return False  # of few words those of a verse alone have a weight
        return self.streams.get(line.box.stand(), 0) < 2 and not line.text.endswith(MARKS)

    def opens(self, line: Line, first: Line) -> bool:
        """Whether a short line before the first paragraph is text: it stands as that does."""
        if line.index in self.series:
            return True
        if line.box is first.box:
            return not line.is_link  # the section, or who wrote
        if is_strip(line):
            return False
        if line.box.roles & Role.HEADING:
            # «السؤال» over the question, as «الجواب» over the answer
            between = self.layout.lines[line.index + 1 : first.index]
            return all(other.box.roles & Role.PICTURED for other in between) and any(
                other.box.roles & Role.HEADING for other in self.inside[1:]
            )
        return line.box.stand() == first.box.stand()

    def is_plain_among_plain(self, line: Line, last: Line) -> bool:
        """Whether a line follows the last paragraph at once, and the text's paragraphs are boxes
        as bare as its own, of no class or style, one beside the other."""
        if line.index != last.index + 1 or line.box.tag != last.box.tag or line.box.element.items():
            return False
        stand = line.box.stand()
        alike = sum(
            each.box.stand() == stand and not each.box.element.items() for each in self.inside
        )
        return alike > 1 and alike * 2 > len(self.inside)

    def closes(self, line: Line, last: Line) -> bool:
        """Whether a short line after the last paragraph is text."""
        if line.index in self.series:
            return True
        if line.index in self.prose.cards:
            return False
        if line.box is last.box:
            return not line.is_link
        stand = line.box.stand()
        around, other = stand[0], last.box.stand()[0]
        # or below a box set into the text
        # or beside words that stand in the text's own box
        beside = around in (other, last.box) or self.streams.get(stand, 0) > 1
        if line.box.roles & Role.HEADING:
            return beside  # and what follows it; a last one is taken off again
        table = table_around(self.layout, line) if line.box.roles & Role.CELL else None
        if table is not None and not beside:
            wider = (each for each in table.outwards() if each.count > table.count)
            return next((each for each in wider if each.tag != "figure"), None) in (other, last.box)
        if is_set_off(line.box, self.box):
            listed = around is not None and around.parent in (other, last.box)
            return listed or line.box is other or line.text.endswith(MARKS)
        if line.box.tag == "pre" or (line.size < 60 and is_closing(fold(line.text))):
            return True  # verses; «والله ولي التوفيق»
        return beside and (
            line.text.endswith(MARKS)
            or last.text.endswith(":")
            or line.box.tag == "p"
            or _are_of_one_make(line.box, last.box)
            or self.is_plain_among_plain(line, last)
            or tells(line)
        )
