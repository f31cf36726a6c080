"""Pages as templates: a file with ``{{slot}}`` marks, bound in two steps so that serving is fast.

A site's furniture is bound and encoded once; an article then only fills its own few slots.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib import resources

_SLOT = re.compile(r"\{\{(\w+)\}\}")


def text(value: str) -> str:
    """Escaped for element content; quotation marks stay as written."""
    return escape(value, quote=False)


def attribute(value: str) -> str:
    """Escaped for a double-quoted attribute."""
    return escape(value, quote=True)


@dataclass(frozen=True, slots=True)
class Bound:
    """A template whose furniture is filled in and encoded: slot names between runs of bytes.

    Characters that the encoding lacks become numeric references, as old servers send them.
    """

    runs: tuple[bytes, ...]
    slots: tuple[str, ...]
    encoding: str

    def render(self, values: Mapping[str, str]) -> bytes:
        """The page. Raises KeyError on a slot without a value."""
        return self.join(self.encode(values))

    def encode(self, values: Mapping[str, str]) -> tuple[bytes, ...]:
        """The slots' values as they will stand in the page, in its order."""
        return tuple(values[slot].encode(self.encoding, "xmlcharrefreplace") for slot in self.slots)

    def join(self, encoded: Sequence[bytes]) -> bytes:
        """The page of values already encoded: all that is left to do for a page seen before."""
        parts = [self.runs[0]]
        for value, run in zip(encoded, self.runs[1:], strict=True):
            parts.append(value)
            parts.append(run)
        return b"".join(parts)


@dataclass(frozen=True, slots=True)
class Template:
    """The text of a template file."""

    source: str

    @property
    def slots(self) -> frozenset[str]:
        """The names of its slots."""
        return frozenset(_SLOT.findall(self.source))

    def fill(self, values: Mapping[str, str]) -> Template:
        """With those slots filled that ``values`` names; the others stay."""
        return Template(_SLOT.sub(lambda m: values.get(m[1], m[0]), self.source))

    def bind(self, encoding: str) -> Bound:
        """Cut at its remaining slots and encoded."""
        pieces = _SLOT.split(self.source)
        runs = tuple(p.encode(encoding, "xmlcharrefreplace") for p in pieces[::2])
        return Bound(runs, tuple(pieces[1::2]), encoding)


@lru_cache(maxsize=64)
def load(name: str) -> Template:
    """The template of that file name in ``styles/``."""
    return Template((resources.files("scraper.demo") / "styles" / name).read_text("utf-8"))


def template_of(name: str, source: str | None) -> Template:
    """The template of that source, or of the file where there is none."""
    return load(name) if source is None else Template(source)
