"""Furniture told by its words: buttons, counters, players, credits, prompts."""

from __future__ import annotations

import re

from scraper.arabic import furniture
from scraper.arabic.agencies import agencies
from scraper.arabic.bylines import is_person
from scraper.arabic.datewords import COUNTS
from scraper.arabic.stops import STOPS
from scraper.arabic.text import fold
from scraper.parser.markup.lines import Line
from scraper.parser.signs.labels import SLOTS
from scraper.parser.signs.prompts import PLATFORM
from scraper.parser.signs.told import is_told
from scraper.rare import rare

OPENING_WORDS = furniture.first_words(furniture.LINE_OPENINGS)
URGENT = fold("عاجل")  # what a ticker's lines begin with
_ZEROS = frozenset(("0", "00"))
_COUNTS = frozenset(map(fold, COUNTS.split("|")))  # with a number: «1,204 قراءة»
ROW = 120  # characters of buttons and counters in a row
_DIVIDERS = re.compile(r"[|•·¦]|\s[/–—-]\s")
RATED = 60  # characters of a line that tells what a plug-in for stars has counted
_RATING = frozenset(map(fold, (
    "صوت", "صوتان", "صوتين", "أصوات", "الأصوات", "المتوسط", "متوسط", "المعدل", "معدل", "تقييم",
    "التقييم", "إجمالي", "الإجمالي", "vote", "votes", "average", "total", "rating",
)))  # fmt: skip
_BETWEEN = frozenset(
    map(fold, ("عدد", "مرات", "التصويت", "المستخدمين", "من", "أصل", "واحد", "out", "of"))
)
_STARS = frozenset("12345")  # «4.3/5 - …»
FOLLOWERS = frozenset(("تابعوا", "تابعونا", "تابعي", "تابعينا"))  # no sentence of news begins so
FURNITURE_WORDS = (
    OPENING_WORDS
    | FOLLOWERS
    | _RATING
    | _STARS
    | {count.partition(" ")[0] for count in _COUNTS}
    | furniture.first_words(furniture.WHOLE_LINES)
    | _ZEROS
    | {"تصوير", "عدسه", "صوره", "الصوره", "مصدر", "حقوق", "متابعه", "http", "https", "pic"}
)
# «تابعوا كذا على غوغل نيوز», «تابعونا عبر قناتنا», where «تابع» may open a sentence as well
_FOLLOW = ("تابع", "متابعه ")
_CLOSED = ("التعليقات علي ", " مغلقه")  # as WordPress says it, with the article's title between
# «تصوير: فلان»: who took the picture above
_CREDITS = ("تصوير ", "عدسه ", "صوره من ", "مصدر الصوره ", "حقوق الصوره ")
_CREDIT = re.compile(r"\W*(?:تصوير|عدسة|صورة من|مصدر الصورة|حقوق الصورة)\s*[:/|]")
_PICTURES_BY = re.compile(r"\W*صور\s*[:/|]\s*(.+)")  # «صور: فلان»
_PICTURE = frozenset(("صوره", "الصوره"))
# «الصورة: من الأرشيف», where it may also be a part's heading: «الصورة: قاتمة»
_FROM_WHERE = re.compile(
    r"\W*(?:ال)?صورة\s*[:/]\s*"
    r"(?:(?:من|عن|نقل[اً]{1,2} عن)\s|(?:ال)?[أا]رشيف|(?:ال)?[إا]نترنت|وكالات|خاصة?\b)"
)
_SUR = fold("صور")  # pictures, and a town in Lebanon and in Oman
_WHOLE_LINES = furniture.whole(furniture.WHOLE_LINES)
_SEEN = ("شوهد ", "قرئ ", "visited ", "قراءه ")  # with a number between: «قراءة: 3 دقائق»
# a player's clock that has not begun: «00:00», «00:00 / 04:12»
_STOPPED = rare(r"[0٠]{1,2}:[0٠]{2}(?:\s*/?\s*[0-9٠-٩]{1,2}:[0-9٠-٩]{2})?")
# an address alone on a line: what a plug-in would have made a film or a post of
_EMBEDDED = rare(
    r"(?i)(?:https?://|pic\.)(?:[\w-]+\.)?(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly|facebook\.com|"
    r"fb\.watch|instagram\.com|tiktok\.com|twitter\.com|x\.com|t\.me|soundcloud\.com)/\S*"
)
_NUMBER = re.compile(r"[0-9٠-٩]+(?:[.,٫][0-9٠-٩]+)?")
_COUNTED = frozenset(map(fold, ("", "مشاركة", "مشاركات", "صوت", "أصوات", "تعليق", "تعليقات")))


def is_urgent(line: Line) -> bool:
    """Whether a line begins with a ticker's word, also glued to what style sheets set apart."""
    if line.word == URGENT:
        return True
    first = next(filter(str.strip, line.pieces), "") if len(line.pieces) > 1 else ""
    return 0 < len(first) < 12 and fold(first) == URGENT


