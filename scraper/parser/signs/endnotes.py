"""What is said of a text below it: who helped, who paid, whose desk it is from.

Each of them speaks of the piece itself and is no sentence of it: «ساهم في التغطية: فلان», «أنجز هذا
التحقيق بدعم من …», «ملاحظة المحرر: …», «القسم السياسي». They are looked for in last lines alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.arabic.agencies import LABELS, LAST_ADJECTIVES, LAST_WORDS, agencies
from scraper.arabic.bylines import OTHER_CREDITS, WITH_A_MARK, is_name, is_trade
from scraper.arabic.digits import DIGIT
from scraper.arabic.furniture import begins
from scraper.arabic.phrasebook import words_of
from scraper.arabic.places import places
from scraper.arabic.stops import PAUSES, SAID
from scraper.arabic.text import fold
from scraper.parser.signs.byline import BYLINE_WORDS, split_names
from scraper.rare import rare

DESK = 40  # characters of its name
_PIECE = (
    "(?:خبر|تقرير|تحقيق|مقال|مقالة|مادة|قصة|حوار|نص|ترجمة|ملف|تغطية|نشرة|حلقة|دراسة|ورقة|سلسلة|صورة"
    "|صور|عنوان)"
)
# who helped to write
_HELPING = ("ساهم", "اسهم", "شارك", "وساهم", "واسهم", "وشارك")
_HELPED = rare(
    r"\W*و?(?:ساهم|[أا]سهم|شارك)(?:ت|ا|تا|وا)? في (?:هذ[اه] )?"
    rf"(?:ال{_PIECE}|(?:[إا]عداد|كتابة|تحرير|[إا]نجاز|صياغة) (?:هذ[اه] )?ال{_PIECE})\s*:?\s*"
    r"([^\W\d][^:]{5,120})"
)
# «ما رأيك في كذا؟ شاركنا رأيك في التعليقات.»
_INVITING = rare(
    r"(?:[^.؟]{4,120}؟\s*)?و?(?:شاركنا|شاركونا|شاركينا|[أا]خبرنا|[أا]خبرونا|[أا]خبرينا"
    r"|(?:اترك|اتركوا|اكتب|اكتبوا) لنا)\s[^.؟]{0,60}(?:تعليق|ر[أا]ي|[آا]راء)[^.؟]{0,30}[.!؟\s]*"
)
# «أنجز هذا التحقيق بدعم من …», «هذه المادة منشورة بالتعاون مع …»: the verb stands first, without
# the «و» by which a sentence of the text would go on
_MADE_WITH = rare(
    r"[\W_]*(?:(?:تم |جرى )?(?:[أإا]ُ?نجاز|[أإا]ُ?نجزت?|[تي]?نُ?شرت?|[أإا]ُ?عداد|[أإا]ُ?عدت?"
    rf"|[أإا]ُ?نتجت?|كُ?تبت?) هذ[اه] ال{_PIECE}\b"
    rf"|هذ[اه] ال{_PIECE} (?:منشور|مترجم|منجز|معد|نشرت?|[تي]نشر|[أا]نجزت?|[أا]عدت?|كتبت?)ة?\b)"
    r".{0,40}?"
    r"\b(?:(?:لل|ال|[أا]ول |ل[أا]ول )مرة(?: ال[أا]ولى)? (?:في|على|ب)|بالتعاون|بالشراكة|بالتزامن"
    r"|بالاتفاق|بدعم|بتمويل|بإشراف|برعاية|بترخيص|بإذن)\b.{2,120}"
)
# «ملاحظة المحرر: …», and «ملاحظة:», «تنويه:» where they speak of the piece. What is mended in it
# («تصحيح: ورد في نسخة سابقة …») is part of what it tells, and stays
_NOTE = rare(
    r"[\W_]*(?:(?:ملاحظة|تنويه|توضيح|تعليق) (?:من )?"
    r"(?:ال)?(?:محرر|تحرير|محررة|هيئة التحرير|ناشر)\b"
    rf"|(?:ملاحظة|تنويه)\s*[:/].*\b(?:ال|لل)(?:{_PIECE}|نسخة)\b)"
)
_DESK = rare(
    r"[\W_]*(?:قسم (?:ال\w+|ال\w+ وال\w+)|القسم ال\w+|المحررة? ال\w+ية?"
    r"|محرر(?:ة|و|ي)? (?:ال\w+ية?|(?:ال)?شؤون \w+(?: ال\w+)?)"
    r"|(?:هيئة|فريق|[أا]سرة|غرفة|إدارة) (?:التحرير|الأخبار|الموقع)|رئيس(?:ة)? التحرير"
    r"|(?:ال)?خلية (?:الإعلام|الاتصال)(?: والاتصال| والإعلام)?|مصلحة (?:الإعلام|الاتصال)"
    r"|المكلفة? بالإعلام)\W*"
)
# «آخر تحديث 10:20», «قراءة 3 دقائق», «العدد 312»
_COUNT = rare(
    r"(?:(?:آ|ا|أ)خر تحديث|(?:تم ال)?تحديث(?: في)?|حُ?دّ?ث)\W*[0-9٠-٩]{1,2}:[0-9٠-٩]{2}\W*"
    r"|(?:(?:مدة|وقت|زمن) )?(?:ال)?قراءة\W*[0-9٠-٩]{1,2} (?:د|دقيقة|دقائق)\W*"
    r"|(?:ال)?عدد\W{1,3}[0-9٠-٩]{1,6}\W*"
)
# of pictures that the page shows, or of a film: «صور من الحفل», «جانب من اللقاء»
_SHOWN = ("صور من ", "مشاهد من ", "لقطات من ", "جانب من ", "جوانب من ", "البوم الصور", "معرض الصور")
_ADDRESS = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}/\S*", re.IGNORECASE)
_AUTHOR = frozenset(map(fold, ("الكاتب", "الكاتبة", "المؤلف", "المؤلفة", "كاتب المقال")))


def is_endnote(text: str, key: str) -> bool:
    """Whether a last line speaks of the piece and not of its matter; ``key`` is the folded text."""
    if key.startswith(_HELPING) and _names_helpers(text):
        return True
    if ("تعليق" in text or "راي" in key or "اراء" in key) and _INVITING.fullmatch(text):
        return True
    if ("هذا ال" in text or "هذه ال" in text) and _MADE_WITH.fullmatch(text) is not None:
        return True
    return _NOTE.match(text) is not None


def names_desk(text: str, key: str, names: Sequence[str]) -> bool:
    """Whether a last line that is no sentence names a desk or an office, counts what nobody reads,
    or heads pictures that are no lines; ``names`` are the publisher's."""
    if len(text) > DESK:
        return False
    if _DESK.fullmatch(text) or _COUNT.fullmatch(text) or _ADDRESS.fullmatch(text):
        return True
    if key.startswith(_SHOWN):
        return True
    for mark in ("/", " - "):  # «الوادي/ القسم السياسي», «الوادي – فريق التحرير»
        own, divided, desk = text.replace("–", "-").partition(mark)
        if divided and own.strip() in names:
            return _DESK.fullmatch(desk.strip()) is not None
    word, _, rest = text.partition(" ")
    if word == "مكتب":
        return _is_own(rest.removeprefix("في "), names) or rest in places()
    if _TRANSLATOR.fullmatch(text):
        return True
    label, mark, told = text.partition(":")
    if mark:
        told = told.strip()
        if INITIALS.fullmatch(told) and begins(label) in _CREDITING:
            return True  # «متابعة: ز.ع»
        if told and all(word.removeprefix("و") in _HELP for word in fold(label).split()):
            return DIGIT.search(told) is None and not told.endswith((*SAID, *PAUSES))
        if fold(label) in _AUTHOR:
            return is_trade(fold(told).partition(" ")[0])
        # «ترجمة خاصة: الوادي», and not «المكان: الوادي»
        return begins(label) in _CREDITING and (told in agencies() or told in names)
    return _is_labelled(key, names)


