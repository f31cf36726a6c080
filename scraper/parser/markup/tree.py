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
from functools import cache

from lxml import etree

from scraper.arabic.text import holds, is_utf8
from scraper.parser.markup.repairs import FEW, break_lines, open_end, refer_once, signs
from scraper.rare import rare

_OF_HEAD = frozenset(
    {
        "base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style",
        "template", "title",
    }
)  # fmt: skip
SAMPLE = 400  # bytes in which a wide encoding shows
MAX_INFLATED = 64 * 1024 * 1024  # bytes; no news page comes near, every bomb goes beyond

_UTF_8 = b"\xef\xbb\xbf"
_BOMS = (
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

# «ال» in each of these: without it a page is no Arabic page encoded twice.
_TWICE_ARTICLES = tuple(each.encode() for each in ("Ø§Ù„", "Ø§Ù\x84", "ط§ظ„"))

# Of the multi-byte sequences so many may be broken for the page to be UTF-8 all the same. Arabic in
# a single-byte set gives hardly one whole sequence: its letters stand where only first bytes can.
_BAD_SHARE = 0.1
_LETTER = "[\u0621-\u064a]"
# A page put together of parts in UTF-8 and in windows-1256, a box or a feed from elsewhere, has
# words in both. A stretch is bytes that are no UTF-8, with what between them is so by accident.
_WORDS = re.compile(f"{_LETTER}{_LETTER}+ (?:{_LETTER}{{2,}} ){{2}}")
_LETTERS = 6  # that three words have at least
_STRETCH = rare("[\udc80-\udcff](?:[ \udc80-\udcff\x80-\u05ff\u0700-\u07ff]*[\udc80-\udcff])?")
_WORD = 4  # bytes that make a word; fewer are a character that was cut


class UnreadableError(Exception):
    """The bytes are no page; the message says what they are. Never leaves the parser."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's markup as UTF-8 bytes, the encoding that they were in, and whether some of it is
    ``broken``: stands in signs that are not its letters, which cannot be undone."""

    data: bytes
    encoding: str
    broken: bool = False


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
    while body.startswith(_UTF_8):  # files put together may each have one, and be in another set
        body = body[len(_UTF_8) :]
    for bom, name in _BOMS:
        if body.startswith(bom):
            body = body[len(bom) :]
            if b"\0" in body[:SAMPLE]:
                return _wide_markup(body, name)
            break  # a mark, and bytes of something else
    wide = _wide(body)
    if wide:
        return _wide_markup(body, wide)
    sample = body[:SAMPLE]
    if len(sample.translate(None, _CONTROLS)) < len(sample) * (1 - _BAD_SHARE):
        raise UnreadableError("the answer is binary data, not a page")
    for sign in (b"\0", b"\x1f"):  # the second is a word processor's soft hyphen
        if sign in body:
            body = body.replace(sign, b"")
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
    if root is not None:
        if kept:
            break_lines(root)
        _end_head(root)
    return root


def _end_head(root: etree._Element) -> None:
    """Where a page leaves out ``</head><body>``, as HTML allows and minifiers do, libxml2 ends the
    head at the elements of HTML 4 alone: a page that begins with <header> or <main> would stand in
    its head. What HTML lets stand there: WHATWG, "in head" insertion mode."""
    head = root[0] if len(root) else root
    if not len(head) or head.tag != "head" or head[-1].tag in _OF_HEAD:
        return
    strays = [each for each in head if each.tag not in _OF_HEAD]
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    elif body.text:
        # lxml reads control characters, and refuses to be given them
        strays[-1].tail = _NOT_XML.sub("", (strays[-1].tail or "") + body.text)
        body.text = None
    body[:0] = strays


_NOT_XML = rare("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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


_PACKED = (b"\x1f\x8b", b"x\x01", b"x\x9c", b"x\xda")  # gzip, and deflate at its three levels


def _inflate(body: bytes) -> bytes:
    """Undoes gzip and deflate that nobody declared: saved pages, and gzip inside gzip."""
    for _ in range(3):
        if not body.startswith(_PACKED):
            return body
        machine = zlib.decompressobj(wbits=47)  # of either kind
        try:
            body = machine.decompress(body, MAX_INFLATED)
        except zlib.error as error:
            raise UnreadableError(f"broken compressed data: {error}") from error
        if machine.unconsumed_tail:
            raise UnreadableError(f"compressed data of more than {MAX_INFLATED // 1024**2} MB")
    return body


def _markup(text: str, encoding: str) -> Markup:
    return Markup(_clean_bytes(text), encoding)


def _wide_markup(body: bytes, name: str) -> Markup:
    text = body.decode(name, "ignore")
    if _shifted().search(text) is not None:
        raise UnreadableError("text of two bytes a letter that has lost one byte")
    return _markup(text, name)


@cache
def _shifted() -> re.Pattern[str]:
    """ASCII and Arabic letters with their bytes the wrong way round: next to each other nowhere
    else. Made where a page in such an encoding is read."""
    signs = (chr(high << 8 | low) for high in range(0x20, 0xD8) for low in (0, 6))
    return re.compile(f"[{''.join(signs)}]{{4}}")


def _clean_bytes(text: str) -> bytes:
    return text.replace("\0", "").encode("utf-8", "ignore")


def _wide(body: bytes) -> str | None:
    """UTF-16 without a byte order mark: markup has every second byte of its ASCII zero."""
    sample = body[:SAMPLE]
    if sample.count(0) * 5 < len(sample) or len(sample) < 8:
        return None
    return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"


def _narrow(body: bytes, content_type: str) -> Markup:
    if body.isascii():
        return Markup(body, "ascii")
    if not is_utf8(body):
        markup = _not_strict(body, content_type)
        if markup.encoding != "utf-8":
            return markup
        body = markup.data
    if holds(body, b"\xc2\xa7") and any(article in body for article in _TWICE_ARTICLES):  # «§»
        from scraper.parser.markup.mojibake import mended  # on the rare page only

        twice = body.decode("utf-8")
        once, broken = mended(twice)
        if broken or once != twice:
            return Markup(_clean_bytes(once), "utf-8 twice", broken)
    return Markup(body, "utf-8")


def _not_strict(body: bytes, content_type: str) -> Markup:
    read = body.decode("utf-8", "replace")
    bad = read.count("\ufffd")
    good = len(read) - bad - len(body.translate(None, _HIGH_BYTES))
    if bad < good * _BAD_SHARE or (bad <= 3 < good):
        if bad < _WORD:
            return _markup(read.replace("\ufffd", ""), "utf-8")
        return _markup(_mixed(body), "utf-8")
    text, name = _single_byte(body, content_type)
    if name in _CODECS and good >= _LETTERS and _WORDS.search(read) is not None:
        return _markup(_mixed(body), "utf-8" if good > bad else name)
    return _markup(text, name)


def _mixed(body: bytes) -> str:
    """The text of a page in UTF-8, with its words in windows-1256 or ISO-8859-6."""
    narrow = body.count(_ARTICLE_8859_6) > body.count(_ARTICLE_1256)
    codec = _CODECS["iso-8859-6" if narrow else "windows-1256"]

    def in_single_bytes(stretch: re.Match[str]) -> str:
        data = stretch.group().encode("utf-8", "surrogateescape")
        high = data.translate(None, _LOW_BYTES)
        letters = data.translate(None, _NO_LETTERS)
        if len(high) < _WORD or len(letters) * 4 < len(high) * 3:  # letters of UTF-8 that are torn
            return " " * (b" " in data)
        return data.decode(codec, "ignore")

    return _STRETCH.sub(in_single_bytes, body.decode("utf-8", "surrogateescape"))


_LOW_BYTES = bytes(range(128))
_NO_LETTERS = bytes((*range(0xC0), 0xFF))  # of windows-1256 and ISO-8859-6
_CONTROLS = bytes(each for each in range(32) if each not in b"\t\n\f\r\x1b\x1f")
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
    tongue = _TONGUE.search(body[:TOP])
    name = _SETS.get(tongue.group(1).lower(), "1252") if tongue is not None else "1252"
    return body.decode(f"cp{name}", "ignore"), f"windows-{name}"


TOP = 2_000  # bytes in which the language is declared
_TONGUE = re.compile(rb"(?i)<html[^>]{0,200}\blang=[\"']?([a-z]{2})\b")
# Where a page says nothing of its set, browsers go by the language (HTML, 13.2.3.2).
_SETS = {b"tr": "1254", b"ku": "1254", b"he": "1255", b"ru": "1251", b"fa": "1256", b"ar": "1256"}


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
