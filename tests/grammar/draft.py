"""A page in the making: what is to be found on it, and of which parts it has been made."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TypeVar

from scraper.article import Dateline, Image
from tests.grammar import words

HOST = "https://www.aldifaf.example"
DAY = datetime(2025, 3, 14, 10, 25)
FETCHED = datetime(2026, 1, 10, 8, tzinfo=UTC)
_T = TypeVar("_T")


@dataclass(slots=True)
class Draft:
    """``parts`` names each part that was drawn: «body: br», «insert: poll». ``refused``: words of
    which the reason has one, where the page is no article."""

    draw: random.Random
    headline: str
    paragraphs: list[str] = field(default_factory=list)
    lead: str | None = None
    dateline: Dateline | None = None
    published: date | datetime | None = None
    authors: list[str] = field(default_factory=list)
    section: str | None = None  # printed somewhere
    tags: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    never: list[str] = field(default_factory=list)  # titles of other articles
    optional: list[str] = field(default_factory=list)  # paragraphs that may be missing
    parts: list[str] = field(default_factory=list)
    address: str = ""  # its path
    encoding: str = "utf-8"
    refused: tuple[str, ...] = ()

    def choose(self, kind: str, choices: Mapping[str, _T]) -> _T:
        """One of the choices, by chance; notes which."""
        name = self.draw.choice(list(choices))
        self.parts.append(f"{kind}: {name}")
        return choices[name]

    def perhaps(self, of: float, kind: str, choices: Mapping[str, _T]) -> _T | None:
        """One of the choices with a chance ``of`` that, else None; notes that too."""
        if self.chance(of):
            return self.choose(kind, choices)
        self.parts.append(f"{kind}: none")
        return None

    def chance(self, of: float) -> bool:
        return self.draw.random() < of

    def other(self) -> str:
        """The title of another article, which no field may have."""
        title = words.title(self.draw)
        while title == self.headline:
            title = words.title(self.draw)
        self.never.append(title)
        return title

    def link(self, text: str, href: str = "") -> str:
        href = href or f"/news/{self.draw.randint(10_000, 99_999)}"
        return f'<a href="{href}">{text}</a>'


Part = Callable[[Draft], str]
