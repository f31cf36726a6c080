"""How a style dresses a story: what every style's module is given and gives back."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from urllib.parse import quote

from scraper.article import Dateline, Image
from scraper.demo import calendars
from scraper.demo.gold import Clock, Gold, Lead, Prints
from scraper.demo.story import Publisher, Story
from scraper.demo.template import attribute, text


@dataclass(frozen=True, slots=True)
class Teaser:
    """A link to another article, as lists of related and most-read ones show it."""

    title: str
    url: str
    day: date
    section: str


@lru_cache(maxsize=8192)
def quoted(path: str) -> str:
    """A path and query, what is not ASCII percent-encoded as UTF-8; escapes stay as they are."""
    return quote(path, safe="/?&=:%+,;@~()!*'-._")


@dataclass(frozen=True, slots=True)
class Site:
    """A publisher at an address, on a day: what the furniture of its pages depends on."""

    publisher: Publisher
    base: str  # "http://127.0.0.2:8000", without a slash at the end
    today: date
    popular: tuple[Teaser, ...] = ()  # its own, for «الأكثر قراءة»
    network: tuple[Teaser, ...] = ()  # articles of other sites, for «من شبكتنا»

    def link(self, path: str) -> str:
        """The absolute address of a path."""
        return self.base + quoted(path)

    def digits(self, value: str) -> str:
        """The value with the publisher's digits."""
        return calendars.digits(value, self.publisher.digits)

    def long_date(self, day: date) -> str:
        """«الأحد 9 شباط 2020» in the publisher's month names."""
        return self.digits(calendars.long_date(day, self.publisher.months))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article's page to be rendered."""

    site: Site
    story: Story
    style: Style
    url: str  # the article's address
    related: tuple[Teaser, ...] = ()
    following: Story | None = None  # the article that endless pages append

    @property
    def lead(self) -> str | None:
        """The standfirst as this style prints it."""
        return lead_of(self.story, self.style.prints)

    @property
    def authors(self) -> str:
        """The authors in one line: «رنا الصباغ، لين عبود»."""
        return "، ".join(self.story.authors)

    @property
    def iso(self) -> str:
        """The moment of publication for markup."""
        return self.story.published.isoformat()

    @property
    def iso_modified(self) -> str:
        """The moment of the last change for markup; of publication where nothing changed."""
        return (self.story.modified or self.story.published).isoformat()

    def image(self, index: int = 0) -> str | None:
        """The absolute address of an image."""
        images = self.story.images
        return image_url(self, images[index].name) if index < len(images) else None


def unchanged(markup: str) -> str:
    """The markup as it is."""
    return markup


@dataclass(frozen=True, slots=True)
class Style:
    """A way of making pages that Arabic publishers really use.

    ``furniture`` fills the template's slots that do not depend on the article, ``slots`` the rest.
    """

    name: str
    template: str
    prints: Prints
    path: Callable[[Story], str]
    section_path: Callable[[str, int], str]  # a section's name and a page number from 1
    slots: Callable[[Sheet], dict[str, str]]
    furniture: Callable[[Site], dict[str, str]]
    number: str  # a pattern whose group 1 is the story's number in its path
    encoding: str = "utf-8"
    headers: Mapping[str, str] = field(
        default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"}
    )
    image_path: str = "/images/"
    sources: frozenset[str] = frozenset({"feed", "sitemap", "listing"})  # that its sites have
    feed: str = "/rss.xml"
    feed_kind: str = "rss"  # or "atom"
    validators: str = "both"  # "etag", "modified" or "none": what its server sends
    archive: str = ""  # "month" (/2025/02/) or "day" (/archive/2025-02-21)
    printed: Clock = Clock.DAY  # how much of the moment stands in print, without markup
    appends: bool = False  # the next article stands below each
    pager: str = "numbers"  # "next" or "more": how its listings go on
    source: str | None = None  # the template itself, where it is no file
    markup: Callable[[str], str] = unchanged  # of all its HTML: what a redesign renames
    never: tuple[str, ...] = ()
    banned: Callable[[Sheet], tuple[str, ...]] = lambda sheet: ()
    optional: Callable[[Sheet], tuple[str, ...]] = lambda sheet: ()


def image_url(sheet: Sheet, name: str) -> str:
    """The absolute address of an image file."""
    return sheet.site.link(sheet.style.image_path + name)


