"""The pages themselves, kept as a WARC archive (ISO 28500:2017), each record a gzip member of its
own (Annex D): what was read can be looked up, and read again by a better parser.

Each page is appended under the file's own lock and in one piece, and nothing is kept open between
two: several runs may share an archive, and it may be renamed at any time. What a killed program or
a power cut has left behind the last whole record is cut off before something is added.
"""

from __future__ import annotations

import contextlib
import fcntl
import gzip
import json
import os
import re
import zlib
from base64 import b32encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha1
from http import HTTPStatus
from pathlib import Path
from uuid import uuid4

from scraper.errors import OutputError, UsageError
from scraper.outcome import Kind
from scraper.page import Entry, Page, utc_now
from scraper.writer.disk import Disk
from scraper.writer.jsonl import trouble
from scraper.writer.names import Names

ENDING = ".warc.gz"

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9a-z-]+")  # of a header's name: RFC 9110 section 5.6.2
# They tell of the bytes on the wire, and the page is kept without its coding. The prefix is the
# one under which web archives keep what must not be said again.
_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_KEPT_AS = "x-archive-orig-"
_MEMBER = b"\x1f\x8b\x08"  # RFC 1952: the magic number, and deflate
_VERSION = b"WARC/"
_WINDOWS = (1 << 20, 1 << 23, 1 << 26)  # bytes at a file's end where its last record is looked for
_PIECE = 1 << 20
_LEAST = 64  # bytes: no record is so short when it is compressed
_MOST_SAID = 32 << 10  # bytes: readers take header lines of some length only
_BREAK = re.compile(r"[\r\n\0]")
# Fields of our own: what the feed, sitemap or listing said of the page; and the record of the page
# on which an article in several pages begins.
ENTRY, FIRST = "WARC-Source-Entry", "WARC-First-Page"


@dataclass(frozen=True, slots=True)
class _Left:
    """How a file was left: which one it was, how long, and the id of its ``warcinfo``."""

    inode: tuple[int, int]
    length: int
    info: str


class Archive:
    """Appends pages to ``file``; ``{site}`` and ``{date}`` in its name are filled in for each.

    All methods raise OutputError where the archive cannot be written; what it held is whole then.
    """

    def __init__(self, file: Path | str, software: str, disk: Disk | None = None) -> None:
        """``software``: who writes the archive, for its first record. Raises UsageError where the
        name is none for an archive."""
        self._names = Names.read(file)
        if not str(file).endswith(ENDING):
            raise UsageError(f"{file}: an archive of pages is named *{ENDING}")
        self._software, self._disk = software, disk or Disk()
        self._left: dict[Path, _Left] = {}  # those of this run: bounded by sites times days
        self._unsynced: set[Path] = set()

    def check(self) -> None:
        """Whether pages can be kept there: to be told before one was fetched."""
        template, folder = self._names.template, self._names.folder
        if not folder.is_dir():
            raise OutputError(
                f"{template}: there is no folder {folder}; make it, or name another file"
            )
        if self._names.literal:
            with self._opened(template) as descriptor:
                self._cut(template, descriptor)

    def keep(self, page: Page, site: str, kind: Kind) -> None:
        """Appends the page, which was read with this outcome: all but those that ask not to be
        kept. Before a run's first page in a file stands what wrote it."""
        if kind is Kind.FORBIDDEN:
            return
        path = self._names.path(site, page.fetched_at.astimezone(UTC).date())
        with self._opened(path) as descriptor:
            now = os.fstat(descriptor)
            inode, length = (now.st_dev, now.st_ino), now.st_size
            left = self._left.get(path)
            if left is None or (inode, length) != (left.inode, left.length):  # others write, too
                length = self._cut(path, descriptor)
            info = left.info if left is not None and left.inode == inode and length else ""
            data = b"" if info else _warcinfo(info := _new_id(), self._software, path.name)
            data += _responses(page, info)
            self._append(path, descriptor, length, data)
            self._left[path] = _Left(inode, length + len(data), info)
        self._unsynced.add(path)

    def sync(self) -> None:
        """Makes what was kept outlast a power cut, too. Costs nothing where nothing was kept."""
        while self._unsynced:
            path = self._unsynced.pop()
            if path.exists():  # else it was put away meanwhile
                with self._opened(path) as descriptor, _told(path):
                    self._disk.sync(descriptor)

    @contextlib.contextmanager
    def _opened(self, path: Path) -> Iterator[int]:
        """A descriptor that holds the file's lock: flock(2), which ends with it."""
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = self._disk.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT)
        try:
            with _told(path):
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield descriptor
        finally:
            os.close(descriptor)

    def _append(self, path: Path, descriptor: int, length: int, data: bytes) -> None:
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._disk.write(descriptor, rest) :]
        except OSError as error:
            # Shrinking needs no space. If even that fails the next start cuts the record off.
            with contextlib.suppress(OSError):
                self._disk.truncate(descriptor, length)
            raise trouble(path, error) from error

    def _cut(self, path: Path, descriptor: int) -> int:
        """Cuts off what stands behind the last whole record; the length of what stays."""
        with _told(path):
            length = os.fstat(descriptor).st_size
            whole = _whole(descriptor, length)
            if whole is None:
                raise OutputError(
                    f"{path}: is no compressed WARC archive, and was left alone; name another file"
                )
            if whole < length:
                self._disk.truncate(descriptor, whole)
            return whole


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise trouble(path, error) from error


