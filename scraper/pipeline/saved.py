"""Saved pages: files, folders of them, archives, and one from standard input, as Pages. The parser
cannot tell.

Where a browser noted from where it saved a page, that is the page's address. Else a file has none
but its own: ``url`` is then a ``file:`` address, and the parser takes the one that the page names.
Its moment of saving stands in for the moment of fetching.
"""

from __future__ import annotations

import gzip
import io
import re
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.exchange import Purpose
from scraper.fetcher.limits import LIMITS
from scraper.page import Page, utc_now
from scraper.pipeline.mhtml import MhtmlError, page_of_mhtml
from scraper.pipeline.warc import WarcError, pages_of_warc

_MOST = LIMITS[Purpose.ARTICLE].body

STDIN = Path("-")  # as a name: one page from standard input

# The endings that are read, and what they say of the content. A text is of today: UTF-8.
_PAGE, _TEXT = "text/html", "text/plain; charset=utf-8"
TYPES: Mapping[str, str] = MappingProxyType(
    {".html": _PAGE, ".htm": _PAGE, ".xhtml": "application/xhtml+xml", ".txt": _TEXT}
)
ARCHIVES = (".warc", ".warc.gz")
WHOLE = (".mhtml", ".mht")  # pages with their pictures
_ENDINGS = (
    f"{', '.join((*TYPES, ARCHIVES[0]))}, each also with .gz; {', '.join(WHOLE)}; "
    "any other that begins as HTML does"
)

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


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no page: where and why."""

    path: Path
    reason: str


def saved_pages(paths: Sequence[Path]) -> Iterator[tuple[Path, Page] | Unreadable]:
    """The pages of all files, of all folders' files by name, and of all archives, one by one;
    ``STDIN`` is the one page that standard input gives.

    A folder's files of other kinds are passed over; a named file of another kind is Unreadable,
    and so is a named folder or archive without any page.
    """
    for path in paths:
        if path == STDIN:
            yield _piped()
        elif path.is_dir():
            empty = True
            for found in _inside(path):
                empty = False
                if isinstance(found, Unreadable):
                    yield found
                else:
                    yield from _read(found)
            if empty:
                yield Unreadable(path, f"there is no page in this folder ({_ENDINGS})")
        else:
            yield from _read(path, named=True)


def _inside(folder: Path) -> Iterator[Path | Unreadable]:
    """The readable files of a folder and of those in it; links to folders are not followed, so
    there are no circles."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Unreadable(folder, f"cannot be read: {error.strerror or error}")
        return
    for entry in entries:
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _inside(entry)
        elif _is_read(entry):
            yield entry


def _is_read(path: Path) -> bool:
    named = _said(path) is not None or path.name.lower().endswith(ARCHIVES + WHOLE)
    return named or _is_page(path)


def _said(path: Path) -> str | None:
    """What the file's name says of its content; None where it is not a kind that is read."""
    name = path.name.lower().removesuffix(".gz")
    return next((kind for ending, kind in TYPES.items() if name.endswith(ending)), None)


def _is_page(path: Path) -> bool:
    """Whether a file of another name is a page all the same: those that mirror a site keep its
    names (``story.aspx``, ``article.php?id=5``, ``12345``)."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as raw:
            return _HTML.match(raw.read(_HEAD)) is not None
    except OSError:
        return False


def _read(path: Path, *, named: bool = False) -> Iterator[tuple[Path, Page] | Unreadable]:
    try:
        if path.exists() and not path.is_file():
            # a pipe that nobody writes to is waited at for ever
            yield Unreadable(path, "is not a file")
        elif path.name.lower().endswith(ARCHIVES):
            empty = True
            for page in pages_of_warc(path):
                empty = False
                yield path, page
            if empty and named:  # beside others it may hold only what a crawler says of itself
                yield Unreadable(path, "there is no page in this archive")
        elif path.name.lower().endswith(WHOLE):
            yield path, page_of_mhtml(path)
        elif (kind := _said(path)) is not None or _is_page(path):
            yield path, _page(path, kind or _PAGE)
        else:
            yield Unreadable(path, f"not a kind of file that is read ({_ENDINGS})")
    except OSError as error:
        yield Unreadable(path, f"cannot be read: {error.strerror or error}")
    except (WarcError, MhtmlError, zlib.error, EOFError) as error:
        yield Unreadable(path, str(error) or "the file is damaged")


def _page(path: Path, kind: str) -> Page:
    with path.open("rb") as raw:
        body = _body(raw)
    saved = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    return _typed(_address(body) or path.resolve().as_uri(), body, kind, saved)


def _piped() -> tuple[Path, Page] | Unreadable:
    """What has no name may be a page or a text: a text has no tag."""
    try:
        body = b"" if sys.stdin is None else _body(sys.stdin.buffer)
    except (OSError, EOFError, zlib.error) as error:
        return Unreadable(STDIN, f"cannot be read: {error}")
    kind = _PAGE if b"<" in body[:_HEAD] else _TEXT
    return STDIN, _typed(_address(body), body, kind, utc_now())


def _body(raw: BinaryIO) -> bytes:
    """The bytes, unzipped where they are zipped: a .gz that a browser or a tool has unzipped is
    met, and zipped bytes in a file of another name."""
    body = raw.read(_MOST + 1)
    if body.startswith(b"\x1f\x8b") and len(body) <= _MOST:
        body = gzip.GzipFile(fileobj=io.BytesIO(body)).read(_MOST + 1)
    if len(body) > _MOST:
        raise OSError(f"larger than {_MOST >> 20} MiB")
    return body


def _typed(url: str, body: bytes, kind: str, saved: datetime) -> Page:
    """The page. A text that is the source of a page, copied out of a browser, is a page."""
    if kind == _TEXT and _HTML.match(body[:_HEAD]):
        kind = _PAGE
    return Page(url, body, {"content-type": kind}, saved)


def _address(body: bytes) -> str:
    """From where the page was saved, where whoever saved it noted that."""
    noted = _SAVED_FROM.match(body)
    if noted is None:
        return ""
    try:
        return address.clean(noted[1].decode("utf-8", "replace"))
    except AddressError:
        return ""
