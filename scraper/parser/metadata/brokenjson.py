"""JSON as publishers break it: HTML comments around it, trailing commas, raw line feeds and
quotation marks inside strings, two objects one after the other, entities, an end that is missing.
Each has its repair, tried from the strictest reading on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from scraper.arabic.text import unescape
from scraper.rare import rare


def load_json(text: str) -> list[Any]:
    """The JSON values in a script, repaired where that is safe; [] where nothing can be read."""
    text = text.strip().lstrip("\ufeff")
    try:
        return [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        pass
    text = _unwrapped(text)
    for repair in (_no_trailing_commas, _escapes, _inner_quotes, unescape, _closed):
        text = repair(text)
        values = list(_several(text))
        if values:
            return values
    return []


# What stands around the value: HTML comments, CDATA sections, C comments.
_OPENING = rare(r"(?:\s|<!--|(?://\s*)?<!\[CDATA\[|/\*.{0,200}?\*/)+", re.DOTALL)
_CLOSINGS = (";", "-->", "]]>", "//", "*/", "/*")


def _unwrapped(text: str) -> str:
    opening = _OPENING.match(text)
    text = text[opening.end() :] if opening is not None else text
    for _ in range(8):
        text = text.rstrip()
        closing = next((sign for sign in _CLOSINGS if text.endswith(sign)), None)
        if closing is None:
            break
        text = text.removesuffix(closing)
    return text


_ESCAPE = re.compile(r"\\(['\"\\/bfnrt]|u[0-9A-Fa-f]{4})?")


def _escapes(text: str) -> str:
    """Backslashes that JSON does not know: «\\'» is an apostrophe, others are meant as printed."""

    def mended(match: re.Match[str]) -> str:
        if match.group(1) is None:
            return "\\\\"
        return "'" if match.group(1) == "'" else match.group()

    return _ESCAPE.sub(mended, text)


def _no_trailing_commas(text: str) -> str:
    return re.sub(r",(\s*[}\]])", r"\1", text)


_SIGN = re.compile(r'\\.|"', re.DOTALL)
# What stands behind a quotation mark that ends a string; behind any other the sentence goes on.
_AFTER_STRING = rare(r'\s*+(?:[:}\]]|,\s*+(?:["{\[\d-]|true|false|null|$)|$)')


def _inner_quotes(text: str) -> str:
    """Quotation marks inside strings escaped. One pass: pages with thousands of them are made."""
    parts: list[str] = []
    place, inside = 0, False
    for sign in _SIGN.finditer(text):
        if sign.group() != '"':
            continue
        if inside and _AFTER_STRING.match(text, sign.end()) is None:
            parts += (text[place : sign.start()], '\\"')
            place = sign.end()
        else:
            inside = not inside
    return "".join(parts) + text[place:]


_BRACKET = re.compile(r'\\.|["{}\[\]]', re.DOTALL)
_CLOSING = {"{": "}", "[": "]"}


def _closed(text: str) -> str:
    """The brackets closed that a text leaves open; a text cut inside a string stays as it is."""
    inside, opened = False, list[str]()
    for sign in map(re.Match[str].group, _BRACKET.finditer(text)):
        if sign == '"':
            inside = not inside
        elif not inside and sign in _CLOSING:
            opened.append(_CLOSING[sign])
        elif not inside and sign in "}]" and (not opened or opened.pop() != sign):
            return text
    return text if inside else text.rstrip(" ,\r\n\t") + "".join(reversed(opened))


_BETWEEN = re.compile(r"[\s,;]*")


def _several(text: str) -> Iterator[Any]:
    """JSON values one after the other, with or without commas between them."""
    decoder = json.JSONDecoder(strict=False)
    place = 0
    while place < len(text):
        between = _BETWEEN.match(text, place)
        place = between.end() if between is not None else place
        if place >= len(text):
            return
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            return
        yield value
