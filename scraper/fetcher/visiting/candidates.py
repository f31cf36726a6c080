"""The articles of one visit on their way out: which is fetched next, and which are under way.

The memory holds what waits; here are a batch of it and what must not be handed out twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from scraper.fetcher.visiting.search import Search
from scraper.fetcher.visiting.sift import READ_KINDS
from scraper.known import Candidate, Frontier
from scraper.outcome import Kind

_BATCH = 256  # candidates taken from the memory at once
# Keys remembered after their end, of which the memory hears when the engine's events are handled:
# more than a site may have under way at once (EngineLimits.spread), and of 512 sites still small.
_RECENT = 512
_MOST_REACHED = 2 * _BATCH + _RECENT  # more than can stand in a batch
_MOST_UNWANTED = 20_000  # keys remembered of what lies outside the range; others are judged again


def _failed_before(candidate: Candidate) -> bool:
    return candidate.known is not None and candidate.known.kind is Kind.FAILED


class Candidates:
    """What is to be fetched of one site, newest first, and what is under way."""

    def __init__(self, frontier: Frontier, site: str, search: Search) -> None:
        self._frontier, self._site, self._search = frontier, site, search
        self._ready: deque[Candidate] = deque()  # waiting ones, taken from the memory
        self._drawn_at = 0  # how much had been admitted then
        self._behind: Candidate | None = None  # how far this way through the memory has come
        self._skip: frozenset[bytes] = frozenset()  # on this way
        self._dry = False  # the memory has nothing more
        self._again: deque[Candidate] = deque()  # read before, to be asked again
        self.out: dict[bytes, str] = {}  # handed out and not ended: key, address
        self._keys: dict[str, bytes] = {}  # the same the other way round
        self._claimed: dict[bytes, str] = {}  # of these: what kind of source says it has changed
        self._recent: deque[bytes] = deque(maxlen=_RECENT)
        self._reached: dict[bytes, None] = {}  # read under another address
        self.left: set[bytes] = set()  # failed for now: waits for another run
        self._unwanted: set[bytes] = set()  # waits for a run with another range

    def ask_again(self, candidates: Iterable[Candidate]) -> None:
        """Known articles that are to be read again, after all that is new."""
        self._again.extend(candidates)

    def next(self, admitted: int) -> Candidate | None:
        """The next candidate, which is under way from then on; None where there is none now.

        ``admitted`` counts what came to the memory in this visit: when it has grown, something
        newer than the rest of the batch may wait.
        """
        if self._search.probing:
            return None
        while (candidate := self._draw(admitted)) is not None:
            if candidate.key in self.out or candidate.key in self.left:
                continue
            if candidate.known is None and candidate.key in self._reached:
                continue
            if self._search.wants(candidate):
                self.out[candidate.key] = candidate.entry.url
                self._keys[candidate.entry.url] = candidate.key
                if candidate.row and candidate.known and candidate.known.kind in READ_KINDS:
                    self._claimed[candidate.key] = candidate.entry.source
                return candidate
            self._leave(candidate.key)
        return None

    def _leave(self, key: bytes) -> None:
        """It waits for a run with another range; one too many is judged again by its date."""
        if len(self._unwanted) < _MOST_UNWANTED:
            self._unwanted.add(key)

    def empty(self, admitted: int) -> bool:
        """Whether nothing is left to be handed out."""
        return self._dry and self._drawn_at == admitted and not (self._ready or self._again)

    def _draw(self, admitted: int) -> Candidate | None:
        if self._drawn_at != admitted:
            self._ready.clear()
            self._dry, self._behind = False, None
        if not self._ready and not self._dry:
            if self._behind is None:  # from the newest on: what has been drawn may still wait
                self._skip = frozenset((*self.out, *self._recent, *self.left, *self._unwanted))
            drawn = self._frontier.waiting(self._site, _BATCH, self._skip, self._behind)
            # what failed in another run stands behind, so that it cannot hold up the rest again
            self._ready.extend(sorted(drawn, key=_failed_before))
            self._behind = drawn[-1] if drawn else None
            self._search.begin(drawn)
            self._drawn_at, self._dry = admitted, not drawn
        if (probe := self._search.probe(self._ready, self.out)) is not None:
            self._ready.remove(probe)
            return probe
        if self._ready:
            return self._ready.popleft()
        return self._again.popleft() if self._again else None

    def reached(self, key: bytes) -> None:
        """What has this key was come to under another address. The memory lets it wait no longer,
        but it may stand in the batch that was taken from there."""
        self._reached[key] = None
        if len(self._reached) > _MOST_REACHED:
            del self._reached[next(iter(self._reached))]

    # The end

    def key_of(self, url: str) -> bytes:
        """The key of the candidate under way with this address."""
        return self._keys[url]

    def claimed(self, key: bytes) -> str:
        """What kind of source has said of the article under way that it has changed; ``""`` where
        none has."""
        return self._claimed.pop(key, "")

    def ended(self, key: bytes, *, again: bool = False, unwanted: bool = False) -> None:
        """A candidate has ended; ``again``: it waits for another run; ``unwanted``: for one with
        another range."""
        del self._keys[self.out.pop(key)]
        if again:
            self.left.add(key)
        elif unwanted:
            self._leave(key)
        else:
            self._recent.append(key)
        self._search.ended(key)
