"""What has been learned of a site from its own pages: the Profile, a plain value.

It goes into the parser as an explicit input and is evidence there, never an order: where profile
and page disagree the page wins (``parser/body/known.py``). How it is learned is the affair of
``parser/learning``, where it is kept the writer's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any, Self

FORMAT = 1  # of the JSON; a profile of another format is learned anew


@dataclass(frozen=True, slots=True)
class Profile:
    """A site's template as its pages show it.

    A *place* is a block's path in the page: tags with their classes from the outside in, at most
    six of them, e.g. ``"article.post div.entry-content p"``. Tuples are sorted, so that equal
    knowledge is an equal value.
    """

    pages: int  # that it was learned from
    version: int = 1  # counts how often the site's profile has changed
    body: tuple[str, ...] = ()  # places of the box in which the text stands
    text: tuple[str, ...] = ()  # places of paragraphs
    refused: tuple[str, ...] = ()  # places whose lines are furniture
    furniture: frozenset[int] = frozenset()  # hashes of whole lines that recur
    dates: tuple[str, ...] = ()  # places that print the article's date
    bylines: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # as which the site signs its datelines
    midnight: bool = False  # whether 00:00 in its metadata is a clock and not a missing one

    def same_as(self, other: Profile | None) -> bool:
        """Whether both say the same of the site; from how many pages does not matter."""
        ignored = ("pages", "version")
        return other is not None and all(
            getattr(self, each.name) == getattr(other, each.name)
            for each in fields(self)
            if each.name not in ignored
        )

    def to_json(self) -> str:
        """One line of ASCII JSON, a few kB."""
        value: dict[str, Any] = {"format": FORMAT}
        for each in fields(self):
            said = getattr(self, each.name)
            value[each.name] = sorted(said) if isinstance(said, frozenset) else said
        return json.dumps(value, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str | bytes) -> Self | None:
        """The profile in that JSON; None where it is of another format or damaged: a profile can
        always be learned again."""
        try:
            value = json.loads(text)
            if value.pop("format") != FORMAT:
                return None
            for each in ("body", "text", "refused", "dates", "bylines", "sections", "names"):
                value[each] = tuple(map(str, value[each]))
            value["furniture"] = frozenset(map(int, value["furniture"]))
            return cls(**value)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
