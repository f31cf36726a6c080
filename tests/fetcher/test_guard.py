"""Nothing but the public Internet can be reached, unless the user named it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.fetcher.wire.exchange import Failure, Hop, Purpose, Redirect, Request, Response
from scraper.fetcher.wire.guard import Guard, Offline, Refused, SockAddr, Unresolved
from scraper.fetcher.wire.http import Client
from scraper.fetcher.wire.networks import closed, own
from tests.fetcher.nasty import Nasty, page, says

_CLOSED = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255
127.0.0.1 127.255.255.254 168.63.129.16 169.254.0.1 169.254.169.254 172.16.0.1 172.31.255.255
192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255
198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 ::2 fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd00:ec2::254 fd20:ce::254 fd12:3456::1
ff02::1 ff0e::1 100::1 2001:db8::1 3fff::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2
64:ff9b:1::1 4000::1 8000::1 ::7f00:1
::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1
64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 2002:7f00:1:: 2002:808:808::1 2002:a00:1::1 2002:c0a8:101:1::1
2a00:1450::5efe:10.0.0.1 2a00:1450::200:5efe:127.0.0.1
"""
_PUBLIC = """
1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0
169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.167.255.255 192.169.0.0 198.17.255.255
198.20.0.0 223.255.255.255 168.63.129.15 2a00:1450:4009::200e 2606:4700::6810:84e5
::ffff:8.8.8.8 64:ff9b::808:808 2a00:1450::5efe:8.8.8.8
"""


@pytest.mark.parametrize("text", _CLOSED.split())
def test_closed_addresses_are_told_with_the_reason(text: str) -> None:
    assert closed(ip_address(text))


@pytest.mark.parametrize("text", _PUBLIC.split())
def test_public_addresses_are_open(text: str) -> None:
    assert closed(ip_address(text)) is None


@given(st.ip_addresses(v=4))
def test_embedded_in_ipv6_an_ipv4_address_is_judged_as_itself(inner: IPv4Address) -> None:
    number = int(inner)
    for carrier in (
        IPv6Address(0xFFFF << 32 | number),
        IPv6Address(0x64FF9B << 96 | number),
    ):
        assert (closed(carrier) is None) == (closed(inner) is None)


@given(st.ip_addresses())
def test_no_address_that_python_holds_for_private_is_open(
    address: IPv4Address | IPv6Address,
) -> None:
    if address.is_private or address.is_loopback or address.is_link_local or address.is_multicast:
        assert closed(address)
    if own(address):
        assert closed(address)


