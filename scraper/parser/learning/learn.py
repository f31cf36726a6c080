"""Learning a site's template from what its last pages showed: a pure function of Observations.

It counts, and counting has no order: the same observations give the same profile however they
came. A line or a place is furniture only by what many pages show together; a single page, however
odd, teaches nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from scraper.parser.learning.observation import (
    BYLINE,
    DATE,
    HEADLINE,
    INSIDE,
    LEAD,
    SECTION,
    TEXT,
    Observation,
)
from scraper.parser.learning.signing import names_of
from scraper.profile import Profile

LEAST_PAGES = 4  # from which a profile is learned at all
RECURS = 3  # pages on which a line must stand to recur
AMONG_TEXT = 0.6  # share of the pages, where it stands as paragraphs do: agencies repeat theirs
APART = 0.2  # share of the pages, where it stands in a place of its own
FEW = 0.34  # different lines by all lines of a place: notes take turns there
TURNS = 12  # so many different notes at the most
MANY = 6  # lines of a place from which it is judged
SURE = 0.1  # share of a place's lines that were text by mistake
BODY_SHARE = 0.15  # of the pages, for a second template beside the first
CLOCKS = 0.8  # share of metadata dates with a clock other than midnight
LAST = 8  # pages that show how a site is now
STRANGERS = 8  # pages of other kinds in a row that are from before a redesign
MOST_LINES = 400  # hashes kept
MOST_PLACES = 40  # of each kind


@dataclass(slots=True)
class _Place:
    """One place over all pages."""

    lines: Counter[int] = field(default_factory=Counter)  # by hash
    pages: int = 0
    total: int = 0
    inside: int = 0
    text: int = 0  # of those inside
    dates: int = 0
    bylines: int = 0
    sections: int = 0
    titles: int = 0  # headlines and leads

    @property
    def is_paragraphs(self) -> bool:
        """Whether the site's paragraphs stand there: mostly text, and rarely the same twice."""
        return self.total >= MANY and self.text >= 0.5 * self.total and not self.takes_turns

    @property
    def is_section(self) -> bool:
        """Whether the article's sections stand there: on most pages, and not as one of a menu."""
        return 2 * self.sections >= self.pages >= RECURS and self.total <= 2 * self.pages

    @property
    def takes_turns(self) -> bool:
        """Whether a few lines stand there again and again. Counted as an inverse Simpson index,
        so that a rare slip of another line into the place does not hide it."""
        different = self.total**2 / sum(count * count for count in self.lines.values())
        return different <= min(TURNS, FEW * self.total)


def learn(observations: Iterable[Observation], before: Profile | None = None) -> Profile | None:
    """The profile that the pages show, or None where they are too few or show nothing.

    ``before`` gives the version: it is counted up where something is different, and ``before``
    itself is given back where nothing is.
    """
    pages = list(observations)
    if len(pages) < LEAST_PAGES:
        return None
    places, where, counts = _count(pages)
    found = Profile(
        pages=len(pages),
        body=_bodies(pages),
        text=_most(name for name, place in places.items() if _is_text(place)),
        refused=_most(name for name, place in places.items() if _is_refused(place, len(pages))),
        furniture=_furniture(places, where, counts, len(pages)),
        dates=_most(n for n, p in places.items() if 2 * p.dates >= p.pages >= RECURS),
        bylines=_most(n for n, p in places.items() if 2 * p.bylines >= p.pages >= RECURS),
        sections=_most(n for n, p in places.items() if p.is_section),
        names=names_of([each.opening for each in pages]),
        midnight=_has_clocks(pages),
    )
    if before is not None and found.same_as(before):
        return before
    return replace(found, version=before.version + 1 if before is not None else 1)


def current(seen: Iterable[tuple[float, bytes, Observation]]) -> list[Observation]:
    """Those of the observations that show the site as it is now.

    ``seen`` has with each its moment and its page's key. A redesign is where pages of the kinds
    that came last begin: what is of other kinds, many in a row, is from before it.
    """
    newest = sorted(seen, key=lambda each: (each[0], each[1]), reverse=True)
    kinds = {_kind(each) for _, _, each in newest[:LAST]}
    found: list[Observation] = []
    strangers: list[Observation] = []
    for _, _, each in newest:
        if _kind(each) in kinds:
            found += strangers
            strangers.clear()
            found.append(each)
        else:
            strangers.append(each)
            if len(strangers) >= STRANGERS:
                break
    return found


