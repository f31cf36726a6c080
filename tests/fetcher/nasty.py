"""A small server on loopback that says whatever bytes a test wants, however slowly."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from types import TracebackType

Answer = Callable[[socket.socket, bytes], None]  # the connection, and the head of the request


def page(body: bytes, *headers: bytes, status: bytes = b"200 OK") -> bytes:
    """A whole answer with a right Content-Length."""
    lines = (b"HTTP/1.1 " + status, b"Content-Length: %d" % len(body), *headers, b"", body)
    return b"\r\n".join(lines)


def head(*headers: bytes, status: bytes = b"200 OK") -> bytes:
    """The head of an answer, without a length unless one is given."""
    return b"\r\n".join((b"HTTP/1.1 " + status, *headers, b"", b""))


def says(data: bytes, *, close: bool = False) -> Answer:
    """Sends the bytes, and keeps the connection open unless told otherwise."""

    def answer(connection: socket.socket, request: bytes) -> None:
        connection.sendall(data)
        if close:
            connection.shutdown(socket.SHUT_RDWR)

    return answer


class Nasty:
    """Answers each request with ``answers[path]``, or with a 404. Counts what it saw."""

    def __init__(self, answers: dict[str, Answer], tls: ssl.SSLContext | None = None) -> None:
        self.answers, self._tls = answers, tls
        self.requests: list[bytes] = []
        self.connections = 0
        self.stopping = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        scheme = "https" if self._tls else "http"
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def serving(self) -> int:
        """How many connections are open now."""
        return sum(thread.is_alive() for thread in self._threads[1:])

    def heads(self) -> list[dict[str, str]]:
        """The header lines of each request, names in lower case; "" is the request line."""
        result = []
        for request in self.requests:
            first, *lines = request.decode("latin-1").split("\r\n")
            pairs = (line.partition(": ") for line in lines if line)
            result.append({"": first} | {name.lower(): value for name, _, value in pairs})
        return result

    def drip(self, data: bytes, pause: float) -> Answer:
        """Sends the bytes one by one."""

        def answer(connection: socket.socket, request: bytes) -> None:
            for byte in data:
                connection.sendall(bytes((byte,)))
                if self.stopping.wait(pause):
                    return

        return answer

    def pour(self, begin: bytes, more: bytes) -> Answer:
        """Sends the beginning, then ``more`` again and again without end."""

        def answer(connection: socket.socket, request: bytes) -> None:
            connection.sendall(begin)
            while not self.stopping.is_set():
                connection.sendall(more)

        return answer

    def hang(self, connection: socket.socket, request: bytes) -> None:
        """Says nothing."""
        self.stopping.wait(30)

    def __enter__(self) -> Nasty:
        self._threads[0].start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stopping.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while not self.stopping.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, plain: socket.socket) -> None:
        connection = plain
        with contextlib.suppress(OSError):
            if self._tls is not None:
                connection = self._tls.wrap_socket(plain, server_side=True)
            self._open.append(connection)
            for request in _requests(connection):
                self.requests.append(request)
                path = request.split(b" ", 2)[1].decode("latin-1").partition("?")[0]
                missing = says(page(b"", status=b"404 Not Found"))
                self.answers.get(path, missing)(connection, request)
        connection.close()


def _requests(connection: socket.socket) -> Iterator[bytes]:
    data = b""
    while True:
        while b"\r\n\r\n" not in data:
            part = connection.recv(65536)
            if not part:
                return
            data += part
        request, _, data = data.partition(b"\r\n\r\n")
        yield request
