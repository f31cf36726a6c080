"""Every article of an Arabic news site, clean, dated and sectioned.

    import scraper
    result = scraper.parse(html, url="https://…")
    if result:
        print(result.headline, result.to_dict())
    else:
        print(result.kind, result.reason)

Names are imported when they are first used (PEP 562): ``import scraper`` itself costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it for true; typing itself is not imported for it
if TYPE_CHECKING:
    from scraper import parser as parser
    from scraper.article import Article, Dateline, Image
    from scraper.errors import (
        AddressError,
        LockedError,
        MemoryFileError,
        OutputError,
        ScraperError,
        SeedError,
        UsageError,
    )
    from scraper.outcome import Kind, Outcome, Refusal
    from scraper.page import Entry, Page
    from scraper.parser.record import parse
    from scraper.pipeline.api import crawl, run, scrape
    from scraper.pipeline.options import Options
    from scraper.pipeline.report import Report
    from scraper.seed import Seed, Select
    from scraper.seedfile import read_seed
    from scraper.seedfinder import find_seeds

_HOMES = {
    "scraper.article": ("Article", "Dateline", "Image"),
    "scraper.errors": (
        "AddressError",
        "LockedError",
        "MemoryFileError",
        "OutputError",
        "ScraperError",
        "SeedError",
        "UsageError",
    ),
    "scraper.outcome": ("Kind", "Outcome", "Refusal"),
    "scraper.page": ("Entry", "Page"),
    "scraper.parser.record": ("parse",),
    "scraper.pipeline.api": ("crawl", "run", "scrape"),
    "scraper.pipeline.options": ("Options",),
    "scraper.pipeline.report": ("Report",),
    "scraper.seed": ("Seed", "Select"),
    "scraper.seedfile": ("read_seed",),
    "scraper.seedfinder": ("find_seeds",),
}
_WHERE = {name: module for module, names in _HOMES.items() for name in names}
# Modules of the API that can be reached as attributes, and what is to be loaded for each.
_MODULES = {"parser": ("scraper.parser.dates", "scraper.parser.dateline")}

__all__ = [
    "AddressError",
    "Article",
    "Dateline",
    "Entry",
    "Image",
    "Kind",
    "LockedError",
    "MemoryFileError",
    "Options",
    "Outcome",
    "OutputError",
    "Page",
    "Refusal",
    "Report",
    "ScraperError",
    "Seed",
    "SeedError",
    "Select",
    "UsageError",
    "crawl",
    "find_seeds",
    "parse",
    "read_seed",
    "run",
    "scrape",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _WHERE:
        value = getattr(import_module(_WHERE[name]), name)
        globals()[name] = value
        return value
    if name in _MODULES:
        for module in _MODULES[name]:
            import_module(module)
        return import_module(f"scraper.{name}")
    if name == "__version__":
        from scraper.version import package_version

        return package_version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_MODULES})
