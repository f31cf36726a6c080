"""Pages that a browser saved whole, pictures and all, in one file (MHTML, RFC 2557)."""

from __future__ import annotations

from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import IO, cast

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.wire.exchange import Purpose
from scraper.fetcher.wire.limits import LIMITS
from scraper.page import Page

_MOST = LIMITS[Purpose.ARTICLE].body
_MOST_WHOLE = 5 * _MOST  # of a file: the page's pictures are most of it


class MhtmlError(ValueError):
    """The file is damaged, or is none of these; the message says how."""


def page_of_mhtml(raw: IO[bytes], url: str, saved: datetime) -> Page:
    """The page in the file, at the address and of the moment that the browser noted; ``url`` and
    ``saved`` are those of the file, where it noted none.

    Raises MhtmlError, and OSError where the file cannot be read.
    """
    data = raw.read(_MOST_WHOLE + 1)
    if len(data) > _MOST_WHOLE:
        raise MhtmlError(f"larger than {_MOST_WHOLE >> 20} MiB")
    # "compat32" would keep addresses folded over several lines as they are
    message = BytesParser(policy=policy.default).parsebytes(data)
    try:
        return _page(message, url, saved)
    except (MessageError, LookupError, UnicodeError, ValueError) as error:
        raise MhtmlError(str(error) or "the file is damaged") from error


def _page(message: EmailMessage, url: str, saved: datetime) -> Page:
    for part in message.walk():
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        body = cast(bytes, part.get_payload(decode=True) or b"")
        if not body:
            break
        if len(body) > _MOST:
            raise MhtmlError(f"its page is larger than {_MOST >> 20} MiB")
        charset = part.get_content_charset()
        kind = part.get_content_type() + (f"; charset={charset}" if charset else "")
        said = message["Snapshot-Content-Location"] or part["Content-Location"] or ""
        headers = {"content-type": kind}
        return Page(_address(str(said)) or url, body, headers, _moment(message) or saved)
    raise MhtmlError("no page is in it")


def _address(said: str) -> str:
    """The address that the browser noted, where it is one."""
    try:
        return address.clean(said)
    except AddressError:
        return ""


def _moment(message: EmailMessage) -> datetime | None:
    """When the page was saved, where the browser says it."""
    try:
        moment = parsedate_to_datetime(str(message["Date"]))
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):  # no date, or one of the year 10000 in UTC
        return None
