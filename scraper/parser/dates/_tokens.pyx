# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The tokeniser of ``scraper.parser.dates.tokens`` without a regular expression's matches.

What a token is is said there; a test holds the two together on every line there is.
"""

from cpython.mem cimport PyMem_Free, PyMem_Malloc, PyMem_Realloc
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_Substring

from scraper.arabic.folding import JOINER, LAM_ALEF, TATWEEL, fold, word_key
from scraper.parser.dates import tokens as _tokens
from scraper.parser.dates.lexicon import Role, lexicon

cdef enum:
    NUMBER = 1
    WORD = 2
    SEPARATOR = 3
    JUNK = 4
    FEW = 48  # pieces for which no memory is asked for

cdef unsigned int _JOINER = ord(JOINER), _TATWEEL = ord(TATWEEL), _LAM_ALEF = ord(LAM_ALEF)
cdef object _Token = _tokens.Token
cdef Py_ssize_t _LONGEST = _tokens.LONGEST_NUMBER
cdef object _MARGIN = _tokens.MARGIN
cdef object _NUMBER = Role.NUMBER, _SEPARATOR = Role.SEPARATOR, _JUNK = Role.JUNK
cdef object _UNKNOWN = Role.UNKNOWN, _BYLINE = Role.BYLINE, _END = Role.END
cdef object _words = None  # the lexicon, once it is asked for

cdef struct Piece:
    Py_ssize_t start
    Py_ssize_t end
    int kind
    bint plain  # a word whose key is the word itself


cdef inline object _token(object role, object number, object name, Py_ssize_t start, Py_ssize_t end):
    return tuple.__new__(_Token, (role, number, name, start, end))


cdef inline bint _is_separator(unsigned int character) noexcept:
    return (
        character == 45 or character == 44 or character == 59 or character == 58  # - , ; :
        or character == 46 or character == 47 or character == 124  # . / |
        or character == 40 or character == 41 or character == 91 or character == 93  # ( ) [ ]
        or character == 95 or character == 39 or character == 43  # _ ' +
        or character == _TATWEEL
    )


cdef inline bint _is_letter(Py_UCS4 character) noexcept:
    """As ``[^\\W\\d_]`` without the tatweel; not asked of ASCII digits and separators."""
    if character < 0x80:
        return 97 <= character <= 122 or 65 <= character <= 90
    return character.isalnum() and not character.isdecimal() and character != _TATWEEL


cdef class _Pieces:
    """A folded text cut into words, numbers and signs, and the tokens made of them."""

    cdef str text
    cdef Py_ssize_t count, room
    cdef Piece* pieces
    cdef Piece[FEW] near

    def __cinit__(self):
        self.pieces = self.near
        self.room = FEW

    def __dealloc__(self):
        if self.pieces is not self.near:
            PyMem_Free(self.pieces)

    cdef int grow(self) except -1:
        cdef Piece* more
        cdef Py_ssize_t at
        if self.pieces is self.near:
            more = <Piece*> PyMem_Malloc(2 * self.room * sizeof(Piece))
            if more is NULL:
                raise MemoryError
            for at in range(self.count):
                more[at] = self.pieces[at]
        else:
            more = <Piece*> PyMem_Realloc(self.pieces, 2 * self.room * sizeof(Piece))
            if more is NULL:
                raise MemoryError
        self.pieces = more
        self.room *= 2
        return 0

    cdef bint cut(self, str folded, Py_ssize_t limit) except -1:
        """Whether the text has no more than ``limit`` pieces; -1: any number."""
        cdef Py_ssize_t size = len(folded), at = 0, start
        cdef int kind = PyUnicode_KIND(folded), what
        cdef const void* data = PyUnicode_DATA(folded)
        cdef unsigned int character
        cdef bint plain
        self.text = folded
        while at < size:
            character = PyUnicode_READ(kind, data, at)
            if character == 32 or character == 10 or character == _JOINER:
                at += 1
                continue
            if self.count == limit:
                return False
            start, plain = at, True
            at += 1
            if 48 <= character <= 57:
                what = NUMBER
                while at < size and 48 <= <unsigned int> PyUnicode_READ(kind, data, at) <= 57:
                    at += 1
            elif _is_separator(character):
                what = SEPARATOR
            elif _is_letter(character):
                what = WORD
                plain = character != _LAM_ALEF
                while at < size:
                    character = PyUnicode_READ(kind, data, at)
                    if character == _JOINER or character == _TATWEEL or character == _LAM_ALEF:
                        plain = False
                    elif not _is_letter(character):
                        break
                    at += 1
            else:
                what = JUNK
            if self.count == self.room:
                self.grow()
            self.pieces[self.count].start = start
            self.pieces[self.count].end = at
            self.pieces[self.count].kind = what
            self.pieces[self.count].plain = plain
            self.count += 1
        return True

    cdef str name(self, Py_ssize_t index):
        return PyUnicode_Substring(self.text, self.pieces[index].start, self.pieces[index].end)

    cdef str key(self, Py_ssize_t index):
        cdef str text = self.name(index)
        return text if self.pieces[index].plain else <str> word_key(text)

    cdef object sign(self, Py_ssize_t index):
        """A number, a separator, or what stands in no date."""
        cdef Piece* piece = &self.pieces[index]
        cdef str text = self.name(index)
        cdef object value
        if piece.kind == NUMBER:
            value = int(text) if piece.end - piece.start <= _LONGEST else -1
            return _token(_NUMBER, value, text, piece.start, piece.end)
        if piece.kind == SEPARATOR:
            return _token(
                _SEPARATOR, 0, "-" if text == TATWEEL else text, piece.start, piece.end
            )
        return _token(_JUNK, 0, text, piece.start, piece.end)

    cdef Py_ssize_t phrase(self, Py_ssize_t index, list found) except -1:
        """The longest phrase that begins with this word, or None, goes to ``found``; the index
        behind it."""
        cdef Py_ssize_t behind = index + 1, place = index + 1
        cdef str key = self.key(index)
        cdef object node = _words.get(key), following, best
        if node is None and len(key) > 2 and key[0] == "و":
            node = _words.get(key[1:])  # «والساعة», «وآخر تحديث»
        if node is None:
            found.append(None)
            return behind
        best = node.phrase
        while node.more and place < self.count:
            key = self.key(place)
            if key == "." and len(self.key(place - 1)) == 1 and place + 1 < self.count:
                place += 1
                key = self.key(place)
            following = node.more.get(key)
            if following is None:
                break
            node, place = following, place + 1
            if node.phrase is not None:
                best, behind = node.phrase, place
        found.append(best)
        return behind


def tokenise(
    str text not None, limit: int | None = None, bint whole=False, bint anchored=False
):
    """As ``scraper.parser.dates.tokens.tokenise``."""
    global _words
    cdef _Pieces pieces = _Pieces()
    cdef list tokens, found
    cdef Py_ssize_t index = 0, behind, size = len(text)
    cdef Piece* piece
    cdef object phrase, role
    if not pieces.cut(fold(text), -1 if limit is None else limit):
        return None
    if _words is None:
        _words = lexicon()
    tokens, found = [], []
    while index < pieces.count:
        piece = &pieces.pieces[index]
        if piece.kind != WORD:
            if whole and piece.kind == JUNK:
                return None
            tokens.append(pieces.sign(index))
            index += 1
            continue
        behind = pieces.phrase(index, found)
        phrase = found.pop()
        if phrase is None:
            if whole:
                return None
            tokens.append(_token(_UNKNOWN, 0, pieces.key(index), piece.start, piece.end))
            if anchored:
                break
            index += 1
            continue
        role = phrase.role
        if role is _BYLINE:
            whole = False  # from here on words may be names
        tokens.append(
            _token(role, phrase.number, phrase.name, piece.start, pieces.pieces[behind - 1].end)
        )
        index = behind
    tokens.extend([_token(_END, 0, "", size, size)] * _MARGIN)
    return tokens
