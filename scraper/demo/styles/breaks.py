"""A portal's own PHP: the body in one div, paragraphs made only with ``<br><br>``."""

from __future__ import annotations

from scraper.demo import furniture
from scraper.demo.bodies import Tags, body_html
from scraper.demo.dress import Sheet, Site, Style, clock24, links
from scraper.demo.gold import Clock, Lead, Prints
from scraper.demo.story import Story
from scraper.demo.template import attribute, text


def _path(story: Story) -> str:
    return f"/news/{story.number}.html"


def _section_path(name: str, page: int) -> str:
    return f"/cat/{name}" + (f"/{page}" if page > 1 else "")


def _slots(sheet: Sheet) -> dict[str, str]:
    site, story = sheet.site, sheet.story
    day = story.published
    picture = story.images[0] if story.images else None
    return {
        "headline": text(story.headline),
        "headline_attribute": attribute(story.headline),
        "description": attribute(story.texts[0][:160]),
        "url": sheet.url,
        "date": f"{site.long_date(day.date())} | {clock24(day)}",
        "crumbs": "".join(
            f'<a href="{attribute(site.link(_section_path(n, 1)))}">{text(n)}</a>'
            for n in story.section
        ),
        "og_image": f'<meta property="og:image" content="{sheet.image()}">' if picture else "",
        "image": f'<div class="news-img"><img src="{sheet.image()}" '
        f'alt="{attribute(story.headline)}"><div class="img-desc">{text(picture.caption or "")}'
        "</div></div>"
        if picture
        else "",
        "author": f'<div class="writer">بقلم: <b>{text(sheet.authors)}</b></div>'
        if story.authors
        else "",
        "body": body_html(
            sheet,
            Tags(
                paragraph="{}",
                subhead="<b>{}</b>",
                quote="<i>{}</i>",
                question="<b>{}</b>",
                verse="{}",
                clock="<u>{}</u>",
                item="{}",
                items="{}",
                cell="{}<br><br>",
                row="{}",
                table="{}",
                joint="<br>\n<br>\n",
                first="<b>{dateline}</b>",
            ),
            {
                2: '<div class="inner-ad"><span>إعلان</span><ins class="adsbygoogle"></ins></div>'
                + '<div class="read-also">إقرأ أيضا: '
                + links(sheet.related[1:2], '<a href="{url}">{title}</a>')
                + "</div>"
            },
        ),
        "tags": " ".join(
            f'<a class="tag" href="{attribute(site.link("/tags/" + t))}">#{text(t)}</a>'
            for t in story.tags
        ),
        "related": links(
            sheet.related[:4],
            '<div class="rel-item"><a href="{url}"><h4>{title}</h4></a><span>{day}</span></div>',
        ),
    }


def _furniture(site: Site) -> dict[str, str]:
    return {
        **furniture.masthead(site),
        "css": furniture.css("nx", 100, 41),
        "config": furniture.config("sada", 40, 43),
        "menu": furniture.menu(site, STYLE, '<li><a href="{url}">{name}</a></li>'),
        "popular": furniture.dated(
            site,
            site.popular,
            '<div class="most-item"><a href="{url}">{title}</a><small>{date}</small></div>',
        ),
        "network": furniture.dated(
            site, site.network, '<div class="partner"><a href="{url}">{title}</a></div>'
        ),
        "telegram": furniture.phrase("telegram"),
        "app": furniture.phrase("app"),
        "poll": furniture.poll(
            '<div class="vote"><h4>{question}</h4>{options}</div>',
            '<label><input type="radio" name="v">{option}</label>',
        ),
    }


STYLE = Style(
    name="breaks",
    template="breaks.html",
    prints=Prints(
        lead=Lead.NONE,
        dateline="{places}/ {agency} ",
        published=Clock.LOCAL,
        images=1,
        credits=False,
        canonical=False,
    ),
    path=_path,
    section_path=_section_path,
    slots=_slots,
    furniture=_furniture,
    printed=Clock.LOCAL,
    number=r"/news/(\d+)\.html",
    sources=frozenset({"listing"}),
    validators="none",
    archive="day",
    pager="numbers",
    headers={"Content-Type": "text/html; charset=utf-8", "Server": "nginx"},
    image_path="/",
    never=("إقرأ أيضا", "تابعونا على تلغرام", "حمّل تطبيقنا", "عدد المشاهدات"),
)
