"""The Store: one transaction over the output files and the memory.

The order is the promise. A line goes to the output first; a batch of lines is synced; only then
does the memory commit what it knows of them. So the memory is never ahead of the output, whatever
instant the run is killed at, and what it is behind stands at the end of the output for the next
start to find.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from scraper.article import Article
from scraper.errors import OutputError, ScraperError
from scraper.known import Candidate, Settled
from scraper.outcome import Kind
from scraper.words import some
from scraper.writer.disk import Disk
from scraper.writer.ledger import Judged, Validators, Verdict
from scraper.writer.lock import Lock
from scraper.writer.mark import Mark
from scraper.writer.marks import Marks
from scraper.writer.memory import Memory
from scraper.writer.names import Names
from scraper.writer.outputs import Outputs
from scraper.writer.record import Written
from scraper.writer.recover import Recovery

_MOST_PENDING = 4 << 20  # bytes of lines between two commits: a bound on RAM and on lost work


def _log(message: str) -> None:
    logging.getLogger(__name__).warning("%s", message)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was put right at the start, in words; false in a condition when nothing was.

    ``taken``: records found in the output that the memory did not know; ``cut``: bytes of torn
    lines cut off.
    """

    messages: tuple[str, ...] = ()
    taken: int = 0
    cut: int = 0

    def __bool__(self) -> bool:
        return bool(self.messages)

    def __str__(self) -> str:
        return "\n".join(self.messages)


@dataclass(frozen=True, slots=True)
class Pace:
    """When the store commits by itself: after so many records or outcomes, or so many seconds
    (a limit on what is fetched again after a kill; no record is lost to a kill in any case)."""

    every: int = 64
    seconds: float = 1.0


