"""Pages read with the profiles that earlier runs have learned, from a memory that is named."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from scraper import address
from scraper.errors import AddressError, MemoryFileError
from scraper.page import Page
from scraper.pipeline.child import Context
from scraper.pipeline.health import load_profile
from scraper.writer.memory import Memory

ContextOf = Callable[[Page], Context]


def contexts(base: Context, memory: Path | None) -> ContextOf:
    """The context of each page: ``base``, and with it the profile of the page's site.

    The site is the seed's where ``base`` has one (a saved page has no address), else that of the
    page's address. Without ``memory`` every page has ``base``. Each site has one context, always
    the same. Raises MemoryFileError where the memory cannot be read.
    """
    if memory is None:
        return lambda page: base
    opened = Memory.look(memory)
    if opened is None:
        raise MemoryFileError(f"{memory}: there is no such memory; name the one of `scraper run`")
    known: dict[str, Context] = {}

    def of(page: Page) -> Context:
        site = _site(page, base)
        if site not in known:
            profile = load_profile(opened, site) if site else None
            known[site] = base if profile is None else replace(base, profile=profile)
        return known[site]

    return of


def _site(page: Page, base: Context) -> str:
    if base.seed is not None:
        return str(base.seed.site)
    with suppress(AddressError):
        return address.site(page.url)
    return ""
