"""How a wire signs a dispatch off: its name, its editors' letters, the dispatch's number and clock,
«انتهى» (the end).

«// انتهى //», «13:37 ت م», «ع ن / م م ج», «=====ن.ح.», «وام/فلان/ فلان»: none of it is the text's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.arabic.agencies import agencies
from scraper.arabic.openers import FUNCTION_WORDS
from scraper.arabic.text import clean
from scraper.parser.dates import match_date
from scraper.parser.markup.lines import Line, Role
from scraper.parser.signs.claims import prints_year
from scraper.rare import rare

SHORT = 40  # characters of what a wire or an editor sets below a text
_INITIALS = rare(
    # up to five editors by one to three letters each, divided by dots, slashes, spaces, and whose
    # desk theirs is, whatever its name: «س.ح / ع.م (الوادي)», «--(الوادي) س ح/ ع م»
    r"[\s=ـ_*#/.,،:()\[\]-]*(?:(?<=\()\s?[^\W\d_][^()0-9٠-٩.؟!]{1,14}\)\s?)?"
    r"(?:[^\W\d_]{1,2}[\s/.,،-]+){0,7}[^\W\d_]{1,3}"
    r"(?:\s?\([^\W\d_][^()0-9٠-٩.؟!]{1,24}\))?"
    r"[\s=ـ_*#/.,،()\[\]-]*"
)
_DIVIDED = re.compile(r"\b[^\W\d_]{1,2}\s*[/.,،-]|\b[^\W\d_]\s[^\W\d_]\b")
_ENDED = rare(  # «انتهى/ 25», «انتهى /ع», «انتهى**3276»
    r"\W*[اإأ]نته[ىي]\s*(?:[/:.…*–—-]+|(?=[0-9٠-٩]))\s*(?:(?:[^\W\d_]{1,3}|[0-9٠-٩]{1,4})[\s/.()*–—-]*){0,5}"
    r"|\W*[اإأ]نته[ىي]\s[^\W\d_]\W*"  # «انتهى م»
)
# «// انتهى //14:05ت م 0123»
_ENDED_AT = rare(r"\W*[اإأ]نته[ىي]\W*[0-9٠-٩]{1,2}:[0-9٠-٩]{2} ?ت ?\.? ?م\W*(?:[0-9٠-٩]{3,8}\W*)?")
# of the dispatch, or of who edited it: «/110»; an agency's code in capitals
_NUMBER = re.compile(r"[#/\s]*[0-9٠-٩]{3,8}[/\s.]*|[A-Z]{2,8}[0-9]{6,}[A-Z0-9]*")
_CLOCK = rare(
    r"(?:gmt\s)?[0-9٠-٩]{1,2}\s?[:٫.]\s?[0-9٠-٩]{2}\s*(?:[تجغمص]\s?\.?\s?م?|gmt)?[\s.]*",
    re.IGNORECASE,
)
_WIRED = re.compile(
    r"[^\W\d_]\S{1,11}? ?[0-9٠-٩]{4,6} (?:جمت|gmt)\b.{0,12}", re.IGNORECASE
)  # «كونا 151022 جمت», «بنا 1135 جمت 08/03/2020»
# «سيد/ود/ب ق»
_SLASHED = re.compile(r"[^\W\d_]{1,3}(?: ?/ ?[^\W\d_]{1,3}(?: [^\W\d_]{1,2})?){1,5}")
_SLASHED_LETTERS = re.compile(r"[^\W\d_]{1,2}(?:\s*[\s./]\s*[^\W\d_]{1,2}){0,7}")
# an agency that signs, also with its town, and its editors' letters: «--(بترا) س ص/ ع ب/ ر ق»,
# «/قنا/», «(وال - طرابلس) ر ت»
_WIRE = (
    r"\(\s?([^\W\d_][^()/–—-]{1,14}?)(?:\s*[-–—][^()]{2,20})?\)"
    r"|(?<=/)\s?([^\W\d_][^()/]{1,14}?)\s?/"
)
_LETTERS = r"(?:[\W\d_]|\b[^\W\d_]{1,3}\b)*"
_WIRE_LINE = rare(rf"[\s=*/#.–—-]*(?:{_WIRE}){_LETTERS}")
# the same behind the last sentence: «… في مايو. انتهى/ 25», «… في مايو.(النهاية)», «… --(بترا)س ع»
_BEHIND = re.compile(
    r"(?:(?<=[.!؟…])|(?<=[.!؟…][»”\"])|(?<=[»”\"])(?=\s*[=*/#(–—-]))[\s=*/#–—-]*"
    rf"(?:\(?[\s/]*(?:[اإأ]نته[ىي]|النهاي[ةه]|[اإأ]نتهت|يتبع)\b|{_WIRE}){_LETTERS}$"
)


def ends_dispatch(line: Line, text: str, key: str, names: Sequence[str]) -> bool:
    """Whether a few signs end a dispatch: its number, its clock, «انتهى», its editors' letters."""
    if _NUMBER.fullmatch(text) or _CLOCK.fullmatch(text) or (prints_year(text) and is_day(text)):
        # a table or a list may end in one as well
        return not line.box.roles & Role.ITEM and "td" not in line.box.stand()[1].split("/")
    if _ENDED.fullmatch(text) or _ENDED_AT.fullmatch(text) or _WIRED.fullmatch(text):
        return True
    if _INITIALS.fullmatch(text) and _DIVIDED.search(text):
        # «لا، لا.» (no, no) is a sentence; «مع/ حع» is none
        told = any(len(word) > 1 and word in FUNCTION_WORDS for word in key.split())
        return not told or _SLASHED.fullmatch(text) is not None
    if _SLASHED.fullmatch(text):
        return True
    return ("/" in text or "(" in text) and is_dispatch_end(text, names)


def is_dispatch_end(text: str, names: Sequence[str]) -> bool:
    """«بترا / س د / ر ع», «--(بترا) س د/ ر ع», «/قنا/»: a wire's name and its editors' letters."""
    signed = _WIRE_LINE.fullmatch(text)
    if signed is not None:
        return _is_agency(signed, names)
    source, _, letters = text.partition("/")
    source, letters = source.strip(), letters.strip(" /.")
    known = source in agencies() or source in names
    return known and bool(_SLASHED_LETTERS.fullmatch(letters))


def end_behind(text: str, names: Sequence[str]) -> int:
    """Where behind the last sentence of a text a wire or an editor signs it off; its whole length
    where nothing does."""
    found = _BEHIND.search(text, max(len(text) - BEHIND, 0))
    return len(text) if found is None or not _is_agency(found, names) else found.start()


BEHIND = 60  # characters behind the last sentence


def _is_agency(found: re.Match[str], names: Sequence[str]) -> bool:
    """Whether the name that signs, where one does, is an agency's."""
    name = found[1] or found[2]
    return name is None or clean(name) in agencies() or clean(name) in names


def is_day(text: str) -> bool:
    """Whether a text is a day and nothing else: «14- أيار - 2024», when a statement was made; what
    ends in a full stop is a sentence of it."""
    found = match_date(text, 0)
    return found is not None and not text[found.end :].strip(" م-–")
