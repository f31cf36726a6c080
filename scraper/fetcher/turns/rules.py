"""The rules of a robots.txt against the path of an address: the longest match (RFC 9309, 2.2.2).

Text here has one character for each byte (latin-1) until it is percent-encoded, and everything
that is compared is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})|([^!-~]|%)")
# Reserved characters that part nothing and are compared percent-encoded. "/", "?", "=" and "&"
# are left: a pattern like "/*id=5" does not say whether they stand in the path or the query.
_RESERVED = re.compile(r"[:#\[\]@!$'()*+,;]")
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
# What is compared as it stands: so are most addresses, and to look at each of the 200 escapes of
# an Arabic headline by itself takes twenty times as long.
_AS_IT_STANDS = re.compile(r"[A-Za-z0-9/?=&._~-]*+(?:%[89A-F][0-9A-F][A-Za-z0-9/?=&._~-]*+)*+")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


class Rules:
    """Finds the longest matching rule; Allow wins among equals (section 2.2.2).

    Plain prefixes, by far the most, are looked up by their lengths; only patterns are tried one
    by one. No regular expressions: ``/*a*a*a*a`` costs one pass.
    """

    def __init__(self, rules: Iterable[tuple[bool, str]] = ()) -> None:
        """``rules``: whether each allows, and its pattern as printed."""
        self._prefixes: dict[str, tuple[int, bool]] = {}
        patterns: dict[tuple[tuple[str, ...], bool], tuple[int, bool]] = {}
        for allow, value in rules:
            if not value.startswith(("/", "*", "$")):
                value = "/" + value  # against the grammar, but there is no doubt what is meant
            written = _written(value)
            weight = (len(written), allow)
            anchored = written.endswith("$")
            parts = tuple(_parts(written.removesuffix("$")))
            if len(parts) == 1 and not anchored:
                self._prefixes[parts[0]] = max(weight, self._prefixes.get(parts[0], weight))
            else:
                key = (parts, anchored)
                patterns[key] = max(weight, patterns.get(key, weight))
        self._lengths = sorted({len(prefix) for prefix in self._prefixes})
        self._patterns = sorted(
            ((weight, *key) for key, weight in patterns.items()), key=lambda p: p[0], reverse=True
        )

    def allow(self, path: str) -> bool:
        """Whether the path may be asked; ``path`` is ``comparable``."""
        best = (-1, True)
        for length in self._lengths:
            if length > len(path):
                break
            best = max(best, self._prefixes.get(path[:length], best))
        for weight, parts, anchored in self._patterns:
            if weight <= best:
                break
            if _matches(path, parts, anchored=anchored):
                best = weight
        return best[1]


def _matches(path: str, parts: tuple[str, ...], *, anchored: bool) -> bool:
    """Whether the parts follow one another in the path, the first at its beginning."""
    if not path.startswith(parts[0]):
        return False
    at = len(parts[0])
    if anchored and len(parts) == 1:
        return at == len(path)
    for part in parts[1:-1] if anchored else parts[1:]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not anchored or (len(path) - len(parts[-1]) >= at and path.endswith(parts[-1]))


# Percent-encoding (section 2.2.2). ``_written`` is the form whose octets are counted: what is
# outside of US-ASCII is encoded, what need not be encoded is not. ``comparable`` goes on where
# the RFC's table does, so that ``/a:b`` meets ``/a%3Ab``, and ``?u=http://`` its encoded form.


def _written(value: str) -> str:
    return _ESCAPE.sub(_one_way, value)


def _one_way(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else ord(match[2])
    return chr(code) if code in _UNRESERVED else f"%{code:02X}"


def comparable(path: str) -> str:
    """The path and query of an address, as it is matched."""
    if _AS_IT_STANDS.fullmatch(path):
        return path
    path = _ESCAPES.sub(lambda run: run[0].upper(), path)
    if _AS_IT_STANDS.fullmatch(path):
        return path
    return _comparable_part(_written(path), query=False)


def _comparable_part(part: str, *, query: bool) -> str:
    encoded = _RESERVED.sub(_escape, part)
    if query:
        return _slashes_in_query(encoded)
    before, mark, after = encoded.partition("?")
    return before + mark + _slashes_in_query(after)


def _slashes_in_query(query: str) -> str:
    """Within a query, "/" and "?" mean nothing, encoded or not."""
    return query.replace("%2F", "/").replace("%3F", "?")


def _parts(written: str) -> Iterable[str]:
    """What stands between the asterisks of a pattern, comparable."""
    query = False
    for part in re.split(r"\*+", written):
        yield _comparable_part(part, query=query)
        query = query or "?" in part


def _escape(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"
