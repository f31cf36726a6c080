"""What a redesign, a minifier or another content system makes of a page without changing its story.

Each transformation takes lxml's tree of a page and changes it in place; ``reshaped`` goes from
bytes to bytes. None of them touches a word that a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import blake2b

from lxml import etree, html

from scraper.parser.markup.tree import to_utf8

Transformation = Callable[[html.HtmlElement], None]

_NAMED = ("for", "aria-labelledby", "aria-controls", "aria-describedby")  # attributes that hold ids
_MICRODATA = ("itemprop", "itemtype", "itemscope", "itemid", "typeof", "vocab")
_BLOCKS = frozenset(
    """
    html head body div p section article main aside nav header footer ul ol li dl dt dd table tr td
    th thead tbody figure figcaption form h1 h2 h3 h4 h5 h6 br hr meta link script style title
    blockquote noscript
    """.split()  # noqa: SIM905
)
_KEPT = frozenset(("script", "style", "pre", "textarea"))


def reshaped(body: bytes, *steps: Transformation, content_type: str = "") -> bytes:
    """The page after the transformations, in UTF-8; without any, the page written by lxml."""
    parser = html.HTMLParser(encoding="utf-8")
    tree = html.document_fromstring(to_utf8(body, content_type).data, parser=parser)
    for step in steps:
        step(tree)
    written: bytes = etree.tostring(tree, encoding="utf-8", method="html")
    return b"<!DOCTYPE html>\n" + written


def elements(tree: html.HtmlElement, *tags: str) -> list[html.HtmlElement]:
    """The tree's elements of these tags (all where none is named), without comments."""
    return [element for element in tree.iter(*tags) if isinstance(element.tag, str)]


def renamed(tree: html.HtmlElement) -> None:
    """Every class and id gets a name that means nothing, the same for the same."""

    def opaque(names: str) -> str:
        return " ".join("x" + blake2b(n.encode(), digest_size=4).hexdigest() for n in names.split())

    for element in elements(tree):
        for key in ("class", "id", *_NAMED):
            if element.get(key):
                element.set(key, opaque(element.get(key) or ""))
        href = element.get("href") or ""
        if href.startswith("#") and len(href) > 1:
            element.set("href", "#" + opaque(href[1:]))


def wrapped(tree: html.HtmlElement) -> None:
    """Every paragraph stands in two boxes of its own, as page builders print it."""
    for paragraph in elements(tree, "p"):
        parent = paragraph.getparent()
        if parent is None:
            continue
        outer = html.Element("div")
        outer.tail, paragraph.tail = paragraph.tail, None
        parent.replace(paragraph, outer)
        etree.SubElement(outer, "div").append(paragraph)


def nested(tree: html.HtmlElement) -> None:
    """The whole page stands six boxes deeper."""
    body = tree.find("body")
    if body is None:
        return
    inner = html.Element("div")
    inner.text, body.text = body.text, None
    inner.extend(list(body))
    for _ in range(5):
        outer = html.Element("div")
        outer.append(inner)
        inner = outer
    body.append(inner)


def unwrapped(tree: html.HtmlElement) -> None:
    """No box that holds nothing but another box."""
    for box in elements(tree, "div", "section"):
        only = len(box) == 1 and box[0].tag in ("div", "section", "article", "main")
        if only and not (box.text or "").strip() and not (box[0].tail or "").strip():
            box.drop_tag()


def without_json_ld(tree: html.HtmlElement) -> None:
    """No JSON-LD."""
    for script in elements(tree, "script"):
        if "ld+json" in (script.get("type") or ""):
            script.drop_tree()


def without_opengraph(tree: html.HtmlElement) -> None:
    """No OpenGraph, Twitter card, Dublin Core or description in the head."""
    for meta in elements(tree, "meta"):
        name = (meta.get("name") or "").lower()
        if meta.get("property") or name.startswith(("twitter:", "dc.", "dcterms.", "description")):
            meta.drop_tree()


def without_microdata(tree: html.HtmlElement) -> None:
    """No microdata and no RDFa in the markup."""
    for element in elements(tree):
        if element.tag == "meta" and element.get("itemprop"):
            element.drop_tree()
            continue
        for key in (*_MICRODATA, *(() if element.tag == "meta" else ("property",))):
            element.attrib.pop(key, None)


def in_breaks(tree: html.HtmlElement) -> None:
    """Paragraphs are divided by two line breaks and by nothing else."""
    for paragraph in elements(tree, "p"):
        if paragraph.getparent() is None:
            continue
        for _ in range(2):
            _insert_after(paragraph, html.Element("br"))
        paragraph.drop_tag()


def in_divs(tree: html.HtmlElement) -> None:
    """Paragraphs are ``div``s."""
    for paragraph in elements(tree, "p"):
        paragraph.tag = "div"


def headed_by_divs(tree: html.HtmlElement) -> None:
    """The ``h1`` is a ``div``."""
    for heading in elements(tree, "h1"):
        heading.tag = "div"


def minified(tree: html.HtmlElement) -> None:
    """No white space between blocks, one space elsewhere."""
    for element in elements(tree):
        if element.tag in _KEPT:
            element.tail = _squeezed(element.tail, element.tag in _BLOCKS)
            continue
        element.text = _squeezed(element.text, element.tag in _BLOCKS)
        element.tail = _squeezed(element.tail, element.tag in _BLOCKS)


def _squeezed(text: str | None, beside_block: bool) -> str | None:
    if not text:
        return text
    if not text.strip() and beside_block:
        return None
    return re.sub(r"\s+", " ", text)


def _insert_after(element: html.HtmlElement, new: html.HtmlElement) -> None:
    new.tail, element.tail = element.tail, None
    element.addnext(new)


def plain(tree: html.HtmlElement) -> None:
    """Nothing but the visible page is left: no names, no claims."""
    for step in (renamed, without_json_ld, without_opengraph, without_microdata):
        step(tree)


TRANSFORMATIONS: Mapping[str, tuple[Transformation, ...]] = {
    "every class and id renamed": (renamed,),
    "paragraphs wrapped": (wrapped,),
    "whole page nested": (nested,),
    "boxes unwrapped": (unwrapped,),
    "no JSON-LD": (without_json_ld,),
    "no OpenGraph": (without_opengraph,),
    "no microdata": (without_microdata,),
    "paragraphs as breaks": (in_breaks,),
    "paragraphs as divs": (in_divs,),
    "headline in a div": (headed_by_divs,),
    "minified": (minified,),
    "renamed, no claims": (plain,),
    "all, paragraphs as divs": (plain, in_divs, unwrapped, headed_by_divs, minified),
    "all, paragraphs as breaks": (plain, in_breaks, unwrapped, headed_by_divs, minified),
}
