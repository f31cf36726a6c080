"""Articles for the writer's tests, made from a number."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import blake2b

from scraper.address import article_id, key
from scraper.article import Article
from scraper.known import Candidate, Source, SourceKind, Via
from scraper.page import Entry

SITE = "example.com"
THEN = datetime(2024, 3, 5, 23, 30, tzinfo=UTC)


def url_of(number: int, site: str = SITE) -> str:
    return f"https://{site}/أخبار/{number}".replace("أخبار", "%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1")


def make(
    number: int, text: str = "نص الخبر", *, site: str = SITE, at: datetime = THEN, size: int = 0
) -> Article:
    url = url_of(number, site)
    paragraphs = (f"{text} {number}", "كلمة " * (size // 9))
    return Article(
        id=article_id(url),
        url=url,
        site=site,
        headline=f"عنوان الخبر {number}",
        paragraphs=paragraphs,
        fetched_at=at,
        content_hash=blake2b("\n".join(paragraphs).encode(), digest_size=16).hexdigest(),
    )


def key_of(number: int, site: str = SITE) -> bytes:
    return key(url_of(number, site))


def candidate(number: int, site: str = SITE, order: float | None = None) -> Candidate:
    entry = Entry(url_of(number, site), "feed", f"https://{site}/feed", title=f"عنوان {number}")
    return Candidate(key_of(number, site), entry, float(number if order is None else order))


def feed(site: str = SITE) -> Source:
    return Source(site, f"https://{site}/feed", SourceKind.FEED, Via.DECLARED)