def _kind(page: Observation) -> tuple[str, str, str]:
    return page.body, page.text, page.headline


def _count(
    pages: Sequence[Observation],
) -> tuple[dict[str, _Place], dict[int, set[str]], Counter[int]]:
    """Every place; the places of every line; on how many pages each line stands."""
    places: dict[str, _Place] = defaultdict(_Place)
    where: dict[int, set[str]] = defaultdict(set)
    counts: Counter[int] = Counter()
    for page in pages:
        on_page: set[int] = set()
        for hashed, number, flags in page.lines:
            name = page.places[number]
            place = places[name]
            place.total += 1
            place.lines[hashed] += 1
            place.inside += bool(flags & INSIDE)
            place.text += bool(flags & TEXT)
            place.dates += bool(flags & DATE)
            place.bylines += bool(flags & BYLINE)
            place.sections += bool(flags & SECTION)
            place.titles += bool(flags & (HEADLINE | LEAD))
            where[hashed].add(name)
            on_page.add(hashed)
        counts.update(on_page)
        for name in {page.places[number] for _, number, _ in page.lines}:
            places[name].pages += 1
    return places, where, counts


def _bodies(pages: Sequence[Observation]) -> tuple[str, ...]:
    """Where the text stands: the commonest place, and others on pages that lack that place; where
    it is there and was not chosen, a short text was outweighed by its furniture."""
    counts = Counter(page.body for page in pages if page.body)
    if not counts:
        return ()
    first = min(counts, key=lambda name: (-counts[name], name))
    others = Counter(
        page.body for page in pages if page.body not in ("", first) and not _shows(page, first)
    )
    least = max(2, BODY_SHARE * len(pages))
    return tuple(sorted([first, *(name for name, count in others.items() if count >= least)]))


def _shows(page: Observation, place: str) -> bool:
    return any(name == place or name.startswith(place + " ") for name in page.places)


def _is_text(place: _Place) -> bool:
    return place.is_paragraphs and place.text >= 0.9 * place.total and place.total >= 3 * MANY


def _is_refused(place: _Place, pages: int) -> bool:
    """A place within the body whose lines are never text but by mistake, or of which a few take
    turns."""
    if (
        place.pages < LEAST_PAGES
        or place.inside < max(MANY, place.total / 2)
        or place.titles
        or place.dates
    ):
        return False
    if 0 < place.text <= SURE * place.inside and place.pages >= 2 * LEAST_PAGES:
        return True
    return place.takes_turns and place.pages >= APART * pages


def _furniture(
    places: dict[str, _Place], where: dict[int, set[str]], counts: Counter[int], pages: int
) -> frozenset[int]:
    """The lines that recur. A printed date, a byline or a headline is never one of them: a paper
    prints the same day over all its articles, and an author signs many; only where such a line
    stands in a list of its like, as under comments, is it furniture like any other."""
    found = []
    for hashed, count in counts.items():
        if count < RECURS or count < APART * pages:
            continue
        named = [places[name] for name in where[hashed]]
        if any(_is_said_of_article(place) for place in named):
            continue
        among = any(place.is_paragraphs for place in named)
        if count >= (max(RECURS + 1, AMONG_TEXT * pages) if among else APART * pages):
            found.append((-count, hashed))
    return frozenset(hashed for _, hashed in sorted(found)[:MOST_LINES])


def _is_said_of_article(place: _Place) -> bool:
    if place.titles:
        return True
    if not place.dates and not place.bylines:
        return False
    listed = place.total >= 1.8 * place.pages and place.lines.most_common(1)[0][1] > 1
    return not listed


def _most(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in names if name)[:MOST_PLACES])


def _has_clocks(pages: Sequence[Observation]) -> bool:
    """Whether the site's metadata tell the time: then one of its articles may well have come out
    at midnight, where otherwise 00:00 says that only the day is known."""
    human = ("markup", "url", "text")
    machine = [p.clock for p in pages if p.sources.get("published", "markup") not in human]
    clocks = sum(1 for clock in machine if clock in ("local", "offset"))
    return len(machine) >= LEAST_PAGES and clocks >= CLOCKS * len(machine)
