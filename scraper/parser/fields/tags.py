"""The article's tags: links marked or labelled so below the text, else what the head claims."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from urllib.parse import quote

from lxml import etree

from scraper.arabic.furniture import begins
from scraper.arabic.text import clean, fold
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.markup.standing import beside
from scraper.parser.metadata.head import META, Metadata
from scraper.parser.signs.labels import LABEL_WORDS, is_label, is_next_title
from scraper.parser.signs.menus import NETWORK, is_button
from scraper.rare import rare

MAX_NAME = 80  # characters
ABOVE = 8  # lines before the text in which they stand otherwise
REACH = 30  # lines after the text in which its tags stand

# First words of the labels over a list of tags: «الوسوم», «كلمات مفتاحية», «علامات».
_LABELS = frozenset(map(fold, (
    "وسوم", "كلمات", "الكلمات", "تاجات", "تاغات", "علامات", "العلامات", "دلالات",
    "هاشتاغ", "هاشتاج", "هاشتاق", "الأوسمة", "tags", "keywords", "مواضيع", "الوسوم", "الوسومات",
    "الوسم", "وسم", "تاغز", "تاجز", "تاق", "تاقات", "الدلالات", "tag", "tagged", "mots",
    "étiquettes", "étiquette",
    "برچسب", "برچسبها", "برچسب‌ها", "کلیدواژه", "کلیدواژه‌ها", "ٹیگز", "etiketler",
    "تاگەکان", "ټاګونه", "תגיות",
)))  # fmt: skip
_TOPICS = fold("مواضيع")
_RELATED = fold("ذات صلة")
# Path segments under which content systems list a tag's articles, Arabic ones in both spellings:
# «/tag/…», «/tag=…», and «?tag=…».
_ARABIC = ("وسم", "وسوم", "كلمات", "تاغ", "تاج")
_SEGMENTS = "|".join(
    ("tags?", "topics?", "keywords?", "label", "hashtag", "t", *_ARABIC, *map(quote, _ARABIC))
)
# a mark comes first, by which most of an address is passed over
_ADDRESS = re.compile(rf"(?i)[/?&](?:(?<=/)(?:{_SEGMENTS})(?![^/=])|(?<!/)tags?=)")


def find_tags(
    layout: Layout, metadata: Metadata, last: int, first: int = 0, headline: Line | None = None
) -> tuple[str, ...]:
    """The tags. ``last`` is the text's last line, ``first`` its first one."""
    printed = _printed(layout, last, headline) or _above(layout, first, headline)
    told = metadata.of("tags")
    claimed = [
        part  # news_keywords has all in one
        for source, text in told
        for part in (_divided(text) if source == META or len(told) == 1 else (text,))
    ]
    listed = metadata.graph.tags
    if len(listed) == 1:
        listed = _divided(listed[0])
    for names in (printed, claimed, listed):
        kept = _kept(names)
        if kept:
            return kept
    return ()


def _divided(text: str) -> list[str]:
    """The tags of a claim that has all in one: «صيد، ميناء», «#صيد #ميناء», «صيد|ميناء»."""
    return (_HASHES if text.count("#") > 1 else _COMMA).split(text)


_HASHES = rare(r"[,،;؛|\s]*#")
_COMMA = rare("[,،;؛|]")


