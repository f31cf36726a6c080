"""A parser process: reads pages from standard input, answers on standard output.

It is started by ``pool.py`` as a program of its own, not by ``multiprocessing``: nothing of the
caller's main module is imported again, no lock of a thread is inherited, and killing it harms
nobody. It limits itself: address space (so that one page cannot take the machine's memory) and
wall-clock time for each page (the kernel's own timer, so that a loop inside C code ends too).
"""

from __future__ import annotations

import importlib
import os
import pickle
import resource
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from scraper.article import Article
from scraper.fetcher.turns.directives import directives, meta_directives
from scraper.outcome import Kind, Refusal
from scraper.page import Entry, Page
from scraper.pipeline.processes.parsed import Parsed, from_result, pack
from scraper.words import one_line

LENGTH = struct.Struct("!Q")
SIZES = struct.Struct("!QQ")  # of what is pickled of a page, and of its body
READY = b"ready"


@dataclass(frozen=True, slots=True)
class Context:
    """What is the same for all pages of one site: handed to the parser beside the page."""

    seed: Any = None
    profile: Any = None
    language: str = "ar"
    observe: bool = False  # whether the parser is to tell what the page shows of its site
    robot: str = ""  # the product token as which a page's own robots directives are obeyed


def send(stream: BinaryIO, frame: bytes) -> None:
    """Writes one frame: eight bytes of length, then the frame."""
    stream.write(LENGTH.pack(len(frame)) + frame)  # at once: each write would wake the reader
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """Reads one frame. Raises EOFError when the other side is gone."""
    (length,) = LENGTH.unpack(_exactly(stream, LENGTH.size))
    return _exactly(stream, length)


def receive_page(stream: BinaryIO) -> tuple[Any, bytes]:
    """Reads what is said of a page, and its body. Raises EOFError when the parent is gone."""
    head, body = SIZES.unpack(_exactly(stream, SIZES.size))
    said = pickle.loads(_exactly(stream, head))  # noqa: S301  from the parent
    return said, _exactly(stream, body)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def resolve(name: str) -> Callable[..., Article | Refusal]:
    """The function that ``package.module:function`` names."""
    module, _, attribute = name.partition(":")
    function: Callable[..., Article | Refusal] = getattr(importlib.import_module(module), attribute)
    return function


def closed_by(page: Page, robot: str) -> str | None:
    """The robots directive of the page or its headers that asks not to keep it, or None."""
    asked: set[str] = set()
    for each in (page, *page.further):
        asked |= directives(each.headers, robot) | meta_directives(each.body, robot)
    return next((word for word in ("noarchive", "none") if word in asked), None)


def parse_page(
    parse: Callable[..., Article | Refusal],
    page: Page,
    context: Context,
    observed_from: date | None = None,
) -> Parsed:
    """One page parsed; whatever goes wrong in it is the outcome FAILED, with its reason."""
    try:
        if context.robot and (word := closed_by(page, context.robot)):
            reason = f"the page itself asks not to be kept (robots: {word})"
            return Parsed(Kind.FORBIDDEN, reason, url=page.url)
        more: dict[str, Any] = {}
        if context.profile is not None:
            more["profile"] = context.profile
        seen: list[Any] = []
        if context.observe:
            more |= {"observer": seen.append, "observed_from": observed_from}
        result = parse(page, seed=context.seed, language=context.language, **more)
        return from_result(result, seen[-1] if seen else None)
    except MemoryError:
        reason = "the page needs more memory than one page may take"
        return Parsed(Kind.FAILED, reason, url=page.url)
    except RecursionError:
        return Parsed(Kind.FAILED, "the page is nested too deep", url=page.url)
    except Exception as error:  # noqa: BLE001  the parser must not raise; a run survives it if it does
        reason = one_line(f"the parser failed: {type(error).__name__}: {error}")
        return Parsed(Kind.FAILED, reason, url=page.url)


def main(parse_name: str, deadline: float, memory: int) -> None:
    """Serves until standard input ends. ``deadline`` in seconds; ``memory`` in bytes, 0: any."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must not tear a frame
    try:
        parse = resolve(parse_name)
        _limit(memory)
    except Exception as error:  # noqa: BLE001  told to the parent, which ends the run with it
        send(sink, f"{type(error).__name__}: {error}".encode("utf-8", "replace"))
        return
    send(sink, READY)
    with suppress(EOFError, BrokenPipeError):
        _serve(source, sink, parse, deadline)


def _serve(
    source: BinaryIO,
    sink: BinaryIO,
    parse: Callable[..., Article | Refusal],
    deadline: float,
) -> None:
    contexts: dict[int, Context] = {}
    while True:
        (number, context, page), body = receive_page(source)
        if page is None:
            contexts[number] = context
            continue
        url, headers, fetched_at, status, said, observed_from, further = page
        entry = None if said is None else Entry(*said)
        signal.setitimer(signal.ITIMER_REAL, deadline)
        pages = tuple(Page(*each) for each in further)
        read = Page(url, body, headers, fetched_at, status, entry, pages)
        frame = pack(parse_page(parse, read, contexts[number], observed_from))
        signal.setitimer(signal.ITIMER_REAL, 0)
        send(sink, frame)


def _limit(memory: int) -> None:
    if memory:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        limit = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        with suppress(ValueError, OSError):  # some systems do not know this limit
            resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):  # Linux: when memory runs out, this process goes and not the run
        Path("/proc/self/oom_score_adj").write_text("800", encoding="ascii")
