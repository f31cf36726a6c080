"""The quick way for ISO 8601, the commonest date in metadata.

`datetime.fromisoformat` (Python ≥ 3.11) takes every form that sites write, at a tenth of the cost
of `dateutil.parser.isoparse`; the latter is asked for the one thing it knows more of, 24:00.
What only looks like ISO (1441-06-15, 2020-2-9, 2020-02-09 | 16:35) is left to the grammar.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from scraper.arabic.digits import to_ascii_digits
from scraper.parser.dates.calendars import GREGORIAN_YEARS

_DATE: Final = len("2020-02-09")
_LONGEST: Final = 48


def parse_iso(text: str) -> date | datetime | None:
    """The date of a text that is an ISO 8601 date, with or without a time, and nothing else.

    Digits may be Arabic. None for anything else, and for years that no page has news of. Eight
    bare digits are a phone number in Tunis, and no date.
    """
    text = text.strip()
    if text[-1:] == "]" and text[_DATE : _DATE + 1] == "T":
        text = text.partition("[")[0]  # Java's «…+03:00[Asia/Riyadh]»: the offset says it all
    basic = text[8:9] == "T"
    extended = text[4:5] == "-" == text[7:8]
    if not (basic or extended) or len(text) > _LONGEST:
        return None
    if not text.isascii():
        text = to_ascii_digits(text)
    try:
        value = date.fromisoformat(text) if len(text) == _DATE else _moment(text, basic)
    except ValueError:
        return None
    return value if value is not None and value.year in GREGORIAN_YEARS else None


def _moment(text: str, basic: bool) -> datetime | None:
    if basic:
        return datetime.fromisoformat(text) if text[:8].isdigit() else None
    if text[_DATE : _DATE + 1] not in ("T", "t", " "):
        return None
    if not text.startswith("24:", _DATE + 1):
        return datetime.fromisoformat(text)
    from dateutil.parser import isoparse  # dear to load, and for the rare text alone

    return isoparse(text)
