"""Whole articles below the page's own: the next one, appended; those of a list, with their texts.

Each stands in a box of its own with a headline like this one's, or with its day and who wrote it.
"""

from __future__ import annotations

from bisect import bisect_left

from scraper.arabic.bylines import is_name
from scraper.arabic.digits import DIGIT
from scraper.arabic.text import clean, fold
from scraper.parser.body.below import FLASH, Below, Span
from scraper.parser.body.prose import PROSE
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.signs.byline import may_be_byline, parse_byline

ABOVE = 100  # characters of prose above another article that nobody signed
_LESSER = frozenset(("h2", "h3"))


def other_articles(below: Below) -> list[Span]:
    """The boxes of other articles below the headline."""
    headline, places = below.headline, below.places
    if headline is None:
        return []
    titled = headline.box.roles & Role.HEADING
    spans = [] if titled else _next_articles(below.layout, headline)
    enough = bisect_left(below.sums, FLASH)  # so many lines of prose may be a text
    if enough > len(places):
        return spans
    least, most = places[enough - 1], places[-1]
    seen: set[Box] = set()
    for title in below.layout.headings:
        if not least < title.first <= most or title.first == title.last:
            continue
        own, apart = _own(below, headline, title)
        if below.before(own.last) == below.before(title.first):
            least = own.last - 1  # nor is any text in it, or below the other headings in it
            continue
        if own is title or own in seen:
            continue
        if titled and title.tag not in (headline.box.tag, *_LESSER):
            continue
        if _is_titled(below, headline, title, own, apart) or _is_signed_and_dated(below, title):
            seen.add(own)
            spans.append((own.first, own.last))
    return spans


def _next_articles(layout: Layout, headline: Line) -> list[Span]:
    """The ``article`` elements beside this one's and below it; also what is called as its box is,
    and has a title that is called as its headline is."""
    beside: dict[Box | None, Box] = {}
    own: Box | None = headline.box
    while own is not None:
        beside[own.parent] = own
        own = own.parent
    name = headline.box.element.get("class")
    return [
        (box.first, box.last)
        for box in layout.boxes
        if (own := beside.get(box.parent)) is not None
        and box.first >= own.last
        and box.tag == own.tag
        and (box.tag == "article" or _is_alike(box, own, headline.box.tag, name))
    ]


def _is_alike(box: Box, own: Box, tag: str, name: str | None) -> bool:
    """Whether a box has the class of another, and a title of that tag and class in it."""
    called = box.element.get("class")
    if name is None or called is None or called != own.element.get("class"):
        return False
    return any(element.get("class") == name for element in box.element.iter(tag))


def _own(below: Below, headline: Line, title: Box) -> tuple[Box, bool]:
    """The largest box around a title that holds neither this article's headline nor any of its
    text; and whether it is told apart: called an article, or no text stands beside it."""
    own, before = title, below.before(title.first)
    called = False
    while (around := own.parent) is not None and around.first > headline.index:
        called = called or around.tag == "article"
        if below.before(around.first) < before:
            return own, called
        own = around
    return own, True


def _is_titled(below: Below, headline: Line, title: Box, own: Box, apart: bool) -> bool:
    """Whether the title over a box is set as the page's own headline is, or leads elsewhere."""
    same = headline.box.roles & Role.HEADING and title.tag == headline.box.tag
    like = same or _is_linked_title(below.layout, title)
    enough = below.sums[below.before(title.first)] >= ABOVE
    if like and apart and (enough or (title.parent and title.parent.tag == "article")):
        return True
    if same and enough and title.tag == "h1" and _is_dated(below.layout, title):
        return True  # a page has one, and a part of its text no day of its own
    if not _is_made_alike(own, headline):
        return False
    # a part of one article may be made as the one with its headline is, but has no day
    return (enough and own.tag == "article") or _is_dated(below.layout, title)


def _is_linked_title(layout: Layout, title: Box) -> bool:
    """Whether a title leads elsewhere."""
    if title.tag not in _LESSER or not title.alone:
        return False
    line = layout.lines[title.first]
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


def _is_dated(layout: Layout, title: Box) -> bool:
    """Whether a day stands right below a title."""
    return any(
        line.size < 60
        and DIGIT.search(line.text) is not None
        and line.dates(layout.base).published is not None
        for line in layout.lines[title.last : title.last + 2]
    )


def _is_signed_and_dated(below: Below, title: Box) -> bool:
    """Whether a day and who wrote stand right below a title, and a text below them."""
    layout, last = below.layout, title.last
    lines = [line for line in layout.lines[last : last + 3] if line.size < 60]
    with_digits = [line for line in lines if DIGIT.search(line.text) is not None]
    if not with_digits:
        return False
    if sum(below.weights.get(at, 0.0) >= PROSE for at in range(last + 1, last + 6)) < 2:
        return False
    dated = any(line.dates(layout.base).published is not None for line in with_digits)
    return dated and any(
        is_name(fold(line.text).split())
        or (may_be_byline(line.text) and bool(parse_byline(clean(line.text))))
        for line in lines
    )
