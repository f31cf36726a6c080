"""An article's printed dates: what the lines that may print them say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from scraper.arabic.digits import DIGIT
from scraper.arabic.text import clean, fold
from scraper.parser.dates import NO_DATES, Readings, parse_dates
from scraper.parser.fields.besidedays import told_in
from scraper.parser.fields.dateplaces import LABEL, REACH, SIGNED, may_label
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role
from scraper.parser.markup.standing import beside
from scraper.parser.metadata.head import MARKUP
from scraper.parser.signs.claims import YEAR, Claim, Judge, day_of
from scraper.parser.signs.dated import is_made_as
from scraper.rare import rare


def read_printed(
    layout: Layout, lines: Sequence[Line], body: tuple[int, int], judge: Judge
) -> tuple[list[Claim], list[Claim], list[Line]]:
    """The printed publication dates and changes, those called so and nearest the headline first,
    and their lines."""
    own: list[Line] = []
    published: list[Claim] = []
    changes: list[Claim] = []
    for line in lines:
        told = [] if _tells_no_day(line) else _read(layout, line, judge)
        if not told or (line.index < body[0] and own and _is_repeated(layout, line, body)):
            continue
        own.append(line)
        changes += [claim for claim, changed in told if changed]
        days = [claim for claim, changed in told if not changed]
        days.sort(key=_is_counted)  # «منذ 3 ساعات» beside the day itself
        if days and _outdates(days[0], line, published, own):
            published[:0] = days
        elif days:
            published += days
            _add_clock(layout, line, body, published, judge)
        if published and (changes or len(own) > 1):
            break  # what stands further off is less and less this article's
    published.sort(key=lambda claim: not claim.labelled)  # «نشر في …» before any other day
    return published, changes, own


def _outdates(day: Claim, line: Line, published: Sequence[Claim], own: Sequence[Line]) -> bool:
    """Whether a day with its year stands right below a day that is told from the visit («اليوم
    09:40») and has a clock, or is another: the page was kept since."""
    if len(own) < 2 or not published or not YEAR.search(day.printed):
        return False
    above = own[-2]
    beside = above.index + 1 == line.index and above.box.parent is line.box.parent
    if not beside or not _is_counted(published[0]):
        return False
    return isinstance(day.moment, datetime) or day_of(day.moment) != day_of(published[0].moment)


def _is_counted(claim: Claim) -> bool:
    """Whether a day is told from the visit."""
    return _FROM_THE_VISIT.search(claim.printed) is not None and not YEAR.search(claim.printed)


_FROM_THE_VISIT = re.compile("اليوم|[أا]مس|منذ|قبل")


def _tells_no_day(line: Line) -> bool:
    """Whether a line's day is the visit's or a picture's, or lies somewhere in a month."""
    if line.word in _PICTURING or _OF_THE_VISIT.search(line.text):
        return True
    return _COARSE.match(fold(line.text[:40])) is not None and not YEAR.search(line.text)


_PICTURING = frozenset({"تصوير", "عدسه", "بعدسه", "صوره", "الصوره", "photo", "credit"})
# What a page says to who looks at it, a forum of who writes, and a masthead of its paper
_OF_THE_VISIT = re.compile(
    "تاريخ اليوم|اليوم هو|[آا]خر زيارة|تاريخ الطباعة|طبعت|الساعة ال[آا]ن|تاريخ التسجيل|العضوية"
    "|العدد ال[أا]ول|عددها ال[أا]ول|[أا]ول عدد|ت[أا]سس|[آا]خر موعد|الموعد النهائي"
    "|حقوق الصورة|[آا]خر ظهور"
)
# «منذ شهرين», «قبل 3 أسابيع», «منذ سنة»: somewhere in a week, a month, a year the day lies
_COARSE = re.compile(
    r"(?:نشر |نشرت |تم النشر )?(?:منذ|قبل) (?:[0-9٠-٩]+ )?"
    r"(?:اسبوع|اسابيع|شهر|اشهر|شهور|سنه|سنت|سنوات|عام|اعوام)"
)


