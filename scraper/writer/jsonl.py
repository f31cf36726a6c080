"""One output file: lines are appended whole or not at all.

Each line goes to the kernel at once, so a killed process loses none; ``sync`` makes them outlast
a power cut too. Somebody else may rename, truncate or replace the file meanwhile (logrotate, an
editor): ``drift`` notices, and the lines of the last two syncs are remembered so that one which
fell between a copy and a truncation can be written again.
"""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from scraper.errors import OutputError
from scraper.writer.disk import Disk
from scraper.writer.mark import Mark, digest


class Drift(Enum):
    """What happened to the file behind our back."""

    NONE = "none"
    MOVED = "moved"  # the name leads to another file, or to none
    SHRUNK = "shrunk"
    GROWN = "grown"  # somebody else wrote to it


@dataclass(frozen=True, slots=True)
class Recent:
    """A line written lately, and where."""

    offset: int
    line: bytes


class Output:
    """An output file, open for appending. It must end with a whole line.

    Raises OutputError, here and in all methods, when the file cannot be written.
    """

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path, self._disk = path, disk
        new = not path.exists()
        try:
            self._descriptor = disk.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT)
        except OSError as error:
            raise trouble(path, error) from error
        try:
            if new:
                disk.sync_folder(path.parent)
            self._synced = self.base = Mark.of(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise trouble(path, error) from error
        self.length = self._synced.length  # bytes, as far as we know
        self._failure: OutputError | None = None
        self.recent: list[Recent] = []

    @property
    def dirty(self) -> bool:
        """Whether lines were written since the last sync."""
        return self.length != self._synced.length

    @property
    def mark(self) -> Mark:
        """How far the file goes, and what its last line is."""
        if not self.dirty:
            return self._synced
        last = self.recent[-1]
        first = self._synced
        return Mark(first.device, first.inode, self.length, last.offset, digest(last.line))

    def append(self, line: bytes) -> None:
        """Writes one line with its line feed. On failure nothing of it stays in the file."""
        try:
            self._write(line)
        except OSError as error:
            # Shrinking needs no space. If even that fails the next start cuts the line off.
            with contextlib.suppress(OSError):
                self._disk.truncate(self._descriptor, self.length)
            raise trouble(self.path, error) from error
        self.recent.append(Recent(self.length, line))
        self.length += len(line)

    def sync(self) -> None:
        """Makes what was written last. The lines before the last sync are forgotten."""
        if not self.dirty:
            return
        if self._failure is not None:  # asked again, the kernel would say that all is well
            raise self._failure
        try:
            self._disk.sync(self._descriptor)
        except OSError as error:
            self._failure = trouble(self.path, error)
            raise self._failure from error
        self.base, self._synced = self._synced, self.mark
        self.recent = [line for line in self.recent if line.offset >= self.base.length]

    def drift(self) -> Drift:
        """What happened to the file since the last line."""
        try:
            there = self.path.stat()
        except OSError:
            return Drift.MOVED
        if there.st_ino != self._synced.inode or there.st_dev != self._synced.device:
            return Drift.MOVED
        if there.st_size == self.length:
            return Drift.NONE
        return Drift.SHRUNK if there.st_size < self.length else Drift.GROWN

    def still_somewhere(self) -> bool:
        """Whether the file we hold has a name yet. Without one it is gone when we let go."""
        return os.fstat(self._descriptor).st_nlink > 0

    def close(self) -> None:
        """Lets go of the file. May be called twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _write(self, line: bytes) -> None:
        rest = memoryview(line)
        while rest:
            written = self._disk.write(self._descriptor, rest)
            rest = rest[written:]


def trouble(path: Path, error: OSError) -> OutputError:
    """What went wrong with the file, in one sentence with what to do."""
    reason = error.strerror or str(error)
    advice = {
        errno.ENOSPC: "make room on the disk and run again: what was written is whole",
        errno.EDQUOT: "make room in the quota and run again: what was written is whole",
        errno.EFBIG: "raise the file-size limit or rotate the file, and run again:"
        " what was written is whole",
        errno.ENOENT: "make its folder first, or name another file",
        errno.EISDIR: "name a file in it",
    }.get(error.errno or 0, "allow this user to write there, or name another file")
    return OutputError(f"{path}: cannot be written: {reason}; {advice}")
