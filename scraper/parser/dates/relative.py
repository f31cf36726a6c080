"""Relative phrases: «منذ ساعتين», «قبل 3 أيام», «منذ ساعة و 20 دقيقة», "2 hours ago".

Units of a day and more give a date, shorter ones an instant. Months and years are those of the
calendar, the day clamped to the month's last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from scraper.parser.dates.lexicon import Role
from scraper.parser.dates.tokens import Token

Amounts = Mapping[str, int]  # of each unit, in sixtieths: a half, a third, a quarter are whole

_WHOLE: Final = 60
_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600}
_INSTANTS: Final = frozenset(_SECONDS)
# The largest amount that is still a date on a page, not a phrase of the story.
_MOST: Final[dict[str, int]] = {
    "second": 86_400,
    "minute": 2_880,
    "hour": 240,
    "day": 1_000,
    "week": 260,
    "month": 240,
    "year": 20,
}
_PARTS: Final = 4  # «منذ 7 سنوات 3 أسابيع»: more parts than four stand nowhere


def read_ago(tokens: Sequence[Token], index: int) -> tuple[Amounts, int] | None:
    """The amounts behind «منذ» or before "ago" at this index, and the index behind the phrase."""
    leading = tokens[index].role is Role.AGO
    place = index + 1 if leading else index
    amounts: dict[str, int] = {}
    about = False
    for _ in range(_PARTS):
        estimate, place = _about(tokens, place)
        about = about or estimate
        read = _amount(tokens, place)
        if read is None:
            break
        unit, amount, place = read
        if unit in amounts or amount > _MOST[unit] * _WHOLE:
            return None
        if amount % _WHOLE and unit not in _INSTANTS:
            return None  # «منذ نصف سنة»
        amounts[unit] = amount
        estimate, place = _about(tokens, place)
        about = about or estimate
        if tokens[place].role is Role.AND or tokens[place].name == ",":
            place += 1
    if not amounts or (about and not amounts.keys() <= _INSTANTS):
        return None
    if not leading:
        if tokens[place].role not in (Role.AGO_BEHIND, Role.AGO):
            return None
        place += 1
    if tokens[place].role is Role.NUMBER:
        return None  # «منذ عام 2011»: since a year
    return amounts, place


def _about(tokens: Sequence[Token], place: int) -> tuple[bool, int]:
    if tokens[place].role is Role.ABOUT:
        return True, place + 1
    return False, place


def _amount(tokens: Sequence[Token], place: int) -> tuple[str, int, int] | None:
    """«3 أيام», «ثلاثة أيام», «ساعتين», «ساعة واحدة», «نصف ساعة», «ساعة ونصف»."""
    first, second = tokens[place], tokens[place + 1]
    if first.role is Role.UNIT and first.number:
        amount, behind = first.number * _WHOLE, place + 1
        if second.role is Role.NUMBER_WORD and second.number == 1:
            behind += 1
        if tokens[behind].role is Role.QUARTER and tokens[behind].number > 0:
            amount += tokens[behind].number
            behind += 1
        return first.name, amount, behind
    if second.role is not Role.UNIT:
        return None
    if first.role is Role.HALF:
        return second.name, _WHOLE // first.number, place + 2
    if first.role in (Role.NUMBER, Role.NUMBER_WORD) and first.number > 0:
        return second.name, first.number * _WHOLE, place + 2
    return None


def before(base: datetime, amounts: Amounts) -> date | datetime | None:
    """That long before the base: an instant in the base's zone, or a day; None before year 1."""
    days = amounts.get("day", 0) // _WHOLE + amounts.get("week", 0) // _WHOLE * 7
    seconds = sum(amounts.get(unit, 0) * size for unit, size in _SECONDS.items()) // _WHOLE
    moment = base
    try:
        if "year" in amounts or "month" in amounts:
            from dateutil.relativedelta import relativedelta  # dear to load, and seldom needed

            moment -= relativedelta(
                years=amounts.get("year", 0) // _WHOLE, months=amounts.get("month", 0) // _WHOLE
            )
        moment -= timedelta(days=days, seconds=seconds)
    except (OverflowError, ValueError):
        return None
    return moment.date() if _INSTANTS.isdisjoint(amounts) else moment
