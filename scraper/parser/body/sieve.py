"""The article's paragraphs told from the furniture among them, inside the body's box.

Whole boxes are refused first (``boxes``). Single lines follow. Then both ends are trimmed
(``ends``), and what is printed twice is told once (``twice``).
"""

from __future__ import annotations

from collections.abc import Sequence

from scraper.arabic.stops import MARKS
from scraper.parser.body.boxes import Boxes
from scraper.parser.body.ends import Ends, is_set_off
from scraper.parser.body.inside import Inside
from scraper.parser.body.metalines import MetaLines
from scraper.parser.body.prose import PROSE, Body, Prose
from scraper.parser.body.series import unsign
from scraper.parser.body.shorts import FewWords
from scraper.parser.body.streams import Extent, find_streams, prose_of
from scraper.parser.body.twice import printed_twice
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.signs.captions import is_slanted
from scraper.parser.signs.dated import DatedLines
from scraper.parser.signs.inserts import (
    announces_link,
    is_half_linked,
    is_row_of_links,
    leads_nowhere,
)
from scraper.parser.signs.labels import LABEL_WORDS, is_comments_label, is_filing
from scraper.parser.signs.menus import HOME_WORDS, SURE_STEPS
from scraper.parser.signs.prompts import is_prompt
from scraper.parser.signs.wires import is_day
from scraper.parser.signs.wording import (
    FURNITURE_WORDS,
    SET_APART,
    is_button,
    is_furniture,
    is_left_over,
)

LONGEST_LABEL = 260  # characters, with the title behind it
DAY = 40  # characters of a day on a line


def sift(
    layout: Layout,
    box: Box,
    prose: Prose,
    headline: Line | None,
    total: float,
    names: Sequence[str] = (),
) -> Body:
    """The body in a box: its lines, captions and what was dropped. ``total`` is the weight of the
    box's prose, ``names`` are the publisher's."""
    inside = Inside(layout, box, prose, headline, total)
    dates = DatedLines(layout, names)
    boxes = Boxes(inside)
    boxes.refuse_boxes()
    told = prose_of(inside, dates)
    streams = find_streams(told, prose.weights)
    boxes.refuse_captions(streams)
    extent = Extent(inside, told, streams)
    kept = _Sieve(inside, dates, extent).lines()
    lines = Ends(inside, extent).trim(kept)
    found = inside.found
    if len(lines) < len(kept):
        chosen = {line.index for line in lines}
        found.dropped += [line for line in kept if line.index not in chosen]
    for line in lines if inside.series else ():
        if line.index in inside.series:
            unsign(line)
    twice = printed_twice(lines)
    found.lines = [line for line in lines if line.index not in twice] if twice else lines
    return found


class _Sieve:
    """Judges single lines. One use: ``_Sieve(…).lines()``."""

    def __init__(self, inside: Inside, dates: DatedLines, extent: Extent) -> None:
        self.inside, self.streams = inside, extent.streams
        self.layout, self.box, self.prose = inside.layout, inside.box, inside.prose
        self.meta = MetaLines(inside, dates, extent)
        self.words = FewWords(inside, extent)

    def lines(self) -> list[Line]:
        """The lines that are left, without those that are furniture by themselves."""
        inside, prose = self.inside, self.prose
        kept: list[Line] = []
        owner = False  # whether a label has just been read that owns what follows
        linked = -2  # where a label with its link stands
        titled = -2  # where a box of others ends with the title of one
        for line in self.layout.lines[inside.start : self.box.last]:
            index = line.index
            label = line.word in LABEL_WORDS and line.size < LONGEST_LABEL and inside.is_label(line)
            if inside.refused[index - self.box.first]:
                if label and line.links:
                    linked = index
                titled = index if line.linked else -2
                continue
            strong = prose.is_strong(index)
            if label and index not in prose.anchored and not inside.is_subheading(line):
                if self.opens_comments(line):
                    inside.refuse(index, self.box.last, "furniture")
                    break
                inside.found.refused.add(index)
                owner = not line.links  # «اقرأ أيضاً: …» with its link owns nothing more
                linked = index if line.links else -2
            elif linked == index - 1 and is_slanted(line) and line.text[0] != "«":
                pass  # but what the other article is about, in small letters
            elif (owner and self.follows_label(line, strong)) or (
                titled == index - 1 and line.size < DAY and self.is_day(line)
            ):
                pass
            elif (
                not (kept and strong and line.size > 160)
                and index not in inside.series
                and self.meta.is_meta(line)
            ):
                owner = False
            elif self.is_text(line, strong):
                owner = False
                kept.append(line)
                continue
            inside.found.dropped.append(line)
        left = self.words.left_headings(kept)
        return [line for line in kept if line.index not in left] if left else kept

    def opens_comments(self, label: Line) -> bool:
        """Whether readers' comments, or the form for them, follow a label to the box's end, as
        pages in one cell have them: no more than half as much as the text above."""
        if label.links or not is_comments_label(self.inside.key(label)):
            return False
        if any(index > label.index for index in self.prose.anchored):
            return False
        return self.inside.weight(label.index + 1, self.box.last) * 3 <= self.inside.total

    def is_day(self, line: Line) -> bool:
        """Whether a line below another article's title is that one's day, and heads no chapter."""
        return is_day(line.text) and not line.links and self.meta.is_only_date(line)

    def follows_label(self, line: Line, strong: bool) -> bool:
        """A link, or a bare title, after «اقرأ أيضاً»."""
        if line.linked:
            return True
        return not strong and line.size < 120 and not line.text.endswith(MARKS)

    def is_text(self, line: Line, strong: bool) -> bool:
        """Whether a line is a paragraph by what it is and where it stands."""
        words = self.words
        if line.is_link and (line.size > 25 or line.box.roles & Role.ITEM):
            own = leads_nowhere(line) if line.box.roles & Role.HEADING else is_half_linked(line)
            if not own:
                return words.head_box(line)
        elif line.linked and announces_link(line):
            return False
        if line.size < 220 and (self.is_known_furniture(line) or is_prompt(line)):
            heads = self.inside.is_subheading(line)
            return heads and self.inside.key(line) != self.inside.title
        if line.anchors and (is_filing(line) or is_row_of_links(line)):
            return words.head_box(line)
        if strong or (line.size < PROSE and line.index in self.prose.weights):
            return True
        box = line.box
        return (
            box.roles & Role.HEADING != 0
            or box.tag in ("pre", "dt", "dd")
            or is_set_off(box, self.box)
            or line.index in self.inside.series
            or box.stand() in self.streams
            or words.stand_among(line)
            or words.stand_out(line)
            or words.head_box(line)
            or words.are_announced(line)
        )

    def is_known_furniture(self, line: Line) -> bool:
        """Whether a line is furniture by its words, says nothing, or repeats the headline."""
        word, title = line.word, self.inside.title
        if line.text.startswith(SET_APART) and is_left_over(line.text):
            return True
        if line.anchors and word in HOME_WORDS and SURE_STEPS.search(line.text) is not None:
            return True  # a trail: «الرئيسية » محليات » …»
        if word in FURNITURE_WORDS or not word:
            return is_furniture(line, self.inside.key(line))
        if len(line.pieces) > 1 and line.size < 60 and is_button(line):
            return True
        return line.size > 12 and title.startswith(word) and self.inside.key(line) == title
