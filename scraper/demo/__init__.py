"""A small Arabic news world on loopback: the demo's site and the tests' real server.

``pages()`` gives every article's page with its gold, without a server.
"""

from __future__ import annotations

from scraper.demo.book import Leaf, pages
from scraper.demo.gold import Difference, Gold, Special, differences

__all__ = ["Difference", "Gold", "Leaf", "Special", "differences", "pages"]
