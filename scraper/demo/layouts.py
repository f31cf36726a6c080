"""Page layouts drawn at random from a seed, and what a redesign makes of one.

A ``Layout`` is a few choices; ``style_of`` makes a style of it like any other, so its pages can
be rendered in-process by the thousand (``leaves``) or served. All of it is deterministic::

    for layout in layouts(seed=7, count=12):
        before = list(leaves(layout, range(0, 100)))
        after = list(leaves(redesign(layout, "classes", seed=1), range(100, 120)))
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date
from functools import lru_cache
from importlib import resources

from scraper.demo.book import TODAY, Leaf, Press, homes, sites
from scraper.demo.calendars import MONTHS
from scraper.demo.catalogue import Catalogue
from scraper.demo.dress import Sheet, Site, gold_of
from scraper.demo.gold import Gold, Lead
from scraper.demo.layout_style import DATE_FORMS, style_of
from scraper.demo.redesigns import wall
from scraper.demo.story import publishers
from scraper.outcome import Kind

BODIES = ("p", "div", "br", "span", "wrapped")
METADATA = ("ld", "og", "micro", "time")
DATELINES = (
    None,
    "{places} - {agency}: ",
    "{places} ({agency}) - ",
    "{places} {date} ({agency})- ",
)
BYLINES = ("", "بقلم: ", "كتب - ", "المحرر: ", "إعداد: ")
BLOCKS = ("popular", "network", "poll", "newsletter", "comments", "share", "ticker", "related")
PLACES = ("top", "before", "inside", "below", "after")


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to lay out a page. ``salt`` chooses the class names; ``opaque`` ones mean nothing.

    ``blocks`` places the furniture: "top" of the page, "before" the article, "inside" it above
    the body, "below" the body, "after" the article. ``between`` puts a box of related links
    after every so many paragraphs (0: none). ``wall`` replaces every page ("consent", "soft404").
    """

    publisher: str
    salt: int
    opaque: bool
    body: str
    depth: int
    heading: str
    metadata: frozenset[str]
    date_form: int
    months: str
    digits: str
    lead: Lead
    dateline: str | None
    byline: str | None
    crumbs: int
    tags: bool
    captions: bool
    canonical: bool
    blocks: tuple[tuple[str, str], ...]
    between: int
    encoding: str = "utf-8"
    declared: str = "utf-8"
    wall: str | None = None


@lru_cache(maxsize=1)
def _names() -> Mapping[str, list[str]]:
    raw = (resources.files("scraper.demo") / "layout_names.toml").read_text("utf-8")
    return tomllib.loads(raw)


def class_names(layout: Layout) -> dict[str, str]:
    """The class name of each role."""
    draw = random.Random(f"names/{layout.salt}")  # noqa: S311
    if layout.opaque:
        return {role: f"{draw.choice('abcdefgh')}{draw.randrange(16**6):06x}" for role in _names()}
    suffix = draw.choice(("", "", "-wrap", "_box", f"-{draw.randrange(2, 9)}"))
    return {role: draw.choice(names) + suffix for role, names in _names().items()}


def _blocks(draw: random.Random) -> tuple[tuple[str, str], ...]:
    chosen = draw.sample(BLOCKS, draw.randint(4, len(BLOCKS)))
    return tuple((name, draw.choice(PLACES)) for name in chosen)


def layout(seed: int | str) -> Layout:
    """The layout of a seed."""
    draw = random.Random(f"layout/{seed}")  # noqa: S311
    return Layout(
        publisher=draw.choice(publishers()).key,
        salt=draw.randrange(10**9),
        opaque=draw.random() < 0.35,
        body=draw.choice(BODIES),
        depth=draw.randint(0, 6),
        heading=draw.choice(("h1", "h1", "h1", "h2", "div")),
        metadata=frozenset(m for m in METADATA if draw.random() < 0.45),
        date_form=draw.randrange(len(DATE_FORMS)),
        months=draw.choice(tuple(MONTHS)),
        digits=draw.choice(("latin", "latin", "latin", "arabic")),
        lead=draw.choice(tuple(Lead)),
        dateline=draw.choice(DATELINES),
        byline=draw.choice((None, *BYLINES)),
        crumbs=draw.choice((0, 1, 9, 9)),
        tags=draw.random() < 0.6,
        captions=draw.random() < 0.7,
        canonical=draw.random() < 0.8,
        blocks=_blocks(draw),
        between=draw.choice((0, 0, 2, 3, 4)),
    )


