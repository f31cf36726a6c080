"""A small HTTP proxy on loopback that keeps a trace, for the tests of what goes through one."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType


class ProxyServer:
    """``with ProxyServer({"news.example": port}) as proxy``: where its names lead, on loopback.

    ``login``: the Proxy-Authorization that it wants. ``trace``: the first line of each request.
    """

    def __init__(self, names: Mapping[str, int], login: str = "") -> None:
        self._names, self._login = names, login
        self.trace: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._closing = False

    def __enter__(self) -> ProxyServer:
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing = True
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def _accept(self) -> None:
        while not self._closing:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            while head := _head(client):
                lines = head.decode("latin-1").split("\r\n")
                self.trace.append(lines[0])
                method, target, _ = lines[0].split(" ")
                if self._login and f"Proxy-Authorization: {self._login}" not in lines:
                    client.sendall(b"HTTP/1.1 407 Login\r\nContent-Length: 0\r\n\r\n")
                    continue
                place = target.removeprefix("http://").partition("/")[0]
                host = place.partition(":")[0]
                if host not in self._names:
                    client.sendall(b"HTTP/1.1 502 No such name\r\nContent-Length: 0\r\n\r\n")
                    continue
                with socket.create_connection(("127.0.0.1", self._names[host])) as server:
                    if method == "CONNECT":
                        client.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
                        _join(client, server)
                        return
                    path = target.removeprefix(f"http://{place}")
                    kept = [line for line in lines[1:] if not line.startswith("Proxy-")]
                    first = f"{method} {path} HTTP/1.1"
                    server.sendall("\r\n".join((first, "Connection: close", *kept)).encode())
                    while data := server.recv(65536):
                        client.sendall(data)
                    return


def _head(sock: socket.socket) -> bytes:
    data = b""
    while not data.endswith(b"\r\n\r\n"):
        if not (piece := sock.recv(1)):
            return b""
        data += piece
    return data


def _join(one: socket.socket, other: socket.socket) -> None:
    while True:
        for ready in select.select([one, other], [], [])[0]:
            if not (data := ready.recv(65536)):
                return
            (other if ready is one else one).sendall(data)
