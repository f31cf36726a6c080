"""Texts that are none, whatever the page around them: goods, vacancies, forums' threads, facts,
tables with a remark, and what is said to who came to read."""

from __future__ import annotations

import re
from typing import Final

from scraper.arabic import furniture, notices
from scraper.arabic.digits import DIGIT
from scraper.arabic.openers import opening_verbs
from scraper.arabic.text import fold
from scraper.parser.body.prose import Body
from scraper.parser.fields.headline import Headline
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line

SHORT = 400  # characters of a text that may be a notice or a section's description
LONE = 200  # characters of a single paragraph that may be anything
FEW = 3  # lines of it; so many cards make a listing
SENTENCE = 60  # characters; a shorter line may be none
CARD = 40  # characters of the day or section below a card's title
FOLLOWING = 40  # lines behind the text in which cards begin
LONG = 80  # characters of a paragraph


def in_place_of_text(layout: Layout, headline: Headline, body: Body, text: int) -> str | None:
    """What stands where a text should be, in words, whatever day the page tells; None for a text:
    what is said to readers, who wrote, an issue's cover, goods with a cart, an employer's form."""
    if text >= SHORT:
        return None
    first = body.lines[0]
    if len(body.lines) == 1 and text < LONE:
        said = furniture.anywhere(notices.TO_READERS).search(fold(first.text)) is not None
        if said and first.word not in opening_verbs():  # as news opens
            return f"a notice to the reader («{first.text[:80]}»)"
        if first.box.called(Hint.BIO) is not None:
            return "who wrote, and no text"
    if _ISSUE.fullmatch(headline.text) is not None:
        return f"a paper's issue («{headline.text[:80]}»)"
    if _has_cart(layout, body, _PUT):
        return f"goods («{headline.text[:80]}»)"
    if text < LONE and is_vacancy(layout, body, apart=True):
        return f"a vacancy («{headline.text[:80]}»)"
    return None


_PUT: Final = frozenset(("اضف", "اضافه", "add", "ajouter"))  # and not «اشتر الآن» of a banner
_ISSUE: Final = re.compile(r"(?:ال)?عدد(?: رقم)? ?[0-9٠-٩]{2,6}")


def is_thread(layout: Layout, body: Body) -> bool:
    """Whether who wrote is told as forums tell it of each message: in the text, or right before it
    and again behind, over another message. Below an article its readers alone are told of so."""
    if sum(map(_is_of_member, body.lines)) > 1:
        return True
    first, last = body.lines[0].index, body.lines[-1].index
    lines = layout.lines
    if sum(map(is_answered, lines[first:last])) > 1:
        return True
    if not any(map(_is_of_member, lines[max(first - MEMBER, 0) : first])):
        return False
    return any(
        any(each.size >= CARD and not each.links for each in lines[place + 1 : place + MEMBER])
        for place in range(first, min(last + FOLLOWING, len(lines)))
        if _is_of_member(lines[place])
    )


def is_answered(line: Line) -> bool:
    """Whether a line is the buttons below a message: «رد», «رد اقتباس»."""
    if line.word not in _ANSWER or line.size > CARD:
        return False
    return _BUTTONS.issuperset(fold(line.text).split())


_ANSWER: Final = frozenset(("رد", "الرد", "اقتباس", "اقتبس", "reply", "quote"))
_BUTTONS: Final = _ANSWER | {
    "ابلاغ",
    "تبليغ",
    "مشاركه",
    "اعجاب",
    "تصويت",
    "report",
    "like",
    "share",
}


def _is_of_member(line: Line) -> bool:
    """«تاريخ التسجيل: Jan 2019», as forums print it beside each message."""
    if line.size >= SENTENCE:
        return False
    if line.text.startswith(_MEMBERS):
        return True
    return line.text.startswith(_SINCE) and DIGIT.search(line.text) is not None


MEMBER = 6  # lines that tell of a message's writer over it
_MEMBERS: Final = ("تاريخ التسجيل", "تاريخ الانضمام", "تاريخ الانتساب", "Join Date", "Registered:")
_SINCE: Final = ("اشترك في:", "عضو منذ", "مسجل منذ", "Joined:")  # and a year


def is_for_sale(layout: Layout, body: Body) -> bool:
    """Whether a line at the text tells a price, or is a button that puts what it describes into a
    cart."""
    first, last = body.lines[0].index, body.lines[-1].index + 1
    near = layout.lines[max(first - FEW, 0) : last + FEW]
    return any(line.text.startswith("السعر:") for line in near) or _has_cart(
        layout, body, furniture.first_words(notices.CART)
    )


def _has_cart(layout: Layout, body: Body, words: frozenset[str]) -> bool:
    """Whether a button at the text, which begins with one of ``words``, puts what it describes
    into a cart."""
    first, last = body.lines[0].index, body.lines[-1].index + 1
    return any(
        line.size < CARD and line.word in words and fold(line.text) in furniture.whole(notices.CART)
        for line in layout.lines[max(first - FEW, 0) : last + FEW]
    )


def is_fact(line: Line) -> bool:
    """«المدة: 110 دقائق»: a label and few words behind it."""
    return line.size < SENTENCE and 0 < line.text.find(":") < CELL * 2


def is_vacancy(layout: Layout, body: Body, *, apart: bool) -> bool:
    """Whether lines at the text, or ``apart`` from it, are the labels of a form in which employers
    offer work."""
    first, last = body.lines[0].index, body.lines[-1].index + 1
    near = layout.lines[max(first - FORM, 0) : first] + layout.lines[last : last + FORM]
    if not apart:
        near += layout.lines[first:last]
    told = {fold(line.text.partition(":")[0]) for line in near if line.size < CARD}
    return len(told & _OF_WORK) >= FEW


FORM = 20  # lines of a form over or below a text
_OF_WORK: Final = furniture.whole(notices.VACANCY)


def is_filled_in(body: Body) -> bool:
    """Whether as many lines of a text are choices to tick as are paragraphs: a quiz's."""
    ticked = sum(
        any(
            field.get("type") == "radio"
            for label in line.box.element.iterchildren("label")
            for field in label.iterchildren("input")
        )
        for line in body.lines
    )
    return 0 < ticked >= sum(line.size >= LONG for line in body.lines)


def is_tabled(layout: Layout, body: Body) -> bool:
    """Whether a row of short cells with numbers stands right over a text or below it: a service's
    table, and the text is what is to be said of it."""
    first, last = body.lines[0].index, body.lines[-1].index + 1
    near = layout.lines[max(first - TABLE, 0) : first] + layout.lines[last : last + TABLE]
    return sum(line.size < CELL and DIGIT.search(line.text) is not None for line in near) >= FEW


TABLE = 12  # lines of a service's table
CELL = 12  # characters of one of its cells
