"""Pages read with what is known of their sites: their seeds, and the profiles that earlier runs
have learned, from a memory that is named."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path

from scraper import address
from scraper.errors import AddressError, UsageError
from scraper.page import Page
from scraper.pipeline.health.health import load_profile
from scraper.pipeline.processes.child import Context
from scraper.seedfinder import seed_of
from scraper.writer.memory import Memory


class Contexts(AbstractContextManager["Contexts"]):
    """The context of each page: ``base``, and with it the seed and the profile of its site.

    The site is the seed's where ``base`` has one (a saved page has no address), else that of the
    page's address, with the seed that a run would know it by. Each site has one context, always
    the same. Raises UsageError where there is no such memory, MemoryFileError where it
    cannot be read; a call raises SeedError where the site's seed file is faulty.
    """

    def __init__(self, base: Context, memory: Path | None) -> None:
        self._base = base
        self._known: dict[str, Context] = {}
        self._memory = None if memory is None else Memory.look(memory)
        if memory is not None and self._memory is None:
            raise UsageError(f"{memory}: there is no such memory; name the one of `scraper run`")

    def __call__(self, page: Page) -> Context:
        """What the page is to be read with."""
        site = _site(page, self._base)
        if site not in self._known:
            self._known[site] = self._look_up(site) if site else self._base
        return self._known[site]

    def _look_up(self, site: str) -> Context:
        seed = self._base.seed or seed_of(site)
        profile = None if self._memory is None else load_profile(self._memory, site)
        if seed is self._base.seed and profile is None:
            return self._base
        return replace(self._base, seed=seed, profile=profile)

    def close(self) -> None:
        """Lets go of the memory."""
        if self._memory is not None:
            self._memory.close()

    def __exit__(self, *_: object) -> None:
        self.close()


def _site(page: Page, base: Context) -> str:
    if base.seed is not None:
        return str(base.seed.site)
    with suppress(AddressError):
        return address.site(page.url)
    return ""
