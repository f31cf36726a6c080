"""Which entries of a source are worth a request: new ones, and known ones that changed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice
from types import MappingProxyType

from scraper import address
from scraper.fetcher.discovery import moments
from scraper.fetcher.discovery.shapes import Shapes, prior
from scraper.fetcher.visiting.claims import Claims
from scraper.fetcher.visiting.idle import Idle
from scraper.known import Candidate, Frontier, Settled
from scraper.outcome import Kind
from scraper.page import Entry

_CHUNK = 500
_DATES_KEPT = 40  # of a source, to learn its rhythm from
_SAME_LASTMOD = 0.5  # of the entries: more with one and the same date tell when the file was made
_FEW = 10
_MOST_OUTSIDE = 5_000  # entries out of the wanted range that are kept in mind; feeds are shorter

# After how many seconds an address that ended so is asked again while its source still lists it,
# doubled with each attempt; what is not here is not asked again.
_AGAIN: Mapping[Kind, float] = MappingProxyType(
    {Kind.FAILED: 3_600.0, Kind.BLOCKED: 21_600.0, Kind.FORBIDDEN: 604_800.0, Kind.EMPTY: 86_400.0}
)
_MOST_ATTEMPTS = 4
# Feeds name an article before its page is there, or before all of a site's servers have it: one
# that was not there within so long of its date is asked again as one that failed.
_ARRIVING = moments.DAY
READ_KINDS = frozenset({Kind.WRITTEN, Kind.UNCHANGED, Kind.DUPLICATE})


@dataclass(slots=True)
class Tally:
    """What was seen while the entries of one source went by."""

    entries: int = 0
    known: int = 0
    before: int = 0  # of these: from before the gap that is being filled, if one is
    elsewhere: int = 0  # of another site
    early: int = 0  # before ``since``
    late: int = 0  # after ``until``
    unlikely: int = 0  # no articles by their address, or of an edition in another language
    taken: int = 0
    fresh: int = 0  # of these: not known
    dated: int = 0
    dates: list[float] = field(default_factory=list)

    def see(self, span: moments.Span | None, modified: float | None) -> None:
        """Takes note of an entry's date."""
        at = span.start if span else modified
        if at is None:
            return
        self.dated += span is not None
        if len(self.dates) < _DATES_KEPT:
            self.dates.append(at)


@dataclass(frozen=True, slots=True)
class Range:
    """From when to when articles are wanted, as moments; an open end is None. False in a
    condition where both are open."""

    since: float | None = None
    until: float | None = None
    first: str = ""  # the days themselves as ISO 8601 writes them, "" for an open end
    last: str = ""

    def __bool__(self) -> bool:
        return self.since is not None or self.until is not None

    @classmethod
    def of(cls, since: date | None, until: date | None) -> Range:
        """Days, both included, in whatever time zone the site may be."""
        return cls(
            None if since is None else moments.day(since).start - moments.ZONES,
            None if until is None else moments.day(until).end + moments.ZONES,
            "" if since is None else since.isoformat(),
            "" if until is None else until.isoformat(),
        )

    def days(self, now: float) -> tuple[date, date] | None:
        """The range as days, up to now where its end is open; None where its beginning is."""
        if self.since is None:
            return None
        last = now if self.until is None else min(now, self.until)
        return _date(self.since), _date(last)

    def early(self, span: moments.Span | None, modified: float | None) -> bool:
        """Whether an article is surely from before the range: it came out before, or did not
        change since."""
        if self.since is None:
            return False
        if span is not None:
            return span.end <= self.since
        return modified is not None and modified + moments.DAY <= self.since

    def all_early(self, lastmod: str | None) -> bool:
        """Whether a sitemap that last changed then holds nothing of the range."""
        return self.early(None, moments.moment(lastmod))

    def late(self, span: moments.Span | None) -> bool:
        """Whether an article surely came out after the range."""
        return self.until is not None and span is not None and span.start >= self.until

    def leaves_out(self, published: str | None) -> str:
        """Why an article is not wanted by what its own page says, or ``""``. ``published`` is the
        record's: its first ten characters are the day as the site writes it. No date, no reason.

        >>> Range.of(date(2026, 11, 1), None).leaves_out("2026-10-31T23:59:00+03:00")
        'from before 2026-11-01'
        """
        day = (published or "")[:10]
        if day and day < self.first:
            return f"from before {self.first}"
        return f"from after {self.last}" if day and self.last and day > self.last else ""


