"""The pages of the embedded site without a server: who shows what, where, and how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from scraper.demo.dress import Sheet, Site, Style, Teaser, gold_of, unchanged
from scraper.demo.furniture import ballast
from scraper.demo.gold import Gold
from scraper.demo.listing import without_feeds, without_marks
from scraper.demo.story import Publisher, Story, publishers
from scraper.demo.styles import STYLES
from scraper.demo.template import Bound, Template, template_of
from scraper.page import Page

_END = re.compile(r"</body>", re.I)
TODAY = date(2025, 12, 1)  # after every story; the masthead's date where none is given


def teaser(site: Site, style: Style, story: Story) -> Teaser:
    """A link to the story on that site."""
    return Teaser(
        title=story.headline,
        url=site.link(style.path(story)),
        day=story.published.date(),
        section=story.section[0],
    )


def homes() -> Mapping[str, str]:
    """The invented public home of each publisher, under the reserved domain .example."""
    return {p.key: f"https://{p.domain}" for p in publishers()}


def sites(bases: Mapping[str, str] | None = None, today: date = TODAY) -> tuple[Site, ...]:
    """Every publisher at its base address, with its own and its neighbours' articles to show."""
    where = homes() if bases is None else bases
    bare = [Site(p, where[p.key], today) for p in publishers() if p.key in where]
    own = [
        tuple(teaser(s, STYLES[s.publisher.style], story) for story in s.publisher.stories)
        for s in bare
    ]
    count = len(bare)
    return tuple(
        replace(
            site,
            popular=tuple(reversed(own[i])),
            network=tuple(own[(i + k) % count][0] for k in range(1, min(5, count))),
        )
        for i, site in enumerate(bare)
    )


@dataclass(frozen=True, slots=True)
class Leaf:
    """One article's page and its gold."""

    gold: Gold
    body: bytes
    headers: Mapping[str, str]
    fetched_at: datetime

    @property
    def url(self) -> str:
        """The page's address."""
        return self.gold.url

    @property
    def page(self) -> Page:
        """As the fetcher would hand it to the parser."""
        lower = {name.lower(): value for name, value in self.headers.items()}
        return Page(self.url, self.body, lower, self.fetched_at)


@dataclass(frozen=True, slots=True)
class Press:
    """Prints a site's articles in one style; its furniture is bound and encoded once."""

    site: Site
    style: Style
    bound: Bound

    @classmethod
    def of(
        cls, site: Site, style: Style | None = None, *, feeds: bool = True, weight: int = 0
    ) -> Press:
        """A press for the site, in its own style or another.

        ``feeds`` False leaves out the declared feeds; ``weight`` is the least size of a page in
        bytes, made up with the kind of markup and script that makes real pages heavy.
        """
        own = STYLES[site.publisher.style] if style is None else style
        source = without_marks(
            template_of(own.template, own.source).fill(own.furniture(site)).source
        )
        if not feeds:
            source = without_feeds(source)
        lacking = weight - len(source.encode(own.encoding, "xmlcharrefreplace"))
        if lacking > 0:
            source = _END.sub(lambda m: ballast(site, own, lacking) + m[0], source, count=1)
        return cls(site, own, Template(own.markup(source)).bind(own.encoding))

    def sheet(self, story: Story, among: Sequence[Story] = ()) -> Sheet:
        """The story's sheet, with related articles out of ``among``."""
        others = [s for s in among or self.site.publisher.stories if s.number != story.number]
        start = story.number % max(1, len(others))
        chosen = (others[start:] + others[:start])[:5]
        related = tuple(teaser(self.site, self.style, s) for s in chosen)
        url = self.site.link(self.style.path(story))
        following = chosen[0] if chosen and self.style.appends else None
        return Sheet(self.site, story, self.style, url, related, following)

    def render(self, sheet: Sheet) -> bytes:
        """The bytes of the sheet's page."""
        return self.bound.join(self.encode(sheet))

    def encode(self, sheet: Sheet) -> tuple[bytes, ...]:
        """What of the page is the article's own, to be joined by ``bound``."""
        slots = self.style.slots(sheet)
        if self.style.markup is not unchanged:
            slots = {name: self.style.markup(value) for name, value in slots.items()}
        return self.bound.encode(slots)

    def leaf(self, story: Story) -> Leaf:
        """The story's page with its gold, fetched at noon of the site's day."""
        sheet = self.sheet(story)
        moment = datetime.combine(self.site.today, time(12), UTC)
        return Leaf(gold_of(sheet), self.render(sheet), self.style.headers, moment)


def pages(*, crossed: bool = False, today: date = TODAY) -> Iterator[Leaf]:
    """Every article of every publisher; ``crossed``: every article in every style."""
    for site in sites(today=today):
        styles = STYLES.values() if crossed else [STYLES[site.publisher.style]]
        for press in [Press.of(site, style) for style in styles]:
            for story in site.publisher.stories:
                yield press.leaf(story)


def publisher(key: str) -> Publisher:
    """The publisher of that key. Raises KeyError."""
    return {p.key: p for p in publishers()}[key]
