"""Walks through the further pages of listings and feeds, back in time; they outlast a run.

How far each walk has come is kept as a note, so a run that was killed goes on where it was. Pages
move while they are walked (new articles push old ones back), which only shows some of them twice.
"""

from __future__ import annotations

import json
from collections import deque
from dataclasses import asdict, dataclass

from scraper.fetcher.exchange import Request
from scraper.fetcher.sift import Tally
from scraper.fetcher.sources import PURPOSES
from scraper.known import Frontier, Source

_NOTE = "walks"
_MOST = 200  # walks of one site that are kept
_MOST_PAGES = 20_000  # of one walk: a calendar may go on for ever
_PATIENCE = 3  # pages without anything new that a continued walk forgives


@dataclass(slots=True)
class Walk:
    """One listing's walk. ``next`` is None once there is nothing further; ``back`` is how far
    back in time it was to go (a moment), None for to the end."""

    next: str | None
    pages: int = 1
    back: float | None = None
    over: bool = False
    patience: int = 0


class Walks:
    """The walks of one site."""

    def __init__(self, frontier: Frontier, site: str, since: float | None) -> None:
        self._frontier, self._site, self._since = frontier, site, since
        self._walks = _loads(frontier.note(site, _NOTE))
        self._ready: deque[tuple[str, Source]] = deque()  # next page, source
        self._asked: set[str] = set()
        self.asking: dict[str, str] = {}  # the page asked for, by its source's address

    def unfinished(self) -> list[str]:
        """Sources whose walk was broken off, or stopped at a date later than today's wish."""
        return [
            url
            for url, walk in self._walks.items()
            if walk.next and (not walk.over or _further(walk.back, self._since))
        ]

    def resume(self, source: Source) -> None:
        """Goes on where the walk was."""
        walk = self._walks[source.url]
        walk.over, walk.back, walk.patience = False, self._since, _PATIENCE
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

    def failed(self, source_url: str) -> bool:
        """A page could not be had: its walk waits for another run. Whether there was a walk."""
        return source_url in self._walks

    def read(
        self,
        source: Source,
        following: str | None,
        tally: Tally,
        new: int,
        *,
        further: bool,
        first: bool,
    ) -> None:
        """A page of the source was read, and ``following`` is the next: whether to go there.

        The first walk through a listing goes on while pages hold something new; later ones only
        while nothing on the page is known, because then something was missed.
        """
        walk = self._walks.get(source.url)
        if not further:
            if not first and (walk is None or walk.over) and tally.known:
                return
            if walk is not None and not walk.over:
                return  # a walk is under way; it needs no second start
            walk = self._walks[source.url] = Walk(None, back=self._since)
        if walk is None:
            return
        walk.pages += 1
        walk.next = following if following not in self._asked else None
        if walk.next is None or not self._worth(walk, tally, new):
            walk.over = True
        self._save()
        if not walk.over:
            self._go(source, walk)

    def _worth(self, walk: Walk, tally: Tally, new: int) -> bool:
        if walk.pages > _MOST_PAGES or not tally.entries:
            return False
        if self._since is not None and tally.dated * 2 >= tally.entries:
            return tally.early < tally.dated  # the dates decide
        if new:
            return True
        walk.patience -= 1
        return walk.patience >= 0

    def _go(self, source: Source, walk: Walk) -> None:
        if walk.next and walk.next not in self._asked:
            self._asked.add(walk.next)
            self._ready.append((walk.next, source))

    def _save(self) -> None:
        kept = dict(list(self._walks.items())[-_MOST:])
        text = json.dumps({url: asdict(walk) for url, walk in kept.items()})
        self._frontier.keep_note(self._site, _NOTE, text)


def _further(back: float | None, since: float | None) -> bool:
    """Whether a walk to ``since`` goes further than one to ``back``."""
    return back is not None and (since is None or since < back)


def _loads(text: str | None) -> dict[str, Walk]:
    try:
        return {url: Walk(**walk) for url, walk in json.loads(text or "{}").items()}
    except (ValueError, TypeError, AttributeError):
        return {}
