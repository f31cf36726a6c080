"""Where the article's text stands on the page, and which of the lines there are its paragraphs.

Two steps. *Finding*: every line of prose gives its weight to the boxes around it, and the box in
which the prose is most and purest is the body. *Sifting*: within it, boxes and lines that are
furniture (links to other articles, captions, bylines, share bars …) are told from the text by what
they are made of: links, labels, place and shape. Class names only ever add to such evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from scraper.arabic import furniture
from scraper.arabic.text import fold
from scraper.parser.byline import parse_byline
from scraper.parser.captions import caption_lines
from scraper.parser.dates import find_dates, parse_dates
from scraper.parser.hints import Hint
from scraper.parser.lines import Box, Layout, Line, Role

PROSE = 40  # characters: a shorter line is not prose by itself
MAX_WEIGHT = 700  # of one line, so that a wall of text does not outweigh many paragraphs
_STOPS = frozenset('.،؛؟!:…»"”)؛۔,?')
_ENDINGS = tuple('.؟!?…»"”:؛)۔،')

# A form is not among them: old frameworks wrap the whole page in one.
_DIGIT = re.compile("[0-9٠-٩۰-۹]")
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)  # whether a line is a date does not depend on today
_OUTSIDE = Role.NAV | Role.FOOTER | Role.BUTTON | Role.EMBED
_CAPTIONS = Role.FIGURE | Role.CAPTION
_FURNITURE = (
    Hint.RELATED | Hint.SHARE | Hint.COMMENT | Hint.TAGS | Hint.PROMO | Hint.LIST | Hint.NEXT
    | Hint.BIO | Hint.NAV | Hint.PLAYER | Hint.CRUMBS
)  # fmt: skip


@dataclass(slots=True)
class Body:
    """The body's lines in order, and what was found around them."""

    lines: list[Line]
    box: Box
    captions: list[Line] = field(default_factory=list)
    dropped: list[Line] = field(default_factory=list)  # in the body's box, but not of the text
    weight: float = 0.0


def is_furniture(line: Line, key: str) -> bool:
    """Whether a short line is furniture by its words. ``key`` is its folded text."""
    if not key:
        return True
    if key in furniture.whole(furniture.WHOLE_LINES):
        return True
    return bool(furniture.opening(furniture.LINE_OPENINGS).match(key))


def is_label(line: Line, key: str) -> bool:
    """Whether a line announces links to other articles: «اقرأ أيضاً», «مواضيع ذات صلة:» …"""
    if furniture.opening(furniture.READ_ALSO).match(key):
        return True
    if key in furniture.whole(furniture.BLOCK_LABELS):
        return True
    match = furniture.opening(furniture.BLOCK_LABELS).match(key)
    if match is None:
        return False
    if line.links * 2 > line.size:
        return True
    # «مواضيع ذات صلة: …» is a label, «المزيد من الدول تنضم …» is a sentence
    words = match.group().count(" ") + (not match.group().endswith(" "))
    head = line.text.split(None, words)
    rest = head[words] if len(head) > words else ""
    before = line.text[: len(line.text) - len(rest)].rstrip()
    return before.endswith((":", "|", "..", "؟", ">", "»")) or rest.startswith(
        (":", "|", ">", "»", "-")
    )


class _Weigher:
    """The prose weights of all lines."""

    def __init__(self, layout: Layout, start: int, openings: Sequence[str]) -> None:
        self.layout = layout
        self.weights: dict[int, float] = {}
        openings = [opening for opening in openings if len(opening) > 24]
        self.anchored: set[int] = set()
        for line in layout.lines:
            size = line.size - line.links
            if size < PROSE or line.links * 2 > line.size:
                continue
            roles = line.box.roles
            if roles & (_OUTSIDE | _CAPTIONS | Role.HEADING):
                continue
            weight = float(min(size, MAX_WEIGHT))
            if size < 120 and _STOPS.isdisjoint(line.text):
                weight *= 0.3
            if roles & Role.ASIDE:
                weight *= 0.2
            if line.index < start:
                weight *= 0.15
            if openings and line.size > 24:
                key = fold(line.text[:160])
                if any(
                    key.startswith(opening[:60]) or opening.startswith(key) for opening in openings
                ):
                    weight = weight * 3 + 300
                    self.anchored.add(line.index)
                elif size < 220 and _boilerplate(key):
                    weight *= 0.1
            elif size < 220 and _boilerplate(fold(line.text[:160])):
                weight *= 0.1
            self.weights[line.index] = weight


def _boilerplate(key: str) -> bool:
    return bool(furniture.opening(furniture.LINE_OPENINGS).match(key))


