"""Parameters of a site's article addresses that say nothing of the article: whence the reader came,
the place on the page, the hour against caches. Names that mean this everywhere are known to
``scraper.address``; those of one site are learned from its pages, which call themselves by their
address without them.
"""

from __future__ import annotations

import json
from contextlib import suppress

from scraper import address
from scraper.errors import AddressError

# A page in another language may call itself by the address that leads to the site's first one.
_TELLING = frozenset({"lang", "language", "locale", "hl", "l"})
_SURE = 3  # articles that have shown it, none against it
_MOST = 32  # names of one site that are remembered
_MOST_PARTS = 6  # of a query that is looked at


class Idle:
    """The names of one site. ``changed``: they are worth being kept."""

    def __init__(self, shown: dict[str, list[str]] | None = None) -> None:
        """``shown``: by the name, the ids of the articles that have shown it; none for a name that
        has proved to tell."""
        self._shown = shown or {}
        self.changed = False

    @classmethod
    def loads(cls, text: str | None) -> Idle:
        """From what ``dumps`` gave; new where there is none."""
        try:
            shown = json.loads(text or "{}").items()
            return cls({str(name): [str(each) for each in ids] for name, ids in shown})
        except (ValueError, TypeError, AttributeError):
            return cls()

    def dumps(self) -> str:
        """As text, for the memory."""
        return json.dumps(self._shown)

    def without(self, url: str) -> str:
        """The clean address without them."""
        head, mark, query = url.partition("?")
        if not mark or not self._shown:
            return url
        parts = query.split("&")
        kept = [part for part in parts if len(self._shown.get(_name(part), ())) < _SURE]
        if len(kept) == len(parts):
            return url
        return f"{head}?{'&'.join(kept)}" if kept else head

    def learn(self, url: str, article_id: str) -> None:
        """The article at this clean address has called itself by that of ``article_id``."""
        if "?" not in url:
            return
        if article_id == (own := _id(url)):
            self._deny(url)
            return
        head, _, query = url.partition("?")
        parts = query.split("&")
        if len(parts) > _MOST_PARTS:
            return
        for off in (parts, *([part] for part in parts)):
            rest = "&".join(part for part in parts if part not in off)
            without = _id(f"{head}?{rest}" if rest else head)
            if without != own and without == article_id:
                for part in off:
                    self._show(_name(part), article_id)
                return

    def _show(self, name: str, article_id: str) -> None:
        """Addresses that are all the same without it would be those of one page."""
        ids = self._shown.get(name)
        if name.lower() in _TELLING:
            return
        if ids is None and len(self._shown) < _MOST:
            ids = self._shown[name] = []
        elif not ids or len(ids) >= _SURE or article_id in ids:
            return
        ids.append(article_id)
        self.changed = True

    def _deny(self, url: str) -> None:
        """The page calls itself by its whole address: what stands there may tell."""
        for part in url.partition("?")[2].split("&") if self._shown else ():
            if self._shown.get(_name(part)):
                self._shown[_name(part)] = []
                self.changed = True


def _name(part: str) -> str:
    return part.partition("=")[0]


def _id(url: str) -> str:
    with suppress(AddressError):
        return address.article_id(url)
    return ""
