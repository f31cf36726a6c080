"""What stands over a text's first paragraph or below its last and says where it is from, who had
a part in it, and who answers for it.

None of it is the article's text: «المصدر: وكالات», «المقال يعبر عن رأي كاتبه», «نقلا عن كذا».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.arabic.agencies import agencies
from scraper.arabic.bylines import (
    BYLINE_NOUNS,
    OTHER_CREDITS,
    TRADES,
    is_initialled,
    is_name,
    is_trade,
)
from scraper.arabic.places import places
from scraper.arabic.stops import PAUSES, SAID
from scraper.arabic.text import clean, fold
from scraper.parser.dateline import is_dateline
from scraper.parser.markup.lines import Line, Role
from scraper.parser.signs.byline import is_credit
from scraper.parser.signs.endnotes import is_endnote, names_desk
from scraper.parser.signs.wires import SHORT, ends_dispatch, is_dispatch_end
from scraper.rare import rare

_SENTENCE = (*SAID, *PAUSES)  # what ends a sentence or goes on with one
LONGEST = 260  # characters of a line that may sign off
_MARK = re.compile(r"[-–—/:|(«]")
# «نقلا عن رويترز», «عن «الشرق الأوسط»», «منقول بتصرف عن …»
_FROM = re.compile(
    r"(?:نقل[اً]{1,2} |(منقول[ةه]? (?:بتصرف )?|بتصرف ))?عن(?: ?:)? "
    r"(?:صحيفة |وكالة |موقع |مجلة |قناة )?([^،.؛:]{3,25})"
)
_SHOWING = tuple(map(fold, ("شاهد", "لمشاهدة", "فيديو", "بالفيديو", "استمع", "للاستماع")))
_PRESS = tuple(map(fold, (" اضغط هنا", " انقر هنا", " اضغطوا هنا", " انقروا هنا")))
# as blogs' themes say below a text
_POSTED = rare(r"هذه التدوينه (?:كتبت|نشرت|اضيفت|منشوره) (?:في|يوم|بتاريخ|ضمن|تحت) ")
_REVIEWING, _ASKING = fold("تم"), fold("للتواصل")
_SOURCE = rare(
    r"(?:(?:ال)?(?:مصدر|مصادر|مرجع)(?: (?:الخبر|المقال|التقرير|المادة))?|نقل[اً]{1,2} عن)\s*[:/|–—-]"
)
_REVIEWED = rare(
    r"تمت? (?:ال)?مراجع(?:ة|ته|تها)(?: (?:المقال|المقالة|المحتوى|طبي[اً]{1,2}))? "
    r"(?:من قبل|بواسطة|من طرف)\s.{3,60}"
)
# «(إعداد فلان للنشرة العربية - تحرير فلان)»
_EDITED = re.compile(
    r"\((?:إعداد|اعداد|تحرير|تغطية|شارك في|ترجمة)\s.{5,150}\)"
    r"|إعداد\s[^.]{5,80}\sللنشرة العربية.{0,60}"
)
# «© كذا 2015»
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)
# «#المنتخب #كأس_العرب», the page's own address to copy
_NO_SENTENCE = re.compile(
    r"(?:#\w+[\s,،|]*)+|(?:[^:]{2,24}:\s*)?(?:https?://|www\.)\S+", re.IGNORECASE
)
_END_WORDS = frozenset(
    map(
        fold,
        (
            "يتبع في الحلقة القادمة",
            "يتبع في الجزء القادم",
            "انتهى",
            "النهاية",
            "انتهت",
            "تمت",
            "يتبع",
            "نهاية",
            "tt",
            "end",
            "انتهى الخبر",
            "انتهى النص",
            "انتهى التقرير",
            "نهاية الخبر",
            "نهاية النص",
        ),
    )
)
# «للتواصل مع الكاتب: name@site», «@name», «للإعلان: 0790000000»
_CONTACT = rare(
    r"(?:[^:@]{2,70}[:：]\s*)?(?:[\w.+-]+@[\w-]+\.[\w.]+|@\w{3,30})\W*"
    r"|[^:@0-9][^:@]{1,40}[:：]\s*[+(]?[0-9][0-9\s()/+-]{5,30}[\s.]*",
    re.ASCII,
)
_ASKED = rare(r"للتواصل(?: معنا)?\s*:.{3,60}")  # «للتواصل: SMS 98211»
# «المقال يعبر عن رأي كاتبه», «الآراء الواردة لا تعبر بالضرورة عن رأي الصحيفة»: such a line speaks
# of the article, a sentence of somebody's («التصريح لا يعبر عن موقف الحكومة») does not
_OPINION = re.compile(
    r"(?:تنويه |تنبيه |ملاحظه |اخلاء مسووليه )?(?:ان |جميع |كل |هذا |هذه |ما )?"
    r"(?:ال)?(?:مقال|مقاله|مقالات|اراء|راي|افكار|مواد|نصوص|تعليقات|محتوي|مضمون|ينشر|ورد|يرد|وارد|يعبر|تعبر)\b"
    r".{0,80}?\b[يت](?:عبر|مثل)(?:ان|ون)? .{0,40}?\b"
    r"(?:راي|اراء|وجهه|وجهات|موقف|مواقف|سياسه|(?:راي|موقف|سياست)نا)\b"
)
# «إعلام الجامعة», «المكتب الإعلامي»: the office of an institution that gave the news out
_OFFICES = tuple(
    fold(office)
    for office in (
        "إعلام ", "مكتب إعلام", "قسم إعلام", "المكتب الإعلامي", "المكتب الصحفي", "اللجنة الإعلامية",
        "الدائرة الإعلامية", "المركز الإعلامي", "العلاقات العامة", "دائرة العلاقات العامة",
        "إدارة العلاقات العامة", "قسم العلاقات العامة", "وحدة العلاقات العامة",
        "مكتب العلاقات العامة",
        "دائرة الإعلام", "إدارة الإعلام", "قسم الإعلام", "وحدة الإعلام", "مكتب الإعلام",
        "مديرية الإعلام", "الإعلام والعلاقات", "الإدارة العامة للعلاقات", "الإدارة العامة للإعلام",
        "الإعلام الأمني", "إدارة الإعلام الأمني",
    )
)  # fmt: skip
# «القسم: محليات», «نشر في: محليات», «رقم الخبر: 331»
_FILED = rare(
    r"(?:(?:ال)?اقسام|القسم|(?:ال)?تصنيف|(?:ال)?تصنيفات|نشرت? في"
    r"|رقم ال(?:خبر|مقال|مقاله|موضوع|ماده|فتوي)) \S"
)
_NUMBERED = rare(r"رقم ال(?:خبر|مقال|مقاله|موضوع|ماده) [0-9]{2,}")
# «هذا الخبر منشور نقلا عن مصدره ولا يتحمل الموقع مسؤولية محتواه»
_PUBLISHER = "(?:ال)?(?:موقع|صحيفه|جريده|ناشر|بوابه|وكاله|شبكه|اداره|تحرير)"
_DISCLAIMED = rare(
    rf"(?:تنويه|تنبيه|ملاحظه|هذ[اه]|جميع|كل|ما|ان|{_PUBLISHER})\b.{{0,120}}?"
    rf"(?:\bو?لا [يت]تحمل(?: \w+){{0,2}} {_PUBLISHER}|\b{_PUBLISHER}(?: \w+){{0,2}}"
    r" (?:لا [يت]تحمل|غير مسوول))"
)
# «يلفت موقع كذا إلى أنه ليس مسؤولاً عن التعليقات التي ترده»
_OF_COMMENTS = rare(
    rf"(?:[^\W\d]+ )?{_PUBLISHER}\b.{{0,60}}\b(?:ليست?|غير) مسوول\w* عن (?:ال)?تعليقات "
    r"(?:التي [ت]?رد|المنشوره|الوارده|القراء|الزوار|زوار|قرا)"
)
# «إخلاء مسؤولية: …», at whatever length
_DISCLAIMING = fold("إخلاء")
_DISCLAIMS = re.compile(r"\W*[إا]خلاء (?:ال)?مس[ؤو]+لية(?: القانونية)?\s*[:：–-]")
_ISSUE = re.compile(r"نشرت? (?:هذا المقال |هذه المقالة )?في (?:ال)?عدد\W{1,3}[0-9٠-٩]")
# «نشر هذا المقال للمرة الأولى في صحيفة كذا», folded
_FIRST_PRINTED = rare(
    r"(?:ملاحظه |تنويه |\W)?(?:نشر|نشرت|سبق نشر|ينشر|تنشر) (?:هذا|هذه) "
    r"(?:المقال|المقاله|التقرير|الماده|الحوار|الدراسه|النص|التحقيق)\b"
    r".{0,40}? (?:في|علي|عن|ب\w+) .{3,40}"
)
_TAKEN_FROM = fold("نقلا عن") + " "  # «نقلا عن المرآة الأسبوعية»


def signs_off(line: Line, names: Sequence[str] = ()) -> bool:
    """Whether a last line signs the text off. ``names`` are the publisher's."""
    if line.word == _DISCLAIMING and _DISCLAIMS.match(line.text) is not None:
        return True
    if line.size > LONGEST:
        return False
    text = clean(line.text)
    key = fold(text)
    if key in _END_WORDS or _NO_SENTENCE.fullmatch(text) or is_initialled(text):
        return True
    if line.size < SHORT and ends_dispatch(line, text, key, names):
        return True
    if _tells_of_site(text, key, names):
        return True
    if text[:1] in STARS and key.partition(" ")[0] in TRADES:
        return True  # «* كاتب فلسطيني، صدر له عدد من الكتب.»
    told = _FROM.fullmatch(text.strip("()[] ")) if line.size < 60 else None
    if told and (
        told[1]
        or told[2][0] in '«"“'
        or told[2].strip() in agencies()
        or ":" in told[0][: told.start(2)]
    ):
        return True
    if line.size < SHORT and text.strip(_AROUND) in names:
        return True  # «.. الوادي ..»
    if line.size > 100 or text.endswith(_SENTENCE) or line.box.roles & Role.ITEM:
        return False
    return _names_source(line, text, key, names)


