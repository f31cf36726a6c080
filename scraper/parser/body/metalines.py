"""Lines at a text's edge that are none of it: its day, who wrote it, its number in an archive."""

from __future__ import annotations

from scraper.arabic import furniture
from scraper.arabic.bylines import is_name
from scraper.arabic.closings import is_closing
from scraper.arabic.text import clean, fold
from scraper.parser.body.inside import Inside
from scraper.parser.body.shorts import SUBHEADING
from scraper.parser.body.streams import Extent
from scraper.parser.markup.lines import Line
from scraper.parser.signs.byline import may_be_byline, parse_byline
from scraper.parser.signs.dated import DatedLines, is_made_as, parts_of
from scraper.parser.signs.filing import may_label, names_behind
from scraper.parser.signs.inserts import is_strip
from scraper.parser.signs.labels import SLOTS
from scraper.rare import rare

FACTS = 4  # items of a list that says who wrote, when, and whence it is
NUMBERED = 40  # characters of a number in an archive, and what is numbered
# «2min», «قراءة في 3 دقائق», «Reading time: 4 min»
_READING_TIME = rare(
    r"(?i)(?:\D{0,24}[ :])?[0-9٠-٩]{1,2} ?(?:min(?:ute)?s?|د|دقيقة|دقائق|[m’'])"
    r"(?: (?:read|للقراءة|قراءة))?"
)
# «رقم الفتوى: 55121», «العدد 47 - آذار 2025»: what the text is in an archive or an issue
_NUMBER_OF = rare(r"(?:العدد|عدد|رقم [^\W\d]+)\W{1,3}[0-9٠-٩]+\b")


