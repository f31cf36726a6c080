"""The four functions over the grammar. See the package's docstring for the whole picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final, Literal, NamedTuple

from scraper.arabic.text import unescape
from scraper.parser.dates.anchored import read_at
from scraper.parser.dates.iso import parse_iso
from scraper.parser.dates.lexicon import Role
from scraper.parser.dates.reading import read_line
from scraper.parser.dates.segments import Segment
from scraper.parser.dates.tokens import Token, tokenise

Label = Literal["published", "modified", ""]

_MOST_TOKENS: Final = 96  # a date line of three calendars with labels and byline has fifty
_WINDOW: Final = 256  # characters that an anchored date can fill


class Reading(NamedTuple):
    """A date as a line prints it. `text` is the printed string without its label, `label` what
    the line calls it, "" where it calls it nothing; `lent`: the text is a clock alone, on the day
    of the line's other date."""

    value: date | datetime
    text: str
    label: Label
    lent: bool = False


class Readings(NamedTuple):
    """The dates of one line. A date without a label counts as the published one."""

    published: Reading | None = None
    modified: Reading | None = None


NO_DATES: Final = Readings()


class FoundDate(NamedTuple):
    """A whole date in a longer text: `text[start:end]` is its printed string. `label` is what
    the words right before it call it."""

    value: date | datetime
    start: int
    end: int
    label: Label


def parse_date(text: str, base: datetime | None = None) -> date | datetime | None:
    """The one date that the whole text is, or None.

    `base`: when the page was fetched, aware and best in the site's own zone; without it relative
    dates («منذ ساعتين») and dates without a year are refused. Of a published and a modified date
    the published one is answered. Never raises.
    """
    quick = parse_iso(text)
    if quick is not None:
        return quick
    readings = _readings(text, base)
    if len(readings) > 1:
        readings.sort(key=lambda reading: reading.label == "modified")
        first, second = readings[:2]
        if second.lent and not first.label and not isinstance(first.value, datetime):
            return second.value  # «28 آب 2013، آخر تحديث 14:00»: one day, and its clock
    return readings[0].value if readings else None


def parse_dates(text: str, base: datetime | None = None) -> Readings:
    """The published and the modified date of a text that is nothing but dates and their labels."""
    quick = parse_iso(text)
    if quick is not None:
        return Readings(Reading(quick, text.strip(), ""), None)
    readings = _readings(text, base)
    if not readings:
        return NO_DATES
    modified = next((item for item in readings if item.label == "modified"), None)
    published = next((item for item in readings if item.label != "modified"), None)
    return Readings(published, modified)


def _readings(text: str, base: datetime | None) -> list[Reading]:
    """Every labelled date of the line in print order; none where a token stays unexplained."""
    if "&" in text:
        text = unescape(unescape(text))  # «&nbsp;», encoded twice by some templates
    if "年" in text:
        text = text.translate(_CHINESE)
    tokens = tokenise(text, _MOST_TOKENS, whole=True)
    segments = read_line(text, tokens) if tokens else None
    if not segments:
        return []
    readings: list[Reading] = []
    for segment in segments:
        lent = None if segment.dated else _lent_day(segments, base)
        value = segment.moment(base, lent)
        if value is None:
            return []
        printed = _printed(text, segment)
        readings.append(Reading(value, printed, _label(segment.label), lent is not None))
    return readings


# «2026年11月27日 18時40分»: signs for signs, so that places stay.
_CHINESE: Final = str.maketrans("年月日时時点分：", "-- ::: :")


def _printed(text: str, segment: Segment) -> str:
    """The segment's string, with the bracket closed that it opens."""
    printed = text[segment.start : segment.end]
    if printed.count("(") > printed.count(")") and text[segment.end : segment.end + 1] == ")":
        printed += ")"
    return printed


def _lent_day(segments: Sequence[Segment], base: datetime | None) -> date | None:
    """The day for a segment that has but a clock: «28 آب 2013، آخر تحديث 14:00»."""
    dated = [segment for segment in segments if segment.dated]
    return dated[0].day(base) if len(dated) == 1 else None


def _label(label: str) -> Label:
    return "published" if label == "published" else "modified" if label == "modified" else ""


# ------------------------------------------------------------------------------- in longer text


class MatchedDate(NamedTuple):
    """A date at one place of a text, and the index where it ends. ``value`` is None for a day of
    the year where no base says which year."""

    value: date | datetime | None
    end: int
    year_printed: bool


