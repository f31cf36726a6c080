"""Files that a run writes anew each time, the report and the metrics: never over something else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from scraper.errors import OutputError
from scraper.replacing import replacing


@contextmanager
def rewriting(path: Path, what: str, opening: bytes) -> Iterator[IO[bytes]]:
    """A file that takes the place of ``path`` when all of it is written, and only then. ``what``
    it holds is said in messages; see ``try_place`` for ``opening``. Raises OutputError."""
    with writing(path, what):
        _check(path, opening)
        with replacing(path) as file:
            yield file
            _check(path, opening)  # a run is long, and somebody may have put another there


def try_place(path: Path, what: str, opening: bytes) -> IO[bytes]:
    """Raises OutputError at once where ``path`` could not be written at the end of the run, or
    where something stands there that does not open like what is to be written: one slip in a
    crontab must not cost the articles. Else a file without a name, in the same folder."""
    with writing(path, what):
        _check(path, opening)
        return tempfile.TemporaryFile(dir=path.resolve().parent)


@contextmanager
def writing(path: Path, what: str) -> Iterator[None]:
    """Where the file cannot be written, raises OutputError, which says so of ``what`` it holds."""
    try:
        yield
    except OSError as error:
        raise unwritable(path, what, error) from error


def unwritable(path: Path, what: str, error: OSError) -> OutputError:
    """The same error in words."""
    reason = error.strerror or str(error)
    return OutputError(
        f"{path}: the {what} cannot be written: {reason}; name a file in a folder where "
        "this user may write"
    )


def _check(path: Path, opening: bytes) -> None:
    if not path.exists():
        return
    if not path.is_file():
        raise OutputError(f"{path}: not a regular file; name a file")
    with path.open("rb") as file:
        start = file.read(len(opening))
    if start and start != opening:
        raise OutputError(f"{path}: something else stands there, and is left; name another file")
