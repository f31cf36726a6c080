"""The names of the months in every calendar and country that Arabic pages print.

A table is one row a month; a row is one or more spellings with `|` between them. Only spellings
that differ after `scraper.arabic.folding.fold` are listed: hamzas, final ya, ta marbuta,
diacritics, tatweel and Persian keyboards are the folding's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Final


class Calendar(StrEnum):
    """The calendars that stand beside each other in Arabic newspapers."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"
    SOLAR = "solar"  # the Persian and Afghan solar Hijri year, 1399 = 2020
    PERHAPS_SOLAR = "perhaps solar"  # names and years that are solar where the digits are Persian
    COPTIC = "coptic"  # the Egyptian farmers' and church year, 1736 = 2020
    AMAZIGH = "amazigh"  # the Berber year, 2970 = 2020


@dataclass(frozen=True, slots=True)
class MonthTable:
    """The twelve (Coptic: thirteen) months of one calendar as one region writes them.

    `needs_year` marks names that are ordinary words or people's names («الصيف», «ناصر»): a day and
    such a name make a date only with a year behind them.
    """

    calendar: Calendar
    rows: tuple[str, ...]
    needs_year: bool = False

    def spellings(self) -> list[tuple[str, int]]:
        """(spelling, month number from 1), in print order."""
        return [
            (name, number) for number, row in enumerate(self.rows, 1) for name in row.split("|")
        ]


def _ordinals(stems: str, ordinals: str) -> str:
    """Every stem with every ordinal, as one row: «تشرين الأول», «تشرين أول», «تشرين 1» …"""
    return "|".join(" ".join(pair) for pair in product(stems.split("|"), ordinals.split("|")))


_FIRST: Final = "الأول|أول|الأولى|أولى|1|الاولي"
_SECOND: Final = "الثاني|ثاني|الثانية|ثانية|2|الثان|ثان"
_LAST: Final = f"{_SECOND}|الآخر|الآخرة|آخر|آخرة|الأخير|الأخيرة|الأخرى"

