"""The marks in a text that lead to its notes: «… ثلاث جامعات[1]»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from scraper.parser.markup.elements import text_of
from scraper.parser.markup.lines import Line

_MARK = re.compile(r"[\[(]\s?[0-9٠-٩]{1,3}\s?[\])]|[↑↩^#¶§🔗]\ufe0e?")  # «الأسباب #»: a heading's
_RAISED = re.compile(r"[\[(]?\s?[0-9٠-٩]{1,3}\s?[\])]?|\*{1,3}")


def drop_marks(lines: Iterable[Line]) -> None:
    """Takes the marks of notes off a text's lines: no word of theirs, and glued to the last one."""
    for line in lines:
        if line.anchors:
            for anchor in line.anchors:
                if (anchor.get("href") or "").startswith("#") and _is_mark(anchor):
                    _drop(line, text_of(anchor))


def _is_mark(anchor: etree._Element) -> bool:
    """Whether a link on the page itself is a number in brackets, or any raised one."""
    text = text_of(anchor)
    if len(text) > 7:
        return False
    if _MARK.fullmatch(text):
        return True
    around = anchor.getparent()
    raised = (around is not None and around.tag == "sup") or anchor.find(".//sup") is not None
    return raised and _RAISED.fullmatch(text) is not None


def _drop(line: Line, mark: str) -> None:
    for place, piece in enumerate(line.pieces):
        if piece.strip() == mark:
            line.pieces = [*line.pieces[:place], *line.pieces[place + 1 :]]
            line.text = " ".join("".join(line.pieces).split())
            line.size = len(line.text)
            return
