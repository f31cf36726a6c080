"""May this address be asked? What each origin's robots.txt says, and what is kept of it for a day.

robots.txt holds for no more than an origin (RFC 9309 section 2.3).
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from scraper.fetcher.turns.kept_robots import DAY, KeptRobots, robots_url
from scraper.fetcher.turns.robots import Robots
from scraper.fetcher.wire.exchange import Answer, Failure, Purpose, Request
from scraper.fetcher.wire.origins import origin_of
from scraper.outcome import Kind


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


@dataclass(frozen=True, slots=True)
class _Origin:
    rules: Robots
    until: float
    size: int  # bytes of the file
    trouble: str = ""  # why it could not be had
    lasting: bool = False  # whether that will be so in another run
    rests: float | None = None  # until when it is left alone for what an earlier run met
    wished: bool = False  # whether it has asked for that


class Gate:
    """Knows the rules of the origins that were asked for them. ``agent`` is the product token;
    ``wall`` the time of day in seconds since the epoch; ``most`` how many bytes of files may be
    in memory at once: the origins not used for longest are forgotten first."""

    def __init__(
        self,
        agent: str,
        cache: RobotsCache | None = None,
        *,
        wall: Callable[[], float] = time.time,
        most: int = 32 << 20,
    ) -> None:
        self._agent, self._cache, self._wall, self._most = agent, cache or NoCache(), wall, most
        self._origins: OrderedDict[str, _Origin] = OrderedDict()  # the one used last stands last
        self._asked: dict[str, KeptRobots] = {}  # what is known of those being asked now
        self._bytes = 0

    def knows(self, origin: str) -> bool:
        """Whether the origin's rules are known and not older than a day."""
        now = self._wall()
        entry = self._origins.get(origin)
        if entry is not None and entry.until > now:
            self._origins.move_to_end(origin)
            return True
        kept = self._recall(origin)
        until = rests = kept.rests_until(now)
        if rests is None and kept.fresh(now):
            until = (kept.settled_at or now) + DAY
        if until is not None:
            self._keep(origin, kept, until=until, rests=rests)
        return until is not None

    def rest(self, origin: str) -> str:
        """Why nothing of a known origin is asked for a while, in words, or ``""``: it has asked for
        that, or its robots.txt was unreachable a short while ago and no earlier one is known."""
        entry = self._origins[origin]
        if entry.rests is None or not (entry.wished or entry.rules.closed):
            return ""
        why = "it has asked for that (Retry-After)" if entry.wished else entry.trouble
        return f"left alone until {datetime.fromtimestamp(entry.rests, UTC):%H:%M} UTC: {why}"

    def leave_alone(self, origin: str, until: float) -> None:
        """The origin's server has asked for a rest until this moment, in seconds since the epoch:
        later runs give it that, up to a day."""
        rests = min(until, self._wall() + DAY)
        if (kept := self._asked.get(origin)) is not None:
            self._asked[origin] = replace(kept, rests=rests)  # kept when its answer is learned
        else:
            kept = replace(self._recall(origin), rests=rests)
            self._cache.keep_robots(kept.url, kept.to_json())

    def request(self, origin: str) -> Request:
        """Asks for the origin's robots.txt, conditionally where one was kept."""
        kept = self._asked[origin] = self._recall(origin)
        return kept.request()

    def learn(self, origin: str, answer: Answer) -> None:
        """Takes the answer to the origin's robots.txt, whatever it was. It holds for this run
        even when there was none: an origin is not asked again and again."""
        now = self._wall()
        kept = self._asked.pop(origin).after(answer, now)
        self._cache.keep_robots(kept.url, kept.to_json())
        lasting = isinstance(answer, Failure) and answer.lasting
        self._keep(origin, kept, until=now + DAY, lasting=lasting)

    def _recall(self, origin: str) -> KeptRobots:
        url = robots_url(origin)
        return KeptRobots.from_json(url, self._cache.robots(url))

    def _keep(
        self,
        origin: str,
        kept: KeptRobots,
        *,
        until: float,
        lasting: bool = False,
        rests: float | None = None,
    ) -> None:
        rules = kept.rules(self._agent, self._wall())
        old = self._origins.pop(origin, None)
        self._bytes += len(kept.body) - (old.size if old else 0)
        size, wished = len(kept.body), rests is not None and rests == kept.rests
        trouble = kept.trouble
        self._origins[origin] = _Origin(rules, until, size, trouble, lasting, rests, wished)
        while self._bytes > self._most and len(self._origins) > 1:
            self._bytes -= self._origins.popitem(last=False)[1].size

    def refusal(self, url: str) -> Failure | None:
        """Why the address may not be asked, or None when it may. Its origin must be known."""
        entry = self._origins[origin_of(url)]
        if entry.wished and (words := self.rest(origin_of(url))):
            return _refused(url, Kind.FAILED, words, lasting=False, unasked=True)
        if entry.rules.allows(url):
            return None
        if entry.rules.closed:
            return _refused(url, Kind.FAILED, entry.trouble, lasting=entry.lasting)
        return _refused(url, Kind.FORBIDDEN, "robots.txt closes this address", lasting=True)

    def sitemaps(self, origin: str) -> tuple[str, ...]:
        """The sitemaps that the origin's file names, as printed."""
        return self._origins[origin].rules.sitemaps

    def crawl_delay(self, origin: str) -> float | None:
        """Its Crawl-delay in seconds."""
        return self._origins[origin].rules.crawl_delay


def _refused(url: str, kind: Kind, reason: str, *, lasting: bool, unasked: bool = False) -> Failure:
    request = Request(url, Purpose.ARTICLE)
    return Failure(request, kind, reason, url, lasting=lasting, unasked=unasked)
