"""Everything on a site that is no plain article, each with the way its address must end.

``TABLE`` says what there is; ``furnish`` spreads it over the sites, one page on each in turn,
and lists the pages where the site's sources list articles.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from scraper.demo.dress import Teaser
from scraper.demo.gold import Special
from scraper.demo.messages import Ask, Reply, html, moved
from scraper.demo.outlet import Outlet
from scraper.demo.redesigns import wall
from scraper.demo.template import attribute, text
from scraper.outcome import Kind

Answer = Callable[[Ask], Reply]


@dataclass(frozen=True, slots=True)
class Recipe:
    """One kind of special page: how it is listed, what answers, and how it must end."""

    name: str
    path: str
    title: str
    kind: Kind
    why: str
    answer: Callable[[Outlet, Sequence[Outlet], int], Answer]
    linked: bool = True


def furnish(outlets: Sequence[Outlet], retry_after: int) -> tuple[Special, ...]:
    """Puts every special page on one of the sites; returns them all with their addresses."""
    found: list[Special] = []
    listed: dict[int, list[Teaser]] = {}
    for turn, recipe in enumerate(TABLE):
        at = turn % len(outlets)
        outlet = outlets[at]
        outlet.extra[recipe.path] = recipe.answer(outlet, outlets, retry_after)
        url = outlet.base + recipe.path
        found.append(Special(url, recipe.name, recipe.kind, recipe.why))
        if recipe.linked:
            teaser = Teaser(recipe.title, url, outlet.site.today, "منوعات")
            listed.setdefault(at, []).append(teaser)
    for at, teasers in listed.items():
        outlets[at].linked = tuple(teasers)
    return tuple(found)


def _status(code: int) -> Callable[[Outlet, Sequence[Outlet], int], Answer]:
    def build(outlet: Outlet, outlets: Sequence[Outlet], retry_after: int) -> Answer:
        page = outlet.chrome.page("الصفحة غير موجودة", "<h1>عذراً، هذه الصفحة لم تعد موجودة</h1>")
        reply = Reply(code, outlet.style.headers, page)
        return lambda ask: reply

    return build


def _fixed(body: bytes | str, status: int = 200, **headers: str) -> Any:
    reply = html(body, status, **headers)
    return lambda outlet, outlets, retry_after: lambda ask: reply


def _redirect(target: Callable[[Outlet, Sequence[Outlet]], str], status: int = 302) -> Any:
    def build(outlet: Outlet, outlets: Sequence[Outlet], retry_after: int) -> Answer:
        return lambda ask: moved(target(outlet, outlets), status)

    return build


def _same_host(outlet: Outlet, outlets: Sequence[Outlet]) -> str:
    return outlet.url(0)


def _other_host(outlet: Outlet, outlets: Sequence[Outlet]) -> str:
    return outlets[(outlets.index(outlet) + 1) % len(outlets)].url(0)


def _first_refused(status: int) -> Callable[[Outlet, Sequence[Outlet], int], Answer]:
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


def _page(main: str, title: str) -> Any:
    """A page in the site's own chrome."""

    def build(outlet: Outlet, outlets: Sequence[Outlet], retry_after: int) -> Answer:
        body = outlet.chrome.page(title, main.replace("{{home}}", outlet.base))
        reply = Reply(200, outlet.style.headers, body)
        return lambda ask: reply

    return build


@lru_cache(maxsize=1)
def _foreign() -> Mapping[str, Any]:
    raw = (resources.files("scraper.demo") / "foreign.toml").read_text("utf-8")
    return {page["name"]: page for page in tomllib.loads(raw)["page"]}


def _language(name: str) -> Any:
    def build(outlet: Outlet, outlets: Sequence[Outlet], retry_after: int) -> Answer:
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
        reply = html(whole)
        return lambda ask: reply

    return build


def _empty(outlet: Outlet, outlets: Sequence[Outlet], retry_after: int) -> Answer:
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
    reply = html(body)
    return lambda ask: reply


_META = "http://169.254.169.254/latest/meta-data/"
_K = Kind

