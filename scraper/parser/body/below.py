"""What stands below the headline and is none of the article's: what follows labels, who publishes
the page, who wrote. Each finding is a span: the first line's index, and one past the last's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from scraper.arabic.text import fold
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line
from scraper.parser.signs.inserts import is_portrait
from scraper.parser.signs.labels import (
    LABEL_WORDS,
    SLOTS,
    is_comments_label,
    is_label,
    owns_links_alone,
)

Span = tuple[int, int]

FLASH = 60  # characters of prose that may be a whole text
TEXT = 150.0  # the weight of prose that is a text for sure
LINKED = 40  # characters of links between a flash and who publishes it
LAST_LINES = 8  # of a page, among which its copyright line is
BRIEF = 700  # characters of prose; beside more of it what is said of the author weighs little


@dataclass(frozen=True, slots=True)
class Below:
    """The prose below the headline: the ``places`` where it stands, in order, and running totals
    of its weights, from 0 on. What follows so many lines of prose costs one look."""

    layout: Layout
    headline: Line | None
    start: int
    weights: Mapping[int, float]
    places: Sequence[int]
    sums: Sequence[float]

    def before(self, index: int) -> int:
        """How many of the places stand before a line."""
        return bisect_left(self.places, index)


def labelled(below: Below) -> Iterator[Span]:
    """The boxes that begin with a label, and what follows a label that heads a list."""
    headline, layout = below.headline, below.layout
    for line in layout.beginning(LABEL_WORDS, below.start, below.places[-1] + 1):
        if line.size > 60:
            continue
        key = fold(line.text)
        if not is_label(line, key) or key in SLOTS:
            continue
        box = _owned(line, 2 if headline is None else 1)
        if headline is not None and headline.box.within(box):
            continue
        last = box.last
        end = _links_end(layout, line, box)
        if owns_links_alone(line, key) or (
            _holds_text(below, line, end, last) and not _has_comments(line, key)
        ):
            last = end
        elif box.tag == "tr" and box.alone and box.parent is not None:
            # in a table the label is a row of its own, and the rows below the text are its
            above = range(max(box.parent.first, below.start), line.index)
            if sum(below.weights.get(index, 0.0) for index in above) > 100:
                last = box.parent.last
        yield line.index, last


def _owned(label: Line, outer: int) -> Box:
    """The box that a label heads: the one around its own, and what only wraps that. No box of
    depth ``outer`` or less: those hold the page."""
    box, grown = label.box, False
    for around in label.box.outwards():
        if around.first != label.index or (around is not box and around.depth <= outer):
            break
        if around.last != box.last:
            if grown:
                break
            grown = True
        box = around
    return box


def _links_end(layout: Layout, label: Line, box: Box) -> int:
    """One past the links under a label that owns nothing else."""
    last = label.index + 1
    while last < box.last and layout.lines[last].linked:
        last += 1
    return last


def _holds_text(below: Below, label: Line, end: int, last: int) -> bool:
    """Whether the box that a label heads, up to the line ``last``, has all the page's text in it
    from the line ``end`` on, with few links: «كن أول من يعلق» over a text, a link at its top."""
    above, within = (below.sums[below.before(index)] for index in (label.index, last))
    layout = below.layout
    chars, links = layout.chars[last] - layout.chars[end], layout.links[last] - layout.links[end]
    return within > TEXT and (within - above) > above * 4 and links * 10 < chars


def _has_comments(label: Line, key: str) -> bool:
    """Whether what readers say may stand below a label: it is no link to it, nor says that there
    is nothing."""
    if not is_comments_label(key) or label.links or "0" in label.text:
        return False
    return label.word not in _NONE


_NONE = frozenset(map(fold, ("لا", "كن", "no")))  # «لا توجد تعليقات», «كن أول من يعلق»


def about_the_author(below: Below) -> Iterator[Span]:
    """The boxes below a short text that call themselves the author's, or have a name that leads to
    the author's page: a life may be longer."""
    if below.sums[-1] > BRIEF:
        return
    layout, lines = below.layout, below.layout.lines
    for place in below.places:
        own = lines[place].box
        box = own.called(Hint.BIO) or (own if is_portrait(layout, own) else None)
        if box is not None and any(
            line.text.endswith(".") for line in lines[below.start : box.first]
        ):
            yield box.first, box.last


def below_copyright(below: Below) -> Iterator[Span]:
    """What stands below a text's copyright line: who publishes it, in sentences like a text's."""
    told = bisect_right(below.sums, TEXT) - 1  # so many lines of prose are no text yet
    if told == len(below.places):
        return
    last = below.layout.lines[below.places[told] : below.places[-1] + 1]  # further down is no prose
    # one look at all of them: a search for each line costs ten times as much
    if _may_tell_rights("\n".join(map(_TEXT, last))):
        for line in last:
            if line.size < 120 and _may_tell_rights(line.text) and _RIGHTS.search(line.text):
                yield line.index, len(below.layout.lines)
                return


_TEXT = attrgetter("text")


def _may_tell_rights(text: str) -> bool:
    """Whether «حقوق», «rights» or «copyright» may stand in a text."""
    return "حقوق" in text or "ight" in text or "IGHT" in text


_TELLS_RIGHTS = r"حقوق[^.]{0,20}محفوظ|rights reserved|copyright"
_RIGHTS = re.compile(rf"(?i){_TELLS_RIGHTS}")
_OWNED = re.compile(rf"(?i)^\W*©|©\W*$|©\W*(?:19|20)\d\d|{_TELLS_RIGHTS}")


def with_copyright(below: Below) -> Iterator[Span]:
    """The page's last box with its copyright line: who publishes it may be told at more length
    than a flash."""
    headline, layout = below.headline, below.layout
    enough = bisect_left(below.sums, FLASH)  # so many lines of prose may be a text
    if headline is None or enough >= len(below.places):
        return
    line = next(
        (
            line
            for line in layout.lines[-LAST_LINES:]
            if line.size < 120 and _OWNED.search(line.text) is not None
        ),
        None,
    )
    if line is None:
        return
    least, most = below.places[enough - 1], below.places[-1]
    box = line.box.holding(most, most)
    if box.first <= least or box.tag == "p":
        return  # a paragraph that nobody closed goes on to the page's end
    linked = layout.links[box.first] - layout.links[least + 1]  # other articles between them
    apart = box.parent is not headline.box.parent or box.hints & Hint.NAV or linked > LINKED
    if apart and len(below.places) - below.before(box.first) <= 2:
        yield box.first, box.last
