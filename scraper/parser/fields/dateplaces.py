"""Where a page may print its article's date: near the headline, or below the text and saying so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from scraper.arabic.digits import DIGIT
from scraper.arabic.furniture import begins
from scraper.arabic.text import fold
from scraper.parser.dates import parse_dates
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role, is_in_own_footer
from scraper.parser.markup.standing import beside, shared
from scraper.parser.signs.byline import may_be_byline, parse_byline
from scraper.parser.signs.claims import YEAR, day_of, prints_year
from scraper.parser.signs.dated import RELATIVE_WORDS, parts_of
from scraper.parser.signs.facts import facts_below
from scraper.parser.signs.filing import LABELS
from scraper.parser.signs.inserts import OF_AUTHORS
from scraper.parser.signs.labels import is_filing
from scraper.parser.signs.wording import is_urgent
from scraper.rare import rare

MAX_FACT = 60  # characters of a line below facts that is no reader's comment
MAX_LINE = 160  # characters of a line that prints a date and is no paragraph
REACH = 8  # lines before the headline in which its date may stand


def date_lines(
    layout: Layout, headline: Line | None, body: tuple[int, int], skipped: frozenset[int]
) -> list[Line]:
    """Lines that may print the article's date: between headline and text, then just before the
    headline, then just after the text; never a masthead's, a caption's or another article's."""
    after = layout.lines[body[1] + 1 : body[1] + 6]
    if headline is None:
        above = layout.lines[max(body[0] - REACH, 0) : body[0]]
        found = [line for line in above if line.index not in skipped and _may_print(line, None)]
    else:
        found = _beside_headline(layout, headline, body[0], skipped)
        if not any(line.index > headline.index for line in found):
            found = [*_signed(after, headline), *found]
    found += [line for line in after if _is_labelled(layout, line, headline)]
    if not found and after and _is_posted(after[0], headline):
        found = after[:1]
    return found or _among_facts(layout, headline, body[1])


def _beside_headline(
    layout: Layout, headline: Line, start: int, skipped: frozenset[int]
) -> list[Line]:
    """Lines between the headline and the text, which begins at ``start``, that may print a day;
    then those before the headline."""
    below = [
        line
        for line in layout.lines[headline.index + 1 : start]
        if _may_print(line, headline) or _has_day_among_links(layout, line)
    ]
    above = [
        line
        for line in _above(layout, headline.index)
        if _may_print(line, headline)
        or _is_right_above(layout, line, headline)
        or _is_labelled_above(layout, line, headline)
    ]
    return [
        line
        for line in (*below, *above)
        if line.index not in skipped and not _of_another(layout, line, headline)
    ]


def _among_facts(layout: Layout, headline: Line | None, last: int) -> list[Line]:
    """Those of the facts below a text, which ends with the line ``last``, that print its day."""
    facts = facts_below(layout, last)
    labelled = [line for line in facts if _is_labelled(layout, line, headline)]
    if labelled or not _are_articles(layout, facts, last):
        return labelled
    return [line for line in facts if prints_year(line.text) and _may_print(line, headline)]


def _are_articles(layout: Layout, facts: Sequence[Line], last: int) -> bool:
    """Whether facts begin right below a text, which ends with the line ``last``, one of them names
    who wrote or where it is filed, and they own nothing that a reader says."""
    if not facts or facts[0].index != last + 1:
        return False
    behind = layout.lines[facts[-1].index + 1 :][:1]
    if any(line.size > MAX_FACT and not line.links for line in behind):
        return False
    return any(
        (may_be_byline(part) and parse_byline(part)) or (begins(part) in LABELS and ":" in part)
        for line in facts
        for part in parts_of(line) or [line.text]
    )


def _of_another(layout: Layout, line: Line, headline: Line) -> bool:
    """Whether a line stands right below the linked title of another article, or in its card."""
    if line.index > headline.index and _is_in_card(layout, line, headline):
        return True
    above = layout.lines[line.index - 1] if line.index else headline
    if above is headline or not above.is_link:
        return False
    least = HEADING if above.box.roles & Role.HEADING else TITLE
    if len(above.text.split()) < least or YEAR.search(above.text):
        return False  # no title, or its day stands beside it
    around = shared(line.box, headline.box)
    if around.tag != "body" and not above.box.within(around):
        return False  # it closes what stands before the article
    if _heads_none(layout, line, above):
        return False
    return fold(headline.text) not in fold(above.text)


