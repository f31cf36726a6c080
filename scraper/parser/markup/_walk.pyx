# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The walk of ``scraper.parser.markup.walk`` over libxml2's own nodes, without a Python object for
each.

What is found is said there; here is only how, in a seventh of the time. A test holds the two
together on every page there is.
"""

from cpython.mem cimport PyMem_Free, PyMem_Realloc
from cpython.object cimport PyObject
from cpython.ref cimport Py_DECREF, Py_INCREF
from libc.string cimport strcmp, strstr

from types import MemberDescriptorType

from lxml.includes cimport tree
from lxml.includes.etreepublic cimport (
    _Document,
    _Element,
    elementFactory,
    import_lxml__etree,
)

from scraper.parser.markup._nodes cimport (
    attribute_of,
    decoded,
    has_text,
    is_blank,
    is_space,
    is_text,
    may_say,
)

from scraper.arabic._text import begins, spaced
from scraper.parser.markup.hints import Hint, hints_in
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.markup.walk import (
    ACTIONS,
    BLOCKS,
    MAX_DEPTH,
    TEXT,
    TOLD,
    UNSEEN,
    Walked,
    is_set_as_block,
)
from scraper.parser.markup import walk as _walk

cdef extern from "Python.h":
    ctypedef struct PyTypeObject:
        pass
    object PyType_GenericAlloc(PyTypeObject* kind, Py_ssize_t items)

cdef extern from "structmember.h":
    ctypedef struct PyMemberDef:
        Py_ssize_t offset
    ctypedef struct PyMemberDescrObject:
        PyMemberDef* d_member

import_lxml__etree()


# -- instances of the Python classes, made slot by slot ---------------------------------------------
# A call of Line or Box costs half a microsecond, and a page has hundreds of each.

cdef Py_ssize_t _slot(object kind, str name) except -1:
    """Where a slot of a class with ``__slots__`` lies in its instances."""
    cdef object member = kind.__dict__[name]
    if type(member) is not MemberDescriptorType:
        raise TypeError(f"{kind.__name__}.{name} is no slot")
    return (<PyMemberDescrObject*> <PyObject*> member).d_member.offset


cdef inline void _put(object made, Py_ssize_t slot, object value) noexcept:
    """Fills a slot that is still empty."""
    Py_INCREF(value)
    (<PyObject**> (<char*> <PyObject*> made + slot))[0] = <PyObject*> value


cdef inline object _of(object made, Py_ssize_t slot):
    """What a slot holds that is filled."""
    return <object> (<PyObject**> (<char*> <PyObject*> made + slot))[0]


cdef inline void _replace(object made, Py_ssize_t slot, object value) noexcept:
    cdef PyObject* before = (<PyObject**> (<char*> <PyObject*> made + slot))[0]
    _put(made, slot, value)
    Py_DECREF(<object> before)


cdef Py_ssize_t BOX_ELEMENT = _slot(Box, "element"), BOX_TAG = _slot(Box, "tag")
cdef Py_ssize_t BOX_PARENT = _slot(Box, "parent"), BOX_DEPTH = _slot(Box, "depth")
cdef Py_ssize_t BOX_ROLES = _slot(Box, "roles"), BOX_FIRST = _slot(Box, "first")
cdef Py_ssize_t BOX_LAST = _slot(Box, "last"), BOX_COUNT = _slot(Box, "count")
cdef Py_ssize_t BOX_HINTS = _slot(Box, "_hints"), BOX_STAND = _slot(Box, "_stand")
cdef Py_ssize_t LINE_INDEX = _slot(Line, "index"), LINE_TEXT = _slot(Line, "text")
cdef Py_ssize_t LINE_SIZE = _slot(Line, "size"), LINE_LINKS = _slot(Line, "links")
cdef Py_ssize_t LINE_BOX = _slot(Line, "box"), LINE_PIECES = _slot(Line, "pieces")
cdef Py_ssize_t LINE_ANCHORS = _slot(Line, "anchors"), LINE_BREAKS = _slot(Line, "breaks")
cdef Py_ssize_t LINE_WORD = _slot(Line, "word"), LINE_DATES = _slot(Line, "_dates")
cdef Py_ssize_t LINE_LINKED = _slot(Line, "linked"), LINE_IS_LINK = _slot(Line, "is_link")
if set(Box.__slots__) != {
    "element", "tag", "parent", "depth", "roles", "first", "last", "count", "_hints", "_stand"
} or set(Line.__slots__) != {
    "index", "text", "size", "links", "linked", "is_link", "box", "pieces", "anchors", "breaks",
    "word", "_dates"
}:
    raise ImportError("Line or Box has slots that the compiled walk does not fill")


# -- what the walk does with each tag --------------------------------------------------------------

cdef int INLINE = _walk.INLINE, SKIP = _walk.SKIP, LINK = _walk.LINK, BREAK = _walk.BREAK
cdef int RULE = _walk.RULE, IMAGE = _walk.IMAGE, TIME = _walk.TIME, BLOCK = _walk.BLOCK
cdef int LEAST = TEXT, MOST = MAX_DEPTH, HEADING = Role.HEADING, CAPTION = Role.CAPTION

cdef enum:
    TABLE = 512  # places, a power of two, several times as many as there are tags

cdef struct Tag:
    const char* name  # of the table's own str, which lives as long as the module
    PyObject* text
    int action
    int roles

cdef Tag[TABLE] _tags
cdef object _names = []  # keeps the names alive


cdef inline unsigned int _hash(const char* name) noexcept:
    cdef unsigned int found = 5381
    while name[0]:
        found = found * 33 ^ <unsigned char> name[0]
        name += 1
    return found


cdef int _fill_tags() except -1:
    cdef bytes name
    cdef unsigned int place
    for tag, action in ACTIONS.items():
        name = tag.encode("ascii")
        _names.append(tag)
        _names.append(name)
        place = _hash(name) & (TABLE - 1)
        while _tags[place].name is not NULL:
            place = (place + 1) & (TABLE - 1)
        _tags[place].name = name
        _tags[place].text = <PyObject*> tag
        _tags[place].action = action
        _tags[place].roles = BLOCKS.get(tag, 0)
    return 0


_fill_tags()


cdef inline Tag* _tag_of(const char* name) noexcept:
    """The tag's entry, or NULL for one that the tables do not name."""
    cdef unsigned int place = _hash(name) & (TABLE - 1)
    while _tags[place].name is not NULL:
        if strcmp(_tags[place].name, name) == 0:
            return &_tags[place]
        place = (place + 1) & (TABLE - 1)
    return NULL


