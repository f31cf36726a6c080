"""How fast the embedded site serves, asked by one bare socket a host: the ceiling of a benchmark.

    python -m tests.demo.bench_serving --articles 2000 --hosts 20

Two rounds over all articles: the first renders each page, the second finds its parts in memory.
Prints pages a second, the server's processor time a page, its resident memory and page sizes.
"""

from __future__ import annotations

import argparse
import json
import socket
import subprocess
import sys
import time
import urllib.request

import psutil  # type: ignore[import-untyped]


class Client:
    """Asks over one kept connection a host."""

    def __init__(self) -> None:
        self._links: dict[str, socket.socket] = {}

    def size(self, url: str) -> int:
        """Fetches a page; the size of its body. Raises ValueError on another status than 200."""
        host, _, path = url.removeprefix("http://").partition("/")
        if host not in self._links:
            name, _, port = host.partition(":")
            self._links[host] = socket.create_connection((name, int(port)))
        link = self._links[host]
        link.sendall(f"GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        data = b""
        while b"\r\n\r\n" not in data:
            data += link.recv(1 << 18)
        head, _, body = data.partition(b"\r\n\r\n")
        if b" 200 " not in head[:20]:
            raise ValueError(f"{url}: {head[:80]!r}")
        size = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        left = size - len(body)
        while left > 0:
            left -= len(link.recv(1 << 18))
        return size


def addresses(homes: list[str]) -> list[str]:
    """Every article's address, host by host."""
    found: list[str] = []
    for host, home in enumerate(homes):
        with urllib.request.urlopen(f"{home}.demo/articles?host={host}") as answer:
            found += json.load(answer)["urls"]
    return found


def main() -> None:
    """Serves, asks and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--hosts", type=int, default=1)
    asked = parser.parse_args()
    plan = {"scale": asked.articles, "hosts": asked.hosts, "sources": "all", "keep": asked.articles}
    command = [sys.executable, "-m", "scraper.demo", "--plan", json.dumps(plan)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        urls = addresses(json.loads(server.stdout.readline())["homes"])
        process, client = psutil.Process(server.pid), Client()
        for name in ("rendering", "in memory"):
            used, start = sum(process.cpu_times()[:2]), time.perf_counter()
            sizes = [client.size(url) for url in urls]
            seconds = time.perf_counter() - start
            each = (sum(process.cpu_times()[:2]) - used) / len(urls) * 1e6
            memory = process.memory_info().rss >> 20
            print(
                f"{name}: {len(urls) / seconds:.0f} pages/s, {each:.0f} us of the server's "
                f"processor a page, {memory} MB, pages of {min(sizes)} to {max(sizes)} bytes"
            )
        server.stdin.close()


if __name__ == "__main__":
    main()