# «ت: فلان», as sites of Kurdistan sign their translations
_TRANSLATOR = rare(r"ت\s?[:/]\s*[^\W\d_]{2,}(?: [^\W\d_]+){1,2}\.?")
INITIALS = re.compile(r"[^\W\d_](?:\s?[./]\s?[^\W\d_]){1,3}[\s./]*")  # «ق.م», «س/ح»
# Whose the help was stands behind: «إعداد: وحدة الأبحاث»
_HELP = (OTHER_CREDITS - words_of("صور الصور فيديو رسم")) | words_of("إعداد متابعة رصد تغطية صياغة")


def _names_helpers(text: str) -> bool:
    """«ساهم في التغطية: فلان», «شارك في إعداد التقرير فلان من بيروت»."""
    helped = _HELPED.match(text)
    if helped is None:
        return False
    words = fold(split_names(helped[1])[0]).split()
    return is_name(words) or is_name(words[:2])


def _is_own(text: str, names: Sequence[str]) -> bool:
    """«الوادي بتونس»: the publisher, with a town or without."""
    own, _, town = text.partition(" ")
    return own in names and (not town or town.removeprefix("في ").removeprefix("ب") in places())


def _is_labelled(key: str, names: Sequence[str]) -> bool:
    """«خاص», «خاص بالوادي», «الوادي خاص», «الوادي أونلاين»: the publisher's name with words that
    stand beside it, or a label alone."""
    words = key.split()
    if words and words[0] in LABELS and len(words) == 1:
        return True
    for name in map(fold, names):
        if name and name in key:
            rest = key.replace(f"ب{name}", "").replace(f"ل{name}", "").replace(name, "").split()
            if len(rest) == 1 and rest[0] in _BESIDE:
                return True
    return False


_CREDITING = BYLINE_WORDS | WITH_A_MARK | OTHER_CREDITS | LABELS
_BESIDE = LABELS | LAST_WORDS | LAST_ADJECTIVES