STARS = ("*", "٭")  # before what a name's bearer does
_AROUND = "()[]/-–— .*=«»"


def _tells_of_site(text: str, key: str, names: Sequence[str]) -> bool:
    """Whether a line says who edited the text, whose it is and who answers for it."""
    if is_endnote(text, key):
        return True
    if text.endswith(":") and len(text) < SHORT and key.startswith(_SHOWING):
        return True  # «شاهد أهداف المباراة:», and the film is no text
    if key.endswith(_PRESS) or _POSTED.match(key):
        return len(text) < LONGEST
    if key.startswith(_REVIEWING) and _REVIEWED.fullmatch(text):
        return True
    if _EDITED.fullmatch(text) or _RIGHTS.match(text) or _OPINION.match(key):
        return True
    if "مسوول" in key and (_DISCLAIMED.match(key) or _OF_COMMENTS.match(key)):
        return True
    if key.startswith(_ASKING) and _ASKED.fullmatch(text):
        return True
    if _MAY_CONTACT.search(text) and len(text) < CONTACT and _CONTACT.fullmatch(text):
        return True
    return _is_about_site(text, names)


def _names_source(line: Line, text: str, key: str, names: Sequence[str]) -> bool:
    """Whether a line that is no sentence says where a text is from or who had a part in it."""
    size = line.size
    if size < 60 and key.startswith(_OFFICES):
        return True
    if size < SHORT and key.startswith(_BY_A_SYSTEM):
        return True
    if size < SHORT and names_desk(text, key, names):
        return not line.links
    if ":" in text and _is_helped_by_a_house(text, names):
        return True
    if _SOURCE.match(text) or _are_sources(text.strip("()[]/-–— ."), names):
        return True
    if size < 70 and key.partition(" ")[0] in TRADES and line.links == 0:
        return True
    if _is_taken(line, text, key) or _is_filed(line, text, key):
        return True
    if size < 30 and text.count(" ") < 4 and key.partition(" ")[0] in _MEDIA and not line.links:
        return " " in key  # «صحيفة كذا»: where it was taken from
    found = is_dateline(text, None, names) if _MARK.search(text) or size < 30 else None
    return is_credit(text) or (found is not None and bool(found.agency or found.byline))


