"""Pictures that are none of the article's: icons, faces beside names, clocks, spacers."""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import etree

# Where lazy loaders keep the address; the src is then a placeholder.
SOURCES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-url", "src")
# File names, in lower case, of what is no picture of the article.
ORNAMENT = re.compile(
    r"(?:(?:button|btn|icon|logo)[_.-]|(?:^|[/_.-])(?:logo|icons?|avatar|gravatar|spacer|blank|pixel|placeholder|qr|qrcode|loading|sprite|"
    r"facebook|twitter|whatsapp|telegram|share|print|banner|ads?|arrow|emoji|badge|button|btn|bg)"
    r"(?:[/_.-]|$)|(?:^|/)(?:rating|stars?)(?:_(?:on|off|half|full|empty))?\.(?:png|gif)$)"
)
# The class of an author's face, or of a box for it, and of one that a script drew for a character
FACE = re.compile(
    r"(?i)(?:^|[\s_-])(?:(?:gr)?avatar|emoji|smiley)\b"
    r"|(?:author|writer|columnist)s?[-_]{0,2}(?:profile-)?(?:pic|img|image|photo|avatar|thumb)"
)
# Where they lie; of a match's report above all the signs of the two sides.
_OF_ORNAMENTS = re.compile(r"/(?:avatar|emoji|(?:team|club|flag)s?|(?:team_?)?logos?)/")
SMALL = 100  # pixels


def is_ornament(element: etree._Element, url: str) -> bool:
    """Whether a picture is too small to be the article's, or called by an ornament's name."""
    get = element.get
    for told in (get("width"), get("height")):
        size = told.strip().removesuffix("px") if told else ""
        if size.isdecimal() and int(size[:6]) < SMALL:
            return True
    names = get("class")
    if (names and FACE.search(names)) or _OF_ORNAMENTS.search(url) is not None:
        return True
    path, mark, _ = url.partition("?")
    # picture servers carry the file's own name in the query: ?url=%2Flogo.svg
    for name in (path, unquote(url)) if mark else (path,):
        last = name.rsplit("/", 1)[-1].lower()
        if ORNAMENT.search(last) or last.split("&")[0].endswith((".svg", ".gif")):
            return True
    return False


def source_of(element: etree._Element) -> str:
    """The address as written, "" for none."""
    return next(filter(None, map(element.get, SOURCES)), "")
