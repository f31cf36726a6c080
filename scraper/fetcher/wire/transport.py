"""requests' transport with a guard at the door and a clock at each read.

What requests and urllib3 leave open, closed here:

* the address is judged by the guard when the connection is made, and connected to as judged;
* a deadline holds for the whole exchange, headers and TLS handshake included: every read from
  the socket waits no longer than what is left of it, so dripping bytes gains nothing;
* what comes over the wire is counted and bounded, whatever it is (headers, trailers, 1xx);
* proxies and certificate settings of the environment are not looked at. Through a proxy that the
  user names, a host is judged as far as its name can be resolved here.

The connections that are kept open serve all threads: a host's is found again whichever worker
comes next, and there is never more than one request for it in flight.
"""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self
from urllib.parse import urlsplit

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.util.ssl_ import create_urllib3_context

from scraper.fetcher.wire.answer import Answer
from scraper.fetcher.wire.guard import Guard, SockAddr, Unresolved
from scraper.fetcher.wire.proxy import WANTS_LOGIN, Proxy, ProxyFault

# A stray "%" too: where urllib3 meets one, it encodes every "%" of the address once more.
_FORBIDDEN = re.compile(r"%(?![0-9A-Fa-f]{2})|[^!$%&'()*+,./0-9:;=?@A-Z_a-z~-]")
Release = Callable[[bool], None]
PROXY_PATIENCE = 2.0  # seconds for the name server, where the proxy will ask its own
_TUNNEL = re.compile(r"Tunnel connection failed: (\d+)")  # as http.client says it
POOLS = 256  # connections that are kept open; the one unused for longest goes first


class TooMuch(OSError):  # noqa: N818 - what came, not what broke
    """More bytes came over the wire than the exchange may take."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host and port of an address."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> Self:
        """From an address without a path."""
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        return cls(parts.scheme, parts.hostname or "", port)

    @property
    def name(self) -> str:
        """For the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == (443 if self.scheme == "https" else 80)
        return host if usual else f"{host}:{self.port}"


@dataclass(slots=True, eq=False)
class Exchange:
    """One request and its answer, as its sockets see it. Moments on the transport's clock."""

    deadline: float
    connect_timeout: float
    read_timeout: float
    budget: int  # bytes that may still come
    received: int = 0
    reused: bool = False  # over a connection that had served before
    peer: str = ""
    sent_at: float | None = None
    sock: socket.socket | None = None
    aborted: bool = False

    def left(self, now: float) -> float:
        """Seconds that are left; raises TimeoutError when there are none."""
        if self.aborted or now >= self.deadline:
            raise TimeoutError("the time for this request is over")
        return self.deadline - now

    def abort(self) -> None:
        """Ends it from another thread: the socket is shut under whoever waits on it."""
        self.aborted = True
        if self.sock is not None:
            with suppress(OSError):
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


class _Watched:
    """What both kinds of socket do: read no longer and no more than the exchange allows."""

    exchange: Exchange | None = None
    clock: Callable[[], float] = time.monotonic
    peer = ""

    def settimeout(self, seconds: float | None) -> None:
        """As ever, but for one that is set already: each is a system call in which the threads
        change places, and urllib3, http.client and we set the same five times for each answer."""
        if seconds != self.gettimeout():  # type: ignore[attr-defined]
            super().settimeout(seconds)  # type: ignore[misc]

    def recv_into(self, *args: Any) -> int:
        """How many bytes came; TooMuch where they are more than the exchange may take."""
        exchange = self.exchange
        if exchange is not None:
            self.settimeout(min(exchange.read_timeout, exchange.left(self.clock())))
        received: int = super().recv_into(*args)  # type: ignore[misc]
        if exchange is not None:
            exchange.received += received
            if exchange.received > exchange.budget:
                raise TooMuch(f"more than {exchange.budget} bytes came")
        return received


class PlainSocket(_Watched, socket.socket):
    """A TCP socket on behalf of an exchange."""


class TlsSocket(_Watched, ssl.SSLSocket):
    """The same under TLS."""


