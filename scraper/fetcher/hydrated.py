"""Links that stand in no element but in the data from which a page's script would draw it: JSON in
a ``<script>``, as Next.js and other frameworks leave it, or a list for search engines in JSON-LD.

Only whole addresses are taken, and only beside a title, but in a list of JSON-LD: an address is not
put together from a slug, and what a script would draw of other data is not known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from lxml import etree

_LINKS = ("url", "link", "href", "path", "permalink", "canonicalurl", "shareurl", "articleurl")
_TITLES = ("title", "headline", "name")
_MOST_BYTES = 4 << 20  # of one script
_MOST_NODES = 100_000  # of one page's data that are looked at
_JSON = ("application/json", "application/ld+json")


def hydrated_links(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Addresses as they are written in the page's data, each with its title, ``""`` where a list of
    JSON-LD gives none. In the order of the data."""
    left = _MOST_NODES
    for script in root.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").lower() not in _JSON or len(text) > _MOST_BYTES:
            continue
        try:
            waiting = [json.loads(text)]
        except (ValueError, RecursionError):
            continue
        while waiting and left:
            node, left = waiting.pop(), left - 1
            if isinstance(node, dict):
                yield from _link(node)
                waiting += reversed(node.values())
            elif isinstance(node, list):
                waiting += reversed(node)


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
