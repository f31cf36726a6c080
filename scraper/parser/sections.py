"""The sections an article is filed under, as printed: breadcrumbs, category links, claims.

A menu is never a section list: only links that stand with the headline count, and only a trail
that begins at the home page, or is marked up as a trail, is a breadcrumb.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import unquote, urlsplit

from lxml import etree

from scraper.arabic import furniture
from scraper.arabic.furniture import begins
from scraper.arabic.text import clean, fold
from scraper.parser.byline import BYLINE_WORDS
from scraper.parser.dates import parse_dates
from scraper.parser.hints import Hint, hints_in
from scraper.parser.layout import Layout
from scraper.parser.lines import Box, Line, Role, text_of
from scraper.parser.metadata import JSON_LD, MARKUP, Metadata

MAX_NAME = 60  # characters of a section's name
MAX_CRUMBS = 5
REACH = 40  # lines before the headline in which its breadcrumbs stand

# Words that content systems print where an article has no section.
_NO_SECTION = frozenset(map(fold, (
    "غير مصنف", "بدون تصنيف", "بلا تصنيف", "غير محدد", "uncategorized", "general",
)))  # fmt: skip


def find_sections(
    layout: Layout,
    metadata: Metadata,
    headline: Line | None,
    body: tuple[int, int],
    names: Sequence[str],
    title: str,
) -> tuple[tuple[str, ...], str | None]:
    """The sections and the source that won; ``((), None)`` where the page says nothing.

    ``body`` is the body's first and last line index; ``names`` the publisher's.
    """
    rule = _Rule(names, title)
    finders: tuple[tuple[str | None, Callable[[], list[str]]], ...] = (
        (MARKUP, lambda: _crumbs(layout, headline, body, rule)),
        (JSON_LD, lambda: rule.kept(name for name, _ in metadata.graph.crumbs)),
        (MARKUP, lambda: _categories(layout, headline, body, rule)),
        (JSON_LD, lambda: rule.kept(metadata.graph.sections)),
        (MARKUP, lambda: _itemprops(layout, rule)),
        (None, lambda: rule.kept(text for _, text in metadata.of("sections"))),
        (MARKUP, lambda: _kicker(layout, headline, body, rule)),
    )
    for source, finder in finders:
        found = finder()
        if found:
            return tuple(found), source or metadata.of("sections")[0][0]
    return (), None


class _Rule:
    """What a section's name may be."""

    def __init__(self, names: Sequence[str], title: str) -> None:
        self.refused = {fold(name) for name in names} | _NO_SECTION
        self.title = fold(title)

    def allows(self, name: str) -> bool:
        key = fold(name)
        if not key or len(name) > MAX_NAME or key in self.refused or key.isdecimal():
            return False
        if key in furniture.whole(furniture.HOME_NAMES):
            return False
        return not (
            self.title and ((self.title.startswith(key) and len(key) > 20) or key == self.title)
        )

    def kept(self, names: Iterable[str]) -> list[str]:
        """The allowed names, each once, in order."""
        found: dict[str, str] = {}
        for name in names:
            name = clean(name).strip(" »«>/|‹›-–:،,\\")
            if self.allows(name):
                found.setdefault(fold(name), name)
        return list(found.values())


def _has_home(line: Line) -> bool:
    """Whether a line names the home page among its links; most lines need no second look."""
    if len(line.anchors) == 1 and line.links * 10 > line.size * 8:
        return line.word in HOME_WORDS and is_home(line.anchors[0])
    return _MAY_BE_HOME.search(line.text) is not None and any(map(is_home, line.anchors))


_MAY_BE_HOME = re.compile(r"(?i)رئيس|استقبال|بداي|الصفح|واجه|الموقع|بيت|home|accueil|main")
HOME_WORDS = furniture.first_words(furniture.HOME_NAMES)


def is_home(anchor: etree._Element) -> bool:
    """Whether a link leads to the site's home page, by its name or its address."""
    if fold(text_of(anchor)) in furniture.whole(furniture.HOME_NAMES):
        return True
    return not text_of(anchor) and is_root(anchor.get("href") or "")


