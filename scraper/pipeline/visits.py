"""Makes the Visit of each site of a run from its Seed and the run's options."""

from __future__ import annotations

import time

from scraper.fetcher.turns.trip import Visitor
from scraper.fetcher.visiting.visit import Visit
from scraper.known import Frontier
from scraper.pipeline.options import Options
from scraper.seed import Seed


def make_visit(seed: Seed, frontier: Frontier, options: Options) -> Visitor:
    """The site's crawl."""
    return Visit(
        seed,
        frontier,
        now=time.time,
        limit=options.limit,
        since=options.since,
        until=options.until,
        revisit=options.revisit * 3600,
        floor=options.floor,
        ceiling=options.ceiling,
        arabic_only=options.language == "ar",
        join_pages=options.join_pages,
    )


def unreadable(visitor: Visitor) -> bool:
    """Whether sources of the site were asked and not one of them could be read."""
    if not isinstance(visitor, Visit):
        return False
    found = visitor.findings.all()
    return bool(found) and not any(source.worked for source in found)
