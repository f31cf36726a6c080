"""Cleaning of text: what the record prints, and what comparisons are made of.

The rules are DESIGN's: NFC; presentation forms of letters folded and only those; bidi controls,
zero-width space, soft hyphens and tatweel out; the zero-width non-joiner kept; white space to one
space; entities decoded, doubly encoded ones too; everything else as the writer wrote it.
"""

from __future__ import annotations

import html
import operator
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any, Final, cast

from scraper.compiled import compiled

# Characters that never reach a record. Sources: Unicode 15, UAX #9 (bidi controls), UAX #14 (soft
# hyphen, zero-width space, word joiner), the C0 and C1 controls, non-characters and surrogates.
# U+200C (zero-width non-joiner) and U+200D (joiner, emoji) stay: removing the first breaks Persian.
_INVISIBLE = (
    "\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f"
    "\u00ad\u0640\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\ue000-\uf8ff"
)
# Presentation forms of letters: Arabic Presentation Forms-A up to U+FBFF and Forms-B. The words
# and signs of U+FD3E–FDFF (ﷺ, ﷲ) are the writer's own and stay.
_FORMS = "\ufb50-\ufbb1\ufbd3-\ufbff\ufe70-\ufefc"

_DROP = re.compile(f"[{_INVISIBLE}]+")
_FORM = re.compile(f"[{_FORMS}]+")
# What is left of a picture of a face in half references, «&#55357;&#56832;». In a word it stands
# for a letter that the page lost, and stays.
_LONE = re.compile(r"(?<!\w)\ufffd+(?!\w)")
_DIRTY = re.compile(f"[{_INVISIBLE}{_FORMS}\ufffd]|&[#A-Za-z]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

# No character has such a number, and Python refuses to read one of more than 4,300 digits.
_NO_NUMBER = re.compile(r"&#[0-9]{500,};?")

LETTER: Final = re.compile("[\u0621-\u064a]")  # of the Arabic alphabet
_MARKS = re.compile(f"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d{_INVISIBLE}]+")
_WORDS = re.compile(r"[^\W_]+")
# Spellings that printers mix in the same word: compared as one, never printed so.
_LETTERS = str.maketrans(
    "أإآٱىيیئکةۀەؤİ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ااااييييكههه" + "وi" + "0123456789" * 2
)


@cache
def _letters_of(forms: str) -> str:
    """The letters of a run of presentation forms; NFKC pads isolated marks with a space."""
    return "".join(unicodedata.normalize("NFKC", form).lstrip(" \u0640") for form in forms)


def unescape(text: str) -> str:
    """The text with its character references decoded, as HTML has it; for any text at all."""
    if len(text) > 500:
        text = _NO_NUMBER.sub("\ufffd", text)
    return html.unescape(text)


def clean_by_rule(text: str) -> str:
    """What ``clean`` gives, by the rules themselves."""
    if _DIRTY.search(text):
        for _ in range(2):  # what the HTML parser left was encoded twice, seldom three times
            if "&" not in text or not _ENTITY.search(text):
                break
            text = unescape(text)
        text = _FORM.sub(lambda match: _letters_of(match.group()), text)
        text = _DROP.sub("", text)
        if "\ufffd" in text:
            text = _LONE.sub("", text)
    text = " ".join(text.split())
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fold_by_rule(text: str) -> str:
    """What ``fold`` gives, by the rules themselves."""
    text = _MARKS.sub("", text).translate(_LETTERS)
    return " ".join(_WORDS.findall(text)).lower()


def fold_by_bytes(text: str) -> str:
    """What ``fold`` gives. Most text fits windows-1256, where folding is a table of 256 bytes:
    four times as fast as the rules over characters."""
    try:
        narrow = text.encode("cp1256")
    except UnicodeEncodeError:
        return fold_by_rule(text)
    keys, dropped = _narrow_tables()
    return b" ".join(narrow.translate(keys, dropped).split()).decode("cp1256")


@cache
def _narrow_tables() -> tuple[bytes, bytes]:
    """What each byte of windows-1256 folds to, and the bytes that vanish: made by the rules."""
    keys, dropped = bytearray(b" " * 256), bytearray()
    for byte in range(256):
        character = bytes((byte,)).decode("cp1256")
        if _MARKS.match(character):
            dropped.append(byte)
            continue
        folded = fold_by_rule(character)
        if len(folded) == 1:
            keys[byte] = folded.encode("cp1256")[0]
    return bytes(keys), bytes(dropped)


def _compiled_fold(part: Any) -> Callable[[str], str]:
    """The compiled folding, with its table made by the rules."""
    characters = part.characters()
    marks = set("".join(_MARKS.findall("".join(characters))))

    def key(character: str) -> int:
        if character in marks:
            return int(part.DROPPED)
        if not character.isalnum():  # what ``_WORDS`` takes for a word
            return int(part.BETWEEN)
        folded = character.translate(_LETTERS).lower()
        if len(folded) > 1 or character == "Σ":  # how a sigma folds depends on where it stands
            return int(part.UNKNOWN)
        return ord(folded)

    part.prepare(list(map(key, characters)), fold_by_rule)
    return cast("Callable[[str], str]", part.fold)


def _compiled_clean(part: Any) -> Callable[[str], str]:
    """The compiled cleaning, which leaves to the rules what needs a closer look."""
    part.prepare_cleaning(clean_by_rule)
    return cast("Callable[[str], str]", part.clean)


def is_utf8_by_codec(data: bytes) -> bool:
    """What ``is_utf8`` gives, by Python's own codec."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


_compiled = compiled("scraper.arabic._text")

fold: Final = fold_by_bytes if _compiled is None else _compiled_fold(_compiled)
"""A key under which two printings of the same words are equal: lower case, no marks, no
punctuation, one spelling for alef, ya, ta marbuta and digits. For comparison only. Lines are folded
by the dozen on every page, so it is compiled where it can be."""

clean: Final = clean_by_rule if _compiled is None else _compiled_clean(_compiled)
"""The text as the record prints it: one line, without anything invisible."""

is_utf8: Final[Callable[[bytes], bool]] = (
    is_utf8_by_codec if _compiled is None else _compiled.is_utf8
)
"""Whether bytes are UTF-8 throughout (RFC 3629), without making a text of them."""

holds: Final[Callable[[bytes, bytes], bool]] = (
    operator.contains if _compiled is None else _compiled.holds
)
"""Whether a sequence of bytes, the first of which is rare, stands in others."""
