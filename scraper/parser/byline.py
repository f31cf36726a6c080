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
    SYSTEM_LABELS,
    WROTE,
    is_byline_filler,
    is_given_name,
    is_name,
    is_trade,
    may_be_name,
)
from scraper.arabic.furniture import begins
from scraper.arabic.phrasebook import keys_of
from scraper.arabic.places import places
from scraper.arabic.text import clean
from scraper.parser.dateline import is_dateline

__all__ = ["BYLINE_WORDS", "may_be_byline", "parse_byline", "split_names"]

_LONGEST: Final = 160
_WORD: Final = re.compile(r"[^\s:/|\-–—―ـ،,]+")
_MARK: Final = re.compile(r"\s*(?:[:/|\-–—―ـ]+|,(?=\s))\s*")  # «Author, فلان», read aloud
_BETWEEN: Final = re.compile(
    r"\s*(?:[،,;؛|/&+]|(?<=\s)[-–—ـ]+(?=\s)|[-–—]+(?=\s)|(?<=\s)[-–—]+)\s*|\s+و\s+"
)
_JOINED: Final = re.compile(r"\s+و(?=\S)")
_NOUNS_THAT_SUFFICE: Final = frozenset(keys_of("بقلم حاوره حاورها أعده أعدها by"))


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
    if ":" in text or "/" in text:
        text = _PHOTOGRAPHER.sub("", text)
    labelled = _after_label(text)
    if labelled is not None:
        names, sure = labelled
        return _names(names, strict=not sure)
    found = is_dateline(text)
    return split_names(found.byline) if found is not None and found.byline is not None else None


# «نص: فلان — تصوير: فلان»: who took the pictures is no author
_PHOTOGRAPHER: Final = re.compile(
    r"\s+(?:[-–—|/،,]\s*)?و?(?:تصوير|رسوم|رسم|كاريكاتير|غرافيك)\s*[:/].*"
)

# What bylines begin with; most lines do not, and need no second look.
BYLINE_WORDS: Final = frozenset((*BYLINE_NOUNS, *WROTE, *SYSTEM_LABELS))


def may_be_byline(text: str) -> bool:
    """Whether a text begins like a byline, or is short with a dash as «القاهرة – فلان» is, or
    with the word between name and town in «فلان من القاهرة»."""
    if begins(text) in BYLINE_WORDS:
        return True
    if len(text) >= 50:
        return False
    return " من " in text or (not _MARKS.isdisjoint(text) and _PLACED.fullmatch(text) is not None)


_MARKS: Final = frozenset(":/|–—-")
_PLACED = re.compile(
    r"[^\W\d]{2,}(?: [^\W\d]{2,}){0,2}\s?[:/|–—-]\s?[^\W\d]{2,}(?: [^\W\d]{2,}){1,3}"
)


def split_names(text: str) -> tuple[str, ...]:
    """The single names of «أحمد محمد وسارة علي», «أحمد محمد، سارة علي», as printed.

    >>> split_names("أحمد محمد وسارة علي / وائل سعد")
    ('أحمد محمد', 'سارة علي', 'وائل سعد')
    """
    return tuple(name for piece in _BETWEEN.split(text) for name in _unjoined(piece) if name)


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
    if key not in WROTE and key not in BYLINE_NOUNS and key not in SYSTEM_LABELS:
        return None
    end = word.end()
    filler = _WORD.match(text, end + 1)
    while filler is not None and text[end].isspace() and _is_filler(filler.group()):
        end = filler.end()
        filler = _WORD.match(text, end + 1)
    mark = _MARK.match(text, end)
    if mark is not None and mark.group().strip():
        return text[mark.end() :], True
    return text[end:].strip(), key in WROTE or key in _NOUNS_THAT_SUFFICE


def _is_filler(word: str) -> bool:
    return is_byline_filler("".join(keys_of(word)))


def _names(text: str, *, strict: bool) -> tuple[str, ...] | None:
    names: list[str] = []
    for name in split_names(text):
        keys = keys_of(name.replace(".", " "))
        if names and keys and is_trade(keys[0]):
            break  # «إعداد: فلان – باحث في …»
        if name in places() and not is_name(keys):
            continue
        if not (is_name(keys) if strict else _may_sign(name, keys)):
            return None
        names.append(name)
    return tuple(names) or None


def _may_sign(name: str, keys: tuple[str, ...]) -> bool:
    if not keys:
        return False
    if name in agencies() or is_name(keys) or (len(keys) == 1 and is_given_name(keys[0])):
        return True
    return may_be_name(keys) or (keys[0] in DESKS and 2 <= len(keys) <= 4)