def _read(layout: Layout, line: Line, judge: Judge) -> list[tuple[Claim, bool]]:
    """The days that a line prints, and whether each is a change's: what the whole line is, else
    its elements are, else what it says beside other things."""
    text = " ".join(line.pieces) if len(line.pieces) > 1 else line.text
    whole = _whole(layout, line, text, judge)
    told = _believed(whole, judge)
    if whole == NO_DATES and line.has_parts:
        for segment in _runs(line.segments()):
            told += _believed(parse_dates(segment, base=judge.base), judge)
    if told and not (len(told) == 1 and _lacks_clock(told[0][0], text)):
        return told
    others = [
        (Claim(found.value, MARKUP, text[found.start : found.end]), found.label == "modified")
        for found in told_in(layout, line, text, judge)
        if judge.believes(found.value)
    ]
    if not told:
        return others
    # «07» «جويلية 2024 -» «18:40»: the clock stands in one more element
    clocked = [each for each in others if isinstance(each[0].moment, datetime)]
    same = len(clocked) == 1 and day_of(clocked[0][0].moment) == told[0][0].moment
    return clocked if same else told


def _lacks_clock(claim: Claim, text: str) -> bool:
    """Whether a day is told without the clock that its line may print too."""
    return ":" in text and not isinstance(claim.moment, datetime)


def _whole(layout: Layout, line: Line, text: str, judge: Judge) -> Readings:
    """The dates that a line is, where it is nothing else; ``text`` is what its elements say one
    behind the other. A day without a label may have one above it that makes it a change."""
    told = line.dates(judge.base)
    if told == NO_DATES and text != line.text:
        return parse_dates(text, base=judge.base)
    if told.published is not None and told.modified is None and not told.published.label:
        label = _label_of(layout, line)
        labelled = parse_dates(f"{label} {text}", base=judge.base) if label else told
        return labelled if labelled.modified is not None else told
    return told


def _believed(told: Readings, judge: Judge) -> list[tuple[Claim, bool]]:
    """Of a publication and a change those that can be."""
    return [
        (Claim(each.value, MARKUP, each.text, bool(each.label)), changed)
        for each, changed in ((told.published, False), (told.modified, True))
        if each is not None and judge.believes(each.value)
    ]


def _label_of(layout: Layout, line: Line) -> str:
    """The line above, where it is short, has no digit and may be what a date without a label is
    called: «آخر تحديث» in the cell beside or over it. Labels in a row over their days («نشر»,
    «تحديث», «5 يونيو», «6 يونيو») count in their order."""
    over = _over_column(line)
    if over:
        return over
    lines, days, end = layout.lines, line.index, line.index + 1
    while days and line.index - days < LABELS and DIGIT.search(lines[days - 1].text):
        days -= 1
    labels = days
    while labels and days - labels < LABELS and may_label(lines[labels - 1]):
        labels -= 1
    if labels == days:
        return ""
    while end < len(lines) and end - days < LABELS and DIGIT.search(lines[end].text):
        end += 1
    place = max(days - (end - days), labels) + line.index - days
    if days - labels < end - days:  # a label for the first of them alone
        place = days - 1 if line.index == days else days
    return lines[place].text if place < days else ""


LABELS = 3  # lines in a row that label others, at most


def _over_column(line: Line) -> str:
    """What stands in the cell right over a line's in a table of as many columns in both rows; ""
    where the line is in none."""
    cell = line.box.element
    if cell.tag not in ("td", "th"):
        return ""
    row = cell.getparent()
    if row is None or len(row) < 2:
        return ""
    around = row.getparent()
    above = row.getprevious()
    if above is None and around is not None and around.tag == "tbody":
        head = around.getprevious()  # a row of labels in ``thead``
        above = head[-1] if head is not None and len(head) else None
    if above is None or above.tag != "tr" or len(above) != len(row):
        return ""
    label = text_of(above[row.index(cell)])
    return label if len(label) <= LABEL and not DIGIT.search(label) else ""


def _add_clock(
    layout: Layout, line: Line, body: tuple[int, int], published: list[Claim], judge: Judge
) -> None:
    """A clock alone on the line below or above belongs to the day: «نيسان 14, 2025», «9:35 ص»;
    its label may have a line too: «الساعة», «14:20»."""
    day = published[-1]
    # one day, told once or in both calendars, and nothing else so far
    if isinstance(day.moment, datetime) or any(each.moment != day.moment for each in published):
        return
    for clock in _clock_lines(layout, line, body):
        claim = judge.read_one(MARKUP, f"{day.printed} {clock}")
        if claim is not None and day_of(claim.moment) == day.moment:
            published[-1] = claim
            return


