"""May this address be asked? What each origin's robots.txt says, and what is kept of it for a day.

An origin is a scheme, a host and a port: robots.txt holds for no more (RFC 9309 section 2.3).
A host, the unit of the pace, is the same without the scheme.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from scraper.fetcher.exchange import Answer, Failure, Purpose, Request
from scraper.fetcher.kept_robots import DAY, KeptRobots, robots_url
from scraper.fetcher.robots import Robots
from scraper.outcome import Kind

_PORTS = {"http": 80, "https": 443}


def host_of(url: str) -> str:
    """The host as the pace knows it: ``host``, or ``host:port`` where the port is not 80 or 443.

    >>> host_of("https://www.example.com/news")
    'www.example.com'
    """
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2].lower()
    name, colon, port = host.rpartition(":")
    return name if colon and port in ("80", "443", "") else host


def port_of(url: str) -> int:
    """The TCP port of the address."""
    parts = urlsplit(url)
    return parts.port or _PORTS.get(parts.scheme, 80)


def origin_of(url: str) -> str:
    """Scheme, host and port: ``https://example.com``."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


class RobotsCache(Protocol):
    """Keeps a text for each robots.txt from run to run; the memory is one."""

    def robots(self, url: str) -> str | None:
        """The text last kept for the robots.txt at this address."""
        ...

    def keep_robots(self, url: str, text: str) -> None:
        """Keeps it."""
        ...


class NoCache:
    """Keeps nothing: for a single page fetched without a memory."""

    def robots(self, url: str) -> str | None:
        """Nothing is known."""
        return None

    def keep_robots(self, url: str, text: str) -> None:
        """Nothing is kept."""


@dataclass(slots=True)
class _Origin:
    kept: KeptRobots
    rules: Robots | None = None  # None: to be asked for
    until: float = 0.0
    trouble: str = ""  # why it could not be had
    lasting: bool = False  # whether that will be so in another run


class Gate:
    """Knows the rules of the origins that were asked for them. ``agent`` is the product token;
    ``wall`` the time of day in seconds since the epoch."""

    def __init__(
        self,
        agent: str,
        cache: RobotsCache | None = None,
        *,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._agent, self._cache, self._wall = agent, cache or NoCache(), wall
        self._origins: dict[str, _Origin] = {}

    def knows(self, origin: str) -> bool:
        """Whether the origin's rules are known and not older than a day."""
        now = self._wall()
        entry = self._origins.get(origin)
        if entry is None:
            url = robots_url(origin)
            entry = _Origin(KeptRobots.from_json(url, self._cache.robots(url)))
            self._origins[origin] = entry
        if entry.until <= now and entry.kept.fresh(now):
            entry.rules = entry.kept.rules(self._agent, now)
            entry.until = (entry.kept.settled_at or now) + DAY
        return entry.until > now

    def request(self, origin: str) -> Request:
        """Asks for the origin's robots.txt, conditionally where one was kept."""
        return self._origins[origin].kept.request()

    def learn(self, origin: str, answer: Answer) -> None:
        """Takes the answer to the origin's robots.txt, whatever it was. It holds for this run
        even when there was none: an origin is not asked again and again."""
        entry, now = self._origins[origin], self._wall()
        entry.kept = entry.kept.after(answer, now)
        entry.rules = entry.kept.rules(self._agent, now)
        entry.until = now + DAY
        if isinstance(answer, Failure):
            entry.trouble, entry.lasting = answer.reason, answer.lasting
        else:
            entry.trouble = f"robots.txt answers {answer.status}, so nothing else is asked"
            entry.lasting = False
        self._cache.keep_robots(entry.kept.url, entry.kept.to_json())

    def refusal(self, url: str) -> Failure | None:
        """Why the address may not be asked, or None when it may. Its origin must be known."""
        entry = self._origins[origin_of(url)]
        rules = entry.rules or Robots()
        if rules.allows(url):
            return None
        if rules.closed:
            return _refused(url, Kind.FAILED, entry.trouble, lasting=entry.lasting)
        return _refused(url, Kind.FORBIDDEN, "robots.txt closes this address", lasting=True)

    def sitemaps(self, origin: str) -> tuple[str, ...]:
        """The sitemaps that the origin's file names, as printed."""
        return (self._origins[origin].rules or Robots()).sitemaps

    def crawl_delay(self, origin: str) -> float | None:
        """Its Crawl-delay in seconds."""
        return (self._origins[origin].rules or Robots()).crawl_delay


def _refused(url: str, kind: Kind, reason: str, *, lasting: bool) -> Failure:
    return Failure(Request(url, Purpose.ARTICLE), kind, reason, url, lasting=lasting)
