"""Sitemaps of sitemaps: which of the named ones are worth asking."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from scraper import address
from scraper.fetcher.discovery import moments
from scraper.fetcher.discovery.sitemaps import Child
from scraper.fetcher.visiting.sift import Range, Sift, Tally
from scraper.fetcher.visiting.sources import Sources, is_poor
from scraper.known import Source, SourceKind, Via

_NUMBERS = re.compile(r"\d+")
_KIND = "index"  # as ``Claims`` knows what indexes say of their sitemaps
_DEPTH = 3  # indexes within indexes
_BLANK = 0.25  # what one that has never had any counts
_IDLE = 2  # sitemaps in a row without news after which older ones are left alone


class Indexes:
    """The indexes of one visit."""

    def __init__(self, sources: Sources, sift: Sift, wanted: Range) -> None:
        self._sources, self._sift, self._wanted = sources, sift, wanted
        self._depths: dict[str, int] = {}
        # the index that had a sitemap asked, as it was before
        self._parents: dict[str, Source] = {}
        self._moved: set[str] = set()  # known sitemaps that an index says have changed
        self._undated: set[str] = set()  # those whose date, if there is one, tells nothing
        self._idle: defaultdict[str, float] = defaultdict(float)

    def read(self, index: Source, children: Sequence[Child]) -> int:
        """Queues those of the index's sitemaps that are new or have moved; how many they are.

        Their states are kept at once, before the caller keeps the index's own, so a kill in
        between forgets none of them. A sitemap without ``lastmod`` that was read before is asked
        again (conditionally), because nothing tells whether it has moved; so it is with all
        ``lastmod`` of a site that has proved to write today's date there.
        """
        depth = self._depths.get(index.url, 0) + 1
        moved, own_host = 0, address.host(index.url)
        rich = [child for child in children if not is_poor(child.url)] or children
        for child in rich if depth <= _DEPTH else ():
            if not self._sift.own(child.url) and address.host(child.url) != own_host:
                continue
            self._depths[child.url] = depth
            known = self._sources.new(child.url, SourceKind.SITEMAP, Via.INDEX)
            if known.asked_at is not None:
                if child.lastmod == known.lastmod:
                    self._ask_undated(index, known)
                    continue
                if self._sift.claims.lies(_KIND):
                    self._ask_undated(index, known, doubted=True)
                    continue
                self._moved.add(child.url)
            moved += 1
            waiting = replace(known, lastmod=child.lastmod, asked_at=None)
            self._sources.keep(waiting)
            if not self._wanted.all_early(child.lastmod):
                self._sources.ask_later(waiting)
        return moved

    def unmoved(self, index: Source) -> None:
        """The index is as it was, which says nothing of those of its sitemaps that it gives no date
        for. Which are its own is not kept: all such are asked, the newest first."""
        for known in self._sources.all():
            if known.via is Via.INDEX and known.asked_at is not None:
                self._ask_undated(index, known)

    def _ask_undated(self, index: Source, known: Source, *, doubted: bool = False) -> None:
        if known.lastmod is None or doubted or _of_that_day(known):
            self._undated.add(known.url)
            self._parents.setdefault(known.url, index)
            self._sources.ask_later(known)

    def was_read(self, before: Source, new: int, now: float, tally: Tally) -> None:
        """A sitemap (in its state ``before``) was read, and what ``tally`` counts was in it. Where
        an index gives no dates, it is worth asking as often as they have news, and the older ones
        of its kind are left alone once two in a row had none. One that has never had any, as of a
        day to come, says little of them."""
        if before.url in self._moved:
            self._moved.remove(before.url)
            if tally.fresh or not tally.taken:  # changed articles may prove to be or not
                self._sift.claims.hear(_KIND, true=tally.fresh > 0)
        if before.url not in self._undated:
            return
        if new and (index := self._parents.get(before.url)) is not None:
            interval = self._sources.interval(index, new)
            state = self._sources.get(index.url) or index
            self._sources.keep(replace(state, moved_at=now, interval=interval))
        family = _family(before.url)
        if new:
            self._idle[family] = 0
        else:
            self._idle[family] += 1.0 if before.moved_at is not None else _BLANK
        if self._idle[family] >= _IDLE:
            self._sources.drop_later(lambda s: s.url in self._undated and _family(s.url) == family)


def _of_that_day(known: Source) -> bool:
    """Whether a sitemap whose date is a day alone was read before that day was over: what has come
    to it since moves no date."""
    lastmod, asked_at = known.lastmod or "", known.asked_at
    at = moments.moment(lastmod)
    if at is None or asked_at is None or moments.has_clock(lastmod):
        return False
    return asked_at < at + moments.DAY + moments.ZONES


def _family(url: str) -> str:
    """What the sitemaps of one kind have in common: their address without its numbers."""
    return _NUMBERS.sub("", url)
