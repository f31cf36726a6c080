"""Finding: what a site's sources say, and which further sources that leads to.

A first visit explores: the home page, what seed, robots.txt and page declare, then a few usual
places, one after the other until one works. Later visits ask what has proved itself, each source
when its learned interval is over; sources that tell nothing beside others are only looked at now
and then, or when a feed has moved on so far that something may have been missed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher import schedule
from scraper.fetcher.archives import Template, find_template
from scraper.fetcher.exchange import Answer, Failure, Request, Response
from scraper.fetcher.feeds import Feed, read_feed
from scraper.fetcher.findings import NOT_MODIFIED, READ, Findings
from scraper.fetcher.listings import Listing, read_listing
from scraper.fetcher.places import NEWS_SITEMAP, USUAL_FEEDS, USUAL_SITEMAPS
from scraper.fetcher.shapes import Shapes
from scraper.fetcher.sift import Range, Sift, Tally
from scraper.fetcher.sitemaps import Child, Form, Sitemap, read_sitemap
from scraper.fetcher.sources import MAX_FEEDS, Sources, is_poor, read, unchanged
from scraper.fetcher.walks import Walks
from scraper.fetcher.walls import wall
from scraper.known import Frontier, Source, SourceKind
from scraper.page import Entry
from scraper.seed import Seed

_CHILD_KINDS = frozenset({SourceKind.SITEMAP, SourceKind.INDEX, SourceKind.NEWS})
_SITEMAPS = (SourceKind.SITEMAP, SourceKind.INDEX, SourceKind.NEWS)
_EXPLORED = "explored"  # the note that says so
_OVERLAP = 5  # entries from which "all of them new" means that some may have been missed
_DEPTH = 3  # indexes within indexes
_IDLE_CHILDREN = 2  # sitemaps in a row without news after which older ones are left alone
_MISSED = 3  # new addresses in an audit from which a page is worth asking regularly again


class Survey:
    """The finding part of one visit."""

    def __init__(
        self,
        seed: Seed,
        frontier: Frontier,
        shapes: Shapes,
        now: Callable[[], float],
        wanted: Range,
        rhythm: schedule.Rhythm,
    ) -> None:
        self._seed, self._frontier, self._shapes, self._now = seed, frontier, shapes, now
        self._rhythm, self._wanted = rhythm, wanted
        self.home = address.clean(seed.home)
        hosts = [host.removeprefix("www.") for host in seed.hosts]
        self.sift = Sift(self.home, hosts, frontier, shapes, wanted)
        self.sources = Sources(seed.site, frontier, now, rhythm)
        self.walks = Walks(frontier, seed.site, wanted)
        self.findings = Findings()
        self.admitted = 0  # candidates that were new to the memory, in this visit
        self.gave_up = ""
        self._exploring = not self._recall()
        self._opening = True  # until all of the first sources have answered
        self._feeds_to_try: list[str] = []
        self._maps_to_try: list[str] = []
        self._system: tuple[str, ...] = ()
        self._sections: tuple[str, ...] = ()
        self._archive: Template | None = None
        self._home_answered = False
        self._held: tuple[Source, Response, Listing] | None = None
        self._depths: dict[str, int] = {}
        self._idle_children = 0

    # What is to be asked

    def begin(self, robots_sitemaps: Sequence[str]) -> None:
        """Puts together what this visit asks. Called once, when robots.txt is known."""
        for kind, urls in (
            (SourceKind.FEED, self._seed.feeds),
            (SourceKind.SITEMAP, self._seed.sitemaps),
            (SourceKind.LISTING, self._seed.listings),
        ):
            for url in urls:
                self._meet(address.clean(url), kind, "seed")
        for url in robots_sitemaps[:200]:
            self._meet(url, SourceKind.SITEMAP, "robots")
        if self._exploring or not any(s.asked_at for s in self.sources.all()):
            self._exploring = True
            self._meet(self.home, SourceKind.LISTING, "home")
        for source in self.sources.all():
            if source.kind is SourceKind.LISTING:
                self.sift.exclude(source.url)
        for source in self.sources.due(SourceKind):
            self._queue(source)
        for source in self.sources.unread():
            if not self._too_old(source.lastmod):
                self._queue(source)
        for listing in self.walks.unfinished():
            self._walk_on(listing)

    def _meet(self, url: str, kind: SourceKind, via: str) -> None:
        """A source is named: asked at once where it is new or due."""
        source = self.sources.get(url)
        if source is None:
            self._queue(self.sources.new(url, kind, via))
        elif source.asked_at is None or (self._exploring and self.sources.is_due(source)):
            self._queue(source)

    def _queue(self, source: Source) -> None:
        if source.kind is SourceKind.LISTING:
            self.sift.exclude(source.url)
        first = source.kind in schedule.CURRENT or source.url == self.home
        if source.via == "robots" and NEWS_SITEMAP.search(source.url.rpartition("/")[2]):
            first = True
        if source.kind is SourceKind.LISTING and source.asked_at is not None:
            first = True
        if first:
            self.sources.ask_first(source)
        else:
            self.sources.ask_later(source)

    def next_first(self) -> Request | None:
        """A request that comes before articles, or None."""
        if self.gave_up:
            return None
        request = self.sources.next_first()
        if request is None and self._opening and not self.sources.asking:
            self._open_further()
            request = self.sources.next_first()
            if request is None:
                self._end_opening()
        return request

    def next_later(self) -> Request | None:
        """A request for when no article waits, or None. One at a time: the next may prove
        needless by what the last one says."""
        if self.gave_up or self.sources.asking:
            return None
        return self.sources.next_later() or self.walks.next_request()

    @property
    def opening(self) -> bool:
        """Whether the first round is still under way, for which articles wait."""
        return self._opening and not self.gave_up

    @property
    def done(self) -> bool:
        """Whether nothing is left to be asked or awaited."""
        if self.sources.asking or self.walks.asking:
            return False
        return bool(self.gave_up) or not (
            self._opening or self.sources.has_first or self.sources.has_later or self.walks.has_next
        )

    def ask_due(self) -> None:
        """In a long visit: what has become due meanwhile is asked again."""
        for source in self.sources.due(schedule.CURRENT):
            if source.url not in self.sources.asking:
                self.sources.again(source)
                self.sources.ask_first(source)

    # Exploring

    def _open_further(self) -> None:
        """All first sources have answered: a usual place is tried where something is missing."""
        if not self._exploring or self.gave_up or not self._home_answered:
            return
        worked = self.findings.any_worked
        if not self._feeds_to_try and not worked(SourceKind.FEED):
            self._feeds_to_try = [*self._system, *USUAL_FEEDS, ""]
        if not self._maps_to_try and not worked(*_SITEMAPS) and not self._names_sitemap():
            self._maps_to_try = [*USUAL_SITEMAPS, ""]
        self._try(self._feeds_to_try, SourceKind.FEED, (SourceKind.FEED,))
        self._try(self._maps_to_try, SourceKind.SITEMAP, _SITEMAPS)

    def _names_sitemap(self) -> bool:
        return any(
            s.kind in _CHILD_KINDS and s.via not in ("usual place", "index")
            for s in self.sources.all()
        )

    def _try(self, places: list[str], kind: SourceKind, kinds: Iterable[SourceKind]) -> None:
        """Asks the next place of the list; its last, empty one stands for "all were tried"."""
        while places and places[0]:
            if self.findings.any_worked(*kinds):
                places[:] = [""]
                return
            url = address.join(self.home, places.pop(0))
            if url not in self.sources:
                self.sources.ask_first(self.sources.new(url, kind, "usual place"))
                return

    def _end_opening(self) -> None:
        """The first round is over: sections are read where no sitemap covers the past, and what
        the current sources cover is left to audits from now on."""
        self._opening = False
        if self._held is not None:
            self._take_in(*self._held, further=False)
            self._held = None
        if not self._exploring or self.gave_up:
            return
        if not self.findings.any_worked(*SourceKind):
            return
        if not any(s.kind in _CHILD_KINDS for s in self.sources.all() if s.failures == 0):
            self._read_pages()
        self._demote()
        self._remember()

    def _remember(self) -> None:
        """Keeps that the site was explored, and what its home page told of where it lives."""
        told = {"prefix": self.sift.prefix, "hosts": sorted(self.sift.hosts)}
        self._frontier.keep_note(self._seed.site, _EXPLORED, json.dumps(told))

    def _recall(self) -> bool:
        """Whether the site was explored before; takes up what was learned."""
        try:
            told = json.loads(self._frontier.note(self._seed.site, _EXPLORED) or "")
            self.sift.prefix = str(told["prefix"])
            for host in told["hosts"]:
                self.sift.add_host(str(host))
        except (ValueError, KeyError, TypeError):
            return False
        return True

    def _read_pages(self) -> None:
        """Where no sitemap tells of the past: the pages of its days, where the site has such and
        a date is wanted, else the pages of its sections."""
        pages, via = list(self._sections), "menu"
        if self._archive is not None and (range_ := self._wanted.days(self._now())) is not None:
            pages, via = list(self._archive.pages(*range_)), "archive"
        for url in pages:
            if url not in self.sources:
                source = self.sources.new(url, SourceKind.LISTING, via)
                self.sources.keep(source)
                self._queue(source)

    def _demote(self) -> None:
        """What was read while it was not known yet what else the site has, and is now covered,
        is left to audits."""
        for source in self.sources.all():
            if source.asked_at is None or schedule.audited(source) or source.via == "index":
                continue
            if self.sources.covered(source):
                self.sources.keep(replace(source, interval=self._audit(source)))

    def _audit(self, source: Source) -> float:
        """The first interval of a source that others cover: the home page shows best what they
        lack, so it is looked at sooner."""
        return schedule.FIRST_AUDIT if source.url == self.home else schedule.AUDIT

    # What an answer says

    def take(self, answer: Answer) -> None:
        """An answer to one of our requests."""
        url = answer.request.url
        page = self.walks.taken(url)
        source = self.sources.asking.pop(url, None)
        if source is None and page is not None:
            source = self.sources.get(page)
        if source is None:
            return
        found = self.findings.of(source.url, source.kind, source.via)
        found.pages += 1
        if source.url == self.home:
            self._home_answered = isinstance(answer, Response) or answer.lasting
        if isinstance(answer, Failure):
            self._failed(source, answer.reason, lasting=answer.lasting)
        elif (reason := _refusal(answer)) is not None:
            self._failed(source, reason, lasting=answer.status < 500)
        elif page is None and unchanged(source, answer):
            found.state = NOT_MODIFIED
            state = read(source, answer, self._now())
            self.sources.keep(replace(state, interval=self._interval(source, 0, None)))
            self._after_child(source, 0)
        else:
            self._read(source, answer, further=page is not None)

    def _failed(self, source: Source, reason: str, *, lasting: bool) -> None:
        self.findings.of(source.url, source.kind, source.via).state = reason
        if self.walks.failed(source.url):
            return
        state = replace(
            source, failures=source.failures + 1, interval=schedule.after_failure(source)
        )
        if source.via == "usual place" and source.moved_at is None:
            if lasting:
                self.sources.note(state)
            return
        if lasting or source.asked_at is not None:
            self.sources.keep(replace(state, asked_at=self._now()))
        else:
            self.sources.note(state)
        if lasting and source.kind in schedule.CURRENT and source.moved_at is not None:
            # what told us the news is gone: the home page may name its successor
            self.sources.ask_first(self.sources.new(self.home, SourceKind.LISTING, "home"))

    def _read(self, source: Source, response: Response, *, further: bool) -> None:
        kind = response.headers.get("content-type", "")
        if source.kind is SourceKind.LISTING:
            if source.url == self.home and not self.sift.own(response.url):  # the site has moved
                self.sift.add_host(address.host(response.url).removeprefix("www."))
            listing = read_listing(
                response.body, response.url, self._shapes, own=self.sift.own, content_type=kind
            )
            if listing is not None:
                return self._read_listing(source, response, listing, further=further)
        elif source.kind is SourceKind.FEED:
            feed = read_feed(response.body, response.url, content_type=kind)
            if feed is not None:
                return self._read_feed(source, response, feed, further=further)
        else:
            sitemap = read_sitemap(response.body, response.url, content_type=kind)
            if sitemap is not None:
                return self._read_sitemap(source, response, sitemap, further=further)
        self._failed(source, _wrong(source, response), lasting=True)
        return None

    # Feeds

    def _read_feed(self, source: Source, response: Response, feed: Feed, *, further: bool) -> None:
        before = source
        tally, new = self._admit(source, response, feed.entries, further=further)
        for entry in feed.entries[:200]:
            self._shapes.learn(entry.url, article=True)
        gap = not further and self._gap(before, tally, new)
        self.walks.read(before, response.request.url, feed.next, tally, new, further=further)
        if gap:
            self._fill_gap()

    def _gap(self, before: Source, tally: Tally, new: int) -> bool:
        """Whether entries may have come and gone since the source was last read."""
        if before.moved_at is None or tally.entries < _OVERLAP:
            return False
        return tally.known == 0 and new == tally.taken and tally.taken == tally.entries

    def _fill_gap(self) -> None:
        """What the feed has missed is looked for in the sitemaps, else in the listings."""
        archives = self.sources.archives()
        pages = [s for s in self.sources.all() if s.kind is SourceKind.LISTING]
        for source in archives:
            self.sources.ask_later(source)
        for source in () if archives else pages:
            self.sources.ask_first(source)  # before what they share with the feed becomes known

    # Sitemaps

    def _read_sitemap(
        self, source: Source, response: Response, sitemap: Sitemap, *, further: bool
    ) -> None:
        kind = {
            Form.INDEX: SourceKind.INDEX,
            Form.NEWS: SourceKind.NEWS,
            Form.FEED: SourceKind.FEED,
        }.get(sitemap.form, SourceKind.SITEMAP)
        if kind is not source.kind:
            source = replace(source, kind=kind)
            self.findings.of(source.url, kind, source.via).kind = kind
        if kind is SourceKind.INDEX:
            self._read_index(source, response, sitemap.children)
            return
        before = source
        tally, new = self._admit(source, response, sitemap.entries, further=further)
        if tally.early or tally.late:
            self.walks.narrow(source)
        self._after_child(source, new)
        if kind is SourceKind.NEWS and self._gap(before, tally, new):
            self._fill_gap()

    def _read_index(self, source: Source, response: Response, children: Sequence[Child]) -> None:
        """An index: those of its sitemaps are asked that are new or have moved. Their states are
        kept before the index's own, so a kill in between forgets none of them."""
        depth = self._depths.get(source.url, 0) + 1
        found = self.findings.of(source.url, source.kind, source.via)
        moved, own_host = 0, address.host(source.url)
        rich = [child for child in children if not is_poor(child.url)] or children
        for child in rich if depth <= _DEPTH else ():
            if not self.sift.own(child.url) and address.host(child.url) != own_host:
                found.elsewhere += 1
                continue
            known = self.sources.get(child.url)
            self._depths[child.url] = depth
            if known is not None and known.asked_at and child.lastmod == known.lastmod:
                if child.lastmod is None:
                    self.sources.ask_later(known)
                continue
            if known is None:
                known = self.sources.new(child.url, SourceKind.SITEMAP, "index")
            moved += 1
            waiting = replace(known, lastmod=child.lastmod, asked_at=None)
            self.sources.keep(waiting)
            if not self._too_old(child.lastmod):
                self.sources.ask_later(waiting)
        found.state = READ
        found.entries += len(children)
        state = replace(read(source, response, self._now()), kind=SourceKind.INDEX)
        if moved:
            state = replace(state, moved_at=self._now())
        self.sources.keep(replace(state, interval=self._interval(source, moved, None)))

    def _too_old(self, lastmod: str | None) -> bool:
        return self._wanted.all_early(lastmod)

    def _after_child(self, source: Source, new: int) -> None:
        """Older sitemaps of an index without dates are left alone once nothing is new in them."""
        if source.via != "index" or source.lastmod is not None or source.asked_at is None:
            return
        self._idle_children = 0 if new else self._idle_children + 1
        if self._idle_children >= _IDLE_CHILDREN:
            self.sources.drop_later(
                lambda s: s.via == "index" and s.lastmod is None and s.asked_at is not None
            )

    # Listings

    def _read_listing(
        self, source: Source, response: Response, listing: Listing, *, further: bool
    ) -> None:
        if source.url == self.home and not further:
            self._learn_home(response, listing)
            if self._opening:
                # what feeds say of the same articles is richer, so that is taken in first
                self._held = (source, response, listing)
                self.findings.of(source.url, source.kind, source.via).state = READ
                return
        self._take_in(source, response, listing, further=further)

    def _take_in(
        self, source: Source, response: Response, listing: Listing, *, further: bool
    ) -> None:
        entries = self.walks.fresh(source, listing.entries)
        tally, new = self._admit(source, response, entries, further=further)
        here = response.request.url
        self.walks.read(source, here, listing.next, tally, new, further=further)

    def _learn_home(self, response: Response, listing: Listing) -> None:
        """The home page names the site's other sources."""
        self.sift.prefix = _prefix(response.url, listing)
        for url in listing.feeds[:MAX_FEEDS]:
            self._meet(url, SourceKind.FEED, "declared")
        for url in listing.sitemaps[:MAX_FEEDS]:
            if url not in self.sources:  # read later, perhaps by another run
                self.sources.keep(self.sources.new(url, SourceKind.SITEMAP, "declared"))
            self._meet(url, SourceKind.SITEMAP, "declared")
        self._system, self._sections = listing.system, listing.sections
        self._archive = find_template(listing.others)

    def _walk_on(self, url: str) -> None:
        if (source := self.sources.get(url)) is not None:
            self.walks.resume(source)

    # What is kept

    def _admit(
        self, source: Source, response: Response, entries: Iterable[Entry], *, further: bool
    ) -> tuple[Tally, int]:
        """Keeps the source's state with its candidates; the tally, and how many were new."""
        now, tally = self._now(), Tally()
        found = self.findings.of(source.url, source.kind, source.via)
        state = source if further else read(source, response, now)
        new = self._frontier.admit(state, self.sift.candidates(entries, tally, now))
        self.admitted += new
        found.state = READ
        found.entries += tally.entries
        found.new += new
        found.known += tally.known
        found.early += tally.early
        found.elsewhere += tally.elsewhere
        if further:
            self.sources.note(state)
            return tally, new
        guess = schedule.from_dates(tally.dates, now)
        gap = self._gap(source, tally, new)
        interval = self._interval(source, new, guess, gap=gap)
        first = source.moved_at is None and tally.entries > 0
        if first and source.via != "seed" and self._doubles(source, tally, new):
            first, interval = False, schedule.AUDIT  # the same in another form: RSS beside Atom
        moved = now if new or first else source.moved_at
        self.sources.keep(replace(state, moved_at=moved, interval=interval))
        if first and source.kind is not SourceKind.LISTING:
            self._demote()
        return tally, new

    def _doubles(self, source: Source, tally: Tally, new: int) -> bool:
        """Whether a feed that is read for the first time says nothing that others did not."""
        others = any(s.kind is SourceKind.FEED for s in self.sources.current())
        return source.kind is SourceKind.FEED and others and tally.taken > 0 and new == 0

    def _interval(
        self, source: Source, new: int, guess: float | None, *, gap: bool = False
    ) -> float:
        """The source's next interval: learned, or an audit's for what others cover."""
        rhythm = self._rhythm
        missed = schedule.audited(source) and new >= _MISSED
        if self.sources.covered(source) and not missed:
            return min(max(source.interval * 2, self._audit(source)), schedule.AUDIT)
        return schedule.learned(
            source,
            self._now(),
            new,
            floor=rhythm.floor,
            ceiling=rhythm.ceiling,
            guess=guess,
            gap=gap,
        )


