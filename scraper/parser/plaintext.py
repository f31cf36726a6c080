"""The text of a news page saved as plain text: headline, lead, captions, body, sections.

There is no markup to go by, only the order in which such text is saved: the headline first, then
what stood above the body (a lead, often cut off with «...», a caption that ends in its date), the
paragraphs, and below them labels with what they label: «أقسام», «أخبار متعلقة».
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from types import MappingProxyType

from scraper.arabic import furniture
from scraper.arabic.furniture import whole
from scraper.arabic.language import language_of
from scraper.arabic.stops import SAID
from scraper.arabic.text import clean, fold
from scraper.article import Article, Dateline, Image
from scraper.outcome import Kind, Refusal
from scraper.page import Page
from scraper.parser.body.lead import repeats
from scraper.parser.dateline import split_dateline
from scraper.parser.dates import find_dates, parse_dates
from scraper.parser.fields.identity import article_id, content_hash, site_of
from scraper.parser.markup.tree import Markup
from scraper.parser.signs.byline import parse_byline
from scraper.parser.signs.claims import believable
from scraper.seed import Seed

SOURCE = "text"
_SECTION_LABELS = frozenset(
    map(fold, ("أقسام", "الأقسام", "القسم", "قسم", "التصنيف", "تصنيفات", "التصنيفات"))
)
_TAG_LABELS = frozenset(
    map(fold, ("الوسوم", "وسوم", "كلمات مفتاحية", "الكلمات المفتاحية", "علامات", "كلمات دلالية"))
)
_ENDINGS = (*SAID, ")", "؛")
CUT = ("...", "…", "..")


def parse_text(page: Page, markup: Markup, language: str, seed: Seed | None) -> Article | Refusal:
    """The article of a text file, or why there is none."""
    lines = [line for line in map(clean, markup.data.decode("utf-8").splitlines()) if fold(line)]
    if not lines:
        return Refusal(Kind.EMPTY, "the text is empty", page.url)
    tongue = language_of(" ".join(lines))
    if language == "ar" and tongue not in ("ar", "und"):
        return Refusal(Kind.NOT_ARABIC, f"the text is in another language: {tongue}", page.url)
    headline, rest = lines[0], lines[1:]
    if len(headline) > 300:
        return Refusal(Kind.NOT_ARTICLE, "the first line is a paragraph, not a headline", page.url)
    text, below = _above_labels(rest)
    parts = _Parts(text, page)
    if not parts.paragraphs:
        return Refusal(Kind.EMPTY, f"a headline («{headline[:80]}») but no text below it", page.url)
    sections, tags = _labelled(below)
    found_by = {"headline": SOURCE, "body": SOURCE}
    found_by |= {"published": SOURCE} if parts.published else {}
    found_by |= {"authors": SOURCE} if parts.authors else {}
    found_by |= {"sections": SOURCE} if sections else {}
    return Article(
        id=article_id(page.url),
        url=page.url,
        site=site_of(page.url),
        publisher=seed.name if seed is not None else None,
        language=tongue,
        headline=headline,
        lead=parts.lead,
        dateline=parts.dateline,
        published=parts.published,
        authors=parts.authors,
        sections=sections,
        tags=tags,
        paragraphs=tuple(parts.paragraphs),
        images=tuple(Image(None, caption) for caption in parts.captions),
        found_by=MappingProxyType(found_by),
        fetched_at=page.fetched_at,
        content_hash=content_hash(headline, parts.paragraphs),
    )


def _above_labels(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The text, and everything from the first label on."""
    labels = _SECTION_LABELS | _TAG_LABELS | whole(furniture.BLOCK_LABELS)
    for place, line in enumerate(lines):
        if fold(line) in labels:
            return list(lines[:place]), list(lines[place:])
    return list(lines), []


def _labelled(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sections and tags below their labels, each a line; other labels own what follows them."""
    found: dict[str, list[str]] = {"sections": [], "tags": []}
    target: list[str] | None = None
    for line in lines:
        key = fold(line)
        if key in _SECTION_LABELS:
            target = found["sections"]
        elif key in _TAG_LABELS:
            target = found["tags"]
        elif key in whole(furniture.BLOCK_LABELS):
            target = None
        elif target is not None and len(line) <= 60:
            target.append(line)
    return tuple(found["sections"]), tuple(found["tags"])


class _Parts:
    """What stands between the headline and the first label."""

    def __init__(self, lines: Sequence[str], page: Page) -> None:
        self.lead: str | None = None
        self.captions: list[str] = []
        self.authors: tuple[str, ...] = ()
        self.published: date | datetime | None = None
        self.dateline: Dateline | None = None
        lines = list(lines)
        first = self._above_body(lines, page)
        body = lines[first:]
        if body:
            self.dateline, opening = split_dateline(body[0], page.fetched_at)
            body = [opening, *body[1:]] if opening else body[1:]
        self.paragraphs = body

    def _above_body(self, lines: list[str], page: Page) -> int:
        """Takes lead, captions, byline and date off the top; the first paragraph's index."""
        place = 0
        while place < len(lines) - 1:
            line, following = lines[place], lines[place + 1 :]
            if self._is_cut_lead(line, following):
                self.lead = line
            elif self._is_date(line, page):
                pass
            elif parse_byline(line) is not None and len(line) < 80:
                self.authors = parse_byline(line) or ()
            elif self._is_caption(line):
                self.captions.append(line)
            else:
                return place
            place += 1
        return place

    @staticmethod
    def _is_cut_lead(line: str, following: Sequence[str]) -> bool:
        """A summary that a paragraph further down begins with."""
        key = fold(line)
        return len(key) > 25 and any(repeats(key, fold(other)) for other in following[:4])

    def _is_date(self, line: str, page: Page) -> bool:
        """A line that is nothing but the article's date; one that cannot be is taken off too, and
        tells nothing."""
        if len(line) > 120 or self.published is not None:
            return False
        found = parse_dates(line, page.fetched_at)
        if found.published is None:
            return False
        if believable(found.published.value, page.fetched_at):
            self.published = found.published.value
        return True

    @staticmethod
    def _is_caption(line: str) -> bool:
        """A line that ends in a date and is no sentence: a picture's caption."""
        if len(line) > 250 or line.endswith(_ENDINGS):
            return False
        dates = find_dates(line)
        return bool(dates) and dates[-1].end >= len(line.rstrip(" .)")) and dates[-1].start > 10