SET_APART = ("#", "—", "(", "[")  # what may stand before the words of such lines


def is_left_over(text: str) -> bool:
    """Whether a line is hashtags alone, the signature of a post whose box is lost, or a picture's
    credit in brackets: «#كذا #كذا», «— فلان (@name) March 12, 2019», «(الصورة: كذا)»."""
    return _LEFT_OVER.fullmatch(text) is not None


_LEFT_OVER = rare(
    r"(?:#\w+[\s,،|]*)+"
    r"|—\s.{2,60}\(@\w{2,30}\)\s.{6,30}"
    r"|[(\[]\s?(?:(?:مصدر |حقوق )?(?:ال)?صورة?(?: من)?|تصوير|عدسة|photo|image|credit)\s?[:/|]"
    r"\s?[^()\[\]:]{2,40}[)\]]"
)


def is_furniture(line: Line, key: str) -> bool:
    """Whether a short line is furniture by its words. ``key`` is its folded text."""
    if not key:
        return True
    if line.word in _ZEROS:
        return _STOPPED.fullmatch(line.text) is not None
    if key.startswith(("http", "pic ")):
        return _EMBEDDED.fullmatch(line.text) is not None
    bare = key.strip("0123456789 ")  # «المشاهدات 2314», «2 دقائق قراءة»
    if bare == _SUR and bare != key and ":" in line.text:
        return False  # «صور: 30», how warm it is there
    if line.size < 40 and " " in bare and bare.startswith(_SEEN):
        bare = " ".join(word for word in bare.split() if not word.isdecimal())  # «شوهد 12 مرة»
    if key in _WHOLE_LINES or bare in _WHOLE_LINES or (bare != key and bare in _COUNTS):
        return not _is_answer(line.text)
    if line.size < 40 and " " in bare and _WHOLE_LINES.issuperset(bare.split()):
        return not line.text.endswith(STOPS)  # «طباعة أرسل حفظ»: buttons in a row
    if bare.startswith(_CLOSED[0]) and bare.endswith(_CLOSED[1]):
        return True
    if line.size < RATED and bare != key and _is_rating(line, key):
        return True
    followed = bare.startswith(_FOLLOW) and len(bare) < 90 and PLATFORM.search(bare) is not None
    if followed and not line.text.rstrip().endswith("."):
        return True
    if followed and line.word in FOLLOWERS:
        return not is_told(line, bare, line.word)
    if bare.startswith(_CREDITS) and len(bare) < 60 and _CREDIT.match(line.text):
        return True
    if line.word in _PICTURE and len(bare) < 60:
        source = line.text.partition(":")[2].strip()
        if source in agencies() or _FROM_WHERE.match(line.text):
            return True
    if line.word == _SUR and len(bare) < 60:
        by = _PICTURES_BY.match(line.text)
        return by is not None and is_person(by[1])
    phrase = furniture.opening(furniture.LINE_OPENINGS, bare)
    if phrase:
        return not is_told(line, bare, phrase)
    if line.size < ROW and _DIVIDERS.search(line.text) is not None and _is_row(line.text):
        return True
    return len(line.pieces) > 1 and line.size < 60 and is_button(line)


def _is_row(text: str) -> bool:
    """«نسخة للطباعة | أرسل لصديق | عدد القراءات: 412»: buttons and counters side by side."""
    for part in _DIVIDERS.split(text):
        key = fold(part).strip("0123456789 ")
        if not (
            key in _COUNTED
            or key in _WHOLE_LINES
            or furniture.opening(furniture.LINE_OPENINGS, key) == key
        ):
            return False
    return True


def _is_rating(line: Line, key: str) -> bool:
    """«(12 صوت، المتوسط: 4.25 من 5)»: what a plug-in for stars has counted, and nothing else."""
    words = [word for word in key.split() if not word.isdecimal()]
    if not words or words[0] not in _RATING:
        return False
    told = all(word in _RATING or word in _BETWEEN for word in words)
    return told and len(_NUMBER.findall(line.text)) > 1


def _is_answer(text: str) -> bool:
    """«- نعم.»: a sentence of one word, which no button says."""
    return text.endswith(".") and not text.endswith("..") and " " not in text.strip(" -–—•*")


def is_button(line: Line) -> bool:
    """«شارك المقال» «0» «مشاركة», «شارك الخبر» «واتساب»: a label with numbers or other buttons,
    glued where style sheets divide them."""
    first, *rest = line.segments() or [""]
    key = fold(first)
    if key not in SLOTS and not furniture.opening(furniture.LINE_OPENINGS, key):
        return False
    keys = [fold(part).strip("0123456789 ") for part in rest]
    return all(key in _COUNTED or key in _WHOLE_LINES for key in keys)
