"""The sections an article is filed under, as printed: breadcrumbs, category links, claims.

A menu is never a section list: only links that stand with the headline count, and only a trail
that begins at the home page, or is marked up as a trail, is a breadcrumb.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from urllib.parse import unquote, urlsplit

from lxml import etree

from scraper.arabic.digits import DIGIT
from scraper.arabic.furniture import begins
from scraper.arabic.sectionwords import names_section
from scraper.arabic.text import LETTER, clean, fold
from scraper.parser.dates import parse_dates
from scraper.parser.fields.crumbs import (
    MAX_CRUMBS,
    Rule,
    find_crumbs,
    is_home,
    is_menu,
    is_section_page,
    leads_elsewhere,
)
from scraper.parser.fields.publisher import title_parts
from scraper.parser.fields.tags import are_tags, is_tag_link
from scraper.parser.markup.elements import hints_of, text_of
from scraper.parser.markup.hints import Hint, hints_in
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.markup.standing import (
    in_masthead,
    is_apart,
    is_frame,
    stands_with,
    surroundings,
)
from scraper.parser.metadata.head import JSON_LD, MARKUP, TITLE, Metadata
from scraper.parser.signs.byline import BYLINE_WORDS
from scraper.parser.signs.dated import parts_of
from scraper.parser.signs.filing import LABELS, may_label, names_behind
from scraper.parser.signs.inserts import OF_AUTHORS
from scraper.parser.signs.labels import LABEL_WORDS, is_filing, is_label, is_next_title
from scraper.parser.signs.menus import NETWORK, is_button, is_menu_entry, is_root
from scraper.rare import rare


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
    claimed = [*metadata.graph.sections, *metadata.texts("sections")]
    claimed += [name for name, _ in metadata.graph.crumbs]
    rule = Rule(names, title, claimed)
    spare: tuple[tuple[str, ...], str | None] = ((), None)
    for source, found in _finds(layout, metadata, headline, body, rule):
        if not found:
            continue
        if source in (JSON_LD, None) and LETTER.search(title) and not LETTER.search(found[0]):
            # «Economy», the system's own name for what the page prints as «اقتصاد»
            spare = spare if spare[0] else (tuple(found), source or metadata.of("sections")[0][0])
            continue
        return tuple(found), source or metadata.of("sections")[0][0]
    return spare


def _finds(
    layout: Layout, metadata: Metadata, headline: Line | None, body: tuple[int, int], rule: Rule
) -> Iterator[tuple[str | None, list[str]]]:
    """What each way to the sections finds, the best first, with its source; None for a claim's."""
    printed: list[str] | None = None
    for source, trail in (
        (MARKUP, find_crumbs(layout, headline, body, rule)),
        (JSON_LD, rule.kept(_steps(metadata, rule))),
    ):
        if len(trail) == 1:  # it goes through one of the sections that the page prints
            printed = _categories(layout, headline, body, rule) if printed is None else printed
            if trail[0] in printed:
                source, trail = (MARKUP, printed) if len(printed) > 1 else (source, trail)
        yield source, trail
    yield MARKUP, _categories(layout, headline, body, rule) if printed is None else printed
    yield MARKUP, _labelled(layout, headline, body, rule)
    claimed = rule.kept(_single(layout, metadata.graph.sections))
    tagged = bool(claimed) and _are_tagged(layout, claimed, body[1])
    yield JSON_LD, [] if tagged else claimed
    yield MARKUP, _itemprops(layout, rule)
    yield None, rule.kept(_single(layout, metadata.texts("sections")))
    yield MARKUP, _kicker(layout, headline, body, rule)
    yield MARKUP, _named_elsewhere(layout, headline, body, rule, metadata.title or "")
    yield TITLE, _in_title(layout, rule, metadata.title or "")
    yield JSON_LD, claimed


def _are_tagged(layout: Layout, names: Sequence[str], last: int) -> bool:
    """Whether a page links all of these names to tags' pages below its text, which ends with the
    line ``last``: some systems call tags sections."""
    tags = {
        fold(text_of(anchor))
        for line in layout.lines[last + 1 : last + 1 + TAGGED]
        for anchor in line.anchors
        if is_tag_link(anchor, hashed=False)
    }
    return tags.issuperset(map(fold, names))


TAGGED = 12  # lines below a text in which its tags stand


def _steps(metadata: Metadata, rule: Rule) -> list[str]:
    """The names of a trail in JSON-LD, without a home page that is called otherwise («آخر
    الأخبار»), nor the page itself under a title cut short."""
    steps = list(metadata.graph.crumbs)
    if len(steps) > 1 and is_root(steps[0][1]) and steps[0][1]:
        steps = steps[1:]
    if len(steps) > 1 and steps[-1][1] == metadata.address:
        name = fold(steps[-1][0])
        if name and rule.title.startswith(name):
            steps.pop()
    return [name for name, url in steps if is_section_page(url)]