def is_root(href: str) -> bool:
    """Whether an address is a home page's."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    return (
        parts.path.strip("/") in ("", "ar", "index.php", "index.html", "index.htm")
        and not parts.query
    )


def _crumbs(layout: Layout, headline: Line | None, body: tuple[int, int], rule: _Rule) -> list[str]:
    """The trail of links from the home page, in the smallest box that holds it."""
    end = headline.index if headline is not None else body[0]
    for index in range(max(end - 1, 0), max(end - REACH, 0) - 1, -1):
        if index >= len(layout.lines):
            continue
        line = layout.lines[index]
        if not line.anchors:
            continue
        if not _has_home(line):
            if headline is not None and _with(line.box, headline.box) and _is_marked(line.box):
                trail = _without_home(layout, line, rule)
                if trail:
                    return trail
            continue
        trail = _trail(layout, line, rule, headline)
        if trail:
            return trail
    for index in range(end, min(body[0] + 1, len(layout.lines))):
        line = layout.lines[index]
        if line.anchors and is_home(line.anchors[0]):
            trail = _trail(layout, line, rule, headline)
            if trail:
                return trail
    return []


# Signs between the steps of a trail; menus have none, or stand in lists far from the headline.
_STEPS = re.compile(r"[>›»«‹/\\|←→–•]|::|&gt;")


def _trail(layout: Layout, line: Line, rule: _Rule, headline: Line | None) -> list[str]:
    box: Box | None = line.box
    alone = 1 < len(line.anchors) <= MAX_CRUMBS + 1 and is_home(line.anchors[0])
    if alone and _STEPS.search(line.text):  # one line of a box in which much else stands
        return rule.kept(map(text_of, line.anchors[1:]))
    while box is not None:
        chars, _ = layout.text_of(box)
        if chars > 400 or box.last - box.first > 12:
            return []
        lines = layout.lines[box.first : box.last]
        anchors = [anchor for inner in lines for anchor in inner.anchors]
        if len(anchors) > 1:
            home = next((place for place, anchor in enumerate(anchors) if is_home(anchor)), None)
            if home is None or len(anchors) - home > MAX_CRUMBS + 1:
                return []
            # a trail begins at home; a menu has it somewhere, and goes on for long
            marked = box.hints & Hint.CRUMBS or _is_marked(box)
            if not marked and (home > 0 or _is_menu(line.box, box)):
                return []
            text = " ".join(inner.text for inner in lines)
            beside = headline is not None and _with(box, headline.box)
            if not (marked or beside or _STEPS.search(text)):
                return []
            steps = anchors[home + 1 :]
            close = headline is not None and 0 < headline.index - box.last <= 2
            sure = marked or _STEPS.search(text) or _nested(steps)
            most = 3 if close and not box.roles & Role.NAV else 2
            if len(steps) > most and not sure:
                return []  # a short menu
            return rule.kept(text_of(anchor) for anchor in steps)
        box = box.parent
    return []


def _is_menu(inner: Box, outer: Box) -> bool:
    """Whether a list, from the inner box to the outer, calls itself a menu."""
    box: Box | None = inner
    while box is not None and box.depth >= outer.depth:
        if box.tag in ("ul", "ol", "li") and box.hints & Hint.NAV:
            return True
        box = box.parent
    return False


def _nested(anchors: Sequence[etree._Element]) -> bool:
    """Whether each link leads below the one before it, as the steps of a trail do."""
    paths = [urlsplit(anchor.get("href") or "").path.rstrip("/") for anchor in anchors]
    return all(later.startswith(path) for path, later in itertools.pairwise(paths))


def _without_home(layout: Layout, line: Line, rule: _Rule) -> list[str]:
    """A trail that is marked up as one and does not name the home page."""
    box = line.box
    while (
        box.parent is not None
        and _is_marked(box.parent)
        and box.parent.last - box.parent.first <= 8
    ):
        box = box.parent
    lines = layout.lines[box.first : box.last]
    anchors = [anchor for inner in lines for anchor in inner.anchors]
    if len(anchors) > MAX_CRUMBS:
        return []
    # the first step may name the site instead of its home page
    if anchors and is_root(anchors[0].get("href") or ""):
        anchors = anchors[1:]
    return rule.kept(text_of(anchor) for anchor in anchors if not is_home(anchor))


def _is_marked(box: Box) -> bool:
    """Whether the box, or one right around it, is marked up as a trail."""
    around: Box | None = box
    for _ in range(3):
        if around is None:
            return False
        get = around.element.get
        if "Breadcrumb" in (get("itemtype") or get("typeof") or ""):
            return True
        if "breadcrumb" in (get("aria-label") or "").lower() or around.hints & Hint.CRUMBS:
            return True
        around = around.parent
    return False


def _categories(
    layout: Layout, headline: Line | None, body: tuple[int, int], rule: _Rule
) -> list[str]:
    """Links marked ``rel="category"`` (WordPress) or in a box named so, near the article."""
    first = (headline.index if headline is not None else body[0]) - 12
    marked: list[str] = []
    named: list[str] = []
    for line in layout.lines[max(first, 0) : body[1] + 12]:
        if not line.anchors or (body[0] <= line.index <= body[1] and line.links * 2 < line.size):
            continue
        if line.box.roles & Role.NAV or line.size > 160:
            continue
        for anchor in line.anchors:
            below = headline is not None and line.index > headline.index
            if "category" in (anchor.get("rel") or "").split() or (
                # Blogger's labels are its sections; its menus list them as well
                below and "/search/label/" in (anchor.get("href") or "")
            ):
                marked.append(text_of(anchor))
        beside = headline is None or _with(line.box, headline.box)
        if (
            line.index < body[0]
            and line.links * 10 > line.size * 6
            and beside
            and _named_section(line.box)
        ):
            named.extend(text_of(anchor) for anchor in line.anchors)
        elif line.index < body[0] and beside and line.size < 100:
            # the only link of a line may call itself a category: «في تقنية، بواسطة فلان»
            named.extend(text_of(anchor) for anchor in line.anchors if _is_named_so(anchor))
    return rule.kept(marked) or (rule.kept(named) if len(named) <= MAX_CRUMBS else [])


def _is_named_so(anchor: etree._Element) -> bool:
    """Whether a link's own class says that it leads to a section."""
    names = anchor.get("class")
    hints = hints_in(names) if names else Hint.NONE
    return bool(hints & Hint.SECTION) and not hints & (Hint.LIST | Hint.NAV | Hint.TAGS)


