"""What can go wrong by the caller's or the machine's doing, as one tree.

::

    ScraperError                     1
    ├── UsageError                   2   an argument is wrong
    │   ├── AddressError             2   not an address that can be fetched
    │   └── SeedError                2   a seed file cannot be read or says something wrong
    ├── OutputError                  1   the output file cannot be written
    ├── MemoryFileError              1   the memory file cannot be used
    └── LockedError                 75   another run holds the lock (EX_TEMPFAIL of sysexits.h)

What a *page* or a *site* does wrong is never an exception: it is an Outcome (see ``outcome.py``).
The number is the exit status of the command. Every message says what failed, where, and what to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

# What to do where the machine gives no further thread or process.
TOO_MANY = "this user or container may have no more of them: end others, or raise the limit"


class ScraperError(Exception):
    """Base of everything this package raises on purpose."""

    exit_status: ClassVar[int] = 1


class UsageError(ScraperError, ValueError):
    """An argument of a command or a function is wrong."""

    exit_status = 2


class AddressError(UsageError):
    """The text is not an http or https address."""


class SeedError(UsageError):
    """A seed file is unreadable, or one of its keys is wrong.

    ``file``, ``line`` (from 1, or None where the fault has no line) and ``key`` say where.
    """

    def __init__(
        self, reason: str, *, file: Path | str, line: int | None = None, key: str | None = None
    ) -> None:
        self.reason, self.file, self.line, self.key = reason, Path(file), line, key
        place = str(file) if line is None else f"{file}:{line}"
        super().__init__(f"{place}: {key}: {reason}" if key else f"{place}: {reason}")


class OutputError(ScraperError):
    """The output file cannot be written: no permission, no space, no such folder."""


class MemoryFileError(ScraperError):
    """The memory file cannot be read or written."""


class LockedError(ScraperError):
    """Another run writes the same output. EX_TEMPFAIL: try again later."""

    exit_status = 75
