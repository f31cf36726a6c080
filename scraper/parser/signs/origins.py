"""What stands over a text's first paragraph or below its last and says where it is from, who had
a part in it, and who answers for it: initials, an agency, «انتهى» (the end).

None of it is the article's text: «// انتهى //», «13:37 ت م», «ع ن / م م ج», «=====ن.ح.»,
«وام/فلان/ فلان», «المصدر: وكالات», «المقال يعبر عن رأي كاتبه».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.arabic.agencies import LABELS, agencies
from scraper.arabic.bylines import (
    BYLINE_NOUNS,
    DESKS,
    OTHER_CREDITS,
    TRADES,
    is_initialled,
    is_name,
    is_trade,
)
from scraper.arabic.openers import FUNCTION_WORDS
from scraper.arabic.phrasebook import words_of
from scraper.arabic.places import places
from scraper.arabic.stops import PAUSES, SAID
from scraper.arabic.text import clean, fold
from scraper.parser.dateline import is_dateline
from scraper.parser.dates import match_date
from scraper.parser.markup.lines import Line, Role
from scraper.parser.signs.byline import is_credit
from scraper.parser.signs.claims import prints_year
from scraper.parser.signs.endnotes import is_endnote, names_desk
from scraper.rare import rare

_SENTENCE = (*SAID, *PAUSES)  # what ends a sentence or goes on with one
LONGEST = 260  # characters of a line that may sign off
_MARK = re.compile(r"[-–—/:|(«]")
_INITIALS = rare(
    # up to five editors by one to three letters each, divided by dots, slashes, spaces, and whose
    # desk theirs is, whatever its name: «س.ح / ع.م (الوادي)», «--(الوادي) س ح/ ع م»
    r"[\s=ـ_*#/.,،:()\[\]-]*(?:(?<=\()\s?[^\W\d_][^()0-9٠-٩.؟!]{1,14}\)\s?)?"
    r"(?:[^\W\d_]{1,2}[\s/.,،-]+){0,7}[^\W\d_]{1,3}"
    r"(?:\s?\([^\W\d_][^()0-9٠-٩.؟!]{1,24}\))?"
    r"[\s=ـ_*#/.,،()\[\]-]*"
)
_DIVIDED = re.compile(r"\b[^\W\d_]{1,2}\s*[/.,،-]|\b[^\W\d_]\s[^\W\d_]\b")
_ENDED = rare(  # «انتهى/ 25», «انتهى /ع», «انتهى**3276»
    r"\W*[اإأ]نته[ىي]\s*(?:[/:.…*–—-]+|(?=[0-9٠-٩]))\s*(?:(?:[^\W\d_]{1,3}|[0-9٠-٩]{1,4})[\s/.()*–—-]*){0,5}"
    r"|\W*[اإأ]نته[ىي]\s[^\W\d_]\W*"  # «انتهى م»
)
# «// انتهى //14:05ت م 0123»
_ENDED_AT = rare(r"\W*[اإأ]نته[ىي]\W*[0-9٠-٩]{1,2}:[0-9٠-٩]{2} ?ت ?\.? ?م\W*(?:[0-9٠-٩]{3,8}\W*)?")
# of the dispatch, or of who edited it: «/110»; an agency's code in capitals
_NUMBER = re.compile(r"[#/\s]*[0-9٠-٩]{3,8}[/\s.]*|[A-Z]{2,8}[0-9]{6,}[A-Z0-9]*")
_CLOCK = rare(
    r"(?:gmt\s)?[0-9٠-٩]{1,2}\s?[:٫.]\s?[0-9٠-٩]{2}\s*(?:[تجغمص]\s?\.?\s?م?|gmt)?[\s.]*",
    re.IGNORECASE,
)
# «نقلا عن رويترز», «عن «الشرق الأوسط»», «منقول بتصرف عن …»
_FROM = re.compile(
    r"(?:نقل[اً]{1,2} |(منقول[ةه]? (?:بتصرف )?|بتصرف ))?عن(?: ?:)? "
    r"(?:صحيفة |وكالة |موقع |مجلة |قناة )?([^،.؛:]{3,25})"
)
_WIRED = re.compile(
    r"[^\W\d_]\S{1,11}? ?[0-9٠-٩]{4,6} (?:جمت|gmt)\b.{0,12}", re.IGNORECASE
)  # «كونا 151022 جمت», «بنا 1135 جمت 08/03/2020»
_SHOWING = tuple(map(fold, ("شاهد", "لمشاهدة", "فيديو", "بالفيديو", "استمع", "للاستماع")))
_PRESS = tuple(map(fold, (" اضغط هنا", " انقر هنا", " اضغطوا هنا", " انقروا هنا")))
# as blogs' themes say below a text
_POSTED = rare(r"هذه التدوينه (?:كتبت|نشرت|اضيفت|منشوره) (?:في|يوم|بتاريخ|ضمن|تحت) ")
_REVIEWING, _ASKING = fold("تم"), fold("للتواصل")
_SOURCE = rare(
    r"(?:(?:ال)?(?:مصدر|مصادر|مرجع)(?: (?:الخبر|المقال|التقرير|المادة))?|نقل[اً]{1,2} عن)\s*[:/|–—-]"
)
# «سيد/ود/ب ق», «(إعداد فلان للنشرة العربية - تحرير فلان)», «© Thomson Reuters 2015»
_SLASHED = re.compile(r"[^\W\d_]{1,3}(?: ?/ ?[^\W\d_]{1,3}(?: [^\W\d_]{1,2})?){1,5}")
_SLASHED_LETTERS = re.compile(r"[^\W\d_]{1,2}(?:\s*[\s./]\s*[^\W\d_]{1,2}){0,7}")
_REVIEWED = rare(
    r"تمت? (?:ال)?مراجع(?:ة|ته|تها)(?: (?:المقال|المقالة|المحتوى|طبي[اً]{1,2}))? "
    r"(?:من قبل|بواسطة|من طرف)\s.{3,60}"
)
_EDITED = re.compile(
    r"\((?:إعداد|اعداد|تحرير|تغطية|شارك في|ترجمة)\s.{5,150}\)"
    r"|إعداد\s[^.]{5,80}\sللنشرة العربية.{0,60}"
)
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
# an agency that signs, also with its town, and its editors' letters: «--(بترا) س ص/ ع ب/ ر ق»,
# «/قنا/», «(وال - طرابلس) ر ت»
_WIRE = (
    r"\(\s?([^\W\d_][^()/–—-]{1,14}?)(?:\s*[-–—][^()]{2,20})?\)"
    r"|(?<=/)\s?([^\W\d_][^()/]{1,14}?)\s?/"
)
_LETTERS = r"(?:[\W\d_]|\b[^\W\d_]{1,3}\b)*"
_WIRE_LINE = rare(rf"[\s=*/#.–—-]*(?:{_WIRE}){_LETTERS}")
# the same behind the last sentence: «… في مايو. انتهى/ 25», «… في مايو.(النهاية)», «… --(بترا)س ع»
_BEHIND = re.compile(
    r"(?:(?<=[.!؟…])|(?<=[.!؟…][»”\"])|(?<=[»”\"])(?=\s*[=*/#(–—-]))[\s=*/#–—-]*"
    rf"(?:\(?[\s/]*(?:[اإأ]نته[ىي]|النهاي[ةه]|[اإأ]نتهت|يتبع)\b|{_WIRE}){_LETTERS}$"
)
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
_TAKEN_FROM = fold("نقلا عن") + " "  # «نقلا عن الراية القطرية»


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
    if line.size < SHORT and _ends_dispatch(line, text, key, names):
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
SHORT = 40  # characters of what a wire or an editor sets below a text


def _ends_dispatch(line: Line, text: str, key: str, names: Sequence[str]) -> bool:
    """Whether a few signs end a dispatch: its number, its clock, «انتهى», its editors' letters."""
    if _NUMBER.fullmatch(text) or _CLOCK.fullmatch(text) or (prints_year(text) and is_day(text)):
        # a table or a list may end in one as well
        return not line.box.roles & Role.ITEM and "td" not in line.box.stand()[1].split("/")
    if _ENDED.fullmatch(text) or _ENDED_AT.fullmatch(text) or _WIRED.fullmatch(text):
        return True
    if _INITIALS.fullmatch(text) and _DIVIDED.search(text):
        # «لا، لا.» (no, no) is a sentence; «مع/ حع» is none
        told = any(len(word) > 1 and word in FUNCTION_WORDS for word in key.split())
        return not told or _SLASHED.fullmatch(text) is not None
    if _SLASHED.fullmatch(text):
        return True
    return ("/" in text or "(" in text) and is_dispatch_end(text, names)


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
    if size < SHORT and (key in LABELS or key.startswith(_BY_A_SYSTEM) or _is_desk(key)):
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


