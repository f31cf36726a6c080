"""Whether an answer is a wall in front of the site instead of the page: challenge or consent.

Only what can be told from status, headers and address is judged here, for sources and for pages
with an error status; a wall that comes as a proper page is the parser's to see.
"""

from __future__ import annotations

import re

from scraper import address
from scraper.fetcher.wire.exchange import Response
from scraper.known import Source, SourceKind

# (header, part of its value): what the protection services call their own refusals.
_HEADERS = (
    ("cf-mitigated", "challenge"),  # developers.cloudflare.com/waf: detect a challenge response
    ("x-datadome", "protected"),
    ("x-sucuri-block", ""),
    ("x-amzn-waf-action", "challenge"),  # AWS WAF developer guide, challenge and captcha actions
    ("x-amzn-waf-action", "captcha"),
)
# What the pages of these services hold, in the first part of the body.
_BODY = re.compile(
    rb"challenge-platform|cf[-_]chl|_Incapsula_Resource|ddos-guard|geo\.captcha-delivery\.com"
    rb"|px-captcha|g-recaptcha|h-captcha|hcaptcha\.com|sucuri_cloudproxy|/_sec/cp_challenge"
    rb"|aws-waf-token|Just a moment\.\.\.|Attention Required!|Access Denied|Request unsuccessful",
    re.IGNORECASE,
)
# A page that sets a cookie by script and loads itself once more.
_COOKIE = re.compile(
    rb"document\.cookie\s*=.{0,400}?\blocation(?:\.href)?\s*(?:=|\.reload|\.replace)", re.DOTALL
)
_PASSWORD = re.compile(rb"""<input[^>]{0,300}?\stype\s*=\s*["']?password""", re.IGNORECASE)
_CONSENT = re.compile(
    r"(?:^|[./_-])(?:consent|guce|privacy-mgmt|cookiewall|gdpr)(?:[./_?-]|$)", re.I
)
_NAMES = {SourceKind.FEED: "a feed", SourceKind.LISTING: "a page"}
_REFUSING = frozenset({401, 403, 406, 429, 451, 503})


def wall(response: Response) -> str | None:
    """What stands in the way, in words, or None."""
    for name, part in _HEADERS:
        if name in response.headers and part in response.headers[name].lower():
            return f"a bot challenge (status {response.status})"
    if response.status in _REFUSING and _BODY.search(response.body[:65_536]):
        return f"a bot challenge (status {response.status})"
    if response.hops and _is_consent(response.url) and not _is_consent(response.request.url):
        return f"a consent wall at {address.host(response.url)}"
    if response.status in (401, 403, 451):
        return f"the server refuses us (status {response.status})"
    return None


def wall_in_page(response: Response, *, links: bool) -> str | None:
    """Why a page without any article is none of the site's, though its status is that of success.
    ``links``: it leads to other pages of the site."""
    body = response.body[:65_536]
    if not links and (_BODY.search(body) or _COOKIE.search(body)):
        return f"blocked: a bot challenge (status {response.status})"
    if (response.hops or not links) and _PASSWORD.search(body):
        return f"blocked: a login page at {response.url[:200]}"
    return None


def _is_consent(url: str) -> bool:
    place = url.partition("?")[0].partition("://")[2]
    return _CONSENT.search(place) is not None


def refusal(response: Response) -> str | None:
    """Why the answer is not the source that was asked for, as far as its head tells."""
    if (what := wall(response)) is not None:
        return f"blocked: {what}"
    if response.status in (404, 410):
        return f"not there (status {response.status})"
    if response.status not in (200, 304):
        return f"status {response.status}"
    return None


def wrong(source: Source, response: Response) -> str:
    """What came instead of the source, in words."""
    kind = response.headers.get("content-type", "").partition(";")[0][:60] or "no media type"
    what = _NAMES.get(source.kind, "a sitemap")
    where = f", after a redirect to {response.url[:200]}" if response.hops else ""
    return f"not {what}: {len(response.body)} bytes of {kind}{where}"
