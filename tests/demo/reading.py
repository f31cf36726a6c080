"""Reads the demo's pages in the plainest way, so that gold is not checked by a parser of ours."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser

_MARKS = re.compile("[\u0640\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff]")


def flat(value: str) -> str:
    """White space to one space, invisible marks gone, entities decoded however often."""
    while (once := unescape(value)) != value:
        value = once
    return " ".join(_MARKS.sub("", value).split())


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.attributes: list[str] = []
        self.scripts: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._script = tag == "script"
        self.attributes.extend(value for _, value in attrs if value)
        if tag in ("p", "div", "br", "td", "li", "h1", "h2", "h3", "h4", "span", "a"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._script = False

    def handle_data(self, data: str) -> None:
        (self.scripts if self._script else self.parts).append(data)


def strings_of(value: object) -> list[str]:
    """All strings in a JSON value, tags taken out of them."""
    if isinstance(value, str):
        return [re.sub(r"<[^>]+>", " ", value)]
    if isinstance(value, list):
        return [s for each in value for s in strings_of(each)]
    if isinstance(value, dict):
        return [s for each in value.values() for s in strings_of(each)]
    return []


def seen(body: bytes, encoding: str) -> str:
    """Everything that a page says in text, attributes and JSON scripts, flattened."""
    reader = _Text()
    reader.feed(body.decode(encoding))
    said = ["".join(reader.parts), *reader.attributes]
    for script in reader.scripts:
        if script.lstrip()[:1] in ("{", "["):
            said.extend(strings_of(json.loads(script)))
    return "\n".join(flat(s) for s in said)


def joined(value: str) -> str:
    """Without any white space: markup may part words from punctuation, never reorder them."""
    return re.sub(r"\s+", "", flat(value))