TABLE: tuple[Recipe, ...] = (
    Recipe("404", "/news/old-9041", "خبر حُذف من الموقع", _K.GONE, "404", _status(404)),
    Recipe("410", "/news/old-9042", "خبر سُحب نهائياً", _K.GONE, "410", _status(410)),
    Recipe(
        "soft-404",
        "/story/88123-lost",
        "خبر نُقل إلى عنوان آخر",
        _K.NOT_ARTICLE,
        "an error page answered with 200",
        _fixed(wall("soft404")),
    ),
    Recipe(
        "consent",
        "/story/88124-consent",
        "خبر خلف جدار الموافقة",
        _K.BLOCKED,
        "a consent wall",
        _fixed(wall("consent")),
    ),
    Recipe(
        "challenge",
        "/story/88125-challenge",
        "خبر خلف اختبار الروبوت",
        _K.BLOCKED,
        "a bot challenge, 403",
        _fixed(wall("challenge"), 403, Server="cloudflare", cf_mitigated="challenge"),
    ),
    Recipe(
        "provider-notice",
        "/story/88126-notice",
        "خبر يحجبه مزود الخدمة",
        _K.BLOCKED,
        "a provider's block notice answered with 200",
        _fixed(wall("notice")),
    ),
    Recipe(
        "video",
        "/video/4411",
        "بالفيديو.. لحظة وصول أول قطار",
        _K.NOT_ARTICLE,
        "a video and a line",
        _page(wall("video"), "بالفيديو.. لحظة وصول أول قطار إلى المحطة الجديدة"),
    ),
    Recipe(
        "gallery",
        "/gallery/320",
        "بالصور.. ألوان الخريف في الجبل",
        _K.NOT_ARTICLE,
        "twelve pictures without a text",
        _page(wall("gallery"), "بالصور.. ألوان الخريف في الجبل"),
    ),
    Recipe(
        "persian",
        "/fa/news/77001",
        "گشایش موزه‌ای کوچک برای قالی‌بافان",
        _K.NOT_ARABIC,
        "Persian",
        _language("persian"),
    ),
    Recipe(
        "english",
        "/en/news/77002",
        "Harbour museum asks visitors to bring a smell from home",
        _K.NOT_ARABIC,
        "English",
        _language("english"),
    ),
    Recipe(
        "urdu",
        "/ur/news/77003",
        "پرانے شہر کی لائبریری میں",
        _K.NOT_ARABIC,
        "Urdu",
        _language("urdu"),
    ),
    Recipe(
        "kurdish",
        "/ku/news/77004",
        "کتێبخانەیەکی گەڕۆک بۆ گوندە شاخاوییەکان",
        _K.NOT_ARABIC,
        "Kurdish",
        _language("kurdish"),
    ),
    Recipe(
        "closed",
        "/closed/story-5512.html",
        "ملف خاص بالمشتركين",
        _K.FORBIDDEN,
        "robots.txt closes it",
        _page("<h1>لا ينبغي لأحد أن يطلب هذه الصفحة</h1>", "مغلق"),
    ),
    Recipe(
        "429",
        "/story/88130-busy",
        "خبر مزدحم",
        _K.DUPLICATE,
        "429 with Retry-After, then a known article",
        _first_refused(429),
    ),
    Recipe(
        "503",
        "/story/88131-down",
        "خبر متعثر",
        _K.DUPLICATE,
        "503 with Retry-After, then a known article",
        _first_refused(503),
    ),
    Recipe(
        "redirect-same-host",
        "/old/12.html",
        "خبر انتقل داخل الموقع",
        _K.DUPLICATE,
        "moved to a known article of the site",
        _redirect(_same_host, 301),
    ),
    Recipe(
        "redirect-other-host",
        "/old/13.html",
        "خبر انتقل إلى موقع آخر",
        _K.DUPLICATE,
        "moved to another site's article",
        _redirect(_other_host),
    ),
    Recipe(
        "redirect-private",
        "/old/14.html",
        "خبر في شبكة داخلية",
        _K.FAILED,
        "redirect to a private address",
        _redirect(lambda outlet, outlets: "http://10.11.12.13/admin"),
    ),
    Recipe(
        "redirect-metadata",
        "/old/15.html",
        "خبر في خادم البيانات",
        _K.FAILED,
        "redirect to a cloud's metadata service",
        _redirect(lambda outlet, outlets: _META),
    ),
    Recipe(
        "redirect-loop",
        "/old/16.html",
        "خبر يدور في حلقة",
        _K.FAILED,
        "a redirect to itself",
        _redirect(lambda outlet, outlets: outlet.base + "/old/16.html"),
    ),
    Recipe(
        "redirect-scheme",
        "/old/17.html",
        "خبر في بروتوكول آخر",
        _K.FAILED,
        "redirect to a file address",
        _redirect(lambda outlet, outlets: "file:///etc/passwd"),
    ),
    Recipe(
        "login",
        "/member/story-3321",
        "تحليل للمشتركين",
        _K.NOT_ARTICLE,
        "a login page",
        _page(wall("login"), "تسجيل الدخول"),
    ),
    Recipe(
        "tag", "/tag/water", "المياه", _K.NOT_ARTICLE, "a tag's list", _page(wall("tag"), "المياه")
    ),
    Recipe(
        "search",
        "/search?q=wheat",
        "نتائج البحث",
        _K.NOT_ARTICLE,
        "search results",
        _page(wall("search"), "نتائج البحث"),
    ),
    Recipe(
        "empty",
        "/story/88140-empty",
        "وزارة النقل تعلن مواعيد جديدة لقطارات العيد",
        _K.EMPTY,
        "a headline whose body only a script would fetch",
        _empty,
    ),
)
