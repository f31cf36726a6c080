"""A proxy that the user names, and which then makes all connections."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import unquote_to_bytes, urlsplit

from scraper.errors import UsageError

WANTS_LOGIN = "wants a name and a password, or does not take these"  # status 407


class ProxyFault(OSError):  # noqa: N818 - what the proxy did, in one sentence
    """The proxy cannot be reached, or does not connect us."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy (RFC 9110 section 3.7, CONNECT for https in section 9.3.6)."""

    host: str
    port: int
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # they hold a password

    @classmethod
    def read(cls, url: str) -> Self:
        """From ``http://name:password@host:port``. Raises UsageError, which repeats no password."""
        parts = urlsplit(url if "://" in url else f"http://{url}")
        try:
            host, port = parts.hostname, parts.port or 80
        except ValueError:
            host = None
        if parts.scheme != "http" or not host or parts.path.strip("/") or parts.query:
            raise UsageError(
                "proxy: give an HTTP proxy as http://host:port or http://name:password@host:port"
            )
        if parts.username is None:
            return cls(host, port)
        login = unquote_to_bytes(f"{parts.username}:{parts.password or ''}")
        basic = f"Basic {b64encode(login).decode('ascii')}"  # RFC 7617
        return cls(host, port, (("Proxy-Authorization", basic),))

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"
