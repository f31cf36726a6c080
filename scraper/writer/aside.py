"""A memory that cannot be used is put aside under another name, never removed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from scraper.errors import OutputError
from scraper.writer.disk import Disk

_COMPANIONS = ("", "-wal", "-shm")


def set_aside(path: Path, disk: Disk) -> Path | None:
    """Renames a memory that cannot be used, its log with it, to the first free ``.damaged-N``.

    Returns the new name, or None where there was no file. Raises OutputError.
    """
    number = 1
    while any(_named(path, number, end).exists() for end in _COMPANIONS):
        number += 1
    # The log goes first: a database without its log is older but whole, a log without its
    # database would be taken for another one's.
    try:
        for end in reversed(_COMPANIONS):
            companion = path.with_name(path.name + end)
            if companion.exists():
                disk.rename(companion, _named(path, number, end))
    except OSError as error:
        reason = error.strerror or os.strerror(error.errno or errno.EIO)
        raise OutputError(
            f"{path}: damaged, and it cannot be renamed ({reason}); move it away"
        ) from error
    aside = _named(path, number, "")
    return aside if aside.exists() else None


def _named(path: Path, number: int, end: str) -> Path:
    return path.with_name(f"{path.name}.damaged-{number}{end}")
