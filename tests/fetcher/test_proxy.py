"""Through a proxy that the user names: http and https, its login, its faults, and the guard."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.errors import UsageError
from scraper.fetcher.wire.exchange import Failure, Hop, Purpose, Request, Response
from scraper.fetcher.wire.guard import Guard, SockAddr
from scraper.fetcher.wire.http import Client
from scraper.fetcher.wire.proxy import Proxy
from scraper.pipeline.options import Options
from tests.fetcher.nasty import Nasty, page, says
from tests.fetcher.proxies import ProxyServer
from tests.fetcher.test_tls import HOST, Papers, papers
from tests.program import article, scraper
from tests.site.server import Answer, Server

__all__ = ["papers"]  # a fixture

HTML = b"<html>secret</html>"


def lookup(host: str, port: int) -> list[SockAddr]:
    """A name server that knows no name outside: as in many a company."""
    if host == "127.0.0.1":
        return [("127.0.0.1", port)]
    raise OSError("no such name")


def ask(proxy: ProxyServer, url: str, login: str = "", ca_bundle: str | None = None) -> Hop:
    named = Proxy.read(f"http://{login}127.0.0.1:{proxy.port}")
    with Client("x", guard=Guard(lookup=lookup), proxy=named, ca_bundle=ca_bundle) as client:
        return client.fetch(Request(url, Purpose.ARTICLE), deadline=time.monotonic() + 10)


def test_http_is_asked_of_the_proxy_by_the_whole_address() -> None:
    with Nasty({"/a": says(page(HTML))}) as server:
        with ProxyServer({"news.example": server.port}) as proxy:
            hop = ask(proxy, "http://news.example/a")
        assert isinstance(hop, Response), hop
        assert hop.body == HTML
        assert proxy.trace == ["GET http://news.example/a HTTP/1.1"]
        assert server.heads()[0]["host"] == "news.example"
        assert "proxy-authorization" not in server.heads()[0]


def test_https_goes_through_a_tunnel_and_its_certificate_is_checked(papers: Papers) -> None:
    for name, good in (("good", True), ("other", False)):
        with (
            Nasty({"/": says(page(HTML))}, papers.server(name)) as server,
            ProxyServer({HOST: server.port}) as proxy,
        ):
            hop = ask(proxy, f"https://{HOST}/", "a:b@", papers.authority)
            assert proxy.trace[0].startswith(f"CONNECT {HOST}:443 ")
            assert isinstance(hop, Response) is good, hop
            if good:
                assert hop.body == HTML  # type: ignore[union-attr]
                assert server.heads()[0]["host"] == HOST
                assert "proxy-authorization" not in server.heads()[0]
            else:
                assert hop.reason == "TLS: the certificate is for another host"  # type: ignore[union-attr]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_its_login_is_given_and_a_wrong_one_is_told(scheme: str, papers: Papers) -> None:
    tls = papers.server("good") if scheme == "https" else None
    with (
        Nasty({"/": says(page(HTML))}, tls) as server,
        ProxyServer({HOST: server.port}, login="Basic bWU6cEB3") as proxy,
    ):
        assert isinstance(
            ask(proxy, f"{scheme}://{HOST}/", "me:p%40w@", papers.authority), Response
        )
        wrong = ask(proxy, f"{scheme}://{HOST}/", "me:guess@", papers.authority)
        assert isinstance(wrong, Failure)
        assert "it wants a name and a password" in wrong.reason.replace(
            "the proxy wants", "it wants"
        )
        assert "guess" not in wrong.reason
        assert not wrong.lasting


def test_a_proxy_that_is_not_there_or_does_not_connect_is_told_as_such() -> None:
    with ProxyServer({}) as proxy:
        refused = ask(proxy, "https://news.example/")
    assert isinstance(refused, Failure)
    assert refused.reason == f"the proxy 127.0.0.1:{proxy.port} does not connect: it answers 502"
    gone = ask(proxy, "https://news.example/")
    assert isinstance(gone, Failure)
    assert gone.reason.startswith(f"no connection to the proxy 127.0.0.1:{proxy.port}: ")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://169.254.169.254/latest/", "http://inside.example/"]
)
def test_what_is_known_here_to_be_inside_is_refused_before_the_proxy_is_asked(url: str) -> None:
    def inside(host: str, port: int) -> list[SockAddr]:
        return [("10.0.0.9" if host == "inside.example" else host, port)]

    with ProxyServer({"127.0.0.1": 1, "169.254.169.254": 1, "inside.example": 1}) as proxy:
        named = Proxy.read(f"127.0.0.1:{proxy.port}")
        with Client("x", guard=Guard(lookup=inside), proxy=named) as client:
            hop = client.fetch(Request(url, Purpose.ARTICLE), deadline=time.monotonic() + 10)
    assert isinstance(hop, Failure)
    assert hop.reason.endswith(": refused")
    assert proxy.trace == []


@pytest.mark.parametrize(
    "text", ["socks5://a:1080", "https://a:1", "http://", "http://a:b", "http://a/path", "a:99999"]
)
def test_what_is_no_http_proxy_is_refused_without_repeating_a_password(text: str) -> None:
    with pytest.raises(UsageError, match="give an HTTP proxy") as caught:
        Options(proxy=text.replace("://", "://me:secret@"))
    assert "secret" not in str(caught.value)


@pytest.fixture
def served() -> Iterator[Server]:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        yield server


def test_the_commands_use_the_proxy_they_are_given_and_none_of_the_environment(
    served: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(served.url.rpartition(":")[2])
    with ProxyServer({"news.example": port}) as proxy:
        address = f"http://127.0.0.1:{proxy.port}"
        said = scraper("get", "--proxy", address, "--delay", "0", "http://news.example/1")
        assert said.status == 0, said.err
        assert proxy.trace == [
            "GET http://news.example/robots.txt HTTP/1.1",
            "GET http://news.example/1 HTTP/1.1",
        ]
        monkeypatch.setenv("HTTP_PROXY", address)
        monkeypatch.setenv("http_proxy", address)
        assert scraper("get", "--delay", "0", f"{served.url}/1").status == 0
        assert len(proxy.trace) == 2
