"""How likely each link of a page is an article.

What decides, in this order: the shapes of the site's own article addresses (``shapes.py``), how
a link's kind looks on this very page (a kind of address that occurs often, outside menus, with
long texts is the articles'), its text, and where it stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from scraper.fetcher.discovery.html import text_of
from scraper.fetcher.discovery.links import Link
from scraper.fetcher.discovery.paging import fold
from scraper.fetcher.discovery.places import SERVICE_TEXTS
from scraper.fetcher.discovery.shapes import Shapes, shapes_of

_LABELLED = -0.2  # for a kind of address whose links have texts of a word or two
_LONGEST_SERVICE = max(map(len, SERVICE_TEXTS)) + 4  # with white space and tatweel
# In a shape: a number of one or two digits, or one that could be a year.
_SHORT_NUMBER = re.compile(r"\b[DY]\b")


def chances_of(links: Iterable[Link], shapes: Shapes) -> dict[str, float]:
    """How likely each link is an article: by its address, its text and its kind on this page.

    ``/section/7`` «رياضة» is told from ``/story/7`` and its headline by the texts of its own kind,
    or by its own.
    """
    groups: defaultdict[str, defaultdict[str, list[Link]]]
    groups = defaultdict(lambda: defaultdict(list))
    for link in links:
        exact, plain = kinds_of(link.url)
        groups[plain][exact].append(link)
    chances = {}
    for kinds in groups.values():
        lift = _lift([link for kind in kinds.values() for link in kind])
        for kind in kinds.values():
            likely = max(shapes.likely(link.url) for link in kind)
            labels = lift > 0 and len(kind) > 1 and mean_words(kind) < 2.5
            for link in kind:
                gained = _LABELLED if labels or (lift > 0 and _is_label(link)) else lift
                chances[link.url] = min(1.0, max(0.0, likely + gained + _by_text(link)))
                if shapes.surely_not(link.url):
                    chances[link.url] = 0.0
    return chances


@lru_cache(maxsize=8192)
def kinds_of(url: str) -> tuple[str, str]:
    """The address's shapes, with its words and without, numbers of all lengths alike."""
    exact, plain = shapes_of(url)
    return _SHORT_NUMBER.sub("9", exact), _SHORT_NUMBER.sub("9", plain)


def _lift(group: list[Link]) -> float:
    """What a kind of address gains by its look on the page: many links outside menus with texts
    of several words are a list of articles; a kind met only in menus is none."""
    outside = [link for link in group if not link.menu]
    if not outside:
        return -0.4
    if len(outside) < 4:
        return 0.0
    words = mean_words(outside)
    return 0.25 if words >= 5 else 0.1 if words >= 4 else _LABELLED if words < 2.5 else 0.0


def _is_label(link: Link) -> bool:
    """Whether the page names the link's place again and again, in a word or two, as it names its
    sections in a menu and above their blocks."""
    if len(link.nodes) < 2 or len(link.text.split()) > 2:
        return False
    return all(" ".join(text_of(node).split()) == link.text for node in link.nodes)


def is_service_text(text: str) -> bool:
    """Whether a link of this text leads to a page of the site about itself, as «اتصل بنا» does."""
    return len(text) <= _LONGEST_SERVICE and fold(text) in SERVICE_TEXTS


def mean_words(links: list[Link]) -> float:
    return sum(len(link.text.split()) for link in links) / len(links)


def _by_text(link: Link) -> float:
    words = len(link.text.split())
    if words == 1 and link.text.isdecimal():  # a further page
        return -0.8
    if is_service_text(link.text):
        return -0.8
    value = 0.15 if words >= 5 else 0.05 if words >= 4 or not words else -0.2
    return value + (0.15 if link.heading else 0.0) - (0.3 if link.menu else 0.0)
