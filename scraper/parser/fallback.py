"""Text that stands only in a page's data: JSON-LD's articleBody, a framework's hydration state.

Asked only where the markup has no body, or a mere part of what the data holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from itertools import chain
from typing import Any

from lxml import etree

from scraper.arabic.text import clean, fold
from scraper.parser.body.box import find_body
from scraper.parser.body.prose import Body
from scraper.parser.fields.headline import Headline
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Role
from scraper.parser.markup.tree import parse_tree
from scraper.parser.metadata.brokenjson import load_json
from scraper.parser.metadata.head import JSON_LD, Metadata, walk_json
from scraper.rare import rare

HYDRATION = "hydration"
PART = 0.5  # of the data's text; markup that holds less of it has only a part
BARE = 60  # characters; a page that prints fewer may have its text in an attribute

# What the systems behind such pages call an article's fields. Names are lower case, bare.
_TITLES = ("headline", "title", "name", "posttitle", "articletitle", "headlines", "maintitle")
_BODIES = (
    "body", "content", "articlebody", "text", "html", "fulltext", "story", "bodyhtml",
    "contenthtml", "details", "description", "post_content", "postcontent", "content_elements",
    "blocks", "paragraphs", "bodytext", "articletext", "maincontent", "rendered", "bodycontent",
    "components",
)  # fmt: skip
_LEADS = (
    "lead", "summary", "excerpt", "standfirst", "subtitle", "deck", "intro", "teaser",
    "short_description", "shortdescription", "subheadline", "dek",
)  # fmt: skip
_PUBLISHED = (
    "datepublished", "publishedat", "published_at", "publishdate", "publish_date", "published",
    "pubdate", "publicationdate", "publishedtime", "publish_time", "date", "publishedon",
    "first_publish_date", "display_date", "createdat", "created_at",
)  # fmt: skip
_MODIFIED = (
    "datemodified", "updatedat", "updated_at", "modified", "modifiedat", "lastmodified",
    "last_updated_date", "updated", "modified_at",
)  # fmt: skip
_SECTIONS = (
    "section", "sections", "category", "categories", "taxonomy", "articlesection",
    "primary_section", "maincategory", "sectionname", "categoryname", "sectiontitle",
    "categorytitle",
)  # fmt: skip
_TAGS = ("tags", "keywords", "topics", "hashtags")
_AUTHORS = (
    "author", "authors", "byline", "writers", "writer", "credits", "authorname", "writername",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """An article's text as a page's data holds it, and what the data says beside it."""

    source: str
    paragraphs: tuple[str, ...]
    title: str | None = None
    lead: str | None = None
    published: str | None = None
    modified: str | None = None
    sections: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def claimed_text(
    root: etree._Element, metadata: Metadata, headline: Headline | None, body: Body | None
) -> Text | None:
    """The data's text where the markup's is missing or a mere part of it; else None."""
    printed = sum(line.size for line in body.lines) if body is not None else 0
    claimed = metadata.graph.body
    if claimed and len(claimed) * PART > printed and len(claimed) > 80:
        paragraphs = tuple(_paragraphs(claimed))
        if paragraphs:
            return Text(JSON_LD, _text_of(paragraphs, headline))
    if metadata.graph.updates and printed < 200:
        return Text(JSON_LD, tuple(_updates(metadata.graph.updates)))
    if printed > 600:
        return None
    from scraper.parser.metadata.hydration import attribute_states, states  # few pages need it

    best = _from_state(states(metadata.hydration), metadata, headline)
    if best is None and printed < BARE:
        unnamed = [script for script in root.iter("script") if script not in metadata.hydration]
        values = chain(attribute_states(root), states(unnamed))
        best = _from_state(values, metadata, headline)
    if best is not None and sum(map(len, best.paragraphs)) * PART > printed:
        return replace(best, paragraphs=_text_of(best.paragraphs, headline))
    return None


def _text_of(paragraphs: tuple[str, ...], headline: Headline | None) -> tuple[str, ...]:
    """The paragraphs without what the body of a page would not have: the headline once more, links
    to other articles, addresses, claims of copyright."""
    if headline is not None and fold(paragraphs[0]) == fold(headline.text):
        paragraphs = paragraphs[1:] or paragraphs
    lines = "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)
    tree = parse_tree(f"<div>{lines}</div>".encode("utf-8", "ignore"))
    layout = Layout(tree) if tree is not None else None
    body = find_body(layout, None) if layout is not None else None
    if layout is None or body is None:
        return paragraphs
    kept = tuple(clean(line.text) for line in body.lines)
    size = sum(map(len, paragraphs))
    return kept if sum(map(len, kept)) >= size * MOST else paragraphs


MOST = 0.7  # of a text in data is text; where less seems to be, the text has another form


def _updates(updates: Sequence[tuple[str | None, str | None, str]]) -> Iterator[str]:
    for moment, head, text in updates:
        if moment:
            yield moment
        if head:
            yield head
        yield from _paragraphs(text)


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs of a string that is plain text, HTML, or HTML escaped once more."""
    for _ in range(2):
        if "<" in text or ("&lt;" not in text and "&amp;lt;" not in text):
            break
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    if "\n" not in text:
        text = text.replace("\\r", "").replace("\\n", "\n")  # line breaks escaped once more
    if "<" in text and re.search(
        r"<(?:p|br|div|h\d|ul|ol|li|blockquote|strong|span)\b", text, re.I
    ):
        tree = parse_tree(f"<div>{text}</div>".encode("utf-8", "ignore"))
        if tree is not None:
            for line in Layout(tree).lines:
                if not line.is_link and not line.box.roles & Role.PICTURED:
                    cleaned = clean(line.text)
                    if fold(cleaned):
                        yield cleaned
            return
    for part in re.split(r"[\r\n\u2028\u2029]+", text):
        cleaned = clean(part)
        if fold(cleaned):
            yield cleaned


