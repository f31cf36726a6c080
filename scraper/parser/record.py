"""The whole record of a page: what is asked of ``parse``, and the page made ready to be read."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from scraper.address import clean
from scraper.article import Article
from scraper.errors import UsageError
from scraper.outcome import Kind, Refusal
from scraper.page import NO_HEADERS, Page, utc_now
from scraper.parser import selected
from scraper.parser.body.known import Known
from scraper.parser.learning.observation import Observation
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.tree import Markup, UnreadableError, parse_tree, to_utf8
from scraper.parser.metadata.head import read_metadata
from scraper.parser.reading import Reading
from scraper.parser.result import result
from scraper.profile import Profile
from scraper.seed import Seed


def parse(
    html: bytes | Page,
    url: str | None = None,
    *,
    headers: Mapping[str, str] = NO_HEADERS,
    fetched_at: datetime | None = None,
    seed: Seed | None = None,
    language: str = "ar",
    profile: Profile | None = None,
    observer: Callable[[Observation], None] | None = None,
    observed_from: date | None = None,
) -> Article | Refusal:
    """The article on a page, or why there is none. Never raises on any bytes.

    ``html`` is the page's bytes (or a Page, which has the rest with it, and may have the further
    pages of an article in several); ``url`` its address, and
    without it, or with that of a file, the one that the page names stands in its place;
    ``headers`` those of the answer; ``fetched_at`` (aware) the only clock, now where not given;
    ``seed`` adds a time zone, a name and selectors; ``language`` is ``"ar"``, or ``"any"`` to
    read pages in every language; ``profile`` is what was learned of the site from its pages
    before, evidence and no more; ``observer`` is told what this page shows of the site, where an
    article is found that is not older than ``observed_from``. Raises UsageError where an argument
    is wrong.
    """
    page = _page(html, url, headers, fetched_at)
    if page.further:
        from scraper.parser.joined import joined  # asked for by few

        more: dict[str, Any] = {"seed": seed, "language": language, "profile": profile}
        first = parse(
            replace(page, further=()), observer=observer, observed_from=observed_from, **more
        )
        # By its own address a further page may seem to be one of a list.
        further = (
            parse(each, **more) or parse(replace(each, url=page.url), **more)
            for each in page.further
        )
        return first and joined(first, further)
    if seed is not None:
        _expect("seed", seed, Seed)
    if language not in ("ar", "any"):
        raise UsageError(f'language is "ar" or "any", not {language!r}')
    try:
        markup = to_utf8(page.body, page.headers.get("content-type", ""))
    except UnreadableError as error:
        return Refusal(Kind.NOT_ARTICLE, str(error), page.url)
    if page.content_type == "text/plain":
        from scraper.parser.plaintext import parse_text

        return _whole(parse_text(page, markup, language, seed), markup)
    with collector_paused():
        got = _read(page, markup, seed, language, profile, observer, observed_from)
        if _is_foreign(got):
            from scraper.parser.markup.mojibake import retold  # on the rare page only

            seen = isinstance(got, Article) and got.language == "ar"
            told = retold(markup.data, seen=seen)
            if told is None:
                markup = replace(markup, broken=True)
            else:
                markup = Markup(told[0], markup.encoding, told[1] or seen)
                got = _read(page, markup, seed, language, profile, observer, observed_from)
    return _whole(got, markup)


def _is_foreign(got: Article | Refusal) -> bool:
    """Whether a page seems to be in a language that is not Arabic, and may be in none."""
    if not got:
        return got.kind in (Kind.NOT_ARABIC, Kind.BLOCKED)
    texts = _told(got)
    told = " ".join(texts)
    if got.language == "ar" and not any(sign in told for sign in _SIGNS):
        return False
    from scraper.parser.markup.mojibake import WRONG, is_wrong

    return any(map(is_wrong, texts)) if got.language == "ar" else WRONG.search(told) is not None


# What hardly any Arabic text in a wrong set is without, and others nearly always: letters of «ال»
# as each set shows them, a reference, lost words.
_SIGNS = ("Ø", "Ç", "Ê", "Í", "§", "·", "&#", "?? ??")


def _told(got: Article) -> list[str]:
    """All that a record tells in words."""
    texts = [*got.authors, *got.sections, *got.tags, *got.paragraphs]
    texts += (got.headline, got.lead or "", got.publisher or "")
    for image in got.images:
        texts += (image.caption or "", image.credit or "")
    return texts


def _whole(got: Article | Refusal, markup: Markup) -> Article | Refusal:
    """What was read, but for a record with letters that stand for lost ones."""
    if not (markup.broken and got):
        return got
    from scraper.parser.markup.mojibake import is_left, is_wrong

    if is_left(got.to_json()) or any(map(is_wrong, _told(got))):
        reason = "text of it is in a wrong encoding, and letters of it are lost"
        return Refusal(Kind.NOT_ARTICLE, reason, got.url)
    return got


def _read(
    page: Page,
    markup: Markup,
    seed: Seed | None,
    language: str,
    profile: Profile | None,
    observer: Callable[[Observation], None] | None,
    observed_from: date | None,
) -> Article | Refusal:
    tree = parse_tree(markup.data)
    if tree is None:
        return Refusal(Kind.EMPTY, "the answer is empty", page.url)
    rule = seed.select_on(page.fetched_at.date()) if seed is not None and seed.select else None
    if rule is not None:
        selected.drop(tree, rule.drop)
    layout = Layout(tree, page.fetched_at)
    metadata = read_metadata(tree, page.url)
    reading = Reading(page, markup, layout, metadata, seed, rule, language)
    reading.known = None if profile is None else Known(profile, layout)
    reading.observer, reading.observed_from = observer, observed_from
    return result(reading)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No cyclic garbage collection meanwhile, where it is on.

    A page's lines and boxes are thousands of objects that live until its record is made, and hold
    no cycles: walking them again and again costs a sixth of the whole parse and frees nothing.
    Let go of them inside: what is still there at the end is walked once more.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _page(
    html: bytes | Page, url: str | None, headers: Mapping[str, str], fetched_at: datetime | None
) -> Page:
    if isinstance(html, Page):
        return html
    if not isinstance(html, (bytes, bytearray, memoryview)):
        raise UsageError(
            f"parse takes a page's bytes, not {type(html).__name__}: its encoding counts"
        )
    if url is not None:
        _expect("url", url, str)
    if not hasattr(headers, "items"):  # urllib's answers are given too, which are no Mapping
        raise UsageError(f"headers is a mapping of names, not {type(headers).__name__}")
    if fetched_at is not None:
        _expect("fetched_at", fetched_at, datetime)
        if fetched_at.tzinfo is None:
            raise UsageError("fetched_at must be aware: say which time zone it is in")
    lower = {name.lower(): value for name, value in headers.items()}
    return Page(_address(url), bytes(html), lower, fetched_at or utc_now())


def _address(url: str | None) -> str:
    """The page's address as it is kept; that of a file as it is. Raises AddressError."""
    if not url or url.startswith("file:"):
        return url or ""
    return clean(url)


def _expect(name: str, value: object, kind: type) -> None:
    if not isinstance(value, kind):
        raise UsageError(f"{name} is a {kind.__name__}, not {type(value).__name__}")
