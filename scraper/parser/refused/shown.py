"""What a page without text shows in its place: a film, a recording, pictures."""

from __future__ import annotations

import re

from lxml import etree

from scraper.arabic.text import fold
from scraper.parser.fields.pictures import leads_to_page
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.markup.ornaments import source_of
from scraper.parser.signs.inserts import is_on_card

GALLERY = 6  # pictures without text


def shown_instead(
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
        source = f"{player.get('src', '')} {player.get('data-src', '')}"
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
    """Whether words beside a player say that it reads the article's text to who listens, or it
    has nothing yet to play: the text is read when somebody asks for it."""
    if player.tag == "audio" and not len(player) and not {*player.keys()} & _PLAYED:
        return True
    box = _box_around(layout, player) if player.tag == "audio" else None
    lines = layout.lines[box.first : box.last] if box is not None and box.count <= FEW else ()
    return any(fold(line.text) in _READ_OUT for line in lines)


_PLAYED = {"src", "data-src", "data-url"}
FEW = 3  # lines beside a player
_READ_OUT = frozenset(
    fold(listen + text)
    for text in ("مقال", "خبر", "تقرير", "نص")
    for listen in ("استمع إلى ال", "استمعوا إلى ال", "الاستماع إلى ال", "استمع لل", "استمعوا لل")
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
