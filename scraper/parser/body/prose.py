"""Which lines of a page are prose, and how much each weighs.

What stands behind a label («التعليقات», «مواضيع ذات صلة»), in a second article below, or before the
headline weighs next to nothing; what the page's head says the text begins with weighs most.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from scraper.arabic.bylines import is_name
from scraper.arabic.digits import DIGIT
from scraper.arabic.stops import SAID
from scraper.arabic.text import clean, fold
from scraper.parser.body.cards import comments, teasers
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.signs.byline import may_be_byline, parse_byline
from scraper.parser.signs.inserts import bio_around
from scraper.parser.signs.labels import (
    LABEL_WORDS,
    OPENING_WORDS,
    SLOTS,
    is_furniture,
    is_label,
    owns_links_alone,
)

PROSE = 40  # characters: a shorter line is not prose by itself
MAX_WEIGHT = 700  # of one line, so that a wall of text does not outweigh many paragraphs
STOP = re.compile('[.،؛؟!:…»"”)۔,?]')
ANCHOR_FACTOR, ANCHOR = 3, 300  # what a line gains that the page's head begins the text with
FLASH, ABOVE = 60, 100  # characters of prose above another article, signed or not
LINKED = 40  # characters of links between a flash and who publishes it
LAST_LINES = 8  # of a page, among which its copyright line is
BRIEF = 700  # characters of prose; beside more of it what is said of the author weighs little
HEADED = 80  # characters of a sentence that is no subheading
VERSE = 80  # characters of two halves of a verse on a line
VERSES = 4  # so many short lines alone in one box are a poem or a list, not furniture

# A form is not among them: old frameworks wrap the whole page in one.
_OUTSIDE = Role.NAV | Role.FOOTER | Role.BUTTON | Role.EMBED | Role.PICTURED
_NOT_PROSE = _OUTSIDE | Role.HEADING


@dataclass(slots=True)
class Prose:
    """The lines of prose by their weights, and those that the page's head begins the text with."""

    weights: dict[int, float] = field(default_factory=dict)
    anchored: set[int] = field(default_factory=set)
    places: list[int] = field(default_factory=list)  # where lines with a weight stand, in order
    captions: list[int] = field(default_factory=list)  # lines inside figures

    def is_strong(self, index: int) -> bool:
        """Whether a line is text by itself, whatever stands around it."""
        return index in self.anchored or self.weights.get(index, 0.0) >= PROSE

    def within(self, first: int, last: int) -> list[int]:
        """Where prose stands from a line to before another."""
        return self.places[bisect_left(self.places, first) : bisect_left(self.places, last)]

    def gains(self) -> dict[int, float]:
        """What the anchored lines gain: where the text stands, they decide; how much of it stands
        in a box, they do not."""
        return {at: self.weights[at] * (ANCHOR_FACTOR - 1) + ANCHOR for at in self.anchored}


@dataclass(slots=True)
class Body:
    """The body's lines in order, and what was found among them."""

    lines: list[Line]
    box: Box
    captions: list[Line] = field(default_factory=list)
    dropped: list[Line] = field(default_factory=list)  # in the body's box, but not of the text
    refused: set[int] = field(default_factory=set)  # of these, what is furniture for sure
    weight: float = 0.0


def weigh(layout: Layout, headline: Line | None, openings: Sequence[str]) -> Prose:
    """The weight of every line of prose."""
    prose = Prose()
    start = headline.index + 1 if headline is not None else 0
    starts = {opening[:24] for opening in openings if len(opening) > 24}
    weights = prose.weights
    lone: list[Line] = []
    headed: list[Line] = []  # sentences in headings
    for line in layout.texts:
        size = line.size - line.links
        roles = line.box.roles
        if roles & _NOT_PROSE:
            if roles & Role.PICTURED:
                prose.captions.append(line.index)
            elif size >= HEADED and not roles & _OUTSIDE and line.text.endswith(SAID):
                headed.append(line)
            continue
        if size < PROSE:
            lone.append(line)
            continue
        weight = float(size if size < MAX_WEIGHT else MAX_WEIGHT)
        if size < 120 and STOP.search(line.text) is None:
            weight *= 0.3
            if size < VERSE:
                lone.append(line)
        if roles & Role.ASIDE:
            weight *= 0.2
        if size < 220 and line.word in OPENING_WORDS and is_furniture(line, fold(line.text[:200])):
            weight *= 0.1
        weights[line.index] = weight
        if starts:  # a line that begins as the head says the text does, also behind a dateline
            key = fold(line.text[:64])
            for opening in starts:
                if opening in key:
                    prose.anchored.add(line.index)
    if len(headed) > 1 and sum(weights.values()) < sum(line.size for line in headed) / 2:
        # some write their paragraphs in headings, for their size
        weights.update((line.index, float(line.size)) for line in headed if line.index >= start)
    _add_verses(lone, weights)
    for cards in (
        teasers(layout, weights, prose.anchored),
        comments(layout, weights, prose.anchored, start),
    ):
        for index in cards:
            weights[index] *= 0.05
    prose.places = sorted(weights)
    _discount(layout, headline, start, prose)
    return prose


