"""Where a text stands inside its box: its paragraphs side by side, the first and the last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from scraper.parser.body.inside import Inside, Key
from scraper.parser.body.prose import PROSE
from scraper.parser.markup.lines import Line, Role
from scraper.parser.signs.dated import CROWDED, DatedLines

LEAST = 10.0  # the weight of a line that has text's weight by itself
CROWDED_LINE = 160  # characters of a line of many elements


def is_date_line(line: Line, dates: DatedLines) -> bool:
    """Whether a line is no prose for all its length: it says when, who, where, how often."""
    short = line.size < 90 or (line.size <= CROWDED_LINE and len(line.pieces) > CROWDED)
    return short and dates.prints_date(line)


def prose_of(inside: Inside, dates: DatedLines) -> list[Line]:
    """The lines of prose that are left in a text's box, without those that say when."""
    left = [inside.layout.lines[at] for at in inside.places if not inside.is_refused(at)]
    return [line for line in left if not is_date_line(line, dates)]


def find_streams(prose: Sequence[Line], weights: Mapping[int, float]) -> dict[Key, int]:
    """Where paragraphs stand: the parents and tags of the prose's own boxes, counted."""
    strong = [line for line in prose if weights[line.index] >= PROSE]
    # a poem has verses alone
    verses = (line for line in prose if weights[line.index] >= 1)
    return Counter(line.box.stand() for line in strong or verses)


class Extent:
    """``first`` and ``last`` are the indexes of a text's first and last lines of prose, ``core``
    that of the first in its own stream: a lead may stand above the date; ``second`` is the
    second line of prose, below points that sum the text up the first."""

    def __init__(self, inside: Inside, prose: Sequence[Line], streams: dict[Key, int]) -> None:
        told = [
            line
            for line in prose
            if inside.prose.weights[line.index] >= LEAST
            # what has a weight though it is short is a verse
            and (line.size < PROSE or inside.prose.is_strong(line.index))
            and not inside.is_refused(line.index)
        ]
        self.streams = streams
        self.first = told[0].index if told else inside.box.last
        self.last = told[-1].index if told else inside.box.first
        point = told[0].box.roles & Role.ITEM if told else 0
        below = (line for line in told[1:] if not (point and line.box.roles & Role.ITEM))
        self.second = next(below, None)
        self.core = self._core(told)

    def _core(self, told: list[Line]) -> int:
        strong = (line for line in told if self.streams.get(line.box.stand(), 0) >= 2)
        above = next(strong, None)
        if above is None:  # a paragraph, or a lead and a paragraph
            return self.last if len(told) == 2 else self.first
        second = next(strong, above)
        if not above.box.alone or second.box.alone or any(line.box.alone for line in strong):
            return above.index
        return second.index  # below a lead the text stands in one box

    def surrounds(self, line: Line) -> bool:
        """Whether a line stands between the first line of prose and the last."""
        return self.first < line.index < self.last
