"""Reads output files back, rotated and compressed ones too."""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

# A record of the largest page that is fetched is a few megabytes. What is longer is no record,
# and is not held in RAM to find that out.
LONGEST_LINE: Final = 32 << 20

UNREADABLE: Final = (OSError, EOFError, zlib.error, lzma.LZMAError)
"""What reading a compressed file can raise when it is damaged or not what its name says."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line as it stands in a file: ``text`` without its line feed, the beginning only where it
    is longer than any record. ``whole``: it has a line feed."""

    offset: int
    text: bytes
    end: int
    whole: bool


def pieces(stream: BinaryIO, start: int) -> Iterator[Piece]:
    """The lines of a file from a byte on."""
    stream.seek(start)
    while line := stream.readline(LONGEST_LINE):
        end, part = start + len(line), line
        while not part.endswith(b"\n") and (part := stream.readline(LONGEST_LINE)):
            end += len(part)
        whole = part.endswith(b"\n")
        yield Piece(start, line.removesuffix(b"\n"), end, whole)
        start = end


_NUMBERS = r"[.-]\d[\d.-]*"
_PACKED = r"(?:\.(?:gz|bz2|xz|lzma|zst|Z))?"
ROTATED: Final = f"(?:{_NUMBERS}{_PACKED})?"
"""A pattern for what rotation puts behind a name, nothing included."""
# logrotate's ``extension``: articles.1.jsonl, articles-20240131.jsonl. Narrower than the above: a
# file of that shape may as well be another job's.
_NUMBERS_WITHIN = r"(?:\.\d{1,3}|-\d{8}(?:-\d+)?)"


def siblings(path: Path) -> list[Path]:
    """What logrotate, or a person doing the same, has made of earlier outputs of this name; the
    one changed last comes first. The names are those of logrotate(8): ``.1``, ``.2.gz``,
    ``-20240131`` and other date formats, and the same before the ``extension``."""
    path = path.resolve()  # logrotate works on what a symbolic link points to
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    pattern = re.compile(
        f"{re.escape(path.name)}{_NUMBERS}{_PACKED}|{stem}{_NUMBERS_WITHIN}{suffix}{_PACKED}"
    )
    if not path.parent.is_dir():
        return []
    found = [p for p in path.parent.iterdir() if pattern.fullmatch(p.name) and p.is_file()]
    return sorted(found, key=lambda sibling: (-sibling.stat().st_mtime, sibling.name))


def compressed(path: Path) -> bool:
    """Whether the file's name says so."""
    return path.suffix in {".gz", ".bz2", ".xz", ".lzma", ".zst", ".Z"}


def reader(path: Path) -> BinaryIO:
    """The file's content, decompressed. Raises one of UNREADABLE, here or in reading on."""
    if not compressed(path):
        return path.open("rb")
    openers: dict[str, Callable[[Path], object]] = {
        ".gz": gzip.open,
        ".bz2": bz2.open,
        ".xz": lzma.open,
        ".lzma": lzma.open,
    }
    opener = openers.get(path.suffix)
    if opener is None:
        raise OSError(f"{path.suffix} files cannot be decompressed here")
    return cast(BinaryIO, opener(path))
