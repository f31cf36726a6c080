"""One served site: its article pages, listings, feeds, sitemaps and robots.txt, as answers."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import unquote

from scraper.demo.book import Press, teaser
from scraper.demo.catalogue import Catalogue
from scraper.demo.dress import Sheet, Site, Style, Teaser, gold_of
from scraper.demo.gold import Gold
from scraper.demo.listing import Chrome
from scraper.demo.messages import Ask, Reply, fresh, html, http_date, moved
from scraper.demo.shelves import Shelves, bare
from scraper.demo.sources import Sources
from scraper.demo.styles import STYLES
from scraper.demo.template import text

SOURCES = frozenset({"feed", "sitemap", "listing"})
_BLOCK = 16  # neighbours that share their related links
_PAGE = re.compile(r"(?:^|&)page=(\d{1,3})(?:&|$)")
_ASSET = re.compile(r"\.(?:png|jpe?g|gif|svg|ico|css|js|woff2?)(?:\?|$)")
_PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


@dataclass(frozen=True, slots=True)
class Terms:
    """How a site is served: what it offers and how it behaves."""

    sources: frozenset[str] | None = None  # None: those that its style usually has
    crawl_delay: float | None = None
    weight: int = 0  # the least size of an article's page in bytes
    keep: int = 0  # so many articles stay rendered in memory (their own part of the page)
    closed: tuple[str, ...] = ("/closed/",)


class Outlet:
    """A publisher's site at one address.

    ``answer`` is the whole of it. Not thread-safe: one server calls it, one at a time.
    """

    def __init__(self, site: Site, catalogue: Catalogue, terms: Terms) -> None:
        self.catalogue = catalogue
        self.terms = terms
        self.extra: dict[str, Callable[[Ask], Reply]] = {}  # special pages, by target
        self.linked: tuple[Teaser, ...] = ()  # of those, the ones that its sources list
        self.wall: bytes | None = None  # stands in front of every page after some redesigns
        self.generation = 0
        self._shelves, self._sources = Shelves(self), Sources(self)
        self._related: dict[int, tuple[Teaser, ...]] = {}
        self.dress(site, STYLES[site.publisher.style])

    def dress(self, site: Site, style: Style) -> None:
        """Shows the site in that style from now on; validators change with it."""
        self.site, self.style = site, style
        chosen = self.terms.sources
        self.sources = style.sources if chosen is None else chosen
        with_feeds = "feed" in self.sources
        self.press = Press.of(site, style, feeds=with_feeds, weight=self.terms.weight)
        shown = site if "listing" in self.sources else replace(site, popular=(), network=())
        self.chrome = Chrome.of(shown, style, with_feeds)
        amp = replace(STYLES["amp"], path=style.path, section_path=style.section_path)
        self._amp = Press.of(site, replace(amp, image_path=style.image_path), feeds=False)
        self._number = re.compile(style.number)
        self._related.clear()
        self._kept: dict[str, tuple[str, tuple[bytes, ...]]] = {}
        self.generation += 1

    @property
    def base(self) -> str:
        """Its address, without a slash at the end."""
        return self.site.base

    # -- articles --------------------------------------------------------------------------

    def url(self, index: int) -> str:
        """The address of an article."""
        return self.site.link(self.style.path(self.catalogue[index]))

    def variants(self, index: int) -> dict[str, str]:
        """Other addresses of an article, each answered with it or with a redirect to it."""
        url = self.url(index)
        joint = "&" if "?" in url else "?"
        path = url.partition("?")[0]
        found = {
            "tracking": f"{url}{joint}utm_source=telegram&utm_medium=social&fbclid=IwAR0x",
            "raw": unquote(url),
            "lower-escapes": re.sub(r"%[0-9A-F]{2}", lambda m: m[0].lower(), url),
            "fragment": url + "#comments",
            "mobile": f"{url}{joint}m=1",
            "amp-query": f"{url}{joint}amp=1",
        }
        if joint == "?":
            found["amp"] = url.rstrip("/") + "/amp"
            found["slash"] = path.rstrip("/") if path.endswith("/") else path + "/"
        return {name: other for name, other in found.items() if other != url}

    def sheet(self, index: int) -> Sheet:
        """What an article's page shows."""
        story = self.catalogue[index]
        following = self.catalogue[index - 1] if index and self.style.appends else None
        related = tuple(t for t in self._neighbours(index) if t.title != story.headline)[:5]
        url = self.site.link(self.style.path(story))
        return Sheet(self.site, story, self.style, url, related, following)

    def gold(self, index: int) -> Gold:
        """The record expected of an article."""
        return gold_of(self.sheet(index))

    def _neighbours(self, index: int) -> tuple[Teaser, ...]:
        block = index // _BLOCK
        if block not in self._related:
            if len(self._related) > 64:
                self._related.clear()
            start = min(block * _BLOCK, max(0, len(self.catalogue) - 6))
            some = range(start, min(start + 6, len(self.catalogue)))
            self._related[block] = tuple(self.teaser(i) for i in some)
        return self._related[block]

    def teaser(self, index: int) -> Teaser:
        """A link to an article."""
        return teaser(self.site, self.style, self.catalogue[index])

    def _article(self, ask: Ask, index: int) -> Reply:
        etag = f'"{self.catalogue.number(index):x}-{self.catalogue.edits.get(index, 0)}'
        etag += f'-{self.generation}"'
        reply = self.validated(ask, etag, self.catalogue.changed(index), b"")
        if reply.status == 304:
            return reply
        if (kept := self._kept.get(ask.target)) is not None and kept[0] == etag:
            return replace(reply, body=self.press.bound.join(kept[1]))
        sheet = self.sheet(index)
        query = ask.target.partition("?")[2]
        if ask.path.endswith("/amp") or "amp=1" in query:
            return replace(reply, body=self._amp.render(replace(sheet, style=self._amp.style)))
        if "print" in ask.target:
            return replace(reply, body=self._print(sheet))
        own = sheet.url.removeprefix(self.base).partition("?")[0]
        if ask.path != own and bare(ask.path) != bare(own):
            return moved(sheet.url)
        if (page := _PAGE.search(query)) and 0 < int(page[1]) < len(sheet.story.pages):
            return replace(reply, body=self._further(sheet, int(page[1])))
        encoded = self.press.encode(sheet)
        if len(self._kept) < self.terms.keep:
            self._kept[ask.target] = etag, encoded
        return replace(reply, body=self.press.bound.join(encoded))

    def _further(self, sheet: Sheet, page: int) -> bytes:
        """A later page of an article: its own blocks, and itself as canonical."""
        story = replace(sheet.story, blocks=sheet.story.pages[page], lead=None)
        return self.press.render(replace(sheet, story=story, url=f"{sheet.url}?page={page}"))

    def _print(self, sheet: Sheet) -> bytes:
        story = sheet.story
        body = "\n".join(f"<p>{text(t)}</p>" for t in story.texts)
        page = (
            f"<html dir=rtl><head><title>{text(story.headline)}</title>"
            '<meta name="robots" content="noindex"></head><body onload="window.print()">'
            f"<h1>{text(story.headline)}</h1><p>{text(self.site.publisher.name)} - "
            f"{self.site.long_date(story.published.date())}</p>{body}</body></html>"
        )
        return page.encode(self.style.encoding, "xmlcharrefreplace")

    def validated(
        self,
        ask: Ask,
        etag: str | None,
        changed: datetime | None,
        body: bytes,
        kind: str | None = None,
    ) -> Reply:
        """The answer with the validators that this server sends, or 304."""
        sends = self.style.validators
        tag = etag if sends in ("both", "etag") else None
        stamp = http_date(changed) if changed and sends in ("both", "modified") else None
        headers = dict(self.style.headers)
        if kind is not None:
            headers["Content-Type"] = kind
        if tag:
            headers["ETag"] = tag
        if stamp:
            headers["Last-Modified"] = stamp
        if fresh(ask, tag, stamp):
            return Reply(304, headers)
        return Reply(200, headers, body)

    def page(self, ask: Ask, body: bytes, kind: str | None = None) -> Reply:
        """A page that changes with what it lists: its ETag is of its bytes, without a moment."""
        return self.validated(ask, f'W/"{zlib.crc32(body):08x}"', None, body, kind)

    def answer(self, ask: Ask) -> Reply:
        """The answer to a request for this site."""
        path = ask.path
        if ask.target in self.extra:
            return self.extra[ask.target](ask)
        if path == "/robots.txt":
            return self._sources.robots()
        if (reply := self._sources.answer(ask)) is not None:
            return reply
        if _ASSET.search(ask.target):
            return Reply(200, {"Content-Type": "image/gif"}, _PIXEL)
        if self.wall is not None:
            return html(self.wall)
        if path in ("/", "/index.html", "/ar", "/index.php") and "?" not in ask.target:
            return self._shelves.front(ask)
        if found := self._number.search(ask.target):
            try:
                return self._article(ask, self.catalogue.index(int(found[1])))
            except ValueError:
                return self.missing()
        if (place := self._shelves.section_of(ask.target)) is not None:
            return self._shelves.section(ask, *place)
        return self._shelves.archive(ask) or self.missing()

    def missing(self) -> Reply:
        """The site's page for an address that it does not have."""
        page = self.chrome.page("الصفحة غير موجودة", "<h1>404</h1><p>الصفحة غير موجودة</p>")
        return Reply(404, self.style.headers, page)
