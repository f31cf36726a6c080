"""The trail from the home page to the article: breadcrumbs, told from menus.

Only a trail that begins at the home page, or is marked up as a trail, is one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from lxml import etree

from scraper.arabic import furniture
from scraper.arabic.digits import DIGIT
from scraper.arabic.text import clean, fold
from scraper.parser.dateline import is_dateline
from scraper.parser.dates import parse_dates
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line
from scraper.parser.markup.standing import (
    in_masthead,
    is_apart,
    is_row,
    shared,
    stands_with,
    surroundings,
)
from scraper.parser.signs.inserts import OF_AUTHORS
from scraper.parser.signs.menus import HOME_WORDS, STEPS, SURE_STEPS, is_root
from scraper.rare import rare

MAX_NAME = 60  # characters of a section's name
MAX_CRUMBS = 5
IN_WORDS = 200  # characters of a trail without links, the headline at its end
REACH = 40  # lines before the headline in which its breadcrumbs stand


_COUNTED = rare(r"مشاهد|تعليق|قراءه|قراءات|زياره|زيارات|views?\b|comments?\b")

_COUNT = re.compile(r"\s*[(\[][0-9٠-٩]{1,6}[)\]]$")  # «محليات (1520)»: articles in it

# Words that content systems print where an article has no section, or of all of them together.
_NO_SECTION = frozenset(map(fold, (
    "غير مصنف", "بدون تصنيف", "بلا تصنيف", "غير محدد", "uncategorized", "general",
    "المدونة", "blog", "تفاصيل الخبر", "تفاصيل المقال", "تفاصيل", "عرض الخبر", "عرض المقال",
    "سلايدر", "سلايد شو", "slider", "slideshow", "featured",
    "نص الخبر", "قراءة الخبر", "الخبر", "المقال", "details",
)))  # fmt: skip


class Rule:
    """What a section's name may be; ``claimed`` are those that the page's data name."""

    def __init__(self, names: Sequence[str], title: str, claimed: Iterable[str] = ()) -> None:
        self.refused = {fold(name) for name in names} | _NO_SECTION
        self.title = fold(title)
        self.claimed = set(map(fold, claimed))

    def contradicts(self, steps: Sequence[etree._Element], *, beside: bool, apart: bool) -> bool:
        """Whether a row of links is no trail: the data name another section than its last, one
        before it, or any other where the row stands far from the headline; or they name none of
        it, and it is ``apart``, all that the page has of a menu."""
        if len(steps) > 1 and all("/search/label/" in a.get("href", "") for a in steps):
            return True  # Blogger's labels have none below them: tabs
        if len(steps) < 2:
            return False
        keys = [fold(text_of(step)) for step in steps]
        if keys[-1] in self.claimed:
            return False
        if apart:
            return True
        if not self.claimed:
            return False
        return not beside or not self.claimed.isdisjoint(keys)

    def allows(self, name: str) -> bool:
        key = fold(name)
        if not key or len(name) > MAX_NAME or key in self.refused or key.isdecimal():
            return False
        if "://" in name:
            return False
        if DIGIT.search(name) and (_COUNTED.search(key) or parse_dates(name).published is not None):
            return False  # «1204 مشاهدة»; a link to all that came out that day
        if key in furniture.whole(furniture.HOME_NAMES) or "©" in name or name[0] in "#/":
            return False
        if "-" in name and is_dateline(name) is not None:
            return False  # «إسطنبول - فلان»
        if name.endswith(("…", "...", "..")) and self.title.startswith(key):
            return False  # the headline, cut short
        return not (
            self.title and ((self.title.startswith(key) and len(key) > 20) or key == self.title)
        )

    def kept(self, names: Iterable[str]) -> list[str]:
        """The allowed names, each once, in order."""
        found: dict[str, str] = {}
        for name in names:
            name = _COUNT.sub("", clean(name)).strip(" »«>/|‹›-–:،,\\[]")
            if self.allows(name):
                found.setdefault(fold(name), name)
        return list(found.values())


def _is_all_menu(layout: Layout, steps: Sequence[etree._Element], box: Box, headline: Line) -> bool:
    """Whether a row of links apart from the article is all that the page has of a menu: over the
    headline's own box nothing else links to more than the home page."""
    if len(steps) < 2 or not is_apart(layout, box, headline.box):
        return False
    own, story = {step.get("href") for step in steps}, headline.box.parent
    return all(
        (href := anchor.get("href")) in own or is_root(href or "")
        for line in layout.lines[: headline.index]
        if story is None or not line.box.within(story)
        for anchor in line.anchors
    )


