# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""What ``scraper.parser.markup.repairs`` looks for, found in one look at what every page has
plenty of."""

from libc.string cimport memchr, memcmp

from lxml.includes cimport tree
from lxml.includes.etreepublic cimport _Element, elementFactory, import_lxml__etree

from scraper.parser.markup._nodes cimport following, may_say

import_lxml__etree()


cdef inline bint _has(const char* at, const char* end, const char* part, Py_ssize_t size) noexcept:
    return end - at >= size and memcmp(at, part, size) == 0


def signs(bytes data not None):
    """As ``repairs.signs_by_find``."""
    cdef const char* start = data
    cdef const char* end = start + len(data)
    cdef const char* at = start
    cdef Py_ssize_t first = -1
    cdef bint kept = False
    cdef int twice = 0
    while True:
        at = <const char*> memchr(at, b"<", end - at)
        if at is NULL:
            break
        at += 1
        if at == end:
            break
        if at[0] == b"/":
            if first < 0 and (
                _has(at, end, b"/body", 5) or _has(at, end, b"/html", 5)
                or _has(at, end, b"/BODY", 5) or _has(at, end, b"/HTML", 5)
            ):
                first = at - 1 - start
        elif not kept and (at[0] == b"p" or at[0] == b"P"):
            kept = (
                _has(at, end, b"pre>", 4) or _has(at, end, b"pre ", 4)
                or _has(at, end, b"PRE>", 4) or _has(at, end, b"PRE ", 4)
            )
    at = start
    while not kept:
        at = <const char*> memchr(at, b"w", end - at)
        if at is NULL:
            break
        kept = (
            _has(at, end, b"white-space:pre-", 16) or _has(at, end, b"white-space: pre-", 17)
            or _has(at, end, b"whitespace-pre-", 15)
        )
        at += 1
    at = start
    while True:
        at = <const char*> memchr(at, b"&", end - at)
        if at is NULL:
            break
        twice += _has(at, end, b"&amp;#1", 7)
        at += 1
    return first, kept, twice


def keeping(_Element root not None):
    """As ``repairs.keeping_by_lxml``."""
    cdef list found = []
    cdef tree.xmlNode* node = root._c_node
    while node is not NULL:
        if node.type == tree.XML_ELEMENT_NODE and _keeps(node):
            found.append(elementFactory(root._doc, node))
        node = following(node, root._c_node, True)
    return found


cdef inline bint _keeps(tree.xmlNode* node) noexcept:
    return (
        _has(<const char*> node.name, <const char*> node.name + 4, b"pre\0", 4)
        or may_say(node, "style", "pre-")
        or may_say(node, "class", "pre-")
    )