def _kept(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        name = clean(name.strip().strip("#،, ").replace("_", " "))
        key = fold(name)
        if key and len(name) <= MAX_NAME:
            found.setdefault(key, name)
    return tuple(found.values())


def _printed(layout: Layout, last: int, headline: Line | None) -> list[str]:
    """The tags that the text's last lines and those below it print."""
    found: list[str] = []
    plain: list[str] = []  # those of a line without links
    labelled: Box | None = None  # under a label of tags
    begun = False  # whether that has tags on its own line: boxes below it are none of theirs
    others: Box | None = None  # under the label of something else: «الأكثر تداولا»
    first = max(last - 1, 0)
    for line in layout.lines[first : last + REACH]:
        box = line.box
        if not (line.anchors or line.word in _HEADS) or box.roles & _BESIDE:
            continue
        if labelled is not None and not (box is labelled or (not begun and box.within(labelled))):
            labelled = None
        if not line.anchors:
            if line.word in _LABELS and line.index > last:
                plain = plain or _unlinked(line)
            if line.word in _LABELS and line.size < LABELLED and not _announces_articles(line):
                labelled, begun = box.parent, False
            elif line.index > last and is_label(line, fold(line.text)):
                labelled, others = None, _of_others(line, last)
            continue
        own = _is_labelled(line)
        if own and not _announces_articles(line):
            labelled, begun = box, True  # «كلمات دالة: مدن ليل»
        elif others is not None and not own and box.within(others):
            continue
        if labelled is not None:
            names = _names(line) if own or line.linked else []
        else:
            names = _by_themselves(line, first, len(layout.lines))
        if names and not _in_column(box, last):
            if any(is_next_title(each, headline) for each in layout.lines[last + 1 : line.index]):
                break  # those of the next article
            found += names
    return (found or plain) if len(found) <= 40 else []


def _of_others(label: Line, last: int) -> Box | None:
    """The box below a text that a label heads, where it is small; what is «ذات صلة» (related) are
    the article's tags."""
    around = label.box.parent
    if around is None or around.first <= last or around.count > OTHERS:
        return None
    if around.hints & Hint.TAGS and not around.hints & Hint.LIST:
        return None  # «المزيد عن:» in what calls itself the box of the tags
    return None if _RELATED in fold(label.text) else around


_HEADS = _LABELS | LABEL_WORDS  # what lines without links begin with that head others
_BESIDE = Role.NAV | Role.ASIDE


def _unlinked(line: Line) -> list[str]:
    """The tags of a line that has them behind their label without links: «كلمات مفتاحية: صيد،
    ميناء»."""
    label, mark, rest = line.text.partition(":")
    if not mark or len(label) > LABEL or line.box.roles & Role.FOOTER:
        return []
    names = [name.strip(" .#") for name in _PARTED.split(rest.strip())]
    return names if all(0 < len(name) <= MAX_UNLINKED for name in names) else []


LABEL = 25  # characters of a label before tags that are no links
LABELLED = 40  # characters of a label over tags
MAX_UNLINKED = 40  # characters of a tag that is no link
_PARTED = rare(r"[,،;؛|]|\s[-–—/•·]\s|\s(?=#)")
OTHERS = 15  # lines of a box of other articles, or of topics of the day


def _names(line: Line) -> list[str]:
    """The links of a list of tags, without the categories, buttons and networks that stand among
    them; buttons alone are tags, but not where they share the article."""
    links = [
        anchor
        for anchor in line.anchors
        if "category" not in anchor.get("rel", "")
        and (anchor.get("href", "#") != "#" or fold(text_of(anchor)) not in _TOOLS)
    ]
    own = [
        anchor
        for anchor in links
        if not is_button(anchor) and NETWORK.search(anchor.get("href", "")) is None
    ]
    return [text_of(each) for each in own or (() if line.box.hints & Hint.SHARE else links)]


_TOOLS = frozenset(map(fold, ("طباعة", "اطبع", "إرسال", "أرسل", "email", "print", "pdf", "حفظ")))


def _by_themselves(line: Line, first: int, end: int) -> list[str]:
    """The links of a line that are tags without a label: those of a box of tags, else by their own
    marks; without a mark of theirs, only on a line of nothing but links."""
    told = _is_tag
    if line.linked:
        if _in_tag_box(line, first, end):
            return _names(line)
        if line.size < 160:
            told = is_tag_link if "#" in line.text else leads_to_tag
    return [text_of(tag) for tag in filter(told, line.anchors) if not _is_label(tag)]


def is_tag_link(anchor: etree._Element) -> bool:
    """Whether a link is marked as a tag's, leads to a tag's articles or calls itself a hashtag."""
    return leads_to_tag(anchor) or text_of(anchor)[:1] == "#"


def leads_to_tag(anchor: etree._Element) -> bool:
    """Whether a link leads to a tag's articles, as it is marked or by its address."""
    if _ADDRESS.search(anchor.get("href", "")) is not None:
        return True
    return anchor.get("rel") is not None and _is_tag(anchor)


def _is_tag(anchor: etree._Element) -> bool:
    """``rel="tag"``; WordPress writes ``rel="category tag"`` on its sections."""
    rel = anchor.get("rel", "").split()
    return "tag" in rel and "category" not in rel


def _in_column(box: Box, last: int) -> bool:
    """Whether a box stands in a column or a list that begins below the text and says so."""
    around = takewhile(lambda each: each.first > last, box.outwards())
    return any(each.hints & Hint.LIST for each in around)


def _is_labelled(line: Line) -> bool:
    """Whether a line with links begins with a label, also where its element ends without a space
    before the first tag's: «الوسوم» «صيد»."""
    if line.word in _LABELS:
        # «كلمات الوزير …» inside a link is a title
        return line.size - line.links < LABELLED and begins(text_of(line.anchors[0])) != line.word
    return len(line.pieces) > 1 and begins(line.pieces[0]) in _LABELS


def _above(layout: Layout, first: int, headline: Line | None) -> list[str]:
    """Tags between headline and text: on one line with their label and each a tag's address, or
    several that are marked as tags; WordPress's mark also beside author and day, over the headline
    as well."""
    below = headline.index if headline is not None else first
    marked: list[etree._Element] = []
    boxed = False  # a box below the headline calls itself one of tags: there may be one alone
    for line in layout.lines[max(first - ABOVE, 0) : first]:
        if not line.anchors or line.box.roles & Role.NAV:
            continue
        if line.word in _LABELS and all(map(leads_to_tag, line.anchors)):
            return [text_of(anchor) for anchor in line.anchors]
        if (
            line.index > below
            and line.linked
            and (all(map(is_tag_link, line.anchors)) or _in_tag_box(line, below, first))
        ):
            marked += line.anchors
            boxed = boxed or _in_tag_box(line, below, first)
        elif headline is not None and line.size <= 2 * MAX_NAME:
            own = [anchor for anchor in line.anchors if _is_tag(anchor) and not _is_label(anchor)]
            marked += own if own and beside(line.box, headline) else []
    alone = len(marked) == 1 and boxed and leads_to_tag(marked[0])
    return [text_of(anchor) for anchor in marked] if len(marked) > 1 or alone else []


def _announces_articles(line: Line) -> bool:
    """«مواضيع ساخنة» (hot topics) is a label of articles; of tags only «مواضيع» by itself is."""
    return line.word == _TOPICS and line.size - line.links > len(_TOPICS) + 3


def _is_label(anchor: etree._Element) -> bool:
    """Blogger's labels are its sections, though it marks them as tags, as WordPress's blocks do
    its categories."""
    href = anchor.get("href", "")
    return "/search/label/" in href or "/category/" in href


def _in_tag_box(line: Line, first: int, end: int) -> bool:
    """Whether a line stands in a box of tags among the lines from ``first`` to ``end``: one around
    the text as well only tells what the article is filed under («post tag-bridge»)."""
    box = line.box.called(Hint.TAGS)
    return (
        box is not None
        and box.count <= BOXED
        and first <= box.first
        and box.last <= end
        and not any(map(_is_label, line.anchors))
        and begins(line.pieces[0]) not in _SOURCES
    )


# What stands over links to where the text is from, which themes set into one box with the tags
_SOURCES = frozenset(map(fold, ("المصدر", "مصدر", "المصادر", "مصادر", "source", "sources", "via")))
BOXED = 25  # lines of a box of tags, at most