class _Guarded:
    """What both kinds of connection do; mixed in before urllib3's class."""

    host: str
    port: int
    _dns_host: str
    sock: socket.socket | None

    def __init__(self, origin: Origin, transport: Transport, **settings: Any) -> None:
        self._origin, self._transport, proxy = origin, transport, transport.proxy
        at: Origin | Proxy = proxy or origin
        super().__init__(at.host, at.port, **settings)  # type: ignore[call-arg]
        if proxy is not None and origin.scheme == "https":
            self.set_tunnel(origin.host, origin.port, dict(proxy.headers))  # type: ignore[attr-defined]
        self._served = 0

    def _new_conn(self) -> socket.socket:
        """Instead of urllib3's: connects to an address that the guard has let pass. Finding it
        and trying it, and the next where it is dead, take the time-out together."""
        exchange = self._transport.exchange
        now = self._transport.clock()
        until = now + min(exchange.connect_timeout, exchange.left(now))
        if (proxy := self._transport.proxy) is None:
            return self._reach(exchange, until)
        with suppress(Unresolved):  # the proxy may know names that are not known here
            self._transport.guard.addresses(
                self._origin.host, self._origin.port, timeout=min(PROXY_PATIENCE, until - now)
            )
        try:
            return self._reach(exchange, until)
        except (NewConnectionError, ConnectTimeoutError) as error:
            why = error.__cause__ or error
            raise ProxyFault(f"no connection to the proxy {proxy}: {why}") from error

    def _reach(self, exchange: Exchange, until: float) -> socket.socket:
        guard, clock = self._transport.guard, self._transport.clock
        try:
            addresses = guard.addresses(self._dns_host, self.port, timeout=until - clock())
        except Unresolved as error:
            raise NewConnectionError(self, str(error)) from error  # type: ignore[arg-type]
        fault: OSError | None = None
        for number, address in enumerate(addresses):
            share = (until - clock()) / (len(addresses) - number)
            try:
                sock = self._connect(address, exchange, share)
            except OSError as error:
                fault = error
                continue
            guard.works(self._dns_host, self.port, address)
            exchange.peer = sock.peer = address[0]
            return sock
        if isinstance(fault, TimeoutError):
            raise ConnectTimeoutError(self, f"no connection to {self.host} in time") from fault
        raise NewConnectionError(self, f"no connection to {self.host}: {fault}") from fault  # type: ignore[arg-type]

    def _connect(self, address: SockAddr, exchange: Exchange, share: float) -> PlainSocket:
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        sock = PlainSocket(family, socket.SOCK_STREAM)
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.settimeout(max(share, 0.001))
            exchange.sock = sock
            exchange.left(self._transport.clock())
            sock.connect(address)
            # This bounds the TLS handshake, which takes the socket over.
            left = exchange.left(self._transport.clock())
            sock.settimeout(min(left, exchange.connect_timeout))
        except BaseException:
            sock.close()
            raise
        return sock

    def connect(self) -> None:
        """As ever; what a proxy does instead of connecting is told as its own."""
        try:
            super().connect()  # type: ignore[misc]
        except OSError as error:
            if (found := _TUNNEL.match(str(error))) is None:
                raise
            what = f"it {WANTS_LOGIN}" if found[1] == "407" else f"it answers {found[1]}"
            raise ProxyFault(
                f"the proxy {self._transport.proxy} does not connect: {what}"
            ) from error
        self._served = 0

    def ask(self, target: str, headers: Mapping[str, str], release: Release) -> Answer:
        """Sends the request and reads its answer up to the body. The socket, new or used before,
        works for this thread's exchange from here on."""
        exchange, clock = self._transport.exchange, self._transport.clock
        exchange.reused = self.sock is not None and self._served > 0
        if self.sock is None:
            self.connect()
        sock = self._watch(exchange)
        sock.settimeout(min(exchange.read_timeout, exchange.left(clock())))
        origin, proxy = self._origin, self._transport.proxy
        fields = [("Host", origin.name), *headers.items()]
        if proxy is not None and origin.scheme == "http":
            target = f"http://{origin.name}{target}"
            fields += proxy.headers
        lines = [f"GET {target} HTTP/1.1", *(f"{name}: {value}" for name, value in fields)]
        sock.sendall("\r\n".join((*lines, "", "")).encode("latin-1"))
        exchange.sent_at = clock()
        self._served += 1
        answer = Answer(sock, release)
        answer.begin()
        return answer

    def _watch(self, exchange: Exchange) -> PlainSocket | TlsSocket:
        sock = self.sock
        assert isinstance(sock, PlainSocket | TlsSocket)
        sock.exchange, sock.clock = exchange, self._transport.clock
        exchange.sock = sock
        if not exchange.peer:
            sock.peer = exchange.peer = sock.peer or sock.getpeername()[0]
        return sock


