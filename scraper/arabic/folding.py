"""One printing for every spelling of a word, without moving a single character.

`fold` maps each character to exactly one, so that a place in the folded text is the same place
in the printed one. What a word may hold and still be the same word (diacritics, tatweel, the
zero-width joiners) becomes a mark that `word_key` takes out of the single word later.

Sources: Unicode 15 (bidi controls: UAX #9; presentation forms: their compatibility
decompositions); the spellings that CLDR and the newspapers mix: hamza on, under or left off the
alef, final ya for alef maqsura, ha for ta marbuta, the Persian ya and kaf of some keyboards.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, Final, cast

from scraper.arabic.digits import TO_ASCII
from scraper.compiled import compiled

JOINER: Final = "\u200c"
"""What `fold` leaves of a character that may stand inside a word and means nothing there."""
TATWEEL: Final = "\u0640"
"""Kept by `fold`: inside a word it means nothing, between numbers it is a dash."""
LAM_ALEF: Final = "\ufefb"
"""Kept by `fold` for all eight lam-alef ligatures, the only forms that are two letters."""

_LETTERS: Final = (
    "أا إا آا ٱا ٲا ٳا ىي یي ېي ےي ئي ؤو ۆو ۇو ةه ۀه ہه ەه ۃه ھه کك ڪك گك ڤف پب چج ژز"
    " éé èé êé ëé àa âa ûu ùu üu ôo îi ïi çc"
)
_PUNCTUATION: Final = (
    "،, ؛; ٬, ٫. ؍, 。. 、, ，, ：: ；; ．. ․."
    " ／/ ⁄/ ∕/ \\/ ‐- ‑- ‒- –- —- ―- −- ﹘- ﹣- －- ⁃- ־- ＿_ ‗_ ∶: ﹕: ˸: ꞉: ＋+"
    " ·| •| ‧| ∙| ⋅| ●| ○| ◦| ▪| ■| □| ◆| ►| ▶| ¦| │| ┃| ‖| ∣| ｜| ॥| ◄| ◀| ★| ✦| →| ←| ⇐| ⇒| ٭|"
    " （( ）) ［[ ］] 【[ 】] ｛[ ｝] {[ }] 〔[ 〕] ﴾( ﴿) ❨( ❩) ‹' ›' «' »' “' ”' „' ‟' \"'"
    " ‘' ’' ‚' `' ´' ′' ″' <' >' ~- *| @| =- …."
)
_IN_WORD: Final = (
    *range(0x0610, 0x061B),  # Koranic signs
    *range(0x064B, 0x0660),  # fathatan … the decomposed hamza and madda
    0x0670,
    *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E5),
    *range(0x06E7, 0x06E9),
    *range(0x06EA, 0x06EE),
    *range(0x0300, 0x0370),  # Latin combining accents
    0x00AD,  # soft hyphen
    0x200C,
    0x200D,
    0x2060,
    0xFE0E,  # variation selectors
    0xFE0F,
    0xFEFF,
)
_BETWEEN_WORDS: Final = (
    0x061C,
    0x180E,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2061, 0x2065),
    *range(0x2066, 0x2070),
    *range(0x0009),
    *range(0x000E, 0x001C),
    *range(0x007F, 0x0085),
    *range(0x0086, 0x00A0),
    *range(0xFFF9, 0xFFFC),
    *(
        ord(space)
        for space in "\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    ),
    *range(0x2000, 0x200B),
)
# Pictures beside the date: a calendar, a clock, a pen; icon fonts use the private area.
_PICTURES: Final = (
    *range(0xE000, 0xF900),
    *range(0x1F300, 0x1FB00),
    *range(0x2300, 0x2400),
    *range(0x2600, 0x27C0),
)


def _presentation_forms() -> dict[int, str]:
    """The contextual forms (U+FB50–FBFF, U+FE70–FEFC) as the folded letter they stand for."""
    letters = {pair[0]: pair[1] for pair in _LETTERS.split()}
    table: dict[int, str] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE70, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code)).strip()
        if 0xFEF5 <= code <= 0xFEFC:
            table[code] = LAM_ALEF
        elif len(plain) == 1:
            mark = unicodedata.combining(plain)
            table[code] = JOINER if mark else letters.get(plain, plain)
    return table


_PLAIN: Final = {pair[0]: pair[1] for pair in f"{_LETTERS} {_PUNCTUATION}".split()}
_CAPITALS: Final = "".join(
    letter
    for letter in map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x250)))  # Latin, accents included
    if letter.isupper() and len(letter.lower()) == 1
)
FOLD: Final[dict[int, str]] = {
    **_presentation_forms(),
    **{code: chr(code) for code in range(0x20, 0x7F)},
    **{code: chr(code) for code in range(0x0620, 0x064B)},  # found at once is faster than not found
    **{ord(letter): _PLAIN.get(letter.lower(), letter.lower()) for letter in _CAPITALS},
    **dict.fromkeys(_PICTURES, "|"),
    **dict.fromkeys(_IN_WORD, JOINER),
    **dict.fromkeys(_BETWEEN_WORDS, " "),
    **{ord(printed): plain for printed, plain in _PLAIN.items()},
    **TO_ASCII,
}
"""For `str.translate`: every key one character, every value one character."""

_INNER: Final = str.maketrans({JOINER: None, TATWEEL: None, LAM_ALEF: "لا"})


def fold_by_table(text: str) -> str:
    """What ``fold`` gives, by the table itself."""
    return text.translate(FOLD)


def _compiled_fold(part: Any) -> Callable[[str], str]:
    """The compiled folding, which looks each character up in a tenth of the time."""
    part.prepare_spelling(FOLD, fold_by_table)
    return cast("Callable[[str], str]", part.spell)


_compiled = compiled("scraper.arabic._text")

fold: Final = fold_by_table if _compiled is None else _compiled_fold(_compiled)
"""The text in one spelling, lower case, ASCII digits and punctuation, of the same length; all
white space is a space, but line feeds stay."""


def word_key(word: str) -> str:
    """The key of one folded word: without what means nothing inside a word.

    >>> word_key(fold("تمّـوز"))
    'تموز'
    """
    return word.translate(_INNER)
