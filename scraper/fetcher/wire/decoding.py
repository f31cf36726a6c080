"""Content-Encoding undone, piece by piece and never more than a piece ahead (RFC 9110 §8.4).

A decoder takes what came from the wire and gives back pieces of bounded size, so that a body
that would grow a million times is noticed long before it fills the memory. The pieces are drawn
one by one: who stops drawing stops the decoding.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Protocol

import brotli  # type: ignore[import-untyped]
import zstandard

PIECE = 256 * 1024
GZIP_MAGIC = b"\x1f\x8b\x08"
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*[<{]")
_GZIP = zlib.MAX_WBITS | 16  # zlib's window for gzip
MAX_LAYERS = 3  # gzip within gzip is met; more than this is an attack
# RFC 9659: the window of the zstd content-coding is at most 8 MiB.
ZSTD_WINDOW = 8 * 1024 * 1024
# A zstd block takes at least 4 bytes and gives at most 128 KiB (RFC 8878 section 3.1.1.2), and
# the library cannot be told to stop in the middle of its input: it is fed little at a time.
ZSTD_SLICE = 128


class DecodingError(ValueError):
    """The body is not what its Content-Encoding says, or the coding is unknown."""


class Decoder(Protocol):
    """Undoes one coding."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The pieces that the next bytes of the coded body give. Raises DecodingError."""
        ...

    def whole(self) -> bool:
        """Whether the coded body has come to its own end."""
        ...


class Inflate:
    """gzip (RFC 1952, several members as one) and deflate (RFC 1950; RFC 1951 as some send it).

    Bytes after the end are ignored, as browsers do. What is said to be gzip and begins as markup
    was not compressed: it is given back as it came.
    """

    def __init__(self, window: int) -> None:
        self._window = window
        self._stream = zlib.decompressobj(window) if window else None
        self._head = b""
        self._ended = False
        self._began = self._plain = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        if not self._began and self._window == _GZIP:
            data = self._head + data
            self._head = data if GZIP_MAGIC.startswith(data) else b""
            if self._head:
                return
            self._began, self._plain = True, _MARKUP.match(data) is not None
        if self._plain:
            yield data
            return
        if self._stream is None:  # deflate: with the zlib header of the standard, or without
            self._head += data
            if len(self._head) < 2:
                return
            data, self._head = self._head, b""
            zlib_header = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._stream = zlib.decompressobj(zlib.MAX_WBITS * (1 if zlib_header else -1))
        elif self._ended:
            data = self._next_member(self._head + data)
        pending = False  # a full piece came out: there may be more without further input
        while data or pending:
            try:
                piece = self._stream.decompress(data, PIECE)
            except zlib.error as error:
                raise DecodingError("the compressed body is damaged") from error
            yield piece
            data, pending = self._stream.unconsumed_tail, len(piece) == PIECE
            if self._stream.eof:
                self._ended, pending = True, False
                data = self._next_member(self._stream.unused_data)

    def _next_member(self, rest: bytes) -> bytes:
        """Begins the next gzip member, when one follows; gives back what is to be decoded."""
        self._head = b""
        if self._window != _GZIP:
            return b""
        if rest.startswith(GZIP_MAGIC):
            self._stream, self._ended = zlib.decompressobj(self._window), False
            return rest
        if GZIP_MAGIC.startswith(rest):
            self._head = rest
        return b""

    def whole(self) -> bool:
        return self._ended or self._plain


class Brotli:
    """br (RFC 7932). Needs brotli 1.2, the first that can be told to stop."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        pending = not self._stream.is_finished()
        while pending:
            try:
                piece = self._stream.process(data, output_buffer_limit=PIECE)
            except brotli.error as error:
                raise DecodingError("the compressed body is damaged") from error
            yield piece
            # A full piece may have more behind it, also when all input has been taken.
            pending = len(piece) >= PIECE or not self._stream.can_accept_more_data()
            data = b""

    def whole(self) -> bool:
        return bool(self._stream.is_finished())


class Zstd:
    """zstd (RFC 8878), several frames as one."""

    def __init__(self) -> None:
        self._maker = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
        self._stream = self._maker.decompressobj()

    def feed(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), ZSTD_SLICE):
            part = data[start : start + ZSTD_SLICE]
            while part:
                if self._stream.eof:
                    self._stream = self._maker.decompressobj()
                try:
                    yield self._stream.decompress(part)
                except zstandard.ZstdError as error:
                    raise DecodingError("the compressed body is damaged") from error
                part = self._stream.unused_data if self._stream.eof else b""

    def whole(self) -> bool:
        return self._stream.eof


# IANA HTTP Content Coding Registry, and the old names that RFC 9110 section 8.4.1.3 equates.
CODINGS: Mapping[str, Callable[[], Decoder]] = MappingProxyType(
    {
        "gzip": lambda: Inflate(_GZIP),
        "x-gzip": lambda: Inflate(_GZIP),
        "deflate": lambda: Inflate(0),
        "br": Brotli,
        "zstd": Zstd,
    }
)
ACCEPT_ENCODING = "gzip, deflate, br, zstd"
_PLAIN = frozenset({"", "identity", "none", "utf-8", "binary", "8bit"})  # sent in practice


class Chain:
    """All codings of a body, undone in the order opposite to that of their doing."""

    def __init__(self, content_encoding: str) -> None:
        """``content_encoding`` is the header's value. Raises DecodingError where it names a
        coding that is unknown, or too many."""
        names = [name.strip().lower() for name in content_encoding.split(",")]
        codings = [name for name in names if name not in _PLAIN]
        if len(codings) > MAX_LAYERS:
            raise DecodingError(f"{len(codings)} content codings one over the other")
        unknown = [name for name in codings if name not in CODINGS]
        if unknown:
            raise DecodingError(f"unknown Content-Encoding {unknown[0][:40]!r}")
        self._decoders = [CODINGS[name]() for name in reversed(codings)]
        self.layers = len(codings)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The pieces of the plain body that these bytes of the wire give."""
        return self._through(data, 0)

    def _through(self, data: bytes, layer: int) -> Iterator[bytes]:
        if layer == len(self._decoders):
            yield data
            return
        for piece in self._decoders[layer].feed(data):
            if piece:
                yield from self._through(piece, layer + 1)

    def whole(self) -> bool:
        """Whether each coding came to its end."""
        return all(decoder.whole() for decoder in self._decoders)