cdef tuple _unseen = tuple(name.encode("ascii") for name in UNSEEN)


cdef bint _is_unseen(tree.xmlNode* node) except -1:
    """As ``is_unseen`` of the module that says what is found."""
    cdef tree.xmlAttr* names = attribute_of(node, "class")
    cdef const char* content
    cdef bytes name
    if names is not NULL and names.children is not NULL and names.children.content is not NULL:
        content = <const char*> names.children.content
        for name in _unseen:
            if strstr(content, <const char*> name) is not NULL:
                if strstr(content, "not-sr-only") is NULL:
                    return True
                break
    return attribute_of(node, "hidden") is not NULL


# -- the walk --------------------------------------------------------------------------------------

cdef class _Walk:
    """One page being walked."""

    cdef _Document document
    cdef tree.xmlNode* root
    cdef list lines, boxes, images, times, headings, titles, texts, words, chars, links
    cdef list pieces, anchors
    cdef object box, link
    cdef Py_ssize_t linked, link_end
    cdef Py_ssize_t all_chars, all_links  # of the lines so far
    cdef int breaks, depth, roles
    cdef object picture_box  # of the last picture, and the line that follows that
    cdef Py_ssize_t picture_line
    cdef unsigned char* actions  # of the elements that are open
    cdef Py_ssize_t room, open

    def __cinit__(self):
        self.lines, self.boxes, self.images, self.times = [], [], [], []
        self.headings, self.titles, self.texts = [], [], []
        self.words, self.chars, self.links = [], [0], [0]
        self.pieces, self.anchors = [], []
        self.link_end = -1
        self.picture_line = -1

    def __dealloc__(self):
        PyMem_Free(self.actions)

    cdef int end_line(self) except -1:
        cdef object line, word
        cdef str text
        cdef Py_ssize_t size, linked
        if len(self.pieces) == 1:
            text = <str> self.pieces[0]
        else:
            text = "".join(self.pieces)
        text = spaced(text)
        size = len(text)
        line = PyType_GenericAlloc(<PyTypeObject*> Line, 0)
        _put(line, LINE_INDEX, len(self.lines))
        _put(line, LINE_TEXT, text)
        _put(line, LINE_SIZE, size)
        linked = self.linked if self.linked < size else size
        _put(line, LINE_LINKS, linked)
        _put(line, LINE_LINKED, linked * 2 > size)
        _put(line, LINE_IS_LINK, linked * 10 >= size * 9)
        _put(line, LINE_BOX, self.box)
        _put(line, LINE_PIECES, self.pieces)
        _put(line, LINE_ANCHORS, self.anchors)
        _put(line, LINE_BREAKS, self.breaks)
        word = begins(text)
        _put(line, LINE_WORD, word)
        _put(line, LINE_DATES, None)
        self.lines.append(line)
        self.words.append(word)
        self.all_chars += size
        self.all_links += linked
        self.chars.append(self.all_chars)
        self.links.append(self.all_links)
        if self.roles & HEADING:
            self.titles.append(line)
        if size - linked >= LEAST and linked * 2 <= size:
            self.texts.append(line)
        self.pieces, self.anchors = [], []
        self.linked = 0
        self.link_end = -1
        return 0

    cdef int begin_box(self, object element, object tag, int roles) except -1:
        cdef object box = PyType_GenericAlloc(<PyTypeObject*> Box, 0)
        cdef object first = len(self.lines)
        _put(box, BOX_ELEMENT, element)
        _put(box, BOX_TAG, tag)
        _put(box, BOX_PARENT, self.box)
        _put(box, BOX_DEPTH, self.depth)
        _put(box, BOX_ROLES, roles)
        _put(box, BOX_FIRST, first)
        _put(box, BOX_LAST, first)
        _put(box, BOX_COUNT, 0)
        _put(box, BOX_HINTS, -1)
        _put(box, BOX_STAND, None)
        self.boxes.append(box)
        self.box = box
        self.roles = roles
        return 0

    cdef int close_box(self) except -1:
        cdef Py_ssize_t last = len(self.lines), first = _of(self.box, BOX_FIRST)
        _replace(self.box, BOX_LAST, last)
        _replace(self.box, BOX_COUNT, last - first)
        return 0

    cdef int end_box(self) except -1:
        if self.pieces:
            self.end_line()
        self.breaks = 0
        self.close_box()
        self.box = _of(self.box, BOX_PARENT)
        self.roles = _of(self.box, BOX_ROLES)
        self.depth -= 1
        return 0

    cdef tree.xmlNode* read_text(self, tree.xmlNode* node) except NULL:
        """The text of this node and of those right behind it; the last of them."""
        cdef tree.xmlNode* last = node
        cdef bint blank = is_blank(node), some = has_text(node)
        cdef str text
        while last.next is not NULL and is_text(last.next):
            last = last.next
            blank = blank and is_blank(last)
            some = some or has_text(last)
        if not blank:
            text = decoded(node)
            while node is not last:
                node = node.next
                text += decoded(node)
            if not is_space(text):
                self.pieces.append(text)
                if self.link is not None:
                    self.linked += len(text)
                    if not self.anchors or self.anchors[len(self.anchors) - 1] is not self.link:
                        self.anchors.append(self.link)
                return last
        if some and self.pieces:
            self.pieces.append(" ")
        return last

    cdef int begin(self, tree.xmlNode* node) except -1:
        """What the beginning of an element does; the action that its end will take."""
        cdef Tag* tag = _tag_of(<const char*> node.name)
        cdef int action = INLINE if tag is NULL else tag.action
        cdef tree.xmlAttr* names
        if action == BLOCK:
            if self.pieces:
                self.end_line()
            self.breaks = 0
            if self.depth >= MOST:
                return INLINE
            self.depth += 1
            self.begin_box(
                elementFactory(self.document, node),
                <object> tag.text,
                self.roles & ~HEADING | tag.roles,
            )
            if tag.roles & HEADING:
                self.headings.append(self.box)
        elif action == LINK:
            if self.pieces and self.link_end == len(self.pieces):
                self.pieces.append(" ")  # two links side by side are two words
            self.link = elementFactory(self.document, node)
        elif action == INLINE:
            if node.properties is not NULL:
                if _of(self.box, BOX_TAG) in TOLD and _is_unseen(node):
                    return SKIP
                if self.depth < MOST:
                    return self.begin_as_block(node)
        elif action == BREAK:
            if self.roles & HEADING:
                if self.pieces:
                    self.pieces.append(" ")
            else:
                if self.pieces:
                    self.end_line()
                    self.breaks = 0
                self.breaks += 1
        elif action == IMAGE:
            self.images.append((elementFactory(self.document, node), self.box, len(self.lines)))
            self.picture_box, self.picture_line = self.box, len(self.lines)
        elif action == TIME:
            self.times.append((elementFactory(self.document, node), self.box, len(self.lines)))
        elif action == RULE and self.pieces:
            self.end_line()
        return action

    cdef int begin_as_block(self, tree.xmlNode* node) except -1:
        """The beginning of an inline element, which may be a box all the same."""
        cdef tree.xmlAttr* names
        cdef object element
        if self.picture_box is self.box and self.picture_line == len(self.lines):
            # beside a picture, a span that calls itself the caption is a box of its own
            names = attribute_of(node, "class")
            if names is not NULL and names.children is not NULL:
                element = elementFactory(self.document, node)
                if hints_in(element.get("class")) & Hint.CAPTION:
                    self.begin_inner(element, "figcaption", self.roles | CAPTION)
                    return BLOCK
        if (
            not self.roles & HEADING
            and strcmp(<const char*> node.name, "span") == 0
            and (may_say(node, "class", "block") or may_say(node, "style", "block"))
        ):
            element = elementFactory(self.document, node)
            if is_set_as_block(element):
                self.begin_inner(element, "div", self.roles)
                return BLOCK
        return INLINE

    cdef int begin_inner(self, object element, object tag, int roles) except -1:
        """A box of an element that is none by its tag."""
        if self.pieces:
            self.end_line()
        self.breaks = 0
        self.depth += 1
        self.begin_box(element, tag, roles)
        return 0

    cdef int end(self, int action) except -1:
        """What the end of an element does."""
        if action == BLOCK:
            self.end_box()
        elif action == LINK:
            self.link = None
            self.link_end = len(self.pieces)
        return 0

    cdef int push(self, int action) except -1:
        cdef unsigned char* grown
        if self.open == self.room:
            self.room = self.room * 2 or 256
            grown = <unsigned char*> PyMem_Realloc(self.actions, self.room)
            if grown is NULL:
                raise MemoryError
            self.actions = grown
        self.actions[self.open] = action
        self.open += 1
        return 0

    cdef int read(self, tree.xmlNode* start) except -1:
        """Every node from this element to its end, and the text right behind it."""
        cdef tree.xmlNode* node = start
        cdef int action
        while True:
            if node.type == tree.XML_ELEMENT_NODE:
                action = self.begin(node)
                if action != SKIP and node.children is not NULL:
                    self.push(action)
                    node = node.children
                    continue
                self.end(action)
            elif is_text(node):
                node = self.read_text(node)
            while node is not start and node.next is NULL:
                node = node.parent
                self.open -= 1
                self.end(self.actions[self.open])
            if node is start:
                break
            node = node.next
        if start is not self.root and start.next is not NULL:
            if is_text(start.next):
                self.read_text(start.next)
        return 0

    cdef object result(self):
        if self.pieces:
            self.end_line()
        while True:  # what is still open ends with the page
            self.close_box()
            if self.box.parent is None:
                return Walked(
                    self.lines, self.boxes, self.images, self.times, self.headings, self.titles,
                    self.texts, self.words, self.chars, self.links,
                )
            self.box = self.box.parent


def walk(_Element root not None):
    """As ``scraper.parser.markup.walk.walk``."""
    cdef _Walk walking = _Walk()
    cdef tree.xmlNode* node = root._c_node.children
    cdef tree.xmlNode* body = NULL
    cdef int bodies = 0
    walking.document = root._doc
    walking.root = root._c_node
    walking.begin_box(root, "html", 0)
    while node is not NULL:
        if node.type == tree.XML_ELEMENT_NODE and strcmp(<const char*> node.name, "body") == 0:
            body = node
            bodies += 1
        node = node.next
    walking.read(body if bodies == 1 else root._c_node)
    return walking.result()
