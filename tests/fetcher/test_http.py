"""One request over the wire: what comes of good and bad servers, and at what bound."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from scraper.errors import AddressError, UsageError
from scraper.fetcher.wire.body import READ
from scraper.fetcher.wire.exchange import Failure, Hop, Purpose, Redirect, Request, Response
from scraper.fetcher.wire.fields import location
from scraper.fetcher.wire.guard import Guard, SockAddr
from scraper.fetcher.wire.http import Client, user_agent
from scraper.outcome import Kind
from tests.fetcher.nasty import Nasty, head, page, says

HTML = "<html><body><p>قال الوزير</p></body></html>".encode()
Fetch = Callable[..., Hop]


@pytest.fixture
def server() -> Iterator[Nasty]:
    with Nasty({"/": says(page(HTML, b"Content-Type: text/html"))}) as nasty:
        yield nasty


@pytest.fixture
def client() -> Iterator[Client]:
    agent = user_agent("https://example.org/bot", version="1.2")
    with Client(agent, guard=Guard(["127.0.0.1"]), read_timeout=5.0) as client:
        yield client


@pytest.fixture
def fetch(server: Nasty, client: Client) -> Fetch:
    def ask(path: str = "/", purpose: Purpose = Purpose.ARTICLE, wait: float = 10.0) -> Hop:
        request = Request(server.url(path), purpose)
        return client.fetch(request, deadline=time.monotonic() + wait)

    return ask


def good(hop: Hop) -> Response:
    assert isinstance(hop, Response), hop
    return hop


def failed(hop: Hop) -> Failure:
    assert isinstance(hop, Failure), hop
    return hop


class TestRequest:
    def test_says_honestly_who_asks_and_what_it_can_read(self, fetch: Fetch, server: Nasty) -> None:
        fetch()
        (sent,) = server.heads()
        assert sent[""] == "GET / HTTP/1.1"
        assert sent["host"] == f"127.0.0.1:{server.port}"
        assert sent["user-agent"] == "arabic-news-scraper/1.2 (+https://example.org/bot)"
        assert sent["accept-language"].startswith("ar")
        assert sent["accept-encoding"] == "gzip, deflate, br, zstd"
        assert sent["accept"].startswith("text/html")
        assert not {"cookie", "authorization", "referer"} & set(sent)

    def test_feeds_are_asked_for_as_feeds(self, fetch: Fetch, server: Nasty) -> None:
        fetch("/", Purpose.FEED)
        assert "application/rss+xml" in server.heads()[0]["accept"]

    def test_sends_validators_as_they_came(self, client: Client, server: Nasty) -> None:
        server.answers["/"] = says(head(b'ETag: W/"1"', status=b"304 Not Modified"))
        request = Request(
            server.url("/"),
            Purpose.FEED,
            etag='W/"1"',
            last_modified="Mon, 23 Nov 2026 00:00:00 GMT",
        )
        hop = good(client.fetch(request, deadline=time.monotonic() + 30))
        assert (hop.status, hop.body) == (304, b"")
        assert server.heads()[0]["if-none-match"] == 'W/"1"'
        assert server.heads()[0]["if-modified-since"] == "Mon, 23 Nov 2026 00:00:00 GMT"

    def test_not_modified_says_nothing_to_who_knows_nothing(
        self, fetch: Fetch, server: Nasty
    ) -> None:
        server.answers["/"] = says(head(b'ETag: "1"', status=b"304 Not Modified"))
        hop = fetch()
        assert isinstance(hop, Failure)
        assert (hop.status, hop.passing) == (304, True)
        assert "nothing is known" in hop.reason
        assert good(fetch("/", Purpose.ROBOTS)).status == 304, "which is for its reader to judge"

    def test_a_validator_cannot_smuggle_a_header(self, client: Client, server: Nasty) -> None:
        request = Request(server.url("/"), Purpose.FEED, etag='"1"\r\nX-Evil: 1')
        good(client.fetch(request, deadline=time.monotonic() + 30))
        assert "if-none-match" not in server.heads()[0]
        assert "x-evil" not in server.heads()[0]

    @pytest.mark.parametrize(
        ("path", "sent"),
        [
            ("/أخبار/1", "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1"),
            ("/s?q=%D3%E6%D1", "/s?q=%D3%E6%D1"),  # windows-1256 stays what it was
            ("/a%20b c", "/a%20b%20c"),
            ("/100%/%D9%85?x=%&y=%D9%85", "/100%25/%D9%85?x=%25&y=%D9%85"),  # none spoils another
            ("/%d9%85?x=%d9%85", "/%d9%85?x=%d9%85"),  # nor is it written in another way
            ("/[1]|2?x=[1]|2", "/%5B1%5D%7C2?x=%5B1%5D%7C2"),  # some servers refuse them raw
            ("/a!$&'()*+,;:@=~-._?b!$()*+,;:@~-._/?c", "/a!$&'()*+,;:@=~-._?b!$()*+,;:@~-._/?c"),
            ("/a#part", "/a"),
        ],
    )
    def test_an_address_is_asked_for_undamaged(
        self, fetch: Fetch, server: Nasty, path: str, sent: str
    ) -> None:
        fetch(path)
        assert server.heads()[0][""] == f"GET {sent} HTTP/1.1"

    def test_ignores_proxies_and_credentials_of_the_environment(
        self, fetch: Fetch, server: Nasty, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")
        good(fetch())
        assert len(server.requests) == 1

    def test_keeps_no_cookies(self, fetch: Fetch, server: Nasty) -> None:
        server.answers["/"] = says(page(HTML, b"Set-Cookie: a=1; Path=/"))
        fetch()
        fetch()
        assert "cookie" not in server.heads()[1]

    def test_a_contact_that_breaks_the_header_is_refused(self) -> None:
        for contact in ("a\r\nX: 1", "me (really)", "قلم"):
            with pytest.raises(UsageError):
                user_agent(contact, version="1")

    @pytest.mark.parametrize(
        "url", ["ftp://h/x", "file:///etc/passwd", "javascript:1", "http://", "gopher://h", ""]
    )
    def test_what_is_not_http_is_refused(self, client: Client, url: str) -> None:
        hop = failed(client.fetch(Request(url, Purpose.ARTICLE), deadline=time.monotonic() + 30))
        assert hop.kind is Kind.FAILED
        assert hop.lasting


class TestConnections:
    def test_one_connection_serves_many_requests(self, fetch: Fetch, server: Nasty) -> None:
        for _ in range(5):
            good(fetch())
        assert server.connections == 1

    def test_also_across_threads(self, fetch: Fetch, server: Nasty) -> None:
        for _ in range(3):
            thread = threading.Thread(target=fetch)
            thread.start()
            thread.join()
        assert (server.connections, len(server.requests)) == (1, 3)

    def test_redirects_and_errors_leave_it_usable(self, fetch: Fetch, server: Nasty) -> None:
        server.answers["/r"] = says(page(b"moved", b"Location: /", status=b"302 Found"))
        server.answers["/same"] = says(head(b"ETag: x", status=b"304 Not Modified"))
        for path in ("/r", "/none", "/same", "/same"):
            fetch(path)
        good(fetch())
        assert server.connections == 1

    def test_a_kept_connection_found_closed_is_replaced_unseen(
        self, fetch: Fetch, server: Nasty
    ) -> None:
        calls = []

        def answer(connection: socket.socket, request: bytes) -> None:
            calls.append(request)
            if len(calls) == 2:  # asked a second time on the kept connection: gone
                raise OSError("closed")
            says(page(HTML))(connection, request)

        server.answers["/"] = answer
        assert good(fetch()).body == HTML
        assert good(fetch()).body == HTML
        assert server.connections == 2

    def test_a_new_connection_that_is_closed_is_not_tried_again(
        self, fetch: Fetch, server: Nasty
    ) -> None:
        server.answers["/"] = says(b"", close=True)
        hop = failed(fetch())
        assert "without an answer" in hop.reason
        assert not hop.lasting
        assert len(server.requests) == 1

    def test_what_was_not_read_to_its_end_serves_nobody_again(
        self, fetch: Fetch, server: Nasty
    ) -> None:
        begin = b"%PDF-1.7".ljust(READ)
        server.answers["/pdf"] = says(head(b"Content-Length: 9999999") + begin)  # and waits
        failed(fetch("/pdf"))
        assert good(fetch()).body == HTML
        assert server.connections == 2

    def test_those_kept_open_are_bounded_however_many_hosts_there_are(
        self, server: Nasty, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("scraper.fetcher.wire.transport.POOLS", 4)
        hosts = [f"h{number}.example" for number in range(20)]
        guard = Guard(hosts, lookup=lambda host, port: [("127.0.0.1", port)])
        with Client("x", guard=guard) as client:
            for host in hosts:
                request = Request(server.url("/", host), Purpose.ARTICLE)
                good(client.fetch(request, deadline=time.monotonic() + 30))
            until = time.monotonic() + 30
            while server.serving > 4 and time.monotonic() < until:
                time.sleep(0.01)
            assert server.serving == 4
        assert server.connections == 20

    def test_each_of_two_requests_at_once_has_its_own(self, client: Client, server: Nasty) -> None:
        both = threading.Barrier(2, timeout=30)

        def answer(connection: socket.socket, request: bytes) -> None:
            both.wait()  # neither is answered before the other has come
            says(page(request.split(b" ")[1]))(connection, request)

        server.answers |= {"/1": answer, "/2": answer}
        hops: dict[str, Hop] = {}

        def ask(path: str) -> None:
            request = Request(server.url(path), Purpose.FEED)
            hops[path] = client.fetch(request, deadline=time.monotonic() + 30)

        threads = [threading.Thread(target=ask, args=(path,)) for path in ("/1", "/2")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {path: good(hop).body for path, hop in hops.items()} == {"/1": b"/1", "/2": b"/2"}

    def test_a_connection_whose_answer_comes_after_the_client_was_closed_is_closed_too(
        self, client: Client, fetch: Fetch, server: Nasty
    ) -> None:
        asked, closed = threading.Event(), threading.Event()

        def answer(connection: socket.socket, request: bytes) -> None:
            asked.set()
            closed.wait(5)
            says(page(HTML))(connection, request)

        server.answers["/"] = answer
        thread = threading.Thread(target=fetch)
        thread.start()
        assert asked.wait(5)
        client.close()
        closed.set()
        thread.join()
        until = time.monotonic() + 5
        while server.serving and time.monotonic() < until:
            time.sleep(0.01)
        assert server.serving == 0

    def test_nobody_listening_is_a_passing_failure(self, client: Client) -> None:
        hop = client.fetch(
            Request("http://127.0.0.1:9/", Purpose.ARTICLE), deadline=time.monotonic() + 5
        )
        assert failed(hop).reason == "the server refused the connection"
        assert not failed(hop).lasting


class TestAnswer:
    def test_gives_status_headers_body_and_what_it_cost(self, fetch: Fetch) -> None:
        hop = good(fetch())
        assert (hop.status, hop.body, hop.note) == (200, HTML, "")
        assert hop.headers["content-type"] == "text/html"
        assert hop.peer == "127.0.0.1"
        assert hop.wire_bytes == len(page(HTML, b"Content-Type: text/html"))
        assert hop.seconds >= 0
        assert hop.fetched_at.utcoffset() is not None

    def test_tells_when_the_request_had_gone_out(self, server: Nasty) -> None:
        """After the name server and the connection: the pace counts from there."""

        def lookup(host: str, port: int) -> list[SockAddr]:
            time.sleep(0.1)
            return [("127.0.0.1", port)]

        with Client("x", guard=Guard(["mine.example"], lookup=lookup)) as client:
            start = time.monotonic()
            request = Request(server.url("/", "mine.example"), Purpose.ARTICLE)
            first = good(client.fetch(request, deadline=start + 5))
            second = failed(client.fetch(request, deadline=start - 5))
        assert first.sent_at is not None
        assert start + 0.1 <= first.sent_at <= time.monotonic()
        assert second.sent_at is None

    def test_joins_repeated_headers_so_that_they_can_be_told_apart(
        self, fetch: Fetch, server: Nasty
    ) -> None:
        lines = (b"Link: <a>", b"Link: <b>", b"X-Robots-Tag: x: none", b"X-Robots-Tag: noarchive")
        server.answers["/"] = says(page(HTML, *lines))
        headers = good(fetch()).headers
        assert headers["link"] == "<a>, <b>"
        assert headers["x-robots-tag"] == "x: none\nnoarchive"

    @pytest.mark.parametrize("status", [b"404 Not Found", b"403 Forbidden", b"503 Busy"])
    def test_an_error_page_is_an_answer(self, fetch: Fetch, server: Nasty, status: bytes) -> None:
        server.answers["/"] = says(page(HTML, b"Retry-After: 7", status=status))
        hop = good(fetch())
        assert hop.status == int(status[:3])
        assert hop.body == HTML
        assert hop.headers["retry-after"] == "7"

    def test_a_huge_error_page_is_cut(self, fetch: Fetch, server: Nasty) -> None:
        server.answers["/"] = says(page(b"x" * 3_000_000, status=b"404 Not Found"))
        hop = good(fetch())
        assert len(hop.body) == 256 * 1024
        assert hop.note

    @pytest.mark.parametrize("status", [b"203 Translated", b"206 Part"])
    def test_other_success_is_read_as_success(
        self, fetch: Fetch, server: Nasty, status: bytes
    ) -> None:
        body = b"<html>" + b"x" * 500_000
        server.answers["/"] = says(page(body, status=status))
        assert good(fetch()).body == body

    def test_an_error_in_an_unknown_coding_keeps_its_status(
        self, fetch: Fetch, server: Nasty
    ) -> None:
        lines = (b"Content-Encoding: foo", b"Retry-After: 9")
        server.answers["/"] = says(page(b"?", *lines, status=b"429 Slow"))
        hop = good(fetch())
        assert (hop.status, hop.body, hop.headers["retry-after"]) == (429, b"", "9")
        assert "unknown Content-Encoding" in hop.note

    def test_a_body_that_ends_with_the_connection_is_whole(
        self, fetch: Fetch, server: Nasty
    ) -> None:
        server.answers["/"] = says(head() + HTML, close=True)
        assert good(fetch()).body == HTML

    def test_chunks_are_joined(self, fetch: Fetch, server: Nasty) -> None:
        chunks = b"".join(b"%x;ext=1\r\n%s\r\n" % (1, bytes((byte,))) for byte in HTML)
        answer = head(b"Transfer-Encoding: chunked") + chunks + b"0\r\nX-Trailer: 1\r\n\r\n"
        server.answers["/"] = says(answer)
        assert good(fetch()).body == HTML


class TestRedirect:
    def ask(self, fetch: Fetch, server: Nasty, target: bytes, status: bytes = b"302 F") -> Hop:
        server.answers["/a/b"] = says(page(b"", b"Location: " + target, status=status))
        return fetch("/a/b")

    @pytest.mark.parametrize("status", [b"301 M", b"302 F", b"303 S", b"307 T", b"308 P"])
    def test_is_given_back_and_not_followed(
        self, fetch: Fetch, server: Nasty, status: bytes
    ) -> None:
        hop = self.ask(fetch, server, b"../c?d=1#e", status)
        assert isinstance(hop, Redirect)
        assert hop.target == server.url("/c?d=1")
        assert hop.status == int(status[:3])
        assert len(server.requests) == 1

    def test_raw_arabic_survives_the_header(self, fetch: Fetch, server: Nasty) -> None:
        """The last letter is D9 85, and 85 is a line break to careless readers of latin-1."""
        hop = self.ask(fetch, server, "/سلام".encode())
        assert isinstance(hop, Redirect)
        assert hop.target == server.url("/%D8%B3%D9%84%D8%A7%D9%85")

    def test_what_is_no_address_is_told_without_advice_to_the_reader(
        self, fetch: Fetch, server: Nasty
    ) -> None:
        hop = self.ask(fetch, server, b"file:///etc/passwd")
        assert isinstance(hop, Failure)
        expected = "it redirects to 'file:///etc/passwd', which is no address of a page"
        assert hop.reason == expected

    def test_a_dripping_body_of_a_redirect_is_not_waited_for(
        self, client: Client, server: Nasty, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("scraper.fetcher.wire.http.REDIRECT_PATIENCE", 0.1)
        lines = (b"Location: /next", b"Content-Length: 9999")

        def answer(connection: socket.socket, request: bytes) -> None:
            says(head(*lines, status=b"302 Found"))(connection, request)
            server.drip(b"x" * 9999, 0.01)(connection, request)

        server.answers["/"] = answer
        request = Request(server.url("/"), Purpose.ARTICLE)
        hop = client.fetch(request, deadline=time.monotonic() + 30)
        assert isinstance(hop, Redirect)
        assert hop.seconds < 5

    def test_300_is_none(self, fetch: Fetch, server: Nasty) -> None:
        server.answers["/"] = says(page(HTML, b"Location: /x", status=b"300 Many"))
        assert good(fetch()).status == 300

    @pytest.mark.parametrize("target", [b"ftp://h/", b"http://[::1", b"http://", b"mailto:a@b"])
    def test_to_no_address_is_a_failure(self, fetch: Fetch, server: Nasty, target: bytes) -> None:
        hop = failed(self.ask(fetch, server, target))
        assert hop.status == 302
        assert hop.lasting

    @pytest.mark.parametrize(
        ("value", "target"),
        [
            ("/أخبار".encode(), "http://h.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1"),
            ("/?q=سور".encode("cp1256"), "http://h.example/?q=%D3%E6%D1"),
            ("http://عربي.example/x".encode(), "http://xn--ngbrx4e.example/x"),
            (b" /a b\t", "http://h.example/a%20b"),
            (b"//other.example/x", "http://other.example/x"),
            (b"?p=2", "http://h.example/dir/page?p=2"),
            (b"HTTPS://H.Example:443/", "https://h.example/"),
        ],
    )
    def test_location_is_read_as_bytes(self, value: bytes, target: str) -> None:
        assert location("http://h.example/dir/page", value.decode("latin-1")) == target

    def test_location_refuses_what_is_no_address(self) -> None:
        with pytest.raises(AddressError):
            location("http://h.example/", "javascript:alert(1)")


class TestSlowness:
    """A deadline holds for the whole exchange; real time, but little of it."""

    @pytest.mark.parametrize("part", ["status", "headers", "body", "chunks", "100s"])
    def test_dripping_gains_nothing(self, fetch: Fetch, server: Nasty, part: str) -> None:
        begin, rest = {
            "status": (b"", b"HTTP/1.1 200 OK"),
            "headers": (b"HTTP/1.1 200 OK\r\n", b"X: " + b"y" * 10_000),
            "body": (head(b"Content-Length: 10000"), b"x" * 10_000),
            "chunks": (head(b"Transfer-Encoding: chunked"), b"1\r\nx\r\n" * 10_000),
            "100s": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000),
        }[part]
        drip = server.drip(rest, 0.02)

        def answer(connection: socket.socket, request: bytes) -> None:
            says(begin)(connection, request)
            drip(connection, request)

        server.answers["/"] = answer
        start = time.monotonic()
        hop = failed(fetch(wait=0.4))
        assert time.monotonic() - start < 20, "all of it would take minutes"
        assert hop.reason == "no whole answer within 0.4 s"
        assert not hop.lasting

    def test_silence_ends_at_the_read_time_out(self, server: Nasty) -> None:
        server.answers["/"] = server.hang
        with Client("x", guard=Guard(["127.0.0.1"]), read_timeout=0.2) as client:
            request = Request(server.url("/"), Purpose.ARTICLE)
            hop = failed(client.fetch(request, deadline=time.monotonic() + 60))
        assert hop.reason == "the server fell silent"
        assert hop.seconds < 5

    def test_a_deadline_gone_by_asks_nothing(self, fetch: Fetch, server: Nasty) -> None:
        failed(fetch(wait=-1.0))
        assert server.requests == []

    def test_the_handshake_has_what_connecting_left_of_the_time(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now = [100.0]
        waits: list[float | None] = []

        def connect(sock: socket.socket, address: object) -> None:
            now[0] += 6.0

        def send(sock: socket.socket, data: object) -> None:
            waits.append(sock.gettimeout())
            raise BrokenPipeError

        monkeypatch.setattr("scraper.fetcher.wire.transport.PlainSocket.connect", connect)
        monkeypatch.setattr(
            "scraper.fetcher.wire.transport.PlainSocket.sendall", send, raising=False
        )
        guard = Guard(lookup=lambda host, port: [("8.8.8.8", port)])
        with Client("x", guard=guard, clock=lambda: now[0]) as client:
            request = Request("http://a.example/", Purpose.ARTICLE)
            failed(client.fetch(request, deadline=108.0))
        assert waits == [2.0]

    def test_abort_ends_what_is_in_flight(self, client: Client, server: Nasty) -> None:
        server.answers["/"] = server.hang
        hops: list[Hop] = []
        request = Request(server.url("/"), Purpose.ARTICLE)
        thread = threading.Thread(
            target=lambda: hops.append(client.fetch(request, deadline=time.monotonic() + 60))
        )
        thread.start()
        while not server.requests:
            time.sleep(0.005)
        client.abort()
        thread.join(5)
        assert failed(hops[0]).reason == "the run was ended while it was asked"
        assert not failed(client.fetch(request, deadline=time.monotonic() + 60)).lasting
        assert len(server.requests) == 1


def test_a_hosts_address_is_told_before_it_is_asked_and_none_where_it_may_not_be() -> None:
    table = {"site.example": "8.8.8.8", "inside.example": "10.0.0.1"}

    def lookup(host: str, port: int) -> list[SockAddr]:
        if host not in table:
            raise OSError("no such name")
        return [(table[host], port)]

    with Client("x", guard=Guard(lookup=lookup)) as client:
        assert client.locate("https://site.example/1") == "8.8.8.8"
        for url in ("http://inside.example/", "http://nosuch.example/", "http://a.example:x/"):
            assert client.locate(url) == ""
