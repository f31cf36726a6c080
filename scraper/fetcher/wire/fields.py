"""Header fields: what a request says, and what an answer said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from scraper.address import join
from scraper.errors import UsageError
from scraper.fetcher.wire.answer import Answer
from scraper.fetcher.wire.decoding import ACCEPT_ENCODING
from scraper.fetcher.wire.exchange import Purpose, Request
from scraper.fetcher.wire.limits import ACCEPT, HEADERS_SIZE

PRODUCT = "arabic-news-scraper"  # the product token, in the User-Agent and for robots.txt

_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")  # RFC 9110 section 5.5


class HeadersTooLarge(Exception):  # noqa: N818 - an answer's fault, not ours
    """The header lines of an answer are larger than any server's."""


def user_agent(contact: str, *, version: str) -> str:
    """The honest name: the product, its version, and whom to write to: the address of a page or
    of mail, or words that say there is none.

    Raises UsageError where the contact cannot stand in a header.
    """
    # RFC 9110 section 10.1.5 leaves the comment free; «+» before an address is the crawlers' habit
    given = ":" in contact or "@" in contact or "." in contact
    value = f"{PRODUCT}/{version} ({'+' if given else ''}{contact})"
    if not value.isascii() or not value.isprintable() or set("()") & set(contact):
        raise UsageError(f"the contact {contact!r} cannot stand in a User-Agent header")
    return value


class RequestHeaders:
    """What each request says, by its purpose."""

    def __init__(self, agent: str) -> None:
        """``agent`` is the whole User-Agent header. Raises UsageError where it cannot be one."""
        if not agent or not _VALUE.fullmatch(agent):
            raise UsageError(f"{agent!r} cannot be a User-Agent header")
        self._fixed = {
            purpose: {
                "User-Agent": agent,
                "Accept": ACCEPT[purpose],
                "Accept-Language": "ar, *;q=0.5",
                "Accept-Encoding": ACCEPT_ENCODING,
            }
            for purpose in Purpose
        }

    def of(self, request: Request) -> dict[str, str]:
        """A new mapping for one request. Validators come from servers, by way of the memory
        file: one that could not be sent is left out."""
        headers = self._fixed[request.purpose].copy()
        if request.etag and _VALUE.fullmatch(request.etag):
            headers["If-None-Match"] = request.etag
        if request.last_modified and _VALUE.fullmatch(request.last_modified):
            headers["If-Modified-Since"] = request.last_modified
        return headers


def answer_headers(answer: Answer) -> Mapping[str, str]:
    """The header fields of an answer. Raises HeadersTooLarge."""
    size = sum(map(len, answer.fields)) + sum(map(len, answer.fields.values()))
    if size > HEADERS_SIZE:
        raise HeadersTooLarge(f"header lines of more than {HEADERS_SIZE // 1024} KiB")
    return MappingProxyType(answer.fields)


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
