"""What one fetch costs against the floor, a bare ``requests.Session.get``, in the same process.

    python -m tests.benchmarks.bench_http [pages] [bytes a page]

A server in a process of its own answers at once, so what is counted is the client's own
processor time (``time.process_time``), besides the pages a second. Rounds of both alternate, and
the best round of each counts.
"""

from __future__ import annotations

import gzip
import multiprocessing
import socket
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from urllib.parse import quote

import requests

from scraper.fetcher.wire.exchange import Purpose, Request, Response
from scraper.fetcher.wire.guard import Guard
from scraper.fetcher.wire.http import Client, user_agent

ROUNDS = 7
_HEADLINE = quote("الدار-البيضاء-تستضيف-لقاء-دوليا-حول-الترجمة-والذكاء")  # as addresses are
_HEADERS = (
    b"HTTP/1.1 200 OK\r\nServer: nginx\r\nDate: Mon, 23 Nov 2026 00:00:00 GMT\r\n"
    b"Content-Type: text/html; charset=UTF-8\r\nConnection: keep-alive\r\n"
    b'Vary: Accept-Encoding\r\nETag: "5f3-abc"\r\nCache-Control: max-age=300\r\n'
    b"Last-Modified: Sun, 22 Nov 2026 21:00:00 GMT\r\nX-Frame-Options: SAMEORIGIN\r\n"
)


def _serve(pipe: Connection, size: int) -> None:
    words = "قالت مصادر محلية إن الاجتماع سيعقد في العاصمة يوم الخميس المقبل. ".encode()
    page = b"<!DOCTYPE html><html><body>" + words * (size // len(words)) + b"</body></html>"
    packed = gzip.compress(page, 6)
    plain = _HEADERS + b"Content-Length: %d\r\n\r\n" % len(page) + page
    coded = (
        _HEADERS + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed
    )
    with socket.create_server(("127.0.0.1", 0)) as listener:
        pipe.send(listener.getsockname()[1])
        while True:
            connection, _ = listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with connection:
                while data := connection.recv(65536):
                    connection.sendall(coded if data.startswith(b"GET /gzip") else plain)


def _measure(fetch: Callable[[str], int], urls: list[str]) -> tuple[float, float]:
    """Processor milliseconds a page, and pages a second."""
    wall, cpu = time.perf_counter(), time.process_time()
    for url in urls:
        assert fetch(url) > 1000
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return cpu / len(urls) * 1000, len(urls) / wall


def _compare(base: str, pages: int) -> None:
    urls = [f"{base}/{_HEADLINE}-{number}.html" for number in range(pages)]
    results: dict[str, list[tuple[float, float]]] = {"floor": [], "ours": []}
    for _ in range(ROUNDS):
        with requests.Session() as session:
            results["floor"].append(_measure(lambda url: len(session.get(url).content), urls))
        agent = user_agent("https://example.org", version="0")
        with Client(agent, guard=Guard(["127.0.0.1"])) as client:

            def fetch(url: str) -> int:
                hop = client.fetch(Request(url, Purpose.ARTICLE), deadline=time.monotonic() + 30)
                assert isinstance(hop, Response), hop
                return len(hop.body)

            results["ours"].append(_measure(fetch, urls))
    floor, ours = (min(results[name]) for name in ("floor", "ours"))
    for name, (cpu, rate) in (("floor", floor), ("ours", ours)):
        print(f"{base} {name}: {cpu:.3f} ms of processor time a page, {rate:.0f} pages/s")
    print(f"{base} ours to floor, processor time: {ours[0] / floor[0]:.2f}")


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 90_000
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=_serve, args=(there, size), daemon=True)
    server.start()
    base = f"http://127.0.0.1:{here.recv()}"
    for kind in ("plain", "gzip"):
        _compare(f"{base}/{kind}", pages)
    server.terminate()


if __name__ == "__main__":
    main()
