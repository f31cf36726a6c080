"""One run at a time on one file: flock(2), which the kernel drops when its holder ends.

The lock file stays where it is for good. Removing it would let a third run lock a new file of the
same name while the second still holds the old one; and left behind it blocks nobody, because it
is the lock that counts and not the file. The descriptor is closed on exec, so that parser
processes do not keep a dead run's lock.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
from pathlib import Path

from scraper.errors import LockedError, OutputError

# As a network file system without a lock service answers.
_LOCKLESS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
_PID_LENGTH = 24  # digits of any pid, padded, so that a shorter one covers a longer one


class Lock:
    """An exclusive lock on the file ``path``, held from making the object until ``release()``.

    ``guarded`` is what it protects, named in messages. Raises LockedError when another run holds
    it, OutputError when the lock file cannot be made.
    """

    def __init__(self, path: Path, guarded: Path) -> None:
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise OutputError(_no_lock_file(path, guarded, error)) from error
        try:
            self._take(path, guarded)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Gives the lock up. May be called twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _take(self, path: Path, guarded: Path) -> None:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError(
                f"{guarded}: another run{self._holder()} is writing it;"
                " wait for that run to end, or name another file"
            ) from error
        except OSError as error:
            raise OutputError(_no_lock(path, guarded, error)) from error
        # Written over, never emptied first: who reads it meanwhile sees the old pid or the new.
        with contextlib.suppress(OSError):  # the name of the holder is a courtesy; a disk is full
            os.pwrite(self._descriptor, f"{os.getpid()}".ljust(_PID_LENGTH).encode() + b"\n", 0)

    def _holder(self) -> str:
        with contextlib.suppress(OSError, ValueError):
            return f" (process {int(os.pread(self._descriptor, _PID_LENGTH, 0))})"
        return ""


def _no_lock_file(path: Path, guarded: Path, error: OSError) -> str:
    reason = error.strerror or str(error)
    return (
        f"{guarded}: cannot be written: {reason} (for its lock file {path.name});"
        " name a file in a folder where this user may write"
    )


def _no_lock(path: Path, guarded: Path, error: OSError) -> str:
    reason = error.strerror or str(error)
    if error.errno in _LOCKLESS:
        what = "this file system locks no files: name one on a disk of this machine"
    else:
        what = "run again, or name another file"
    return f"{guarded}: cannot be locked: {reason} (for its lock file {path.name}); {what}"
