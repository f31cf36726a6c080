"""Which lines are the captions of pictures, by where they stand."""

from __future__ import annotations

import re
from collections.abc import Set
from datetime import datetime
from itertools import islice
from operator import attrgetter

from lxml import etree

from scraper.arabic.agencies import agencies
from scraper.arabic.bylines import is_name
from scraper.arabic.stops import PAUSES, STOPS
from scraper.arabic.text import clean, fold
from scraper.parser.dateline import is_dateline
from scraper.parser.dates import find_dates, parse_dates
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.signs.byline import may_be_byline, parse_byline
from scraper.parser.signs.dated import parts_of

MAX_CAPTION = 400  # characters; longer is text


def caption_lines(layout: Layout, first: int, last: int, text_lines: frozenset[int]) -> list[Line]:
    """Short lines that share a box with a picture and with nothing else, outside the text."""
    found: dict[int, Line] = {}
    for element, box, place in layout.pictures(first, last + 1):
        if not layout.is_ornament(element):
            if place < len(layout.lines) and place not in text_lines:
                line = layout.lines[place]
                captioning = ends_in_date(line) or is_captioning(layout, line)
                if captioning and not _is_dated(layout, line):
                    found[place] = line
            lines = lines_with(layout, box, place, set(), text_lines, set())
            if not any(_is_dated(layout, line) for line in lines):
                found.update((line.index, line) for line in lines)
            # else a day beside a picture: a clock, an icon, who wrote
    return list(found.values())


def _is_dated(layout: Layout, line: Line) -> bool:
    """Whether a line is a day, or has one in an element of its own or between bars that is called
    the article's or its last change, tells the time, or stands beside a link, a person's name or a
    byline."""
    if line.size > 160:
        return False
    if line.dates(layout.base).published is not None:
        return True
    parts = parts_of(line)
    if not parts:
        return False
    told = [parse_dates(part, layout.base) for part in parts]
    if any(each.modified for each in told):
        return True
    days = [each.published for each in told if each.published]
    if any(day.label or isinstance(day.value, datetime) for day in days):
        return True
    return bool(days) and any(
        is_name(fold(part).split())
        or (may_be_byline(part) and parse_byline(part))
        or part in map(text_of, line.anchors)
        for part in parts
    )


def ends_in_date(line: Line) -> bool:
    """Whether a line below a picture is no sentence and ends in a date, as its caption does:
    «تاجر يرتب بضاعته - 11 كانون الثاني 2025»."""
    text = line.text.rstrip(" )")
    if not 20 < line.size <= 250 or not text[-1:].isdigit():
        return False
    dates = find_dates(text)
    return bool(dates) and dates[-1].end >= len(text) and dates[-1].start > 10


# «… - صورة أرشيفية», «… (تعبيرية)», «… (رويترز)», «… © أ ف ب»
_OF_PICTURES = re.compile(
    r"(?:[(\[–—-]\s*|صورة\s+|\.\s+|©\s*)(?:من\s+ال)?(?:أرشيفية|ارشيفية|أرشيف|الأرشيف|تعبيرية|توضيحية)"
    r"(?:\s*[:–-]\s*[^()\[\]:]{2,30})?[\s.)\]]*$"
)
_TAKEN_BY = re.compile(
    r"(?:[(\[]\s*(?:تصوير|عدسة)\s*[:/ ][^()\[\]]{2,40}[)\]]"
    r"|[-–—|./]\s*(?:تصوير|عدسة)\s*[:/][^():\[\]]{2,40})\s*$"
)
_BRACKETED = re.compile(r"(?:[(\[]|©\s*)([^()\[\]©]{2,40})[)\]]?\s*$")


def is_captioning(layout: Layout, line: Line) -> bool:
    """Whether a line below a picture is signed or set as captions are."""
    return (
        is_signed_or_slanted(line)
        or _is_centred_alone(layout, line)
        or _is_broken_off(layout, line)
    )


