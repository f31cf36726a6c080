"""Blogger: hentry microformats, the body in one div with separator images, an Atom feed."""

from __future__ import annotations

from collections.abc import Callable

from scraper.demo import calendars, furniture
from scraper.demo.bodies import Tags, body_html
from scraper.demo.dress import Sheet, Site, Style, links
from scraper.demo.gold import Lead, Prints
from scraper.demo.story import Story
from scraper.demo.template import attribute, text


def _path(story: Story) -> str:
    return f"/{story.published:%Y/%m}/blog-post_{story.number}.html"


def _section_path(name: str, page: int) -> str:
    tail = f"&start={20 * (page - 1)}" if page > 1 else ""
    return f"/search/label/{name}?max-results=20{tail}"


def _images(sheet: Sheet) -> str:
    out = []
    for i, picture in enumerate(sheet.story.images):
        link = f'<a href="{sheet.image(i)}" style="margin-left: 1em; margin-right: 1em;">'
        image = f'<img border="0" height="426" src="{sheet.image(i)}" width="640" /></a>'
        if picture.caption is None:
            out.append(
                f'<div class="separator" style="clear: both; text-align:'
                f' center;">{link}{image}</div>'
            )
        else:
            out.append(
                '<table align="center" cellpadding="0" cellspacing="0" '
                'class="tr-caption-container"><tbody><tr><td style="text-align: center;">'
                f'{link}{image}</td></tr><tr><td class="tr-caption" style="text-align: center;">'
                f"{text(picture.caption)}</td></tr></tbody></table>"
            )
    return "\n".join(out)


def _spaced(value: str) -> str:
    """As its editor leaves it: a no-break space after each full stop, a stray mark before words."""
    return text(value).replace(". ", ".&nbsp; ").replace(" «", " &#8207;«")


_CLEAN: Callable[[str], str] = _spaced


def _slots(sheet: Sheet) -> dict[str, str]:
    site, story = sheet.site, sheet.story
    day = story.published
    return {
        "headline": text(story.headline),
        "headline_attribute": attribute(story.headline),
        "url": sheet.url,
        "number": str(8_000_000_000_000_000 + story.number),
        "iso": sheet.iso,
        "date": site.long_date(day.date()),
        "time": calendars.clock12(day),
        "authors": text(sheet.authors),
        "images": _images(sheet),
        "body": body_html(
            sheet,
            Tags(
                paragraph='<div style="text-align: justify;"><span style="font-size: large;">{}'
                "</span></div>",
                verse='<div style="text-align: center;"><span style="font-size: large;">{}'
                "</span></div>",
                joint='\n<div style="text-align: justify;"><span style="font-size: large;"><br />'
                "</span></div>\n",
            ),
            clean=_CLEAN,
        ),
        "labels": "\n".join(
            f'<a href="{attribute(site.link(_section_path(n, 1)))}" rel="tag">{text(n)}</a>'
            for n in story.section
        ),
        "related": links(sheet.related[:3], '<li><a href="{url}">{title}</a></li>'),
    }


def _furniture(site: Site) -> dict[str, str]:
    return {
        **furniture.masthead(site),
        "css": furniture.css("blog", 120, 19),
        "config": furniture.config("blogger", 20, 23),
        "menu": furniture.menu(site, STYLE, '<li><a href="{url}">{name}</a></li>'),
        "popular": furniture.dated(
            site,
            site.popular,
            '<li><div class="item-title"><a href="{url}">{title}</a></div>'
            '<div class="item-snippet">{date}</div></li>',
        ),
        "network": furniture.dated(
            site, site.network, '<li><a href="{url}" target="_blank">{title}</a></li>'
        ),
        "comments": furniture.comments(
            site,
            '<li class="comment"><div class="comment-block"><div class="comment-header">'
            '<cite class="user">{name}</cite><span class="datetime secondary-text">{date}</span>'
            '</div><p class="comment-content">{text}</p></div></li>',
        ),
    }


STYLE = Style(
    name="blogger",
    template="blogger.html",
    prints=Prints(lead=Lead.NONE, tags=False, credits=False),
    path=_path,
    section_path=_section_path,
    slots=_slots,
    furniture=_furniture,
    number=r"/blog-post_(\d+)\.html",
    sources=frozenset({"feed", "sitemap"}),
    feed="/feeds/posts/default",
    feed_kind="atom",
    archive="month",
    pager="next",
    headers={"Content-Type": "text/html; charset=UTF-8", "Server": "GSE"},
    image_path="/img/b/",
    never=("قد يعجبك أيضا", "يتم التشغيل بواسطة", "إرسال تعليق", "أرشيف المدونة"),
)
