"""What one file holds: a page, a page saved whole, or an archive of pages. Whether it lies on the
disk, is packed in another, or comes through a pipe, makes no difference."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import BinaryIO

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.wire.exchange import Purpose
from scraper.fetcher.wire.limits import LIMITS
from scraper.page import Page
from scraper.pipeline.files.mhtml import MhtmlError, page_of_mhtml
from scraper.pipeline.files.packed import PackedError
from scraper.pipeline.files.warc import WarcError, begins_archive, pages_of_warc

_MOST = LIMITS[Purpose.ARTICLE].body

# The endings that are read, and what they say of the content. A text is of today: UTF-8.
_PAGE, _TEXT = "text/html", "text/plain; charset=utf-8"
TYPES: Mapping[str, str] = MappingProxyType(
    {".html": _PAGE, ".htm": _PAGE, ".xhtml": "application/xhtml+xml", ".txt": _TEXT}
)
WARCS = (".warc", ".warc.gz")
WHOLE = (".mhtml", ".mht")  # pages with their pictures

DAMAGE = (WarcError, MhtmlError, PackedError, zlib.error, EOFError)

# mimesniff.spec.whatwg.org section 7.1, of its list what every saved page of today has.
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,900}?-->\s*)*"
    rb"<(?:!doctype html|html|head)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 2_000  # bytes in which a file is seen to begin so

# Before the page: «saved from url=(0031)https://…» by browsers (the "mark of the web"), where the
# number is the address's length; «url: https://…» by SingleFile.
_SAVED_FROM = re.compile(
    rb"\A(?:[^<]|<(?!!--)){0,2000}<!--\s*(?:saved from url=\(\d{4}\)|"
    rb"Page saved with SingleFile\s+url:\s*)(https?://[^\s<>\"]+)"
)


def is_named_so(name: str) -> bool:
    """Whether the file's name says that it is of a kind that is read."""
    return _said(name) is not None or name.lower().endswith(WARCS + WHOLE)


def pages_of_file(
    name: str, stream: io.BufferedReader, url: str, saved: datetime
) -> Iterator[tuple[str, Page]]:
    """The pages in the file, and what names each within it: its address in an archive, ``""`` for
    the only one; none where the file is of another kind.

    ``url`` and ``saved`` are those of the file, for a page that says nothing of its own. Files
    that mirror a site keep its names (``story.aspx``, ``article.php?id=5``, ``12345``), so what
    begins as HTML does is a page under any name. Raises OSError and what DAMAGE names.
    """
    if name.lower().endswith(WARCS):
        for page in pages_of_warc(stream):
            yield page.url, page
    elif name.lower().endswith(WHOLE):
        yield "", page_of_mhtml(stream, url, saved)
    elif (kind := _said(name)) or _HTML.match(stream.peek(_HEAD)[:_HEAD]):
        yield "", _page(_body(stream), kind or _PAGE, url, saved)


def pages_of_pipe(
    stream: io.BufferedReader, url: str, saved: datetime
) -> Iterator[tuple[str, Page]]:
    """The same of what has no name: an archive, a page, or a text, which has no tag."""
    empty = not stream.peek(1)  # at a terminal the end is heard once, and is not waited for again
    if not empty and begins_archive(stream):
        yield from pages_of_file(WARCS[0], stream, url, saved)
        return
    body = b"" if empty else _body(stream)
    if body.startswith(b"PK\x03\x04") or body[257:262] == b"ustar":
        raise PackedError("files packed in one are not read from a pipe: name the file")
    yield "", _page(body, _PAGE if b"<" in body[:_HEAD] else _TEXT, url, saved)


def _said(name: str) -> str | None:
    """What the file's name says of its content; None where it is not a page by its name."""
    bare = name.lower().removesuffix(".gz")
    return next((kind for ending, kind in TYPES.items() if bare.endswith(ending)), None)


def _body(raw: BinaryIO) -> bytes:
    """The bytes, unzipped where they are zipped: a .gz that a browser or a tool has unzipped is
    met, and zipped bytes in a file of another name."""
    body = raw.read(_MOST + 1)
    if body.startswith(b"\x1f\x8b") and len(body) <= _MOST:
        body = gzip.GzipFile(fileobj=io.BytesIO(body)).read(_MOST + 1)
    if len(body) > _MOST:
        raise OSError(f"larger than {_MOST >> 20} MiB")
    return body


def _page(body: bytes, kind: str, url: str, saved: datetime) -> Page:
    """The page. A text that is the source of a page, copied out of a browser, is a page."""
    if kind == _TEXT and _HTML.match(body[:_HEAD]):
        kind = _PAGE
    return Page(_address(body) or url, body, {"content-type": kind}, saved)


def _address(body: bytes) -> str:
    """From where the page was saved, where whoever saved it noted that."""
    noted = _SAVED_FROM.match(body)
    if noted is None:
        return ""
    try:
        return address.clean(noted[1].decode("utf-8", "replace"))
    except AddressError:
        return ""
