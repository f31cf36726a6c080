"""The names with which a site signs its datelines, learned from how its texts open.

«حمص - نوافذ فتح نحو …» has no mark behind the name, so nobody who sees one page can tell the name
from the sentence. Over many pages the places change, the sentences change, and the name stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from scraper.arabic.openers import FUNCTION_WORDS, opening_verbs, present_verbs
from scraper.arabic.text import fold

LEAST = 3  # pages that must show a name
SHARE = 0.08  # of the pages
LONGEST = 4  # words of a name
_MARK = re.compile(r"\s*[-–—:/|(]\s*")
_EDGES = '«»"“”()[].،,:؛-–—|/ـ'


def names_of(openings: Iterable[str]) -> tuple[str, ...]:
    """The names, sorted: what stands behind the first mark after many different places, and
    before many different words."""
    split = [each for each in map(_split, openings) if each is not None]
    pages = len(split)
    found: dict[str, str] = {}
    done: list[str] = []
    for count in range(LONGEST, 0, -1):
        for key, told in _candidates(split, count).items():
            if len(told) < max(LEAST, SHARE * pages):
                continue
            if any((longer + " ").startswith(key + " ") for longer in done):
                continue
            before = {place for place, _, _ in told}
            after = {words[count] if len(words) > count else "" for _, words, _ in told}
            if len(before) >= 2 and len(after) >= LEAST:
                done.append(key)
                found[key] = _printed(told, count)
    return tuple(sorted(found.values()))


_Split = tuple[str, list[str], list[str]]  # the place, the words behind it folded and as printed


def _split(opening: str) -> _Split | None:
    """The part before the first mark and the words behind it; None for what opens otherwise."""
    mark = _MARK.search(opening[:48])
    if mark is None:
        return None
    place = fold(opening[: mark.start()])
    if not 0 < len(place.split()) <= 4:
        return None
    printed = opening[mark.end() :].split()
    return place, [fold(word) for word in printed], printed


def _candidates(split: Sequence[_Split], count: int) -> dict[str, list[_Split]]:
    told: dict[str, list[_Split]] = {}
    for each in split:
        words = each[1][:count]
        if len(words) == count and all(map(_may_name, words)) and not _is_open(each[2][:count]):
            told.setdefault(" ".join(words), []).append(each)
    return told


def _may_name(word: str) -> bool:
    """Whether a folded word may stand in a name: «دمشق - أعلن …» signs nothing."""
    return bool(word) and word not in _prose_words()


@cache
def _prose_words() -> frozenset[str]:
    return FUNCTION_WORDS | opening_verbs() | present_verbs()


def _is_open(words: Sequence[str]) -> bool:
    """Whether a mark stands between the words: a name ends there."""
    return any(word[-1:] in ":)،|-–—" or _MARK.fullmatch(word) for word in words[:-1])


def _printed(told: Sequence[_Split], count: int) -> str:
    """The name as it is most often printed, without marks around it."""
    forms = Counter(" ".join(words[:count]).strip(_EDGES) for _, _, words in told)
    return min(forms, key=lambda form: (-forms[form], form))
