"""Whom an address asks: its origin, the unit of robots.txt, and its host, the unit of the pace.

An origin is a scheme, a host and a port (RFC 6454 section 4); a host is the same without the
scheme. Addresses are clean ones (``scraper.address.clean``).
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


def host_of(url: str) -> str:
    """The host as the pace knows it: ``host``, or ``host:port`` where the port is not 80 or 443.

    >>> host_of("https://www.example.com/news")
    'www.example.com'
    """
    return _known(_begun(url))[1]


def port_of(url: str) -> int:
    """The TCP port of the address."""
    return _port(_begun(url))


def origin_of(url: str) -> str:
    """Scheme, host and port: ``https://example.com``."""
    return _known(_begun(url))[0]


def _begun(url: str) -> str:
    """The address up to its path."""
    end = url.find("/", url.find("://") + 3)
    return url if end < 0 else url[:end]


@lru_cache(maxsize=2048)
def _known(beginning: str) -> tuple[str, str]:
    """The origin and the host of all addresses that begin so: they are asked for each request."""
    parts = urlsplit(beginning)
    host = parts.netloc.rpartition("@")[2].lower()
    name, colon, port = host.rpartition(":")
    return f"{parts.scheme}://{host}", name if colon and port in ("80", "443", "") else host


@lru_cache(maxsize=2048)
def _port(beginning: str) -> int:
    parts = urlsplit(beginning)
    return parts.port or _PORTS.get(parts.scheme, 80)
