"""The tokeniser of the date grammar: text to tokens that know their role and their place.

A token is a number, a phrase of the lexicon («كانون الثاني» is one), a word that is in no table,
or one separator. White space, bidi controls and diacritics make no token. Places are those of
the printed text. Linear in the length of the text, whatever it holds.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple

from scraper.arabic.folding import JOINER, LAM_ALEF, TATWEEL, fold, word_key
from scraper.parser.dates.lexicon import Node, Role, lexicon

_LETTER: Final = rf"[^\W\d_{TATWEEL}]"
_INSIDE: Final = f"[{TATWEEL}{JOINER}]"
# Digits of scripts that no Arabic page prints (Devanagari …) are junk: `[0-9]`, not `\d`.
_TOKEN: Final = re.compile(
    rf"([0-9]++)|({_LETTER}(?:{_LETTER}++|{_INSIDE}++(?={_LETTER}))*+{_INSIDE}*+)"
    rf"|([-,;:./|()\[\]_'{TATWEEL}+])|([^\s{JOINER}])"
)
_NUMBER: Final = 1
_WORD: Final = 2
_SEPARATOR: Final = 3
_LONGEST_NUMBER: Final = 8
_MARGIN: Final = 8  # how far the grammar looks ahead without asking for the end


class Token(NamedTuple):
    """One token. `number` and `name` mean what `Role` says; a number's name is its digits, a
    separator's its character. A number of more than eight digits has the value -1."""

    role: Role
    number: int
    name: str
    start: int
    end: int


class _Raw(NamedTuple):
    """A match of `_TOKEN`: the group that matched, its text or key, its place."""

    kind: int
    text: str
    start: int
    end: int


def tokenise(text: str, limit: int | None = None) -> list[Token] | None:
    """The tokens of the text, with END tokens behind them as a margin; None where there are more
    than `limit` before phrases are joined."""
    matches = _TOKEN.finditer(fold(text))
    raws = [_raw(match) for match in islice(matches, None if limit is None else limit + 1)]
    if limit is not None and len(raws) > limit:
        return None
    tokens: list[Token] = []
    index, words = 0, lexicon()
    while index < len(raws):
        token, index = _token(raws, index, words)
        tokens.append(token)
    tokens += [Token(Role.END, 0, "", len(text), len(text))] * _MARGIN
    return tokens


def _raw(match: re.Match[str]) -> _Raw:
    kind, text = match.lastindex or 0, match.group()
    if kind == _WORD and (JOINER in text or TATWEEL in text or LAM_ALEF in text):
        text = word_key(text)
    return _Raw(kind, text, match.start(), match.end())


def _token(raws: list[_Raw], index: int, words: dict[str, Node]) -> tuple[Token, int]:
    """The token that begins with this raw one, and the index behind it."""
    kind, text, start, end = raws[index]
    if kind == _NUMBER:
        value = int(text) if len(text) <= _LONGEST_NUMBER else -1
        return Token(Role.NUMBER, value, text, start, end), index + 1
    if kind == _WORD:
        node = words.get(text)
        if node is None and text[0] == "و" and len(text) > 2:
            node = words.get(text[1:])  # «والساعة», «وآخر تحديث»
        if node is not None:
            return _phrase(raws, index, node)
        return Token(Role.UNKNOWN, 0, text, start, end), index + 1
    if kind == _SEPARATOR:
        name = "-" if text == TATWEEL else text
        return Token(Role.SEPARATOR, 0, name, start, end), index + 1
    return Token(Role.JUNK, 0, text, start, end), index + 1


def _phrase(raws: list[_Raw], index: int, node: Node) -> tuple[Token, int]:
    """The longest phrase from here on; single letters may have dots behind them («ت.غ»)."""
    first = raws[index]
    found, behind = node.phrase, index + 1
    place = index + 1
    while node.more and place < len(raws):
        raw = raws[place]
        if raw.text == "." and len(raws[place - 1].text) == 1 and place + 1 < len(raws):
            place += 1
            raw = raws[place]
        following = node.more.get(raw.text)
        if following is None:
            break
        node, place = following, place + 1
        if node.phrase is not None:
            found, behind = node.phrase, place
    if found is None:
        return Token(Role.UNKNOWN, 0, first.text, first.start, first.end), index + 1
    end = raws[behind - 1].end
    return Token(found.role, found.number, found.name, first.start, end), behind
