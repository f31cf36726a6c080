"""The words of Arabic bylines: who writes, and the given names that journalists bear.

Sources: the bylines that the papers listed in ``agencies.txt`` print; the given names are those
common in the Arab civil registers and among the foreign bylines of the agencies, in Arabic script.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from .agencies import FIRST_WORDS
from .openers import FUNCTION_WORDS, opening_verbs
from .phrasebook import data_lines
from .phrasebook import words_of as _words
from .text import fold

# «كتب محمود خلوف», «كتبت: …», «بقلم/ …», «إعداد - …». Of these, only the first row is a verb, which
# may also open a sentence («كتبت الصحيفة في افتتاحيتها…»).
WROTE = _words("كتب كتبت كتبا كتبتا كتبوا")
BYLINE_NOUNS = _words(
    """
    بقلم كتبه كتبها إعداد تقرير تحقيق تحرير حوار حاوره حاورها حاورته حاورتها أعده أعدها أعدته أعدتها
    تغطية كتابة الكاتب الكاتبة المحرر المحررة الصحفي الصحافي الصحفية الصحافية ترجمة تحليل المؤلف
    كتبته حررها حرره أعدتها
    """
)
# Words that content systems print before an author's name and no newspaper does inside a text.
SYSTEM_LABELS = _words(
    "مرسلة أرسلت أرسلها أرسله أضافها أضافه أضيف نشر بواسطة كاتب محرر الناشر المصدر نص by par author"
)
# The same in languages whose pages are read with ``language="any"``.
SYSTEM_LABELS |= _words(
    """
    نویسنده نگارنده خبرنگار گزارشگر نووسەر لیکوال yazar yazan haber muhabir auteur מאת כתב כתבה
    por von
    """
)
# Of these, the word that names who wrote stands behind: «Written by …», «Rédigé par …»,
# «اسم الكاتب: …».
FOREWORDS = _words("written posted submitted reported rédigé écrit publié posté proposé اسم")
# What is a byline's word only with a mark before the name, and may have words of its own before
# that: «مراسلنا في تونس: فلانة», «أجرى الحوار: فلان», «خاص الوادي - فلان», «رأي: فلان».
WITH_A_MARK = _words(
    """
    خاص مراسل مراسلة مراسلنا مراسلتنا موفد موفدة موفدنا موفدتنا مندوب مندوبة مندوبنا أجرى أجرت
    أجراه أجراها أجرته أجرتها أعد أعدت مقال مقالة رأي بحث دراسة قراءة إنجاز المفتي المجيب صياغة
    ربورتاج روبورتاج روبرتاج ريبورتاج ربرتاج استطلاع بورتريه
    """
)
# Who made the pictures and the rest, beside who wrote: «كتب: فلان – تصوير: علان».
OTHER_CREDITS = _words(
    """
    تصوير صور عدسة فوتوغرافيا رسوم رسم كاريكاتير غرافيك جرافيك تصميم مونتاج إخراج تدقيق مراجعة
    إشراف تحرير ترجمة فيديو الصور التصوير
    كاميرا مصمم المصمم المخرج المترجم المترجمة المصور المصورة
    """
)
# Who signs without a name: «المحرر السياسي», «فريق التحرير», «محرر الشؤون العربية».
DESKS = _words(
    """
    المحرر محرر محررو فريق هيئة قسم إدارة غرفة مراسل مراسلو مراسلنا مراسلونا أسرة
    """
)
# What may stand between the word and the names: «كتب الزميل…», «تقرير خاص:», «إعداد وتحرير:».
_BYLINE_FILLERS = _words(
    """
    خاص بواسطة من المقال الخبر الموضوع التقرير
    صحفية وتحرير وتقديم وترجمة وتصوير وحوار وإعداد صحفي مصور
    الكاتب الكاتبة الصحفي الصحفية الصحافي الصحافية الزميل الزميلة
    """
)

TITLES = _words(
    """
    د أ م ذ ذة الدكتور الدكتورة الأستاذ الأستاذة المهندس السيد السيدة الشيخ دكتور أستاذ مهندس
    بروفيسور أ.د المحامي المحامية المستشار المستشارة القاضي
    """
)
_COMPOUND_BEGINNINGS = _words(
    """
    عبد أبو أبي أم بن ابن بنت آل ولد عز نور سيف زين شمس فخر جمال صلاح علاء بهاء ضياء تقي سعد
    """
)

# Of these, what is a name only with the next word.
_NEVER_LAST = _words("عبد أبو أبي أم بن ابن بنت آل ولد")

# Common nouns with which a heading or a title begins and a name does not. Folded.
NOT_A_NAME = _words(
    """
    الرئيس الوزير الملك الأمير الصحيفة الكاتب المدرب اللاعب النائب رئيس وزير ملك أمير نائب مدير
    مدرب قائد ناشط ناشطة الناشط الصحفي الصحافي مسؤول مصدر مصادر صورة الصورة تصوير أرشيف أرشيفية
    المصدر بيان خبر تقرير صحيفة جريدة وكالة قناة موقع محلل خبير باحث شاعر فنان الفنان الفنانة
    المغني حزب حركة جيش وزارة حكومة مجلس حديث حوار فيديو عاجل حصري مقابلة تصريح ملف لقاء ندوة
    """
)

# What people who write are, as it stands beside their names: «محرر رياضي», «* كاتبة سورية». Folded.
TRADES = _words(
    """
    كاتب كاتبة صحافي صحافية صحفي صحفية باحث باحثة أكاديمي أكاديمية إعلامي إعلامية روائي روائية شاعر
    شاعرة محام محامية أستاذ أستاذة خبير خبيرة محلل محللة مفكر مفكرة مؤرخ مؤرخة قاص قاصة دبلوماسي
    دبلوماسية مستشار مستشارة
    """
)
_DESK_TRADES = _words("محرر محررة مراسل مراسلة مدون مدونة ناقد ناقدة مترجم مترجمة")


def is_trade(key: str) -> bool:
    """Whether a folded word beside a name says what the person does."""
    return key in TRADES or key in _DESK_TRADES


def is_role(key: str) -> bool:
    """Whether folded words behind a name say what the person does: «الكاتب السوري» as well."""
    word = key.partition(" ")[0].removeprefix("ال").removeprefix("و")
    return is_trade(word) or key.removeprefix("ال").startswith(_POSTS)


# «طالب», «فاعل», «ناشط» alone are verbs or words of sentences as well
_POSTS = tuple(
    map(
        fold,
        (
            "رئيس تحرير", "رئيس التحرير", "رئيسة تحرير", "رئيسة التحرير", "طالب باحث",
            "طالبة باحثة", "فاعل جمعوي", "فاعلة جمعوية", "فاعل حقوقي", "فاعلة حقوقية",
            "ناشط حقوقي", "ناشطة حقوقية", "ناشط سياسي", "ناشطة سياسية", "إطار تربوي",
        ),
    )
)  # fmt: skip


_GLUED_ABD = re.compile(r"^عبدال\w{2,}$")


@cache
def given_names() -> frozenset[str]:
    """The folded given names of ``names.txt``."""
    return frozenset(" ".join(data_lines("names.txt")).split())


def is_given_name(key: str) -> bool:
    """Whether a folded word is a given name or begins a compound one («عبد الله», «أبو بكر»)."""
    return key in given_names() or key in _COMPOUND_BEGINNINGS or bool(_GLUED_ABD.match(key))


def may_be_name(keys: Sequence[str]) -> bool:
    """Whether folded words could be one person's name: two to five, no word of running prose."""
    if not len(keys) >= 2 or keys[0].startswith("ال"):
        return False
    if len(keys) - sum(key in _NEVER_LAST for key in keys[:-1]) > 5:
        return False  # «عبد الرحمن بن محمد آل سعود» are four
    return not any(_is_prose(keys, at) for at in range(len(keys)))


