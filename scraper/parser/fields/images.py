"""The article's pictures, with the captions and credits that stand with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from urllib.parse import unquote

from lxml import etree

from scraper.address import join
from scraper.arabic.agencies import agencies
from scraper.arabic.bylines import is_name
from scraper.arabic.text import clean, fold
from scraper.article import Image
from scraper.errors import AddressError
from scraper.parser.fields.dateplaces import is_over_menu
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.markup.ornaments import ORNAMENT, SOURCES
from scraper.parser.markup.standing import beside
from scraper.parser.metadata.head import Metadata
from scraper.parser.signs.captions import lines_with
from scraper.parser.signs.inserts import OF_AUTHORS, is_on_card

MAX_IMAGES = 60
# «تصوير: فلان», «عدسة - فلان», «المصدر: رويترز» at a caption's end, kept as printed
_CREDIT = re.compile(
    r"(?:^|(?<=[\s.|(\[–—-]))((?:تصوير|عدسة|المصدر|مصدر الصورة|صورة من|حقوق الصورة|Photo|Credit|"
    r"Getty Images?|©)\s*[:/|–—-]?\s*[^|)\]]{2,60})[)\]]?\s*$"
)
# What tells those who hear a page what comes now: «التعليق على الصورة، …», «صدر الصورة، …»
_TOLD = re.compile(r"^(?:التعليق على الصورة|تعليق الصورة|صدر الصورة|مصدر الصورة)\s*،\s*")
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]{2,40})[)\]]\s*\.?$")  # «… (رويترز)»
# «صورة: فلان» is a credit where a name follows, and a caption before anything else
_PICTURE_BY = re.compile(r"(?:^|(?<=\s))((?:ال)?صورة\s*[:/]\s*([^:/،.]{4,40}))$")


def find_images(
    layout: Layout,
    metadata: Metadata,
    base: str,
    first: int,
    last: int,
    captions: Sequence[Line],
    text_lines: frozenset[int],
    around: Box | None = None,
    refused: Set[int] = frozenset(),
    headline: Line | None = None,
    authors: Sequence[str] = (),
    bylines: Set[int] = frozenset(),
) -> tuple[Image, ...]:
    """The pictures between line ``first`` and ``last``, then the one the head names.

    ``captions`` are lines already told to be captions; ``text_lines`` the indexes of the body's,
    which stand in the box ``around`` them;
    ``refused`` those of furniture among them: a picture that leads where its title does is its;
    ``bylines`` those that say who wrote: a picture among their words is a face or a sign.
    One over the ``headline`` that leads to another page, and shares nothing with it, is a menu's;
    there and behind the text stand other articles' cards as well. One that is described with the
    name of one of the ``authors`` is that person's face.
    """
    elsewhere: set[str | None] | None = None
    found: dict[str, Image] = {}
    caption_of = {line.index for line in captions}
    larger: list[str] = []  # the same pictures in full size, where those in print lead
    used: set[int] = set()
    faces: list[str] = []
    own = caption_of | text_lines | ({headline.index} if headline is not None else set())
    for element, box, place in layout.pictures(first, last + 1):
        if len(found) >= MAX_IMAGES:
            break
        if place > last and (box.roles & _BESIDE or _is_of_others(element, box, around)):
            continue
        if place > last and around is not None and _has_words(box, around, caption_of):
            continue
        outside = place > last or (headline is not None and place < headline.index)
        if outside and is_on_card(layout, box, place, headline):
            continue
        if layout.is_ornament(element) or _is_promoted(element, box):
            continue
        if headline is not None and place <= headline.index:
            of_others = box.roles & _BESIDE or leads_to_page(element)
            if of_others and not beside(box, headline):
                continue
            if place < headline.index and is_over_menu(layout, place, headline.index):
                continue  # the masthead's
        if _is_a_face(box, headline, around) or _is_in_byline(layout, box, bylines):
            continue
        if authors and clean(element.get("alt") or "") in authors:
            faces.append(_address(element, base) or "")
            continue
        if refused and first <= place <= last and _is_beside_refused(box, refused - caption_of):
            continue
        url = _address(element, base)
        if url is None:
            continue
        if leads_to_page(element):
            if OF_AUTHORS.search(_link_around(element) or ""):
                continue
            elsewhere = elsewhere or _led_to(layout, refused, caption_of)
            link = _link_around(element)
            if link in elsewhere or _is_titled(layout, place, link, own):
                continue
        else:
            larger.append(_link_around(element) or url)
        lines = lines_with(layout, box, place, caption_of, text_lines, used)
        used.update(line.index for line in lines)
        caption, credit = _split_credit(lines)
        if url not in found or (caption and not found[url].caption):
            found[url] = Image(url, caption, credit)
    for url, caption, credit in _claimed(metadata, base):
        if not any(_same_picture(url, other) for other in (*found, *faces, *larger)):
            found[url] = Image(url, caption, credit)
    return tuple(found.values())[:MAX_IMAGES]


def _has_words(box: Box, around: Box, captions: Set[int]) -> bool:
    """Whether a picture below the text stands with words of its own in a small box: a face beside
    who wrote. A figure's words are its caption."""
    if box.roles & Role.FIGURE:
        return False
    inner: Box | None = box
    while inner is not None and inner.first == inner.last:
        inner = inner.parent
    if inner is None or inner is around or not inner.within(around):
        return False
    few = 2 <= inner.count <= CARD
    return few and captions.isdisjoint(range(inner.first, inner.last))


