"""Pages that are no article, and why: walls, errors, listings, videos, front pages.

Each test looks for what only such a page has. A page with a good body is an article whatever its
furniture says; a page without one is asked what it is instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from lxml import etree

from scraper.arabic import furniture
from scraper.arabic.digits import DIGIT
from scraper.arabic.text import fold
from scraper.outcome import Kind
from scraper.parser.body.prose import Body
from scraper.parser.fields.headline import Headline
from scraper.parser.fields.pictures import leads_to_page
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.markup.ornaments import source_of
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
from scraper.parser.signs.inserts import is_on_card
from scraper.parser.signs.menus import is_root
from scraper.rare import rare

FLASH = 60  # characters of a declared article's text that make it one
SCANT = 200  # characters of text; a page with more is no mere video
GALLERY = 6  # pictures without text
LITTLE = 1_500  # characters of visible text; walls have no more
_LISTING_TYPES = frozenset(("collectionpage", "searchresultspage", "profilepage", "profile"))
_OWN_TYPES = frozenset(("aboutpage", "contactpage"))
_SHOP_TYPES = frozenset(("product", "productgroup", "jobposting"))
_VIDEO_TYPES = frozenset(("videoobject", "imagegallery", "mediagallery"))
# Markup of the common bot challenges; no article carries them in place of its text.
_CHALLENGE_MARKS = (
    b"cf-browser-verification", b"_Incapsula_Resource", b"ddos-guard", b"sucuri_cloudproxy",
    b"awswaf", b"wsidchk", b"perfdrive", b"bm-verify",
)  # fmt: skip
# The others by what several of them have in common, which most pages do not.
_AKIN = {
    b"captcha": (
        b"captcha-delivery", b"px-captcha", b"g-recaptcha", b"h-captcha", b"hcaptcha", b"sgcaptcha",
    ),
    b"challenge": (b"challenge-platform", b"/_sec/cp_challenge", b"challenges.cloudflare.com"),
    b"chl": (b"cf-chl", b"cf_chl"),
}  # fmt: skip
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


def wall(
    layout: Layout, metadata: Metadata, data: bytes, headline: Headline | None, body: Body | None
) -> tuple[Kind, str] | None:
    """A challenge, consent wall, provider's notice, login page or soft 404; None for the rest.

    Only pages with little text are asked, and a day beside the title of a sentence excuses one: an
    article may well write about captchas, and a flash have a wall's words.
    """
    found = _wall(layout, metadata, data, body)
    if found is None or headline is None or body is None or not tells(body):
        return found
    dated = is_post(layout) or is_dated(layout, metadata, headline, body)
    return None if dated and not _is_of_wall(headline.text, body) else found


def _wall(
    layout: Layout, metadata: Metadata, data: bytes, body: Body | None
) -> tuple[Kind, str] | None:
    whole_text = body is not None and body.weight > 200
    if not whole_text and _is_gone(metadata.title or ""):
        return (
            Kind.NOT_ARTICLE,
            f"soft 404: the page says that it does not exist («{metadata.title}»)",
        )
    if layout.chars[-1] >= LITTLE or (whole_text and _is_declared(metadata)):
        return None
    if body is not None and _tells_a_story(body):
        return None
    title = fold(metadata.title or "")
    first = [line for line in layout.lines if line.size < 200][:12]
    head = fold(" | ".join([metadata.title or "", *(line.text for line in first)]))
    everything = fold(" ".join(line.text for line in layout.lines))
    if _says(furniture.CHALLENGE_PHRASES, head) or (
        layout.chars[-1] < 600 and _has_challenge(data)
    ):
        return Kind.BLOCKED, "a bot challenge stands where the page should be"
    if _says(furniture.PROVIDER_PHRASES, everything):
        return Kind.BLOCKED, "a provider's notice stands where the page should be"
    if _says(furniture.CONSENT_PHRASES, everything):
        return Kind.BLOCKED, "a consent wall stands where the page should be"
    printed = (line.text for line in layout.lines if line.size < 200 and not line.links)
    if not whole_text and any(_is_gone(text) for text in printed):
        return Kind.NOT_ARTICLE, "soft 404: the page says that it does not exist"
    if _has_password(layout) and _says(furniture.LOGIN_PHRASES, title or head[:60]):
        return Kind.NOT_ARTICLE, "a login page"
    return None


def _has_challenge(data: bytes) -> bool:
    """Whether a page's markup has a bot challenge's mark."""
    akin = (mark for part, marks in _AKIN.items() if part in data for mark in marks)
    return any(mark in data for mark in (*_CHALLENGE_MARKS, *akin))


# Words of walls and banners, folded: a paragraph that has one may belong to the wall itself.
_WALL_WORDS = rare(
    r"cookie|كوكيز|تعريف الارتباط|خصوصي|شركاونا|موافق|اختياراتك|بياناتك|متصفح|روبوت|javascript|"
    r"browser|privacy|partners|consent|حجب|محجوب|صيانه|تسجيل الدخول|captcha|suspended"
)
STORY = 300  # characters in STORY_LINES paragraphs, none of which has such a word
STORY_LINES = 3


def _tells_a_story(body: Body) -> bool:
    """Whether there are paragraphs about something else: a short article under a consent banner,
    or one that writes about walls."""
    sizes = [line.size for line in body.lines if not _WALL_WORDS.search(fold(line.text))]
    return len(sizes) >= STORY_LINES and sum(sizes) >= STORY


def _is_of_wall(title: str, body: Body) -> bool:
    """Whether a headline says what walls say and no more, and the text goes on with it."""
    key = fold(title)
    if _is_gone(title, 1, STRICT):
        return True
    return any(
        (match := furniture.anywhere(table).search(key)) is not None
        and len(key) <= len(match.group().strip()) + 12
        for table in _WALLS
    ) and any(_WALL_WORDS.search(fold(line.text)) for line in body.lines)


STRICT = 4  # characters that a title may have besides a wall's phrase
_WALLS = (furniture.CHALLENGE_PHRASES, furniture.PROVIDER_PHRASES, furniture.CONSENT_PHRASES)


def _is_declared(metadata: Metadata) -> bool:
    """Whether the page calls itself an article."""
    return metadata.graph.is_article or any(
        text.lower() == "article" for text in metadata.texts("types")
    )


def _says(table: str, key: str) -> bool:
    return furniture.anywhere(table).search(key) is not None


def _is_gone(title: str, share: int = 2, more: int = 24) -> bool:
    """Whether a title says that there is no such page, and little else: a story may well have
    «404» or «غير موجود» in its headline. At most ``share`` times what says so, and ``more``."""
    key = fold(title)
    match = furniture.anywhere(furniture.GONE_TITLES).search(key) or _GONE.search(key)
    if match is None:
        return _NUMBER.search(title) is not None
    return len(key) <= share * len(match.group().strip()) + more


# «404», «404 - شبكة الضفاف», «الضفاف | 404»; not «404 إصابات جديدة»
_NUMBER = rare(r"(?:^|[|:–—-])\s*404\s*(?:$|[|:!.–—-])")
# «الخبر الذي تبحث عنه غير موجود», «هذه الصفحة لم تعد متاحة», folded
_GONE = rare(
    r"\b(?:ال)?(?:خبر|صفحه|مقال|مقاله|موضوع|محتوي|ماده|رابط|تقرير)\b(?: \w+){0,5}? "
    r"(?:غير|لم يعد|لم تعد) (?:موجود|متوفر|متاح)\w*"
)


def _has_password(layout: Layout) -> bool:
    return any(field.get("type") == "password" for field in layout.root.iter("input"))


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
    declared = _is_declared(metadata)
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
        if body is not None and headline is not None and text >= FLASH and tells(body):
            opening = body.lines[0]
            sure = declared or is_dated(layout, metadata, headline, body)
            span = (headline.line or opening, opening) if sure else None
        shown = _shown_instead(layout, _path_of(url), span, told=told)
        if shown is not None:
            return shown
    if headline is None:
        return None
    own = None if told else own_page(layout, metadata, headline, body, text, url, names)
    if own is not None or body is None:
        return own
    if not told and _are_figures(body):
        return "figures, line for line, and no text"
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
        and all(
            line.size < SENTENCE and DIGIT.search(line.text) and not line.text.endswith(".")
            for line in body.lines
        )
        and all(len(_WORDS.findall(line.text)) < SAYING for line in body.lines[:FIGURES])
    )


# words: «سعر الدولار في البنك الأهلي: 47.80 للشراء» says something, a table's row does not
SAYING = 7
_WORDS = re.compile(r"[^\W\d_]+")


def _shown_instead(
    layout: Layout, path: str, span: tuple[Line, Line] | None, *, told: bool
) -> str | None:
    """What a page without text shows in its place: a film, a recording, pictures.

    A page that is ``told`` to be an article and has a flash's text may stand under «/live/»; the
    pictures of other articles' cards are no gallery of its own. ``span`` are the headline and the
    first line of what is an article's text: a player far above the one is the channel's, and one
    behind the other only shows what the text tells, for films stand over their descriptions.
    """
    opening = span[1] if span is not None else None
    end = opening.box.element if opening is not None else None
    if end is not None and next(end.iter(*_PLAYER_TAGS), None) is not None:
        end = None  # nobody knows which stands first
    for player in layout.root.iter(*_PLAYER_TAGS, *([end.tag] if end is not None else [])):
        if player is end:
            break
        if player.tag not in _PLAYER_TAGS:
            continue
        if span is not None and (_is_beside(layout, player, span[0]) or _reads_out(layout, player)):
            continue
        source = f"{player.get('src') or ''} {player.get('data-src') or ''}"
        if player.tag != "iframe" or _PLAYERS.search(source):
            return "a video or audio page without an article's text"
    elsewhere = told or opening is not None
    shown = [
        source_of(element)
        for element, box, place in layout.images
        if not box.roles & _FRAME
        and not layout.is_ornament(element)
        and not (elsewhere and (leads_to_page(element) or is_on_card(layout, box, place, opening)))
    ]
    # beside a text a picture that stands there twice is a sign of the template's
    pictures = len(set(shown)) if elsewhere else len(shown)
    if pictures >= GALLERY or (pictures > 1 and _PICTURES.search(path)):
        return "a gallery: pictures without an article's text"
    if told:
        return None
    return "a video page without an article's text" if _FILMS.search(path) else None


_PLAYER_TAGS = ("video", "audio", "iframe", "amp-video", "amp-youtube")


def _reads_out(layout: Layout, player: etree._Element) -> bool:
    """Whether words beside a player say that it reads the article's text to who listens."""
    box = _box_around(layout, player) if player.tag == "audio" else None
    lines = layout.lines[box.first : box.last] if box is not None and box.count <= FEW else ()
    return any(fold(line.text) in _READ_OUT for line in lines)


