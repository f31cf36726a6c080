"""One page being read: the parts put together in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from types import MappingProxyType
from urllib.parse import urlsplit

from scraper.arabic.bylines import is_name
from scraper.arabic.language import language_of
from scraper.arabic.pagenames import names_page
from scraper.arabic.text import clean, fold
from scraper.article import Article, Dateline, Image
from scraper.outcome import Kind, Refusal
from scraper.page import Page
from scraper.parser import selected
from scraper.parser.body.box import find_body
from scraper.parser.body.known import Known
from scraper.parser.body.lead import find_lead, repeats
from scraper.parser.body.opening import counted_from, read_opening
from scraper.parser.body.prose import Body
from scraper.parser.body.signoff import is_about_author
from scraper.parser.dateline import is_dateline, split_dateline
from scraper.parser.fallback import Text, claimed_text
from scraper.parser.fields.authors import are_sources, find_authors
from scraper.parser.fields.headline import Headline, find_headline
from scraper.parser.fields.identity import (
    article_id,
    base_url,
    canonical_url,
    content_hash,
    site_of,
)
from scraper.parser.fields.images import find_images
from scraper.parser.fields.published import Dates, find_published
from scraper.parser.fields.publisher import (
    find_names,
    is_part,
    name_in_copyright,
    name_in_logo,
    names_in_title,
    short_names,
    title_parts,
)
from scraper.parser.fields.sections import find_sections
from scraper.parser.fields.tags import find_tags
from scraper.parser.fields.untitled import settle
from scraper.parser.learning.observation import Observation
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role
from scraper.parser.markup.tree import Markup
from scraper.parser.metadata.head import MARKUP, Metadata
from scraper.parser.observe import observe
from scraper.parser.refused import kinds
from scraper.parser.signs.byline import split_names
from scraper.parser.signs.captions import caption_lines
from scraper.parser.signs.claims import believable, prints_year
from scraper.parser.signs.menus import is_menu_entry, is_root
from scraper.seed import Seed, Select

NAME = 40  # characters of an author's name on a line of its own
MIN_TEXT = 60  # characters of a body; a shorter one is an article without text
MIN_FLASH = 30  # characters of a sentence that is one, where the page prints its day


def _text_below_lead(lines: Sequence[Line]) -> int:
    """Where the text begins below a first line that stands otherwise than it; 0 where none does."""
    text = next((each for each in lines[1:4] if not each.box.roles & Role.HEADING), None)
    if text is None:
        return 0
    above, below = lines[0].box, text.box
    if text.size < 60 and not any(
        line.size >= 60 and line.box.stand() == below.stand() for line in lines[2:6]
    ):
        return 0
    alike = above.stand() == below.stand() and above.alone == below.alone
    return 0 if alike else lines[1].index


def _is_bar(line: Line) -> bool:
    """Whether a line stands in what calls itself a bar of tools, of buttons or of the head, and
    nothing of another article: the date may stand there."""
    box, hints = line.box, line.box.hints
    while box.parent is not None and box.parent.alone:
        box = box.parent
        hints |= box.hints
    return hints & (Hint.SHARE | Hint.NAV) != 0 and not hints & _OF_OTHERS


BARS = 8  # lines below the headline in which such a bar stands
_OF_OTHERS = Hint.RELATED | Hint.LIST | Hint.PROMO | Hint.COMMENT | Hint.NEXT


class Reading:
    """One page being read. Each step is a method; the parser's modules do the work."""

    def __init__(
        self,
        page: Page,
        markup: Markup,
        layout: Layout,
        metadata: Metadata,
        seed: Seed | None,
        rule: Select | None,
        language: str,
    ) -> None:
        self.page, self.markup, self.layout, self.metadata = page, markup, layout, metadata
        self.seed, self.language = seed, language
        self.rule = rule or Select()  # the seed's selectors; mostly none
        self.known: Known | None = None  # what the site's profile says of the page
        self.observer: Callable[[Observation], None] | None = None
        self.observed_from: date | None = None  # nothing is told of older articles
        self.canonical = canonical_url(page.url, metadata)
        self.url = page.url or self.canonical or ""
        self.base = base_url(self.url, metadata)
        self.host = urlsplit(self.url).hostname or ""
        self.names = find_names(layout, metadata, seed)

    def refuse(self, kind: Kind, reason: str) -> Refusal:
        return Refusal(kind, clean(reason)[:300], self.url)

    def result(self) -> Article | Refusal:
        headline = self.headline()
        if headline is not None:
            titled = names_in_title(self.metadata.title or "", headline.text)
            above = headline.line.index if headline.line else 0
            self.names += [
                name
                for name in titled
                if not is_part(name, self.names)
                and not is_menu_entry(self.layout, name, above)
                and not self.signs(name, above)
            ]
            self.names = self.names or name_in_copyright(self.layout) or name_in_logo(self.layout)
        self.short_names = short_names(self.names)
        if self.known is not None:
            self.short_names += self.known.profile.names
        printed = headline.line if headline else None
        body = selected.body_of(self.layout, self.rule.body, printed)
        self.body_by = selected.SELECTOR if body is not None else MARKUP
        body = body or find_body(
            self.layout, printed, self.openings(), self.known, self.short_names
        )
        walled = kinds.wall(self.layout, self.metadata, self.markup.data, headline, body)
        if walled is not None:
            return self.refuse(*walled)
        reason = kinds.not_article(self.layout, self.metadata, headline, body, self.url, self.names)
        if reason is not None:
            return self.refuse(Kind.NOT_ARTICLE, reason)
        text = claimed_text(self.layout.root, self.metadata, headline, body)
        tongue = self.tongue(body, text)
        if self.language == "ar" and tongue not in ("ar", "und"):
            return self.refuse(Kind.NOT_ARABIC, f"the text is in another language: {tongue}")
        if headline is None:
            return self.refuse(Kind.NOT_ARTICLE, "no headline: nothing on the page is its title")
        if text is not None:
            return self.from_claims(headline, text, tongue)
        if body is None or not body.lines:
            return self.refuse(
                Kind.EMPTY, f"a headline («{headline.text[:80]}») but no text below it"
            )
        return self.from_markup(headline, body, tongue)

    def signs(self, name: str, place: int) -> bool:
        """Whether a name beside the headline in <title> is the author's, as the data or a line
        near the headline, ``place``, tell."""
        key = fold(name)
        if not is_name(key.split()):
            return False
        claimed = [*self.metadata.graph.authors, *self.metadata.texts("authors")]
        near = self.layout.lines[max(place - 4, 0) : place] + self.layout.lines[place + 1 :][:6]
        return any(fold(claim) == key for claim in claimed) or any(
            line.size < 60
            and fold(line.text).endswith(key)
            and not any(is_root(anchor.get("href") or "") for anchor in line.anchors)
            for line in near
        )

    def headline(self) -> Headline | None:
        """The headline by the seed's selector, else by what the page says."""
        texts = selected.texts(self.layout, self.rule.headline)
        if texts:
            line = selected.line_of(self.layout, self.rule.headline)
            return Headline(texts[0], selected.SELECTOR, line)
        entry = self.page.entry
        if entry is not None and entry.title:
            self.metadata.add("titles", entry.source, entry.title)
        found = find_headline(self.layout, self.metadata, self.host, self.names)
        headline, title = settle(self.layout, self.metadata, found, self.names)
        if title:
            self.names = self.names or self.names_of(title)
        return headline

    def names_of(self, title: str) -> list[str]:
        """The names in a <title> that is the site's, without the sections its menu leads to."""
        end = len(self.layout.lines)
        return [
            name
            for name in title_parts(title)
            if not names_page(fold(name)) and not is_menu_entry(self.layout, name, end)
        ]

    def openings(self) -> list[str]:
        """What the head says the text begins with, folded."""
        claims = [*self.metadata.texts("descriptions"), *self.metadata.graph.descriptions]
        if self.metadata.graph.body:
            claims.append(self.metadata.graph.body[:200])
        return list(dict.fromkeys(fold(claim[:160])[:80] for claim in claims))

    def tongue(self, body: Body | None, text: Text | None) -> str:
        if text is not None:
            sample = " ".join(text.paragraphs[:20])
        elif body is not None and body.lines:
            sample = " ".join(line.text for line in body.lines[:6])
        else:
            sample = " ".join(line.text for line in self.layout.lines if not line.links)
        return language_of(sample, self.metadata.graph.language or self.metadata.language)

    # -- the two ways to a record ----------------------------------------------------------------

    def from_markup(self, headline: Headline, body: Body, tongue: str) -> Article | Refusal:
        layout, line = self.layout, headline.line
        span = (body.lines[0].index, body.lines[-1].index)
        text_lines = frozenset(item.index for item in body.lines)
        if line is not None and line.index < span[0]:
            body.captions += caption_lines(layout, line.index, span[0] - 1, text_lines)
        captions = frozenset(item.index for item in body.captions)
        furniture = self.furniture(line, span)
        told = self.below_lead(body, span)
        authors, authors_by, bylines = find_authors(
            layout, self.metadata, line, told, self.short_names, text_lines | furniture, captions
        )
        while len(body.lines) > 1 and is_about_author(body.lines[-1], authors):
            body.dropped.append(body.lines.pop())
        if authors:  # who wrote an entry of a live report stands over it
            names = {item for item in body.lines if item.size <= NAME and item.text in authors}
            if 0 < len(names) < len(body.lines):
                body.dropped += [item for item in body.lines if item in names]
                body.lines = [item for item in body.lines if item not in names]
                span = (body.lines[0].index, body.lines[-1].index)
        above = line.index + 1 if line is not None else span[0]
        refused = body.refused.intersection(range(above, min(above + BARS, span[1])))
        bars = {index for index in refused if _is_bar(layout.lines[index])}
        dated, undated = self.dated_span(body, told, captions)
        undated |= furniture | self.other_dates(line, span)
        dates = self.dates(line, dated, undated, tongue, refused=body.refused)
        lead = find_lead(
            layout, line, body, captions | furniture | (body.refused - bars), bylines | dates.lines,
            self.openings(),
        )  # fmt: skip
        if self.body_by == selected.SELECTOR:
            lead = replace(lead, opening=())  # the selector says what the text is
        lines = [item for item in (*lead.opening, *body.lines) if item.index not in lead.dropped]
        opening = read_opening(
            layout,
            line,
            lines,
            self.short_names,
            counted_from(dates.published, self.page.fetched_at),
            selected.texts(layout, self.rule.dateline),
            captions,
        )
        paragraphs = opening.paragraphs
        if dates.published is None:
            day = self.dated_by(opening.dateline)
            dates = replace(dates, published=day, published_by="text" if day else None)
        size = sum(map(len, paragraphs))
        flash = size >= MIN_FLASH and dates.published is not None and paragraphs[-1].endswith(".")
        if size < MIN_TEXT and not (flash or self.metadata.graph.is_article):
            return self.refuse(
                Kind.EMPTY, f"a headline («{headline.text[:80]}») but no text below it"
            )
        byline = opening.byline or (opening.dateline.byline if opening.dateline else None)
        if byline and (not authors or (authors_by == MARKUP and are_sources(authors))):
            authors, authors_by = split_names(byline), MARKUP
        sections, sections_by = self.sections(headline, told, authors)
        first = min(line.index if line else span[0], span[0])
        images = find_images(
            layout, self.metadata, self.base, max(first - 6, 0), span[1], body.captions,
            text_lines | bylines | dates.lines, body.box, body.refused, line,
        )  # fmt: skip
        article = self.article(
            headline, paragraphs, tongue, self.body_by, dates,
            lead=lead.text or opening.lead, dateline=opening.dateline,
            authors=authors, authors_by=authors_by, sections=sections,
            sections_by=sections_by, images=images,
            tags=find_tags(layout, self.metadata, span[1], span[0], line),
        )  # fmt: skip
        return self.seen(article, headline, body, dates.lines, bylines)

    def from_claims(self, headline: Headline, text: Text, tongue: str) -> Article:
        """The record of a page whose text stands only in its data, not in its markup."""
        at = headline.line.index if headline.line else 0
        span = (at + 1, at + 1)
        if headline.line is None and text.title and fold(text.title) in fold(headline.text):
            headline = Headline(text.title, text.source, None)  # <title> has the site's name too
        authors, authors_by, _ = find_authors(
            self.layout, self.metadata, headline.line, span, self.short_names, frozenset()
        )
        sections, sections_by = self.sections(headline, span)
        dateline, rest = split_dateline(text.paragraphs[0], self.page.fetched_at, self.short_names)
        paragraphs = [rest, *text.paragraphs[1:]] if rest else list(text.paragraphs[1:])
        dates = self.dates(headline.line, span, frozenset(), tongue, text)
        images = find_images(self.layout, self.metadata, self.base, at, at + 4, (), frozenset())
        lead = text.lead
        if lead is not None and not repeats(fold(lead), fold(" ".join(paragraphs[:2]))):
            paragraphs.insert(0, lead)
        article = self.article(
            headline, paragraphs, tongue, text.source, dates,
            lead=lead, dateline=dateline,
            authors=text.authors or authors,
            authors_by=text.source if text.authors else authors_by,
            sections=text.sections or sections,
            sections_by=text.source if text.sections else sections_by,
            tags=text.tags or find_tags(self.layout, self.metadata, span[1]),
            images=images,
        )  # fmt: skip
        return self.seen(article, headline, None)

    def below_lead(self, body: Body, span: tuple[int, int]) -> tuple[int, int]:
        """The text's lines without a lead over the line that says who wrote, when and under what:
        what stands between the two is said of both."""
        below = _text_below_lead(body.lines)
        return (below, span[1]) if body.lines[0].index + 1 < below else span

    def dated_span(
        self, body: Body, told: tuple[int, int], captions: frozenset[int]
    ) -> tuple[tuple[int, int], frozenset[int]]:
        """The lines above or below which the article's day stands, and what prints none: a
        dateline may stand above the day as well, and the text below it."""
        first = body.lines[0]
        if len(body.lines) > 1 and first.size < 60 < body.lines[1].size:
            start = clean(first.text)
            entry = prints_year(start) and is_dateline(start, self.layout.base) is None
            # the first day of a chronicle
            undated = captions | {first.index} if entry else captions
            return (body.lines[1].index, told[1]), undated
        return told, captions if told[0] == first.index else captions | {first.index}

    # -- what the site's other pages say ---------------------------------------------------------

    def furniture(self, line: Line | None, span: tuple[int, int]) -> frozenset[int]:
        """The lines around the article that the site's profile knows to be furniture."""
        if self.known is None:
            return frozenset()
        first = min(line.index if line is not None else span[0], span[0])
        return self.known.furniture(first - 10, span[1] + 10)

    def other_dates(self, line: Line | None, span: tuple[int, int]) -> frozenset[int]:
        """The lines that print a date where this site does not print its articles'."""
        if self.known is None or not self.known.profile.dates:
            return frozenset()
        first = min(line.index if line is not None else span[0], span[0])
        return self.known.other_dates(first - 10, span[0])

    def seen(
        self,
        article: Article,
        headline: Headline,
        body: Body | None,
        dates: frozenset[int] = frozenset(),
        bylines: frozenset[int] = frozenset(),
    ) -> Article:
        """The article, once the observer has been told of its page."""
        if self.observer is not None and self.is_observed(article):
            observation = observe(
                self.layout, article, headline.line, body,
                dates=dates, bylines=bylines, charset=self.markup.encoding, known=self.known,
            )  # fmt: skip
            self.observer(observation)
        return article

    def is_observed(self, article: Article) -> bool:
        """Whether the article is new enough for its page to say how the site is."""
        day = article.published
        if self.observed_from is None or day is None:
            return self.observed_from is None
        return (day.date() if isinstance(day, datetime) else day) >= self.observed_from

    def dates(
        self,
        line: Line | None,
        span: tuple[int, int],
        skipped: frozenset[int],
        tongue: str,
        text: Text | None = None,
        refused: Container[int] = (),
    ) -> Dates:
        return find_published(
            self.layout, self.metadata, line, span, self.url, self.page.fetched_at,
            self.page.entry, self.zone(), skipped,
            claimed=(text.published, text.modified, text.source) if text else None,
            selected=next(iter(selected.texts(self.layout, self.rule.date)), None),
            midnight=self.known is not None and self.known.profile.midnight,
            unordered=tongue in ("en", "und-Latn"),
            refused=refused,
        )  # fmt: skip

    def dated_by(self, dateline: Dateline | None) -> date | None:
        """«نواكشوط, 05/02/2025 - …»: the day of a dateline that prints the year."""
        if dateline is None or dateline.date is None or not prints_year(dateline.text):
            return None
        return dateline.date if believable(dateline.date, self.page.fetched_at) else None

    def sections(
        self, headline: Headline, span: tuple[int, int], authors: tuple[str, ...] = ()
    ) -> tuple[tuple[str, ...], str | None]:
        """The sections by the seed's selector, else by the page, else by what led to it.

        The ``authors``' links stand where a section's may: none of them is one."""
        texts = selected.texts(self.layout, self.rule.sections)
        if texts:
            return tuple(dict.fromkeys(texts)), selected.SELECTOR
        found, source = find_sections(
            self.layout, self.metadata, headline.line, span, [*self.names, *authors], headline.text
        )
        entry = self.page.entry
        if not found and entry is not None and entry.sections:
            return tuple(dict.fromkeys(map(clean, entry.sections))), entry.source
        return found, source

    def zone(self) -> tzinfo | None:
        if self.seed is None or not self.seed.zone:
            return None
        from dateutil import tz  # dear to load, and for seeds with a zone alone

        return tz.gettz(self.seed.zone)

    def article(
        self,
        headline: Headline,
        paragraphs: list[str],
        tongue: str,
        body_by: str,
        dates: Dates,
        *,
        lead: str | None,
        dateline: Dateline | None,
        authors: tuple[str, ...],
        authors_by: str | None,
        sections: tuple[str, ...],
        sections_by: str | None,
        tags: tuple[str, ...],
        images: tuple[Image, ...],
    ) -> Article:
        found_by = {
            "headline": headline.source,
            "published": dates.published_by,
            "modified": dates.modified_by,
            "authors": authors_by,
            "sections": sections_by,
            "body": body_by,
        }
        return Article(
            id=article_id(self.canonical or self.url),
            url=self.url,
            canonical_url=self.canonical,
            site=site_of(self.url),
            publisher=self.names[0] if self.names else None,
            language=tongue,
            headline=headline.text,
            lead=lead,
            dateline=dateline,
            published=dates.published,
            modified=dates.modified,
            authors=authors,
            sections=sections,
            tags=tags,
            paragraphs=tuple(paragraphs),
            images=images,
            found_by=MappingProxyType({key: by for key, by in found_by.items() if by}),
            fetched_at=self.page.fetched_at,
            content_hash=content_hash(headline.text, paragraphs),
        )
