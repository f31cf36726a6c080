"""When, who, under what: the lines beside the headline, in any order, words and markup."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.grammar import words
from tests.grammar.draft import DAY, Draft

DAYS = (
    "14 مارس 2025", "14/03/2025", "2025-03-14", "الجمعة 14 مارس 2025", "الجمعة، 14 آذار 2025",
    "14 آذار/ مارس 2025", "14.03.2025", "مارس 14, 2025", "14 مارس، 2025", "14-03-2025",
    "الجمعة 14 آذار/مارس 2025", "١٤ مارس ٢٠٢٥", "14 مارس 2025 م", "الجمعة 14 رمضان 1446 هـ - 14 مارس 2025",
)  # fmt: skip
CLOCKS = (
    "10:25", "10:25 ص", "10:25 صباحا", "الساعة 10:25", "١٠:٢٥ ص", "10:25 AM", "10:25 صباحاً",
)  # fmt: skip
BETWEEN = (" ", " - ", " | ", "، ", " – ")
DAY_LABELS = (
    "", "", "", "نشر في ", "تاريخ النشر: ", "نشر: ", "تم النشر ", "نُشر في: ", "التاريخ: ",
    "نشر بتاريخ: ", "نشرت في: ", "أضيف في ",
)  # fmt: skip
BYLINES = (
    "كتب: {}", "بقلم: {}", "كتب {}", "بقلم {}", "{link}", "بواسطة {link}", "الكاتب: {}",
    "إعداد: {}", "كتب - {}", "تحرير: {}", "المحرر: {link}", "By {link}",
)  # fmt: skip
FILED = ("{link}", "في {link}", "القسم: {link}", "التصنيف: {link}", "{link}")
COUNTERS = (
    "312 مشاهدة", "عدد المشاهدات: 4120", "المشاهدات: 87", "1,204 قراءة", "لا توجد تعليقات",
    "0 تعليق", "التعليقات: 3", "3 دقائق قراءة", "وقت القراءة: 2 دقيقة", "شارك", "حفظ",
)  # fmt: skip


def day(draft: Draft, *, labelled: bool = False) -> str:
    printed = draft.draw.choice(DAYS)
    draft.published = DAY.date()
    if draft.chance(0.5):
        printed += draft.draw.choice(BETWEEN) + draft.draw.choice(CLOCKS)
        draft.published = DAY
    labels = [label for label in DAY_LABELS if label or not labelled]
    return draft.draw.choice(labels) + printed


def byline(draft: Draft) -> str:
    name = draft.draw.choice(words.NAMES)
    draft.authors.append(name)
    link = draft.link(name, f"/author/{draft.draw.randint(1, 99)}")
    form = draft.draw.choice(BYLINES)
    draft.parts.append(f"byline: {form}")
    return form.format(name, link=link)


def filed(draft: Draft) -> str:
    section = draft.section = draft.section or draft.draw.choice(words.SECTIONS)
    form = draft.draw.choice(FILED)
    return form.format(link=draft.link(section, section_address(section)))


def section_address(section: str) -> str:
    return f"/section/{words.SECTIONS.index(section)}"


Shape = Callable[[Sequence[str]], str]


def each(form: str, around: str = "{}") -> Shape:
    """Every text in the form, all of them in what is around."""
    return lambda texts: around.format("".join(form.format(text) for text in texts))


def joined(by: str, around: str = "{}") -> Shape:
    return lambda texts: around.format(by.join(texts))


SHAPES: dict[str, Shape] = {
    "spans": each("<span>{}</span>", '<div class="m1">{}</div>'),
    "divs": each("<div>{}</div>", '<div class="m2">{}</div>'),
    "paragraphs": each("<p>{}</p>"),
    "bars": joined(" | ", "<p>{}</p>"),
    "bullets": joined("</span> • <span>", "<div><span>{}</span></div>"),
    "icons": each("<li><i class=ic></i> {}</li>", "<ul>{}</ul>"),
    "row": each("<td>{}</td>", "<table><tr>{}</tr></table>"),
    "rows": each("<tr><td>{}</td></tr>", "<table>{}</table>"),
    "breaks": joined("<br>", "<div><small>{}</small></div>"),
    "middle dots": joined(" · ", "<div>{}</div>"),
}


def told(draft: Draft, *, labelled: bool = False) -> list[str]:
    """The day, ``labelled`` or perhaps so, and perhaps who wrote it, its section, counters: in any
    order."""
    texts = [day(draft, labelled=labelled)]
    if draft.chance(0.6):
        texts.append(byline(draft))
    if draft.chance(0.35):
        texts.append(filed(draft))
        draft.parts.append("facts: section")
    for counter in draft.draw.sample(COUNTERS, draft.draw.choice((0, 0, 1, 2, 4))):
        texts.append(counter)
        draft.parts.append(f"facts: {counter}")
    draft.draw.shuffle(texts)
    return texts


def facts(draft: Draft) -> str:
    """The same in one shape."""
    texts = told(draft)
    return draft.choose("facts", SHAPES)(texts)
