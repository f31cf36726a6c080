"""Servers that lie, flood and disguise: each gets a reason in words, and a bound."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scraper.fetcher.wire.exchange import Failure, Hop, Purpose, Request, Response
from scraper.fetcher.wire.guard import Guard
from scraper.fetcher.wire.http import Client
from scraper.outcome import Kind
from tests.fetcher.nasty import Nasty, head, page, says

HTML = b"<!doctype html><html><body>" + "<p>نص الخبر</p>".encode() * 200 + b"</body></html>"
MIB = 1024 * 1024
Fetch = Callable[..., Hop]


@pytest.fixture
def server() -> Iterator[Nasty]:
    with Nasty({}) as nasty:
        yield nasty


@pytest.fixture
def fetch(server: Nasty) -> Iterator[Fetch]:
    with Client("x", guard=Guard(["127.0.0.1"]), read_timeout=5.0) as client:

        def ask(answer: bytes, purpose: Purpose = Purpose.ARTICLE, *, close: bool = False) -> Hop:
            server.answers["/"] = says(answer, close=close)
            request = Request(server.url("/"), purpose)
            return client.fetch(request, deadline=time.monotonic() + 20)

        yield ask


def good(hop: Hop) -> Response:
    assert isinstance(hop, Response), hop
    return hop


def refused(hop: Hop) -> Failure:
    assert isinstance(hop, Failure), hop
    return hop


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


CODINGS: list[tuple[bytes, Callable[[bytes], bytes]]] = [
    (b"gzip", gzip.compress),
    (b"x-gzip", gzip.compress),
    (b"GZIP", gzip.compress),
    (b"deflate", zlib.compress),
    (b"deflate", raw_deflate),
    (b"br", brotli.compress),
    (b"zstd", zstandard.compress),
    (b"gzip, br", lambda data: bytes(brotli.compress(gzip.compress(data)))),
    (b"identity", bytes),
    (b"gzip", lambda data: gzip.compress(data[:99]) + gzip.compress(data[99:])),
    (b"gzip", lambda data: gzip.compress(data) + b"\0\0garbage"),
    (b"gzip", lambda data: gzip.compress(gzip.compress(data))),  # twice, said once
    (b"identity", gzip.compress),  # not said at all
]


class TestContentEncoding:
    @pytest.mark.parametrize(("coding", "pack"), CODINGS)
    @pytest.mark.parametrize("chunked", [False, True])
    def test_is_undone(
        self, fetch: Fetch, coding: bytes, pack: Callable[[bytes], bytes], chunked: bool
    ) -> None:
        packed = pack(HTML)
        if chunked:  # in pieces of three bytes: nothing may hang on where the pieces part
            parts = [packed[i : i + 3] for i in range(0, len(packed), 3)]
            chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
            lines = (b"Transfer-Encoding: chunked", b"Content-Encoding: " + coding)
            answer = head(*lines) + chunks + b"0\r\n\r\n"
        else:
            answer = page(packed, b"Content-Encoding: " + coding)
        hop = good(fetch(answer))
        assert hop.body == HTML
        assert hop.note == ""

    def test_an_empty_body_needs_no_end(self, fetch: Fetch) -> None:
        assert good(fetch(page(b"", b"Content-Encoding: gzip"))).body == b""

    @pytest.mark.parametrize("coding", [b"compress", b"sdch", b"gzip, foo", b"x" * 5000])
    def test_unknown_is_said(self, fetch: Fetch, coding: bytes) -> None:
        reason = refused(fetch(page(HTML, b"Content-Encoding: " + coding))).reason
        assert reason.startswith("unknown Content-Encoding")
        assert len(reason) < 200

    def test_too_many_layers_are_refused(self, fetch: Fetch) -> None:
        hop = refused(fetch(page(HTML, b"Content-Encoding: " + b"gzip, " * 50 + b"gzip")))
        assert "51 content codings" in hop.reason

    @pytest.mark.parametrize("coding", [b"gzip", b"deflate", b"br", b"zstd"])
    def test_damage_is_a_passing_failure(self, fetch: Fetch, coding: bytes) -> None:
        hop = refused(fetch(page(b"not compressed, no markup", b"Content-Encoding: " + coding)))
        assert "damaged" in hop.reason
        assert not hop.lasting

    def test_markup_that_is_only_called_gzip_is_taken_as_it_came(self, fetch: Fetch) -> None:
        for start in (b"", b"\xef\xbb\xbf", b"\r\n  "):
            hop = good(fetch(page(start + HTML, b"Content-Encoding: gzip")))
            assert (hop.body, hop.note) == (start + HTML, "")

    @pytest.mark.parametrize(
        ("coding", "pack"),
        [(b"gzip", gzip.compress), (b"br", brotli.compress), (b"zstd", zstandard.compress)],
    )
    def test_half_of_a_compressed_body_is_no_body(
        self, fetch: Fetch, coding: bytes, pack: Callable[[bytes], bytes]
    ) -> None:
        half = pack(HTML)[:40]
        hop = refused(fetch(page(half, b"Content-Encoding: " + coding)))
        assert "ends too early" in hop.reason

    def test_a_missing_checksum_is_borne_when_the_document_is_whole(self, fetch: Fetch) -> None:
        hop = good(fetch(page(gzip.compress(HTML)[:-8], b"Content-Encoding: gzip")))
        assert hop.body == HTML
        assert "ends too early" in hop.note


BOMBS = """
import json, re, sys, time
from pathlib import Path
from scraper.fetcher.wire.exchange import Purpose, Request
from scraper.fetcher.wire.guard import Guard
from scraper.fetcher.wire.http import Client

