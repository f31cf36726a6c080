"""The digits that Arabic pages print, and their ASCII values.

Sources: Unicode 15, blocks Arabic (U+0660–0669 Arabic-Indic, used from Egypt to Iraq;
U+06F0–06F9 extended, used in Persian, Urdu and by some Arabic keyboards) and Halfwidth and
Fullwidth Forms (U+FF10–FF19, left behind by converters). CLDR names them arab, arabext, fullwide.
"""

from __future__ import annotations

import re
from typing import Final

ASCII: Final = "0123456789"
ARABIC_INDIC: Final = "٠١٢٣٤٥٦٧٨٩"
EXTENDED: Final = "۰۱۲۳۴۵۶۷۸۹"
FULLWIDTH: Final = "０１２３４５６７８９"

DIGIT: Final = re.compile(f"[{ASCII}{ARABIC_INDIC}{EXTENDED}]")
"""Any digit but those that converters left behind."""

TO_ASCII: Final[dict[int, str]] = {
    ord(digit): ascii_digit
    for row in (ARABIC_INDIC, EXTENDED, FULLWIDTH)
    for digit, ascii_digit in zip(row, ASCII, strict=True)
}
"""For `str.translate`: every digit above as its ASCII one."""


def to_ascii_digits(text: str) -> str:
    """The text with all its digits in ASCII, mixed rows too; nothing else is touched.

    >>> to_ascii_digits("٩ شباط ۲۰۲۰")
    '9 شباط 2020'
    """
    return text.translate(TO_ASCII)
