"""Bylines: the names on a line that says who wrote, «كتب: أحمد محمد», «إعداد/ …», «خاص - فلان».

The line must be a byline and nothing else. A bare name is no byline here: that it is the author's
must be said by the markup round it.
"""

from __future__ import annotations

import re
from typing import Final

from scraper.arabic.agencies import agencies
from scraper.arabic.bylines import (
    BYLINE_NOUNS,
    DESKS,
    FOREWORDS,
    OTHER_CREDITS,
    SYSTEM_LABELS,
    WITH_A_MARK,
    WROTE,
    is_byline_filler,
    is_given_name,
    is_name,
    is_present,
    is_role,
    is_trade,
    may_be_name,
    tells_on,
)
from scraper.arabic.furniture import begins
from scraper.arabic.phrasebook import keys_of
from scraper.arabic.places import places
from scraper.arabic.text import clean, fold
from scraper.parser.dateline import is_dateline

__all__ = [
    "BYLINE_WORDS",
    "bare",
    "before_helpers",
    "is_credit",
    "may_be_byline",
    "parse_byline",
    "split_names",
    "without_role",
]

_LONGEST: Final = 160
_WORD: Final = re.compile(r"[^\s:/|\-–—―ـ،,]+")
_MARK: Final = re.compile(r"\s*(?:[:/|\-–—―ـ]+|,(?=\s))\s*")  # «Author, فلان», read aloud
_BETWEEN: Final = re.compile(
    r"\s*(?:[،,;؛|/&+]|(?<=\s)[-–—ـ]+(?=\s)|[-–—]+(?=\s)|(?<=\s)[-–—]+)\s*|\s+و\s+"
)
_JOINED: Final = re.compile(r"\s+و(?=\S)")
_NOUNS_THAT_SUFFICE: Final = frozenset(keys_of("بقلم حاوره حاورها أعده أعدها by par por von"))
_LATIN: Final = frozenset(("by", "par", "por", "von"))
_PARTICLES: Final = frozenset(
    ("al", "el", "ben", "bin", "ibn", "de", "du", "la", "le", "van", "von")
)
_ORNAMENT: Final = re.compile(r"[^\w(«\"]+")
# What stands between a label and the mark before the name: «كتب المحلل الاقتصادي: فلان»
_QUALIFIED: Final = re.compile(r"\s*([^\W\d]+(?:\s+[^\W\d]+){0,3})\s*(?::|\s[-–—/|]\s)\s*(?=\S)")


def parse_byline(line: str) -> tuple[str, ...] | None:
    """The names of a byline as printed, or None where the line is none.

    An agency that signs («كتب: وكالات») is a name too; a place («كتب - فلان - القاهرة») is not.

    >>> parse_byline("كتبت أسماء نصار")
    ('أسماء نصار',)
    >>> parse_byline("كتبت الصحيفة في افتتاحيتها")
    """
    text = clean(line[: 2 * _LONGEST]).strip(" .:،-–—|/")
    if not text or len(text) > _LONGEST:
        return None
    if "من " in text[:_BY_WHOM]:
        whom = _FROM_WHOM.match(text)
        if whom is not None:
            names = before_helpers(text[whom.end() :])
            return _names(names, strict=not (whom[1] or ":" in whom[0]))
    ornament = _ORNAMENT.match(text)
    if ornament is not None:
        text = text[ornament.end() :]  # «✍ بقلم: فلان»
        if text.startswith("من "):
            signed = split_names(text[3:])  # «*من فلان»
            return signed if all(is_name(keys_of(name)) for name in signed) else None
    marked = ":" in text or "/" in text
    labelled = _after_label(text)
    if labelled is not None:
        names, sure = labelled
        return _names(before_helpers(names) if marked else names, strict=not sure)
    if marked:
        text = before_helpers(text)
    found = is_dateline(text)
    if found is None or found.byline is None:
        return None
    return split_names(_without_trade(found.byline))


