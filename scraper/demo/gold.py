"""What a parser must find on a page of the embedded site: the gold, from the story that it shows.

The rules are those of the record's table in the design. Where the table leaves a choice, the
choice is here and nowhere else:

* a yearless dateline date is resolved by the day of publication, and may also be missing;
* a modification that is the publication restated may also be missing;
* the clock of a live blog's entry may stand in the body or not (``optional``);
* every cell of a table of prose is a paragraph of its own, in reading order;
* a multi-page article is what its first page holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from scraper.article import Article, Dateline, Image
from scraper.outcome import Kind


class Lead(StrEnum):
    """How a style prints a story's standfirst."""

    NONE = "none"  # nowhere, or only in metadata
    APART = "apart"  # above the body, which does not have it: it is the first paragraph too
    REPEATED = "repeated"  # above the body, which begins with it again
    CUT = "cut"  # the body's first paragraph, cut off with «...»


class Clock(StrEnum):
    """How much of a moment a style gives away, by markup or print, whichever is better."""

    NONE = "none"
    DAY = "day"
    LOCAL = "local"  # to the minute, without an offset
    OFFSET = "offset"

    def of(self, moment: datetime) -> date | datetime | None:
        """That much of the moment."""
        if self is Clock.NONE:
            return None
        if self is Clock.DAY:
            return moment.date()
        return moment.replace(tzinfo=None) if self is Clock.LOCAL else moment


@dataclass(frozen=True, slots=True)
class Prints:
    """What of a story a style's page says at all."""

    lead: Lead = Lead.NONE
    dateline: str | None = None  # "{places} - {agency}"; also {date}
    published: Clock = Clock.OFFSET
    modified: Clock = Clock.NONE
    restates: bool = False  # an article never changed has its publication as modification
    authors: bool = True
    tags: bool = True
    sections: int = 9  # how many of the path, from its end
    images: int = 9
    captions: bool = True
    credits: bool = True
    canonical: bool = True
    publisher: bool = True


@dataclass(frozen=True, slots=True)
class Gold:
    """The record expected of one page. ``optional``: strings that the body may hold or not;
    ``never``: strings of the page's furniture that no field's text may hold."""

    url: str
    style: str
    site: str
    publisher: str | None
    headline: str
    paragraphs: tuple[str, ...]
    lead: str | None = None
    dateline: Dateline | None = None
    published: date | datetime | None = None
    modified: date | datetime | None = None
    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    canonical_url: str | None = None
    language: str = "ar"
    optional: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    kind: Kind = Kind.WRITTEN


@dataclass(frozen=True, slots=True)
class Special:
    """A page of the embedded site that is no plain article, and how its address must end.

    DUPLICATE: two addresses of one article; whichever is read first is written, the other not.
    """

    url: str
    name: str
    kind: Kind
    why: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which a record is not the gold."""

    field: str
    wanted: object
    got: object

    def __str__(self) -> str:
        return f"{self.field}: wanted {self.wanted!r}, got {self.got!r}"


_FIELDS = (
    "headline",
    "lead",
    "published",
    "modified",
    "authors",
    "sections",
    "tags",
    "publisher",
    "canonical_url",
    "language",
)


def differences(gold: Gold, got: Article) -> Iterator[Difference]:
    """The fields in which the record is not the gold, exactly compared."""
    for name in _FIELDS:
        wanted, have = getattr(gold, name), getattr(got, name)
        if name == "modified" and have is None and wanted == gold.published:
            continue
        if not _same(wanted, have):
            yield Difference(name, wanted, have)
    body = tuple(p for p in got.paragraphs if p not in gold.optional)
    if body != gold.paragraphs:
        yield Difference("paragraphs", gold.paragraphs, body)
    if not _same_dateline(gold.dateline, got.dateline):
        yield Difference("dateline", gold.dateline, got.dateline)
    if gold.images != got.images:
        yield Difference("images", gold.images, got.images)


def _same(wanted: object, got: object) -> bool:
    # aware moments are equal across offsets; a date is never equal to a datetime
    return type(wanted) is type(got) and wanted == got


_SEPARATORS = " -–—:ـ."


def _same_dateline(wanted: Dateline | None, got: Dateline | None) -> bool:
    if wanted is None or got is None:
        return wanted is got
    return (
        wanted.places == got.places
        and wanted.agency == got.agency
        and got.date in (wanted.date, None)
        and wanted.text.strip(_SEPARATORS) == got.text.strip(_SEPARATORS)
    )
