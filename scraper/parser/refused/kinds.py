"""Pages that are no article, and why: listings, videos, front pages, pages about the site.

Each test looks for what only such a page has. A page with a good body is an article whatever its
furniture says; a page without one is asked what it is instead. Walls and errors are asked in
``walls``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from scraper.arabic.bylines import is_person
from scraper.arabic.digits import DIGIT
from scraper.parser.body.prose import Body
from scraper.parser.fields.headline import Headline
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Role
from scraper.parser.metadata.head import Metadata
from scraper.parser.refused.nottexts import FEW, SENTENCE, is_answered
from scraper.parser.refused.ownpages import (
    breaks_off,
    is_dated,
    is_post,
    is_titled_own,
    made_by_system,
    own_page,
    tells,
    tells_more,
)
from scraper.parser.refused.shown import shown_instead
from scraper.parser.signs.dated import DatedLines
from scraper.parser.signs.inserts import is_title
from scraper.parser.signs.menus import is_root

FLASH = 60  # characters of a declared article's text that make it one
BESIDE_VIDEO = 400  # characters of a text; one with more has a video beside it
SCANT = 200  # characters of text; a page with more is no mere video
_LISTING_TYPES = frozenset(("collectionpage", "searchresultspage", "profilepage", "profile"))
_OWN_TYPES = frozenset(("aboutpage", "contactpage"))
_SHOP_TYPES = frozenset(("product", "productgroup", "jobposting"))
_THREAD_TYPES = frozenset(("qapage", "discussionforumposting"))
_VIDEO_TYPES = frozenset(("videoobject", "imagegallery", "mediagallery"))
# Of an address: «/archives/5566» is an article and «/archives/2013» a year, «/topic/48213» an
# article and «/topic/48» what is filed under one; a category's name has few words. In a query words
# are looked for, numbers count («?id=482&s=3»), a path is Drupal's without rewriting, and 32
# digits a session's; of «/articles/authors/2160332» the number is a column's.
_LISTING_PATH = re.compile(
    r"(?i)/(?!(?<=/articles/)authors?/\d{6})(?:tags?|search|authors?|وسم|كاتب|بحث|feed|rss|archives?(?!/(?!(?:19|20)\d\d(?!\d))\d)|"
    r"(?:category|categories|cat|sections?|page|topics?|تصنيف|قسم)"
    r"(?!/\d{5}|/[^/\s_-]+(?:[\s_-]+[^/\s_-]+){4})"
    r")(?:/label)?/[^/]+/?(?:page/\d+/?)?$|/page/\d{1,4}/?$|^/(?:19|20)\d\d(?:/\d\d?){1,2}/?$|"
    r"[?&](?:s|q|search|query)=(?!\d+(?:&|$)|node/|article&|[0-9a-f]{32}(?:&|$))[^&]+"
)


class Asked:
    """A page that is asked what it is; every answer is a reason, or None. ``names`` are the
    publisher's."""

    def __init__(
        self,
        layout: Layout,
        metadata: Metadata,
        headline: Headline | None,
        body: Body | None,
        url: str,
        names: Sequence[str],
    ) -> None:
        self.layout, self.metadata = layout, metadata
        self.headline, self.body, self.url, self.names = headline, body, url, names
        self.size = sum(line.size for line in body.lines) if body is not None else 0
        self.declared = metadata.declares_article
        self.sure = metadata.graph.is_article
        self.told = self.sure or (self.declared and bool(metadata.of("published")))

    def why_not(self) -> str | None:
        """Why the page is no article, in words; None where it is one."""
        return (
            self.by_address()
            or self.by_system()
            or self.by_declaration()
            or self.by_scant_text()
            or self.by_text()
        )

    def by_address(self) -> str | None:
        if self.url and is_root(self.url):  # no address says nothing
            return "a front page: its address has no path"
        listed = not self.told and _LISTING_PATH.search(_path_of(self.url))
        if listed and not is_post(self.layout):
            return "a listing: a tag, section, author or search page by its address"
        return None

    def by_system(self) -> str | None:
        return None if self.sure else made_by_system(self.layout)

    def by_declaration(self) -> str | None:
        """By what the head calls the page."""
        kinds = set(self.metadata.graph.types)
        kinds.update(text.lower() for _, text in self.metadata.of("types"))
        if kinds & _OWN_TYPES and not self.told:
            return "a page about the site: it declares itself one"
        if kinds & _SHOP_TYPES and not self.told and not is_post(self.layout):
            return "goods or a vacancy: it declares itself so"
        if "sportsevent" in kinds and not self.told and not (self.body and tells(self.body)):
            return "a match: its score, its events and line-ups, and no text"
        if kinds & _THREAD_TYPES and not self.told and _is_answered(self.body):
            return "a thread: a question and what its readers answer"
        listed = kinds & _LISTING_TYPES or (self.size < SCANT and "itemlist" in kinds)
        if listed and not self.sure:
            return "a listing: it declares itself a collection"
        filmed = kinds & _VIDEO_TYPES or any(kind.startswith("video") for kind in kinds)
        if self.size < BESIDE_VIDEO and filmed and not (self.sure or tells_more(self.body)):
            return "a video or gallery page without an article's text"
        return None

    def by_scant_text(self) -> str | None:
        """By what the page shows in place of a text."""
        if self.size >= SCANT:
            return None
        span = None
        if self.body is not None and self.headline is not None and _is_flash(self.body, self.size):
            opening = self.body.lines[0]
            dated = self.declared or is_dated(self.layout, self.metadata, self.headline, self.body)
            span = (self.headline.line or opening, opening) if dated else None
        told = self.sure and self.size >= FLASH
        return shown_instead(self.layout, _path_of(self.url), span, told=told)

    def by_text(self) -> str | None:
        """By what the text says, or of what it is made."""
        headline, body, size = self.headline, self.body, self.size
        if headline is None:
            return None
        told = self.told if size >= SCANT else self.sure and size >= FLASH
        if not told:
            own = own_page(self.layout, self.metadata, headline, body, size, self.url, self.names)
            if own is not None:
                return own
        elif not self.sure and is_titled_own(headline) and not is_post(self.layout):
            return f"a page about the site («{headline.text[:80]}»), though its head has a day"
        if body is None or not body.lines:
            listed = not self.declared and _heads_titles(self.layout, headline)
            return "a listing: titles of other articles, and no text" if listed else None
        if not told and _are_figures(body):
            return "figures, line for line, and no text"
        if (
            not told
            and len(body.lines) >= FIGURES
            and all(is_person(line.text) for line in body.lines)
        ):
            return "names, line for line, and no text"
        return _listing_by_shape(self.layout, headline, body, size, self.declared, self.sure)


