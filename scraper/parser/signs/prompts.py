"""Sentences that send the reader to the publisher's channel on a network."""

from __future__ import annotations

import re

from scraper.arabic import furniture
from scraper.arabic.phrasebook import words_of
from scraper.arabic.text import clean, fold
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.lines import Line
from scraper.rare import rare

# «… على غوغل نيوز», «… عبر قناتنا», folded: where readers follow a publisher
PLATFORM = rare(
    r" (?:علي|عبر|في)(?:$| (?:google|غوغل|جوجل|قناه|قناتنا|قناتها|صفحه|صفحتنا|حسابنا|حسابات|خدمه|"
    r"منصه|منصات|تطبيق|(?:ال)?(?:تلغرام|تلجرام|تليجرام|تليغرام|واتساب|واتس|فيسبوك|فيس|تويتر|انستغرام|يوتيوب|"
    r"فايسبوك|يوتوب|تيك توك|تيكتوك)|"
    r"اكس|نبض|telegram|whatsapp|facebook|twitter|x)\b)"
)
# What opens the prompts that name their channel behind it: «للاطلاع على …، انضموا إلى قناتنا على …»
_PROMPTING = frozenset(
    map(
        fold,
        ("للاطلاع", "لا", "لمتابعة", "لتصلك", "ليصلك", "لتلقي", "للحصول", "لمعرفة", "كن", "ابق"),
    )
)
# «رجاء، المشاركة في استبيان …», with the link to it
_ASKING = words_of("رجاء يرجى نرجو نرجوكم ندعوكم شاركونا ساعدونا أجيبوا املؤوا")
_SURVEY = re.compile(r"(?:استبيان|استطلاع)")
_FOR = "ل"  # opens those that have only a link behind it: «لقراءة التقرير كاملاً اضغط هنا»
_PRESS = words_of("اضغط اضغطوا الضغط انقر انقروا النقر هنا من على")  # the words of such a link
_PRESSED = re.compile(
    r"\s(?:[اإ]ضغط(?:وا)?|[اإ]نقر(?:وا)?) هنا\W*$"
)  # where the link has been lost
_CLAUSE = re.compile(r"[.!؟،:؛|]\s+")
# where readers are sent: a network's channel, a shop for apps
_CHANNEL = rare(
    r"(?i)(?:whatsapp\.com/channel|chat\.whatsapp\.com|wa\.me/|//(?:www\.)?(?:t|telegram)\.me/[^/]+/?$|"
    r"news\.google\.com/|play\.google\.com/store|(?:apps|itunes)\.apple\.com/|nabd\.com/)"
)
_CALLING = rare(
    r"(?:^|[.!؟،:؛|-]\s*|\s)(?:و?(?:تابعونا|تابعنا|تابعينا)|(?:[\w]{0,3})(?:قناتنا|صفحتنا|تطبيقنا|حسابنا|مجموعتنا|نشرتنا|منصاتنا))\b"
    r"|(?:^|[.!؟،:؛|-]\s*)(?:اشترك|اشتركوا|[اإ]نضم|[اإ]نضموا|حم[ّ]?لوا?|تابعوا?|و?للاشتراك|و?للانضمام)\b"
)
_OURS = re.compile(r"(?:قناتنا|صفحتنا|صفحاتنا|حسابنا|حساباتنا|تطبيقنا|منصاتنا|مجموعتنا)\b")
OURS = 120  # characters of a prompt that speaks of the publisher's own


def is_prompt(line: Line) -> bool:
    """Whether a sentence sends the reader to the publisher's channel on a network: by the address
    that it leads to, or by a clause of its own behind what it promises; or has them press a link
    for what it offers."""
    if line.anchors or "://" in line.text:
        addresses = [line.text, *[anchor.get("href") or "" for anchor in line.anchors]]
        if any(map(_CHANNEL.search, addresses)):
            return _CALLING.search(clean(line.text)) is not None
    if line.size <= OURS and not line.text.endswith(".") and _OURS.search(line.text) is not None:
        return PLATFORM.search(fold(line.text)) is not None
    if line.word.startswith(_FOR) and (
        _ends_with_a_press(line) if line.anchors else _PRESSED.search(line.text) is not None
    ):
        return True
    if line.anchors and line.word in _ASKING and _SURVEY.search(line.text) is not None:
        return True
    if line.word not in _PROMPTING:
        return False
    for clause in _CLAUSE.split(line.text)[1:]:
        key = fold(clause)
        if furniture.opening(furniture.LINE_OPENINGS, key) and PLATFORM.search(key):
            return True
    return False


def _ends_with_a_press(line: Line) -> bool:
    """«… اضغط هنا»: a link of these words, and nothing behind it."""
    link = fold(text_of(line.anchors[-1]))
    return link != "" and _PRESS.issuperset(link.split()) and fold(line.text).endswith(link)