def _heads_none(layout: Layout, line: Line, title: Line) -> bool:
    """Whether a title right over a line closes a box of several titles in which the line is not:
    the latest news, between headline and day."""
    box = title.box
    if line.box.within(box):
        return False
    while box.parent is not None and not line.box.within(box.parent):
        box = box.parent
    titles = (
        each.is_link and len(each.text.split()) >= HEADING
        for each in layout.lines[box.first : box.last]
    )
    return sum(titles) > 1


def _is_in_card(layout: Layout, line: Line, headline: Line) -> bool:
    """Whether a line closes another ``article`` of a few lines, which begins with its title."""
    box = line.box if line.box.tag == "article" else line.box.parent
    if box is None or box.tag != "article":
        return False
    title = layout.lines[box.first]
    few = headline.index < title.index < line.index < title.index + CARD
    return few and title.is_link and len(title.text.split()) >= HEADING


CARD = 5  # lines of another article's card


def _above(layout: Layout, start: int) -> Iterator[Line]:
    """The lines before the headline, from it upwards as far as the menu: over that stands the
    masthead, with the day of the visit."""
    links = 0
    for line in reversed(layout.lines[max(start - REACH + 1, 0) : start]):
        links += line.is_link
        if links >= MENU:
            return
        if len(line.anchors) >= MENU and not is_clocked(layout, line.index):
            return
        yield line


def is_clocked(layout: Layout, index: int) -> bool:
    """Whether a line has a ``time`` element in it: among links it tells who wrote, when and under
    what, as no menu does."""
    return any(place == index for _, _, place in layout.times)


def is_over_menu(layout: Layout, place: int, start: int) -> bool:
    """Whether the line at ``place`` stands over the menu that is over the headline, ``start``."""
    return all(line.index != place for line in _above(layout, start))


def _has_day_among_links(layout: Layout, line: Line) -> bool:
    """Whether a line is a link to the day's archive or the page itself, as themes make of the day,
    or an element of it is a day, however many links stand beside it: author, sections, comments. A
    day that is a link is the only one there."""
    if not line.linked or line.box.roles & (Role.NAV | Role.ASIDE) or not DIGIT.search(line.text):
        return False
    if len(line.anchors) == 1 and line.is_link:
        return line.dates(layout.base).published is not None
    linked = {text_of(anchor) for anchor in line.anchors}
    if line.size > MAX_LINE or any(map(_leads_to_title, line.anchors)):
        return False  # another article and its day
    if line.box.parent is not None and line.box.parent.hints & (Hint.RELATED | Hint.LIST):
        return False
    days = [
        part
        for part in line.segments()
        if DIGIT.search(part) and parse_dates(part, base=layout.base).published is not None
    ]
    return len(days) == 1 or any(day not in linked for day in days)


def _leads_to_title(anchor: etree._Element) -> bool:
    """Whether a link has as many words as titles of articles have; an author's may have five."""
    words = text_of(anchor).count(" ") + 1
    return words >= TITLE or (words == TITLE - 1 and not OF_AUTHORS.search(anchor.get("href", "")))


def _is_right_above(layout: Layout, line: Line, headline: Line) -> bool:
    """Whether a line on a page without boxes is a day between menu and headline, right over that.
    The day of the visit, which a masthead prints too, is left alone."""
    root = headline.box.parent
    if line.index < headline.index - 2 or root is None or root.tag != "body":
        return False
    if line.size > (ISSUE if "العدد" in line.text else 60):
        return False
    if line.box is not root and line.box.parent is not root:
        return False
    if not any(above.links for above in layout.lines[max(line.index - REACH, 0) : line.index]):
        return False
    found = line.dates(layout.base).published
    return found is not None and day_of(found.value) != day_of(layout.base)


OVER = 3  # lines over the headline, at most
ISSUE = 100  # characters of a paper's date line: both calendars, the year, the issue


def _is_labelled_above(layout: Layout, line: Line, headline: Line) -> bool:
    """Whether a line among the few right over the headline says that a day is the publication's,
    on a page without boxes: no masthead calls today's day so."""
    if line.index < headline.index - OVER or line.size > MAX_LINE or not DIGIT.search(line.text):
        return False
    if line.box.roles & (Role.NAV | Role.FOOTER | Role.ASIDE | Role.CAPTION):
        return False
    between = layout.lines[line.index + 1 : headline.index]
    headed = any(each.box.roles & Role.HEADING for each in between)
    return not headed and _PUBLISHED.search(line.text) is not None


_SAID = "نُ?شر|[أا]ُ?ضيف|[أا]ُ?درج|تاريخ|Published|Posted"
_PUBLISHED = re.compile(_SAID, re.IGNORECASE)
TITLE = 6  # words of a link that is a title: authors' and sections' have fewer
HEADING = 3  # of one that is a heading too
MENU = 4  # lines that are links make a menu, or links in one line