def cut(paragraph: str, words: int = 22) -> str:
    """The beginning of a paragraph as listings cut it off."""
    pieces = paragraph.split()
    return paragraph if len(pieces) <= words else " ".join(pieces[:words]) + "..."


def lead_of(story: Story, prints: Prints) -> str | None:
    """The standfirst as a style that prints so shows it."""
    if prints.lead is Lead.CUT:
        first = story.texts[0]
        shorter = cut(first)
        return None if shorter == first else shorter
    return None if prints.lead is Lead.NONE else story.lead


_SEPARATORS = " -–:|"  # what parts a dateline from the story
_NO_AGENCY = frozenset({"خاص", "متابعات"})  # "exclusive", "compiled": said where an agency stands
_MARKS = re.compile("[\u0640\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff]")


def clean(value: str) -> str:
    """As the record holds text: NFC, without tatweel and invisible marks, single spaces."""
    return " ".join(_MARKS.sub("", unicodedata.normalize("NFC", value)).split())


def _clean(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(clean, values))


def dateline_of(sheet: Sheet) -> Dateline | None:
    """The dateline that the style prints before the story's first paragraph."""
    story, prints = sheet.story, sheet.style.prints
    if not story.places or prints.dateline is None:
        return None
    day = story.published.date()
    printed = prints.dateline.format(
        places="/".join(story.places),
        agency=story.agency or sheet.site.publisher.short,
        date=f"{day.day} {calendars.month(day, sheet.site.publisher.months)}",
    )
    agency = story.agency or sheet.site.publisher.short
    return Dateline(
        text=printed.strip(_SEPARATORS),
        places=story.places,
        agency=None if agency in _NO_AGENCY else agency,
        date=day if "{date}" in prints.dateline else None,
    )


def printed_dateline(sheet: Sheet) -> str:
    """The dateline with its separator, to stand before the first paragraph; or ``""``."""
    line, form = dateline_of(sheet), sheet.style.prints.dateline
    if line is None or form is None:
        return ""
    head = form.rstrip()
    tail = head[len(head.rstrip(_SEPARATORS)) :]
    return line.text + tail + " "


def gold_of(sheet: Sheet) -> Gold:
    """The record that a parser must find on the sheet's page."""
    story, prints, site = sheet.story, sheet.style.prints, sheet.site
    lead = sheet.lead
    changed = story.modified or (story.published if prints.restates else None)
    body = story.texts
    if lead is not None and prints.lead in (Lead.APART, Lead.REPEATED):
        body = (lead, *body)
    return Gold(
        url=sheet.url,
        style=sheet.style.name,
        site=site.base.partition("://")[2].removeprefix("www."),
        publisher=site.publisher.name if prints.publisher else None,
        headline=clean(story.headline),
        paragraphs=_clean(body),
        lead=None if lead is None else clean(lead),
        dateline=dateline_of(sheet),
        published=prints.published.of(story.published),
        modified=None if changed is None else prints.modified.of(changed),
        authors=story.authors if prints.authors else (),
        sections=story.section[-prints.sections :] if prints.sections else (),
        tags=story.tags if prints.tags else (),
        images=_images(sheet),
        canonical_url=sheet.url if prints.canonical else None,
        optional=story.clocks + sheet.style.optional(sheet),
        never=sheet.style.never + sheet.style.banned(sheet),
    )


def _images(sheet: Sheet) -> tuple[Image, ...]:
    prints = sheet.style.prints
    return tuple(
        Image(
            url=image_url(sheet, picture.name),
            caption=clean(picture.caption) if prints.captions and picture.caption else None,
            credit=picture.credit if prints.credits else None,
        )
        for picture in sheet.story.images[: prints.images]
    )


def dumps(value: object, ascii_only: bool = False) -> str:
    """JSON that can stand in a script element."""
    return json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":")).replace("</", "<\\/")


_WORD = re.compile(r"[^\W_]+")


def slug(headline: str, words: int = 7) -> str:
    """The headline's first words for an address, in raw Arabic."""
    return "-".join(_WORD.findall(headline)[:words])


def links(teasers: Sequence[Teaser], form: str) -> str:
    """Teasers in a markup with ``{title}``, ``{url}``, ``{day}`` and ``{section}``."""
    return "\n".join(
        form.format(
            title=text(t.title),
            url=attribute(t.url),
            day=t.day.isoformat(),
            section=text(t.section),
        )
        for t in teasers
    )


def clock24(moment: datetime) -> str:
    """«16:35»."""
    return f"{moment:%H:%M}"
