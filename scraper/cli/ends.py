"""How many pages ended how: said while the work goes on, and when it is over."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

from scraper.cli.voice import Voice
from scraper.outcome import Kind
from scraper.pipeline.why import count
from scraper.pipeline.words import some

_EVERY, _EVERY_LIVE = 60.0, 10.0  # seconds between two lines, in a log and on a terminal


class Ends:
    """Counts the ends of ``one`` or ``many`` things, ``page`` and ``pages`` or what they are."""

    def __init__(
        self, voice: Voice, one: str, many: str, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._voice, self._names, self._clock = voice, (one, many), clock
        self._kinds: Counter[Kind] = Counter()
        self._said_at = clock()

    def add(self, kind: Kind) -> None:
        """One more. Now and then it is said how far the work is."""
        self._kinds[kind] += 1
        if self._kinds.total() == 1:
            return
        if self._clock() - self._said_at >= (_EVERY_LIVE if self._voice.live else _EVERY):
            self._said_at = self._clock()
            self._tell("… ", "progress")

    def tell(self) -> None:
        """All of them, where there were several."""
        if self._kinds.total() > 1:
            self._tell("", "end")

    def _tell(self, mark: str, event: str) -> None:
        words = ", ".join(count(kind, number) for kind, number in self._kinds.most_common())
        ends = {kind.value: number for kind, number in self._kinds.items()}
        total = some(self._kinds.total(), *self._names)
        self._voice.tell(f"{mark}{total}: {words}", event, outcomes=ends)
