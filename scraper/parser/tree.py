"""Bytes to tree: what the page's encoding truly is, and lxml's tree of it.

Header, declaration and bytes disagree on Arabic pages more often than on others, so the bytes
decide: strict UTF-8 first (nothing else is valid UTF-8 by accident), then UTF-8 with a few bad
bytes, then the single-byte Arabic sets told apart by the commonest pair of Arabic letters, «ال».
What the page declares is asked only where the bytes do not say.
"""

from __future__ import annotations

import re
import threading
import zlib
from dataclasses import dataclass

from lxml import etree

from scraper.arabic.text import holds, is_utf8
from scraper.parser.repairs import FEW, break_lines, open_end, refer_once, signs

MAX_INFLATED = 64 * 1024 * 1024  # bytes; no news page comes near, every bomb goes beyond

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# File signatures of what is no page whatever its name or Content-Type says (WHATWG MIME Sniffing).
_NOT_MARKUP = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"\x1aE\xdf\xa3", "a Matroska video"),
    (b"RIFF", "a WebP picture or a recording"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"CWS", "a Flash film"),
    (b"wOF", "a font"),
)

# «ال», the Arabic article: the commonest pair of letters, and different bytes in each set.
_ARTICLE_1256 = b"\xc7\xe1"
_ARTICLE_8859_6 = b"\xc7\xe4"

# UTF-8 read as windows-1252 or as windows-1256 and written as UTF-8 again: Arabic letters then
# stand as pairs that begin with Ø/Ù, or with ط/ظ before a sign that never follows them in words.
_TWICE_1252 = re.compile("[ØÙÚÛ][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]")
_TWICE_1256 = re.compile("[طظ][\u0080-\u00bf\u0679-\u06d2\u200c-\u2122]")
# «ال» in each of these: without it a page is no Arabic page encoded twice.
_TWICE_ARTICLES = tuple(each.encode() for each in ("Ø§Ù„", "Ø§Ù\x84", "ط§ظ„"))
_ARABIC = re.compile("[\u0621-\u064a]")

# Of the multi-byte sequences so many may be broken for the page to be UTF-8 all the same. Arabic in
# a single-byte set gives hardly one whole sequence: its letters stand where only first bytes can.
_BAD_SHARE = 0.1
# A page put together of parts in UTF-8 and in windows-1256, a box or a feed from elsewhere, has
# words in both. A stretch is bytes that are no UTF-8, with what between them is so by accident.
_WORDS = re.compile("(?:[\u0621-\u064a]{2,} ){3}")
_STRETCH = re.compile(
    "[\udc80-\udcff](?:[ \udc80-\udcff\x80-\u05ff\u0700-\u07ff]*[\udc80-\udcff])?"
)
_WORD = 4  # bytes that make a word; fewer are a character that was cut


class UnreadableError(Exception):
    """The bytes are no page; the message says what they are. Never leaves the parser."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's markup as UTF-8 bytes, and the encoding that they were in."""

    data: bytes
    encoding: str


def to_utf8(body: bytes, content_type: str = "") -> Markup:
    """The page's markup in UTF-8.

    ``content_type`` is the header with its parameters. Raises UnreadableError where the bytes are a
    known other format, or text in no encoding that gives words.
    """
    body = _inflate(body)
    head = body[:16].lstrip()
    for magic, what in _NOT_MARKUP if head[:1] != b"<" else ():
        if head.startswith(magic):
            raise UnreadableError(f"the answer is {what}, not a page")
    if body[4:8] == b"ftyp":
        raise UnreadableError("the answer is an MP4 video, not a page")
    for bom, name in _BOMS:
        if body.startswith(bom):
            text = body[len(bom) :].decode(name, "ignore")
            return _markup(text, name)
    wide = _wide(body)
    if wide:
        return _markup(body.decode(wide, "ignore"), wide)
    if b"\0" in body:
        body = body.replace(b"\0", b"")
    return _narrow(body, content_type)


def parse_tree(data: bytes) -> etree._Element | None:
    """lxml's tree of UTF-8 markup, without comments; None where nothing is in it."""
    end, kept, twice = signs(data)
    if end >= 0:
        data = open_end(data, end)
    if twice > FEW:
        data = refer_once(data)
    try:
        root = etree.fromstring(data, _parsers.html)
    except (etree.XMLSyntaxError, ValueError, AssertionError):
        return None  # lxml's word for "an empty document"
    if root is not None and kept:
        break_lines(root)
    return root


class _Parsers(threading.local):
    """One parser for all pages of a thread: making one costs a twelfth of what it then reads, and
    threads that share one wait for each other. It keeps nothing of a page but its errors."""

    def __init__(self) -> None:
        self.html = etree.HTMLParser(
            encoding="utf-8",
            remove_comments=True,
            remove_pis=True,
            huge_tree=True,
            no_network=True,
            collect_ids=False,
        )


_parsers = _Parsers()


