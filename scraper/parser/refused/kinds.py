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
from scraper.parser.metadata.head import Metadata
from scraper.parser.refused.ownpages import (
    SENTENCE,
    breaks_off,
    is_dated,
    is_post,
    made_by_system,
    own_page,
    tells,
    tells_more,
)
from scraper.parser.refused.shown import shown_instead
from scraper.parser.signs.dated import DatedLines
from scraper.parser.signs.menus import is_root

FLASH = 60  # characters of a declared article's text that make it one
SCANT = 200  # characters of text; a page with more is no mere video
_LISTING_TYPES = frozenset(("collectionpage", "searchresultspage", "profilepage", "profile"))
_OWN_TYPES = frozenset(("aboutpage", "contactpage"))
_SHOP_TYPES = frozenset(("product", "productgroup", "jobposting"))
_VIDEO_TYPES = frozenset(("videoobject", "imagegallery", "mediagallery"))
# Of an address: «/archives/5566» is an article and «/archives/2013» a year, «/topic/48213» an
# article and «/topic/48» what is filed under one; a category's name has few words. In a query words
# are looked for, numbers count («?id=482&s=3»), a path is Drupal's without rewriting, and 32
# digits a session's.
_LISTING_PATH = re.compile(
    r"(?i)/(?:tags?|search|authors?|وسم|كاتب|بحث|feed|rss|archives?(?!/(?!(?:19|20)\d\d(?!\d))\d)|"
    r"(?:category|categories|cat|sections?|page|topics?|تصنيف|قسم)"
    r"(?!/\d{5}|/[^/\s_-]+(?:[\s_-]+[^/\s_-]+){4})"
    r")/[^/]+/?(?:page/\d+/?)?$|/page/\d{1,4}/?$|"
    r"[?&](?:s|q|search|query)=(?!\d+(?:&|$)|node/|article&|[0-9a-f]{32}(?:&|$))[^&]+"
)


def not_article(
    layout: Layout,
    metadata: Metadata,
    headline: Headline | None,
    body: Body | None,
    url: str,
    names: Sequence[str],
) -> str | None:
    """Why the page is no article, in words; None where it is one. ``names``: the publisher's."""
    text = sum(line.size for line in body.lines) if body is not None else 0
    kinds = set(metadata.graph.types) | {text.lower() for _, text in metadata.of("types")}
    declared = metadata.declares_article
    if url and is_root(url):  # no address says nothing
        return "a front page: its address has no path"
    told = metadata.graph.is_article or (declared and bool(metadata.of("published")))
    if not told and _LISTING_PATH.search(_path_of(url)) and not is_post(layout):
        return "a listing: a tag, section, author or search page by its address"
    made = None if metadata.graph.is_article else made_by_system(layout)
    if made is not None:
        return made
    if kinds & _OWN_TYPES and not told:
        return "a page about the site: it declares itself one"
    if kinds & _SHOP_TYPES and not told and not is_post(layout):
        return "goods or a vacancy: it declares itself so"
    listed = kinds & _LISTING_TYPES or (text < SCANT and "itemlist" in kinds)
    if listed and not metadata.graph.is_article:
        return "a listing: it declares itself a collection"
    filmed = kinds & _VIDEO_TYPES or any(kind.startswith("video") for kind in kinds)
    if text < 400 and filmed and not (metadata.graph.is_article or tells_more(body)):
        return "a video or gallery page without an article's text"
    if text < SCANT:
        told = metadata.graph.is_article and text >= FLASH
        span = None
        if body is not None and headline is not None and _is_flash(body, text):
            opening = body.lines[0]
            sure = declared or is_dated(layout, metadata, headline, body)
            span = (headline.line or opening, opening) if sure else None
        shown = shown_instead(layout, _path_of(url), span, told=told)
        if shown is not None:
            return shown
    if headline is None:
        return None
    own = None if told else own_page(layout, metadata, headline, body, text, url, names)
    if own is not None or body is None:
        return own
    if not told and _are_figures(body):
        return "figures, line for line, and no text"
    if not told and len(body.lines) >= FIGURES and all(is_person(line.text) for line in body.lines):
        return "names, line for line, and no text"
    sure = metadata.graph.is_article
    return _listing_by_shape(layout, headline, body, text, declared, sure)


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
    """Whether a text of so many characters may be an article's, short as it is: it has a sentence,
    or is one."""
    if text >= FLASH and tells(body):
        return True
    return len(body.lines) == 1 and text >= SENTENCE // 2 and body.lines[0].text.endswith(".")


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