class Sift:
    """The sieve of one visit."""

    def __init__(
        self, home: str, hosts: Iterable[str], frontier: Frontier, shapes: Shapes, wanted: Range
    ) -> None:
        self._home, self._frontier, self._shapes, self._wanted = home, frontier, shapes, wanted
        self.hosts = set(hosts)  # further ones that belong to the site
        self._not_articles = {address.key(home)}
        self.arabic_only = False  # editions known to be in another language are left out
        self._outside: set[bytes] = set()  # of what is listed: not of the wanted time
        self.claims = Claims()
        self.idle = Idle()
        self.gap_since = math.inf  # when it was found that something was missed
        self.prefix = ""  # path prefix that the site's articles have, where its home has one

    def add_host(self, host: str) -> None:
        """A further host that belongs to the site."""
        self.hosts.add(host)

    def exclude(self, url: str) -> None:
        """The address is a listing, so no article."""
        self._not_articles.add(address.key(url))

    def own(self, url: str) -> bool:
        """Whether the clean address is the site's."""
        if address.same_site(self._home, url):
            return True
        return bool(self.hosts) and address.host(url).removeprefix("www.") in self.hosts

    def candidates(self, entries: Iterable[Entry], tally: Tally, now: float) -> Iterator[Candidate]:
        """Those of the entries that are to be fetched. ``tally`` counts all."""
        source = iter(entries)
        while chunk := list(islice(source, _CHUNK)):
            keyed: dict[bytes, Entry] = {}
            for entry in map(self._plain, chunk):
                tally.entries += 1
                if (key := self._key(entry, tally)) is not None:
                    keyed.setdefault(key, entry)
            known = self._frontier.settled(list(keyed))
            crowd = _crowded(keyed.values()) if known else None
            for key, entry in keyed.items():
                settled = known.get(key)
                if settled is None or self._worth_again(entry, settled, now, crowd):
                    tally.taken += 1
                    tally.fresh += settled is None
                    yield Candidate(key, entry, moments.order(entry, now), settled)
                if settled is not None:
                    tally.known += 1
                    tally.before += settled.first_at < self.gap_since

    def _plain(self, entry: Entry) -> Entry:
        url = self.idle.without(entry.url)
        return entry if url is entry.url else replace(entry, url=url)

    def _worth_again(self, entry: Entry, settled: Settled, now: float, crowd: str | None) -> bool:
        """Whether a known address is to be asked again: its source says that it changed after it
        was read, and its word is worth something; or it failed and its time has come."""
        if settled.kind in READ_KINDS:
            return _claims_change(entry, settled, crowd) and self.claims.follow(entry.source)
        return _due_again(settled, now, arriving=_arriving(entry, settled))

    def _key(self, entry: Entry, tally: Tally) -> bytes | None:
        """The entry's key when it is of this site, of the wanted time, and may be an article."""
        if not self.own(entry.url) or not self._in_scope(entry):
            tally.elsewhere += 1
            return None
        span, modified = moments.published(entry), moments.moment(entry.modified)
        tally.see(span, modified)
        early, late = self._wanted.early(span, modified), self._wanted.late(span)
        if early or late:
            tally.early += early
            tally.late += late and not early
            self._leave_out(entry)
        elif self._unlikely(entry):
            tally.unlikely += 1
        else:
            key = address.key(entry.url)
            if span is None and key in self._outside:  # another source has told its date
                return None
            if key not in self._not_articles:
                return key
            tally.unlikely += 1
        return None

    def _leave_out(self, entry: Entry) -> None:
        """Keeps in mind that the entry is not of the wanted time: a sitemap without dates may list
        it too."""
        if entry.published and len(self._outside) < _MOST_OUTSIDE:
            self._outside.add(address.key(entry.url))

    def _in_scope(self, entry: Entry) -> bool:
        if not self.prefix or entry.source == "feed":
            return True
        return ("/" + entry.url.split("/", 3)[-1]).startswith(self.prefix)

    def _unlikely(self, entry: Entry) -> bool:
        if self.arabic_only and self._shapes.foreign(entry.url):
            return True
        looks_so = prior(entry.url) <= 0.02 or self._shapes.surely_not(entry.url)
        return looks_so and entry.source != "feed"


def _date(at: float) -> date:
    """The day of the moment in UTC; of what is before the calendar's first day, that day."""
    return datetime.fromtimestamp(max(at, moments.day(date.min).start), UTC).date()


def _crowded(entries: Iterable[Entry]) -> str | None:
    """The lastmod that too many entries share to be true of any: the hour the file was made."""
    counts = Counter(entry.modified for entry in entries)
    total = sum(counts.values())
    (text, number), *_ = counts.most_common(1)
    return text if text and total >= _FEW and number > total * _SAME_LASTMOD else None


def _claims_change(entry: Entry, settled: Settled, crowd: str | None) -> bool:
    """Whether the source says of a known article that it changed after it was read."""
    if not entry.modified or entry.modified in (settled.modified, crowd):
        return False
    changed = moments.moment(entry.modified)
    if changed is None:
        return False
    end = changed if moments.has_clock(entry.modified) else changed + moments.DAY
    return (changed if settled.modified is None else end) > settled.settled_at


def _arriving(entry: Entry, settled: Settled) -> bool:
    """Whether an address was not there so soon after the date that its source gives the article
    that it may just not have been there yet."""
    if settled.kind is not Kind.GONE or settled.article_id is not None:
        return False
    if (span := moments.published(entry)) is None:
        return False
    return abs(settled.first_at - span.start) < _ARRIVING


def _due_again(settled: Settled, now: float, *, arriving: bool) -> bool:
    """Whether an address that gave no article is to be asked again."""
    wait = _AGAIN.get(Kind.FAILED if arriving else settled.kind)
    if wait is None or settled.attempts >= _MOST_ATTEMPTS:
        return False
    return now - settled.settled_at >= wait * 2.0 ** (settled.attempts - 1)
