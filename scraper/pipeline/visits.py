"""Makes the Visit of each site of a run from its Seed and the run's options."""

from __future__ import annotations

from scraper.fetcher.trip import Visitor
from scraper.known import Frontier
from scraper.pipeline.options import Options
from scraper.seed import Seed


def make_visit(seed: Seed, frontier: Frontier, options: Options) -> Visitor:
    """The site's crawl."""
    from scraper.fetcher.visit import Visit

    return Visit(seed, frontier)