def layouts(seed: int = 0, count: int = 12) -> tuple[Layout, ...]:
    """So many different layouts."""
    return tuple(layout(f"{seed}/{i}") for i in range(count))


def redesign(old: Layout, kind: str, seed: int = 0) -> Layout:
    """What the layout becomes. Raises ValueError on a kind that is not in ``REDESIGNS``.

    "json-ld" takes away every kind of metadata where there was no JSON-LD to take away; on a
    layout without any it changes nothing (ask ``changed_fields``).
    """
    if kind not in REDESIGNS:
        raise ValueError(f"redesign {kind!r}: not one of {', '.join(REDESIGNS)}")
    draw = random.Random(f"redesign/{seed}/{old.salt}/{kind}")  # noqa: S311
    if kind == "classes":
        return replace(old, salt=draw.randrange(10**9))
    if kind == "blocks":
        return _rearranged(old, draw)
    if kind == "json-ld":
        left = old.metadata - {"ld"} if "ld" in old.metadata else frozenset[str]()
        return replace(old, metadata=left)
    if kind == "dates":
        return _redated(old, draw)
    if kind == "encoding":
        to = "windows-1256" if old.encoding == "utf-8" else "utf-8"
        return replace(old, encoding=to, declared=draw.choice((to, to, "", "iso-8859-1")))
    return replace(old, wall=kind.replace("-", ""))


REDESIGNS = ("classes", "blocks", "json-ld", "dates", "consent", "soft-404", "encoding")


def _rearranged(old: Layout, draw: random.Random) -> Layout:
    body = draw.choice([b for b in BODIES if b != old.body])
    depth = (old.depth + draw.randint(1, 5)) % 7
    return replace(old, blocks=_blocks(draw), body=body, depth=depth, salt=draw.randrange(10**9))


def _redated(old: Layout, draw: random.Random) -> Layout:
    form = draw.choice([i for i in range(len(DATE_FORMS)) if i != old.date_form])
    months = draw.choice([m for m in MONTHS if m != old.months])
    return replace(old, date_form=form, months=months)


def changed_fields(before: Layout, after: Layout) -> frozenset[str]:
    """The record's fields of which the new layout prints more or less than the old one."""
    if after.wall != before.wall:
        return frozenset({"outcome"})
    old, new = style_of(before, class_names(before)), style_of(after, class_names(after))
    names = ("lead", "dateline", "published", "modified", "authors", "tags", "sections")
    return frozenset(n for n in names if getattr(old.prints, n) != getattr(new.prints, n))


def site_of(chosen: Layout, today: date = TODAY) -> Site:
    """The layout's publisher at its public home, with the layout's months and digits."""
    site = next(s for s in sites(homes(), today) if s.publisher.key == chosen.publisher)
    changed = replace(site.publisher, months=chosen.months, digits=chosen.digits)
    return replace(site, publisher=changed)


def leaves(
    chosen: Layout, indices: Iterable[int], *, seed: int = 0, of: int = 20_000
) -> Iterator[Leaf]:
    """Pages of made articles in the layout, each fetched two hours after its publication.

    ``indices`` count articles in order of time, below ``of``; same seed and index, same article.
    """
    site = site_of(chosen)
    press = Press.of(site, style_of(chosen, class_names(chosen)))
    catalogue = Catalogue(site.publisher, of, site.today, seed=seed)
    body = None if chosen.wall is None else wall(chosen.wall).encode()
    for index in indices:
        sheet = _sheet(press, catalogue, index)
        moment = catalogue.moment(index).astimezone(UTC) + catalogue.apart
        page = press.render(sheet) if body is None else body
        yield Leaf(_gold(sheet, chosen), page, press.style.headers, moment)


def _sheet(press: Press, catalogue: Catalogue, index: int) -> Sheet:
    near = [catalogue[i] for i in range(max(0, index - 4), index)]
    return press.sheet(catalogue[index], near)


def _gold(sheet: Sheet, chosen: Layout) -> Gold:
    gold = gold_of(sheet)
    if chosen.wall is None:
        return gold
    kind = Kind.BLOCKED if chosen.wall == "consent" else Kind.NOT_ARTICLE
    return replace(gold, kind=kind)
