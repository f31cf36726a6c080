"""The section in a line beside the headline that nothing marks as one: a link or two, a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from scraper.arabic.furniture import begins
from scraper.arabic.sectionwords import names_section
from scraper.arabic.text import clean, fold
from scraper.parser.dates import parse_dates
from scraper.parser.fields.crumbs import MAX_CRUMBS, is_home, is_menu
from scraper.parser.fields.publisher import title_parts
from scraper.parser.fields.sectionnames import Rule, leads_elsewhere, leads_to_listing
from scraper.parser.fields.tags import is_tag_link
from scraper.parser.markup.elements import hints_of, text_of
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.markup.standing import in_masthead, is_apart, is_frame, stands_with
from scraper.parser.signs.byline import BYLINE_WORDS
from scraper.parser.signs.dated import parts_of
from scraper.parser.signs.facts import NEAR, facts_between
from scraper.parser.signs.inserts import OF_AUTHORS
from scraper.parser.signs.menus import is_button, is_menu_entry

BELOW = 8  # lines under the headline in which links to sections may stand alone
ABOVE = 5  # lines over it
BESIDE = 5  # lines under the headline: lead, caption, and then who, when and under what
FEW = 3  # links side by side; more are a menu's
WORDS = 5  # of a section's name
NAMED = 3  # words of a section's name that nothing but <title> tells


def linked_beside(layout: Layout, headline: Line, body: tuple[int, int], rule: Rule) -> list[str]:
    """A few short links standing alone beside the headline, each to a listing."""
    start = headline.index
    below = layout.lines[start + 1 : min(body[0], start + BELOW)]
    above = reversed(layout.lines[max(start - ABOVE, 0) : start])
    for line in (*below, *above):
        if not line.anchors:
            continue
        steps = [
            anchor
            for anchor in line.anchors
            if not is_button(anchor) and OF_AUTHORS.search(anchor.get("href", "")) is None
        ]
        if not 1 <= len(steps) <= FEW or line.links > 30 * len(steps):
            continue
        if line.box.roles & (Role.NAV | Role.FOOTER) or not stands_with(line.box, headline.box):
            continue
        signed = len(steps) < len(line.anchors)
        if not line.linked and not _is_dated(line, layout, signed=signed):
            continue
        links = _of_list(layout, line) or steps
        if any(len(text_of(each).split()) > WORDS for each in links):
            continue  # another article's title
        if len(links) > 1 and (_calls_itself_tags(line.box) or all(map(is_tag_link, links))):
            continue
        if line.index < start and (
            is_frame(layout, line.box, headline.box)
            # a menu of the section's parts
            or (len(links) > 1 and is_apart(layout, line.box, headline.box))
        ):
            continue
        if _is_of_menu(layout, line, headline) or not _lead_to_listings(steps):
            continue
        found = rule.kept(map(text_of, links))
        if found:
            return found
    return []


def _is_dated(line: Line, layout: Layout, *, signed: bool) -> bool:
    """Whether all that a line prints beside its links is a date: «ثقافة الأربعاء 12 مارس 2025»;
    where it is ``signed`` by a link to an author, a byline's word is that one's."""
    own = {text_of(anchor) for anchor in line.anchors}
    parts = [part for part in map(clean, line.pieces) if part not in own and fold(part)]
    rest = " ".join(parts)
    if begins(rest) in BYLINE_WORDS and not signed:
        return False  # «بواسطة فلان 1 ديسمبر»: the link is the author's
    if parse_dates(rest, base=layout.base).published is not None:
        return True
    # «الأربعاء 30 أبريل» «دقيقتان»: a date, and words in elements of their own
    return len(parts) <= 3 and any(parse_dates(part, base=layout.base).published for part in parts)


def _of_list(layout: Layout, line: Line) -> list[etree._Element]:
    """The links of a short list of sections in which a line is an item."""
    around = line.box.parent
    if around is None or line.box.tag != "li" or around.count > FEW:
        return []
    lines = layout.lines[around.first : around.last]
    anchors = [anchor for each in lines for anchor in each.anchors]
    alone = all(len(each.anchors) == 1 for each in lines)
    listed = all(leads_to_listing(anchor.get("href", "")) for anchor in anchors)
    return anchors if alone and listed else []


def _calls_itself_tags(box: Box) -> bool:
    """Whether a box, or the one right around it, calls itself one of tags."""
    return bool((box.hints | (box.parent.hints if box.parent else Hint.NONE)) & Hint.TAGS)


def _lead_to_listings(steps: Sequence[etree._Element]) -> bool:
    """Whether each of a row of links leads to a listing, and none as a menu's does, to the home
    page, a service of the site's or the whole of which the others are parts."""
    addresses = [step.get("href", "") for step in steps]
    if not all(map(leads_to_listing, addresses)) or leads_elsewhere(steps):
        return False
    if len(steps) > 1 and any(map(is_home, steps)):
        return False
    return len(steps) < FEW or not _are_parts(addresses)


def _are_parts(addresses: Sequence[str]) -> bool:
    """Whether links lead to a listing and to its parts side by side, «كل المقالات» «ثقافة» «سفر»:
    a blog's menu, and no trail of which each leads below the one before."""
    whole, one, *_, last = (address.partition("?")[0].rstrip("/") + "/" for address in addresses)
    return one.startswith(whole) and not last.startswith(one)


