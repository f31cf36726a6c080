"""The trail from the home page to the article: breadcrumbs, told from menus.

Only a trail that begins at the home page, or is marked up as a trail, is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from lxml import etree

from scraper.arabic import furniture
from scraper.arabic.text import clean, fold
from scraper.parser.fields.sectionnames import Rule, is_section_page, leads_elsewhere
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
from scraper.parser.signs.menus import HOME_WORDS, STEPS, SURE_STEPS, is_root

MAX_CRUMBS = 5
REACH = 40  # lines before the headline in which its breadcrumbs stand
TRAIL = 12  # lines of a box that is a trail
CHARACTERS = 400  # of such a box
HERE = 24  # characters of the section in which the reader is


def find_crumbs(
    layout: Layout, headline: Line | None, body: tuple[int, int], rule: Rule
) -> list[str]:
    """The trail of links from the home page: the nearest one over the headline, else the one
    between headline and text."""
    end = headline.index if headline is not None else body[0]
    around = surroundings(headline.box) if headline is not None else None
    known: dict[Box, bool] = {}
    for line in reversed(layout.lines[max(end - REACH, 0) : end]):
        trail: list[str] = []
        if line.word in HOME_WORDS and len(line.anchors) <= 1:
            trail = _in_words(line, rule)
        if trail:
            return trail
        if not line.anchors:
            if headline is not None and line.size == headline.size:
                trail = _before_title(layout, line, rule)
            elif headline is not None and line.size > headline.size:
                trail = _to_title(line, rule)
        elif _has_home(line):
            trail = _from_home(layout, line, rule, headline, body[0])
        elif (
            (around is not None and line.box.within(around) and _is_marked(line.box, known))
            or _HERE.match(line.text)
            or (len(line.anchors) > 1 and _from_root(line, rule))
        ):
            trail = _without_home(layout, line, rule)
        if trail:
            return trail
    for line in layout.lines[end : body[0] + 1]:
        if line.anchors and is_home(line.anchors[0]):
            trail = _from_home(layout, line, rule, headline, body[0])
            if trail:
                return trail
    return []


# «أنت هنا: …»: what says so is a trail, wherever it begins
_HERE = re.compile(r"(?i)\W*(?:[أا]نت (?:هنا|ال[آا]ن في|تتصفح)|موقعك الحالي|you are here)")


def is_home(anchor: etree._Element) -> bool:
    """Whether a link leads to the site's home page, by its name or its address."""
    name = fold(text_of(anchor))
    if name:
        return name in furniture.whole(furniture.HOME_NAMES)
    return is_root(anchor.get("href", ""))


def _has_home(line: Line) -> bool:
    """Whether a line names the home page among its links; most lines need no second look."""
    if line.word not in HOME_WORDS and len(line.anchors) == 1 and line.is_link:
        return False
    return _MAY_BE_HOME.search(line.text) is not None and any(map(is_home, line.anchors))


_MAY_BE_HOME = re.compile(r"(?i)رئيس|استقبال|بداي|الصفح|واجه|الموقع|بيت|home|accueil|main|⌂|🏠")


# -- trails that do not begin with a link to the home page -----------------------------------------


def _in_words(line: Line, rule: Rule) -> list[str]:
    """A trail on one line, of which no step or only the home page is a link."""
    home, *steps = SURE_STEPS.split(line.text, MAX_CRUMBS + 1)
    if len(steps) > MAX_CRUMBS or fold(home) not in furniture.whole(furniture.HOME_NAMES):
        return []
    return rule.kept(steps)


def _before_title(layout: Layout, line: Line, rule: Rule) -> list[str]:
    """The links of a list whose last item is the headline."""
    around = line.box.parent
    if around is None or around.last - 1 != line.index or fold(line.text) != rule.title:
        return []
    above = layout.lines[around.first : line.index]
    steps = [anchor for each in above for anchor in each.anchors]
    return rule.kept(map(text_of, steps)) if len(steps) <= MAX_CRUMBS else []


def _to_title(line: Line, rule: Rule) -> list[str]:
    """The steps of a trail of arrows without any link, which ends in the headline: «آراء > مدن >
    …»."""
    if line.size > CHARACTERS or _ARROW.search(line.text) is None or not rule.ends(line.text):
        return []
    *steps, title = _ARROW.split(line.text, MAX_CRUMBS)
    if fold(title) != rule.title or any(len(step.strip()) > HERE for step in steps):
        return []
    return rule.kept(steps)


def _from_root(line: Line, rule: Rule) -> bool:
    """Whether a line leads in signs from the site's name or to the headline: «الوادي › مدن › …»."""
    if not is_root(line.anchors[0].get("href", "")):
        return False
    named = fold(text_of(line.anchors[0])) in rule.publisher
    return (named or rule.ends(line.text)) and SURE_STEPS.search(line.text) is not None


