"""https: the certificate is checked against the host's name, whatever address it has."""

from __future__ import annotations

import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scraper.fetcher.wire.exchange import Failure, Hop, Purpose, Request, Response
from scraper.fetcher.wire.guard import Guard
from scraper.fetcher.wire.http import Client
from tests.fetcher.nasty import Nasty, head, page, says

HTML = b"<html>secret</html>"
HOST = "news.example"


@dataclass(frozen=True)
class Papers:
    """Files that the openssl command made: an authority, and hosts it vouches for."""

    folder: Path

    @property
    def authority(self) -> str:
        return str(self.folder / "ca.pem")

    def server(self, name: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        return context


def _openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def _certificate(folder: Path, name: str, host: str, *signing: str) -> None:
    names = f"subjectAltName=DNS:{host}"
    _openssl(
        folder,
        *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
        *("-nodes", "-keyout", f"{name}.key", "-out", f"{name}.pem", "-subj", f"/CN={host}"),
        *("-addext", names, *signing),
    )


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    folder = tmp_path_factory.mktemp("papers")
    try:
        # Python 3.13 holds authorities to RFC 5280: one must say that it signs certificates
        signs = ("-addext", "keyUsage=critical,keyCertSign")
        _certificate(folder, "ca", "authority.example", "-days", "2", *signs)
    except FileNotFoundError:
        pytest.skip("there is no openssl command")
    signed = ("-CA", "ca.pem", "-CAkey", "ca.key", "-addext", "basicConstraints=CA:FALSE")
    _certificate(folder, "good", HOST, "-days", "2", *signed)
    _certificate(folder, "other", "other.example", "-days", "2", *signed)
    _certificate(folder, "self", HOST, "-days", "2")
    return Papers(folder)


@pytest.fixture
def client(papers: Papers) -> Iterator[Client]:
    guard = Guard([HOST], lookup=lambda host, port: [("127.0.0.1", port)])
    with Client("x", guard=guard, ca_bundle=papers.authority) as client:
        yield client


def ask(client: Client, server: Nasty, wait: float = 10.0) -> Hop:
    request = Request(server.url("/", HOST), Purpose.ARTICLE)
    return client.fetch(request, deadline=time.monotonic() + wait)


def test_a_vouched_host_is_read_by_name_on_one_connection(papers: Papers, client: Client) -> None:
    asked: list[str | None] = []
    context = papers.server("good")
    context.sni_callback = lambda _sock, name, _context: asked.append(name)
    with Nasty({"/": says(page(HTML))}, context) as server:
        for _ in range(3):
            hop = ask(client, server)
            assert isinstance(hop, Response), hop
            assert (hop.body, hop.peer) == (HTML, "127.0.0.1")
            assert hop.wire_bytes == len(page(HTML))
        assert server.connections == 1
        assert asked == [HOST]
        assert server.heads()[0]["host"] == f"{HOST}:{server.port}"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("self", "TLS: the certificate is signed by itself"),
        ("other", "TLS: the certificate is for another host"),
    ],
)
@pytest.mark.parametrize("environment", [False, True])
def test_a_bad_certificate_is_never_overlooked(
    papers: Papers,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    reason: str,
    environment: bool,
) -> None:
    if environment:  # none of these is looked at
        for variable in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
            monkeypatch.setenv(variable, str(papers.folder / f"{name}.pem"))
        monkeypatch.setenv("PYTHONHTTPSVERIFY", "0")
    with Nasty({"/": says(page(HTML))}, papers.server(name)) as server:
        hop = ask(client, server)
        assert isinstance(hop, Failure), hop
        assert hop.reason == reason
        assert not hop.lasting
        assert server.requests == []


def test_an_authority_unknown_to_the_bundle_is_refused(papers: Papers) -> None:
    guard = Guard([HOST], lookup=lambda host, port: [("127.0.0.1", port)])
    with (
        Client("x", guard=guard) as client,  # with the usual bundle
        Nasty({"/": says(page(HTML))}, papers.server("good")) as server,
    ):
        hop = ask(client, server)
        assert isinstance(hop, Failure)
        assert hop.reason.startswith("TLS: the certificate's issuer is not known")
        assert server.requests == []


def test_what_speaks_no_tls_is_a_failure(client: Client) -> None:
    with Nasty({}) as server:
        request = Request(server.url("/", HOST).replace("http:", "https:"), Purpose.ARTICLE)
        hop = client.fetch(request, deadline=time.monotonic() + 0.3)
        assert isinstance(hop, Failure)
        assert not hop.lasting


def test_a_dripping_body_ends_at_the_deadline_under_tls_too(papers: Papers, client: Client) -> None:
    with Nasty({}, papers.server("good")) as server:
        server.answers["/"] = server.drip(head(b"Content-Length: 9999") + b"x" * 9999, 0.01)
        start = time.monotonic()
        hop = ask(client, server, wait=0.5)
        assert isinstance(hop, Failure)
        assert time.monotonic() - start < 20, "all of it would take 100 seconds"


def test_an_endless_body_ends_under_tls_too(papers: Papers, client: Client) -> None:
    with Nasty({}, papers.server("good")) as server:
        server.answers["/"] = server.pour(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 500)
        hop = ask(client, server, wait=60.0)
        assert isinstance(hop, Failure)
        assert "far more bytes" in hop.reason


def test_old_protocols_are_not_spoken(papers: Papers, client: Client) -> None:
    context = papers.server("good")
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning):
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    with Nasty({"/": says(page(HTML))}, context) as server:
        hop = ask(client, server)
        assert isinstance(hop, Failure)
        assert hop.reason == "the TLS connection failed"
