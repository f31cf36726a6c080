"""What stands on a date line and is no date: bylines, issue numbers, counts of views.

Such numbers and names must be explained, or the line would be refused; they must not be taken
for a part of the date either («9 فبراير 2020 - 1523 مشاهدة»). Anchored and bounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from scraper.parser.dates.constituents import read_date
from scraper.parser.dates.lexicon import Role
from scraper.parser.dates.tokens import Token
from scraper.rare import rare

_MOST_NAMES: Final = 8  # words of a byline
_NAME_MARKS: Final = ".,'-/:()"
_ENDS_BYLINE: Final = frozenset(
    {
        Role.NUMBER,
        Role.JUNK,
        Role.END,
        Role.COUNT,
        Role.ISSUE,
        Role.CLOCK,
        Role.ERA,
        Role.LINK,
        Role.AGO,
        Role.DAYS_AGO,
        Role.JUST_NOW,
        Role.ZONE_WORD,
    }
)


def read_byline(text: str, tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """«كتب: محمد علي»: how many words of names there are, and the index behind them.

    Names may be months and weekdays («محمد رجب», «جمعة»): such a word ends the byline only where
    a whole date begins, or where it is a weekday with its article.
    """
    place, names, end = index + 1, 0, index + 1
    while names < _MOST_NAMES:
        token = tokens[place]
        if token.role is Role.SEPARATOR and token.name in _NAME_MARKS:
            place += 1
            continue
        if token.role is Role.SEPARATOR or _ends(text, tokens, place):
            break
        place, names = place + 1, names + 1
        end = place
    return names, end


def _ends(text: str, tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.role is Role.UNKNOWN:
        return False
    if token.role in _ENDS_BYLINE:
        return True
    if token.role is Role.LABEL:
        return bool(token.name) or tokens[place + 1].role is not Role.UNKNOWN
    if token.role is Role.WEEKDAY:
        return text.startswith("ال", token.start) or text[token.start].isascii()
    read = read_date(text, tokens, place)
    return read is not None and read[0].year > 0


def read_issue(tokens: Sequence[Token], index: int) -> int | None:
    """«العدد : 6816», «رقم العدد [15048]», «السنة السادسة والعشرون»: the index behind."""
    place = index + 1
    while tokens[place].role is Role.ISSUE and place < index + 3:
        place += 1
    for _ in range(3):
        if tokens[place].name in (":", "(", "[", ".", "-", "#", "/"):
            place += 1
    if tokens[place].role is Role.NUMBER:
        return place + 1
    if tokens[place].role not in (Role.DAY_WORD, Role.HOUR_WORD):
        return None
    tens = tokens[place + 1].role in (Role.DAY_WORD, Role.NUMBER_WORD)
    return place + (2 if tens else 1)


def read_count(text: str, tokens: Sequence[Token], index: int) -> int | None:
    """«1523 مشاهدة», «1,523 views», «(5) تعليقات», «3 دقائق للقراءة», «المشاهدات: 1523»,
    «قراءة 3 دقائق»: the index behind."""
    if tokens[index].role is Role.COUNT:
        return _count_behind(text, tokens, index)
    if _has_year(text, tokens, index):
        return None
    place = _amount(tokens, index)
    if tokens[place].name == ")":
        place += 1
    if tokens[place].role is Role.UNIT:
        place += 1
    if tokens[place].role is not Role.COUNT:
        return None
    while tokens[place].role is Role.COUNT:
        place += 1
    return place


def _has_year(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a number behind day and month begins with their year, of any calendar: «9 رمضان 1446»
    and «3 دقائق قراءة» in elements side by side are «9 رمضان 14463 دقائق قراءة»."""
    if _GLUED_YEAR.match(text, tokens[index].start) is None:
        return False
    before = index - 1
    if before > 0 and tokens[before].name in (",", "،"):
        before -= 1
    if before > 0 and tokens[before].role is Role.NUMBER:
        before -= 1  # «March 14 2025»
    return before >= 0 and tokens[before].role is Role.MONTH


_GLUED_YEAR = rare("(?:1[3-59]|20|١[٣-٥٩]|٢٠)[0-9٠-٩]{3}")


def _count_behind(text: str, tokens: Sequence[Token], index: int) -> int:
    behind = index + 1
    while tokens[behind].role is Role.COUNT and behind < index + 4:
        behind += 1
    place = behind
    while tokens[place].role is Role.SEPARATOR and place < behind + 2:
        place += 1
    if tokens[place].role is not Role.NUMBER or read_date(text, tokens, place):
        return behind
    if tokens[place + 1].name == ":":
        return behind  # a clock
    place = _amount(tokens, place)
    return place + (tokens[place].role is Role.UNIT)


def _amount(tokens: Sequence[Token], index: int) -> int:
    """The index behind «1523», «1,523», «12 ألف», «1.5k»."""
    place = index + 1
    sign, number = tokens[place], tokens[place + 1]
    if sign.name in (",", ".") and number.role is Role.NUMBER and sign.end == number.start:
        place += 2
    return place + (tokens[place].role is Role.THOUSANDS)
