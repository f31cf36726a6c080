"""The tokeniser of the date grammar: text to tokens that know their role and their place.

A token is a number, a phrase of the lexicon («كانون الثاني» is one), a word that is in no table,
or one separator. White space, bidi controls and diacritics make no token. Places are those of
the printed text. Linear in the length of the text, whatever it holds.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple, Protocol

from scraper.arabic.folding import JOINER, LAM_ALEF, TATWEEL, fold, word_key
from scraper.compiled import compiled
from scraper.parser.dates.lexicon import Node, Phrase, Role, lexicon

_LETTER: Final = rf"[^\W\d_{TATWEEL}]"
_INSIDE: Final = f"[{TATWEEL}{JOINER}]"
_BLANK: Final = f" \n{JOINER}"  # all that `fold` leaves of white space and marks
# Digits of scripts that no Arabic page prints (Devanagari …) are junk: `[0-9]`, not `\d`. Anything
# that is not blank matches, so that the blanks before a token are walked over once.
_TOKEN: Final = re.compile(
    rf"[{_BLANK}]*+"
    rf"(?:([0-9]++)|({_LETTER}(?:{_LETTER}++|{_INSIDE}++(?={_LETTER}))*+{_INSIDE}*+)"
    rf"|([-,;:./|()\[\]_'{TATWEEL}+])|([^{_BLANK}]))"
)
_NUMBER: Final = 1
_WORD: Final = 2
_SEPARATOR: Final = 3
LONGEST_NUMBER: Final = 8
MARGIN: Final = 8  # how far the grammar looks ahead without asking for the end


class Token(NamedTuple):
    """One token. `number` and `name` mean what `Role` says; a number's name is its digits, a
    separator's its character. A number of more than eight digits has the value -1."""

    role: Role
    number: int
    name: str
    start: int
    end: int


def tokenise_by_pattern(
    text: str, limit: int | None = None, whole: bool = False, anchored: bool = False
) -> list[Token] | None:
    """What `tokenise` gives."""
    folded = fold(text)
    found = _TOKEN.finditer(folded, 0, _end(folded))
    matches = list(islice(found, None if limit is None else limit + 1))
    if limit is not None and len(matches) > limit:
        return None
    tokens: list[Token] = []
    index, words = 0, lexicon()
    while index < len(matches):
        if matches[index].lastindex == _WORD:
            token, index = _word(matches, index, words)
            if whole and token.role in (Role.UNKNOWN, Role.BYLINE):
                if token.role is Role.UNKNOWN:
                    return None
                whole = False  # from here on words may be names
            if anchored and token.role is Role.UNKNOWN:
                tokens.append(token)
                break
        else:
            token, index = _sign(matches[index]), index + 1
            if whole and token.role is Role.JUNK:
                return None
        tokens.append(token)
    tokens += [Token(Role.END, 0, "", len(text), len(text))] * MARGIN
    return tokens


def _end(folded: str) -> int:
    """Where the last token ends: blanks behind it would be walked over again and again, but marks
    on the last letter («مساءً») belong to its word."""
    bare = folded.rstrip(_BLANK)
    last = bare[-1:]
    if not last.isalnum() or last.isdecimal():
        return len(bare)
    marks = folded[len(bare) :]
    return len(bare) + len(marks) - len(marks.lstrip(JOINER))


def _sign(match: re.Match[str]) -> Token:
    """A number, a separator, or what stands in no date."""
    kind = match.lastindex or 0
    text, end = match[kind], match.end()
    start = end - len(text)
    if kind == _NUMBER:
        value = int(text) if len(text) <= LONGEST_NUMBER else -1
        return Token(Role.NUMBER, value, text, start, end)
    if kind == _SEPARATOR:
        return Token(Role.SEPARATOR, 0, "-" if text == TATWEEL else text, start, end)
    return Token(Role.JUNK, 0, text, start, end)


def _key(match: re.Match[str]) -> str:
    text = match[match.lastindex or 0]
    if JOINER in text or TATWEEL in text or LAM_ALEF in text:
        return word_key(text)
    return text


def _word(matches: list[re.Match[str]], index: int, words: dict[str, Node]) -> tuple[Token, int]:
    """The longest phrase that begins with this word, or an unknown word, and the index behind."""
    match = matches[index]
    key, start, end = _key(match), match.start(_WORD), match.end()
    node = words.get(key)
    if node is None and key[:1] == "و" and len(key) > 2:
        node = words.get(key[1:])  # «والساعة», «وآخر تحديث»
    if node is None:
        return Token(Role.UNKNOWN, 0, key, start, end), index + 1
    phrase, behind = node.phrase, index + 1
    if node.more:
        phrase, behind = _longest(matches, index, node)
    if phrase is None:
        return Token(Role.UNKNOWN, 0, key, start, end), index + 1
    end = matches[behind - 1].end()
    return Token(phrase.role, phrase.number, phrase.name, start, end), behind


def _longest(matches: list[re.Match[str]], index: int, node: Node) -> tuple[Phrase | None, int]:
    """How far the trie leads; single letters may have dots behind them («ت.غ»)."""
    phrase, behind = node.phrase, index + 1
    place = index + 1
    while node.more and place < len(matches):
        key = _key(matches[place])
        if key == "." and len(_key(matches[place - 1])) == 1 and place + 1 < len(matches):
            place += 1
            key = _key(matches[place])
        following = node.more.get(key)
        if following is None:
            break
        node, place = following, place + 1
        if node.phrase is not None:
            phrase, behind = node.phrase, place
    return phrase, behind


class Tokenise(Protocol):
    """Cuts a text into tokens."""

    def __call__(
        self, text: str, limit: int | None = None, whole: bool = False, anchored: bool = False
    ) -> list[Token] | None:
        """The tokens of the text, with END tokens behind them as a margin; None where there are
        more than `limit` before phrases are joined.

        `whole`: None as well where a token shows that the text is more than a date line. Nothing
        explains junk, and nothing but a byline before it a word in no table; most lines of prose
        end at their first word.

        `anchored`: the tokens of a date at the beginning of the text, up to the first word in no
        table.
        """


_compiled = compiled("scraper.parser.dates._tokens")

tokenise: Final[Tokenise] = tokenise_by_pattern if _compiled is None else _compiled.tokenise