FEW = 3  # lines beside a player
_READ_OUT = frozenset(
    fold(f"{listen} {text}")
    for text in ("المقال", "الخبر", "التقرير", "النص")
    for listen in ("استمع إلى", "استمعوا إلى", "الاستماع إلى")
)


def _box_around(layout: Layout, element: etree._Element) -> Box | None:
    """The smallest box around an element that has none of its own."""
    around = set(element.iterancestors())
    return next((box for box in reversed(layout.boxes) if box.element in around), None)


def _is_beside(layout: Layout, player: etree._Element, headline: Line) -> bool:
    """Whether a player stands in the page's frame, or above the headline in a box with words of
    its own («فيديو الأسبوع») or far from it."""
    box = _box_around(layout, player)
    if box is None:
        return False
    if box.roles & _FRAME:
        return True
    while box.parent is not None and box.parent.last < headline.index:
        box = box.parent
    return box.last + (1 if box.first < box.last else FAR) <= headline.index


FAR = 3  # lines


_FRAME = Role.NAV | Role.HEADER | Role.FOOTER | Role.ASIDE
_PLAYERS = re.compile(r"youtu|vimeo|dailymotion|/video|player|jwplatform|soundcloud|brightcove")
_PICTURES = re.compile(
    r"(?i)/(?:gallery|galleries|photos?|albums?|pictures|slideshow|صور|البوم)(?:/|$)"
)
_FILMS = re.compile(r"(?i)/(?:videos?|watch|tv|live|podcasts?|episodes?|فيديو)(?:/|$)")


