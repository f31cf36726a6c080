"""The lexicon of the date grammar: every phrase of the tables in `scraper.arabic`, with its role.

A trie over folded words, so that the tokeniser takes the longest phrase («كانون الثاني» before
anything shorter) in one step a word. Built once, at first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum, auto
from functools import cache
from typing import NamedTuple

from scraper.arabic import clock, datewords, months, othermonths, weekdays
from scraper.arabic.folding import fold, word_key


class Role(IntEnum):  # whose members are found in tables by the number: many times as fast
    """What a token can be in a date."""

    NUMBER = auto()
    SEPARATOR = auto()
    UNKNOWN = auto()  # a word in no table
    JUNK = auto()  # a character that stands in no date: %, $, @ …
    END = auto()

    MONTH = auto()  # number: the month; name: its calendar
    WEAK_MONTH = auto()  # the same for a name that is also an ordinary word
    WEEKDAY = auto()  # number: Monday is 0
    DAY_WORD = auto()  # «الحادي عشر»; number: the day
    DAYS_AGO = auto()  # «أمس»; number: days before the base
    LAST = auto()  # «الماضي»
    ERA = auto()  # name: the calendar
    MIM = auto()  # «م»: pm behind a clock, AD behind a year
    CLOCK = auto()  # «الساعة»
    HOUR_WORD = auto()  # «الرابعة»; number: the hour
    QUARTER = auto()  # «والنصف»; number: minutes
    HOUR_MARK = auto()  # the h of 16h35
    DAY_PART = auto()  # name: key of `clock.DAY_PARTS`
    ZONE = auto()  # number: minutes east of UTC
    PLACE = auto()  # name: IANA zone
    ZONE_WORD = auto()  # «بتوقيت»
    LOCAL = auto()  # «بالتوقيت المحلي»
    TEE = auto()  # the T of ISO 8601
    LABEL = auto()  # name: published, modified or nothing
    LINK = auto()  # «الموافق»
    UNIT = auto()  # name: the unit; number: 1, 2 in a dual, 0 in a plural
    NUMBER_WORD = auto()  # number: its value
    HALF = auto()  # number: the divisor
    AGO = auto()  # «منذ»
    AGO_BEHIND = auto()  # "ago"
    JUST_NOW = auto()
    ABOUT = auto()
    AND = auto()
    YEAR_WORD = auto()  # «لعام»
    ORDINAL_SUFFIX = auto()  # the th of 9th
    BYLINE = auto()
    ISSUE = auto()
    COUNT = auto()
    THOUSANDS = auto()


class Phrase(NamedTuple):
    """A phrase as the tables give it, and what it is."""

    text: str
    role: Role
    number: int = 0
    name: str = ""


@dataclass(slots=True)
class Node:
    """A place in the trie: the phrase that ends here, and the words that may follow."""

    phrase: Phrase | None = None
    more: dict[str, Node] = field(default_factory=dict)


def _row(role: Role, row: str, number: int = 0, name: str = "") -> Iterator[Phrase]:
    return (Phrase(text, role, number, name) for text in row.split("|"))


def _rows(role: Role, rows: Iterable[str]) -> Iterator[Phrase]:
    for number, row in enumerate(rows, 1):
        yield from _row(role, row, number)


def _calendar_phrases() -> Iterator[Phrase]:
    for table in (*months.TABLES, *othermonths.TABLES):
        role = Role.WEAK_MONTH if table.needs_year else Role.MONTH
        for text, number in table.spellings():
            yield Phrase(text, role, number, table.calendar)
    for text, number in weekdays.spellings():
        yield Phrase(text, Role.WEEKDAY, number)
    yield from _rows(Role.DAY_WORD, datewords.DAYS_IN_WORDS)
    for calendar, row in datewords.ERAS.items():
        yield from _row(Role.ERA, row, name=calendar)
    yield Phrase("م", Role.MIM)
    yield from _row(Role.YEAR_WORD, datewords.YEAR_WORDS)


def _clock_phrases() -> Iterator[Phrase]:
    for part, row in clock.DAY_PARTS.items():
        yield from _row(Role.DAY_PART, row, name=part)
    yield from _rows(Role.HOUR_WORD, clock.HOURS)
    for minutes, row in clock.QUARTERS.items():
        yield from _row(Role.QUARTER, row, minutes)
    yield from _row(Role.CLOCK, clock.CLOCK_WORDS)
    yield from _row(Role.HOUR_MARK, clock.HOUR_MARKS)
    yield from _row(Role.ZONE_WORD, clock.ZONE_INTRODUCTIONS)
    yield from _row(Role.LOCAL, clock.LOCAL_TIME)
    yield from _row(Role.ZONE, clock.UTC_NAMES)
    for text, minutes in clock.ABBREVIATIONS.items():
        yield Phrase(text, Role.ZONE, minutes)
    for zone, row in clock.PLACES.items():
        yield from _row(Role.PLACE, row, name=zone)
    yield Phrase("t", Role.TEE)


def _relative_phrases() -> Iterator[Phrase]:
    for days, row in datewords.DAYS_AGO.items():
        yield from _row(Role.DAYS_AGO, row, days)
    for unit, row in datewords.UNITS.items():
        yield from _row(Role.UNIT, row, 1, unit)
    for unit, row in datewords.PLURAL_UNITS.items():
        yield from _row(Role.UNIT, row, 0, unit)
    for unit, row in datewords.DUAL_UNITS.items():
        yield from _row(Role.UNIT, row, 2, unit)
    for value, row in datewords.NUMBERS.items():
        yield from _row(Role.NUMBER_WORD, row, value)
    for divisor, text in datewords.HALVES.items():
        yield Phrase(text, Role.HALF, divisor)
    yield from _row(Role.JUST_NOW, datewords.JUST_NOW)
    yield from _row(Role.AGO, datewords.AGO)
    yield from _row(Role.AGO_BEHIND, datewords.AGO_BEHIND)
    yield from _row(Role.ABOUT, datewords.ABOUT)
    yield from _row(Role.LAST, datewords.LAST)
    yield from _row(Role.AND, "و|and")


def _furniture_phrases() -> Iterator[Phrase]:
    for label, row in datewords.LABELS.items():
        yield from _row(Role.LABEL, row, name=label)
    yield from _row(Role.LINK, datewords.LINKS)
    yield Phrase(datewords.AT, Role.LINK, name=datewords.AT)
    yield from _row(Role.ORDINAL_SUFFIX, datewords.ORDINAL_SUFFIXES)
    yield from _row(Role.BYLINE, datewords.BYLINE)
    yield from _row(Role.ISSUE, datewords.ISSUE)
    yield from _row(Role.COUNT, datewords.COUNTS)
    yield from _row(Role.THOUSANDS, datewords.THOUSANDS)


@cache
def lexicon() -> dict[str, Node]:
    """First words to their place in the trie. Where two tables hold one phrase the earlier wins:
    calendars, clocks, relative words, furniture."""
    root = Node()
    for source in (_calendar_phrases, _clock_phrases, _relative_phrases, _furniture_phrases):
        for phrase in source():
            node = root
            for word in fold(phrase.text).split():
                node = node.more.setdefault(word_key(word), Node())
            if node.phrase is None:
                node.phrase = phrase
    return root.more
