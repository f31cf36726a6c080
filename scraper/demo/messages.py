"""One request and one answer of the embedded site, as plain values: HTTP without a socket."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime


@dataclass(frozen=True, slots=True)
class Ask:
    """A request. ``target`` is the path with its query as sent; header names in lower case."""

    method: str
    host: str  # with its port
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. ``steps``, where given, are (seconds to wait, bytes to send) instead of ``body``;
    ``raw`` steps are the whole of what goes over the wire, status line and all."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    steps: Iterable[tuple[float, bytes]] | None = None
    raw: bool = False


def html(body: bytes | str, status: int = 200, **headers: str) -> Reply:
    """An HTML answer in UTF-8."""
    data = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, {"Content-Type": "text/html; charset=utf-8"} | named, data)


def moved(location: str, status: int = 301) -> Reply:
    """A redirect."""
    return Reply(status, {"Location": location, "Content-Type": "text/html"}, b"")


def http_date(moment: datetime) -> str:
    """For Last-Modified (RFC 9110, 5.6.7)."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def fresh(ask: Ask, etag: str | None, modified: str | None) -> bool:
    """Whether the asker has it already (RFC 9110, 13.2.2: If-None-Match decides where sent)."""
    if (wanted := ask.headers.get("if-none-match")) is not None:
        if etag is None:
            return False
        bare = etag.removeprefix("W/")
        return any(each.strip().removeprefix("W/") in (bare, "*") for each in wanted.split(","))
    return modified is not None and ask.headers.get("if-modified-since") == modified


def packed(ask: Ask, reply: Reply) -> Reply:
    """The answer gzipped, where the asker takes that and it is worth it."""
    takes = "gzip" in ask.headers.get("accept-encoding", "")
    if not takes or len(reply.body) < 1000 or "Content-Encoding" in reply.headers:
        return reply
    if "gzip" in reply.headers.get("Content-Type", ""):
        return reply
    headers = {**reply.headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return replace(reply, headers=headers, body=gzip.compress(reply.body, 1, mtime=0))
