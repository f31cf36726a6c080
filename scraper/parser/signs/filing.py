"""The labels before the names of sections: «القسم: محليات», «نشر في: …»."""

from __future__ import annotations

import re
from itertools import chain, takewhile

from scraper.arabic.agencies import FIRST_WORDS
from scraper.arabic.digits import DIGIT
from scraper.arabic.furniture import begins
from scraper.arabic.text import fold
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.lines import Line
from scraper.parser.signs.dated import parts_of
from scraper.parser.signs.inserts import OF_AUTHORS
from scraper.rare import rare

# What stands before a section's name and before nothing else; «نشر في» stands before days as well.
LABELS = frozenset(map(fold, (
    "القسم", "الأقسام", "قسم", "التصنيف", "تصنيف", "التصنيفات", "تصنيفات", "الباب", "القسم الرئيسي",
    "القسم الحالي",
    "الفئة", "الفئة الرئيسية", "المجموعة", "المجموعة الأم",
    "نشر في", "نشرت في", "نشر في قسم", "منشور في", "مصنف في", "مصنف تحت", "تحت تصنيف", "في قسم",
    "نشر ضمن", "نشرت ضمن", "نشر تحت", "ضمن تصنيف", "ضمن قسم", "تحت قسم", "أدرج تحت", "أدرج ضمن",
    "catégorie", "catégories", "rubrique", "publié dans", "classé dans",
    "category", "categories", "posted in", "filed under", "published in",
)))  # fmt: skip
# Before links alone: otherwise it is what the article is about, and a word of a sentence.
_LINKED = frozenset(map(fold, ("الموضوع", "في", "ضمن", "كتب في", "dans", "in")))
_LABEL_WORDS = frozenset(label.split()[0] for label in (*LABELS, *_LINKED))


def names_behind(line: Line) -> list[str]:
    """The names behind the labels of a line: «الفئة: أخبار - التصنيف: محليات»."""
    parts = [line.text]
    if line.has_parts:
        parts = [part for part in line.segments() if fold(part)]  # «محليات» «,» «اقتصاد»
    elif line.text.count(":") > 1:
        parts = parts_of(line) or parts  # «الكاتب: فلان - القسم: محليات»
    links = {
        text_of(anchor)
        for anchor in line.anchors
        if OF_AUTHORS.search(anchor.get("href") or "") is None
    }
    found: list[str] = []
    for place, whole in enumerate(parts):
        # «كتبه فلان في 9 شباط 2020 | قسم» «محليات»
        part = _MARK.split(whole)[-1].strip() if line.anchors else whole
        if begins(part) not in _LABEL_WORDS:
            continue
        label, _, name = part.partition(":")
        key = fold(label)
        if key not in LABELS and key not in _LINKED:
            continue
        behind = [name.strip()] if name.strip() else []
        linked = [*takewhile(links.__contains__, chain(behind, parts[place + 1 :]))]
        if linked and fold(linked[0]).partition(" ")[0] in FIRST_WORDS:
            continue  # «نشر في جريدة كذا يوم …»: where it was taken from
        if linked or (
            behind and key not in _LINKED and len(behind[0]) <= 30 and not DIGIT.search(behind[0])
        ):
            found += linked or behind
    return found


_MARK = re.compile(r"[|·•]")
_MAY_LABEL = rare(
    "قسم|^في(?: ?:| (?![0-9٠-٩]))|ضمن|أدرج|كتب في|ن[ُِ]+ش|م[ُ]صن|الموضوع|مجموعة|قسام|فئة|تصنيف|"
    "باب|نشر|مصنف|منشور|cat[eé]gor|rubrique|publié|classé|posted|filed|published|^dans\\b|^in\\b"
)


def may_label(text: str) -> bool:
    """Whether a line may have a label behind which it says where the article is filed."""
    return _MAY_LABEL.search(text.lower()) is not None
