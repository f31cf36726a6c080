"""The marks of all output files, as the memory keeps them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scraper.writer.database import Database
from scraper.writer.mark import Mark

_KEPT = 60 * 86_400.0  # seconds
_MARK = "device, inode, length, last, digest"


class Marks:
    """Paths in the memory's folder are kept relative to it, so that the folder can be moved."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database, self._folder = database, database.path.absolute().parent
        self._clock = clock

    def get(self, path: Path) -> Mark | None:
        """The file's mark, None where it has none."""
        sql = f"SELECT {_MARK} FROM outputs WHERE path = ?"  # noqa: S608
        row = self._database.row(sql, (self._name(path),))
        return None if row is None else Mark(*row)

    def keep(self, path: Path, mark: Mark) -> None:
        """Keeps the mark of a file that may grow from now on."""
        values = (mark.device, mark.inode, mark.length, mark.last, mark.digest, self._clock())
        self._database.change(
            f"INSERT OR REPLACE INTO outputs (path, {_MARK}, at, open)"  # noqa: S608
            " VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
            (self._name(path), *values),
        )

    def left_open(self) -> list[Path]:
        """The files that a run was writing when it was killed."""
        rows = self._database.rows("SELECT path FROM outputs WHERE open = 1 ORDER BY path")
        return [self._folder / row[0] for row in rows]

    def all_closed(self) -> None:
        """No file grows any more."""
        self._database.change("UPDATE outputs SET open = 0 WHERE open = 1")

    def drop_old(self) -> None:
        """Forgets the files that were written last long ago: with ``{date}`` in the name there is
        one for each day and site. Should one be written again it is read again whole."""
        before = self._clock() - _KEPT
        self._database.change("DELETE FROM outputs WHERE open = 0 AND at < ?", (before,))

    def _name(self, path: Path) -> str:
        path = path.absolute()
        return str(path.relative_to(self._folder) if path.is_relative_to(self._folder) else path)
