"""The Retry-After header (RFC 9110 §10.2.3): seconds, or a date."""

from __future__ import annotations

import re
from datetime import UTC
from email.utils import parsedate_to_datetime

from scraper.fetcher.wire.exchange import Failure, Hop

# RFC 9110: delay-seconds = 1*DIGIT. Fractions are sent in practice, and bounded digits keep the
# number finite.
_SECONDS = re.compile(r"\d{1,12}(\.\d{1,9})?", re.ASCII)


def retry_after(answer: Hop, now: float) -> float | None:
    """How many seconds the server wants to be left alone, from its answer on; None: unsaid.

    ``now`` is the time of day, seconds since the epoch. A date is held against the server's own
    ``Date`` where it sends one, so that a clock that is wrong on either side does no harm.
    Said with success it has no meaning and is not heard.
    """
    if isinstance(answer, Failure) or answer.status < 300:
        return None
    value = answer.headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(value):
        return float(value)
    until = _epoch(value)
    if until is None:
        return None
    said = _epoch(answer.headers.get("date", ""))
    return max(0.0, until - (now if said is None else said))


def _epoch(value: str) -> float | None:
    try:
        moment = parsedate_to_datetime(value)
        if moment.tzinfo is None:  # "-0000" and a missing zone: HTTP dates are in GMT
            moment = moment.replace(tzinfo=UTC)
        return moment.timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
