"""The memory file: opened, checked, brought up to date, and its errors put into words."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from scraper.errors import MemoryFileError, OutputError, ScraperError
from scraper.writer.aside import set_aside
from scraper.writer.disk import Disk
from scraper.writer.schema import APPLICATION_ID, LEAST_SQLITE, READABLE, STEPS, VERSION

Row = tuple[Any, ...]

_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
    }
)
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
# Our statements are constant: a table or column that is missing has lost its name to damage.
_NO_SUCH = re.compile(
    r"no such (?:table|column|index)|has no column|not decode to UTF-8|unsupported file"
)
_ERRORS = (sqlite3.Error, UnicodeDecodeError)  # the latter is damage inside a text
_CLOSED_TO_US = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM})
PATIENCE = 10.0  # seconds, while another program (a browser of databases) holds the file
# A whole check costs 1.3 s a gigabyte. A small file is always checked; a large one when the last
# run did not close it. What it misses shows later, at the latest when the page is read.
_ALWAYS_CHECKED = 64 << 20
_PAGES_IN_WAL = 4000  # checkpoint at about 16 MB: one for thousands of articles


class DamagedError(MemoryFileError):
    """The file is not a database any more, or its pages contradict each other."""


class Database:
    """One connection to the memory. Not for two threads at once: its users share a lock.

    A transaction begins with the first change and lasts until ``commit``; reads see what was
    changed. Raises MemoryFileError, OutputError when the disk is full, DamagedError.
    """

    def __init__(self, path: Path, disk: Disk, *, read_only: bool = False) -> None:
        self.path, self._disk, self.read_only = path, disk, read_only
        self.closed = False
        self.failure: ScraperError | None = None  # after which nothing can be changed
        self._ready = False
        if sqlite3.sqlite_version_info < LEAST_SQLITE:
            least = ".".join(map(str, LEAST_SQLITE))
            raise MemoryFileError(
                f"{path}: this Python's SQLite is {sqlite3.sqlite_version}, {least} is needed;"
                " use a newer Python"
            )
        with self._words():
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?{_reading_mode(path) if read_only else 'mode=rwc'}",
                uri=True,
                timeout=PATIENCE,
                isolation_level=None,
                check_same_thread=False,
                cached_statements=256,
            )
        try:
            self._set_up()
        except BaseException:
            self._connection.close()
            raise
        self._ready = True

    # -- reading and changing

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows."""
        try:
            return self._run(sql, values).fetchall()
        except _ERRORS as error:
            raise self._in_words(error) from error

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row."""
        try:
            row: Row | None = self._run(sql, values).fetchone()
        except _ERRORS as error:
            raise self._in_words(error) from error
        return row

    def each(self, sql: str, values: Sequence[Any] = ()) -> Generator[Row, None, None]:
        """The rows one by one; close it where not all are wanted."""
        with self._words(), contextlib.closing(self._run(sql, values)) as cursor:
            yield from cursor

    def change(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Changes rows; the id of the row inserted last."""
        try:
            if not self._connection.in_transaction:
                self._begin()
            return self._run(sql, values).lastrowid or 0
        except _ERRORS as error:
            raise self._in_words(error) from error

    def change_many(self, sql: str, values: Iterable[Sequence[Any]]) -> int:
        """Changes rows for each of the values; how many rows were changed."""
        try:
            if not self._connection.in_transaction:
                self._begin()
            before = self._connection.total_changes
            self._connection.executemany(sql, values)
            return self._connection.total_changes - before
        except _ERRORS as error:
            raise self._in_words(error) from error

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """What is changed inside is changed wholly or, when an exception leaves it, not at all."""
        if not self._connection.in_transaction:
            self._begin()
        self._execute("SAVEPOINT together")
        try:
            yield
        except BaseException:
            if self.changed:  # a full disk, or damage, has undone it all already
                self._execute("ROLLBACK TO together")
                self._execute("RELEASE together")
            raise
        self._execute("RELEASE together")

    @property
    def changed(self) -> bool:
        """Whether there is something to commit."""
        return not self.closed and self._connection.in_transaction

    def commit(self) -> None:
        """Makes the changes last (across a kill; across a power cut those of the last moments
        may be lost, never half of them: synchronous=NORMAL with a write-ahead log)."""
        if self.failure is not None:
            raise self.failure
        if self._connection.in_transaction:
            with self._words():
                self._disk.commit(self._connection)

    def roll_back(self) -> None:
        """Forgets what was changed since the last commit."""
        with contextlib.suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def close(self) -> None:
        """Closes the file without a commit. May be called twice."""
        self.roll_back()
        self.closed = True
        with contextlib.suppress(sqlite3.Error):  # no space to fold the log in: the next run does
            self._connection.close()

    # -- opening

    def _set_up(self) -> None:
        self._refuse_strangers()
        run = self._execute
        # kB, SQLite's own default: full long before 5,000 articles, so that a run stays as large as
        # it is then. Keys are hashes, of which no cache holds enough: the kernel's does as well.
        run("PRAGMA cache_size = -2048")
        run("PRAGMA mmap_size = 0")  # a file cut short under a mapping would be a SIGBUS
        run("PRAGMA cell_size_check = ON")
        run("PRAGMA temp_store = MEMORY")
        if self.read_only:
            run("PRAGMA query_only = ON")
            return
        (mode,) = self.row("PRAGMA journal_mode = WAL") or ("",)
        # Where shared memory is impossible SQLite stays with a rollback journal, which is safe
        # only if every commit waits for the disk.
        run("PRAGMA synchronous = " + ("NORMAL" if mode == "wal" else "FULL"))
        run(f"PRAGMA wal_autocheckpoint = {_PAGES_IN_WAL}")
        run(f"PRAGMA journal_size_limit = {_PAGES_IN_WAL * 4096}")
        self._migrate()
        self._check()

    def _refuse_strangers(self) -> None:
        (application,) = self.row("PRAGMA application_id") or (0,)
        (version,) = self.row("PRAGMA user_version") or (0,)
        (tables,) = self.row("SELECT count(*) FROM sqlite_master") or (0,)
        if application != APPLICATION_ID and tables:
            raise MemoryFileError(
                f"{self.path}: a database of another program; name another file with --memory"
            )
        if version > VERSION:
            raise MemoryFileError(
                f"{self.path}: written by a newer version of scraper (format {version}, this one"
                f" knows {VERSION}); use that version, or move the file away and it is made again"
                " from the output"
            )
        if self.read_only and version < READABLE:
            raise MemoryFileError(
                f"{self.path}: written by an older version of scraper; the next run updates it"
            )

    def _migrate(self) -> None:
        (version,) = self.row("PRAGMA user_version") or (0,)
        if version == VERSION:
            return
        self._begin()
        try:
            for step in STEPS[version:]:
                for statement in _statements(step):
                    self._execute(statement)
            self._execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._execute(f"PRAGMA user_version = {VERSION}")
            self.commit()
        except BaseException:
            self.roll_back()
            raise

    def _check(self) -> None:
        (clean,) = self.row("SELECT value FROM meta WHERE name = 'clean'") or (1,)
        size = self.path.stat().st_size
        if clean and size > _ALWAYS_CHECKED:
            (pages,) = self.row("PRAGMA page_count") or (0,)
            (page,) = self.row("PRAGMA page_size") or (0,)
            if size < pages * page:  # closed in order, so there is no log that holds the rest
                raise DamagedError(f"{self.path}: damaged: its end is missing")
            return
        (verdict,) = self.row("PRAGMA quick_check(1)") or ("no answer",)
        if verdict != "ok":
            raise DamagedError(f"{self.path}: damaged: {verdict}")

    def _run(self, sql: str, values: Sequence[Any]) -> sqlite3.Cursor:
        try:
            return self._connection.execute(sql, values)
        except UnicodeEncodeError:  # a lone surrogate, from a JSON feed for instance
            return self._connection.execute(sql, [_encodable(value) for value in values])

    # -- errors

    def _begin(self) -> None:
        if self.failure is not None:
            raise self.failure
        self._execute("BEGIN IMMEDIATE")

    def _execute(self, sql: str) -> None:
        with self._words():
            self._connection.execute(sql)

    @contextlib.contextmanager
    def _words(self) -> Iterator[None]:
        try:
            yield
        except _ERRORS as error:
            raise self._in_words(error) from error

    def _in_words(self, error: Exception) -> ScraperError:
        if self.failure is not None:
            return self.failure
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGE or isinstance(error, UnicodeDecodeError) or _NO_SUCH.search(str(error)):
            # no statement of ours breaks a constraint while the file is sound
            return self.damaged(error)
        if code in _FULL:
            self.failure = OutputError(
                f"{self.path}: the memory cannot be written ({error}); make room on the disk"
                " (or raise the file-size limit) and run again: nothing is lost"
            )
            self.roll_back()
            return self.failure
        if code in _CLOSED_TO_US:
            purpose = "reading" if self.read_only else "writing"
            return MemoryFileError(
                f"{self.path}: cannot be opened for {purpose} ({error});"
                " name another file with --memory or allow this user to use it"
            )
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return MemoryFileError(f"{self.path}: another program holds it; close that program")
        return MemoryFileError(f"{self.path}: {error}")

    def damaged(self, error: object) -> ScraperError:
        """The error to raise for damage. In the middle of a run it ends the run, and the file is
        put out of the way of the next one, which makes a new memory from the output."""
        if not self._ready or self.read_only:
            return DamagedError(f"{self.path}: damaged: {error}")
        self.close()
        aside = set_aside(self.path, self._disk)
        self.failure = DamagedError(
            f"{self.path}: damaged ({error}); it has been renamed to {aside and aside.name};"
            " run again: the memory is then made again from the output"
        )
        return self.failure


def _reading_mode(path: Path) -> str:
    """How a memory is opened that is only to be read (sqlite.org, "Read-only databases" of WAL).

    To read beside a writer SQLite makes two files next to it. With the right to write it also
    takes them away again, which a connection in mode "ro" does not; without that right the file
    can be read as long as nobody has it open, which it then must not be expected to change.
    """
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "mode=rw"
    log = path.with_name(path.name + "-wal")
    return "mode=ro" if log.exists() else "mode=ro&immutable=1"


def _encodable(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
