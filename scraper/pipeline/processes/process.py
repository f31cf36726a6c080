"""One parser process, seen from the parent: how it is started, fed, read and ended.

Pages wait in the pipe to it, so that it never waits for one; but nothing may be written that the
pipe has no room for: the child might be writing an answer that nobody reads meanwhile.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, cast

from scraper.pipeline.processes.child import READY, SIZES, receive
from scraper.pipeline.processes.parsed import Parsed, unpack

_PIPE_BYTES = 1 << 20  # what Linux lets an ordinary user set
_SMALL_PIPE = 1 << 16  # what Linux gives unasked
# Of a pipe, which counts in pages: each frame begins and ends in a page's midst.
_PART_PAGES = 3 * 4096
_LIES = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
_START = (
    "import sys; sys.path[:] = {path!r}; from scraper.pipeline.processes.child import main; "
    "main({parse!r}, {seconds!r}, {memory!r})"
)


@dataclass(frozen=True, slots=True)
class Task:
    """One page on its way to a child, in the form that crosses the pipe: ``head`` is what is
    pickled of it, all but its body."""

    ticket: Hashable
    url: str
    context: int
    head: bytes
    body: bytes


def command(parse: str, seconds: float, memory: int) -> list[str]:
    """The command line of a child: this interpreter, isolated, with this process's import path."""
    path = [entry or os.getcwd() for entry in sys.path]  # noqa: PTH109  sys.path holds strings
    return [
        sys.executable,
        "-I",
        "-c",
        _START.format(path=path, parse=parse, seconds=seconds, memory=memory),
    ]


class Child:
    """A running parser process, seen from the parent. Raises EOFError when it is gone."""

    def __init__(self, arguments: Sequence[str], contexts: Sequence[bytes]) -> None:
        """``contexts`` holds, by number, what a child is told of each page's site; it grows."""
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter, our own module
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl-C and the terminal's end go to all of a group, from a child's first moment on:
            # what they mean is for the parent to say.
            process_group=0,
        )
        self._in = cast(BinaryIO, self._process.stdin)
        self._out = cast(BinaryIO, self._process.stdout)
        self._room = _widen(self._in.fileno()) - _PART_PAGES
        self._contexts = contexts
        self._told: set[int] = set()  # their numbers that the child knows
        self.sent = 0

    def ready(self) -> str | None:
        """Waits until the parser is loaded; None when it is, else why it is not."""
        try:
            answer = receive(self._out)
        except EOFError:
            return f"it {self.fate(0)}"
        return None if answer == READY else answer.decode("utf-8", "replace")

    def has_room(self, task: Task) -> bool:
        """Whether the page can wait in the pipe, and before it what the child does not know yet of
        its site. If not, to write it could block both sides for ever."""
        sizes = [len(task.head) + len(task.body)]
        if task.context not in self._told:
            sizes.append(len(self._contexts[task.context]))
        return sum(SIZES.size + size for size in sizes) <= self._room

    def send(self, task: Task) -> None:
        """Writes one page into the child's pipe, and before it what is the same for its site."""
        try:
            if task.context not in self._told:
                self._write(self._contexts[task.context], b"")
                self._told.add(task.context)
            self._write(task.head, task.body)
        except BrokenPipeError:
            raise EOFError from None
        self.sent += 1

    def _write(self, head: bytes, body: bytes) -> None:
        """Straight into the pipe: the body is copied nowhere else."""
        pieces = [memoryview(SIZES.pack(len(head), len(body)) + head), memoryview(body)]
        while pieces:
            written = os.writev(self._in.fileno(), pieces)
            while pieces and written >= len(pieces[0]):
                written -= len(pieces.pop(0))
            if pieces:
                pieces[0] = pieces[0][written:]

    def receive(self) -> Parsed:
        """The answer to the oldest page not yet answered."""
        try:
            return unpack(receive(self._out))
        except _LIES:  # a child that lies is a child that is gone
            self.kill()
            raise EOFError from None

    def kill(self) -> None:
        """Ends the child at once."""
        with suppress(ProcessLookupError):
            self._process.kill()

    def fate(self, seconds: float) -> str:
        """Why the child is gone, as the end of a sentence. Waits for it."""
        self.close()
        status = self._process.returncode
        if status == -signal.SIGALRM:
            return f"took longer than {seconds:g} s"
        if status == -signal.SIGKILL:
            return "was killed, most likely because memory ran out"
        if status < 0:
            return f"crashed ({signal.Signals(-status).name})"
        return f"ended unasked with status {status}"

    def close(self) -> None:
        """Lets the child end and takes its remains away."""
        with suppress(BrokenPipeError):
            self._in.close()
        self._out.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self.kill()
            self._process.wait()


def _widen(pipe: int) -> int:
    """Makes the pipe as wide as the system lets us; how many bytes fit into it."""
    if not hasattr(fcntl, "F_SETPIPE_SZ"):
        return _SMALL_PIPE // 4  # macOS starts with 16 KiB
    with suppress(OSError):
        return fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return _SMALL_PIPE
