"""How pages end: each record on standard output, why there is none and how many ended how on
standard error."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable

from scraper.cli.voice import Voice
from scraper.outcome import Kind
from scraper.pipeline.processes.parsed import Parsed
from scraper.pipeline.why import count
from scraper.words import fit_json, some

_EVERY, _EVERY_LIVE = 60.0, 10.0  # seconds between two lines, in a log and on a terminal


class Ends:
    """The ends of ``one`` or ``many`` things, ``page`` and ``pages`` or what they are."""

    def __init__(
        self, voice: Voice, one: str, many: str, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._voice, self._names, self._clock = voice, (one, many), clock
        self._kinds: Counter[Kind] = Counter()
        self._said_at = clock()

    def add(self, name: str, parsed: Parsed, **fields: object) -> bool:
        """One more: its record is printed, or it is told by its name why there is none. Whether
        there is one. ``fields`` are for programs that read what is told."""
        if parsed.line:
            sys.stdout.buffer.write(fit_json(parsed.line) + b"\n")
            sys.stdout.buffer.flush()
        else:
            kind = parsed.kind.value
            words = f"{name}: {kind}: {parsed.reason}"
            self._voice.warn(words, "refused", kind=kind, **fields)
        self._count(parsed.kind)
        return bool(parsed.line)

    def tell(self) -> None:
        """How all of them ended, where there were several."""
        if self._kinds.total() > 1:
            self._tell("", "end")

    def _count(self, kind: Kind) -> None:
        """Now and then it is said how far the work is."""
        self._kinds[kind] += 1
        if self._kinds.total() == 1:
            return
        if self._clock() - self._said_at >= (_EVERY_LIVE if self._voice.live else _EVERY):
            self._said_at = self._clock()
            self._tell("… ", "progress")

    def _tell(self, mark: str, event: str) -> None:
        words = ", ".join(count(kind, number) for kind, number in self._kinds.most_common())
        ends = {kind.value: number for kind, number in self._kinds.items()}
        total = some(self._kinds.total(), *self._names)
        self._voice.tell(f"{mark}{total}: {words}", event, outcomes=ends)