def _is_broken_off(layout: Layout, line: Line) -> bool:
    """Whether a few plain words that are no sentence stand right below a picture and above a
    sentence, in a box in which mere breaks divide the lines; over all of its text only where that
    stands further off, or the picture is described so."""
    box, after = line.box, line.index + 1
    if not line.breaks or line.links or not 10 < line.size <= 120 or after >= box.last:
        return False
    if line.text.endswith((*PAUSES, *STOPS)):
        return False
    following = layout.lines[after]
    element, around, _ = layout.pictures(line.index, line.index)[-1]
    if around is not box or following.box is not box or not following.text.endswith(STOPS):
        return False
    if fold(element.get("alt") or "") == fold(line.text):
        return True
    while (parent := element.getparent()) is not None and parent is not box.element:
        element = parent
    mark = element.getnext()
    if mark is None or mark.tag != "br" or (element.tail or "").strip():
        return False
    set_apart = mark.getnext()
    plain = (mark.tail or "").strip() or (set_apart is not None and set_apart.tag not in _LOUD)
    over = line.index == box.first and following.breaks < 2
    if not plain or over or is_dateline(line.text) is not None:
        return False
    return not (may_be_byline(line.text) and parse_byline(clean(line.text)))


_LOUD = frozenset(("b", "strong", "u", "br", "img"))  # what headings are, and what is no line


def is_signed_or_slanted(line: Line) -> bool:
    """Whether a short line below a picture ends as captions do, or is set as they are: small or
    slanted as a whole, and no sentence."""
    if ends_in_source(line) or (line.size <= LABELLED and _OF_PICTURE.match(line.text)):
        return True
    if "©" in line.text and line.size <= LABELLED and not line.text.endswith("."):
        return True
    if line.size <= 20 and clean(line.text).strip("©() ") in agencies():
        return True
    if not 10 < line.size <= 160 or line.links or line.text.endswith(PAUSES):
        return False
    return is_slanted(line)


LABELLED = 160  # characters of a caption that is called one, or says whose the picture is
_OF_PICTURE = re.compile(r"(?:ال)?صور(?:ة)?\s*[:/]|(?:صدر|مصدر) الصورة\b")


def _is_centred_alone(layout: Layout, line: Line) -> bool:
    """Whether a few words below a picture stand in the middle, and neither what stands before the
    picture nor what follows does, as verses would; bold ones are a heading."""
    if line.links or not 4 < line.size <= 160 or line.text.endswith(PAUSES):
        return False
    element = line.box.element
    if not _is_centred(element) or next(element.iter("b", "strong"), None) is not None:
        return False
    around = (layout.lines[at] for at in (line.index - 1, line.index + 1) if at < len(layout.lines))
    return not any(_is_centred(each.box.element) for each in around)


def _is_centred(element: etree._Element) -> bool:
    """Whether an element's own style or attribute puts its text into the middle."""
    if (element.get("align") or "").lower() == "center":
        return True
    return _CENTRED.search(element.get("style") or "") is not None


_CENTRED = re.compile(r"(?i)text-align\s*:\s*center")


def is_slanted(line: Line) -> bool:
    """Whether the whole of a line is set small or slanted."""
    element = line.box.element
    while len(element) == 1 and not (element.text or "").strip():
        element = element[0]
        if (element.tail or "").strip():
            return False
        if element.tag in _SLANTED:
            return True
    return False


_SLANTED = ("em", "i", "small")


def ends_in_source(line: Line) -> bool:
    """Whether a short line below a picture ends with what pictures are signed with."""
    text = clean(line.text)
    if not 10 < line.size <= 160:
        return False
    if _OF_PICTURES.search(text) or _TAKEN_BY.search(text):
        return True
    match = _BRACKETED.search(text)
    if match is None or text[: match.start()].rstrip().endswith((".", "،", ":")):
        return False
    names = [part for part in re.split(r"[/،,-]", match[1]) if part.strip()]
    return any(name.strip() in agencies() for name in names)


def _credit_below(layout: Layout, caption: Line) -> list[Line]:
    """What closes the picture's box right below its caption, as short as a credit."""
    around = caption.box.parent
    if around is None or around.last != caption.index + 2:
        return []
    line = layout.lines[caption.index + 1]
    short = line.size < CREDIT and not line.links and not line.text.endswith(STOPS)
    return [line] if short else []


