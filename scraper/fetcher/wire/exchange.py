"""One question to a server and its answer: what discovery, the engine and HTTP exchange."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from scraper.outcome import Kind
from scraper.page import NO_HEADERS, Entry, Page


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
    part_of: Request | None = None  # the article whose further page this is
    at: str = ""  # where it is asked in place of ``url``, which would redirect there


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered, any status, after redirects; the body is bounded and decoded
    from its Content-Encoding, never from its charset.

    ``headers`` holds the values as they came, one character for each byte (latin-1); repeated
    headers are joined with ``", "``, and with a line feed where commas are part of the value
    (Set-Cookie, X-Robots-Tag).
    """

    request: Request
    url: str  # after redirects
    status: int
    headers: Mapping[str, str] = field(default_factory=lambda: NO_HEADERS)  # lower-case names
    body: bytes = b""
    fetched_at: datetime = field(kw_only=True)
    hops: tuple[str, ...] = ()  # addresses that redirected, in order
    seconds: float = 0.0
    wire_bytes: int = 0  # received, headers included, before Content-Encoding is undone
    peer: str = ""  # the IP address that answered
    note: str = ""  # what was wrong with the exchange and tolerated, in words
    sent_at: float | None = None  # on the client's clock: when the request had gone out

    @property
    def passing(self) -> bool:
        """Whether another run may well be answered otherwise: the server is in trouble, or asks
        for patience (408, 425, 429)."""
        return self.status >= 500 or self.status in (408, 425, 429)

    def page(self) -> Page:
        """The same for the parser, with what led there."""
        entry = self.request.entry
        return Page(self.url, self.body, self.headers, self.fetched_at, self.status, entry)


@dataclass(frozen=True, slots=True)
class Redirect:
    """The server points elsewhere. Whether the target may be asked (robots.txt, pace, the site's
    hosts) is for the one who follows; the guard judges it when it is connected to."""

    request: Request
    url: str  # that redirected
    status: int
    target: str  # absolute, ASCII, without a fragment
    headers: Mapping[str, str] = field(default_factory=lambda: NO_HEADERS)
    renewed: bool = False  # it has set a cookie, so that it may answer otherwise now
    fetched_at: datetime = field(kw_only=True)
    seconds: float = 0.0
    wire_bytes: int = 0
    peer: str = ""
    sent_at: float | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no response: ``kind`` is FAILED, FORBIDDEN, BLOCKED, GONE, or NOT_ARTICLE for
    what can be told from its media type or first bytes alone (a PDF, a video)."""

    request: Request
    kind: Kind
    reason: str
    url: str = ""
    status: int | None = None
    lasting: bool = True  # False: another run may well succeed (time-out, 503, deadline)
    seconds: float = 0.0
    wire_bytes: int = 0
    peer: str = ""
    sent_at: float | None = None  # None: it never went out
    unasked: bool = False  # nobody was: no network on this side, or the host is left alone

    @property
    def passing(self) -> bool:
        """Whether another run may well succeed."""
        return not self.lasting


Answer = Response | Failure
Hop = Response | Redirect | Failure  # what one request over the wire comes to
