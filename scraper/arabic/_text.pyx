# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The inner loops of ``scraper.arabic.text``: one look at each character instead of several passes.

The rules stay there, told once: folding is a table made by them, and whatever this module has no
answer for goes back to them.
"""

from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_Substring

from libc.string cimport memchr, memcmp, memcpy

cdef extern from "Python.h":
    object PyUnicode_FromKindAndData(int kind, const void* buffer, Py_ssize_t size)

cdef enum:
    LETTERS = 0x700  # the scripts up to Arabic
    SIGNS = 0x2000  # General Punctuation and what follows it
    SIGNS_END = 0x2100
    STACK = 256  # characters folded without asking for memory
    WORD = 24  # of a longer first word nothing is looked up

# What the table says of a character that becomes no other.
DROPPED, BETWEEN, UNKNOWN = 0, 1, 2

cdef unsigned short _keys[LETTERS + SIGNS_END - SIGNS]
cdef object _wide


def characters():
    """The characters for which ``prepare`` wants a key, in its order."""
    return [*map(chr, range(LETTERS)), *map(chr, range(SIGNS, SIGNS_END))]


def prepare(list keys not None, wide not None):
    """Takes the folding's table: for each of ``characters()`` the code point of its key, or
    DROPPED, BETWEEN (it divides words) or UNKNOWN (``wide`` folds the text that has it)."""
    global _wide
    if len(keys) != LETTERS + SIGNS_END - SIGNS:
        raise ValueError("the table has another size")
    for place, key in enumerate(keys):
        _keys[place] = key
    _wide = wide


def fold(str text not None):
    """As ``scraper.arabic.text.fold``."""
    cdef unsigned short near[STACK]
    cdef unsigned short* out = near
    cdef unsigned short key
    cdef Py_ssize_t size = len(text), length = 0, at
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef unsigned int character
    cdef bint between = False
    if size > STACK:
        out = <unsigned short*> PyMem_Malloc(size * sizeof(unsigned short))
        if out is NULL:
            raise MemoryError
    try:
        for at in range(size):
            character = PyUnicode_READ(kind, data, at)
            if character < LETTERS:
                key = _keys[character]
            elif SIGNS <= character < SIGNS_END:
                key = _keys[character - SIGNS + LETTERS]
            else:
                return _wide(text)
            if key > 2:
                if between and length:
                    out[length] = 32  # there is room: what divides was read and not written
                    length += 1
                between = False
                out[length] = key
                length += 1
            elif key == 1:
                between = True
            elif key == 2:
                return _wide(text)
        return PyUnicode_FromKindAndData(2, out, length)
    finally:
        if out is not near:
            PyMem_Free(out)


cdef unsigned short _spelled[0x10000]  # of each character of the basic plane, how it is compared
cdef object _otherwise


def prepare_spelling(dict table not None, otherwise not None):
    """Takes the table of ``scraper.arabic.folding``, from a code point to one character;
    ``otherwise`` folds the text that has a character beyond the basic plane."""
    global _otherwise
    cdef int place
    for place in range(0x10000):
        _spelled[place] = place
    for code, character in table.items():
        if code < 0x10000:
            _spelled[code] = ord(character)  # none is beyond the plane, or this raises
    _otherwise = otherwise


def spell(str text not None):
    """As ``scraper.arabic.folding.fold``."""
    cdef unsigned short near[STACK]
    cdef unsigned short* out = near
    cdef Py_ssize_t size = len(text), at
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef unsigned int character
    if size > STACK:
        out = <unsigned short*> PyMem_Malloc(size * sizeof(unsigned short))
        if out is NULL:
            raise MemoryError
    try:
        for at in range(size):
            character = PyUnicode_READ(kind, data, at)
            if character > 0xFFFF:
                return _otherwise(text)
            out[at] = _spelled[character]
        return PyUnicode_FromKindAndData(2, out, size)
    finally:
        if out is not near:
            PyMem_Free(out)


cdef inline bint _is_space(Py_UCS4 character) noexcept:
    """As ``str.isspace``; between the Latin and the Ogham space there is none."""
    if character < 0x80:
        return character == 32 or 9 <= character <= 13 or 28 <= character <= 31
    if character < 0x1680:
        return character == 0x85 or character == 0xA0
    return character.isspace()


def spaced(str text not None):
    """``" ".join(text.split())``: one space where there was any white space, none at the ends."""
    cdef Py_ssize_t size = len(text), at, length = 0
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef bint space = True  # what stands before the text needs no space
    for at in range(size):
        character = PyUnicode_READ(kind, data, at)
        if not _is_space(character):
            space = False
        elif space or character != 32:
            break
        else:
            space = True
    else:
        if not space or not size:
            return text
        return PyUnicode_Substring(text, 0, size - 1)  # only the last is one too many
    cdef unsigned int* out = <unsigned int*> PyMem_Malloc(size * sizeof(unsigned int))
    if out is NULL:
        raise MemoryError
    space = False
    for at in range(size):
        character = PyUnicode_READ(kind, data, at)
        if _is_space(character):
            space = True
            continue
        if space and length:
            out[length] = 32
            length += 1
        space = False
        out[length] = character
        length += 1
    try:
        return PyUnicode_FromKindAndData(4, out, length)
    finally:
        PyMem_Free(out)


def begins(str text not None):
    """As ``scraper.arabic.furniture.begins``."""
    cdef Py_ssize_t size = len(text), at = 0, start
    cdef int count
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    while at < size and at < WORD and PyUnicode_READ(kind, data, at) != 32:
        at += 1
    cdef str key
    if 0 < at < WORD:
        key = fold(PyUnicode_Substring(text, 0, at))
        if key.isalpha():
            return key
    at = 0
    for count in range(3):
        while at < size and _is_space(PyUnicode_READ(kind, data, at)):
            at += 1
        start = at
        while at < size and not _is_space(PyUnicode_READ(kind, data, at)):
            at += 1
        if start < at < start + WORD:
            key = fold(PyUnicode_Substring(text, start, at))
            if key and not key.isdecimal():
                return key.partition(" ")[0]
    return ""


cdef object _by_rule


def prepare_cleaning(by_rule not None):
    """Takes what cleans the text that needs a closer look."""
    global _by_rule
    _by_rule = by_rule


def clean(str text not None):
    """As ``scraper.arabic.text.clean``."""
    known = cleaned(text)
    return _by_rule(text) if known is None else known


def cleaned(str text not None):
    """What ``clean`` gives where nothing but white space and the commonest invisible characters has
    to change; None where that takes a closer look."""
    if _is_clean(text):
        return text
    text = spaced(text)
    if _is_clean(text):
        return text
    text = spaced(_visible(text))
    return text if _is_clean(text) else None


cdef inline bint _is_invisible(unsigned int character) noexcept:
    """Tatweel, soft hyphen, zero-width space and joiner of words, bidi controls, byte order mark."""
    if character < 0x2000:
        return character == 0x0640 or character == 0xAD
    return (
        0x200E <= character <= 0x200F or character == 0x200B or 0x202A <= character <= 0x202E
        or character == 0x2060 or 0x2066 <= character <= 0x2069 or character == 0xFEFF
    )


cdef str _visible(str text):
    """The text without them."""
    cdef Py_ssize_t size = len(text), at, length = 0
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef unsigned int character
    cdef unsigned int* out = <unsigned int*> PyMem_Malloc((size + 1) * sizeof(unsigned int))
    if out is NULL:
        raise MemoryError
    for at in range(size):
        character = PyUnicode_READ(kind, data, at)
        if not _is_invisible(character):
            out[length] = character
            length += 1
    try:
        return text if length == size else PyUnicode_FromKindAndData(4, out, length)
    finally:
        PyMem_Free(out)


cdef bint _is_clean(str text) noexcept:
    """Whether ``clean`` would surely leave the text as it is: only letters, digits and signs that
    are NFC wherever they stand, and single spaces. False where that takes a closer look."""
    cdef Py_ssize_t size = len(text), at
    cdef int kind = PyUnicode_KIND(text)
    cdef const void* data = PyUnicode_DATA(text)
    cdef unsigned int character
    cdef bint space = True, mark = False
    for at in range(size):
        character = PyUnicode_READ(kind, data, at)
        if character == 32:
            if space:
                return False
            space, mark = True, False
            continue
        if 0x064B <= character <= 0x0652:  # marks: two on one letter have an order
            if mark:
                return False
            mark = True
        elif (
            0x0641 <= character <= 0x064A
            or 0x0621 <= character <= 0x063A
            or 0x21 <= character <= 0x7E and character != 38
            or 0x0660 <= character <= 0x066D
            or character == 0x060C or character == 0x061B or character == 0x061F
            or character == 0xAB or character == 0xBB
            or 0x2010 <= character <= 0x2027
            or 0x0671 <= character <= 0x06D5 or 0x06F0 <= character <= 0x06F9
            or 0x00C0 <= character <= 0x017E
        ):
            mark = False
        else:
            return False
        space = False
    return not space or size == 0


def holds(bytes data not None, bytes part not None):
    """``part in data``, where the part's first byte is rare: Python looks at every byte."""
    cdef const char* at = data
    cdef const char* end = at + len(data)
    cdef const char* wanted = part
    cdef Py_ssize_t size = len(part)
    if not size:
        return True
    while end - at >= size:
        at = <const char*> memchr(at, wanted[0], end - at - size + 1)
        if at is NULL:
            return False
        if memcmp(at, wanted, size) == 0:
            return True
        at += 1
    return False


def is_utf8(bytes data not None):
    """Whether bytes are UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing above
    U+10FFFF. ``data.decode()`` says the same and makes a text of it."""
    cdef Py_ssize_t size = len(data), at = 0
    cdef const unsigned char* bytes_ = data
    cdef unsigned long long eight
    cdef unsigned char first, second
    while at < size:
        first = bytes_[at]
        if first < 0x80:
            at += 1
            while at + 8 <= size:
                memcpy(&eight, bytes_ + at, 8)
                if eight & 0x8080808080808080ULL:
                    break
                at += 8
            continue
        if first < 0xC2 or first > 0xF4 or at + 1 >= size:
            return False
        second = bytes_[at + 1]
        if second & 0xC0 != 0x80:
            return False
        if first < 0xE0:
            at += 2
            continue
        if (
            first == 0xE0 and second < 0xA0
            or first == 0xED and second > 0x9F
            or first == 0xF0 and second < 0x90
            or first == 0xF4 and second > 0x8F
            or at + 2 >= size
            or bytes_[at + 2] & 0xC0 != 0x80
        ):
            return False
        if first < 0xF0:
            at += 3
            continue
        if at + 3 >= size or bytes_[at + 3] & 0xC0 != 0x80:
            return False
        at += 4
    return True
