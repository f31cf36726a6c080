"""Pages out of a WARC archive (ISO 28500:2017), plain or gzipped record by record.

Only what a page needs is read: ``response`` records of HTTP and ``resource`` records that hold
HTML or text. Archives come from elsewhere, so each length is bounded and a damaged record ends
the reading with its reason, not with an exception of some library.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from http.client import HTTPException, HTTPResponse
from socket import socket
from typing import IO, Any, cast

from scraper.fetcher.visiting.parts import MOST
from scraper.fetcher.wire.decoding import Chain, DecodingError
from scraper.fetcher.wire.exchange import Purpose
from scraper.fetcher.wire.limits import LIMITS, RATIO, RATIO_FROM, disguised, unwanted
from scraper.page import Entry, Page, utc_now
from scraper.writer.archive import ENTRY, FIRST

_MOST = LIMITS[Purpose.ARTICLE].body
_LINE = 64 << 10  # bytes of one header line
_LINES = 1000  # header lines of one record
_PIECE = 1 << 16
_MAGIC = b"WARC/"
_PEEKED = 512  # bytes that hold the beginning, also of a compressed archive

# The fields of an Entry: all strings, and some of them lists of strings.
_READ: Mapping[str, Callable[[Any], Any]] = {
    name: (lambda values: tuple(map(str, values))) if name in ("sections", "authors") else str
    for name in Entry.__dataclass_fields__
}


class WarcError(ValueError):
    """The archive is damaged, or is none; the message says where."""


def begins_archive(stream: io.BufferedReader) -> bool:
    """Whether a WARC archive begins here; nothing is read off the stream."""
    head = stream.peek(_PEEKED)
    if head.startswith(b"\x1f\x8b"):
        with contextlib.suppress(zlib.error):
            head = zlib.decompressobj(31).decompress(head, len(_MAGIC))
    return head.startswith(_MAGIC)


def pages_of_warc(raw: io.BufferedReader) -> Iterator[Page]:
    """The pages of the archive in its order. Raises WarcError, after all pages before the damage,
    and OSError where the stream cannot be read."""
    zipped = raw.peek(2).startswith(b"\x1f\x8b")
    stream = cast(IO[bytes], gzip.GzipFile(fileobj=raw)) if zipped else raw
    try:
        yield from _pages(stream)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise WarcError(f"the compressed archive is damaged: {error}") from error


def _pages(stream: IO[bytes]) -> Iterator[Page]:
    """The pages; those of an article that one of our own runs has asked for are one again."""
    name, held = "", None
    try:
        for fields, page in _records(stream):
            if held is not None and fields.get(FIRST.lower()) == name and len(held.further) < MOST:
                held = replace(held, further=(*held.further, page))
                continue
            if held is not None:
                yield held
            name, held = fields.get("warc-record-id", ""), page
    except Exception:
        if held is not None:
            yield held
        raise
    if held is not None:
        yield held


def _records(stream: IO[bytes]) -> Iterator[tuple[Mapping[str, str], Page]]:
    """Those records that hold a page, with their fields."""
    number = 0
    while (version := _first_line(stream)) is not None:
        number += 1
        if not version.startswith(_MAGIC):
            what = "the archive is damaged" if number > 1 else "this is no archive of pages"
            raise WarcError(f"record {number} does not begin with WARC/: {what}")
        fields = _headers(stream, number)
        length = fields.get("content-length", "")
        if not (length.isdecimal() and len(length) < 16):
            raise WarcError(f"record {number} has no length")
        content = _content(stream, int(length), number)
        if (page := _page(fields, content)) is not None:
            yield fields, page


def _first_line(stream: IO[bytes]) -> bytes | None:
    """The next line that is not empty: records are set apart by two empty lines."""
    for _ in range(_LINES):
        line = stream.readline(_LINE)
        if not line:
            return None
        if line.strip():
            return line
    raise WarcError("nothing but empty lines")


def _headers(stream: IO[bytes], number: int) -> Mapping[str, str]:
    headers: dict[str, str] = {}
    for _ in range(_LINES):
        line = stream.readline(_LINE)
        if not line.strip():
            return headers
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers[name.strip().lower()] = value.strip()
    raise WarcError(f"record {number} has more than {_LINES} header lines")


def _content(stream: IO[bytes], length: int, number: int) -> bytes:
    """The record's block, or nothing where it is larger than any page: then it is passed over."""
    kept = io.BytesIO()
    left = length
    while left:
        piece = stream.read(min(left, _PIECE))
        if not piece:
            raise WarcError(f"the archive ends in the middle of record {number}")
        left -= len(piece)
        if length <= _MOST:
            kept.write(piece)
    return kept.getvalue()


def _page(headers: Mapping[str, str], content: bytes) -> Page | None:
    kind = headers.get("warc-type", "").lower()
    url = headers.get("warc-target-uri", "").strip("<>")
    if not content or not url.startswith(("http://", "https://")):
        return None
    fetched_at = _moment(headers.get("warc-date", ""))
    if kind == "resource":
        page = Page(url, content, {"content-type": headers.get("content-type", "")}, fetched_at)
    elif kind == "response":
        answer = _answer(content)
        if answer is None:
            return None
        entry = _entry(headers.get(ENTRY.lower(), ""))
        page = Page(url, answer[1], answer[0], fetched_at, entry=entry)
    else:
        return None
    return None if unwanted(page.content_type) or disguised(page.body) else page


def _answer(content: bytes) -> tuple[Mapping[str, str], bytes] | None:
    """Headers and plain body of a stored HTTP answer with status 200, else None."""
    response = HTTPResponse(cast(socket, _Stored(content)))
    try:
        response.begin()
    except (HTTPException, ValueError, OSError):
        return None
    if response.status != 200:
        return None
    headers = {name.lower(): value for name, value in response.getheaders()}
    try:
        coded = response.read()
    except (HTTPException, ValueError):
        # Some archivers take the chunks apart and leave the header that announces them.
        coded = content.partition(b"\r\n\r\n")[2]
    body = _plain(coded, headers.get("content-encoding", ""))
    return None if body is None else (headers, body)


def _plain(coded: bytes, coding: str) -> bytes | None:
    """Content-Encoding undone; the bytes as they are where an archiver has undone it already."""
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in Chain(coding).feed(coded):
            pieces.append(piece)
            size += len(piece)
            if size > _MOST or (size > RATIO_FROM and size > RATIO * len(coded)):
                return None
    except DecodingError:
        return b"".join(pieces) or coded
    return b"".join(pieces)


def _entry(text: str) -> Entry | None:
    """What led to the page, where one of our own runs has kept it and it is sound."""
    try:
        said = json.loads(text)
        return Entry(**{name: _READ[name](value) for name, value in said.items()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=moment.tzinfo or UTC, microsecond=0).astimezone(UTC)
    except (ValueError, OverflowError):  # no date, or one of the year 0 in UTC
        return utc_now()


class _Stored:
    """What http.client wants of a socket: a file to read from."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def makefile(self, mode: str) -> IO[bytes]:
        """The stored bytes."""
        return io.BytesIO(self._content)