def _clock_lines(layout: Layout, line: Line, body: tuple[int, int]) -> Iterator[str]:
    """The clocks that stand alone beside a line: below, below their label, above in its box. One
    in the text is an entry's of a live report."""
    lines, below = layout.lines, line.index + 1
    if below < len(lines) and lines[below].size == 1 and not DIGIT.search(lines[below].text):
        below += 1  # «|»
    if below < len(lines) and _CLOCK_LABEL.fullmatch(lines[below].text.strip()):
        below += 1
    if below < len(lines) and _is_clock(lines[below]) and not _heads_entry(layout, below, body):
        yield _CLOCK_LABEL.sub("", lines[below].text)
    above = lines[line.index - 1] if line.index else line
    beside_it = above.box.parent is line.box.parent
    if beside_it and _is_clock(above) and not layout.pictures(above.index, line.index):
        yield _CLOCK_LABEL.sub("", above.text)


def _heads_entry(layout: Layout, index: int, body: tuple[int, int]) -> bool:
    """Whether a clock stands in the text, over it where the next entries have clocks, or over
    another clock."""
    line = layout.lines[index]
    behind = layout.lines[index + 1] if index + 1 < len(layout.lines) else None
    if behind is not None and _is_clock(behind):
        return True  # a player: «00:00», «04:12»
    return body[0] <= index <= body[1] or _is_repeated(layout, line, body)


def _is_repeated(layout: Layout, line: Line, body: tuple[int, int]) -> bool:
    """Whether lines of the text are made as one over it is: what a live report prints over each of
    its entries."""
    below = layout.lines[max(line.index + 1, body[0]) : body[1] + 1]
    return any(is_made_as(other, line) for other in below)


def _is_clock(line: Line) -> bool:
    return line.size <= 24 and _CLOCK_ALONE.fullmatch(line.text.strip()) is not None


_CLOCK_LABEL = re.compile(r"(?:على )?(?:الساعة|الوقت|التوقيت|وقت النشر) ?:? ?")
_CLOCK_ALONE = rare(
    rf"(?:{_CLOCK_LABEL.pattern})?[0-9٠-٩]{{1,2}} ?: ?[0-9٠-٩]{{2}}(?::[0-9٠-٩]{{2}})? ?"
    r"(?:[صم]|صباح[اً]{0,2}|مساء[اً]{0,2}|am|pm)?",
    re.IGNORECASE,
)


def dispatch_clock(layout: Layout, last: int) -> str | None:
    """The clock that an agency prints below the text's last line, with its zone: «// انتهى //»,
    «14:05ت م»."""
    for line in layout.lines[last + 1 : last + 1 + SIGNED]:
        if line.size > 40 or line.links:
            break
        match = _DISPATCHED.fullmatch(clean(line.text).strip(" ."))
        if match is not None:
            return match[1]
    return None


def with_clock(claim: Claim, clock: str, judge: Judge) -> Claim:
    """A printed day with the clock of its dispatch, where that leaves it the day that it is."""
    timed = judge.read_one(claim.source, f"{claim.printed} {clock}")
    return timed if timed is not None and day_of(timed.moment) == claim.moment else claim


_DISPATCHED = re.compile(
    r"(?:\W*[اإأ]نته[ىي]\W*)?([0-9٠-٩]{1,2}:[0-9٠-٩]{2} ?ت ?\.? ?م)(?:\W+[0-9٠-٩]{3,6})?"
)


def read_stacked(
    layout: Layout, headline: Line | None, body: tuple[int, int], judge: Judge
) -> list[Claim]:
    """The day of a leaf of the calendar beside the headline: «05», «يونيو», «2025», each on a line
    of its own."""
    if headline is None:
        return []
    lines = layout.lines
    for index in range(max(headline.index - REACH, 0), max(body[0], headline.index)):
        if lines[index].size > 2 or not lines[index].text.strip().isdigit():
            continue
        for first in (index, index - 1):
            leaf = lines[max(first, 0) : first + 3]
            if all(line.size <= 12 and _may_stack(line, headline) for line in leaf):
                claim = judge.read_one(MARKUP, " ".join(line.text.strip() for line in leaf))
                if claim is not None and YEAR.search(claim.printed):
                    return [claim]
    return []


def _may_stack(line: Line, headline: Line) -> bool:
    roles = Role.NAV | Role.FOOTER | Role.ASIDE | Role.CAPTION
    return not line.box.roles & roles and beside(line.box, headline)


def _runs(segments: Sequence[str]) -> list[str]:
    """What an element says, with what the next ones add: «الأربعاء 12 مارس 2025» «12:23 م»."""
    runs = []
    for place, segment in enumerate(segments):
        if DIGIT.search(segment) and place + 1 < len(segments) <= 6:
            runs.append(" ".join(segments[place : place + 2]))
        runs.append(segment)
    return runs
