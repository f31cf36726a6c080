"""How much prose stands in each box of a page, and how pure it is there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import itemgetter

from scraper.parser.body.prose import Prose
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box
from scraper.parser.signs.inserts import skippable

NEGLIGIBLE = 4.0  # a weight that decides nothing
LINKED = 0.3  # of a linked character counts as impurity: links are sifted out for sure
LINE = 8  # characters that each line counts more: many short lines make furniture


def sums_of(layout: Layout, weights: Mapping[int, float]) -> dict[Box, float]:
    """How much of the prose stands in each box that has any: of the running totals what comes
    between its first line and its last."""
    lines = layout.lines
    prose = [0.0] * len(lines)
    found: dict[Box, None] = {}
    for index, weight in weights.items():
        if weight >= NEGLIGIBLE:
            prose[index] = weight
            box: Box | None = lines[index].box
            while box is not None and box not in found:
                found[box] = None
                box = box.parent
    totals = [0.0, *accumulate(prose)]
    return {box: totals[box.last] - totals[box.first] for box in found}


def set_between(layout: Layout, prose: Prose, start: int) -> Sequence[int]:
    """The lines that pages set between paragraphs, from the line ``start`` on, in order: pictures'
    captions, and what a link lets readers skip."""
    skipped = [
        index
        for first, last in skippable(layout, start, len(layout.lines))
        for index in range(first, last)
    ]
    return sorted({*prose.captions, *skipped}) if skipped else prose.captions


class Purity:
    """How much of what stands in a box is prose. The lines set ``between`` are neither that nor
    furniture."""

    def __init__(self, layout: Layout, between: Sequence[int], start: int) -> None:
        self.chars, self.links, self.start = layout.chars, layout.links, start
        self.between = between
        lines = (layout.lines[index] for index in between)
        sizes = (line.size + (LINKED - 1) * line.links + LINE for line in lines)
        self.sizes = [0, *accumulate(sizes)]

    def of(self, first: int, last: int, total: float) -> float:
        """Of the lines from ``first`` to before ``last``, 0.0 to 1.0, to a power so that it
        counts; ``total`` is their prose."""
        if first < self.start:
            first = self.start if self.start < last else last
        links = self.links[last] - self.links[first]
        chars = self.chars[last] - self.chars[first] - links
        impure = chars + LINKED * links + LINE * (last - first)
        if self.between:
            one, other = bisect_left(self.between, first), bisect_left(self.between, last)
            impure -= self.sizes[other] - self.sizes[one]
        if impure <= total:
            return 1.0 if impure > 0 else 0.0
        return float((total / impure) ** 1.5)


def purest(
    totals: Mapping[Box, float],
    pure: Purity,
    sums: Mapping[Box, float],
    best: Box | None = None,
    best_score: float = 0.0,
) -> tuple[Box | None, float]:
    """The box in which prose is most and purest, and its score; ``best`` where none is better.
    How pure a box is say the ``sums`` of its prose, where the ``totals`` favour some of it."""
    first = last = -1
    for box, total in sorted(totals.items(), key=itemgetter(1), reverse=True):
        if total <= best_score:
            break  # purer than pure is none of the rest
        if box.last == last and box.first == first:
            continue  # it only wraps the one before
        first, last = box.first, box.last
        score = total * pure.of(first, last, sums.get(box, 0.0))
        if score > best_score:
            best, best_score = box, score
    return best, best_score


def tighten(sums: dict[Box, float], box: Box) -> Box:
    """The smallest box inside ``box`` that holds all of its prose; a paragraph is none."""
    enough = sums[box] * 0.995
    for inner, total in sums.items():
        if total >= enough and inner.depth > box.depth and inner.tag not in ("p", "td", "li"):
            box = inner
    return box
