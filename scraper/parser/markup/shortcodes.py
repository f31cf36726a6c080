"""Codes of a content system that its page shows instead of what they stand for.

A plug-in that was taken off leaves its codes in the texts: «[caption id="…"]», «[gallery ids=1,2]»,
«{youtube}…{/youtube}», «[b]». They are no text; what they stand around is, but for captions and
addresses. Sources: the Shortcode API of WordPress, the plug-in codes of Joomla, BBCode.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from scraper.arabic.furniture import begins
from scraper.parser.markup.lines import Line

_CONTAINERS = (
    "caption|wp_caption|embed\\w*|audio|video|youtube|vimeo|gallery|playlist|soundcloud|img|tweet|"
    "facebook|instagram|mp3|flv"
)
_OF_JOOMLA = (
    "loadposition|loadmodule|loadmoduleid|youtube|vimeo|gallery|jcomments|mosimage|moscomment|"
    "mospagebreak|mosmap|slide|audio|video|article|module|besps|phocagallery|jathumbnail"
)
_BBCODE = "b|i|u|s|url|img|color|size|font|center|right|left|quote|align|justify|list|highlight"


@cache
def _codes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A code that holds no text of the article, with what it holds; a single one. Made when a page
    has any."""
    whole = re.compile(
        rf"\[({_CONTAINERS})(?:[\s=][^\[\]]*)?\][^\[\]]*\[/\1\]"
        r"|\{(youtube|vimeo|gallery|audio|video)\b[^{}]*\}[^{}]*\{/\2\}",
        re.IGNORECASE,
    )
    mark = re.compile(
        rf"\[/?(?:{_BBCODE}|{_CONTAINERS}|toc|row|column|box|dropcap|divider|spacer|more|nextpage)(?:=[^\[\]\s]*)?\]"
        r"|\[/?[a-z]\w*[_-][\w-]*(?:\s[^\[\]]*)?\]"  # «[vc_row]», «[/vc_row]»
        r"|\[/?[a-z][\w-]{2,30}\s[^\[\]]*=[^\[\]]*\]"  # «[adrotate banner="3"]»
        rf"|\{{/?(?:{_OF_JOOMLA})\b[^{{}}]*\}}",
        re.IGNORECASE | re.ASCII,
    )
    return whole, mark


def without_codes(text: str) -> str:
    """The text without a content system's codes."""
    if "[" not in text and "{" not in text:
        return text
    whole, mark = _codes()
    return " ".join(mark.sub("", whole.sub(" ", text)).split())


def strip_codes(lines: Iterable[Line]) -> None:
    """Takes the codes off these lines. A line of codes alone is left empty: it says nothing."""
    for line in lines:
        if "[" in line.text or "{" in line.text:
            text = without_codes(line.text)
            if text != line.text:
                line.text, line.pieces, line.size = text, [text], len(text)
                line.links = min(line.links, line.size)
                line.word = begins(text)
