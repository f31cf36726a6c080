"""What a page asks of robots about itself: X-Robots-Tag and ``<meta name="robots">``.

There is no standard; this is what Google and Bing document (developers.google.com/search/docs/
crawling-indexing/robots-meta-tag), whose words publishers use: noindex, none, noarchive …
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

# Directives with a value: the colon in them does not set off the name of a robot.
_VALUED = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
_NAME = re.compile(r"\s*([\w-]+|\*)\s*:\s*(.*)", re.DOTALL | re.ASCII)
_WORD = re.compile(r"[a-z][a-z_-]*(?::\s*\S+)?")
_HEAD = 256 * 1024  # bytes within which the meta elements are looked for
_META = re.compile(rb"<meta\s[^<>]{1,2000}>", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_ATTRIBUTE = re.compile(
    rb"""(name|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)


def directives(headers: Mapping[str, str], agent: str) -> frozenset[str]:
    """The directives of all X-Robots-Tag headers that concern everybody or this product token,
    in lower case; ``"none"`` comes with what it stands for, noindex and nofollow.

    ``headers``: lower-case names; several headers of the name are joined by line feeds.
    """
    found: set[str] = set()
    for line in headers.get("x-robots-tag", "").split("\n"):
        found.update(_of_line(line, agent.lower()))
    return _complete(found)


def meta_directives(body: bytes, agent: str) -> frozenset[str]:
    """The same from the meta elements named ``robots`` or like the product token, which stand
    in the first quarter MiB of an HTML page."""
    found: set[str] = set()
    head, names = body[:_HEAD], (b"robots", agent.lower().encode())
    if not any(name in element.lower() for element in _META.findall(head) for name in names):
        return frozenset()  # nearly all pages: comments need not be looked for
    for element in _META.findall(_COMMENT.sub(b"", head)):
        attributes = {
            name.lower(): (double or single or bare).decode("latin-1")
            for name, double, single, bare in _ATTRIBUTE.findall(element)
        }
        name = attributes.get(b"name", "").strip().lower()
        if name in ("robots", agent.lower()):
            found.update(_words(html.unescape(attributes.get(b"content", ""))))
    return _complete(found)


def _of_line(line: str, agent: str) -> Iterator[str]:
    """The directives of one header. A robot's name holds for what follows it in the line."""
    concerns = True
    for part in line.split(","):
        named = _NAME.match(part)
        if named and named[1].lower() not in _VALUED:
            concerns = named[1].lower() in (agent, "robots", "*")
            part = named[2]
        if concerns:
            yield from _words(part)


def _words(text: str) -> Iterator[str]:
    for part in text.lower().split(","):
        word = part.strip()
        if _WORD.fullmatch(word):
            yield word


def _complete(found: set[str]) -> frozenset[str]:
    return frozenset(found | {"noindex", "nofollow"} if "none" in found else found)
