"""JSON-LD: graphs, arrays and nesting, read into the one article's claims.

Vocabulary: schema.org.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from scraper.arabic.text import clean, fold
from scraper.parser.metadata.brokenjson import load_json

MAX_SCRIPT = 4_000_000  # characters of one block
MAX_NODES = 5_000

# schema.org/Article and its descendants, best first: a page may describe itself as several.
ARTICLE_TYPES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting",
    "Article", "BlogPosting", "Report", "SatiricalArticle", "AdvertiserContentArticle",
    "TechArticle", "ScholarlyArticle", "SocialMediaPosting", "DiscussionForumPosting",
)  # fmt: skip
_RANK = {name.lower(): rank for rank, name in enumerate(ARTICLE_TYPES)}
_RANKED = frozenset(_RANK)
# What an article may be instead, where its name is the page's title.
_LESSER = frozenset(("review", "claimreview", "recipe"))
_SITES = frozenset(("website", "newsmediaorganization", "organization"))
# Properties whose values are other pages, never this one.
_OTHERS = frozenset(
    (
        "hasPart",
        "relatedLink",
        "itemListElement",
        "mentions",
        "citation",
        "isPartOf",
        "comment",
        "isBasedOn",
        "itemReviewed",
        "review",
        "significantLink",
    )
)

LEAST_WORDS = 4  # of a headline that is told from another by its words


@dataclass(slots=True)
class Graph:
    """What JSON-LD says of the page's article. Texts are cleaned; dates are as printed."""

    types: list[str] = field(default_factory=list)  # of every top-level thing, lower case
    is_article: bool = False
    headlines: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    modified: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    crumbs: list[tuple[str, str]] = field(default_factory=list)  # name, address
    tags: list[str] = field(default_factory=list)
    images: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    body: str | None = None  # with its line feeds
    updates: list[tuple[str | None, str | None, str]] = field(
        default_factory=list
    )  # of a live blog
    language: str | None = None
    urls: list[str] = field(default_factory=list)


def read_graph(texts: Sequence[str], titles: Sequence[str], url: str = "") -> Graph:
    """The claims of all blocks together. ``titles`` and the page's address, ``url``, tell its
    article from others'."""
    graph = Graph()
    nodes: list[_Node] = []
    for text in texts:
        if len(text) <= MAX_SCRIPT:
            for value in load_json(text):
                nodes.extend(_nodes(value))
    by_id = {
        node["@id"]: node
        for node, _, _ in nodes
        if "@id" in node and isinstance(node["@id"], str) and len(node) > 1
    }
    ranked = []
    for place, (node, depth, kinds) in enumerate(nodes):
        if depth <= 1:
            graph.types += kinds
        if "breadcrumblist" in kinds:
            graph.crumbs = graph.crumbs or _crumbs(node)
        lesser = depth <= 1 and not _LESSER.isdisjoint(kinds)
        if lesser or not _RANKED.isdisjoint(kinds):
            rank = min((_RANK[kind] for kind in kinds if kind in _RANK), default=len(_RANK))
            otherwise = not _same_title(node, titles)
            if not (lesser and otherwise):
                ranked.append((otherwise, depth, rank, place, node))
    if ranked:
        ranked.sort(key=lambda item: item[:4])
        graph.is_article = True
        for number, (otherwise, _, _, _, node) in enumerate(ranked):
            # several of its title are the same article, described twice
            if not otherwise or (number == 0 and not _is_another(node, titles, url)):
                _read_article(node, graph, by_id)
    _read_pages(nodes, graph, by_id, titles)
    if not graph.published and "videoobject" in graph.types:
        for node, depth, kinds in nodes:  # the film over the text, under the same title
            if depth <= 1 and "videoobject" in kinds and _same_title(node, titles):
                graph.published += _moments(node.get("uploadDate"))
    return graph


# An object, its depth, and its types in lower case.
_Node = tuple[dict[str, Any], int, list[str]]


