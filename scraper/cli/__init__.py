"""The commands. ``scraper.cli:main`` is the program's entry point."""

from scraper.cli.main import main

__all__ = ["main"]
