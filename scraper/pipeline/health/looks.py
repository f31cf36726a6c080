"""From what a run read of a site to the Looks that ``drift`` compares, to the memory and back."""

from __future__ import annotations

import heapq
import json
import zlib
from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Any

from scraper.drift import Look
from scraper.fetcher.discovery.shapes import shapes_of
from scraper.outcome import Kind
from scraper.pipeline.processes.shown import Shown
from scraper.writer.shelf import Kept

FORMAT = 1
MOST = 100  # looks of a run that are kept, of articles and of refusals each
BACK = 7  # days before the newest article known for which one still counts as news

FIELDS = ("lead", "dateline", "published", "modified", "authors", "sections", "tags", "images")

ARTICLES = frozenset({Kind.WRITTEN, Kind.UNCHANGED, Kind.DUPLICATE, Kind.OUT_OF_RANGE})
_REFUSALS = frozenset({Kind.NOT_ARTICLE, Kind.NOT_ARABIC, Kind.BLOCKED, Kind.EMPTY})


def look_of(at: float, url: str, kind: Kind, shown: Shown | None) -> Look | None:
    """The look of one address, or None where nothing is to be learned from how it ended: the
    network failed, robots.txt forbade it, it is gone."""
    if kind in _REFUSALS:
        return Look(at, url, kind.value)
    if kind not in ARTICLES or shown is None:
        return None
    traits = {**shown.traits, "address": shapes_of(url)[1]}
    return Look(at, url, "article", shown.day, MappingProxyType(traits), shown.filled, shown.sizes)


class Sample:
    """The looks of one site's run: the newest articles, and of the refusals as large a part.

    It stays small however long the run is, and it is the same whatever order the pages came in.
    """

    def __init__(self) -> None:
        self._articles: list[tuple[int, int, str, Look]] = []
        self._refusals: list[tuple[int, str, Look]] = []
        self._read = self._refused = 0
        self.older = 0  # articles that were read and not looked at: enough newer ones were known

    @property
    def since(self) -> int:
        """The day (proleptic ordinal) before which articles change nothing here any more."""
        return self._articles[0][0] if len(self._articles) >= MOST else 0

    def add(self, look: Look) -> None:
        """One more look."""
        mark = zlib.crc32(look.url.encode("utf-8", "surrogatepass"))
        if look.is_article:
            self._read += 1
            _push(self._articles, (look.day, mark, look.url, look))
        else:
            self._refused += 1
            _push(self._refusals, (mark, look.url, look))

    def looks(self, newest: int) -> list[Look]:
        """Those that are news to a site whose newest article known before is of the day
        ``newest`` (0: none is). Pages of the archive tell how the site was, not how it is."""
        articles = [each[-1] for each in self._articles if not each[0] or each[0] >= newest - BACK]
        refusals = [each[-1] for each in sorted(self._refusals)]
        read = self._read + self.older
        if read > len(articles):
            refusals = refusals[: self._refused * len(articles) // read]
        return shuffled([*articles, *refusals])


def _push(heap: list[Any], entry: tuple[Any, ...]) -> None:
    if len(heap) < MOST:
        heapq.heappush(heap, entry)
    else:
        heapq.heappushpop(heap, entry)


def shuffled(looks: Iterable[Look]) -> list[Look]:
    """In an order that has nothing to do with what is in them, and is always the same."""
    return sorted(looks, key=lambda look: (look.at, zlib.crc32(look.url.encode()), look.url))


# -- in the memory -------------------------------------------------------------------------------


def pack_looks(looks: Sequence[Look]) -> bytes:
    """One run's looks: about 40 bytes each, because a site's pages say the same of it."""
    rows = [
        [
            look.url, look.outcome, look.day, dict(look.traits), sorted(look.filled),
            dict(look.sizes),
        ]
        for look in looks
    ]  # fmt: skip
    text = json.dumps({"format": FORMAT, "looks": rows}, separators=(",", ":"))
    return zlib.compress(text.encode("ascii"), 6)


def unpack_looks(kept: Kept) -> list[Look]:
    """What ``pack_looks`` made; [] where it is of another format or damaged: then the past is
    shorter."""
    try:
        value = json.loads(zlib.decompress(kept.value))
        if value["format"] != FORMAT:
            return []
        return [
            Look(
                kept.at, str(url), str(outcome), int(day), MappingProxyType(traits),
                frozenset(filled), MappingProxyType(sizes),
            )
            for url, outcome, day, traits, filled, sizes in value["looks"]
        ]  # fmt: skip
    except (ValueError, KeyError, TypeError, zlib.error):
        return []
