"""Prose in small boxes of one make, of which none is the article's: other articles' summaries
with their titles, readers' comments with name and date."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from scraper.arabic.bylines import is_name
from scraper.arabic.digits import DIGIT
from scraper.arabic.stops import PAUSES
from scraper.arabic.text import fold
from scraper.parser.dates import parse_dates
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import SMALL, Box, Line, Role
from scraper.parser.signs.dated import RELATIVE_WORDS
from scraper.parser.signs.inserts import ends_in_more, is_title, leads_nowhere

CARDS = 3  # so many titles with their summaries are a list of articles, not a text
PERSON = 8  # characters of a name
BELOW = 3  # lines below a title that a summary begins, at most
COMMENTS = 2  # so many signed and dated texts below another are comments
NAME = 40  # characters of a reader's name
LEAST = 80.0  # the weight of the shortest text that is commented


def teasers(
    layout: Layout, weights: Mapping[int, float], anchored: Collection[int]
) -> Collection[int]:
    """The lines of prose that are summaries: each in a small box with a linked title, or behind
    one in a box of which every line of prose is, or before a link to the rest."""
    lines, links = layout.lines, layout.links
    cards: list[int] = []
    ended: list[int] = []  # with such a link, and titles that are none
    broken: dict[Box, list[int]] = {}
    linked = [  # who wrote, and when, may stand between a title and its summary
        index
        for index in weights.keys() - anchored
        if lines[index].anchors or links[index] - links[max(index - BELOW, 0)] >= PERSON
    ]
    for index in linked if len(linked) > 1 else ():
        if ends_in_more(lines[index]):
            ended.append(index)
            if index - 1 in weights and not lines[index - 1].text.endswith(PAUSES):
                ended.append(index - 1)  # its title
            continue
        for at in range(index - 1, max(index - BELOW, 0) - 1, -1):
            line = lines[at]
            if not line.linked or line.word in RELATIVE_WORDS:
                continue  # «منذ ساعتين» leads to the entry of a live report
            titled = is_title(line) or (line.box.roles & Role.HEADING and _is_person(line))
            if titled and not leads_nowhere(line):  # as a question over its answer does
                break
        else:
            continue
        box = lines[at].box
        if box is lines[index].box and box.count > 2:
            broken.setdefault(box, []).append(index)
            continue
        card = box.holding(at, index)
        if card.count <= SMALL and sum(at in weights for at in range(card.first, card.last)) == 1:
            cards.append(index)
    if broken:
        openings: dict[Box, int] = {}
        for index in weights.keys() - ended:
            box = lines[index].box
            openings[box] = min(index, openings.get(box, index))
        # of a text with links between its paragraphs the first has none before it
        cards += chain(*(found for box, found in broken.items() if openings[box] in found))
    if ended and min(weights) < min(ended):  # else they are all that the page has
        cards += ended
    return cards if len(cards) >= CARDS else ()


def _is_person(line: Line) -> bool:
    """Whether a heading is a person's name: columnists are listed with who they are."""
    return is_name(fold(line.text).split())


def comments(layout: Layout, weights: Mapping[int, float], start: int) -> Collection[int]:
    """The lines of prose that are comments, whatever stands over them: each below a name and a
    date in a small box, behind a text that is in none."""
    cards = [
        index
        for index in weights
        if index >= start and index - 1 not in weights and _is_comment(layout, weights, index)
    ]
    if not cards:
        return ()
    first = cards[0]
    if len(cards) < COMMENTS and not _is_answered(layout.lines[first + 1 : first + 3]):
        return ()
    before = sum(weight for index, weight in weights.items() if start <= index < first)
    return cards if before >= LEAST else ()


def _is_comment(layout: Layout, weights: Mapping[int, float], index: int) -> bool:
    if index == 0 or layout.lines[index - 1].size > 2 * NAME:
        return False
    own = layout.lines[index].box
    if own.tag == "td" and index > 1:  # in a table name and day stand in the row above
        name, day = layout.lines[index - 2 : index]
        if day.box.tag == "td" and day.box is not own and name.size <= NAME:
            return _prints_day(layout, day)
    box = own.holding(index - 1, index)
    if box.count > SMALL or layout.lines[box.first].links > NAME:
        return False
    above = layout.lines[box.first : index]
    name, *rest = above
    if name.size > 2 * NAME or name.text.endswith(PAUSES):
        return False
    if any(line.box.roles & Role.HEADING or line.index in weights for line in above):
        return False
    if name.size <= NAME and _is_answered(layout.lines[index + 1 : box.last]):
        return True
    if DIGIT.match(name.text) and index + 1 < box.last:  # «1. فلان - المدينة», the day below
        return _prints_day(layout, layout.lines[index + 1])
    if name.size > NAME or not rest:  # «علي» is a name and the word «على»: first by elements
        return _is_signed_day(layout, name)
    if _prints_day(layout, name):
        return False
    return any(_prints_day(layout, line) for line in rest)


def _is_answered(lines: Sequence[Line]) -> bool:
    """Whether readers may answer what stands above: «رد»."""
    return any(line.size <= 12 and line.word in _ANSWER for line in lines)


_ANSWER = frozenset(map(fold, ("رد", "الرد", "reply")))


def _is_signed_day(layout: Layout, line: Line) -> bool:
    """«بو عبدالله» «09/03/2015 - 11:20», each in an element of its own."""
    parts = line.segments() if len(line.pieces) > 1 else []
    if not 2 <= len(parts) <= 3 or DIGIT.search(parts[0]):
        return False
    return any(
        DIGIT.search(part) and parse_dates(part, layout.base).published for part in parts[1:]
    )


def _prints_day(layout: Layout, line: Line) -> bool:
    if line.size > 60:
        return False
    if line.word not in RELATIVE_WORDS and DIGIT.search(line.text) is None:
        return False
    return line.dates(layout.base).published is not None