def _has_home(line: Line) -> bool:
    """Whether a line names the home page among its links; most lines need no second look."""
    if len(line.anchors) == 1 and line.is_link:
        return line.word in HOME_WORDS and is_home(line.anchors[0])
    return _MAY_BE_HOME.search(line.text) is not None and any(map(is_home, line.anchors))


_MAY_BE_HOME = re.compile(r"(?i)رئيس|استقبال|بداي|الصفح|واجه|الموقع|بيت|home|accueil|main|⌂|🏠")


def is_home(anchor: etree._Element) -> bool:
    """Whether a link leads to the site's home page, by its name or its address."""
    if fold(text_of(anchor)) in furniture.whole(furniture.HOME_NAMES):
        return True
    return not fold(text_of(anchor)) and is_root(anchor.get("href", ""))


def find_crumbs(
    layout: Layout, headline: Line | None, body: tuple[int, int], rule: Rule
) -> list[str]:
    """The trail of links from the home page, in the smallest box that holds it."""
    end = headline.index if headline is not None else body[0]
    around = surroundings(headline.box) if headline is not None else None
    known: dict[Box, bool] = {}
    for index in range(min(max(end - 1, 0), len(layout.lines) - 1), max(end - REACH, 0) - 1, -1):
        line = layout.lines[index]
        trail: list[str] = []
        if len(line.anchors) <= 1 and line.word in HOME_WORDS:
            trail = _in_words(line, rule)
        if trail:
            return trail
        if not line.anchors:
            if headline is not None and line.size == headline.size and index < headline.index:
                trail = _before_title(layout, line, rule)
        elif _has_home(line):
            trail = _trail(layout, line, rule, headline)
        elif (
            (around is not None and line.box.within(around) and _is_marked(line.box, known))
            or _HERE.match(line.text)
            or _from_root(line, rule)
        ):
            trail = _without_home(layout, line, rule)
        if trail:
            return trail
    for index in range(end, min(body[0] + 1, len(layout.lines))):
        line = layout.lines[index]
        if line.anchors and is_home(line.anchors[0]):
            trail = _trail(layout, line, rule, headline)
            if trail:
                return trail
    return []


# «أنت هنا: …»: what says so is a trail, wherever it begins
_HERE = re.compile(r"(?i)\W*(?:[أا]نت (?:هنا|ال[آا]ن في|تتصفح)|موقعك الحالي|you are here)")


def _in_words(line: Line, rule: Rule) -> list[str]:
    """A trail on one line, of which no step or only the home page is a link."""
    if line.size > IN_WORDS or SURE_STEPS.search(line.text) is None:
        return []
    home, *steps = SURE_STEPS.split(line.text)
    if fold(home) not in furniture.whole(furniture.HOME_NAMES) or len(steps) > MAX_CRUMBS:
        return []
    return rule.kept(steps)


def _before_title(layout: Layout, line: Line, rule: Rule) -> list[str]:
    """The links of a list whose last item is the headline."""
    around = line.box.parent
    if around is None or around.last - 1 != line.index or fold(line.text) != rule.title:
        return []
    steps = layout.lines[around.first : line.index]
    if not 0 < len(steps) <= MAX_CRUMBS or not all(len(step.anchors) == 1 for step in steps):
        return []
    return rule.kept(text_of(step.anchors[0]) for step in steps if not is_home(step.anchors[0]))


def _from_root(line: Line, rule: Rule) -> bool:
    """Whether a line leads in signs from the site's name or to the headline: «الوادي › مدن › …»."""
    if len(line.anchors) < 2 or not is_root(line.anchors[0].get("href", "")):
        return False
    ends = len(rule.title) > 20 and fold(line.text).endswith(rule.title)
    named = fold(text_of(line.anchors[0])) in rule.refused
    return (ends or named) and SURE_STEPS.search(line.text) is not None


