"""A Frontier of dictionaries, and a site of pages that answers a Visit: the tests' own world."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from scraper import address
from scraper.fetcher.visiting.sift import Range
from scraper.fetcher.visiting.visit import Visit
from scraper.fetcher.wire.exchange import Answer, Failure, Purpose, Request, Response
from scraper.known import Candidate, Settled, Source
from scraper.outcome import Kind, Outcome
from scraper.page import Page


class Crash(BaseException):
    """Stands for a kill."""


class MemoryFrontier:
    """What lasts, in dictionaries."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], Source] = {}
        self.queue: dict[bytes, Candidate] = {}
        self.ended: dict[bytes, Settled] = {}
        self.entries: dict[bytes, Candidate] = {}  # that ended
        self.notes: dict[tuple[str, str], str] = {}
        self.rows = 0  # ever admitted
        self.draws: list[Candidate | None] = []  # behind whom candidates were asked for
        self.crash_in = -1  # admits until a crash

    def sources(self, site: str) -> Sequence[Source]:
        return [s for (name, _), s in sorted(self.kept.items()) if name == site]

    def admit(self, source: Source, candidates: Iterable[Candidate]) -> int:
        fresh = {c.key: c for c in candidates if c.key not in self.queue}
        self.crash_in -= 1
        if self.crash_in == 0:
            raise Crash
        self.kept[source.site, source.url] = source
        for candidate in fresh.values():
            self.rows += 1
            self.queue[candidate.key] = replace(candidate, row=self.rows)
        return len(fresh)

    def settled(self, keys: Sequence[bytes]) -> dict[bytes, Settled]:
        return {key: self.ended[key] for key in keys if key in self.ended}

    def waiting(
        self, site: str, limit: int, skip: frozenset[bytes], after: Candidate | None = None
    ) -> Sequence[Candidate]:
        self.draws.append(after)
        ranked = sorted(self.queue.values(), key=lambda c: (-c.order, c.row))
        if after is not None:
            ranked = [c for c in ranked if (-c.order, c.row) > (-after.order, after.row)]
        chosen = [c for c in ranked if c.key not in skip][:limit]
        return [replace(c, known=self.ended.get(c.key)) for c in chosen]

    def young(self, site: str, since: float, limit: int) -> Sequence[Candidate]:
        return [
            Candidate(s.key, self.entries[s.key].entry, s.first_at, s)
            for s in self.ended.values()
            if s.first_at >= since and s.kind in (Kind.WRITTEN, Kind.UNCHANGED)
        ][:limit]

    def note(self, site: str, name: str) -> str | None:
        return self.notes.get((site, name))

    def keep_note(self, site: str, name: str, value: str) -> None:
        self.notes[site, name] = value

    def settle(
        self,
        key: bytes,
        kind: Kind,
        now: float,
        page: Page | None,
        published: str | None = None,
    ) -> None:
        """What the pipeline does: an article has ended."""
        known = self.ended.get(key)
        candidate = self.queue.pop(key, None)
        if candidate is not None and kind is Kind.OUT_OF_RANGE:
            self.queue[key] = candidate
        if candidate is not None:
            self.entries[key] = candidate
        headers = page.headers if page is not None else {}
        said = candidate.entry.modified if candidate else None
        self.ended[key] = Settled(
            key=key,
            kind=kind,
            article_id=key.hex() if kind is Kind.WRITTEN else (known.article_id if known else None),
            settled_at=now,
            first_at=known.first_at if known else now,
            etag=headers.get("etag") or (known.etag if known else None),
            last_modified=headers.get("last-modified") or (known.last_modified if known else None),
            modified=said or (known.modified if known else None),
            attempts=known.attempts + 1 if known and known.kind is kind else 1,
            published=published,
        )

    def also(self, key: bytes, other: bytes) -> None:
        """The article has another address, by which it calls itself."""
        if other not in self.ended:
            self.ended[other] = replace(self.ended[key], key=other, kind=Kind.DUPLICATE)
            self.entries[other] = self.queue.pop(other, self.entries[key])


@dataclass
class File:
    """What a server has at an address."""

    body: bytes
    kind: str = "text/html; charset=utf-8"
    etag: str | None = None
    last_modified: str | None = None
    status: int = 200
    moved_to: str | None = None


@dataclass
class Site:
    """A server without a network. ``asked`` is the trace of one run."""

    home: str = "https://example.com/"
    files: dict[str, File | Failure | Callable[[Request], Answer]] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    now: float = 1_714_730_000.0  # 2024-05-03T09:53:20Z

    def put(self, path: str, body: str | bytes, kind: str = "text/html", **more: object) -> None:
        raw = body.encode() if isinstance(body, str) else body
        etag = f'"{hash(raw) & 0xFFFFFFFF:x}"'
        url = address.join(self.home, path)
        self.files[url] = File(raw, kind, **{"etag": etag, **more})  # type: ignore[arg-type]

    def answer(self, request: Request) -> Answer:
        self.asked.append(request)
        url = request.at or request.url
        file = self.files.get(url)
        if callable(file):
            return file(request)
        if isinstance(file, Failure):
            return replace(file, request=request)
        at = datetime.fromtimestamp(self.now, UTC)
        if file is None:
            return Response(request, url, 404, {}, b"not found", fetched_at=at)
        if file.moved_to:
            final = self.answer(replace(request, url=file.moved_to, at=""))
            assert isinstance(final, Response)
            return replace(final, request=request, hops=(url, *final.hops))
        headers = {"content-type": file.kind}
        if file.etag:
            headers["etag"] = file.etag
        if file.last_modified:
            headers["last-modified"] = file.last_modified
        same = file.etag and request.etag == file.etag
        if same or (file.last_modified and request.last_modified == file.last_modified):
            return Response(request, url, 304, headers, b"", fetched_at=at)
        return Response(request, url, file.status, headers, file.body, fetched_at=at)

    def urls(self, *purposes: Purpose) -> list[str]:
        return [r.url for r in self.asked if not purposes or r.purpose in purposes]


