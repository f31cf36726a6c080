"""The lead: the standfirst or summary that a page prints apart from the body."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from scraper.arabic.openers import opening_verbs
from scraper.arabic.text import clean, fold
from scraper.parser.body.ends import is_set_off
from scraper.parser.body.prose import Body
from scraper.parser.dateline import split_dateline
from scraper.parser.markup.elements import stands_out
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import SMALL, Box, Line, Role
from scraper.parser.signs.dated import is_made_as
from scraper.parser.signs.inserts import TITLED, is_portrait
from scraper.parser.signs.labels import is_label
from scraper.parser.signs.origins import is_opinion
from scraper.parser.signs.wording import URGENT, is_furniture

MIN_LEAD = 25  # characters
SENTENCE = 60  # characters; a shorter heading may be one of several
FACT = 60  # characters of what is told between a lead and its text
DECK = 40  # of what stands where a deck does, and is no sentence
SHORTEST = 8  # of a lead that the head gives word for word
DATELINE = 60  # characters that a dateline before the repeated opening may have
_CUT = " .…،,"  # what a cut-off summary ends with


@dataclass(frozen=True, slots=True)
class Lead:
    """``text`` as printed or None; ``opening`` are lines that belong before the body's own."""

    text: str | None
    opening: tuple[Line, ...] = ()
    dropped: frozenset[int] = frozenset()  # body lines that only repeat


def repeats(text: str, opening: str) -> bool:
    """Whether a summary, whole or cut off, is what the text begins with. Both folded."""
    text = text.rstrip(_CUT)
    if not text:
        return False
    if 0 <= opening.find(text) <= DATELINE:
        return True
    # cut in the middle of a word
    head = text.rsplit(" ", 1)[0]
    return len(head) > 30 and 0 <= opening.find(head) <= DATELINE


def find_lead(
    layout: Layout,
    headline: Line | None,
    body: Body,
    not_text: frozenset[int],
    signed: frozenset[int],
    claimed: Collection[str] = (),
) -> Lead:
    """The lead. ``not_text`` are indexes of captions and furniture, ``signed`` those of bylines and
    date lines, ``claimed`` the head's descriptions, folded."""
    not_text |= signed
    first = body.lines[0].index
    if headline is None or headline.index >= first:
        return _inside(layout, body, signed, None)
    candidates = [
        line
        for line in layout.lines[headline.index + 1 : first]
        if line.index not in not_text
        and (_may_be_lead(line, headline) or _is_described(line, headline, claimed))
        and not _in_another_block(layout, line, headline)
        and not _is_value(layout, line)
    ]
    if not candidates:
        return _inside(layout, body, signed, headline)
    listed = _points(layout, candidates)
    candidates = [line for line in candidates if line not in listed]
    opening = fold(" ".join(line.text for line in body.lines[:3])[:1200])
    for line in candidates:
        if repeats(fold(line.text), opening):
            return Lead(clean(line.text), listed)
    apart = (
        line
        for line in candidates
        if (_stands_apart(line) and not _titles_entry(line, body.lines))
        or _is_described(line, headline, claimed)
    )
    lead = max(apart, key=attrgetter("size"), default=None)
    if lead is not None:
        return Lead(clean(lead.text), _in_order((lead, *listed)))
    # right below the headline, and over who wrote and when
    deck = headline.index + 1 if headline.index + 2 in signed else -1
    prose = tuple(
        line
        for line in candidates
        if _is_sentence(line) or (line.index == deck and line.size >= DECK and not line.links)
    )
    if len(prose) == 1:
        parted = not signed.isdisjoint(range(prose[0].index + 1, first))
        if parted or not prose[0].box.within(body.box):
            return Lead(clean(prose[0].text), _in_order((*prose, *listed)))
    above = _in_order((*prose, *listed))
    return Lead(None, above) if above else _inside(layout, body, signed, headline)


def _in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=attrgetter("index")))


