"""What browsers read in a page's markup and libxml2 does not: mended before and after it parses.

Three faults of pages: an end tag of the document in its middle, Arabic letters as numeric
references that were escaped once more, and text whose line breaks are kept by style, as a reader
sees it. Most pages have none, so one quick look at the bytes tells whether anything is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, cast

from lxml import etree

from scraper.compiled import compiled

FEW = 8  # references to letters, escaped twice, that may stand on any page; more are words

_END_TAGS = (b"</body", b"</html", b"</BODY", b"</HTML")
_ANY_END = re.compile(rb"</(?:body|html)\b[^>]{0,40}>", re.IGNORECASE)
# the end of a page: these tags, and what caches and counters write behind them
_LAST_END = re.compile(
    rb"(?:\s+|</(?:body|html)\s*>|<!--(?:(?!-->).){0,4000}+-->)*+\Z", re.IGNORECASE | re.DOTALL
)
_TWICE_REFERRED = re.compile(rb"&amp;(#1[5-7][0-9]{2};)")

# Elements in which line breaks of the source are seen (CSS Text 3, white-space); «whitespace-pre-…»
# are the classes of a common kit.
_KEEPS_BREAKS = (
    b"<pre>", b"<pre ", b"<PRE>", b"<PRE ",
    b"white-space:pre-", b"white-space: pre-", b"whitespace-pre-",
)  # fmt: skip
_MAY_KEEP = etree.XPath("descendant-or-self::*[self::pre or (@style|@class)[contains(.,'pre-')]]")
_KEPT = re.compile(r"white-?space(?:-|: ?)pre-(?:line|wrap)")
_BLANK_LINE = re.compile(r"\n[ \t\r\xa0]*\n\s*")
_LINE_END = re.compile(r"\s*\n\s*")


def signs_by_find(data: bytes) -> tuple[int, bool, int]:
    """What ``signs`` gives."""
    ends = [place for place in map(data.find, _END_TAGS) if place >= 0]
    return (
        min(ends, default=-1),
        any(sign in data for sign in _KEEPS_BREAKS),
        data.count(b"&amp;#1"),
    )


def keeping_by_lxml(root: etree._Element) -> list[etree._Element]:
    """What ``keeping`` gives."""
    return cast("list[etree._Element]", _MAY_KEEP(root))


_part = compiled("scraper.parser.markup._repairs")

signs: Final[Callable[[bytes], tuple[int, bool, int]]] = (
    signs_by_find if _part is None else _part.signs
)
"""Of a page's bytes: where the first end tag of ``body`` or ``html`` begins, or -1; whether it may
keep line breaks anywhere; how many references to letters are escaped twice."""

keeping: Final[Callable[[etree._Element], list[etree._Element]]] = (
    keeping_by_lxml if _part is None else _part.keeping
)
"""The elements that may keep line breaks, in document order: ``pre``, and those whose style or
class has «pre-» in it."""


def open_end(data: bytes, first: int) -> bytes:
    """The markup without the end tags of ``html`` and ``body`` that stand before more of the page;
    the first of them begins at ``first``. Headers kept in a file of their own end so, and two
    documents in one.

    Readers' browsers go on behind them (HTML, 13.2.6.4.19); libxml2 2.14 drops what follows.
    """
    if _LAST_END.match(data, first) is not None:
        return data
    return data[:first] + _ANY_END.sub(b"", data[first:])


def refer_once(data: bytes) -> bytes:
    """Numeric references to Arabic letters undone once: a page's text was escaped twice."""
    return _TWICE_REFERRED.sub(rb"&\1", data)


def break_lines(root: etree._Element) -> None:
    """Puts ``br`` where the source breaks lines and readers see it: at every line's end, and in
    ``pre``, whose lines are often no longer than a screen of 1990 was wide, at blank lines."""
    for element in keeping(root):
        if element.tag == "pre":
            ends = _BLANK_LINE
        elif _KEPT.search(f"{element.get('style') or ''} {element.get('class') or ''}") is not None:
            ends = _LINE_END
        else:
            continue
        text, children = element.text or "", list(element)
        if "\n" in text:
            element.text, *more = ends.split(text)
            for place, part in enumerate(more):
                element.insert(place, _break(part))
        for child in children:
            tail = child.tail or ""
            if "\n" in tail:
                child.tail, *more = ends.split(tail)
                for part in reversed(more):
                    child.addnext(_break(part))


def _break(tail: str) -> etree._Element:
    element = etree.Element("br")
    element.tail = tail
    return element
