"""One question to a server and its answer: what discovery, the engine and HTTP say to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from scraper.outcome import Kind
from scraper.page import NO_HEADERS, Entry


class Purpose(StrEnum):
    """What the request is for; limits and the Accept header depend on it."""

    ROBOTS = "robots"
    FEED = "feed"
    SITEMAP = "sitemap"
    LISTING = "listing"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Request:
    """One address to be asked, conditionally where validators are known."""

    url: str
    purpose: Purpose
    etag: str | None = None
    last_modified: str | None = None
    entry: Entry | None = None
    key: bytes = b""  # of an article's address


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered, any status, after redirects; the body is bounded and decoded
    from its Content-Encoding, never from its charset."""

    request: Request
    url: str  # after redirects
    status: int
    headers: Mapping[str, str] = NO_HEADERS  # lower-case names
    body: bytes = b""
    fetched_at: datetime = field(kw_only=True)
    hops: tuple[str, ...] = ()  # addresses that redirected, in order
    seconds: float = 0.0
    wire_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no response: ``kind`` is FAILED, FORBIDDEN, BLOCKED or GONE."""

    request: Request
    kind: Kind
    reason: str
    url: str = ""
    status: int | None = None
    lasting: bool = True  # False: another run may well succeed (time-out, 503, deadline)


Answer = Response | Failure
