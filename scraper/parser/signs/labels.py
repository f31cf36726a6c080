"""Furniture told by its words: labels that announce links, prompts, buttons."""

from __future__ import annotations

import re

from scraper.arabic import furniture
from scraper.arabic.bylines import is_person
from scraper.arabic.datewords import COUNTS
from scraper.arabic.stops import STOPS
from scraper.arabic.text import clean, fold
from scraper.parser.markup.lines import Line, Role
from scraper.parser.signs.told import is_told
from scraper.rare import rare

# What a line must begin with for the tables to be asked at all.
LABEL_WORDS = furniture.first_words(furniture.READ_ALSO, furniture.BLOCK_LABELS)
OPENING_WORDS = furniture.first_words(furniture.LINE_OPENINGS)
SLOTS = furniture.whole(furniture.SLOT_LABELS)  # labels that own nothing of what follows
URGENT = fold("عاجل")  # what a ticker's lines begin with
# First words of ages and days told without a digit: «منذ ساعتين», «أمس».
RELATIVE_WORDS = frozenset(map(fold, ("منذ", "قبل", "أمس")))
_ZEROS = frozenset(("0", "00"))
_COUNTS = frozenset(map(fold, COUNTS.split("|")))  # with a number: «1,204 قراءة»
RATED = 60  # characters of a line that tells what a plug-in for stars has counted
_RATING = frozenset(map(fold, (
    "صوت", "صوتان", "صوتين", "أصوات", "الأصوات", "المتوسط", "متوسط", "المعدل", "معدل", "تقييم",
    "التقييم", "إجمالي", "الإجمالي", "vote", "votes", "average", "total", "rating",
)))  # fmt: skip
_BETWEEN = frozenset(
    map(fold, ("عدد", "مرات", "التصويت", "المستخدمين", "من", "أصل", "واحد", "out", "of"))
)
_STARS = frozenset("12345")  # «4.3/5 - …»
_FOLLOWERS = frozenset(("تابعوا", "تابعونا", "تابعي", "تابعينا"))  # no sentence of news begins so
FURNITURE_WORDS = (
    OPENING_WORDS
    | _FOLLOWERS
    | _RATING
    | _STARS
    | {count.partition(" ")[0] for count in _COUNTS}
    | furniture.first_words(furniture.WHOLE_LINES)
    | _ZEROS
    | {"تصوير", "عدسه", "صوره", "مصدر", "حقوق", "متابعه", "http", "https", "pic"}
)
# «تابعوا كذا على غوغل نيوز», «تابعونا عبر قناتنا», where «تابع» may open a sentence as well
_FOLLOW = ("تابع", "متابعه ")
_PLATFORM = rare(
    r" (?:علي|عبر|في)(?:$| (?:google|غوغل|جوجل|قناه|قناتنا|قناتها|صفحه|صفحتنا|حسابنا|حسابات|خدمه|"
    r"منصه|منصات|تطبيق|(?:ال)?(?:تلغرام|تلجرام|تليجرام|تليغرام|واتساب|واتس|فيسبوك|فيس|تويتر|انستغرام|يوتيوب|"
    r"فايسبوك|يوتوب|تيك توك|تيكتوك)|"
    r"اكس|نبض|telegram|whatsapp|facebook|twitter|x)\b)"
)
_CLOSED = ("التعليقات علي ", " مغلقه")  # as WordPress says it, with the article's title between
# «تصوير: فلان»: who took the picture above
_CREDITS = ("تصوير ", "عدسه ", "صوره من ", "مصدر الصوره ", "حقوق الصوره ")
_CREDIT = re.compile(r"\W*(?:تصوير|عدسة|صورة من|مصدر الصورة|حقوق الصورة)\s*[:/|]")
_PICTURES_BY = re.compile(r"\W*صور\s*[:/|]\s*(.+)")  # «صور: فلان»
_SUR = fold("صور")  # pictures, and a town in Lebanon and in Oman
_WHOLE_LINES = furniture.whole(furniture.WHOLE_LINES)
_SEEN = ("شوهد ", "قرئ ", "visited ")


# What opens the prompts that name their channel behind it: «للاطلاع على …، انضموا إلى قناتنا على …»
_PROMPTING = frozenset(
    map(
        fold,
        ("للاطلاع", "لا", "لمتابعة", "لتصلك", "ليصلك", "لتلقي", "للحصول", "لمعرفة", "كن", "ابق"),
    )
)
_CLAUSE = re.compile(r"[.!؟،:؛|]\s+")
# where readers are sent: a network's channel, a shop for apps
_CHANNEL = rare(
    r"(?i)(?:whatsapp\.com/channel|chat\.whatsapp\.com|wa\.me/|//(?:www\.)?(?:t|telegram)\.me/[^/]+/?$|"
    r"news\.google\.com/|play\.google\.com/store|(?:apps|itunes)\.apple\.com/|nabd\.com/)"
)
_CALLING = rare(
    r"(?:^|[.!؟،:؛|-]\s*|\s)(?:و?(?:تابعونا|تابعنا|تابعينا)|(?:[\w]{0,3})(?:قناتنا|صفحتنا|تطبيقنا|حسابنا|مجموعتنا|نشرتنا|منصاتنا))\b"
    r"|(?:^|[.!؟،:؛|-]\s*)(?:اشترك|اشتركوا|[اإ]نضم|[اإ]نضموا|حم[ّ]?لوا?|تابعوا?|للاشتراك|للانضمام)\b"
)
# a player's clock that has not begun: «00:00», «00:00 / 04:12»
_STOPPED = rare(r"[0٠]{1,2}:[0٠]{2}(?:\s*/?\s*[0-9٠-٩]{1,2}:[0-9٠-٩]{2})?")


