"""One answer as it comes over the wire: the standard library's, with its header lines read short.

``http.client`` frames the body: lengths, chunks, trailers. To read header lines it makes an e-mail
of them, which took longer than everything else that is done for an answer.
"""

from __future__ import annotations

import http.client
import re
import socket
from collections.abc import Callable
from http.client import (
    BadStatusLine,
    HTTPException,
    IncompleteRead,
    LineTooLong,
    RemoteDisconnected,
)
from typing import BinaryIO

_LINE = 64 * 1024  # bytes of one header line, and
_LINES = 100  # of them in one answer, as http.client has it
_END = frozenset({b"\r\n", b"\n", b""})
# Commas are part of these values; they are joined with a line feed, which no header holds.
_BY_LINE = frozenset({"set-cookie", "x-robots-tag"})
_BLANK = " \t\r\n"  # what may stand around a value; str.strip() takes 85 and A0 for blanks too
_BODILESS = frozenset({204, 304})
# Another answer follows these, whether they were asked for or not (RFC 9110 section 15.2). After
# 101 the connection speaks another protocol.
_INTERIM = frozenset({100, *range(102, 200)})


class Answer(http.client.HTTPResponse):
    """The answer to a GET. ``status`` and ``fields`` are there once ``begin`` was called.

    ``fields`` holds the header fields by their names in lower case, one character for each byte,
    repeated ones joined (RFC 9110 section 5.3). Raises HTTPException, here and in ``read``, where
    it is no good HTTP; IncompleteRead where the body ends too early.
    """

    def __init__(self, sock: socket.socket, release: Callable[[bool], None]) -> None:
        """``release`` is called once, when the answer is done with: whether its connection can
        serve on."""
        super().__init__(sock, method="GET")
        self._release = release
        self.fields: dict[str, str] = {}

    def begin(self) -> None:
        """Reads up to the body."""
        version, self.status = self._read_status_line()
        while self.status in _INTERIM:
            _fields(self.fp)
            version, self.status = self._read_status_line()
        self.fields = fields = _fields(self.fp)
        coding, length = fields.get("transfer-encoding", ""), fields.get("content-length", "")
        self.chunked = coding.rpartition(",")[2].strip().lower() == "chunked"
        self.chunk_left = None
        self.length = None
        if self.status in _BODILESS or self.status < 200:
            self.length = 0
        elif not self.chunked:
            length = length.partition(",")[0].strip()  # two that are the same are one
            self.length = int(length) if length.isdecimal() and len(length) < 20 else None
        self.will_close = not _persists(version, fields) or (
            self.length is None and not self.chunked
        )

    def _read_status_line(self) -> tuple[str, int]:
        """The version and the status."""
        line = self.fp.readline(_LINE + 1)
        if not line:
            raise RemoteDisconnected("the connection was closed without an answer")
        if len(line) > _LINE:
            raise LineTooLong("status line")
        version, status, *_ = (*line.decode("latin-1").split(None, 2), "", "")
        if not version.startswith("HTTP/1.") or not re.fullmatch("[1-9][0-9]{2}", status):
            raise BadStatusLine("")
        return version, int(status)

    def read(self, amt: int | None = None) -> bytes:
        """As ever; but a body that is shorter than its Content-Length is told, and what came of a
        chunk that breaks off is not lost: a size that is wrong may be the last chunk's, after all
        of the page."""
        try:
            data: bytes = super().read(amt)
        except IncompleteRead as error:
            if isinstance(inner := error.__cause__, IncompleteRead):
                error.partial += inner.partial
            raise
        if not data and self.length:
            raise IncompleteRead(b"", self.length)
        return data

    def done(self) -> None:
        """Gives the connection back, or closes it where the body was not read to its end."""
        whole = self.isclosed() and not self.will_close
        self.close()
        self._release(whole)


def _fields(stream: BinaryIO) -> dict[str, str]:
    """The header fields up to the empty line. A line that is none is passed over."""
    fields: dict[str, str] = {}
    name = ""
    for _ in range(_LINES + 1):
        if (data := stream.readline(_LINE + 1)) in _END:
            return fields
        if len(data) > _LINE:
            raise LineTooLong("header line")
        line = data.decode("latin-1")
        if line[0] in " \t":  # folded: obsolete, but met (RFC 9112 section 5.2)
            if name:
                fields[name] += " " + line.strip(_BLANK)
            continue
        name, colon, value = line.partition(":")
        name, value = name.strip(_BLANK).lower() if colon else "", value.strip(_BLANK)
        if name in fields:
            fields[name] += ("\n" if name in _BY_LINE else ", ") + value
        elif name:
            fields[name] = value
    raise HTTPException(f"got more than {_LINES} headers")


def _persists(version: str, fields: dict[str, str]) -> bool:
    """Whether the server keeps the connection open (RFC 9112 section 9.3)."""
    said = fields.get("connection", "").lower()
    return "keep-alive" in said if version == "HTTP/1.0" else "close" not in said
