"""The names of the weekdays, with and without the article, as newspapers spell them.

Numbers are those of `datetime.date.weekday`: Monday is 0, Sunday 6. Sources: CLDR `ar`, `en`,
`fr`, `fa`; الثلثاء is the Lebanese spelling, الاتنين and التلات are Egyptian speech in print.
Rows as in `scraper.arabic.months`.
"""

from __future__ import annotations

from typing import Final

WEEKDAYS: Final[tuple[str, ...]] = (
    "الاثنين|اثنين|الاتنين|الإثنان|الاثنان|لاثنين|monday|mon|lundi|lun|دوشنبه",
    "الثلاثاء|ثلاثاء|الثلثاء|ثلثاء|الثلاثا|الثلاثه|التلات|الثلاتاء|الثلثا|tuesday|tue|tues|mardi"
    "|سه شنبه|سهشنبه",
    "الأربعاء|أربعاء|الأربعا|الاربعه|الإربعاء|wednesday|wed|mercredi|mer|چهارشنبه|چهار شنبه",
    "الخميس|خميس|thursday|thu|thur|thurs|jeudi|jeu|پنجشنبه|پنج شنبه",
    "الجمعة|جمعة|friday|fri|vendredi|ven",
    "السبت|سبت|saturday|sat|samedi|sam",
    "الأحد|أحد|sunday|sun|dimanche|dim|یکشنبه|یک شنبه",
)
"""Seven rows, Monday first."""


def spellings() -> list[tuple[str, int]]:
    """(spelling, weekday number) of every row."""
    return [(name, number) for number, row in enumerate(WEEKDAYS) for name in row.split("|")]
