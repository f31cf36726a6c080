"""One site's way through the engine, and what comes out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from scraper.fetcher.wire.exchange import Answer, Hop, Request, Response
from scraper.outcome import Outcome
from scraper.page import Page

_HOSTS = 32


class Visitor(Protocol):
    """One site's crawl without any I/O: what is to be asked, and what an answer means."""

    @property
    def site(self) -> str:
        """The site's name, as in its Seed."""
        ...

    @property
    def home(self) -> str:
        """The address whose host's robots.txt names the site's sitemaps."""
        ...

    @property
    def done(self) -> bool:
        """Whether nothing is left to be asked."""
        ...

    def robots(self, sitemaps: Sequence[str]) -> None:
        """What the robots.txt of the home's host names; called once, before the first pull."""
        ...

    def pull(self, limit: int) -> Sequence[Request]:
        """Up to so many requests not handed out yet, the most wanted first."""
        ...

    def redirected(self, request: Request, target: str) -> Outcome | None:
        """The request is sent on to ``target``: how its address ends where that need not be asked,
        None where it is to be."""
        ...

    def take(self, answer: Answer) -> Page | Outcome | None:
        """A page to be parsed, or how the address ended, or None for what was no article."""
        ...

    def settled(self, outcome: Outcome) -> None:
        """How a page that ``take`` gave has ended."""
        ...

    def summary(self) -> str:
        """In words: what was found of the site's sources, and why nothing, where it was nothing."""
        ...


@dataclass(slots=True)
class Traffic:
    """What a site's visit has cost its servers."""

    requests: int = 0
    wire_bytes: int = 0
    conditional: int = 0  # requests that sent a validator
    not_modified: int = 0  # of these, answered 304
    seconds: float = 0.0  # spent waiting for answers

    def count(self, request: Request, hop: Hop) -> None:
        """Adds one exchange."""
        self.requests += 1
        self.wire_bytes += hop.wire_bytes
        self.seconds += hop.seconds
        self.conditional += bool(request.etag or request.last_modified)
        self.not_modified += isinstance(hop, Response) and hop.status == 304


@dataclass(slots=True, eq=False)
class Trip:
    """One Visitor on its way through the engine."""

    visitor: Visitor
    began: float
    traffic: Traffic = field(default_factory=Traffic)
    hosts: Counter[str] = field(default_factory=Counter)  # requests under way, by host
    origins: int = 0  # whose robots.txt was asked for
    jobs: int = 0  # requests under way
    pages: int = 0  # pages handed out and not settled
    open: bool = False  # its robots.txt has been read
    rests: str = ""  # why the site is not visited this time, in words
    notes: list[str] = field(default_factory=list)  # what the person should know of the visit

    def leave(self, host: str) -> None:
        """One request less is under way to the host. Which hosts the site has is remembered, but
        not of any number of them: redirects can lead anywhere."""
        self.hosts[host] -= 1
        if not self.hosts[host] and len(self.hosts) > _HOSTS:
            del self.hosts[host]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page for the parser. The engine waits for ``settled(trip, outcome)``."""

    trip: Trip
    page: Page
    request: Request


@dataclass(frozen=True, slots=True)
class Ended:
    """An address that ended without a page to parse."""

    trip: Trip
    outcome: Outcome
    answer: Answer


@dataclass(frozen=True, slots=True)
class Over:
    """A site has nothing left to be asked."""

    trip: Trip
    seconds: float


@dataclass(frozen=True, slots=True)
class Posted:
    """Something that another thread has put into the engine's inbox with ``post``."""

    item: object


@dataclass(frozen=True, slots=True)
class Tick:
    """Nothing has come for a second: time for what is done when there is nothing else to do."""


Event = Fetched | Ended | Over | Posted | Tick