def _is_labelled(layout: Layout, line: Line, headline: Line | None) -> bool:
    """Whether a line after the text prints a date and says that it is the article's, itself or by
    the label beside it."""
    if _ISSUED.match(line.text) is not None:
        return False  # a book's or a report's
    if _may_print(line, headline):
        if _LABELLED.search(line.text) is not None:
            return True
        above = layout.lines[line.index - 1]
        if (
            may_label(above)
            and stands_beside(above.box, line.box)
            and _LABELLED.search(above.text) is not None
        ):
            return True
    return bool(line.anchors) and line.size <= 2 * MAX_LINE and is_filing(line)


_ISSUED = re.compile(r"\W{0,2}تاريخ (?:ال)?(?:[إا]صدار|صدور)")


def _is_posted(line: Line, headline: Line | None) -> bool:
    """«أضافه فلان في 08 مارس 2025 12:00» right below the text, as old systems print it."""
    return _POSTED.match(line.text) is not None and _may_print(line, headline)


_POSTED = rare(r"\W{0,3}(?:[أا]ضافه|[أا]ضيف|[أا]رسله|كتبه|مرسل[ةه]?)\s.{0,40}\sفي\s")


def _signed(after: Sequence[Line], headline: Line) -> list[Line]:
    """The line right under the text where it is a day and a clock, and nothing else: the print of
    older templates, and of wires below the editors' letters. A day alone may be today's."""
    for line in after[:SIGNED]:
        if line.size > 60 or line.links or line.box.roles & Role.HEADING:
            break
        if _DAY_AND_CLOCK.fullmatch(line.text.strip()) and beside(line.box, headline):
            return [line] if _may_print(line, headline) else []
    return []


SIGNED = 3  # short lines under the text, the last of which may print its date
_DAY_AND_CLOCK = rare(
    r"[^\W\d]* ?،? ?[0-9٠-٩]{1,2}[ /-](?:[^\W\d]{2,12}|[0-9٠-٩]{1,2})[ /-][0-9٠-٩]{4}\W{1,3}"
    r"(?:الساعة )?[0-9٠-٩]{1,2}:[0-9٠-٩]{2}(?::[0-9٠-٩]{2})?(?: ?(?:[صم]|am|pm))?"
)
# «نشر في», «تاريخ النشر», «آخر تحديث», «العدد 1543»: after the text only a labelled date is the
# article's; an issue's day is its articles'
_LABELLED = rare(f"{_SAID}|تحديث|تعديل|العدد [0-9٠-٩]{{2}}|Updated", re.IGNORECASE)


def _may_print(line: Line, headline: Line | None) -> bool:
    if not 4 <= line.size <= MAX_LINE:
        return False
    if DIGIT.search(line.text) is None and line.word not in RELATIVE_WORDS:
        return False
    roles = line.box.roles
    if roles & (Role.NAV | Role.CAPTION):
        return False
    if roles & Role.ASIDE and not _is_in_own_aside(line, headline):
        return False
    if roles & Role.FOOTER and not is_in_own_footer(line.box, headline):
        return False
    if line.linked and not (line.box.hints & Hint.DATE or _is_behind_name(line)):
        return False
    if is_urgent(line):
        return False  # a ticker's line, with its own clock
    if headline is None or line.index > headline.index:
        return True
    # before the headline: only within the article's own head, not the page's
    return beside(line.box, headline)


def _is_in_own_aside(line: Line, headline: Line | None) -> bool:
    """Whether a line of no links stands below the headline in an ``aside`` of its ``article``: who
    wrote, under what and when."""
    if headline is None or line.index < headline.index or line.links:
        return False
    return is_in_own_footer(line.box, headline, "aside")


def _is_behind_name(line: Line) -> bool:
    """Whether a line is the author's link and a day glued to it, which is as short."""
    if len(line.anchors) != 1 or line.size - line.links < DAY or line.size > 60:
        return False
    return OF_AUTHORS.search(line.anchors[0].get("href", "")) is not None


DAY = 8  # characters: «1/3/2025»


def stands_beside(one: Box, other: Box) -> bool:
    """Whether two boxes of a line each are cells of one row, or label and value of one list."""
    return one.parent is not None and one.parent is other.parent and one.parent.count <= 2 * CELLS


CELLS = 6  # of a row, or pairs of a list that tells of an article


def may_label(line: Line) -> bool:
    """Whether a line may be what a day beside it is called: short, without a digit or a link."""
    return line.size <= LABEL and not line.links and not DIGIT.search(line.text)


LABEL = 24  # characters of a label