def peak():  # of this process alone: ru_maxrss would also remember its parent
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024

with Client("x", guard=Guard(["127.0.0.1"])) as client:
    def ask(path):
        url = sys.argv[1] + path
        return client.fetch(Request(url, Purpose.ARTICLE), deadline=time.monotonic() + 30)
    ask("/small")
    for path in sys.argv[2:]:
        before, cpu = peak(), time.process_time()
        hop = ask(path)
        reason = getattr(hop, "reason", "taken")
        print(json.dumps([path, reason, peak() - before, time.process_time() - cpu]))
"""


def _zeros(pack: Callable[[bytes], bytes], end: Callable[[], bytes], size: int) -> bytes:
    return b"".join(pack(bytes(MIB)) for _ in range(size)) + end()


def _bombs() -> dict[str, bytes]:
    """Bodies that are 256 MiB when decoded, as small as each coding makes them."""
    size = 256
    deflater = zlib.compressobj(9, wbits=31)
    gz = _zeros(deflater.compress, deflater.flush, size)
    br = brotli.Compressor(quality=4)
    zstd = zstandard.ZstdCompressor().compressobj()
    return {
        "gzip": gz,
        "gzip, gzip": gzip.compress(gz),
        "identity": gz,
        "deflate": zlib.compress(bytes(64 * MIB)),
        "br": _zeros(br.process, br.finish, size),
        "zstd": _zeros(zstd.compress, zstd.flush, size),
    }


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="measures with Linux's /proc")
def test_bombs_are_refused_within_bounded_memory_and_time(server: Nasty) -> None:
    server.answers["/small"] = says(page(HTML))
    paths = []
    for number, (coding, body) in enumerate(_bombs().items()):
        assert len(body) < MIB
        server.answers[f"/{number}"] = says(page(body, b"Content-Encoding: " + coding.encode()))
        paths.append(f"/{number}")
    command = [sys.executable, "-c", BOMBS, server.url(""), *paths]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    results = [json.loads(line) for line in run.stdout.splitlines()]
    assert [path for path, *_ in results] == paths
    for path, reason, mebibytes, seconds in results:
        assert "larger than 20 MiB" in reason or "bomb" in reason, (path, reason)
        assert mebibytes < 48, (path, mebibytes)
        assert seconds < 2, (path, seconds)


class TestSize:
    def test_a_promise_of_too_much_is_refused_unread(self, fetch: Fetch, server: Nasty) -> None:
        hop = refused(fetch(head(b"Content-Length: 50000000") + b"<html>"))
        assert "larger than 20 MiB" in hop.reason
        assert hop.wire_bytes < MIB
        assert hop.lasting

    @pytest.mark.parametrize("framing", [b"X: y", b"Transfer-Encoding: chunked"])
    def test_an_endless_body_ends(self, server: Nasty, framing: bytes) -> None:
        piece = b"10000\r\n%s\r\n" % (b"x" * 0x10000) if b"chunked" in framing else b"x" * 65536
        server.answers["/"] = server.pour(head(framing), piece)
        with Client("x", guard=Guard(["127.0.0.1"])) as client:
            request = Request(server.url("/"), Purpose.ARTICLE)
            hop = refused(client.fetch(request, deadline=time.monotonic() + 20))
        assert "larger than 20 MiB" in hop.reason
        assert hop.wire_bytes < 22 * MIB

    def test_an_endless_feed_ends_before_it_fills_the_memory(self, server: Nasty) -> None:
        server.answers["/"] = server.pour(head(), b"<item/>" * 10_000)
        with Client("x", guard=Guard(["127.0.0.1"])) as client:
            request = Request(server.url("/"), Purpose.FEED)
            hop = refused(client.fetch(request, deadline=time.monotonic() + 20))
        assert "larger than 16 MiB" in hop.reason

    @pytest.mark.parametrize(
        "more",
        [
            b"HTTP/1.1 100 Continue\r\n\r\n" * 1000,
            b"HTTP/1.1 100 Continue\r\nX: y\r\n\r\n" * 1000,
        ],
    )
    def test_endless_interim_answers_end(self, server: Nasty, more: bytes) -> None:
        server.answers["/"] = server.pour(b"", more)
        with Client("x", guard=Guard(["127.0.0.1"])) as client:
            request = Request(server.url("/"), Purpose.ROBOTS)
            hop = refused(client.fetch(request, deadline=time.monotonic() + 20))
        assert "far more bytes" in hop.reason
        assert hop.wire_bytes < 3 * MIB

    def test_endless_trailers_end(self, server: Nasty) -> None:
        begin = head(b"Transfer-Encoding: chunked") + b"1\r\nx\r\n0\r\n"
        server.answers["/"] = server.pour(begin, b"A: b\r\n" * 1000)
        with Client("x", guard=Guard(["127.0.0.1"])) as client:
            request = Request(server.url("/"), Purpose.ROBOTS)
            hop = refused(client.fetch(request, deadline=time.monotonic() + 20))
        assert hop.wire_bytes < 3 * MIB

    def test_a_body_that_grows_as_nothing_written_does_is_refused(self, fetch: Fetch) -> None:
        packed = gzip.compress(b"<urlset>" + bytes(60 * MIB) + b"</urlset>")  # within the limit
        hop = refused(fetch(page(packed, b"Content-Encoding: gzip"), Purpose.SITEMAP))
        assert hop.reason == "compressed more than 400 to 1: a decompression bomb"

    def test_robots_txt_is_cut_and_a_long_sitemap_is_taken(self, fetch: Fetch) -> None:
        big = b"Disallow: /x\n" * 80_000  # 1 MB
        assert len(good(fetch(page(big), Purpose.ROBOTS)).body) == 500 * 1024 + 1
        urls = b"<urlset>" + b"<url/>" * 5_000_000 + b"</urlset>"  # 30 MB
        assert len(good(fetch(page(urls), Purpose.SITEMAP)).body) == len(urls)


class TestHeaders:
    def test_100_000_of_them(self, fetch: Fetch) -> None:
        lines = (b"X-%d: y" % number for number in range(100_000))
        hop = refused(fetch(head(*lines) + HTML))
        assert hop.reason == "too many header lines"

    def test_a_line_of_megabytes(self, fetch: Fetch) -> None:
        hop = refused(fetch(head(b"X: " + b"y" * 3_000_000) + HTML))
        assert hop.reason == "a header line without end"

    def test_many_large_ones(self, fetch: Fetch) -> None:
        hop = refused(fetch(page(HTML, *(b"X-%d: " % n + b"y" * 60_000 for n in range(90)))))
        assert "header lines of more than 256 KiB" in hop.reason

    @pytest.mark.parametrize(
        "answer",
        [
            b"\r\n\r\n",
            b"<html>HTTP/0.9</html>",
            b"HTTP/1.1 abc OK\r\n\r\n",
            b"HTTP/1.1 99 X\r\n\r\n",
            b"HTTP/1.1 -200 X\r\n\r\n",
            b"\x16\x03\x01\x02\x00",
            b"SSH-2.0-OpenSSH_9.6\r\n",
            b"\0" * 100,
            b"H" * 1_000_000,
            "HTTP/1.1 ٢٠٠ OK\r\n\r\n".encode(),
        ],
    )
    def test_what_is_no_http(self, fetch: Fetch, answer: bytes) -> None:
        reason = refused(fetch(answer, close=True)).reason
        assert reason.isprintable()
        assert len(reason) < 200

    @pytest.mark.parametrize(
        "lines",
        [
            (b"no colon here",),
            (b": no name",),
            (b"X: \x1b[31mred\x1b[0m",),
            (b"X: \xff\xfe\x00", b"Content-Type: \xd8\xb9"),
            (b"X: folded\r\n  on\r\n\tand on",),
            (b"X: a\rb",),
        ],
    )
    def test_odd_ones_do_no_harm(self, fetch: Fetch, lines: tuple[bytes, ...]) -> None:
        hop = fetch(page(HTML, *lines), close=True)
        assert isinstance(hop, Failure) or hop.status == 200

    def test_an_answer_of_101_is_none(self, fetch: Fetch) -> None:
        hop = refused(fetch(head(status=b"101 Switching Protocols"), close=True))
        assert hop.reason == "the answer is only a 101"


class TestFraming:
    LESS = b"Content-Length: %d" % (len(HTML) + 100)

    def test_fewer_bytes_than_promised_are_a_passing_failure(self, fetch: Fetch) -> None:
        hop = refused(fetch(head(self.LESS) + HTML[:-50], close=True))
        assert hop.reason == "the body is shorter than its Content-Length"
        assert not hop.lasting

    def test_unless_the_end_of_the_document_is_there(self, fetch: Fetch) -> None:
        hop = good(fetch(head(self.LESS) + HTML, close=True))
        assert hop.body == HTML
        assert hop.note == "the body is shorter than its Content-Length; what came of it was taken"

    def test_the_end_of_a_feed_is_another_than_that_of_a_page(self, fetch: Fetch) -> None:
        answer = head(b"Content-Length: 99") + b"<rss></rss>\n"
        assert good(fetch(answer, Purpose.FEED, close=True)).body == b"<rss></rss>\n"
        refused(fetch(answer, Purpose.ARTICLE, close=True))

    def test_more_bytes_than_promised_spoil_no_later_answer(
        self, fetch: Fetch, server: Nasty
    ) -> None:
        evil = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nEVIL"
        assert good(fetch(page(HTML) + evil)).body == HTML
        time.sleep(0.05)
        assert good(fetch(page(b"<html>2</html>"))).body == b"<html>2</html>"

    @pytest.mark.parametrize("length", [b"-5", b"abc", b"9" * 400, b"5, 6", b"+5", b""])
    def test_a_senseless_length(self, fetch: Fetch, length: bytes) -> None:
        hop = fetch(head(b"Content-Length: " + length) + HTML, close=True)
        assert isinstance(hop, Failure) or good(hop).body in (HTML, HTML[:5])

    @pytest.mark.parametrize(
        "chunks",
        [
            b"zz\r\n" + HTML[:50],
            b"-5\r\nhello\r\n0\r\n\r\n",
            b"ffffffffffffffffff\r\n<p>",
            b"5\r\nabc",
            b"5\r\nabcdeXX5\r\n",
            b"",
            b"5" + b";x" * 100_000 + b"\r\n<html\r\n0\r\n\r\n",
        ],
    )
    def test_broken_chunks_are_a_passing_failure(self, fetch: Fetch, chunks: bytes) -> None:
        hop = refused(fetch(head(b"Transfer-Encoding: chunked") + chunks, close=True))
        assert hop.reason.isprintable()

    def test_broken_chunks_after_the_whole_document_are_borne(self, fetch: Fetch) -> None:
        chunks = b"%x\r\n%s\r\n" % (len(HTML), HTML)  # and no last chunk
        hop = good(fetch(head(b"Transfer-Encoding: chunked") + chunks, close=True))
        assert hop.body == HTML
        assert "chunks break off" in hop.note

    def test_a_chunk_that_is_shorter_than_its_size_is_taken_where_it_holds_the_whole_document(
        self, fetch: Fetch
    ) -> None:
        chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML) + 50, HTML)
        hop = good(fetch(head(b"Transfer-Encoding: chunked") + chunks, close=True))
        assert hop.body.startswith(HTML)
        assert "chunks break off" in hop.note


class TestDisguise:
    @pytest.mark.parametrize(
        "kind", [b"application/pdf", b"video/mp4", b"audio/mpeg", b"IMAGE/JPEG; x=y"]
    )
    def test_a_media_type_that_is_no_page_is_not_read(
        self, fetch: Fetch, server: Nasty, kind: bytes
    ) -> None:
        server.answers["/"] = server.pour(head(b"Content-Type: " + kind), b"x" * 65536)
        with Client("x", guard=Guard(["127.0.0.1"])) as client:
            request = Request(server.url("/"), Purpose.ARTICLE)
            hop = refused(client.fetch(request, deadline=time.monotonic() + 20))
        assert hop.kind is Kind.NOT_ARTICLE
        assert hop.lasting
        assert hop.wire_bytes < MIB

    @pytest.mark.parametrize(
        ("body", "name"),
        [
            (b"%PDF-1.7\n", "a PDF"),
            (b"\0\0\0\x18ftypmp42", "a video"),
            (b"\x1aE\xdf\xa3", "a video"),
            (b"\x89PNG\r\n\x1a\n", "an image"),
            (b"\xff\xd8\xff\xe0", "an image"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "an image"),
            (b"PK\x03\x04", "an archive or an office document"),
            (b"ID3\x04", "audio"),
        ],
    )
    @pytest.mark.parametrize("packed", [False, True])
    def test_first_bytes_tell_what_is_only_named_html(
        self, fetch: Fetch, body: bytes, name: str, packed: bool
    ) -> None:
        body += b"x" * 1000
        lines = [b"Content-Type: text/html"]
        if packed:
            body, lines = gzip.compress(body), [*lines, b"Content-Encoding: gzip"]
        hop = refused(fetch(page(body, *lines)))
        assert hop.kind is Kind.NOT_ARTICLE
        assert hop.reason == f"it is {name}"

    def test_a_wrong_media_type_that_may_be_a_page_is_read(self, fetch: Fetch) -> None:
        for kind in (b"application/octet-stream", b"text/plain", b"nonsense"):
            assert good(fetch(page(HTML, b"Content-Type: " + kind))).body == HTML

    def test_feeds_and_errors_may_be_anything(self, fetch: Fetch) -> None:
        good(fetch(page(b"<rss/>", b"Content-Type: image/png"), Purpose.FEED))
        answer = page(b"%PDF-", b"Content-Type: application/pdf", status=b"404 Not Found")
        assert good(fetch(answer)).status == 404


_STATUS = st.sampled_from(
    [b"HTTP/1.1 200 OK", b"HTTP/1.0 302 F", b"HTTP/1.1 304 N", b"HTTP/1.1 503"]
)
_FIELDS = st.sampled_from(
    [
        *(b"Content-Length: 5", b"Transfer-Encoding: chunked", b"Connection: close", b"", b":"),
        *(b"Content-Encoding: " + coding for coding in (b"gzip", b"deflate", b"br", b"zstd")),
        *(b"Location: /\xd8\xb9", b"Location: http://[", b"Content-Type: text/html", b" folded"),
    ]
)
_PIECES = st.sampled_from(
    [
        *(b"\r\n", b"\n", b"0\r\n\r\n", b"5\r\nhello\r\n", b"\0", b"<html>", b"</html>", b"hello"),
        *(pack(b"<html></html>") for pack in (gzip.compress, zlib.compress, brotli.compress)),
        *(zstandard.compress(b"<html></html>"), b"HTTP/1.1 100 Continue\r\n\r\n"),
    ]
)
_BODY = st.lists(_PIECES | st.binary(max_size=12), max_size=6).map(b"".join)
_WELL_FORMED = st.builds(
    lambda status, fields, body: b"\r\n".join([status, *fields, b"", body]),
    _STATUS,
    st.lists(_FIELDS, max_size=4),
    _BODY,
)


def _spoiled(answer: bytes, at: int, noise: bytes) -> bytes:
    at = min(at, len(answer))
    return answer[:at] + noise + answer[at + len(noise) :]


_SPOILED = st.builds(_spoiled, _WELL_FORMED, st.integers(0, 120), st.binary(max_size=4))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(answer=_WELL_FORMED | _SPOILED | _BODY)
def test_whatever_comes_is_an_outcome_in_words(fetch: Fetch, answer: bytes) -> None:
    hop = fetch(answer, close=True)
    if isinstance(hop, Failure):
        assert hop.reason
        assert hop.reason.isprintable()
        assert "Error" not in hop.reason, "an exception without words of its own"
