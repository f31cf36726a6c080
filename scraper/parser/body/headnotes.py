"""What stands over a text's first paragraph as a paragraph of its own: whose desk it is from, its
section, what kind of text it is, its editor's letters.

Papers of the Maghreb and many small sites type it into the text: «القسم السياسي», «محليات», «ق.م»,
«خاص». Names of persons and datelines are taken off later, where it is known what they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.arabic.agencies import Certainty, agencies
from scraper.arabic.furniture import phrases
from scraper.arabic.sectionwords import names_section
from scraper.arabic.stops import PAUSES, SAID
from scraper.arabic.text import clean, fold
from scraper.parser.dateline import is_dateline
from scraper.parser.markup.lines import Line, Role
from scraper.parser.signs.endnotes import INITIALS, names_desk
from scraper.parser.signs.origins import stands_over
from scraper.parser.signs.wires import SHORT

PARAGRAPH = 80  # characters of what it stands over
# what kind of text it is; «بيان» (a statement) may be its title
_KINDS = phrases(
    """
    رأي | افتتاحية | مقال | مقالة | تحليل | تقرير | تحقيق | حوار | حصري | حصريا | خبر | خبر عاجل
    عاجل | فيديو وصور | صور وفيديو
    """
)
_FILED = re.compile(r"(?:القسم|التصنيف|الفئة)\s*[:/]\s*[^\W\d][^.؟!]{2,25}")


def over_text(lines: Sequence[Line], names: Sequence[str]) -> int:
    """How many lines at the beginning tell of the text and are none of it. One that stands as
    others of the text's short lines do is its heading; ``names`` are the publisher's."""
    sure = 0  # by their words alone, whatever stands below
    while sure < len(lines) - 2 and stands_over(lines[sure], names):
        sure += 1
    count = sure
    while count < min(sure + MOST, len(lines) - 1) and _tells_of_text(lines, count, names):
        count += 1
    return count if count > sure and lines[count].size >= PARAGRAPH else sure


MOST = 2  # lines that stand over a text so


def _tells_of_text(lines: Sequence[Line], at: int, names: Sequence[str]) -> bool:
    line = lines[at]
    if line.size > SHORT or line.links or line.box.roles & (Role.ITEM | Role.CELL | Role.QUOTE):
        return False
    text = clean(line.text)
    if text.endswith((*SAID, *PAUSES)) and not text.endswith(":"):
        return False
    stand = line.box.stand()
    if any(other.size <= SHORT and other.box.stand() == stand for other in lines[at + 2 :]):
        return False
    key = fold(text)
    if key in _KINDS or names_section(key) or _FILED.fullmatch(text) or INITIALS.fullmatch(text):
        return True
    source = agencies().get(text) not in (None, Certainty.NOUN)
    # «رويترز» alone is a dateline, and left to its reader
    return (source or names_desk(text, key, names)) and is_dateline(text, None, names) is None
