"""Content-Encoding is undone in bounded pieces, wherever the wire parts it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from contextlib import suppress

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from scraper.fetcher.wire.decoding import (
    CODINGS,
    PIECE,
    ZSTD_SLICE,
    ZSTD_WINDOW,
    Chain,
    DecodingError,
)

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda data: bytes(brotli.compress(data, quality=2)),
    "zstd": zstandard.compress,
}


def undo(coding: str, data: bytes, step: int = 1 << 20) -> bytes:
    chain = Chain(coding)
    parts = [data[at : at + step] for at in range(0, len(data), step)]
    return b"".join(piece for part in parts for piece in chain.feed(part))


@pytest.mark.parametrize("coding", PACKERS)
@given(data=st.binary(max_size=5000), step=st.integers(1, 50))
def test_it_does_not_matter_where_the_wire_parts_it(coding: str, data: bytes, step: int) -> None:
    assert undo(coding, PACKERS[coding](data), step) == data


@pytest.mark.parametrize("coding", PACKERS)
def test_pieces_are_bounded_however_much_a_little_input_gives(coding: str) -> None:
    most = max(PIECE, (ZSTD_SLICE // 4 + 1) * 128 * 1024)
    total = 0
    for piece in Chain(coding).feed(PACKERS[coding](bytes(100_000_000))):
        assert len(piece) <= most
        total += len(piece)
    assert total == 100_000_000


@pytest.mark.parametrize("coding", PACKERS)
@pytest.mark.parametrize("size", [PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_nothing_is_left_behind_at_the_edge_of_a_piece(coding: str, size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    chain = Chain(coding)
    assert b"".join(chain.feed(PACKERS[coding](data[:size]))) == data[:size]
    assert chain.whole()


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_several_members_are_one_body(coding: str) -> None:
    pack = PACKERS[coding]
    for step in (1, 7, 1000):
        assert undo(coding, pack(b"one ") + pack(b"two"), step) == b"one two"


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
@pytest.mark.parametrize("step", [1, 1000])
def test_what_follows_the_end_is_ignored(coding: str, step: int) -> None:
    assert undo(coding, PACKERS[coding](b"body") + b"\x1f\0 garbage", step) == b"body"


@pytest.mark.parametrize("coding", PACKERS)
def test_an_end_too_early_is_noticed(coding: str) -> None:
    data = PACKERS[coding](bytes(range(256)) * 20)
    chain = Chain(coding)
    for _ in chain.feed(data[:-1]):
        pass
    assert not chain.whole()


def test_deflate_is_read_with_and_without_its_header() -> None:
    packer = zlib.compressobj(wbits=-15)
    bare = packer.compress(b"body") + packer.flush()
    for step in (1, 100):
        assert undo("deflate", bare, step) == b"body"


@pytest.mark.parametrize("step", [1, 2, 100])
def test_what_is_called_gzip_and_begins_as_markup_is_not_compressed(step: int) -> None:
    assert undo("gzip", b"<p>", step) == b"<p>"
    with pytest.raises(DecodingError, match="damaged"):
        undo("gzip", b"body", step)
    assert undo("gzip", b"\x1f", step) == b""  # and is not whole


def test_a_zstd_window_beyond_rfc_9659_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27)
    packer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    data = packer.compress(bytes(ZSTD_WINDOW * 2)) + packer.flush()
    with pytest.raises(DecodingError, match="damaged"):
        undo("zstd", data)


def test_codings_are_undone_in_opposite_order() -> None:
    data = brotli.compress(gzip.compress(b"body"))
    assert undo("gzip, br", data) == b"body"
    with pytest.raises(DecodingError):
        undo("br, gzip", data)


@pytest.mark.parametrize("value", ["", "identity", " Identity , ", "UTF-8", "none"])
def test_what_is_no_coding_changes_nothing(value: str) -> None:
    assert undo(value, b"body") == b"body"
    assert Chain(value).whole()


@pytest.mark.parametrize("coding", sorted(CODINGS))
@given(data=st.binary(max_size=300))
def test_garbage_ends_in_an_error_of_ours_or_in_nothing(coding: str, data: bytes) -> None:
    with suppress(DecodingError):
        undo(coding, data, 7)
