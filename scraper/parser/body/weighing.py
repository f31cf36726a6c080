"""How much each line of prose weighs.

What stands behind a label («التعليقات», «مواضيع ذات صلة»), in a second article below, or before the
headline weighs next to nothing; what the page's head says the text begins with weighs most.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from scraper.arabic.stops import SAID
from scraper.arabic.text import clean, fold
from scraper.parser.body.below import (
    TEXT,
    Below,
    about_the_author,
    below_copyright,
    labelled,
    with_copyright,
)
from scraper.parser.body.cards import comments, teasers
from scraper.parser.body.others import other_articles
from scraper.parser.body.prose import PROSE, Prose
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.signs.byline import may_be_byline, parse_byline
from scraper.parser.signs.claims import prints_year
from scraper.parser.signs.wording import OPENING_WORDS, is_furniture

MAX_WEIGHT = 700  # of one line, so that a wall of text does not outweigh many paragraphs
STOP = re.compile('[.،؛؟!:…»"”)۔,?]')
HEADED = 80  # characters of a sentence that is no subheading
BAR = 160  # characters of a line that says who wrote, when, and how often it was read
_BARS = re.compile("[|·•]")
FACT = 60  # characters of one of them: a label, a day in two calendars, a clock
VERSE = 80  # characters of two halves of a verse on a line
VERSES = 4  # so many short lines alone in one box are a poem or a list, not furniture

# Chinese and Japanese say in one sign what other scripts do in three.
_DENSE_STOPS = ("。", "！", "？", "。”", "」")
DENSE = 3

# A form is not among them: old frameworks wrap the whole page in one.
_OUTSIDE = Role.NAV | Role.FOOTER | Role.BUTTON | Role.EMBED | Role.PICTURED
_NOT_PROSE = _OUTSIDE | Role.HEADING


def weigh(layout: Layout, headline: Line | None, openings: Sequence[str]) -> Prose:
    """The weight of every line of prose. ``openings`` are what the head says the text begins with,
    folded."""
    start = headline.index + 1 if headline is not None else 0
    starts = {opening[:24] for opening in openings if len(opening) > 24}
    prose = Prose()
    weights = prose.weights
    lone: list[Line] = []  # few words that may be verses
    headed: list[Line] = []  # sentences in headings
    for line in layout.texts:
        size = line.size - line.links
        roles = line.box.roles
        if roles & _NOT_PROSE:
            if roles & Role.PICTURED:
                prose.captions.append(line.index)
            elif size >= HEADED and not roles & _OUTSIDE and line.text.endswith(SAID):
                headed.append(line)
        elif line.text.endswith(_DENSE_STOPS):
            weights[line.index] = _weight(line, size * DENSE, told=True)
        elif size < PROSE or (size <= BAR and _is_bar(line.text)):
            lone.append(line)
        else:
            told = size >= 120 or STOP.search(line.text) is not None
            if not told and size < VERSE:
                lone.append(line)
            weights[line.index] = _weight(line, size, told)
            # also behind a dateline
            if starts and any(map(fold(line.text[:64]).__contains__, starts)):
                prose.anchored.add(line.index)
    if len(headed) > 1 and sum(weights.values()) < sum(line.size for line in headed) / 2:
        # some write their paragraphs in headings, for their size
        weights.update((line.index, float(line.size)) for line in headed if line.index >= start)
    if headline is not None:  # printed once more, also where nobody sees it, it is no text
        title = fold(headline.text)
        for line in layout.beginning({headline.word}, start, len(layout.lines)):
            if line.index in weights and line.index not in prose.anchored:
                weights[line.index] *= 0.02 if fold(line.text) == title else 1
    _add_verses(layout, lone, weights)
    for cards in (
        teasers(layout, weights, prose.anchored),
        comments(layout, weights, start),
    ):
        prose.cards.update(cards)
        for index in cards:
            weights[index] *= 0.05
    prose.places = sorted(weights)
    _discount(layout, headline, start, prose)
    return prose


def _is_bar(text: str) -> bool:
    """«312 مشاهدة · كتب: فلان · 14 مارس 2025»: few words each, that signs divide from the next."""
    parts = _BARS.split(text)
    return len(parts) > 2 and all(len(part) < FACT for part in parts)


def _weight(line: Line, size: int, told: bool) -> float:
    """The weight of a line with ``size`` characters outside links, ``told`` in a sentence."""
    weight = float(size if size < MAX_WEIGHT else MAX_WEIGHT)
    if not told:
        weight *= 0.3
    if line.box.roles & Role.ASIDE:
        weight *= 0.2
    if size < 220 and line.word in OPENING_WORDS and is_furniture(line, fold(line.text[:200])):
        weight *= 0.1
    return weight


def _add_verses(layout: Layout, lone: Sequence[Line], weights: dict[int, float]) -> None:
    """Short lines side by side in one box are text: verses, flashes, programmes of a day."""
    by_place: dict[tuple[Box, str, bool], list[Line]] = {}
    verses = [line for line in lone if not line.links]
    if len(verses) < VERSES:
        return
    for line in verses:
        box, tag = line.box, ""
        around, tags = box.stand()
        if box.count < VERSES and around is not None:
            box, tag = around, tags  # a box for each verse or strophe
            if box.count == 2 and box.parent is not None:
                box, tag = box.parent, f"{box.tag}/{tag}"  # one for each of its halves
        by_place.setdefault((box, tag, line.size < PROSE), []).append(line)
    for lines in by_place.values():
        if len(lines) < VERSES:
            continue
        lines = _without_days(layout, lines)
        if len(lines) >= VERSES:
            for line in lines:
                weights[line.index] = line.size if line.size >= PROSE else line.size * 0.8


def _without_days(layout: Layout, lines: list[Line]) -> list[Line]:
    """Short lines without the days of a year among them, as cards that line breaks divide print
    them; none where half of them say who wrote, how long it takes to read and how often it was."""
    verses = [line for line in lines if not _is_day(layout, line)]
    first = verses[:SOME]
    return [] if sum(map(_is_fact, first)) * 2 >= len(first) else verses


SOME = 8  # lines that tell what all are


def _is_fact(line: Line) -> bool:
    """Whether a short line says who wrote an article, or is a counter's or a button's."""
    return is_furniture(line, fold(line.text)) or (
        may_be_byline(line.text) and bool(parse_byline(clean(line.text)))
    )


def _is_day(layout: Layout, line: Line) -> bool:
    """Whether a short line is a day of a year."""
    return prints_year(line.text) and line.dates(layout.base).published is not None


def _discount(layout: Layout, headline: Line | None, start: int, prose: Prose) -> None:
    """Takes the weight off what is not this article's: before it, behind labels, another one."""
    weights, anchored, places = prose.weights, prose.anchored, prose.places
    first = bisect_left(places, start)
    inside = places[first:]
    sums = [0.0, *accumulate(map(weights.__getitem__, inside))]
    if sums[-1] > TEXT or max(anchored, default=-1) >= start:
        for index in places[:first]:
            weights[index] *= 0.02 if index not in anchored else 0.5
    if not inside:
        return
    below = Below(layout, headline, start, weights, inside, sums)
    spans = [
        *labelled(below),
        *other_articles(below),
        *below_copyright(below),
        *with_copyright(below),
        *about_the_author(below),
    ]
    for begin, end in spans:
        inside = prose.within(begin, end)
        if anchored.isdisjoint(inside):
            for index in inside:
                weights[index] *= 0.05
