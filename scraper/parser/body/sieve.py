"""The article's paragraphs told from the furniture among them, inside the body's box.

Whole boxes are refused first (``boxes``). Single lines follow. Then both ends are trimmed
(``ends``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scraper.arabic.bylines import OTHER_CREDITS, is_name
from scraper.arabic.stops import MARKS, STOPS
from scraper.arabic.text import clean, fold
from scraper.parser.body.boxes import Boxes
from scraper.parser.body.ends import LABEL, Ends, is_set_off
from scraper.parser.body.inside import Inside, Key
from scraper.parser.body.prose import PROSE, Body, Prose
from scraper.parser.body.twice import printed_twice
from scraper.parser.markup.elements import is_coloured, stands_out
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.signs.byline import is_credit, may_be_byline, parse_byline
from scraper.parser.signs.captions import is_slanted
from scraper.parser.signs.claims import prints_year
from scraper.parser.signs.dated import CROWDED, DatedLines, parts_of, tells_of_day
from scraper.parser.signs.filing import may_label, names_behind
from scraper.parser.signs.inserts import (
    announces_link,
    is_half_linked,
    is_row_of_links,
    leads_nowhere,
)
from scraper.parser.signs.labels import (
    FURNITURE_WORDS,
    LABEL_WORDS,
    is_button,
    is_comments_label,
    is_filing,
    is_furniture,
    is_prompt,
)
from scraper.parser.signs.menus import HOME_WORDS, SURE_STEPS
from scraper.rare import rare


class Sieve:
    """One use: ``Sieve(…).body()``."""

    def __init__(
        self, layout: Layout, box: Box, prose: Prose, headline: Line | None, total: float
    ) -> None:
        self.inside = inside = Inside(layout, box, prose, headline, total)
        self.layout, self.box, self.prose, self.start = layout, box, prose, inside.start
        self.places, self.refused, self.found = inside.places, inside.refused, inside.found
        self.title, self.total = inside.title, total
        self.reach = len(headline.text) * 2 if headline is not None else 0
        self.dates = DatedLines(layout)
        self.announced: set[int] = set()  # lines that a sentence above them announces
        # the tags and classes of few words in boxes of their own, counted for whoever asks first
        self.styles: Counter[tuple[str, str | None]] | None = None

    def body(self) -> Body:
        """The body's lines, captions and what was dropped."""
        boxes = Boxes(self.inside)
        boxes.refuse_boxes()
        self.streams = self.find_streams()
        boxes.refuse_captions(self.streams)
        self.first, self.last = self.strong_span()
        self.core = self.core_start()
        kept = self.sift()
        lines = Ends(self.layout, self.box, self.prose, self.streams, self.inside.series).trim(
            kept, self.first, self.last
        )
        if len(lines) < len(kept):
            chosen = {line.index for line in lines}
            self.found.dropped.extend(line for line in kept if line.index not in chosen)
        twice = printed_twice(lines)
        self.found.lines = [line for line in lines if line.index not in twice] if twice else lines
        return self.found

    def find_streams(self) -> dict[Key, int]:
        """Where paragraphs stand: the parents and tags of the prose's own boxes, counted."""
        found: dict[Key, int] = {}
        base, weights = self.box.first, self.prose.weights
        for least in (PROSE, 1):  # a poem has verses alone
            for index in self.places:
                if weights[index] >= least and not self.refused[index - base]:
                    line = self.layout.lines[index]
                    if self.is_date_line(line):
                        continue
                    stand = line.box.stand()
                    found[stand] = found.get(stand, 0) + 1
            if found:
                break
        return found

    def strong_span(self) -> tuple[int, int]:
        """The first and last line of prose that is not a date line itself."""
        first = next(filter(self._is_strong, self.places), None)
        if first is None:
            return self.box.last, self.box.first
        return first, next(filter(self._is_strong, reversed(self.places)))

    def _is_strong(self, index: int) -> bool:
        if self.prose.weights[index] < 10 or self.refused[index - self.box.first]:
            return False
        line = self.layout.lines[index]
        # what has a weight though it is short is a verse
        if not self.prose.is_strong(index) and line.size >= PROSE:
            return False
        return not self.is_date_line(line)

    def is_date_line(self, line: Line) -> bool:
        """Whether a line is no prose for all its length: it says when, who, where, how often."""
        short = line.size < 90 or (line.size <= CROWDED_LINE and len(line.pieces) > CROWDED)
        return short and self.dates.prints_date(line)

    def core_start(self) -> int:
        """The first line of the text's own stream: a lead may stand above the date."""
        places = filter(self._is_strong, self.prose.within(self.first, self.last + 1))
        told = [self.layout.lines[index] for index in places]
        self.second = told[1] if len(told) > 1 else None
        strong = (line for line in told if self.streams.get(line.box.stand(), 0) >= 2)
        above = next(strong, None)
        if above is None:  # a paragraph, or a lead and a paragraph
            return self.last if len(told) == 2 else self.first
        second = next(strong, above)
        if not above.box.alone or second.box.alone or any(line.box.alone for line in strong):
            return above.index
        return second.index  # below a lead the text stands in one box

    def sift(self) -> list[Line]:
        """The lines that are left, without those that are furniture by themselves."""
        lines, base = self.layout.lines, self.box.first
        kept: list[Line] = []
        owner, linked = False, -1  # whether a label has just been read, and where one with its link
        for index in range(self.start, self.box.last):
            line = lines[index]
            may_label = line.word in LABEL_WORDS and line.size < 260
            if self.refused[index - base]:
                if may_label and line.links and self.inside.is_label(line):
                    linked = index
                continue
            strong = self.prose.is_strong(index)
            if (
                may_label
                and index not in self.prose.anchored
                and self.inside.is_label(line)
                and not self.inside.is_subheading(line)
            ):
                if self.opens_comments(line):
                    self.inside.refuse(index, self.box.last, "furniture")
                    break
                self.found.refused.add(index)
                owner = not line.links  # «اقرأ أيضاً: …» with its link owns nothing more
                linked = index if line.links else -1
            elif linked == index - 1 and is_slanted(line):
                pass  # but what the other article is about, in small letters
            elif owner and self.follows_label(line, strong):
                pass
            elif (
                not (kept and strong and line.size > 160)
                and index not in self.inside.series
                and self.is_meta(line)
            ):
                owner = False
            elif self.is_text(line, strong):
                owner = False
                kept.append(line)
                continue
            self.found.dropped.append(line)
        left = self.left_headings(kept)
        return [line for line in kept if line.index not in left] if left else kept

    def opens_comments(self, label: Line) -> bool:
        """Whether readers' comments, or the form for them, follow a label to the box's end, as
        pages in one cell have them: no more than half as much as the text above."""
        if label.links or not is_comments_label(self.inside.key(label)):
            return False
        if any(index > label.index for index in self.prose.anchored):
            return False
        return self.inside.weight(label.index + 1, self.box.last) * 3 <= self.total

    def left_headings(self, kept: Sequence[Line]) -> set[int]:
        """The headings that are all that is left of a box in the text, and a few words over links
        that are not: they headed furniture."""
        left = {line.index for line, behind in pairwise(kept) if self.heads_links(line, behind)}
        places: list[int] = []
        for line in kept:
            if not line.box.roles & Role.HEADING:
                continue
            around = line.box.stand()[0]
            if around is None or around.depth <= self.box.depth:
                continue
            places = places or [other.index for other in kept]
            if bisect_left(places, around.last) - bisect_left(places, around.first) == 1:
                left.add(line.index)
        return left

    def heads_links(self, line: Line, behind: Line) -> bool:
        """Whether links to other pages stand right below a few words, and nothing of the text is
        left before its next line: «من الأرشيف», two titles."""
        between = behind.index - line.index - 1
        if not 2 <= between <= LINKED or line.size > LABEL or line.index in self.inside.series:
            return False
        if line.index in self.prose.weights:
            return False  # a verse
        if line.text.endswith(MARKS) and not line.text.endswith(":"):
            return False
        around = line.box.stand()[0]  # the last cell of a table, or item of a list, heads nothing
        return all(
            each.is_link and len(each.anchors) == 1 and (around is None or each.box.within(around))
            for each in self.layout.lines[line.index + 1 : behind.index][:LIST]
        )

    def follows_label(self, line: Line, strong: bool) -> bool:
        """A link, or a bare title, after «اقرأ أيضاً»."""
        if line.linked:
            return True
        return not strong and line.size < 120 and not line.text.endswith(MARKS)

    def is_text(self, line: Line, strong: bool) -> bool:
        """Whether a line is a paragraph by what it is and where it stands."""
        short = line.size < 220
        if line.is_link and (line.size > 25 or line.box.roles & Role.ITEM):
            own = leads_nowhere(line) if line.box.roles & Role.HEADING else is_half_linked(line)
            if not own:
                return self.heads_box(line)
        elif line.linked and announces_link(line):
            return False
        if short and (self.is_known_furniture(line) or is_prompt(line)):
            return self.inside.is_subheading(line)
        if line.anchors and (is_filing(line) or is_row_of_links(line)):
            return self.heads_box(line)
        if strong or (line.index in self.prose.weights and line.size < PROSE):
            return True
        box = line.box
        if box.roles & Role.HEADING or box.tag in ("pre", "dt", "dd"):
            return True
        if is_set_off(box, self.box) or line.index in self.inside.series:
            return True
        if box.stand() in self.streams or self.is_among(line) or self.is_bold_between(line):
            return True
        return self.heads_box(line) or self.is_announced(line)

    def is_announced(self, line: Line) -> bool:
        """Whether a few words in a paragraph of their own stand right below a sentence that
        announces them, «وجاءت النتائج كما يلي:», or below others that it does."""
        box, above = line.box, self.layout.lines[line.index - 1]
        if line.links or not box.alone or box.hints or not self.first < line.index < self.last:
            return False
        if above.text.endswith(":"):
            announced = self.prose.is_strong(above.index) or above.box.stand() in self.streams
            found = announced and not self.refused[above.index - self.box.first]
        else:
            found = above.index in self.announced and above.box.stand() == box.stand()
        if found:
            self.announced.add(line.index)
        return found

    def heads_box(self, line: Line) -> bool:
        """Whether a few words head a small box with text in it: a question over its answer, what
        an accordion shows of its parts."""
        if line.size > SUBHEADING or not self.first < line.index < self.last:
            return False
        if line.links and not leads_nowhere(line):
            return False
        below = self.layout.lines[line.index + 1]
        if not self.prose.is_strong(below.index) or self.refused[below.index - self.box.first]:
            return False
        around: Box | None = line.box
        while around is not None and around.first == line.index and around.last <= below.index:
            around = around.parent
        if around is None or around.first < line.index or around.count > PARTS:
            return False
        if around.depth <= self.box.depth or not below.box.within(around):
            return False
        box = line.box
        return (
            _opens_part(box, around)
            or line.text.endswith(("؟", "?"))
            or box.hints & Hint.HEADLINE != 0
            or stands_out(box.element)
        )

    def is_bold_between(self, line: Line) -> bool:
        """Whether a few words in the text, right over a paragraph, stand out as a whole: a
        subheading."""
        if line.links or line.size > SUBHEADING or not self.first < line.index < self.last:
            return False
        box = line.box
        if not box.alone or box.hints & ~_OF_HEADINGS:
            return False
        around = box.stand()[0]
        if around is None or not self.left(line.index, -1).box.within(around):
            return False
        below = self.left(line.index, 1)
        if not (self.prose.is_strong(below.index) or below.text.endswith((".", ":"))):
            return False
        if around not in (below.box, below.box.stand()[0], below.box.parent):
            return False
        return stands_out(box.element) or is_coloured(box.element) or self.is_styled(line)

    def is_styled(self, line: Line) -> bool:
        """Whether a few words in a box of their own are called a heading, or as others in the
        text are."""
        style = line.box.element.get("class")
        if not style:
            return False
        if line.box.hints:
            return True
        if self.styles is None:
            self.styles = Counter(
                (other.box.tag, other.box.element.get("class"))
                for other in self.layout.lines[self.first : self.last]
                if other.size <= SUBHEADING and other.box.alone and not other.links
            )
        return self.styles[line.box.tag, style] > 1

    def left(self, index: int, step: int) -> Line:
        """The next line in a direction that no box has been refused with, inside the text."""
        at = index + step
        while self.first < at < self.last and self.refused[at - self.box.first]:
            at += step
        return self.layout.lines[at]

    def is_among(self, line: Line) -> bool:
        """Whether a sentence stands among the paragraphs, in a plain box instead of theirs."""
        if line.links or line.box.hints or not line.text.endswith(STOPS):
            return False
        around, _ = line.box.stand()
        if around is None or around is not line.box.parent:
            return False
        if not self.first < line.index < self.last:
            return False
        if self.streams.get(around.stand(), 0) > 2:  # the text stands there, in no boxes
            return True
        return any(place is around and count > 2 for (place, _), count in self.streams.items())

    def is_only_date(self, line: Line) -> bool:
        """Whether a line is a day of a year, beside counters and a section or alone, and no other
        of the text's short lines that stand as it does is one."""
        if not prints_year(line.text):
            return False
        if line.dates(self.layout.base).published is None and not (
            line.links and self.dates.prints_date(line)
        ):
            return False
        others = self.layout.lines[self.first : self.last + 1]
        stand = line.box.stand()
        return not any(
            other is not line
            and other.size < 60
            and other.box.stand() == stand
            and not self.refused[other.index - self.box.first]
            and self.dates.prints_date(other)
            for other in others
        )

    def opens_chapter(self, line: Line) -> bool:
        """Whether a day over the text is the first of a chronicle's: others stand alike in it, or
        it tells in a heading what happened, «12 مارس 2025: بداية الخلاف»."""
        if line.size >= SUBHEADING or line.links or self.dates.says_when(line):
            return False
        if tells_of_day(line):
            return True
        stand = line.box.stand()
        return any(
            other.size < SUBHEADING and other.box.stand() == stand and self.dates.prints_date(other)
            for other in self.layout.lines[self.first : self.last + 1]
        )

    def is_known_furniture(self, line: Line) -> bool:
        """Whether a line is furniture by its words, says nothing, or repeats the headline."""
        word = line.word
        if line.anchors and word in HOME_WORDS and SURE_STEPS.search(line.text) is not None:
            return True  # a trail: «الرئيسية » محليات » …»
        if word in FURNITURE_WORDS or not word:
            return is_furniture(line, self.inside.key(line))
        if len(line.pieces) > 1 and line.size < 60 and is_button(line):
            return True
        return (
            12 < line.size < self.reach
            and word in self.title
            and self.inside.key(line) == self.title
        )

    def is_meta(self, line: Line) -> bool:
        """Whether a line at the edge of the text is nothing but a date or a byline."""
        if line.size > 160:
            return False
        if self.core < line.index < self.last:
            return self.parts_first_from_second(line)
        if line.index > self.first and line.text.endswith(":"):
            return False  # «الثلاثاء 5 مارس 2024:» opens what is played that day
        if self.first < line.index < self.core:
            # between a lead and the text: «نشرت في: …», and no day of a programme
            if self.dates.prints_date(line):
                when = self.dates.says_when(line) or self.is_only_date(line)
                return when or says_who(line)
        elif self.dates.prints_date(line):
            if line.index < self.first and self.opens_chapter(line):
                self.inside.series |= {line.index}
                return False
            # «جدة 11 رمضان 1446 هـ واس» on a line of its own opens the text
            # no dateline tells the time of day
            opening = not self.dates.has_clock(line) and self.dates.is_dateline(line)
            return line.index > self.last or not opening
        if line.anchors and line.size < 80:
            if may_label(line.text) and names_behind(line):
                return True  # «الموضوع: محليات»
            if line.index < self.core and line.links == line.size and self.is_beside_day(line):
                return True  # «محليات» over the day
        if line.size >= 80:
            return False
        if line.size < NUMBERED and line.index <= self.core:
            reading = line.index < self.core and _READING_TIME.fullmatch(line.text) is not None
            if reading or self.is_number(line):
                return True
        if may_be_byline(line.text) and parse_byline(clean(line.text)):
            return True
        return ("·" in line.text and says_who(line)) or (
            line.word in OTHER_CREDITS and is_credit(line.text)
        )

    def is_beside_day(self, line: Line) -> bool:
        """Whether a line that breaks divide from it, in one box with no more, is a day."""
        box = line.box
        others = self.layout.lines[box.first : box.last] if box.last - box.first <= 4 else ()
        return any(other is not line and self.dates.prints_date(other) for other in others)

    def parts_first_from_second(self, line: Line) -> bool:
        """Whether the only day among the text's short lines stands between its first and second
        paragraph and is the article's: the first is a lead that stands as the others do."""
        second = self.second
        if second is None or line.index > second.index or not self.dates.prints_date(line):
            return False
        if not self.dates.says_when(line) or not self.is_only_date(line):
            return False
        # «الأحد 9 مارس 2025، الساعة العاشرة» among the paragraphs is when something takes place
        return self.dates.is_labelled(line) or line.box.stand() != second.box.stand()

    def is_number(self, line: Line) -> bool:
        """«رقم الفتوى: 55121» over its day, «العدد 47 - آذار 2025»: what the text is in an archive
        or an issue."""
        if line.links or _NUMBER_OF.match(line.text) is None:
            return False
        beside = self.layout.lines[max(line.index - 1, 0) : line.index + 2]
        return prints_year(line.text) or any(
            other is not line and other.size < 60 and self.dates.prints_date(other)
            for other in beside
        )


