"""What the fetcher hands the parser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


def utc_now() -> datetime:
    """This moment in UTC, to the second: the resolution of ``fetched_at`` in the record."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed, a sitemap or a listing says of an article, raw: the parser's candidates.

    ``source`` names the kind of place: ``"feed"``, ``"sitemap"``, ``"listing"`` or ``"seed"``.
    Dates are strings as the source prints them; only ``parser/dates.py`` reads dates.
    """

    url: str
    source: str
    found_in: str = ""  # the address of the feed, sitemap or listing
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    sections: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came, from the network, a file or an archive: the parser cannot tell.

    ``body`` is what the server sent after Content-Encoding was undone; never decoded text.
    ``headers`` has lower-case names. ``fetched_at`` is aware; it is the parser's only clock.
    """

    url: str  # after redirects
    body: bytes
    headers: Mapping[str, str] = field(default_factory=lambda: NO_HEADERS)
    fetched_at: datetime = field(default_factory=utc_now)
    status: int = 200
    entry: Entry | None = None  # what led here, where something did
    further: tuple[Page, ...] = ()  # those on which the article goes on, where they were asked for

    @property
    def content_type(self) -> str:
        """The media type in lower case without parameters, or ``""``."""
        return self.headers.get("content-type", "").split(";", 1)[0].strip().lower()