def _add_verses(lone: Sequence[Line], weights: dict[int, float]) -> None:
    """Short lines side by side in one box are text: verses, flashes, programmes of a day."""
    by_place: dict[tuple[Box, str, bool], list[Line]] = {}
    verses = [line for line in lone if not line.links]
    for line in verses if len(verses) >= VERSES else ():
        box, tag = line.box, ""
        if box.alone and box.parent is not None:
            box, tag = box.parent, box.tag  # a box for each verse
            if box.count == 2 and box.parent is not None:
                box, tag = box.parent, f"{box.tag}/{tag}"  # one for each of its halves
        by_place.setdefault((box, tag, line.size < PROSE), []).append(line)
    for lines in by_place.values():
        if len(lines) >= VERSES:
            for line in lines:
                weights[line.index] = line.size if line.size >= PROSE else line.size * 0.8


@dataclass(slots=True)
class _Below:
    """The prose below the headline: the ``places`` where it stands, in order, and running totals
    of its weights, from 0 on. What follows so many lines of prose costs one look."""

    start: int
    places: list[int]
    sums: list[float]

    def before(self, index: int) -> int:
        """How many of the places stand before a line."""
        return bisect_left(self.places, index)


def _discount(layout: Layout, headline: Line | None, start: int, prose: Prose) -> None:
    """Takes the weight off what is not this article's: before it, behind labels, another one."""
    weights, anchored, places = prose.weights, prose.anchored, prose.places
    first = bisect_left(places, start)
    inside = places[first:]
    sums = [0.0, *accumulate(map(weights.__getitem__, inside))]
    if sums[-1] > 150 or max(anchored, default=-1) >= start:
        for index in places[:first]:
            weights[index] *= 0.02 if index not in anchored else 0.5
    if not inside:
        return
    below = _Below(start, inside, sums)
    spans = [
        *_labelled(layout, headline, below, weights),
        *_other_articles(layout, headline, below, weights),
        *_below_copyright(layout, below),
        *_with_copyright(layout, headline, below),
        *_about_the_author(layout, below),
    ]
    for begin, end in spans:
        inside = prose.within(begin, end)
        if anchored.isdisjoint(inside):
            for index in inside:
                weights[index] *= 0.05


def _about_the_author(layout: Layout, below: _Below) -> list[tuple[int, int]]:
    """The boxes below a short text that call themselves the author's: a life may be longer."""
    if below.sums[-1] > BRIEF:
        return []
    spans = []
    for place in below.places:
        box = bio_around(layout.lines[place].box)
        if box is not None:
            above = layout.lines[below.start : box.first]
            if any(line.text.endswith(".") for line in above):
                spans.append((box.first, box.last))
    return spans


def _below_copyright(layout: Layout, below: _Below) -> list[tuple[int, int]]:
    """What stands below a text's copyright line: who publishes it, in sentences like a text's."""
    told = bisect_right(below.sums, 150.0) - 1  # so many lines of prose are no text yet
    if told == len(below.places):
        return []
    lines = layout.lines[below.places[told] : below.places[-1] + 1]  # further down is no prose
    lines = [line for line in lines if line.size < 120]
    # one look at all of them: a search for each line costs ten times as much
    if _may_tell_rights("\n".join([line.text for line in lines])):
        for line in lines:
            if _may_tell_rights(line.text) and _RIGHTS.search(line.text) is not None:
                return [(line.index, len(layout.lines))]
    return []


def _with_copyright(layout: Layout, headline: Line | None, below: _Below) -> list[tuple[int, int]]:
    """The page's last box with its copyright line: who publishes it may be told at more length
    than a flash."""
    enough = bisect_left(below.sums, FLASH)  # so many lines of prose may be a text
    if headline is None or enough >= len(below.places):
        return []
    least, most = below.places[enough - 1], below.places[-1]
    for line in layout.lines[-LAST_LINES:]:
        if line.size >= 120 or _OWNED.search(line.text) is None:
            continue
        box: Box | None = line.box
        while box is not None and not box.first <= most < box.last:
            box = box.parent
        if box is None or box.first <= least or box.tag == "p":
            return []  # a paragraph that nobody closed goes on to the page's end
        linked = layout.links[box.first] - layout.links[least + 1]  # other articles between them
        apart = box.parent is not headline.box.parent or box.hints & Hint.NAV or linked > LINKED
        few = len(below.places) - below.before(box.first) <= 2
        return [(box.first, box.last)] if apart and few else []
    return []


_OWNED = re.compile(
    r"(?i)^\W*©|©\W*$|©\W*(?:19|20)\d\d|حقوق[^.]{0,20}محفوظ|rights reserved|copyright"
)


def _may_tell_rights(text: str) -> bool:
    low = text.lower()
    return "حقوق" in low or "rights" in low or "copyright" in low


_RIGHTS = re.compile(r"(?i)حقوق[^.]{0,20}محفوظ|rights reserved|copyright")


