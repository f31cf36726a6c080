"""Labels: lines that announce links, comments, another article, or what this one is filed under."""

from __future__ import annotations

import re

from scraper.arabic import furniture
from scraper.arabic.text import fold
from scraper.parser.markup.lines import Line, Role
from scraper.rare import rare

# What a line must begin with for the tables to be asked at all.
LABEL_WORDS = furniture.first_words(furniture.READ_ALSO, furniture.BLOCK_LABELS)
SLOTS = furniture.whole(furniture.SLOT_LABELS)  # labels that own nothing of what follows
_FILED = frozenset(("category", "trackback"))
TITLED = 20  # characters of the next article's title, at least
# what asks the reader for something, or says that other articles follow
_NEVER_HEADS = rare(
    r"\b(?:ذات|ذو|متعلق\w*|مشابه\w*|مرتبط\w*|مقترح\w*|[تي]هم\w*|[تي]عجب\w*|ال?مزيد|للمزيد|لمزيد|شارك\w*|مشاركه|"
    r"اترك|اضف|اضافه|اكتب|علق|يعلق|تعليق\w*|التعليقات|اشترك|اخترنا|ممول\w*|تصفح|الاكثر|السابق\w*|التالي\w*|"
    r"اخري|اخبار|الاخبار|مختارات|استطلاع|استفتاء|تصويت|النشره|القائمه|نبذه|عن|الكاتب|بقلم|الناشر|طباعه|حفظ|نسخ|ارسال|الرئيسيه|الوسوم|وسوم|تاجات|هاشتاغ|كلمات|الكلمات)\b"
)
WORDS = 12  # characters of what a label says on its own line
_NUMBER_SIGNS = "0123456789٠١٢٣٤٥٦٧٨٩ :.-–)"
SENTENCE = 50  # characters; a shorter one may be a title
_MARK = re.compile(r"[:|؟>»-]|\.\.")


def is_filing(line: Line) -> bool:
    """Whether a line says under what its article is filed, whatever its words: it links there with
    ``rel="category"`` or for a trackback, as blogs' own sentences below the text do."""
    return any(not _FILED.isdisjoint((anchor.get("rel") or "").split()) for anchor in line.anchors)


def is_comments_label(key: str) -> bool:
    """Whether a folded line is the label over readers' comments, with their number or without."""
    return key.strip("0123456789 ") in furniture.whole(furniture.COMMENT_LABELS)


def is_next_title(line: Line, headline: Line | None) -> bool:
    """Whether a line below the text is a title set as this article's is: of the next one, which
    themes append whole."""
    if headline is None or line.size < TITLED or line.box.tag != headline.box.tag:
        return False
    return bool(line.box.roles & Role.HEADING) and not is_label(line, fold(line.text))


def may_head(key: str) -> bool:
    """Whether a label, folded, may head a part of a text as well: «التاريخ», «المحتويات». What
    asks the reader for something, or says that other articles follow, may not."""
    return not (
        key in SLOTS or _NEVER_HEADS.search(key) or furniture.opening(furniture.READ_ALSO, key)
    )


def owns_links_alone(line: Line, key: str) -> bool:
    """Whether a label announces no more than the links behind it: «اقرأ أيضاً: …» with the title
    beside it, «كلمات مفتاحية: …» with its links, or a line of the text itself."""
    phrase = furniture.opening(furniture.READ_ALSO, key.lstrip("0123456789 "))
    if line.box.first < line.index and (line.links or phrase):
        return True
    if 0 < len(phrase) < len(key):
        return True
    if ":" in line.text and not line.links:
        bare = key.strip("0123456789 ")
        label = furniture.opening(furniture.BLOCK_LABELS, bare)
        if 0 < len(label) < len(bare) - WORDS:
            return True  # «آخر الأخبار: …» with what they are on the line itself
    several = len(line.anchors) > 1 or line.linked
    return several and 0 < line.links * 10 < line.size * 9


def is_label(line: Line, key: str) -> bool:
    """Whether a line announces links to other articles: «اقرأ أيضاً», «مواضيع ذات صلة:» …"""
    key = key.lstrip("0123456789 ")
    if key.rstrip("0123456789 ") in furniture.whole(furniture.BLOCK_LABELS):
        return True
    if furniture.opening(furniture.READ_ALSO, key):
        # «انظر أيضا إلى ما جرى في الميناء …» is a sentence, which ends as one
        sentence = line.size > SENTENCE and not line.links and line.text.endswith(".")
        return not (sentence and _MARK.search(line.text) is None)
    linked = line.linked
    if not linked and _MARK.search(line.text) is None:
        return False
    label = furniture.opening(furniture.BLOCK_LABELS, key)
    if linked or not label:
        return label != ""
    # «مواضيع ذات صلة: …» is a label, «المزيد من الدول تنضم …» is a sentence
    count = label.count(" ") + 1
    text = line.text.lstrip(_NUMBER_SIGNS)  # «2011: شارك المئات …»
    words = text.split(None, count)
    rest = words[-1] if len(words) > count else ""
    before = text[: len(text) - len(rest)].rstrip()
    return before.endswith((":", "|", "..", "؟", ">", "»")) or rest.startswith(
        (":", "|", ">", "»", "-")
    )