def _from_state(
    values: Iterable[Any], metadata: Metadata, headline: Headline | None
) -> Text | None:
    """The article in the page's state that agrees with the page's titles."""
    titles = [fold(text) for text in metadata.texts("titles")] + metadata_titles(metadata)
    if headline is not None:
        titles.append(fold(headline.text))
    titles = [title for title in titles if len(title) > 8]
    best: tuple[float, Text] | None = None
    bare = cache(_bare)  # a state's objects have the same few names
    for value in values:
        for thing in walk_json(value):
            scored = _article(_fields(thing, bare), titles)
            if scored is not None and (best is None or scored[0] > best[0]):
                best = scored
    return best[1] if best is not None else None


def metadata_titles(metadata: Metadata) -> list[str]:
    """The folded titles of <title> and JSON-LD."""
    texts = [metadata.title or "", *metadata.graph.headlines]
    return [fold(text) for text in texts if text]


def _article(fields: dict[str, Any], titles: Sequence[str]) -> tuple[float, Text] | None:
    """The article in an object that has a title and a body, scored; None where it has none."""
    title = _first(fields, _TITLES)
    if title is None:
        return None
    key = fold(title)
    agrees = bool(key) and any(key in other or other in key for other in titles)
    if titles and not agrees:
        return None
    bodies = [tuple(_blocks(fields[name])) for name in _BODIES if fields.get(name)]
    paragraphs = max(bodies, key=lambda body: sum(map(len, body)), default=())
    size = sum(map(len, paragraphs))
    if size < 80:
        return None
    lead = _first(fields, _LEADS)
    text = Text(
        HYDRATION,
        paragraphs,
        title=clean(title),
        lead=clean(re.sub("<[^>]+>", " ", lead)) if lead else None,
        published=_first(fields, _PUBLISHED),
        modified=_first(fields, _MODIFIED),
        sections=tuple(_names_of(fields, _SECTIONS)),
        authors=tuple(_names_of(fields, _AUTHORS)),
        tags=tuple(_names_of(fields, _TAGS)),
    )
    return size + (10_000 if agrees else 0), text


def _fields(thing: dict[str, Any], bare: Callable[[str], str]) -> dict[str, Any]:
    """An object's values by their names in lower case, and by what is left of them."""
    fields = {name.lower(): value for name, value in thing.items()}
    for name, value in thing.items():
        fields.setdefault(bare(name), value)
    return fields


