"""What a served site publishes for machines: feeds and sitemaps."""

from __future__ import annotations

import gzip
import re
import zlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from scraper.demo import feeds
from scraper.demo.feeds import Item
from scraper.demo.messages import Ask, Reply

if TYPE_CHECKING:
    from scraper.demo.outlet import Outlet

PER_SITEMAP = 1000
IN_FEED = 20


class Sources:
    """An outlet's feeds and sitemaps, where it has them."""

    def __init__(self, outlet: Outlet) -> None:
        self._own = outlet

    def answer(self, ask: Ask) -> Reply | None:
        """The feed or sitemap that the request names; None for any other."""
        path = ask.path
        if "feed" in self._own.sources and self._is_feed(ask.target):
            return self._feed(ask)
        if "sitemap" in self._own.sources and len(self._own.catalogue):
            if path in ("/sitemap_index.xml.gz", "/sitemap.xml"):
                return self._sitemap_index(ask)
            if path == "/news-sitemap.xml":
                return self._news(ask)
            if m := re.fullmatch(r"/sitemap-(\d+)\.xml\.gz", path):
                return self._sitemap(ask, int(m[1]))
        return None

    def _is_feed(self, target: str) -> bool:
        return target in (self._own.style.feed, self._own.style.feed + "?alt=rss")

    def _item(self, index: int) -> Item:
        return Item(
            self._own.url(index),
            self._own.catalogue[index],
            self._own.catalogue.changed(index),
        )

    def _newest(self, count: int) -> list[Item]:
        size = len(self._own.catalogue)
        touched = sorted(self._own.catalogue.edits)[-count:]
        newest = range(max(0, size - count), size)
        indices = dict.fromkeys([*touched, *newest])
        found = [self._item(i) for i in indices]
        return sorted(found, key=lambda item: item.changed, reverse=True)

    def _feed(self, ask: Ask) -> Reply:
        found = self._newest(IN_FEED)
        here = self._own.site.link(ask.target)
        atom = self._own.style.feed_kind == "atom" and "alt=rss" not in ask.target
        write = feeds.atom if atom else feeds.rss
        body = write(self._own.site, found, here, self._own.linked)
        changed = found[0].changed if found else None
        kind = f"application/{'atom' if atom else 'rss'}+xml; charset=UTF-8"
        return self._own.validated(ask, f'"{zlib.crc32(body):08x}"', changed, body, kind)

    def _sitemap_index(self, ask: Ask) -> Reply:
        shards = range(0, len(self._own.catalogue), PER_SITEMAP)
        parts = [
            (f"{self._own.base}/sitemap-{n + 1}.xml.gz", self._shard_changed(start))
            for n, start in enumerate(shards)
        ]
        parts.append((f"{self._own.base}/news-sitemap.xml", parts[-1][1]))
        changed = max(changed for _, changed in parts)
        return self._xml(ask, feeds.index(parts), changed)

    def _shard_changed(self, start: int) -> datetime:
        end = min(start + PER_SITEMAP, len(self._own.catalogue))
        touched = [i for i in self._own.catalogue.edits if start <= i < end]
        # own stories may have been modified after later ones were published
        late = range(start, end) if self._own.catalogue.scale is None else ()
        return max(self._own.catalogue.changed(i) for i in (end - 1, *touched, *late))

    def _sitemap(self, ask: Ask, shard: int) -> Reply:
        start = (shard - 1) * PER_SITEMAP
        if not 0 <= start < len(self._own.catalogue):
            return self._own.missing()
        end = min(start + PER_SITEMAP, len(self._own.catalogue))
        changed = self._shard_changed(start)
        reply = self._xml(ask, b"", changed)
        if reply.status == 304:
            return reply
        listed = self._own.linked if end == len(self._own.catalogue) else ()
        body = feeds.sitemap(map(self._item, range(start, end)), listed)
        return self._xml(ask, body, changed)

    def _xml(self, ask: Ask, xml: bytes, changed: datetime) -> Reply:
        packed = ask.path.endswith(".gz")
        body = gzip.compress(xml, 5, mtime=0) if packed else xml
        kind = "application/x-gzip" if packed else "text/xml; charset=utf-8"
        etag = f'"{int(changed.timestamp()):x}-{len(self._own.catalogue.edits)}"'
        return self._own.validated(ask, etag, changed, body, kind)

    def _news(self, ask: Ask) -> Reply:
        size = len(self._own.catalogue)
        since = self._own.catalogue.moment(size - 1) - timedelta(days=2)
        recent = range(
            size - 1, max(self._own.catalogue.on_or_after(since), size - PER_SITEMAP) - 1, -1
        )
        body = feeds.news_sitemap(self._own.site, map(self._item, recent))
        changed = self._own.catalogue.changed(size - 1)
        etag = f'"{zlib.crc32(body):08x}"'
        return self._own.validated(ask, etag, changed, body, "application/xml; charset=utf-8")

    def robots(self) -> Reply:
        """robots.txt with the closed area, the delay and the sitemaps."""
        maps = [f"{self._own.base}/sitemap_index.xml.gz"] if "sitemap" in self._own.sources else []
        body = feeds.robots(maps, self._own.terms.crawl_delay, self._own.terms.closed)
        return Reply(200, {"Content-Type": "text/plain; charset=utf-8"}, body)