def _listing_by_shape(
    layout: Layout, headline: Headline, body: Body, text: int, declared: bool, sure: bool
) -> str | None:
    """Many links to other pages with short texts between them, and no title of its own."""
    if not sure and (breaks_off(body) or _is_list_of_teasers(layout, body, declared)):
        return "a listing: titles that lead to other articles, each with its teaser"
    linked = layout.links[-1]
    if declared and text > 200:
        return None
    teasers = sum(1 for line in layout.lines if line.links > 25 and line.is_link)
    own_title = headline.line is not None and headline.line.links == 0
    if teasers > 12 and text < 600 and linked > 3 * text and not own_title:
        return "a listing: links to many articles, and no text of its own"
    if teasers > 12 and _scattered(layout, body) and not declared:
        return "a listing: teasers of many articles, no text of its own"
    return None


def _is_list_of_teasers(layout: Layout, body: Body, declared: bool) -> bool:
    """Links and texts in turn, or links in most of many texts: a front or section page.

    og:type says «article» on every page of sloppy templates, so it excuses only the second.
    """
    count = len(body.lines)
    span = layout.lines[body.lines[0].index : body.lines[-1].index + 1] if count else []
    titles = {line.index for line in span if line.size > 20 and line.is_link}
    linked = sum(1 for line in body.lines if line.links and not _speaks_of_links(line))
    if len(titles) >= 5 and len(titles) * 10 >= count * 6:
        # a block or two of links inside a text are none of this: titles and texts take turns
        turns = sum(
            not titles.isdisjoint(range(one.index, other.index))
            for one, other in pairwise(body.lines)
        )
        if turns * 3 >= (count - 1) * 2:
            return True
    return not declared and count >= 15 and linked * 10 >= count * 6


def _speaks_of_links(line: Line) -> bool:
    """Whether a few words of a sentence are links: to what a site has filed under them."""
    whole = line.text.endswith((".", ":", "؟", "»")) and not line.text.endswith("..")
    return whole and line.links * 3 < line.size


def _scattered(layout: Layout, body: Body) -> bool:
    """Whether the chosen lines stand each in a small box of its own with a link: teasers."""
    ids = {line.index for line in body.lines}
    teasers = 0
    for line in body.lines:
        card: Box | None = None
        box: Box | None = line.box
        while box is not None and box.count <= 5:
            if sum(index in ids for index in range(box.first, box.last)) > 2:
                break
            card, box = box, box.parent
        teasers += card is not None and layout.text_of(card)[1] > 20
    return len(body.lines) >= 4 and teasers * 10 > len(body.lines) * 7
