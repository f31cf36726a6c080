"""Folding: the addresses of one article to one text, and tracking parameters off."""

from __future__ import annotations

import re
from functools import lru_cache

from scraper.address.hosts import bare_host
from scraper.address.tracking import (
    ANY_VALUE,
    INDEX_FILES,
    TRACKING_NAMES,
    TRACKING_PREFIXES,
    VARIANT_ENDINGS,
    VARIANT_SEGMENTS,
    VARIANT_VALUES,
)
from scraper.rare import rare

_LOWER_ESCAPES = re.compile(r"%(?:[a-f][0-9a-fA-F]|[0-9A-F][a-f])")
_ESCAPES = re.compile(r"(?:%[0-9a-fA-F]{2})+")
# Escapes of letters, digits, "-", ".", "_" and "~" mean the character (RFC 3986 section 2.3).
_UNRESERVED = re.compile(r"%(?:2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])")
# A session in the path: Java's ``;jsessionid=…``; ASP.NET's ``/(S(…))/``, as
# learn.microsoft.com "ASP.NET Session State Overview" tells under "Cookieless SessionIDs".
_SESSION = re.compile(
    r";jsessionid=[^/;]*|/(?:\(|%28)(?:[AFSX](?:\(|%28)[A-Za-z0-9_-]+(?:\)|%29)){1,4}(?:\)|%29)(?=/)",
    re.IGNORECASE,
)
# vBulletin's session, beside what is asked for (``showthread.php?s=…&t=15``).
_SESSION_PARAMETER = re.compile(r"s=[0-9a-f]{32}")
# Whether a path can need more than its trailing slash taken off; most do not.
_ODD_PATH = re.compile(
    r"//|;|/(?:\(|%28)|/(?:amp|print|index|default)|\.(?:amp|print)(?:\.|/?\Z)", re.IGNORECASE
)
_AMP_CACHE = re.compile(r"[a-z0-9-]+\.cdn\.ampproject\.org")  # developers.google.com/amp/cache
_AMP_CACHE_PATH = re.compile(r"/[cvir]/(?:s/)?([^/]+\.[^/]+)(/.*)?")
_AMP_VIEWER = re.compile(r"(?:www\.)?google\.[a-z.]{2,6}")
_AMP_VIEWER_PATH = re.compile(r"/amp/(?:s/)?([^/]+\.[^/]+)(/.*)?")
# A capture in the Wayback Machine: when, for what («im_», «id_»), and the whole address.
_ARCHIVE = re.compile(r"web\.archive\.org")
_ARCHIVE_PATH = rare(
    r"/web/[0-9]{1,14}(?:[a-z]{2}_)?/(?:https?:/{1,2})?([^/:]+\.[^/:]+)(?::(?:80|443))?(/.*)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def fold(url: str) -> str:
    """The identity of a clean address, as ``host/path?query``.

    A site's pages link to the same others again and again, hence the cache.
    """
    if _LOWER_ESCAPES.search(url):
        url = _ESCAPES.sub(lambda run: run[0].upper(), url)
    if "%" in url:
        url = _UNRESERVED.sub(lambda escape: chr(int(escape[0][1:], 16)), url)
    address, _, query = url.partition("?")
    name, slash, path = address.partition("://")[2].partition("/")
    path = slash + path
    if path.startswith(("/c/", "/v/", "/i/", "/r/", "/amp/", "/web/")):
        name, path = _uncached(name, path)
    path = _folded_path(path) if _ODD_PATH.search(path) else path.rstrip("/")
    folded = bare_host(name) + path
    return f"{folded}?{query}" if query and (query := _folded_query(query, path)) else folded


def _uncached(name: str, path: str) -> tuple[str, str]:
    """The publisher's own host and path for an address in Google's AMP cache or viewer, or in the
    Wayback Machine: all captures of an article are that article."""
    for names, paths in (
        (_AMP_CACHE, _AMP_CACHE_PATH),
        (_AMP_VIEWER, _AMP_VIEWER_PATH),
        (_ARCHIVE, _ARCHIVE_PATH),
    ):
        if names.fullmatch(name) and (found := paths.fullmatch(path)) is not None:
            return found[1].lower(), found[2] or "/"
    return name, path


def _folded_path(path: str) -> str:
    segments = [
        s for s in without_session(path).split("/") if s and s.lower() not in VARIANT_SEGMENTS
    ]
    if segments and segments[-1].lower() in INDEX_FILES:
        segments.pop()
    if segments:
        last = segments[-1].lower()
        for ending, plain in VARIANT_ENDINGS:
            if last.endswith(ending):
                segments[-1] = segments[-1][: -len(ending)] + plain
                break
    return "".join(f"/{segment}" for segment in segments)


def _folded_query(query: str, path: str) -> str:
    kept = (p.removesuffix("=") for p in telling(query) if not (path and _varies(p)))
    return "&".join(sorted(kept))


def without_session(path: str) -> str:
    """The path of a clean address without the visitor's session."""
    return _SESSION.sub("", path) if ";" in path or "(" in path or "%28" in path else path


def telling(query: str) -> list[str]:
    """The parameters of a query that say what is asked for, not who asks or whence."""
    kept = [part for part in query.split("&") if part and not _tracks(part)]
    return [part for part in kept if not _SESSION_PARAMETER.fullmatch(part)] or kept


def _varies(part: str) -> bool:
    name, _, value = part.partition("=")
    values = VARIANT_VALUES.get(name.lower())
    return values is not None and (value.lower() in values or name.lower() in ANY_VALUE)


def _tracks(part: str) -> bool:
    name = part.partition("=")[0].lower()
    return name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES)
