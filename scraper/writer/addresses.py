"""How each address ended, and which are still to be fetched: the tables under the frontier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

from scraper.known import Candidate, Settled
from scraper.outcome import Kind
from scraper.page import Entry
from scraper.writer.database import Database, Row
from scraper.writer.pack import pack_entry, unpack_entry

_CHUNK = 500  # variables in one statement; SQLite before 3.32 allows 999

_COLUMNS = (
    "a.key, a.kind, r.name, a.settled_at, a.first_at, a.etag, a.last_modified, a.modified,"
    " a.attempts, a.published"
)
_SETTLED = f"SELECT {_COLUMNS} FROM addresses a LEFT JOIN articles r ON r.id = a.article"  # noqa: S608

_SETTLE = """
INSERT INTO addresses (key, site, kind, article, home, settled_at, first_at, attempts,
                       etag, last_modified, modified, entry, published)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET
    site = excluded.site,
    kind = excluded.kind,
    article = coalesce(excluded.article, article),
    home = {home},
    settled_at = excluded.settled_at,
    attempts = excluded.attempts + CASE WHEN kind = excluded.kind THEN attempts ELSE 0 END,
    etag = {etag},
    last_modified = {last_modified},
    modified = coalesce(excluded.modified, modified),
    entry = coalesce(excluded.entry, entry),
    published = {published}
