"""Where a text stands inside its box: its paragraphs side by side, the first and the last."""

from __future__ import annotations

from scraper.parser.body.inside import Inside, Key
from scraper.parser.body.prose import PROSE
from scraper.parser.markup.lines import Line
from scraper.parser.signs.dated import CROWDED, DatedLines

CROWDED_LINE = 160  # characters of a line of many elements


def is_date_line(line: Line, dates: DatedLines) -> bool:
    """Whether a line is no prose for all its length: it says when, who, where, how often."""
    short = line.size < 90 or (line.size <= CROWDED_LINE and len(line.pieces) > CROWDED)
    return short and dates.prints_date(line)


def find_streams(inside: Inside, dates: DatedLines) -> dict[Key, int]:
    """Where paragraphs stand: the parents and tags of the prose's own boxes, counted."""
    found: dict[Key, int] = {}
    weights = inside.prose.weights
    for least in (PROSE, 1):  # a poem has verses alone
        for index in inside.places:
            if weights[index] >= least and not inside.is_refused(index):
                line = inside.layout.lines[index]
                if is_date_line(line, dates):
                    continue
                stand = line.box.stand()
                found[stand] = found.get(stand, 0) + 1
        if found:
            break
    return found


class Extent:
    """``first`` and ``last`` are the indexes of a text's first and last lines of prose, ``core``
    that of the first in its own stream: a lead may stand above the date; ``second`` is the
    second line of prose."""

    def __init__(self, inside: Inside, dates: DatedLines, streams: dict[Key, int]) -> None:
        lines = inside.layout.lines
        told = [lines[index] for index in inside.places if _is_strong(inside, dates, index)]
        self.streams = streams
        self.first = told[0].index if told else inside.box.last
        self.last = told[-1].index if told else inside.box.first
        self.second = told[1] if len(told) > 1 else None
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


def _is_strong(inside: Inside, dates: DatedLines, index: int) -> bool:
    if inside.prose.weights[index] < 10 or inside.is_refused(index):
        return False
    line = inside.layout.lines[index]
    # what has a weight though it is short is a verse
    if not inside.prose.is_strong(index) and line.size >= PROSE:
        return False
    return not is_date_line(line, dates)
