"""Traps do what their row says, and cost this side nothing."""

from __future__ import annotations

import gzip
import itertools
import zlib

import pytest

from scraper.demo.messages import Ask, Reply
from scraper.demo.traps import TRAPS, respond_trap

BASE = "http://127.0.0.1:8000"


def trap(name: str, n: int | None = None) -> Reply:
    query = "" if n is None else f"?n={n}"
    return respond_trap(Ask("GET", "127.0.0.1:8000", f"/trap/{name}{query}"), BASE)


def body(reply: Reply, steps: int | None = None) -> bytes:
    if reply.steps is None:
        return reply.body
    return b"".join(data for _, data in itertools.islice(reply.steps, steps))


def test_names_are_distinct_and_explained() -> None:
    assert len({t.name for t in TRAPS}) == len(TRAPS) >= 40
    assert all(t.what for t in TRAPS)


@pytest.mark.parametrize("name", [t.name for t in TRAPS])
def test_each_answers_at_once_whatever_its_size(name: str) -> None:
    reply = trap(name)
    if reply.steps is not None:
        assert sum(len(data) for _, data in itertools.islice(reply.steps, 3)) < 4 << 20


def test_unknown_trap_is_404() -> None:
    assert trap("treasure").status == 404


def test_gzip_bomb_decodes_to_its_size() -> None:
    wire = body(trap("gzip-bomb", 5))
    plain = zlib.decompressobj(31).decompress(wire)
    assert 5 << 20 < len(plain) < 6 << 20
    assert len(wire) < 20_000


@pytest.mark.parametrize(("name", "window"), [("deflate-bomb", 15), ("raw-deflate-bomb", -15)])
def test_deflate_bombs_decode_to_their_size(name: str, window: int) -> None:
    plain = zlib.decompressobj(window).decompress(body(trap(name, 3)))
    assert 3 << 20 < len(plain) < 4 << 20


def test_brotli_bomb_decodes_to_its_size() -> None:
    brotli = pytest.importorskip("brotli")
    wire = body(trap("brotli-bomb", 50))
    assert len(brotli.decompress(wire)) == (50 << 20) + 6
    assert len(wire) < 1000


def test_zstd_bomb_is_a_frame_of_run_length_blocks() -> None:
    wire = body(trap("zstd-bomb", 2))
    assert wire[:4] == bytes.fromhex("28b52ffd")
    blocks = wire[6:-3]
    assert len(blocks) == 2 * 8 * 4
    head = int.from_bytes(blocks[:3], "little")
    assert (head & 1, head >> 1 & 3, head >> 3) == (0, 1, 128 * 1024)


def test_twice_gzipped_and_truncated() -> None:
    assert gzip.decompress(trap("gzip-twice", 1).body)[:2] == b"\x1f\x8b"
    with pytest.raises(EOFError):
        gzip.decompress(trap("gzip-truncated").body)


def test_lengths_lie() -> None:
    for name, sign in (("length-long", 1), ("length-short", -1)):
        head, _, sent = body(trap(name)).partition(b"\r\n\r\n")
        said = int(head.split(b"Content-Length: ")[1])
        assert (said - len(sent)) * sign > 0


def test_counts_are_kept() -> None:
    assert body(trap("many-headers", 1234)).count(b"X-Header-") == 1234
    assert body(trap("feed-million", 1200)).count(b"<item>") == 1200
    assert body(trap("urls-millions", 700)).count(b"<url>") == 700
    assert trap("nested", 50).body.count(b"<div>") == 50
    assert len(body(trap("huge", 2))) > 2 * 1_000_000


def test_the_endless_do_not_end() -> None:
    for name in ("endless", "drip", "drip-headers", "radio"):
        steps = trap(name).steps
        assert steps is not None
        assert sum(1 for _ in itertools.islice(steps, 2000)) == 2000


def test_drip_waits_between_bytes() -> None:
    steps = trap("drip", 250).steps
    assert steps is not None
    assert {(wait, len(data)) for wait, data in itertools.islice(steps, 100)} == {(0.25, 1)}


def test_texts_hold_what_they_should() -> None:
    assert b"\0" in trap("nul").body
    assert b"\x1b[31m" in trap("escapes").body
    assert "\u2028".encode() in trap("line-separators").body
    assert b"../../../etc/passwd" in trap("dots").body
    with pytest.raises(UnicodeDecodeError):
        trap("invalid-utf8").body.decode()
    with pytest.raises(UnicodeDecodeError):
        trap("lone-surrogates").body.decode()


def test_names_of_pages_lie() -> None:
    assert trap("report.html").body.startswith(b"%PDF")
    assert trap("clip.html").body[4:8] == b"ftyp"
    assert trap("clip.html").headers["Content-Type"].startswith("text/html")


def test_sources_attack() -> None:
    assert b"<!ENTITY l9" in trap("entity-bomb").body
    assert b"file:///etc/passwd" in trap("external-entity").body
    assert b"/trap/sitemap-self</loc>" in trap("sitemap-self").body
    assert trap("sitemap-tree", 7).body.count(b"<sitemap>") == 10
    assert b"169.254.169.254" in trap("feed-links").body
