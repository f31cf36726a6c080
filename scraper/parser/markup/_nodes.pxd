"""libxml2's nodes, as the compiled parts look at them."""

from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.string cimport strcmp, strlen, strstr

from lxml.includes cimport tree


cdef inline bint is_text(tree.xmlNode* node) noexcept:
    return node.type == tree.XML_TEXT_NODE or node.type == tree.XML_CDATA_SECTION_NODE


cdef inline bint has_text(tree.xmlNode* node) noexcept:
    return node.content is not NULL and node.content[0] != 0


cdef inline bint is_blank(tree.xmlNode* node) noexcept:
    """Whether a text node has nothing but ASCII white space; its text need not be decoded then."""
    cdef const unsigned char* at = node.content
    if at is NULL:
        return True
    while at[0] == 32 or 9 <= at[0] <= 13 or 28 <= at[0] <= 31:
        at += 1
    return at[0] == 0


cdef inline str decoded(tree.xmlNode* node):
    """A text node's text."""
    cdef const char* content = <const char*> node.content
    return "" if content is NULL else PyUnicode_DecodeUTF8(content, strlen(content), NULL)


cdef inline bint is_space(str text) noexcept:
    """``text.isspace()`` for what is not empty."""
    cdef Py_UCS4 character
    for character in text:
        if not character.isspace():
            return False
    return True


cdef inline tree.xmlAttr* attribute_of(tree.xmlNode* node, const char* name) noexcept:
    cdef tree.xmlAttr* each = node.properties
    while each is not NULL:
        if strcmp(<const char*> each.name, name) == 0:
            return each
        each = each.next
    return NULL


cdef inline bint may_say(tree.xmlNode* node, const char* name, const char* word) noexcept:
    """Whether an attribute may have a word; one whose value is in several nodes may."""
    cdef tree.xmlAttr* each = attribute_of(node, name)
    if each is NULL or each.children is NULL:
        return False
    if each.children.next is not NULL or each.children.content is NULL:
        return each.children.next is not NULL
    return strstr(<const char*> each.children.content, word) is not NULL


cdef inline tree.xmlNode* following(
    tree.xmlNode* node, tree.xmlNode* top, bint inside
) noexcept:
    """The next node below ``top`` in document order, or NULL; ``inside``: also this one's own."""
    if inside and node.type == tree.XML_ELEMENT_NODE and node.children is not NULL:
        return node.children
    while node is not top:
        if node.next is not NULL:
            return node.next
        node = node.parent
    return NULL
