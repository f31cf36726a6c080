"""One served site: its article pages, listings, feeds, sitemaps and robots.txt, as answers."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import quote, unquote

from scraper.demo import feeds
from scraper.demo.book import Press, teaser
from scraper.demo.calendars import zone
from scraper.demo.catalogue import Catalogue
from scraper.demo.dress import Sheet, Site, Style, Teaser, gold_of
from scraper.demo.feeds import Item
from scraper.demo.gold import Gold
from scraper.demo.listing import Chrome, Turn, head_links, items, turner
from scraper.demo.messages import Ask, Reply, fresh, html, http_date, moved
from scraper.demo.styles import STYLES
from scraper.demo.template import attribute, text

SOURCES = frozenset({"feed", "sitemap", "listing"})
PER_PAGE = 20  # articles on a listing
PER_SITEMAP = 1000
IN_FEED = 20
_BLOCK = 16  # neighbours that share their related links
_ASSET = re.compile(r"\.(?:png|jpe?g|gif|svg|ico|css|js|woff2?)(?:\?|$)")
_PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
_MONTH = re.compile(r"/(\d{4})/(\d\d)/(?:page/(\d+)/)?$")
_DAY = re.compile(r"/archive/(\d{4}-\d\d-\d\d)$")


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
        reply = self._validated(ask, etag, self.catalogue.changed(index), b"")
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
        if ask.path != own and _bare(ask.path) != _bare(own):
            return moved(sheet.url)
        encoded = self.press.encode(sheet)
        if len(self._kept) < self.terms.keep:
            self._kept[ask.target] = etag, encoded
        return replace(reply, body=self.press.bound.join(encoded))

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

    def _validated(
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

    def _page(self, ask: Ask, body: bytes, kind: str | None = None) -> Reply:
        """A page that changes with what it lists: its ETag is of its bytes, without a moment."""
        return self._validated(ask, f'W/"{zlib.crc32(body):08x}"', None, body, kind)

    # -- listings --------------------------------------------------------------------------

    def _front(self, ask: Ask) -> Reply:
        main = ""
        if "listing" in self.sources:
            newest = range(len(self.catalogue) - 1, max(-1, len(self.catalogue) - 16), -1)
            main = self._list(newest, 1) + self._specials() + self._archives()
        elif "feed" in self.sources and self.style.name != "blogger":
            main = f'<p><a href="{attribute(self.site.link(self.style.feed))}">RSS</a></p>'
        return self._page(ask, self.chrome.page(self.site.publisher.name, main))

    def _list(self, indices: Iterable[int], page: int) -> str:
        return items(self.site, self.style, [self.catalogue[i] for i in indices])

    def _specials(self) -> str:
        return "\n".join(
            f'<div class="list-item"><h3><a href="{attribute(t.url)}">{text(t.title)}</a></h3>'
            "</div>"
            for t in self.linked
        )

    def _archives(self) -> str:
        if not len(self.catalogue):
            return ""
        newest = self.catalogue.moment(len(self.catalogue) - 1).date()
        if self.style.archive == "day":
            return f'<a class="archive" href="{self.base}/archive/{newest}">أرشيف الأخبار</a>'
        if self.style.archive != "month":
            return ""
        months: dict[str, None] = {}
        oldest = self.catalogue.moment(0).date().replace(day=1)
        month = newest.replace(day=1)
        while month >= oldest:
            months[f"/{month:%Y/%m}/"] = None
            month = (month - timedelta(days=1)).replace(day=1)
        links = "".join(f'<li><a href="{self.base}{m}">{m.strip("/")}</a></li>' for m in months)
        return f'<ul class="archive">{links}</ul>'

    def _section(self, ask: Ask, name: str, page: int) -> Reply:
        members = self.catalogue.in_section(name)
        pages = max(1, -(-len(members) // PER_PAGE))
        if page > pages:
            return self._missing()
        here = self.style.section_path
        turn = _Sections(page, pages, "", "", lambda n: self.site.link(here(name, n)))
        main = self._list(members.page(page, PER_PAGE), page) + turner(turn, self.style.pager)
        if "listing" not in self.sources:
            main = ""
        head = head_links(turn) if self.style.pager == "next" else ""
        return self._page(ask, self.chrome.page(name, main, head))

    def _section_of(self, target: str) -> tuple[str, int] | None:
        """The section and page that a target names."""
        numbers = [int(n) for n in re.findall(r"\d+", target)[-1:]]
        pages = {1, *(p for n in numbers for p in (n, n + 1, n // PER_PAGE + 1))}
        names = dict.fromkeys((*self.site.publisher.sections, *self.catalogue.sections))
        plain = _plain(target)
        for name in names:
            for page in pages:
                wanted = self.style.section_path(name, page)
                if page > 0 and _plain(wanted) == plain:
                    return name, page
        return None

    def _archive(self, ask: Ask) -> Reply | None:
        here = zone(self.site.publisher.offset)
        if self.style.archive == "month" and (m := _MONTH.match(ask.path)):
            start = datetime(int(m[1]), int(m[2]), 1, tzinfo=here)
            end = (start + timedelta(days=32)).replace(day=1)
            return self._span(ask, start, end, int(m[3] or 1), f"/{m[1]}/{m[2]}/")
        if self.style.archive == "day" and (m := _DAY.match(ask.path)):
            day = date.fromisoformat(m[1])
            start = datetime(day.year, day.month, day.day, tzinfo=here)
            return self._span(ask, start, start + timedelta(days=1), 1, "")
        return None

    def _span(self, ask: Ask, start: datetime, end: datetime, page: int, path: str) -> Reply:
        low, high = self.catalogue.on_or_after(start), self.catalogue.on_or_after(end)
        indices: Sequence[int] = range(high - 1, low - 1, -1)
        title = f"أرشيف {start:%Y-%m}"
        if path:
            pages = max(1, -(-len(indices) // PER_PAGE))
            turn = Turn(page, pages, self.base + path, self.base + path + "page/{page}/")
            indices = indices[(page - 1) * PER_PAGE : page * PER_PAGE]
            tail, head = turner(turn, self.style.pager), head_links(turn)
        else:
            before = (start - timedelta(days=1)).date()
            tail, head = f'<a href="{self.base}/archive/{before}">اليوم السابق</a>', ""
        main = self._list(indices, page) + tail if "listing" in self.sources else ""
        return self._page(ask, self.chrome.page(title, main, head))

    # -- sources ---------------------------------------------------------------------------

    def _item(self, index: int) -> Item:
        return Item(self.url(index), self.catalogue[index], self.catalogue.changed(index))

    def _newest(self, count: int) -> list[Item]:
        size = len(self.catalogue)
        touched = sorted(self.catalogue.edits)[-count:]
        newest = range(max(0, size - count), size)
        indices = dict.fromkeys([*touched, *newest])
        found = [self._item(i) for i in indices]
        return sorted(found, key=lambda item: item.changed, reverse=True)

    def _feed(self, ask: Ask) -> Reply:
        found = self._newest(IN_FEED)
        here = self.site.link(ask.target)
        atom = self.style.feed_kind == "atom" and "alt=rss" not in ask.target
        write = feeds.atom if atom else feeds.rss
        body = write(self.site, found, here, self.linked)
        changed = found[0].changed if found else None
        kind = f"application/{'atom' if atom else 'rss'}+xml; charset=UTF-8"
        return self._validated(ask, f'"{zlib.crc32(body):08x}"', changed, body, kind)

    def _sitemap_index(self, ask: Ask) -> Reply:
        shards = range(0, len(self.catalogue), PER_SITEMAP)
        parts = [
            (f"{self.base}/sitemap-{n + 1}.xml.gz", self._shard_changed(start))
            for n, start in enumerate(shards)
        ]
        parts.append((f"{self.base}/news-sitemap.xml", parts[-1][1]))
        changed = max(changed for _, changed in parts)
        return self._xml(ask, feeds.index(parts), changed)

    def _shard_changed(self, start: int) -> datetime:
        end = min(start + PER_SITEMAP, len(self.catalogue))
        touched = [i for i in self.catalogue.edits if start <= i < end]
        # own stories may have been modified after later ones were published
        late = range(start, end) if self.catalogue.scale is None else ()
        return max(self.catalogue.changed(i) for i in (end - 1, *touched, *late))

    def _sitemap(self, ask: Ask, shard: int) -> Reply:
        start = (shard - 1) * PER_SITEMAP
        if not 0 <= start < len(self.catalogue):
            return self._missing()
        end = min(start + PER_SITEMAP, len(self.catalogue))
        changed = self._shard_changed(start)
        reply = self._xml(ask, b"", changed)
        if reply.status == 304:
            return reply
        listed = self.linked if end == len(self.catalogue) else ()
        body = feeds.sitemap(map(self._item, range(start, end)), listed)
        return self._xml(ask, body, changed)

    def _xml(self, ask: Ask, xml: bytes, changed: datetime) -> Reply:
        packed = ask.path.endswith(".gz")
        body = gzip.compress(xml, 5, mtime=0) if packed else xml
        kind = "application/x-gzip" if packed else "text/xml; charset=utf-8"
        etag = f'"{int(changed.timestamp()):x}-{len(self.catalogue.edits)}"'
        return self._validated(ask, etag, changed, body, kind)

    def _news(self, ask: Ask) -> Reply:
        size = len(self.catalogue)
        since = self.catalogue.moment(size - 1) - timedelta(days=2)
        recent = range(size - 1, max(self.catalogue.on_or_after(since), size - PER_SITEMAP) - 1, -1)
        body = feeds.news_sitemap(self.site, map(self._item, recent))
        changed = self.catalogue.changed(size - 1)
        etag = f'"{zlib.crc32(body):08x}"'
        return self._validated(ask, etag, changed, body, "application/xml; charset=utf-8")

    def _robots(self) -> Reply:
        maps = [f"{self.base}/sitemap_index.xml.gz"] if "sitemap" in self.sources else []
        body = feeds.robots(maps, self.terms.crawl_delay, self.terms.closed)
        return Reply(200, {"Content-Type": "text/plain; charset=utf-8"}, body)

    # -- the whole -------------------------------------------------------------------------

    def answer(self, ask: Ask) -> Reply:
        """The answer to a request for this site."""
        path = ask.path
        if path == "/robots.txt":
            return self._robots()
        if ask.target in self.extra:
            return self.extra[ask.target](ask)
        if (reply := self._source(ask)) is not None:
            return reply
        if _ASSET.search(ask.target):
            return Reply(200, {"Content-Type": "image/gif"}, _PIXEL)
        if self.wall is not None:
            return html(self.wall)
        if path in ("/", "/index.html", "/ar", "/index.php") and "?" not in ask.target:
            return self._front(ask)
        if found := self._number.search(ask.target):
            try:
                return self._article(ask, self.catalogue.index(int(found[1])))
            except ValueError:
                return self._missing()
        if (place := self._section_of(ask.target)) is not None:
            return self._section(ask, *place)
        return self._archive(ask) or self._missing()

    def _source(self, ask: Ask) -> Reply | None:
        path = ask.path
        if "feed" in self.sources and self._is_feed(ask.target):
            return self._feed(ask)
        if "sitemap" in self.sources and len(self.catalogue):
            if path in ("/sitemap_index.xml.gz", "/sitemap.xml"):
                return self._sitemap_index(ask)
            if path == "/news-sitemap.xml":
                return self._news(ask)
            if m := re.fullmatch(r"/sitemap-(\d+)\.xml\.gz", path):
                return self._sitemap(ask, int(m[1]))
        return None

    def _is_feed(self, target: str) -> bool:
        return target in (self.style.feed, self.style.feed + "?alt=rss")

    def _missing(self) -> Reply:
        page = self.chrome.page("الصفحة غير موجودة", "<h1>404</h1><p>الصفحة غير موجودة</p>")
        return Reply(404, self.style.headers, page)


@dataclass(frozen=True, slots=True)
class _Sections(Turn):
    """A section's pages, whose addresses its style makes."""

    link: Callable[[int], str] = str

    def address(self, page: int) -> str:
        return self.link(page)


def _bare(path: str) -> str:
    return _plain(path).removesuffix("/")


def _plain(target: str) -> str:
    """For comparing: percent signs undone (bytes that are no UTF-8 stay comparable)."""
    return unquote(quote(target, safe="/?&=:%"), "utf-8", "surrogateescape")
