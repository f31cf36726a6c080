"""An HTML page as a tree, read well enough for its links. Bytes in; never raises for them."""

from __future__ import annotations

import re

from lxml import etree

from scraper import address
from scraper.errors import AddressError
from scraper.fetcher.discovery.xml import CHARSET, DECLARED, as_utf8, codec_of, mostly_utf8

MAX_BYTES = 4 << 20  # of a page that are looked at

_TEXT = etree.XPath("string()")
_META_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE
)
# What servers and templates declare unasked.
_BY_DEFAULT = frozenset({"utf-8", "ascii", "iso8859-1", "cp1252"})


def read_html(body: bytes, content_type: str = "") -> tuple[etree._Element | None, str]:
    """The page's tree, None where the bytes are no HTML, and the charset it was read in."""
    body = body[:MAX_BYTES]
    encoding = _charset_of(body, content_type)
    try:
        return etree.fromstring(body, _parser(encoding)), encoding
    except LookupError:  # a charset of Python's that libxml2 has never heard of
        return read_html(as_utf8(body, encoding))
    except (etree.LxmlError, ValueError, AssertionError):
        return None, encoding


def _parser(encoding: str) -> etree.HTMLParser:
    """For plain elements: lxml.html makes each in Python, a tenth of what reading a page takes."""
    return etree.HTMLParser(
        encoding=encoding, remove_comments=True, remove_pis=True, huge_tree=False, no_network=True
    )


def base_of(root: etree._Element, url: str) -> str:
    """What the links of the page at ``url`` are relative to."""
    for element in root.iter("base"):
        try:
            return address.join(url, element.get("href") or "")
        except AddressError:
            break
    return url


def text_of(node: etree._Element) -> str:
    """All text within the element, as it stands."""
    return str(_TEXT(node))


def _charset_of(body: bytes, content_type: str) -> str:
    """Valid UTF-8 is UTF-8 whatever is declared; else what page or header declare, unless that is
    a default that the bytes contradict; else windows-1256."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        declared = _META_CHARSET.search(body, 0, 4096) or DECLARED.match(body)
        header = CHARSET.search(content_type)
        name = declared[1].decode("ascii") if declared else header[1] if header else ""
        codec = codec_of(name or "windows-1256")
        if codec in _BY_DEFAULT:
            return "utf-8" if mostly_utf8(body) else "cp1256"
        return codec
    return "utf-8"
