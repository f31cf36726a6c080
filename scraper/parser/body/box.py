"""Where the article's text stands on the page: the box in which prose is most and purest.

Every line of prose gives its weight (``weighing``) to the boxes around it (``purity``); the
paragraphs are then told from the furniture inside that box (``sieve``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, pairwise

from scraper.arabic.stops import STOPS
from scraper.parser.body.known import Known
from scraper.parser.body.prose import PROSE, Body, Prose
from scraper.parser.body.purity import Purity, purest, set_between, sums_of, tighten
from scraper.parser.body.sieve import sift
from scraper.parser.body.signoff import sign_off
from scraper.parser.body.weighing import weigh
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.markup.shortcodes import strip_codes
from scraper.parser.markup.standing import shared
from scraper.parser.signs.dated import heads_entry, is_made_as
from scraper.rare import rare

LEADING = 1.5  # times as much prose as in the lead stands in a text that is worth going without
PARAGRAPHS = 3  # so many side by side are a text, whatever stands between them
AGAIN = 30  # lines below a lead in which the text repeats it
MORE = 1.3  # times the prose of a paragraph: there is more of the text around it


def find_body(
    layout: Layout,
    headline: Line | None,
    openings: Sequence[str] = (),
    known: Known | None = None,
    names: Sequence[str] = (),
) -> Body | None:
    """The body, or None where the page has no prose.

    ``openings`` are folded beginnings of the text as the head claims them (descriptions,
    JSON-LD's articleBody): the paragraph that begins so is the article's, whatever its shape.
    ``known`` is what the site's profile says of the page, ``names`` are the publisher's.
    """
    prose = weigh(layout, headline, openings)
    sums = sums_of(layout, prose.weights)
    box = _purest(layout, headline, prose, sums)
    if box is None:
        return None
    box = tighten(sums, box)
    if box.count == 1:
        box = _printed_again(layout, prose.weights, sums, box) or box
    box = _parted(layout, sums, box, headline) or _widen(layout, sums, box, headline)
    box = _around_entries(layout, sums, box)
    strip_codes(layout.lines[box.first : box.last])
    if known is None:
        return sign_off(sift(layout, box, prose, headline, sums[box], names), names)
    box = known.box(box, sums)
    return sign_off(known.sift(sift(layout, box, prose, headline, sums[box], names)), names)


def _purest(
    layout: Layout, headline: Line | None, prose: Prose, sums: Mapping[Box, float]
) -> Box | None:
    """The box in which prose is most and purest. A lead far above the text draws it wide: what the
    head says the text begins with counts as much as its letters, once it has been shown to stand
    before a narrower one."""
    start = headline.index + 1 if headline is not None else 0
    pure = Purity(layout, set_between(layout, prose, start), start)
    best, score = purest(sums, pure, sums)
    if best is None or not prose.anchored:
        return best
    # around the best box, where all of it stands there, is none that it makes better
    within = all(best.first <= index < best.last for index in prose.anchored)
    raised: dict[Box, float] = {}
    for index, gain in prose.gains().items():
        for around in layout.lines[index].box.outwards():
            raised[around] = raised.get(around, sums.get(around, 0.0)) + gain
            if within and around is best:
                break
    wide = purest(raised, pure, sums, best, score)[0] or best
    if wide is best:
        return best
    lead = sum(prose.weights[index] for index in prose.anchored)
    before = all(start <= index < best.first for index in prose.anchored)
    whole = sums[best] > LEADING * lead and (before or wide.within(best))
    return best if whole and _goes_on(layout, wide, best, headline) else wide


def _goes_on(layout: Layout, lead: Box, text: Box, headline: Line | None) -> bool:
    """Whether a box goes on with the article that the lead's begins: both stand with the headline,
    and it is no list of links."""
    around = shared(lead, text)
    if headline is None or not headline.box.within(around):
        return False
    chars, links = layout.text_of(text)
    return links * 4 < chars


def _printed_again(
    layout: Layout, weights: Mapping[int, float], sums: Mapping[Box, float], box: Box
) -> Box | None:
    """The box of the same paragraph further down, where more of the text stands beside it: a short
    text's lead repeats it. In another article's summary it weighs less."""
    line = layout.lines[box.first]
    for other in layout.beginning({line.word}, box.last, box.last + AGAIN):
        weight = weights.get(other.index, 0.0)
        if other.text == line.text and weight >= weights[line.index]:
            around = next(around for around in other.box.outwards() if not around.alone)
            return other.box if sums[around] > weight and not box.within(around) else None
    return None


def _parted(
    layout: Layout, sums: Mapping[Box, float], box: Box, headline: Line | None
) -> Box | None:
    """The box around a text that stands in several boxes of one make, as the components of a page
    builder: what is set between them may be so much that one of them is purer than all."""
    if box.alone or headline is None or box.first <= headline.index:
        return None
    steps = pairwise(box.outwards())
    box, around = next(step for step in steps if step[0].count < step[1].count)
    if sums[around] <= MORE * sums[box]:
        return None
    make = _make(box)
    more = 0.0
    for other in sums:
        if other.parent is around and other is not box and _make(other) == make:
            chars, links = layout.text_of(other)
            if other.first > headline.index and links * 4 < chars:
                more += sums[other]
    return around if more > (MORE - 1) * sums[box] else None


def _make(box: Box) -> tuple[str, str, str]:
    """A box's tag with the first and the last of its classes: between them builders number it."""
    names = box.element.get("class", "").split() or [""]
    return box.tag, names[0], names[-1]


def _widen(layout: Layout, sums: Mapping[Box, float], box: Box, headline: Line | None) -> Box:
    """The box around a paragraph where more of the text stands beside it: in a short text with a
    table or a list no box is pure, and one paragraph would win."""
    around, _ = stand = box.stand()
    if not (box.alone or box.tag == "p") or around is None:
        return box
    first, last = around.first, around.last
    if headline is not None and headline.box.within(around):
        first = max(first, headline.index + 1)
    lines = layout.lines[first:last]
    chars = layout.chars[last] - layout.chars[first]
    links = layout.links[last] - layout.links[first]
    if links * 10 >= chars and sum(line.linked for line in lines) * 2 > len(lines):
        # a text with links to other articles between its paragraphs, or a list of links
        alike = [line for line in lines if line.box.stand() == stand]
        if sum(sums.get(line.box, 0.0) >= PROSE for line in alike) < PARAGRAPHS:
            next_to = (line for line in alike if line.index in (box.first - 1, box.last))
            return around if any(line.text.endswith(".") for line in next_to) else box
    # a line or two beside verses that fill one paragraph: whom they are for, where they began
    little = not box.alone and chars < MORE * layout.text_of(box)[0]
    more = (
        little
        or sums[around] > MORE * sums[box]
        or (links == 0 and _are_listed(layout, lines, box))
        # «وجاءت الأسعار كما يلي:» announces what follows, whatever its shape
        or (box.last < last and layout.lines[box.last].text.endswith(":"))
        # sentences too short to weigh anything, each in a box like this one's
        or sum(line.text.endswith(STOPS) and line.box.stand() == stand for line in lines) > 1
    )
    return around if more else box


def _around_entries(layout: Layout, sums: Mapping[Box, float], box: Box) -> Box:
    """The box around a live report's entries, where one of them has most of the prose: the others
    beside it have clocks in the form of its own."""
    for entry, around in islice(pairwise(box.outwards()), STEPS):
        at = entry.first
        if layout.lines[at].box.roles & Role.HEADING and entry.count > 2:
            at += 1  # below the entry's title
        clock, below = layout.lines[at], at - entry.first
        if clock.size <= CLOCK and heads_entry(clock.text):
            others = (each for each in sums if each.parent is around and each is not entry)
            if any(
                each.count > below and is_made_as(layout.lines[each.first + below], clock)
                for each in others
            ):
                return around
    return box


STEPS = 4  # from the box of an entry's text to that of the entry
CLOCK = 40  # characters of the line over an entry


def _are_listed(layout: Layout, lines: Sequence[Line], box: Box) -> bool:
    """Whether lists stand beside a sentence or two, or paragraphs as short or cells that it
    announces: what a dish is made of, who plays, what it costs."""
    announced = _ANNOUNCING.search(layout.lines[box.last - 1].text) is not None
    listed = [
        line
        for line in lines
        if line.box.roles & Role.ITEM & ~box.roles or (announced and line.index >= box.last)
    ]
    return len(listed) >= PARAGRAPHS


# «… عن النتائج الآتية:», «… وهذه مواعيدها بتوقيت مسقط.»
_ANNOUNCING = rare(
    r":\s*$|(?:\b(?:ال|كال)(?:تالي|آتي)ة?|\b(?:كما|ما|فيما) يلي|\bعلى النحو|\bإليكم"
    r"|\bو(?:هذه|هي|هم|هذا)\b)[^.]{0,50}\.?\s*$"
)
