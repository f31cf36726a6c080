"""What special pages answer: each function here makes the answer of one site's page."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

from scraper.demo.messages import Ask, Reply, html, moved
from scraper.demo.outlet import Outlet
from scraper.demo.redesigns import wall
from scraper.demo.template import attribute, text

Answer = Callable[[Ask], Reply]
Build = Callable[[Outlet, Sequence[Outlet], int], Answer]  # of a site, of all, Retry-After


def _always(make: Callable[[Outlet], Reply]) -> Build:
    """One reply of the site, whatever is asked."""

    def build(outlet: Outlet, outlets: Sequence[Outlet], retry_after: int) -> Answer:
        reply = make(outlet)
        return lambda ask: reply

    return build


def status(code: int) -> Build:
    """The site's error page with that status."""

    def make(outlet: Outlet) -> Reply:
        page = outlet.chrome.page("الصفحة غير موجودة", "<h1>عذراً، هذه الصفحة لم تعد موجودة</h1>")
        return Reply(code, outlet.style.headers, page)

    return _always(make)


def fixed(name: str, status: int = 200, **headers: str) -> Build:
    """A page of ``walls/`` as it stands, whatever the site."""
    return _always(lambda _: html(wall(name), status, **headers))


def redirect(target: Callable[[Outlet, Sequence[Outlet]], str], status: int = 302) -> Build:
    """A redirect to what ``target`` says of the site and of all."""

    def build(outlet: Outlet, outlets: Sequence[Outlet], retry_after: int) -> Answer:
        return lambda ask: moved(target(outlet, outlets), status)

    return build


def same_host(outlet: Outlet, outlets: Sequence[Outlet]) -> str:
    """An article of the site."""
    return outlet.url(0)


def other_host(outlet: Outlet, outlets: Sequence[Outlet]) -> str:
    """An article of the next site."""
    return outlets[(outlets.index(outlet) + 1) % len(outlets)].url(0)


def first_refused(status: int) -> Build:
    """An article that is refused the first time it is asked for, then given."""

    def build(outlet: Outlet, outlets: Sequence[Outlet], retry_after: int) -> Answer:
        asked = [0]
        target = outlet.site.link(outlet.style.path(outlet.catalogue[0]))
        own = target.removeprefix(outlet.base)

        def answer(ask: Ask) -> Reply:
            asked[0] += 1
            if asked[0] == 1:
                return html("<h1>Try again later</h1>", status, Retry_After=str(retry_after))
            again = Ask(ask.method, ask.host, own, ask.headers)
            return outlet.answer(again)

        return answer

    return build


def page(name: str, title: str) -> Build:
    """A page of ``walls/`` in the site's own chrome."""

    def make(outlet: Outlet) -> Reply:
        body = outlet.chrome.page(title, wall(name).replace("{{home}}", outlet.base))
        return Reply(200, outlet.style.headers, body)

    return _always(make)


@lru_cache(maxsize=1)
def _foreign() -> Mapping[str, Any]:
    raw = (resources.files("scraper.demo") / "foreign.toml").read_text("utf-8")
    return {page["name"]: page for page in tomllib.loads(raw)["page"]}


def language(name: str) -> Build:
    """A page of ``foreign.toml``: an article in another language."""

    def make(outlet: Outlet) -> Reply:
        page = _foreign()[name]
        body = "\n".join(f"<p>{text(p)}</p>" for p in page["paragraphs"])
        moment = outlet.catalogue.moment(0).isoformat()
        whole = (
            f'<!DOCTYPE html><html lang="{page["language"]}"><head><meta charset="utf-8">'
            f"<title>{text(page['headline'])} - {text(outlet.site.publisher.name)}</title>"
            f'<meta property="og:type" content="article"><meta property="og:title" '
            f'content="{attribute(page["headline"])}"><meta property="article:published_time" '
            f'content="{moment}"></head><body><article><h1>{text(page["headline"])}</h1>'
            f'<time datetime="{moment}"></time><div class="body">{body}</div></article></body>'
            "</html>"
        )
        return html(whole)

    return _always(make)


def _empty(outlet: Outlet) -> Reply:
    """A headline and a date, and a body that only a script would fetch."""
    name = outlet.site.publisher.name
    title = "وزارة النقل تعلن مواعيد جديدة لقطارات العيد بين المدن الكبرى"
    moment = outlet.catalogue.moment(0).isoformat()
    body = (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} - '
        f'{text(name)}</title><meta property="og:type" content="article"><meta property="og:title" '
        f'content="{title}"><meta property="article:published_time" content="{moment}"></head>'
        f'<body><div id="app"><h1>{title}</h1><div id="article-body" data-src="/api/body/1"></div>'
        '</div><script src="/app.js"></script></body></html>'
    )
    return html(body)


empty = _always(_empty)
