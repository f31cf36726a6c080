"""The constituents of a date line that are clocks, with their part of the day and their zone.

Anchored and bounded like `constituents`: «16:35», «4:35 م», «16h35», «الساعة الرابعة والنصف عصرا»,
«12:15 GMT+3», «04:35 بتوقيت مكة المكرمة», «16:25 (غرينتش)».
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final, NamedTuple

from scraper.parser.dates.lexicon import Role
from scraper.parser.dates.tokens import Token


class Zone(NamedTuple):
    """Minutes east of UTC, or, where `place` is given, whatever that IANA zone had that day."""

    minutes: int
    place: str = ""


class Clock(NamedTuple):
    """A printed clock. `part`: key of `scraper.arabic.clock.DAY_PARTS` or nothing."""

    hour: int
    minute: int
    second: int = 0
    microsecond: int = 0
    part: str = ""
    zone: Zone | None = None

    def on(self, day: date) -> datetime | date:
        """That clock on that day, aware where a zone is printed; the day alone where clock and
        part of the day contradict each other («16:35 صباحا»)."""
        hour = self.hour if not self.part else _HOURS[self.part](self.hour)
        if hour is None:
            return day
        local = datetime.combine(day, time(hour, self.minute, self.second, self.microsecond))
        return local if self.zone is None else local.replace(tzinfo=_fixed(self.zone, local))

    def minutes(self) -> int | None:
        """Minutes since midnight, None as in `on`."""
        hour = self.hour if not self.part else _HOURS[self.part](self.hour)
        return None if hour is None else hour * 60 + self.minute


def _fixed(zone: Zone, local: datetime) -> timezone | None:
    """The offset as printed, or the place's on that day."""
    if not zone.place:
        return timezone(timedelta(minutes=zone.minutes)) if zone.minutes else UTC
    from dateutil import tz  # dear to load, and few pages print a place's clock

    offset = local.replace(tzinfo=tz.gettz(zone.place)).utcoffset()
    return None if offset is None else timezone(offset)


def _morning(hour: int) -> int | None:
    return hour % 12 if hour <= 12 else None


def _evening(hour: int) -> int | None:
    return hour % 12 + 12 if hour <= 12 else hour


def _noon(hour: int) -> int | None:
    return hour if 10 <= hour <= 16 else hour + 12 if 1 <= hour <= 5 else None


def _night(hour: int) -> int | None:
    if hour >= 18 or hour <= 5:
        return hour
    return 0 if hour == 12 else hour + 12 if hour < 12 else None


def _midnight(hour: int) -> int | None:
    return 0 if hour in (0, 12) else None


def _unknown(hour: int) -> None:
    """Nobody knows which of two numbers is the hour."""


# Twelve in the night is midnight, twelve with «م» or «ظهرا» is noon; a 24-hour clock with a part
# of the day behind it («16:35 م») is a habit of templates.
_HOURS: Final[dict[str, Callable[[int], int | None]]] = {
    "am": _morning,
    "dawn": _morning,
    "noon": _noon,
    "pm": _evening,
    "night": _night,
    "midnight": _midnight,
    "unknown": _unknown,
}
_WIDEST_OFFSET: Final = range(-12 * 60, 14 * 60 + 1)


def read_clock(
    tokens: Sequence[Token], index: int, named: bool = False
) -> tuple[Clock, int] | None:
    """The clock that begins at this token. `named`: «الساعة» stands before it, so that an hour
    alone, a dot between hours and minutes, and words are clocks too."""
    read = _face(tokens, index, named)
    if read is None:
        return None
    clock, behind = read
    part, behind = _part(tokens, behind)
    zone, behind = read_zone(tokens, behind, exact=clock.second > 0)
    return clock._replace(part=part or clock.part, zone=zone), behind