def _is_taken(line: Line, text: str, key: str) -> bool:
    """Whether a line says where the text was printed before."""
    if line.size < 50 and key.startswith(_TAKEN_FROM):
        return True
    return _ISSUE.match(text) is not None or _FIRST_PRINTED.fullmatch(key) is not None


def _is_filed(line: Line, text: str, key: str) -> bool:
    """Whether a line says under which section or number the text is filed."""
    if line.size >= SHORT:
        return False
    return (":" in text and _FILED.match(key) is not None) or _NUMBERED.fullmatch(key) is not None


_BY_A_SYSTEM = fold("بواسطة") + " "  # «بواسطة admin»


def _is_helped_by_a_house(text: str, names: Sequence[str]) -> bool:
    """«ترجمة وتحرير: الوادي نيوز»: that the publisher or an agency had a part in it."""
    label, _, house = text.partition(":")
    if (house := house.strip()) not in names and house not in agencies():
        return False
    words = fold(label).split()
    return 0 < len(words) < 4 and all(
        word in _PARTS or word.removeprefix("و") in _PARTS for word in words
    )


_PARTS = OTHER_CREDITS | BYLINE_NOUNS


_MAY_CONTACT = re.compile(r"@|:\s*[+(]?[0-9]{2}")
CONTACT = 120  # characters of an address and of what it is for


