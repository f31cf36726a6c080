"""One parser process and the thread that feeds it."""

from __future__ import annotations

import fcntl
import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, cast

from scraper.errors import ScraperError
from scraper.outcome import Kind
from scraper.pipeline.child import READY, SIZES, receive
from scraper.pipeline.parsed import Parsed, unpack

_PIPE_BYTES = 1 << 20  # what Linux lets an ordinary user set
_SMALL_PIPE = 1 << 16  # what Linux gives unasked
# Of a pipe, which counts in pages: each frame begins and ends in a page's midst.
_PART_PAGES = 3 * 4096
_WINDOW = 2  # one page being parsed, the next already in the pipe: the child never waits
_LIES = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
_START = (
    "import sys; sys.path[:] = {path!r}; from scraper.pipeline.child import main; "
    "main({parse!r}, {seconds!r}, {memory!r})"
)


@dataclass(frozen=True, slots=True)
class Done:
    """One page has been parsed: the ticket it was handed in with, and the answer."""

    ticket: Hashable
    parsed: Parsed


@dataclass(frozen=True, slots=True)
class Broken:
    """No child can be started: nothing can be parsed, the run must end."""

    error: ScraperError


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

    def __init__(self, arguments: Sequence[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter, our own module
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._in = cast(BinaryIO, self._process.stdin)
        self._out = cast(BinaryIO, self._process.stdout)
        self._room = _widen(self._in.fileno()) - _PART_PAGES
        self.contexts: set[int] = set()
        self.sent = 0

    def ready(self) -> str | None:
        """Waits until the parser is loaded; None when it is, else why it is not."""
        try:
            answer = receive(self._out)
        except EOFError:
            return f"it {self.fate(0)}"
        return None if answer == READY else answer.decode("utf-8", "replace")

    def has_room(self, task: Task, contexts: Sequence[bytes]) -> bool:
        """Whether the page can wait in the pipe, and before it what the child does not know yet of
        its site. If not, to write it could block both sides for ever: the child at an answer
        that nobody reads meanwhile."""
        told = 0 if task.context in self.contexts else SIZES.size + len(contexts[task.context])
        return told + SIZES.size + len(task.head) + len(task.body) <= self._room

    def send(self, task: Task, contexts: Sequence[bytes]) -> None:
        """Writes one page into the child's pipe, and before it what is the same for its site."""
        try:
            if task.context not in self.contexts:
                self._write(contexts[task.context], b"")
                self.contexts.add(task.context)
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


class Feeder(threading.Thread):
    """Feeds one child at a time from the pool's queue, and replaces it when it is gone."""

    def __init__(
        self,
        tasks: queue.SimpleQueue[Task | None],
        post: Callable[[Done | Broken], None],
        arguments: Sequence[str],
        contexts: Sequence[bytes],
        *,
        seconds: float,
        recycle: int,
    ) -> None:
        """``contexts`` holds, by number, what a child is told of each page's site; it grows."""
        super().__init__(name="parser-feeder", daemon=True)
        self._tasks, self._post, self._arguments = tasks, post, arguments
        self._contexts, self._seconds, self._recycle = contexts, seconds, recycle
        self._window: deque[Task] = deque()  # sent, or to be sent again, oldest first
        self._held: Task | None = None  # taken from the queue, too large to wait in the pipe
        self._child: Child | None = None
        self._stopping = False

    def stop(self) -> None:
        """Ends the child at once; the thread ends with it. Called from another thread."""
        self._stopping = True
        if (child := self._child) is not None:
            child.kill()

    def run(self) -> None:
        """The thread: child after child, until it is told to stop."""
        while not self._stopping:
            try:
                child = self._child = Child(self._arguments)
            except OSError as error:
                return self._break(str(error))
            if (trouble := child.ready()) is not None:
                child.close()
                return None if self._stopping else self._break(trouble)
            try:
                self._serve(child)
                child.close()
            except EOFError:
                self._mourn(child)
        if (last := self._child) is not None:
            last.kill()
            last.close()
        return None

    def _break(self, reason: str) -> None:
        self._post(Broken(ScraperError(f"the parser process cannot be started: {reason}")))

    def _serve(self, child: Child) -> None:
        for task in self._window:  # left behind by the child before this one
            child.send(task, self._contexts)
        while not self._stopping:
            self._fill(child)
            if not self._window:
                return  # its last page is answered: time for a new one, or for the end
            parsed = child.receive()
            self._post(Done(self._window.popleft().ticket, parsed))

    def _fill(self, child: Child) -> None:
        while child.sent < self._recycle and len(self._window) < _WINDOW:
            task = self._held or self._next(wait=not self._window)
            self._held = None
            if task is None:
                return
            if self._window and not child.has_room(task, self._contexts):
                self._held = task
                return
            self._window.append(task)
            child.send(task, self._contexts)

    def _next(self, *, wait: bool) -> Task | None:
        try:
            task = self._tasks.get(block=wait)
        except queue.Empty:
            return None
        if task is None:
            self._stopping = True
        return task

    def _mourn(self, child: Child) -> None:
        if self._stopping:
            child.kill()
        fate = child.fate(self._seconds)
        if self._window and not self._stopping:
            task = self._window.popleft()
            reason = f"the page was given up: its parser {fate}"
            self._post(Done(task.ticket, Parsed(Kind.FAILED, reason, url=task.url)))


def _widen(pipe: int) -> int:
    """Makes the pipe as wide as the system lets us; how many bytes fit into it."""
    if not hasattr(fcntl, "F_SETPIPE_SZ"):
        return _SMALL_PIPE // 4  # macOS starts with 16 KiB
    with suppress(OSError):
        return fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return _SMALL_PIPE
