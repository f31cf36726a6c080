"""A modern portal: utility class names, divs for paragraphs, link boxes between them."""

from __future__ import annotations

from scraper.demo import furniture
from scraper.demo.bodies import Tags, body_html
from scraper.demo.dress import Sheet, Site, Style, clock24, dumps, links, slug
from scraper.demo.gold import Clock, Lead, Prints
from scraper.demo.story import Story
from scraper.demo.template import attribute, text

_P = "mb-6 text-lg md:text-xl leading-9 text-gray-900 dark:text-gray-100"
_BOX = (
    '<div class="my-8 flex flex-col gap-3 rounded-xl border-r-4 border-red-600 bg-gray-50 p-5">'
    '<div class="text-sm font-bold text-red-700">{label}</div>{links}</div>'
)
_LINK = (
    '<a class="flex items-center gap-4 hover:underline" href="{url}">'
    '<div class="text-base font-semibold leading-7">{title}</div></a>'
)


def _path(story: Story) -> str:
    return f"/{slug(story.section[0])}/{slug(story.headline, 10)}-{story.number}"


def _section_path(name: str, page: int) -> str:
    return f"/{slug(name)}" + (f"?page={page}" if page > 1 else "")


def _ld(sheet: Sheet) -> str:
    story, site = sheet.story, sheet.site
    return dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": story.headline,
            "image": [sheet.image(i) for i in range(len(story.images))],
            "datePublished": sheet.iso,
            "dateModified": sheet.iso_modified,
            "author": [
                {"@type": "Person", "name": name, "url": site.link(f"/author/{slug(name)}")}
                for name in story.authors
            ],
            "publisher": {"@type": "Organization", "name": site.publisher.name},
            "isAccessibleForFree": True,
        }
    )


def _figures(sheet: Sheet) -> str:
    out = []
    for i, picture in enumerate(sheet.story.images):
        credit = (
            f'<span class="ml-2 text-xs text-gray-400">{text(picture.credit)}</span>'
            if picture.credit
            else ""
        )
        out.append(
            '<div class="relative mb-8 overflow-hidden rounded-2xl">'
            f'<img class="aspect-video w-full object-cover" src="{sheet.image(i)}" alt="">'
            f'<div class="mt-2 flex text-sm text-gray-500"><span>{text(picture.caption or "")}'
            f"</span>{credit}</div></div>"
        )
    return "\n".join(out)


def _slots(sheet: Sheet) -> dict[str, str]:
    site, story = sheet.site, sheet.story
    moment = story.published
    return {
        "headline": text(story.headline),
        "headline_attribute": attribute(story.headline),
        "url": sheet.url,
        "iso": sheet.iso,
        "iso_modified": sheet.iso_modified,
        "ld": _ld(sheet),
        "date": f"{site.long_date(moment.date())}، {clock24(moment)}",
        "crumbs": "".join(
            '<span class="text-gray-300">/</span>'
            f'<a class="text-red-700" href="{attribute(site.link(_section_path(n, 1)))}">{text(n)}'
            "</a>"
            for n in story.section
        ),
        "authors": "".join(
            f'<a class="font-semibold" rel="author" '
            f'href="{attribute(site.link("/author/" + slug(a)))}">{text(a)}</a>'
            for a in story.authors
        ),
        "lead": f'<div class="mb-8 text-2xl font-bold leading-10">{text(story.lead)}</div>'
        if story.lead
        else "",
        "figures": _figures(sheet),
        "body": body_html(
            sheet,
            Tags(
                paragraph=f'<div class="{_P}">{{}}</div>',
                subhead='<div class="mb-4 mt-10 text-2xl font-black">{}</div>',
                item='<div class="mb-2 flex text-lg">{}</div>',
                items='<div class="mb-6 pr-6">{}</div>',
                quote='<div class="my-8 border-r-4 pr-6 text-xl italic">{}</div>',
                question=f'<div class="{_P} font-bold">{{}}</div>',
                verse=f'<div class="{_P} text-center">{{}}</div>',
                clock='<div class="text-xs text-gray-500">{}</div>',
                cell='<div class="w-1/2 p-3">{}</div>',
                row='<div class="flex border-b">{}</div>',
                table='<div class="my-6">{}</div>',
                first='<span class="font-bold">{dateline}</span>',
            ),
            {
                1: _BOX.format(label="إقرأ أيضا", links=links(sheet.related[:1], _LINK)),
                3: _BOX.format(label="قد يهمك", links=links(sheet.related[1:3], _LINK)),
            },
        ),
        "tags": "".join(
            f'<a class="rounded-full bg-gray-100 px-4 py-1 text-sm" '
            f'href="{attribute(site.link("/tag/" + slug(t)))}">{text(t)}</a>'
            for t in story.tags
        ),
        "related": links(
            sheet.related,
            '<div class="w-full md:w-1/3"><a href="{url}"><div class="text-lg font-bold">{title}'
            '</div></a><div class="text-xs text-gray-400">{day}</div></div>',
        ),
    }


def _furniture(site: Site) -> dict[str, str]:
    return {
        **furniture.masthead(site),
        "css": furniture.css("tw", 330, 89),
        "config": furniture.config("madar", 90, 97),
        "menu": furniture.menu(
            site, STYLE, '<a class="px-3 py-2 text-sm font-bold" href="{url}">{name}</a>'
        ),
        "popular": furniture.dated(
            site,
            site.popular,
            '<div class="flex gap-4 border-b py-3">'
            '<a class="font-semibold" href="{url}">{title}</a>'
            '<div class="text-xs">{date}</div></div>',
        ),
        "network": furniture.dated(
            site, site.network, '<a class="block py-2 text-sm" href="{url}">{title}</a>'
        ),
        "app": furniture.phrase("app"),
        "google_news": furniture.phrase("google_news"),
        "poll": furniture.poll(
            '<div class="rounded-xl bg-gray-50 p-4"><div class="font-bold">{question}</div>'
            "{options}</div>",
            '<div class="flex gap-2"><input type="radio"><div>{option}</div></div>',
        ),
    }


STYLE = Style(
    name="utility",
    template="utility.html",
    prints=Prints(
        lead=Lead.APART,
        dateline="{places} – {agency}: ",
        modified=Clock.OFFSET,
        restates=True,
    ),
    path=_path,
    section_path=_section_path,
    slots=_slots,
    furniture=_furniture,
    printed=Clock.LOCAL,
    number=r"-(\d+)(?:/?$|\?|/amp)",
    sources=frozenset({"feed", "sitemap"}),
    feed="/rss",
    validators="etag",
    pager="more",
    headers={
        "Content-Type": "text/html; charset=utf-8",
        "Server": "cloudflare",
        "Cache-Control": "public, max-age=60",
    },
    image_path="/storage/images/",
    never=("إقرأ أيضا", "قد يهمك", "حمّل تطبيقنا", "Google News", "الأكثر قراءة"),
)
