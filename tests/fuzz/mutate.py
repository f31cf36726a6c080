"""What goes wrong with text on its way, and what attackers put into it: pure functions of a Random.

Bytes are damaged as transports, editors and attackers damage them; text besides is mixed with what
readers of Arabic, dates, addresses and markup have stumbled over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

Step = Callable[[Random, bytes], bytes]

_MARKUP = (
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</script>", b"<p>",
    b"</p>", b"<div>", b"</div></div>", b"<article>", b"</article>", b"<table><tr><td>", b"<br>",
    b"<svg>", b"<template>", b"<noscript>", b"<plaintext>", b"<textarea>", b"<base href='//x'>",
    b"<h1>", b"</h1>", b"<time datetime='", b"<meta charset=utf-16>", b"<?xml version='1.0'?>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&#x0;", b"&#xD800;", b"&#1114112;", b"&nbsp;",
    b"&amp;amp;amp;", b"<item>", b"</item>", b"<entry>", b"<url><loc>", b"<sitemap>",
    b"<news:news>", b"<link rel=canonical href='", b'<script type="application/ld+json">',
    b'{"@graph":[', b"}]", b'"datePublished":', b'"@type":["NewsArticle"]', b'"headline":null',
    b"[[[[", b"\\ud800", b"\\", b"1e999", b"-0", b"null", b"true", b'"', b"'", b"=",
    b"itemprop=articleBody ", b" class=", b"&#" + b"1" * 4400 + b";",
    b"&amp;#" + b"1" * 4400 + b";",
)  # fmt: skip
_BYTES = (
    b"\0", b"\xff", b"\xfe", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\xaf", b"\x80",
    b"\xd8", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xc2\x85", b"\x1b[2J", b"\r", b"\n", b"\r\n\r\n",
    b"\x0b", b"\x1f\x8b", b"BZh", b"%PDF-1.7", b"\xf4\x90\x80\x80", b"\xf0\x9f\x87\xb8",
)  # fmt: skip
_WORDS = (
    "كانون الثاني", "الأحد", "٣١", "٢٠٢٤", "/", "-", "–", ":", "،", "(", ")", "«", "»",
    "دمشق - سانا", "رويترز", "م", "هـ", "ص", "مساءً", "GMT", "+03:00", "1445", "رمضان", "منذ",
    "ساعة", "0000", "99", "T", "Z", "2024-02-30", "31/02/2024", "\u0640", "\u064b", "\u0670",
    "\ufefb", "\ufdfa", "\u200f", "\u202e", "\u200c", "\u2066", "\xad", "\u06dd", "\U0001f1f8",
    "\U000e0041", "\u0660" * 30, "https://", "http://[::1", "//", "@", "%", "%D3%E6", "%00",
    "%2e%2e/", "?", "#", "&", ";", "xn--", "javascript:", "..", "\\", "0x7f.1", "１２７", "﹕", "ß",
    "İ", "ﷺ", "\u0130", "\U0001d7ce", "Disallow: /*", "Allow: $", "User-agent:", "Crawl-delay: 1e9",
    "Sitemap:", "noindex", "Wed, 31 Dec 1969 23:59:60 -0000", "9" * 40, "max-age=", "charset=",
    "gzip", "br", "chunked",
)  # fmt: skip
_DICTIONARY = (*_MARKUP, *_BYTES, *(word.encode() for word in _WORDS))
_MOST = 300_000  # bytes of one input: what is larger only costs time


def _span(chance: Random, data: bytes, most: int = 400) -> tuple[int, int]:
    begin = chance.randint(0, len(data))
    return begin, min(len(data), begin + int(chance.random() ** 3 * most))


def _insert(chance: Random, data: bytes) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(_DICTIONARY) + data[at:]


def _replace(chance: Random, data: bytes) -> bytes:
    begin, end = _span(chance, data, 40)
    return data[:begin] + chance.choice(_DICTIONARY) + data[end:]


def _delete(chance: Random, data: bytes) -> bytes:
    begin, end = _span(chance, data)
    return data[:begin] + data[end:]


def _repeat(chance: Random, data: bytes) -> bytes:
    begin, end = _span(chance, data, 200)
    times = 1 << chance.randint(1, 10)
    return data[:end] + data[begin:end] * min(times, 1 + 40_000 // max(1, end - begin)) + data[end:]


def _move(chance: Random, data: bytes) -> bytes:
    begin, end = _span(chance, data)
    at = chance.randint(0, begin)
    return data[:at] + data[begin:end] + data[at:begin] + data[end:]


def _cut(chance: Random, data: bytes) -> bytes:
    return data[: chance.randint(0, len(data))]


def _flip(chance: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), 1 << chance.randint(0, 5))):
        changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)


def _stutter(chance: Random, data: bytes) -> bytes:
    """One word of the dictionary very often in one place: what backtracking and nesting fear."""
    at, word = chance.randint(0, len(data)), chance.choice(_DICTIONARY)
    return data[:at] + word * (1 << chance.randint(3, 12)) + data[at:]


def _recode(chance: Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(("windows-1256", "utf-16", "utf-7", "utf-8-sig")), "replace")


_STEPS: Sequence[tuple[Step, int]] = (
    ( _insert, 6 ), ( _replace, 6 ), ( _delete, 4 ), ( _flip, 4 ), ( _move, 2 ), ( _repeat, 2 ),
    ( _cut, 1 ), ( _stutter, 1 ), ( _recode, 1 ),
)  # fmt: skip
_CHOICES = tuple(step for step, weight in _STEPS for _ in range(weight))


def damaged(chance: Random, data: bytes) -> bytes:
    """The bytes after one to eight mishaps; sometimes none at all."""
    for _ in range(chance.randint(0, 8)):
        data = chance.choice(_CHOICES)(chance, data)[:_MOST]
    return data


def crossed(chance: Random, one: bytes, other: bytes) -> bytes:
    """The head of one and the tail of the other."""
    return one[: chance.randint(0, len(one))] + other[chance.randint(0, len(other)) :]


def damaged_text(chance: Random, text: str) -> str:
    """Text after mishaps that only text can have too: lone surrogates, any character of Unicode."""
    if chance.random() < 0.5:
        data = damaged(chance, text.encode("utf-8", "replace"))
        return data.decode("utf-8", chance.choice(("replace", "surrogateescape", "ignore")))
    for _ in range(chance.randint(1, 6)):
        at, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        if chance.random() < 0.7:
            end = min(end, at + 3)
        text = text[:at] + _piece(chance) + text[end:]
    return text


def _piece(chance: Random) -> str:
    kind = chance.random()
    if kind < 0.6:
        return chance.choice(_WORDS)
    if kind < 0.7:
        return chance.choice(_WORDS) * (1 << chance.randint(1, 11))
    if kind < 0.8:
        return chr(chance.randrange(0x110000))
    if kind < 0.9:
        return chr(chance.randrange(0x600, 0x700))
    return str(chance.randrange(10 ** chance.randint(1, 12)))
