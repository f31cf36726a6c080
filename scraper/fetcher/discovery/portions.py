"""What an endless page's script fetches: a portion of the listing as JSON, which holds HTML, or
the entries themselves, and often where the next portion is. Pure.

The portion is read as the page that its script would make of it, by the reader of all pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from scraper.fetcher.discovery.paging import is_page
from scraper.fetcher.discovery.places import number_of_page

_MOST_NODES = 100_000  # of one portion that are looked at
_NEXT = frozenset(
    {"next", "nextpage", "nexturl", "nextpageurl", "nexthref", "nextlink", "more", "moreurl"}
)
_MORE = frozenset({"hasmore", "hasnext", "hasnextpage", "more"})
_OFFSETS = frozenset({"start", "offset", "limitstart", "from"})
_PLACES = ("/", "?", "http://", "https://")


def as_page(body: bytes) -> bytes | None:
    """The portion as HTML, or None where the body is no JSON. Never raises."""
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return None
    try:
        data = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    parts, following, over = [], "", False
    for name, value in _walk(data):
        if isinstance(value, str):
            if "<a " in value:
                parts.append(value)
            elif name in _NEXT and value.startswith(_PLACES) and not following:
                following = value
        elif (name in _NEXT and value is None) or (name in _MORE and value in (False, 0)):
            over = True
    if following:
        parts.append(f'<link rel="next" href="{escape(following)}">')
    entries = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    parts.append(f'<script type="application/json">{entries}</script>')
    end = "<body>" if over and not following else ""  # a whole page, so nothing follows unsaid
    return f"{end}{''.join(parts)}".encode("utf-8", "replace")


def is_portion(body: bytes) -> bool:
    """Whether the HTML is no whole page, only what is put into one."""
    start = body[:4096].lower()
    return not any(mark in start for mark in (b"<html", b"<head", b"<body", b"<!doctype"))


def successor(url: str, count: int) -> str | None:
    """The address of the portion after the one at ``url`` that had so many entries; None where its
    own address has no number that says so."""
    if not count or not is_page(url):
        return None
    query = urlsplit(url).query
    for part in query.split("&"):
        name, value = part.partition("=")[0], number_of_page(part)
        if value is not None and len(value) < 9:
            step = count if name.lower() in _OFFSETS and int(value) >= count else 1
            head, _, tail = url.partition("?")
            numbered = tail.replace(part, f"{name}={int(value) + step}", 1)
            return f"{head}?{numbered}"
    head, slash, last = url.rstrip("/").rpartition("/")
    number = last.lstrip("".join(c for c in last if not c.isdecimal()))
    if query or not number.isdecimal() or len(number) >= 9:
        return None
    end = "/" if url.endswith("/") else ""
    return f"{head}{slash}{last.removesuffix(number)}{int(number) + 1}{end}"


def _walk(data: object) -> Iterator[tuple[str, object]]:
    """All values with their names, as a portion may nest them; in its order."""
    waiting, left = [("", data)], _MOST_NODES
    while waiting and left:
        (name, value), left = waiting.pop(), left - 1
        if isinstance(value, dict):
            named = [(str(k).lower().replace("_", ""), v) for k, v in value.items()]
            waiting += reversed(named)
        elif isinstance(value, list):
            waiting += [("", each) for each in reversed(value)]
        else:
            yield name, value
