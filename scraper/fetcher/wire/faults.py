"""What went wrong on the way to a server, in words. Nothing that the server said is repeated."""

from __future__ import annotations

import errno
import http.client
import os
import ssl
from collections.abc import Iterator

import urllib3.exceptions
from requests.exceptions import InvalidURL

from scraper.fetcher.wire.guard import Offline, Refused, Unresolved
from scraper.fetcher.wire.proxy import ProxyFault
from scraper.fetcher.wire.transport import TooMuch

# A connection that was kept open and that the server closed just then ends in one of these.
_STALE = (
    http.client.RemoteDisconnected,
    ConnectionResetError,
    ConnectionAbortedError,
    BrokenPipeError,
    ssl.SSLEOFError,
    ssl.SSLZeroReturnError,
)

# Exception, words, whether it is lasting. The first that is found among the causes counts, so
# what is particular stands before what is general.
_FAULTS: tuple[tuple[type[BaseException], str, bool], ...] = (
    (TooMuch, "far more bytes came than the answer may have", True),
    (ssl.SSLError, "the TLS connection failed", False),
    (urllib3.exceptions.SSLError, "the TLS connection failed", False),
    (urllib3.exceptions.ConnectTimeoutError, "no connection in time", False),
    (urllib3.exceptions.ReadTimeoutError, "the server fell silent", False),
    (TimeoutError, "the server fell silent", False),
    (http.client.LineTooLong, "a header line without end", True),
    (http.client.RemoteDisconnected, "the server closed the connection without an answer", False),
    (ConnectionRefusedError, "the server refused the connection", False),
    (ConnectionResetError, "the server reset the connection", False),
    (http.client.BadStatusLine, "the answer is not HTTP", False),
    (http.client.HTTPException, "the answer is not good HTTP", False),
    (InvalidURL, "the address cannot be asked", True),
)

_UNCONNECTED = (
    urllib3.exceptions.NewConnectionError,
    urllib3.exceptions.ConnectTimeoutError,
)

# Verification results of OpenSSL (x509_vfy.h) that a person can act on.
_CERTIFICATE = {
    9: "the certificate is not valid yet",
    10: "the certificate has expired",
    18: "the certificate is signed by itself",
    19: "the certificate's chain ends in one signed by itself",
    20: "the certificate's issuer is not known (often: the server sends no intermediate)",
    21: "the certificate's issuer is not known (often: the server sends no intermediate)",
    23: "the certificate has been revoked",
    62: "the certificate is for another host",
    64: "the certificate is for another address",
}


def explain(error: BaseException) -> tuple[str, bool]:
    """The reason in words, and whether it is lasting (asking again would be in vain)."""
    # urllib3 makes "no connection" a kind of "no connection in time": its own cause tells more.
    wrapper = urllib3.exceptions.NewConnectionError
    causes = [cause for cause in _causes(error) if not isinstance(cause, wrapper)]
    for cause in causes:
        if isinstance(cause, Refused):
            return str(cause), True
        if isinstance(cause, Unresolved | ProxyFault):
            return str(cause), False
        if isinstance(cause, ssl.SSLCertVerificationError):
            why = _CERTIFICATE.get(cause.verify_code, "the certificate cannot be trusted")
            return f"TLS: {why}", False
    if any("got more than" in str(c) for c in causes if type(c) is http.client.HTTPException):
        return "too many header lines", True
    for kind, words, lasting in _FAULTS:
        if any(isinstance(cause, kind) for cause in causes):
            return words, lasting
    numbers = (cause.errno for cause in causes if isinstance(cause, OSError) and cause.errno)
    number = next(numbers, None)
    if number is not None:
        return (
            f"no connection: {os.strerror(number)} ({errno.errorcode.get(number, number)})",
            False,
        )
    return f"the request failed ({type(causes[-1]).__name__})", False


def ours(error: BaseException) -> bool:
    """Whether the trouble is on this side: no network, no name server, no proxy was there. It is
    then not held against the host, which has not been asked."""
    return any(_is_ours(cause) for cause in _causes(error))


def _is_ours(cause: BaseException) -> bool:
    if isinstance(cause, ProxyFault):
        return isinstance(cause.__cause__, _UNCONNECTED)
    number = cause.errno if isinstance(cause, OSError) else None
    return isinstance(cause, Offline) or number in (errno.ENETUNREACH, errno.ENETDOWN)


def stale(error: BaseException) -> bool:
    """Whether it looks like a kept connection that the server had closed."""
    return any(isinstance(cause, _STALE) for cause in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all it was raised from or wraps, outermost first."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < 50:
        cause = waiting.pop(0)
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        inner = (cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args)
        waiting.extend(part for part in inner if isinstance(part, BaseException))