def _is_desk(key: str) -> bool:
    """«محرر الشؤون المحلية», «هيئة التحرير»: who signs without a name."""
    word, *more = key.split()
    if word not in DESKS or not 1 <= len(more) <= 3:
        return False
    if "محرر" in word and not all(map(_AFFAIRS.fullmatch, more)):
        return False  # «محرر العبيد» edits nothing
    return is_trade(word.removeprefix("ال")) or more[-1] in _ROOMS


def _is_house_desk(text: str, names: Sequence[str]) -> bool:
    """«الوادي – فريق التحرير»: the publisher and who signs there without a name."""
    house, _, desk = text.replace("–", "-").partition(" - ")
    return house.strip() in names and fold(desk) != "" and _is_desk(fold(desk))


_AFFAIRS = re.compile(r"(?:ال)?شوون|ال\w+(?:ي|يه)|التحرير")
_ROOMS = words_of("التحرير الأخبار الترجمة المتابعة الرصد")
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


def is_day(text: str) -> bool:
    """Whether a text is a day and nothing else: «14- أيار - 2024», when a statement was made; what
    ends in a full stop is a sentence of it."""
    found = match_date(text, 0)
    return found is not None and not text[found.end :].strip(" م-–")


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


def is_dispatch_end(text: str, names: Sequence[str]) -> bool:
    """«بترا / س د / ر ع», «--(بترا) س د/ ر ع», «/قنا/»: a wire's name and its editors' letters."""
    signed = _WIRE_LINE.fullmatch(text)
    if signed is not None:
        return _is_agency(signed, names)
    source, _, letters = text.partition("/")
    source, letters = source.strip(), letters.strip(" /.")
    known = source in agencies() or source in names
    return known and bool(_SLASHED_LETTERS.fullmatch(letters))


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
    if line.size < SHORT and (key in LABELS or key.startswith(_BY_A_SYSTEM) or _is_desk(key)):
        return True
    if _SOURCE.match(text) or _is_taken(line, text, key) or _is_filed(line, text, key):
        return True
    if text.startswith("*") and is_trade(key.partition(" ")[0]):
        return True
    if line.size < SHORT and _is_house_desk(text, names):
        return True
    return line.size < SHORT and (
        # what may be a dateline, «الوادي (فلان)», is left to its reader
        ("(" not in text and is_placed(text) and is_dateline(text, None, names) is None)
        or (("/" in text or "(" in text) and is_dispatch_end(text, names))
    )


def end_behind(text: str, names: Sequence[str]) -> int:
    """Where behind the last sentence of a text a wire or an editor signs it off; its whole length
    where nothing does."""
    found = _BEHIND.search(text, max(len(text) - BEHIND, 0))
    return len(text) if found is None or not _is_agency(found, names) else found.start()


BEHIND = 60  # characters behind the last sentence


def _is_agency(found: re.Match[str], names: Sequence[str]) -> bool:
    """Whether the name that signs, where one does, is an agency's."""
    name = found[1] or found[2]
    return name is None or clean(name) in agencies() or clean(name) in names


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
