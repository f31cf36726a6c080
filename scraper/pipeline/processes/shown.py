"""What a page shows that its site's pages are compared by: said by the parser processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from scraper.parser.learning.observation import Observation

SOURCE = "source of "  # and a field: the trait that says how the field was found


@dataclass(frozen=True, slots=True)
class Shown:
    """What of an observation goes into a look. A parser process says it beside the observation,
    so that the run, which has one thread for all sites, need not read that for every page."""

    day: int = 0
    traits: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    filled: frozenset[str] = frozenset()
    sizes: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, observation: Observation) -> Shown:
        """Everything but the address's shape, which the observation does not know."""
        traits = {
            "structure": observation.text or observation.body,
            "headline's place": observation.headline,
            "encoding": observation.charset,
            "printed date": observation.date_form,
            "clock": observation.clock,
            **{f"{SOURCE}{name}": by for name, by in observation.sources.items()},
        }
        sizes = {
            "paragraphs": observation.paragraphs,
            "characters": observation.characters,
            "headline": observation.title,
        }
        return cls(
            observation.day, MappingProxyType(traits), frozenset(observation.filled),
            MappingProxyType(sizes),
        )  # fmt: skip

    def to_json(self) -> list[Any]:
        """For JSON."""
        return [self.day, dict(self.traits), sorted(self.filled), dict(self.sizes)]

    @classmethod
    def from_json(cls, value: Any) -> Shown:
        """What ``to_json`` gave, by a process that may lie. Raises ValueError, TypeError or
        AttributeError."""
        day, traits, filled, sizes = value
        if not all(type(number) is int for number in (day, *sizes.values())):
            raise TypeError("not a number")
        if not all(type(text) is str for text in (*traits.values(), *filled)):
            raise TypeError("not a text")
        return cls(day, MappingProxyType(traits), frozenset(filled), MappingProxyType(sizes))
