"""The constituents of a date line that are dates: in numbers («9/2/2020») and with names
(«9 شباط/فبراير 2020»، «فبراير 9, 2020»، «2020 شباط 9»، «الحادي عشر من سبتمبر 2001»).

Each function is anchored: it reads at one index and answers with what it read and the index
behind it, or None. Each looks a bounded number of tokens ahead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from scraper.arabic.digits import EXTENDED
from scraper.arabic.months import Calendar
from scraper.parser.dates.calendars import (
    GREGORIAN_YEARS,
    DateParts,
    calendar_of_number,
    calendar_of_year,
)
from scraper.parser.dates.lexicon import Role
from scraper.parser.dates.tokens import Token

Found = tuple[DateParts, int]

_MONTHS: Final = (Role.MONTH, Role.WEAK_MONTH)
_LAST_DAY: Final = 31
_SIGNS: Final = ("/", "-", ".", "_", ":")
# What may stand between the parts of a date, and how many tokens of it.
_DAY_TO_MONTH: Final = ("-/._,('", (Role.LABEL, Role.UNIT, Role.ORDINAL_SUFFIX), 2)
_MONTH_TO_MONTH: Final = ("/-()[],.", (Role.AND,), 2)
_MONTH_TO_YEAR: Final = ("-/._,:()[]'", (Role.LABEL, Role.UNIT, Role.YEAR_WORD), 3)
_MONTH_TO_DAY: Final = ("-/.,)]", (), 2)
_DAY_TO_YEAR: Final = ("-/.,", (Role.ORDINAL_SUFFIX, Role.YEAR_WORD), 2)
_YEAR_TO_REST: Final = ("-/.,", (), 1)
_SHORT_YEARS: Final = {
    **{year: 2000 + year for year in range(36)},
    **{y: 1900 + y for y in range(90, 100)},
}


def _skip(tokens: Sequence[Token], index: int, between: tuple[str, tuple[Role, ...], int]) -> int:
    """The index behind at most so many separators and words of that kind."""
    separators, roles, most = between
    for _ in range(most):
        token = tokens[index]
        if token.role is Role.SEPARATOR:
            if token.name not in separators:
                break
        elif token.role not in roles or token.name in _LOUD:
            break
        index += 1
    return index


# Labels and units that are no mere glue: «9 نشر شباط» is no date.
_LOUD: Final = frozenset({"published", "modified", "second", "minute", "hour", "day", "week"})


def read_date(
    text: str, tokens: Sequence[Token], index: int, short_years: bool = True
) -> Found | None:
    """The date that begins at this token, in numbers or with names, its era mark included."""
    token = tokens[index]
    found: Found | None = None
    if token.role is Role.NUMBER:
        found = _numeric(text, tokens, index, short_years) or _named(tokens, index)
    elif token.role is Role.DAY_WORD or token.role in _MONTHS:
        found = _named(tokens, index)
    if found is not None and found[0].calendar == Calendar.PERHAPS_SOLAR:
        return _in_persian(text[token.start : tokens[found[1] - 1].end], *found)
    return found


def _in_persian(printed: str, parts: DateParts, end: int) -> Found:
    """What may be a solar date is one where it is printed in Persian digits."""
    if any(digit in printed for digit in EXTENDED):
        parts = parts._replace(calendar=Calendar.SOLAR)
    return parts, end


def _glued(left: Token, right: Token) -> bool:
    return left.end == right.start


# ------------------------------------------------------------------------------- in numbers


def _numeric(text: str, tokens: Sequence[Token], index: int, short_years: bool) -> Found | None:
    first, sign, second, again, third = tokens[index : index + 5]
    if second.role is not Role.NUMBER or third.role is not Role.NUMBER or sign.name != again.name:
        return None
    if sign.name not in _SIGNS or len(second.name) > 2 or _runs_on(text, tokens, index):
        return None
    era, end = _era(tokens, index + 5)
    persian = text[first.start] in EXTENDED
    if len(first.name) == 4 and len(third.name) <= 2:
        calendar = calendar_of_number(first.number, era, persian)
        return _possible(calendar, first.number, second.number, third.number, False, end)
    if sign.name == ":" or len(first.name) > 2:
        return None
    # «۰۴/۰۸/۱۲» is a day of 1404
    short_years = short_years and not persian
    year = _written_year(first, sign.name, second, third, era, short_years)
    if year is None:
        return None
    calendar, day, month = calendar_of_number(year, era, persian), first.number, second.number
    if month > 12:
        day, month = month, day
    return _possible(calendar, year, month, day, day <= 12 and day != month, end)


def _possible(
    calendar: str | None, year: int, month: int, day: int, swappable: bool, end: int
) -> Found | None:
    if calendar is None or not 1 <= month <= 12 or not 1 <= day <= _LAST_DAY:
        return None
    return DateParts(calendar, year, month, day, swappable), end


def _runs_on(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether the three numbers are a piece of something longer: the path «/2020/02/09/», the
    row «1-2-2020-5»; but a clock may follow."""
    start = tokens[index].start
    if start and text[start - 1] == "/":
        return True
    sign, number, colon = tokens[index + 5 : index + 8]
    return (
        sign.name == tokens[index + 1].name
        and number.role is Role.NUMBER
        and _glued(tokens[index + 4], sign)
        and _glued(sign, number)
        and colon.name != ":"
    )


