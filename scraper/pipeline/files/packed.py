"""What is packed in one file: the members of zip and tar archives, one by one.

Archives come from elsewhere: of a member no more is unpacked than its reader asks for, and what is
wrong with one is told without an exception of some library.
"""

from __future__ import annotations

import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from lzma import LZMAError
from pathlib import Path
from typing import IO, Any, cast

ZIPS = (".zip", ".wacz")  # specs.webrecorder.net: a zip of WARC archives
TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")

_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, LZMAError, EOFError)


class PackedError(ValueError):
    """The archive or one of its members is damaged or encrypted; the message says how."""


DAMAGE = (*_BROKEN, PackedError)  # what reading a member may raise, beside OSError


@dataclass(frozen=True, slots=True)
class Member:
    """One packed file: its name with its folders, when it was changed, and how to open it before
    the next is drawn. ``open`` and reading raise OSError and what DAMAGE names."""

    name: str
    changed: datetime
    open: Callable[[], io.BufferedReader]


def members(path: Path) -> Iterator[Member]:
    """The files in the archive, in its order. Raises OSError, and PackedError after all files
    before the damage."""
    try:
        yield from _zipped(path) if path.name.lower().endswith(ZIPS) else _tarred(path)
    except _BROKEN as error:
        # tarfile says in many lines how each way of unpacking has failed
        raise PackedError("the archive is damaged, or is none") from error


def _zipped(path: Path) -> Iterator[Member]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield Member(info.filename, _changed(info, path), _opener(archive, info))


def _changed(info: zipfile.ZipInfo, path: Path) -> datetime:
    """A zip has the clock of whoever packed it, and no time zone: read as unzip reads it."""
    try:
        return datetime(*info.date_time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], io.BufferedReader]:
    def open_it() -> io.BufferedReader:
        try:
            return _buffered(archive.open(info))
        except RuntimeError as error:  # NotImplementedError too: an unknown way of packing
            why = "is encrypted" if info.flag_bits & 1 else f"cannot be unpacked here: {error}"
            raise PackedError(why) from error

    return open_it


def _tarred(path: Path) -> Iterator[Member]:
    with tarfile.open(path) as archive:
        while (info := archive.next()) is not None:
            if info.isreg():
                changed = datetime.fromtimestamp(int(info.mtime), UTC)
                content = cast(IO[bytes], archive.extractfile(info))
                yield Member(info.name, changed, partial(_buffered, content))
            cast(Any, archive).members.clear()  # else all of them are remembered to the end


def _buffered(stream: IO[bytes]) -> io.BufferedReader:
    return io.BufferedReader(cast(io.RawIOBase, stream))
