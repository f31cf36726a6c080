"""One page's Observation, made while the page is parsed; it costs a fraction of the parse."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from types import MappingProxyType

from scraper.arabic.months import HIJRI, LEVANT_AND_IRAQ, TABLES, MonthTable
from scraper.arabic.text import fold
from scraper.article import Article
from scraper.parser.body.known import Known
from scraper.parser.body.prose import Body
from scraper.parser.learning.observation import (
    BYLINE,
    DATE,
    HEADLINE,
    INSIDE,
    LEAD,
    MOST_LINES,
    SECTION,
    TEXT,
    Observation,
    clock_of,
    line_hash,
)
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line
from scraper.parser.markup.places import Places
from scraper.rare import rare

OPENING = 12  # words
COUNTED = (
    "lead", "dateline", "published", "modified", "authors", "sections", "tags", "images",
)  # fmt: skip
_AROUND = 14  # lines before the headline and after the body that are looked at
_BOX = 40  # lines of the body's box behind its text


def observe(
    layout: Layout,
    article: Article,
    headline: Line | None,
    body: Body | None,
    *,
    dates: Collection[int] = (),
    bylines: Collection[int] = (),
    charset: str = "",
    known: Known | None = None,
) -> Observation:
    """What the page shows of its site, as the parser judged it without a profile's help.

    ``dates`` and ``bylines`` are the indexes of the lines that print them; ``known`` the profile
    that the page was read with.
    """
    places = known.places if known is not None else Places()
    numbers: dict[str, int] = {}
    lines: list[tuple[int, int, int]] = []
    if body is not None and body.lines:
        text, start = _text(body, known), body.lines[0].index
        inside, place_of = range(body.box.first, body.box.last), places.of
        for line in _near(layout, headline, body):
            index = line.index
            flags = TEXT if index in text else 0
            if index in inside:
                flags |= INSIDE
            if index in dates:
                flags |= DATE
            if index in bylines:
                flags |= BYLINE
            if line is headline:
                flags |= HEADLINE
            if index < start:
                flags |= SECTION if _names(line, article.sections) else 0
                flags |= LEAD if _prints(line, article.lead) else 0
            place = numbers.setdefault(place_of(line.box), len(numbers))
            lines.append((line_hash(line.text), place, flags))
    opening = article.paragraphs[0] if article.paragraphs else ""
    if article.dateline is not None:
        opening = f"{article.dateline.text} {opening}"
    return Observation(
        places=tuple(numbers),
        lines=tuple(lines),
        body=places.of(body.box) if body is not None else "",
        headline=places.of(headline.box) if headline is not None else "",
        opening=" ".join(opening[:240].split()[:OPENING]),
        charset=charset,
        date_form=form_of(layout.lines[min(dates)].text) if dates else "",
        clock=clock_of(article),
        sources=MappingProxyType(dict(article.found_by)),
        filled=tuple(name for name in COUNTED if getattr(article, name)),
        paragraphs=len(article.paragraphs),
        characters=sum(map(len, article.paragraphs)),
        title=len(article.headline),
        day=article.published.toordinal() if article.published is not None else 0,
        conflicts=known.conflicts if known is not None else 0,
    )


def _text(body: Body, known: Known | None) -> frozenset[int]:
    """The lines that the page by itself makes text of."""
    own = frozenset(line.index for line in body.lines)
    return own if known is None else (own - known.added) | known.removed


def _names(line: Line, sections: tuple[str, ...]) -> bool:
    return bool(sections and line.anchors) and line.size < 160 and sections[-1] in line.text


def _prints(line: Line, lead: str | None) -> bool:
    return lead is not None and abs(line.size - len(lead)) < 8 and line.text[:8] == lead[:8]


def _near(layout: Layout, headline: Line | None, body: Body) -> list[Line]:
    """The lines from before the headline to after the body and its box."""
    start, end = body.lines[0].index, body.lines[-1].index + 1
    first = min(headline.index, start) if headline is not None else start
    last = max(end, min(body.box.last, end + _BOX))
    return layout.lines[max(first - _AROUND, 0) : last + _AROUND][:MOST_LINES]


# -- the form of a printed date --------------------------------------------------------------------

_PIECE = rare(r"[0-9]+|[٠-٩]+|[۰-۹]+|[/\-:.،,]|[^\W\d_]+")


@cache
def _months() -> dict[str, str]:
    """The first word of every month's name: ``L`` for the Levant's, ``H`` for Hijri ones, ``G``
    for all others. Finer than that no two months of one newspaper would agree."""
    found: dict[str, str] = {}
    for table in TABLES:
        for spelling, _ in table.spellings():
            found.setdefault(fold(spelling).split()[0], _letter(table))
    for spelling, _ in LEVANT_AND_IRAQ.spellings():
        found[fold(spelling).split()[0]] = "L"
    return found


def _letter(table: MonthTable) -> str:
    return "L" if table is LEVANT_AND_IRAQ else "H" if table is HIJRI else "G"


def form_of(text: str) -> str:
    """The form of a line that prints a date, the same for every date of a newspaper.

    >>> form_of("الأحد 9 شباط 2020 - 14:05"), form_of("نُشر في: ٠٩/٠٢/٢٠٢٠")
    ('0L0-0:0', '٠/٠/٠')
    """
    form = ""
    months = _months()
    for piece in _PIECE.findall(text[:160]):
        if piece[0] in "0123456789":
            form += "0"
        elif piece.isdecimal():
            form += "٠" if piece[0] < "۰" else "۰"
        elif piece[0].isalpha():
            form += months.get(fold(piece), "")
        elif form:
            form += piece
    return form.rstrip("/-:.،,")[:24]
