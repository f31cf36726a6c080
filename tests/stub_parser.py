"""A parser for tests of the pipeline: quick, and as ill-behaved as the page tells it to be."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import time
from typing import Any
from urllib.parse import urlsplit

from scraper.article import Article
from scraper.outcome import Kind, Refusal
from scraper.page import Page

NAME = "tests.stub_parser:parse"


def _hang() -> None:
    time.sleep(3600)


def _spin() -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")  # inside C code: no signal handler of Python's runs here


def _die() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _vanish() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _leave() -> None:
    os._exit(3)


def _eat() -> None:
    hoard = []
    while True:
        hoard.append(bytearray(64 << 20))


def _recurse() -> None:
    _recurse()


def _raise() -> None:
    raise RuntimeError("a fault\x1b[31m of the parser\u2028's own")


def _print() -> None:
    print("a stray print must not tear a frame")


ILLS = {
    name.encode(): ill
    for name, ill in {
        "HANG": _hang,
        "SPIN": _spin,
        "DIE": _die,
        "VANISH": _vanish,
        "LEAVE": _leave,
        "EAT": _eat,
        "RECURSE": _recurse,
        "RAISE": _raise,
        "PRINT": _print,
    }.items()
}


def parse(
    page: Page,
    *,
    seed: Any = None,
    profile: Any = None,
    language: str = "ar",
    observer: Any = None,
    observed_from: Any = None,
) -> Article | Refusal:
    """The ``<title>`` is the headline, each ``<p>`` a paragraph."""
    for word, ill in ILLS.items():
        if b"[" + word + b"]" in page.body:
            ill()
    text = page.body.decode("utf-8", "replace")
    title = re.search(r"<title>(.*?)</title>", text)
    paragraphs = tuple(re.findall(r"<p>(.*?)</p>", text))
    if title is None:
        return Refusal(Kind.NOT_ARTICLE, "no title", page.url)
    if not paragraphs:
        return Refusal(Kind.EMPTY, "an article without a body", page.url)
    content = "\n".join((title[1], *paragraphs)).encode()
    return Article(
        id=hashlib.sha256(page.url.encode()).hexdigest()[:16],
        url=page.url,
        site=(urlsplit(page.url).hostname or "").removeprefix("www."),
        publisher=None if seed is None else seed.name,
        headline=title[1],
        paragraphs=paragraphs,
        fetched_at=page.fetched_at,
        content_hash=hashlib.sha256(content).hexdigest()[:16],
        language=language,
    )


def broken(page: Page, **settings: Any) -> Article | Refusal:
    """A parser with a fault that meets every page."""
    raise NameError("a fault of this version")
