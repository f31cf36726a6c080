"""Addresses of web pages: clean to fetch, canonical to record, one identity for one article.

Pure text, no I/O. ``clean`` follows the URL standard (url.spec.whatwg.org) for http and https, as
browsers do; what is already percent-encoded is never decoded, because ``q=%D3%E6%D1`` is
windows-1256 and means nothing in UTF-8. ``identity`` is for comparing only: never fetch it.
A fragment is not part of an address here, nor is a hash-bang (``#!/news/1``): it is never sent.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import urljoin

from scraper.address.folding import fold, telling, without_session
from scraper.address.hosts import authority, bare_host, show
from scraper.errors import AddressError
from scraper.rare import rare

# RFC 9110 section 4.1 asks that at least 8,000 octets be supported; a longer one is an attack.
MAX_LENGTH = 8_000

_EDGES = "".join(map(chr, range(0x21)))  # C0 controls and space, stripped from both ends
# Direction marks: they come along where an address is copied out of Arabic text.
_MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b"
_BREAK = re.compile("[\t\n\r]")  # removed wherever it stands
_SURROGATE = rare("[\ud800-\udfff]")
_SPLIT = rare(
    r"(https?):[/\\]*([^/\\?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?", re.DOTALL | re.IGNORECASE
)
_HTTP = re.compile(r"(https?):([/\\]*)", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Relative to the host's root, as most are; an empty query or parameter is not kept
_ROOTED = re.compile(r"/(?!/)[^;?]*(?:\?.+)?")
# An address of this form is clean already: by far the most are.
_BYTE = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_CLEAN = re.compile(
    rf"https?://(?:(?:[a-z0-9-]{{1,63}}\.){{1,8}}[a-z]{{2,63}}|(?:{_BYTE}\.){{3}}{_BYTE})"
    r"(?::(?!80/|443/)(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}))?"
    r"(?:/(?!\.|%2[eE])[!$-.0-;=@-\[\]_a-z|~]*)+"
    r"(?:\?[!$-&(-;=?-~]*)?"
)
# What is left as it is in a path and in a query (the standard's percent-encode sets), on bytes.
_PATH_SET = re.compile(rb"[^!$%&'()*+,\-./0-9:;=@A-Z\[\]_a-z|~]")
_QUERY_SET = re.compile(rb"[^!$%&()*+,\-./0-9:;=?@A-Z\[\\\]^_`a-z{|}~]")
# What each byte becomes in a path and in a query. An Arabic word is bytes that all are escaped.
_IN_PATH = tuple(
    f"%{byte:02X}" if _PATH_SET.match(bytes((byte,))) else chr(byte) for byte in range(256)
)
_IN_QUERY = tuple(
    f"%{byte:02X}" if _QUERY_SET.match(bytes((byte,))) else chr(byte) for byte in range(256)
)
_DOT_SEGMENT = re.compile(r"/(?:\.|%2e){1,2}(?:/|\Z)", re.IGNORECASE)
_ONE_DOT = frozenset({".", "%2e"})
_TWO_DOTS = frozenset({"..", ".%2e", "%2e.", "%2e%2e"})


def clean(url: str, *, query_encoding: str = "utf-8") -> str:
    """The address as it is to be stored and fetched.

    ``query_encoding`` is the charset of the page that links there: a browser encodes raw letters
    of a *query* in it, and old windows-1256 sites count on that. Raises AddressError.
    """
    if len(url) <= MAX_LENGTH and _CLEAN.fullmatch(url):
        return url
    text = _SURROGATE.sub("\ufffd", _without_breaks(url))
    parts = _SPLIT.fullmatch(text) if len(text) <= MAX_LENGTH else None
    if parts is None:
        raise AddressError(_refusal(text))
    scheme, netloc, path, query = parts.groups()
    scheme = scheme.lower()
    result = f"{scheme}://{authority(scheme, netloc)}{_path(path)}"
    if query is not None:
        data = _bytes(query, query_encoding)
        result += "?" + "".join(map(_IN_QUERY.__getitem__, data))
    if len(result) > MAX_LENGTH:
        raise AddressError(_refusal(result))
    return result


def pasted(text: str) -> str:
    """What a person typed or pasted, without spaces and invisible marks around it. Not for links
    on pages: to a browser the marks are part of the address.

    >>> pasted("\u202bhttps://example.com/\u202c ")
    'https://example.com/'
    """
    return text.strip(_EDGES + _MARKS)


def join(base: str, href: str, *, query_encoding: str = "utf-8") -> str:
    """The clean address a link means on the page at ``base`` (a clean address).

    Raises AddressError for what is no web page: ``mailto:``, ``javascript:``, ``data:`` …
    """
    if len(href) > MAX_LENGTH:
        raise AddressError(_refusal(href))
    text = _without_breaks(href)
    http = _HTTP.match(text)
    if http is not None:
        scheme, slashes = http.groups()
        if len(slashes) >= 2 or not base.startswith(scheme.lower() + ":"):
            return clean(text, query_encoding=query_encoding)
        text = text[len(scheme) + 1 :]  # "https:page.html" is relative, says the standard
    elif _SCHEME.match(text):
        raise AddressError(_refusal(text))
    head, mark, tail = text.partition("?")
    text = head.replace("\\", "/") + mark + tail
    if _ROOTED.fullmatch(text):
        joined = "/".join(base.split("/", 3)[:3]) + text
        if len(joined) <= MAX_LENGTH and _CLEAN.fullmatch(joined):
            return joined  # a tenth of what it takes to split both addresses
    try:
        joined = urljoin(base, text)
    except ValueError:  # a bracket that is no IPv6 address, or letters that fold to a slash
        raise AddressError(f"{show(href)} is not an address: no host can be read in it") from None
    return clean(joined, query_encoding=query_encoding)


def canonical(url: str) -> str:
    """``clean`` without the visitor's session, nor the parameters that only track who came from
    where. Raises AddressError."""
    path, _, query = clean(url).partition("?")
    path = without_session(path)
    kept = telling(query)
    return f"{path}?{'&'.join(kept)}" if kept else path


def identity(url: str) -> str:
    """One text for one article, however it was addressed; for comparing, not for fetching.

    Folds scheme, ``www``/``m``/``mobile``/``amp`` hosts, AMP caches, captures in the Wayback
    Machine, AMP and print forms, tracking, trailing slash, index file, percent-case and order of
    parameters. Raises AddressError.
    """
    return fold(clean(url))


def key(url: str) -> bytes:
    """Sixteen bytes that are equal for the same identity. Raises AddressError."""
    return blake2b(fold(clean(url)).encode("ascii"), digest_size=16).digest()


def article_id(url: str) -> str:
    """The record's ``id``: the key in hexadecimal. Raises AddressError."""
    return key(url).hex()