class Store:
    """Writes articles exactly once. Any thread may call it; the calls take turns.

    A context manager. All methods raise OutputError when an output file or the memory cannot be
    written, MemoryFileError when the memory is damaged; after either nothing more is accepted,
    what was written is whole, and the next run goes on.
    """

    def __init__(
        self,
        names: Names,
        memory: Memory,
        locks: list[Lock],
        *,
        pace: Pace,
        open_files: int,
        clock: Callable[[], float],
        disk: Disk,
        tell: Callable[[str], None],
    ) -> None:
        """Not for callers: use ``open``."""
        self.memory, self.recovered = memory, Recovered()
        self._names, self._locks, self._pace, self._clock = names, locks, pace, clock
        self._marks = Marks(memory.database, clock)
        self._recovery = Recovery(memory.ledger, disk)
        self._tell = tell
        self._outputs = Outputs(
            self._marks,
            self._recovery,
            disk,
            most_open=open_files,
            rotated=names.literal,
            commit=self.commit,
            tell=tell,
        )
        self._failure: ScraperError | None = None
        self._closed = False
        self._pending = self._pending_bytes = 0
        self._committed_at = clock()

    @classmethod
    def open(
        cls,
        out: Path | str,
        memory: Path | None = None,
        *,
        pace: Pace = Pace(),
        open_files: int = 128,
        clock: Callable[[], float] = time.time,
        disk: Disk | None = None,
        tell: Callable[[str], None] = _log,
    ) -> Store:
        """Locks, opens and repairs the output ``out`` (``{site}`` and ``{date}`` are filled in for
        each record) and its memory, by default beside it.

        What was put right is in ``recovered``; what happens out of the ordinary later, while the
        store is open, ``tell`` is called with, in one sentence.
        Raises UsageError, LockedError, OutputError, MemoryFileError.
        """
        names = Names.read(out)
        place = memory if memory is not None else names.memory
        names.check(place)
        locks: list[Lock] = []
        opened: Memory | None = None
        try:
            locks.append(Lock(names.lock, names.template))
            locks.append(Lock(place.with_name(place.name + ".lock"), place))
            opened = Memory.open(place, disk=disk, clock=clock)
            store = cls(
                names,
                opened,
                locks,
                pace=pace,
                open_files=open_files,
                clock=clock,
                disk=disk or Disk(),
                tell=tell,
            )
            store._start()
        except BaseException:
            if opened is not None:
                opened.close(clean=False)
            for lock in locks:
                lock.release()
            raise
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.close()
        else:
            with contextlib.suppress(ScraperError):  # the first error is the one to be told
                self.close()

    # -- writing

    def write(
        self,
        article: Article,
        *,
        key: bytes,
        etag: str | None = None,
        last_modified: str | None = None,
        source_modified: str | None = None,
    ) -> Verdict:
        """Writes the article that was read at the address ``key``, unless it stands there already.

        ``etag`` and ``last_modified`` are the answer's validators, ``source_modified`` what the
        feed or sitemap said. The revision in ``article`` does not matter: the memory knows it.
        """
        return self.write_line(
            Written.of(article),
            key=key,
            etag=etag,
            last_modified=last_modified,
            source_modified=source_modified,
        )

    def write_line(
        self,
        record: Written,
        *,
        key: bytes,
        etag: str | None = None,
        last_modified: str | None = None,
        source_modified: str | None = None,
    ) -> Verdict:
        """The same with a record serialised beforehand, in another process for instance."""
        with self.memory.lock:
            self._check_usable()
            try:
                judged = self.memory.ledger.judge(record, key)
                validators = (etag, last_modified, source_modified)
                if judged.verdict.kind is Kind.WRITTEN:
                    self._append(record, judged, key, validators)
                else:
                    self.memory.ledger.enter(record, judged, key, self._clock(), validators)
            except BaseException as error:
                self._note_failure(error)
                raise
            self._pending += 1
            self._commit_if_due()
            return judged.verdict

    def settle(self, settled: Settled, site: str, *, again: bool = False) -> None:
        """Keeps how an address ended that gave no record. See ``Memory.settle``."""
        with self.memory.lock:
            self._check_usable()
            self._pending += 1
            with self._noting_failure():
                self.memory.settle(settled, site, again=again)

    def postpone(self, settled: Settled, candidate: Candidate, site: str) -> None:
        """Keeps that an article was read and waits for another run. See ``Memory.postpone``."""
        with self.memory.lock:
            self._check_usable()
            self._pending += 1
            with self._noting_failure():
                self.memory.postpone(settled, candidate, site)

    def commit(self) -> None:
        """Makes everything so far last. Costs nothing when there is nothing to commit: call it
        when idle. The store also commits by itself, see Pace."""
        with self.memory.lock:
            self._check_usable()
            with self._noting_failure():
                self._outputs.sync()
                self.memory.commit()
            self._pending = self._pending_bytes = 0
            self._committed_at = self._clock()

    def close(self) -> None:
        """Commits and lets go of everything. May be called twice."""
        with self.memory.lock:
            if self._closed:
                return
            self._closed = True
            try:
                self._finish()
            finally:
                self._outputs.close()
                for lock in self._locks:
                    lock.release()

    # -- inside

    def _append(self, record: Written, judged: Judged, key: bytes, validators: Validators) -> None:
        path = self._names.path(record.site, record.day)
        line = record.line(judged.verdict.revision)
        self._outputs.make_ready(path)
        # The ledger first: should the file be taken away now, what is in its place is read, and
        # this line may already stand in it. Should either fail, nothing is committed any more.
        self.memory.ledger.enter(record, judged, key, self._clock(), validators)
        self._outputs.append(path, line)
        self._pending_bytes += len(line)

    def _start(self) -> None:
        """Everything that a killed run, logrotate or a person has left is put in order, in one
        transaction; then the output is opened, to know at once whether it can be written."""
        new = not self.memory.complete
        for path in self._marks.left_open():
            self._recovery.repair(path, self._marks.get(path), killed=True)
            self._keep_mark(path)
        if new and not self._names.literal:
            for path in self._names.existing():
                self._recovery.repair(path, None, killed=False)
                self._keep_mark(path)
        self._marks.all_closed()
        self._marks.drop_old()
        self.memory.drop_old()
        if self._names.literal:
            self._outputs.make_ready(self._names.template)
        self.memory.mark_complete()
        self.commit()
        self.memory.on_change(self._commit_if_due)
        repairs = self._recovery.repairs
        if self.memory.found or (new and repairs.taken):
            told = (
                f"{self.memory.found or f'{self.memory.database.path} was missing'}; it was made"
                f" again from the output: {some(repairs.taken, 'record')}"
            )
            repairs.messages.insert(0, told)
        self._recovery.tell = self._tell
        self.recovered = Recovered(tuple(repairs.messages), repairs.taken, repairs.cut)

    def _keep_mark(self, path: Path) -> None:
        try:
            with path.open("rb") as stream:
                self._marks.keep(path, Mark.of(stream.fileno()))
        except FileNotFoundError:
            self._marks.keep(path, Mark())

    def _commit_if_due(self) -> None:
        idle = abs(self._clock() - self._committed_at)  # abs: the clock may be set back
        if (
            self._pending >= self._pace.every
            or self._pending_bytes >= _MOST_PENDING
            or idle >= self._pace.seconds
        ):
            self.commit()

    def _finish(self) -> None:
        """After a failure nothing is committed: a line may stand in the output that the memory
        does not know, and only as long as it counts as uncommitted will the next start find it."""
        if self._failed() is not None:
            self.memory.close(clean=False)
            return
        try:
            self._outputs.sync()
            self._marks.all_closed()
            self.memory.close()
        except BaseException:
            self.memory.close(clean=False)
            raise

    def _check_usable(self) -> None:
        if self._closed:
            raise OutputError(f"{self._names.template}: closed already")
        failure = self._failed()
        if failure is not None:
            raise failure

    def _failed(self) -> ScraperError | None:
        """The failure after which nothing more is taken. The memory may have met it without us,
        and has forgotten then what it had not committed: it would take that for new."""
        return self._failure or self.memory.database.failure

    @contextlib.contextmanager
    def _noting_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self._note_failure(error)
            raise

    def _note_failure(self, error: BaseException) -> None:
        if not isinstance(error, ScraperError):  # Ctrl-C, a deadline: nobody knows how far it got
            error = OutputError(f"{self._names.template}: writing was interrupted")
        self._failure = error
