"""What a page says of itself in its head: meta tags, links, title and JSON-LD, as plain claims.

Nothing is decided here. Each claim keeps the name of its source, so that headline, dates,
sections and authors can weigh sources against each other, and the record can say which one won.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from scraper.arabic.text import clean, fold
from scraper.parser.markup.elements import scripts
from scraper.parser.metadata.jsonld import Graph, read_graph

JSON_LD = "json-ld"
OPENGRAPH = "opengraph"
META = "meta"
TITLE = "title"
MARKUP = "markup"

# The meta names that feed each record field, and the source that they count as. Lower case.
# Sources: ogp.me, the article: vocabulary of ogp.me/#type_article, Dublin Core (DCMI terms),
# Twitter cards, parse.ly, sailthru, and names that content systems of Arabic publishers write.
_FED = (
    ("titles", OPENGRAPH, "og:title"),
    ("titles", "twitter", "twitter:title"),
    ("titles", "dublin-core", "dc.title dcterms.title"),
    ("titles", META, "title headline parsely-title sailthru.title"),
    ("descriptions", OPENGRAPH, "og:description"),
    ("descriptions", "twitter", "twitter:description"),
    ("descriptions", META, "description"),
    ("descriptions", "dublin-core", "dc.description dcterms.description"),
    ("published", OPENGRAPH,
     "article:published_time og:published_time og:article:published_time article:published "
     "og:pubdate"),
    ("published", META,
     "pubdate publishdate publish-date publish_date published_time publication_date "
     "citation_publication_date citation_date publication-date publishtime publisheddate "
     "originalpublicationdate datepublished date article.published article_date_original "
     "cxenseparse:recs:publishtime parsely-pub-date sailthru.date"),
    ("published", "dublin-core",
     "dc.date dc.date.issued dc.date.created dcterms.date dcterms.created dcterms.issued"),
    ("modified", OPENGRAPH, "article:modified_time og:updated_time article:modified"),
    ("modified", META, "datemodified lastmod"),
    ("modified", "dublin-core", "dc.date.modified dcterms.modified"),
    ("authors", META, "author parsely-author sailthru.author byl"),
    ("authors", OPENGRAPH, "article:author article:author_name og:article:author"),
    ("authors", "dublin-core", "dc.creator dcterms.creator"),
    ("sections", OPENGRAPH, "article:section og:article:section"),
    ("sections", META, "parsely-section article.section section category"),
    ("tags", OPENGRAPH, "article:tag og:article:tag"),
    ("tags", META, "news_keywords parsely-tags"),
    ("site_names", OPENGRAPH, "og:site_name"),
    ("site_names", META, "application-name apple-mobile-web-app-title publisher"),
    ("site_names", "dublin-core", "dc.publisher"),
    ("site_names", "copyright", "copyright"),
    ("urls", OPENGRAPH, "og:url"),
    ("urls", "twitter", "twitter:url"),
    ("types", OPENGRAPH, "og:type"),
    ("images", OPENGRAPH, "og:image og:image:url og:image:secure_url"),
    ("images", "twitter", "twitter:image twitter:image:src"),
)  # fmt: skip
_NAMES = {name: (fed, source) for fed, source, names in _FED for name in names.split()}

# What plug-ins call the first of the two facts that a card shows.
_WRITTEN_BY = frozenset(map(fold, ("كتب بواسطة", "كُتب بواسطة", "بقلم", "الكاتب", "written by")))

MAX_CLAIM = 20_000  # characters of one claim; attributes of megabytes are attacks or data: URLs
MAX_CLAIMS = 60  # of one field


@dataclass(slots=True)
class Metadata:
    """The claims, field by field, as (source, cleaned text) in document order."""

    claims: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    graph: Graph = field(default_factory=Graph)
    canonical: str | None = None
    base: str = ""  # what the page's relative addresses are relative to, where it says so
    address: str = ""  # of the page, as it was asked for
    labelled: bool = False  # the fact that a card shows is who wrote
    amp: bool = False
    language: str | None = None  # html lang
    title: str | None = None
    hydration: list[etree._Element] = field(default_factory=list)  # scripts that hold page state

    def of(self, name: str) -> list[tuple[str, str]]:
        """The claims of one field."""
        return self.claims.get(name, [])

    def texts(self, name: str) -> list[str]:
        """The texts of one field's claims, each once."""
        return list(dict.fromkeys(text for _, text in self.of(name)))

    @property
    def declares_article(self) -> bool:
        """Whether the page calls itself an article, in JSON-LD or as sloppy templates call every
        page."""
        return self.graph.is_article or any(
            text.lower() == "article" for text in self.texts("types")
        )

    def add(self, name: str, source: str, text: str) -> None:
        """One more claim; empty ones do not count."""
        text = clean(text) if len(text) <= MAX_CLAIM else ""
        if text:
            claims = self.claims.setdefault(name, [])
            if len(claims) < MAX_CLAIMS:
                claims.append((source, text))


