"""What makes a record recognisable: its id, its site and the hash of its text."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from scraper import address
from scraper.errors import AddressError


def article_id(url: str) -> str:
    """The record's id; of an address that is none (a saved page without one) its own hash."""
    try:
        return address.article_id(url)
    except AddressError:
        return blake2b(url.encode("utf-8", "replace"), digest_size=16).hexdigest()


def site_of(url: str) -> str:
    """The host without ``www.``; empty where the address has none."""
    try:
        return address.site(url)
    except AddressError:
        return ""


def content_hash(headline: str, paragraphs: Sequence[str]) -> str:
    """128 bits of headline and paragraphs, white space apart: equal for equal stories."""
    text = "\n".join("".join(part.split()) for part in (headline, *paragraphs))
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
