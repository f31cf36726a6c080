"""A record made ready to be written: the line in two halves, the revision goes between.

Serialising costs ten times what appending does, so it is done where the parsing is done, in any
process; the one process that writes only has to choose the revision.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from scraper.article import Article

# The end of every line of schema 1. Quotes inside a value are escaped, so ``"revision"`` between
# bare quotes is a key; the last such key of the line is the record's own.
_END = re.compile(
    rb'"fetched_at": "(\d{4}-\d\d-\d\d)[^"]*", "revision": (\d+), "content_hash": "[^"]*"\}'
)
_LONGEST_END = 400  # bytes; a hash of 512 bits in hex is 128 of them


@dataclass(frozen=True, slots=True)
class Written:
    """One record, ready to be appended.

    ``head`` and ``tail`` are the line's bytes before and after the number of the revision;
    ``day`` is the day of ``fetched_at``, for file names.
    """

    id: str
    site: str
    url: str
    content_hash: str
    day: date
    head: bytes
    tail: bytes

    @classmethod
    def of(cls, article: Article) -> Written:
        """The article's record. A lone surrogate, which UTF-8 does not have, is written as its
        JSON escape."""
        line = article.to_json().encode("utf-8", "backslashreplace")
        return cls.prepared(
            line,
            article_id=article.id,
            site=article.site,
            url=article.url,
            content_hash=article.content_hash,
        )

    @classmethod
    def prepared(
        cls, line: bytes, *, article_id: str, site: str, url: str, content_hash: str
    ) -> Written:
        """The record from its finished line, with or without the line feed at its end.

        Raises ValueError when the line is not one line of a record of schema 1.
        """
        line = line.rstrip(b"\n")
        match = _END.search(line, max(0, len(line) - _LONGEST_END))
        if match is None or match.end() != len(line) or b"\n" in line or b"\r" in line:
            raise ValueError("not a line of a record of schema 1")
        start, end = match.span(2)
        return cls(
            id=article_id,
            site=site,
            url=url,
            content_hash=content_hash,
            day=date.fromisoformat(match[1].decode("ascii")),
            head=line[:start],
            tail=line[end:] + b"\n",
        )

    def line(self, revision: int) -> bytes:
        """The whole line with its line feed."""
        return b"%b%d%b" % (self.head, revision, self.tail)


@dataclass(frozen=True, slots=True)
class Found:
    """What the memory needs to know of a line that stands in an output file."""

    id: str
    site: str
    url: str
    content_hash: str
    revision: int
    fetched_at: float  # seconds since the epoch


def read_line(line: bytes) -> Found | None:
    """What a line of an output file says, or None when it is not a whole record.

    Keys that a newer or older version has besides are no obstacle.
    """
    try:
        record: Any = json.loads(line)
        found = Found(
            id=record["id"],
            site=record["site"],
            url=record["url"],
            content_hash=record["content_hash"],
            revision=record["revision"],
            fetched_at=_moment(record["fetched_at"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None
    texts = (found.id, found.site, found.url, found.content_hash)
    right = all(type(text) is str and _encodable(text) for text in texts) and found.id != ""
    counts = type(found.revision) is int and 0 <= found.revision < 1 << 32
    return found if right and counts else None


def _encodable(text: str) -> bool:
    """JSON can escape a lone surrogate; neither UTF-8 nor SQLite can hold one."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


_OPENING = b'{"schema": '


def begins_record(line: bytes) -> bool:
    """Whether the line, whose end may be lost, can be the beginning of one that we write."""
    return line.startswith(_OPENING) or _OPENING.startswith(line)


_ID = re.compile(rb'\{"schema": \d+, "id": "([^"\\]+)"')


def torn_id(line: bytes) -> str | None:
    """The article's id in the beginning of a line whose end is lost, where it got so far."""
    match = _ID.match(line)
    return None if match is None else match[1].decode("utf-8", "replace")


def _moment(text: str) -> float:
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
