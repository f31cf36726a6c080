"""A site's sources in one visit: which are asked now, which later, and what their answers mean.

A source is asked *first* (feeds, news sitemaps, the home page: what is new) or *later* (sitemaps
of the past, further pages of listings), which is when no article waits any more: so what is new
comes before what is old, and nothing is read ahead of its need.
"""

from __future__ import annotations

import heapq
import itertools
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b

from scraper.fetcher.discovery import moments
from scraper.fetcher.discovery.places import NEWS_SITEMAP, POOR_SITEMAP
from scraper.fetcher.visiting import schedule
from scraper.fetcher.wire.exchange import Purpose, Request, Response
from scraper.known import Frontier, Source, SourceKind, Via

MAX_SOURCES = 20_000  # of a site that are kept; an index may promise millions
MAX_FEEDS = 40
SITEMAPS = frozenset({SourceKind.SITEMAP, SourceKind.INDEX, SourceKind.NEWS})
_MISSED = 3  # new addresses in an audit from which a source is worth asking regularly again

PURPOSES = {
    SourceKind.FEED: Purpose.FEED,
    SourceKind.NEWS: Purpose.SITEMAP,
    SourceKind.SITEMAP: Purpose.SITEMAP,
    SourceKind.INDEX: Purpose.SITEMAP,
    SourceKind.LISTING: Purpose.LISTING,
}


_LIES = ""  # the ETag of a source whose validators stay the same when it moves: none is sent


def digest(body: bytes) -> str:
    """A short hash of a body, for servers that send no validator."""
    return blake2b(body, digest_size=16).hexdigest()


def unchanged(source: Source, response: Response) -> bool:
    """Whether the answer says that the source is as it was when it was last read."""
    if response.status == 304:
        return True
    return source.digest is not None and source.digest == digest(response.body)


class Sources:
    """The book of a site's sources. What is added twice is kept once."""

    def __init__(
        self,
        site: str,
        home: str,
        frontier: Frontier,
        now: Callable[[], float],
        rhythm: schedule.Rhythm,
    ) -> None:
        self._site, self._home, self._frontier = site, home, frontier
        self._now, self._rhythm = now, rhythm
        self._known: dict[str, Source] = {s.url: s for s in frontier.sources(site)}
        self._first: deque[Source] = deque()
        self._later: list[tuple[tuple[float, ...], int, Source]] = []  # a heap
        self._number = itertools.count()
        self._queued: set[str] = set()
        self.asking: dict[str, Source] = {}

    # What is known

    def __contains__(self, url: str) -> bool:
        return url in self._known

    def get(self, url: str) -> Source | None:
        """The source at this address."""
        return self._known.get(url)

    def all(self) -> Sequence[Source]:
        """All sources of the site, kept or only tried."""
        return tuple(self._known.values())

    def current(self) -> list[Source]:
        """Those that tell what is new and have worked when they were last asked."""
        return [
            s
            for s in self._known.values()
            if s.kind in schedule.CURRENT
            and s.moved_at is not None
            and s.failures < schedule.GIVE_UP
        ]

    @property
    def tell_past(self) -> bool:
        """Whether sitemaps tell of the past, or may, for all that is known: not news sitemaps,
        which tell of two days."""
        return any(s.failures == 0 for s in self.of((SourceKind.SITEMAP, SourceKind.INDEX)))

    def archives(self) -> list[Source]:
        """Sitemaps that have worked and are not named by another."""
        return [
            s
            for s in self._known.values()
            if s.kind in (SourceKind.SITEMAP, SourceKind.INDEX)
            and s.via is not Via.INDEX
            and s.moved_at is not None
            and s.failures == 0
        ]

    def covered(self, source: Source) -> bool:
        """Whether other sources tell what is new, so that this one need not be asked for it."""
        if source.kind in schedule.CURRENT:
            return False
        if source.kind is SourceKind.LISTING and self.archives():
            return True
        return bool(self.current())

    def of(self, kinds: Iterable[SourceKind]) -> list[Source]:
        """The sources of these kinds."""
        wanted = set(kinds)
        return [source for source in self._known.values() if source.kind in wanted]

    def new(self, url: str, kind: SourceKind, via: Via) -> Source:
        """The source at this address, made where there is none."""
        source = self._known.get(url)
        if source is None:
            source = Source(self._site, url, kind, via)
            if len(self._known) < MAX_SOURCES:
                self._known[url] = source
        return source

    # How often

    def interval(
        self, source: Source, new: int, guess: float | None = None, *, gap: bool = False
    ) -> float:
        """The source's next interval when it has just been read: learned, or an audit's for what
        others cover (unless an audit has just shown that they do not)."""
        missed = schedule.audited(source) and new >= _MISSED
        if self.covered(source) and not missed:
            return min(max(source.interval * 2, self._audit(source)), schedule.AUDIT)
        return schedule.learned(source, self._now(), new, self._rhythm, guess=guess, gap=gap)

    def _audit(self, source: Source) -> float:
        """The first interval of a source that others cover: the home page shows best what they
        lack, so it is looked at sooner."""
        return schedule.FIRST_AUDIT if source.url == self._home else schedule.AUDIT

    def demote(self) -> None:
        """What was read while it was not known yet what else the site has, and is now covered,
        is left to audits."""
        for source in self.all():
            if source.asked_at is None or schedule.audited(source) or source.via is Via.INDEX:
                continue
            if self.covered(source):
                self.keep(replace(source, interval=self._audit(source)))

    def doubled(self, source: Source) -> bool:
        """Whether a feed that has just said nothing new may be another form of one in use."""
        others = any(s.kind is SourceKind.FEED for s in self.current())
        return source.kind is SourceKind.FEED and source.via is not Via.SEED and others

    # What is kept

    def keep(self, source: Source) -> None:
        """Keeps a source's state, in memory and for the next run."""
        self.note(source)
        self._frontier.admit(source, ())

    def note(self, source: Source) -> None:
        """Keeps a source's state for this visit; the memory has it already."""
        self._known[source.url] = source

    # What is to be asked

    def ask_first(self, source: Source) -> None:
        """The source is asked before all articles that wait."""
        if self._once(source):
            self._first.append(source)

    def ask_later(self, source: Source) -> None:
        """The source is asked when no article waits; the most recent ones first."""
        if self._once(source):
            rank = tuple(-value for value in _recency(source))
            heapq.heappush(self._later, (rank, next(self._number), source))

    def _once(self, source: Source) -> bool:
        if source.url in self._queued:
            return False
        self._queued.add(source.url)
        return True

    def again(self, source: Source) -> None:
        """The source may be asked once more in this visit."""
        self._queued.discard(source.url)

    def next_first(self) -> Request | None:
        """The next request that comes before articles."""
        return self._request(self._first.popleft()) if self._first else None

    def next_later(self) -> Request | None:
        """The next request that comes after them."""
        return self._request(heapq.heappop(self._later)[2]) if self._later else None

    @property
    def has_first(self) -> bool:
        """Whether something is to be asked before articles."""
        return bool(self._first)

    @property
    def has_later(self) -> bool:
        """Whether something is to be asked after them."""
        return bool(self._later)

    def drop_later(self, drop: Callable[[Source], bool]) -> None:
        """Takes back what was to be asked later."""
        self._later = [each for each in self._later if not drop(each[2])]
        heapq.heapify(self._later)

    def _request(self, source: Source) -> Request:
        self.asking[source.url] = source
        purpose = PURPOSES[source.kind]
        if schedule.doubted(source, self._now()):
            return Request(source.url, purpose)
        return Request(source.url, purpose, etag=source.etag, last_modified=source.last_modified)

    def due(self, kinds: Iterable[SourceKind]) -> list[Source]:
        """Known sources whose interval is over. Sitemaps that an index names are not due by
        themselves: the index tells."""
        wanted = set(kinds)
        return [
            s
            for s in self._known.values()
            if s.kind in wanted
            and s.asked_at is not None
            and not (s.via is Via.INDEX and s.kind is SourceKind.SITEMAP)
            and not is_past(s)
            and self.is_due(s)
        ]

    def is_due(self, source: Source) -> bool:
        """Whether the source's interval is over."""
        rhythm = self._rhythm
        return schedule.due(source, self._now(), floor=rhythm.floor, ceiling=rhythm.ceiling)

    def unread(self) -> list[Source]:
        """Sources that an earlier visit meant to ask and did not come to."""
        return [s for s in self._known.values() if s.asked_at is None]