def _is_titled(layout: Layout, place: int, link: str | None, own: Set[int]) -> bool:
    """Whether a picture's link is that of the title or summary right below it as well."""
    return any(
        line.index not in own and any(anchor.get("href") == link for anchor in line.anchors)
        for line in layout.lines[place : place + 2]
    )


def _is_beside_refused(box: Box, refused: Set[int]) -> bool:
    """Whether a picture stands in a small box of furniture's lines alone: an author's face."""
    around: Box | None = box
    while around is not None and around.first == around.last:
        around = around.parent
    if around is None or not 2 <= around.count <= CARD:
        return False
    return all(at in refused for at in range(around.first, around.last))


CARD = 6  # lines


def _led_to(layout: Layout, refused: Set[int], captions: Set[int]) -> set[str | None]:
    """Where the titles among refused lines lead; of pictures' captions only where several lines
    lead to one page, as a card's title and its summary do."""
    links = [anchor for at in refused - captions for anchor in layout.lines[at].anchors]
    told = [anchor for at in refused & captions for anchor in layout.lines[at].anchors]
    pages = Counter([anchor.get("href") for anchor in told])
    several = {href for href, lines in pages.items() if lines > 1}
    return {anchor.get("href") for anchor in links} | several


def _is_of_others(element: etree._Element, box: Box, around: Box | None) -> bool:
    """Whether a picture right below the text is none of its own: in what calls itself a box of
    buttons, of the author, of others; outside the text's box also beside words or a link."""
    if around is None:
        return False
    own = box.within(around)
    hints, inner = 0, box
    for _ in range(4):
        if inner is around or inner.parent is None or (not own and around.within(inner)):
            break
        hints |= inner.hints
        inner = inner.parent
    if hints & _OF_OTHERS:
        return True
    if own or box.roles & Role.FIGURE:
        return not own and leads_to_page(element)
    beside = around.parent is not None and box.within(around.parent)
    return not beside or box.first != box.last or leads_to_page(element)


_OF_OTHERS = (
    Hint.SHARE | Hint.PROMO | Hint.BIO | Hint.RELATED | Hint.LIST | Hint.NEXT | Hint.COMMENT
)


def _is_a_face(box: Box, headline: Line | None, around: Box | None) -> bool:
    """Whether a picture stands beside words in a small box that calls itself the author's and has
    neither the headline nor the text's box ``around`` in it: the columnist's face."""
    inner: Box | None = box
    bio = False
    while inner is not None and inner.count <= CARD:
        bio = bio or bool(inner.hints & Hint.BIO)
        if bio and inner.first < inner.last:
            titled = headline is not None and inner.first <= headline.index < inner.last
            return not titled and (around is None or not around.within(inner))
        inner = inner.parent
    return False


def _is_in_byline(layout: Layout, box: Box, bylines: Set[int]) -> bool:
    """Whether a picture stands among the words of a line that says who wrote, and of no other."""
    if box.first not in bylines or box.count != 1 or box.roles & Role.FIGURE:
        return False
    return layout.lines[box.first].box is box


def _is_promoted(element: etree._Element, box: Box) -> bool:
    """Whether a picture leads to a page from what calls itself an advertisement."""
    for inner in (box, box.parent):
        if inner is not None and inner.hints & Hint.PROMO and inner.count <= 1:
            return leads_to_page(element)
    return False


def leads_to_page(element: etree._Element) -> bool:
    """Whether a picture is a link to another page; a gallery's lead to the pictures themselves."""
    link = _link_around(element)
    return link is not None and _OF_PICTURE.search(link or "#") is None


_OF_PICTURE = re.compile(r"(?i)^#|\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)")


_BESIDE = Role.ASIDE | Role.NAV | Role.FOOTER


def _link_around(element: etree._Element) -> str | None:
    """Where a picture leads that stands in a link, also in a frame in one."""
    around = next(element.iterancestors("a"), None)
    return around.get("href") if around is not None else None