def _written_year(
    first: Token, sign: str, second: Token, third: Token, era: str, short_years: bool
) -> int | None:
    """The year of day-month-year. Two digits make a year with slashes, or where day and month
    have two digits as well: 4-3-3 is a formation of eleven players."""
    if len(third.name) == 4:
        return third.number
    if len(third.name) != 2 or not short_years:
        return None
    if era == Calendar.HIJRI:
        return 1400 + third.number
    if sign == "/" or (sign == "-" and len(first.name) == len(second.name) == 2):
        return _SHORT_YEARS.get(third.number)
    return None


def read_day_and_month(tokens: Sequence[Token], index: int) -> Found | None:
    """«9/2», «9 - 2»: for places where a date is expected, day first, Gregorian, no year."""
    day, sign, month, behind, number = tokens[index : index + 5]
    if day.role is not Role.NUMBER or month.role is not Role.NUMBER or sign.name not in ("/", "-"):
        return None
    if behind.role is Role.SEPARATOR and number.role is Role.NUMBER and _glued(behind, number):
        return None
    if max(len(day.name), len(month.name)) > 2 or not 1 <= month.number <= 12:
        return None
    if not 1 <= day.number <= _LAST_DAY:
        return None
    return DateParts(Calendar.GREGORIAN, 0, month.number, day.number), index + 3


# ------------------------------------------------------------------------------- with names


def _named(tokens: Sequence[Token], index: int) -> Found | None:
    token = tokens[index]
    if token.role in _MONTHS:
        return _month_first(tokens, index)
    if token.role is Role.NUMBER and len(token.name) == 4:
        return _year_first(tokens, index)
    day = _read_day(tokens, index)
    if day is None:
        return None
    month = _read_month(tokens, _skip(tokens, index + 1, _DAY_TO_MONTH))
    return month and _with_year(tokens, day, token.role is Role.DAY_WORD, *month)


def _read_day(tokens: Sequence[Token], index: int) -> int | None:
    token = tokens[index]
    if token.role is Role.DAY_WORD:
        return token.number
    if token.role is not Role.NUMBER or len(token.name) > 2 or not 1 <= token.number <= _LAST_DAY:
        return None
    return token.number


def _read_month(tokens: Sequence[Token], index: int) -> tuple[Token, int] | None:
    """A month's name, or two for one month («كانون الثاني/يناير»، «شباط (فبراير)»)."""
    month = tokens[index]
    if month.role not in _MONTHS:
        return None
    place = _skip(tokens, index + 1, _MONTH_TO_MONTH)
    other = tokens[place]
    if other.role not in _MONTHS or other.name != month.name:
        return month, index + 1
    if other.number != month.number:
        return None  # «يناير - فبراير»: a span of months
    closing = tokens[place + 1].name
    return month, place + (2 if closing and closing in ")]" else 1)


