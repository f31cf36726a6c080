"""One request over the wire: a Request in, a Response, Redirect or Failure out; never more.

Redirects are not followed here, because the next hop has a robots.txt and a pace of its own.
Nothing is tried again here either: when is the pace's business. One exception: where a
connection that was kept open turns out to be closed before a single byte came back, the request
is put once more on a new one (RFC 9110 section 9.2.2; every browser does).

requests' adapter is spoken to directly, with a request prepared by hand: a Session would add
cookies (none are kept), the environment's proxies and .netrc (none are trusted) and its own
redirects, and take longer about it than everything else together.
"""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import cast
from urllib.parse import urlsplit

import urllib3.exceptions
from requests import PreparedRequest, RequestException
from requests.utils import DEFAULT_CA_BUNDLE_PATH

from scraper.address import clean
from scraper.errors import AddressError
from scraper.fetcher.wire import limits
from scraper.fetcher.wire.answer import Answer
from scraper.fetcher.wire.body import Body, NotAPage, TooLarge, read_body
from scraper.fetcher.wire.cookies import Cookies
from scraper.fetcher.wire.decoding import DecodingError
from scraper.fetcher.wire.exchange import Failure, Hop, Purpose, Redirect, Request, Response
from scraper.fetcher.wire.faults import explain, ours, stale
from scraper.fetcher.wire.fields import (
    PRODUCT,
    HeadersTooLarge,
    RequestHeaders,
    answer_headers,
    location,
    user_agent,
)
from scraper.fetcher.wire.guard import Guard, Refused, Unresolved
from scraper.fetcher.wire.limits import ERROR_LIMIT, FRAMING, LIMITS, MIB, Limit
from scraper.fetcher.wire.origins import origin_of, port_of
from scraper.fetcher.wire.proxy import WANTS_LOGIN, Proxy
from scraper.fetcher.wire.transport import PROXY_PATIENCE, Exchange, Transport
from scraper.outcome import Kind
from scraper.page import utc_now

__all__ = ["PRODUCT", "Client", "user_agent"]

REDIRECT_PATIENCE = 2.0  # seconds for the body of a redirect, so that its connection can serve on

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BODILESS = frozenset({204, 304})  # http.client reads none after these
_PAGES = frozenset({Purpose.ARTICLE, Purpose.LISTING})
_SENDING = (RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException, OSError)
_ANSWERS = (TooLarge, HeadersTooLarge, DecodingError, AddressError)  # in words of our own


@dataclass(slots=True, eq=False)
class _Call:
    """One request on its way, and how its end is told."""

    request: Request
    exchange: Exchange
    clock: Callable[[], float]
    now: Callable[[], datetime]
    start: float
    url: str = ""

    def response(self, status: int, headers: Mapping[str, str], body: Body) -> Response:
        return Response(
            self.request,
            self.url,
            status,
            headers,
            body.data,
            fetched_at=self.now(),
            seconds=self.clock() - self.start,
            wire_bytes=self.exchange.received,
            peer=self.exchange.peer,
            note=_note(body),
            sent_at=self.exchange.sent_at,
        )

    def redirect(
        self, status: int, headers: Mapping[str, str], target: str, *, renewed: bool
    ) -> Redirect:
        return Redirect(
            self.request,
            self.url,
            status,
            target,
            headers,
            renewed=renewed,
            fetched_at=self.now(),
            seconds=self.clock() - self.start,
            wire_bytes=self.exchange.received,
            peer=self.exchange.peer,
            sent_at=self.exchange.sent_at,
        )

    def failure(
        self,
        reason: str,
        *,
        kind: Kind = Kind.FAILED,
        status: int | None = None,
        lasting: bool = True,
        unasked: bool = False,
    ) -> Failure:
        return Failure(
            self.request,
            kind,
            reason,
            self.url or self.request.url,
            status,
            lasting,
            self.clock() - self.start,
            self.exchange.received,
            self.exchange.peer,
            self.exchange.sent_at,
            unasked,
        )

    def fault(self, error: Exception) -> Failure:
        """What broke on the way."""
        if self.exchange.aborted:
            return self.failure("the run was ended while it was asked", lasting=False)
        if self.clock() >= self.exchange.deadline:
            given = max(0.0, self.exchange.deadline - self.start)
            return self.failure(f"no whole answer within {round(given, 1):g} s", lasting=False)
        reason, lasting = explain(error)
        return self.failure(reason, lasting=lasting, unasked=ours(error))


