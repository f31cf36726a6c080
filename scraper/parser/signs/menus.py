"""What a page's menus name: its sections, and so neither the site nor the article."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree

from scraper.arabic import furniture
from scraper.arabic.text import fold
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role

_ENTRIES = 3  # links side by side that make a menu of them
_HOMES = frozenset(
    (
        "", "ar", "arabic", "home", "ar/home", "index.php", "index.html", "index.htm", "index.asp",
        "default.asp", "default.aspx",
    )
)  # fmt: skip
HOME_WORDS = furniture.first_words(furniture.HOME_NAMES)


# Signs between the steps of a trail, and bars and dots, which stand between a menu's entries too.
SURE_STEPS = re.compile(r"[>›»«‹/\\←→]|::|&gt;")
STEPS = re.compile(rf"{SURE_STEPS.pattern}|[|–•]")


def is_root(href: str) -> bool:
    """Whether an address is a home page's, also in a language; a place on the page is none."""
    if href.lstrip()[:1] == "#":
        return False
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    return parts.path.removeprefix("./").strip("/").lower() in _HOMES and (
        not parts.query or _LANGUAGE.fullmatch(parts.query) is not None
    )


_LANGUAGE = re.compile(r"lang(?:uage)?=[\w-]{2,8}")


def is_button(anchor: etree._Element) -> bool:
    """Whether a link leads nowhere: «طباعة» (print) and its like."""
    href = (anchor.get("href") or "").strip()
    return href[:1] in ("", "#") or href[:11].lower() == "javascript:"


# An address at one of the networks on which articles are shared.
NETWORK = re.compile(
    r"(?i)^(?:https?:)?//(?:[\w-]+\.)*(?:t\.me|wa\.me|(?:telegram|whatsapp|facebook|twitter|x|instagram|"
    r"youtube|tiktok|linkedin|google|nabd|threads|snapchat|pinterest|reddit|flipboard|spotify|apple|"
    r"soundcloud|anghami|deezer|podeo)\.\w{2,3})(?:[/?#:]|$)"
)


def is_menu_entry(layout: Layout, name: str, end: int) -> bool:
    """Whether a link that reads so stands in a menu or a trail before the line ``end``."""
    key = fold(name)
    for line in layout.lines[: max(end, 0)]:
        if not line.anchors:
            continue
        if name not in line.text and not ("ـ" in line.text and key in fold(line.text)):
            continue
        if not _is_menu(layout, line):
            continue
        for anchor in line.anchors:
            if fold(text_of(anchor)) == key and not is_root(anchor.get("href") or ""):
                return True
    return False


def _is_menu(layout: Layout, line: Line) -> bool:
    if len(line.anchors) >= _ENTRIES or line.box.roles & Role.NAV:
        return True
    if len(line.anchors) > 1 and STEPS.search(line.text):
        return True
    beside = layout.lines[max(line.index - 2, 0) : line.index + 3]
    return sum(1 for other in beside if other.is_link) >= _ENTRIES
