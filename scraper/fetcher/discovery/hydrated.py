"""Links that stand in no element but in the data from which a page's script would draw it: JSON in
a ``<script>``, as Next.js and other frameworks leave it, the same set into a variable
(``window.__STATE__ = {…}``), or a list for search engines in JSON-LD.

Only whole addresses are taken, and only beside a title, but in a list of JSON-LD: an address is not
put together from a slug, and what a script would draw of other data is not known.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from lxml import etree

_LINKS = ("url", "link", "href", "path", "permalink", "canonicalurl", "shareurl", "articleurl")
_TITLES = ("title", "headline", "name")
_MOST_BYTES = 4 << 20  # of one script
_MOST_NODES = 100_000  # of one page's data that are looked at
# A variable that a script sets to an object, a list, or the text of one.
_SET = re.compile(
    r"\s*(?:(?:var|let|const)\s+[\w$]{1,60}|(?:window|self|globalThis)(?:\.[\w$]{1,60}|\[[\"'][\w$]{1,60}[\"']\]))"
    r"\s*=\s*(?:(?=[\[{])|JSON\.parse\(\s*(?P<quoted>)(?=\"))"
)
_DECODER = json.JSONDecoder()
_JSON = ("application/json", "application/ld+json")


def hydrated_links(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Addresses as they are written in the page's data, each with its title, ``""`` where a list of
    JSON-LD gives none. In the order of the data."""
    left = _MOST_NODES
    for script in root.iter("script"):
        waiting = _data(script)
        while waiting and left:
            node, left = waiting.pop(), left - 1
            if isinstance(node, dict):
                yield from _link(node)
                waiting += reversed(node.values())
            elif isinstance(node, list):
                waiting += reversed(node)


def _data(script: etree._Element) -> list[object]:
    text = script.text or ""
    if len(text) > _MOST_BYTES:
        return []
    try:
        if (script.get("type") or "").lower() in _JSON:
            return [json.loads(text)]
        if (found := _SET.match(text)) is None:
            return []
        if found["quoted"] is None:
            return [_DECODER.raw_decode(text, found.end())[0]]
        written, _ = _DECODER.raw_decode(text, found.start("quoted"))
        return [json.loads(written)]
    except (ValueError, TypeError, RecursionError):
        return []


def _link(node: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    named = {name.lower().replace("_", ""): value for name, value in node.items()}
    target = next((t for t in map(named.get, _LINKS) if isinstance(t, str)), "")
    title = next(filter(None, (_text(named.get(name)) for name in _TITLES)), "")
    whole = target.startswith(("/", "http://", "https://"))
    if whole and (title or node.get("@type") == "ListItem"):
        yield target, title


def _text(value: object) -> str:
    """A title, as it stands or as WordPress hands it out: ``{"rendered": …}``."""
    if isinstance(value, dict):
        value = value.get("rendered")
    return value if isinstance(value, str) else ""
