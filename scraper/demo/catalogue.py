"""The articles of one served site in order of time, its own or as many as are asked for.

Up to the size of a publisher's own stories each article is one of them. Beyond, ``scale``
articles are made out of them one at a time when they are asked for: same seed and number,
same headline, text, address and moment, on any machine; nothing is kept in memory.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib import resources

from scraper.demo.calendars import zone
from scraper.demo.story import Block, BlockKind, Publisher, Story, publishers

_STEP = 7  # between the numbers of neighbouring stories
_ADDED_APART = timedelta(minutes=1)


@lru_cache(maxsize=1)
def _towns() -> tuple[str, ...]:
    text = (resources.files("scraper.demo") / "towns.txt").read_text("utf-8")
    return tuple(text.split("\n")[:-1])


@lru_cache(maxsize=1)
def _pool() -> tuple[Block, ...]:
    """Every plain paragraph of every publisher."""
    plain = BlockKind.PARAGRAPH
    return tuple(b for p in publishers() for s in p.stories for b in s.blocks if b.kind is plain)


@dataclass(slots=True)
class Catalogue(Sequence[Story]):
    """Index 0 is the oldest article. ``scale`` None: the publisher's own stories.

    Made articles end on the day before ``today`` and stand ``apart`` from each other.
    ``add`` puts new ones after the last; ``edit`` changes the text of one.
    """

    publisher: Publisher
    scale: int | None = None
    today: date = date(2025, 12, 1)
    apart: timedelta = timedelta(hours=2)
    seed: int = 0
    added: int = 0
    edits: dict[int, int] = field(default_factory=dict)  # index → how often
    _own: tuple[Story, ...] = ()

    def __post_init__(self) -> None:
        self._own = tuple(sorted(self.publisher.stories, key=lambda s: s.published))

    def __len__(self) -> int:
        return self.first_added + self.added

    @property
    def first_added(self) -> int:
        """The index of the first article that ``add`` made."""
        return len(self._own) if self.scale is None else self.scale

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that have articles, in the order of the menu and then of time."""
        used = dict.fromkeys(s.section[0] for s in self._own)
        menu = [name for name in self.publisher.sections if name in used]
        return tuple(dict.fromkeys([*menu, *used]))

    def add(self, count: int) -> range:
        """Publishes so many new articles; their indices."""
        start = len(self)
        self.added += count
        return range(start, start + count)

    def edit(self, index: int) -> None:
        """Changes the article's text: a paragraph more, and a later moment of change."""
        self.edits[index] = self.edits.get(index, 0) + 1

    def number(self, index: int) -> int:
        """The story number of an index."""
        own = self.scale is None and index < len(self._own)
        return self._own[index].number if own else self._base + _STEP * index

    def index(self, number: object, start: int = 0, stop: int | None = None) -> int:
        """The index of a story number. Raises ValueError for a number that is nobody's."""
        if isinstance(number, int):
            if self.scale is None:
                for i, story in enumerate(self._own):
                    if story.number == number:
                        return i
            index, rest = divmod(number - self._base, _STEP)
            if not rest and (self.first_added if self.scale is None else 0) <= index < len(self):
                return index
        raise ValueError(f"no article has the number {number!r}")

    @property
    def _base(self) -> int:
        return self._own_first + (0 if self.scale is None else 1_000_003)

    @property
    def _own_first(self) -> int:
        return min(s.number for s in self._own)

    def moment(self, index: int) -> datetime:
        """When the article was published."""
        if self.scale is None and index < len(self._own):
            return self._own[index].published
        end = datetime.combine(
            self.today - timedelta(days=1), time(18), zone(self.publisher.offset)
        )
        last = self.first_added - 1
        if index <= last:
            return end - (last - index) * self.apart
        return end + (index - last) * _ADDED_APART

    def changed(self, index: int) -> datetime:
        """When the article last changed: its publication where it never did."""
        if edits := self.edits.get(index):
            return self.moment(max(index, len(self) - 1)) + edits * _ADDED_APART
        if self.scale is None and index < len(self._own):
            return self._own[index].modified or self._own[index].published
        return self.moment(index)

    def __getitem__(self, index: int) -> Story:  # type: ignore[override]
        """The article. Raises IndexError."""
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        own = self.scale is None and index < len(self._own)
        story = self._own[index] if own else self._made(index)
        return self._edited(story, index) if index in self.edits else story

    def _edited(self, story: Story, index: int) -> Story:
        times = self.edits[index]
        more = Block(BlockKind.PARAGRAPH, f"تحديث {times}: أضيفت إلى الخبر معلومات جديدة بعد نشره.")
        return replace(story, blocks=(*story.blocks, more), modified=self.changed(index))

    def base(self, index: int) -> Story:
        """The own story that an article is or was made from."""
        return self._own[index % len(self._own)]

    def _made(self, index: int) -> Story:
        base = self.base(index)
        draw = random.Random(f"{self.seed}/{self.publisher.key}/{index}")  # noqa: S311
        town = draw.choice(_towns())
        opening = base.blocks[0]
        unique = (
            f"وتأتي هذه المتابعة، وهي الرقم {index + 1} في سلسلة تعدّها «{self.publisher.name}»، "
            f"بعد جولة في {town} استغرقت {draw.randint(2, 29)} يوماً."
        )
        drawn = draw.sample(_pool(), draw.randint(5, 12))
        blocks = (opening, Block(BlockKind.PARAGRAPH, unique), *(b for b in drawn if b != opening))
        return replace(
            base,
            number=self.number(index),
            headline=f"{base.headline}: المتابعة {index + 1} من {town}",
            lead=None if base.lead is None else f"من {town}: {base.lead}",
            blocks=blocks,
            published=self.moment(index),
            modified=None,
            kind="report",
        )

    def in_section(self, name: str) -> _Members:
        """The articles of a section, newest first, without making any of them."""
        cycle = [i for i, s in enumerate(self._own) if name in s.section]
        return _Members(len(self), len(self._own), tuple(cycle))

    def on_or_after(self, moment: datetime) -> int:
        """The first index published at or after the moment (articles stand in order of time)."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.moment(middle) < moment:
                low = middle + 1
            else:
                high = middle
        return low


@dataclass(frozen=True, slots=True)
class _Members:
    """Indices below ``total`` whose remainder by ``cycle`` is one of ``places``, descending."""

    total: int
    cycle: int
    places: tuple[int, ...]

    def __len__(self) -> int:
        rounds, rest = divmod(self.total, self.cycle)
        return rounds * len(self.places) + sum(p < rest for p in self.places)

    def page(self, number: int, size: int) -> list[int]:
        """The indices on a page from 1."""
        count = len(self)
        ascending = range(count - 1 - (number - 1) * size, count - 1 - number * size, -1)
        width = len(self.places)
        return [k // width * self.cycle + self.places[k % width] for k in ascending if k >= 0]
