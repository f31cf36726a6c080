"""Everything on a site that is no plain article, each with the way its address must end.

``TABLE`` says what there is; ``furnish`` spreads it over the sites, one page on each in turn,
and lists the pages where the site's sources list articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scraper.demo import answers
from scraper.demo.dress import Teaser
from scraper.demo.gold import Special
from scraper.demo.outlet import Outlet
from scraper.outcome import Kind


@dataclass(frozen=True, slots=True)
class Recipe:
    """One kind of special page: how it is listed, what answers, and how it must end."""

    name: str
    path: str
    title: str
    kind: Kind
    why: str
    answer: answers.Build
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


_META = "http://169.254.169.254/latest/meta-data/"
_K = Kind

TABLE: tuple[Recipe, ...] = (
    Recipe("404", "/news/old-9041", "خبر حُذف من الموقع", _K.GONE, "404", answers.status(404)),
    Recipe("410", "/news/old-9042", "خبر سُحب نهائياً", _K.GONE, "410", answers.status(410)),
    Recipe(
        "soft-404",
        "/story/88123-lost",
        "خبر نُقل إلى عنوان آخر",
        _K.NOT_ARTICLE,
        "an error page answered with 200",
        answers.fixed("soft404"),
    ),
    Recipe(
        "consent",
        "/story/88124-consent",
        "خبر خلف جدار الموافقة",
        _K.BLOCKED,
        "a consent wall",
        answers.fixed("consent"),
    ),
    Recipe(
        "challenge",
        "/story/88125-challenge",
        "خبر خلف اختبار الروبوت",
        _K.BLOCKED,
        "a bot challenge, 403",
        answers.fixed("challenge", 403, Server="cloudflare", cf_mitigated="challenge"),
    ),
    Recipe(
        "provider-notice",
        "/story/88126-notice",
        "خبر يحجبه مزود الخدمة",
        _K.BLOCKED,
        "a provider's block notice answered with 200",
        answers.fixed("notice"),
    ),
    Recipe(
        "video",
        "/video/4411",
        "بالفيديو.. لحظة وصول أول قطار",
        _K.NOT_ARTICLE,
        "a video and a line",
        answers.page("video", "بالفيديو.. لحظة وصول أول قطار إلى المحطة الجديدة"),
    ),
    Recipe(
        "gallery",
        "/gallery/320",
        "بالصور.. ألوان الخريف في الجبل",
        _K.NOT_ARTICLE,
        "twelve pictures without a text",
        answers.page("gallery", "بالصور.. ألوان الخريف في الجبل"),
    ),
    Recipe(
        "persian",
        "/fa/news/77001",
        "گشایش موزه‌ای کوچک برای قالی‌بافان",
        _K.NOT_ARABIC,
        "Persian",
        answers.language("persian"),
    ),
    Recipe(
        "english",
        "/en/news/77002",
        "Harbour museum asks visitors to bring a smell from home",
        _K.NOT_ARABIC,
        "English",
        answers.language("english"),
    ),
    Recipe(
        "urdu",
        "/ur/news/77003",
        "پرانے شہر کی لائبریری میں",
        _K.NOT_ARABIC,
        "Urdu",
        answers.language("urdu"),
    ),
    Recipe(
        "kurdish",
        "/ku/news/77004",
        "کتێبخانەیەکی گەڕۆک بۆ گوندە شاخاوییەکان",
        _K.NOT_ARABIC,
        "Kurdish",
        answers.language("kurdish"),
    ),
    Recipe(
        "closed",
        "/closed/story-5512.html",
        "ملف خاص بالمشتركين",
        _K.FORBIDDEN,
        "robots.txt closes it",
        answers.page("closed", "مغلق"),
    ),
    Recipe(
        "429",
        "/story/88130-busy",
        "خبر مزدحم",
        _K.DUPLICATE,
        "429 with Retry-After, then a known article",
        answers.first_refused(429),
    ),
    Recipe(
        "503",
        "/story/88131-down",
        "خبر متعثر",
        _K.DUPLICATE,
        "503 with Retry-After, then a known article",
        answers.first_refused(503),
    ),
    Recipe(
        "redirect-same-host",
        "/old/12.html",
        "خبر انتقل داخل الموقع",
        _K.DUPLICATE,
        "moved to a known article of the site",
        answers.redirect(answers.same_host, 301),
    ),
    Recipe(
        "redirect-other-host",
        "/old/13.html",
        "خبر انتقل إلى موقع آخر",
        _K.DUPLICATE,
        "moved to another site's article",
        answers.redirect(answers.other_host),
    ),
    Recipe(
        "redirect-private",
        "/old/14.html",
        "خبر في شبكة داخلية",
        _K.FAILED,
        "redirect to a private address",
        answers.redirect(lambda outlet, outlets: "http://10.11.12.13/admin"),
    ),
    Recipe(
        "redirect-metadata",
        "/old/15.html",
        "خبر في خادم البيانات",
        _K.FAILED,
        "redirect to a cloud's metadata service",
        answers.redirect(lambda outlet, outlets: _META),
    ),
    Recipe(
        "redirect-loop",
        "/old/16.html",
        "خبر يدور في حلقة",
        _K.FAILED,
        "a redirect to itself",
        answers.redirect(lambda outlet, outlets: outlet.base + "/old/16.html"),
    ),
    Recipe(
        "redirect-scheme",
        "/old/17.html",
        "خبر في بروتوكول آخر",
        _K.FAILED,
        "redirect to a file address",
        answers.redirect(lambda outlet, outlets: "file:///etc/passwd"),
    ),
    Recipe(
        "login",
        "/member/story-3321",
        "تحليل للمشتركين",
        _K.NOT_ARTICLE,
        "a login page",
        answers.page("login", "تسجيل الدخول"),
    ),
    Recipe(
        "tag", "/tag/water", "المياه", _K.NOT_ARTICLE, "a tag's list", answers.page("tag", "المياه")
    ),
    Recipe(
        "search",
        "/search?q=wheat",
        "نتائج البحث",
        _K.NOT_ARTICLE,
        "search results",
        answers.page("search", "نتائج البحث"),
    ),
    Recipe(
        "empty",
        "/story/88140-empty",
        "وزارة النقل تعلن مواعيد جديدة لقطارات العيد",
        _K.EMPTY,
        "a headline whose body only a script would fetch",
        answers.empty,
    ),
)