def host(url: str) -> str:
    """The host of a clean address, with its port where that is not the scheme's own."""
    return url.split("/", 3)[2].partition("?")[0]


def site(url: str) -> str:
    """The host without ``www.``: the name a site is remembered under. Raises AddressError."""
    return host(clean(url)).removeprefix("www.")


def same_site(home: str, url: str) -> bool:
    """Whether ``url`` belongs to the site whose home is ``home`` (both clean).

    The rule needs no list of public suffixes because it never climbs: the home's host, less a
    label in front that only names a form (``www``, ``m``, ``amp`` …), and everything below it.
    ``news.example.com`` belongs to ``www.example.com``; ``example.com`` does not belong to
    ``arabic.example.com``, which may be one edition among many. Another port is another site.
    """
    own, other = bare_host(host(home)), bare_host(host(url))
    return own == other or other.endswith("." + own)


def _without_breaks(url: str) -> str:
    """Without white space at its ends, nor tabs and line breaks wherever they stand."""
    url = url.strip(_EDGES)
    return url if _BREAK.search(url) is None else _BREAK.sub("", url)


def _refusal(text: str) -> str:
    if len(text) > MAX_LENGTH:
        return f"{show(text)} is longer than {MAX_LENGTH} characters, which no real address is"
    return f"{show(text)} is not an http or https address; write it with http:// or https://"


def _bytes(text: str, encoding: str) -> bytes:
    """As a browser encodes a query: letters that the charset lacks become ``&#1234;``, escaped;
    on pages in UTF-16, too, it is UTF-8 (encoding.spec.whatwg.org, "output encodings")."""
    if encoding.lower().startswith("utf"):
        return text.encode()
    try:
        try:
            return text.encode(encoding)
        except UnicodeEncodeError:
            each = (c.encode(encoding, "ignore") or b"%%26%%23%d%%3B" % ord(c) for c in text)
            return b"".join(each)
    except (LookupError, UnicodeError):  # no charset, or one of no text («idna»)
        return text.encode()


def _path(path: str) -> str:
    path = path.replace("\\", "/")
    if not path.startswith("/"):
        path = "/" + path
    text = "".join(map(_IN_PATH.__getitem__, path.encode()))
    return _without_dots(text) if _DOT_SEGMENT.search(text) else text


def _without_dots(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment.lower() in _TWO_DOTS:
            del kept[-1:]
        elif segment.lower() not in _ONE_DOT:
            kept.append(segment)
    if segments[-1].lower() in _ONE_DOT | _TWO_DOTS:
        kept.append("")
    return "/" + "/".join(kept)