class MetaLines:
    """Judges the lines around a text's first paragraphs and its last."""

    def __init__(self, inside: Inside, dates: DatedLines, extent: Extent) -> None:
        self.inside, self.dates, self.extent = inside, dates, extent
        self.layout = inside.layout

    def is_meta(self, line: Line) -> bool:
        """Whether a line at the edge of the text is nothing but a date or a byline."""
        index, extent = line.index, self.extent
        if line.size > 160:
            return False
        if extent.second is not None and index < extent.second.index and self.is_lone_strip(line):
            return True
        if extent.core < index < extent.last:
            return self.parts_first_from_second(line)
        if index > extent.first and line.text.endswith(":"):
            return False  # «الثلاثاء 5 مارس 2024:» opens what is played that day
        if self.dates.prints_date(line):
            return self.is_own_day(line)
        if line.size >= 80:
            return False
        if line.anchors and self.is_filing(line):
            return True
        if line.size < NUMBERED and index <= extent.core:
            reading = index < extent.core and _READING_TIME.fullmatch(line.text) is not None
            if reading or _NUMBER_OF.match(line.text) is not None:
                return True
        if may_be_byline(line.text) and parse_byline(clean(line.text)):
            return True
        if index < extent.core and self.is_listed_with_day(line):
            return True
        return "·" in line.text and says_who(line)

    def is_lone_strip(self, line: Line) -> bool:
        """Whether a line tells the weather or prices, and those beside it do not: several are what
        the text is about."""
        lines = self.layout.lines
        return is_strip(line) and not any(
            is_strip(lines[at]) for at in (line.index - 1, line.index + 1) if 0 <= at < len(lines)
        )

    def is_own_day(self, line: Line) -> bool:
        """Whether a line that prints a day prints the article's, and is none of its text."""
        index, extent = line.index, self.extent
        if index > extent.core and is_closing(fold(line.text)):
            return False  # «صدر في بيروت بتاريخ 9 مارس 2025»
        if extent.first < index < extent.core:
            # between a lead and the text: «نشرت في: …», and no day of a programme
            return self.dates.says_when(line) or self.is_only_date(line) or says_who(line)
        if index < extent.first and self.opens_chapter(line):
            self.inside.series |= {index}
            return False
        # «جدة 11 رمضان 1446 هـ واس» on a line of its own opens the text
        # no dateline tells the time of day
        opening = not self.dates.has_clock(line) and self.dates.is_dateline(line)
        return index > extent.last or not opening

    def is_filing(self, line: Line) -> bool:
        """«الموضوع: محليات»; «محليات» with its link over the text."""
        if self.is_filed(line):
            return True
        return line.links == line.size and line.index < self.extent.core

    def is_only_date(self, line: Line) -> bool:
        """Whether a line is a day of a year, beside counters and a section or alone, and no other
        of the text's short lines that stand as it does is one."""
        whole = line.dates(self.layout.base).published is not None
        if not (whole or line.links or _has_button(line)):
            return False
        others = self.layout.lines[self.extent.first : self.extent.last + 1]
        stand = line.box.stand()
        return not any(
            other is not line
            and other.size < 60
            and other.box.stand() == stand
            and self.dates.prints_date(other)
            for other in others
        )

    def opens_chapter(self, line: Line) -> bool:
        """Whether a day over the text is the first of a chronicle's, or of a live report's titles:
        others stand alike in it."""
        if line.links:
            return False
        stand, own = line.box.stand(), self.dates.says_when(line)
        return any(
            other is not line
            and other.box.stand() == stand
            and (
                is_made_as(line, other)
                or (not own and other.size < SUBHEADING and self.dates.prints_date(other))
            )
            for other in self.layout.lines[self.extent.first : self.extent.last + 1]
        )

    def parts_first_from_second(self, line: Line) -> bool:
        """Whether a line between the text's first paragraph, a lead that stands as the others do,
        and the second says who wrote, when, or under what it is filed."""
        second = self.extent.second
        if second is None or line.index > second.index:
            return False
        found = self.is_day_below(line, second) or (
            line.size < 80
            and (
                self.signs(line)
                or (bool(line.anchors) and self.is_filed(line))
                or self.is_listed_with_day(line)
            )
        )
        if found:
            self.inside.found.parting.append(line.index)
        return found

    def is_day_below(self, line: Line, second: Line) -> bool:
        """Whether a day between the first paragraph and the ``second`` is the article's."""
        if not self.dates.prints_date(line):
            return False
        # «الأحد 9 مارس 2025، الساعة العاشرة» among the paragraphs is when something takes place
        apart = line.box.stand() != second.box.stand()
        return self.dates.is_labelled(line) or (
            apart and self.dates.says_when(line) and not self.opens_chapter(line)
        )

    def is_listed_with_day(self, line: Line) -> bool:
        """Whether a line stands in a short list of which one item is the article's day: «فلان»,
        «المصدر: كذا», «4 آذار 2014 الساعة 09:00»."""
        around = line.box.parent
        if line.box.tag != "li" or around is None or not 2 <= around.count <= FACTS:
            return False
        listed = self.layout.lines[around.first : around.last]
        days = [other for other in listed if self.dates.prints_date(other)]
        return len(days) == 1 and days[0] is not line and self.dates.says_when(days[0])

    def signs(self, line: Line) -> bool:
        """«نص: فلان»."""
        if ":" not in line.text or not may_be_byline(line.text):
            return False
        return parse_byline(clean(line.text)) is not None

    def is_filed(self, line: Line) -> bool:
        """«الموضوع: محليات», the section with its link."""
        return may_label(line.text) and bool(names_behind(line))


def says_who(line: Line) -> bool:
    """Whether one of a line's elements is a byline or a person's name: «حاورها: فلان» «تونس»
    «12 مارس 2025»."""
    parts = parts_of(line)
    return any(
        (may_be_byline(part) and parse_byline(part)) or is_name(fold(part).split())
        for part in parts
    )


def _has_button(line: Line) -> bool:
    """«14 مارس 2025» «شارك» «وقت القراءة: دقيقتان»: whether an element of a line is a button's."""
    return any(fold(part) in _BUTTONS for part in parts_of(line))


_BUTTONS = SLOTS | furniture.whole(furniture.WHOLE_LINES)
