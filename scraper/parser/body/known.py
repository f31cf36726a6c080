"""What the site's profile says of one page: evidence for the parser, and where the page wins.

A profile can be wrong: learned before a redesign, or from pages of another kind. So it may only
take away what leaves a text behind, and only choose a box that holds prose. Where it may not, the
page is read as without it, and the conflict is counted: many of them are a redesign.
"""

from __future__ import annotations

from collections.abc import Mapping

from scraper.arabic.digits import DIGIT
from scraper.arabic.text import fold
from scraper.parser.body.prose import PROSE, Body
from scraper.parser.learning.observation import line_hash
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.markup.places import Places
from scraper.parser.signs.labels import is_label
from scraper.parser.signs.wording import is_furniture
from scraper.profile import Profile

_DATE_LINE = 160  # characters
_MOST = 0.6  # of a body's characters that a profile may take away
_ENOUGH = 200  # characters that are a text whatever was taken away
_ALL = 0.9  # of the page's own choice that a known box within it must hold
_LEAST = 0.1  # of the prose that a known box must hold to be preferred


class Known:
    """One page read with a profile. ``removed`` and ``added`` are the indexes of lines that the
    profile took from the body and gave back to it; ``conflicts`` where the page won."""

    def __init__(self, profile: Profile, layout: Layout) -> None:
        self.profile, self.layout = profile, layout
        self.places = Places()
        self.removed: frozenset[int] = frozenset()
        self.added: frozenset[int] = frozenset()
        self.conflicts = 0
        self._bodies, self._texts = frozenset(profile.body), frozenset(profile.text)
        self._refused = frozenset(profile.refused)
        self._lines: dict[int, bool] = {}

    def is_furniture(self, line: Line) -> bool:
        """Whether the line recurs on the site's pages, or stands where only furniture does."""
        found = self._lines.get(line.index)
        if found is None:
            found = line_hash(line.text) in self.profile.furniture or (
                bool(self._refused) and self.places.of(line.box) in self._refused
            )
            self._lines[line.index] = found
        return found

    def furniture(self, first: int, last: int) -> frozenset[int]:
        """Those of the lines that are furniture."""
        lines = self.layout.lines[max(first, 0) : last]
        return frozenset(line.index for line in lines if self.is_furniture(line))

    def other_dates(self, first: int, last: int) -> frozenset[int]:
        """Where a line stands at a place that prints the articles' dates on this site, those that
        print one elsewhere: the day's date over the page, another article's."""
        here: set[int] = set()
        there: set[int] = set()
        for line in self.layout.lines[max(first, 0) : last]:
            if line.size <= _DATE_LINE and DIGIT.search(line.text):
                own = self.places.of(line.box) in self.profile.dates
                (here if own else there).add(line.index)
        return frozenset(there) if here else frozenset()

    def box(self, best: Box, sums: Mapping[Box, float]) -> Box:
        """The box where the site's texts stand, where it holds prose here; else ``best``, the one
        that the page by itself speaks for."""
        if not self._bodies or self.places.of(best) in self._bodies:
            return best
        known = [box for box in sums if self.places.of(box) in self._bodies]
        if not known:
            self.conflicts += 1
            return best
        chosen = max(known, key=lambda box: (sums[box], box.depth))
        if sums[chosen] < PROSE or sums[chosen] < _LEAST * self._own(best, sums):
            self.conflicts += 1
            return best
        if chosen.within(best) and sums[chosen] < _ALL * self._own(best, sums):
            self.conflicts += 1
            return best
        return chosen

    def _own(self, box: Box, sums: Mapping[Box, float]) -> float:
        """The box's prose without what is known to be furniture."""
        lines = [
            line
            for line in self.layout.lines[box.first : box.last]
            if line.size >= PROSE and not line.box.roles & Role.HEADING
        ]
        size = sum(line.size for line in lines)
        own = sum(line.size for line in lines if not self.is_furniture(line))
        return sums[box] * own / size if size else 0.0

    def sift(self, body: Body) -> Body:
        """The body without furniture, and with the last paragraphs that the page's own looks
        made doubtful. The same body where too little would be left."""
        if not body.lines:
            return body
        removed = frozenset(line.index for line in body.lines if self.is_furniture(line))
        if removed:
            size = sum(line.size for line in body.lines)
            left = sum(line.size for line in body.lines if line.index not in removed)
            if not left or (left < _ENOUGH and left < (1 - _MOST) * size):
                self.conflicts += 1
                removed = frozenset()
        kept = [line for line in body.lines if line.index not in removed]
        body.dropped.extend(line for line in body.lines if line.index in removed)
        added = self._tail(body, kept[-1])
        self.removed, self.added = removed, frozenset(line.index for line in added)
        body.dropped = [line for line in body.dropped if line.index not in self.added]
        body.lines = [*kept, *added]
        return body

    def _tail(self, body: Body, last: Line) -> list[Line]:
        """The dropped lines right behind the text that stand where its paragraphs stand."""
        dropped = {line.index: line for line in body.dropped}
        found: list[Line] = []
        index = last.index + 1
        while (line := dropped.get(index)) is not None and self._is_text(line):
            found.append(line)
            index += 1
        return found

    def _is_text(self, line: Line) -> bool:
        if line.links or self.places.of(line.box) not in self._texts or self.is_furniture(line):
            return False
        key = fold(line.text[:200])
        return bool(key) and not is_label(line, key) and not is_furniture(line, key)
