"""The body of an answer: read from the wire, decoded, bounded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http.client import IncompleteRead

from scraper.fetcher.wire.answer import Answer
from scraper.fetcher.wire.decoding import GZIP_MAGIC, MAX_LAYERS, Chain, DecodingError
from scraper.fetcher.wire.limits import RATIO, RATIO_FROM, Limit, disguised

READ = 256 * 1024  # bytes asked of the wire at a time


class TooLarge(Exception):  # noqa: N818 - an answer's fault, not ours
    """The body is larger than its limit, or grows like nothing written by people."""


class NotAPage(Exception):  # noqa: N818
    """The first bytes are those of something else than a page; the message names it."""


@dataclass(frozen=True, slots=True)
class Body:
    """``broken`` says in words what was wrong with its framing or coding, else ``""``."""

    data: bytes
    broken: str = ""
    cut: bool = False  # there was more than the limit


class _Sink:
    """Gathers the pieces of a body up to a limit."""

    def __init__(self, limit: Limit, *, page: bool) -> None:
        self._limit, self._page = limit, page
        self._pieces: list[bytes] = []
        self.size = 0
        self.full = False

    def take(self, pieces: Iterator[bytes], wire: int) -> int:
        """Takes pieces until there are no more or enough; ``wire`` coded bytes made them."""
        for piece in pieces:
            if not self._pieces and self._page and (name := disguised(piece)):
                raise NotAPage(name)
            self._pieces.append(piece)
            self.size += len(piece)
            if self.size > self._limit.body:
                if not self._limit.cut:
                    raise TooLarge(f"larger than {_size(self._limit.body)}")
                self.full = True
                break
            if self.size > RATIO_FROM and self.size > RATIO * wire:
                raise TooLarge(f"compressed more than {RATIO} to 1: a decompression bomb")
        return self.size

    def data(self) -> bytes:
        data = self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)
        return data[: self._limit.body] if self.full else data


def read_body(answer: Answer, coding: str, limit: Limit, *, page: bool) -> Body:
    """Reads a body of the given Content-Encoding.

    ``page``: stop where the first bytes show a video, a PDF or the like. Raises TooLarge,
    NotAPage, DecodingError (of the coding's name), and what the socket raises. A body
    that ends too early or whose framing or coding breaks is given back as far as it came.
    """
    chain, sink, wire = Chain(coding), _Sink(limit, page=page), 0
    broken = ""
    try:
        while not sink.full and (data := answer.read(READ)):
            wire += len(data)
            sink.take(chain.feed(data), wire)
    except IncompleteRead as error:
        short = "the body is shorter than its Content-Length"
        broken = "the body's chunks break off" if answer.chunked else short
        if error.partial and not sink.full:
            sink.take(_lenient(chain, error.partial), wire + len(error.partial))
    except DecodingError as error:
        broken = str(error)
    if not broken and wire and not sink.full and not chain.whole():
        broken = "the compressed body ends too early"
    return _unwrapped(Body(sink.data(), broken, sink.full), chain.layers, wire, limit, page=page)


def _unwrapped(body: Body, layers: int, wire: int, limit: Limit, *, page: bool) -> Body:
    """Undoes gzip that no header tells of: compressed twice by mistake, or a ``.xml.gz``."""
    while body.data.startswith(GZIP_MAGIC) and layers < MAX_LAYERS:
        chain, sink, broken = Chain("gzip"), _Sink(limit, page=page), body.broken
        try:
            sink.take(chain.feed(body.data), wire)
        except DecodingError as error:
            broken = broken or str(error)
        if not chain.whole() and not sink.full and not broken and not body.cut:
            broken = "the compressed body ends too early"
        layers += 1
        body = Body(sink.data(), broken, body.cut or sink.full)
    return body


def _lenient(chain: Chain, data: bytes) -> Iterator[bytes]:
    try:
        yield from chain.feed(data)
    except DecodingError:
        return


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:g} MiB" if count >= 1024 * 1024 else f"{count / 1024:g} KiB"
