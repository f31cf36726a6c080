"""A small Arabic news world on loopback: the demo's site and the tests' real server.

``pages()`` gives every article's page with its gold, without a server; ``DemoSite`` serves them,
with feeds, sitemaps, listings and everything that goes wrong on the real web::

    with DemoSite(Plan(scale=2000, hosts=20)) as site:
        site.homes, site.articles, site.specials, site.trace
        site.add_articles(20); site.edit(3); site.redesign("classes")
"""

from __future__ import annotations

from scraper.demo.book import Leaf, pages
from scraper.demo.gold import Difference, Gold, Special, differences
from scraper.demo.site import DemoSite
from scraper.demo.world import Plan

__all__ = ["DemoSite", "Difference", "Gold", "Leaf", "Plan", "Special", "differences", "pages"]
