# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""What ``scraper.parser.markup.elements`` asks of elements, asked of libxml2's own nodes."""

from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.string cimport strcmp, strlen

from lxml.includes cimport tree
from lxml.includes.etreepublic cimport _Element, elementFactory, import_lxml__etree

from scraper.parser.markup._nodes cimport attribute_of, decoded, following, is_text, may_say

from scraper.parser.markup.hints import hints_in, hints_of as hints_in_python

import_lxml__etree()

cdef enum:
    BEGINNING = 400  # characters, as in elements.py


def itemprops(_Element root not None):
    """As ``elements.itemprops``."""
    cdef list found = []
    cdef tree.xmlNode* node = root._c_node
    while node is not NULL:
        if node.type == tree.XML_ELEMENT_NODE and attribute_of(node, "itemprop") is not NULL:
            found.append(elementFactory(root._doc, node))
        node = following(node, root._c_node, True)
    return found


def scripts(_Element root not None, tuple signs not None):
    """As ``elements.scripts``."""
    cdef list found = []
    cdef tree.xmlNode* node = root._c_node
    cdef str start
    cdef bint script
    while node is not NULL:
        script = (
            node.type == tree.XML_ELEMENT_NODE
            and strcmp(<const char*> node.name, "script") == 0
        )
        if script and node.children is not NULL:
            if node.children.next is NULL and is_text(node.children):
                start = _beginning(node.children)
            else:
                start = (elementFactory(root._doc, node).text or "")[:BEGINNING]
            if start and (_is_typed(node) or _has_any(start, signs)):
                found.append((elementFactory(root._doc, node), start))
        node = following(node, root._c_node, not script)
    return found


cdef inline bint _is_typed(tree.xmlNode* script) noexcept:
    return attribute_of(script, "type") is not NULL and not may_say(script, "type", "javascript")


cdef bint _has_any(str text, tuple parts) except -1:
    cdef str part
    for part in parts:
        if part in text:
            return True
    return False


cdef str _beginning(tree.xmlNode* node):
    """The first characters of a script's text, which may be megabytes."""
    cdef const char* content = <const char*> node.content
    cdef Py_ssize_t size = 0 if content is NULL else strlen(content)
    if size > 4 * BEGINNING:  # as many bytes hold as many characters in UTF-8
        size = 4 * BEGINNING
        while size and (<unsigned char> content[size]) & 0xC0 == 0x80:
            size -= 1
    cdef str text = PyUnicode_DecodeUTF8(content, size, NULL) if size else ""
    return text[:BEGINNING]


def inner_text(_Element element not None):
    """As ``elements.inner_text``."""
    cdef list found = []
    cdef tree.xmlNode* node = element._c_node
    while node is not NULL:
        if is_text(node):
            found.append(decoded(node))
        node = following(node, element._c_node, True)
    return found[0] if len(found) == 1 else "".join(found)


def hints_of(_Element element not None):
    """As ``elements.hints_of``."""
    cdef tree.xmlAttr* each = element._c_node.properties
    cdef const char* name
    cdef int found = 0
    while each is not NULL:
        name = <const char*> each.name
        if strcmp(name, "class") == 0 or strcmp(name, "id") == 0:
            if each.children is not NULL:
                if each.children.next is not NULL or not is_text(each.children):
                    return hints_in_python(element)
                found |= hints_in(decoded(each.children))
        elif (
            strcmp(name, "style") == 0
            or strcmp(name, "hidden") == 0
            or strcmp(name, "aria-hidden") == 0
        ):
            return hints_in_python(element)
        each = each.next
    return found