def _opens_part(box: Box, around: Box) -> bool:
    """Whether a box, or one around it inside another, opens and closes what stands below it:
    ``summary`` (HTML), a button that an element is made (ARIA)."""
    inner: Box | None = box
    while inner is not None and inner is not around:
        if inner.tag == "summary" or inner.element.get("aria-expanded") is not None:
            return True
        if inner.element.get("role") == "button":
            return True
        inner = inner.parent
    return False


PARTS = 6  # lines of a box that a question or a title heads
SUBHEADING = 90  # characters
_OF_HEADINGS = Hint.LEAD | Hint.HEADLINE
CROWDED_LINE = 160  # characters of a line of many elements
LIST = 2  # links in a row that a few words may head, at least
LINKED = 8  # links under them, at most
NUMBERED = 40  # of a number in an archive, and what is numbered
# «2min», «قراءة في 3 دقائق», «Reading time: 4 min»
_READING_TIME = rare(
    r"(?i)(?:\D{0,24}[ :])?[0-9٠-٩]{1,2} ?(?:min(?:ute)?s?|د|دقيقة|دقائق|[m’'])"
    r"(?: (?:read|للقراءة|قراءة))?"
)
_NUMBER_OF = rare(r"(?:العدد|عدد|رقم [^\W\d]+)\W{1,3}[0-9٠-٩]+\b")


def says_who(line: Line) -> bool:
    """Whether one of a line's elements is a byline or a person's name: «حاورها: فلان» «تونس»
    «12 مارس 2025»."""
    parts = parts_of(line)
    return any(
        (may_be_byline(part) and parse_byline(part)) or is_name(fold(part).split())
        for part in parts
    )
