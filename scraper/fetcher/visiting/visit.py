"""One site's crawl without any I/O: what is to be asked next, and what an answer means.

The engine pulls requests and hands back answers; robots.txt, turns, redirects and further tries
are its business. Articles go out newest first, those left by earlier runs included. The memory
(``Frontier``) knows what waits and what is known, so nothing here grows with the site.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.discovery import moments
from scraper.fetcher.discovery.walls import wall
from scraper.fetcher.visiting.candidates import Candidates
from scraper.fetcher.visiting.findings import Findings
from scraper.fetcher.visiting.lessons import Lessons
from scraper.fetcher.visiting.parts import Parts
from scraper.fetcher.visiting.schedule import CEILING, FLOOR, Rhythm
from scraper.fetcher.visiting.search import Search
from scraper.fetcher.visiting.sift import READ_KINDS, Range
from scraper.fetcher.visiting.survey import Survey
from scraper.fetcher.wire.exchange import Answer, Failure, Purpose, Request, Response
from scraper.known import Candidate, Frontier
from scraper.outcome import Kind, Outcome
from scraper.page import Page
from scraper.seed import Seed

_HEAD = 200_000  # bytes of a page in which its date for machines is looked for
_SAVED_EACH = 256  # lessons
_MOST_YOUNG = 5_000  # articles of one site that are looked at again in one run
_IN_A_ROW = 12  # passing failures after which the site is left for another run
_MOST_LEFT = 20_000  # failures in all after which it is: each is remembered until the visit is over
_ARTICLE_KINDS = frozenset(
    {Kind.WRITTEN, Kind.UNCHANGED, Kind.DUPLICATE, Kind.OUT_OF_RANGE, Kind.EMPTY}
)
_IN_LANGUAGE = frozenset({Kind.WRITTEN, Kind.DUPLICATE, Kind.OUT_OF_RANGE})
_NAMED = _IN_LANGUAGE | {Kind.UNCHANGED}  # whose ids the parser has found
_NO_LESSON = frozenset({Kind.FAILED, Kind.BLOCKED, Kind.FORBIDDEN, Kind.GONE})
# The date that a page states for machines, enough to tell whether it is from before ``since``.
_STATED = re.compile(
    rb"""(?:article:published_time["'][^>]{0,60}?content=|"datePublished"\s*:\s*)["']([0-9T:+.Z-]{10,35})["']"""
)


class Visit:
    """The crawl of one site. A ``Visitor`` of the engine.

    ``now`` is the wall clock in seconds since the epoch; ``limit`` is the most articles written;
    ``since`` and ``until`` are days, both included; ``revisit`` is for how many seconds an
    article is asked again after it was first read; ``floor`` and ``ceiling`` bound the learned
    intervals of sources, in seconds; ``arabic_only``: editions that have proved to be in another
    language are not asked; ``join_pages``: an article's further pages are asked for. Raises
    AddressError where the seed's home is none.
    """

    def __init__(
        self,
        seed: Seed,
        frontier: Frontier,
        *,
        now: Callable[[], float],
        limit: int | None = None,
        since: date | None = None,
        until: date | None = None,
        revisit: float = 0.0,
        floor: float = FLOOR,
        ceiling: float = CEILING,
        arabic_only: bool = False,
        join_pages: bool = False,
    ) -> None:
        self.site = seed.site
        self._frontier, self._now, self._limit = frontier, now, limit
        self._wanted = Range.of(since, until)
        self._lessons = Lessons(frontier, seed.site)
        self._survey = Survey(
            seed, frontier, self._lessons.shapes, now, self._wanted, Rhythm(floor, ceiling)
        )
        sift = self._survey.sift
        sift.arabic_only = arabic_only
        sift.claims, sift.idle = self._lessons.claims, self._lessons.idle
        self.home = self._survey.home
        self._revisit = revisit
        walks = self._survey.walks
        self._search = Search(self._wanted, lambda page: walks.dated(page, early=True))
        self._candidates = Candidates(frontier, seed.site, self._search)
        self._parts = Parts(wanted=join_pages)
        self._misled: deque[Request] = deque()  # to be put once more, as they are written
        self._undated: dict[str, str] = {}  # pages being parsed for their date: where listed
        self._written = 0
        self._bad_row = 0
        self._learned = 0
        self._begun = False
        self._looked = now()

    # What the engine asks

    def robots(self, sitemaps: Sequence[str]) -> None:
        """What robots.txt names. Called once, before the first ``pull``."""
        self._begun = True
        self._survey.begin(_join_all(self.home, sitemaps))
        if self._revisit:
            since = self._now() - self._revisit
            young = self._frontier.young(self.site, since, _MOST_YOUNG)
            self._candidates.ask_again(c for c in young if self._ripe(c))

    def _ripe(self, candidate: Candidate) -> bool:
        """News is edited in its first hours: asked again at once, then at doubled distances."""
        known = candidate.known
        return known is not None and (
            self._now() - known.settled_at >= known.settled_at - known.first_at
        )

    def pull(self, limit: int) -> Sequence[Request]:
        """Up to ``limit`` further requests; none while an answer is to be waited for, or at the
        end. Raises AssertionError before ``robots``."""
        assert self._begun, "robots comes first"
        requests: list[Request] = []
        self._look_around()
        while self._misled and len(requests) < limit:
            requests.append(self._misled.popleft())
        while len(requests) < limit and (request := self._next()) is not None:
            way = self._lessons.ways.of(request)
            requests.append(replace(request, at=way) if way else request)
        if not requests and self.done:
            self._lessons.save()
            self._survey.close()
        return requests

    def _look_around(self) -> None:
        """In a long visit, what has become due meanwhile is asked before older articles."""
        if self._now() - self._looked >= 60.0:
            self._looked = self._now()
            self._survey.ask_due()

    def _next(self) -> Request | None:
        if (request := self._parts.next()) is not None:
            return request
        if self._full:
            return None
        if (request := self._survey.next_first()) is not None:
            return request
        if self._survey.opening:
            return None
        if not self._survey.gave_up:
            candidate = self._candidates.next(self._survey.admitted)
            if candidate is not None:
                return _request(candidate)
        return self._survey.next_later()

    @property
    def _full(self) -> bool:
        """Whether as many articles are written or under way as are wanted."""
        return self._limit is not None and self._written + len(self._candidates.out) >= self._limit

    @property
    def done(self) -> bool:
        """Whether nothing is left to be asked or awaited."""
        if self._candidates.out or self._misled or not self._begun:
            return False
        if self._full:
            return not (self._survey.sources.asking or self._survey.walks.asking)
        if self._survey.gave_up:
            return self._survey.done
        return self._survey.done and self._candidates.empty(self._survey.admitted)

    # What comes back

    def take(self, answer: Answer) -> Page | Outcome | None:
        """A page to be parsed, or how the address ended; None for a source, whose entries have
        gone to the memory."""
        if self._lessons.ways.misled(answer):
            self._misled.append(replace(answer.request, at=""))
            return None
        self._lessons.ways.learn(answer)
        if answer.request.purpose is not Purpose.ARTICLE:
            self._survey.take(answer)
            return None
        self._row(passing=answer.passing)
        if answer.request.part_of is not None:
            return self._joined(answer)
        if isinstance(answer, Failure):
            return self._end(answer.request, answer.kind, answer.reason, again=answer.passing)
        if (verdict := self._verdict(answer)) is not None:
            return self._end(answer.request, *verdict, again=answer.passing)
        self._date_of(answer)
        return self._parts.begin(answer)

    def _joined(self, answer: Answer) -> Page | Outcome | None:
        """What becomes of an article, once a further page of it was answered for."""
        got = self._parts.take(answer)
        if isinstance(got, Failure):
            return self._end(got.request, got.kind, got.reason, again=True)
        return got

    def redirected(self, request: Request, target: str) -> Outcome | None:
        """An article's address that is only another name of one that is known, or under way by
        itself, is not followed."""
        if request.purpose is not Purpose.ARTICLE or request.part_of is not None:
            return None
        key = address.key(target)
        if key == request.key:
            return None
        known = self._frontier.settled([key, request.key])
        read = {each for each, settled in known.items() if settled.kind in READ_KINDS}
        if request.key in read:  # it is to be read again
            return None
        if key in read or key in self._candidates.out:
            return self._end(request, Kind.DUPLICATE, "it redirects to an article that is known")
        self._candidates.reached(key)
        return None

    def _verdict(self, response: Response) -> tuple[Kind, str] | None:
        """How an answer ends the address without being parsed, or None for a page."""
        status = response.status
        if status == 304:
            return Kind.UNCHANGED, ""
        if status in (404, 410):
            return Kind.GONE, f"status {status}"
        if (what := wall(response)) is not None:
            return Kind.BLOCKED, what
        if status != 200:
            return Kind.FAILED, f"status {status}"
        if response.hops and address.identity(response.url) == address.identity(self.home):
            return Kind.NOT_ARTICLE, "it redirects to the home page"
        return None

    def _date_of(self, response: Response) -> None:
        """A page whose source gave no date may state one for machines; else the parser is heard."""
        entry = response.request.entry
        if not self._wanted or entry is None or moments.published(entry) is not None:
            return
        stated = _STATED.search(response.body[:_HEAD])
        at = moments.moment(stated[1].decode("ascii")) if stated else None
        if at is None:
            self._undated[entry.url] = entry.found_in
        else:
            self._dated(entry.url, entry.found_in, at)

    def _dated(self, url: str, found_in: str, at: float | None) -> None:
        """When the page at ``url`` came out, or that it does not say: that tells a walk when to
        end, and where in time the pages around it lie."""
        self._search.stated(url, at)
        if at is not None and self._wanted.since is not None:
            self._survey.walks.dated(found_in, early=at + moments.DAY < self._wanted.since)

    def _end(self, request: Request, kind: Kind, reason: str, *, again: bool = False) -> Outcome:
        self._ended(request.key, kind, again=again)
        self._learn(request.url, kind)
        return Outcome(self.site, request.url, kind, reason)

    def settled(self, outcome: Outcome) -> None:
        """How a page has ended that ``take`` gave. ``outcome.url`` is the request's address."""
        if (found_in := self._undated.pop(outcome.url, None)) is not None:
            self._dated(outcome.url, found_in, moments.moment(outcome.published))
        # A page that its parser failed at waits on in the memory: this run has had its try.
        failed, unwanted = outcome.kind is Kind.FAILED, outcome.kind is Kind.OUT_OF_RANGE
        key = self._candidates.key_of(outcome.url)
        self._ended(key, outcome.kind, again=failed, unwanted=unwanted)
        self._written += outcome.kind is Kind.WRITTEN
        if outcome.kind in _NAMED and (name := outcome.article_id):
            if name != key.hex():
                with suppress(ValueError):  # a line of the output may have been edited by hand
                    self._candidates.reached(bytes.fromhex(name))
            self._lessons.idle.learn(outcome.url, name)
        self._learn(outcome.url, outcome.kind)

    def _ended(
        self, key: bytes, kind: Kind, *, again: bool = False, unwanted: bool = False
    ) -> None:
        if (source := self._candidates.claimed(key)) and kind in READ_KINDS:
            self._lessons.claims.hear(source, true=kind is Kind.WRITTEN)
        self._candidates.ended(key, again=again, unwanted=unwanted)
        if len(self._candidates.left) >= _MOST_LEFT and not self._survey.gave_up:
            self._survey.gave_up = (
                f"{_MOST_LEFT} addresses failed: the site is left for another run"
            )

    def _learn(self, url: str, kind: Kind) -> None:
        if kind in _IN_LANGUAGE or kind is Kind.NOT_ARABIC:
            self._lessons.shapes.learn_language(url, arabic=kind is not Kind.NOT_ARABIC)
        if kind not in _NO_LESSON:
            if kind is not Kind.NOT_ARABIC:
                self._lessons.shapes.learn(url, article=kind in _ARTICLE_KINDS)
            self._learned += 1
            if self._learned % _SAVED_EACH == 0:  # a run may be killed
                self._lessons.save()

    def _row(self, *, passing: bool) -> None:
        self._bad_row = self._bad_row + 1 if passing else 0
        if self._bad_row >= _IN_A_ROW:
            self._survey.gave_up = (
                f"{self._bad_row} requests in a row failed: the site is left for another run"
            )

    # What the person hears

    @property
    def findings(self) -> Findings:
        """What was found where, for ``scraper add`` and reports."""
        return self._survey.findings

    @property
    def shapes(self) -> tuple[str, ...]:
        """The shapes of the site's article addresses, the commonest first."""
        return self._lessons.shapes.best()

    def summary(self) -> str:
        """In words: what the sources gave, and where they gave nothing, why."""
        return self.findings.words(len(self._candidates.left), self._survey.gave_up)


def _request(candidate: Candidate) -> Request:
    known = candidate.known
    return Request(
        candidate.entry.url,
        Purpose.ARTICLE,
        etag=known.etag if known else None,
        last_modified=known.last_modified if known else None,
        entry=candidate.entry,
        key=candidate.key,
    )


def _join_all(base: str, urls: Iterable[str]) -> list[str]:
    """The addresses among the texts, which may be relative to ``base``."""
    joined = []
    for url in urls:
        try:
            joined.append(address.join(base, url))
        except AddressError:
            continue
    return joined
