"""How far an output file was whole when the memory was last committed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import blake2b
from typing import BinaryIO

_STEP = 1 << 16


@dataclass(frozen=True, slots=True)
class Mark:
    """The file's identity and length, and what its last line was.

    ``last`` is where that line begins, ``digest`` a hash of it: a file that still has that line at
    that place is the same file grown, whatever its name or inode; any other was replaced,
    truncated or edited.
    """

    device: int = 0
    inode: int = 0
    length: int = 0
    last: int = 0
    digest: bytes = b""

    @classmethod
    def of(cls, descriptor: int) -> Mark:
        """The mark of a file that ends with a whole line (or is empty)."""
        status = os.fstat(descriptor)
        last = _last_line(descriptor, status.st_size)
        line = _read(descriptor, last, status.st_size - last)
        return cls(status.st_dev, status.st_ino, status.st_size, last, digest(line))

    def held_by(self, stream: BinaryIO) -> bool:
        """Whether the file behind the stream is this one, of this length or longer."""
        stream.seek(self.last)
        wanted = self.length - self.last
        line = stream.read(wanted)
        return len(line) == wanted and digest(line) == self.digest


def digest(line: bytes) -> bytes:
    """Sixteen bytes that tell one line from another."""
    return blake2b(line, digest_size=16).digest()


def _last_line(descriptor: int, size: int) -> int:
    """Where the last line begins: behind the last line feed but one."""
    end = size - 1
    while end > 0:
        start = max(0, end - _STEP)
        found = _read(descriptor, start, end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def _read(descriptor: int, start: int, length: int) -> bytes:
    parts: list[bytes] = []
    while length > 0 and (part := os.pread(descriptor, length, start)):
        parts.append(part)
        start += len(part)
        length -= len(part)
    return b"".join(parts)
