"""What an article of the embedded site says: stories and their publishers, read from data files.

The prose stands in ``stories/<publisher>.toml``: a ``[publisher]`` table and ``[[story]]`` tables.
A story's ``body`` is written in a light markup, blocks parted by an empty line::

    ## a subhead          - a list item          > a quotation
    ? a question          | a verse              @ 14:05 the clock of a live entry
    = a cell = a cell     (one row of a table; every cell is prose)
    ---                   (here the article goes on on its next page)
    and anything else is a paragraph
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any


class BlockKind(StrEnum):
    """What a piece of a body is; ``CLOCK`` may stand in the record's body or not."""

    PARAGRAPH = "p"
    SUBHEAD = "##"
    ITEM = "-"
    QUOTE = ">"
    QUESTION = "?"
    VERSE = "|"
    CLOCK = "@"
    CELL = "="
    BREAK = "---"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a body. ``row`` numbers the rows of a table from 0; -1 outside tables."""

    kind: BlockKind
    text: str
    row: int = -1


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of a story; ``name`` is a path under the site's image folder."""

    name: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One article before it is dressed in a site's style.

    ``number`` is unique within its publisher. ``published`` and ``modified`` are aware.
    ``places`` empty: no dateline. ``agency`` None: the publisher's own name stands in it.
    """

    number: int
    headline: str
    blocks: tuple[Block, ...]
    published: datetime
    section: tuple[str, ...]
    lead: str | None = None
    modified: datetime | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    agency: str | None = None
    kind: str = "report"
    images: tuple[Picture, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The body's strings up to a page break, clocks left out, in reading order."""
        return tuple(b.text for b in self.first_page if b.kind is not BlockKind.CLOCK)

    @property
    def clocks(self) -> tuple[str, ...]:
        """The printed times of a live blog's entries."""
        return tuple(b.text for b in self.first_page if b.kind is BlockKind.CLOCK)

    @property
    def first_page(self) -> tuple[Block, ...]:
        """The blocks of the article's first page (all of them, mostly)."""
        return self.pages[0]

    @property
    def pages(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks of each page of the article."""
        pages: list[list[Block]] = [[]]
        for block in self.blocks:
            if block.kind is BlockKind.BREAK:
                pages.append([])
            else:
                pages[-1].append(block)
        return tuple(tuple(page) for page in pages)


@dataclass(frozen=True, slots=True)
class Publisher:
    """An invented publisher. ``months`` and ``digits`` name entries of ``calendars``."""

    key: str
    name: str
    short: str  # as it stands in its datelines
    domain: str  # under the reserved top-level domain .example (RFC 2606)
    country: str
    months: str
    digits: str
    offset: str  # of its wall clock, "+03:00"
    style: str
    slogan: str
    sections: tuple[str, ...]  # the main menu
    stories: tuple[Story, ...] = ()


def blocks_of(markup: str) -> Iterator[Block]:
    """The blocks of a body in the light markup (see above)."""
    row = 0
    for piece in markup.strip().split("\n\n"):
        text = " ".join(piece.split())
        if text == BlockKind.BREAK:
            yield Block(BlockKind.BREAK, "")
            continue
        mark, _, rest = text.partition(" ")
        if mark == BlockKind.CELL:
            for cell in rest.split(" = "):
                yield Block(BlockKind.CELL, cell.strip(), row)
            row += 1
        elif mark in set(BlockKind) - {BlockKind.PARAGRAPH}:
            yield Block(BlockKind(mark), rest)
        else:
            yield Block(BlockKind.PARAGRAPH, text)


def _story(number: int, table: Mapping[str, Any]) -> Story:
    return Story(
        number=number,
        headline=table["headline"],
        blocks=tuple(blocks_of(table["body"])),
        published=table["published"],
        section=tuple(table["section"]),
        lead=table.get("lead"),
        modified=table.get("modified"),
        authors=tuple(table.get("authors", ())),
        tags=tuple(table.get("tags", ())),
        places=tuple(table.get("places", ())),
        agency=table.get("agency"),
        kind=table.get("kind", "report"),
        images=tuple(Picture(**image) for image in table.get("images", ())),
    )


def read_publisher(text: str) -> Publisher:
    """The publisher and stories of one data file. Raises KeyError or TOMLDecodeError."""
    table = tomllib.loads(text)
    head = table["publisher"]
    first = head.pop("first")
    stories = tuple(_story(first + 7 * i, each) for i, each in enumerate(table["story"]))
    return Publisher(**{**head, "sections": tuple(head["sections"])}, stories=stories)


@lru_cache(maxsize=1)
def publishers() -> tuple[Publisher, ...]:
    """All invented publishers with their stories, in a fixed order."""
    folder = resources.files("scraper.demo") / "stories"
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml"))
    return tuple(read_publisher((folder / name).read_text("utf-8")) for name in names)
