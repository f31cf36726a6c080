"""The articles of one visit on their way out: which is fetched next, and which are under way.

The memory holds what waits; here are a batch of it and what must not be handed out twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scraper.fetcher import moments
from scraper.fetcher.compass import Compass, Side, number_of
from scraper.fetcher.sift import Range
from scraper.known import Candidate, Frontier
from scraper.outcome import Kind

_BATCH = 256  # candidates taken from the memory at once
# Keys remembered after their end, of which the memory hears when the engine's events are handled:
# more than a site may have under way at once (EngineLimits.spread), and of 512 sites still small.
_RECENT = 512
_MOST_UNWANTED = 20_000  # keys remembered of what lies outside the range; others are judged again
_CLEAR = 12  # undecided candidates of a batch that are simply fetched
_TRIES = 3  # of the compass in vain, after which it is left alone


@dataclass(slots=True)
class _Search:
    """The search for a range of dates among undated candidates: one probe at a time."""

    probe: bytes = b""  # the key of the one that is under way
    vain: int = 0  # probes in a row that told nothing
    over: bool = False  # for this batch: what is still open is simply fetched


def _failed_before(candidate: Candidate) -> bool:
    return candidate.known is not None and candidate.known.kind is Kind.FAILED


def _told(candidate: Candidate) -> str | None:
    """The date on the candidate's own page, where a run with another range has read it."""
    return None if candidate.known is None else candidate.known.published


class Candidates:
    """What is to be fetched of one site, newest first, and what is under way."""

    def __init__(
        self, frontier: Frontier, site: str, wanted: Range, passed: Callable[[str], None]
    ) -> None:
        """``passed`` is told where an article was listed that is found to be from before the
        range without being fetched."""
        self._passed = passed
        self._frontier, self._site, self._wanted = frontier, site, wanted
        self._compass = Compass(wanted)
        self._search = _Search()
        self._ready: deque[Candidate] = deque()  # waiting ones, taken from the memory
        self._drawn_at = 0  # how much had been admitted then
        self._behind: Candidate | None = None  # how far this way through the memory has come
        self._skip: frozenset[bytes] = frozenset()  # on this way
        self._dry = False  # the memory has nothing more
        self._again: deque[Candidate] = deque()  # read before, to be asked again
        self.out: dict[bytes, str] = {}  # handed out and not ended: key, address
        self._keys: dict[str, bytes] = {}  # the same the other way round
        self._recent: deque[bytes] = deque(maxlen=_RECENT)
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
        if self._search.probe:
            return None
        while (candidate := self._draw(admitted)) is not None:
            if candidate.key in self.out or candidate.key in self.left:
                continue
            if self._is_wanted(candidate):
                self.out[candidate.key] = candidate.entry.url
                self._keys[candidate.entry.url] = candidate.key
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
            self._recall(drawn)
            self._drawn_at, self._dry, self._search.over = admitted, not drawn, False
        if (probe := self._probe()) is not None:
            return probe
        if self._ready:
            return self._ready.popleft()
        return self._again.popleft() if self._again else None

    def _recall(self, drawn: Iterable[Candidate]) -> None:
        """What earlier runs have read of the waiting tells where in time the others lie."""
        if self._wanted:
            for candidate in drawn:
                if (at := moments.moment(_told(candidate))) is not None:
                    self._compass.learn(candidate.entry.url, at)

    def _is_wanted(self, candidate: Candidate) -> bool:
        if not self._wanted:
            return True
        entry, told = candidate.entry, _told(candidate)
        if told is not None:
            return not self._wanted.leaves_out(told)
        span = moments.published(entry)
        if self._wanted.early(span, moments.moment(entry.modified)) or self._wanted.late(span):
            return False
        if not self._undated(candidate):
            return True
        side = self._compass.side(entry.url)
        if side is Side.BEFORE:
            self._passed(entry.found_in)
        return side not in (Side.BEFORE, Side.AFTER)

    # Looking for a range of dates

    def _undated(self, candidate: Candidate) -> bool:
        """Whether the source leaves it open on which side of a bound the article lies."""
        wanted, entry = self._wanted, candidate.entry
        if not wanted or _told(candidate) or moments.published(entry) is not None:
            return False
        changed = moments.moment(entry.modified)
        return changed is None or (wanted.until is not None and changed >= wanted.until)

    def _probe(self) -> Candidate | None:
        """The candidate whose date would tell most of the batch: an end of what is undecided,
        then its middle. While it is under way, nothing else is handed out."""
        if self._search.over or self._search.vain >= _TRIES or not self._wanted:
            return None
        open_ones = [
            (number, candidate)
            for candidate in self._ready
            if candidate.key not in self.out
            and (number := number_of(candidate.entry.url)) is not None
            and self._undated(candidate)
            and self._compass.usable(candidate.entry.url)
            and self._compass.side(candidate.entry.url) is None
        ]
        if len(open_ones) <= _CLEAR:
            self._search.over = True
            return None
        open_ones.sort(key=lambda each: each[0])
        chosen = open_ones[len(open_ones) // 2][1]
        for end, beyond in ((open_ones[0][1], 0), (open_ones[-1][1], 1)):
            if not self._compass.reach(end.entry.url)[beyond]:
                chosen = end
                break
        self._search.probe = chosen.key
        self._ready.remove(chosen)
        return chosen

    def stated(self, url: str, at: float | None) -> None:
        """The page of a candidate under way says (or does not say) when it came out."""
        if at is not None:
            self._compass.learn(url, at)
        if self._keys.get(url, b"-") == self._search.probe:
            self._search.vain = 0 if at is not None else self._search.vain + 1
            self._search.probe = b""

    # The end

    def key_of(self, url: str) -> bytes:
        """The key of the candidate under way with this address, or ``b""``."""
        return self._keys.get(url, b"")

    def ended(self, key: bytes, *, again: bool = False, unwanted: bool = False) -> None:
        """A candidate has ended; ``again``: it waits for another run; ``unwanted``: for one with
        another range."""
        url = self.out.pop(key, None)
        if url is None:
            return
        self._keys.pop(url, None)
        if again:
            self.left.add(key)
        elif unwanted:
            self._leave(key)
        else:
            self._recent.append(key)
        if key == self._search.probe:  # it ended without a page
            self._search.vain, self._search.probe = self._search.vain + 1, b""