def _bare(name: str) -> str:
    """What is left of a name: «newsTitle» and «title_ar» are titles as well."""
    return _AROUND.sub("", name.lower().replace("_", "").replace("-", ""))


_AROUND = rare(r"^(?:news|article|post|story|item|entry|blog)(?=\w{4})|(?<=\w{4})(?:ar|arabic)$")


def _first(fields: dict[str, Any], names: Sequence[str]) -> str | None:
    """What the first of these fields says that says anything."""
    return next(filter(None, map(_plain, map(fields.get, names))), None)


def _plain(value: Any) -> str | None:
    if isinstance(value, dict):
        value = (
            value.get("rendered") or value.get("basic") or value.get("text") or value.get("value")
        )
    return value if isinstance(value, str) and value.strip() else None


# Kinds of blocks that hold no text; «lead» and «heading» have an «ad» in them and do.
_NO_TEXT = rare(r"image|picture|video|embed|related|gallery|(?<![a-z])(?:ads?|links?)(?![a-z])")


def _blocks(value: Any, depth: int = 0) -> Iterator[str]:
    """The paragraphs of a body field: a string, an object with one, or a list of blocks."""
    if depth > 6:
        return
    if isinstance(value, str):
        if value.startswith(('{"', '[{"')):  # blocks that were written into one field
            for inner in load_json(value):
                yield from _blocks(inner, depth + 1)
            return
        yield from _paragraphs(value)
    elif isinstance(value, dict):
        kind = str(value.get("type") or value.get("_type") or value.get("nodeType") or "").lower()
        if _NO_TEXT.search(kind):
            return
        if _is_paragraph(value, kind):
            yield from _paragraphs(_run(value))
            return
        for name in _INSIDE:
            if value.get(name):
                yield from _blocks(value[name], depth + 1)
                return
    elif isinstance(value, list):
        for part in value[:2_000]:
            yield from _blocks(part, depth + 1)


# where a block of a rich-text tree keeps what is inside it
_INSIDE = (
    "content", "text", "html", "rendered", "value", "children", "items", "body", "data",
    "blocks", "paragraphs", "root",
)  # fmt: skip
_PARAGRAPH = re.compile("paragraph|heading|quote|list-?_?item|^(?:p|h[1-6]|li|block)$")


def _is_paragraph(block: dict[str, Any], kind: str) -> bool:
    """Whether a block's parts are runs of one paragraph, as rich-text trees have them: texts and
    links side by side (ProseMirror, Slate, Lexical, Contentful, Portable Text)."""
    parts = block.get("children")
    if not parts and kind:
        parts = block.get("content")
    if not isinstance(parts, list) or (kind and _PARAGRAPH.search(kind) is None):
        return False
    return any(isinstance(part, dict) and _own_text(part) is not None for part in parts)


def _own_text(part: dict[str, Any]) -> str | None:
    text = part.get("text", part.get("value"))
    return text if isinstance(text, str) else None


def _run(node: dict[str, Any], depth: int = 0) -> str:
    """The text of a block and all that is inside it, nothing between."""
    own = _own_text(node)
    if own is not None:
        return own
    if str(node.get("type") or "").lower() in ("hardbreak", "hard_break", "linebreak", "br"):
        return "\n"
    parts = node.get("children") or node.get("content") or ()
    if depth > 8 or not isinstance(parts, list):
        return ""
    return "".join(_run(part, depth + 1) for part in parts if isinstance(part, dict))


def _names_of(fields: dict[str, Any], keys: Sequence[str]) -> Iterator[str]:
    for key in keys:
        names = [name for name in _names(fields.get(key)) if len(name) <= 80]
        if names:
            yield from names
            return


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        name = clean(value)
        if name and not name.isdecimal() and "/" not in name:
            yield name
    elif isinstance(value, dict):
        for key in ("name", "title", "label", "fullname", "fullName", "displayName"):
            if isinstance(value.get(key), str):
                yield from _names(value[key])
                return
        for key in ("by", "primary_section", "primary", "basic"):  # Arc's credits and taxonomy
            if value.get(key):
                yield from _names(value[key])
                return
    elif isinstance(value, list):
        for item in value[:20]:
            yield from _names(item)