def _address(element: etree._Element, base: str) -> str | None:
    for name in SOURCES:
        value = element.get(name)
        if value and not value.startswith("data:") and len(value) < 4_000:
            try:
                return join(base, value)
            except AddressError:
                continue
    source = element.get("srcset") or element.get("data-srcset")
    if source:
        try:
            return join(base, source.split(",")[-1].split()[0])
        except (AddressError, IndexError):
            return None
    return None


def _split_credit(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """The caption and the credit: a line, an element or a bracket of its own at the end."""
    captions = [line for line in lines if line.box.roles & Role.CAPTION]
    apart = [line for line in lines if not line.box.roles & Role.CAPTION]
    if len(captions) == 1 and len(apart) == 1 and apart[0].size < 60:
        told = [_TOLD.sub("", clean(line.text)) for line in (captions[0], apart[0])]
        return told[0], told[1].strip("()[] ")
    texts = [_TOLD.sub("", clean(text)) for line in lines for text in _parts(line)]
    texts = [text for text in texts if fold(text)]
    if not texts:
        return None, None
    credit = None
    if len(texts) > 1 and len(texts[-1]) < 60:
        credit = texts.pop().strip("()[] ")
    caption = " ".join(texts)
    if credit is None:
        match = _CREDIT.search(caption) or _BRACKETED.search(caption) or _signed(caption)
        if match is not None:
            credit = match.group(1).strip()
            caption = caption[: match.start()].rstrip(" .|(–—-[")
        else:
            caption, credit = _from_agency(caption)
    return caption or None, credit


def _signed(caption: str) -> re.Match[str] | None:
    match = _PICTURE_BY.search(caption) if "صورة" in caption else None
    return match if match is not None and is_name(fold(match[2]).split()) else None


def _from_agency(caption: str) -> tuple[str, str | None]:
    """A caption that ends in an agency's name behind a dash, a bar or a slash, or is nothing else:
    «الجسر / رويترز», «رويترز»."""
    before, _, name = _LAST_MARK.sub("\n", caption, count=1).rpartition("\n")
    if len(name) <= 40 and (name in agencies() or fold(name) in _STOCKS):
        if fold(before) in _OF_PICTURES:
            return "", caption
        return before, name
    return caption, None


_LAST_MARK = re.compile(r"\s*[-–—/|,،:]\s*(?=[^-–—/|,،:]*$)")
_OF_PICTURES = frozenset(map(fold, ("صورة", "الصورة", "صور", "الصور", "photo", "photos")))
# and «all rights reserved» as the press of the Maghreb prints it: «ح.م», «DR»
_STOCKS = frozenset(
    map(
        fold,
        ("Getty Images", "Getty", "غيتي", "جيتي", "iStock", "Shutterstock", "ح.م", "ح م", "DR"),
    )
)


def _parts(line: Line) -> list[str]:
    """A caption whose last words stand in an element of their own, apart from the rest."""
    pieces = [piece for piece in line.pieces if not piece.isspace()]
    if len(pieces) == 2 and len(pieces[1].strip()) < 60:
        last = line.box.element[-1] if len(line.box.element) else None
        if (
            last is not None
            and last.tag in ("span", "small", "cite", "em")
            and not (last.tail or "").strip()
        ):
            return pieces
    return [line.text]


def _claimed(metadata: Metadata, base: str) -> Iterable[tuple[str, str | None, str | None]]:
    claims = [*metadata.graph.images, *((text, None, None) for _, text in metadata.of("images"))]
    seen: list[str] = []
    for value, caption, credit in claims:
        try:
            url = join(base, value)
        except AddressError:
            continue
        if ORNAMENT.search(_file_name(url).lower()):
            continue
        if not any(_same_picture(url, other) for other in seen):
            seen.append(url)
            yield url, caption, credit


def _same_picture(one: str, other: str) -> bool:
    """The same file in another size or from another server: equal but for scheme, query, size;
    some servers write the size behind the file's own address."""
    if one.startswith(f"{other}/") or other.startswith(f"{one}/"):
        return True
    return _picture_key(one) == _picture_key(other)


_SIZE = re.compile(r"(?i)[-_]?\d{2,4}x\d{2,4}|=[swh]\d+(?:-\w+)*$|_w\d{2,4}(?:_\w\d?)*(?=\.)")


def _picture_key(url: str) -> str:
    name = _file_name(url)
    sized = "=" in name or "_w" in name or "x" in name.lower()
    return _SIZE.sub("", name) if sized else name


def _file_name(url: str) -> str:
    name = url.partition("?")[0].rpartition("/")[2]
    # a picture server's address ends in the picture's own, with its slashes escaped
    return unquote(name).rpartition("/")[2] if "%2F" in name else name
