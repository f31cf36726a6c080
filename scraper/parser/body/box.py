"""Where the article's text stands on the page: the box in which prose is most and purest.

Every line of prose gives its weight (``prose``) to the boxes around it; the paragraphs are then
told from the furniture inside that box (``sieve``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import itemgetter

from scraper.parser.body.known import Known
from scraper.parser.body.prose import PROSE, Body, Prose
from scraper.parser.body.series import BUTTON
from scraper.parser.body.sieve import sift
from scraper.parser.body.signoff import sign_off
from scraper.parser.body.weighing import weigh
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.markup.shortcodes import strip_codes
from scraper.parser.markup.standing import shared
from scraper.parser.signs.inserts import skippable
from scraper.rare import rare

NEGLIGIBLE = 4.0  # a weight that decides nothing
NEAR = 5  # boxes between a lead or a text and what holds both
BESIDE = 5  # lines around a paragraph that stands straight in the page
LEADING = 1.5  # times as much prose as in the lead stands in a text that is worth going without


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
    if not prose.weights:
        return None
    start = headline.index + 1 if headline is not None else 0
    pure = _Purity(layout, _set_between(layout, prose, start), start)
    sums = _sums(layout, prose.weights)
    best, score = _purest(sums, pure, sums)
    if prose.anchored and best is not None:
        # a lead far above the text draws the box wide: what the head says the text begins with
        # counts as much as its letters, once it has been shown to stand before a narrower one
        raised: dict[Box, float] = {}
        for index, gain in prose.gains().items():
            around: Box | None = layout.lines[index].box
            while around is not None:
                raised[around] = raised.get(around, sums.get(around, 0.0)) + gain
                around = around.parent
        wide, _ = _purest(raised, pure, sums, best, score)
        if wide is not None and wide is not best:
            lead = sum(prose.weights[index] for index in prose.anchored)
            before = all(start <= index < best.first for index in prose.anchored)
            if sums[best] <= LEADING * lead or not (
                (before and best.within(wide))
                or ((before or wide.within(best)) and _goes_on(layout, wide, best, headline))
            ):
                best = wide
    if best is None:
        return None
    best = _widen(layout, sums, _tighten(sums, best), headline)
    strip_codes(layout.lines[best.first : best.last])
    if known is None:
        return sign_off(sift(layout, best, prose, headline, sums[best]), names)
    best = known.box(best, sums)
    body = known.sift(sift(layout, best, prose, headline, sums[best]))
    return sign_off(body, names)


def _goes_on(layout: Layout, lead: Box, text: Box, headline: Line | None) -> bool:
    """Whether a box below the lead's goes on with the same article: both stand with the headline,
    and it is no list of links."""
    around = shared(lead, text)
    if around is None or headline is None or not headline.box.within(around):
        return False
    first = max(text.first, headline.index + 1)
    chars = layout.chars[text.last] - layout.chars[first]
    links = layout.links[text.last] - layout.links[first]
    near = text.depth - around.depth <= NEAR and lead.depth - around.depth <= NEAR
    return near and links * 4 < chars


def _purest(
    totals: Mapping[Box, float],
    pure: _Purity,
    sums: Mapping[Box, float],
    best: Box | None = None,
    best_score: float = 0.0,
) -> tuple[Box | None, float]:
    """The box in which prose is most and purest, and its score; ``best`` where none is better.
    How pure a box is say the ``sums`` of its prose, where the ``totals`` favour some of it."""
    first = last = -1
    for box, total in sorted(totals.items(), key=itemgetter(1), reverse=True):
        if total <= best_score:
            break  # purer than pure is none of the rest
        if box.last == last and box.first == first:
            continue  # it only wraps the one before
        first, last = box.first, box.last
        score = total * pure.of(first, last, sums.get(box, 0.0))
        if score > best_score:
            best, best_score = box, score
    return best, best_score


def _sums(layout: Layout, weights: Mapping[int, float]) -> dict[Box, float]:
    """How much of the prose stands in each box: its own, then what stands in the boxes in it, from
    the deepest on, so that each box is asked once."""
    sums: dict[Box, float] = {}
    levels: dict[int, list[Box]] = {}
    lines = layout.lines
    for index, weight in weights.items():
        if weight >= NEGLIGIBLE:
            box = lines[index].box
            if box in sums:
                sums[box] += weight
            else:
                sums[box] = weight
                levels.setdefault(box.depth, []).append(box)
    for depth in range(max(levels, default=0), 0, -1):
        outer = levels.setdefault(depth - 1, [])
        for box in levels[depth]:
            around: Box = box.parent  # type: ignore[assignment]  # none has the root alone
            if around in sums:
                sums[around] += sums[box]
            else:
                sums[around] = sums[box]
                outer.append(around)
    return sums


LINKED = 0.3  # of a linked character counts as impurity: links are sifted out for sure
LINE = 8  # characters that each line counts more: many short lines make furniture


def _set_between(layout: Layout, prose: Prose, start: int) -> Sequence[int]:
    """The lines that pages set between paragraphs, from the line ``start`` on, in order: pictures'
    captions, and what a link lets readers skip."""
    skipped = [
        index
        for first, last in skippable(layout, start, len(layout.lines))
        for index in range(first, last)
    ]
    return sorted({*prose.captions, *skipped}) if skipped else prose.captions


class _Purity:
    """How much of what stands in a box is prose. The lines set ``between`` are neither that nor
    furniture."""

    def __init__(self, layout: Layout, between: Sequence[int], start: int) -> None:
        self.chars, self.links, self.start = layout.chars, layout.links, start
        self.between = between
        lines = (layout.lines[index] for index in between)
        sizes = (line.size + (LINKED - 1) * line.links + LINE for line in lines)
        self.sizes = [0, *accumulate(sizes)]

    def of(self, first: int, last: int, total: float) -> float:
        """Of the lines from ``first`` to before ``last``, 0.0 to 1.0, to a power so that it
        counts; ``total`` is their prose."""
        if first < self.start:
            first = self.start if self.start < last else last
        links = self.links[last] - self.links[first]
        chars = self.chars[last] - self.chars[first] - links
        impure = chars + LINKED * links + LINE * (last - first)
        if self.between:
            one, other = bisect_left(self.between, first), bisect_left(self.between, last)
            impure -= self.sizes[other] - self.sizes[one]
        if impure <= total:
            return 1.0 if impure > 0 else 0.0
        return float((total / impure) ** 1.5)


PARAGRAPHS = 3  # so many side by side are a text, whatever stands between them


def _widen(layout: Layout, sums: dict[Box, float], box: Box, headline: Line | None) -> Box:
    """The box around a paragraph where more of the text stands beside it: in a short text with a
    table or a list no box is pure, and one paragraph would win."""
    around, _ = box.stand()
    alone = box.alone
    if not (alone or box.tag == "p") or around is None:
        return box
    if around.depth < 2:  # the page itself: what stands right beside a paragraph as it does
        near = layout.lines[max(box.first - BESIDE, around.first) : box.last + BESIDE]
        alike = [
            line for line in near if line.box.stand() == box.stand() and line.links * 3 < line.size
        ]
        return around if sum(line.text.endswith(".") for line in alike) > 1 else box
    entries = _entries_beside(layout, sums, around)
    if entries is not None:
        return entries
    first = around.first
    if headline is not None and headline.box.within(around):
        first = max(first, headline.index + 1)
    lines = layout.lines[first : around.last]
    chars = layout.chars[around.last] - layout.chars[first]
    links = layout.links[around.last] - layout.links[first]
    # a text with links to other articles between its paragraphs, or a list of links
    stand = box.stand()
    beside = sum(sums.get(line.box, 0.0) >= PROSE and line.box.stand() == stand for line in lines)
    linked = sum(line.linked for line in lines) * 2 > len(lines)
    if links * 10 >= chars and linked and beside < PARAGRAPHS:
        next_to = (line for line in lines if line.index in (box.first - 1, box.last))
        sentences = (line for line in next_to if not line.links and line.text.endswith("."))
        return around if any(line.box.stand() == stand for line in sentences) else box
    # a line or two beside verses that fill one paragraph: whom they are for, where they began
    little = not alone and links == 0 and chars < 1.3 * layout.text_of(box)[0]
    if little or sums[around] > 1.3 * sums[box]:
        return around
    # lists without links under a sentence or two, or paragraphs as short that it announces: what
    # a dish is made of, who plays
    if links == 0 and headline is not None:
        announced = _ANNOUNCING.search(layout.lines[box.last - 1].text) is not None
        listed = [
            line
            for line in lines
            if line.box.roles & Role.ITEM & ~box.roles
            or (announced and line.index >= box.last and line.box.stand() == stand)
        ]
        if len(listed) >= PARAGRAPHS:
            return around
    # «وجاءت الأسعار كما يلي:» announces what follows, whatever its shape
    behind = layout.lines[box.last : around.last]
    if behind and behind[0].text.endswith(":") and not links and behind[0].box.stand() == stand:
        return around
    # sentences too short to weigh anything, each in a box like this one's
    alike = [
        line
        for line in lines
        if line.text.endswith(".") and line.links * 3 < line.size and line.box.stand() == stand
    ]
    return around if len(alike) > 1 else box


# «… عن النتائج الآتية:», «… وهذه مواعيدها بتوقيت مسقط.»
_ANNOUNCING = rare(
    r":\s*$|(?:\b(?:ال|كال)(?:تالي|آتي)ة?|\b(?:كما|ما|فيما) يلي|\bعلى النحو|\bإليكم"
    r"|\bو(?:هذه|هي|هم|هذا)\b)[^.]{0,50}\.?\s*$"
)


def _entries_beside(layout: Layout, sums: dict[Box, float], entry: Box) -> Box | None:
    """What holds the entries of a live blog of which the purest paragraph stands in one: boxes of
    one make with a line or two over a sentence, and no links but a button's."""
    whole = entry.parent
    if whole is None or whole.depth < 2 or entry.count < 3:
        return None
    make = (entry.tag, entry.element.get("class"))
    beside = [
        box
        for box, total in sums.items()
        if box.parent is whole and total >= PROSE and (box.tag, box.element.get("class")) == make
    ]
    if len(beside) < PARAGRAPHS:
        return None
    linked = (line for line in layout.lines[whole.first : whole.last] if line.links)
    return None if any(line.size > BUTTON for line in linked) else whole


def _tighten(sums: dict[Box, float], box: Box) -> Box:
    """The smallest box inside ``box`` that holds all of its prose; a paragraph is none."""
    enough = sums[box] * 0.995
    for inner, total in sums.items():
        if total >= enough and inner.depth > box.depth and inner.tag not in ("p", "td", "li"):
            box = inner
    return box
