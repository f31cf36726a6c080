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
# Path segments under which content systems list a tag's articles, Arabic ones in both spellings.
_SEGMENTS = (
    "tag", "tags", "topic", "topics", "keyword", "keywords", "label", "hashtag", "t",
    "وسم", "وسوم", "كلمات", "تاغ", "تاج",
)  # fmt: skip
_NAMES = frozenset([*_SEGMENTS, *(quote(segment).lower() for segment in _SEGMENTS)])
_QUERY = re.compile(r"[?&]tags?=")


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
    for line in layout.lines[max(last - 1, 0) : last + REACH]:
        if labelled is not None and not line.box.within(labelled):
            labelled = None
        if line.size - line.links < 40 and _is_labelled(line) and not _announces_articles(line):
            labelled = line.box.parent if not line.anchors else line.box
        if (
            not line.anchors
            or line.box.roles & (Role.NAV | Role.FOOTER | Role.ASIDE) & ~Role.FOOTER
        ):
            continue
        own = labelled is not None and _is_labelled(line)  # «كلمات دالة: مدن ليل»
        linked = own or line.links * 10 >= line.size * 5
        if linked and (labelled is not None or _in_tag_box(line)):
            found += [text_of(anchor) for anchor in line.anchors]
            continue
        if labelled is not None:
            continue
        found += [
            text_of(anchor)
            for anchor in line.anchors
            if (_is_rel_tag(anchor) and not _is_label(anchor))
            or (
                line.size < 160
                and line.links * 10 > line.size * 7
                and _is_tags(anchor.get("href") or "")
                and not _is_label(anchor)
            )
        ]
    return found if len(found) <= 40 else []


def _is_labelled(line: Line) -> bool:
    """Whether a line begins with a label, also where its element ends without a space before the
    first tag's: «الوسوم» «صيد»."""
    if line.word in _LABELS:
        return True
    return len(line.anchors) > 0 and begins(line.pieces[0].strip()) in _LABELS


def _above(layout: Layout, first: int) -> list[str]:
    """Tags between headline and text: on one line with their label, and each a tag's address."""
    for line in layout.lines[max(first - ABOVE, 0) : first]:
        if line.word not in _LABELS or not line.anchors or line.box.roles & Role.NAV:
            continue
        if line.size - line.links < 40 and all(
            _is_tags(anchor.get("href") or "") for anchor in line.anchors
        ):
            return [text_of(anchor) for anchor in line.anchors]
    return []


def _is_tags(href: str) -> bool:
    """Whether an address lists a tag's articles."""
    href = href.lower()
    if "?" in href and _QUERY.search(href):
        return True
    segments = href.split("/")[1:]
    return not _NAMES.isdisjoint(segments) or (
        "=" in href
        and any(segment.partition("=")[0] in _NAMES for segment in segments if "=" in segment)
    )


def _announces_articles(line: Line) -> bool:
    """«مواضيع ساخنة» (hot topics) is a label of articles; of tags only «مواضيع» by itself is."""
    return line.word == _TOPICS and line.size - line.links > len(_TOPICS) + 3


def _is_rel_tag(anchor: etree._Element) -> bool:
    """``rel="tag"``; WordPress writes ``rel="category tag"`` on its sections."""
    rel = (anchor.get("rel") or "").split()
    return "tag" in rel and "category" not in rel


def _is_label(anchor: etree._Element) -> bool:
    """Blogger's labels are its sections, though it marks them as tags."""
    return "/search/label/" in (anchor.get("href") or "")


def _in_tag_box(line: Line) -> bool:
    box: Box | None = line.box
    for _ in range(3):
        if box is None:
            return False
        if box.hints & Hint.TAGS:
            return box.last - box.first <= 25 and not any(map(_is_label, line.anchors))
        box = box.parent
    return False
