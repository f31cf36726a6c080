"""The names of the weekdays, with and without the article, as newspapers spell them.

Numbers are those of `datetime.date.weekday`: Monday is 0, Sunday 6. Sources: CLDR `ar`, `en`,
`fr`, `fa`, `ur`, `ckb`, `tr`; الثلثاء is the Lebanese spelling, الاتنين and التلات are Egyptian
speech in print. Of Urdu's «پیر» and «ہفتہ» the first is a word of Arabic places, folded, and the
second is the week. Rows as in `scraper.arabic.months`.
"""

from __future__ import annotations

from typing import Final

WEEKDAYS: Final[tuple[str, ...]] = (
    "الاثنين|اثنين|الاتنين|الإثنان|الاثنان|لاثنين|monday|mon|lundi|lun|دوشنبه|دووشەممە|pazartesi",
    "الثلاثاء|ثلاثاء|الثلثاء|ثلثاء|الثلاثا|الثلاثه|التلات|الثلاتاء|الثلائاء|الثلثا|tuesday|tue|tues"
    "|mardi|سه شنبه|سهشنبه|سێشەممە|salı",
    "الأربعاء|أربعاء|الأربعا|الاربعه|الإربعاء|wednesday|wed|mercredi|mer|چهارشنبه|چهار شنبه"
    "|چوارشەممە|çarşamba",
    "الخميس|خميس|thursday|thu|thur|thurs|jeudi|jeu|پنجشنبه|پنج شنبه|جمعرات|پێنجشەممە|perşembe",
    "الجمعة|جمعة|friday|fri|vendredi|ven|cuma",
    "السبت|سبت|saturday|sat|samedi|sam|شنبه|شەممە|cumartesi",
    "الأحد|أحد|sunday|sun|dimanche|dim|یکشنبه|یک شنبه|اتوار|یەکشەممە|pazar",
)
"""Seven rows, Monday first."""


def spellings() -> list[tuple[str, int]]:
    """(spelling, weekday number) of every row."""
    return [(name, number) for number, row in enumerate(WEEKDAYS) for name in row.split("|")]