def _categories(
    layout: Layout, headline: Line | None, body: tuple[int, int], rule: Rule
) -> list[str]:
    """Links marked ``rel="category"`` (WordPress) or in a box named so, near the article."""
    first = (headline.index if headline is not None else body[0]) - 12
    around = surroundings(headline.box) if headline is not None else None
    marked: list[str] = []
    named: list[str] = []
    for line in layout.lines[max(first, 0) : body[1] + 12]:
        if not line.anchors or line.box.roles & Role.NAV:
            continue
        index, above = line.index, line.index < body[0]
        inside = not above and index <= body[1] and not line.linked
        if (inside or line.size > 160) and not is_filing(line):
            continue
        below = headline is not None and index > headline.index
        for anchor in line.anchors:
            rel, href = anchor.get("rel"), anchor.get("href") if below else None
            if (rel is not None and "category" in rel.split()) or (
                # Blogger's labels are its sections; its menus list them as well
                href is not None
                and _FILED_AT.search(href)
                and (above or "/label/" in href or _closes_article(line, headline))
            ):
                if index > body[1] and _is_of_another(layout, line, body[1], headline):
                    break
                marked.append(text_of(anchor))
        if not above or not (headline is None or (around is not None and line.box.within(around))):
            continue
        if line.linked and _named_section(line.box):
            named.extend(map(text_of, line.anchors))
        elif line.size < 100:
            # the only link of a line may call itself a category: «في تقنية، بواسطة فلان»
            named.extend(text_of(anchor) for anchor in line.anchors if _is_named_so(anchor))
    return rule.kept(marked) or (rule.kept(named) if len(named) <= MAX_CRUMBS else [])


def _heads_others(line: Line) -> bool:
    """Whether a line below the text heads other articles, or is the title of one: their sections
    follow."""
    if line.box.roles & Role.HEADING and line.is_link:
        return True
    return line.word in LABEL_WORDS and is_label(line, fold(line.text))


KICKER = 2  # lines over a title in which its section may stand


def _closes_article(line: Line, headline: Line | None) -> bool:
    """Whether a line of one to three links stands in the ``article`` of the headline (HTML)."""
    box = headline.box if headline is not None else None
    while box is not None and box.tag != "article":
        box = box.parent
    few = len(line.anchors) <= 3 and line.is_link
    return few and box is not None and line.box.within(box)


def _is_of_another(layout: Layout, line: Line, last: int, headline: Line | None) -> bool:
    """Whether a line below the text, which ends with the line ``last``, tells of another article:
    it stands right over a title like this one's, in the largest box without text around what
    heads such articles, or below a head without."""
    if any(is_next_title(other, headline) for other in layout.lines[line.index + 1 :][:KICKER]):
        return True
    for other in layout.lines[last + 1 : line.index]:
        if _heads_others(other):
            around = other.box
            while around.parent is not None and around.parent.first > last:
                around = around.parent
            if around.alone or line.box.within(around):
                return True
    return False


def _single(layout: Layout, claims: Iterable[str]) -> Iterator[str]:
    """The names of claims that run several together, «محليات, اقتصاد»; a name that is printed so
    in a link is one: «ثقافة، فنون»."""
    for claim in claims:
        names = _COMMA.split(claim)
        whole = len(names) == 1 or is_menu_entry(layout, clean(claim), len(layout.lines))
        yield from (claim,) if whole else names


_COMMA = rare(r"\s*[,،]\s+|(?<=[^\W\d]),(?=[^\W\d])")

_MAX_LABELLED = 160  # characters of a line with a label and sections
_BELOW = 10  # lines below the text in which it stands


# Where WordPress lists a category's articles, and Blogger a label's.
_FILED_AT = re.compile("/(?:category|categories|search/label)/[^/]")


def _labelled(
    layout: Layout, headline: Line | None, body: tuple[int, int], rule: Rule
) -> list[str]:
    """What a label calls the section, around headline and text: «القسم: محليات»."""
    first = max((headline.index if headline is not None else body[0]) - 6, 0)
    for line in chain(layout.lines[first : body[0]], layout.lines[body[1] + 1 :][:_BELOW]):
        if line.size > _MAX_LABELLED or line.box.roles & (Role.NAV | Role.FOOTER):
            continue
        if line.index > body[1] and _heads_others(line):
            break
        if not may_label(line.text):
            continue
        found = names_behind(line) or _below_label(layout, line)
        if found:
            # «المجموعة الأم: أخبار» on a line, «المجموعة: محليات» on the next
            for following in layout.lines[line.index + 1 :][:2]:
                labelled = following.anchors and may_label(following.text)
                more = names_behind(following) if labelled else []
                if not more:
                    break
                found += more
            return rule.kept(found[:MAX_CRUMBS])
    return []


