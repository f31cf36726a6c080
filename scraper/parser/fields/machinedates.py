"""The dates that a page tells machines: its head's, microdata, RDFa, ``time`` elements.

Each is given as a source's name and the text as it stands there; ``claims`` reads and judges it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import islice

from lxml import etree

from scraper.arabic.text import clean
from scraper.page import Entry
from scraper.parser.dates import parse_date
from scraper.parser.fields.dateplaces import MAX_LINE, REACH, is_over_menu
from scraper.parser.markup.elements import hints_of, text_of
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role
from scraper.parser.markup.standing import beside, shared
from scraper.parser.metadata.head import JSON_LD, Metadata
from scraper.parser.signs.claims import day_of
from scraper.parser.signs.dated import RELATIVE_WORDS


def claimed_days(layout: Layout, metadata: Metadata) -> Iterator[tuple[str, str]]:
    """When the article was published, by JSON-LD, the head, microdata and microformats."""
    for text in metadata.graph.published:
        yield JSON_LD, text
    yield from metadata.of("published")
    yield from _itemprops(layout, "datePublished", "dateCreated")
    yield from _microformat(layout)


def _microformat(layout: Layout) -> Iterator[tuple[str, str]]:
    """hAtom's ``abbr class="published"``, where the page has one entry: older Blogger themes."""
    found = [
        element.get("title", "")
        for element, _, _ in layout.times
        if element.tag == "abbr" and "published" in element.get("class", "").split()
    ]
    if len(found) == 1:
        yield "microformat", found[0]


