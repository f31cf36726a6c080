"""Entries, packed small for the memory: a million of them may be waiting.

Addresses of the Arabic press are long (a letter is six characters of percent-encoding) and alike,
so each entry is deflated on its own against a dictionary of what they have in common: about a
third of its size is left. The first byte says how the rest is packed; a changed dictionary gets a
new number, and the old one stays readable.
"""

from __future__ import annotations

import json
import zlib

from scraper.page import Entry

_DEFLATED = b"\x01"
_PLAIN = b"\x00"
_WINDOW = -12  # raw deflate, 4 kB: larger than the dictionary and any usual entry

# The most frequent strings stand at the end, where references to them are shortest (zlib manual,
# deflateSetDictionary). Letters by their frequency in Arabic text; «ال» as it is percent-encoded.
_COMMON = (
    "2019-2020-2021-2022-2023-2024-2025-2026-2027-T00:00:00Z+03:00+02:00 GMT"
    "Mon, Tue, Wed, Thu, Fri, Sat, Sun, Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec "
    "%D9%80%D8%AB%D8%A4%D8%B8%D8%BA%D8%A6%D8%B2%D8%B0%D8%B7%D8%B6%D8%B4%D8%AE%D8%B5%D9%89%D8%A5"
    "%D9%82%D8%AC%D9%81%D8%B3%D8%AD%D8%AF%D9%83%D8%A9%D8%A3%D8%B9%D8%A8%D8%AA%D9%87%D9%86%D8%B1"
    "%D9%85%D9%88%D9%8A%D9%84%D8%A7-%D9%81%D9%8A-%D9%85%D9%86-%D8%B9%D9%84%D9%89-%D8%A7%D9%84"
    "الرئيس وزير الخارجية مجلس العربية السورية في من على إلى عن أن بعد خلال غزة اليوم ال"
    ".html.aspx.php?id=/category/article/articles/story/content/politics/sport/economy/"
    "/ar/arabic/news/world/2024/2025/2026/sitemap.xml/feed/rss"
    '","listing","sitemap","feed",null,null,null,null,"https://www.'
).encode()


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def pack_entry(entry: Entry) -> bytes:
    """The entry as bytes; ``unpack_entry`` gives an equal one."""
    fields = [
        entry.url,
        entry.source,
        entry.found_in,
        entry.title,
        entry.published,
        entry.modified,
        list(entry.sections),
        list(entry.authors),
    ]
    while len(fields) > 2 and not fields[-1]:  # what is missing at the end is empty
        fields.pop()
    text = _ENCODE(fields)
    try:
        plain = text.encode()
    except UnicodeEncodeError:  # a lone surrogate: JSON can escape what UTF-8 cannot hold
        plain = json.dumps(fields, separators=(",", ":")).encode()
    squeeze = zlib.compressobj(6, zlib.DEFLATED, _WINDOW, 5, zlib.Z_DEFAULT_STRATEGY, _COMMON)
    packed = squeeze.compress(plain) + squeeze.flush()
    return _DEFLATED + packed if len(packed) < len(plain) else _PLAIN + plain


def unpack_entry(packed: bytes) -> Entry:
    """The entry. Raises ValueError when the bytes are not one."""
    try:
        plain = packed[1:] if packed[:1] == _PLAIN else _inflate(packed)
        url, source, *rest = json.loads(plain.decode())
        rest += [""] * (6 - len(rest))
        found_in, title, published, modified, sections, authors = rest
        labels = (*sections, *authors)
    except (zlib.error, TypeError) as error:
        raise ValueError(f"not a packed entry: {error}") from error
    texts = (url, source, found_in or "", title or "", published or "", modified or "", *labels)
    if {*map(type, texts)} != {str}:
        raise ValueError("not a packed entry: no texts")
    return Entry(
        url=url,
        source=source,
        found_in=found_in or "",
        title=title or None,
        published=published or None,
        modified=modified or None,
        sections=tuple(sections),
        authors=tuple(authors),
    )


def _inflate(packed: bytes) -> bytes:
    if packed[:1] != _DEFLATED:
        raise ValueError(f"packed in a way that is not known: {packed[:1]!r}")
    return zlib.decompressobj(_WINDOW, _COMMON).decompress(packed[1:])
