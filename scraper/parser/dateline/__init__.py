"""Datelines: the place-and-source opening of a story, told from its first words.

«دمشق-سانا», «القاهرة (رويترز) -», «عمان 9 شباط (بترا)-», «عنب بلدي – خاص», «نصر المجالي من لندن:».
The lists (``scraper.arabic``: places, sources, names, verbs) are data; what is here is the grammar:
``reader`` takes the parts off the text, ``evidence`` says whether they are a dateline at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from scraper.arabic.agencies import Certainty, agencies
from scraper.arabic.bylines import BYLINE_NOUNS, WROTE
from scraper.arabic.folding import fold
from scraper.arabic.openers import FUNCTION_WORDS, opening_verbs, present_verbs
from scraper.arabic.phrasebook import Phrasebook, fold_word
from scraper.arabic.places import places
from scraper.arabic.text import clean
from scraper.article import Dateline

from .evidence import Opening, believed, in_order, look_at
from .parts import HEAD, Kind, Part
from .reader import Reader

__all__ = ["is_dateline", "split_dateline"]

# A dateline shows a mark, a digit or a line break within its first words. Most paragraphs do not,
# and most of the others begin with a verb: two looks, and the text is left alone.
_MARK_SOON: Final = re.compile(
    r"[^-–—―−ـ_:/\\|(\[«\"“„'،,.\n0-9٠-٩۰-۹]{0,48}(?:[-–—―−ـ_:/\\|(\[«\"“„'،,.\n0-9٠-٩۰-۹]|\Z)"
)
_FIRST_WORD: Final = re.compile(  # with its vowel signs: «عمّان» does not begin with «عم»
    r"[-–—*•●/|\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]{0,16}((?:[^\W\d_][\u064b-\u0652\u0670]*){1,24})"
)


def split_dateline(
    text: str, base: datetime | None = None, publisher: str | Sequence[str] | None = None
) -> tuple[Dateline | None, str]:
    """The dateline with which a first paragraph opens, and the rest of the paragraph.

    ``text``: the paragraph; line breaks in it count («دمشق-سانا\\nقالت…»). ``base``: when the page
    was fetched (aware), for a day without a year; without it such a day gives no date.
    ``publisher``: the site's own names, known sources on its own pages.

    Without a dateline: None and the text itself, unchanged. ``Dateline.text`` is as printed,
    without the mark that ends it. Never raises. Nothing behind the first 520 letters decides.
    """
    names = _names(publisher)
    if not _MARK_SOON.match(text) or _begins_prose(text, names):
        return None, text
    reader = Reader(text, base, _book(tuple(names)) if names else None)
    parts, cuts, begin = reader.read()
    for cut in reversed(cuts):
        own = parts[: cut.parts]
        if in_order(own, cut.mark) and believed(Opening(own, cut.mark, look_at(text, cut.rest))):
            return _dateline(text, own, begin, cut.end), text[cut.rest :].lstrip(_LEADING)
    return None, text


def is_dateline(
    text: str, base: datetime | None = None, publisher: str | Sequence[str] | None = None
) -> Dateline | None:
    """The dateline that a whole line or element is: «(أبوظبي - البيان)», «المدينة نيوز :-»."""
    if len(text) > HEAD:
        return None
    found, rest = split_dateline(text, base, publisher)
    return found if found is not None and not rest.strip() else None


@lru_cache(maxsize=64)
def _book(names: tuple[str, ...]) -> Phrasebook[Certainty]:
    """The site's own names to look up: on its pages they are the same again and again."""
    return Phrasebook((fold(name), Certainty.SURE) for name in names)


_LEADING: Final = (
    " \t\r\n\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)


def _begins_prose(text: str, own: Sequence[str]) -> bool:
    """Whether the first word is one with which sentences begin and datelines do not."""
    first = _FIRST_WORD.match(text)
    if first is None:
        return False
    key = fold_word(first[1])
    if not _is_prose(key) and not (key.startswith("و") and _is_prose(key[1:])):
        return False
    if any(fold_word(name).startswith(key) for name in own):
        return False
    known = places().starts(key) or agencies().starts(key)
    return not (known or key in WROTE or key in BYLINE_NOUNS or key == "من")


def _is_prose(key: str) -> bool:
    return key in opening_verbs() or key in FUNCTION_WORDS or key in present_verbs()


def _names(publisher: str | Sequence[str] | None) -> list[str]:
    names = [publisher] if isinstance(publisher, str) else publisher or ()
    return [name for name in names if name.strip()]


def _dateline(text: str, parts: list[Part], begin: int, end: int) -> Dateline:
    def printed(*kinds: Kind) -> list[str]:
        return [clean(text[part.start : part.end]) for part in parts if part.kind in kinds]

    sources = printed(Kind.AGENCY) or [
        value for part, value in zip(parts, printed(*Kind), strict=True) if part.kind is Kind.QUOTED
    ]
    days = [part.day for part in parts if part.day is not None]
    return Dateline(
        text=text[begin:end].strip(_LEADING),
        places=tuple(printed(Kind.PLACE, Kind.UNKNOWN)),
        agency="، ".join(sources) or None,
        date=days[0] if days else None,
        byline="، ".join(printed(Kind.NAME)) or None,
    )