def _is_of_menu(layout: Layout, line: Line, headline: Line) -> bool:
    """Whether a line of a few links is a menu's, or part of one."""
    if in_masthead(line, headline) or is_menu(line.box, line.box.parent or line.box):
        return True
    if line.breaks and layout.lines[line.index - 1].anchors:
        return True  # one below the other: an old page's menu
    if line.box.tag == "td" and _run_of_links(layout, line, headline) >= FEW:
        return True  # the cells of a row
    return _lists_home(layout, line) or _in_list(layout, line, headline)


def _lists_home(layout: Layout, line: Line) -> bool:
    """Whether a line is an item of a list in which the home page stands: a menu, if no trail."""
    around = line.box.parent
    if around is None or line.box.tag not in ("li", "td"):
        return False
    return any(
        is_home(each)
        for other in layout.lines[around.first : around.last][:MAX_CRUMBS]
        for each in other.anchors
    )


def _in_list(layout: Layout, line: Line, headline: Line) -> bool:
    """Whether a link stands among many: in a menu or a list, where no kicker does."""
    if _run_of_links(layout, line, headline) > FEW:
        return True
    for box in line.box.outwards():
        if headline.box.within(box):
            break
        linked = sum(1 for inner in layout.lines[box.first : box.last] if inner.anchors)
        if linked > FEW + 1:
            return True
    return False


def _run_of_links(layout: Layout, line: Line, headline: Line) -> int:
    """How many lines that are nothing but links stand here one after the other; at most one more
    than ``FEW``."""
    around, count = line.box.parent, 1
    above = reversed(layout.lines[max(line.index - FEW, 0) : line.index])
    for side in (above, layout.lines[line.index + 1 :][:FEW]):
        for other in side:
            if other is headline or not other.is_link or other.box.parent is not around:
                break
            count += 1
    return count


def named_beside(
    layout: Layout, headline: Line, body: tuple[int, int], rule: Rule, title: str
) -> list[str]:
    """A short line right over the headline, or beside the date below it, that is no list but reads
    like one of the menu's, stands in <title> beside the headline, or names a section everywhere:
    old templates print the section so."""
    place = headline.index
    # «بعد عامين من الترميم: …» before the headline is no section
    told = {fold(part) for part in title_parts(title) if part.count(" ") < NAMED}
    for index in (place - 1, place - 2, *range(place + 1, place + BESIDE)):
        if not 0 <= index < body[0]:
            continue
        line = layout.lines[index]
        if line.anchors and (line.is_link or len(line.anchors) > 2):
            continue  # links alone have been asked
        parts = _parts_beside_day(layout, line)
        if (line.size > 60 and not parts) or not stands_with(line.box, headline.box):
            continue
        if line.box.roles & (Role.NAV | Role.FOOTER | Role.ASIDE) or _calls_itself_tags(line.box):
            continue
        for text in parts or [line.text]:
            kept = rule.kept([text]) if 2 < len(text) <= 30 else []
            key = fold(text)
            if kept and (
                key in told
                or names_section(key)
                or is_menu_entry(layout, kept[0], min(index, place))
                or (not line.anchors and text == line.text and _says_section(line, headline))
            ):
                return kept
    return []


def linked_among_facts(
    layout: Layout, headline: Line | None, body: tuple[int, int], rule: Rule
) -> list[str]:
    """The only link to a listing among the facts over the text, over the headline or below the
    text; it reads like one of the menu's."""
    start = headline.index if headline is not None else body[0]
    for first, end in (
        (start + 1, body[0]),
        (max(start - NEAR, 0), start),
        (body[1] + 1, body[1] + 1 + NEAR),
    ):
        facts = facts_between(layout, first, end)
        if headline is not None and any(in_masthead(line, headline) for line in facts):
            continue
        links = [anchor for line in facts for anchor in line.anchors]
        links = [anchor for anchor in links if leads_to_listing(anchor.get("href", ""))]
        name = text_of(links[0]) if len(links) == 1 and not leads_elsewhere(links) else ""
        if name and (names_section(fold(name)) or is_menu_entry(layout, name, first)):
            return rule.kept([name])
    return []


def _parts_beside_day(layout: Layout, line: Line) -> list[str]:
    """The parts of a line of a name and a day in elements or between marks; else what stands
    before a dash and a day: «مسرح - الثلاثاء 14 مايو 2024»."""
    parts = parts_of(line) if line.size <= 120 else []
    if not parts and line.size <= GLUED and (glued := _GLUED.match(line.text)) is not None:
        day = parse_dates(line.text[glued.end() :], layout.base).published
        return [glued[0]] if day is not None else []
    if parts or line.size > 90 or "-" not in line.text.replace("–", "-"):
        return parts
    name, *rest = _DASH.split(line.text, maxsplit=1)
    days = [day for day in rest if parse_dates(day, layout.base).published is not None]
    return [name] if days else []


GLUED = 50  # characters of a section's name and a day that nothing divides
_GLUED = re.compile(r"[^\W\d_](?:[^\W\d_]| ){2,28}(?=\d)")  # «وطنية2018/07/19 10:05»
_DASH = re.compile(r"\s+[-–—]\s+")
_UNNAMED = Hint.LIST | Hint.NAV | Hint.TAGS | Hint.LEAD | Hint.DATE


def _says_section(line: Line, headline: Line) -> bool:
    """Whether a line of a box of its own, or an element right before the headline's, is called a
    category."""
    box, before = line.box, headline.box.element.getprevious()
    hints, element = (box.hints if box.alone else Hint.NONE), box.element
    if line.index == headline.index - 1 and before is not None and text_of(before) == line.text:
        hints, element = hints_of(before), before
    named = bool(hints & Hint.SECTION) and not hints & _UNNAMED
    return named and "kicker" not in element.get("class", "")  # which may be a sentence