def _named_section(box: Box) -> bool:
    for around in (box, box.parent):
        if (
            around is not None
            and around.hints & Hint.SECTION
            and not around.hints & (Hint.LIST | Hint.NAV)
        ):
            return around.last - around.first <= 4
    return False


def _itemprops(layout: Layout, rule: _Rule) -> list[str]:
    found = [
        element.get("content") or text_of(element)
        for element in layout.props
        if element.get("itemprop") == "articleSection"
    ]
    # a list of keywords marked up as sections is none
    return rule.kept(found) if len(found) <= 3 else rule.kept(found[:1])


def _kicker(layout: Layout, headline: Line | None, body: tuple[int, int], rule: _Rule) -> list[str]:
    """A few short links standing alone beside the headline, each to a listing."""
    if headline is None:
        return []
    near = [
        *range(headline.index + 1, min(body[0], headline.index + 8)),
        *range(headline.index - 1, max(headline.index - 6, -1), -1),
    ]
    for index in near:
        line = layout.lines[index]
        count = len(line.anchors)
        if not 1 <= count <= 3 or line.links > 30 * count or line.size > 120:
            continue
        if line.links * 10 < line.size * 7 and not _dated(line, layout):
            continue
        if line.box.roles & (Role.NAV | Role.FOOTER) or not _with(line.box, headline.box):
            continue
        if index < headline.index and _is_frame(layout, line.box, headline.box):
            continue
        if _in_list(layout, line, headline) or _is_menu(line.box, line.box.parent or line.box):
            continue
        if not all(_leads_to_listing(anchor.get("href") or "") for anchor in line.anchors):
            continue
        found = rule.kept(text_of(anchor) for anchor in line.anchors)
        if found:
            return found
    return []


def _dated(line: Line, layout: Layout) -> bool:
    """Whether all that a line prints beside its links is a date: «ثقافة الأربعاء 12 مارس 2025»."""
    own = {text_of(anchor) for anchor in line.anchors}
    parts = [part for part in map(clean, line.pieces) if part not in own and fold(part)]
    rest = " ".join(parts)
    if not rest or begins(rest) in BYLINE_WORDS:
        return False  # «بواسطة فلان 1 ديسمبر»: the link is the author's
    if parse_dates(rest, base=layout.base).published is not None:
        return True
    # «الأربعاء 30 أبريل» «دقيقتان»: a date, and words in elements of their own
    return len(parts) <= 3 and any(parse_dates(part, base=layout.base).published for part in parts)


def _with(box: Box, headline: Box) -> bool:
    """Whether a box shares one of the headline's next five surroundings."""
    around: Box | None = headline
    for _ in range(5):
        around = around.parent if around is not None else None
        if around is None:
            return False
        if box.within(around):
            return True
    return False


def _is_frame(layout: Layout, box: Box, headline: Box) -> bool:
    """Whether all that a box shares with the headline is the box around the whole page."""
    around = headline
    while not box.within(around):
        if around.parent is None:
            return True
        around = around.parent
    lines = layout.lines
    return around.first == 0 and around.last == len(lines) and around.depth > 1


def _in_list(layout: Layout, line: Line, headline: Line) -> bool:
    """Whether a link stands among many: in a menu or a list, where no kicker does."""
    box: Box | None = line.box
    while box is not None and not headline.box.within(box):
        linked = sum(1 for inner in layout.lines[box.first : box.last] if inner.anchors)
        if linked > 4:
            return True
        box = box.parent
    return False


def _leads_to_listing(href: str) -> bool:
    """A section's address: on the site, not a fragment, no article's number or long slug in it."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    if parts.scheme not in ("", "http", "https") or is_root(href):
        return False
    last = unquote(parts.path).rstrip("/").rsplit("/", 1)[-1]
    if "author" in parts.path or "writer" in parts.path:
        return False
    return len(last) <= 40 and last.count("-") <= 4
