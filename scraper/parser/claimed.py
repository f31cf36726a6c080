"""The record of a page whose text stands only in its data, not in its markup."""

from __future__ import annotations

from dataclasses import replace

from scraper.arabic.text import fold
from scraper.article import Article
from scraper.parser.body.lead import repeats
from scraper.parser.dateline import split_dateline
from scraper.parser.fallback import Text
from scraper.parser.fields.authors import find_authors
from scraper.parser.fields.headline import Headline
from scraper.parser.fields.images import find_images
from scraper.parser.fields.pictures import Ownership
from scraper.parser.fields.said import said_in_data
from scraper.parser.fields.tags import find_tags
from scraper.parser.reading import Reading


def claimed_record(reading: Reading, headline: Headline, text: Text, tongue: str) -> Article:
    """The record: the data's text, and what data and markup say beside it."""
    layout, metadata, line = reading.layout, reading.metadata, headline.line
    at = line.index if line else 0
    span = (at + 1, at + 1)
    if line is None and text.title and fold(text.title) in fold(headline.text):
        headline = replace(headline, text=text.title, source=text.source)  # not the site's name too
    authors, authors_by, _ = find_authors(
        layout, metadata, line, span, reading.short_names, frozenset()
    )
    sections, sections_by = reading.sections(headline, span)
    first, *rest = text.paragraphs
    dateline, first = split_dateline(first, reading.page.fetched_at, reading.short_names)
    paragraphs = [first, *rest] if first else rest
    said = said_in_data(layout, metadata, text.published, text.modified, text.source, reading.judge)
    dates = reading.dates(said, tongue)
    lead = text.lead
    if lead is not None and not repeats(fold(lead), fold(" ".join(paragraphs[:2]))):
        paragraphs.insert(0, lead)
    article = reading.article(
        headline, paragraphs, tongue, text.source, dates,
        lead=lead, dateline=dateline,
        authors=text.authors or authors,
        authors_by=text.source if text.authors else authors_by,
        sections=text.sections or sections,
        sections_by=text.source if text.sections else sections_by,
        tags=text.tags or find_tags(layout, metadata, at + 1),
        images=find_images(Ownership(layout, at, at + 4), metadata, reading.base, ()),
    )  # fmt: skip
    return reading.seen(article, headline, None)
