"""The article's pictures, with the captions and credits that stand with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from lxml import etree

from scraper.address import join
from scraper.arabic.agencies import agencies
from scraper.arabic.bylines import is_person
from scraper.arabic.text import clean, fold
from scraper.article import Image
from scraper.errors import AddressError
from scraper.parser.fields.pictures import Ownership, leads_to_page
from scraper.parser.markup.lines import Line, Role
from scraper.parser.markup.ornaments import ORNAMENT, SOURCES
from scraper.parser.metadata.head import Metadata
from scraper.parser.signs.captions import lines_with
from scraper.parser.signs.inserts import link_around

MAX_IMAGES = 60
MAX_ADDRESS = 4_000  # characters; a longer one is the picture itself
MAX_CREDIT = 60  # characters
# «تصوير: فلان», «عدسة - فلان», «المصدر: رويترز» at a caption's end, kept as printed
_LABEL = (
    r"(?:^|(?<=[\s.|(\[–—-]))((?:تصوير|عدسة|المصدر|مصدر الصورة|صورة من|حقوق الصورة|Photo|Credit|"
    r"Getty Images?|©)\s*[:/|–—-]?"
)
_CREDIT = re.compile(rf"{_LABEL}\s*[^|)\]]{{2,60}})[)\]]?\s*$")
_LABELLED = re.compile(rf"{_LABEL}(?:\s*by)?)\s*$")  # and the name in an element of its own
# What tells those who hear a page what comes now: «التعليق على الصورة، …», «صدر الصورة، …»
_TOLD = re.compile(r"^(?:التعليق على الصورة|تعليق الصورة|صدر الصورة|مصدر الصورة)\s*،\s*")
_COUNTER = re.compile(r"[0-9٠-٩]{1,3}\s*(?:(?:/|من|of)\s*[0-9٠-٩]{1,3}|min)")  # «1 / 5», «0min»
# «… (رويترز)»; years in brackets are when somebody lived
_BRACKETED = re.compile(r"\s*[(\[](?=[^()\[\]]*[^\W\d_])([^()\[\]]{2,40})[)\]]\s*\.?$")
# «صورة: فلان», «رسم: فلانة» is a credit where a name follows, and a caption before anything else
_PICTURE_BY = re.compile(r"(?:^|(?<=\s))((?:(?:ال)?صورة|رسم|رسوم|ريشة)\s*[:/]\s*([^:/،.]{4,40}))$")


def find_images(
    own: Ownership, metadata: Metadata, base: str, authors: Sequence[str]
) -> tuple[Image, ...]:
    """The article's own pictures, then the one the head names. One that is described with the name
    of one of the ``authors`` is that person's face."""
    layout = own.layout
    found: dict[str, Image] = {}
    others: list[str] = []  # faces, and the same pictures in full size, where those in print lead
    used: set[int] = set()
    for element, box, place in layout.pictures(own.first, own.last + 1):
        if authors and clean(element.get("alt", "")) in authors:
            others.append(_address(element, base) or "")
            continue
        url = _address(element, base) if own.is_own(element, box, place) else None
        if url is None or len(found) == MAX_IMAGES:
            continue
        if not leads_to_page(element):
            others.append(link_around(element) or url)
        lines = lines_with(layout, box, place, own.captions, own.text, used)
        used.update(line.index for line in lines)
        if url not in found or not found[url].caption:
            found[url] = Image(url, *_split_credit(lines))
    for url, caption, credit in _claimed(metadata, base):
        known = any(_same_picture(url, other) for other in (*found, *others))
        if not known and len(found) < MAX_IMAGES:
            found[url] = Image(url, caption, credit)
    return tuple(found.values())


def _address(element: etree._Element, base: str) -> str | None:
    """Where a picture is: of several sizes the one that is named last."""
    sizes = element.get("srcset") or element.get("data-srcset") or ""
    for value in (*map(element.get, SOURCES), *sizes.rpartition(",")[2].split()[:1]):
        if value and len(value) < MAX_ADDRESS:
            try:
                return join(base, value)
            except AddressError:
                continue  # «data:…»
    return None