def _without_home(layout: Layout, line: Line, rule: Rule) -> list[str]:
    """A trail that is marked up as one and does not name the home page."""
    box = line.box
    while box.parent is not None and _is_marked(box.parent) and box.parent.count <= TRAIL:
        box = box.parent
    # what stands in a marked element of a line has the line alone
    lines = layout.lines[box.first : box.last] if _is_marked(box) else [line]
    steps = [anchor for inner in lines for anchor in inner.anchors]
    if not steps or len(steps) > MAX_CRUMBS:
        return []
    if is_root(steps[0].get("href", "")):
        steps = steps[1:]  # it names the site instead of its home page
    return rule.kept([*_names_of(steps), *(_here(lines, rule) if steps else [])])


# -- trails from the home page ---------------------------------------------------------------------


def _from_home(
    layout: Layout, line: Line, rule: Rule, headline: Line | None, text: int
) -> list[str]:
    """The steps behind the home page that a line names, in the smallest box with more links that
    holds nothing of the text, which begins with the line ``text``: below it are tags."""
    if 1 < len(line.anchors) <= MAX_CRUMBS + 1 and is_home(line.anchors[0]):
        few = len(line.anchors) <= 3 and not in_masthead(line, headline)
        marks = STEPS if few else SURE_STEPS
        # a trail that ends in the headline may be divided by pictures
        if marks.search(line.text) or rule.ends(line.text):
            return _on_line(layout, line, rule, headline)
    for box in line.box.outwards():
        if box.count > TRAIL or layout.text_of(box)[0] > CHARACTERS:
            break
        if line.index < text < box.last:
            break
        lines = layout.lines[box.first : box.last]
        if sum(len(inner.anchors) for inner in lines) > 1:
            return _in_box(layout, line, box, rule, headline)
    return []


def _on_line(layout: Layout, line: Line, rule: Rule, headline: Line | None) -> list[str]:
    """The steps of one line of a box in which much else may stand."""
    steps = line.anchors[1:]
    sure = rule.ends(line.text) or SURE_STEPS.search(line.text) or _is_marked(line.box)
    beside = headline is not None and stands_with(line.box, headline.box)
    names = _names_of(steps)
    apart = (
        not sure
        and headline is not None
        and shared(line.box, headline.box).tag == "body"  # in a table of its own, say
        and _is_all_menu(layout, steps, line.box, headline)
    )
    if not sure and _is_contradicted(steps, rule, beside=beside, apart=apart):
        return []  # «الرئيسية | محليات | اقتصاد» are three of a menu
    if leads_elsewhere(steps) or (_are_entries(steps, line) and not rule.ends(line.text)):
        return []
    here = _here_in(line, rule) if _is_marked(line.box) else []
    return rule.kept([*names, *here])


def _in_box(layout: Layout, line: Line, box: Box, rule: Rule, headline: Line | None) -> list[str]:
    """The steps of a box with several links, of which the line's is one to the home page."""
    lines = layout.lines[box.first : box.last]
    anchors = [anchor for inner in lines for anchor in inner.anchors]
    home = next(place for place, anchor in enumerate(anchors) if is_home(anchor))
    steps = anchors[home + 1 :]
    if len(steps) > MAX_CRUMBS:
        return []
    if _is_marked(box):
        return rule.kept([*_names_of(steps), *(_here(lines, rule) if steps else [])])
    if home > 0 or _is_listed(lines) or is_menu(line.box, box) or leads_elsewhere(steps):
        return []
    text = " ".join(inner.text for inner in lines)
    beside = (
        headline is not None
        and stands_with(box, headline.box)
        and not is_row(shared(box, headline.box))
    )
    if not (beside or STEPS.search(text)):
        return []
    if SURE_STEPS.search(text) is None and not _nested(steps):
        if len(steps) > (1 if in_masthead(line, headline) else 2):
            return []  # a short menu
        if len(steps) == 2 and _is_repeated(layout, steps[0], box, headline):
            return []  # a menu of three, of which one is the article's
        apart = headline is not None and _is_all_menu(layout, steps, box, headline)
        if _is_contradicted(steps, rule, beside=beside, apart=apart):
            return []
    return rule.kept(_names_of(steps))


def _names_of(steps: Iterable[etree._Element]) -> list[str]:
    """What the steps of a trail are called, but for an author's page and an archive's days."""
    return [text_of(step) for step in steps if is_section_page(step.get("href", ""))]


def _here(lines: Sequence[Line], rule: Rule) -> list[str]:
    """The last step of a trail that is marked as one, where it is no link: the section in which
    the reader is, unless it is the article."""
    last = lines[-1]
    if last.anchors or last.box.parent is not lines[0].box.parent:
        return []
    return _step(last.text, rule)


def _here_in(line: Line, rule: Rule) -> list[str]:
    """The same where the whole trail is one line: «الرئيسية > اقتصاد > بنوك»."""
    names = [piece for piece in line.pieces if any(map(str.isalnum, piece))]
    if len(names) <= len(line.anchors) or clean(names[-1]) == clean(text_of(line.anchors[-1])):
        return []
    return _step(_EDGE.sub("", clean(names[-1])), rule)