def _refusal(response: Response) -> str | None:
    """Why the answer is not the source, as far as its head tells."""
    if (blocked := wall(response)) is not None:
        return f"blocked by {blocked}" if "refuses" not in blocked else f"blocked: {blocked}"
    if response.status in (404, 410):
        return f"not there (status {response.status})"
    if response.status not in (200, 304):
        return f"status {response.status}"
    return None


def _wrong(source: Source, response: Response) -> str:
    """What came instead of the source, in words."""
    kind = response.headers.get("content-type", "").partition(";")[0][:60] or "no media type"
    what = "a feed" if source.kind is SourceKind.FEED else "a sitemap"
    what = "a page" if source.kind is SourceKind.LISTING else what
    where = f", after a redirect to {response.url[:200]}" if response.hops else ""
    return f"not {what}: {len(response.body)} bytes of {kind}{where}"


def _prefix(home: str, listing: Listing) -> str:
    """The first part of the home's path where the site's articles are below it, as on a host
    that serves several languages (``/arabic/``); else ``""``."""
    path = "/" + home.partition("?")[0].split("/", 3)[-1]
    parts = [part for part in path.split("/") if part]
    if not parts or "." in parts[0]:
        return ""
    prefix = f"/{parts[0]}/"
    links = [*(entry.url for entry in listing.entries), *listing.others]
    below = sum(("/" + url.split("/", 3)[-1]).startswith(prefix) for url in links)
    return prefix if links and below * 3 >= len(links) else ""


def clean_all(urls: Iterable[str]) -> list[str]:
    """The addresses among the texts."""
    cleaned = []
    for url in urls:
        try:
            cleaned.append(address.clean(url))
        except AddressError:
            continue
    return cleaned
