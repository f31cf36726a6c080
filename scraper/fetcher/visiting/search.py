"""The search for a range of dates among candidates whose sources give none.

What the pages read so far say of their dates tells by the compass where the others lie. Where that
is not enough, one page is read whose date tells most: an end of what is undecided, then its middle.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from scraper.fetcher.discovery import moments
from scraper.fetcher.visiting.compass import Compass, Side, number_of
from scraper.fetcher.visiting.sift import Range
from scraper.known import Candidate

_CLEAR = 12  # undecided candidates of a batch that are simply fetched
_TRIES = 3  # probes in vain after which the search is given up


class Search:
    """One visit's search. While a probe is under way, nothing else should be: its date decides
    what is worth a request."""

    def __init__(self, wanted: Range, passed: Callable[[str], None]) -> None:
        """``passed`` is told where an article was listed that is found to be from before the
        range without being fetched."""
        self._wanted, self._passed = wanted, passed
        self._compass = Compass(wanted)
        self._probe: Candidate | None = None  # the one that is under way
        self._vain = 0  # probes in a row that told nothing
        self._over = False  # for this batch: what is still open is simply fetched

    @property
    def probing(self) -> bool:
        """Whether a page is being read only for its date."""
        return self._probe is not None

    def begin(self, batch: Iterable[Candidate]) -> None:
        """Another batch waits. What earlier runs have read of it tells where the others lie."""
        self._over = False
        if self._wanted:
            for candidate in batch:
                if (at := moments.moment(_told(candidate))) is not None:
                    self._compass.learn(candidate.entry.url, at)

    def wants(self, candidate: Candidate) -> bool:
        """Whether the candidate may be of the range, by all that is known of its date."""
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

    def probe(self, waiting: Iterable[Candidate], out: Collection[bytes]) -> Candidate | None:
        """The one of those waiting, but not ``out`` already, that is to be read before all others;
        it is under way from then on."""
        if self._over or self._vain >= _TRIES or not self._wanted:
            return None
        undecided = [
            (number, candidate)
            for candidate in waiting
            if candidate.key not in out
            and (number := number_of(candidate.entry.url)) is not None
            and self._undated(candidate)
            and self._compass.usable(candidate.entry.url)
            and self._compass.side(candidate.entry.url) is None
        ]
        if len(undecided) <= _CLEAR:
            self._over = True
            return None
        undecided.sort(key=lambda each: each[0])
        self._probe = undecided[len(undecided) // 2][1]
        for end, beyond in ((undecided[0][1], 0), (undecided[-1][1], 1)):
            if not self._compass.reach(end.entry.url)[beyond]:
                self._probe = end
                break
        return self._probe

    def stated(self, url: str, at: float | None) -> None:
        """A page that is under way says (or does not say) when it came out."""
        if at is not None:
            self._compass.learn(url, at)
        if self._probe is not None and self._probe.entry.url == url:
            self._vain = 0 if at is not None else self._vain + 1
            self._probe = None

    def ended(self, key: bytes) -> None:
        """A candidate has ended; where it is the probe, it has told nothing."""
        if self._probe is not None and self._probe.key == key:
            self._vain, self._probe = self._vain + 1, None

    def _undated(self, candidate: Candidate) -> bool:
        """Whether the source leaves it open on which side of a bound the article lies."""
        wanted, entry = self._wanted, candidate.entry
        if not wanted or _told(candidate) or moments.published(entry) is not None:
            return False
        changed = moments.moment(entry.modified)
        return changed is None or (wanted.until is not None and changed >= wanted.until)


def _told(candidate: Candidate) -> str | None:
    """The date on the candidate's own page, where a run with another range has read it."""
    return None if candidate.known is None else candidate.known.published
