"""A small HTTP server on loopback that answers from a table and keeps a trace."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(slots=True)
class Answer:
    """What an address answers. ``wait``: seconds before the first byte."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server saw it."""

    moment: float
    host: str
    path: str
    headers: dict[str, str]


class Server(ThreadingHTTPServer):
    """``with Server() as server: server.answers["/x"] = Answer(b"…")``.

    Everything else is 404. ``answers`` may hold functions of the path, too.
    """

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, host: str = "127.0.0.1") -> None:
        super().__init__((host, 0), _Handler)
        self.answers: dict[str, Answer | Callable[[str], Answer]] = {}
        self.trace: list[Asked] = []
        self.url = f"http://{host}:{self.server_port}"
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self._thread.start()

    def paths(self) -> list[str]:
        """All paths asked for, in order."""
        return [asked.path for asked in self.trace]

    def __exit__(self, *exception: object) -> None:
        self.shutdown()
        self.server_close()
        self._thread.join()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        asked = Asked(
            time.monotonic(),
            self.headers.get("Host", ""),
            self.path,
            {name.lower(): value for name, value in self.headers.items()},
        )
        self.server.trace.append(asked)
        found = self.server.answers.get(self.path, Answer(b"not here", 404))
        answer = found(self.path) if callable(found) else found
        if answer.wait:
            time.sleep(answer.wait)
        with suppress(BrokenPipeError, ConnectionResetError):
            self.send_response(answer.status)
            for name, value in {"Content-Type": "text/html", **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

    def log_message(self, *args: object) -> None:
        """Nothing on standard error."""
