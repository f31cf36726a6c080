"""What lasts of a run: each outcome goes to the store in its form.

An address that came without a key is a source (a feed, a sitemap, a listing): its state is the
Visit's to keep, and nothing is settled for it here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from scraper.fetcher.discovery import moments
from scraper.fetcher.turns.trip import Ended, Fetched, Trip
from scraper.fetcher.visiting.sift import Range
from scraper.fetcher.wire.exchange import Answer, Request, Response
from scraper.fetcher.wire.http import PRODUCT
from scraper.known import Candidate, Settled
from scraper.outcome import Kind, Outcome
from scraper.page import NO_HEADERS, Entry, Page
from scraper.pipeline.options import Options
from scraper.pipeline.processes.parsed import Parsed
from scraper.version import package_version
from scraper.words import some
from scraper.writer.archive import Archive
from scraper.writer.memory import Memory
from scraper.writer.record import Written
from scraper.writer.store import Store

# An address is given up when it has failed in so many runs. Where that may be its server's fault
# rather than its own, also so many seconds must have passed: an outage of a weekend, with a run
# every hour, must not cost what was waiting. And after so long where no run could even ask.
_TRIES, _OUTAGE, _MOST = 5, 3 * moments.DAY, 30 * moments.DAY
# The names of a site's notes.
_SUCCESS = "last success"
_HOME = "home"


@dataclass(frozen=True, slots=True)
class Handed:
    """What is to be known of a page while it is being parsed in another process; the page itself
    only where it is to be archived."""

    trip: Trip
    request: Request
    etag: str | None
    last_modified: str | None
    page: Page | None


class Keeper:
    """The store, in the run's words.

    Raises what the store raises: UsageError, LockedError, OutputError, MemoryFileError.
    """

    def __init__(
        self,
        out: Path | str,
        memory: Path | None,
        tell: Callable[[str], None],
        *,
        wanted: Range | None = None,
        archive: Archive | None = None,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """``wanted``: what is from another time is not written. ``archive``: where pages are
        kept."""
        self._out, self._wanted, self._wall = Path(out), wanted or Range(), wall
        self._archive = archive
        if archive is not None:
            archive.check()
        self._store = Store.open(out, memory, tell=tell, clock=wall)
        for message in self._store.recovered.messages:
            tell(message)

    @property
    def memory(self) -> Memory:
        """What the visits ask."""
        return self._store.memory

    def why_empty(self) -> str:
        """Where no line is in the output and nothing new is found, why that may be: who deletes
        the output to begin anew has to delete the memory too. Else ``""``."""
        empty = self._out.is_file() and not self._out.stat().st_size
        if not empty or not (known := sum(self.memory.sites().values())):
            return ""
        words = f"It is empty, for the {some(known, 'article')} remembered were written before"
        return f"{words}: to have them again, delete {self.memory.database.path} too."

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.__exit__(kind, error, trace)

    def idle(self) -> None:
        """There is time to make everything last."""
        if self._archive is not None:
            self._archive.sync()
        self._store.commit()

    # Addresses

    def hand(self, event: Fetched) -> Handed:
        """What of a page that goes to the parser is needed when it has answered."""
        headers = event.page.headers
        page = None if self._archive is None else event.page
        validators = headers.get("etag"), headers.get("last-modified")
        return Handed(event.trip, event.request, *validators, page)

    def ended(self, event: Ended) -> None:
        """An address that gave no page. What another run may well get is tried again then."""
        request = event.answer.request
        headers = event.answer.headers if isinstance(event.answer, Response) else NO_HEADERS
        validators = headers.get("etag"), headers.get("last-modified")
        asked = isinstance(event.answer, Response) or not event.answer.unasked
        again = _passing(event) and self._may_wait(
            request.key, _patience(event.answer), asked=asked
        )
        self._settle(request, event.outcome, validators, again=again, counts=asked)

    def _may_wait(self, key: bytes, patience: float = 0.0, *, asked: bool = True) -> bool:
        """Whether the address, which has failed in this run, is worth another: for ``patience``
        seconds whatever happens, and then for what is left of its tries, if it was ``asked``."""
        known = self.memory.settled([key]).get(key) if key else None
        if known is None or known.kind is not Kind.FAILED:
            return True
        tries_left = asked and known.attempts < _TRIES
        return tries_left or self._wall() < known.first_at + patience

    def parsed(self, handed: Handed, parsed: Parsed, site: str) -> Outcome:
        """A page that the parser has answered for; how its address has ended."""
        request = handed.request
        if self._archive is not None and handed.page is not None:
            self._archive.keep(handed.page, site, parsed.kind)
        record = _record(parsed, site)
        if record is None:
            outcome = Outcome(site, request.url, *_refusal(parsed))
            # A fault of the parser's is mended in a later version: the page is not lost for it.
            # Nor is it asked for conditionally then: "not modified" would be the end of it.
            again = outcome.kind is Kind.FAILED and self._may_wait(request.key)
            validators = (None, None) if again else (handed.etag, handed.last_modified)
            self._settle(request, outcome, validators, again=again)
            return outcome
        published = parsed.published
        if reason := self._wanted.leaves_out(published):
            self._postpone(request, published, site)
            return Outcome(site, request.url, Kind.OUT_OF_RANGE, reason, record.id, published)
        verdict = self._store.write_line(
            record,
            key=request.key,
            etag=handed.etag,
            last_modified=handed.last_modified,
            source_modified=_said(request),
        )
        reason = f"the text of article {verdict.same_as}" if verdict.same_as else ""
        article = verdict.same_as or record.id
        return Outcome(site, request.url, verdict.kind, reason, article, published)

    def _postpone(self, request: Request, published: str | None, site: str) -> None:
        """The address waits for a run that wants articles of that time. It is asked in full then:
        an answer "not modified" would be of a text that nobody has."""
        now = self._wall()
        settled = Settled(
            key=request.key,
            kind=Kind.OUT_OF_RANGE,
            article_id=None,
            settled_at=now,
            first_at=now,
            modified=_said(request),
            published=published,
        )
        entry = request.entry or Entry(request.url, "seed")
        place = moments.moment(published)
        order = now - moments.DAY if place is None else min(place, now)
        self._store.postpone(settled, Candidate(request.key, entry, order), site)

    def _settle(
        self,
        request: Request,
        outcome: Outcome,
        validators: tuple[str | None, str | None],
        *,
        again: bool = False,
        counts: bool = True,
    ) -> None:
        now = self._wall()
        settled = Settled(
            key=request.key,
            kind=outcome.kind,
            article_id=outcome.article_id,
            settled_at=now,
            first_at=now,
            etag=validators[0],
            last_modified=validators[1],
            modified=_said(request),
            attempts=int(counts),
        )
        self._store.settle(settled, outcome.site, again=again)

    # What else is remembered

    def keep_home(self, site: str, home: str) -> None:
        """Keeps where the site begins: its name says neither http nor a path."""
        if self.memory.note(site, _HOME) != home:
            self.memory.keep_note(site, _HOME, home)

    def last_success(self, site: str, *, now: bool) -> float | None:
        """When a run last got through to the site, in seconds since the epoch; ``now``: it has."""
        if now:
            moment = self._wall()
            self.memory.keep_note(site, _SUCCESS, repr(moment))
            return moment
        try:
            return float(self.memory.note(site, _SUCCESS) or "")
        except ValueError:
            return None


def archive_of(options: Options) -> Archive | None:
    """Where the pages are kept, if they are. Raises UsageError where its name is none for an
    archive."""
    if options.warc is None:
        return None
    return Archive(options.warc, software=f"{PRODUCT}/{package_version()}")


def home_of(memory: Memory, site: str) -> str:
    """Where a site that is remembered begins, as runs have kept it."""
    return memory.note(site, _HOME) or f"https://{site}/"


def _said(request: Request) -> str | None:
    return None if request.entry is None else request.entry.modified


def _passing(event: Ended) -> bool:
    """Whether another run may well get what this one could not."""
    return event.outcome.kind is Kind.FAILED and event.answer.passing


def _patience(answer: Answer) -> float:
    """For how many seconds an address that ends so waits, however often. 500 is the page's own
    fault (RFC 9110 section 15.6.1); 429, 502, 503 … and no answer at all are its server's."""
    if isinstance(answer, Response):
        return 0.0 if answer.status == 500 else _OUTAGE
    return _MOST if answer.unasked else _OUTAGE


def _record(parsed: Parsed, site: str) -> Written | None:
    if not parsed.line:
        return None
    try:
        return Written.prepared(
            parsed.line,
            article_id=parsed.article_id,
            site=site,
            url=parsed.url,
            content_hash=parsed.content_hash,
        )
    except ValueError:
        return None


def _refusal(parsed: Parsed) -> tuple[Kind, str]:
    if parsed.line:
        return Kind.FAILED, "the parser's answer is no record"
    return parsed.kind, parsed.reason
