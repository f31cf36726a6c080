"""What feeds and sitemaps share: hostile or broken XML made fit for a strict reader."""

from __future__ import annotations

import codecs
import html
import io
import re
from collections.abc import Iterable, Iterator

from lxml import etree

# The charset that a document and a header declare.
DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]{0,400}\?>")
CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
# XML 1.0 section 2.2 allows no other control characters.
_ILLEGAL = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D})
# A CDATA section is passed over whole: an ampersand means itself there. One without an end reaches
# to the end of the document, so that a thousand of them are not a thousand searches for it.
_AMPERSAND = re.compile(
    rb"<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+(?:\]\]>)?|&(?:#[xX]?[0-9A-Fa-f]{1,8};|([A-Za-z][A-Za-z0-9]{1,30});)?",
    re.DOTALL,
)
# What only looks like a section (inside an attribute, say) is read by libxml2 all the same.
_SURROGATE = re.compile(
    rb"&#(?:[xX]0*[dD][89A-Fa-f][0-9A-Fa-f]{2}"
    rb"|0*(?:5529[6-9]|55[3-9][0-9]{2}|56[0-9]{3}|57[0-2][0-9]{2}|573[0-3][0-9]|5734[0-3]));"
)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]{0,2000}(\[|>)", re.IGNORECASE)
_SUBSET_END = re.compile(rb"\]\s{0,100}>")
_OWN_TO_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_JUNK_BEFORE = re.compile(rb"<(?:\?xml|!DOCTYPE|[A-Za-z])")


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace: publishers mistype namespaces."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def clean_xml(body: bytes, content_type: str = "") -> bytes:
    """The document in UTF-8 without declaration and document type, without illegal characters,
    with HTML's named characters (``&nbsp;``, ``&laquo;``) spelled out and any other ``&`` escaped.

    Charset: what a byte-order mark says, then the document, then the header; a document that
    calls itself UTF-8 and is not is windows-1256, the only other charset in use for Arabic XML.
    """
    text = _decoded(body, content_type)
    found = _JUNK_BEFORE.search(text, 0, 65_536)  # blank lines and PHP's notices come before
    if found is not None and found.start():
        text = text[found.start() :]
    text = _DECLARATION.sub(b"", text, count=1).translate(None, _ILLEGAL)
    text = _without_doctype(text)
    if b"&" in text:
        text = _AMPERSAND.sub(_spelled_out, text)
    return text


def _spelled_out(match: re.Match[bytes]) -> bytes:
    whole, name = match[0], match[1]
    if whole.startswith(b"<"):
        return _SURROGATE.sub("\ufffd".encode(), whole) if b"&#" in whole else whole
    if whole == b"&":
        return b"&amp;"
    if whole.startswith(b"&#"):  # libxml2 reports a surrogate (XML 1.0 section 2.2) and keeps it
        character = html.unescape(whole.decode("ascii"))
        return whole if character not in ("", "\ufffd") else "\ufffd".encode()
    if name is None or name in _OWN_TO_XML:
        return whole
    character = html.unescape(whole.decode("ascii"))
    if character.startswith("&") or character == "<":  # not HTML's: the text that it looks like
        return b"&amp;" + whole[1:]
    return character.encode()


def _without_doctype(text: bytes) -> bytes:
    """The document without its document type: nothing in a feed or a sitemap needs one, and all
    that entities can do (expand a billionfold, name a file) needs their declarations there."""
    found = _DOCTYPE.search(text, 0, 65_536)
    if found is None:
        return text
    if found[1] == b">":
        return text[: found.start()] + text[found.end() :]
    end = _SUBSET_END.search(text, found.end())
    return text[: found.start()] + text[end.end() :] if end is not None else b""


def _decoded(body: bytes, content_type: str) -> bytes:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace").encode("utf-8", "replace")
    declared = DECLARED.match(body)
    charset = declared[1].decode("ascii") if declared else ""
    if not charset and (header := CHARSET.search(content_type)) is not None:
        charset = header[1]
    return as_utf8(body, codec_of(charset))


def codec_of(charset: str) -> str:
    """Python's name of the charset; ``"utf-8"`` for one that nobody knows."""
    try:
        return codecs.lookup(charset or "utf-8").name
    except LookupError:
        return "utf-8"


def as_utf8(body: bytes, codec: str) -> bytes:
    """The bytes of that codec in UTF-8; where they are not of it, or it is of no text, they are
    taken for UTF-8 or windows-1256."""
    if codec in ("utf-8", "ascii", "iso8859-1"):  # the latter two are what servers say by default
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            return _repaired(body)
        return body
    try:
        return body.decode(codec, "replace").encode("utf-8", "replace")
    except (LookupError, UnicodeError):  # "base64" and the like are codecs too
        return _repaired(body)


def _repaired(body: bytes) -> bytes:
    """Bytes that are not all UTF-8: a torn character here and there, or another charset."""
    text = body.decode("utf-8" if mostly_utf8(body) else "windows-1256", "replace")
    return text.encode("utf-8", "replace")


def mostly_utf8(body: bytes) -> bool:
    """Whether bytes that are not all UTF-8 are so but for a few, by their first part."""
    head = body[:65_536]
    return head.decode("utf-8", "replace").count("\ufffd") * 4 <= len(head.translate(None, _ASCII))


_ASCII = bytes(range(0x80))


def elements(body: bytes, tags: Iterable[str]) -> Iterator[etree._Element]:
    """The elements with one of the tags, in any namespace; each is forgotten after its turn.

    ``body`` is clean. Nothing that it names is fetched, and a fault in it ends the reading.
    """
    events = etree.iterparse(
        io.BytesIO(body),
        events=("end",),
        tag=[f"{{*}}{tag}" for tag in tags],
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in events:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError:
        return  # what came before the fault was yielded already
