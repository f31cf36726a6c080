"""The commands. ``scraper.cli:main`` is the program's entry point."""

from scraper.cli.program import main

__all__ = ["main"]
