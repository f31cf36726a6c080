"""The running site: over real sockets, in a thread and in a process of its own."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from scraper.demo import DemoSite, Plan
from scraper.demo.__main__ import plan_of
from scraper.demo.messages import Ask, Reply
from scraper.demo.server import Server
from scraper.demo.site import open_hosts
from scraper.demo.trace import Ledger


@pytest.fixture(scope="module")
def site() -> Iterator[DemoSite]:
    with DemoSite(Plan(specials=False, hosts=3)) as running:
        yield running


@contextmanager
def connection(url: str) -> Iterator[http.client.HTTPConnection]:
    host, _, port = url.removeprefix("http://").rstrip("/").partition(":")
    link = http.client.HTTPConnection(host, int(port), timeout=10)
    try:
        yield link
    finally:
        link.close()


def fetch(url: str) -> tuple[int, bytes]:
    host = "/".join(url.split("/")[:3])
    with connection(host) as link:
        link.request("GET", url.removeprefix(host))
        answer = link.getresponse()
        return answer.status, answer.read()


def test_every_site_has_its_own_front_page(site: DemoSite) -> None:
    assert len(set(site.homes)) == 3
    assert len({fetch(home)[1] for home in site.homes}) == 3


def test_articles_are_served_with_keep_alive(site: DemoSite) -> None:
    with connection(site.homes[0]) as link:
        link.connect()
        first = link.sock
        for gold in list(site.articles)[:4]:
            link.request("GET", gold.url.removeprefix(site.homes[0].rstrip("/")))
            answer = link.getresponse()
            assert answer.status == 200
            assert len(answer.read()) == int(answer.headers["Content-Length"])
        assert link.sock is first


def test_head_has_the_length_and_no_body(site: DemoSite) -> None:
    with connection(site.homes[0]) as link:
        link.request("HEAD", "/")
        answer = link.getresponse()
        assert int(answer.headers["Content-Length"]) > 1000
        assert answer.read() == b""


def test_requests_sent_together_are_answered_in_order(site: DemoSite) -> None:
    host, _, port = site.homes[0].removeprefix("http://").rstrip("/").partition(":")
    ask = f"GET /robots.txt HTTP/1.1\r\nHost: {host}:{port}\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: "
    ask += f"{host}:{port}\r\nConnection: close\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=10) as link:
        link.sendall(ask.encode())
        said = b"".join(iter(lambda: link.recv(65536), b""))
    assert said.index(b"200 OK") < said.index(b"404 Not Found")


def test_nonsense_is_answered_400(site: DemoSite) -> None:
    host, _, port = site.homes[0].removeprefix("http://").rstrip("/").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as link:
        link.sendall(b"\x16\x03\x01nonsense\r\n\r\n")
        assert b" 400 " in link.recv(65536)


def test_trace_tells_requests_and_overlaps() -> None:
    with DemoSite(Plan(hosts=1, specials=False, latency=0.2)) as site:
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(fetch, [site.homes[0] + "robots.txt"] * 3))
        visits = site.trace
        assert [v.path for v in visits] == ["/robots.txt"] * 3
        assert sorted(v.beside for v in visits) == [0, 1, 2]
        assert site.most_beside == 2
        assert all(v.end - v.start >= 0.19 for v in visits)
        site.clear_trace()
        fetch(site.homes[0])
        assert (len(site.trace), site.trace[0].beside, site.most_beside) == (1, 0, 0)


def test_a_latency_holds_for_the_site_and_not_its_handle_and_can_be_taken_back() -> None:
    with DemoSite(Plan(hosts=1, specials=False, latency=60)) as site, ThreadPoolExecutor() as pool:
        waiting = pool.submit(fetch, site.homes[0])
        handle = site.homes[0] + ".demo/"
        while not json.loads(fetch(handle + "counts")[1])["most_beside"]:
            assert not waiting.done(), "the first is in flight for as long as the latency is"
        post(handle + "latency", seconds=0)
        assert waiting.result(50)[0] == 200


def test_clients_that_leave_are_not_in_flight_for_ever() -> None:
    with DemoSite(Plan(hosts=1, specials=False, latency=0.3)) as site:
        for path in ("/robots.txt", "/trap/drip?n=5"):
            with connection(site.homes[0]) as link:
                link.request("GET", path)
                if "drip" in path:
                    link.getresponse().read(3)
        fetch(site.homes[0])
        deadline = time.monotonic() + 50
        while len(site.trace) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        site.clear_trace()
        fetch(site.homes[0])
        assert site.most_beside == 0


def test_a_fault_of_the_site_is_a_500_and_in_the_log(
    site: DemoSite, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(ask: Ask) -> Reply:
        raise RuntimeError("no such luck")

    assert fetch(site.put("/broken", broken))[0] == 500
    assert "no such luck" in caplog.text
    assert fetch(site.homes[0])[0] == 200


def test_changes_take_effect_between_requests(site: DemoSite) -> None:
    count = len(site.articles)
    added = site.add_articles(4)
    assert len(site.articles) == count + 4
    assert {a.host for a in added} == {0, 1, 2}
    assert all(fetch(a.gold.url)[0] == 200 for a in added)
    before = fetch(site.articles[0].url)[1]
    assert len(fetch(site.edit(0).gold.url)[1]) > len(before)
    with pytest.raises(ValueError, match="not one of"):
        site.redesign("rainbow")


def test_anything_can_be_put_at_any_address(site: DemoSite) -> None:
    url = site.put("/robots.txt", lambda ask: Reply(503, {}, b"later"), host=2)
    assert fetch(url) == (503, b"later")
    assert fetch(site.homes[1] + "robots.txt")[0] == 200


def test_a_drip_can_be_left_and_the_site_lives_on(site: DemoSite) -> None:
    with connection(site.homes[0]) as link:
        link.request("GET", "/trap/drip?n=10")
        answer = link.getresponse()
        assert len(answer.read(5)) == 5
        link.close()
        assert fetch(site.homes[0])[0] == 200


def test_endless_body_does_not_fill_the_server(site: DemoSite) -> None:
    with connection(site.homes[0]) as link:
        link.request("GET", "/trap/endless")
        answer = link.getresponse()
        assert len(answer.read(3_000_000)) == 3_000_000
        assert fetch(site.homes[1])[0] == 200  # it waits for its reader and serves others meanwhile
        link.close()


class OneAddress(Server):
    """A system on which only 127.0.0.1 can be bound, as all are but Linux."""

    async def listen(self, address: str, port: int) -> int:
        if address != "127.0.0.1":
            raise OSError(49, "Can't assign requested address")
        return await super().listen(address, port)


def test_hosts_get_ports_of_their_own_where_there_is_one_address() -> None:
    async def bases() -> list[str]:
        server = OneAddress(lambda ask: Reply(200), Ledger(keep=False))
        try:
            return await open_hosts(server, 5)
        finally:
            await server.close()

    found = asyncio.run(bases())
    assert len(set(found)) == 5
    assert {base.rpartition(":")[0] for base in found} == {"http://127.0.0.1"}


class AnyPort(Server):
    """Says that it listens, and does not: only root may have the port that the web has."""

    async def listen(self, address: str, port: int) -> int:
        return port


def test_on_the_port_of_the_web_the_bases_are_as_clients_write_them() -> None:
    server = AnyPort(lambda ask: Reply(200), Ledger(keep=False))
    assert asyncio.run(open_hosts(server, 2, 80)) == ["http://127.0.0.1", "http://127.0.0.2"]


def test_a_taken_port_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            DemoSite(Plan(hosts=1), port=port).start()


def test_stopping_twice_and_never_started_is_harmless() -> None:
    before = threading.active_count()
    site = DemoSite(Plan(hosts=1))
    site.stop()
    site.start()
    site.stop()
    site.stop()
    assert threading.active_count() == before


def post(url: str, **said: object) -> dict[str, object]:
    asked = urllib.request.Request(url, json.dumps(said).encode(), method="POST")
    with urllib.request.urlopen(asked, timeout=10) as answer:
        value: dict[str, object] = json.load(answer)
    return value


@pytest.fixture
def process() -> Iterator[subprocess.Popen[str]]:
    plan = json.dumps({"scale": 40, "hosts": 2, "today": "2025-06-01"})
    child = subprocess.Popen(
        [sys.executable, "-m", "scraper.demo", "--plan", plan, "--trace"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with child:
        yield child
        child.kill()


def test_process_is_driven_from_outside(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    said = json.loads(process.stdout.readline())
    urls = json.loads(fetch(said["control"] + "articles?host=1")[1])["urls"]
    assert len(urls) == 20
    assert fetch(urls[0])[0] == 200
    added = post(said["control"] + "add", count=2)["urls"]
    assert isinstance(added, list)
    assert [fetch(url)[0] for url in added] == [200, 200]
    assert post(said["control"] + "edit", index=0, host=1) == {"urls": urls[:1]}
    post(said["control"] + "redesign", kind="consent")
    assert "خصوصيتك".encode() in fetch(urls[0])[1]
    counts = json.loads(fetch(said["control"] + "counts")[1])
    assert counts["most_beside"] == 0
    visits = json.loads(fetch(said["control"] + "trace")[1])["visits"]
    assert next(v["path"] for v in visits if "/.demo/" not in v["path"]) in urls[0]
    status, reason = fetch(said["control"] + "nothing")
    assert status == 400
    assert b"KeyError" in reason
    post(said["control"] + "quit")
    assert process.wait(10) == 0


def test_process_ends_with_its_input(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdin is not None
    process.stdout.readline()
    process.stdin.close()
    assert process.wait(10) == 0


def test_process_ends_when_told(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0


def test_a_plan_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="rainbow"):
        plan_of('{"rainbow": 1}')
