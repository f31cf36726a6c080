"""What makes a record recognisable: its address, its id, its site and the hash of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from urllib.parse import SplitResult, unquote, urlsplit

from scraper import address
from scraper.errors import AddressError
from scraper.parser.metadata.head import Metadata
from scraper.parser.signs.menus import is_root


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
    """128 bits of headline and paragraphs, white space apart: equal for equal stories. The texts
    are clean ones: the only white space in them is spaces."""
    data = "\n".join((headline, *paragraphs)).encode("utf-8", "replace").replace(b" ", b"")
    return blake2b(data, digest_size=16).hexdigest()


def canonical_url(url: str, metadata: Metadata) -> str | None:
    """The address that the page gives itself, cleaned of tracking; None where it gives none.

    A canonical link to the home page is a template's fault and is not believed, nor one to a
    section, nor, where the page's own address is known, one to another site's host.
    """
    base = base_url(url, metadata)
    claims = [metadata.canonical, *(text for _, text in metadata.of("urls")), *metadata.graph.urls]
    for claim in claims:
        if not claim:
            continue
        try:
            found = address.canonical(address.join(base, claim) if base else claim)
        except AddressError:
            continue
        if _plausible(found, url):
            return found
    return None


_NOTHING = frozenset(("undefined", "null", "none", "nan", "[object%20object]"))


def base_url(url: str, metadata: Metadata) -> str:
    """What relative addresses on a page are relative to: ``<base href>``, else its own address."""
    if not metadata.base:
        return url
    try:
        return address.join(url, metadata.base) if url else address.clean(metadata.base)
    except AddressError:
        return url


def _plausible(found: str, url: str) -> bool:
    parts = urlsplit(found)
    if parts.path.rsplit("/", 1)[-1].lower() in _NOTHING:
        return False  # of a script that had no address to write
    if "%7B%7B" in parts.path:
        return False  # «{{url}}»: of a template that nobody filled in
    if is_root(found) and not (url and is_root(url)):
        return False
    if url and found != url and _of_a_section(parts) and _numbered(url):
        return False
    return not url or address.same_site(url, found) or address.same_site(found, url)


_JOINED = re.compile("[-_.]")


def _of_a_section(parts: SplitResult) -> bool:
    """Whether an address is of plain words, without number or hyphen: ``/section/sport``. Where the
    page's own has a number, its template gives this one to all articles of the section."""
    if parts.query or _JOINED.search(parts.path):
        return False  # most, and taking their escapes apart costs much more
    return unquote(parts.path).replace("/", "").isalpha()


def _numbered(url: str) -> bool:
    place = url.partition("://")[2].partition("/")[2]
    return any(map(str.isdigit, unquote(place)))
