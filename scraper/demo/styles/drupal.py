"""Drupal: RDFa and schema.org microdata in field wrappers, no JSON-LD, views as blocks."""

from __future__ import annotations

from scraper.demo import calendars, furniture
from scraper.demo.bodies import Tags, body_html
from scraper.demo.dress import Sheet, Site, Style, links
from scraper.demo.gold import Clock, Lead, Prints
from scraper.demo.story import Story
from scraper.demo.template import attribute, text

_RELATED = """<div class="embedded-entity align-center"><div class="block-related-inline">
<span class="block-related-inline__label">موضوعات متعلقة</span>{}</div></div>"""


def _path(story: Story) -> str:
    return f"/ar/news/{story.number}"


def _section_path(name: str, page: int) -> str:
    return f"/ar/section/{name.replace(' ', '-')}" + (f"?page={page - 1}" if page > 1 else "")


def _images(sheet: Sheet) -> str:
    out = []
    for i, picture in enumerate(sheet.story.images):
        credit = f'<div class="field--name-field-credit">{text(picture.credit or "")}</div>'
        out.append(
            '<div class="field field--name-field-media-image field__item">'
            f'<img loading="eager" src="{sheet.image(i)}" width="870" height="489" '
            f'alt="{attribute(picture.caption or "")}" typeof="foaf:Image" itemprop="image" />'
            f'<div class="field--name-field-caption">{text(picture.caption or "")}</div>'
            f"{credit if picture.credit else ''}</div>"
        )
    return "\n".join(out)


def _pager(sheet: Sheet) -> str:
    pages = len(sheet.story.pages)
    if pages == 1:
        return ""
    items = "".join(
        f'<li class="pager__item"><a href="{sheet.url}?page={i}">{i + 1}</a></li>'
        for i in range(1, pages)
    )
    return (
        '<nav class="pager" role="navigation"><h4 class="visually-hidden">ترقيم الصفحات</h4>'
        f'<ul class="pager__items"><li class="pager__item is-active">1</li>{items}'
        f'<li class="pager__item--next">'
        f'<a rel="next" href="{sheet.url}?page=1">الصفحة التالية ‹</a>'
        "</li></ul></nav>"
    )


def _slots(sheet: Sheet) -> dict[str, str]:
    site, story = sheet.site, sheet.story
    day = story.published
    printed = f"{site.long_date(day.date())} - {calendars.clock12(day)}"
    changed = story.modified
    related = links(sheet.related[2:4], '<a href="{url}" hreflang="ar">{title}</a>')
    return {
        "headline": text(story.headline),
        "headline_attribute": attribute(story.headline),
        "number": str(story.number),
        "url": sheet.url,
        "iso": sheet.iso,
        "date": printed,
        "changed": f'<div class="node__changed">آخر تحديث: {site.long_date(changed.date())} - '
        f"{calendars.clock12(changed)}</div>"
        f'<meta itemprop="dateModified" content="{changed.isoformat()}" />'
        if changed
        else "",
        "crumbs": "\n".join(
            f'<li><a href="{attribute(site.link(_section_path(n, 1)))}">{text(n)}</a></li>'
            for n in story.section
        ),
        "authors": "".join(
            f'<span itemprop="author" itemscope itemtype="https://schema.org/Person">كتب: '
            f'<span itemprop="name">{text(a)}</span></span>'
            for a in story.authors
        ),
        "lead": '<div class="field field--name-field-lead field--type-string-long">'
        f'<div class="field__item">{text(sheet.lead)}</div></div>'
        if sheet.lead
        else "",
        "images": _images(sheet),
        "body": body_html(
            sheet,
            Tags(
                subhead="<h3><strong>{}</strong></h3>",
                question="<h4>{}</h4>",
                first="<strong>{dateline}</strong>",
            ),
            {3: _RELATED.format(related)},
        ),
        "pager": _pager(sheet),
        "next": f'<link rel="next" href="{sheet.url}?page=1" />' if len(story.pages) > 1 else "",
        "tags": "\n".join(
            f'<div class="field__item"><a href="{attribute(site.link("/ar/tags/" + t))}" '
            f'property="schema:keywords" hreflang="ar">{text(t)}</a></div>'
            for t in story.tags
        ),
        "related": links(
            sheet.related[:4],
            '<div class="views-row"><div class="views-field-title">'
            '<a href="{url}">{title}</a></div>'
            '<div class="views-field-created">{day}</div></div>',
        ),
    }


def _furniture(site: Site) -> dict[str, str]:
    return {
        **furniture.masthead(site),
        "css": furniture.css("block", 150, 3),
        "config": furniture.config("drupalSettings", 70, 5),
        "menu": furniture.menu(
            site,
            STYLE,
            '<li class="menu-item"><a href="{url}" data-drupal-link-system-path="">{name}</a></li>',
        ),
        "popular": furniture.dated(
            site,
            site.popular,
            '<div class="views-row"><span class="views-field-counter"></span>'
            '<a href="{url}">{title}'
            '</a><time class="datetime">{date}</time></div>',
        ),
        "network": furniture.dated(
            site, site.network, '<div class="views-row"><a href="{url}">{title}</a></div>'
        ),
        "poll": furniture.poll(
            '<form class="poll-view-form"><div class="poll-question">{question}</div>{options}'
            '<input type="submit" value="صوّت" /></form>',
            '<div class="form-item"><input type="radio" name="choice" />'
            "<label>{option}</label></div>",
        ),
        "google_news": furniture.phrase("google_news"),
        "cookies": furniture.phrase("cookies"),
    }


STYLE = Style(
    name="drupal",
    template="drupal.html",
    prints=Prints(lead=Lead.REPEATED, dateline="{places} - {agency}: ", modified=Clock.OFFSET),
    path=_path,
    section_path=_section_path,
    slots=_slots,
    furniture=_furniture,
    printed=Clock.LOCAL,
    number=r"/ar/(?:news|node|print/node)/(\d+)",
    sources=frozenset({"feed", "listing"}),
    feed="/ar/rss.xml",
    validators="modified",
    pager="next",
    headers={
        "Content-Type": "text/html; charset=UTF-8",
        "X-Generator": "Drupal 10 (https://www.drupal.org)",
        "Content-Language": "ar",
    },
    image_path="/sites/default/files/styles/870x489/public/",
    never=("موضوعات متعلقة", "Google News", "ملفات تعريف الارتباط", "الأكثر قراءة", "صوّت"),
)