class Client:
    """Performs requests. Safe to share between threads: each thread performs one at a time."""

    def __init__(
        self,
        agent: str,
        *,
        guard: Guard | None = None,
        sizes: Mapping[Purpose, Limit] = LIMITS,
        connect_timeout: float = 10.0,
        read_timeout: float = 20.0,
        ca_bundle: str | None = None,
        proxy: Proxy | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """``agent`` is the whole User-Agent header, see ``user_agent``. Time-outs are in seconds,
        for the connection and for each silence. ``ca_bundle``: a PEM file in place of certifi's;
        ``proxy``: what makes all connections. Raises UsageError for an agent that is no header."""
        self._headers = RequestHeaders(agent)
        self.guard = guard or Guard()
        bundle = ca_bundle or DEFAULT_CA_BUNDLE_PATH
        self._transport = Transport(self.guard, ca_bundle=bundle, proxy=proxy, clock=clock)
        self._patience = connect_timeout if proxy is None else PROXY_PATIENCE  # for name servers
        self._sizes = sizes
        self._cookies = Cookies()
        self._timeouts = (connect_timeout, read_timeout)
        self._clock, self._now = clock, now
        self._live: set[Exchange] = set()
        self._lock = threading.Lock()
        self._aborted = False

    def fetch(self, request: Request, *, deadline: float) -> Hop:
        """Performs one request. ``deadline`` is the moment on the client's clock by which the
        last byte must have come. Never raises for what a server does."""
        budget = max(self._sizes[request.purpose].body, ERROR_LIMIT.body) + FRAMING
        exchange = Exchange(deadline, *self._timeouts, budget)
        call = _Call(request, exchange, self._clock, self._now, self._clock())
        try:
            call.url = clean(request.url)
            self._begin(exchange)
            try:
                return self._perform(call)
            finally:
                with self._lock:
                    self._live.discard(exchange)
        except NotAPage as error:
            return call.failure(f"it is {error}", kind=Kind.NOT_ARTICLE)
        except _ANSWERS as error:
            return call.failure(str(error))
        except (*_SENDING, Refused, ValueError) as error:  # ValueError: a URL urllib3 dislikes
            return call.fault(error)

    def locate(self, url: str) -> str:
        """The IP address at which the address's host will be asked, or ``""`` where there is none;
        the guard keeps it for the request."""
        try:
            url = clean(url)
            host = urlsplit(url).hostname or ""
            found = self.guard.addresses(host, port_of(url), timeout=self._patience)
        except (AddressError, Refused, Unresolved, ValueError):
            return ""
        return found[0][0]

    def abort(self) -> None:
        """Ends all requests in flight at once, from any thread, and refuses new ones."""
        with self._lock:
            self._aborted = True
            for exchange in self._live:
                exchange.abort()

    def close(self) -> None:
        """Closes the connections that are kept open."""
        self._transport.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _begin(self, exchange: Exchange) -> None:
        """From now on it is this thread's exchange, and can be aborted."""
        with self._lock:
            exchange.aborted = self._aborted
            self._live.add(exchange)
        self._transport.exchange = exchange

    def _perform(self, call: _Call) -> Hop:
        raw = self._send(call)
        try:
            return self._receive(call, raw)
        finally:
            raw.done()

    def _send(self, call: _Call) -> Answer:
        call.exchange.left(self._clock())
        prepared = PreparedRequest()
        prepared.method = "GET"
        prepared.url = call.url
        headers = self._headers.of(call.request)
        if self._cookies and (cookies := self._cookies.of(origin_of(call.url))):
            headers["Cookie"] = cookies
        prepared.headers = headers  # type: ignore[assignment]  # it will do
        try:
            return cast(Answer, self._transport.send(prepared).raw)
        except _SENDING as error:
            if not (call.exchange.reused and not call.exchange.received and stale(error)):
                raise
        return cast(Answer, self._transport.send(prepared).raw)

    def _receive(self, call: _Call, raw: Answer) -> Hop:
        headers, status = answer_headers(raw), raw.status
        if status == 407:
            return call.failure(f"the proxy {WANTS_LOGIN}", status=status, lasting=False)
        if status < 200:
            return call.failure(f"the answer is only a {status}", lasting=False)
        if status in _REDIRECTS and "location" in headers:
            return self._redirect(call, raw, headers)
        if status in _BODILESS:
            raw.read(1)  # the end, so that the connection serves on
            if status == 304 and _unconditional(call.request):
                why = "the answer is a 304, though nothing is known that could be unchanged"
                return call.failure(why, status=status, lasting=False)
            return call.response(status, headers, Body(b""))
        if status >= 300:
            return call.response(status, headers, _error_body(raw, headers))
        body = self._body(call.request.purpose, raw, headers)
        if body.broken and not limits.complete(body.data, call.request.purpose):
            return call.failure(body.broken, status=status, lasting=False)
        return call.response(status, headers, body)

    def _body(self, purpose: Purpose, raw: Answer, headers: Mapping[str, str]) -> Body:
        page = purpose in _PAGES
        if page and (kind := limits.unwanted(headers.get("content-type", ""))):
            raise NotAPage(f"of the media type {kind[:60]}")
        limit, length = self._sizes[purpose], headers.get("content-length", "")
        if not limit.cut and length.isdecimal() and len(length) < 20 and int(length) > limit.body:
            raise TooLarge(f"larger than {limit.body / MIB:g} MiB (Content-Length)")
        return read_body(raw, headers.get("content-encoding", ""), limit, page=page)

    def _redirect(self, call: _Call, raw: Answer, headers: Mapping[str, str]) -> Hop:
        try:
            target = location(call.url, headers["location"])
        except AddressError:
            why = f"it redirects to {headers['location'][:80]!r}, which is no address of a page"
            return call.failure(why, status=raw.status)
        exchange = call.exchange
        exchange.deadline = min(exchange.deadline, self._clock() + REDIRECT_PATIENCE)
        with suppress(*_SENDING, *_ANSWERS):
            read_body(raw, "", ERROR_LIMIT, page=False)
        said = headers.get("set-cookie", "")
        renewed = bool(said) and self._cookies.take(origin_of(call.url), said)
        return call.redirect(raw.status, headers, target, renewed=renewed)


def _unconditional(request: Request) -> bool:
    """Whether "not modified" says nothing: some caches pass on what another was told. Of robots.txt
    its reader knows better what it has."""
    known = request.etag or request.last_modified
    return not known and request.purpose is not Purpose.ROBOTS


def _error_body(raw: Answer, headers: Mapping[str, str]) -> Body:
    """The body of an error, looked at for its wording only: what cannot be decoded is empty."""
    try:
        return read_body(raw, headers.get("content-encoding", ""), ERROR_LIMIT, page=False)
    except (DecodingError, TooLarge) as error:
        return Body(b"", str(error))


def _note(body: Body) -> str:
    if body.broken:
        return f"{body.broken}; what came of it was taken"
    return "cut to its first part, the rest was not read" if body.cut else ""
