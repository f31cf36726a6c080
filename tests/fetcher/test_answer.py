"""How an answer's header lines are read, and whether its connection can serve on."""

from __future__ import annotations

import http.client
import socket

import pytest

from scraper.fetcher.wire.answer import Answer


def read(data: bytes) -> tuple[Answer, bytes, list[bool]]:
    """The answer that a server gives by saying this and hanging up, its body, and what its
    connection's owner is told."""
    near, far = socket.socketpair()
    released: list[bool] = []
    with near, far:
        far.sendall(data)
        far.shutdown(socket.SHUT_WR)
        answer = Answer(near, released.append)
        try:
            answer.begin()
            body = b"".join(iter(lambda: answer.read(1000), b""))
        finally:
            answer.done()
    return answer, body, released


def fields(*lines: bytes) -> dict[str, str]:
    answer, body, _ = read(b"\r\n".join((b"HTTP/1.1 200 OK", *lines, b"", b"body")))
    assert body == b"body"
    return answer.fields


def test_names_are_in_lower_case_and_values_without_blanks_around() -> None:
    assert fields(b'ETag:  "a" \t', b"X-Odd :1") == {"etag": '"a"', "x-odd": "1"}


def test_values_keep_their_bytes() -> None:
    """85 and A0 are blanks to careless readers of latin-1; D9 85 is the letter mim."""
    assert fields(b"Location: /\xd9\x85", b"X: \xa0")["location"] == "/\xd9\x85"


def test_repeated_fields_are_joined() -> None:
    said = fields(b"A: 1", b"B: 2", b"a: 3", b"Set-Cookie: x=1, y", b"Set-Cookie: z")
    assert said == {"a": "1, 3", "b": "2", "set-cookie": "x=1, y\nz"}


def test_folded_lines_are_one() -> None:
    assert fields(b"A: one", b"  two", b"\tthree", b"B: 4") == {"a": "one two three", "b": "4"}


def test_a_line_that_is_no_field_hides_none_behind_it() -> None:
    assert fields(b" folded onto nothing", b"no colon", b": no name", b"A: 1") == {"a": "1"}


@pytest.mark.parametrize(
    ("head", "serves_on"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4", True),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4, 4", True),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: Close", False),
        (b"HTTP/1.1 200 OK", False),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -4", False),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0x4", False),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 4", False),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 4\r\nConnection: keep-alive", True),
        (b"HTTP/1.1 100 Continue\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4", True),
        (b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4", True),
    ],
)
def test_the_connection_serves_on_where_its_framing_allows_it(head: bytes, serves_on: bool) -> None:
    answer, body, released = read(head + b"\r\n\r\nbody")
    assert (answer.status, body, released) == (200, b"body", [serves_on])


def test_chunks_and_their_trailer_are_read_to_the_end() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\nContent-Length: 1\r\n\r\n"
    _, body, released = read(head + b"3;x=y\r\nbod\r\n1\r\ny\r\n0\r\nX: trailer\r\n\r\n")
    assert (body, released) == (b"body", [True])


@pytest.mark.parametrize("status", [b"204 No Content", b"304 Not Modified", b"304"])
def test_answers_without_a_body_do_not_wait_for_one(status: bytes) -> None:
    _, body, released = read(b"HTTP/1.1 " + status + b"\r\nContent-Length: 4\r\n\r\n")
    assert (body, released) == (b"", [True])


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", http.client.RemoteDisconnected),
        (b"<html>hello</html>\r\n\r\n", http.client.BadStatusLine),
        (b"HTTP/2 200 OK\r\n\r\n", http.client.BadStatusLine),
        (b"HTTP/1.1 0200 OK\r\n\r\n", http.client.BadStatusLine),
        (b"HTTP/1.1 \r\n\r\n", http.client.BadStatusLine),
        (b"HTTP/1.1 " + b"2" * 70_000, http.client.LineTooLong),
        (b"HTTP/1.1 200 OK\r\nA: " + b"x" * 70_000, http.client.LineTooLong),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 101, http.client.HTTPException),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbody", http.client.IncompleteRead),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nz", http.client.IncompleteRead),
    ],
)
def test_what_is_no_good_http_is_told(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read(data)
