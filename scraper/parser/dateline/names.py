"""The words of a dateline that name something: places, sources, people, and what no list knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from scraper.arabic.agencies import (
    FIRST_WORDS,
    LAST_ADJECTIVES,
    LAST_WORDS,
    ROLES,
    Certainty,
    agencies,
)
from scraper.arabic.bylines import NOT_A_NAME, is_name, is_surnamed
from scraper.arabic.openers import FUNCTION_WORDS, opening_verbs, present_verbs
from scraper.arabic.phrasebook import Phrasebook
from scraper.arabic.places import AFTER_A_PLACE, BEFORE_A_PLACE, places

from .parts import Kind, Part, Tokens

MOST_WORDS: Final = 5
_NUMBERED_SITES: Final = frozenset({"24", "21", "48"})
# Particles written in one with the article: «للبيع», «بالصور».
_ATTACHED: Final = ("لل", "بال", "فال", "كال")
_OF_MEDIA: Final = frozenset({"للانباء", "للاخبار", "للاعلام", "للصحافه"})  # «وكالة كذا للأنباء»
# «على متن الطائرة (رويترز)»: a place, though «على» is folded as the name «علي» is
_ABOARD: Final = frozenset({"علي", "متن", "الحدود", "مشارف"})
_OF_A_SITE: Final = (".نت", ".كوم", ".net", ".com", ".org")
_LONGEST_PHRASE: Final = 6


class Named(NamedTuple):
    """What the tokens from ``start`` to before ``end`` name."""

    kind: Kind
    certainty: int
    start: int
    end: int


class Names:
    """Looks names up in a text; ``publisher`` is a book of the site's own names."""

    __slots__ = ("_agencies", "_places", "_publisher", "_tokens")

    def __init__(self, tokens: Tokens, publisher: Phrasebook[Certainty] | None) -> None:
        self._tokens = tokens
        self._publisher = publisher
        self._agencies = agencies()
        self._places = places()

    def agency_at(self, at: int) -> Named | None:
        """The source that begins at a token; «مراسل» may stand before it and is no part of it."""
        start = at + 1 if self._tokens.key(at) in ROLES else at
        for book in (self._publisher, self._agencies):
            found = book.longest(self._tokens.keys, start) if book is not None else None
            if found:
                end = self._with_kind(start + found[0])
                return Named(Kind.AGENCY, int(found[1]), start, end)
        return None

    def _with_kind(self, end: int) -> int:
        """Where a source ends that has what it is behind its name: «الوادي نيوز» of «الوادي»."""
        if self._tokens.key(end) in LAST_WORDS and self._tokens.at_boundary(end + 1):
            return end + 1
        return end

    def place_at(self, at: int) -> Named | None:
        """The place that begins at a token, «دمشق», «ريف دمشق», «القدس المحتلة»."""
        if not self._tokens.has(at):
            return None
        keys = self._tokens.keys
        start = at
        found = self._places.longest(keys, start)
        while not found and start < at + 2 and self._tokens.key(start) in BEFORE_A_PLACE:
            start += 1
            found = self._places.longest(keys, start)
        if not found:
            return None
        size, sure = found
        end = start + size
        while self._tokens.key(end) in AFTER_A_PLACE:
            end += 1
        sure = sure or start > at or end > start + size
        return Named(Kind.PLACE, 3 if sure else 1, at, end)

    def known_at(self, at: int, parts: Sequence[Part]) -> Named | None:
        """The place or source at a token; of a name that is both, what the parts so far lack."""
        place, agency = self.place_at(at), self.agency_at(at)
        if place and agency and place.end == agency.end:
            placed = any(part.kind is Kind.PLACE for part in parts)
            sourced = any(part.kind is Kind.AGENCY for part in parts)
            as_source = placed and not sourced and agency.certainty >= Certainty.WORD
            found: Named | None = agency if as_source else place
        elif place and agency:
            found = place if place.end > agency.end else agency
        else:
            found = place or agency
        if found and self._tokens.key(found.end) in _NUMBERED_SITES:
            end = found.end + 1
            if self._tokens.at_boundary(end):  # «سوريا 24»
                return Named(Kind.AGENCY, int(Certainty.SURE), at, end)
        return found

    def joined_at(self, at: int, kind: Kind) -> Named | None:
        """«ووكالات» after «سانا», «ولندن» after «القاهرة»: a name of the same kind behind «و»; an
        agency also after who wrote."""
        key = self._tokens.key(at)
        if (
            kind not in (Kind.PLACE, Kind.AGENCY, Kind.NAME)
            or not key.startswith("و")
            or len(key) < 3
        ):
            return None
        keys = [key[1:], *self._tokens.keys[at + 1 : at + _LONGEST_PHRASE]]
        if kind is Kind.PLACE:
            place = self._places.longest(keys)
            found = (place[0], 3) if place else None
        else:
            agency = self._agencies.longest(keys)
            found = (agency[0], int(agency[1])) if agency else None
        if found is None or not self._tokens.at_boundary(at + found[0]):
            return None
        kind = Kind.PLACE if kind is Kind.PLACE else Kind.AGENCY
        return Named(kind, found[1], at, at + found[0])

    def _before_joined(self, start: int, end: int) -> int:
        """Where a name ends: before «ووكالات», which is none of its words."""
        for at in range(start + 1, end):
            if self._tokens.keys[at].startswith("و"):
                joined = self.joined_at(at, Kind.NAME)
                if joined and joined.end == end and joined.certainty >= Certainty.WORD:
                    return at
        return end

    def run_end(self, at: int) -> int:
        """Where the words that begin at a token stop: at a mark, a number, or «من» and «في»."""
        end = at
        while self._tokens.is_word(end) and end - at <= MOST_WORDS:
            if end > at and self._tokens.keys[end] in ("من", "في"):
                break
            end += 1
        return end

    def unknown_at(self, at: int, parts: Sequence[Part]) -> Named | None:
        """A person's name, a source known by its kind («… نيوز»), or a place nobody listed."""
        end = self.run_end(at)
        words = self._tokens.words(at, end)
        if not words or len(words) > MOST_WORDS or not self._run_stops(end):
            return None
        start = at + 1 if words[0] in ROLES and len(words) > 1 else at
        if is_name(words[start - at :]) and not _ABOARD.issuperset(words[:2]):
            return Named(Kind.NAME, 3, start, self._before_joined(start, end))
        if parts and is_surnamed(words) and is_plain(words):
            return Named(Kind.NAME, 1, start, end)
        if not is_plain(words[1:] if _ABOARD.issuperset(words[:2]) else words):
            return None
        if self._is_acronym(at, end) or (len(words) == 1 and words[0].endswith(_OF_A_SITE)):
            return Named(Kind.AGENCY, int(Certainty.WORD), at, end)
        if len(words) > 1 and not any(part.kind is Kind.AGENCY for part in parts):
            if words[-1] in LAST_WORDS:
                return Named(Kind.AGENCY, int(Certainty.WORD), at, end)
            if words[0] in FIRST_WORDS or words[-1] in LAST_ADJECTIVES:
                return Named(Kind.AGENCY, int(Certainty.NOUN), at, end)
        if len(words) < MOST_WORDS and not any(word in NOT_A_NAME for word in words):
            return Named(Kind.UNKNOWN, 0, at, end)
        return None

    def _is_acronym(self, at: int, end: int) -> bool:
        """Two to eight Latin capitals: «القدس/ PNN/»."""
        printed = self._tokens.text[self._tokens.start(at) : self._tokens.end(end - 1)]
        return (
            2 <= len(printed) <= 8 and printed.isascii() and printed.isalpha() and printed.isupper()
        )

    def _run_stops(self, end: int) -> bool:
        tokens = self._tokens
        return tokens.at_boundary(end) or tokens.is_number(end) or tokens.key(end) in ("من", "في")


def is_plain(words: Sequence[str]) -> bool:
    """Whether no word of running prose is among folded words."""
    if any(
        word.startswith(_ATTACHED) and len(word) > 4 and word not in _OF_MEDIA for word in words
    ):
        return False
    prose = (FUNCTION_WORDS, opening_verbs(), present_verbs())
    return not any(word in table for word in words for table in prose)
