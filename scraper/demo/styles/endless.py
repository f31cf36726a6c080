"""A daily whose reader never ends: below the article the next one is already on the page."""

from __future__ import annotations

from scraper.demo import furniture
from scraper.demo.bodies import Tags, body_html
from scraper.demo.dress import Sheet, Site, Style, clock24, dumps, links, slug
from scraper.demo.gold import Clock, Lead, Prints
from scraper.demo.story import Story
from scraper.demo.template import attribute, text

_TAGS = Tags(
    paragraph='<p class="txt">{}</p>',
    subhead='<h2 class="subtitle">{}</h2>',
    table='<div class="tbl-wrap"><table class="tbl">{}</table></div>',
)


def _path(story: Story) -> str:
    return f"/article/{story.number}/{slug(story.headline, 8)}"


def _section_path(name: str, page: int) -> str:
    return f"/section/{name}" + (f"/{page}" if page > 1 else "")


def _ld(sheet: Sheet, story: Story) -> str:
    url = sheet.site.link(_path(story))
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": url,
        "url": url,
        "headline": story.headline,
        "datePublished": story.published.isoformat(),
        "articleSection": story.section[-1],
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "Organization", "name": sheet.site.publisher.name},
    }
    if story.modified:
        data["dateModified"] = story.modified.isoformat()
    return f'<script type="application/ld+json">{dumps(data)}</script>'


def _figure(sheet: Sheet) -> str:
    out = []
    for i, picture in enumerate(sheet.story.images):
        credit = f' <em class="photo-by">({text(picture.credit)})</em>' if picture.credit else ""
        out.append(
            f'<div class="main-media"><picture><img src="{sheet.image(i)}" alt=""></picture>'
            f'<p class="media-caption">{text(picture.caption or "")}{credit}</p></div>'
        )
    return "\n".join(out)


def _next(sheet: Sheet) -> str:
    story = sheet.following
    if story is None:
        return ""
    site = sheet.site
    lead = f'<div class="deck">{text(story.lead)}</div>' if story.lead else ""
    body = "\n".join(_TAGS.paragraph.format(text(t)) for t in story.texts)
    return (
        f'<div class="article-sep"><span>المقال التالي</span></div>'
        f'<article class="article-item" data-next="1" data-url="{site.link(_path(story))}">'
        f"{_ld(sheet, story)}"
        f'<div class="article-sec">{text(story.section[-1])}</div>'
        f'<h1 class="article-title">{text(story.headline)}</h1>'
        f'<div class="article-info"><span class="by">{text("، ".join(story.authors))}</span>'
        f'<span class="on">{site.long_date(story.published.date())}</span></div>'
        f'{lead}<div class="article-body">{body}</div></article>'
    )


def _banned(sheet: Sheet) -> tuple[str, ...]:
    following = sheet.following
    return () if following is None else (following.headline, following.texts[-1])


def _slots(sheet: Sheet) -> dict[str, str]:
    site, story = sheet.site, sheet.story
    moment = story.published
    changed = story.modified
    return {
        "headline": text(story.headline),
        "headline_attribute": attribute(story.headline),
        "url": sheet.url,
        "ld": _ld(sheet, story),
        "date": f"{site.long_date(moment.date())} - {site.digits(clock24(moment))}",
        "changed": f'<span class="upd">آخر تحديث {site.long_date(changed.date())} - '
        f"{site.digits(clock24(changed))}</span>"
        if changed
        else "",
        "sections": "".join(
            f'<li><a href="{attribute(site.link(_section_path(n, 1)))}">{text(n)}</a></li>'
            for n in story.section
        ),
        "authors": "".join(f'<a class="by" href="#">{text(a)}</a>' for a in story.authors),
        "lead": f'<div class="deck">{text(story.lead)}</div>' if story.lead else "",
        "figure": _figure(sheet),
        "body": body_html(
            sheet,
            _TAGS,
            {
                1: '<div class="in-read" data-ad="mid"></div>',
                3: '<aside class="read-more-box"><h5>مقالات مرتبطة</h5>'
                + links(sheet.related[3:5], '<a href="{url}">{title}</a>')
                + "</aside>",
            },
        ),
        "tags": "".join(
            f'<li><a href="{attribute(site.link("/tag/" + t))}">{text(t)}</a></li>'
            for t in story.tags
        ),
        "next": _next(sheet),
    }


def _furniture(site: Site) -> dict[str, str]:
    return {
        **furniture.masthead(site),
        "year": site.digits(str(site.today.year)),
        "css": furniture.css("mn", 240, 71),
        "config": furniture.config("minbar", 50, 73),
        "menu": furniture.menu(site, STYLE, '<li><a href="{url}">{name}</a></li>'),
        "popular": furniture.dated(
            site,
            site.popular,
            '<div class="most"><a href="{url}"><h4>{title}</h4></a><span>{date}</span></div>',
        ),
        "network": furniture.dated(site, site.network, '<li><a href="{url}">{title}</a></li>'),
        "newsletter": furniture.phrase("newsletter"),
    }


STYLE = Style(
    name="endless",
    template="endless.html",
    prints=Prints(lead=Lead.APART, dateline="{places} - {agency} | ", modified=Clock.OFFSET),
    path=_path,
    section_path=_section_path,
    slots=_slots,
    furniture=_furniture,
    appends=True,
    printed=Clock.LOCAL,
    number=r"/article/(\d+)(?:/|$|\?)",
    feed="/rss",
    archive="day",
    pager="more",
    image_path="/uploads/",
    never=("مقالات مرتبطة", "المقال التالي", "اشترك في النشرة", "الأكثر قراءة"),
    banned=_banned,
)
