"""What a visit found where, for the person: one line for each source, and why there was nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scraper.known import SourceKind, Via

_NAMES = {
    SourceKind.FEED: ("feed", "feeds"),
    SourceKind.NEWS: ("news sitemap", "news sitemaps"),
    SourceKind.SITEMAP: ("sitemap", "sitemaps"),
    SourceKind.INDEX: ("sitemap index", "sitemap indexes"),
    SourceKind.LISTING: ("page", "pages"),
}


@dataclass(slots=True)
class Found:
    """What came of one source in this visit."""

    url: str
    kind: SourceKind
    via: Via
    state: str = ""  # "read", "not modified", or what was wrong, in words
    entries: int = 0
    new: int = 0
    known: int = 0
    early: int = 0
    late: int = 0
    elsewhere: int = 0
    unlikely: int = 0
    pages: int = 0  # requests, pagination included

    @property
    def worked(self) -> bool:
        """Whether it answered as it should."""
        return self.state in (READ, NOT_MODIFIED)


READ = "read"
NOT_MODIFIED = "not modified"


class Findings:
    """The sources asked in a visit, by address."""

    def __init__(self) -> None:
        self._found: dict[str, Found] = {}

    def of(self, url: str, kind: SourceKind, via: Via) -> Found:
        """The line of this source."""
        found = self._found.get(url)
        if found is None:
            found = self._found[url] = Found(url, kind, via)
        return found

    def all(self) -> tuple[Found, ...]:
        """Every source, in the order in which they were asked."""
        return tuple(self._found.values())

    def any_worked(self, *kinds: SourceKind) -> bool:
        """Whether a source of one of the kinds answered as it should."""
        return any(f.worked for f in self._found.values() if f.kind in kinds)

    def words(self, left: int, given_up: str) -> str:
        """The visit in a sentence or two."""
        if given_up:
            return given_up
        if not self._found:
            return "no source is due: all were asked a short while ago" + _waiting(left)
        told, silent = [], []
        for kind in SourceKind:
            here = [f for f in self._found.values() if f.kind is kind]
            good = [f for f in here if f.worked]
            if good:
                told.append(_tell(kind, good))
            silent += [f for f in here if not f.worked]
        words = "; ".join(told) if told else "neither a feed nor a sitemap nor a page could be read"
        if told and not sum(f.entries for f in self._found.values()) and not self._unmodified():
            words += "; none of them lists an article"
        return words + _faults(silent, every=not told) + _waiting(left)

    def _unmodified(self) -> bool:
        return any(f.state == NOT_MODIFIED for f in self._found.values())


def _tell(kind: SourceKind, found: list[Found]) -> str:
    name = _NAMES[kind][len(found) != 1]
    same = sum(f.state == NOT_MODIFIED for f in found)
    if same == len(found):
        return f"{len(found)} {name} not modified"
    entries, new = sum(f.entries for f in found), sum(f.new for f in found)
    words = f"{len(found)} {name} with {entries} entries, {new} new"
    for number, what in (
        (sum(f.early for f in found), "before the wanted time"),
        (sum(f.late for f in found), "after the wanted time"),
        (sum(f.elsewhere for f in found), "of other sites"),
        (sum(f.unlikely for f in found), "no articles by their addresses"),
    ):
        words += f", {number} {what}" if number else ""
    return words


def _faults(silent: list[Found], *, every: bool) -> str:
    """What was wrong; missing files at usual places only where nothing else can be said."""
    named = [f for f in silent if f.via is not Via.USUAL]
    worth = named or (silent if every else [])
    if not worth:
        return ""
    states = Counter(f.state for f in worth)
    shown = []
    for state, number in states.most_common(3):
        first = next(f for f in worth if f.state == state)
        more = f" and {number - 1} more" if number > 1 else ""
        shown.append(f"{first.url}{more}: {state}")
    return ". " + "; ".join(shown)


def _waiting(left: int) -> str:
    addresses = "1 address waits" if left == 1 else f"{left} addresses wait"
    return f"; {addresses} for another run" if left else ""
