"""HTTP/1.1 with keep-alive over asyncio, by hand: as small and fast as the job allows.

It serves a ``Responder`` on many loopback addresses. It is for tests and benchmarks on loopback
only: no TLS, requests with bodies only on the control address, no limits against its clients.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus

from scraper.demo.messages import Ask, Reply
from scraper.demo.trace import Ledger, Visit

Responder = Callable[[Ask], Reply]
Latency = Callable[[Ask], float]  # seconds before the answer
_REASONS = {status.value: status.phrase for status in HTTPStatus}
_HEADERS_MAX = 256 * 1024
_HIGH_WATER = 1 << 20
_LOOK = 0.1  # seconds after which a request that waits looks whether it still must
_GIVEN_UP = Reply(499)  # the client left before its answer
_log = logging.getLogger(__name__)


class Connection(asyncio.Protocol):
    """One client. Requests on it are answered in order, one at a time."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._buffer = b""
        self._busy: asyncio.Task[int] | asyncio.TimerHandle | None = None
        self._waiting: Callable[[], None] | None = None  # notes a request that was given up
        self._flow = asyncio.Event()
        self._flow.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.set_write_buffer_limits(high=_HIGH_WATER)
        self._server.connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._server.connections.discard(self)
        self._flow.set()
        if self._busy is not None:
            self._busy.cancel()
        if self._waiting is not None:
            self._waiting()

    def pause_writing(self) -> None:
        self._flow.clear()

    def resume_writing(self) -> None:
        self._flow.set()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if self._busy is None:
            self._next()

    def close(self) -> None:
        """Ends the connection at once."""
        self._transport.abort()

    def _next(self) -> None:
        """Answers the first whole request in the buffer."""
        head, mark, rest = self._buffer.partition(b"\r\n\r\n")
        if not mark:
            if len(self._buffer) > _HEADERS_MAX:
                self._transport.abort()
            return
        ask = _parse(head)
        if ask is None:
            self._transport.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
            self._transport.close()
            return
        length = ask.headers.get("content-length", "0")
        size = int(length) if length.isdecimal() else 0
        if len(rest) < size:
            return
        self._buffer = rest[size:]
        if size:
            ask = Ask(ask.method, ask.host, ask.target, ask.headers, rest[:size])
        self._take(ask)

    def _take(self, ask: Ask) -> None:
        start, beside = time.monotonic(), self._server.ledger.begin(ask.host)
        self._waiting = lambda: self._done(ask, _GIVEN_UP, start, beside, 0)
        self._wait(ask, start, beside)

    def _wait(self, ask: Ask, start: float, beside: int) -> None:
        """Answers after the latency of now: one that becomes shorter frees who waits already."""
        left = start + self._server.latency(ask) - time.monotonic()
        if left > 0:
            loop = asyncio.get_running_loop()
            self._busy = loop.call_later(min(left, _LOOK), self._wait, ask, start, beside)
        else:
            self._answer(ask, start, beside)

    def _answer(self, ask: Ask, start: float, beside: int) -> None:
        self._busy = self._waiting = None
        reply = self._reply(ask)
        if reply.steps is not None:
            self._busy = asyncio.ensure_future(self._play(reply, reply.steps))
            self._busy.add_done_callback(
                lambda task: self._done(ask, reply, start, beside, _sent(task))
            )
            return
        body = b"" if ask.method == "HEAD" or reply.status == 304 else reply.body
        head = _head(reply, len(reply.body))
        # noted first, so that a client that has its answer finds it in the trace
        self._done(ask, reply, start, beside, len(head) + len(body))
        self._transport.writelines((head, body))
        if ask.headers.get("connection", "").lower() == "close":
            self._transport.close()
        elif self._buffer:
            asyncio.get_running_loop().call_soon(self._next)

    def _reply(self, ask: Ask) -> Reply:
        try:
            return self._server.responder(ask)
        except Exception:  # noqa: BLE001 - a fault of the site itself: seen in the log, and as a 500
            _log.exception("the embedded site failed on %s %s", ask.method, ask.target)
            return Reply(500, {"Content-Type": "text/plain"}, b"the embedded site has a fault")

    async def _play(self, reply: Reply, steps: Iterable[tuple[float, bytes]]) -> int:
        """Sends a reply step by step, then ends the connection; how many bytes it sent."""
        sent = 0
        try:
            if not reply.raw:
                self._transport.write(_head(reply, None))
            for wait, data in steps:
                if wait > 0:
                    await asyncio.sleep(wait)
                self._transport.write(data)
                sent += len(data)
                await self._flow.wait()
                if self._transport.is_closing():
                    break
                if not wait:
                    await asyncio.sleep(0)
        finally:
            self._transport.close()
        return sent

    def _done(self, ask: Ask, reply: Reply, start: float, beside: int, sent: int) -> None:
        end = time.monotonic()
        status, headers = reply.status, ask.headers
        self._server.ledger.finish(
            Visit(start, end, ask.host, ask.method, ask.target, headers, status, sent, beside)
        )


class Server:
    """Serves one responder on several addresses, inside a running event loop."""

    def __init__(
        self, responder: Responder, ledger: Ledger, latency: Latency = lambda ask: 0.0
    ) -> None:
        self.responder, self.ledger, self.latency = responder, ledger, latency
        self.connections: set[Connection] = set()
        self._listeners: list[asyncio.Server] = []

    async def listen(self, address: str, port: int) -> int:
        """Listens on one more address; the port, chosen by the system for 0. Raises OSError."""
        loop = asyncio.get_running_loop()
        listener = await loop.create_server(
            lambda: Connection(self), address, port, backlog=512, reuse_address=True
        )
        self._listeners.append(listener)
        chosen: int = listener.sockets[0].getsockname()[1]
        return chosen

    async def close(self) -> None:
        """Stops listening and drops every connection."""
        for listener in self._listeners:
            listener.close()
        for connection in list(self.connections):
            connection.close()
        await asyncio.sleep(0)


def _sent(task: asyncio.Task[int]) -> int:
    """How much a finished task sent; 0 where its client left or its steps failed."""
    return 0 if task.cancelled() or task.exception() is not None else task.result()


def _parse(head: bytes) -> Ask | None:
    """The request of a head, or None where it is none."""
    lines = head.decode("latin-1").split("\r\n")
    pieces = lines[0].split(" ")
    if len(pieces) != 3 or not pieces[2].startswith("HTTP/1."):
        return None
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    target = pieces[1]
    host = headers.get("host", "")
    if target.startswith("http://"):  # absolute form, as to a proxy
        host, _, rest = target[7:].partition("/")
        target = "/" + rest
    return Ask(pieces[0], host, target, headers)


def _head(reply: Reply, length: int | None) -> bytes:
    """Status line and headers; without a length the connection's end is the body's."""
    reason = _REASONS.get(reply.status, "Unknown")
    lines = [f"HTTP/1.1 {reply.status} {reason}"]
    lines.extend(f"{name}: {value}" for name, value in reply.headers.items())
    if length is None:
        lines.append("Connection: close")
    elif reply.status != 304:
        lines.append(f"Content-Length: {length}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8")
