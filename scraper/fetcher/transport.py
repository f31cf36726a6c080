"""requests' transport with a guard at the door and a clock at each read.

What requests and urllib3 leave open, closed here:

* the address is judged by the guard when the connection is made, and connected to as judged;
* a deadline holds for the whole exchange, headers and TLS handshake included: every read from
  the socket waits no longer than what is left of it, so dripping bytes gains nothing;
* what comes over the wire is counted and bounded, whatever it is (headers, trailers, 1xx);
* proxies and certificate settings of the environment are not looked at.

One pool of connections serves all threads: a host's connection is found again whichever worker
comes next, and there is never more than one request for it in flight.
"""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, cast
from urllib.parse import urlsplit

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.exceptions import InvalidURL
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.util.ssl_ import create_urllib3_context

from scraper.fetcher.answer import Answer
from scraper.fetcher.guard import Guard, SockAddr, Unresolved

# A stray "%" too: where urllib3 meets one, it encodes every "%" of the address once more.
_FORBIDDEN = re.compile(r"%(?![0-9A-Fa-f]{2})|[^!$%&'()*+,./0-9:;=?@A-Z_a-z~-]")
Release = Callable[[bool], None]
POOLS = 256  # hosts whose connections are kept open; the one unused for longest goes first


class TooMuch(OSError):  # noqa: N818 - what came, not what broke
    """More bytes came over the wire than the exchange may take."""


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

    def _count(self, exchange: Exchange, received: int) -> int:
        exchange.received += received
        if exchange.received > exchange.budget:
            raise TooMuch(f"more than {exchange.budget} bytes came")
        return received


class PlainSocket(_Watched, socket.socket):
    """A TCP socket on behalf of an exchange."""

    def recv_into(self, *args: Any) -> int:
        exchange = self.exchange
        if exchange is None:
            return super().recv_into(*args)
        self.settimeout(min(exchange.read_timeout, exchange.left(self.clock())))
        return self._count(exchange, super().recv_into(*args))


class TlsSocket(_Watched, ssl.SSLSocket):
    """The same under TLS."""

    def recv_into(self, *args: Any) -> int:
        exchange = self.exchange
        if exchange is None:
            return super().recv_into(*args)
        self.settimeout(min(exchange.read_timeout, exchange.left(self.clock())))
        return self._count(exchange, super().recv_into(*args))


class _Guarded:
    """What both kinds of connection do; mixed in before urllib3's class."""

    host: str
    port: int
    default_port: int
    _dns_host: str
    sock: socket.socket | None

    def __init__(self, *args: Any, transport: Transport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._transport = transport
        self._served = 0

    def _new_conn(self) -> socket.socket:
        """Instead of urllib3's: connects to an address that the guard has let pass. Finding it
        and trying it, and the next where it is dead, take the time-out together."""
        exchange = self._transport.exchange
        guard, clock = self._transport.guard, self._transport.clock
        now = clock()
        until = now + min(exchange.connect_timeout, exchange.left(now))
        try:
            addresses = guard.addresses(self._dns_host, self.port, timeout=until - now)
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
        super().connect()  # type: ignore[misc]
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
        lines = [f"GET {target} HTTP/1.1", f"Host: {self._name}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        sock.sendall("\r\n".join((*lines, "", "")).encode("latin-1"))
        exchange.sent_at = clock()
        self._served += 1
        answer = Answer(sock, release)
        answer.begin()
        return answer

    @property
    def _name(self) -> str:
        """For the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == self.default_port else f"{host}:{self.port}"

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


class _Pools(PoolManager):
    """Gives each new pool our connections and our TLS, whatever requests would have it use:
    some of its versions bring a context of their own (2.32.0)."""

    def __init__(self, transport: Transport, **kwargs: Any) -> None:
        self._transport = transport
        super().__init__(**kwargs)

    def _new_pool(
        self, scheme: str, host: str, port: int, request_context: dict[str, Any] | None = None
    ) -> HTTPConnectionPool:
        context = {**self.connection_pool_kw, **(request_context or {})}
        for name in ("ca_certs", "ca_cert_dir", "ca_cert_data", "assert_hostname"):
            context.pop(name, None)
        if scheme == "https":
            context |= {"ssl_context": self._transport.tls, "cert_reqs": "CERT_REQUIRED"}
        pool = super()._new_pool(scheme, host, port, context)
        kind = GuardedHTTPS if isinstance(pool, HTTPSConnectionPool) else GuardedHTTP
        pool.ConnectionCls = partial(kind, transport=self._transport)  # type: ignore[assignment]
        return pool


class Transport(HTTPAdapter):
    """A requests adapter for http and https; thread-safe. ``exchange`` is this thread's."""

    def __init__(
        self, guard: Guard, *, ca_bundle: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """``ca_bundle``: a PEM file with the certificates of those who may vouch for a host."""
        self.guard, self.clock = guard, clock
        self._local = threading.local()
        self._ca_bundle = ca_bundle
        super().__init__(pool_connections=POOLS, pool_maxsize=2, max_retries=0)

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

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        self.poolmanager = _Pools(
            self,
            num_pools=connections,
            maxsize=maxsize,
            block=block,
            **pool_kwargs,
        )

    def send(self, request: PreparedRequest, *_: Any, **__: Any) -> Response:
        """The answer, its body unread in ``raw``: requests' and urllib3's own, less what is done
        elsewhere or never (to encode the address once more, to follow, to try again, to go by a
        proxy, to keep cookies), which took longer than all the rest."""
        pool = self._pool(request)
        connection = pool._get_conn()

        def release(serves_on: bool) -> None:
            if not serves_on:
                connection.close()
            pool._put_conn(connection)

        target = self.request_url(request, None)
        try:
            raw = connection.ask(target, request.headers, release)
        except BaseException:
            release(False)
            raise
        return self.build_response(request, raw)

    def _pool(self, request: PreparedRequest) -> Any:
        parts, pools = urlsplit(request.url or ""), cast(PoolManager, self.poolmanager)
        try:
            return pools.connection_from_host(parts.hostname, parts.port, parts.scheme)
        except ValueError as error:
            raise InvalidURL(str(error), request=request) from error

    def request_url(self, request: PreparedRequest, proxies: Any) -> str:
        """The address as it stands on the wire, path and query. It is clean, so ASCII: what is
        encoded stays as it is written, and no more is encoded but what RFC 3986 forbids and
        browsers send all the same, which some servers refuse."""
        url = request.url or ""
        path = url[url.find("/", url.find("://") + 3) :]
        return _FORBIDDEN.sub(lambda match: f"%{ord(match[0]):02X}", path)

    def build_response(self, req: PreparedRequest, resp: Any) -> Response:
        """Without cookies and header fields: the former are not kept, the latter are in ``raw``."""
        response = Response()
        response.status_code = resp.status
        response.raw = resp
        response.url = req.url or ""
        response.request = req
        return response
