"""How a box stands to the headline: beside it, apart from it, or in the page's own frame."""

from __future__ import annotations

from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line


def stands_with(box: Box, headline: Box) -> bool:
    """Whether a box shares one of the headline's next five surroundings."""
    around = surroundings(headline)
    return around is not None and box.within(around)


def beside(other: Box, headline: Line) -> bool:
    """Whether a box stands in one of the headline's next four surroundings, or in the first that
    holds more than it: a cell of a table of its own has as many around it."""
    box, steps = headline.box, 0
    while box.parent is not None and box.parent.tag not in ("body", "html"):
        if steps >= 4 and not box.alone:
            break
        box, steps = box.parent, steps + 1
    return other.within(box)


def surroundings(headline: Box) -> Box | None:
    """The fifth box around the headline's, or the outermost; None where nothing is around it."""
    around = headline
    for _ in range(5):
        if around.parent is None:
            break
        around = around.parent
    return around if around is not headline else None


def shared(box: Box, headline: Box) -> Box:
    """The smallest box that holds both."""
    around = headline
    while not box.within(around):
        around = around.parent  # type: ignore[assignment]  # the outermost holds all
    return around


def is_frame(layout: Layout, box: Box, headline: Box) -> bool:
    """Whether all that a box shares with the headline is the box around the whole page, or a row
    of columns: it stands in the one beside the text's."""
    around = shared(box, headline)
    if is_row(around):
        return True
    return around.first == 0 and around.last == len(layout.lines) and around.depth > 1


def is_apart(layout: Layout, box: Box, headline: Box) -> bool:
    """Whether a box shares nothing but the page with the headline, which stands in one of its
    own."""
    around = shared(box, headline)
    return (
        around.first == 0
        and around.last == len(layout.lines)
        and headline.parent is not around
        and box.parent is not None
    )


def is_row(box: Box | None) -> bool:
    """Whether a box is a table's row that divides the page in columns."""
    return box is not None and box.tag == "tr" and box.count > COLUMNS


COLUMNS = 8  # lines of a row that divides the page; fewer print a section and a day


def in_masthead(line: Line, headline: Line | None) -> bool:
    """Whether a line stands in the page's ``header``, which is not the article's, or in what AMP
    opens at the page's side."""
    for box in line.box.outwards():
        if box.tag in _MASTHEADS:
            return headline is None or not headline.box.within(box)
    return False


_MASTHEADS = ("header", "amp-sidebar")