_OURS = re.compile(r"(?:قناتنا|صفحتنا|صفحاتنا|حسابنا|حساباتنا|تطبيقنا|منصاتنا|مجموعتنا)\b")
OURS = 120  # characters of a prompt that speaks of the publisher's own


# an address alone on a line: what a plug-in would have made a film or a post of
_EMBEDDED = rare(
    r"(?i)(?:https?://|pic\.)(?:[\w-]+\.)?(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly|facebook\.com|"
    r"fb\.watch|instagram\.com|tiktok\.com|twitter\.com|x\.com|t\.me|soundcloud\.com)/\S*"
)


def is_prompt(line: Line) -> bool:
    """Whether a sentence sends the reader to the publisher's channel on a network: by the address
    that it leads to, or by a clause of its own behind what it promises."""
    if line.anchors and any(_CHANNEL.search(anchor.get("href") or "") for anchor in line.anchors):
        return _CALLING.search(clean(line.text)) is not None
    if line.size <= OURS and not line.text.endswith(".") and _OURS.search(line.text) is not None:
        return _PLATFORM.search(fold(line.text)) is not None
    if line.word not in _PROMPTING:
        return False
    for clause in _CLAUSE.split(line.text)[1:]:
        key = fold(clause)
        if furniture.opening(furniture.LINE_OPENINGS, key) and _PLATFORM.search(key):
            return True
    return False


def is_urgent(line: Line) -> bool:
    """Whether a line begins with a ticker's word, also glued to what style sheets set apart."""
    if line.word == URGENT:
        return True
    first = next(filter(str.strip, line.pieces), "") if len(line.pieces) > 1 else ""
    return 0 < len(first) < 12 and fold(first) == URGENT


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
    followed = bare.startswith(_FOLLOW) and len(bare) < 90 and _PLATFORM.search(bare) is not None
    if followed and not line.text.rstrip().endswith("."):
        return True
    if followed and line.word in _FOLLOWERS:
        return not is_told(line, bare, line.word)
    if bare.startswith(_CREDITS) and len(bare) < 60 and _CREDIT.match(line.text):
        return True
    if line.word == _SUR and len(bare) < 60:
        by = _PICTURES_BY.match(line.text)
        return by is not None and is_person(by[1])
    phrase = furniture.opening(furniture.LINE_OPENINGS, bare)
    if phrase:
        return not is_told(line, bare, phrase)
    return len(line.pieces) > 1 and line.size < 60 and is_button(line)


def _is_rating(line: Line, key: str) -> bool:
    """«(12 صوت، المتوسط: 4.25 من 5)»: what a plug-in for stars has counted, and nothing else."""
    words = [word for word in key.split() if not word.isdecimal()]
    if not words or words[0] not in _RATING:
        return False
    told = all(word in _RATING or word in _BETWEEN for word in words)
    return told and len(_NUMBER.findall(line.text)) > 1


_NUMBER = re.compile(r"[0-9٠-٩]+(?:[.,٫][0-9٠-٩]+)?")


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


_COUNTED = frozenset(map(fold, ("", "مشاركة", "مشاركات", "صوت", "أصوات", "تعليق", "تعليقات")))


def is_filing(line: Line) -> bool:
    """Whether a line says under what its article is filed, whatever its words: it links there with
    ``rel="category"`` or for a trackback, as blogs' own sentences below the text do."""
    return any(not _FILED.isdisjoint((anchor.get("rel") or "").split()) for anchor in line.anchors)


_FILED = frozenset(("category", "trackback"))


def is_comments_label(key: str) -> bool:
    """Whether a folded line is the label over readers' comments, with their number or without."""
    return key.strip("0123456789 ") in furniture.whole(furniture.COMMENT_LABELS)


def is_next_title(line: Line, headline: Line | None) -> bool:
    """Whether a line below the text is a title set as this article's is: of the next one, which
    themes append whole."""
    if headline is None or line.size < TITLED or line.box.tag != headline.box.tag:
        return False
    return bool(line.box.roles & Role.HEADING) and not is_label(line, fold(line.text))


TITLED = 20  # characters of such a title


def may_head(key: str) -> bool:
    """Whether a label, folded, may head a part of a text as well: «التاريخ», «المحتويات». What
    asks the reader for something, or says that other articles follow, may not."""
    return not (
        key in SLOTS or _NEVER_HEADS.search(key) or furniture.opening(furniture.READ_ALSO, key)
    )


_NEVER_HEADS = rare(
    r"\b(?:ذات|ذو|متعلق\w*|مشابه\w*|مرتبط\w*|مقترح\w*|[تي]هم\w*|[تي]عجب\w*|ال?مزيد|للمزيد|لمزيد|شارك\w*|مشاركه|"
    r"اترك|اضف|اضافه|اكتب|علق|يعلق|تعليق\w*|التعليقات|اشترك|اخترنا|ممول\w*|تصفح|الاكثر|السابق\w*|التالي\w*|"
    r"اخري|اخبار|الاخبار|مختارات|استطلاع|استفتاء|تصويت|النشره|القائمه|نبذه|عن|الكاتب|بقلم|الناشر|طباعه|حفظ|نسخ|ارسال|الرئيسيه|الوسوم|وسوم|تاجات|هاشتاغ|كلمات|الكلمات)\b"
)


WORDS = 12  # characters of what a label says on its own line


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


_NUMBER_SIGNS = "0123456789٠١٢٣٤٥٦٧٨٩ :.-–)"
SENTENCE = 50  # characters; a shorter one may be a title
_MARK = re.compile(r"[:|؟>»-]|\.\.")
