"""What the visits of a site have taught of it, and how it lasts from one to the next."""

from __future__ import annotations

from scraper.fetcher.discovery.shapes import Shapes
from scraper.fetcher.visiting.claims import Claims
from scraper.fetcher.visiting.idle import Idle
from scraper.fetcher.visiting.ways import Ways
from scraper.known import Frontier

_SHAPES, _WAYS, _CLAIMS, _IDLE = "shapes", "ways", "claims", "idle"  # the notes' names


class Lessons:
    """The lessons of one site: the shapes of its article addresses, where it redirects them, what
    its sources' dates of change are worth, and which parameters say nothing."""

    def __init__(self, frontier: Frontier, site: str) -> None:
        self._frontier, self._site = frontier, site
        self.shapes = Shapes.loads(frontier.note(site, _SHAPES))
        self.ways = Ways.loads(frontier.note(site, _WAYS))
        self.claims = Claims.loads(frontier.note(site, _CLAIMS))
        self.idle = Idle.loads(frontier.note(site, _IDLE))

    def save(self) -> None:
        """Keeps those in which something has changed."""
        for lesson, name in (
            (self.shapes, _SHAPES),
            (self.ways, _WAYS),
            (self.claims, _CLAIMS),
            (self.idle, _IDLE),
        ):
            if lesson.changed:
                lesson.changed = False
                self._frontier.keep_note(self._site, name, lesson.dumps())
