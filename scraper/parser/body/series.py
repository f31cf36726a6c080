"""Entries of one make: a live blog's, a day's, questions that open their answers.

Each is a small box with a clock, a day or a question over a sentence or two. One by itself could be
anything; where several stand side by side and one of them tells in sentences, all are text.
"""

from __future__ import annotations

from collections.abc import Sequence

from scraper.arabic.bylines import is_person
from scraper.arabic.digits import DIGIT
from scraper.parser.body.prose import Prose
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import SMALL, Box, Line, Role

ENTRIES = 3  # so many side by side are a series
TWO = 2  # of questions that open their answers
BUTTON = 20  # characters of a link with which an entry is shared
_TAGS = frozenset(("div", "section", "article", "details", "li"))
_BESIDE = Role.NAV | Role.ASIDE | Role.FOOTER | Role.FORM | Role.FIGURE


def series(layout: Layout, boxes: Sequence[Box], prose: Prose) -> frozenset[int]:
    """The indexes of the lines that stand in such entries. ``boxes`` are those of the text, in
    order."""
    found: set[int] = set()
    around = boxes[0].parent if boxes else None
    beside = _BESIDE & ~around.roles if around is not None else _BESIDE  # a page may be one form
    runs: dict[Box | None, list[Box]] = {}  # by parent, each the run at hand
    for box in boxes:
        if box.count < 2 or box.tag not in _TAGS or box.roles & beside:
            continue
        run = runs.get(box.parent)
        if run is not None and run[-1].last == box.first and _are_alike(layout, run[-1], box):
            run.append(box)
            continue
        if box.count > SMALL:
            continue
        if run is not None:
            found.update(_entries(layout, run, prose))
        runs[box.parent] = [box]
    for run in runs.values():
        found.update(_entries(layout, run, prose))
    return frozenset(found)


def _entries(layout: Layout, run: Sequence[Box], prose: Prose) -> Sequence[int]:
    """The lines of a run of boxes, where it is a series."""
    if len(run) < (TWO if run[0].tag == "details" else ENTRIES):
        return ()
    first, last = run[0].first, run[-1].last
    if last - first > SMALL * len(run):
        return ()
    if not any(prose.is_strong(index) for index in range(first, last)):
        return ()
    if layout.links[last] == layout.links[first]:
        return range(first, last)
    lines = layout.lines
    linked = {at for at in range(first, last) if lines[at].links and lines[at].size > BUTTON}
    if sum(not linked.isdisjoint(range(box.first, box.last)) for box in run) * 2 >= len(run):
        return ()  # cards of other articles
    return [at for at in range(first, last) if at not in linked]


def _are_alike(layout: Layout, box: Box, other: Box) -> bool:
    """Whether two boxes are of one tag, and so are what their first lines stand in."""
    lines = layout.lines
    return box.tag == other.tag and lines[box.first].box.tag == lines[other.first].box.tag


def unsign(line: Line) -> None:
    """Takes off an entry's clock who wrote the entry: «16:36» «فلان», each in an element of its
    own."""
    if line.size > CLOCKED or len(line.pieces) < 2:
        return
    parts = line.segments()
    clocks = [part for part in parts if DIGIT.search(part)]
    if len(clocks) == 1 < len(parts) and all(
        is_person(part) for part in parts if part not in clocks
    ):
        line.text, line.pieces, line.size = clocks[0], clocks, len(clocks[0])


CLOCKED = 80  # characters of a line with an entry's clock
