"""The program with a death arranged for it.

    python -m tests.promises.launcher CALL NUMBER HOW SECONDS run …

At the NUMBER-th time that the writer makes the CALL (a method of ``scraper.writer.disk.Disk``, or
``replace``, with which reports and metrics take their place) the process dies as by SIGKILL:
``before`` it, ``after`` it, ``half`` (half of the bytes are written), or ``within``, so many
SECONDS after it began. The program itself knows nothing of this.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scraper.cli import main
from scraper.writer.disk import Disk

HOWS = ("before", "half", "within", "after")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def arrange(call: str, number: int, how: str, seconds: float) -> None:
    """Arranges the death."""
    home: type = Path if call == "replace" else Disk
    original: Callable[..., Any] = getattr(home, call)
    turn = itertools.count(1)

    def patched(self: object, *arguments: Any) -> Any:
        if next(turn) != number:
            return original(self, *arguments)
        if how == "before":
            die()
        if how == "half" and call == "write":
            descriptor, data = arguments
            original(self, descriptor, memoryview(data)[: max(1, len(data) // 2)])
            die()
        if how == "within":  # SIGALRM's default action ends a process inside any system call
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, seconds)
        original(self, *arguments)
        return die()

    setattr(home, call, patched)


if __name__ == "__main__":
    arrange(sys.argv[1], int(sys.argv[2]), sys.argv[3], float(sys.argv[4]))
    main(sys.argv[5:])
