"""What a publisher does to its site one day: each kind of redesign, on any style."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import resources

from scraper.demo.dress import Sheet, Site, Style
from scraper.demo.gold import Clock


def wall(name: str) -> str:
    """A page of ``walls/`` that stands where an article should: the HTML, ``{{home}}`` unfilled."""
    return (resources.files("scraper.demo") / "walls" / f"{name}.html").read_text("utf-8")


_ATTRIBUTE = re.compile(r"""\b(class|id)=(["'])([^"'{}]*)\2""", re.I)
_LD = re.compile(r'<script type="application/ld\+json"[^>]*>.*?</script>', re.S)
_DATES = re.compile(r'<meta property="article:(?:published|modified)_time"[^>]*>\n?')
_MICRODATA = re.compile(
    r"""\s(?:itemprop|itemscope|itemtype|typeof|property)=(["'])(?!og:)[^"']*\1|\sitemscope\b"""
)


@lru_cache(maxsize=4096)
def _renamed(name: str, salt: int) -> str:
    return f"x{zlib.crc32(f'{salt}/{name}'.encode()):08x}"


def renamer(salt: int) -> Callable[[str], str]:
    """Gives every class and id another name, the same one wherever it stands."""

    def rename(markup: str) -> str:
        return _ATTRIBUTE.sub(
            lambda m: f"{m[1]}={m[2]}{' '.join(_renamed(n, salt) for n in m[3].split())}{m[2]}",
            markup,
        )

    return rename


def _classes(site: Site, style: Style, salt: int) -> tuple[Site, Style]:
    return site, replace(style, markup=_after(style.markup, renamer(salt)))


def _blocks(site: Site, style: Style, salt: int) -> tuple[Site, Style]:
    """The body in new wrappers, its paragraphs divs, what stood between them gone elsewhere."""
    slots = style.slots

    def moved(sheet: Sheet) -> dict[str, str]:
        values = slots(sheet)
        if "body" in values:
            body = re.sub(r"<(/?)p\b", r"<\1div", values["body"], flags=re.I)
            values["body"] = f'<div class="w{salt}"><div class="w{salt}-inner">{body}</div></div>'
        return values

    return site, replace(style, slots=moved)


def _metadata(site: Site, style: Style, salt: int) -> tuple[Site, Style]:
    def bare(markup: str) -> str:
        return _MICRODATA.sub("", _DATES.sub("", _LD.sub("", markup)))

    prints = replace(style.prints, published=style.printed, modified=Clock.NONE, restates=False)
    if style.name == "nextjs":  # all that it shows stands in its hydration JSON
        return site, style
    return site, replace(style, markup=_after(style.markup, bare), prints=prints)


def _dates(site: Site, style: Style, salt: int) -> tuple[Site, Style]:
    months = "gulf" if site.publisher.months != "gulf" else "levantine"
    digits = "arabic" if site.publisher.digits == "latin" else "latin"
    return replace(site, publisher=replace(site.publisher, months=months, digits=digits)), style


def _encoding(site: Site, style: Style, salt: int) -> tuple[Site, Style]:
    to, said = ("windows-1256", "windows-1256") if style.encoding == "utf-8" else ("utf-8", "UTF-8")
    headers = dict(style.headers) | {"Content-Type": f"text/html; charset={said}"}

    def recoded(markup: str) -> str:
        return re.sub(r"(charset=[\"']?)[\w-]+", rf"\g<1>{said}", markup, flags=re.I)

    return site, replace(style, encoding=to, headers=headers, markup=_after(style.markup, recoded))


def _after(first: Callable[[str], str], then: Callable[[str], str]) -> Callable[[str], str]:
    return lambda markup: then(first(markup))


_CHANGES: Mapping[str, Callable[[Site, Style, int], tuple[Site, Style]]] = {
    "classes": _classes,
    "blocks": _blocks,
    "metadata": _metadata,
    "dates": _dates,
    "encoding": _encoding,
}
_WALLS = {"consent": "consent", "soft-404": "soft404", "restore": None}
KINDS = (*_CHANGES, *_WALLS)


def redesigned(kind: str, site: Site, style: Style, salt: int) -> tuple[Site, Style, bytes | None]:
    """The site and style after a redesign, and the page that stands before all others, or None.

    Raises ValueError on a kind that is not in ``KINDS``.
    """
    if kind in _WALLS:
        name = _WALLS[kind]
        return site, style, None if name is None else wall(name).encode()
    if kind not in _CHANGES:
        raise ValueError(f"redesign {kind!r}: not one of {', '.join(KINDS)}")
    return *_CHANGES[kind](site, style, salt), None
