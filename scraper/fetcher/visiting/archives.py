"""A publisher's dated archive: from one link to a day or a month, the pages of all the others.

``/2024/05/03/``, ``/archive/2024-05-03``, ``?date=20240503``, ``/2024/05/``, ``?m=202405``: two
such links on a page show how the site writes dates; the rest is the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from scraper.fetcher.discovery.moments import months

_FIRST = 1996  # no news site is older
MAX_PAGES = 4_000  # a page a day for eleven years

# The date must end the path or be a parameter's whole value: otherwise it is an article's.
_DATED = re.compile(
    r"(?P<head>.*?[/=])(?P<y>(?:19|20)\d\d)(?P<s>[/_.-]?)(?P<m>0?[1-9]|1[0-2])"
    r"(?:(?P=s)(?P<d>0?[1-9]|[12]\d|3[01]))?(?P<tail>/?(?:\.html?|\.aspx?|\.php)?|&.*)"
)


@dataclass(frozen=True, slots=True)
class Template:
    """How the site writes the address of a day's or a month's page."""

    head: str
    separator: str
    tail: str
    padded: bool
    daily: bool

    def url(self, day: date) -> str:
        """The page of this day, or of its month."""
        width = 2 if self.padded else 1
        parts = [f"{day.year}", f"{day.month:0{width}}"]
        if self.daily:
            parts.append(f"{day.day:0{width}}")
        return self.head + self.separator.join(parts) + self.tail

    def before(self, url: str) -> str | None:
        """The page of the day or month before that of the page at ``url``; None where that is
        no page of the archive."""
        day = self.day(url)
        return None if day is None or day.year < _FIRST else self.url(day - timedelta(days=1))

    def day(self, url: str) -> date | None:
        """The day, or the first of the month, whose page is at ``url``; None for other pages."""
        found, like = _DATED.fullmatch(url), _template(url)
        if found is None or like is None or replace(like, padded=self.padded) != self:
            return None
        try:
            return date(int(found["y"]), int(found["m"]), int(found["d"] or 1))
        except ValueError:
            return None

    def pages(self, since: date, until: date) -> Iterator[str]:
        """The pages of the range, the latest first, at most ``MAX_PAGES``."""
        if not self.daily:
            yield from (self.url(first) for first in islice(months(since, until), MAX_PAGES))
            return
        for number in range(min((until - since).days + 1, MAX_PAGES)):
            yield self.url(until - timedelta(days=number))


def find_template(urls: Iterable[str], *, least: int = 2) -> Template | None:
    """The template that at least so many of the addresses follow; days before months, because a
    month's page may show its last articles only."""
    counts: dict[Template, set[str]] = {}
    padded: dict[Template, bool] = {}
    for url in urls:
        if (template := _template(url)) is not None:
            key = Template(template.head, template.separator, template.tail, True, template.daily)
            counts.setdefault(key, set()).add(url)
            padded[key] = padded.get(key, True) and template.padded
    good = [key for key, found in counts.items() if len(found) >= least]
    if not good:
        return None
    best = max(good, key=lambda key: (key.daily, len(counts[key])))
    return Template(best.head, best.separator, best.tail, padded[best], best.daily)


def _template(url: str) -> Template | None:
    found = _DATED.fullmatch(url)
    if found is None:
        return None
    separator, month, day = found["s"], found["m"], found["d"]
    short = len(month) == 1 or (day is not None and len(day) == 1)
    if short and not separator:  # 2024113 may be two days
        return None
    return Template(found["head"], separator, found["tail"], not short, day is not None)