_PAIRS = frozenset((("td", "td"), ("th", "td"), ("dt", "dd")))


def _below_label(layout: Layout, line: Line) -> list[str]:
    """The links on a line of their own right below a label and beside it: «القسم:» «محليات»; in a
    cell or a list of labels and values a few words as well."""
    if line.anchors or fold(line.text) not in LABELS or line.index + 1 >= len(layout.lines):
        return []
    below = layout.lines[line.index + 1]
    around = line.box.parent
    valued = (line.box.tag, below.box.tag) in _PAIRS and below.box.parent is around
    if valued and not below.anchors and below.size <= 30 and not DIGIT.search(below.text):
        return [clean(below.text)]
    if around is None or around.count > 4 or not below.box.within(around):
        return []
    return [*map(text_of, below.anchors)] if below.linked else []


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
            return around.count <= 4
    return False


def _itemprops(layout: Layout, rule: Rule) -> list[str]:
    found = [
        element.get("content") or text_of(element) for element in layout.props("articleSection")
    ]
    # a list of keywords marked up as sections is none
    return rule.kept(found) if len(found) <= 3 else rule.kept(found[:1])


WORDS = 5  # of a section's name


def _kicker(layout: Layout, headline: Line | None, body: tuple[int, int], rule: Rule) -> list[str]:
    """A few short links standing alone beside the headline, each to a listing."""
    if headline is None:
        return []
    near = [
        *range(headline.index + 1, min(body[0], headline.index + 8)),
        *range(headline.index - 1, max(headline.index - 6, -1), -1),
    ]
    for index in near:
        line = layout.lines[index]
        steps = [
            anchor
            for anchor in line.anchors
            if not is_button(anchor) and OF_AUTHORS.search(anchor.get("href", "")) is None
        ]
        count = len(steps)
        if not 1 <= count <= 3 or line.links > 30 * count or line.size > 120:
            continue
        signed = len(steps) < len(line.anchors)
        if not line.linked and not _dated(line, layout, signed=signed):
            continue
        if line.box.roles & (Role.NAV | Role.FOOTER) or not stands_with(line.box, headline.box):
            continue
        links = _of_list(layout, line) or steps
        if any(len(text_of(each).split()) > WORDS for each in links):
            continue  # another article's title
        if (len(links) > 1 and _calls_itself_tags(line.box)) or are_tags(links):
            continue
        above = index < headline.index and len(links) > 1
        if above and is_apart(layout, line.box, headline.box):
            continue  # a menu of the section's parts
        if index < headline.index and is_frame(layout, line.box, headline.box):
            continue
        if in_masthead(line, headline) or _lists_home(layout, line):
            continue
        if _in_list(layout, line, headline) or is_menu(line.box, line.box.parent or line.box):
            continue
        above = layout.lines[index - 1]
        if line.breaks and above.box is line.box and above.anchors:
            continue  # one below the other: an old page's menu
        if not all(_leads_to_listing(anchor.get("href", "")) for anchor in steps):
            continue
        if leads_elsewhere(steps) or (count > 1 and any(map(is_home, steps))):
            continue  # a menu's row, which was no trail
        if count > 2 and _are_parts([anchor.get("href", "") for anchor in steps]):
            continue
        found = rule.kept(map(text_of, links))
        if found:
            return found
    return []


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


def _calls_itself_tags(box: Box) -> bool:
    """Whether a box, or the one right around it, calls itself one of tags."""
    return bool((box.hints | (box.parent.hints if box.parent else Hint.NONE)) & Hint.TAGS)


def _are_parts(addresses: Sequence[str]) -> bool:
    """Whether links lead to a listing and to its parts side by side: «كل المقالات» «ثقافة» «سفر»
    is a blog's menu."""
    whole, one, *_, last = (address.partition("?")[0].rstrip("/") + "/" for address in addresses)
    return one.startswith(whole) and last.startswith(whole) and not last.startswith(one)


def _of_list(layout: Layout, line: Line) -> list[etree._Element]:
    """The links of a short list of sections in which a line is an item."""
    around = line.box.parent
    if around is None or line.box.tag != "li" or around.count > 3:
        return []
    lines = layout.lines[around.first : around.last]
    anchors = [anchor for each in lines for anchor in each.anchors]
    alone = all(len(each.anchors) == 1 and each.linked for each in lines)
    listed = all(_leads_to_listing(anchor.get("href", "")) for anchor in anchors)
    return anchors if alone and listed else []