def _without_trade(name: str) -> str:
    """«سامي حداد كاتب», as a name before «من الأردن» is read, without what that person does."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 2 and is_trade(fold(words[-1])) else name


# «نشر من طرف فلان», «من إعداد: فلان», as the press of the Maghreb writes
_BY_WHOM: Final = 16
_FROM_WHOM: Final = re.compile(
    r"(?:((?:تم )?(?:نُ?شرت?|النشر|تحرير|كُ?تبت?|حُ?ررت?|منشورة?|مقال)) (?:من طرف|من قبل)"
    r"|من (?:طرف|[إا]عداد|تحرير|كتابة))\s*:?\s+(?=\w)"
)


def before_helpers(text: str) -> str:
    """A text without who took the pictures, mixed the sound or translated, behind the names."""
    return _PHOTOGRAPHER.sub("", text)


# «نص: فلان — تصوير: فلان», «فلان (صور: علان)»: who took the pictures or mixed the sound is no
# author
_PHOTOGRAPHER: Final = re.compile(
    r"[\s.]+(?:[-–—|/،,(]\s*)?و?"
    r"(?:تصوير|صور|عدسة|رسوم|رسم|كاريكاتير|[غج]رافيك|مونتاج|إخراج|مكساج"
    r"|هندسة (?:ال)?صوت\w*|موسيقى|ترجمة|تدقيق|مراجعة)\s*[:/].*"
)

# What bylines begin with; most lines do not, and need no second look.
BYLINE_WORDS: Final = frozenset((*BYLINE_NOUNS, *WROTE, *SYSTEM_LABELS, *FOREWORDS))


def may_be_byline(text: str) -> bool:
    """Whether a text begins like a byline, or is short with a dash as «القاهرة – فلان» is, or
    with the word between name and town in «فلان من القاهرة»."""
    word = begins(text)
    if word in BYLINE_WORDS or word in WITH_A_MARK or text.startswith("*"):
        return True
    if len(text) >= 50:
        return False
    if _DIVIDES.search(text) is not None and _PLACED.fullmatch(text) is not None:
        return True
    return " من " in text or text.startswith("من ")


_DIVIDES: Final = re.compile("[:/|–—-]")
_PLACED = re.compile(
    r"[^\W\d]{2,}(?: [^\W\d]{2,}){0,2}\s?[:/|–—-]\s?[^\W\d]{2,}(?: [^\W\d]{2,}){1,3}"
)


def split_names(text: str) -> tuple[str, ...]:
    """The single names of «أحمد محمد وسارة علي», «أحمد محمد، سارة علي», as printed.

    >>> split_names("أحمد محمد وسارة علي / وائل سعد")
    ('أحمد محمد', 'سارة علي', 'وائل سعد')
    """
    return tuple(name for piece in _BETWEEN.split(text) for name in _unjoined(piece) if name)


def bare(text: str) -> str:
    """What a line says behind the marks and the «من» (from) before a name: «* من فلان»."""
    return text.lstrip("*•-–— ").removeprefix("من ")


def without_role(text: str) -> str:
    """The name before what that person does: «فلان / كاتب تونسي», «* فلان (كاتبة)»; the text as it
    is where it says no such thing."""
    marked = len(text) <= _ROLE and _ROLE_MARK.search(text) is not None
    match = _WITH_ROLE.fullmatch(text) if marked else None
    if match is None or not is_role(fold(match[2])):
        return _before_trade(text) or text
    return match[1] if is_name(keys_of(match[1])) else text


def _before_trade(text: str) -> str:
    """The name in «– سامي حداد كاتب سوري», which no mark divides; "" in a sentence or any other."""
    words = text.strip(" *-–—").split()
    if not 4 <= len(words) <= 8 or text.endswith((".", "،", ":")):
        return ""
    for place in range(2, min(len(words) - 1, 5)):
        if is_trade(fold(words[place])):
            name = " ".join(words[:place])
            return name if is_name(keys_of(name)) else ""
    return ""


_ROLE: Final = 90  # characters of a name and of what the person does
_ROLE_MARK: Final = re.compile("[-–—/|،,(*:]")
_WITH_ROLE: Final = re.compile(
    r"[^\w]*([^\W\d][^\d:/|،,()*–—-]{3,38}?)\s*(?:\s[-–—]+\s|[/|،,(*:])[\s*]*([^\W\d][^\d:]{2,})"
)


def _unjoined(piece: str) -> list[str]:
    """«أحمد محمد وسارة علي» in two; «وائل», «وليد» are names that begin with the letter."""
    names: list[str] = []
    start = 0
    for match in _JOINED.finditer(piece):
        word = keys_of(piece[match.end() :].split(maxsplit=1)[0])[:1]
        whole = "و" + word[0] if word else ""
        if word and is_given_name(word[0]) and not is_given_name(whole):
            names.append(piece[start : match.start()].strip())
            start = match.end()
    return [*names, piece[start:].strip()]


def _after_label(text: str) -> tuple[str, bool] | None:
    """What stands after the word that says it, and whether that word or a mark leaves no doubt."""
    word = _WORD.match(text)
    if word is None:
        return None
    key = "".join(keys_of(word.group()))
    if key in FOREWORDS:
        word = _WORD.match(text, word.end() + 1)
        key = "".join(keys_of(word.group())) if word is not None else ""
        if word is None or not (key in _LATIN or key in BYLINE_NOUNS):
            return None  # «Posted on …», «اسم الشهيد: …»
    marked = key in WITH_A_MARK
    if key not in WROTE and key not in BYLINE_NOUNS and key not in SYSTEM_LABELS and not marked:
        return None
    end = word.end()
    filler = _WORD.match(text, end + 1)
    if key in _SECRETARIES and filler and "".join(keys_of(filler.group())) in _OFFICES:
        return None
    while filler is not None and text[end].isspace() and _is_filler(filler.group()):
        end = filler.end()
        filler = _WORD.match(text, end + 1)
    mark = _MARK.match(text, end)
    if mark is not None and mark.group().strip():
        return text[mark.end() :], not marked
    qualified = _QUALIFIED.match(text, end)
    if qualified is not None and not is_name(keys_of(qualified[1])):
        return text[qualified.end() :], False
    if marked:
        return _behind_town(text[end:].split(), key)
    name = text[end:].strip()
    if key in _LATIN:
        return name, all(each[0].isupper() or each in _PARTICLES for each in name.split())
    return name, key in WROTE or key in _NOUNS_THAT_SUFFICE


def _behind_town(words: list[str], key: str) -> tuple[str, bool] | None:
    """«مراسلتنا في وهران فلانة»: the person behind the town of a correspondent's."""
    if key not in _CORRESPONDENTS:
        return None
    for place in range(1, min(len(words) - 1, 5)):
        town = " ".join(words[:place]).removeprefix("في ").removeprefix("إلى ").removeprefix("من ")
        known = town in places() or (place == 1 and town[:1] == "ب" and town[1:] in places())
        if known and is_name(keys_of(" ".join(words[place:]))):
            return " ".join(words[place:]), False
    return None