def _read_pages(
    nodes: list[_Node],
    graph: Graph,
    by_id: dict[str, Any],
    titles: Sequence[str],
) -> None:
    """What WebPage and WebSite nodes add: dates where the article has none or no node, and the
    site's name."""
    for node, depth, kinds in nodes:
        own = "webpage" in kinds and depth <= 1
        if own and (graph.is_article or _same_title(node, titles)):
            graph.published += [] if graph.published else _moments(node.get("datePublished"))
            graph.modified += [] if graph.modified else _moments(node.get("dateModified"))
        elif "person" in kinds:
            pass  # a blog's writer, whom plug-ins call an organization as well
        elif depth <= 1 and not graph.publishers and not _SITES.isdisjoint(kinds):
            named = _names(node, by_id)
            if depth == 0 or _is_site(named, graph, titles):
                graph.publishers += named


def _is_site(names: Sequence[str], graph: Graph, titles: Sequence[str]) -> bool:
    """Whether an organisation inside another thing is the page's site: an author may be an agency,
    unless <title> names it."""
    if not any(name in graph.authors for name in names):
        return True
    return any(fold(name) in fold(title) for name in names for title in titles)


def _nodes(value: Any) -> Iterator[_Node]:
    """Every object that may be this page's own; what is about others is left."""
    queue: list[tuple[Any, int]] = [(value, 0)]
    for seen, (item, depth) in enumerate(queue):
        if seen > MAX_NODES:
            return
        if isinstance(item, list):
            queue += [(inner, depth) for inner in item if isinstance(inner, _NESTED)]
        elif isinstance(item, dict):
            yield item, depth, _kinds(item)
            for name, inner in item.items():
                if isinstance(inner, _NESTED) and name not in _OTHERS:
                    queue.append((inner, depth if name == "@graph" else depth + 1))


_NESTED = (dict, list)


