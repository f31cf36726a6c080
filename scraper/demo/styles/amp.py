"""AMP: ``<html amp>``, one style sheet, amp-img, amp-social-share, a NewsArticle in JSON-LD."""

from __future__ import annotations

from scraper.demo import calendars, furniture
from scraper.demo.bodies import Tags, body_html
from scraper.demo.dress import Sheet, Site, Style, dumps, links, slug
from scraper.demo.gold import Clock, Lead, Prints
from scraper.demo.story import Story
from scraper.demo.template import attribute, text


def _path(story: Story) -> str:
    return f"/{slug(story.headline, 8)}-{story.number}.html"


def _section_path(name: str, page: int) -> str:
    return f"/{name.replace(' ', '-')}" + (f"?page={page}" if page > 1 else "")


def _ld(sheet: Sheet) -> str:
    story, site = sheet.story, sheet.site
    return dumps(
        {
            "@context": "http://schema.org",
            "@type": "NewsArticle",
            "mainEntityOfPage": {"@type": "WebPage", "@id": sheet.url},
            "headline": story.headline[:110],
            "image": [sheet.image(i) for i in range(len(story.images))],
            "datePublished": sheet.iso,
            "dateModified": sheet.iso_modified,
            "author": {"@type": "Person", "name": sheet.authors}
            if len(story.authors) == 1
            else {"@type": "Organization", "name": site.publisher.name},
            "publisher": {
                "@type": "NewsMediaOrganization",
                "name": site.publisher.name,
                "logo": {"@type": "ImageObject", "url": site.base + "/logo-amp.png"},
            },
            "description": story.lead or story.texts[0][:140],
        },
        ascii_only=True,
    )


def _images(sheet: Sheet) -> str:
    out = []
    for i, picture in enumerate(sheet.story.images):
        credit = f'<small class="credit">{text(picture.credit)}</small>' if picture.credit else ""
        out.append(
            f'<figure><amp-img src="{sheet.image(i)}" width="800" height="450" '
            f'layout="responsive" alt="{attribute(sheet.story.headline)}"></amp-img>'
            f'<figcaption><span class="cap">{text(picture.caption or "")}</span>{credit}'
            "</figcaption></figure>"
        )
    return "\n".join(out)


def _slots(sheet: Sheet) -> dict[str, str]:
    story, site = sheet.story, sheet.site
    day = story.published
    return {
        "headline": text(story.headline),
        "url": sheet.url,
        "ld": _ld(sheet),
        "date": f"{site.long_date(day.date())} - {day:%H:%M}",
        "authors": f'<p class="author">{text(sheet.authors)}</p>' if story.authors else "",
        "crumbs": " / ".join(
            f'<a href="{attribute(site.link(_section_path(n, 1)))}">{text(n)}</a>'
            for n in story.section
        ),
        "lead": f'<h2 class="chapo">{text(story.lead)}</h2>' if story.lead else "",
        "images": _images(sheet),
        "body": body_html(
            sheet,
            Tags(
                subhead="<h3>{}</h3>",
                joint="\n<p>&nbsp;</p>\n",
            ),
            {
                2: '<div class="also"><b>قد يهمك أيضا :</b> '
                + links(sheet.related[:1], '<a href="{url}">{title}</a>')
                + '</div><amp-ad width="300" height="250" type="doubleclick" '
                'data-slot="/1/atlas/amp"></amp-ad>'
            },
        ),
        "tags": "".join(
            f'<a class="hash" href="{attribute(site.link("/tag/" + t))}">{text(t)}</a>'
            for t in story.tags
        ),
        "related": links(
            sheet.related[:4],
            '<li><a href="{url}"><amp-img src="/t.jpg" width="90" height="60"></amp-img>{title}</a>'
            "<time>{day}</time></li>",
        ),
        "clock": calendars.clock12(day, "صباحا", "مساء"),
    }


def _furniture(site: Site) -> dict[str, str]:
    return {
        **furniture.masthead(site),
        "css": furniture.css("amp", 300, 61),
        "menu": furniture.menu(site, STYLE, '<li><a href="{url}">{name}</a></li>'),
        "popular": furniture.dated(
            site, site.popular, '<li><a href="{url}">{title}</a> <time>{date}</time></li>'
        ),
        "cookies": furniture.phrase("cookies"),
        "disclaimer": furniture.phrase("disclaimer"),
    }


STYLE = Style(
    name="amp",
    template="amp.html",
    prints=Prints(
        lead=Lead.APART, dateline="{places}: {agency} - ", modified=Clock.OFFSET, restates=True
    ),
    path=_path,
    section_path=_section_path,
    slots=_slots,
    furniture=_furniture,
    printed=Clock.LOCAL,
    number=r"-(\d+)\.html",
    sources=frozenset({"sitemap", "listing"}),
    pager="next",
    headers={"Content-Type": "text/html; charset=utf-8", "Server": "cloudflare"},
    image_path="/files/",
    never=("قد يهمك أيضا", "ملفات تعريف الارتباط", "الآراء المنشورة", "الأكثر تصفحا"),
)