def _dated(line: Line, layout: Layout, *, signed: bool = False) -> bool:
    """Whether all that a line prints beside its links is a date: «ثقافة الأربعاء 12 مارس 2025»;
    where it is ``signed`` by a link to an author, a byline's word is that one's."""
    own = {text_of(anchor) for anchor in line.anchors}
    parts = [part for part in map(clean, line.pieces) if part not in own and fold(part)]
    rest = " ".join(parts)
    if not rest or (begins(rest) in BYLINE_WORDS and not signed):
        return False  # «بواسطة فلان 1 ديسمبر»: the link is the author's
    if parse_dates(rest, base=layout.base).published is not None:
        return True
    # «الأربعاء 30 أبريل» «دقيقتان»: a date, and words in elements of their own
    return len(parts) <= 3 and any(parse_dates(part, base=layout.base).published for part in parts)


def _in_list(layout: Layout, line: Line, headline: Line) -> bool:
    """Whether a link stands among many: in a menu or a list, where no kicker does."""
    if _run_of_links(layout, line, headline) > 3:
        return True
    box: Box | None = line.box
    while box is not None and not headline.box.within(box):
        linked = sum(1 for inner in layout.lines[box.first : box.last] if inner.anchors)
        if linked > 4:
            return True
        box = box.parent
    return False


def _run_of_links(layout: Layout, line: Line, headline: Line) -> int:
    """How many lines that are nothing but links stand here one after the other."""
    lines, count, around = layout.lines, 1, line.box.parent
    for step in (-1, 1):
        place = line.index + step
        while 0 <= place < len(lines) and place != headline.index:
            other = lines[place]
            if not other.is_link or other.box.parent is not around or count > 3:
                break
            count += 1
            place += step
    return count


def _leads_to_listing(href: str) -> bool:
    """A section's address: on the site, not a fragment, no article's number or long slug in it."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    if parts.scheme not in ("", "http", "https") or is_root(href):
        return False
    if not parts.path and "=" not in parts.query:
        return False  # «?print»
    last = unquote(parts.path).rstrip("/").rsplit("/", 1)[-1]
    if "author" in parts.path or "writer" in parts.path:
        return False
    if parts.netloc and NETWORK.search(href):
        return False  # «Telegram»
    if _ARTICLE_NUMBER.search(last) or _ARTICLE_NUMBER.search(parts.query):
        return False
    if _POST.search(parts.query) or _FILE.search(last) or not is_section_page(href):
        return False
    return len(last) <= 40 and last.count("-") <= 4


_ARTICLE_NUMBER = re.compile(r"(?<![^\W_])[0-9]{5,}(?![^\W_])")  # sections have small ones
_FILE = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|zip|mp[34])$")
_POST = re.compile(r"(?:^|&)p=[0-9]")  # WordPress without pretty addresses


def _named_elsewhere(
    layout: Layout, headline: Line | None, body: tuple[int, int], rule: Rule, title: str
) -> list[str]:
    """A short line right over the headline, or beside the date below it, that is no list but reads
    like one of the menu's, stands in <title> beside the headline, or names a section everywhere:
    old templates print the section so."""
    if headline is None:
        return []
    place = headline.index
    # «بعد عامين من الترميم: …» before the headline is no section
    told = {fold(part) for part in title_parts(title) if part.count(" ") < NAMED}
    for index in (place - 1, place - 2, *range(place + 1, place + BESIDE)):
        if not 0 <= index < body[0]:
            continue
        line = layout.lines[index]
        parts = parts_of(line) if line.size <= 120 else []
        if not parts and line.size <= 90 and "-" in line.text.replace("–", "-"):
            # «مسرح - الثلاثاء 14 مايو 2024»
            name, day = _DASH.split(line.text, maxsplit=1) if _DASH.search(line.text) else ("", "")
            parts = [name] if day and parse_dates(day, layout.base).published is not None else []
        if (line.size > 60 and not parts) or not stands_with(line.box, headline.box):
            continue
        if line.anchors and (line.is_link or len(line.anchors) > 2):
            continue  # links alone have been asked
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


BESIDE = 5  # lines under the headline: lead, caption, and then who, when and under what
NAMED = 3  # words of a section's name that nothing but <title> tells
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


def _in_title(layout: Layout, rule: Rule, title: str) -> list[str]:
    """The part of <title> between headline and site that a menu leads to, or that names a section
    everywhere: «العنوان | سياسة | الوادي»."""
    for name in title_parts(title)[1:-1]:
        known = names_section(fold(name)) or is_menu_entry(layout, name, len(layout.lines))
        if known and rule.kept([name]):
            return rule.kept([name])
    return []
