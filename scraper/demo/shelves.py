"""The listings of a served site: front, section and archive pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from scraper.demo.calendars import zone
from scraper.demo.listing import Turn, head_links, items, turner
from scraper.demo.messages import Ask, Reply
from scraper.demo.template import attribute, text

if TYPE_CHECKING:
    from scraper.demo.outlet import Outlet

PER_PAGE = 20  # articles on a listing
_MONTH = re.compile(r"/(\d{4})/(\d\d)/(?:page/(\d+)/)?$")
_DAY = re.compile(r"/archive/(\d{4}-\d\d-\d\d)$")


class Shelves:
    """Lists an outlet's articles on pages."""

    def __init__(self, outlet: Outlet) -> None:
        self._own = outlet

    def front(self, ask: Ask) -> Reply:
        """The front page: the newest articles, where the site lists any."""
        main = ""
        if "listing" in self._own.sources:
            size = len(self._own.catalogue)
            newest = range(size - 1, max(-1, size - 16), -1)
            main = self._list(newest) + self._specials() + self._archives()
        elif "feed" in self._own.sources and self._own.style.name != "blogger":
            feed = attribute(self._own.site.link(self._own.style.feed))
            main = f'<p><a href="{feed}">RSS</a></p>'
        return self._own.page(ask, self._own.chrome.page(self._own.site.publisher.name, main))

    def _list(self, indices: Iterable[int]) -> str:
        return items(self._own.site, self._own.style, [self._own.catalogue[i] for i in indices])

    def _specials(self) -> str:
        return "\n".join(
            f'<div class="list-item"><h3><a href="{attribute(t.url)}">{text(t.title)}</a></h3>'
            "</div>"
            for t in self._own.linked
        )

    def _archives(self) -> str:
        if not len(self._own.catalogue):
            return ""
        newest = self._own.catalogue.moment(len(self._own.catalogue) - 1).date()
        if self._own.style.archive == "day":
            return f'<a class="archive" href="{self._own.base}/archive/{newest}">أرشيف الأخبار</a>'
        if self._own.style.archive != "month":
            return ""
        months: dict[str, None] = {}
        oldest = self._own.catalogue.moment(0).date().replace(day=1)
        month = newest.replace(day=1)
        while month >= oldest:
            months[f"/{month:%Y/%m}/"] = None
            month = (month - timedelta(days=1)).replace(day=1)
        links = "".join(
            f'<li><a href="{self._own.base}{m}">{m.strip("/")}</a></li>' for m in months
        )
        return f'<ul class="archive">{links}</ul>'

    def section(self, ask: Ask, name: str, page: int) -> Reply:
        """A page of a section, from 1."""
        members = self._own.catalogue.in_section(name)
        pages = max(1, -(-len(members) // PER_PAGE))
        if page > pages:
            return self._own.missing()
        here = self._own.style.section_path
        turn = _Sections(page, pages, "", "", lambda n: self._own.site.link(here(name, n)))
        main = self._list(members.page(page, PER_PAGE)) + turner(turn, self._own.style.pager)
        if "listing" not in self._own.sources:
            main = ""
        head = head_links(turn) if self._own.style.pager == "next" else ""
        return self._own.page(ask, self._own.chrome.page(name, main, head))

    def section_of(self, target: str) -> tuple[str, int] | None:
        """The section and page that a target names."""
        numbers = [int(n) for n in re.findall(r"\d{1,6}", target)[-1:]]
        pages = {1, *(p for n in numbers for p in (n, n + 1, n // PER_PAGE + 1))}
        names = dict.fromkeys((*self._own.site.publisher.sections, *self._own.catalogue.sections))
        asked = plain(target)
        for name in names:
            for page in pages:
                wanted = self._own.style.section_path(name, page)
                if page > 0 and plain(wanted) == asked:
                    return name, page
        return None

    def archive(self, ask: Ask) -> Reply | None:
        """The archive page that the request names; None for any other."""
        try:
            return self._archive(ask)
        except ValueError:  # a month or a day that there is not
            return None

    def _archive(self, ask: Ask) -> Reply | None:
        here = zone(self._own.site.publisher.offset)
        if self._own.style.archive == "month" and (m := _MONTH.match(ask.path)):
            start = datetime(int(m[1]), int(m[2]), 1, tzinfo=here)
            end = (start + timedelta(days=32)).replace(day=1)
            return self._span(ask, start, end, int(m[3] or 1), f"/{m[1]}/{m[2]}/")
        if self._own.style.archive == "day" and (m := _DAY.match(ask.path)):
            day = date.fromisoformat(m[1])
            start = datetime(day.year, day.month, day.day, tzinfo=here)
            return self._span(ask, start, start + timedelta(days=1), 1, "")
        return None

    def _span(self, ask: Ask, start: datetime, end: datetime, page: int, path: str) -> Reply:
        low, high = (
            self._own.catalogue.on_or_after(start),
            self._own.catalogue.on_or_after(end),
        )
        indices: Sequence[int] = range(high - 1, low - 1, -1)
        title = f"أرشيف {start:%Y-%m}"
        if path:
            pages = max(1, -(-len(indices) // PER_PAGE))
            turn = Turn(page, pages, self._own.base + path, self._own.base + path + "page/{page}/")
            indices = indices[(page - 1) * PER_PAGE : page * PER_PAGE]
            tail, head = turner(turn, self._own.style.pager), head_links(turn)
        else:
            before = (start - timedelta(days=1)).date()
            tail, head = f'<a href="{self._own.base}/archive/{before}">اليوم السابق</a>', ""
        main = self._list(indices) + tail if "listing" in self._own.sources else ""
        return self._own.page(ask, self._own.chrome.page(title, main, head))


@dataclass(frozen=True, slots=True)
class _Sections(Turn):
    """A section's pages, whose addresses its style makes."""

    link: Callable[[int], str] = str

    def address(self, page: int) -> str:
        """As the style makes it."""
        return self.link(page)


def bare(path: str) -> str:
    """For comparing paths that differ only in escapes and a slash at the end."""
    return plain(path).removesuffix("/")


def plain(target: str) -> str:
    """For comparing: percent signs undone (bytes that are no UTF-8 stay comparable)."""
    return unquote(quote(target, safe="/?&=:%"), "utf-8", "surrogateescape")