def _split_credit(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """The caption and the credit: a line, an element or a bracket of its own at the end."""
    lines = [line for line in lines if line.size > 9 or _COUNTER.fullmatch(line.text) is None]
    lines = [line for line in lines if _TOLD.fullmatch(clean(line.text)) is None]
    captions = [line for line in lines if line.box.roles & Role.CAPTION]
    apart = [line for line in lines if not line.box.roles & Role.CAPTION]
    if len(captions) == 1 and len(apart) == 1 and apart[0].size < MAX_CREDIT:
        told = [_TOLD.sub("", clean(line.text)) for line in (captions[0], apart[0])]
        return told[0], told[1].strip("()[] ")
    texts = [_TOLD.sub("", clean(text)) for line in lines for text in _parts(line)]
    texts = [text for text in texts if fold(text) and _COUNTER.fullmatch(text) is None]
    if not texts:
        return None, None
    credit = None
    if len(texts) > 1 and texts[0].startswith("©") and len(texts[0]) < MAX_CREDIT:
        texts = [*texts[1:], texts[0]]
    if len(texts) > 1 and len(texts[-1]) < MAX_CREDIT:
        credit = texts.pop().strip("()[] ")
    caption = " ".join(texts)
    label = _LABELLED.search(caption) if credit is not None else None
    if label is not None:
        caption, credit = _without(caption, label), f"{label[1]} {credit}"
    if credit is None:
        match = _CREDIT.search(caption) or _BRACKETED.search(caption) or _signed(caption)
        if match is not None:
            credit = match.group(1).strip()
            caption = _without(caption, match)
        else:
            caption, credit = _from_agency(caption)
    return caption or None, credit


def _without(caption: str, credit: re.Match[str]) -> str:
    return caption[: credit.start()].rstrip(" .|(–—-[")


def _signed(caption: str) -> re.Match[str] | None:
    match = _PICTURE_BY.search(caption)
    return match if match is not None and is_person(match[2]) else None


def _from_agency(caption: str) -> tuple[str, str | None]:
    """A caption that ends in an agency's name behind a dash, a bar, a slash or its full stop, or is
    nothing else: «الجسر / رويترز», «رويترز»."""
    for mark in _LAST_MARK, _LAST_STOP:
        before, _, name = mark.sub(r"\1\n", caption, count=1).rpartition("\n")
        told = fold(name)
        if len(name) <= 40 and (
            name in agencies() or told in _STOCKS or (before and told.startswith(_OFFICE))
        ):
            if fold(before) in _OF_PICTURES:
                return "", caption
            return before, name
    return caption, None


_LAST_MARK = re.compile(r"()\s*[-–—/|,،:]\s*(?=[^-–—/|,،:]*$)")
_LAST_STOP = re.compile(r"(\.)\s+(?=[^.]*$)")
_OFFICE = fold("المركز الإعلامي")  # of a club, a ministry: whose picture it is
_OF_PICTURES = frozenset(map(fold, ("صورة", "الصورة", "صور", "الصور", "photo", "photos")))
# and «all rights reserved» as the press of the Maghreb prints it: «ح.م», «DR»
_STOCKS = frozenset(map(fold, (
    "Getty Images", "Getty", "غيتي", "جيتي", "iStock", "Shutterstock", "ح.م", "ح م", "DR",
    "من المصدر", "المصدر",
)))  # fmt: skip


def _parts(line: Line) -> list[str]:
    """A caption whose last words stand in an element of their own, apart from the rest."""
    pieces = [piece for piece in line.pieces if not piece.isspace()]
    behind = [(element.tail or "").strip() for element in [*line.box.element][-1:]]
    return pieces if len(pieces) == 2 and not any(behind) else [line.text]


def _claimed(metadata: Metadata, base: str) -> Iterator[tuple[str, str | None, str | None]]:
    """The pictures that the head names, but for logos and their like, with what it says of them."""
    claims = [*metadata.graph.images, *((text, None, None) for _, text in metadata.of("images"))]
    for value, caption, credit in claims:
        try:
            url = join(base, value)
        except AddressError:
            continue
        if ORNAMENT.search(_file_name(url).lower()) is None:
            yield url, caption, credit


def _same_picture(one: str, other: str) -> bool:
    """The same file in another size or from another server: equal but for scheme, query, size;
    some servers write the size behind the file's own address."""
    if _picture_key(one) == _picture_key(other):
        return True
    return one.startswith(f"{other}/") or other.startswith(f"{one}/")


_SIZE = re.compile(
    r"(?i)[-_]?\d{2,4}x\d{2,4}|(?:-scaled|_X?[SML]|_w\d{2,4}(?:_\w\d?)*)(?=\.|$)"
    r"|=[swh]\d+(?:-\w+)*$"
)
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
_IN_QUERY = re.compile(r"(?i)(?:^|&)(?:url|src|image|img|file)=([^&]*(?:/|%2F)[^&]*)")


def _picture_key(url: str) -> str:
    """What is left of a file's name without its size and its forms: «bridge.jpg.webp»."""
    name = _file_name(url)
    while name.lower().endswith(_ENDINGS):
        name = name[: name.rindex(".")]
    return _SIZE.sub("", name)


def _file_name(url: str) -> str:
    path, _, query = url.partition("?")
    told = _IN_QUERY.search(query)  # «/_next/image?url=%2Fbridge.jpg&w=640»
    name = (told[1] if told is not None else path).rpartition("/")[2]
    # a picture server's address ends in the picture's own, with its slashes escaped
    return unquote(name).rpartition("/")[2] if "%2F" in name else name
