"""The Gregorian months in languages whose pages are read with ``language="any"``.

Every name needs a year behind it, so that none of them is read in Arabic prose, where some are
names and words («جون», «می»). Rows as in `scraper.arabic.months`; only what its tables lack
after folding.
"""

from __future__ import annotations

from typing import Final

from scraper.arabic.months import Calendar, MonthTable

# CLDR `fa`.
PERSIAN: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "ژانویه",
        "فوریه",
        "مارس",
        "آوریل",
        "مه|می",
        "ژوئن",
        "ژوئیه|جولای",
        "اوت|آگوست",
        "سپتامبر",
        "اکتبر",
        "نوامبر",
        "دسامبر",
    ),
    needs_year=True,
)
# CLDR `ur`, `fa_AF`, `ps`: after the English names.
URDU_AND_AFGHAN: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "جنوری",
        "فروری|فبروری",
        "مارچ",
        "اپریل",
        "مئی|مۍ|مې",
        "جون",
        "جولائی|جولای",
        "اگست|اګست",
        "ستمبر|سپتمبر|سپټمبر|سېپتمبر",
        "اکتوبر",
        "نومبر",
        "دسمبر",
    ),
    needs_year=True,
)
# CLDR `ckb`; the second spelling has the particle before a year: «٣ی تشرینی دووەمی ٢٠٢٥».
KURDISH: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "کانوونی دووەم|کانوونی دووەمی|کانونی دووەم|کانونی دووەمی",
        "شوبات|شوباتی",
        "ئازار|ئازاری|ئادار|ئاداری",
        "نیسان|نیسانی",
        "ئایار|ئایاری",
        "حوزەیران|حوزەیرانی|حزیران|حزیرانی",
        "تەمووز|تەمووزی|تەمموز|تەمموزی|تەموز|تەموزی",
        "ئاب|ئابی",
        "ئەیلوول|ئەیلوولی|ئەیلول|ئەیلولی",
        "تشرینی یەکەم|تشرینی یەکەمی",
        "تشرینی دووەم|تشرینی دووەمی",
        "کانونی یەکەم|کانونی یەکەمی|کانوونی یەکەم|کانوونی یەکەمی",
    ),
    needs_year=True,
)
# CLDR `tr`; capitals of other letters than ASCII's are not folded.
TURKISH: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "ocak",
        "şubat|Şubat",
        "mart",
        "nisan",
        "mayıs",
        "haziran",
        "temmuz",
        "ağustos",
        "eylül",
        "ekim",
        "kasım",
        "aralık",
    ),
    needs_year=True,
)
_HEBREW: Final = (
    "ינואר",
    "פברואר",
    "מרץ|מרס",
    "אפריל",
    "מאי",
    "יוני",
    "יולי",
    "אוגוסט",
    "ספטמבר",
    "אוקטובר",
    "נובמבר",
    "דצמבר",
)
# CLDR `he`; with the preposition of a day too: «3 בנובמבר 2025».
HEBREW: Final = MonthTable(
    Calendar.GREGORIAN,
    tuple("|".join(f"{name}|ב{name}" for name in row.split("|")) for row in _HEBREW),
    needs_year=True,
)
# CLDR `ru`: in a date, and alone.
RUSSIAN: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "января|январь",
        "февраля|февраль",
        "марта|март",
        "апреля|апрель",
        "мая|май",
        "июня|июнь",
        "июля|июль",
        "августа|август",
        "сентября|сентябрь",
        "октября|октябрь",
        "ноября|ноябрь",
        "декабря|декабрь",
    ),
    needs_year=True,
)
# CLDR `es`; «27 de noviembre de 2026» has words between that its dates are read without.
SPANISH: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre|setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    needs_year=True,
)
# CLDR `de`, where it is not the English name; with the full stop of «27. November 2026» read as a
# separator.
GERMAN: Final = MonthTable(
    Calendar.GREGORIAN,
    (
        "januar|jänner",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ),
    needs_year=True,
)

TABLES: Final = (PERSIAN, URDU_AND_AFGHAN, KURDISH, TURKISH, HEBREW, RUSSIAN, SPANISH, GERMAN)