def _inflate(body: bytes) -> bytes:
    """Undoes gzip that nobody declared: saved pages, and gzip inside gzip."""
    for _ in range(3):
        if not body.startswith(b"\x1f\x8b"):
            return body
        machine = zlib.decompressobj(wbits=31)
        try:
            body = machine.decompress(body, MAX_INFLATED)
        except zlib.error as error:
            raise UnreadableError(f"broken gzip data: {error}") from error
        if machine.unconsumed_tail:
            raise UnreadableError(f"gzip data of more than {MAX_INFLATED // 1024**2} MB")
    return body


def _markup(text: str, encoding: str) -> Markup:
    return Markup(text.replace("\0", "").encode("utf-8", "ignore"), encoding)


def _wide(body: bytes) -> str | None:
    """UTF-16 without a byte order mark: markup has every second byte of its ASCII zero."""
    sample = body[:400]
    if sample.count(0) * 5 < len(sample) or len(sample) < 8:
        return None
    return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"


def _narrow(body: bytes, content_type: str) -> Markup:
    if body.isascii():
        return Markup(body, "ascii")
    if not is_utf8(body):
        return _not_strict(body, content_type)
    if holds(body, b"\xc2\xa7") and any(article in body for article in _TWICE_ARTICLES):  # «§»
        once = _undo_twice(body.decode("utf-8"))
        if once is not None:
            return _markup(once, "utf-8 twice")
    return Markup(body, "utf-8")


def _undo_twice(text: str) -> str | None:
    """The text of a page that was encoded twice, or None where it was not."""
    sample = text[:200_000]
    for pattern, name in ((_TWICE_1252, "cp1252"), (_TWICE_1256, "cp1256")):
        pairs = len(pattern.findall(sample))
        arabic = len(_ARABIC.findall(sample))
        single = arabic if name == "cp1252" else arabic - pairs
        if pairs > 20 and pairs > single:
            repaired = _reencode(text, name)
            if repaired is not None:
                return repaired
    return None


def _reencode(text: str, name: str) -> str | None:
    """Back through the single-byte set. Bytes that it leaves undefined passed as C1 controls."""
    out = bytearray()
    for character in text:
        if character < "\x80":
            out += character.encode()
            continue
        try:
            out += character.encode(name)
        except UnicodeEncodeError:
            if character > "\xff":
                out += b"?"
            else:
                out.append(ord(character))
    try:
        return out.decode("utf-8")
    except UnicodeDecodeError:
        repaired = out.decode("utf-8", "ignore")
        return repaired if len(_ARABIC.findall(repaired)) * 3 > len(text) // 20 else None


def _not_strict(body: bytes, content_type: str) -> Markup:
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - bad - len(body.translate(None, _HIGH_BYTES))
    if bad < good * _BAD_SHARE or (bad <= 3 < good):
        if bad < _WORD:
            return _markup(text.replace("\ufffd", ""), "utf-8")
        return _markup(_mixed(body), "utf-8")
    text, name = _single_byte(body, content_type)
    if name == "windows-1256" and _WORDS.search(body.decode("utf-8", "replace")) is not None:
        return _markup(_mixed(body), "utf-8" if good > bad else name)
    return _markup(text, name)


def _mixed(body: bytes) -> str:
    """The text of a page in UTF-8, with its words in windows-1256."""

    def in_1256(stretch: re.Match[str]) -> str:
        data = stretch.group().encode("utf-8", "surrogateescape")
        high = data.translate(None, _LOW_BYTES)
        return data.decode("cp1256", "ignore") if len(high) >= _WORD else " " * (b" " in data)

    return _STRETCH.sub(in_1256, body.decode("utf-8", "surrogateescape"))


_LOW_BYTES = bytes(range(128))
_HIGH_BYTES = bytes(range(128, 256))


def _single_byte(body: bytes, content_type: str) -> tuple[str, str]:
    pairs = {"windows-1256": body.count(_ARTICLE_1256), "iso-8859-6": body.count(_ARTICLE_8859_6)}
    best = max(pairs, key=lambda name: pairs[name])
    if pairs[best] >= 3:
        return body.decode(_CODECS[best], "ignore"), best
    for name in _declared(body, content_type):
        try:
            return body.decode(name, "ignore"), name
        except (LookupError, UnicodeError):
            continue
    return body.decode("cp1252", "ignore"), "windows-1252"


_CODECS = {"windows-1256": "cp1256", "iso-8859-6": "iso8859_6"}


def _declared(body: bytes, content_type: str) -> list[str]:
    """What the header and then the page itself declare, ISO-8859-1 read as WHATWG reads it."""
    from bs4.dammit import EncodingDetector  # on the rare page only: its import is slow

    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    names = [match.group(1) if match else None]
    names.append(EncodingDetector.find_declared_encoding(body, is_html=True))
    aliases = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "utf-8": ""}
    found = [aliases.get(name.lower(), name.lower()) for name in names if name]
    return [name for name in found if name]