def read_metadata(root: etree._Element, url: str = "") -> Metadata:
    """All that the page says of itself apart from its visible text."""
    found = Metadata(language=root.get("lang"), address=url)
    found.amp = root.get("amp") is not None or root.get("⚡") is not None
    head = root.find("head")
    metas = 0 if head is None else _read_head(head, found)
    if metas < 3:  # a head that broken markup ended early goes on in the body
        for meta in root.iter("meta"):
            if head is None or meta.getparent() is not head:
                _read_meta(meta, found)
    _read_scripts(root, found)
    return found


def _read_head(head: etree._Element, found: Metadata) -> int:
    """Reads a head's elements; how many meta elements it has."""
    metas = head.findall("meta")
    for meta in metas:
        _read_meta(meta, found)
    for link in head.iterchildren("link"):
        if "canonical" in link.get("rel", "").lower():
            href = link.get("href", "").strip()
            if found.canonical:
                found.add("urls", "canonical", href)
            else:
                found.canonical = href
    base = next(head.iterchildren("base"), None)
    if base is not None:
        found.base = base.get("href", "").strip()
    for title in head.iterchildren("title"):
        if title.text:
            # a tatweel that joins nothing is a dash
            found.title = clean(title.text[:MAX_CLAIM].replace(" ـ ", " - ")) or None
            break
    return len(metas)


def _read_meta(meta: etree._Element, found: Metadata) -> None:
    get = meta.get
    name = get("property") or get("name") or get("http-equiv")
    if name is None:
        return
    target = _NAMES.get(name) or _NAMES.get(name.strip().lower())
    if target is None:
        if name == "twitter:label1":
            found.labelled = fold(get("content") or "") in _WRITTEN_BY
        if not (found.labelled and name == "twitter:data1"):
            return
        target = ("authors", "twitter")
    content = get("content") or get("value")
    if content:
        found.add(*target, content)


def _read_scripts(root: etree._Element, found: Metadata) -> None:
    texts = []
    for script, start in scripts(root, _SIGNS):
        kind = script.get("type")
        if kind is not None and "ld+json" in kind.lower():
            texts.append(script.text or "")
        elif kind == "application/json" or _holds_state(start):
            found.hydration.append(script)
    if texts:
        found.graph = read_graph(texts, _page_titles(found), found.address)


_STATE_MARKS = (
    "__NEXT_DATA__",
    "__NUXT__",
    "__INITIAL_STATE__",
    "__PRELOADED_STATE__",
    "__next_f",
    "__APOLLO_STATE__",
    "__remixContext",
    "__reactRouterContext",
    "__sveltekit",
    "Fusion.globalContent",
)


_SIGNS = ("__", "Fusion.", "window.pageData")  # no state is without one of these


def _holds_state(start: str) -> bool:
    """Whether a script assigns a framework's page state. Its beginning tells."""
    if "__" in start and any(mark in start for mark in _STATE_MARKS):
        return True
    return "Fusion." in start or "window.pageData" in start


def _page_titles(found: Metadata) -> list[str]:
    return [text for _, text in found.of("titles")] + ([found.title] if found.title else [])


def walk_json(value: Any, limit: int = 20_000) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value, outer before inner, at most ``limit`` values seen."""
    queue = [value]
    for item in queue:
        if isinstance(item, dict):
            yield item
            queue.extend(item.values())
        elif isinstance(item, list):
            queue.extend(item)
        else:
            continue
        if len(queue) > limit:
            return
