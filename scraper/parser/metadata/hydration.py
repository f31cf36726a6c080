"""What frameworks leave in a page for their scripts: the page's state, as JSON or near it.

Next.js, Nuxt 2 and 3, Remix and React Router, SvelteKit, Gatsby, Angular, Apollo, Fusion, Inertia,
and whoever else assigns an object to a name or writes it into an attribute. Each format is told by
its form alone; what cannot be read gives nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from lxml import etree

from scraper.parser.metadata.brokenjson import load_json

MAX_STATE = 8_000_000  # characters of one script
MAX_ASSIGNED = 20  # objects assigned in one script
LEAST = 200  # characters of an attribute that may hold a page's state
MANY = 20_000  # values that are looked at
DEEP = 40  # objects in each other

_STREAM = re.compile(r"\.enqueue\(\s*(?=\")")
_FLIGHT = re.compile(r"__next_f\.push\(\s*(\[.*\])\s*\)", re.DOTALL)
_ASSIGNED = re.compile(r"[\w$\])]\s*[=(,]\s*(?=[{\[])")


def states(scripts: list[etree._Element]) -> Iterator[Any]:
    """The JSON values in the scripts that hold state."""
    pieces: list[str] = []
    for script in scripts:
        text = script.text or ""
        if len(text) > MAX_STATE:
            continue
        flight = _FLIGHT.search(text)
        if flight is not None:
            pieces += _pieces(flight.group(1))
            continue
        for value in _values(text.strip()):
            revived = _revived(value)
            yield revived
            yield from _inner(revived)
    if pieces:
        yield from _flight("".join(pieces).encode("utf-8", "replace"))


def attribute_states(root: etree._Element) -> Iterator[Any]:
    """The JSON values in attributes: Inertia's ``data-page``, the properties of Vue components."""
    for element in root.iter(etree.Element):
        for value in element.attrib.values():
            text = str(value)
            if len(text) >= LEAST and text[0] in "{[" and text[-1] in "}]":
                yield from _decoded(text)


def _values(text: str) -> Iterator[Any]:
    """The JSON in a script: pure, assigned to names, or in a call's argument."""
    called = _CALLED.search(text[:PREFIX])
    if called is not None:
        yield from _called(text, called)
        return
    quoted = _PARSED.search(text[:PREFIX])
    if quoted is not None:
        for inner in load_json(_string(text, quoted.end() - 1)):
            yield from load_json(_unwrapped(inner)) if isinstance(inner, str) else [inner]
        return
    stream = _STREAM.search(text)
    if stream is not None:
        for inner in load_json(_string(text, stream.end())):
            if isinstance(inner, str):
                yield from _decoded(inner)
        return
    if text[:3] in ("{&q", "[&q"):  # Angular before 16 (TransferState)
        for escape, sign in _ANGULAR.items():
            text = text.replace(escape, sign)
    pure = list(_decoded(text)) if text[:1] in ("{", "[") else []
    yield from pure or _assigned(text)


_ANGULAR = {"&q;": '"', "&s;": "'", "&l;": "<", "&g;": ">", "&a;": "&"}  # the last at last


def _decoded(text: str) -> Iterator[Any]:
    try:
        yield json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return


def _assigned(text: str) -> Iterator[Any]:
    """Every object that is assigned or handed to a call, as JSON or as JavaScript writes it:
    «window.a = {…}; b.c = […]; start(app, {d: …})»."""
    decoder, place = json.JSONDecoder(strict=False), 0
    for _ in range(MAX_ASSIGNED):
        match = _ASSIGNED.search(text, place)
        if match is None:
            return
        place = match.end()
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            literal, end = _literal(text, place, {})
            if end > place:
                place = end
                yield from _decoded(literal)
            continue
        yield value


def _inner(value: Any) -> Iterator[Any]:
    """The values that strings in a value hold as JSON: answers that a framework asked for, kept."""
    queue = [value]
    for item in queue:
        if isinstance(item, (dict, list)):
            queue.extend(item.values() if isinstance(item, dict) else item)
            if len(queue) > MANY:
                return
        elif isinstance(item, str) and len(item) >= LEAST and item.startswith(("{", "[{")):
            yield from _decoded(item)