def _trail(layout: Layout, line: Line, rule: Rule, headline: Line | None) -> list[str]:
    box: Box | None = line.box
    alone = 1 < len(line.anchors) <= MAX_CRUMBS + 1 and is_home(line.anchors[0])
    few = STEPS if len(line.anchors) <= 3 and not in_masthead(line, headline) else SURE_STEPS
    ended = len(rule.title) > 20 and fold(line.text).endswith(rule.title)  # pictures divide it
    if alone and (few.search(line.text) or ended):  # one line of a box in which much else stands
        steps = line.anchors[1:]
        beside = headline is not None and stands_with(line.box, headline.box)
        sure = bool(ended or SURE_STEPS.search(line.text) or _is_marked(line.box))
        if not sure and rule.contradicts(steps, beside=beside, apart=False):
            return []  # «الرئيسية | محليات | اقتصاد» are three of a menu
        return [] if leads_elsewhere(steps) else rule.kept(_names_of(steps))
    while box is not None:
        chars, _ = layout.text_of(box)
        if chars > 400 or box.count > 12:
            return []
        lines = layout.lines[box.first : box.last]
        anchors = [anchor for inner in lines for anchor in inner.anchors]
        if len(anchors) > 1:
            home = next((place for place, anchor in enumerate(anchors) if is_home(anchor)), None)
            if home is None or len(anchors) - home > MAX_CRUMBS + 1:
                return []
            # a trail begins at home; a menu has it somewhere, and goes on for long
            marked = box.hints & Hint.CRUMBS or _is_marked(box)
            if not marked and (home > 0 or _is_titled(lines[0]) or is_menu(line.box, box)):
                return []
            if not marked and any(inner.breaks and inner.anchors for inner in lines[1:]):
                return []  # one below the other, each on a line of its own: an old page's menu
            text = " ".join(inner.text for inner in lines)
            beside = (
                headline is not None
                and stands_with(box, headline.box)
                and not ((row := shared(box, headline.box)) is not None and is_row(row))
            )
            if not (marked or beside or STEPS.search(text) or _ends_in_title(lines, rule)):
                return []
            steps = anchors[home + 1 :]
            if not marked and leads_elsewhere(steps):
                return []
            sure = bool(marked or SURE_STEPS.search(text) or _nested(steps))
            if len(steps) > (1 if in_masthead(line, headline) else 2) and not sure:
                return []  # a short menu
            if len(steps) == 2 and not sure and _is_repeated(layout, steps[0], box, headline):
                return []  # a menu of three, of which one is the article's
            divided = STEPS.search(text) is not None or headline is None
            apart = not divided and headline and _is_all_menu(layout, steps, box, headline)
            if not sure and rule.contradicts(steps, beside=beside, apart=bool(apart)):
                return []
            here = _here(lines, rule) if marked and steps else []
            return rule.kept([*_names_of(steps), *here])
        box = box.parent
    return []


def _here(lines: Sequence[Line], rule: Rule) -> list[str]:
    """The last step of a trail that is marked as one, where it is no link: the section in which
    the reader is, unless it is the article: its title, the beginning of it, «تفاصيل الخبر»."""
    last = lines[-1]
    if last.anchors or last.size > 24 or len(lines) < 3 or last.word in _DETAILS:
        return []
    if last.box.parent is not lines[0].box.parent or rule.title.startswith(fold(last.text)[:8]):
        return []
    return [] if any(map(str.isdigit, last.text)) else [last.text]


_DETAILS = frozenset(map(fold, (
    "تفاصيل", "التفاصيل", "الخبر", "خبر", "عرض", "قراءة", "اقرأ", "مقال", "المقال", "مقالة",
    "المقالة", "الموضوع", "موضوع", "أنت", "المادة", "مشاهدة", "article", "details", "news", "post",
    "detail",
)))  # fmt: skip


def _names_of(steps: Iterable[etree._Element]) -> list[str]:
    """What the steps of a trail are called, but for an author's page and an archive's days."""
    return [text_of(step) for step in steps if is_section_page(step.get("href", ""))]


