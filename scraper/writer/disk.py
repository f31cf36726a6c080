"""The few calls through which the writer changes files.

They stand apart so that a test can hand in one that fails, writes only half or dies at a chosen
instant. In production this is all there is to it.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

_sync = getattr(os, "fdatasync", os.fsync)  # macOS has no fdatasync


class Disk:
    """Changes files. Raises OSError (and ``commit`` sqlite3.Error) as the calls beneath do."""

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        """A descriptor that is not handed on to programs started later."""
        return os.open(path, flags | os.O_CLOEXEC, mode)

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        """How many bytes were taken; may be fewer than given."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Returns when content and length are on the medium."""
        _sync(descriptor)

    def truncate(self, descriptor: int, length: int) -> None:
        """Cuts the file off at ``length`` bytes."""
        os.ftruncate(descriptor, length)

    def rename(self, old: Path, new: Path) -> None:
        """Gives a file another name in the same folder."""
        old.rename(new)

    def commit(self, connection: sqlite3.Connection) -> None:
        """Ends the transaction of the memory."""
        connection.execute("COMMIT")

    def sync_folder(self, folder: Path) -> None:
        """Makes a file's new name last: its content's fsync does not (see fsync(2))."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