PREFIX = 400  # characters of a script in which its one assignment begins
_PARSED = re.compile(r"JSON\.parse\(\s*(?:decodeURIComponent\(\s*)?[\"']")


def _unwrapped(text: str) -> str:
    """The JSON in a string that was encoded as a part of an address."""
    return unquote(text) if text[:1] == "%" else text


_JS_STRING = {
    '"': re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL),
    "'": re.compile(r"'((?:[^'\\]|\\.)*+)'", re.DOTALL),
}
_JS_ESCAPE = re.compile(r'\\x([0-9A-Fa-f]{2})|\\(.)|"', re.DOTALL)


def _string(text: str, start: int) -> str:
    """The JavaScript string that begins at ``start``, as JSON writes it; "" where it has no end.

    JavaScript has apostrophes around strings, and escapes them and bytes (ECMA-262, 12.9.4).
    """
    match = _JS_STRING[text[start]].match(text, start)

    def as_json(sign: re.Match[str]) -> str:
        byte, escaped = sign.groups()
        if byte is not None:
            return f"\\u00{byte}"
        if escaped is None:
            return '\\"'
        return sign.group() if escaped in '"\\/bfnrtu' else escaped

    return '"' + _JS_ESCAPE.sub(as_json, match.group(1)) + '"' if match is not None else ""


def _pieces(call: str) -> list[str]:
    """The piece of the stream in one call's arguments, ``[1,"…"]``."""
    return [
        value[1]
        for value in load_json(call)
        if isinstance(value, list) and len(value) > 1 and isinstance(value[1], str)
    ]


_TEXT_ROW = re.compile(rb"([0-9a-f]{1,8}):T([0-9a-f]{1,7}),")
_REFERS = re.compile(r"\$([0-9a-f]{1,8})")


def _flight(stream: bytes) -> Iterator[Any]:
    """The rows of React's flight format: ``id:json`` lines, and texts ``id:Tlength,…``, the length
    in bytes, that rows name as ``$id``."""
    texts: dict[str, str] = {}
    rows: list[bytes] = []
    place = 0
    while place < len(stream):
        text = _TEXT_ROW.match(stream, place)
        if text is not None:
            place = text.end() + int(text.group(2), 16)
            told = stream[text.end() : place].decode("utf-8", "replace")
            texts[text.group(1).decode()] = told
            continue
        end = stream.find(b"\n", place)
        end = len(stream) if end < 0 else end
        row = stream[place:end].partition(b":")[2]
        if row[:1] in (b"[", b"{"):
            rows.append(row)
        place = end + 1
    for row in rows:
        for value in load_json(row.decode("utf-8", "replace")):
            yield _referred(value, texts, 0) if texts else value


def _referred(value: Any, texts: dict[str, str], depth: int) -> Any:
    """The value with the stream's texts where it names them."""
    if isinstance(value, str):
        name = _REFERS.fullmatch(value)
        return texts.get(name.group(1), value) if name is not None else value
    if depth > DEEP:
        return value
    if isinstance(value, list):
        return [_referred(item, texts, depth + 1) for item in value]
    if isinstance(value, dict):
        return {name: _referred(item, texts, depth + 1) for name, item in value.items()}
    return value


# -- Nuxt 2: a function that is called with what occurs more than once ----------------------------

_CALLED = re.compile(r"=\s*\(function\s*\(([\w$,\s]*)\)\s*\{")
_RETURNED = re.compile(r"\breturn\s*(?=\{)")
_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')|(?P<name>[A-Za-z_$][\w$]*)"""
    r"""|(?P<number>-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<bool>![01])"""
    r"""|(?P<mark>[{}\[\],:()])|\s+|(?P<other>.)""",
    re.DOTALL,
)
_WORDS = {"true": "true", "false": "false", "null": "null", "undefined": "null", "NaN": "null"}


