"""What is told of an article in a few lines beside its text: day, author, section, counters.

Old templates open or close their articles so, in the rows of a table or one below the other. What
stands among such facts heads nothing: «التعليقات: 3» (comments: 3) may be the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from scraper.arabic.digits import DIGIT
from scraper.arabic.text import fold
from scraper.parser.dates import parse_dates
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role
from scraper.parser.signs.byline import may_be_byline, parse_byline
from scraper.parser.signs.dated import parts_of
from scraper.parser.signs.filing import may_label, names_behind
from scraper.parser.signs.labels import SLOTS, is_comments_label, is_label
from scraper.parser.signs.wording import is_furniture

NEAR = 10  # lines beside the text among which they begin
MOST = 8  # of them
SHORT = 80  # characters of one of them
BAR = 160  # characters of all on a line
WORDS = 5  # of a link among them: an author's name, a section's
_ELSEWHERE = Role.NAV | Role.FOOTER | Role.ASIDE | Role.HEADING


def facts_below(layout: Layout, last: int) -> Sequence[Line]:
    """The facts that stand right below a text, which ends with the line ``last``."""
    return facts_between(layout, last + 1, last + 1 + NEAR)


def may_count(key: str) -> bool:
    """Whether a folded label owns nothing where it is a fact about the article: a counter of
    comments, a button, «شارك | بقلم: فلان | 14 مارس 2025»."""
    return key in SLOTS or is_comments_label(key) or DIGIT.search(key) is not None


def facts_between(layout: Layout, first: int, near: int) -> Sequence[Line]:
    """The first lines that tell of the article, of those that begin from the line ``first`` to
    before ``near``: made alike, and one of them its day; or a line that has all of it between its
    marks."""
    lines = layout.lines
    passed = first
    for line in lines[first:near]:
        if line.index < passed or line.size > BAR or line.box.roles & _ELSEWHERE:
            continue
        if _is_bar(layout, line):
            return (line,)
        if line.size > SHORT:
            continue
        stand = line.box.stand()
        run = [line]
        for other in lines[line.index + 1 : line.index + 1 + MOST]:
            if other.box.stand() != stand:
                break
            run.append(other)
        facts = _facts_of(layout, run)
        if facts:
            return facts
        passed = line.index + len(run)
    return ()


def _is_bar(layout: Layout, line: Line) -> bool:
    """«شارك | نشرت في: 14 مارس 2025 | بقلم: فلان»: one of more than two parts is a day."""
    parts = parts_of(line) if DIGIT.search(line.text) else []
    return len(parts) > 2 and any(parse_dates(part, layout.base).published for part in parts)


def _facts_of(layout: Layout, run: Sequence[Line]) -> Sequence[Line]:
    """The facts with which lines made alike begin, before links or what heads them; () before
    other lines, as a reader's comment is below name and day, or with no day among them."""
    if len(run) == 1 or not any(DIGIT.search(line.text) for line in run):
        return ()
    facts = list(takewhile(lambda line: _is_fact(layout, line), run))
    if not 1 < len(facts) <= MOST:
        return ()
    behind = run[len(facts) :][:1]
    if not all(line.linked or is_label(line, fold(line.text)) for line in behind):
        return ()
    return facts if any(_is_day(layout, line) for line in facts) else ()


def _is_day(layout: Layout, line: Line) -> bool:
    return line.dates(layout.base).published is not None


def _is_fact(layout: Layout, line: Line) -> bool:
    """Whether a short line is a day, a counter or a button, names who wrote or where it is filed,
    or is a lone link as short as a name."""
    if line.size > SHORT:
        return False
    if len(line.anchors) == 1 and line.is_link:
        return len(line.text.split()) <= WORDS
    key = fold(line.text)
    if is_comments_label(key) or is_furniture(line, key) or _is_day(layout, line):
        return True
    if may_be_byline(line.text) and parse_byline(line.text):
        return True
    return may_label(line.text) and bool(names_behind(line))


def is_readers(line: Line, below: Sequence[Line]) -> bool:
    """Whether a line is over what a reader says, where others say something as well: two lines of
    one form with a day and its clock, each over more than they say."""
    if line.size > SIGNED or ":" not in line.text or not _CLOCK.search(line.text):
        return False
    after = [each for each in below if each.index > line.index][:READERS]
    if not after or after[0].size < line.size or after[0].links or _CLOCK.search(after[0].text):
        return False
    return any(
        each.box.tag == line.box.tag
        and each.box.depth == line.box.depth
        and _CLOCK.search(each.text)
        for each in after[1:]
    )


_CLOCK = re.compile(r"[0-9٠-٩]{1,2}:[0-9٠-٩]{2}")
SIGNED = 160  # characters of a line that may tell who says something, and when
READERS = 6  # lines down to the next reader's
