"""What went wrong on the way to a server, in words."""

from __future__ import annotations

import errno

import pytest
from requests.exceptions import ConnectionError as RequestsError
from urllib3.exceptions import ProtocolError

from scraper.fetcher.wire.faults import explain
from scraper.fetcher.wire.guard import Refused, Unresolved


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
