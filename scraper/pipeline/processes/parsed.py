"""What a parser process answers, and how it crosses the pipe.

A page goes *to* a child as a pickle: the parent is trusted. The answer comes *back* as JSON and
the finished line, never as a pickle: the child has read hostile bytes with C code, so nothing it
says may be able to run anything in the parent.

The parent has one thread for all sites, the children have all cores: what can be made ready is
made ready there, and what the parent only keeps crosses as it is, for nobody to read on the way.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from scraper.article import Article
from scraper.outcome import Kind, Refusal
from scraper.parser.learning.observation import Observation
from scraper.pipeline.processes.shown import Shown

# The record's keys whose filling is counted: those that a page may leave empty.
COUNTED = (
    "headline",
    "lead",
    "dateline",
    "published",
    "modified",
    "authors",
    "sections",
    "tags",
    "paragraphs",
    "images",
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The end of one parse: either ``line`` (the record, without a line feed) or a refusal."""

    kind: Kind
    reason: str = ""
    line: bytes = b""
    article_id: str = ""
    url: str = ""
    content_hash: str = ""
    published: str | None = None  # as the record says it
    filled: tuple[str, ...] = ()  # those of COUNTED that are not empty
    observation: str = ""  # JSON: what the page shows of its site, where it was asked for
    shown: Shown | None = None  # what of it is compared with the site's other pages

    def article(self) -> Article:
        """The record read back; only for those who want the object and not the line."""
        return Article.from_dict(json.loads(self.line))


def from_result(result: Article | Refusal, observation: Observation | None = None) -> Parsed:
    """The parser's result in the short form that the parent needs."""
    if isinstance(result, Refusal):
        return Parsed(kind=result.kind, reason=result.reason, url=result.url)
    return Parsed(
        kind=Kind.WRITTEN,
        line=result.to_json().encode("utf-8", "backslashreplace"),
        article_id=result.id,
        url=result.url,
        content_hash=result.content_hash,
        published=None if result.published is None else result.published.isoformat(),
        filled=tuple(name for name in COUNTED if getattr(result, name)),
        observation="" if observation is None else observation.to_json(),
        shown=None if observation is None else Shown.of(observation),
    )


def pack(parsed: Parsed) -> bytes:
    """One frame of three lines: JSON, the observation, the record, which may be empty."""
    head: dict[str, Any] = {
        "kind": parsed.kind.value,
        "reason": parsed.reason,
        "id": parsed.article_id,
        "url": parsed.url,
        "hash": parsed.content_hash,
        "published": parsed.published,
        "filled": parsed.filled,
        "shown": None if parsed.shown is None else parsed.shown.to_json(),
    }
    parts = (json.dumps(head).encode("ascii"), parsed.observation.encode("ascii"), parsed.line)
    return b"\n".join(parts)


def unpack(frame: bytes) -> Parsed:
    """The frame read back. Raises ValueError, KeyError, TypeError, AttributeError or
    RecursionError when it is not one."""
    head, observation, line = frame.split(b"\n", 2)
    fields = json.loads(head.decode())
    shown, published = fields["shown"], fields["published"]
    return Parsed(
        kind=Kind(fields["kind"]),
        reason=str(fields["reason"]),
        line=line,
        article_id=str(fields["id"]),
        url=str(fields["url"]),
        content_hash=str(fields["hash"]),
        published=None if published is None else str(published),
        filled=tuple(name for name in COUNTED if name in fields["filled"]),
        observation=observation.decode("ascii"),
        shown=None if shown is None else Shown.from_json(shown),
    )