def _points(layout: Layout, candidates: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a list under the headline that sums the text up in its points."""
    first = next((line.box for line in candidates if line.box.roles & Role.ITEM), None)
    around = first.parent if first is not None else None
    if around is None or around.tag not in ("ul", "ol"):
        return ()
    lines = layout.lines[around.first : around.last]
    told = sum(line in candidates for line in lines)
    if not 2 <= len(lines) <= POINTS or any(line.links for line in lines) or told * 2 < len(lines):
        return ()
    return tuple(lines)


SAME = 9  # lines among which a paragraph stands as the first does, below what is set into the text
POINTS = 6  # of a list that sums a text up


def _is_described(line: Line, headline: Line, claimed: Collection[str]) -> bool:
    """Whether a line is what the page's head describes it with, and no part of the title."""
    if line.size < SHORTEST or line.links:
        return False
    key = fold(line.text)
    return key in claimed and key not in fold(headline.text)


def _is_value(layout: Layout, line: Line) -> bool:
    """Whether a line stands below a label of its own in one of several rows that are made alike:
    «الادعاء», «الحكم»."""
    row: Box | None = line.box
    while row is not None and row.alone:
        row = row.parent
    if row is None or row.count != 2 or not layout.lines[row.first].size < MIN_LEAD:
        return False
    one = row.element
    others = (each for each in (one.getprevious(), one.getnext()) if each is not None)
    return any(each.tag == one.tag and each.items() == one.items() for each in others)


def _is_sentence(line: Line) -> bool:
    if line.links or line.size < 40:
        return False
    return line.size >= SENTENCE or line.text.endswith(".") or line.word in opening_verbs()


def _may_be_lead(line: Line, headline: Line) -> bool:
    if line.size < (SHORTEST if line.box.hints & Hint.LEAD else MIN_LEAD) or line.linked:
        return False
    if line.word == URGENT and headline.word != URGENT:
        return False  # a ticker
    roles = line.box.roles
    if roles & (Role.NAV | Role.ASIDE | Role.FOOTER | Role.PICTURED | Role.BUTTON):
        return False
    hints = line.box.hints
    if hints & (Hint.CAPTION | Hint.SHARE | Hint.BYLINE | Hint.TAGS | Hint.HIDDEN | Hint.RELATED):
        return False
    key = fold(line.text[:200])
    if is_furniture(line, key) or is_label(line, key) or is_opinion(line, key):
        return False
    return key != fold(headline.text) and len(key.split()) >= 4


def _in_another_block(layout: Layout, line: Line, headline: Line) -> bool:
    """Whether the line stands in a block that is not the article's head: deep below what it has
    in common with the headline, behind a label, or among form fields."""
    box: Box | None = line.box
    steps = 0
    while box is not None and not headline.box.within(box):
        first = layout.lines[box.first]
        if first is not line and first.size < 120:
            key = fold(first.text)
            if is_label(first, key) or is_furniture(first, key):
                return True
            if first.is_link and first.size >= TITLED:
                return True  # another article's title, with its summary
        below = layout.lines[box.last - 1]  # «هذا الملخص مولد آلياً»
        if box.count <= SMALL and below is not line and is_furniture(below, fold(below.text)):
            return True
        hints = box.hints & _ELSEWHERE
        if box.tag in ("form", "fieldset", "aside"):
            return True
        if hints and (hints != Hint.NAV or layout.text_of(box)[1]):  # «header», without a link
            return True
        if is_portrait(layout, box):
            return True
        steps += 1
        box = box.parent
    return steps > 6


_ELSEWHERE = Hint.LIST | Hint.PROMO | Hint.RELATED | Hint.COMMENT | Hint.NAV | Hint.NEXT


def _stands_apart(line: Line) -> bool:
    """A heading under the headline, a line that is bold as a whole and opens with no dateline, as a
    text's first paragraph does, or a box that calls itself the lead."""
    if line.box.roles & Role.HEADING:
        return True
    if line.box.alone and stands_out(line.box.element):
        return split_dateline(line.text[:200])[0] is None
    return any(
        box is not None and box.hints & Hint.LEAD and box.count <= 3
        for box in (line.box, line.box.parent)
    )


def _inside(layout: Layout, body: Body, signed: frozenset[int], headline: Line | None) -> Lead:
    """A lead that is the body's own first line."""
    lines: Sequence[Line] = body.lines
    if len(lines) < 2:
        return Lead(None)
    first, second = lines[0], lines[1]
    start = fold(first.text[:40])
    if len(start) > 20 and any(start[:20] in fold(line.text[:140]) for line in lines[1:4]):
        rest = fold(" ".join(line.text for line in lines[1:4])[:1200])
        if repeats(fold(first.text), rest):
            return Lead(clean(first.text), dropped=frozenset((first.index,)))
    # below a subheading or a box set into the text its paragraphs go on
    stand = first.box.stand()
    text = next((line for line in lines[1:SAME] if line.box.stand() == stand), second)
    differs = text.box.stand() != stand or (first.box.alone and not text.box.alone)
    named = first.box.hints & Hint.LEAD and not second.box.hints & Hint.LEAD
    between = range(first.index + 1, second.index)  # the byline, the day, a caption, counters
    beside = set(signed)
    if first.box.parent is not second.box.parent and not is_set_off(second.box, body.box):
        # else the picture is set into the text
        beside.update(line.index for line in body.captions)
    parted = (
        first.box.parent is not second.box
        and not beside.isdisjoint(between)
        and all(index in beside or layout.lines[index].size < FACT for index in between)
    )
    if first.box.parent is not text.box.parent and not signed.isdisjoint(between):
        differs = True
    headed = first.size < SENTENCE and first.box.roles & Role.HEADING
    if not named and (
        (headed and any(line.box.stand() == stand for line in lines[2:]))
        or _titles_entry(first, lines)
    ):
        return Lead(None)  # the first of the text's headings
    named = named or (headline is not None and is_with_headline(lines, headline))
    if (named or (differs and (parted or _stands_apart(first)))) and first.text.count(" ") >= 3:
        return Lead(clean(first.text))
    return Lead(None)


def _titles_entry(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a heading is the first of several that are made alike, each in a box of its own or
    behind a clock of its own: the titles of a live report's entries."""
    box = line.box
    if not box.roles & Role.HEADING:
        return False
    lines = lines[:NEAR]
    around = {
        other.box.parent
        for other in lines
        if other.box.tag == box.tag and other.box.depth == box.depth and other is not line
    }
    return len(around - {box.parent}) > 1 or any(is_made_as(line, other) for other in lines[1:])


def is_with_headline(lines: Sequence[Line], headline: Line) -> bool:
    """Whether a sentence stands in a box with the headline, and all the text below it in another,
    or at least out of that one."""
    first, second, last = lines[0], lines[1], lines[-1]
    if len(lines) < ENOUGH or not _is_sentence(first) or headline.index > first.index:
        return False
    own: Box | None = first.box
    while own is not None and not headline.box.within(own):
        own = own.parent
    if own is not None and own.last <= second.index:
        return True
    rest: Box | None = second.box
    while rest is not None and not last.box.within(rest):
        rest = rest.parent
    if rest is None or rest.first <= first.index:
        return False
    return headline.box.within(first.box.stand()[0] or first.box)


NEAR = 40  # lines among which the next entries' titles stand
ENOUGH = 3  # lines of a lead and the text below it