def find_body(layout: Layout, headline: Line | None, openings: Sequence[str] = ()) -> Body | None:
    """The body, or None where the page has no prose.

    ``openings`` are folded beginnings of the text as the head claims them (descriptions,
    JSON-LD's articleBody): the paragraph that begins so is the article's, whatever its shape.
    """
    start = headline.index + 1 if headline is not None else 0
    weigher = _Weigher(layout, start, openings)
    weights = weigher.weights
    if not weights:
        return None
    sums: dict[Box, float] = {}
    for index, weight in weights.items():
        box: Box | None = layout.lines[index].box
        while box is not None:
            sums[box] = sums.get(box, 0.0) + weight
            box = box.parent
    best, best_score = None, 0.0
    for box, total in sums.items():
        score = total * _purity(layout, box, total, start)
        if score > best_score or (score == best_score and best and box.depth < best.depth):
            best, best_score = box, score
    if best is None:
        return None
    best = _tighten(sums, best)
    return _Sieve(layout, best, weights, headline, weigher.anchored, sums[best]).body()


def _purity(layout: Layout, box: Box, total: float, start: int) -> float:
    """How much of what stands in the box is prose: 0.0 to 1.0, squared so that it counts."""
    first = max(box.first, min(start, box.last))
    chars = layout.chars[box.last] - layout.chars[first]
    if chars <= 0:
        return 0.0
    lines = box.last - first
    # many short lines make furniture even where they are few characters
    share = min(1.0, total / (chars + 8 * lines))
    return share * share


def _tighten(sums: dict[Box, float], box: Box) -> Box:
    """The smallest box inside ``box`` that holds all of its prose."""
    enough = sums[box] - 0.001
    for inner, total in sums.items():
        if total >= enough and inner.depth > box.depth and inner.tag != "p":
            box = inner
    return box


