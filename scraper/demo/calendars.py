"""How the Arab press prints dates: month-name systems, digits, clocks, the Hijri calendar.

Month names: CLDR locales ar_SY, ar_EG, ar_TN, ar_DZ and ar_MA. Hijri: the Umm al-Qura calendar
of Saudi Arabia; the month lengths are facts, checked against a library by the tests.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

_LEVANT = (
    "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول"
)
_GULF = "يناير,فبراير,مارس,أبريل,مايو,يونيو,يوليو,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر"
_MAGHREB = "جانفي,فيفري,مارس,أفريل,ماي,جوان,جويلية,أوت,سبتمبر,أكتوبر,نوفمبر,ديسمبر"
_MOROCCO = "يناير,فبراير,مارس,أبريل,ماي,يونيو,يوليوز,غشت,شتنبر,أكتوبر,نونبر,دجنبر"

MONTHS: dict[str, tuple[str, ...]] = {
    "levantine": tuple(_LEVANT.split(",")),
    "gulf": tuple(_GULF.split(",")),
    "maghreb": tuple(_MAGHREB.split(",")),
    "morocco": tuple(_MOROCCO.split(",")),
    "dual": tuple(f"{a} / {b}" for a, b in zip(_LEVANT.split(","), _GULF.split(","), strict=True)),
}

WEEKDAYS = ("الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")

_HIJRI_MONTHS = (
    *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
    *("رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
)

# From 1 Muharram 1438: for each year the months of 30 days as 1, those of 29 as 0.
_HIJRI_START = date(2016, 10, 2)
_HIJRI_FIRST_YEAR = 1438
_HIJRI_YEARS = (
    *("101110010010", "101110101001", "010111010100", "101011011010"),
    *("010101011010", "101010101011", "010110010101", "011101001001"),
    *("011101100100", "101110101010", "010110110101", "001010110110"),
    *("101001010110", "110100101010", "111010010101", "011100101010"),
    *("011101010101", "001101011010", "100101011101", "010010011011"),
    *("101001001101", "110100100110", "110101010011", "010110101010"),
    *("101010101101", "010010110110", "101001010111", "010100100111"),
)

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def digits(text: str, kind: str) -> str:
    """The text with its ASCII digits as ``kind`` ("latin" or "arabic") prints them."""
    return text.translate(_ARABIC_INDIC) if kind == "arabic" else text


def month(day: date, system: str) -> str:
    """The name of the day's month."""
    return MONTHS[system][day.month - 1]


def weekday(day: date) -> str:
    """The name of the day in the week."""
    return WEEKDAYS[day.weekday()]


def long_date(day: date, system: str) -> str:
    """«الأحد 9 شباط 2020»."""
    return f"{weekday(day)} {day.day} {month(day, system)} {day.year}"


def clock12(moment: datetime, am: str = "ص", pm: str = "م") -> str:
    """«04:35 م»."""
    return f"{(moment.hour - 1) % 12 + 1:02}:{moment:%M} {am if moment.hour < 12 else pm}"


def hijri(day: date) -> tuple[int, int, int]:
    """Year, month and day of the Umm al-Qura calendar. Raises ValueError outside the table."""
    left = (day - _HIJRI_START) // timedelta(days=1)
    if left < 0:
        raise ValueError(f"{day}: before the table of Hijri months")
    for year, lengths in enumerate(_HIJRI_YEARS, _HIJRI_FIRST_YEAR):
        for number, long in enumerate(lengths, 1):
            length = 29 + int(long)
            if left < length:
                return year, number, left + 1
            left -= length
    raise ValueError(f"{day}: after the table of Hijri months")


def hijri_long(day: date) -> str:
    """«15 شعبان 1446 هـ»."""
    year, number, in_month = hijri(day)
    return f"{in_month} {_HIJRI_MONTHS[number - 1]} {year} هـ"


def zone(offset: str) -> timezone:
    """The zone of a printed offset such as "+03:00"."""
    hours, minutes = offset[1:].split(":")
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(ahead if offset[0] == "+" else -ahead)