"""
_FROM_WAITING = "SELECT key, place, entry, id FROM waiting WHERE site = ?"
_WAITING = _FROM_WAITING + " ORDER BY place DESC, id"
# The first bound is the index's, the second is for those of the same place.
_BEHIND = _FROM_WAITING + " AND place <= ? AND (place < ? OR id > ?) ORDER BY place DESC, id"
# A body was read: its validators are the ones that hold, also when it had none.
_SETTLE_READ = _SETTLE.format(
    home="excluded.home",
    etag="excluded.etag",
    last_modified="excluded.last_modified",
    published="excluded.published",
)
# None was (304, an error): what was known of the last body holds on.
_SETTLE_UNREAD = _SETTLE.format(
    home="home",
    etag="coalesce(excluded.etag, etag)",
    last_modified="coalesce(excluded.last_modified, last_modified)",
    published="coalesce(excluded.published, published)",
)


def pack_id(text: str) -> bytes | str:
    """An id or a hash as it is stored: 32 hex digits in 16 bytes, anything else as it is.

    SQLite never takes a text for a blob, so the two cannot be mistaken for each other.
    """
    if len(text) == 32:
        try:
            packed = bytes.fromhex(text)
        except ValueError:
            return text
        if packed.hex() == text:
            return packed
    return text


def unpack_id(packed: bytes | str) -> str:
    """The text that ``pack_id`` was given."""
    return packed.hex() if isinstance(packed, bytes) else packed


@dataclass(frozen=True, slots=True)
class Visit:
    """One reading of an address, as its row keeps it. ``article`` is a row number."""

    key: bytes
    site: int
    kind: Kind
    settled_at: float
    article: int | None = None
    home: bool = False
    first_at: float | None = None  # None: now
    attempts: int = 1
    etag: str | None = None
    last_modified: str | None = None
    modified: str | None = None
    published: str | None = None


class Addresses:
    """Addresses settled and addresses waiting."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def settle(self, visit: Visit, *, read: bool, entry: bytes | None = None) -> None:
        """Keeps the end of an address. ``first_at`` stays what it was; ``attempts`` is added to
        those before, as long as it ends the same way. ``read``: a body was read and its validators
        are new."""
        first = visit.settled_at if visit.first_at is None else visit.first_at
        self._database.change(
            _SETTLE_READ if read else _SETTLE_UNREAD,
            (
                visit.key,
                visit.site,
                visit.kind.value,
                visit.article,
                visit.home,
                visit.settled_at,
                first,
                visit.attempts,
                visit.etag,
                visit.last_modified,
                visit.modified,
                entry,
                visit.published,
            ),
        )

    def add_alias(self, key: bytes, site: int, article: int, entry: Entry, at: float) -> None:
        """Keeps another address of an article that was read, where nothing is known of it."""
        self._database.change(
            "INSERT OR IGNORE INTO addresses (key, site, kind, article, home, settled_at,"
            " first_at, attempts, entry) VALUES (?, ?, ?, ?, 0, ?, ?, 1, ?)",
            (key, site, Kind.DUPLICATE.value, article, at, at, pack_entry(entry)),
        )
        self.arrive(key)

    def arrive(self, key: bytes) -> bytes | None:
        """Takes the key out of the waiting; its packed entry, or None where it did not wait."""
        row = self._database.row("SELECT id, entry FROM waiting WHERE key = ?", (key,))
        if row is None:
            return None
        self._database.change("DELETE FROM waiting WHERE id = ?", (row[0],))
        entry: bytes = row[1]
        return entry

    def wait(self, site: int, candidates: Iterable[Candidate]) -> int:
        """Adds those that do not wait already; how many."""
        added = 0
        source = iter(candidates)
        while chunk := list(islice(source, _CHUNK)):
            added += self._database.change_many(
                "INSERT OR IGNORE INTO waiting (key, site, place, entry) VALUES (?, ?, ?, ?)",
                [(c.key, site, c.order, pack_entry(c.entry)) for c in chunk],
            )
        return added

    def wait_on(self, site: int, candidate: Candidate) -> None:
        """Has an address that was asked wait at this place, whether it waited before or not."""
        self._database.change(
            "INSERT INTO waiting (key, site, place, entry) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET place = excluded.place",
            (candidate.key, site, candidate.order, pack_entry(candidate.entry)),
        )

    def settled(self, keys: Sequence[bytes]) -> dict[bytes, Settled]:
        """Those of the keys that are known."""
        known: dict[bytes, Settled] = {}
        for start in range(0, len(keys), _CHUNK):
            chunk = keys[start : start + _CHUNK]
            marks = ",".join("?" * len(chunk))
            rows = self._database.rows(f"{_SETTLED} WHERE a.key IN ({marks})", chunk)
            known.update((row[0], self._settled(row)) for row in rows)
        return known

    def waiting(
        self, site: int, limit: int, skip: frozenset[bytes], after: Candidate | None
    ) -> list[Candidate]:
        """The first ``limit`` behind ``after`` that are not in ``skip``, by falling order."""
        values: tuple[float, ...] = (site,)
        if after is not None:
            values = (site, after.order, after.order, after.row)
        with closing(self._database.each(_WAITING if after is None else _BEHIND, values)) as rows:
            taken = list(islice((row for row in rows if row[0] not in skip), limit))
        known = self.settled([row[0] for row in taken])
        return [
            Candidate(key, self._entry(entry), place, known.get(key), row)
            for key, place, entry, row in taken
        ]

    def young(self, site: int, since: float, limit: int) -> Iterator[Candidate]:
        """Homes of articles, the newest first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS}, a.entry FROM addresses a JOIN articles r ON r.id = a.article"  # noqa: S608
            " WHERE a.home = 1 AND a.site = ? AND a.first_at >= ? AND a.kind != ?"
            " ORDER BY a.first_at DESC LIMIT ?",
            (site, since, Kind.GONE.value, limit),
        )
        for row in rows:
            known = self._settled(row)
            yield Candidate(known.key, self._entry(row[-1]), known.first_at, known)

    def _entry(self, packed: bytes) -> Entry:
        try:
            return unpack_entry(packed)
        except ValueError as error:
            raise self._database.damaged(error) from error

    def _settled(self, row: Row) -> Settled:
        try:
            return _settled(row)
        except (ValueError, TypeError) as error:
            raise self._database.damaged(error) from error


def _settled(row: Row) -> Settled:
    key, kind, article, settled_at, first_at, etag, last_modified, modified, attempts, told = row[
        :10
    ]
    return Settled(
        key=key,
        kind=Kind(kind),
        article_id=None if article is None else unpack_id(article),
        settled_at=settled_at,
        first_at=first_at,
        etag=etag,
        last_modified=last_modified,
        modified=modified,
        attempts=attempts,
        published=told,
    )