def is_section_page(href: str) -> bool:
    """Whether an address may be a section's: no author's, no year's, month's or day's."""
    return OF_AUTHORS.search(href) is None and _OF_DAYS.search(href) is None


_OF_DAYS = re.compile(r"(?<!\w)(?:19|20)\d\d(?:/\d{1,2}){0,2}/?$")


def _ends_in_title(lines: Sequence[Line], rule: Rule) -> bool:
    """Whether what closes a list of links is the headline: where the reader is."""
    return lines[-1].size > 20 and fold(lines[-1].text) == rule.title


def leads_elsewhere(links: Iterable[etree._Element]) -> bool:
    """Whether one of a row of links leads where no site has articles: a search, the archive."""
    services = furniture.whole(furniture.SERVICES)
    return any(
        fold(text_of(link)) in services or _OF_THE_SITE.search(link.get("href", ""))
        for link in links
    )


# «عن الوزارة»
_OF_THE_SITE = re.compile(r"(?i)(?:^|/)(?:about|contact)(?:[-_]?us)?(?:\.\w{2,5})?/?$")


def _is_repeated(layout: Layout, step: etree._Element, box: Box, headline: Line | None) -> bool:
    """Whether a link's name stands by itself between a row of links and the headline."""
    below = layout.lines[box.last : headline.index] if headline is not None else []
    name = fold(text_of(step))
    return any(line.size < MAX_NAME and fold(line.text) == name for line in below)


def _is_titled(first: Line) -> bool:
    """Whether what a box begins with is no link: «القائمة» heads a menu."""
    return not first.anchors and _HERE.match(first.text) is None


def is_menu(inner: Box, outer: Box) -> bool:
    """Whether a list, from the inner box to the outer or what only wraps that, calls itself a
    menu."""
    box: Box | None = inner
    while box is not None and box.depth >= outer.depth:
        if box.tag in ("ul", "ol", "li"):
            if box.hints & Hint.NAV:
                return True
            around = box.parent
            wrapped = around is not None and around.count == box.count
            if (
                around is not None
                and wrapped
                and around.hints & (Hint.NAV | Hint.CRUMBS) == Hint.NAV
            ):
                return True
        box = box.parent
    return False


def _nested(anchors: Sequence[etree._Element]) -> bool:
    """Whether each link leads below the one before it, as the steps of a trail do; one page with
    other parameters is not below."""
    try:
        paths = [urlsplit(anchor.get("href", "")).path.rstrip("/") for anchor in anchors]
    except ValueError:  # «http://[»
        return False
    return all(later.startswith(f"{path}/") for path, later in itertools.pairwise(paths))


def _without_home(layout: Layout, line: Line, rule: Rule) -> list[str]:
    """A trail that is marked up as one and does not name the home page."""
    box = line.box
    while box.parent is not None and _is_marked(box.parent) and box.parent.count <= 8:
        box = box.parent
    lines = layout.lines[box.first : box.last]
    anchors = [anchor for inner in lines for anchor in inner.anchors]
    if len(anchors) > MAX_CRUMBS:
        return []
    # the first step may name the site instead of its home page
    if anchors and is_root(anchors[0].get("href", "")):
        anchors = anchors[1:]
    here = _here(lines, rule) if anchors else []
    return rule.kept([*_names_of(each for each in anchors if not is_home(each)), *here])


def _is_marked(box: Box, known: dict[Box, bool] | None = None) -> bool:
    """Whether the box, or one right around it, is marked up as a trail; ``known`` keeps what is
    told of each."""
    around: Box | None = box
    known = {} if known is None else known
    for _ in range(3):
        if around is None:
            return False
        if around not in known:
            known[around] = _calls_itself_trail(around)
        if known[around]:
            return True
        around = around.parent
    return False


def _calls_itself_trail(box: Box) -> bool:
    if box.hints & Hint.CRUMBS:
        return True
    get = box.element.get
    kind, label = get("itemtype") or get("typeof"), get("aria-label")
    return (kind is not None and "Breadcrumb" in kind) or (
        label is not None and "breadcrumb" in label.lower()
    )
