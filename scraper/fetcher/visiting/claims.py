"""What a site's word is worth when it says that an article has changed.

``lastmod`` and ``updated`` are meant to spare requests; many sites write the hour at which the
file was made into each of them. So what came of earlier claims is remembered, for sitemaps, for
feeds, and for what indexes say of their sitemaps. Where hardly one in six was true, only a few in
each visit are followed any more.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict

_FEW = 4  # claims in a visit of those that have lied
_UNTRIED = 64  # of those that have not been tried
_TRIED = 12  # claims from which they tell
_WORTH = 5  # false ones to a true one
_REMEMBERED = 96  # so many; then all count half, for sites change


class Claims:
    """The claims of one site's sources. ``changed``: they are worth being kept."""

    def __init__(self, told: dict[str, tuple[int, int]] | None = None) -> None:
        """``told``: how many were true and how many false, by the kind of the source."""
        self._told = defaultdict(lambda: (0, 0), told or {})
        self._followed: Counter[str] = Counter()  # in this visit
        self.changed = False

    @classmethod
    def loads(cls, text: str | None) -> Claims:
        """From what ``dumps`` gave; new where there is none."""
        try:
            told = json.loads(text or "{}").items()
            return cls({str(source): (int(true), int(false)) for source, (true, false) in told})
        except (ValueError, TypeError, AttributeError):
            return cls()

    def dumps(self) -> str:
        """As text, for the memory."""
        return json.dumps(self._told)

    def follow(self, source: str) -> bool:
        """Whether one more claim of this kind of source is followed in this visit."""
        if self.lies(source):
            most = _FEW
        elif sum(self._told[source]) < _TRIED:
            most = _UNTRIED
        else:
            return True
        self._followed[source] += 1
        return self._followed[source] <= most

    def lies(self, source: str) -> bool:
        """Whether hardly a claim of this kind of source was true."""
        true, false = self._told[source]
        return true + false >= _TRIED and true * _WORTH < false

    def hear(self, source: str, *, true: bool) -> None:
        """What came of a claim."""
        was_true, was_false = self._told[source]
        told = (was_true + true, was_false + (not true))
        if sum(told) >= _REMEMBERED:
            told = (told[0] // 2, told[1] // 2)
        self._told[source], self.changed = told, True
