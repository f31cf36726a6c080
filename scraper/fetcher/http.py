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
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from types import MappingProxyType, TracebackType
from typing import Any

import urllib3.exceptions
from requests import PreparedRequest, RequestException
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.response import BaseHTTPResponse

from scraper.address import clean, join
from scraper.errors import AddressError, UsageError
from scraper.fetcher import limits
from scraper.fetcher.body import Body, NotAPage, TooLarge, read_body
from scraper.fetcher.decoding import ACCEPT_ENCODING, DecodingError
from scraper.fetcher.exchange import Failure, Hop, Purpose, Redirect, Request, Response
from scraper.fetcher.faults import explain, stale
from scraper.fetcher.guard import Guard, Refused
from scraper.fetcher.limits import ERROR_LIMIT, FRAMING, HEADERS_SIZE, LIMITS, Limit
from scraper.fetcher.transport import Exchange, Transport
from scraper.outcome import Kind
from scraper.page import utc_now

PRODUCT = "arabic-news-scraper"  # the product token, in the User-Agent and for robots.txt

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BODILESS = frozenset({204, 205, 304})
_PAGES = frozenset({Purpose.ARTICLE, Purpose.LISTING})
# Commas are part of these values; they are joined with a line feed, which no header holds.
_BY_LINE = frozenset({"set-cookie", "x-robots-tag"})
_FIELD = re.compile(r"[\t\x20-\x7e\x80-\xff]*")  # RFC 9110 section 5.5
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ERRORS = (
    RequestException,
    urllib3.exceptions.HTTPError,
    http.client.HTTPException,
    OSError,
    ValueError,
    Refused,
    TooLarge,
    NotAPage,
)