def judge(page: Page) -> Kind:
    """A parser of the simplest kind: an article has an <article> element, <english> is in another
    language, and <crash> is too much for it."""
    if b"<crash" in page.body:
        return Kind.FAILED
    if b"<english" in page.body:
        return Kind.NOT_ARABIC
    return Kind.WRITTEN if b"<article" in page.body else Kind.NOT_ARTICLE


def printed(page: Page) -> str | None:
    """The date that such a page prints for people: its <i> element."""
    _, found, rest = page.body.partition(b"<i>")
    return rest.partition(b"</i>")[0].decode() if found else None


def own_id(page: Page) -> str:
    """The id of the article: of the address by which it calls itself."""
    _, found, rest = page.body.partition(b'rel="canonical" href="')
    return address.article_id(rest.partition(b'"')[0].decode() if found else page.url)


def crawl(
    visit: Visit,
    site: Site,
    frontier: MemoryFrontier,
    *,
    robots: Sequence[str] = (),
    at_once: int = 4,
    stop_after: int | None = None,
    tick: float = 0.0,
    wanted: Range | None = None,
    same: bool = False,
) -> list[Outcome]:
    """Plays engine and pipeline until the visit is over (or ``stop_after`` requests: a kill).
    ``wanted``: the range that the pipeline holds against what a page prints. ``same``: known
    articles say what they said, whatever is around them."""
    outcomes: list[Outcome] = []
    site.asked.clear()
    visit.robots(robots)
    under_way: list[Request] = []
    while True:
        under_way += visit.pull(at_once - len(under_way))
        if not under_way:
            assert visit.done, "nothing is asked and nothing awaited, but the visit is not over"
            return outcomes
        request = under_way.pop(0)
        if stop_after is not None and len(site.asked) >= stop_after:
            return outcomes
        site.now += tick
        answer: Answer
        result: Page | Outcome | None
        if (result := _sent_on(visit, site, request)) is not None:
            answer = Failure(request, result.kind, result.reason)
        else:
            answer = site.answer(request)
            result = visit.take(answer)
        if isinstance(result, Page):
            kind = judge(result)
            if kind is Kind.WRITTEN and request.key in frontier.ended:
                kind = Kind.UNCHANGED if same or result.status != 200 else Kind.WRITTEN
            date = printed(result)
            if kind is Kind.WRITTEN and wanted is not None and wanted.leaves_out(date):
                kind = Kind.OUT_OF_RANGE
                frontier.settle(request.key, kind, site.now, None, date)
            elif kind is not Kind.FAILED:  # which waits for a parser that can
                frontier.settle(request.key, kind, site.now, result)
            if kind is Kind.WRITTEN:
                frontier.also(request.key, bytes.fromhex(own_id(result)))
            outcome = Outcome(visit.site, request.url, kind, "", own_id(result), date)
            visit.settled(outcome)
            outcomes.append(outcome)
        elif isinstance(result, Outcome):
            if not answer.passing:
                frontier.settle(request.key, result.kind, site.now, None)
            outcomes.append(result)


def _sent_on(visit: Visit, site: Site, request: Request) -> Outcome | None:
    """How the address ends at its redirect, where the visit does not follow it."""
    file = site.files.get(request.at or request.url)
    if not isinstance(file, File) or not file.moved_to:
        return None
    outcome = visit.redirected(request, file.moved_to)
    if outcome is not None:
        site.asked.append(request)
    return outcome


# What sites serve


def rss(*items: str, more: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        f"<title>موقع</title>{more}{''.join(items)}</channel></rss>"
    )


def item(url: str, date: str = "", title: str = "خبر من الأخبار") -> str:
    when = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{title}</title><link>{url}</link>{when}</item>"


def urlset(*urls: tuple[str, str] | str) -> str:
    rows = []
    for each in urls:
        url, lastmod = (each, "") if isinstance(each, str) else each
        stamp = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
        rows.append(f"<url><loc>{url}</loc>{stamp}</url>")
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"{''.join(rows)}</urlset>"
    )


def index(*maps: tuple[str, str] | str) -> str:
    text = urlset(*maps).replace("urlset", "sitemapindex")
    return text.replace("<url>", "<sitemap>").replace("</url>", "</sitemap>")


def zipped(text: str) -> bytes:
    return gzip.compress(text.encode(), mtime=0)


def article(title: str = "عنوان الخبر الطويل هنا اليوم", more: str = "") -> str:
    return f"<html><head>{more}</head><body><article><h1>{title}</h1></article></body></html>"


def front(*links: str, head: str = "", menu: str = "", foot: str = "") -> str:
    rows = "".join(
        f'<div class="card"><h3><a href="{url}">عنوان طويل لخبر من أخبار اليوم</a></h3></div>'
        for url in links
    )
    return (
        f"<html><head>{head}</head><body><nav>{menu}</nav><main>{rows}</main>{foot}</body></html>"
    )