class Names:
    """A name server in the test's hands: each question takes the next answer."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = {name.replace("_", "."): given for name, given in answers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[SockAddr]:
        self.asked.append(host)
        given = self.answers.get(host.lower().rstrip("."))
        if given is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        addresses = given.pop(0) if len(given) > 1 else given[0]
        return [(a, port, 0, 0) if ":" in a else (a, port) for a in addresses]


class TestGuard:
    def test_gives_the_public_addresses_of_a_host(self) -> None:
        guard = Guard(lookup=Names(a_example=[["10.0.0.1", "8.8.8.8", "::1", "2a00:1450::1"]]))
        assert guard.addresses("a.example", 80) == (("8.8.8.8", 80), ("2a00:1450::1", 80, 0, 0))

    @pytest.mark.parametrize("port", [0, 22, 25, 6667])
    def test_ports_of_other_protocols_are_refused_unasked(self, port: int) -> None:
        names = Names(a_example=[["8.8.8.8"]])
        with pytest.raises(Refused, match=f"port {port} of"):
            Guard(lookup=names).addresses("a.example", port)
        assert names.asked == []
        assert Guard([f"a.example:{port}"], lookup=names).addresses("a.example", port)

    def test_says_which_address_is_refused_and_why(self) -> None:
        guard = Guard(lookup=Names(a_example=[["169.254.169.254"]]))
        with pytest.raises(Refused, match=r"a\.example is 169\.254\.169\.254, a link-local or"):
            guard.addresses("a.example", 80)

    def test_an_address_in_place_of_a_name_is_said_once(self) -> None:
        with pytest.raises(Refused, match=r"^10\.0\.0\.1 is a private address"):
            Guard(lookup=Names(**{"10_0_0_1": [["10.0.0.1"]]})).addresses("10.0.0.1", 80)

    def test_asks_the_name_server_once_and_again_when_the_answer_is_old(self) -> None:
        now = [0.0]
        names = Names(a_example=[["8.8.8.8"], ["9.9.9.9"]])
        guard = Guard(lookup=names, clock=lambda: now[0])
        for _ in range(3):
            assert guard.addresses("A.example.", 80) == (("8.8.8.8", 80),)
        now[0] = 901.0
        assert guard.addresses("a.example", 80) == (("9.9.9.9", 80),)
        assert len(names.asked) == 2

    def test_a_failure_is_remembered_for_a_short_while(self) -> None:
        now = [0.0]
        names = Names()
        guard = Guard(lookup=names, clock=lambda: now[0])
        for moment in (0.0, 29.0, 31.0):
            now[0] = moment
            with pytest.raises(Unresolved, match=r"a\.example \(Name or service not known\); is"):
                guard.addresses("a.example", 80)
        assert len(names.asked) == 2

    def test_a_missing_name_server_is_told_from_a_name_that_nobody_has(self) -> None:
        def lookup(host: str, port: int) -> list[SockAddr]:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

        guard = Guard(lookup=lookup)
        for _ in range(2):  # the second is remembered
            with pytest.raises(Offline, match="is this machine on the network"):
                guard.addresses("a.example", 80)
        with pytest.raises(Unresolved) as caught:
            Guard(lookup=Names()).addresses("a.example", 80)
        assert not isinstance(caught.value, Offline)

    def test_a_name_server_that_is_silent_is_given_up_in_time(self) -> None:
        release = threading.Event()

        def lookup(host: str, port: int) -> list[SockAddr]:
            release.wait(60)
            return [("8.8.8.8", port)]

        start = time.monotonic()
        with pytest.raises(Unresolved, match="within"):
            Guard(lookup=lookup).addresses("a.example", 80, timeout=0.05)
        assert time.monotonic() - start < 20
        release.set()

    def test_where_there_is_no_thread_for_it_the_name_server_is_asked_without_one(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def starting(thread: threading.Thread) -> None:
            raise RuntimeError("can't start new thread")

        monkeypatch.setattr(threading.Thread, "start", starting)
        guard = Guard(lookup=lambda host, port: [("8.8.8.8", port)])
        assert guard.addresses("a.example", 80, timeout=5) == (("8.8.8.8", 80),)

    def test_the_address_that_worked_comes_first(self) -> None:
        guard = Guard(lookup=Names(a_example=[["8.8.8.8", "9.9.9.9"]]))
        guard.addresses("a.example", 80)
        guard.works("a.example", 80, ("9.9.9.9", 80))
        assert guard.addresses("a.example", 80)[0] == ("9.9.9.9", 80)


class TestNamedByTheUser:
    @pytest.mark.parametrize(
        ("named", "host", "port"),
        [
            ("127.0.0.1", "127.0.0.1", 8000),
            ("127.0.0.1:8000", "127.0.0.1", 8000),
            ("[::1]:8000", "::1", 8000),
            ("169.254.169.254", "169.254.169.254", 80),  # the very address: as the user wishes
            ("intranet.example", "Intranet.Example.", 80),
        ],
    )
    def test_is_let_through(self, named: str, host: str, port: int) -> None:
        names = Names(intranet_example=[["10.1.2.3"]])
        for literal in ("127.0.0.1", "::1", "169.254.169.254"):
            names.answers[literal] = [[literal]]
        assert Guard([named], lookup=names).addresses(host, port)

    @pytest.mark.parametrize(
        ("named", "host", "port", "address"),
        [
            ("127.0.0.1:8000", "127.0.0.1", 6379, "127.0.0.1"),  # another port of that host
            ("127.0.0.1", "localhost", 80, "127.0.0.1"),  # another name of it
            ("127.0.0.1", "127.0.0.2", 80, "127.0.0.2"),
            ("a.example", "b.a.example", 80, "10.0.0.1"),
            ("a.example", "a.example", 80, "169.254.169.254"),  # a name never means metadata
            ("a.example", "a.example", 80, "fd00:ec2::254"),
            ("a.example", "a.example", 80, "100.100.100.200"),
            ("a.example", "a.example", 80, "0.0.0.0"),
            ("a.example", "a.example", 80, "::ffff:169.254.169.254"),
        ],
    )
    def test_opens_nothing_else(self, named: str, host: str, port: int, address: str) -> None:
        guard = Guard([named], lookup=lambda _host, port: [(address, port)])
        with pytest.raises(Refused):
            guard.addresses(host, port)

    def test_a_public_site_in_the_seeds_cannot_turn_into_this_machine(self) -> None:
        now = [0.0]
        names = Names(a_example=[["8.8.8.8", "127.0.0.1"], ["127.0.0.1"]])
        guard = Guard(["a.example"], lookup=names, clock=lambda: now[0])
        assert guard.addresses("a.example", 80) == (("8.8.8.8", 80),)
        now[0] = 1000.0
        with pytest.raises(Refused):
            guard.addresses("a.example", 80)


Ask = Callable[..., Hop]


@pytest.fixture
def secret() -> Iterator[Nasty]:
    """What an attacker would like to reach: a service on this machine."""
    with Nasty({"/": says(page(b"<html>secret</html>"))}) as server:
        yield server


def ask(guard: Guard, url: str) -> Hop:
    with Client("x", guard=guard) as client:
        return client.fetch(Request(url, Purpose.ARTICLE), deadline=time.monotonic() + 30)


class TestConnections:
    @pytest.mark.parametrize(
        "host",
        [
            *("127.0.0.1", "localhost", "2130706433", "0177.0.0.1", "0x7f.1", "127.1", "0"),
            *("0x7f000001", "017700000001", "127.0.0.1.", "[::1]", "[::ffff:127.0.0.1]"),
            *("[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "１２７.0.0.1", "127。0。0。1"),
            *("%31%32%37.0.0.1", "user:pass@127.0.0.1", "[::]", "[::127.0.0.1]"),
        ],
    )
    def test_every_spelling_of_this_machine_is_refused(self, secret: Nasty, host: str) -> None:
        hop = ask(Guard(), f"http://{host}:{secret.port}/")
        assert isinstance(hop, Failure), hop
        assert hop.lasting or "no address" in hop.reason
        assert secret.connections == 0

    def test_a_name_that_means_this_machine_is_refused(self, secret: Nasty) -> None:
        guard = Guard(lookup=lambda host, port: [("127.0.0.1", port)])
        hop = ask(guard, f"http://evil.example:{secret.port}/")
        assert isinstance(hop, Failure)
        assert hop.reason == ("evil.example is 127.0.0.1, a loopback address (RFC 1122): refused")
        assert secret.connections == 0

    def test_no_second_answer_of_the_name_server_counts(
        self, secret: Nasty, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Rebinding: public when judged, private when connected to. The socket is opened to what
        was judged; were the name looked up again, the real resolver would be asked here."""
        connected: list[object] = []

        def connect(sock: socket.socket, address: object) -> None:
            connected.append(address)
            raise ConnectionRefusedError(111, "refused")

        asked: list[object] = []

        def resolve(*args: object, **kwargs: object) -> list[object]:
            asked.append(args)
            return []

        monkeypatch.setattr("scraper.fetcher.wire.transport.PlainSocket.connect", connect)
        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        names = Names(evil_example=[["8.8.8.8"], ["127.0.0.1"]])
        hop = ask(Guard(lookup=names), f"http://evil.example:{secret.port}/")
        assert isinstance(hop, Failure)
        assert connected == [("8.8.8.8", secret.port)]
        assert asked == []
        assert secret.connections == 0

    def test_a_redirect_into_the_network_is_refused_when_it_is_followed(
        self, secret: Nasty
    ) -> None:
        """The site is the user's own on loopback; where it points to is not."""
        target = b"Location: http://169.254.169.254/latest/meta-data/"
        secret.answers["/r"] = says(page(b"", target, status=b"302 Found"))
        guard = Guard([f"127.0.0.1:{secret.port}"])
        hop = ask(guard, secret.url("/r"))
        assert isinstance(hop, Redirect)
        assert hop.target == "http://169.254.169.254/latest/meta-data/"
        last = ask(guard, hop.target)
        assert isinstance(last, Failure)
        assert "a link-local or cloud metadata address" in last.reason

    def test_dead_addresses_share_the_time_for_connecting(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        waits: list[float] = []

        def connect(sock: socket.socket, address: object) -> None:
            waits.append(sock.gettimeout() or 0.0)
            raise TimeoutError

        monkeypatch.setattr("scraper.fetcher.wire.transport.PlainSocket.connect", connect)
        guard = Guard(lookup=Names(a_example=[["8.8.8.8", "9.9.9.9", "2a00:1450::1"]]))
        with Client("x", guard=guard, connect_timeout=9.0, clock=lambda: 100.0) as client:
            hop = client.fetch(Request("http://a.example/", Purpose.ARTICLE), deadline=160.0)
        assert isinstance(hop, Failure)
        assert hop.reason == "no connection in time"
        assert waits == [3.0, 4.5, 9.0]

    def test_a_dead_address_is_passed_over_for_the_next(self, secret: Nasty) -> None:
        guard = Guard(
            ["mine.example"],
            lookup=lambda host, port: [("127.0.0.9", port), ("127.0.0.1", port)],
        )
        with Client("x", guard=guard) as client:
            request = Request(secret.url("/", "mine.example"), Purpose.ARTICLE)
            hop = client.fetch(request, deadline=time.monotonic() + 30)
        assert isinstance(hop, Response)
        assert hop.peer == "127.0.0.1"
        assert guard.addresses("mine.example", secret.port)[0][0] == "127.0.0.1"