def _labelled(
    layout: Layout, headline: Line | None, below: _Below, weights: Mapping[int, float]
) -> list[tuple[int, int]]:
    """The boxes that begin with a label, and what follows a label that heads a list."""
    spans = []
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
        if owns_links_alone(line, key):
            last = _links_end(layout, line, box)
        elif box.tag == "tr" and last - box.first == 1 and box.parent is not None:
            # in a table the label is a row of its own, and the rows below the text are its
            above = range(max(box.parent.first, below.start), line.index)
            if sum(weights.get(index, 0.0) for index in above) > 100:
                last = box.parent.last
        spans.append((line.index, last))
    return spans


def _links_end(layout: Layout, label: Line, box: Box) -> int:
    """One past the links under a label that owns nothing else."""
    last = label.index + 1
    while last < box.last and layout.lines[last].linked:
        last += 1
    return last


def _owned(label: Line, outer: int) -> Box:
    """The box that a label heads: the one around its own, and what only wraps that. No box of
    depth ``outer`` or less: those hold the page."""
    box, grown = label.box, False
    while box.parent is not None and box.parent.first == label.index and box.parent.depth > outer:
        wraps = box.parent.last == box.last
        if not wraps and grown:
            break
        grown = grown or not wraps
        box = box.parent
    return box


def _next_articles(layout: Layout, headline: Line) -> list[tuple[int, int]]:
    """The ``article`` elements beside this one's and below it."""
    own: Box | None = headline.box
    while own is not None and own.tag != "article":
        own = own.parent
    if own is None or own.parent is None:
        return []
    return [
        (box.first, box.last)
        for box in layout.boxes
        if box.tag == "article" and box.parent is own.parent and box.first >= own.last
    ]


def _is_linked_title(layout: Layout, box: Box) -> bool:
    """A heading that leads elsewhere, first in a box in which two paragraphs or more follow."""
    if box.tag not in _LESSER or not box.alone:
        return False
    line = layout.lines[box.first]
    return line.size >= 20 and line.is_link


def _is_made_alike(box: Box, headline: Line) -> bool:
    """Whether a box stands beside the one that holds the headline, and is called the same."""
    beside: Box | None = headline.box
    while beside is not None and beside.parent is not box.parent:
        beside = beside.parent
    if beside is None or beside is box or beside.tag != box.tag:
        return False
    name = beside.element.get("class")
    return name == box.element.get("class") and (name is not None or box.tag == "article")


def _is_dated(layout: Layout, box: Box) -> bool:
    """Whether a day stands right below a heading."""
    return any(
        line.size < 60
        and DIGIT.search(line.text) is not None
        and line.dates(layout.base).published is not None
        for line in layout.lines[box.last : box.last + 2]
    )


def _is_signed_and_dated(layout: Layout, box: Box, weights: Mapping[int, float]) -> bool:
    """Whether a day and who wrote stand right below a heading, and a text below them."""
    last = box.last
    below = [line for line in layout.lines[last : last + 3] if line.size < 60]
    with_digits = [line for line in below if DIGIT.search(line.text) is not None]
    if not with_digits:
        return False
    if sum(weights.get(at, 0.0) >= PROSE for at in range(last + 1, last + 6)) < 2:
        return False
    dated = any(line.dates(layout.base).published is not None for line in with_digits)
    return dated and any(
        is_name(fold(line.text).split())
        or (may_be_byline(line.text) and bool(parse_byline(clean(line.text))))
        for line in below
    )


def _other_articles(
    layout: Layout, headline: Line | None, below: _Below, weights: Mapping[int, float]
) -> list[tuple[int, int]]:
    """Whole articles below this one: each in a box of its own with a headline like this one's."""
    if headline is None:
        return []
    titled, tag = headline.box.roles & Role.HEADING, headline.box.tag
    spans = [] if titled else _next_articles(layout, headline)
    places, sums = below.places, below.sums
    enough = bisect_left(sums, FLASH)  # so many lines of prose may be a text
    if enough > len(places):
        return spans
    least, most = places[enough - 1], places[-1]
    seen: set[Box] = set()
    for box in layout.headings:
        if not least < box.first <= most or box.first == box.last:
            continue
        # the largest box around it that holds neither this article's headline nor any of its text
        own, before = box, below.before(box.first)
        told = amid = False  # whether it is said to be an article; whether text stands around it
        while (around := own.parent) is not None and around.first > headline.index:
            told = told or around.tag == "article"
            amid = below.before(around.first) < before
            if amid:
                break
            own = around
        if below.before(own.last) == before:
            least = own.last - 1  # nor is any text in it, or below the other headings in it
            continue
        if own is box or own in seen:
            continue
        like = (titled and box.tag == tag) or _is_linked_title(layout, box)
        if titled and not like and box.tag not in _LESSER:
            continue
        few = sums[before] < ABOVE and not (box.parent and box.parent.tag == "article")
        sure = like and not few and (told or not amid)
        if not sure and sums[before] >= ABOVE and _is_made_alike(own, headline):
            # a part of one article may be made as the one with its headline is, but has no day
            sure = own.tag == "article" or _is_dated(layout, box)
        if sure or _is_signed_and_dated(layout, box, weights):
            seen.add(own)
            spans.append((own.first, own.last))
    return spans


_LESSER = frozenset(("h2", "h3"))
