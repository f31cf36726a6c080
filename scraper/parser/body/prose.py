"""The prose of a page, by the weights of its lines, and the body that is made of it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from scraper.parser.markup.lines import Box, Line

PROSE = 40  # characters: a shorter line is not prose by itself
ANCHOR_FACTOR, ANCHOR = 3, 300  # what a line gains that the page's head begins the text with


@dataclass(slots=True)
class Prose:
    """The lines of prose by their weights, and those that the page's head begins the text with."""

    weights: dict[int, float] = field(default_factory=dict)
    anchored: set[int] = field(default_factory=set)
    places: list[int] = field(default_factory=list)  # where lines with a weight stand, in order
    captions: list[int] = field(default_factory=list)  # lines inside figures
    cards: set[int] = field(default_factory=set)  # other articles' summaries, readers' comments

    def is_strong(self, index: int) -> bool:
        """Whether a line is text by itself, whatever stands around it."""
        return index in self.anchored or self.weights.get(index, 0.0) >= PROSE

    def within(self, first: int, last: int) -> list[int]:
        """Where prose stands from a line to before another."""
        return self.places[bisect_left(self.places, first) : bisect_left(self.places, last)]

    def gains(self) -> dict[int, float]:
        """What the anchored lines gain: where the text stands, they decide; how much of it stands
        in a box, they do not."""
        return {at: self.weights[at] * (ANCHOR_FACTOR - 1) + ANCHOR for at in self.anchored}


@dataclass(slots=True)
class Body:
    """The body's lines in order, and what was found among them."""

    lines: list[Line]
    box: Box
    captions: list[Line] = field(default_factory=list)
    dropped: list[Line] = field(default_factory=list)  # in the body's box, but not of the text
    refused: set[int] = field(default_factory=set)  # of these, what is furniture for sure
    weight: float = 0.0
    parting: list[int] = field(default_factory=list)  # facts right below the first paragraph
