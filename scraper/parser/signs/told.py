"""Sentences of a text that begin as a page's furniture does: «عدد الزيارات ارتفع إلى مليون.»

Asked only of the few lines that begin with one of the phrases of ``furniture.LINE_OPENINGS``. A
prompt says where the reader should go; a notice has no verb that tells what happened; a counter
has a number. Somebody's words, quoted or told, are the text's whatever they say.
"""

from __future__ import annotations

import re
from functools import cache

from scraper.arabic.bylines import given_names
from scraper.arabic.openers import FUNCTION_WORDS, opening_verbs, verbs_like_nouns
from scraper.arabic.phrasebook import words_of
from scraper.arabic.stops import SAID
from scraper.parser.markup.lines import Line
from scraper.rare import rare

SENTENCE = 40  # characters; shorter ones are buttons and labels
VERB = 7  # words behind a phrase among which its verb stands
_QUOTES = ("«", "“", '"')
_SAYING = """
قال قالت يقول تقول أضاف أضافت يضيف تضيف أكد أكدت يؤكد تؤكد كتب كتبت يكتب تكتب صاح صاحت هتف هتفت
ردد يردد يروي تروي يصف تصف يبدأ نصح ينصح يرى ترى رد ردت يرد
"""
# First words of the phrases that ask something of the reader, and of those that count.
_ASKING = words_of(
    """
    تابع تابعوا تابعنا يمكنك يمكنكم ويمكنك ويمكنكم لمتابعة للاشتراك للانضمام لقراءة لمشاهدة
    لتحميل للتواصل للاطلاع للإعلان في إذا
    """
)
_COUNTING = words_of("عدد وقت مدة زمن")
_MINUTES = words_of("دقيقة دقيقتان دقيقتين دقائق ثانية ثواني ثوان")
# Where a prompt leads, folded, as it stands behind «ال», «في ال», «لل» …
_PLACES = """
موقع مواقع قناه قنوات صفحه صفحات حساب حسابات تطبيق منصه منصات نشره بريد رابط زر خبر اخبار مقال
مقاله تقرير تقارير ماده تحرير صحيفه جريده خدمه مجموعه
""".split()  # noqa: SIM905
# and how it addresses the reader
_ADDRESSING = """
google facebook twitter whatsapp telegram youtube instagram غوغل جوجل فيسبوك فيس تويتر انستغرام
واتساب واتس تلغرام تلجرام تليجرام تليغرام يوتيوب نبض معنا الينا لنا هنا يرجي نرجو الرجاء زوروا
""".split()  # noqa: SIM905
# verbs by their letters, and commands, nouns or particles as well
_DOUBTFUL = words_of(
    """
    أرسل شارك قدم حمل سلم ذكر عبر عبرت ألف صوت كرم وزع صدر أعد رأى شبه ظل ضيف قيد أجل ثمن جدد بنى
    صنف خلص
    """
)


# «يذكر أن», «وجدير بالذكر أن»
_TOLD = words_of("يذكر يشار جدير الجدير تجدر")


def is_told(line: Line, key: str, phrase: str) -> bool:
    """Whether a line is a sentence of the text. ``key`` is its folded text, ``phrase`` the folded
    words of furniture with which it begins."""
    text = line.text
    if line.size < SENTENCE or line.links or not text.endswith(SAID):
        return False
    if (text.startswith(_QUOTES) and _QUOTED.match(text)) or _SAID.search(text):
        return True
    word, rest = phrase.partition(" ")[0], key[len(phrase) :]
    if word in _ASKING:
        return _LEADING.search(rest) is None
    words = rest.split()
    if word in _COUNTING and ":" not in text and not re.search("[0-9]", rest):
        return _MINUTES.isdisjoint(words)
    return not _verbs().isdisjoint(words[:VERB])


def tells(line: Line) -> bool:
    """Whether a line without a stop begins as a sentence of news does, with its verb."""
    bare = line.word.removeprefix("و")
    joined = bare != line.word and bare in opening_verbs()  # «وأضاف أن …»
    if line.links or line.size < (20 if joined or bare in _TOLD else SENTENCE):
        return False
    return joined or line.word in _verbs() or bare in _TOLD


def begins_sentence(key: str) -> bool:
    """Whether a few folded words may be a sentence: they open with a conjunction, a particle, a
    pronoun or how many there are, or there is a verb among them."""
    words = key.split()
    if not words or words[0] in FUNCTION_WORDS or words[0] in _OPENING:
        return True
    if words[0].isdecimal() and len(words) > 2:
        return True  # «5 من 10 مقاعد للمعارضة»
    if words[0].startswith("و") and words[0] not in given_names():
        return True
    return not opening_verbs().isdisjoint(words)


# «تحيا الوادي», «هكذا كان», «كل عام وأنتم بخير»
_OPENING = words_of(
    """
    تحيا يحيا عاش عاشت ليت ليته ليتها لعل هكذا كذلك كل هي هو هم نحن أنا أنت هنا هناك إنها إنه إنهم
    فهل فلا فما فمن فهو فهي فإن لكن لكنه لكنها نعم كلا بلى ربما حتما صدق سلام سلاما شكرا عذرا وداعا
    لله الله يا أيها ماذا لماذا كيف متى أين أما بل ثم قد لقد سوف ليس ليست غدا اليوم أمس دمتم
    """
)


@cache
def _verbs() -> frozenset[str]:
    """Verbs that tell what happened, and are nothing else by their letters."""
    verbs = opening_verbs() - verbs_like_nouns() - _DOUBTFUL
    return verbs | {"و" + verb for verb in verbs} | {"ف" + verb for verb in verbs}


# A quotation with more behind it
_QUOTED = rare(r"(?:«[^»]+»|“[^”]+”|\"[^\"]+\").{12}")
# «…، يقول المزارع»: who says it, behind what is said
_SAID = rare(
    r"[،,»”\"]\s*(?:(?:كما|هكذا|بهذا|هذا ما|و)\s?)?(?:كانت? )?"
    rf"(?:{'|'.join(_SAYING.split())})\b"
)
# Words of a prompt, in a folded text
_LEADING = rare(
    rf"\b(?:[وفبلك]?(?:ال)?(?:{'|'.join(_PLACES)})|[وب]?(?:{'|'.join(_ADDRESSING)})"
    r"|[0-9]{6,}|اتصل\w*|\w*(?:موقعنا|تطبيقنا|حسابنا|[^ك ]تنا)"
    r"|اضغط\w*|انقر\w*|اشترك\w*|ارسل\w*|\w?صلكم?|لحظه بلحظه|اول باول|كل جديد"
    r"|تسجيل الدخول|انشي حساب\w*)\b"
)