def _face(tokens: Sequence[Token], index: int, named: bool) -> tuple[Clock, int] | None:
    hour, sign, minute, following = tokens[index : index + 4]
    if hour.role is Role.HOUR_WORD:
        return _in_words(tokens, index) if named else None
    if named and sign.name == ":" and hour.end < sign.start:
        turned = _apart(hour, minute)
        if turned is not None:
            return turned, index + 3
    if hour.role is not Role.NUMBER or not 0 <= hour.number <= 23 or len(hour.name) > 2:
        return None
    two_digits = minute.role is Role.NUMBER and len(minute.name) == 2 and minute.number < 60
    if sign.name == ":":
        return _with_seconds(tokens, index) if two_digits and _even(hour, sign, minute) else None
    if sign.role is Role.HOUR_MARK:
        if two_digits:
            return Clock(hour.number, minute.number), index + 3 + _says_minutes(following)
        return (Clock(hour.number, 0), index + 2) if named else None
    if sign.name == "." and two_digits and hour.end == sign.start and sign.end == minute.start:
        if named or following.role in (Role.DAY_PART, Role.MIM):
            return Clock(hour.number, minute.number), index + 3
        return None
    if sign.role is Role.AND and two_digits and _says_minutes(following):
        return (Clock(hour.number, minute.number), index + 4) if named else None
    if named or (sign.role in (Role.DAY_PART, Role.MIM) and 1 <= hour.number <= 12):
        return Clock(hour.number, 0), index + 1
    return None


def _apart(first: Token, second: Token) -> Clock | None:
    """«الساعة 45 : 18»: some systems of Morocco write the minutes first, because a browser shows
    numbers with spaces between them from right to left. Where either may be the hour and no part
    of the day follows, the clock tells nothing; None where the first one is the hour."""
    if not first.role is second.role is Role.NUMBER or not len(first.name) == len(second.name) == 2:
        return None
    if first.number <= 59 and second.number <= 23:
        if first.number > 23:
            return Clock(second.number, first.number)
        return Clock(first.number, second.number, part="unknown")
    return None


def _even(hour: Token, colon: Token, minute: Token) -> bool:
    """«16:35» or «16 : 35»; «2020 09: 16» is something else."""
    return (hour.end == colon.start) == (colon.end == minute.start)


def _says_minutes(token: Token) -> bool:
    return token.role is Role.UNIT and token.name == "minute"


def _with_seconds(tokens: Sequence[Token], index: int) -> tuple[Clock, int] | None:
    clock, behind = Clock(tokens[index].number, tokens[index + 2].number), index + 3
    colon, second, dot, fraction = tokens[behind : behind + 4]
    if colon.name != ":" or second.role is not Role.NUMBER:
        return clock, behind
    if len(second.name) != 2 or second.number > 59:
        return None if colon.end == second.start else (clock, behind)
    clock, behind = clock._replace(second=second.number), behind + 2
    if dot.name == "." and fraction.role is Role.NUMBER and dot.end == fraction.start:
        microsecond = int(fraction.name[:6].ljust(6, "0"))
        return clock._replace(microsecond=microsecond), behind + 2
    return clock, behind


