"""Signals that ask the program to stop: heard once in order, the second time at once."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_ASKING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@contextmanager
def stopping(stop: Callable[[str], None]) -> Iterator[None]:
    """While it lasts, SIGTERM, Ctrl-C and the terminal's closing call ``stop`` with the signal's
    name; a second one raises KeyboardInterrupt. A signal that is ignored (nohup) stays so."""
    heard: list[int] = []

    def handle(number: int, frame: FrameType | None) -> None:
        heard.append(number)
        if len(heard) > 1:
            raise KeyboardInterrupt
        stop(signal.Signals(number).name)

    before = {}
    for number in _ASKING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, handle)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
