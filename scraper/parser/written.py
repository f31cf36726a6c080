"""The record of a page whose text stands in its markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scraper.arabic.text import clean
from scraper.article import Article, Dateline, Image
from scraper.outcome import Refusal
from scraper.parser import selected
from scraper.parser.body.lead import Lead, find_lead, is_with_headline
from scraper.parser.body.opening import POINTS, Opening, counted_from, read_opening
from scraper.parser.body.prose import Body
from scraper.parser.dateline import is_dateline
from scraper.parser.fields.authors import are_sources, find_authors
from scraper.parser.fields.headline import Headline
from scraper.parser.fields.images import find_images
from scraper.parser.fields.pictures import Ownership
from scraper.parser.fields.published import Dates
from scraper.parser.fields.said import said_on_page
from scraper.parser.fields.tags import find_tags
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.lines import Line, Role
from scraper.parser.metadata.head import MARKUP
from scraper.parser.reading import Reading
from scraper.parser.signs.byline import split_names
from scraper.parser.signs.captions import caption_lines, last_pictured
from scraper.parser.signs.claims import prints_year
from scraper.parser.signs.origins import is_about_author

NAME = 40  # characters of an author's name on a line of its own
MIN_TEXT = 60  # characters of a body; a shorter one is an article without text
MIN_FLASH = 30  # characters of a sentence that is one, where the page prints its day
BARS = 8  # lines below the headline in which a bar stands that may print the date
_OF_OTHERS = Hint.RELATED | Hint.LIST | Hint.PROMO | Hint.COMMENT | Hint.NEXT
Span = tuple[int, int]


class Written:
    """One use: ``Written(…).record()``. The steps stand in the order in which they need each other.

    ``span`` are the first and the last line of the text, ``told`` those that what is said of the
    article stands above or below of, ``pictured`` the last line of the pictures that go on below.
    """

    def __init__(self, reading: Reading, headline: Headline, body: Body, tongue: str) -> None:
        self.reading, self.headline, self.body, self.tongue = reading, headline, body, tongue
        self.layout, self.metadata = reading.layout, reading.metadata
        line = self.line = headline.line
        self.span = first, last = body.lines[0].index, body.lines[-1].index
        self.text = frozenset(each.index for each in body.lines)
        if line is not None and line.index < first:
            body.captions += caption_lines(self.layout, line.index, first - 1, self.text)
        captions = frozenset(each.index for each in body.captions)
        self.pictured = last_pictured(self.layout, body.lines[-1], captions)
        if self.pictured > last:
            body.captions += caption_lines(self.layout, last + 1, self.pictured, self.text)
        self.captions = frozenset(each.index for each in body.captions)
        self.furniture = reading.furniture(line, self.span)
        if body.parting:
            below = next((each.index for each in body.lines if each.index > body.parting[-1]), 0)
        elif len(body.lines) > 1 and line is not None and is_with_headline(body.lines, line):
            below = body.lines[1].index
        else:
            below = _below_lead(body.lines)
        self.told = (below or first, last)

    def record(self) -> Article | Refusal:
        """The record, or that there is too little text for one."""
        reading, layout, line, body = self.reading, self.layout, self.line, self.body
        authors, authors_by, bylines = find_authors(
            layout, self.metadata, line, self.told, reading.short_names,
            self.text | self.furniture, self.captions,
        )  # fmt: skip
        self.drop_names(authors)
        dates = self.dates()
        lead = self.lead(bylines | dates.lines)
        opening = self.opening(lead, dates)
        dates = self.dated_by(opening.dateline, dates)
        if self.is_empty(opening.paragraphs, dates):
            return reading.nothing_below(self.headline)
        byline = opening.byline or (opening.dateline.byline if opening.dateline else None)
        if byline and (not authors or are_sources(authors)):
            authors, authors_by = split_names(byline), MARKUP
        sections, sections_by = reading.sections(self.headline, self.told, authors)
        first, last = self.span
        article = reading.article(
            self.headline, opening.paragraphs, self.tongue, reading.body_by, dates,
            lead=lead.text or opening.lead, dateline=opening.dateline,
            authors=authors, authors_by=authors_by,
            sections=sections, sections_by=sections_by,
            images=self.images(bylines, dates.lines, authors),
            tags=find_tags(layout, self.metadata, last, first, line),
        )  # fmt: skip
        return reading.seen(article, self.headline, body, dates.lines, bylines)

    def drop_names(self, authors: tuple[str, ...]) -> None:
        """Takes off the text who wrote it, below it, and who wrote each entry of a live report,
        over it."""
        body = self.body
        if not authors:
            return
        while len(body.lines) > 1 and self.is_bio(body.lines[-1], authors):
            body.dropped.append(body.lines.pop())
        names = {line for line in body.lines if line.size <= NAME and line.text in authors}
        if 0 < len(names) < len(body.lines):
            body.dropped += [line for line in body.lines if line in names]
            body.lines = [line for line in body.lines if line not in names]
            self.span = body.lines[0].index, body.lines[-1].index

    def is_bio(self, line: Line, authors: tuple[str, ...]) -> bool:
        """Whether a last line of the text says who an author is."""
        return is_about_author(line, self.layout.lines[line.index - 1], authors)

    def dates(self) -> Dates:
        """When the article was published and changed, by what the page prints and says."""
        reading, line = self.reading, self.line
        dated, undated = self.dated_span()
        undated |= self.furniture | reading.other_dates(line, self.span)
        refused = self.body.refused
        said = said_on_page(
            self.layout, self.metadata, line, dated, undated, refused, reading.judge
        )
        return reading.dates(said, self.tongue)

    def dated_span(self) -> tuple[Span, frozenset[int]]:
        """The lines above or below which the article's day stands, and what prints none: a
        dateline may stand above the day as well, and the text below it."""
        first, *rest = self.body.lines
        if rest and first.size < 60 < rest[0].size:
            start = clean(first.text)
            entry = prints_year(start) and is_dateline(start, self.layout.base) is None
            # the first day of a chronicle
            undated = self.captions | {first.index} if entry else self.captions
            return (rest[0].index, self.told[1]), undated
        lead = {first.index} if self.told[0] != first.index else frozenset()
        return self.told, self.captions | lead

    def lead(self, signed: frozenset[int]) -> Lead:
        """The lead; ``signed`` are the lines with names and dates."""
        reading, body = self.reading, self.body
        bars = {index for index in self.refused_below() if _is_bar(self.layout.lines[index])}
        not_text = self.captions | self.furniture | (body.refused - bars)
        lead = find_lead(self.layout, self.line, body, not_text, signed, reading.openings)
        if reading.body_by == selected.SELECTOR:
            return replace(lead, opening=())  # the selector says what the text is
        return lead

    def refused_below(self) -> set[int]:
        """Where furniture stands right below the headline."""
        above = self.line.index + 1 if self.line is not None else self.span[0]
        return self.body.refused.intersection(range(above, min(above + BARS, self.span[1])))

    def opening(self, lead: Lead, dates: Dates) -> Opening:
        """The paragraphs, and the dateline and byline taken off them."""
        reading = self.reading
        lines = [*lead.opening, *self.body.lines]
        return read_opening(
            self.layout,
            self.line,
            [line for line in lines if line.index not in lead.dropped],
            reading.short_names,
            counted_from(dates.published, reading.page.fetched_at),
            selected.texts(self.layout, reading.rule.dateline),
            self.captions,
        )

    def dated_by(self, dateline: Dateline | None, dates: Dates) -> Dates:
        """«نواكشوط, 05/02/2025 - …»: of a page that tells its day nowhere else, the day of a
        dateline that prints the year."""
        if dates.published is not None or dateline is None or dateline.date is None:
            return dates
        if prints_year(dateline.text) and self.reading.judge.believes(dateline.date):
            return dates._replace(published=dateline.date, published_by="text")
        return dates

    def is_empty(self, paragraphs: Sequence[str], dates: Dates) -> bool:
        """Whether too little text is there: less than a flash has, which ends as a sentence on a
        page with a day."""
        size = sum(map(len, paragraphs))
        flash = size >= MIN_FLASH and dates.published is not None and paragraphs[-1].endswith(".")
        return size < MIN_TEXT and not (flash or self.metadata.graph.is_article)

    def images(
        self, bylines: frozenset[int], dated: frozenset[int], authors: tuple[str, ...]
    ) -> tuple[Image, ...]:
        """The pictures with their captions; ``bylines`` and ``dated`` are the lines with names and
        with dates."""
        first = self.span[0]
        top = min(self.line.index, first) if self.line is not None else first
        own = Ownership(
            self.layout,
            first=max(top - 6, 0),
            last=self.pictured,
            headline=self.line,
            around=self.body.box,
            captions=self.captions,
            text=self.text | (bylines - self.captions) | dated,
            refused=self.body.refused,
            bylines=bylines,
        )
        pictured = () if are_sources(authors) else authors
        return find_images(own, self.metadata, self.reading.base, pictured)


def _below_lead(lines: Sequence[Line]) -> int:
    """The first line of the text below a lead, or below the points that sum it up, where the line
    that says who wrote, when and under what stands between the two: it is said of both. 0 where
    nothing does."""
    above, at = lines[0].box, 1
    while (
        at < min(len(lines), POINTS)
        and lines[at - 1].size < LONGEST_POINT
        and not lines[at - 1].text.endswith(".")
        and lines[at].index == lines[at - 1].index + 1
        and lines[at].box.stands_as(above)
    ):
        at += 1
    text = next((line for line in lines[at : at + 3] if not line.box.roles & Role.HEADING), None)
    if text is None or lines[at - 1].index + 1 == lines[at].index:
        return 0
    below = text.box
    if text.size < 60 and not any(
        line.size >= 60 and line.box.stand() == below.stand() for line in lines[at + 1 : at + 5]
    ):
        return 0
    alike = above.stands_as(below) and above.alone == below.alone
    return 0 if alike else lines[at].index


LONGEST_POINT = 120  # characters


def _is_bar(line: Line) -> bool:
    """Whether a line stands in what calls itself a bar of tools, of buttons or of the head, and
    nothing of another article: the date may stand there."""
    box, hints = line.box, line.box.hints
    while box.parent is not None and box.parent.alone:
        box = box.parent
        hints |= box.hints
    return hints & (Hint.SHARE | Hint.NAV) != 0 and not hints & _OF_OTHERS
