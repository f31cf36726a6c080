"""One page being read: all that is known of it, and the steps that both ways to a record take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, tzinfo
from functools import cached_property
from types import MappingProxyType
from urllib.parse import urlsplit

from scraper.arabic.text import clean, fold
from scraper.article import Article, Dateline, Image
from scraper.outcome import Kind, Refusal
from scraper.page import Page
from scraper.parser import selected
from scraper.parser.body.known import Known
from scraper.parser.body.prose import Body
from scraper.parser.fields.headline import Headline
from scraper.parser.fields.identity import (
    article_id,
    base_url,
    canonical_url,
    content_hash,
    site_of,
)
from scraper.parser.fields.published import Dates, find_published
from scraper.parser.fields.publisher import find_names
from scraper.parser.fields.said import Said
from scraper.parser.fields.sections import find_sections
from scraper.parser.learning.observation import Observation
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line
from scraper.parser.markup.tree import Markup
from scraper.parser.metadata.head import MARKUP, Metadata
from scraper.parser.observe import observe
from scraper.parser.signs.claims import Judge
from scraper.seed import Seed, Select


class Reading:
    """What is known of one page, and what is told of any article on it."""

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
        own = (
            page.url if page.url.startswith(("http://", "https://")) else ""
        )  # a saved page's is its file's
        self.canonical = canonical_url(own, metadata)
        self.url = own or self.canonical or page.url
        self.base = base_url(self.url, metadata)
        self.host = urlsplit(self.url).hostname or ""
        self.names = find_names(layout, metadata, seed)
        self.short_names: tuple[str, ...] = ()  # those, and what the site calls itself in datelines
        self.body_by = MARKUP  # or a selector
        self.judge = Judge(page.fetched_at)

    def refuse(self, kind: Kind, reason: str) -> Refusal:
        """Why there is no article."""
        return Refusal(kind, clean(reason)[:300], self.url)

    def nothing_below(self, headline: Headline) -> Refusal:
        """That a page has a title alone."""
        return self.refuse(Kind.EMPTY, f"a headline («{headline.text[:80]}») but no text below it")

    @cached_property
    def openings(self) -> list[str]:
        """What the head says the text begins with, folded."""
        claims = [*self.metadata.texts("descriptions"), *self.metadata.graph.descriptions]
        if self.metadata.graph.body:
            claims.append(self.metadata.graph.body[:200])
        return list(dict.fromkeys(fold(claim[:160])[:80] for claim in claims))

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

    def dates(self, said: Said, tongue: str) -> Dates:
        """The article's dates, by what the page says of them, the seed, and what led to it."""
        return find_published(
            said, self.url, self.page.entry, self.judge,
            zone=self.zone(),
            selected=next(iter(selected.texts(self.layout, self.rule.date)), None),
            midnight=self.known is not None and self.known.profile.midnight,
            unordered=tongue in ("en", "und-Latn"),
        )  # fmt: skip

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