def read(source: Source, response: Response, now: float) -> Source:
    """The source's state after this answer, its rhythm aside."""
    if response.status == 304:
        return replace(source, asked_at=now, failures=0)
    headers, lies = response.headers, source.etag == _LIES
    return replace(
        source,
        etag=_LIES if lies else headers.get("etag"),
        last_modified=None if lies else headers.get("last-modified"),
        digest=digest(response.body),
        asked_at=now,
        failures=0,
    )


def caught_lying(before: Source, state: Source) -> Source:
    """The state of a source that had something new: without its validators, for good, where they
    are the same as before that."""
    same = (before.etag, before.last_modified) == (state.etag, state.last_modified)
    if not same or not (state.etag or state.last_modified):
        return state
    return replace(state, etag=_LIES, last_modified=None)


def is_past(source: Source) -> bool:
    """Whether a listing is that of a day or a month that was over when it was last read, so that
    nothing can have come to it since."""
    if source.kind is not SourceKind.LISTING or source.asked_at is None:
        return False
    span = moments.in_address(source.url)
    return span is not None and span.end + 2 * moments.DAY <= source.asked_at


def _recency(source: Source) -> tuple[float, ...]:
    """What is asked later is asked in the falling order of this."""
    span = moments.in_address(source.url)
    at = moments.moment(source.lastmod)
    kind = source.kind in (SourceKind.INDEX, SourceKind.NEWS) or bool(
        NEWS_SITEMAP.search(source.url)
    )
    rank = -1.0 if is_poor(source.url) else 1.0 if kind else 0.0
    if source.kind is SourceKind.LISTING:
        rank = -0.5
    return (rank, (span.start if span else None) or at or 0.0, at or 0.0, _last_number(source.url))


def _last_number(url: str) -> float:
    digits = "".join(c if c.isdecimal() and c.isascii() else " " for c in url).split()
    return float(digits[-1][:12]) if digits else 0.0


def is_poor(url: str) -> bool:
    """Whether a sitemap's name says that it lists no articles (categories, tags, authors)."""
    place = "/" + url.partition("://")[2].partition("/")[2]
    return POOR_SITEMAP.search(place) is not None