# CLDR `ar`; the Egyptian and Gulf press. يونيه، يوليه: Al-Ahram and older Egyptian print.
EGYPT_AND_GULF: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "يناير",
        "فبراير|فيراير|فبرير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو|يونيه",
        "يوليو|يوليه",
        "أغسطس|أغسطوس",
        "سبتمبر|سيبتمبر|سبتمر",
        "أكتوبر|أوكتوبر|أكتوير",
        "نوفمبر|نوفمير",
        "ديسمبر|دسمبر|ديسيمبر",
    ),
)
# CLDR ar_SY, ar_LB, ar_JO, ar_PS, ar_IQ: the Syriac names. Tishrin and Kanun come twice in a year,
# so that without an ordinal they name no month. ت1، ك2: the Lebanese papers' short forms.
LEVANT_AND_IRAQ: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        _ordinals("كانون|ك", _SECOND),
        "شباط|إشباط",
        "آذار",
        "نيسان",
        "أيار|مايس",
        "حزيران",
        "تموز",
        "آب",
        "أيلول|إيلول",
        _ordinals("تشرين|ت", _FIRST),
        _ordinals("تشرين|ت", _SECOND),
        _ordinals("كانون|ك", _FIRST),
    ),
)
# CLDR ar_DZ, ar_TN: after the French names.
ALGERIA_AND_TUNISIA: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "جانفي",
        "فيفري",
        "مارس",
        "أفريل",
        "ماي",
        "جوان",
        "جويلية|جولية|جويلة|جويليا",
        "أوت",
        "سبتمبر|سيتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ),
)
# CLDR ar_MA and ar_MR (أغشت، شتمبر، دجمبر); the Moroccan press.
MOROCCO_AND_MAURITANIA: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "ماي",
        "يونيو",
        "يوليوز|يوليز",
        "غشت|أغشت",
        "شتنبر|شتمبر",
        "أكتوبر",
        "نونبر|نونمبر",
        "دجنبر|دجمبر|دسنبر",
    ),
)
# The names decreed in Libya in 1986, dropped in 2011; archives of JANA and Libyan papers.
LIBYA_1986: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "أي النار|أين النار|اي نار",
        "النوار|نوار",
        "الربيع",
        "الطير",
        "الماء",
        "الصيف",
        "ناصر",
        "هانيبال|هنيبال|هانيبعل|هنيبعل",
        "الفاتح",
        "التمور|الثمور",
        "الحرث",
        "الكانون",
    ),
    needs_year=True,
)
# CLDR `en`, wide and abbreviated: templates left in English on Arabic pages.
ENGLISH: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "january|jan",
        "february|feb",
        "march|mar",
        "april|apr",
        "may",
        "june|jun",
        "july|jul",
        "august|aug",
        "september|sep|sept",
        "october|oct",
        "november|nov",
        "december|dec",
    ),
)
# CLDR `fr`, wide and abbreviated: templates left in French on Maghreb pages.
FRENCH: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "janvier|janv",
        "février|févr|fév",
        "mars",
        "avril|avr",
        "mai",
        "juin",
        "juillet|juil",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre|déc",
    ),
)
# CLDR islamic-umalqura `ar`; Rabi and Jumada come twice and need their ordinal. ذو، ذي، ذى، ذا are
# cases of one word; the epithets («المبارك»، «الحرام») are habit of the official agencies.
HIJRI: Final = MonthTable(
    Calendar.HIJRI,
    (
        "محرم|المحرم|محرم الحرام|المحرم الحرام",
        "صفر|صفر الخير|صفر المظفر",
        f"{_ordinals('ربيع', _FIRST)}|ربيع الأنور|ربيع النبوي",
        _ordinals("ربيع", _LAST),
        _ordinals("جمادى|جماد|الجمادى", _FIRST),
        _ordinals("جمادى|جماد|الجمادى", _LAST),
        "رجب|رجب المرجب|رجب الفرد|رجب الأصب|رجب الحرام",
        "شعبان|شعبان المعظم|شعبان المكرم|شعبان المبارك",
        "رمضان|رمضان المبارك|رمضان المعظم|رمضان الكريم|رمضان الفضيل",
        "شوال|شوال المكرم|شوال المبارك",
        _ordinals("ذو|ذي|ذا", "القعدة|قعدة|القعد|القعدة الحرام")
        + "|ذوالقعدة|ذيالقعدة|ذيقعدة|ذوقعدة",
        _ordinals("ذو|ذي|ذا", "الحجة|حجة|الحج|الحجة الحرام") + "|ذوالحجة|ذيالحجة|ذيحجة|ذوحجة",
    ),
)
# CLDR persian `fa`; Arabic editions of Iranian agencies print them too. With its year such a name
# is unmistakable.
_PERSIAN_SOLAR: Final = (
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد|امرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
)
PERSIAN_SOLAR: Final = MonthTable(
    Calendar.SOLAR,
    tuple(
        "|".join(f"{name}|{name} ماه|{name}ماه" for name in row.split("|"))
        for row in _PERSIAN_SOLAR
    ),  # «آبان ماه»: the month of Aban
    needs_year=True,
)
# CLDR persian `fa_AF`, `ps`: the zodiac's names, some of them Arabic words.
AFGHAN_SOLAR: Final = MonthTable(
    Calendar.PERHAPS_SOLAR,
    (
        "حمل|وری",
        "ثور|غویی",
        "جوزا|غبرګولی",
        "سرطان|چنګاښ",
        "اسد|زمری",
        "سنبله|وږی",
        "میزان|تله",
        "عقرب|لړم",
        "قوس|لیندۍ",
        "جدی|مرغومی",
        "دلو|سلواغه",
        "حوت|کب",
    ),
    needs_year=True,
)
# CLDR coptic `ar`, and the spellings of the Egyptian papers' mastheads.
COPTIC: Final = MonthTable(
    Calendar.COPTIC,
    (
        "توت",
        "بابه",
        "هاتور|هتور",
        "كيهك|كياك",
        "طوبة|طوبي",
        "أمشير",
        "برمهات",
        "برمودة",
        "بشنس",
        "بؤونة|بئونة",
        "أبيب",
        "مسرى",
        "نسيء|النسيء|نسئ",
    ),
    needs_year=True,
)
# The mastheads of Algerian papers. Names shared with the Gregorian tables (يناير، مارس) are told
# by their year, 950 ahead, which is why they need no second entry here.
AMAZIGH: Final = MonthTable(
    Calendar.AMAZIGH,
    (
        "ينار",
        "فورار|يبراير",
        "مغرس",
        "يبرير|إبرير",
        "ماغو",
        "يونيو",
        "يوليو",
        "غوشت",
        "شوتنبر",
        "كتوبر|توبر",
        "ونبير",
        "جنبير|دوجنبر",
    ),
    needs_year=True,
)

TABLES: Final = (
    EGYPT_AND_GULF,
    LEVANT_AND_IRAQ,
    ALGERIA_AND_TUNISIA,
    MOROCCO_AND_MAURITANIA,
    ENGLISH,
    FRENCH,
    HIJRI,
    LIBYA_1986,
    PERSIAN_SOLAR,
    AFGHAN_SOLAR,
    COPTIC,
    AMAZIGH,
)
"""Earlier tables win where two calendars share a spelling."""