CREDIT = 60  # characters


def _is_caption_below(box: Box, line: Line) -> bool:
    """Whether a line in a box beside a picture, or beside that of a picture alone, is called its
    caption, or ends as captions do: it may stand above the headline, where nobody looked for
    captions."""
    if line.linked or 0 < box.count <= CAPTIONED:
        return False
    if line.box.parent is not (box if box.count else box.parent):
        return False
    called = line.box.hints & Hint.CAPTION and line.size <= MAX_CAPTION
    return bool(called) or ends_in_source(line)


def _is_paragraph(line: Line) -> bool:
    """Whether a line beside a picture's figure is a sentence as long as a text's are."""
    return line.size >= PARAGRAPH and line.text.endswith(STOPS)


PARAGRAPH = 100  # characters
CAPTIONED = 4  # lines of a box that holds no more than a picture and what is said of it


def lines_with(
    layout: Layout,
    box: Box,
    place: int,
    known: Set[int],
    text_lines: Set[int],
    used: Set[int],
) -> list[Line]:
    """The caption beside a picture: what stands in its figure, or alone with it in a small box."""
    captioned = _captioned(box)
    if place < len(layout.lines):
        beside = layout.lines[place]
        if beside.box.tag == "figcaption" and beside.box.parent is box and place not in used:
            return [beside, *_credit_below(layout, beside)]
        if place not in text_lines | used and (
            (place in known and beside.box is box and box.count > CAPTIONED)
            or _is_caption_below(box, beside)
        ):
            return [beside]
        alone = captioned is box and not (box.count or box.roles & Role.FIGURE)
        if alone and place in known:
            # the picture has a paragraph to itself, and so has its caption
            return [beside] if layout.pictures(place, place)[-1][1] is box else []
    figured = captioned is not box and box.tag == "figure"  # the picture has one to itself
    for around in islice(captioned.outwards(), 4):
        if around.count > CAPTIONED:
            break
        lines = [
            line
            for line in layout.lines[around.first : around.last]
            if not (line.box.roles & Role.BUTTON or line.box.hints & Hint.HIDDEN)
        ]
        if lines:
            indexes = {line.index for line in lines}
            taken = not (indexes.isdisjoint(text_lines) and indexes.isdisjoint(used))
            if taken or lines[0].index < place - 2 or sum(map(_SIZE, lines)) > MAX_CAPTION:
                break
            if any(line.linked or (figured and _is_paragraph(line)) for line in lines):
                break
            small = around.tag == "figure" or around.hints & Hint.CAPTION or len(lines) <= 2
            return lines if small or indexes <= known else []
        figured = figured or around.tag == "figure"
    return []


_SIZE = attrgetter("size")


def _captioned(box: Box) -> Box:
    """The ``figure`` around a picture that shares an inner box with its credit, where the caption
    stands in a ``figcaption`` beside that box; else the picture's own box."""
    # a frame around the picture alone is none
    inner = next((each for each in box.outwards() if each.count or each.tag == "figure"), box)
    if not inner.roles & Role.FIGURE or inner.tag == "figure":
        return box
    figure = next(each for each in inner.outwards() if each.tag == "figure")
    alone = next(islice(figure.element.iter("img"), 1, None), None) is None
    near = figure.count <= inner.count + 2
    return figure if near and alone and figure.element.find("figcaption") is not None else box


def last_pictured(layout: Layout, last: Line, captions: Set[int]) -> int:
    """The index of the last caption or credit of the pictures that go on where a text's ``last``
    line stands, or in the box right behind that, with nothing between them: a story told in
    figures, or in paragraphs of which these are the ``captions``. Else that line's own."""
    lines, at = layout.lines, last.index + 1
    around = last.box.stand()[0]
    if around is not None and at == around.last and around.tag != "article":
        around = around.parent
    while (
        at < len(lines)
        and around is not None
        and at < around.last
        and (at in captions or (lines[at].box.roles & Role.FIGURE and not lines[at].linked))
    ):
        at += 1
    return at - 1