class _Sieve:
    """Tells the text from the furniture inside one box."""

    def __init__(
        self,
        layout: Layout,
        box: Box,
        weights: dict[int, float],
        headline: Line | None,
        anchored: set[int],
        total: float,
    ) -> None:
        self.layout = layout
        self.box = box
        self.weights = weights
        self.headline = headline
        self.anchored = anchored
        self.total = total
        self.title = fold(headline.text) if headline is not None else ""
        self.keys: dict[int, str] = {}
        self._span: tuple[int, int] | None = None
        self.refused = bytearray(box.last - box.first)
        self.body_result = Body([], box, weight=total)

    def key(self, line: Line) -> str:
        """The folded opening of a line, once."""
        key = self.keys.get(line.index)
        if key is None:
            key = self.keys[line.index] = fold(line.text[:200])
        return key

    def body(self) -> Body:
        """The body's lines."""
        self.refuse_boxes()
        self.refuse_captions()
        kept = self.sift()
        self.body_result.lines = kept
        return self.body_result

    # -- boxes ---------------------------------------------------------------------------------

    def refuse_boxes(self) -> None:
        """Refuses whole boxes, from the outside in."""
        box, base = self.box, self.box.first
        done = -1
        start = self.headline.index + 1 if self.headline is not None else 0
        for inner in self.inner_boxes():
            if inner.first < done or inner.first >= inner.last or inner is box:
                continue
            if (
                inner.last <= start
                and self.headline is not None
                and box.first <= self.headline.index
            ):
                continue
            verdict = self.verdict(inner)
            if verdict is None:
                continue
            done = inner.last
            lines = self.layout.lines[inner.first : inner.last]
            (
                self.body_result.captions if verdict == "caption" else self.body_result.dropped
            ).extend(lines)
            for index in range(inner.first, inner.last):
                self.refused[index - base] = 1

    def refuse_captions(self) -> None:
        """Refuses lines that stand with a picture in a small box of their own."""
        streams: dict[tuple[Box | None, str], int] = {}
        for index in range(self.box.first, self.box.last):
            if self.weights.get(index, 0.0) >= PROSE:
                box = self.layout.lines[index].box
                streams[box.parent, box.tag] = streams.get((box.parent, box.tag), 0) + 1
        text = frozenset(
            index
            for index in range(self.box.first, self.box.last)
            if index in self.anchored or self._in_stream(self.layout.lines[index], streams)
        )
        for line in caption_lines(self.layout, self.box.first, self.box.last, text):
            place = line.index - self.box.first
            if 0 <= place < len(self.refused) and not self.refused[place]:
                self.refused[place] = 1
                self.body_result.captions.append(line)

    @staticmethod
    def _in_stream(line: Line, streams: dict[tuple[Box | None, str], int]) -> bool:
        return streams.get((line.box.parent, line.box.tag), 0) >= 2 or line.size > 300

    def inner_boxes(self) -> list[Box]:
        first, last = self.box.first, self.box.last
        boxes = self.layout.boxes
        start = boxes.index(self.box) + 1
        found = []
        for place in range(start, len(boxes)):
            inner = boxes[place]
            if inner.depth <= self.box.depth:
                break
            if first <= inner.first and inner.last <= last:
                found.append(inner)
        return found

    def verdict(self, box: Box) -> str | None:
        """``"caption"``, ``"furniture"`` or None for a box inside the body."""
        layout = self.layout
        prose = sum(
            weight
            for index in range(box.first, box.last)
            if (weight := self.weights.get(index)) is not None
        )
        share = prose / self.total if self.total else 0.0
        if share > 0.5:
            return None
        own = box.tag
        if own in ("figure", "figcaption", "caption"):
            return None if own == "figure" and prose and self.is_text_figure(box) else "caption"
        if own in ("nav", "aside", "form", "button", "footer", "amp-ad", "amp-embed"):
            if own == "footer" and share > 0.3:
                return None
            return "furniture"
        chars, links = layout.text_of(box)
        first = layout.lines[box.first]
        if links * 10 > chars * 6 and not self.linked_text(box, chars, links):
            return "furniture"
        if first.size < 200 and is_label(first, self.key(first)):
            lines = box.last - box.first
            if lines == 1 or share < 0.35 and self.label_owns(box, chars, links):
                return "furniture"
        if share < 0.35 and self.speaks_of_the_site(box):
            return "furniture"
        hints = box.hints
        if hints & Hint.HIDDEN and share < 0.3:
            return "furniture"
        if hints & _FURNITURE and not hints & Hint.BODY and share < 0.25:
            if not self.holds_anchor(box) and (
                links
                or prose < 80
                or hints & (Hint.SHARE | Hint.COMMENT | Hint.TAGS | Hint.BIO | Hint.PROMO)
            ):
                return "furniture"
        if hints & Hint.CAPTION and share < 0.2 and box.last - box.first <= 2:
            return "caption"
        if (
            own == "article"
            and share < 0.5
            and box.first > self.box.first
            and self.has_text_before(box)
        ):
            return "furniture"
        return None

    def speaks_of_the_site(self, box: Box) -> bool:
        """A few lines in a box of their own, one of which is furniture by its words: comment
        rules, subscription prompts, disclaimers."""
        lines = self.layout.lines[box.first : box.last]
        if len(lines) > 6 or self.holds_anchor(box):
            return False
        return any(
            line.size < 220 and furniture.opening(furniture.LINE_OPENINGS).match(self.key(line))
            for line in lines
        )

    def is_text_figure(self, box: Box) -> bool:
        return not any(
            place >= box.first and place <= box.last and inner.within(box)
            for _, inner, place in self.layout.images
        )

    def linked_text(self, box: Box, chars: int, links: int) -> bool:
        """A short box all link inside a paragraph of the stream is no furniture when it is a
        word of a line; boxes are whole lines, so only quoted headings remain."""
        return box.roles & Role.HEADING != 0 and links < chars

    def label_owns(self, box: Box, chars: int, links: int) -> bool:
        """Whether a labelled box is the label's: what follows in it is links or short titles."""
        rest = self.layout.lines[box.first + 1 : box.last]
        linked = sum(line.links for line in rest)
        size = sum(line.size for line in rest)
        return linked * 10 > size * 3 or all(line.size < 160 for line in rest)

    def holds_anchor(self, box: Box) -> bool:
        return any(box.first <= index < box.last for index in self.anchored)

    def has_text_before(self, box: Box) -> bool:
        return any(
            index < box.first and self.weights[index] > 60
            for index in self.weights
            if index >= self.box.first
        )

    # -- lines ---------------------------------------------------------------------------------

    def sift(self) -> list[Line]:
        """The lines that are left, without those that are furniture by themselves."""
        lines, base = self.layout.lines, self.box.first
        start = base
        if self.headline is not None and base <= self.headline.index < self.box.last:
            start = self.headline.index + 1
        stream = self.stream()
        kept: list[Line] = []
        owner: Box | None = None  # the box whose label has just been read
        for index in range(start, self.box.last):
            line = lines[index]
            if self.refused[index - base]:
                continue
            weight = self.weights.get(index, 0.0)
            strong = weight >= PROSE
            key = self.key(line)
            if line.size < 260 and is_label(line, key) and index not in self.anchored:
                self.body_result.dropped.append(line)
                owner = line.box.parent
                continue
            if owner is not None:
                if self.follows_label(line, strong):
                    self.body_result.dropped.append(line)
                    continue
                owner = None
            if not (kept and strong) and self.is_meta(line):
                self.body_result.dropped.append(line)
                continue
            if not self.is_text(line, key, strong, stream):
                self.body_result.dropped.append(line)
                continue
            kept.append(line)
        return self.trim(kept, stream)

    def is_meta(self, line: Line) -> bool:
        """Whether a line at the edge of the text is nothing but a date or a byline."""
        if line.size > 160:
            return False
        if _DIGIT.search(line.text):
            found = parse_dates(line.text, _LATEST)
            if found.published is not None or found.modified is not None:
                return self.at_edge(line)
            spans = find_dates(line.text, _LATEST)
            if spans and sum(span.end - span.start for span in spans) * 2 > line.size:
                return self.at_edge(line)
        return line.size < 80 and parse_byline(line.text) is not None and self.at_edge(line)

    def at_edge(self, line: Line) -> bool:
        """Whether no paragraph stands before the line, or none after it, in the body's box."""
        strong = self.strong_span()
        return line.index <= strong[0] or line.index >= strong[1]

    def strong_span(self) -> tuple[int, int]:
        """The first and last line of prose that is not a date line itself."""
        if self._span is None:
            base = self.box.first
            strong = [
                index
                for index in range(base, self.box.last)
                if self.weights.get(index, 0.0) >= PROSE
                and not self.refused[index - base]
                and (
                    self.headline is None
                    or index > self.headline.index
                    or self.box.last <= self.headline.index
                )
                and not (
                    self.layout.lines[index].size < 90
                    and _DIGIT.search(self.layout.lines[index].text)
                )
            ]
            self._span = (strong[0], strong[-1]) if strong else (self.box.last, base)
        return self._span

    def follows_label(self, line: Line, strong: bool) -> bool:
        """A link, or a bare title, after «اقرأ أيضاً»."""
        if line.links * 2 > line.size:
            return True
        return not strong and line.size < 120 and not line.text.endswith(_ENDINGS)

    def stream(self) -> set[tuple[Box | None, str]]:
        """Where paragraphs stand: the parents and tags of the prose's own boxes."""
        found = set()
        for index in range(self.box.first, self.box.last):
            if self.weights.get(index, 0.0) >= PROSE and not self.refused[index - self.box.first]:
                box = self.layout.lines[index].box
                found.add((box.parent, box.tag))
        return found

    def is_text(
        self, line: Line, key: str, strong: bool, stream: set[tuple[Box | None, str]]
    ) -> bool:
        if not key:
            return False
        if key == self.title and line.size > 12:
            return False
        if line.links * 10 > line.size * 7 and (line.size > 25 or line.box.roles & Role.ITEM):
            return False
        if line.size < 220 and is_furniture(line, key):
            return False
        if strong:
            return True
        box = line.box
        if box.roles & (Role.HEADING | Role.QUOTE | Role.ITEM | Role.CELL) or box.tag in (
            "pre",
            "dt",
            "dd",
        ):
            return True
        return (box.parent, box.tag) in stream

    def trim(self, kept: list[Line], stream: set[tuple[Box | None, str]]) -> list[Line]:
        """Takes headings off the end, and what is no sentence off both ends."""
        first = next((place for place, line in enumerate(kept) if self.is_strong(line)), None)
        if first is None:
            return kept
        last = max(place for place, line in enumerate(kept) if self.is_strong(line))
        head = [line for line in kept[:first] if self.opens(line, kept[first])]
        tail: list[Line] = []
        for line in kept[last + 1 :]:
            if not self.closes(line, kept[last]):
                break
            tail.append(line)
        while tail and tail[-1].box.roles & Role.HEADING:
            tail.pop()
        chosen = head + kept[first : last + 1] + tail
        ids = {line.index for line in chosen}
        self.body_result.dropped.extend(line for line in kept if line.index not in ids)
        return chosen

    def is_strong(self, line: Line) -> bool:
        return self.weights.get(line.index, 0.0) >= PROSE

    def opens(self, line: Line, first: Line) -> bool:
        """Whether a short line before the first paragraph is text: it stands as that does."""
        if line.box is first.box:
            return True
        if line.box.roles & Role.HEADING:
            return False
        return line.box.tag == first.box.tag and line.box.parent is first.box.parent

    def closes(self, line: Line, last: Line) -> bool:
        """Whether a short line after the last paragraph is text."""
        if line.box is last.box:
            return True
        if line.box.roles & (Role.ITEM | Role.QUOTE | Role.CELL):
            return line.text.endswith(_ENDINGS) or line.box.parent is last.box.parent
        if (
            line.box.tag == "p"
            and line.box.tag == last.box.tag
            and line.box.parent is last.box.parent
        ):
            return True
        return line.box.parent is last.box.parent and line.text.endswith(_ENDINGS)