def _in_words(tokens: Sequence[Token], index: int) -> tuple[Clock, int]:
    """«الرابعة», «الرابعة والنصف», «الرابعة إلا ربعا», «الرابعة و20 دقيقة»."""
    hour, quarter, number, unit = tokens[index : index + 4]
    if quarter.role is Role.QUARTER:
        minutes = (hour.number % 12 * 60 + quarter.number) % (12 * 60)
        return Clock(minutes // 60 or 12, minutes % 60), index + 2
    if quarter.role is Role.AND and 0 < number.number < 60 and _says_minutes(unit):
        return Clock(hour.number, number.number), index + 4
    return Clock(hour.number, 0), index + 1


def _part(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """«م», «صباحا», «من مساء», «(مساء»: the part of the day and the index behind it."""
    token, following = tokens[index], tokens[index + 1]
    if following.role in (Role.DAY_PART, Role.MIM) and (
        token.name == "(" or (token.role is Role.LABEL and not token.name)
    ):
        token, index = following, index + 1
    if token.role is Role.MIM:
        return "pm", index + 1
    if token.role is Role.DAY_PART:
        return token.name, index + 1
    return "", index


# ------------------------------------------------------------------------------------ zones


def read_zone(tokens: Sequence[Token], index: int, exact: bool = True) -> tuple[Zone | None, int]:
    """The zone behind a clock or alone, with the index behind it; no zone and the same index where
    there is none. `exact`: a minus with digits can only be an offset, not a span of hours."""
    place, bracket = index, False
    while (
        place < index + 2
        and tokens[place].role is Role.SEPARATOR
        and tokens[place].name in "-(,/|[."
    ):
        bracket = tokens[place].name in "(["
        place += 1
    token = tokens[place]
    if token.role is Role.LOCAL:
        return None, place + 1
    if token.role is Role.ZONE:
        return _with_offset(tokens, place)
    if token.role is Role.ZONE_WORD:
        return _introduced(tokens, place) or (None, index)
    if token.role is Role.PLACE and bracket and tokens[place + 1].name in (")", "]"):
        return Zone(0, token.name), place + 1
    sign = index if tokens[index].name in ("+", "-") else place
    offset = _offset(tokens, sign, named=False, exact=exact)
    return (Zone(offset[0]), offset[1]) if offset else (None, index)


def _introduced(tokens: Sequence[Token], index: int) -> tuple[Zone, int] | None:
    """«بتوقيت مكة المكرمة», «بتوقيت غرينتش +3», «بتوقيت (GMT)»."""
    place = index + 1
    if tokens[place].name in (":", "("):
        place += 1
    if tokens[place].role is Role.ZONE:
        return _with_offset(tokens, place)
    if tokens[place].role is not Role.PLACE:
        return None
    zone = Zone(0, tokens[place].name)
    place += 1
    offset_place = place + (tokens[place].name == "(")
    if tokens[offset_place].role is Role.ZONE:  # «بتوقيت القدس (غرينتش+3)»
        return _with_offset(tokens, offset_place)
    return zone, place


def _with_offset(tokens: Sequence[Token], index: int) -> tuple[Zone, int]:
    """«GMT», «GMT+3», «غرينتش +03:00»; the bracket before the sign of «غرينتش (+3)» too."""
    zone = Zone(tokens[index].number)
    sign = index + 1 + (tokens[index + 1].name == "(")
    offset = _offset(tokens, sign, named=True, exact=True)
    return (Zone(zone.minutes + offset[0]), offset[1]) if offset else (zone, index + 1)


def _offset(
    tokens: Sequence[Token], index: int, named: bool, exact: bool
) -> tuple[int, int] | None:
    """«+0300», «+03:00», «+3» behind a zone's name, "-0500"."""
    sign, number, colon, minute, following = tokens[index : index + 5]
    if sign.name not in ("+", "-") or number.role is not Role.NUMBER or sign.end != number.start:
        return None
    behind, minutes = index + 2, 0
    if len(number.name) == 4:
        hours, minutes = divmod(number.number, 100)
    elif len(number.name) <= 2:
        hours = number.number
        if colon.name == ":" and len(minute.name) == 2 and minute.role is Role.NUMBER:
            minutes, behind = minute.number, index + 4
        elif not named and (sign.name == "-" or len(number.name) != 2):
            return None
    else:
        return None
    following = tokens[behind]
    if following.role in (Role.MONTH, Role.WEAK_MONTH) or following.name in ("/", ".", "_", ":"):
        return None
    if sign.name == "-":
        if not exact and not named and len(number.name) != 4:
            return None  # «09:00-10:00» is a span
        hours, minutes = -hours, -minutes
    total = hours * 60 + minutes
    return (total, behind) if abs(minutes) < 60 and total in _WIDEST_OFFSET else None
