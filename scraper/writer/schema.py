"""The memory's tables, as the steps that lead from an empty file to this version.

A step once released is never changed; a change is a new step. ``PRAGMA user_version`` counts the
steps taken, ``PRAGMA application_id`` tells our file from another program's.
"""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x41724E53  # "ArNS"

# The least SQLite: 3.24 (June 2018) for ON CONFLICT DO UPDATE.
LEAST_SQLITE: Final = (3, 24, 0)

_CRAWL = """
-- names are long and few, rows are many
CREATE TABLE sites (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    articles INTEGER NOT NULL DEFAULT 0
);
-- what stands in the output files: one row for each id
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    name BLOB NOT NULL UNIQUE,          -- the record's id; 16 bytes where it is 32 hex digits
    site INTEGER NOT NULL,
    content BLOB,                       -- of its last line; null: unknown, to be written again
    revision INTEGER NOT NULL,          -- of its last line
    run INTEGER NOT NULL                -- that read it last; 0: found in the output
);
CREATE INDEX articles_content ON articles (site, content);
-- how each address ended
CREATE TABLE addresses (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    site INTEGER NOT NULL,
    kind TEXT NOT NULL,
    article INTEGER,                    -- articles.id
    home INTEGER NOT NULL,              -- 1: the article's last line was read from here
    settled_at REAL NOT NULL,
    first_at REAL NOT NULL,
    attempts INTEGER NOT NULL,
    etag TEXT,
    last_modified TEXT,
    modified TEXT,
    entry BLOB
);
CREATE INDEX addresses_young ON addresses (site, first_at) WHERE home = 1;
CREATE INDEX addresses_article ON addresses (article) WHERE home = 1;
-- what is still to be fetched
CREATE TABLE waiting (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    site INTEGER NOT NULL,
    place REAL NOT NULL,                -- Candidate.order
    entry BLOB NOT NULL
);
CREATE INDEX waiting_place ON waiting (site, place DESC);
CREATE TABLE sources (
    site INTEGER NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    via TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    digest TEXT,
    lastmod TEXT,
    asked_at REAL,
    moved_at REAL,
    interval REAL NOT NULL,
    failures INTEGER NOT NULL,
    PRIMARY KEY (site, url)
) WITHOUT ROWID;
CREATE TABLE notes (
    site INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (site, name)
) WITHOUT ROWID;
-- answers kept for a while, robots.txt first of all
CREATE TABLE cache (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    kept_at REAL NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (kind, name)
) WITHOUT ROWID;
-- how far each output file was whole at the last commit
CREATE TABLE outputs (
    path TEXT PRIMARY KEY,              -- relative to the memory's folder where it lies in it
    device INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    length INTEGER NOT NULL,
    last INTEGER NOT NULL,              -- where its last line begins
    digest BLOB NOT NULL,               -- of its last line
    open INTEGER NOT NULL,              -- 1: may have grown since
    at REAL NOT NULL                    -- when it was written last
) WITHOUT ROWID;
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value NOT NULL
) WITHOUT ROWID;
"""

_HEALTH = """
-- what ``check`` compares: one row for each run that fetched something of the site
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    site INTEGER NOT NULL,
    at REAL NOT NULL,
    value BLOB NOT NULL
);
CREATE INDEX runs_site ON runs (site);
CREATE TABLE profiles (
    site INTEGER NOT NULL,
    version INTEGER NOT NULL,
    at REAL NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (site, version)
) WITHOUT ROWID;
-- the last pages of a site, kept compactly, from which its profile is learned
CREATE TABLE samples (
    site INTEGER NOT NULL,
    key BLOB NOT NULL,
    at REAL NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (site, key)
) WITHOUT ROWID;
"""

_RANGE = """
-- what the page said, where the article was left out for it: the address waits
ALTER TABLE addresses ADD COLUMN published TEXT;
"""

STEPS: Final = (_CRAWL, _HEALTH, _RANGE)
VERSION: Final = len(STEPS)
READABLE: Final = 2  # the oldest version whose profiles and runs can be looked at as they are