def match_date(text: str, start: int = 0, base: datetime | None = None) -> MatchedDate | None:
    """The date that begins exactly at `start`.

    It takes in the weekday before it, the clock and the other calendar behind it («15 جمادى الآخرة
    1441 هـ الموافق 9 فبراير 2020 م»), and leaves the separator behind it alone. A day and month
    without year («9 شباط», «9 - 2») is completed from `base`.
    """
    window = text[start : start + _WINDOW] if start >= 0 else ""
    if not window or window[0].isspace():
        return None
    tokens = tokenise(window, anchored=True) or []
    if tokens[0].start != 0 or (start and _runs_into(text[start - 1], window[0])):
        return None
    read = read_at(window, tokens, 0, short=True)
    if read is None:
        return None
    segment, end = read[0], start + read[0].end
    if _torn(text, end):
        return None
    value = segment.moment(None)
    if value is not None:
        return MatchedDate(value, end, year_printed=True)
    if len(segment.dates) != 1 or segment.dates[0].year:
        return None
    return MatchedDate(segment.moment(base) if base is not None else None, end, False)


def _runs_into(left: str, right: str) -> bool:
    return left.isdigit() and right.isdigit()


def _torn(text: str, end: int) -> bool:
    """Whether a word or number goes on where the date ends."""
    return end < len(text) and text[end].isdigit() and text[end - 1].isdigit()


def find_dates(text: str, base: datetime | None = None) -> list[FoundDate]:
    """Every whole date (day, month and year) in the text, in order, with the clock and weekday that
    belong to it. Linear in the length of the text. `base` serves nothing but dates of two
    calendars; it is taken for symmetry."""
    tokens = tokenise(text)
    return list(_found(text, tokens, base)) if tokens else []


_BEGINS: Final = frozenset({Role.NUMBER, Role.MONTH, Role.WEAK_MONTH, Role.WEEKDAY, Role.DAY_WORD})


def _found(text: str, tokens: Sequence[Token], base: datetime | None) -> Iterator[FoundDate]:
    index, label = 0, ""
    while tokens[index].role is not Role.END:
        token = tokens[index]
        read = None
        if token.role in _BEGINS and not _inside_something(text, token):
            read = read_at(text, tokens, index)
            if read and index > 1 and _ends_span(tokens, index):
                read = None
        if read and read[0].whole and not _goes_on(text, read[0].end):
            value = read[0].moment(base)
            if value is not None:
                yield FoundDate(value, read[0].start, read[0].end, _label(label))
                index, label = read[1], ""
                continue
        label = _label_behind(token, label)
        index += 1


def _ends_span(tokens: Sequence[Token], index: int) -> bool:
    """Whether the day before which another number stands is the last of several: «20 - 27 نوفمبر
    2026»; not of a clock, «18:40 - 27 نوفمبر 2026»."""
    day, dash, first = tokens[index], tokens[index - 1], tokens[index - 2]
    if dash.name != "-" or first.role is not Role.NUMBER or len(first.name) > 2:
        return False
    clock = index > 2 and tokens[index - 3].name in (":", "h")
    return not clock and 0 < first.number < day.number


def _label_behind(token: Token, label: str) -> str:
    """The label that reaches over this token to a date behind it."""
    if token.role is Role.LABEL:
        return token.name or label
    return label if token.role in (Role.SEPARATOR, Role.CLOCK) or token.name == "day" else ""


def _inside_something(text: str, token: Token) -> bool:
    """Whether the token is glued to what makes it no date: an address, a version, a word in Latin
    letters. Arabic words are glued to dates by templates («تكنولوجيا2017/03/01»)."""
    if token.start == 0:
        return False
    before, farther = text[token.start - 1], text[max(token.start - 2, 0)]
    if before in _JOINTS and token.start > 1:
        return (before == "/" and not farther.isspace()) or _latin(farther) or farther in _JOINTS
    return token.role is Role.NUMBER and _latin(before)


_JOINTS: Final = "/.-_=+#@%"


def _latin(character: str) -> bool:
    """A digit of any script, or a letter of an address or a version."""
    return character.isdigit() or (character.isascii() and character.isalpha())


def _goes_on(text: str, end: int) -> bool:
    """Whether what follows makes it no date: «9/2/2020%», «2020-02-09-slug», a path."""
    following = text[end : end + 2]
    if not following:
        return False
    if following[0].isdigit() or following[0] in "%@":
        return True
    return len(following) == 2 and following[0] in "/-_." and _latin(following[1])
