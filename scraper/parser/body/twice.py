"""What a page prints twice: quotations lifted out of a text, a text for each screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scraper.arabic.stops import PAUSES
from scraper.arabic.text import fold
from scraper.parser.markup.lines import Box, Line, Role

QUOTED = 20  # characters of a quotation that could be told again
MOST_QUOTES = 40  # of a text; each is looked for in every paragraph
LEAD = 3  # lines of a text in which a lead is repeated
COPIED = 60  # characters of a paragraph that nobody writes twice


def printed_twice(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines that only repeat what the text says elsewhere."""
    copies = _copies(lines)
    rest = [line for line in lines if line.index not in copies] if copies else lines
    return copies | lifted_quotes(rest)


def _copies(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of a second copy of the text, or of a part of it: those that stand as fewer of
    the text's lines do, else the later ones."""
    half, odd = divmod(len(lines), 2)
    second = lines[half:]
    # however short they are; one line that another repeats is a lead
    alike = (one.text == other.text for one, other in zip(lines, second, strict=False))
    if half > 1 and not odd and all(alike):
        return frozenset(line.index for line in second)
    places: dict[str, int] = {}
    found: set[int] = set()
    stands: Counter[tuple[Box | None, str]] | None = None
    for at, line in enumerate(lines):
        if line.size < COPIED:
            continue
        before = places.setdefault(line.text, at)
        if before == at or line.index in found or lines[before].index in found:
            continue  # one of the two is left
        if stands is None:
            stands = Counter(other.box.stand() for other in lines)
        # what stands around both alike is copied with them, however short
        start, end = 0, 1
        while start < before and at - start - 1 > before:
            if lines[before - start - 1].text != lines[at - start - 1].text:
                break
            start += 1
        while at + end < len(lines) and before + end < at:
            if lines[before + end].text != lines[at + end].text:
                break
            end += 1
        if before == 0 and end == 1 and at < LEAD:
            continue  # a lead and what repeats it
        later = stands[line.box.stand()] <= stands[lines[before].box.stand()]
        kept = at if later else before
        found.update(other.index for other in lines[kept - start : kept + end])
        if not later:  # a third copy is compared with the one that is left
            for index in range(at - start, at + end):
                places[lines[index].text] = index
    return frozenset(found)


def lifted_quotes(lines: Sequence[Line]) -> frozenset[int]:
    """The quotations that only repeat what another paragraph says: print sets them large.

    They stand in quotations, or otherwise than the text does that is more than they are, or are
    called otherwise."""
    stands = [(*line.box.stand(), line.box.element.get("class")) for line in lines]
    if len(set(stands)) < 2:
        return frozenset()
    counts = Counter(stands)
    few = max(counts.values()) / 2
    shared = -1  # the whole text may stand in a cell that lays the page out
    for line in lines:
        shared &= line.box.roles
    quotes = [
        line
        for line, stand in zip(lines, stands, strict=True)
        if line.size >= QUOTED and _may_be_lifted(line.box.roles & ~shared, counts[stand] < few)
    ]
    if not 0 < len(quotes) <= MOST_QUOTES:
        return frozenset()
    apart = {line.index for line in quotes}
    rest = "\n".join([fold(line.text) for line in lines if line.index not in apart])
    found = {line.index for line in quotes if rest and fold(line.text) in rest}
    if found:
        found |= {
            whose.index
            for line, whose in pairwise(lines)
            if line.index in found and _says(line, whose)
        }
    return frozenset(found)


def _says(quote: Line, whose: Line) -> bool:
    """Whether a line names who said what stands above it in one quotation."""
    around: Box | None = quote.box
    while around is not None and around.last <= whose.index:
        around = around.parent
    if around is None or not (quote.box.roles & whose.box.roles & Role.QUOTE):
        return False
    own = whose.size <= NAMED and not whose.text.endswith(PAUSES) and whose.box.within(around)
    return own and around.last == whose.index + 1


NAMED = 60  # characters of a quotation's source


def _may_be_lifted(roles: int, apart: bool) -> bool:
    if roles & Role.QUOTE:
        return True
    return apart and not roles & (Role.HEADING | Role.ITEM | Role.CELL)
