"""The body's box while it is read: its lines, what each of them says, and which are no text."""

from __future__ import annotations

from collections.abc import Set

from scraper.arabic.text import fold
from scraper.parser.body.prose import Body, Prose
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.signs.labels import LABEL_WORDS, is_label, may_head

Key = tuple[Box | None, str]  # where a box stands: around it, and by which tags


class Inside:
    """What those who judge boxes and lines share. ``total`` is the weight of the box's prose."""

    def __init__(
        self, layout: Layout, box: Box, prose: Prose, headline: Line | None, total: float
    ) -> None:
        self.layout, self.box, self.prose, self.total = layout, box, prose, total
        self.title = fold(headline.text) if headline is not None else ""
        self.keys: dict[int, str] = {}
        self.refused = bytearray(box.count)
        self.series: Set[int] = frozenset()  # the lines of entries, where there are any
        self.start = box.first
        if headline is not None and box.first <= headline.index < box.last:
            self.start = headline.index + 1
        self.places = prose.within(self.start, box.last)
        self.found = Body([], box, weight=total)

    def key(self, line: Line) -> str:
        """The folded opening of a line, once."""
        key = self.keys.get(line.index)
        if key is None:
            key = self.keys[line.index] = fold(line.text[:200])
        return key

    def is_label(self, line: Line) -> bool:
        """Whether a line is a label; most are told by their first word."""
        return line.word in LABEL_WORDS and is_label(line, self.key(line))

    def refuse(self, first: int, last: int, kind: str) -> None:
        """Marks lines as no text."""
        base = self.box.first
        target = self.found.captions if kind == "caption" else self.found.dropped
        self.found.refused.update(range(first, last))
        for index in range(max(first, base), min(last, self.box.last)):
            if not self.refused[index - base]:
                self.refused[index - base] = 1
                target.append(self.layout.lines[index])

    def is_refused(self, index: int) -> bool:
        """Whether a line of the box has been refused with the box it stands in."""
        return self.refused[index - self.box.first] != 0

    def weight(self, first: int, last: int) -> float:
        """How much prose stands from a line to before another."""
        if last - first == 1:
            return self.prose.weights.get(first, 0.0)
        return sum(map(self.prose.weights.__getitem__, self.prose.within(first, last)))

    def is_subheading(self, line: Line) -> bool:
        """Whether a label is one of the text's own headings: «التاريخ» between «النشأة» and
        «العمارة», which stand as it does, a paragraph above it and below."""
        box = line.box
        if not box.roles & Role.HEADING or line.links or not may_head(self.key(line)):
            return False
        at = line.index
        if not self.start < at < self.box.last - 1:
            return False
        if not (self.prose.is_strong(at - 1) and self.prose.is_strong(at + 1)):
            return False
        return any(
            heading is not box and heading.stand() == box.stand()
            for heading in self.layout.headings
            if self.start <= heading.first < self.box.last
        )
