"""Pages that a browser saved whole, pictures and all, in one file (MHTML, RFC 2557)."""

from __future__ import annotations

from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import cast

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.exchange import Purpose
from scraper.fetcher.limits import LIMITS
from scraper.page import Page

_MOST = LIMITS[Purpose.ARTICLE].body
_MOST_WHOLE = 5 * _MOST  # of a file: the page's pictures are most of it


class MhtmlError(ValueError):
    """The file is damaged, or is none of these; the message says how."""


def page_of_mhtml(path: Path) -> Page:
    """The page in the file, at the address and of the moment that the browser noted.

    Raises MhtmlError, and OSError where the file cannot be read.
    """
    with path.open("rb") as raw:
        data = raw.read(_MOST_WHOLE + 1)
    if len(data) > _MOST_WHOLE:
        raise MhtmlError(f"larger than {_MOST_WHOLE >> 20} MiB")
    # "compat32" would keep addresses folded over several lines as they are
    message = BytesParser(policy=policy.default).parsebytes(data)
    try:
        return _page(message, path)
    except (MessageError, LookupError, UnicodeError, ValueError) as error:
        raise MhtmlError(str(error) or "the file is damaged") from error


def _page(message: EmailMessage, path: Path) -> Page:
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
        return Page(_address(str(said), path), body, {"content-type": kind}, _moment(message, path))
    raise MhtmlError("no page is in it")


def _address(said: str, path: Path) -> str:
    """The address that the browser noted, else the file's own."""
    try:
        return address.clean(said)
    except AddressError:
        return path.resolve().as_uri()


def _moment(message: EmailMessage, path: Path) -> datetime:
    """When the page was saved: as the browser says, else as the file does."""
    try:
        moment = parsedate_to_datetime(str(message["Date"]))
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):  # no date, or one of the year 10000 in UTC
        return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
