"""Small on the wire, huge when decoded, endless, or slower than patience.

``n`` is the size after decoding in MiB where nothing else is said.
"""

from __future__ import annotations

import gzip
import itertools
import struct
import zlib

from scraper.demo.messages import Ask, Reply
from scraper.demo.traps.common import MIB, Steps, article, stream


def deflated(mebibytes: int, window: int) -> Steps:
    """A compressed article followed by so many MiB of zeros; ``window`` as zlib takes it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    head = packer.compress(article("قنبلة مضغوطة")) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    yield 0, head
    for _ in range(mebibytes):  # after a full flush each block decodes alike
        yield 0, block


def gzip_bomb(ask: Ask, base: str, n: int) -> Reply:
    return stream(deflated(n, 31), Content_Encoding="gzip")


def deflate_bomb(ask: Ask, base: str, n: int) -> Reply:
    return stream(deflated(n, 15), Content_Encoding="deflate")


def raw_deflate_bomb(ask: Ask, base: str, n: int) -> Reply:
    return stream(deflated(n, -15), Content_Encoding="deflate")


def zstd_bomb(ask: Ask, base: str, n: int) -> Reply:
    """RFC 8878 by hand: a frame of run-length blocks, four bytes for each 128 KiB of zeros."""

    def steps() -> Steps:
        yield 0, struct.pack("<IBB", 0xFD2FB528, 0x00, 0x50)  # a window of 1 MiB
        blocks = (128 * 1024 << 3 | 1 << 1).to_bytes(3, "little") + b"\0"
        for _ in range(n):
            yield 0, blocks * 8
        yield 0, (1).to_bytes(3, "little")  # the last block, raw and empty

    return stream(steps(), Content_Encoding="zstd")


def brotli_bomb(ask: Ask, base: str, n: int) -> Reply:
    """RFC 7932: a first MiB of zeros, then thirteen bytes that repeat it as often as they stand."""
    head = bytes.fromhex("8b02803c68746d6c3e" + "faff7f002400e2b14072ef1f0c")
    again = bytes.fromhex("faff7f002400e2b00074ef1f0c")
    steps = itertools.chain([(0.0, head)], ((0.0, again) for _ in range(n - 1)), [(0.0, b"\x03")])
    return stream(steps, Content_Encoding="br")


def twice_gzipped(ask: Ask, base: str, n: int) -> Reply:
    inner = b"".join(chunk for _, chunk in deflated(n, 31))
    return Reply(
        200,
        {"Content-Type": "text/html", "Content-Encoding": "gzip, gzip"},
        gzip.compress(inner, mtime=0),
    )


def gzip_truncated(ask: Ask, base: str, n: int) -> Reply:
    body = gzip.compress(article("مضغوط مقطوع"), mtime=0)
    return Reply(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, body[:n])


def gzip_lie(ask: Ask, base: str, n: int) -> Reply:
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"}
    return Reply(200, headers, article("ليس مضغوطا"))


# -- bodies ------------------------------------------------------------------------------------


def endless(ask: Ask, base: str, n: int) -> Reply:
    def steps() -> Steps:
        yield 0, article("صفحة لا تنتهي").removesuffix(b"</body></html>")
        line = "<p>سطر آخر من صفحة لا تنتهي أبدا.</p>\n".encode() * 1000
        for _ in itertools.repeat(None) if n == 0 else range(n):
            yield 0, line

    return stream(steps())


def drip(ask: Ask, base: str, n: int) -> Reply:
    body = article("صفحة تقطر")

    def steps() -> Steps:
        for i in itertools.count():
            yield n / 1000, body[i : i + 1] or b" "

    return stream(steps())


def drip_headers(ask: Ask, base: str, n: int) -> Reply:
    def steps() -> Steps:
        yield 0, b"HTTP/1.1 200 OK\r\n"
        for i in itertools.count():
            yield n / 1000, b"X-Drip-%d: 1\r\n" % i

    return Reply(200, steps=steps(), raw=True)


def silence(ask: Ask, base: str, n: int) -> Reply:
    return Reply(200, steps=iter([(float(n), b"")]), raw=True)


def huge(ask: Ask, base: str, n: int) -> Reply:
    def steps() -> Steps:
        yield 0, article("صفحة ضخمة").removesuffix(b"</body></html>")
        line = "<p>فقرة من صفحة ضخمة تعاد كثيرا حتى تملأ الذاكرة.</p>\n".encode()
        line *= MIB // len(line)
        for _ in range(n):
            yield 0, line
        yield 0, b"</body></html>"

    return stream(steps())