def _is_about_site(text: str, names: Sequence[str]) -> bool:
    """«عن الوادي», «الوادي صحيفة إلكترونية تعنى بـ…»: who publishes it; «ملاحظة من «الوادي»: …»."""
    about = text.removeprefix("عن ").rstrip(" :")
    if about in names and about != text:
        return True
    if text.startswith(_NOTE) and text[len(_NOTE) :].lstrip('«"').startswith(tuple(names)):
        return True
    for name in names:
        if text.startswith(name):
            word = fold(text[len(name) :]).partition(" ")[0]
            return word in _PUBLISHERS
    return False


_NOTE = "ملاحظة من "
_MEDIA = frozenset(
    map(fold, ("صحيفة", "جريدة", "موقع", "وكالة", "قناة", "منصة", "بوابة", "شبكة", "مجلة"))
)
_PUBLISHERS = _MEDIA | {fold("منظمة"), fold("مؤسسة")}


def _are_sources(text: str, names: Sequence[str]) -> bool:
    """«رويترز», «أ ف ب / الوادي»: agencies, the publisher, and the one beside the other."""
    parts = [part.strip() for part in _BETWEEN.split(text)]
    if text in agencies() or text in names:
        return True
    if len(parts) < 2:
        return False
    told = [part for part in parts if part in agencies() or part in names]
    # «ف. ي / أ ف ب، رويترز»: editors by their letters beside them
    return bool(told) and all(part in told or _EDITOR.fullmatch(part) for part in parts)


_EDITOR = re.compile(r"[^\W\d_]{1,2}(?:[. ]{1,2}[^\W\d_]{1,2}){1,3}\.?")
_BETWEEN = rare(r"\s*[/+،,]\s*|\s+[-–—]\s+")


def is_opinion(line: Line, key: str) -> bool:
    """«الآراء الواردة لا تعبر عن رأي الموقع». ``key`` is the line's folded text."""
    return line.size <= LONGEST and _OPINION.match(key) is not None


def stands_over(line: Line, names: Sequence[str]) -> bool:
    """Whether a first line says whose opinion the text tells, where it is from, where it is filed
    or whom to ask, as some pages have it over the text."""
    if line.size > LONGEST:
        return False
    text = clean(line.text)
    key = fold(text)
    if _OPINION.match(key):
        return True
    if line.size > 100 or text.endswith(_SENTENCE) or line.box.roles & Role.ITEM:
        return False
    if _NO_SENTENCE.fullmatch(text) or (_MAY_CONTACT.search(text) and _CONTACT.fullmatch(text)):
        return True
    if _RIGHTS.match(text):
        return True
    if line.size < SHORT and key.startswith(_BY_A_SYSTEM):
        return True
    if _SOURCE.match(text) or _is_taken(line, text, key) or _is_filed(line, text, key):
        return True
    if text.startswith("*") and is_trade(key.partition(" ")[0]):
        return True
    if line.size >= SHORT or is_dateline(text, None, names) is not None:
        return False  # «(د ب أ)» is left to its reader, and so is «الوادي (فلان)»
    if "(" not in text and is_placed(text):
        return True
    return ("/" in text or "(" in text) and is_dispatch_end(text, names)


def is_about_author(line: Line, above: Line, authors: Sequence[str]) -> bool:
    """Whether a last line says who an author is: «فلان صحافي من …», or «صحافي من …» below the
    name; ``above`` is the line over it."""
    if line.size > LONGEST:
        return False
    text = clean(line.text)
    if is_trade(fold(text).partition(" ")[0]) and clean(above.text) in authors:
        return True
    for author in authors:
        if text.startswith(author):
            words = fold(text[len(author) :]).split(None, 1)
            if words and is_trade(words[0].removeprefix("ال")):
                return True
    return False


def is_placed(text: str) -> bool:
    """A person's name and the town: «فلان - الوادي», «الوادي (فلان)», «القاهرة فلان», whose stroke
    was one that only makes words longer."""
    if (found := _NAMED_FIRST.fullmatch(text) or _PLACED_FIRST.fullmatch(text)) is not None:
        name, place = found["name"], found["place"].strip()
        if ":" in text and place not in places():
            return False  # «الكاتب العام: فلان» is an office and who holds it
        return len(place.split()) < 4 and is_name(fold(name).split())
    place, _, name = text.partition(" ")
    return place in places() and is_name(fold(name).split()) and not is_name(fold(text).split())


_NAMED_FIRST = rare(
    r"(?P<name>[^\d:؛،.()/|–—-]{5,30}?)\s*[-–—|/]\s*(?P<place>[^\d:؛،.()/|–—-]{3,25})"
)
_PLACED_FIRST = rare(
    r"(?P<place>[^\d:؛،.()/|–—-]{3,25}?)\s*[-–—|/:(]\s*(?P<name>[^\d:؛،.()/|–—-]{5,30}?)\s*\)?"
)
