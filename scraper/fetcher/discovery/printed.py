"""Days as listings print them, «الأحد 30 تشرين الثاني 2025»: enough to order and to stop a walk.

Only what can be read in one way: day, name of a Gregorian month, year in four digits. The names are
the language's (``scraper.arabic``); everything finer is the parser's affair.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from scraper.arabic.digits import to_ascii_digits
from scraper.arabic.folding import fold
from scraper.arabic.months import TABLES, Calendar

_DAY = re.compile(r"(?<!\d)(\d{1,2})\s+([^\d\s][^\d]{1,40}?)[\s,،/-]*((?:19|20)\d\d)(?!\d)")
_PARTS = re.compile(r"[/()\-،,]")


@cache
def _months() -> Mapping[str, int]:
    """The number of each month's name, folded; names that differ by country are left out."""
    found: dict[str, set[int]] = {}
    for table in TABLES:
        if table.calendar is Calendar.GREGORIAN:
            for spelling, number in table.spellings():
                found.setdefault(fold(spelling).lower(), set()).add(number)
    return MappingProxyType({name: min(n) for name, n in found.items() if len(n) == 1})


def day_in(text: str) -> date | None:
    """The day that a printed text names, or None."""
    found = _DAY.search(to_ascii_digits(text[:200]))
    if found is None:
        return None
    day, words, year = found.groups()
    names = _months()
    for part in _PARTS.split(words):
        number = names.get(" ".join(fold(part).lower().split()))
        if number is not None:
            try:
                return date(int(year), number, int(day))
            except ValueError:
                return None
    return None
