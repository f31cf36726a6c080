"""Odds and ends kept for each site: notes, cached answers, and what ``check`` compares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from scraper.writer.database import Database
from scraper.writer.sites import Sites

RUNS_KEPT = 1000  # a site; with one run an hour, six weeks in full
SAMPLES_KEPT = 100  # a site: as many as a profile is learned from
PROFILES_KEPT = 3  # a site: the one in use and those before the last redesigns
# Bytes of cached answers, from run to run. Those of 2,000 real sites are a tenth of it; a domain
# with names without end can send a thousand robots.txt files of half a MiB in each run.
CACHE_KEPT = 64 << 20


@dataclass(frozen=True, slots=True)
class Kept:
    """One value and when it was kept (seconds since the epoch)."""

    at: float
    value: bytes


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """A site's learned profile, as its owner serialised it."""

    version: int
    at: float
    value: bytes


class Shelf:
    """Plain values under plain names, tables bounded. What they mean is their owners' affair."""

    def __init__(self, database: Database, sites: Sites) -> None:
        self._database, self._sites = database, sites

    def note(self, site: str, name: str) -> str | None:
        """A small fact about the site."""
        row = self._database.row(
            "SELECT value FROM notes WHERE site = ? AND name = ?", (self._sites.known(site), name)
        )
        return None if row is None else str(row[0])

    def keep_note(self, site: str, name: str, value: str) -> None:
        """Keeps such a fact."""
        self._database.change(
            "INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (self._sites.number(site), name, value)
        )

    def cached(self, kind: str, name: str) -> Kept | None:
        """What was kept of this kind under this name."""
        row = self._database.row(
            "SELECT kept_at, value FROM cache WHERE kind = ? AND name = ?", (kind, name)
        )
        return None if row is None else Kept(*row)

    def keep_cached(self, kind: str, name: str, kept: Kept) -> None:
        """Keeps it in place of what was there."""
        self._database.change(
            "INSERT OR REPLACE INTO cache VALUES (?, ?, ?, ?)", (kind, name, kept.at, kept.value)
        )

    def drop_cached(self, before: float) -> None:
        """Forgets what was kept before that moment, and beyond CACHE_KEPT the oldest."""
        left = CACHE_KEPT
        kept = "SELECT kept_at, length(value) FROM cache ORDER BY kept_at DESC"
        with closing(self._database.each(kept)) as rows:
            for at, size in rows:
                left -= size
                if left < 0:
                    before = max(before, at)
                    break
        self._database.change("DELETE FROM cache WHERE kept_at <= ?", (before,))

    def runs(self, site: str, limit: int = RUNS_KEPT) -> Sequence[Kept]:
        """What was kept of the site's last runs, the latest first."""
        rows = self._database.rows(
            "SELECT at, value FROM runs WHERE site = ? ORDER BY id DESC LIMIT ?",
            (self._sites.known(site), limit),
        )
        return [Kept(*row) for row in rows]

    def keep_run(self, site: str, at: float, value: bytes) -> None:
        """Adds a run to the site's past; beyond RUNS_KEPT the oldest goes."""
        number = self._sites.number(site)
        self._database.change(
            "INSERT INTO runs (site, at, value) VALUES (?, ?, ?)", (number, at, value)
        )
        self._database.change(
            "DELETE FROM runs WHERE site = ? AND id <= (SELECT id FROM runs WHERE site = ?"
            " ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (number, number, RUNS_KEPT),
        )

    def profile(self, site: str) -> KeptProfile | None:
        """The site's profile of the highest version."""
        row = self._database.row(
            "SELECT version, at, value FROM profiles WHERE site = ? ORDER BY version DESC LIMIT 1",
            (self._sites.known(site),),
        )
        return None if row is None else KeptProfile(*row)

    def keep_profile(self, site: str, profile: KeptProfile) -> None:
        """Keeps a version of the site's profile; beyond PROFILES_KEPT the oldest goes."""
        number = self._sites.number(site)
        self._database.change(
            "INSERT OR REPLACE INTO profiles VALUES (?, ?, ?, ?)",
            (number, profile.version, profile.at, profile.value),
        )
        self._database.change(
            "DELETE FROM profiles WHERE site = ? AND version <= (SELECT version FROM profiles"
            " WHERE site = ? ORDER BY version DESC LIMIT 1 OFFSET ?)",
            (number, number, PROFILES_KEPT),
        )

    def samples(self, site: str) -> dict[bytes, Kept]:
        """The compact forms of the site's last pages, by the key of their address; in the order
        of the keys, so that the order of fetching cannot show in what is learned."""
        rows = self._database.rows(
            "SELECT key, at, value FROM samples WHERE site = ? ORDER BY key",
            (self._sites.known(site),),
        )
        return {key: Kept(at, value) for key, at, value in rows}

    def keep_samples(self, site: str, samples: Mapping[bytes, Kept]) -> None:
        """Adds these; beyond SAMPLES_KEPT the oldest go."""
        number = self._sites.number(site)
        for key, kept in samples.items():
            self._database.change(
                "INSERT OR REPLACE INTO samples VALUES (?, ?, ?, ?)",
                (number, key, kept.at, kept.value),
            )
        self._database.change(
            "DELETE FROM samples WHERE site = ? AND key IN (SELECT key FROM samples"
            " WHERE site = ? ORDER BY at DESC, key LIMIT -1 OFFSET ?)",
            (number, number, SAMPLES_KEPT),
        )
