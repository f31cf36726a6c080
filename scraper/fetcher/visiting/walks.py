"""Walks through the further pages of listings and feeds, back in time; they outlast a run.

How far each walk has come is kept as a note, so a run that was killed goes on where it was. Pages
move while they are walked (new articles push old ones back), which only shows some of them twice.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from scraper.fetcher.visiting.sift import Range, Tally
from scraper.fetcher.visiting.sources import PURPOSES
from scraper.fetcher.wire.exchange import Request
from scraper.known import Frontier, Source
from scraper.page import Entry

_NOTE = "walks"
_MOST = 200  # walks of one site that are kept
_MOST_PAGES = 20_000  # of one walk: a calendar may go on for ever
_EARLY_ENOUGH = 6  # undated articles in a row from before the range that end a walk
_PATIENCE = 3  # pages without anything new that a first or continued walk forgives


@dataclass(slots=True)
class Walk:
    """One listing's walk. ``next`` is None once there is nothing further; ``back`` and ``until``
    are the range it was for, as moments, None for an open end. ``early`` is the first page on which
    something was left out as from before the range; ``late``: something was as from after it."""

    next: str | None
    pages: int = 1
    back: float | None = None
    until: float | None = None
    over: bool = False
    to_known: bool = False  # it only looks for what was missed since the listing was last read
    patience: int = 0
    early: str | None = None
    late: bool = False
    waits: bool = False  # its first page is being taken in; a kill may come in between
    then: str | None = None  # where it goes on when it comes to what is known


class Walks:
    """The walks of one site."""

    def __init__(self, frontier: Frontier, site: str, wanted: Range) -> None:
        self._frontier, self._site, self._wanted = frontier, site, wanted
        self._walks = _loads(frontier.note(site, _NOTE))
        self._ready: deque[tuple[str, Source]] = deque()  # next page, source
        self.asked: set[str] = set()  # pages, in this run
        self._pages: dict[str, str] = {}  # pages read in this run, and whose they are
        self._shown: dict[str, frozenset[str]] = {}  # what a source's last page listed
        self._early: dict[str, int] = {}  # articles from before the range, in a row, by source
        self.asking: dict[str, str] = {}  # the page asked for, by its source's address

    def unfinished(self) -> list[str]:
        """Sources whose walk was broken off, or stopped at a date later than today's wish."""
        return [
            url
            for url, walk in self._walks.items()
            if (walk.next and (not walk.over or self._earlier(walk) or self._later(walk)))
            or (walk.early and self._earlier(walk))
            or (walk.late and self._later(walk))
        ]

    def resume(self, source: Source) -> None:
        """Goes on where the walk was; in a wider range, where something was left out."""
        walk = self._walks[source.url]
        earlier, begun = self._earlier(walk), not walk.over
        if earlier and walk.early:
            walk.next, walk.early = walk.early, None
        if walk.late and self._later(walk):
            walk.then = walk.next if (begun or earlier) and walk.next != source.url else None
            walk.next, walk.late = source.url, False
        walk.over, walk.patience = False, _PATIENCE
        walk.back, walk.until = self._wanted.since, self._wanted.until
        self._go(source, walk)

    def next_request(self) -> Request | None:
        """The next page of a walk that goes on."""
        if not self._ready:
            return None
        page, source = self._ready.popleft()
        self.asking[page] = source.url
        return Request(page, PURPOSES[source.kind])

    @property
    def has_next(self) -> bool:
        """Whether a walk goes on."""
        return bool(self._ready)

    def taken(self, url: str) -> str | None:
        """The source whose further page has been answered, if it is one."""
        return self.asking.pop(url, None)

    def failed(self, source: Source, *, lasting: bool) -> None:
        """A further page could not be had: it waits for another run, or the walk ends there."""
        walk = self._walks.get(source.url)
        if walk is not None and lasting:
            walk.next, walk.over = None, True
            self._save()

    def read(
        self,
        source: Source,
        here: str,
        following: str | None,
        tally: Tally,
        new: int,
        *,
        further: bool,
        calendar: bool = False,
    ) -> None:
        """The page ``here`` of the source (in its state before) was read, and ``following`` is
        the next: whether to go there. ``calendar``: each page is a day's or a month's, which may
        be empty."""
        walk = self._walks.get(source.url) if further else self._begun(source, tally, calendar)
        if walk is None:
            return
        self._pages[here], walk.waits = source.url, False
        walk.pages += 1
        walk.late = walk.late or tally.late > 0
        if tally.early and walk.early is None:
            walk.early = here  # in a wider range read once more
        self._lead_on(walk, following, worth=self._worth(walk, tally, new, calendar))
        self._save()
        if not walk.over:
            self._go(source, walk)

    def await_first(self, source: Source) -> None:
        """The source (in its state before) has been read for the first time and is being taken in:
        where that is broken off, the next run reads it once more."""
        if source.moved_at is None and source.url not in self._walks:
            back, until = self._wanted.since, self._wanted.until
            self._walks[source.url] = Walk(source.url, back=back, until=until, waits=True)
            self._save()

    def _begun(self, source: Source, tally: Tally, calendar: bool) -> Walk | None:
        """A new walk from the source's own page; None where one is under way, or where nothing can
        have been missed since the page was last read."""
        walk = self._walks.get(source.url)
        first = source.moved_at is None
        if walk is not None and walk.waits:
            walk = None
        if (walk is not None and not walk.over) or (not first and tally.before):
            return None
        walk = self._walks[source.url] = Walk(
            None,
            back=self._wanted.since,
            until=self._wanted.until,
            to_known=not first,
            # the first pages of a section may hold no more than the feed has told of it, the first
            # days of a calendar no more than the front page
            patience=_PATIENCE if first or calendar else 0,
        )
        return walk

    def _lead_on(self, walk: Walk, following: str | None, *, worth: bool) -> None:
        """Where the walk goes from a page with the next one ``following``, where ``worth`` it."""
        walk.next, walk.over = following, not worth
        if following in self.asked and not walk.over:
            walk.next = None
        walk.over = walk.over or walk.next is None
        if walk.over and walk.then is not None:
            walk.next, walk.then = walk.then, None
            walk.over, walk.patience = False, _PATIENCE

    def _worth(self, walk: Walk, tally: Tally, new: int, calendar: bool) -> bool:
        """The first walk through a listing goes on while pages hold something new; later ones
        only while nothing on the page is known, because then something was missed."""
        if walk.pages > _MOST_PAGES or not (tally.entries or calendar):
            return False
        if self._wanted.since is not None and tally.dated * 2 >= tally.entries:
            return tally.early * 4 < tally.dated * 3  # the dates decide
        if tally.late:  # the range is still to come
            return True
        if walk.to_known and walk.patience <= 0:
            return not tally.before
        if new:
            if calendar:  # days without anything are forgiven again and again
                walk.patience = _PATIENCE
            return True
        walk.patience -= 1
        return walk.patience >= 0

    def fresh(self, source: Source, entries: Sequence[Entry]) -> list[Entry]:
        """Those of the entries that the source's page before this one did not list: rails of the
        latest and the most read stand on every page and say nothing of how far the walk is."""
        before = self._shown.get(source.url, frozenset())
        self._shown[source.url] = frozenset(entry.url for entry in entries)
        return [entry for entry in entries if entry.url not in before]

    def narrow(self, source: Source) -> None:
        """Entries of the source were out of the wanted range: to be read again in a wider one."""
        wanted = self._wanted
        self._walks[source.url] = Walk(source.url, back=wanted.since, until=wanted.until, over=True)
        self._save()

    def dated(self, page: str, *, early: bool) -> None:
        """An article that ``page`` lists without a date says of itself whether it is from before
        the wanted time. When several in a row are, the walk has gone far enough."""
        source = self._pages.get(page, "")
        walk = self._walks.get(source)
        if walk is None:
            return
        self._early[source] = self._early.get(source, 0) + 1 if early else 0
        if self._early[source] >= _EARLY_ENOUGH and not walk.over:
            walk.early, walk.over = walk.early or page, True
            self._ready = deque(each for each in self._ready if each[1].url != source)
            self._save()

    def _go(self, source: Source, walk: Walk) -> None:
        if walk.next and walk.next not in self.asked:
            self.asked.add(walk.next)
            self._ready.append((walk.next, source))

    def _earlier(self, walk: Walk) -> bool:
        """Whether today's range begins before the one that the walk was for."""
        since = self._wanted.since
        return walk.back is not None and (since is None or since < walk.back)

    def _later(self, walk: Walk) -> bool:
        """Whether today's range ends after the one that the walk was for."""
        until = self._wanted.until
        return walk.until is not None and (until is None or until > walk.until)

    def _save(self) -> None:
        kept = dict(list(self._walks.items())[-_MOST:])
        text = json.dumps({url: asdict(walk) for url, walk in kept.items()})
        self._frontier.keep_note(self._site, _NOTE, text)


def _loads(text: str | None) -> dict[str, Walk]:
    try:
        return {url: Walk(**walk) for url, walk in json.loads(text or "{}").items()}
    except (ValueError, TypeError, AttributeError):
        return {}