def user_agent(contact: str, *, version: str) -> str:
    """The honest name: the product, its version, and whom to write to (an address of a page or
    of mail). Raises UsageError where the contact cannot stand in a header."""
    value = f"{PRODUCT}/{version} (+{contact})"
    if not value.isascii() or not value.isprintable() or set("()") & set(contact):
        raise UsageError(f"the contact {contact!r} cannot stand in a User-Agent header")
    return value


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
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """``agent`` is the whole User-Agent header, see ``user_agent``. Time-outs are in seconds,
        for the connection and for each silence. ``ca_bundle``: a PEM file in place of certifi's.
        """
        if not _FIELD.fullmatch(agent):
            raise UsageError(f"{agent!r} cannot be a User-Agent header")
        self.guard = guard or Guard()
        self._transport = Transport(
            self.guard, ca_bundle=ca_bundle or DEFAULT_CA_BUNDLE_PATH, clock=clock
        )
        self._sizes = sizes
        self._timeouts = (connect_timeout, read_timeout)
        self._clock, self._now = clock, now
        self._live: set[Exchange] = set()
        self._lock = threading.Lock()
        self._aborted = False
        self._headers = {purpose: _fixed_headers(agent, purpose) for purpose in Purpose}

    def fetch(self, request: Request, *, deadline: float) -> Hop:
        """Performs one request. ``deadline`` is the moment on the client's clock by which the
        last byte must have come. Never raises for what a server does."""
        start = self._clock()
        exchange = self._exchange(request, deadline)
        try:
            url = clean(request.url)
            with self._lives(exchange):
                return self._perform(request, url, exchange, start)
        except AddressError as error:
            return self._failure(request, exchange, start, Kind.FAILED, str(error))
        except NotAPage as error:
            return self._failure(request, exchange, start, Kind.NOT_ARTICLE, f"it is {error}")
        except (TooLarge, DecodingError) as error:
            return self._failure(request, exchange, start, Kind.FAILED, str(error))
        except _ERRORS as error:
            reason, lasting = self._explain(error, exchange, start)
            return self._failure(request, exchange, start, Kind.FAILED, reason, lasting=lasting)

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

    # One exchange

    def _exchange(self, request: Request, deadline: float) -> Exchange:
        connect, read = self._timeouts
        budget = max(self._sizes[request.purpose].body, ERROR_LIMIT.body) + FRAMING
        return Exchange(deadline, connect, read, budget)

    @contextmanager
    def _lives(self, exchange: Exchange) -> Iterator[None]:
        with self._lock:
            exchange.aborted = self._aborted
            self._live.add(exchange)
        self._transport.exchange = exchange
        try:
            yield
        finally:
            with self._lock:
                self._live.discard(exchange)

    def _perform(self, request: Request, url: str, exchange: Exchange, start: float) -> Hop:
        raw = self._send(request, url, exchange)
        done = False
        try:
            hop = self._receive(request, url, raw, exchange, start)
            done = raw.closed or raw.isclosed()
        finally:
            if not done:  # what has not been read to its end cannot serve again
                raw.close()
            raw.release_conn()
        return hop

    def _send(self, request: Request, url: str, exchange: Exchange) -> Any:
        prepared = PreparedRequest()
        prepared.method = "GET"
        prepared.url = _STRAY_PERCENT.sub("%25", url)
        headers = self._headers[request.purpose].copy()
        if request.etag and _FIELD.fullmatch(request.etag):
            headers["If-None-Match"] = request.etag
        if request.last_modified and _FIELD.fullmatch(request.last_modified):
            headers["If-Modified-Since"] = request.last_modified
        prepared.headers = headers  # type: ignore[assignment]  # a dict is a mapping, and quicker
        try:
            return self._transport.send(prepared, stream=True, timeout=self._timeouts).raw
        except (RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            if not (exchange.reused and not exchange.received and stale(error)):
                raise
        return self._transport.send(prepared, stream=True, timeout=self._timeouts).raw

    def _receive(
        self, request: Request, url: str, raw: BaseHTTPResponse, exchange: Exchange, start: float
    ) -> Hop:
        headers = _headers(raw)
        if raw.status < 200:
            return self._failure(
                request, exchange, start, Kind.FAILED, f"the answer is only a {raw.status}"
            )
        if raw.status in _REDIRECTS and "location" in headers:
            return self._redirect(request, url, raw, headers, exchange, start)
        page = request.purpose in _PAGES and raw.status == 200
        if page and (kind := limits.unwanted(headers.get("content-type", ""))):
            raise NotAPage(f"of the media type {kind[:60]}")
        body = self._body(request, raw, headers, page=page)
        if body.broken and not limits.complete(body.data, request.purpose) and raw.status == 200:
            return self._failure(
                request, exchange, start, Kind.FAILED, body.broken, raw.status, lasting=False
            )
        return Response(
            request,
            url,
            raw.status,
            headers,
            body.data,
            fetched_at=self._now(),
            seconds=self._clock() - start,
            wire_bytes=exchange.received,
            peer=exchange.peer,
            note=_note(body),
        )

    def _body(
        self, request: Request, raw: BaseHTTPResponse, headers: Mapping[str, str], *, page: bool
    ) -> Body:
        if raw.status in _BODILESS:
            raw.read(0)
            return Body(b"")
        good = raw.status == 200
        limit = self._sizes[request.purpose] if good else ERROR_LIMIT
        length = headers.get("content-length", "")
        if not limit.cut and length.isdecimal() and len(length) < 20 and int(length) > limit.body:
            raise TooLarge(f"larger than {limit.body / limits.MIB:g} MiB (Content-Length)")
        return read_body(raw, headers.get("content-encoding", ""), limit, page=page)

    def _redirect(
        self,
        request: Request,
        url: str,
        raw: BaseHTTPResponse,
        headers: Mapping[str, str],
        exchange: Exchange,
        start: float,
    ) -> Hop:
        try:
            target = location(url, headers["location"])
        except AddressError as error:
            why = f"it redirects to what is no address: {error}"
            return self._failure(request, exchange, start, Kind.FAILED, why, raw.status)
        with suppress(*_ERRORS):  # only so that the connection can serve again
            read_body(raw, "", ERROR_LIMIT, page=False)
        return Redirect(
            request,
            url,
            raw.status,
            target,
            headers,
            fetched_at=self._now(),
            seconds=self._clock() - start,
            wire_bytes=exchange.received,
            peer=exchange.peer,
        )

    def _explain(self, error: Exception, exchange: Exchange, start: float) -> tuple[str, bool]:
        if exchange.aborted:
            return "the run was ended while it was asked", False
        if self._clock() >= exchange.deadline:
            return f"no whole answer within {exchange.deadline - start:.0f} s", False
        return explain(error)

    def _failure(
        self,
        request: Request,
        exchange: Exchange,
        start: float,
        kind: Kind,
        reason: str,
        status: int | None = None,
        *,
        lasting: bool = True,
    ) -> Failure:
        return Failure(
            request,
            kind,
            reason,
            request.url,
            status,
            lasting,
            self._clock() - start,
            exchange.received,
            exchange.peer,
        )


def location(base: str, value: str) -> str:
    """The absolute address that a Location header means (RFC 9110 section 10.2.2).

    ``value`` has one character for each byte, as http.client gives it. Raw Arabic in UTF-8 is
    encoded as a browser does; bytes that are no UTF-8 (windows-1256) are kept, percent-encoded.
    Raises AddressError.
    """
    raw = value.encode("latin-1", "replace")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in raw)
    return join(base, text)


def _fixed_headers(agent: str, purpose: Purpose) -> dict[str, str]:
    return {
        "User-Agent": agent,
        "Accept": limits.ACCEPT[purpose],
        "Accept-Language": "ar, *;q=0.5",
        "Accept-Encoding": ACCEPT_ENCODING,
    }


def _headers(raw: BaseHTTPResponse) -> Mapping[str, str]:
    headers: dict[str, str] = {}
    size = 0
    for name, value in raw.headers.items():
        size += len(name) + len(value)
        key = name.lower()
        if key in headers:
            headers[key] += ("\n" if key in _BY_LINE else ", ") + value
        else:
            headers[key] = value
    if size > HEADERS_SIZE:
        raise TooLarge(f"header lines of more than {HEADERS_SIZE // 1024} KiB")
    return MappingProxyType(headers)


def _note(body: Body) -> str:
    if body.broken:
        return f"{body.broken}, but the document's end is there"
    return "cut to its first part, the rest was not read" if body.cut else ""
