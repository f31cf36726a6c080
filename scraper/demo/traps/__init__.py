"""Hostile answers under ``/trap/``: each a row of ``TRAPS`` with what it is.

Nothing here is random and nothing is large in this process: what is endless or huge is streamed.
The size of a trap can be set in the query, ``?n=``, so that a test may keep it small.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from scraper.demo.messages import Ask, Reply, html
from scraper.demo.traps import bombs, frames, sources, texts
from scraper.demo.traps.common import MIB


@dataclass(frozen=True, slots=True)
class Trap:
    """One hostile answer. ``answer`` gets the request, the site's base address and ``?n=``."""

    name: str
    what: str
    size: int  # n, where the request does not say
    answer: Callable[[Ask, str, int], Reply]
    kind: str = "page"  # or "feed", "sitemap": what a client would take it for

    @property
    def path(self) -> str:
        """Its address on every site."""
        return "/trap/" + self.name


def respond_trap(ask: Ask, base: str) -> Reply:
    """The answer of the trap that the request's path names; 404 for no trap."""
    trap = BY_NAME.get(ask.path.removeprefix("/trap/"))
    if trap is None:
        return html("<h1>404</h1>", 404)
    asked = parse_qs(ask.target.partition("?")[2]).get("n", [""])[0]
    return trap.answer(ask, base, int(asked) if asked.isdecimal() else trap.size)


_CONTROL = "عنوان\x1b[31m أحمر\x1b[0m \x1b]0;pwned\x07\x1b[2J\x9b31m \u202eمقلوب\u202c"

TRAPS: tuple[Trap, ...] = (
    Trap("gzip-bomb", "gzip that decodes to n MiB of zeros", 10_240, bombs.gzip_bomb),
    Trap("deflate-bomb", "zlib that decodes to n MiB of zeros", 10_240, bombs.deflate_bomb),
    Trap("raw-deflate-bomb", "bare deflate, n MiB of zeros", 10_240, bombs.raw_deflate_bomb),
    Trap("zstd-bomb", "zstd that decodes to n MiB of zeros", 10_240, bombs.zstd_bomb),
    Trap("brotli-bomb", "brotli that decodes to n MiB of zeros", 10_240, bombs.brotli_bomb),
    Trap("gzip-twice", "gzip in gzip, n MiB", 256, bombs.twice_gzipped),
    Trap("gzip-truncated", "gzip cut off after n bytes", 100, bombs.gzip_truncated),
    Trap("gzip-lie", "Content-Encoding: gzip over plain text", 0, bombs.gzip_lie),
    Trap("endless", "a body that never ends (n > 0: n pieces)", 0, bombs.endless),
    Trap("drip", "a byte each n ms, for ever", 100, bombs.drip),
    Trap("drip-headers", "a header each n ms, for ever", 100, bombs.drip_headers),
    Trap("silence", "no answer for n seconds, then the end", 3600, bombs.silence),
    Trap("huge", "a page of n MiB", 50, bombs.huge),
    Trap("many-headers", "n headers", 100_000, frames.many_headers),
    Trap("long-header", "a header of n KiB", 8192, frames.long_header),
    Trap("length-long", "Content-Length n too long, then the end", 1000, frames.length(1)),
    Trap("length-short", "Content-Length n too short", 100, frames.length(-1)),
    Trap("length-negative", "a negative Content-Length", 1_000_000, frames.length(-1)),
    Trap("chunks-broken", "a chunk size that is no number", 0, frames.chunks_broken),
    Trap("chunks-endless-size", "a chunk size of n digits", 1_000_000, frames.chunks_endless_size),
    Trap("chunks-cut", "a chunk shorter than it says, then the end", 0, frames.chunks_cut),
    Trap("no-http", "another protocol's greeting", 0, frames.no_http),
    Trap("early-end", "the connection ends without an answer", 0, frames.early_end),
    Trap("odd-headers", "escapes, bytes and no colon in headers", 0, frames.header_injection),
    Trap("redirects", "a chain of redirects without an end", 0, frames.redirect_chain),
    Trap("redirect-odd", "Location no. n of things that are no address", 0, frames.redirect_odd),
    Trap("report.html", "a PDF under an HTML name and type", 50_000, texts.pdf),
    Trap("clip.html", "an MP4 under an HTML name and type", 500_000, texts.mp4),
    Trap("radio", "an endless audio stream", 0, texts.stream_audio),
    Trap("nested", "HTML nested n deep", 100_000, texts.nested),
    Trap("wide-attribute", "an attribute of n bytes", 8 * MIB, texts.wide_attribute),
    Trap("many-attributes", "n attributes on one element", 100_000, texts.many_attributes),
    Trap("nul", "NUL in title and text", 0, texts.nul),
    Trap("invalid-utf8", "bytes that are no UTF-8", 0, texts.invalid_utf8),
    Trap(
        "lone-surrogates", "halves of pairs in text, references and JSON", 0, texts.lone_surrogates
    ),
    Trap(
        "line-separators",
        "U+2028, U+2029 and U+0085 in the title",
        0,
        texts.titled("عنوان\u2028في\u2029سطور\u0085أربعة"),
    ),
    Trap("escapes", "terminal escapes and bidi overrides in the title", 0, texts.titled(_CONTROL)),
    Trap("dots", "../ in the title", 0, texts.titled("../../../etc/passwd عنوان ..\\..\\windows")),
    Trap("redos", "n times what backtracking patterns fear", 2_000, texts.redos),
    Trap("deep-json", "JSON-LD nested n deep, cut off", 100_000, texts.broken_json),
    Trap(
        "entity-bomb", "a feed with n levels of tenfold entities", 10, sources.entity_bomb, "feed"
    ),
    Trap("external-entity", "a feed with external entities", 0, sources.external_entity, "feed"),
    Trap("external-dtd", "a sitemap with an external DTD", 0, sources.external_dtd, "sitemap"),
    Trap(
        "sitemap-self", "a sitemap index that contains itself", 0, sources.sitemap_self, "sitemap"
    ),
    Trap("sitemap-tree", "an index of ten indexes of ten …", 1, sources.sitemap_tree, "sitemap"),
    Trap(
        "sitemap-millions", "an index of n sitemaps", 3_000_000, sources.sitemap_millions, "sitemap"
    ),
    Trap("urls-millions", "a sitemap of n pages", 3_000_000, sources.urls_millions, "sitemap"),
    Trap(
        "sitemap-bomb.gz", "a .gz sitemap of n MiB", 10_240, sources.feed_million_in_gzip, "sitemap"
    ),
    Trap("feed-million", "a feed of n entries", 1_000_000, sources.feed_million, "feed"),
    Trap("feed-nested", "a feed with n items in each other", 50_000, sources.feed_nested, "feed"),
    Trap("feed-links", "a feed of forbidden addresses", 0, sources.feed_hostile_links, "feed"),
    Trap("robots-huge", "a robots.txt of n rules", 200_000, sources.robots_huge, "robots"),
)
BY_NAME: Mapping[str, Trap] = {trap.name: trap for trap in TRAPS}