def _with_year(
    tokens: Sequence[Token], day: int, in_words: bool, month: Token, behind: int
) -> Found | None:
    """Day and month are read; the year behind them, if there is one."""
    place = _skip(tokens, behind, _MONTH_TO_YEAR)
    year = _read_year(tokens, place, month, behind)
    if year:
        end = place + 1
        if tokens[end].name in (")", "]") and tokens[place - 1].name in ("(", "["):
            end += 1
        return _complete(tokens, month, year, day, end)
    if month.role is Role.WEAK_MONTH or in_words:
        return None  # «السابع من أكتوبر» is what people call a war
    _, end = _era(tokens, behind, of=month.name)
    return DateParts(month.name, 0, month.number, day), end


def _read_year(tokens: Sequence[Token], place: int, month: Token, behind: int) -> int | None:
    """A year of four digits; of two between dashes («09-Feb-20»), before a clock as RFC 822 has
    it, or before «هـ»."""
    token, following = tokens[place], tokens[place + 1]
    if token.role is not Role.NUMBER:
        return None
    if len(token.name) == 4:
        return token.number
    if len(token.name) != 2:
        return None
    if month.name == Calendar.HIJRI:
        return 1400 + token.number if following.name == Calendar.HIJRI else None
    dashed = place == behind + 1 and tokens[behind].name in ("-", "/")
    if dashed and _glued(tokens[behind - 1], tokens[behind]) and _glued(tokens[behind], token):
        return None if following.name == ":" else _SHORT_YEARS.get(token.number)
    rfc_822 = place == behind and following.role is Role.NUMBER and tokens[place + 2].name == ":"
    return _SHORT_YEARS.get(token.number) if rfc_822 else None


def _complete(tokens: Sequence[Token], month: Token, year: int, day: int, end: int) -> Found | None:
    calendar = calendar_of_year(month.name, year)
    if calendar is None:
        return None
    _, end = _era(tokens, end, of=calendar)
    return DateParts(calendar, year, month.number, day), end


def _month_first(tokens: Sequence[Token], index: int) -> Found | None:
    """«فبراير 9, 2020», "Feb 9", but not the clock of «شباط 16:35»."""
    read = _read_month(tokens, index)
    if read is None:
        return None
    month, behind = read
    place = _skip(tokens, behind, _MONTH_TO_DAY)
    day = _read_day(tokens, place)
    if day is None or tokens[place + 1].name == ":" or tokens[place].role is Role.DAY_WORD:
        return None
    behind = place + 1
    place = _skip(tokens, behind, _DAY_TO_YEAR)
    if tokens[place].role is Role.NUMBER and len(tokens[place].name) == 4:
        return _complete(tokens, month, tokens[place].number, day, place + 1)
    if month.role is Role.WEAK_MONTH:
        return None
    return DateParts(month.name, 0, month.number, day), behind


def _year_first(tokens: Sequence[Token], index: int) -> Found | None:
    """«2020 شباط 9» and «2020 9 شباط», as lines read that were turned round."""
    year = tokens[index].number
    place = _skip(tokens, index + 1, _YEAR_TO_REST)
    month_read = _read_month(tokens, place)
    if month_read:
        month, behind = month_read
        place = _skip(tokens, behind, _MONTH_TO_DAY)
        day, end = _read_day(tokens, place), place + 1
    else:
        day = _read_day(tokens, place)
        month_read = _read_month(tokens, _skip(tokens, place + 1, _DAY_TO_MONTH))
        if month_read is None:
            return None
        month, end = month_read
    following = tokens[end]
    if day is None or following.name == ":" or _is_year(following):
        return None
    return _complete(tokens, month, year, day, end)


def _is_year(token: Token) -> bool:
    return token.role is Role.NUMBER and len(token.name) == 4 and token.number in GREGORIAN_YEARS


def _era(tokens: Sequence[Token], index: int, of: str = "") -> tuple[str, int]:
    """The mark behind a date («هـ»، «م»، «ميلادي»), which must be of that calendar where
    one is given, and the index behind it."""
    token = tokens[index]
    era = Calendar.GREGORIAN if token.role is Role.MIM else token.name
    if token.role not in (Role.MIM, Role.ERA) or (of and era != of):
        return "", index
    return era, index + 1
