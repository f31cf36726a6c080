"""What an article is filed under where the page says so: links to categories, «القسم: محليات»."""

from __future__ import annotations

import re
from itertools import chain

from scraper.arabic.digits import DIGIT
from scraper.arabic.text import clean, fold
from scraper.parser.fields.crumbs import MAX_CRUMBS
from scraper.parser.fields.sectionnames import Rule
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.hints import Hint, hints_in
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role, is_in_own_footer
from scraper.parser.markup.standing import surroundings
from scraper.parser.signs.facts import facts_below, may_count
from scraper.parser.signs.filing import LABELS, may_label, names_behind
from scraper.parser.signs.labels import (
    LABEL_WORDS,
    is_filing,
    is_label,
    is_next_title,
)

REACH = 12  # lines before the headline and after the text in which a category's link may stand
OVER = 6  # lines before the headline in which a label may stand
BELOW = 10  # lines after the text in which it may
MAX_LINE = 160  # characters of a line with a label and sections
MAX_VALUE = 30  # characters of a section that is no link
FEW = 4  # lines of a box about what the article is filed under
KICKER = 2  # lines over a title in which its section may stand


def categories(
    layout: Layout, headline: Line | None, body: tuple[int, int], rule: Rule
) -> list[str]:
    """Links marked ``rel="category"`` (WordPress) or in a box named so, near the article."""
    start = headline.index if headline is not None else body[0]
    around = surroundings(headline.box) if headline is not None else None
    marked: list[str] = []
    named: list[str] = []
    for line in layout.lines[max(start - REACH, 0) : body[1] + REACH]:
        if not line.anchors or line.box.roles & Role.NAV:
            continue
        above = line.index < body[0]
        inside = body[0] <= line.index <= body[1] and not line.linked
        if (inside or line.size > MAX_LINE) and not is_filing(line):
            continue
        own = _category_links(line, headline, above=above)
        if own and not (line.index > body[1] and _is_of_another(layout, line, body[1], headline)):
            marked += own
        if above and (headline is None or (around is not None and line.box.within(around))):
            if line.linked and _is_named_section(line.box):
                named += map(text_of, line.anchors)
            elif line.size < 100:
                # the only link of a line may call itself a category: «في تقنية، بواسطة فلان»
                named += [
                    text_of(anchor)
                    for anchor in line.anchors
                    if (own_class := anchor.get("class")) and _names_section(own_class)
                ]
    return rule.kept(marked) or (rule.kept(named) if len(named) <= MAX_CRUMBS else [])


def _category_links(line: Line, headline: Line | None, *, above: bool) -> list[str]:
    """The links of a line that are marked as a category's, or lead from below the headline to
    where a category's articles are listed: ``above`` the text any, below it what closes the
    article. Blogger's labels are its sections; its menus list them as well."""
    below = headline is not None and line.index > headline.index
    found = []
    for anchor in line.anchors:
        rel = anchor.get("rel")
        if (rel is not None and "category" in rel.split()) or (
            below
            and _FILED_AT.search(href := anchor.get("href", "")) is not None
            and (above or "/label/" in href or _closes_article(line, headline))
        ):
            found.append(text_of(anchor))
    return found


# Where WordPress lists a category's articles, and Blogger a label's.
_FILED_AT = re.compile("/(?:category|categories|search/label)/[^/]")


def _closes_article(line: Line, headline: Line | None) -> bool:
    """Whether a line of one to three links stands in the ``article`` of the headline (HTML)."""
    if len(line.anchors) > 3 or not line.is_link:
        return False
    around = headline.box.outwards() if headline is not None else ()
    article = next((box for box in around if box.tag == "article"), None)
    return article is not None and line.box.within(article)


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


def _heads_others(line: Line) -> bool:
    """Whether a line below the text heads other articles, or is the title of one: their sections
    follow."""
    if line.box.roles & Role.HEADING and line.is_link:
        return True
    return line.word in LABEL_WORDS and is_label(line, fold(line.text))


def _names_section(names: str) -> bool:
    """Whether a link's own class says that it leads to a section."""
    hints = hints_in(names)
    return bool(hints & Hint.SECTION) and not hints & (Hint.LIST | Hint.NAV | Hint.TAGS)


def _is_named_section(box: Box) -> bool:
    """Whether a small box, or the one right around it, calls itself one of sections."""
    for around in (box, box.parent or box):
        if around.hints & Hint.SECTION and not around.hints & (Hint.LIST | Hint.NAV):
            return around.count <= FEW
    return False


def labelled(layout: Layout, headline: Line | None, body: tuple[int, int], rule: Rule) -> list[str]:
    """What a label calls the section, around headline and text: «القسم: محليات»."""
    first = max((headline.index if headline is not None else body[0]) - OVER, 0)
    for line in chain(layout.lines[first : body[0]], layout.lines[body[1] + 1 :][:BELOW]):
        if line.size > MAX_LINE or line.box.roles & Role.NAV:
            continue
        if line.box.roles & Role.FOOTER and not is_in_own_footer(line.box, headline):
            continue
        heads = line.index > body[1] and _heads_others(line)
        if heads and not (may_count(fold(line.text)) and line in facts_below(layout, body[1])):
            break
        if not may_label(line.text):
            continue
        found = names_behind(line) or _below_label(layout, line)
        if found:
            # «المجموعة الأم: أخبار» on a line, «المجموعة: محليات» on the next
            for following in layout.lines[line.index + 1 :][:2]:
                more = names_behind(following) if following.anchors else []
                if not more:
                    break
                found += more
            return rule.kept(found[:MAX_CRUMBS])
    return []


_PAIRS = frozenset((("td", "td"), ("th", "td"), ("dt", "dd")))


def _below_label(layout: Layout, label: Line) -> list[str]:
    """The links on a line of their own right below a label and beside it: «القسم:» «محليات»; in a
    cell or a list of labels and values a few words as well."""
    around = label.box.parent
    if around is None or fold(label.text) not in LABELS:
        return []
    for line in layout.lines[label.index + 1 : around.last][:1]:
        if line.linked:
            return [*map(text_of, line.anchors)] if around.count <= FEW else []
        valued = (label.box.tag, line.box.tag) in _PAIRS
        if valued and line.size <= MAX_VALUE and not DIGIT.search(line.text):
            return [clean(line.text)]
    return []
