"""The kinds of pages, and a page of one with its gold."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urljoin

from scraper.demo import Leaf
from scraper.demo.gold import Gold
from scraper.outcome import Kind
from tests.grammar import builders, cards, forms, frames, heads, live, portals, words
from tests.grammar.draft import FETCHED, HOST, Draft

KINDS: dict[str, Callable[[Draft], str]] = {
    "article": frames.page,
    "portal": portals.page,
    "foreign": builders.page,
    "lies": partial(frames.page, head=heads.lying),
    "live": live.page,
    "forms": partial(frames.page, text=forms.text),
    "brief": cards.brief,
    "listing": cards.listing,
}


def draw(seed: int, kind: str = "article") -> tuple[bytes, Draft]:
    """The page of a seed, and what is to be found on it."""
    chance = random.Random(seed)
    draft = Draft(chance, words.title(chance), address=f"/news/{100_000 + seed}")
    source = KINDS[kind](draft)
    return source.encode(draft.encoding, "xmlcharrefreplace"), draft


def leaf(seed: int, kind: str = "article") -> tuple[Leaf, Draft]:
    """The same as a page with its gold."""
    source, draft = draw(seed, kind)
    url = HOST + draft.address
    gold = Gold(
        url=url,
        style="grammar",
        site="aldifaf.example",
        publisher=words.SITE,
        headline=draft.headline,
        paragraphs=tuple(draft.paragraphs),
        lead=draft.lead,
        dateline=draft.dateline,
        published=draft.published,
        authors=tuple(draft.authors),
        sections=(draft.section,) if draft.section else (),
        tags=tuple(draft.tags),
        images=tuple(replace(each, url=urljoin(url, each.url or "")) for each in draft.images),
        never=tuple(draft.never),
        optional=tuple(draft.optional),
        kind=Kind.NOT_ARTICLE if draft.refused else Kind.WRITTEN,
    )
    return Leaf(gold, source, {}, FETCHED), draft


def leaves(first: int, last: int, kind: str = "article") -> Iterator[Leaf]:
    """The pages of the seeds from ``first`` to before ``last``."""
    for seed in range(first, last):
        yield leaf(seed, kind)[0]