def _kinds(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    if isinstance(kinds, str):
        return [_kind(kinds)]
    if isinstance(kinds, list):
        return [_kind(kind) for kind in kinds if isinstance(kind, str)]
    return []


def _kind(name: str) -> str:
    return name.rsplit("/", 1)[-1].lower()


def _same_title(node: dict[str, Any], titles: Sequence[str]) -> bool:
    own = fold(" ".join(_texts(node.get("headline"))[:1] or _texts(node.get("name"))[:1]))
    if not own:
        return False
    start = own[:40]
    return any(start in fold(title) or fold(title)[:40] in own for title in titles)


def _is_another(node: dict[str, Any], titles: Sequence[str], url: str) -> bool:
    """Whether an article's headline has nothing of any title of this page, and its address is
    another's: templates print the data of a newer or a featured article on all pages."""
    own = set(fold(" ".join(_texts(node.get("headline"))[:1])).split())
    known = [set(fold(title).split()) for title in titles]
    if len(own) < LEAST_WORDS or any(len(own & words) * 5 >= len(own) for words in known):
        return False
    addresses = _texts(node.get("url")) + _texts(_id_of(node.get("mainEntityOfPage")))
    own_paths, path = [_path(each) for each in addresses], _path(url)
    return bool(own_paths) and all(each not in path and path not in each for each in own_paths)


def _path(address: str) -> str:
    try:
        return unquote(urlsplit(address.strip()).path).strip("/")
    except ValueError:
        return ""


def _read_article(node: dict[str, Any], graph: Graph, by_id: dict[str, Any]) -> None:
    graph.headlines += _texts(node.get("headline")) + _texts(node.get("name"))
    graph.headlines += _texts(node.get("alternativeHeadline"))
    graph.descriptions += _texts(node.get("description")) + _texts(node.get("abstract"))
    graph.published += _moments(node.get("datePublished")) or _moments(node.get("dateCreated"))
    graph.modified += _moments(node.get("dateModified"))
    graph.sections += _texts(node.get("articleSection"))
    graph.tags += _keywords(node.get("keywords"))
    graph.urls += _texts(node.get("url")) + _texts(_id_of(node.get("mainEntityOfPage")))
    if graph.language is None:
        graph.language = _first(node.get("inLanguage"))
    for key in ("author", "creator"):
        for person in _several_things(node.get(key), by_id):
            named = _called(person, by_id)
            graph.authors += [name for name in named if name not in graph.authors]
    for thing in _several_things(node.get("publisher"), by_id):
        if isinstance(thing, dict) and "person" in _kinds(thing):
            continue  # a blog that plug-ins say represents a person: who writes it, not its name
        graph.publishers += _called(thing, by_id)
    _read_images(node, graph, by_id)
    _read_text(node, graph, by_id)


def _read_text(node: dict[str, Any], graph: Graph, by_id: dict[str, Any]) -> None:
    body = node.get("articleBody")
    if isinstance(body, list):
        body = "\n".join(part for part in body if isinstance(part, str))
    if isinstance(body, str) and len(body) > len(graph.body or ""):
        graph.body = body
    for update in _several_things(node.get("liveBlogUpdate"), by_id):
        if isinstance(update, dict):
            text = _first(update.get("articleBody")) or _first(update.get("text"))
            if text:
                told = _first(update.get("datePublished")), _first(update.get("headline"))
                graph.updates.append((*told, text))


def _read_images(node: dict[str, Any], graph: Graph, by_id: dict[str, Any]) -> None:
    for key in ("image", "thumbnailUrl"):
        for thing in _several_things(node.get(key), by_id):
            if isinstance(thing, str):
                graph.images.append((thing.strip(), None, None))
            elif isinstance(thing, dict):
                url = _first(thing.get("url")) or _first(thing.get("contentUrl"))
                if url:
                    told = _first(thing.get("caption")), _first(thing.get("creditText"))
                    graph.images.append((url, *told))


_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")


def _texts(value: Any) -> list[str]:
    """The strings in a value: a string, a list of them, or {"@value": …}."""
    if not value:
        return []
    if isinstance(value, str):
        text = clean(_TAG.sub("", value) if "<" in value else value)
        return [text] if text else []
    if isinstance(value, dict):
        return _texts(value.get("@value")) or _texts(value.get("name"))
    if isinstance(value, list):
        return [text for item in value[:200] for text in _texts(item)]
    return []


def _first(value: Any) -> str | None:
    """The first of the strings in a value."""
    return next(iter(_texts(value)), None)


def _moments(value: Any) -> list[str]:
    """The dates in a value: texts, or numbers of seconds."""
    return [str(value)] if type(value) is int else _texts(value)


def _keywords(value: Any) -> list[str]:
    texts = _texts(value)
    if len(texts) == 1:
        return [part.strip() for part in re.split("[,،;؛]", texts[0]) if part.strip()]
    return texts


def _id_of(value: Any) -> Any:
    if isinstance(value, list):
        return [_id_of(item) for item in value[:10]]
    return (value.get("@id") or value.get("url")) if isinstance(value, dict) else value


def _resolve(value: Any, by_id: dict[str, Any]) -> Any:
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return by_id.get(str(value.get("@id")), value)
    return value


def _several_things(value: Any, by_id: dict[str, Any]) -> list[Any]:
    values = value if isinstance(value, list) else [value]
    return [_resolve(item, by_id) for item in values[:100] if item]


def _names(node: dict[str, Any], by_id: dict[str, Any]) -> list[str]:
    """The names of a person or an organisation; of a person also one in two parts."""
    found = _resolve(node, by_id)
    parts = [*_texts(found.get("givenName"))[:1], *_texts(found.get("familyName"))[:1]]
    return _texts(found.get("name")) or ([" ".join(parts)] if len(parts) == 2 else [])


def _called(thing: Any, by_id: dict[str, Any]) -> list[str]:
    """The names of a thing, or the names that stand for it."""
    return _names(thing, by_id) if isinstance(thing, dict) else _texts(thing)


def _crumbs(node: dict[str, Any]) -> list[tuple[str, str]]:
    items = node.get("itemListElement")
    found: list[tuple[float, int, str, str]] = []
    for place, item in enumerate(items if isinstance(items, list) else [items]):
        if not isinstance(item, dict):
            continue
        inner = item.get("item")
        name = _first(item.get("name"))
        if name is None and isinstance(inner, dict):
            name = _first(inner.get("name"))
        url = _id_of(inner)
        try:
            position = float(item.get("position", place))
        except (TypeError, ValueError):
            position = float(place)
        if name:
            found.append((position, place, name, url if isinstance(url, str) else ""))
    return [(name, url) for _, _, name, url in sorted(found)]