class GuardedHTTP(_Guarded, HTTPConnection):
    """http:// with the guard."""


class GuardedHTTPS(_Guarded, HTTPSConnection):
    """https:// with the guard; the certificate is checked against the host's name as ever."""


Connection = GuardedHTTP | GuardedHTTPS


class _Kept:
    """Connections that are kept open, one for each origin: two at once are never needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: OrderedDict[str, Connection] = OrderedDict()
        self._closed = False

    def take(self, origin: str) -> Connection | None:
        """The origin's connection, where there is one that its server has not closed."""
        with self._lock:
            connection = self._idle.pop(origin, None)
        if connection is None or connection.is_connected:
            return connection
        connection.close()
        return None

    def give(self, origin: str, connection: Connection) -> None:
        """Keeps it in place of the origin's last, and of the one unused for longest. One whose
        request outlived the run, which waits for no server, is closed."""
        with self._lock:
            dropped = [self._idle.pop(origin, None)]
            self._idle[origin] = connection
            if self._closed or len(self._idle) > POOLS:
                dropped.append(self._idle.popitem(last=False)[1])
        for old in dropped:
            if old is not None:
                old.close()

    def close(self) -> None:
        """Closes all, and what is given from now on."""
        with self._lock:
            self._closed = True
            while self._idle:
                self._idle.popitem()[1].close()


class Transport(BaseAdapter):
    """A requests adapter for http and https; thread-safe. ``exchange`` is this thread's."""

    def __init__(
        self,
        guard: Guard,
        *,
        ca_bundle: str,
        proxy: Proxy | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``ca_bundle``: a PEM file with the certificates of those who may vouch for a host."""
        super().__init__()
        self.guard, self.proxy, self.clock = guard, proxy, clock
        if proxy is not None:
            guard.allow(f"[{proxy.host}]:{proxy.port}" if ":" in proxy.host else str(proxy))
        self._local = threading.local()
        self._ca_bundle = ca_bundle
        self._kept = _Kept()

    @cached_property
    def tls(self) -> ssl.SSLContext:
        """One for all connections: to read the authorities takes 20 ms of processor time."""
        context = create_urllib3_context()
        context.load_verify_locations(self._ca_bundle)
        context.sslsocket_class = TlsSocket
        return context

    @property
    def exchange(self) -> Exchange:
        """The exchange that this thread performs."""
        exchange: Exchange = self._local.exchange
        return exchange

    @exchange.setter
    def exchange(self, exchange: Exchange) -> None:
        self._local.exchange = exchange

    def send(self, request: PreparedRequest, *_: Any, **__: Any) -> Response:
        """The answer, its body unread in ``raw``: requests' own way, less what is done elsewhere
        or never (to encode the address once more, to follow, to try again, to go by a proxy, to
        keep every cookie), which took longer than all the rest."""
        origin, path = _parted(request.url or "")
        connection = self._kept.take(origin) or self._new(origin)

        def release(serves_on: bool) -> None:
            if serves_on:
                self._kept.give(origin, connection)
            else:
                connection.close()

        try:
            raw = connection.ask(path, request.headers, release)
        except BaseException:
            connection.close()
            raise
        response = Response()
        response.status_code, response.raw = raw.status, raw
        response.request, response.url = request, request.url or ""
        return response

    def _new(self, url: str) -> Connection:
        origin = Origin.of(url)
        if origin.scheme == "http":
            return GuardedHTTP(origin, self)
        return GuardedHTTPS(origin, self, ssl_context=self.tls, cert_reqs="CERT_REQUIRED")

    def close(self) -> None:
        """Closes the connections that are kept open."""
        self._kept.close()


def _parted(url: str) -> tuple[str, str]:
    """The origin of a clean address, and its path and query as they stand on the wire: what is
    encoded stays as it is written, and no more is encoded but what RFC 3986 forbids and browsers
    send all the same, which some servers refuse."""
    at = url.find("/", url.find("://") + 3)
    return url[:at], _FORBIDDEN.sub(lambda match: f"%{ord(match[0]):02X}", url[at:])
