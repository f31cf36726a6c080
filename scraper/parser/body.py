"""Where the article's text stands on the page: the box in which prose is most and purest.

Every line of prose gives its weight (``prose``) to the boxes around it; the paragraphs are then
told from the furniture inside that box (``sieve``).
"""

from __future__ import annotations

from collections.abc import Sequence

from scraper.parser.known import Known
from scraper.parser.lines import Box, Layout, Line
from scraper.parser.prose import Body, weigh
from scraper.parser.sieve import Sieve

NEGLIGIBLE = 4.0  # a weight that decides nothing


def find_body(
    layout: Layout,
    headline: Line | None,
    openings: Sequence[str] = (),
    known: Known | None = None,
) -> Body | None:
    """The body, or None where the page has no prose.

    ``openings`` are folded beginnings of the text as the head claims them (descriptions,
    JSON-LD's articleBody): the paragraph that begins so is the article's, whatever its shape.
    ``known`` is what the site's profile says of the page.
    """
    prose = weigh(layout, headline, openings)
    if not prose.weights:
        return None
    sums: dict[Box, float] = {}
    for index, weight in prose.weights.items():
        if weight < NEGLIGIBLE:
            continue
        box: Box | None = layout.lines[index].box
        while box is not None:
            sums[box] = sums.get(box, 0.0) + weight
            box = box.parent
    start = headline.index + 1 if headline is not None else 0
    best, best_score = None, 0.0
    for box, total in sums.items():
        score = total * _purity(layout, box, total, start)
        if score > best_score:
            best, best_score = box, score
    if best is None:
        return None
    best = _tighten(sums, best)
    if known is None:
        return Sieve(layout, best, prose, headline, sums[best]).body()
    best = known.box(best, sums)
    return known.sift(Sieve(layout, best, prose, headline, sums[best]).body())


LINKED = 0.3  # of a linked character counts as impurity: links are sifted out for sure
LINE = 8  # characters that each line counts more: many short lines make furniture


def _purity(layout: Layout, box: Box, total: float, start: int) -> float:
    """How much of what stands in the box is prose: 0.0 to 1.0, to a power so that it counts."""
    first, last = max(box.first, min(start, box.last)), box.last
    links = layout.links[last] - layout.links[first]
    chars = layout.chars[last] - layout.chars[first] - links
    impure = chars + LINKED * links + LINE * (last - first)
    return min(1.0, total / impure) ** 1.5 if impure > 0 else 0.0


def _tighten(sums: dict[Box, float], box: Box) -> Box:
    """The smallest box inside ``box`` that holds all of its prose; a paragraph is none."""
    enough = sums[box] * 0.995
    for inner, total in sums.items():
        if total >= enough and inner.depth > box.depth and inner.tag not in ("p", "td", "li"):
            box = inner
    return box