def _is_prose(keys: Sequence[str], at: int) -> bool:
    key = keys[at]
    if key == "علي" and 0 < at < len(keys) - 1:  # also «على»: «هيفاء على حسابها»
        following = keys[at + 1].removeprefix("و")
        surname = following.startswith("ال") or (following.endswith("ي") and len(following) > 3)
        return not (is_given_name(following) or surname)
    if key in NOT_A_NAME or key.startswith("لل"):
        return True
    if key.isdecimal():
        return True
    return (key in FUNCTION_WORDS or key in opening_verbs()) and not is_given_name(key)


def is_name(keys: Sequence[str]) -> bool:
    """Whether folded words are a person's name: the first is known as a given name."""
    if keys and keys[0] in TITLES:
        keys = keys[1:]
    elif keys and len(keys[0]) == 1 and keys[0] != "و":
        keys = keys[1:]  # «ب. عبد القادر»
    if not keys or not is_given_name(keys[0]):
        return False
    return may_be_name(["", *keys[1:]]) and len(keys) >= 2


def tells_on(keys: Sequence[str]) -> bool:
    """Whether folded words that begin as a name go on as a sentence behind the first, with a verb
    in the present before two words more: «رسمي يكشف كلفة الجسر». A name of four whose second ends
    as families' do is one: «عبد الله تركماني الحموي»."""
    if len(keys) < 4 or not is_present(keys[1]):
        return False
    return not keys[1].endswith("ي")


def is_present(key: str) -> bool:
    """Whether a folded word may be a verb in the present tense, and is no given name."""
    return _PRESENT.fullmatch(key) is not None and not is_given_name(key)


_PRESENT: Final = re.compile("[يت]\\w{3,}")  # such verbs, and few names


def is_surnamed(keys: Sequence[str]) -> bool:
    """Whether folded words, of which the first is in no list of names, end as names of two words
    do («بداح الهاجري») or have a family's particle in them («عليان آل سعدان»): a name where one is
    looked for."""
    if not may_be_name(keys) or keys[0] in OTHER_CREDITS or keys[0] in FIRST_WORDS:
        return False
    if len(keys) == 2:
        return keys[1].startswith("ال") and keys[1].endswith("ي") and len(keys[1]) > 4
    return len(keys) <= 4 and not _OF_FAMILIES.isdisjoint(keys[1:-1])


_OF_FAMILIES = _words("بن آل")


def is_person(text: str) -> bool:
    """Whether a text as printed is a person's name and nothing else."""
    return is_name(fold(text).split())


def may_be_person(text: str) -> bool:
    """Whether a text as printed could be a person's name."""
    return may_be_name(fold(text).split())


def is_initialled(text: str) -> bool:
    """Whether a text is a name of which one part is an initial, as the press of the Maghreb signs:
    «ع. بوطمين», «نسيمة. ع»."""
    if "." not in text or len(text) > 30:
        return False
    match = _INITIALLED.fullmatch(text.strip())
    if match is None:
        return False
    keys = fold(match[1] or match[2]).split()
    return not any(_is_prose(keys, at) for at in range(len(keys)))


_NAME = r"([^\W\d_]{3,}(?: [^\W\d_]{3,})?)"
_INITIALLED: Final = re.compile(
    rf"(?:[^\W\d_]\s?\.\s?){{1,2}}{_NAME}|{_NAME}\s?\.\s?[^\W\d_]\s?\.?"
)


def is_byline_filler(key: str) -> bool:
    """Whether a folded word only qualifies the byline word before it: «تقرير خاص:»."""
    return key in _BYLINE_FILLERS
