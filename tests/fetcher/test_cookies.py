"""Servers that redirect until their cookie comes back: it does, and no other ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scraper.fetcher.wire.cookies import Cookies
from scraper.fetcher.wire.exchange import Purpose, Request, Response
from scraper.fetcher.wire.guard import Guard
from scraper.fetcher.wire.http import Client
from scraper.pipeline.options import Options
from scraper.pipeline.singles import get_pages
from tests.fetcher.nasty import Nasty, page
from tests.program import article

ORIGIN = "https://a.example"


@pytest.mark.parametrize(
    ("said", "sent"),
    [
        ("seen=1; path=/; HttpOnly", "seen=1"),
        ('a="x y"; Secure\nb=2', "b=2"),  # a blank in a value is none of RFC 6265
        ("a=1\na=2", "a=2"),
        ("a=1; Max-Age=0", ""),
        ("a=1; max-age=-5\nb=", "b="),
        ("=1\nno cookie\na b=1\na=\x85x\na=x\x07", ""),
        ("a=" + "x" * 5000, ""),
        ("\n".join(f"n{i}=1" for i in range(50)), "; ".join(f"n{i}=1" for i in range(8))),
    ],
)
def test_what_a_redirect_sets_is_sent_back_where_it_is_a_cookie(said: str, sent: str) -> None:
    cookies = Cookies()
    assert cookies.take(ORIGIN, said) is bool(sent)
    assert cookies.of(ORIGIN) == sent
    assert cookies.of("http://a.example") == ""


def test_a_cookie_that_is_set_anew_each_time_is_no_news() -> None:
    cookies = Cookies()
    assert cookies.take(ORIGIN, "n=1")
    assert not cookies.take(ORIGIN, "n=2")
    assert cookies.of(ORIGIN) == "n=2"


Respond = Callable[[bytes], bytes]


def served(respond: Respond) -> Nasty:
    server = Nasty({})
    answer = lambda connection, request: connection.sendall(respond(request))  # noqa: E731
    server.answers = dict.fromkeys(("/1", "/check"), answer)
    return server


def wants(cookie: bytes, target: bytes) -> Respond:
    """A server that redirects whoever does not bring its cookie."""

    def respond(request: bytes) -> bytes:
        if b"Cookie: " + cookie in request or b"/check" in request.split(b"\r\n")[0]:
            if b"/check" in request.split(b"\r\n")[0]:
                return page(b"", b"Location: /1", status=b"302 F")
            return page(article(), b"Content-Type: text/html", b"Set-Cookie: visitor=7")
        return page(b"", b"Location: " + target, b"Set-Cookie: " + cookie, status=b"302 F")

    return respond


@pytest.mark.parametrize("target", [b"/1", b"/check"])
def test_a_page_behind_a_cookie_is_read(target: bytes) -> None:
    with served(wants(b"seen=1", target)) as server:
        url = server.url("/1")
        (single,) = get_pages([url], Options(delay=0), named=[url])
        assert single.parsed.line, single.parsed.reason
        assert b"Cookie: visitor" not in b"".join(server.requests)


def test_a_server_that_is_never_content_is_given_up_soon() -> None:
    numbers = iter(range(100))

    def respond(request: bytes) -> bytes:
        return page(b"", b"Location: /1", b"Set-Cookie: n=%d" % next(numbers), status=b"302 F")

    with served(respond) as server:
        url = server.url("/1")
        (single,) = get_pages([url], Options(delay=0), named=[url])
        assert "circle" in single.parsed.reason
        assert len(server.requests) <= 4


def test_what_comes_with_a_page_is_not_sent_back() -> None:
    with served(lambda request: page(b"<html>", b"Set-Cookie: visitor=7")) as server:
        with Client("x", guard=Guard(["127.0.0.1"])) as client:
            for _ in range(2):
                hop = client.fetch(Request(server.url("/1"), Purpose.ARTICLE), deadline=1e12)
                assert isinstance(hop, Response)
        assert not any(b"Cookie" in request for request in server.requests)
