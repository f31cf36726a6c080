"""Articles in several pages: where one goes on, and its pages put together.

Only where the user asks for it: it costs a request for each page, and a look at each article's
links. A page goes on where a link leads to the article's own address with a page's number behind
it, and says that it leads on. Whether what is there belongs to the article is the parser's to say.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field, replace

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.discovery.html import base_of, read_html
from scraper.fetcher.discovery.paging import leads_on
from scraper.fetcher.discovery.places import PAGE_ENDINGS, counts_pages
from scraper.fetcher.discovery.walls import wall
from scraper.fetcher.wire.exchange import Answer, Failure, Purpose, Request, Response
from scraper.fetcher.wire.limits import LIMITS
from scraper.outcome import Kind
from scraper.page import Page

MOST = 30  # pages of one article
_BYTES = LIMITS[Purpose.ARTICLE].body  # of all of them together

_ENDING = rf"(?:\.(?:{'|'.join(PAGE_ENDINGS)})|/)?"
_FILE_ENDING = re.compile(_ENDING + r"\Z")
# Behind the article's own path: /2, /page/2, /page-2.html, _2.html, -2, ,2.
_NUMBERED = re.compile(rf"(?:[/_,.-]?p(?:age)?[-_/]?|[/_,.-])(\d{{1,2}}){_ENDING}")


@dataclass(slots=True)
class _Article:
    """An article of which further pages are being asked for."""

    request: Request
    page: Page  # the first
    further: list[Page] = field(default_factory=list)
    number: int | None = None  # that the last page's address names

    @property
    def whole(self) -> Page:
        """All pages that have come."""
        return replace(self.page, further=tuple(self.further))


class Parts:
    """The articles of a visit that go on on further pages. One request for each at a time."""

    def __init__(self, *, wanted: bool) -> None:
        """``wanted``: whether further pages are asked for at all."""
        self._wanted = wanted
        self._articles: dict[str, _Article] = {}  # by the address that was asked for
        self._coming: deque[Request] = deque()

    def next(self) -> Request | None:
        """A further page to be asked for, or None while there is none."""
        return self._coming.popleft() if self._coming else None

    def begin(self, answer: Response) -> Page | None:
        """The article's page, or None where it goes on: it comes from ``take`` then."""
        page = answer.page()
        if not self._wanted:
            return page
        return self._go_on(_Article(answer.request, page))

    def take(self, answer: Answer) -> Page | Failure | None:
        """The answer to a request of ``next``: the page with all its further ones, or None while
        there are more; the article's Failure where another run may well get all of it. Where a page
        cannot be had, the article ends with the one before."""
        assert answer.request.part_of is not None
        article = self._articles.pop(answer.request.part_of.url)
        if answer.passing:
            what = answer.reason if isinstance(answer, Failure) else f"status {answer.status}"
            reason = f"page {len(article.further) + 2} of the article: {what}"
            return Failure(article.request, Kind.FAILED, reason, answer.url, lasting=False)
        if isinstance(answer, Failure) or answer.status != 200 or wall(answer) is not None:
            return article.whole
        article.further.append(replace(answer.page(), entry=None))
        article.number = _number(article.page.url, answer.request.url)
        return self._go_on(article)

    def _go_on(self, article: _Article) -> Page | None:
        """Asks for the next page, if there is one; else the article as it is."""
        target = _following(article)
        if target is None:
            return article.whole if article.further else article.page
        first = article.request
        self._articles[first.url] = article
        self._coming.append(
            Request(target, Purpose.ARTICLE, entry=first.entry, key=first.key, part_of=first)
        )
        return None


def _following(article: _Article) -> str | None:
    """The address of the article's next page, or None at its end or at the bounds."""
    last = article.further[-1] if article.further else article.page
    count = 1 + len(article.further)
    size = sum(len(page.body) for page in (article.page, *article.further))
    if count >= MOST or size >= _BYTES:
        return None
    root, _ = read_html(last.body, last.headers.get("content-type", ""))
    if root is None:
        return None
    base = base_of(root, last.url)
    # The second page may be called 2 or 1, whatever the links to it say.
    wanted = (1, 2) if article.number is None else (article.number + 1,)
    for href in leads_on(root, count):
        try:
            target = address.join(base, href)
        except AddressError:
            continue
        if _number(article.page.url, target) in wanted:
            return target
    return None


def _number(first: str, target: str) -> int | None:
    """The number of the page that ``target`` names of the article at ``first``; None where it is
    none of its pages.

    >>> _number("https://a.example/news/7.html", "https://a.example/news/7-2.html")
    2
    >>> _number("https://a.example/?id=7", "https://a.example/?id=7&page=1")
    1
    >>> _number("https://a.example/news/7", "https://a.example/news/8")
    """
    path, _, query = first.partition("?")
    other, _, others = target.partition("?")
    if path == other:
        own, parameters = query.split("&"), others.split("&")
        more = [each for each in parameters if each not in own]
        if len(more) == 1 and counts_pages(more[0]) and set(own) - {""} <= set(parameters):
            value = more[0].partition("=")[2]
            return int(value) if value.isdecimal() and len(value) < 3 else None
        return None
    stem = _FILE_ENDING.sub("", path)
    if query != others or not other.startswith(stem):
        return None
    tail = _NUMBERED.fullmatch(other, len(stem))
    return int(tail[1]) if tail else None