def _whole(descriptor: int, length: int) -> int | None:
    """How many bytes of the file are whole records; None where its end belongs to none.

    Only the end is read: where the last record begins is seen by a gzip member's first bytes that
    unpack to ``WARC/``, which no accident inside another one does.
    """
    for window in _WINDOWS:
        start = max(0, length - window)
        tail = os.pread(descriptor, length - start, start)
        place = len(tail)
        while (place := tail.rfind(_MEMBER, 0, place)) >= 0:
            if (end := _record_end(tail[place:])) is not None:
                return start + place + end
        if not start:  # of a first record cut off so soon nothing can be unpacked
            return 0 if _MEMBER.startswith(tail[:3]) and length < _LEAST else None
    return None


def _record_end(data: bytes) -> int | None:
    """Where the record with which the bytes begin ends, 0 where it is torn; None where they begin
    with none."""
    unpacking = zlib.decompressobj(wbits=31)
    try:
        begun = unpacking.decompress(data, len(_VERSION))
    except zlib.error:
        return None
    if begun != _VERSION:
        return None
    try:
        while not unpacking.eof:
            if not (unpacking.decompress(unpacking.unconsumed_tail, _PIECE) or unpacking.eof):
                return 0
    except zlib.error:
        return 0
    return len(data) - len(unpacking.unused_data)


# -- records ---------------------------------------------------------------------------------------


def _new_id() -> str:
    return uuid4().urn


def _warcinfo(identity: str, software: str, name: str) -> bytes:
    """The record with which each run's part of a file begins."""
    fields = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": f"<{identity}>",
        "WARC-Date": _moment(utc_now()),
        "WARC-Filename": name,
        "Content-Type": "application/warc-fields",
    }
    said = {"software": software, "format": "WARC File Format 1.1", "robots": "obey"}
    return _record(fields, _lines(said.items()))


def _responses(page: Page, info: str) -> bytes:
    """The page, and behind it those on which its article goes on, which name it."""
    identity = _new_id()
    further = (_response(each, _new_id(), info, identity) for each in page.further)
    return b"".join((_response(page, identity, info), *further))


def _response(page: Page, identity: str, info: str, first: str = "") -> bytes:
    """The page as its server's answer, its Content-Encoding undone. What led to it stands in a
    field of the record's own: with it the page is read as it was the first time."""
    fields = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<{identity}>",
        "WARC-Date": _moment(page.fetched_at),
        "WARC-Target-URI": page.url,
        "WARC-Warcinfo-ID": f"<{info}>",
        "WARC-Payload-Digest": _digest(page.body),
        "Content-Type": "application/http;msgtype=response",
    }
    if first:
        fields[FIRST] = f"<{first}>"
    said = {} if page.entry is None else _said(page.entry)
    if said and len(text := json.dumps(said)) < _MOST_SAID:
        fields[ENTRY] = text
    try:
        phrase = HTTPStatus(page.status).phrase
    except ValueError:
        phrase = ""
    headers = [*_headers(page.headers), ("content-length", str(len(page.body)))]
    head = f"HTTP/1.1 {page.status} {phrase}\r\n".encode("ascii") + _lines(headers)
    return _record(fields, head + b"\r\n" + page.body)


def _said(entry: Entry) -> dict[str, object]:
    return {name: value for name, value in asdict(entry).items() if value}


def _headers(headers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The answer's header lines: those that were joined with a line feed apart again."""
    for name, values in headers.items():
        if _TOKEN.fullmatch(name):
            kept = _KEPT_AS + name if name in _OF_THE_WIRE else name
            for value in values.split("\n"):
                yield kept, value


def _record(fields: Mapping[str, str], block: bytes) -> bytes:
    ends = {"WARC-Block-Digest": _digest(block), "Content-Length": str(len(block))}
    head = _lines([*fields.items(), *ends.items()])
    return gzip.compress(b"WARC/1.1\r\n" + head + b"\r\n" + block + b"\r\n\r\n", mtime=0)


def _lines(fields: Iterable[tuple[str, str]]) -> bytes:
    """``name: value`` lines, one character a byte, as headers come."""
    text = "".join(f"{name}: {_BREAK.sub(' ', value)}\r\n" for name, value in fields)
    return text.encode("latin-1", "replace")


def _digest(data: bytes) -> str:
    return "sha1:" + b32encode(sha1(data, usedforsecurity=False).digest()).decode("ascii")


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
