"""What is attacked, and what must hold of every answer. A target makes an input from a Random and
then reads it; a broken promise is an exception, an AssertionError where the answer is wrong."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email import policy
from email.message import EmailMessage
from functools import cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

import zstandard

from scraper import address
from scraper.article import Article
from scraper.errors import AddressError, SeedError
from scraper.fetcher.discovery.feeds import read_feed
from scraper.fetcher.discovery.listings import read_listing
from scraper.fetcher.discovery.moments import in_address, moment
from scraper.fetcher.discovery.shapes import Shapes
from scraper.fetcher.discovery.sitemaps import read_sitemap
from scraper.fetcher.turns.directives import directives, meta_directives
from scraper.fetcher.turns.retry_after import retry_after
from scraper.fetcher.turns.robots import Robots
from scraper.fetcher.wire.decoding import Chain, DecodingError
from scraper.fetcher.wire.exchange import Purpose, Request, Response
from scraper.fetcher.wire.fields import location
from scraper.outcome import Kind, Refusal
from scraper.page import Entry, Page
from scraper.parser.dateline import is_dateline, split_dateline
from scraper.parser.dates import find_dates, parse_date
from scraper.parser.learning.learn import learn
from scraper.parser.learning.observation import Observation
from scraper.parser.record import parse
from scraper.parser.signs.claims import EARLIEST, SKEW, day_of
from scraper.pipeline.files.saved import Unreadable, saved_pages
from scraper.seedfile import parse_seed
from scraper.words import one_line
from scraper.writer.archive import Archive
from tests.fuzz import corpus
from tests.fuzz.mutate import crossed, damaged, damaged_text

Input = dict[str, Any]  # keyword arguments: bytes, strings, numbers and None only
BASE = datetime(2025, 6, 1, 12, tzinfo=UTC)
LATEST = (BASE + SKEW).date()
HERE = "https://a.example/news/"


@dataclass(frozen=True, slots=True)
class Target:
    """``share``: how many of a thousand inputs it gets."""

    name: str
    share: int
    make: Callable[[Random], Input]
    read: Callable[..., None]


# -- pages ---------------------------------------------------------------------------------------


def _make_page(chance: Random) -> Input:
    url, body, kind = chance.choice(corpus.articles())
    if chance.random() < 0.1:
        body = crossed(chance, body, chance.choice(corpus.articles())[1])
    if chance.random() < 0.05:
        kind = damaged_text(chance, kind)
    candidate = damaged_text(chance, chance.choice(corpus.DATES)) if chance.random() < 0.3 else None
    return {"url": url, "body": damaged(chance, body), "kind": kind, "candidate": candidate}


def _read_page(url: str, body: bytes, kind: str, candidate: str | None) -> None:
    entry = None
    if candidate is not None:
        entry = Entry(url, "feed", title=candidate, published=candidate, sections=(candidate,))
    seen: list[Observation] = []
    page = Page(url, body, {"content-type": kind}, BASE, 200, entry)
    result = parse(page, language="any", observer=seen.append)
    _judge(result)
    if seen and len(body) % 16 == 0:
        _judge(parse(page, language="any", profile=learn(seen * 4)))


def _make_text(chance: Random) -> Input:
    return {"body": damaged(chance, corpus.PLAIN.encode() * chance.randint(1, 3))}


def _read_text(body: bytes) -> None:
    _judge(parse(body, HERE, headers={"Content-Type": "text/plain"}, fetched_at=BASE))


def _judge(result: Article | Refusal) -> None:
    if isinstance(result, Refusal):
        assert result.reason, "a refusal without a reason"
        assert not _UNCLEAN & set(result.reason), "a reason with control characters"
        return
    line = result.to_json()
    assert len(line.splitlines()) == 1, "a record of more than one line"
    back = Article.from_dict(json.loads(line.encode("utf-8")))
    assert back == result, "the record read back is another"
    texts = [result.headline, result.lead or "", *result.paragraphs, *result.tags, *result.sections]
    for text in texts:
        assert not _UNCLEAN & set(text), f"unclean text {text[:80]!r}"
    for day in (result.published, result.modified):
        assert day is None or EARLIEST <= day_of(day) <= LATEST, f"dated {day}"


_UNCLEAN = frozenset(
    [
        *map(chr, range(0x20)),
        *map(chr, range(0x7F, 0xA0)),
        *"\u200b\u200e\u200f\u2028\u2029\ufeff\xad",
    ]
)

# -- sources -------------------------------------------------------------------------------------


def _make_source(word: bytes) -> Callable[[Random], Input]:
    def make(chance: Random) -> Input:
        body = corpus.source(chance, word)
        if chance.random() < 0.1:
            body = crossed(chance, body, corpus.source(chance, word))
        body = damaged(chance, body)
        if chance.random() < 0.05:
            body = gzip.compress(body, 1)
        return {"body": body, "kind": chance.choice(("", "", "text/xml; charset=windows-1256"))}

    return make


def _entries(entries: object) -> None:
    assert isinstance(entries, (tuple, list))
    for entry in entries:
        assert address.clean(entry.url) == entry.url, f"not a clean address: {entry.url!r}"


def _read_feed(body: bytes, kind: str) -> None:
    feed = read_feed(body, HERE, content_type=kind)
    if feed is not None:
        _entries(feed.entries)
        if feed.next is not None:
            address.clean(feed.next)


def _read_sitemap(body: bytes, kind: str) -> None:
    sitemap = read_sitemap(body, HERE, content_type=kind)
    if sitemap is not None:
        _entries(list(sitemap.entries))
        assert all(address.clean(child.url) == child.url for child in sitemap.children)


def _make_robots(chance: Random) -> Input:
    body = corpus.source(chance, b"User-agent") if chance.random() < 0.5 else b""
    body += chance.choice(corpus.ROBOTS).encode()
    return {
        "body": damaged(chance, body),
        "path": damaged_text(chance, "/أخبار/a*b$/c.html?sort=1"),
    }


def _read_robots(body: bytes, path: str) -> None:
    robots = Robots.parse(body, 200, agent="arabic-news-scraper")
    assert robots.allows("https://a.example/robots.txt")
    assert robots.allows("https://a.example" + path) in (True, False)
    assert robots.crawl_delay is None or robots.crawl_delay >= 0


def _read_listing(body: bytes, kind: str) -> None:
    def own(url: str) -> bool:
        return address.same_site(HERE, url)

    shapes = Shapes()
    listing = read_listing(body, HERE, shapes, own=own, content_type=kind)
    if listing is not None:
        _entries(listing.entries)
        for url in islice(listing.others, 20):
            shapes.learn(url, article=False)
        assert Shapes.loads(shapes.dumps()).dumps() == shapes.dumps()


def _make_listing(chance: Random) -> Input:
    _, body, kind = chance.choice(corpus.articles())
    front = corpus.source(chance, b"<html")
    return {"body": damaged(chance, front if chance.random() < 0.8 else body), "kind": kind}


# -- short texts ---------------------------------------------------------------------------------


def _make_of(*texts: str) -> Callable[[Random], Input]:
    def make(chance: Random) -> Input:
        text = chance.choice(texts)
        if chance.random() < 0.2:
            text += chance.choice((" ", "\n", " | ", "")) + chance.choice(texts)
        return {"text": damaged_text(chance, text)}

    return make


def _read_date(text: str) -> None:
    for base in (None, BASE):
        found = parse_date(text, base)
        assert found is None or isinstance(found, date)
        if found is not None:
            assert 1850 <= found.year <= 2100, f"the year of {found}"
    for each in find_dates(text, BASE):
        assert text[each.start : each.end], "found nowhere"


def _read_dateline(text: str) -> None:
    line, rest = split_dateline(text, BASE, publisher=("سانا", "الشرق"))
    if line is None:
        assert rest == text, "without a dateline the text is unchanged"
    else:
        assert text.endswith(rest), "the rest is not the end of the text"
        assert line.text
    is_dateline(text, BASE)


def _make_address(chance: Random) -> Input:
    return {
        "text": damaged_text(chance, chance.choice(corpus.ADDRESSES)),
        "charset": chance.choice(("utf-8", "windows-1256", "no-such", "utf-16", "utf-7")),
    }


def _read_address(text: str, charset: str) -> None:
    for make in (address.clean, lambda text: address.join(HERE, text, query_encoding=charset)):
        try:
            url = make(text)
        except AddressError as error:
            assert str(error).isprintable(), "control characters in an error"
            continue
        assert url.isascii(), url
        assert url.isprintable(), url
        assert " " not in url, url
        assert address.clean(url) == url, f"cleaning twice is not cleaning once: {url!r}"
        assert address.host(url), url
        same = address.identity(url)
        assert address.identity(address.canonical(url)) == same, f"tracking counts: {url!r}"
        in_address(url)
        Shapes().likely(url)


def _read_header(text: str) -> None:
    raw = text.encode("utf-8", "replace").decode("latin-1")  # as http.client hands them on
    assert all(word == word.lower() for word in directives({"x-robots-tag": raw}, "a"))
    answer = Response(
        Request(HERE, Purpose.FEED), HERE, 503, {"retry-after": raw, "date": raw}, fetched_at=BASE
    )
    seconds = retry_after(answer, BASE.timestamp())
    assert seconds is None or 0 <= seconds < float("inf")
    when = moment(text)
    assert when is None or isinstance(when, float)
    with suppress(AddressError):
        address.clean(location(HERE, raw))
    shown = one_line(text)
    assert len(shown.splitlines()) <= 1
    assert one_line(shown) == shown


def _make_meta(chance: Random) -> Input:
    head = (
        b'<html><head><meta name="robots" content="noindex, noarchive"><meta content=none name=a>'
    )
    return {"body": damaged(chance, head)}


def _read_meta(body: bytes) -> None:
    assert all(word == word.lower() for word in meta_directives(body, "arabic-news-scraper"))


def _make_coded(chance: Random) -> Input:
    plain = chance.choice(corpus.sources())[:2000]
    coding = chance.choice(tuple(_PACKED))
    return {"coding": coding, "data": damaged(chance, _PACKED[coding](plain))}


def _read_coded(coding: str, data: bytes) -> None:
    total = 0
    try:
        chain = Chain(coding)
        for begin in range(0, len(data), 700):
            for piece in chain.feed(data[begin : begin + 700]):
                total += len(piece)
                if total > 20 << 20:
                    return  # the transport's limit would have ended it
        chain.whole()
    except DecodingError as error:
        assert str(error).isprintable()


def _brotli(data: bytes) -> bytes:
    packed: bytes = import_module("brotli").compress(data, quality=2)
    return packed


def _zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=1).compress(data)


_PACKED: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {
        "gzip": lambda data: gzip.compress(data, 1),
        "deflate": lambda data: zlib.compress(data, 1),
        "br": _brotli,
        "zstd": _zstd,
        "gzip, br": lambda data: _brotli(gzip.compress(data, 1)),
    }
)


def _make_saved(chance: Random) -> Input:
    ending = chance.choice(tuple(_SAVED))
    data = damaged(chance, _SAVED[ending]())
    packed = chance.random() < 0.5 and not ending.startswith(".mht")
    return {"ending": ending + ".gz" * packed, "data": gzip.compress(data, 1) if packed else data}


def _read_saved(ending: str, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, f"page{ending}")
        file.write_bytes(data)
        for found in saved_pages([file]):
            if isinstance(found, Unreadable):
                assert found.reason, "a file without a page, and no reason"
            else:
                page = found.page
                assert page.url.startswith(("http://", "https://", "file://")), page.url
                assert page.fetched_at.tzinfo is not None


@cache
def _warc() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.warc.gz")
        archive = Archive(file, "fuzz")
        for url, body, kind in corpus.articles()[:3]:
            entry = Entry(url, "feed", title="عنوان", sections=("محليات",))
            more = Page(f"{url}?page=2", body, {}, BASE)
            archive.keep(
                Page(url, body, {"content-type": kind}, BASE, 200, entry, (more,)),
                "a",
                Kind.WRITTEN,
            )
        return gzip.decompress(file.read_bytes())


@cache
def _mhtml() -> bytes:
    message = EmailMessage(policy=policy.SMTP)
    message["Snapshot-Content-Location"] = HERE
    message["Date"] = "Sun, 01 Jun 2025 12:00:00 +0300"
    message["Subject"] = "عنوان الخبر"
    message.set_content(corpus.articles()[0][1], "text", "html", cte="base64")
    message["Content-Location"] = HERE
    message.make_related()
    return message.as_bytes()


_SAVED: Mapping[str, Callable[[], bytes]] = MappingProxyType(
    {
        ".warc": _warc,
        ".html": lambda: corpus.articles()[0][1],
        ".txt": corpus.PLAIN.encode,
        ".mhtml": _mhtml,
    }
)

_SEED = (
    'name = "صحيفة المثال"\nhome = "https://www.example.com/"\ncountry = "SY"\n'
    'zone = "Asia/Damascus"\n'
    'kind = "daily"\nfeeds = ["https://www.example.com/feed/"]\n[[select]]\nsince = 2020-01-01\n'
    'body = "div.text p"\ndrop = [".ad"]\n'
)


def _read_seed(text: str) -> None:
    try:
        parse_seed(text, file="a.toml")
    except SeedError as error:
        assert error.reason


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        target.name: target
        for target in (
            Target("parse", 40, _make_page, _read_page),
            Target("text", 30, _make_text, _read_text),
            Target("feed", 80, _make_source(b"<rss"), _read_feed),
            Target("atom", 40, _make_source(b"<feed"), _read_feed),
            Target("sitemap", 80, _make_source(b"<urlset"), _read_sitemap),
            Target("index", 30, _make_source(b"<sitemapindex"), _read_sitemap),
            Target("listing", 40, _make_listing, _read_listing),
            Target("robots", 60, _make_robots, _read_robots),
            Target("dates", 150, _make_of(*corpus.DATES), _read_date),
            Target("dateline", 100, _make_of(*corpus.DATELINES), _read_dateline),
            Target("address", 180, _make_address, _read_address),
            Target("header", 100, _make_of(*corpus.HEADERS, *corpus.DATES), _read_header),
            Target("meta", 20, _make_meta, _read_meta),
            Target("coding", 40, _make_coded, _read_coded),
            Target("saved", 30, _make_saved, _read_saved),
            Target("seed", 10, _make_of(_SEED), _read_seed),
        )
    }
)


def input_of(target: Target, seed: int, number: int) -> Input:
    """The input of that name, on any machine."""
    return target.make(Random(f"{target.name}/{seed}/{number}"))


def to_json(given: Input) -> str:
    """The input as a file holds it."""
    packed = {
        name: {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value
        for name, value in given.items()
    }
    return json.dumps(packed, indent=1)


def from_json(text: str) -> Input:
    """It read back."""
    return {
        name: base64.b64decode(value["base64"]) if isinstance(value, dict) else value
        for name, value in json.loads(text).items()
    }


__all__ = ["TARGETS", "Input", "Target", "from_json", "input_of", "to_json"]
