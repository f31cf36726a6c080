"""Lines that print a date and little else: which of a text's short lines are none of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from scraper.arabic.bylines import is_name
from scraper.arabic.digits import DIGIT
from scraper.arabic.furniture import begins
from scraper.arabic.openers import opening_verbs
from scraper.arabic.text import clean, fold
from scraper.parser.dateline import is_dateline
from scraper.parser.dates import Reading, find_dates, parse_dates
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role
from scraper.parser.signs.claims import prints_year
from scraper.rare import rare

_TOLD = re.compile(r"\s?:\s+\S+\s\S")  # «الأحد 9 مارس 2025: طلبة السنة الأولى»: what is on that day
_BARS = re.compile(r"\s[-–—]\s|\s?\|\s?")
# First words of ages and days told without a digit: «منذ ساعتين», «أمس».
RELATIVE_WORDS = frozenset(map(fold, ("منذ", "قبل", "أمس")))
_RELATIVE = RELATIVE_WORDS | {fold("آخر")}  # «آخر تحديث قبل ساعة»


AGE = 40  # characters of a label and an age without a digit: «تم النشر منذ ساعتين»
_AGO = "منذ "
CROWDED = 4  # elements of a long line that says when, who, where and how often it was read


class DatedLines:
    """What a page's lines say of dates; each line is looked at once. ``names`` are the
    publisher's."""

    def __init__(self, layout: Layout, names: Sequence[str] = ()) -> None:
        self.layout, self.names = layout, names
        self.dated: dict[int, bool] = {}

    def says_when(self, line: Line) -> bool:
        """Whether a date line is labelled as the article's, or has a clock."""
        return any(each.label or isinstance(each.value, datetime) for each in self._readings(line))

    def is_labelled(self, line: Line) -> bool:
        """Whether a date line is labelled as the article's."""
        return any(each.label for each in self._readings(line))

    def _readings(self, line: Line) -> list[Reading]:
        found = [line.dates(self.layout.base)]
        found += [parse_dates(part, self.layout.base) for part in parts_of(line)]
        return [each for pair in found for each in (pair.published, pair.modified) if each]

    def has_clock(self, line: Line) -> bool:
        """Whether a line ends in a date and a time: «عمان - الوادي | الأحد 2 مارس 2025, 11:22»."""
        spans = find_dates(line.text)
        return bool(spans) and isinstance(spans[-1].value, datetime)

    def is_dateline(self, line: Line) -> bool:
        """Whether a line is a dateline that names place and source."""
        found = is_dateline(clean(line.text), self.layout.base, self.names)
        return found is not None and bool(found.places) and found.agency is not None

    def prints_date(self, line: Line) -> bool:
        """Whether a date is most of what a line says; each line is looked at once."""
        known = self.dated.get(line.index)
        if known is None:
            known = self.dated[line.index] = self._prints(line)
        return known

    def _prints(self, line: Line) -> bool:
        text = line.text
        if line.size > 160 or not (
            DIGIT.search(text) or line.word in _RELATIVE or (line.size < AGE and _AGO in text)
        ):
            return False
        found = line.dates(self.layout.base)
        if found.published is not None or found.modified is not None:
            return True
        spans = find_dates(text)
        if spans and _TOLD.match(text, spans[-1].end):
            return False
        if spans and text.endswith(".") and line.word in opening_verbs():
            return False  # «توفي في 3 مارس 2019.»
        if sum(span.end - span.start for span in spans) * 2 > line.size:
            return True
        # «فلان» «نُشر في: ٣٠ حزيران ٢٠٢٢», each in an element of its own
        parts = parts_of(line)
        if line.size >= 120 and len(parts) < CROWDED:
            parts = []  # a sentence with a day in bold
        if line.size < 80 and _is_name_with_date(text):
            return True
        if parts and line.size < 120 and line.has_parts:
            parts += _DOTTED.split(text)  # «<b>08</b> مارس 2025 | فلان»: a day of several elements
        readings = (parse_dates(part, self.layout.base) for part in parts)
        return any(each.published is not None or each.modified is not None for each in readings)


def tells_of_day(line: Line) -> bool:
    """Whether a heading tells what happened on its day: «12 مارس 2025: بداية الخلاف»."""
    return bool(line.box.roles & Role.HEADING) and _OF_DAY.search(line.text) is not None


_OF_DAY = rare(r"[0-9٠-٩۰-۹]{4}(?: ?م)? ?: ?[^\W\d]{2,} +[^\W\d]")


def parts_of(line: Line) -> list[str]:
    """What a short line says in elements of their own, or between dots and bars: «ثقافة · 12 مارس
    2025 · فلان»; [] where it is of one piece."""
    parts = line.segments() if line.has_parts else [line.text]
    if line.size < 120 or (line.size <= 160 and _DOTTED.search(line.text) is not None):
        # «بواسطة : فلان - التصنيف : تعليم», «كتبه فلان - 9 مارس 2025»: with two labels, and beside
        # a day, dashes divide as well
        dashed = line.text.count(":") > 1 or (
            len(parts) == 1 and _DASH.search(line.text) is not None and prints_year(line.text)
        )
        marks = _DASHED if dashed else _DOTTED
        if marks.search(line.text) is not None:
            parts = [piece for part in parts for piece in marks.split(part) if piece]
    if line.size <= 160 and line.text.count(" / ") > 1 and prints_year(line.text):
        # «كاتب الخبر: فلان / الأحد, 12 مايو, 2013 / تعليقات (0)»
        parts = [piece for part in parts for piece in _SLASHED.split(part) if piece]
    return parts if len(parts) > 1 else []


_SLASHED = re.compile(r"\s*(?<!\S)/(?!\S)\s*")
_DOTTED = re.compile(r"\s*[·•|]\s*")
_DASH = re.compile(r"\s[-–—]\s")
_DASHED = re.compile(r"\s*[·•|]\s*|\s+[-–—]\s+")


def _is_name_with_date(text: str) -> bool:
    """«فلان — 7 أبريل 2025»: a person's name, and a date that fills the rest."""
    name, mark, day = (part.strip() for part in _BARS.sub("|", text).partition("|"))
    if not mark or not is_name(fold(clean(name)).split()):
        return False
    spans = find_dates(day)
    return bool(spans) and (spans[0].end - spans[0].start) * 3 > len(day) * 2


def heads_entry(text: str) -> bool:
    """Whether a short text may stand over an entry of a live report: «17:45 GMT», «منذ ساعتين»."""
    return (":" in text and DIGIT.search(text) is not None) or begins(text) in RELATIVE_WORDS


def is_made_as(one: Line, other: Line) -> bool:
    """Whether a line stands as another does and says the same with other numbers, or opens with
    numbers of one form before its title."""
    if (one.box.tag, one.box.depth) != (other.box.tag, other.box.depth):
        return False
    opens, says = _OPENS_WITH.match(one.text), _OPENS_WITH.match(other.text)
    if opens is not None and says is not None:
        return _NUMBERS.sub("0", opens[0]) == _NUMBERS.sub("0", says[0])
    return abs(one.size - other.size) <= DIGITS and (
        _NUMBERS.sub("0", one.text) == _NUMBERS.sub("0", other.text)
    )


DIGITS = 4  # by which lines of one form differ
_NUMBERS = re.compile("[0-9٠-٩]+")
_OPENS_WITH = re.compile(r"[\W\d]{9,}(?=[^\W\d])")  # «17:45 14/03/2025 - »
