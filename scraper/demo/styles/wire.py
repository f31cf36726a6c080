"""A national wire agency's plain page: a dateline with a day, the body in bare paragraphs."""

from __future__ import annotations

from scraper.demo import furniture
from scraper.demo.bodies import Tags, body_html
from scraper.demo.dress import Sheet, Site, Style, clock24, links
from scraper.demo.gold import Clock, Lead, Prints
from scraper.demo.story import Story
from scraper.demo.template import attribute, text


def _path(story: Story) -> str:
    return f"/Include/InnerPage.jsp?ID={story.number}&lang=ar&name=news"


def _section_path(name: str, page: int) -> str:
    return f"/Include/Main.jsp?cat={name}&lang=ar" + (f"&p={page}" if page > 1 else "")


def _slots(sheet: Sheet) -> dict[str, str]:
    site, story = sheet.site, sheet.story
    day = story.published
    return {
        "headline": text(story.headline),
        "date": f"{site.long_date(day.date())} {clock24(day)}",
        "section": " - ".join(
            f'<a href="{attribute(site.link(_section_path(n, 1)))}">{text(n)}</a>'
            for n in story.section
        ),
        "body": body_html(
            sheet, Tags(paragraph="<p>\n{}\n</p>", subhead="<p><b>{}</b></p>", joint="\n\n")
        ),
        "stamp": f"{day:%d/%m/%Y %H:%M:%S}",
        "related": links(sheet.related[:5], '<li><a href="{url}">{title}</a></li>'),
    }


def _optional(sheet: Sheet) -> tuple[str, ...]:
    # the agency's sign-off and the desk's stamp close the body; neither belongs to the story
    return f"--({sheet.site.publisher.short})", f"{sheet.story.published:%d/%m/%Y %H:%M:%S}"


def _furniture(site: Site) -> dict[str, str]:
    return {
        **furniture.masthead(site),
        "short": text(site.publisher.short),
        "css": furniture.css("jnews", 50, 67),
        "menu": furniture.menu(site, STYLE, '<td class="m"><a href="{url}">{name}</a></td>'),
        "popular": furniture.dated(
            site, site.popular, '<li><a href="{url}">{title}</a><br/><i>{date}</i></li>'
        ),
    }


STYLE = Style(
    name="wire",
    template="wire.html",
    prints=Prints(
        lead=Lead.NONE,
        dateline="{places} {date} ({agency})- ",
        published=Clock.LOCAL,
        authors=False,
        tags=False,
        images=0,
        canonical=False,
    ),
    path=_path,
    section_path=_section_path,
    slots=_slots,
    furniture=_furniture,
    printed=Clock.LOCAL,
    number=r"InnerPage\.jsp\?(?:.*&)?ID=(\d+)",
    sources=frozenset({"feed", "listing"}),
    validators="modified",
    optional=_optional,
    headers={"Content-Type": "text/html;charset=UTF-8", "Server": "Apache-Coyote/1.1"},
    never=("آخر الأخبار", "جميع حقوق النشر", "خدمة المشتركين"),
)
