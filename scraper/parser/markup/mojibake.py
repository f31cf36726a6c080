"""Text that was read in a wrong set and written again: «Ø§Ù„» or «ط§ظ„» or «Çá» for «ال».

Databases, feeds and translators leave whole pages so, or one box, one headline, one paragraph of a
good page. Going back is sure where each byte is still there: a run of such signs is strict UTF-8
again, which no other text is. Where bytes are lost, nothing is guessed and the page is no article.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from functools import lru_cache

from scraper.arabic.text import LETTER, holds

# Signs that UTF-8 bytes of Arabic give in windows-1252 (or ISO-8859-1, with C1 controls) and in
# windows-1256. Runs without white space: the bytes of a letter never stand on both sides of one.
_RUNS = (
    ("cp1252", re.compile("[\u0080-\u0233\u02c6-\u02dc\u2013-\u2122]{2,}")),
    ("cp1256", re.compile("[\u0080-\u00ff\u0152-\u0192\u02c6\u060c-\u06d2\u200c-\u2122]{2,}")),
)
_FIRST = {"cp1252": "ØÙÃÄÅ", "cp1256": ("ط§", "ط·")}  # without them there is none
# Two such letters, one behind the other, as text has them nowhere else.
_SEEN = re.compile(
    "(?:[ØÙÚÛ][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]){2}"
    "|(?:[طظ][\u0080-\u00bf\u0152-\u0192\u02c6\u0679\u0686\u0688\u0698\u06a9\u06af\u06ba\u06d2"
    "\u200c-\u2122]){2}|[ØÙ]{3}|ط[·¸]آ"
)
# what is looked for in a headline and a paragraph of another language
WRONG = re.compile(
    "Ø§|Çá|ط[§·¸]|Ã[ÂÃ]|[ÃÄÅ][\u0080-\u00bf\u0178\u017d\u017e\u02c6\u02dc\u2122]|&#|[ÆÇÈÊËÏÐÑÓÔÕÖØÙÚÛ][ÆÇÈÊËÏÐÑÓÔÕÖØÙÚÛáãåæíì]{3}"
)
_LEFT = re.compile("[ØÙÚÛ]")
ENOUGH = 3  # words that go back: evidence for the short ones, «Â»» and «Ùˆ»
LAYERS = 3  # times that a text was encoded too often
LOST = 1  # words with a broken letter that may be on the page: it was cut there

_ESCAPED = re.compile("&(?:amp;)+(#[xX]?[0-9a-fA-F]{2,6};)")
_REFERENCE = re.compile("&(?:#[0-9]{3,6}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8}[0-9]?);?")
_SIGNS = (
    "Çá",
    "Ã˜Â",
    "Ã\x98Â",
    "ط·آ",
    "Ã©",
    "Ã§",
    "Ä±",
    "&Ccedil;&aacute;",
    "&Oslash;&",
    "&amp;#x",
)
# Each from a byte on that few pages have many of: not that of an Arabic letter.
_WITNESSES = tuple(sign.encode().lstrip(b"\xd8") for sign in (*_SIGNS, "&amp;amp;#"))
FEW = 40  # references that may stand on any page; more are a text


def mended(text: str) -> tuple[str, bool]:
    """The text with what was encoded more than once as it was before, and whether some of it has
    lost bytes, and stays as it is."""
    broken, first = False, text
    for _ in range(LAYERS):
        before = text
        for name, runs in _RUNS:
            if not any(sign in text for sign in _FIRST[name]):
                continue
            text, lost = _back(text, name, runs)
            broken = broken or lost
        if text == before:
            break
    return text, broken or (text != first and _LEFT.search(text) is not None)


def is_mojibake(text: str) -> bool:
    """Whether a text is, or has in it, what ``mended`` undoes."""
    return _SEEN.search(text) is not None


def is_wrong(text: str) -> bool:
    """Whether a text that should be Arabic is in a wrong set, or lost; others may quote such."""
    if not is_mojibake(text) and _WRONG_WORD.search(text) is None:
        return False
    return len(_WRONG_SIGN.findall(text)) * 2 > len(LETTER.findall(text))


# Letters of windows-1256 read as Latin ones: no word of another language has three such in a row;
# letters that a database had no bytes for; references without their ends.
_WRONG_WORD = re.compile(r"[À-ÖØ-öø-ÿ]{3}|\?\? \?\?|(?:&#[0-9]{3,5}){3}")
_WRONG_SIGN = re.compile("[\u0080-ÿŒ-ƒ\u2010-\u2122?#]")


def is_left(text: str) -> bool:
    """Whether a text from a page that is known to have lost bytes has a sign that stands for one
    of them: here a letter alone is enough."""
    return _LEFT.search(text) is not None or is_mojibake(text)


def retold(data: bytes, *, seen: bool) -> tuple[bytes, bool] | None:
    """The page behind one that seems to be in another language, as UTF-8, and whether some of it is
    lost: bytes of windows-1256 written as Latin letters, bytes or letters written as references,
    escaped more than once. None where nothing is behind it. ``seen``: some of it is known to be so
    written, else the bytes are asked first."""
    told = seen or data.count(b"&#") > FEW
    if not told and not any(holds(data, witness) for witness in _WITNESSES):
        return None
    before = data.decode("utf-8", "ignore")
    text = _REFERENCE.sub(_character, _ESCAPED.sub(r"&\1", before))
    text, broken = mended(text)
    if text.count("Çá") >= ENOUGH:  # «ال»
        text = _LATIN.sub(_in_1256, text)
    if text == before:
        return None
    return text.encode("utf-8", "ignore"), broken


_LATIN = re.compile("[\u0080-\u00ff\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]+")


def _back(text: str, name: str, runs: re.Pattern[str]) -> tuple[str, bool]:
    found = Counter(runs.findall(text))
    told = {run: back for run in found if (back := _decoded(run, name))}
    evidence = sum(found[run] for run, back in told.items() if _is_evident(run, back))
    if evidence < ENOUGH:
        return text, False
    lost = [run for run in found.elements() if run not in told and is_left(run)]
    if len(lost) <= LOST:
        told.update((run, _decoded(run, name, "ignore") or run) for run in lost)
        lost = []
    return runs.sub(lambda run: told.get(run.group(), run.group()), text), bool(lost)


def _is_evident(run: str, back: str) -> bool:
    """Whether a run of signs stands for letters, and not by accident for one or a sign."""
    if run[0] in "ÃÄÅ":  # the letters of French and Turkish
        return back.isalpha() or is_mojibake(back)
    return len(LETTER.findall(back)) > 1 or is_mojibake(back)


@lru_cache(maxsize=4096)
def _decoded(run: str, name: str, errors: str = "strict") -> str | None:
    """A run of signs as the text that its bytes are, or None where they are none."""
    try:
        return _bytes(run, name).decode("utf-8", errors)
    except UnicodeError:
        return None


def _bytes(run: str, name: str) -> bytes:
    """A run's bytes in a single-byte set; what it leaves undefined passed as C1 controls. Raises
    UnicodeEncodeError where a sign is none of the set's."""
    try:
        return run.encode(name)
    except UnicodeEncodeError:
        parts = (
            bytes((ord(sign),)) if "\x7f" < sign < "\xa0" else sign.encode(name) for sign in run
        )
        return b"".join(parts)


def _in_1256(match: re.Match[str]) -> str:
    try:
        return _bytes(match.group(), "cp1252").decode("cp1256")
    except UnicodeError:
        return match.group()


def _character(match: re.Match[str]) -> str:
    """A reference's character; those of ASCII stay, which may be markup."""
    told = html.unescape(match.group())
    return told if len(told) == 1 and told > "\x7f" else match.group()
