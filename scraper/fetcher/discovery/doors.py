"""Pages that are only a door: to another address by a refresh, a script or a frame, or to the
Arabic edition of a site that asks for a language first. Pure: a page in, an address out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import cast

from lxml import etree

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.discovery.html import base_of, read_html, text_of
from scraper.fetcher.discovery.paging import fold, is_service
from scraper.fetcher.discovery.walls import wall, wall_in_page
from scraper.fetcher.wire.exchange import Response

# HTML standard, "refresh" state: seconds, then a semicolon or comma, then perhaps "url=".
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,\s]\s*(?:url\s*=\s*)?[\"']?([^\"'\s][^\"']*)", re.IGNORECASE)
_LOCATION = re.compile(
    r"\blocation(?:\.href)?\s*=\s*[\"']([^\"'\s]+)[\"']"
    r"|\blocation\.(?:replace|assign)\(\s*[\"']([^\"'\s]+)[\"']"
)
_LEADING = re.compile(rb"refresh|location", re.IGNORECASE)
_SHOWN = etree.XPath("//body//text()[not(parent::script or parent::style)]")
_MAX_LINKS = 3_000  # of one page that are looked at
_MAX_TEXT = 2_000
_SMALL_SCRIPT = 4_000  # characters: longer ones hold such a line for other purposes
_MAIN_FRAME = re.compile(r"main|body|content", re.IGNORECASE)
_SMALL_PAGE = 4_000  # bytes
_FEW_WORDS = 30  # «you are being taken to the news, click here if that takes long»
_ARABIC = frozenset(
    {
        "العربيه", "عربي", "اللغه العربيه", "النسخه العربيه", "الموقع العربي", "بالعربيه",
        "القسم العربي", "arabic", "ar", "ع",
    }
)  # fmt: skip
_ARABIC_PATH = re.compile(r"://[^/]+/(?:ar|ara|arabic|ar-[a-z]{2})/?$", re.IGNORECASE)


def door(root: etree._Element, base: str, url: str, own: Callable[[str], bool]) -> str | None:
    """Where the front page at ``url`` leads, or None. ``own`` says whether a clean address is the
    site's; only a refresh, a script and a frame may lead away from it, as a redirect may."""
    itself = address.identity(url)
    nodes = islice(root.iter("a"), _MAX_LINKS)
    links = dict.fromkeys(_joined(base, (node.get("href") for node in nodes)))
    inside = [link for link in links if own(link) and address.identity(link) != itself]
    targets: list[str] = [*_joined(base, _refreshes(root)), *_joined(base, _frames(root))]
    if not inside:
        targets += _joined(base, _scripts(root))
    targets += filter(own, _joined(base, _arabic(root)))
    targets += filter(_ARABIC_PATH.search, inside)
    targets += filter(own, _joined(base, (frame.get("src") for frame in root.iter("iframe"))))
    if len(inside) == 1 and not is_service(inside[0]):
        targets += inside
    return next((target for target in targets if address.identity(target) != itself), None)


def onward(response: Response) -> str | None:
    """Where an answer leads that is no page but a redirect in a page's words, as counting and short
    addresses have them: a refresh or a script, next to nothing beside. Else None."""
    body, refresh = response.body, response.headers.get("refresh", "")
    if response.status != 200 or len(body) > _SMALL_PAGE:
        return None
    if not refresh and not _LEADING.search(body):
        return None
    if wall(response) is not None or wall_in_page(response, links=False) is not None:
        return None
    leads = [*_joined(response.url, iter([_refreshed(refresh)]))]  # as all browsers obey it
    root, _ = read_html(body, response.headers.get("content-type", ""))
    if root is not None:
        if _words(root) > _FEW_WORDS:
            return None
        base = base_of(root, response.url)
        leads += [*_joined(base, _refreshes(root)), *_joined(base, _scripts(root))]
    elif body.strip():
        return None
    return next((target for target in leads if target != response.url), None)


def _words(root: etree._Element) -> int:
    """How many words the page shows."""
    return sum(len(str(text).split()) for text in cast(list[str], _SHOWN(root)))


def _joined(base: str, links: Iterator[str | None]) -> Iterator[str]:
    for link in links:
        try:
            if link and not link.startswith("#"):
                yield address.join(base, link)
        except AddressError:
            continue


def _refreshes(root: etree._Element) -> Iterator[str | None]:
    for node in root.iter("meta"):
        if (node.get("http-equiv") or "").strip().lower() == "refresh":
            yield _refreshed(node.get("content") or "")


def _refreshed(said: str) -> str | None:
    found = _REFRESH.match(said[:_MAX_TEXT])
    return found[1].strip() if found else None


def _frames(root: etree._Element) -> Iterator[str | None]:
    """The frames of a frameset, the one that is called the main one first."""
    frames = list(root.iter("frame"))
    frames.sort(key=lambda frame: _MAIN_FRAME.search(frame.get("name") or "") is None)
    return (frame.get("src") for frame in frames)


def _scripts(root: etree._Element) -> Iterator[str | None]:
    scripts = (node.text for node in islice(root.iter("script"), 100))
    for text in (*scripts, *(body.get("onload") for body in root.iter("body"))):
        if text and len(text) <= _SMALL_SCRIPT and (found := _LOCATION.search(text)):
            yield (found[1] or found[2]).replace("\\/", "/")


def _arabic(root: etree._Element) -> Iterator[str | None]:
    """What is said to be in Arabic: by ``hreflang``, or by the text of a link."""
    for node in islice(root.iter("link", "a"), _MAX_LINKS):
        language = (node.get("hreflang") or node.get("lang") or "").lower()
        if "html" not in (node.get("type") or "html"):  # a feed
            continue
        if language.partition("-")[0] == "ar" or (
            node.tag == "a" and fold(text_of(node)[:40]) in _ARABIC
        ):
            yield node.get("href")
