"""Answers whose headers, lengths, chunks or protocol are wrong."""

from __future__ import annotations

from collections.abc import Callable

from scraper.demo.messages import Ask, Reply
from scraper.demo.traps.common import Steps, article


def _raw(*parts: bytes) -> Reply:
    return Reply(200, steps=iter([(0.0, part) for part in parts]), raw=True)


def many_headers(ask: Ask, base: str, n: int) -> Reply:
    def steps() -> Steps:
        yield 0, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n"
        for i in range(0, n, 100):
            yield 0, b"".join(b"X-Header-%d: value\r\n" % j for j in range(i, min(n, i + 100)))
        yield 0, b"\r\nok"

    return Reply(200, steps=steps(), raw=True)


def long_header(ask: Ask, base: str, n: int) -> Reply:
    def steps() -> Steps:
        yield 0, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Long: "
        for _ in range(n):
            yield 0, b"a" * 1024
        yield 0, b"\r\nContent-Length: 2\r\n\r\nok"

    return Reply(200, steps=steps(), raw=True)


def length(difference: int) -> Callable[[Ask, str, int], Reply]:
    def answer(ask: Ask, base: str, n: int) -> Reply:
        body = article("طول كاذب")
        head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n"
        said = len(body) + difference * n
        return _raw(f"{head}Content-Length: {said}\r\n\r\n".encode() + body)

    return answer


_CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"


def chunks_broken(ask: Ask, base: str, n: int) -> Reply:
    body = article("قطع مكسورة")
    return _raw(_CHUNKED, b"%x\r\n" % (len(body) // 2) + body[: len(body) // 2], b"\r\nzz\r\n")


def chunks_endless_size(ask: Ask, base: str, n: int) -> Reply:
    return _raw(_CHUNKED, b"0" * n)


def chunks_cut(ask: Ask, base: str, n: int) -> Reply:
    return _raw(_CHUNKED, b"ffff\r\n" + article("قطعة ناقصة"))


def no_http(ask: Ask, base: str, n: int) -> Reply:
    return _raw(b"SSH-2.0-OpenSSH_9.6\r\n\0\0\0\x14\x08\x14")


def early_end(ask: Ask, base: str, n: int) -> Reply:
    return _raw(b"")


def header_injection(ask: Ask, base: str, n: int) -> Reply:
    body = article("رؤوس غريبة")
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\x1b[31mutf-8\r\n"
        b'ETag: "\xff\xfe\x1b[2J"\r\nLast-Modified: yesterday at noon\r\n'
        b"bad header without colon\r\n"
    )
    return _raw(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)


def redirect_chain(ask: Ask, base: str, n: int) -> Reply:
    return Reply(302, {"Location": f"{base}/trap/redirects?n={n + 1}"})


def redirect_odd(ask: Ask, base: str, n: int) -> Reply:
    odd = ("javascript:alert(1)", "http://", "//", "\x00", "http://[::1", "data:text/html,x", "")
    return Reply(302, {"Location": odd[n % len(odd)]})
