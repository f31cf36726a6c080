"""What the head says of an article: the truth, nothing, or what is not true of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from tests.grammar import words
from tests.grammar.draft import DAY, FETCHED, HOST, Draft

DATA = ("none", "none", "none", "og", "ld", "graph", "microdata")
MOMENT = DAY.replace(tzinfo=words.ZONE)
OTHER = "وفاة الشاعر جابر الساعدي عن تسعين عاما"
SLOGAN = "أخبار المدن والقرى على مدار الساعة من مراسلي الضفاف"


@dataclass(slots=True)
class Head:
    """``og``: OpenGraph's properties; ``item``: the article in JSON-LD."""

    title: str
    og: dict[str, str] = field(default_factory=dict)
    item: dict[str, object] = field(default_factory=dict)
    graph: bool = False  # the item is one of several
    canonical: str = ""
    language: str = "ar"
    charset: str = '<meta charset="utf-8">'

    def __str__(self) -> str:
        links = f'<link rel="canonical" href="{self.canonical}">' if self.canonical else ""
        metas = (f'<meta property="{name}" content="{text}">' for name, text in self.og.items())
        return (
            f"<html lang='{self.language}' dir='rtl'><head>{self.charset}"
            f"<title>{self.title}</title>{links}{''.join(metas)}{self._script()}</head>"
        )

    def _script(self) -> str:
        if not self.item:
            return ""
        graph = [{"@type": "WebSite", "name": words.SITE}, self.item]
        source = {"@context": "https://schema.org"} | (
            {"@graph": graph} if self.graph else self.item
        )
        text = json.dumps(source, ensure_ascii=False)
        return f'<script type="application/ld+json">{text}</script>'

    def tells(self, draft: Draft, *, og: bool, ld: bool) -> None:
        """Says the truth of the article."""
        told = (draft.lead or draft.paragraphs[0])[:150]
        if og:
            self.og = {
                "og:type": "article",
                "og:title": draft.headline,
                "og:description": told,
                "og:site_name": words.SITE,
                "article:published_time": MOMENT.isoformat(),
            }
        if ld:
            self.item = {
                "@type": "NewsArticle",
                "headline": draft.headline,
                "datePublished": MOMENT.isoformat(),
                "description": told,
                "publisher": {"@type": "Organization", "name": words.SITE},
            }


def honest(draft: Draft, title: str) -> str:
    """A head that tells the truth, where it tells anything."""
    kind = draft.draw.choice(DATA)
    draft.parts.append(f"data: {kind}")
    head = Head(title, graph=kind == "graph")
    head.tells(draft, og=kind == "og", ld=kind in ("ld", "graph"))
    if head.og or head.item:
        draft.published = MOMENT
    return str(head)


# -- lies ------------------------------------------------------------------------------------------


def _another(draft: Draft, head: Head) -> None:
    draft.never.append(OTHER)
    head.item |= {
        "headline": OTHER,
        "url": f"{HOST}/news/991",
        "datePublished": (MOMENT - timedelta(days=210)).isoformat(),
        "description": words.clause(draft.draw),
        "author": {"@type": "Person", "name": "جابر الساعدي"},
    }


def _visit(draft: Draft, head: Head) -> None:
    head.item["datePublished"] = head.og["article:published_time"] = FETCHED.isoformat()


def _changed_before(draft: Draft, head: Head) -> None:
    moment = (MOMENT - timedelta(days=3)).isoformat()
    head.item["dateModified"] = head.og["article:modified_time"] = moment


def _front_page(draft: Draft, head: Head) -> None:
    head.og |= {
        "og:type": "website",
        "og:title": words.SITE,
        "og:description": SLOGAN,
        "og:url": f"{HOST}/",
        "og:image": f"{HOST}/logo.png",
    }


def _section(draft: Draft, head: Head) -> None:
    name = draft.section or draft.draw.choice(words.SECTIONS)
    head.title, head.og["og:title"] = f"{name} | {words.SITE}", name


def _same_title(draft: Draft, head: Head) -> None:
    head.title = words.SITE


def _same_description(draft: Draft, head: Head) -> None:
    head.item["description"] = head.og["og:description"] = SLOGAN


def _by_publisher(draft: Draft, head: Head) -> None:
    kind = draft.draw.choice(("Person", "Organization"))
    head.item["author"] = {"@type": kind, "name": words.SITE}
    head.og["article:author"] = words.SITE


def _filed_under_tags(draft: Draft, head: Head) -> None:
    if draft.tags and draft.section:
        head.item["articleSection"] = draft.tags


def _home(draft: Draft, head: Head) -> None:
    head.canonical = draft.draw.choice((f"{HOST}/", f"{HOST}/index.php"))


def _english(draft: Draft, head: Head) -> None:
    head.language, head.og["og:locale"], head.item["inLanguage"] = "en", "en_US", "en"


def _charset(draft: Draft, head: Head) -> None:
    declared, draft.encoding = draft.draw.choice(
        (("windows-1256", "utf-8"), ("utf-8", "cp1256"), ("iso-8859-1", "utf-8"), ("", "cp1256"))
    )
    head.charset = f'<meta charset="{declared}">' if declared else ""


LIES: dict[str, Callable[[Draft, Head], None]] = {
    "another article": _another,
    "the day of the visit": _visit,
    "changed before": _changed_before,
    "the front page": _front_page,
    "the section": _section,
    "the same title": _same_title,
    "the same description": _same_description,
    "by the publisher": _by_publisher,
    "tags as sections": _filed_under_tags,
    "home as address": _home,
    "English": _english,
    "charset": _charset,
}


def lying(draft: Draft, title: str) -> str:
    """A head of which some is not true. A moment that it tells truly counts; without one, the
    printed day."""
    head = Head(title, graph=draft.chance(0.3))
    head.tells(draft, og=True, ld=True)
    for _ in range(draft.draw.choice((1, 1, 2, 3))):
        draft.choose("lie", LIES)(draft, head)
    for kept, name in ((head.og, "og"), (head.item, "ld")):
        if draft.chance(0.25):
            draft.parts.append(f"without: {name}")
            kept.clear()
    moments = (head.og.get("article:published_time"), head.item.get("datePublished"))
    if MOMENT.isoformat() in moments:
        draft.published = MOMENT
    return str(head)
