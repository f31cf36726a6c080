"""Whose a page's pictures are: the article's own, or another article's, an author's, the site's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from scraper.arabic.furniture import WHOLE_LINES, whole
from scraper.arabic.text import fold
from scraper.parser.fields.dateplaces import is_over_menu
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.markup.ornaments import FACE
from scraper.parser.markup.standing import beside
from scraper.parser.signs.inserts import OF_AUTHORS, is_on_card, is_portrait, link_around
from scraper.parser.signs.menus import NETWORK, is_root

BUTTON = 20  # characters of what a button is called
CARD = 6  # lines of a small box about one thing
_BESIDE = Role.ASIDE | Role.NAV | Role.FOOTER
_OF_OTHERS = (
    Hint.SHARE | Hint.PROMO | Hint.BIO | Hint.RELATED | Hint.LIST | Hint.NEXT | Hint.COMMENT
)


@dataclass(slots=True)
class Ownership:
    """Tells the pictures of an article from the others: where they may stand, and what is known of
    the lines around them, by their indexes."""

    layout: Layout
    first: int  # the line from which on they stand
    last: int  # that with which the text ends: they stand above and right below
    headline: Line | None = None
    around: Box | None = None  # that the text stands in
    captions: Set[int] = frozenset()
    text: Set[int] = frozenset()  # lines of the text, and those that say who wrote and when
    refused: Set[int] = frozenset()  # furniture among the text's
    bylines: Set[int] = frozenset()
    own: Set[int] = field(init=False)
    _elsewhere: set[str | None] | None = None

    def __post_init__(self) -> None:
        titled = {self.headline.index} if self.headline is not None else set()
        self.own = self.captions | self.text | titled

    def is_own(self, element: etree._Element, box: Box, place: int) -> bool:
        """Whether a picture is the article's; ``place`` is the index of the line behind it."""
        if self.layout.is_ornament(element) or _is_button(element) or _is_promoted(element, box):
            return False
        if self._is_face(box) or self._is_in_byline(box):
            return False
        if place > self.last:
            if self._is_below(element, box, place):
                return False
        elif self._is_beside_refused(box):
            return False
        if self._is_above(element, box, place):
            return False
        return not (leads_to_page(element) and self._leads_to_another(element, place))

    def _is_above(self, element: etree._Element, box: Box, place: int) -> bool:
        """Whether a picture over the headline is a menu's, which leads to another page and shares
        nothing with it, a masthead's, a button («#menu»), the way home, or on another article's
        card."""
        headline = self.headline
        if headline is None or place > headline.index:
            return False
        link = link_around(element) or ""
        if link and link != "#" and (link[0] == "#" or is_root(link)):
            return True
        if (box.roles & _BESIDE or leads_to_page(element)) and not beside(box, headline):
            return True
        return place < headline.index and (
            is_on_card(self.layout, box, place, headline)
            or is_over_menu(self.layout, place, headline.index)
        )

    def _is_below(self, element: etree._Element, box: Box, place: int) -> bool:
        """Whether a picture right below the text is none of its own: in what calls itself a box of
        buttons, of the author, of others, on a card; in the text's box beside words of its own,
        outside of it beside words, a link or what is told of a person."""
        around = self.around
        if (
            around is None
            or box.roles & _BESIDE
            or is_on_card(self.layout, box, place, self.headline)
        ):
            return True
        own = box.within(around)
        inner = box
        for _ in range(4):
            if inner is around or inner.parent is None or (not own and around.within(inner)):
                break
            if inner.hints & _OF_OTHERS:
                return True
            inner = inner.parent
        if box.roles & Role.FIGURE:
            return not own and leads_to_page(element)
        if own:
            return self._has_words(box, around)
        near = around.parent is not None and box.within(around.parent)
        if not near or box.first != box.last or leads_to_page(element):
            return True
        return is_portrait(self.layout, _with_words(box))

    def _has_words(self, box: Box, around: Box) -> bool:
        """Whether a picture stands with words in a small box: a face beside who wrote. What are
        its caption are none."""
        card = _with_words(box)
        if card is around or not 2 <= card.count <= CARD:
            return False
        return self.captions.isdisjoint(range(card.first, card.last))

    def _is_beside_refused(self, box: Box) -> bool:
        """Whether a picture stands in a small box of furniture's lines alone: an author's face."""
        if not self.refused:
            return False
        card = _with_words(box)
        return 2 <= card.count <= CARD and all(
            at in self.refused and at not in self.captions for at in range(card.first, card.last)
        )

    def _is_face(self, box: Box) -> bool:
        """Whether a picture stands beside words in a small box that calls itself the author's and
        has neither the headline nor the text's box in it: the columnist's face."""
        headline, around = self.headline, self.around
        if box.first == box.last and FACE.search(box.element.get("class", "")):
            return True
        bio = 0
        for inner in takewhile(lambda each: each.count <= CARD, box.outwards()):
            bio |= inner.hints & Hint.BIO
            if bio and inner.count:
                titled = headline is not None and inner.first <= headline.index < inner.last
                return not titled and (around is None or not around.within(inner))
        return False

    def _is_in_byline(self, box: Box) -> bool:
        """Whether a picture stands among the words of a line that says who wrote, and of no
        other: a face or a sign."""
        if box.first not in self.bylines or box.count != 1 or box.roles & Role.FIGURE:
            return False
        return self.layout.lines[box.first].box is box

    def _leads_to_another(self, element: etree._Element, place: int) -> bool:
        """Whether a picture leads to an author's page, where a title among the refused lines does,
        or the title or summary right below it."""
        link = link_around(element)
        if OF_AUTHORS.search(link or ""):
            return True
        if self._elsewhere is None:
            self._elsewhere = self._led_to()
        return link in self._elsewhere or any(
            line.index not in self.own and any(each.get("href") == link for each in line.anchors)
            for line in self.layout.lines[place : place + 2]
        )

    def _led_to(self) -> set[str | None]:
        """Where the titles among refused lines lead; of pictures' captions only where several
        lines lead to one page, as a card's title and its summary do."""
        lines = self.layout.lines
        titles = [each for at in self.refused - self.captions for each in lines[at].anchors]
        told = [each for at in self.refused & self.captions for each in lines[at].anchors]
        pages = Counter([anchor.get("href") for anchor in told])
        several = {href for href, count in pages.items() if count > 1}
        return {anchor.get("href") for anchor in titles} | several


def _with_words(box: Box) -> Box:
    """The smallest box around a picture's that has a line in it."""
    return next((around for around in box.outwards() if around.count), box)


def _is_button(element: etree._Element) -> bool:
    """Whether a picture in a link is described as a button is called: «طباعة», «فيسبوك»."""
    if not 0 < len(told := element.get("alt") or "") <= BUTTON or link_around(element) is None:
        return False
    key = fold(told)
    return key in _BUTTONS and "صور" not in key


_BUTTONS = whole(WHOLE_LINES)


def _is_promoted(element: etree._Element, box: Box) -> bool:
    """Whether a picture leads to a network, or to a page from what calls itself an
    advertisement."""
    if NETWORK.search(link_around(element) or ""):
        return True
    for inner in (box, box.parent or box):
        if inner.hints & Hint.PROMO and inner.count <= 1:
            return leads_to_page(element)
    return False


def leads_to_page(element: etree._Element) -> bool:
    """Whether a picture is a link to another page; a gallery's lead to the pictures themselves."""
    link = link_around(element)
    return link is not None and _OF_PICTURE.search(link) is None


_OF_PICTURE = re.compile(r"(?i)^#|^$|\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)")
