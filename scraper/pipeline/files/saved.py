"""Saved pages: files, folders of them, archives, and what a pipe gives, as Pages. The parser
cannot tell.

Where a browser noted from where it saved a page, that is the page's address. Else a file has none
but its own: ``url`` is then a ``file:`` address, and the parser takes the one that the page names.
Its moment of saving stands in for the moment of fetching.
"""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from urllib.parse import quote

from scraper.page import Page, utc_now
from scraper.pipeline.files import packed, pagefile
from scraper.pipeline.files.mhtml import MhtmlError
from scraper.pipeline.files.packed import PackedError
from scraper.pipeline.files.pagefile import (
    TYPES,
    WARCS,
    WHOLE,
    is_named_so,
    pages_of_file,
    pages_of_pipe,
)
from scraper.pipeline.files.warc import WarcError

STDIN = Path("-")  # as a name: what standard input gives

PACKED = packed.ZIPS + packed.TARS
_ENDINGS = (
    f"{', '.join((*TYPES, WARCS[0]))}, each also with .gz; {', '.join((*WHOLE, '.zip', '.tar'))}; "
    "any other that begins as HTML does"
)
_DAMAGE = (*pagefile.DAMAGE, *packed.DAMAGE)

# The parts of a page that a browser saved beside it: «page.html» and «page_files».
_PARTS = ("_files", "_fichiers")


@dataclass(frozen=True, slots=True)
class Saved:
    """A page, the file that it is in, and what names it in there: ``""`` where it is the file."""

    path: Path
    inside: str
    page: Page


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no page: where and why."""

    path: Path
    reason: str


def saved_pages(paths: Sequence[Path]) -> Iterator[Saved | Unreadable]:
    """The pages of all files, of all folders' files by name, and of all archives, one by one;
    ``STDIN`` is the page or the archive that standard input gives.

    A folder's files of other kinds are passed over; a named file of another kind is Unreadable,
    and so is a named folder or archive without any page.
    """
    for path in paths:
        if path.is_dir():
            empty = True
            for found in _inside(path):
                empty = False
                yield found
            if empty:
                yield Unreadable(path, f"there is no page in this folder ({_ENDINGS})")
        else:
            yield from _named(path)


def is_archive(path: Path) -> bool:
    """Whether there may be several pages in the file."""
    return path.name.lower().endswith(WARCS + PACKED)


def _inside(folder: Path) -> Iterator[Saved | Unreadable]:
    """The pages of a folder and of those in it; links to folders are not followed, so there are
    no circles."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Unreadable(folder, _words(error))
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.is_dir():
            if not (entry.is_symlink() or _is_parts(entry.name, names)):
                yield from _inside(entry)
        elif is_named_so(entry.name) or is_archive(entry):
            # a pipe that nobody writes to would be waited at for ever
            special = entry.exists() and not entry.is_file()
            yield from [Unreadable(entry, "is not a file")] if special else _read(entry)
        elif entry.is_file():
            yield from (found for found in _read(entry) if isinstance(found, Saved))


def _is_parts(folder: str, names: set[str]) -> bool:
    """Whether the folder holds a saved page's pictures, styles and frames."""
    return any(
        folder.endswith(parts) and folder.removesuffix(parts) + ending in names
        for parts in _PARTS
        for ending in TYPES
    )


def _named(path: Path) -> Iterator[Saved | Unreadable]:
    """The pages of a file that the user names."""
    empty = True
    for found in _piped(path) if path == STDIN or path.is_fifo() else _read(path):
        empty = False
        yield found
    if empty:
        kind = f"not a kind of file that is read ({_ENDINGS})"
        yield Unreadable(path, "there is no page in this archive" if is_archive(path) else kind)


def _read(path: Path) -> Iterator[Saved | Unreadable]:
    uri = path.resolve().as_uri()
    try:
        if path.name.lower().endswith(PACKED):
            for member in packed.members(path):
                yield from _unpacked(path, member, f"{uri}/{quote(member.name, errors='replace')}")
            return
        saved = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
        with path.open("rb") as stream:
            for inside, page in pages_of_file(path.name, stream, uri, saved):
                yield Saved(path, inside, page)
    except (OSError, *_DAMAGE) as error:
        yield Unreadable(path, _words(error))


def _unpacked(path: Path, member: packed.Member, uri: str) -> Iterator[Saved | Unreadable]:
    """The pages of one file in an archive of files."""
    try:
        with member.open() as stream:
            for inside, page in pages_of_file(member.name, stream, uri, member.changed):
                yield Saved(path, f"{member.name}: {inside}" if inside else member.name, page)
    except (OSError, *_DAMAGE) as error:
        if is_named_so(member.name):
            yield Unreadable(path, f"{member.name}: {_words(error)}")


def _piped(path: Path) -> Iterator[Saved | Unreadable]:
    try:
        with path.open("rb") if path != STDIN else _standard_input() as stream:
            for inside, page in pages_of_pipe(stream, "", utc_now()):
                yield Saved(path, inside, page)
    except (OSError, *_DAMAGE) as error:
        yield Unreadable(path, _words(error))


def _standard_input() -> io.BufferedReader:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    # Not buffered once more: at a terminal each reader would wait for an end of its own.
    return cast(io.BufferedReader, sys.stdin.buffer)


def _words(error: Exception) -> str:
    if isinstance(error, WarcError | MhtmlError | PackedError):
        return str(error)
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"
