"""What the memory knows of itself: its run, whether it was closed in order, the latest time."""

from __future__ import annotations

from scraper.writer.database import Database

_MOMENTS = (
    ("addresses", "settled_at"),
    ("addresses", "first_at"),
    ("sources", "moved_at"),
    ("cache", "kept_at"),
)
_CLOCK_TOLERANCE = 60.0  # seconds; less is the daily work of NTP


def begin_run(database: Database, now: float) -> int:
    """Numbers the run, marks the memory as in use, and puts right what a wrong clock left."""
    meta: dict[str, float] = dict(database.rows("SELECT name, value FROM meta"))
    run = int(meta.get("run", 0)) + 1
    keep_meta(database, "run", run)
    keep_meta(database, "clean", 0)
    if float(meta.get("clock", now)) > now + _CLOCK_TOLERANCE:
        # The clock was ahead then or is behind now: nothing can have happened later than now.
        # When a source was really asked nobody knows: its interval is over, so it is asked now.
        database.change("UPDATE sources SET asked_at = ?1 - interval WHERE asked_at > ?1", (now,))
        for table, column in _MOMENTS:
            sql = f"UPDATE {table} SET {column} = ? WHERE {column} > ?"  # noqa: S608
            database.change(sql, (now, now))
    keep_meta(database, "clock", now)
    database.commit()
    return run


def keep_meta(database: Database, name: str, value: float) -> None:
    """Keeps one fact."""
    database.change("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
