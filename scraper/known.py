"""What lasts from run to run, in the words that fetcher, pipeline and writer share.

The writer's memory keeps these; the fetcher asks for them; neither imports the other.
All moments are seconds since the epoch in UTC (``time.time()``); all durations are seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from scraper.outcome import Kind
from scraper.page import Entry


class SourceKind(StrEnum):
    """Where article addresses are found."""

    FEED = "feed"
    SITEMAP = "sitemap"  # a urlset: its entries are pages
    INDEX = "index"  # a sitemap of sitemaps
    LISTING = "listing"  # a front, section or archive page
    NEWS = "news"  # a news sitemap: the last two days, so it is asked like a feed


class Via(StrEnum):
    """How a source was found."""

    HOME = "home"  # the home page, or what it is a door to
    SEED = "seed"  # the seed names it
    ROBOTS = "robots"  # robots.txt does
    DECLARED = "declared"  # a page does, in its head
    USUAL = "usual place"  # it was tried where many sites have it
    INDEX = "index"  # a sitemap of sitemaps names it
    MENU = "menu"  # the home page links to it as to a section
    ARCHIVE = "archive"  # the page of a day, by the pattern of the site's archive


@dataclass(frozen=True, slots=True)
class Source:
    """One feed, sitemap or listing of a site, and what the last answer from it was."""

    site: str  # the Seed's site name
    url: str
    kind: SourceKind
    via: Via
    etag: str | None = None
    last_modified: str | None = None  # the header as sent, never parsed: it goes back as it came
    digest: str | None = None  # of the body, for servers with neither validator
    lastmod: str | None = None  # what the sitemap index said of it when it was last read
    asked_at: float | None = None
    moved_at: float | None = None  # when it last had something new
    interval: float = 0.0  # how often it is worth asking, learned; 0: not known yet
    failures: int = 0  # in a row


@dataclass(frozen=True, slots=True)
class Settled:
    """How a known article address last ended."""

    key: bytes
    kind: Kind
    article_id: str | None
    settled_at: float  # when it was last fetched
    first_at: float  # when it was first fetched
    etag: str | None = None
    last_modified: str | None = None
    modified: str | None = None  # what the source said (lastmod, updated) when it was last read
    attempts: int = 1
    published: str | None = None  # as its page says, where it was left out for that


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address to be fetched. ``key`` is ``address.key(entry.url)``: one article, one key.

    ``order`` puts new articles before old ones: larger is fetched first (seconds of the entry's
    date where it has one, else of its finding). ``known`` is set when this is a revisit. ``row``
    tells the memory where among the waiting it stood; of others it is 0.
    """

    key: bytes
    entry: Entry
    order: float
    known: Settled | None = None
    row: int = field(default=0, compare=False)


class Frontier(Protocol):
    """What a site's crawl asks of the memory. The writer's Memory is one; tests use a dict.

    The memory holds what is still to be fetched, so a run killed anywhere goes on where it was,
    and nothing here grows in RAM with the size of a site.
    """

    def sources(self, site: str) -> Sequence[Source]:
        """The site's known sources."""
        ...

    def admit(
        self,
        source: Source,
        candidates: Iterable[Candidate],
    ) -> int:
        """Keeps the source's new state and its candidates not yet waiting, in one transaction.

        The caller has dropped what it does not want. Returns how many were not waiting already.
        """
        ...

    def settled(self, keys: Sequence[bytes]) -> dict[bytes, Settled]:
        """Those of the keys that are known, with how they last ended."""
        ...

    def waiting(
        self, site: str, limit: int, skip: frozenset[bytes], after: Candidate | None = None
    ) -> Sequence[Candidate]:
        """Up to ``limit`` of the site's waiting candidates, largest ``order`` first, without
        those in ``skip`` (already handed out in this run). ``after`` is the last one of an earlier
        call: only those that stand behind it, so that a long queue is gone through once."""
        ...

    def young(self, site: str, since: float, limit: int) -> Sequence[Candidate]:
        """Articles of the site first fetched at or after ``since``: worth a revisit."""
        ...

    def note(self, site: str, name: str) -> str | None:
        """A small fact kept about the site (learned address shapes, progress of a walk)."""
        ...

    def keep_note(self, site: str, name: str, value: str) -> None:
        """Keeps such a fact."""
        ...