def in_rdfa(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """What attributes say beside the printed day: RDFa's ``property="dc:date dc:created"
    content="…"``, as Drupal's nodes have it; the moment from which «منذ 3 أيام» is counted, in its
    title; the ``datetime`` of an element that is no ``time``, as Blogger's themes have it."""
    for line in lines:
        told = line.word in RELATIVE_WORDS
        for element in islice(line.box.element.iter(*_INLINE), RDFA):
            kinds = element.get("property")
            if kinds and _CREATED.search(kinds):
                yield "rdfa", element.get("content", "")
            elif (
                element.tag != "time"
                and _STAMP.match(moment := element.get("datetime", ""))
                and _UPDATED.isdisjoint(element.get("class", "").split())
            ):
                yield "time", moment
            elif told:
                # «الجمعة 14 آذار 2025», «2025-03-14T10:15»
                yield "time", element.get("title", "")
                yield from _in_data(element)


RDFA = 8  # elements of a line that are looked at
_INLINE = ("span", "div", "p", "time")
_CREATED = re.compile(r":(?:created|datePublished|dateCreated)\b")
_STAMP = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")


def _in_data(element: etree._Element) -> Iterator[tuple[str, str]]:
    """What an element tells the script that fills it: ``data-timestamp="1741946400"``."""
    for name in sorted(_DATA.intersection(element.keys())):
        yield "time", element.get(name, "")[:STAMP]


STAMP = 40  # characters of a moment
_DATA = frozenset(
    f"data-{name}"
    for name in (
        "date", "datetime", "date-time", "time", "timestamp", "utc", "iso", "epoch", "unix",
        "livestamp", "published", "published-at", "publish-date", "pubdate", "created",
    )
)  # fmt: skip


def filled_by_script(
    layout: Layout, headline: Line | None, first: int
) -> Iterator[tuple[str, str]]:
    """What an element that calls itself a date, or its attribute the publication's, tells the
    script that prints the day into it, between the headline and the text, which begins with the
    line ``first``. Asked where nothing else tells one."""
    if headline is None or not headline.index < first < len(layout.lines):
        return
    around = shared(headline.box, layout.lines[first].box).element
    title, text = headline.box.element, layout.lines[first].box.element
    below = False
    for element in around.iter(*_FILLED):
        below = below or element is title
        if element is text:
            return
        if not below or len(element) or not len(element.attrib):
            continue
        if hints_of(element) & Hint.DATE or not _PUBLISHED.isdisjoint(element.keys()):
            yield from _in_data(element)


_PUBLISHED = _DATA & {f"data-{name}" for name in (
    "livestamp", "published", "published-at", "publish-date", "pubdate",
)}  # fmt: skip
_FILLED = ("h1", "h2", "h3", "span", "time", "div", "p", "small", "i", "abbr")


def time_elements(
    layout: Layout,
    headline: Line | None,
    body: tuple[int, int],
    printed: Sequence[int],
    refused: Container[int],
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What the ``time`` elements (HTML) say that stand between headline and text, just before the
    headline, or on a line that prints the article's day, one of ``printed``: publications and
    changes. hAtom's ``updated`` is the change where another one stands beside it; alone it is what
    the theme tells of the article at all."""
    own: list[tuple[str, str]] = []
    updated: list[tuple[str, str]] = []
    changes: list[tuple[str, str]] = []
    if headline is None:
        return own, changes
    entries = _of_entries(layout, body, refused) if len(layout.times) > 1 else None
    start = headline.index
    end = max(body[0], start + 1)
    for element, box, place in layout.times:
        if not (start - REACH <= place <= end or place in printed):
            continue
        if not (place > start or beside(box, headline)) or box.roles & (Role.NAV | Role.ASIDE):
            continue
        if place < start and is_over_menu(layout, place, start):
            continue  # the day of the visit in the masthead
        # timeago and hAtom put it into an abbreviation's title
        text = element.get("title" if element.tag == "abbr" else "datetime")
        if not text or (entries and _kind(element) in entries):
            continue
        names = element.get("class", "").split()
        if element.get("itemprop") == "dateModified" or _tells_change(layout, place, text):
            changes.append(("time", text))
        elif not _UPDATED.isdisjoint(names):
            updated.append(("time", text))
        else:
            own.append(("time", text))
    return (own, [*changes, *updated]) if own else (updated, changes)


def _of_entries(
    layout: Layout, body: tuple[int, int], refused: Container[int]
) -> frozenset[tuple[object, ...]]:
    """The kinds of ``time`` elements that stand in the text: over entries of a live report. Those
    in the text's furniture are other articles', which themes print as they print this one's."""
    first, last = body
    inside = [(each, place) for each, _, place in layout.times if first < place <= last]
    kinds = Counter([_kind(each) for each, place in inside if place not in refused])
    return frozenset(kind for kind, times in kinds.items() if any(kind[1:]) or times > 1)


def _kind(element: etree._Element) -> tuple[object, ...]:
    over = element.getparent()
    above = (None, None) if over is None else (over.tag, over.get("class"))
    return above[0], above[1], element.get("class")


_UPDATED = frozenset({"updated", "modified", "entry-modified", "modified-date", "date-modified"})


def _tells_change(layout: Layout, place: int, text: str) -> bool:
    """Whether the line of a ``time`` element calls its day a change: «آخر تحديث», «حُدّث»."""
    if place >= len(layout.lines) or layout.lines[place].size > MAX_LINE:
        return False
    found = layout.lines[place].dates(layout.base)
    if found.modified is None:
        return False
    if found.published is None:
        return True
    day = parse_date(text)
    changed = day_of(found.modified.value)
    return day is not None and day_of(day) == changed != day_of(found.published.value)


def clock_below(
    layout: Layout, headline: Line | None, body: tuple[int, int]
) -> Iterator[tuple[str, str]]:
    """The ``time`` element right below the text, before any title or link: some themes print date
    and section there."""
    if headline is None:
        return
    for element, box, place in layout.times:
        if not body[1] < place <= body[1] + REACH:
            continue
        between = layout.lines[body[1] + 1 : place + 1]
        text = element.get("datetime")
        if text and not any(line.links or line.box.roles & _LISTED for line in between):
            if beside(box, headline) and not box.roles & (Role.NAV | Role.ASIDE | Role.FOOTER):
                yield "time", text
            return


_LISTED = Role.HEADING | Role.ITEM


def claimed_changes(layout: Layout, metadata: Metadata) -> Iterator[tuple[str, str]]:
    """When the article was changed, by the same."""
    for text in metadata.graph.modified:
        yield JSON_LD, text
    yield from metadata.of("modified")
    yield from _itemprops(layout, "dateModified")


def _itemprops(layout: Layout, *names: str) -> Iterator[tuple[str, str]]:
    for element in layout.props(*names):
        if not _of_another(element):
            text = element.get("datetime") or element.get("content") or element.get("title")
            if text:
                yield "microdata", text


def marked_as_changes(layout: Layout) -> set[str]:
    """What microdata alone call a change in print: themes show the last change in place of the
    publication."""
    changes = {clean(text_of(each)) for each in layout.props("dateModified")}
    return changes - {clean(text_of(each)) for each in layout.props("datePublished")}


def _of_another(element: etree._Element) -> bool:
    """Whether a property belongs to a listed or related thing, not to the page's article."""
    scope = element.getparent()
    while scope is not None:
        if scope.get("itemprop") in ("comment", "hasPart", "itemListElement"):
            return True
        kind = scope.get("itemtype", "")
        if kind:
            return not kind.endswith(("Article", "Posting", "WebPage", "Report"))
        scope = scope.getparent()
    return False


def of_entry(entry: Entry | None) -> Iterator[tuple[str, str]]:
    """When the article was published, by the feed or the sitemap that named it."""
    if entry is not None:
        yield entry.source, entry.published or ""
