"""Furniture told by its words: labels that announce links, prompts, buttons."""

from __future__ import annotations

import re

from scraper.arabic import furniture
from scraper.parser.lines import Line

# What a line must begin with for the tables to be asked at all.
LABEL_WORDS = furniture.first_words(furniture.READ_ALSO, furniture.BLOCK_LABELS)
OPENING_WORDS = furniture.first_words(furniture.LINE_OPENINGS)
FURNITURE_WORDS = OPENING_WORDS | furniture.first_words(furniture.WHOLE_LINES)


def is_furniture(line: Line, key: str) -> bool:
    """Whether a short line is furniture by its words. ``key`` is its folded text."""
    if not key:
        return True
    if key in furniture.whole(furniture.WHOLE_LINES):
        return True
    return furniture.opening(furniture.LINE_OPENINGS).match(key) is not None


def is_label(line: Line, key: str) -> bool:
    """Whether a line announces links to other articles: «اقرأ أيضاً», «مواضيع ذات صلة:» …"""
    key = key.lstrip("0123456789 ")
    if key.rstrip("0123456789 ") in furniture.whole(furniture.BLOCK_LABELS):
        return True
    if key.partition(" ")[0] in READ_WORDS and furniture.opening(furniture.READ_ALSO).match(key):
        return True
    linked = line.links * 2 > line.size
    if not linked and _MARK.search(line.text) is None:
        return False
    match = furniture.opening(furniture.BLOCK_LABELS).match(key)
    if match is None:
        return False
    if linked:
        return True
    # «مواضيع ذات صلة: …» is a label, «المزيد من الدول تنضم …» is a sentence
    words = line.text.split(None, match.group().count(" ") + 1)
    rest = words[-1] if len(words) > match.group().count(" ") + 1 else ""
    before = line.text[: len(line.text) - len(rest)].rstrip()
    return before.endswith((":", "|", "..", "؟", ">", "»")) or rest.startswith(
        (":", "|", ">", "»", "-")
    )


READ_WORDS = furniture.first_words(furniture.READ_ALSO)
_MARK = re.compile(r"[:|؟>»-]|\.\.")