def _called(text: str, function: re.Match[str]) -> Iterator[Any]:
    """``name=(function(a,b){return {…}}(1,"x"))``: the object, with the arguments in it."""
    returned = _RETURNED.search(text, function.end())
    if returned is None:
        return
    _, end = _literal(text, returned.end(), {})
    call = text.find("(", end)
    if end < 0 or call < 0:
        return
    arguments, _ = _literal(text, call, {})
    values: list[Any] = next(_decoded(f"[{arguments[1:-1]}]"), [])
    names = [name.strip() for name in function.group(1).split(",")]
    known = {name: json.dumps(value) for name, value in zip(names, values, strict=False)}
    literal, _ = _literal(text, returned.end(), known)
    yield from _decoded(literal)


def _literal(text: str, start: int, known: Mapping[str, str]) -> tuple[str, int]:
    """The JavaScript literal at ``start`` as JSON, and where it ends; ``("", -1)`` where it has no
    end or is more than a literal. ``known``: what names stand for; others are null."""
    parts: list[str] = []
    open_ = ""
    for token in _TOKEN.finditer(text, start):
        kind, sign = token.lastgroup, token.group()
        if kind == "mark":
            if sign in "{[(":
                open_ += sign
            elif sign in "}])":
                open_ = open_[:-1]
            # a call, «new Date(…)», is its argument
            if sign not in "()" or not parts or not open_:
                parts.append(sign)
            if not open_:
                return "".join(parts), token.end()
        elif kind == "string":
            parts.append(_string(sign, 0))
        elif kind == "name":
            if open_[-1:] == "{" and parts[-1] in ("{", ","):
                parts.append(f'"{sign}"')
            elif sign not in ("new", "void") and text[token.end() : token.end() + 1] != "(":
                parts.append(known.get(sign) or _WORDS.get(sign, "null"))
        elif kind == "number":
            key = open_[-1:] == "{" and parts[-1] in ("{", ",")
            parts.append(f'"{sign}"' if key else re.sub(r"^(-?)\.", r"\g<1>0.", sign).rstrip("."))
        elif kind == "bool":
            parts.append("false" if sign == "!1" else "true")
        if kind == "other" or sign == "function" or len(open_) > DEEP:
            return "", -1
    return "", -1


# -- Nuxt 3, SvelteKit, React Router: a list of values that name each other by their places --------


def _revived(value: Any) -> Any:
    """The value that a list of values and places stands for; any other as it is."""
    if not (isinstance(value, list) and len(value) > 2 and isinstance(value[0], (dict, list))):
        return value
    first = value[0].values() if isinstance(value[0], dict) else value[0][1:]
    if not all(isinstance(place, int) and -8 < place < len(value) for place in first):
        return value
    return _at(value, 0, {}, 0)


def _at(values: list[Any], place: Any, made: dict[int, Any], depth: int) -> Any:
    """The value at a place; each is made once, and a place that leads back to itself is None."""
    if isinstance(place, bool) or not isinstance(place, int) or not 0 <= place < len(values):
        return None
    if place in made or depth > DEEP:
        return made.get(place)
    value, made[place] = values[place], None
    if isinstance(value, dict):
        value = {
            _name_at(values, name): _at(values, inner, made, depth + 1)
            for name, inner in value.items()
        }
    elif isinstance(value, list):
        if value and isinstance(value[0], str):  # «["Date", "2023-05-06"]», «["Reactive", 1]»
            inner = value[-1] if len(value) > 1 else None
            value = inner if isinstance(inner, str) else _at(values, inner, made, depth + 1)
        else:
            value = [_at(values, inner, made, depth + 1) for inner in value]
    made[place] = value
    return value


def _name_at(values: list[Any], name: str) -> str:
    """A field's name; «_12» is that at place 12."""
    place = int(name[1:]) if name[:1] == "_" and name[1:].isdecimal() and len(name) < 9 else -1
    return str(values[place]) if 0 <= place < len(values) else name