def _is_answered(body: Body | None) -> bool:
    """Whether two short lines of a text tell who wrote what follows how long ago, «فلان قبل
    ساعتين», or are buttons to answer it."""
    lines = body.lines if body is not None else []
    short = [line for line in lines if line.size < SENTENCE]
    return sum(is_answered(line) or _AGO.search(line.text) is not None for line in short) > 1


_AGO = re.compile(r"(?:منذ|قبل) (?:[0-9٠-٩]+ |ساع|يوم|دقيق|شهر|سن|عام|أسبوع|اسبوع)")


def _path_of(url: str) -> str:
    """An address's path and query, the path in letters."""
    parts = urlsplit(url)
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


FIGURES = 6  # lines, each with a number


def _are_figures(body: Body) -> bool:
    """Whether a text is a row of results, prices, hours: numbers in each, no sentence."""
    return (
        len(body.lines) >= FIGURES
        and all(line.size < SENTENCE and DIGIT.search(line.text) for line in body.lines)
        and all(len(_WORDS.findall(line.text)) < SAYING for line in body.lines[:FIGURES])
    )


# words: «سعر الدولار في البنك الأهلي: 47.80 للشراء» says something, a table's row does not
SAYING = 7
_WORDS = re.compile(r"[^\W\d_]+")


def _is_flash(body: Body, text: int) -> bool:
    """Whether a text of so many characters may be an article's, short as it is: it has a sentence
    of some length, or is made of short ones."""
    if text >= FLASH and tells(body):
        return True
    short = [line.size >= SENTENCE // 2 and line.text.endswith(".") for line in body.lines]
    return bool(short) and all(short)


def _listing_by_shape(
    layout: Layout, headline: Headline, body: Body, text: int, declared: bool, sure: bool
) -> str | None:
    """Teasers one below the other, or many links to other pages and no title of its own."""
    if not sure and (breaks_off(body) or (len(body.lines) >= TURNS and _take_turns(layout, body))):
        return "a listing: titles that lead to other articles, each with its teaser"
    if text >= SHORT_TEXT or (declared and text > SCANT):
        return None
    if headline.line is not None and headline.line.links == 0:
        return None
    titles = sum(1 for line in layout.lines if line.links > TITLE and line.is_link)
    if titles >= TITLES and layout.links[-1] > 3 * text:
        return "a listing: links to many articles, and no text of its own"
    return None


def _heads_titles(layout: Layout, headline: Headline) -> bool:
    """Whether other articles' titles stand right below a headline, with nothing between."""
    if headline.line is None:
        return False
    below = layout.lines[headline.line.index + 1 :]
    cards = (line for line in below[:CARDS] if line.box.roles & Role.HEADING)
    return bool(below) and is_title(below[0]) and sum(map(is_title, cards)) >= FEW


CARDS = 20  # lines of a listing's first cards
SHORT_TEXT = 600  # characters of a text that a listing may have over its titles
TITLE = 25  # characters of a link that is an article's title
TITLES = 13  # such links of a listing, at least


def _take_turns(layout: Layout, body: Body) -> bool:
    """Whether titles that are links and texts take turns, each with its day or its author: a
    section's page. A block or two of links inside a text are none of this."""
    first, last = body.lines[0].index, body.lines[-1].index
    titles = {
        line.index for line in layout.lines[first : last + 1] if line.links > TITLE and line.is_link
    }
    if len(titles) < TURNS:
        return False
    dates = DatedLines(layout)
    own = [line for line in body.lines if not dates.prints_date(line)]
    turns = sum(
        not titles.isdisjoint(range(one.index, other.index)) for one, other in pairwise(own)
    )
    return turns >= TURNS - 1 and turns * 3 >= (len(own) - 1) * 2


TURNS = 5  # titles over texts of a listing, at least
