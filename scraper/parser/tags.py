"""The article's tags: links marked or labelled so below the text, else what the head claims."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from lxml import etree

from scraper.arabic.furniture import begins
from scraper.arabic.text import clean, fold
from scraper.parser.elements import text_of
from scraper.parser.hints import Hint
from scraper.parser.layout import Layout
from scraper.parser.lines import Box, Line, Role
from scraper.parser.metadata import Metadata

MAX_NAME = 80  # characters
ABOVE = 8  # lines before the text in which they stand otherwise
REACH = 30  # lines after the text in which its tags stand

# First words of the labels over a list of tags: «الوسوم», «كلمات مفتاحية», «علامات».
_LABELS = frozenset(map(fold, (
    "الوسوم", "وسوم", "كلمات", "الكلمات", "تاجات", "تاغات", "علامات", "العلامات", "دلالات",
    "هاشتاغ", "هاشتاج", "الأوسمة", "tags", "keywords", "مواضيع",
)))  # fmt: skip
_TOPICS = fold("مواضيع")
# Path segments under which content systems list a tag's articles, Arabic ones in both spellings:
# «/tag/…», «/tag=…», and «?tag=…».
_SEGMENTS = (
    "tag", "tags", "topic", "topics", "keyword", "keywords", "label", "hashtag", "t",
    "وسم", "وسوم", "كلمات", "تاغ", "تاج",
)  # fmt: skip
_ADDRESS = re.compile(
    rf"(?i)/(?:{'|'.join([*_SEGMENTS, *map(quote, _SEGMENTS)])})(?![^/=])|[?&]tags?="
)


def find_tags(
    layout: Layout, metadata: Metadata, last: int, first: int | None = None
) -> tuple[str, ...]:
    """The tags. ``last`` is the text's last line, ``first`` its first one."""
    printed = _printed(layout, last) or _above(layout, first or 0)
    claimed = metadata.texts("tags")
    if len(claimed) == 1:
        claimed = _COMMA.split(claimed[0])  # news_keywords has all in one
    for names in (printed, claimed, metadata.graph.tags):
        kept = _kept(names)
        if kept:
            return kept
    return ()


_COMMA = re.compile("[,،;؛]")


def _kept(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        name = clean(name.strip().strip("#،, ").replace("_", " "))
        key = fold(name)
        if key and len(name) <= MAX_NAME:
            found.setdefault(key, name)
    return tuple(found.values())


def _printed(layout: Layout, last: int) -> list[str]:
    found: list[str] = []
    labelled: Box | None = None
    boxes: dict[Box | None, bool] = {}
    for line in layout.lines[max(last - 1, 0) : last + REACH]:
        if labelled is not None and not line.box.within(labelled):
            labelled = None
        label = line.size - line.links < 40 and _is_labelled(line)
        if label and not _announces_articles(line):
            labelled = line.box.parent if not line.anchors else line.box
        if not line.anchors or line.box.roles & (Role.NAV | Role.ASIDE):
            continue
        own = labelled is not None and _is_labelled(line)  # «كلمات دالة: مدن ليل»
        linked = own or line.links * 10 >= line.size * 5
        if linked and (labelled is not None or _in_tag_box(line, boxes)):
            found += [text_of(anchor) for anchor in line.anchors]
            continue
        if labelled is not None:
            continue
        alone = line.size < 160 and line.links * 10 > line.size * 7
        for anchor in line.anchors:
            rel = anchor.get("rel")
            told = (rel is not None and _is_tag(rel)) or (alone and _is_tags(anchor))
            if told and not _is_label(anchor):
                found.append(text_of(anchor))
    return found if len(found) <= 40 else []


def _is_labelled(line: Line) -> bool:
    """Whether a line begins with a label, also where its element ends without a space before the
    first tag's: «الوسوم» «صيد»."""
    if line.word in _LABELS:
        return True
    several = len(line.pieces) > 1 and len(line.anchors) > 0
    return several and begins(line.pieces[0].strip()) in _LABELS


def _above(layout: Layout, first: int) -> list[str]:
    """Tags between headline and text: on one line with their label, and each a tag's address."""
    for line in layout.lines[max(first - ABOVE, 0) : first]:
        if line.word not in _LABELS or not line.anchors or line.box.roles & Role.NAV:
            continue
        if line.size - line.links < 40 and all(map(_is_tags, line.anchors)):
            return [text_of(anchor) for anchor in line.anchors]
    return []


def _is_tags(anchor: etree._Element) -> bool:
    """Whether a link leads to a tag's articles."""
    href = anchor.get("href") or ""
    return _ADDRESS.search(href, href.find("/")) is not None


def _announces_articles(line: Line) -> bool:
    """«مواضيع ساخنة» (hot topics) is a label of articles; of tags only «مواضيع» by itself is."""
    return line.word == _TOPICS and line.size - line.links > len(_TOPICS) + 3


def _is_tag(rel: str) -> bool:
    """``rel="tag"``; WordPress writes ``rel="category tag"`` on its sections."""
    words = rel.split()
    return "tag" in words and "category" not in words


def _is_label(anchor: etree._Element) -> bool:
    """Blogger's labels are its sections, though it marks them as tags."""
    return "/search/label/" in (anchor.get("href") or "")


def _in_tag_box(line: Line, known: dict[Box | None, bool]) -> bool:
    """Whether a line stands in a box of tags; ``known`` keeps what is told of the boxes around."""
    box = line.box
    if box.hints & Hint.TAGS:
        found = _is_short(box)
    elif box.parent in known:
        found = known[box.parent]
    else:
        found = known[box.parent] = _is_tag_box(box.parent)
    return found and not any(map(_is_label, line.anchors))


def _is_tag_box(box: Box | None) -> bool:
    """Whether a box, or the one around it, calls itself one of tags."""
    for around in (box, box and box.parent):
        if around is not None and around.hints & Hint.TAGS:
            return _is_short(around)
    return False


def _is_short(box: Box) -> bool:
    return box.last - box.first <= 25
