"""How much of an answer is taken, and which answers are not wanted. Data, with their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scraper.fetcher.wire.exchange import Purpose

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True, slots=True)
class Limit:
    """``body``: most bytes of a body, decoded from its Content-Encoding. ``cut``: keep the first
    so many and go on, instead of refusing the whole."""

    body: int
    cut: bool = False


LIMITS: Mapping[Purpose, Limit] = MappingProxyType(
    {
        # RFC 9309 section 2.5; one byte more tells that it was cut.
        Purpose.ROBOTS: Limit(500 * KIB + 1, cut=True),
        Purpose.FEED: Limit(16 * MIB),  # real ones are below 1 MiB; each host may send one at once
        Purpose.SITEMAP: Limit(64 * MIB),  # sitemaps.org allows 50 MiB
        Purpose.LISTING: Limit(20 * MIB),
        Purpose.ARTICLE: Limit(20 * MIB),
    }
)
# The body of an error or a redirect is looked at for its wording only.
ERROR_LIMIT = Limit(256 * KIB, cut=True)

# Servers and http.client stop at 8 to 64 KiB a line; browsers at 256 KiB for all (Chromium).
HEADERS_SIZE = 256 * KIB
# What may come besides the body: header lines, chunk sizes, trailers, 1xx answers.
FRAMING = 1 * MIB
# No page is compressed like this; deflate cannot do better than 1,032 to 1, the others can.
RATIO = 400
RATIO_FROM = 4 * MIB  # decoded bytes from which the ratio counts

# Media types that are never a page (RFC 6838 top-level types and some applications). A type that
# may be a mistake (octet-stream, text/plain) is not among them: the first bytes decide.
NOT_PAGES = ("video/", "audio/", "image/", "font/", "model/")
NOT_PAGE_TYPES = frozenset(
    {
        "application/pdf",
        "application/x-pdf",
        "application/msword",
        "application/vnd.ms-excel",
        "application/vnd.ms-powerpoint",
        "application/rtf",
        "application/epub+zip",
        "application/zip",
        "application/x-zip-compressed",
        "application/x-rar-compressed",
        "application/vnd.rar",
        "application/x-7z-compressed",
        "application/x-tar",
        "application/java-archive",
        "application/x-shockwave-flash",
        "application/vnd.android.package-archive",
        "application/x-apple-diskimage",
        "application/x-msdownload",
        "application/x-bittorrent",
        "application/vnd.apple.mpegurl",
        "application/x-mpegurl",
        "application/dash+xml",
        "application/mp4",
        "application/ogg",
        "application/vnd.rn-realmedia",
        "application/wasm",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    }
)

# First bytes (mimesniff.spec.whatwg.org sections 6.1 to 6.3, and file(1)): offset, bytes, name.
MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "a PDF"),
    (0, b"\x89PNG\r\n\x1a\n", "an image"),
    (0, b"\xff\xd8\xff", "an image"),
    (0, b"GIF87a", "an image"),
    (0, b"GIF89a", "an image"),
    (8, b"WEBPVP", "an image"),
    (8, b"AVI ", "a video"),
    (8, b"WAVE", "audio"),
    (4, b"ftyp", "a video"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (0, b"FLV\x01", "a video"),
    (0, b"\x00\x00\x01\xba", "a video"),
    (0, b"OggS\x00", "audio or video"),
    (0, b"ID3", "audio"),
    (0, b"PK\x03\x04", "an archive or an office document"),
    (0, b"Rar!\x1a\x07", "an archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "an archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (0, b"MZ\x90\x00", "a program"),
    (0, b"\x7fELF", "a program"),
)

_MAGIC_AT = tuple(
    (at, tuple(magic for place, magic, _ in MAGIC if place == at)) for at in (0, 4, 8)
)

# What ends a document: a body that was cut short by its framing but holds its end is whole.
ENDINGS: Mapping[Purpose, tuple[bytes, ...]] = MappingProxyType(
    {
        Purpose.FEED: (b"</rss>", b"</feed>", b"</rdf:rdf>"),
        Purpose.SITEMAP: (b"</urlset>", b"</sitemapindex>"),
        Purpose.LISTING: (b"</html>",),
        Purpose.ARTICLE: (b"</html>",),
    }
)

# The Accept header of each purpose (RFC 9110 section 12.5.1).
ACCEPT: Mapping[Purpose, str] = MappingProxyType(
    {
        Purpose.ROBOTS: "text/plain, */*;q=0.5",
        Purpose.FEED: "application/rss+xml, application/atom+xml, application/feed+json, "
        "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
        Purpose.SITEMAP: "application/xml, text/xml, application/gzip;q=0.9, */*;q=0.5",
        Purpose.LISTING: "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
        Purpose.ARTICLE: "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
    }
)


def unwanted(content_type: str) -> str | None:
    """The media type when it is never a page, else None."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind if kind.startswith(NOT_PAGES) or kind in NOT_PAGE_TYPES else None


def disguised(body: bytes) -> str | None:
    """What the first bytes show the body to be when that is no page, else None."""
    head = body[:16]
    if not any(head.startswith(those, at) for at, those in _MAGIC_AT):
        return None
    return next((name for at, magic, name in MAGIC if head.startswith(magic, at)), None)


def complete(body: bytes, purpose: Purpose) -> bool:
    """Whether the document's own end is in the last bytes of the body."""
    tail = body[-4096:].lower()
    return any(ending in tail for ending in ENDINGS.get(purpose, ()))
