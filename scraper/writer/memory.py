"""What has been seen: the Memory, a SQLite file with one writer and any number of readers.

Nothing of it is held in RAM but the page cache (2 MB), so it costs the same with ten addresses
known and with ten million.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from scraper.known import Candidate, Settled, Source, SourceKind, Via
from scraper.writer.addresses import Addresses, Visit, pack_id
from scraper.writer.aside import set_aside
from scraper.writer.database import DamagedError, Database
from scraper.writer.disk import Disk
from scraper.writer.ledger import Ledger
from scraper.writer.meta import begin_run, keep_meta
from scraper.writer.shelf import RUNS_KEPT, Kept, KeptProfile, Shelf
from scraper.writer.sites import Sites

_SOURCE = (
    "url, kind, via, etag, last_modified, digest, lastmod, asked_at, moved_at, interval, failures"
)
_KEPT = 60 * 86_400.0  # seconds


class Memory:
    """The memory of all sites. Any thread may call it; the calls take turns.

    Changes last from the next ``commit`` on; a Store commits for itself, in step with its output.
    Every method raises MemoryFileError when the file cannot be used and OutputError when the
    disk is full; after either the memory stays closed to changes, and the next run goes on.
    """

    def __init__(
        self, database: Database, *, clock: Callable[[], float], found: str = "", run: int = 0
    ) -> None:
        """Not for callers: use ``open`` or ``look``."""
        self.lock = threading.RLock()
        self.found = found  # in words: what was wrong with the file that was there, or ""
        self._database, self._clock = database, clock
        self._sites = Sites(database)
        self._addresses = Addresses(database)
        self._shelf = Shelf(database, self._sites)
        self.ledger = Ledger(database, self._sites, self._addresses, run)
        self._after_change: Callable[[], None] = lambda: None
        self._depth = 0

    @classmethod
    def open(
        cls, path: Path, *, disk: Disk | None = None, clock: Callable[[], float] = time.time
    ) -> Memory:
        """The memory in this file, for writing: made where there is none, brought up to date
        where it is of an older version, set aside (renamed) and made anew where it is damaged.

        The caller holds the lock. Raises MemoryFileError, OutputError.
        """
        disk = disk or Disk()
        found = ""
        try:
            database = Database(path, disk)
        except DamagedError as error:
            aside = set_aside(path, disk)
            found = f"{error}; renamed to {aside.name if aside else 'nothing'}"
            database = Database(path, disk)
        try:
            return cls(database, clock=clock, found=found, run=begin_run(database, clock()))
        except BaseException:
            database.close()
            raise

    @classmethod
    def look(cls, path: Path, *, clock: Callable[[], float] = time.time) -> Memory | None:
        """The memory for reading only, also while a run writes it; None where there is none.

        Raises MemoryFileError when it is damaged, of another version, or not readable.
        """
        if not path.exists():
            return None
        try:
            return cls(Database(path, Disk(), read_only=True), clock=clock)
        except DamagedError as error:
            raise DamagedError(
                f"{error}; name the memory of `scraper run`. If it is that one, a run makes it anew"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- what is to be fetched: the Frontier

    def sources(self, site: str) -> Sequence[Source]:
        """The site's known sources, by address."""
        with self.lock:
            rows = self._database.rows(
                f"SELECT {_SOURCE} FROM sources WHERE site = ? ORDER BY url",  # noqa: S608
                (self._sites.known(site),),
            )
            try:
                return [
                    Source(site, row[0], SourceKind(row[1]), Via(row[2]), *row[3:]) for row in rows
                ]
            except ValueError as error:
                raise self._database.damaged(error) from error

    def admit(self, source: Source, candidates: Iterable[Candidate]) -> int:
        """Keeps the source's new state and its candidates not yet waiting, both or neither.

        Returns how many candidates were not waiting already.
        """
        with self._changing():
            site = self._sites.number(source.site)
            with self._database.together():
                self._keep_source(site, source)
                return self._addresses.wait(site, candidates)

    def settled(self, keys: Sequence[bytes]) -> dict[bytes, Settled]:
        """Those of the keys that are known, with how they last ended."""
        with self.lock:
            return self._addresses.settled(keys)

    def waiting(
        self, site: str, limit: int, skip: frozenset[bytes], after: Candidate | None = None
    ) -> Sequence[Candidate]:
        """Up to ``limit`` of the site's waiting candidates that are not in ``skip``, the largest
        ``order`` first; each with how it last ended, where it did. ``after`` is one that this
        method gave: only those that stand behind its place, whether it still waits or not."""
        with self.lock:
            return self._addresses.waiting(self._sites.known(site), limit, skip, after)

    def young(self, site: str, since: float, limit: int) -> Sequence[Candidate]:
        """Articles of the site first fetched at or after ``since``, the newest first; each once,
        under the address it was last read from."""
        with self.lock:
            return list(self._addresses.young(self._sites.known(site), since, limit))

    def settle(self, settled: Settled, site: str, *, again: bool = False) -> None:
        """Keeps how an address ended that gave no record.

        It waits no longer, unless it is to be tried ``again`` (in another run: this one skips
        it). Of ``attempts`` and ``first_at`` the memory keeps count itself once it knows the
        address: how often in a row it ended so (1 more, or 0 for what is not to be counted), and
        when it was first fetched. Validators that are None leave those of the last body as they
        were.
        """
        with self._changing():
            article = settled.article_id and self._database.row(
                "SELECT id FROM articles WHERE name = ?", (pack_id(settled.article_id),)
            )
            entry = None if again else self._addresses.arrive(settled.key)
            visit = Visit(
                key=settled.key,
                site=self._sites.number(site),
                kind=settled.kind,
                settled_at=settled.settled_at,
                article=article[0] if article else None,
                first_at=settled.first_at,
                attempts=settled.attempts,
                etag=settled.etag,
                last_modified=settled.last_modified,
                modified=settled.modified,
                published=settled.published,
            )
            self._addresses.settle(visit, read=False, entry=entry)

    def postpone(self, settled: Settled, candidate: Candidate, site: str) -> None:
        """Keeps that an article was read and is of no time that was asked for: its address waits,
        at the candidate's place, with the date that ``settled`` says."""
        with self._changing():
            self.settle(settled, site, again=True)
            self._addresses.wait_on(self._sites.number(site), candidate)

    # -- what else is kept

    def note(self, site: str, name: str) -> str | None:
        """A small fact kept about the site."""
        with self.lock:
            return self._shelf.note(site, name)

    def keep_note(self, site: str, name: str, value: str) -> None:
        """Keeps such a fact."""
        with self._changing():
            self._shelf.keep_note(site, name, value)

    def robots(self, url: str) -> str | None:
        """The text last kept for the robots.txt at this address."""
        kept = self.cached("robots", url)
        # a damaged one is asked for again
        return None if kept is None else kept.value.decode("utf-8", "replace")

    def keep_robots(self, url: str, text: str) -> None:
        """Keeps such a text."""
        self.keep_cached("robots", url, Kept(self._clock(), text.encode("utf-8", "replace")))

    def cached(self, kind: str, name: str) -> Kept | None:
        """What was last kept of this kind under this name."""
        with self.lock:
            return self._shelf.cached(kind, name)

    def keep_cached(self, kind: str, name: str, kept: Kept) -> None:
        """Keeps it in place of what was there."""
        with self._changing():
            self._shelf.keep_cached(kind, name, kept)

    def drop_old(self) -> None:
        """Forgets answers that nobody has asked for in a long time: robots.txt files of sites that
        are not visited any more, and of hosts that a redirect once led to."""
        with self._changing():
            self._shelf.drop_cached(self._clock() - _KEPT)

    def sites(self) -> dict[str, int]:
        """All sites that are remembered, by name, with the number of their articles that stand
        in the output, revisions not counted."""
        with self.lock:
            return dict(self._database.rows("SELECT name, articles FROM sites ORDER BY name"))

    def runs(self, site: str, limit: int = RUNS_KEPT) -> Sequence[Kept]:
        """What was kept of the site's last runs, the latest first."""
        with self.lock:
            return self._shelf.runs(site, limit)

    def keep_run(self, site: str, at: float, value: bytes) -> None:
        """Adds one run to the site's past."""
        with self._changing():
            self._shelf.keep_run(site, at, value)

    def profile(self, site: str) -> KeptProfile | None:
        """The site's latest profile."""
        with self.lock:
            return self._shelf.profile(site)

    def keep_profile(self, site: str, profile: KeptProfile) -> None:
        """Keeps a version of the site's profile."""
        with self._changing():
            self._shelf.keep_profile(site, profile)

    def samples(self, site: str) -> dict[bytes, Kept]:
        """The compact forms of the site's last pages by key."""
        with self.lock:
            return self._shelf.samples(site)

    def keep_samples(self, site: str, samples: Mapping[bytes, Kept]) -> None:
        """Adds the compact forms of pages by key."""
        with self._changing():
            self._shelf.keep_samples(site, samples)

    # -- lasting

    def commit(self) -> None:
        """Makes all changes last."""
        with self.lock:
            if self._database.changed:
                keep_meta(self._database, "clock", self._clock())
            self._database.commit()

    def close(self, *, clean: bool = True) -> None:
        """Commits, where ``clean``, and closes. May be called twice."""
        with self.lock:
            try:
                if clean and not self._database.closed:
                    self._finish()
            finally:
                self._database.close()

    @property
    def complete(self) -> bool:
        """Whether it has taken in all output there was when it was made."""
        with self.lock:
            return self._database.row("SELECT 1 FROM meta WHERE name = 'complete'") is not None

    def mark_complete(self) -> None:
        """Says that it has."""
        keep_meta(self._database, "complete", 1)

    def on_change(self, call: Callable[[], None]) -> None:
        """Has ``call`` called after each change, with the lock held: the Store's way to commit
        in time while nothing is being written."""
        self._after_change = call

    @property
    def database(self) -> Database:
        """For the other modules of the writer."""
        return self._database

    def _finish(self) -> None:
        if not self._database.read_only:
            keep_meta(self._database, "clean", 1)
            self.commit()

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        with self.lock:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            if not self._depth:  # candidates may be made while they are admitted, with notes kept
                self._after_change()

    def _keep_source(self, site: int, source: Source) -> None:
        self._database.change(
            f"INSERT OR REPLACE INTO sources (site, {_SOURCE})"  # noqa: S608
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                site,
                source.url,
                source.kind.value,
                source.via.value,
                source.etag,
                source.last_modified,
                source.digest,
                source.lastmod,
                source.asked_at,
                source.moved_at,
                source.interval,
                source.failures,
            ),
        )
