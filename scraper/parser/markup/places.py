"""Where a block stands in a page, as a short path that is the same on all pages of a template."""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.parser.markup.lines import Box

STEPS = 6  # of a path, from the inmost out: enough to tell a template's blocks apart
_NAMES = 2  # of an element's classes that count; themes put the telling ones first
# Numbers of articles, authors and ads, and what a script or a list's rhythm puts on an element.
_NUMBER = re.compile(r"\d{2,}|(?<=[-_])\d+")
_STATE = frozenset(
    ("active", "current", "open", "odd", "even", "first", "last", "show", "in", "visible", "loaded",
     "rtl", "ltr")
)  # fmt: skip


@lru_cache(maxsize=8192)
def _step(tag: str, classes: str, name: str) -> str:
    """One element of a path; ``""`` for a wrapper without a name, which redesigns add and drop."""
    kept = [_NUMBER.sub("#", each) for each in classes.split() if each.lower() not in _STATE]
    if kept:
        return f"{tag}.{'.'.join(kept[:_NAMES])}"[:60]
    if name:
        return f"{tag}#{_NUMBER.sub('#', name)}"[:60]
    return "" if tag in ("div", "html", "body", "form", "center") else tag


class Places:
    """The paths of a page's boxes, each made once."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[Box, tuple[str, ...]] = {}

    def of(self, box: Box) -> str:
        """The box's path: ``"article.post div.entry-content p"``."""
        return " ".join(self._steps(box))

    def _steps(self, box: Box) -> tuple[str, ...]:
        known = self._known.get(box)
        if known is None:
            around: tuple[str, ...] = () if box.parent is None else self._steps(box.parent)
            get = box.element.get
            step = _step(box.tag, get("class") or "", get("id") or "")
            if step in ("td", "th"):  # tables made for layout have nothing but their order
                step = f"{step}{_column(box)}"
            known = (*around, step)[-STEPS:] if step else around
            self._known[box] = known
        return known


def _column(box: Box) -> int:
    """Which cell of its row it is, from 1; 9 for all that follow."""
    before = box.element.itersiblings(preceding=True)
    return min(1 + sum(1 for _ in before), 9)