_CORRESPONDENTS: Final = frozenset(
    keys_of("مراسل مراسلة مراسلنا مراسلتنا موفد موفدة موفدنا موفدتنا مندوب مندوبة مندوبنا مندوبتنا")
)
# «الكاتب العام: فلان», «كاتب الدولة: فلان»: who holds an office, in the Maghreb's words
_SECRETARIES: Final = frozenset(keys_of("كاتب كاتبة الكاتب الكاتبة"))
_OFFICES: Final = frozenset(keys_of("العام العامة الدولة الجهوي الجهوية الإقليمي الإقليمية الأول"))


def _is_filler(word: str) -> bool:
    return is_byline_filler("".join(keys_of(word)))


def _names(text: str, *, strict: bool) -> tuple[str, ...] | None:
    names: list[str] = []
    several = [name.strip(_QUOTES) for name in split_names(text)]
    if "+" in text and any(name in agencies() for name in several):
        return tuple(several)  # «المصدر: الوادي + وكالات»: beside agencies stand only sources
    for name in several:
        name = without_role(name) if "(" in name else name  # «فلان (كاتب أردني)»
        keys = keys_of(name.replace(".", " "))
        if names and keys and (is_trade(keys[0]) or keys[0] in OTHER_CREDITS):
            break  # «إعداد: فلان – باحث في …», «نص: فلان | صور: علان»
        if name in places() and not is_name(keys):
            continue
        if " من " in name:
            name, _, town = name.partition(" من ")  # «كتب فلان من تونس»
            keys = keys_of(name.replace(".", " "))
            if town not in places():
                return None
        if not (is_name(keys) and not _goes_on(keys) if strict else _may_sign(name, keys)):
            return None
        names.append(name)
    return tuple(names) or None


_QUOTES: Final = "\"'«»“”„"


def _goes_on(keys: tuple[str, ...]) -> bool:
    """Whether a name goes on as a sentence: «خاص - سامي حداد يوقع كتابه», «تقرير رسمي يكشف …»."""
    return tells_on(keys) or any(map(is_present, keys[2:]))


def is_credit(text: str) -> bool:
    """Whether a line names nobody but who helped: «تدقيق: فلان», «تصميم الرسوم: فلان»."""
    word = _WORD.match(text)
    if word is None or "".join(keys_of(word.group())) not in OTHER_CREDITS:
        return False
    mark = _MARK.match(text, word.end())
    if mark is None or not mark.group().strip():
        mark = _QUALIFIED.match(text, word.end())
    return mark is not None and all(
        is_name(keys_of(name)) for name in split_names(text[mark.end() :])
    )


def _may_sign(name: str, keys: tuple[str, ...]) -> bool:
    if not keys or ":" in name:
        return False
    if name in agencies() or is_name(keys) or (len(keys) == 1 and is_given_name(keys[0])):
        return True
    if keys == _EDITOR or (keys[0] in DESKS and 2 <= len(keys) <= 4):
        return True
    return may_be_name(keys) or (keys[0].startswith("ال") and is_name(keys[1:]))  # «القس فلان»


_EDITOR: Final = keys_of("رئيس التحرير")
