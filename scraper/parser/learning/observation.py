"""What one page shows of its site, in about a kilobyte: what profiles and health are made of.

Not the page: hashes of its lines, the places of its blocks, and how each field was found.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Self

from scraper.article import Article

FORMAT = 1
MOST_LINES = 160  # of a page that are kept

# What a line was found to be.
TEXT, INSIDE, DATE, BYLINE, HEADLINE, LEAD, SECTION = 1, 2, 4, 8, 16, 32, 64

_DIGITS = re.compile(r"\d+")


def line_hash(text: str) -> int:
    """A line's identity across pages: 32 bits of its text with all numbers alike («1,284 مشاهدة»).

    CRC-32 is no cryptographic hash and need not be: whoever makes the page's text collide with
    the site's own furniture loses his own line.
    """
    return zlib.crc32(_DIGITS.sub("0", text).encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Observation:
    """One article's page. ``lines`` are (hash, index into ``places``, flags) in reading order,
    as the parser judged them without a profile. ``conflicts`` counts where the page won against
    the profile it was read with."""

    places: tuple[str, ...] = ()
    lines: tuple[tuple[int, int, int], ...] = ()
    body: str = ""  # the place of the body's box
    headline: str = ""
    opening: str = ""  # the first words of the text, dateline included
    charset: str = ""
    date_form: str = ""  # the printed date's form, «٠٠ م ٠٠٠٠ ٠٠:٠٠»
    clock: str = ""  # how much of the moment is known: "", "day", "local", "offset"
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    filled: tuple[str, ...] = ()
    paragraphs: int = 0
    characters: int = 0  # of the body
    title: int = 0  # characters of the headline
    conflicts: int = 0
    day: int = 0  # of publication, proleptic Gregorian ordinal; 0: not known

    @property
    def text(self) -> str:
        """The place in which most of the page's paragraphs stand; ``""`` where none was seen."""
        counts = Counter([place for _, place, flags in self.lines if flags & TEXT])
        most = max(counts.values(), default=0)
        return min((self.places[at] for at, n in counts.items() if n == most), default="")

    def to_json(self) -> str:
        """One line of ASCII JSON."""
        value: dict[str, Any] = {"format": FORMAT}
        value |= zip(_NAMES, _VALUES(self), strict=True)
        value["sources"] = dict(self.sources)
        return _ENCODE(value)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self | None:
        """The observation in that JSON; None where it is of another format or damaged."""
        try:
            value = json.loads(text)
            if value.pop("format") != FORMAT:
                return None
            value["places"] = tuple(map(str, value["places"]))
            count = len(value["places"])
            lines = tuple((int(a), int(b), int(c)) for a, b, c in value["lines"][:MOST_LINES])
            if any(not 0 <= place < count for _, place, _ in lines):
                return None
            value["lines"] = lines
            value["filled"] = tuple(map(str, value["filled"]))
            value["sources"] = MappingProxyType(
                {str(k): str(v) for k, v in value["sources"].items()}
            )
            return cls(**value)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


_NAMES = tuple(each.name for each in fields(Observation))
_VALUES = attrgetter(*_NAMES)
_ENCODE = json.JSONEncoder(separators=(",", ":")).encode


def pack(observation: Observation) -> bytes:
    """For the memory file: about half a kilobyte."""
    return zlib.compress(observation.to_json().encode("ascii"), 6)


def unpack(blob: bytes) -> Observation | None:
    """What ``pack`` made; None where it is damaged or of another format."""
    try:
        return Observation.from_json(zlib.decompress(blob))
    except zlib.error:
        return None


def clock_of(article: Article) -> str:
    """How much of the moment of publication the record has."""
    moment = article.published
    if moment is None:
        return ""
    if not isinstance(moment, datetime):
        return "day"
    return "local" if moment.tzinfo is None else "offset"
