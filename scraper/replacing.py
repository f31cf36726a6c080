"""A file that is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of ``path`` when the block has come to its end, synced; where
    the block raises, what stood there stays. Raises OSError."""
    place = path.resolve()  # a link stays, and what it leads to is replaced
    descriptor, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(descriptor)
        draft.chmod(0o644)  # mkstemp's 0600 would hide it from other users' programs
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
