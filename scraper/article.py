"""The record: one news article, and its JSON form (schema 1)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Literal

SCHEMA = 1

# The line separators of Unicode and the C1 "next line": legal in JSON strings, but many readers
# of JSON Lines (and every str.splitlines) break a line at them.
_LINE_BREAKS = (("\u2028", "\\u2028"), ("\u2029", "\\u2029"), ("\u0085", "\\u0085"))


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


def _iso(moment: date | datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _date_or_datetime(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place-and-source opening of a story, «دمشق - سانا», as printed and in its parts."""

    text: str
    places: tuple[str, ...] = ()
    agency: str | None = None
    date: date | datetime | None = None
    byline: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The value of the record's ``dateline`` key."""
        return {
            "text": self.text,
            "places": list(self.places),
            "agency": self.agency,
            "date": _iso(self.date),
            "byline": self.byline,
        }


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the article; ``url`` is absolute, or None where only a caption is known."""

    url: str | None
    caption: str | None = None
    credit: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """One entry of the record's ``images`` list."""
        return {"url": self.url, "caption": self.caption, "credit": self.credit}


@dataclass(frozen=True, slots=True)
class Article:
    """One article as DESIGN's table gives it. Nothing in it is guessed.

    ``published`` and ``modified`` are a ``datetime`` (aware where an offset is known), a plain
    ``date`` where the page gives no clock, or None. ``found_by`` names, for each of headline,
    published, modified, authors, sections and body, the source that won.
    """

    id: str
    url: str
    site: str
    headline: str
    paragraphs: tuple[str, ...]
    fetched_at: datetime
    content_hash: str
    canonical_url: str | None = None
    publisher: str | None = None
    language: str = "ar"
    lead: str | None = None
    dateline: Dateline | None = None
    published: date | datetime | None = None
    modified: date | datetime | None = None
    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    found_by: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    revision: int = 0

    def __bool__(self) -> Literal[True]:
        # beside Refusal's Literal[False] it lets a type checker follow ``if result:``
        return True

    def __reduce__(self) -> tuple[Any, ...]:
        # a mappingproxy cannot be pickled, and records cross process borders
        return (Article.from_dict, (self.to_dict(),))

    def to_dict(self) -> dict[str, Any]:
        """The record: every key of schema 1, in its order."""
        return {
            "schema": SCHEMA,
            "id": self.id,
            "url": self.url,
            "canonical_url": self.canonical_url,
            "site": self.site,
            "publisher": self.publisher,
            "language": self.language,
            "headline": self.headline,
            "lead": self.lead,
            "dateline": None if self.dateline is None else self.dateline.to_dict(),
            "published": _iso(self.published),
            "modified": _iso(self.modified),
            "authors": list(self.authors),
            "sections": list(self.sections),
            "tags": list(self.tags),
            "paragraphs": list(self.paragraphs),
            "images": [image.to_dict() for image in self.images],
            "found_by": dict(self.found_by),
            "fetched_at": self.fetched_at.isoformat().replace("+00:00", "Z"),
            "revision": self.revision,
            "content_hash": self.content_hash,
        }

    def to_json(self) -> str:
        """One line of JSON, readable Arabic, without a line feed of any kind in it."""
        line = _ENCODE(self.to_dict())
        for character, escape in _LINE_BREAKS:
            line = line.replace(character, escape)
        return line

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Article:
        """The article of a record read back. Raises KeyError or ValueError on another shape."""
        if record["schema"] != SCHEMA:
            raise ValueError(f"schema {record['schema']!r}: this version reads schema {SCHEMA}")
        line = record["dateline"]
        return cls(
            id=record["id"],
            url=record["url"],
            canonical_url=record["canonical_url"],
            site=record["site"],
            publisher=record["publisher"],
            language=record["language"],
            headline=record["headline"],
            lead=record["lead"],
            dateline=None
            if line is None
            else Dateline(
                text=line["text"],
                places=tuple(line["places"]),
                agency=line["agency"],
                date=_date_or_datetime(line["date"]),
                byline=line["byline"],
            ),
            published=_date_or_datetime(record["published"]),
            modified=_date_or_datetime(record["modified"]),
            authors=_strings(record["authors"]),
            sections=_strings(record["sections"]),
            tags=_strings(record["tags"]),
            paragraphs=_strings(record["paragraphs"]),
            images=tuple(Image(i["url"], i["caption"], i["credit"]) for i in record["images"]),
            found_by=MappingProxyType(dict(record["found_by"])),
            fetched_at=datetime.fromisoformat(record["fetched_at"].replace("Z", "+00:00")),
            revision=record["revision"],
            content_hash=record["content_hash"],
        )


def _strings(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(values)
