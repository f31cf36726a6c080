"""The grammar of a date in running text: anchored at one token, and content with as much as belongs
to the date there, where `reading` explains a whole line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from scraper.parser.dates.calendars import settle
from scraper.parser.dates.clocks import read_clock
from scraper.parser.dates.constituents import read_date, read_day_and_month
from scraper.parser.dates.lexicon import Role
from scraper.parser.dates.segments import Segment
from scraper.parser.dates.tokens import Token

_MOST_BETWEEN: Final = 4  # tokens between two constituents
_GLUE: Final = frozenset({Role.LINK, Role.CLOCK})


def read_at(
    text: str, tokens: Sequence[Token], index: int, short: bool = False
) -> tuple[Segment, int] | None:
    """The date that begins exactly at this token, with the weekdays, clocks and dates of other
    calendars that belong to it, and the index behind. `short`: two-digit years and «9 - 2» too."""
    segment, place, end = Segment(), index, index
    while True:
        behind = _read_part(text, tokens, place, segment, tokens[place - 1], short)
        if behind is None:
            break
        segment.covers(tokens[place], tokens[behind - 1])
        end, place = behind, _between(tokens, behind)
    return (segment, end) if segment.dates else None


def _between(tokens: Sequence[Token], place: int) -> int:
    """The index of what may belong to the date behind separators, «الموافق» and «الساعة»."""
    for _ in range(_MOST_BETWEEN):
        token = tokens[place]
        plain = token.role is Role.SEPARATOR and token.name != "+"
        neutral = token.role is Role.LABEL and not token.name
        if not (plain or neutral or token.role in _GLUE or token.name == "day"):
            break
        place += 1
    return place


def _read_part(
    text: str, tokens: Sequence[Token], place: int, segment: Segment, before: Token, short: bool
) -> int | None:
    """Adds one constituent to the segment, if one begins here that it has room for."""
    token = tokens[place]
    if token.role is Role.WEEKDAY:
        return _read_weekday(tokens, place, segment)
    if token.role is Role.NUMBER and not segment.clocks:
        named = before.role is Role.CLOCK and place > 0
        if tokens[place + 1].name == ":" or tokens[place + 1].role is Role.HOUR_MARK or named:
            read_face = read_clock(tokens, place, named)
            if read_face:
                segment.clocks.append(read_face[0])
                return read_face[1]
    read = read_date(text, tokens, place, short_years=short)
    if read is None and short and not segment.dates:
        read = read_day_and_month(tokens, place)
    if read is None or any(read[0].calendar == parts.calendar for parts in segment.dates):
        return None
    segment.dates.append(read[0])
    return read[1]


def _read_weekday(tokens: Sequence[Token], place: int, segment: Segment) -> int | None:
    """A weekday before the date, or behind it where it agrees."""
    weekday = tokens[place].number
    if segment.weekday is not None:
        return None
    if segment.dates:
        day = settle(segment.dates, weekday, None)
        if day is None or day.weekday() != weekday:
            return None
    segment.weekday = weekday
    return place + 1
