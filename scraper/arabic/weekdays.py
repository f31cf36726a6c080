"""The names of the weekdays, with and without the article, as newspapers spell them.

Numbers are those of `datetime.date.weekday`: Monday is 0, Sunday 6. Sources: CLDR `ar`, `en`, `fr`,
`fa`, `ur`, `ckb`, `tr`, `ru`, `es`, `de`; الثلثاء is the Lebanese spelling, الاتنين and التلات are
Egyptian speech in print. Of Urdu's «پیر» and «ہفتہ» the first is a word of Arabic places, folded,
and the second is the week. Rows as in `scraper.arabic.months`.
"""

from __future__ import annotations

from typing import Final

WEEKDAYS: Final[tuple[str, ...]] = (
    "الاثنين|اثنين|الاتنين|الإثنان|الاثنان|لاثنين|monday|mon|lundi|lun|دوشنبه|دووشەممە|pazartesi"
    "|понедельник|Понедельник|lunes|montag",
    "الثلاثاء|ثلاثاء|الثلثاء|ثلثاء|الثلاثا|الثلاثه|التلات|الثلاتاء|الثلائاء|الثلثا|tuesday|tue|tues"
    "|mardi|سه شنبه|سهشنبه|سێشەممە|salı"
    "|вторник|Вторник|martes|dienstag",
    "الأربعاء|أربعاء|الأربعا|الاربعه|الإربعاء|wednesday|wed|mercredi|mer|چهارشنبه|چهار شنبه"
    "|چوارشەممە|çarşamba"
    "|среда|Среда|miércoles|mittwoch",
    "الخميس|خميس|thursday|thu|thur|thurs|jeudi|jeu|پنجشنبه|پنج شنبه|جمعرات|پێنجشەممە|perşembe"
    "|четверг|Четверг|jueves|donnerstag",
    "الجمعة|جمعة|friday|fri|vendredi|ven|cuma|пятница|Пятница|viernes|freitag",
    "السبت|سبت|saturday|sat|samedi|sam|شنبه|شەممە|cumartesi|суббота|Суббота|sábado|samstag",
    "الأحد|أحد|sunday|sun|dimanche|dim|یکشنبه|یک شنبه|اتوار|یەکشەممە|pazar"
    "|воскресенье|Воскресенье|domingo|sonntag",
)
"""Seven rows, Monday first."""


def spellings() -> list[tuple[str, int]]:
    """(spelling, weekday number) of every row."""
    return [(name, number) for number, row in enumerate(WEEKDAYS) for name in row.split("|")]
