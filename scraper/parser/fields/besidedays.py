"""Days that stand beside other words on a line: whether they are the article's."""

from __future__ import annotations

import re

from scraper.arabic.agencies import FIRST_WORDS, agencies
from scraper.arabic.bylines import is_person
from scraper.arabic.digits import DIGIT
from scraper.arabic.furniture import WHOLE_LINES, begins, whole
from scraper.arabic.places import places
from scraper.arabic.sectionwords import names_section
from scraper.arabic.text import fold
from scraper.parser.dates import FoundDate, find_dates
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line
from scraper.parser.signs.byline import BYLINE_WORDS
from scraper.parser.signs.claims import Judge
from scraper.parser.signs.dated import tells_of_day
from scraper.parser.signs.labels import is_filing
from scraper.parser.signs.menus import is_menu_entry
from scraper.rare import rare


def told_in(layout: Layout, line: Line, text: str, judge: Judge) -> list[FoundDate]:
    """The first dates of a line that says more than dates, but those of what it is about: «موعد
    الفعالية: …», «تاريخ الوفاة: …», «من … إلى …», «قرئ 312 مرة منذ …»."""
    found = find_dates(text, base=judge.base)[:2]
    if len(found) == 2 and _TO.fullmatch(text[found[0].end : found[1].start]):
        return []
    if found and tells_of_day(line):
        return []
    if is_filing(line):
        return found
    return [
        each
        for each in found
        if _is_set_off(text, each)
        and (each.label or _may_run_into(layout, line, text[: each.start]))
    ]


def _may_run_into(layout: Layout, line: Line, before: str) -> bool:
    """Whether words that no mark divides from a day behind them, or that a colon makes its label,
    say who wrote, where, or under what: «محليات 9 شباط 2020», «عمان: 9 شباط 2020». Of any other
    words it is the day: «جلسة 9 شباط 2020», «تنويه: 9 شباط 2020»."""
    words = before.rstrip()
    if not words.endswith(":") and _MARK_BEFORE.search(before):
        return True  # or glued to it
    words = _DIVIDING.split(words.rstrip(" :"))[-1]
    key = fold(words)
    return (
        not key
        or DIGIT.search(words) is not None
        or is_person(words)
        or words in places()
        or words in agencies()
        or names_section(key)
        or _MADE.match(key) is not None
        or (word := begins(words)) in BYLINE_WORDS
        or word in FIRST_WORDS
        or key in whole(WHOLE_LINES)
        or is_menu_entry(layout, words, line.index)
    )


# «تم إنشاؤه بتاريخ الأحد, 17 آذار/مارس 2019», as Joomla's articles say
_MADE = rare(r"(?:تم (?:انشاوه|انشاء|النشر|نشره|نشرها|اضافته|اضافتها)|انشي|انشيت)\b")
_DIVIDING = re.compile(r"\s*[|·•–—/،:-]\s*")


def _is_set_off(text: str, found: FoundDate) -> bool:
    """Whether a date stands beside what else the line says, «محليات | 9 شباط 2020», and not in a
    sentence: «تأسست في 9 شباط 2020»."""
    before, after = text[: found.start], text[found.end :]
    words = len(before.split()) + len(after.split())
    if found.label:
        begins = _SIGNED_BY.match(fold(text[:40])) or _MARK_AFTER.match(after)
        return words <= FEW or begins is not None
    if _OF_AN_EVENT.search(before) or _DAY_OF.search(before):
        return False
    if _SIGNED_BY.match(fold(text[:40])):  # «كتب فلان من الجبل في 9 شباط 2020»
        return len(after.split()) <= FEW or _BAR_AFTER.match(after) is not None
    if _IN_A_SENTENCE.search(before):
        return False
    marks = (_MARK_BEFORE.search(before) is not None) + (_MARK_AFTER.match(after) is not None)
    return words <= FEW * (1 + marks) or marks == 2


FEW = 5  # words beside a date that no mark divides from it
_IN_A_SENTENCE = rare(
    r"(?:^|\s)(?:في|بتاريخ|يوم|منذ|حتى|من|إلى|الى|قبل|بعد|خلال|بين|كان|ليوم|بيوم)\s*:?\s+$"
)
# «تاريخ العرض: …», «تاريخ بدء التسجيل: …»: the day of whatever is named
_DAY_OF = rare(r"تاريخ(?: [^\W\d]+){1,3}\s?:?\s*$")
_SIGNED_BY = re.compile(
    r"\W{0,3}(?:تمت? |كتب|بقلم|[أا]رسل|بواسط|المصدر|نشر|الناشر|[أا]ضاف|by )", re.I
)
# nothing, a mark, or glued to it; «3 min read | On March 14, 2025»
_MARK_BEFORE = re.compile(r"(?:^|[^\w\s]\s*|\w)$|(?:^|[^\w\s]\s*)(?:on|le)\s$", re.IGNORECASE)
# «9 شباط 2020 التعليقات على «…» مغلقة»: how many wrote, which old themes print with the title
_COUNTING = r"\s+(?:[0-9٠-٩]+ |لا |لا يوجد |لا توجد )?(?:ال)?تعليق"
_MARK_AFTER = rare(rf"\s*[^\w\s]|\w|\s*$|{_COUNTING}")
_BAR_AFTER = rare(rf"\s*[|·•/–—-]|{_COUNTING}")
_TO = re.compile(r"\s*(?:[إا]لى|حتى|و?لغاية|وحتى)(?: يوم)?\s*")
_OF_AN_EVENT = rare(
    r"(?:منذ|موعد|مواليد|ميلاد|الميلاد|وفاة|الوفاة|انتهاء|الانتهاء|انعقاد|الانعقاد|ينتهي|تنتهي|فعالية"
    r"|البداية|النهاية|البدء|الزمان|الافتتاح|الانطلاق|العرض|الفعالية|الحدث|المباراة|التقديم|للتقديم|الإغلاق|الامتحان|الصلاحية)"
    r"(?: [^\W\d]+)?\W{0,3}$"
)