_EDGE = re.compile(r"^\W+")


def _step(name: str, rule: Rule) -> list[str]:
    """A step that is no link, unless it is the article: its title, the beginning of it, «عرض»."""
    key = fold(name)
    if len(name) > HERE or furniture.begins(name) in _DETAILS or rule.title.startswith(key[:8]):
        return []
    return [] if not key or any(map(str.isdigit, name)) else [name]


_DETAILS = frozenset(map(fold, (
    "تفاصيل", "التفاصيل", "الخبر", "خبر", "عرض", "قراءة", "اقرأ", "مقال", "المقال", "مقالة",
    "المقالة", "الموضوع", "موضوع", "أنت", "المادة", "مشاهدة", "article", "details", "news", "post",
    "detail",
)))  # fmt: skip


# -- what tells a trail from a menu ----------------------------------------------------------------


def _is_listed(lines: Sequence[Line]) -> bool:
    """Whether lines are a menu's: under a title, «القائمة», or each link on a line of its own."""
    titled = not lines[0].anchors and _HERE.match(lines[0].text) is None
    return titled or any(inner.breaks for inner in lines[1:])


def is_menu(inner: Box, outer: Box) -> bool:
    """Whether a list, from the inner box to the outer or what only wraps that, calls itself a
    menu."""
    for box in inner.outwards():
        if box.depth < outer.depth:
            break
        if box.tag in ("ul", "ol", "li") and (box.hints & Hint.NAV or _is_wrapped_menu(box)):
            return True
    return False


def _is_wrapped_menu(box: Box) -> bool:
    """Whether what only wraps a box calls itself a menu and no trail."""
    around = box.parent
    if around is None or around.count != box.count:
        return False
    return around.hints & (Hint.NAV | Hint.CRUMBS) == Hint.NAV


def _nested(anchors: Sequence[etree._Element]) -> bool:
    """Whether each link leads below the one before it, as the steps of a trail do; one page with
    other parameters is not below."""
    try:
        paths = [urlsplit(anchor.get("href", "")).path.rstrip("/") for anchor in anchors]
    except ValueError:  # «http://[»
        return False
    return all(later.startswith(f"{path}/") for path, later in pairwise(paths))


def _are_entries(steps: Sequence[etree._Element], line: Line) -> bool:
    """Whether three links or more, with colons or slashes between them, lead to one page with the
    same parameter: «الرئيسية :: محليات :: تقارير :: رياضة» are a menu's."""
    if len(steps) < ENTRIES or _ARROW.search(line.text) is not None or _is_marked(line.box):
        return False
    pages = {_COUNTED.sub("", step.get("href", "")) for step in steps}
    return len(pages) == 1


ENTRIES = 3  # links that no trail has to one page
_ARROW = re.compile("[>›»«‹←→]")
_COUNTED = re.compile(r"(?<==)\w+$")  # what tells the entries of a menu from each other


def _is_contradicted(
    steps: Sequence[etree._Element], rule: Rule, *, beside: bool, apart: bool
) -> bool:
    """Whether a row of links is no trail: the data name another section than its last, one before
    it, or any other where the row is not ``beside`` the headline; or they name none of it, and it
    is ``apart``, all that the page has of a menu."""
    if len(steps) < 2:
        return False
    if all("/search/label/" in step.get("href", "") for step in steps):
        return True  # Blogger's labels have none below them: tabs
    keys = [fold(text_of(step)) for step in steps]
    if keys[-1] in rule.claimed:
        return False
    if apart or not rule.claimed:
        return apart
    return not beside or not rule.claimed.isdisjoint(keys)


def _is_all_menu(layout: Layout, steps: Sequence[etree._Element], box: Box, headline: Line) -> bool:
    """Whether a row of links apart from the article is all that the page has of a menu: over the
    headline's own box nothing else links to more than the home page, and articles."""
    if not is_apart(layout, box, headline.box):
        return False
    own = {step.get("href") for step in steps}
    story = headline.box.parent or headline.box
    return all(
        (href := anchor.get("href", "")) in own or is_root(href) or len(text_of(anchor)) > HERE
        for line in layout.lines[: headline.index]
        if not line.box.within(story)
        for anchor in line.anchors
    )


def _is_repeated(layout: Layout, step: etree._Element, box: Box, headline: Line | None) -> bool:
    """Whether a link's name stands by itself between a row of links and the headline."""
    below = layout.lines[box.last : headline.index] if headline is not None else []
    name = fold(text_of(step))
    return any(fold(line.text) == name for line in below)


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
    """Whether a box says that it is a trail: by its class, a vocabulary's type, its label."""
    if box.hints & Hint.CRUMBS:
        return True
    told = filter(None, map(box.element.get, ("itemtype", "typeof", "aria-label")))
    return "breadcrumb" in " ".join(told).lower()
