"""What went wrong on the way to a server, in words."""

from __future__ import annotations

import errno

import pytest
from requests.exceptions import ConnectionError as RequestsError
from urllib3.connection import HTTPConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError, ProtocolError

from scraper.fetcher.wire.faults import explain, ours
from scraper.fetcher.wire.guard import Offline, Refused, Unresolved
from scraper.fetcher.wire.proxy import ProxyFault


def caused(error: Exception) -> Exception:
    """As it comes out of the libraries: a cause within a cause."""
    outer = RequestsError(ProtocolError("broken", error))
    outer.__cause__ = error
    return outer


@pytest.mark.parametrize(
    ("error", "words", "lasting"),
    [
        (Refused("10.0.0.1 is private: refused"), "10.0.0.1 is private: refused", True),
        (Unresolved("no address found"), "no address found", False),
        (OSError(errno.ENETUNREACH, "?"), "Network is unreachable (ENETUNREACH)", False),
        (OSError(99_999, "?"), "no connection: Unknown error 99999 (99999)", False),
    ],
)
def test_the_first_cause_is_what_is_told(error: Exception, words: str, lasting: bool) -> None:
    told, is_lasting = explain(caused(error))
    assert words in told
    assert is_lasting is lasting


def unconnected(cause: Exception) -> ProxyFault:
    fault = ProxyFault("no connection to the proxy")
    fault.__cause__ = cause
    return fault


@pytest.mark.parametrize(
    ("error", "is_ours"),
    [
        (Offline("no address found"), True),
        (Unresolved("no address found"), False),
        (OSError(errno.ENETUNREACH, "?"), True),
        (OSError(errno.EHOSTUNREACH, "?"), False),
        (ConnectionRefusedError(errno.ECONNREFUSED, "?"), False),
        (unconnected(NewConnectionError(HTTPConnection("p"), "refused")), True),
        (unconnected(ConnectTimeoutError("slow")), True),
        (unconnected(OSError("Tunnel connection failed: 502")), False),
    ],
)
def test_a_missing_network_is_told_from_a_server_that_is_down(
    error: Exception, is_ours: bool
) -> None:
    assert ours(caused(error)) is is_ours
