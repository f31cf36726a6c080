"""ASP.NET WebForms: one form around the page, the body one block of single breaks, a Hijri line."""

from __future__ import annotations

import base64
import random

from scraper.demo import calendars, furniture
from scraper.demo.bodies import Tags, body_html
from scraper.demo.dress import Sheet, Site, Style, links
from scraper.demo.gold import Clock, Lead, Prints
from scraper.demo.story import Story
from scraper.demo.template import attribute, text


def _path(story: Story) -> str:
    return f"/pages/news_details.aspx?News_ID={story.number}"


def _section_path(name: str, page: int) -> str:
    return f"/pages/news.aspx?Cat={name}" + (f"&Page={page}" if page > 1 else "")


def _view_state(seed: int, size: int) -> str:
    """What WebForms keeps in its hidden field: kilobytes that mean nothing to a reader."""
    draw = random.Random(seed)  # noqa: S311 - furniture, no secret
    return base64.b64encode(draw.randbytes(size)).decode("ascii")


def _printed(story: Story) -> str:
    day = story.published
    year, month, in_month = calendars.hijri(day.date())
    return (
        f"{calendars.weekday(day)} {in_month:02}/{month:02}/{year} هـ - "
        f"الموافق {day:%d/%m/%Y} م - الساعة {day:%H:%M}"
    )


def _slots(sheet: Sheet) -> dict[str, str]:
    site, story = sheet.site, sheet.story
    picture = story.images[0] if story.images else None
    return {
        "headline": text(story.headline),
        "date": _printed(story),
        "path": attribute(_path(story)),
        "sections": "".join(
            f'<a id="ctl00_lnk{i}" href="{attribute(site.link(_section_path(n, 1)))}">{text(n)}</a>'
            for i, n in enumerate(story.section)
        ),
        "author": f'<span id="ctl00_lblWriter" class="writer">المحرر: {text(sheet.authors)}</span>'
        if story.authors
        else "",
        "image": f'<img id="ctl00_imgNews" class="newsimg" src="{sheet.image()}" '
        f'style="border-width:0px;" /><span id="ctl00_lblImg" class="imgtitle">'
        f"{text(picture.caption or '')}</span>"
        if picture
        else "",
        "body": body_html(
            sheet,
            Tags(
                paragraph="{}",
                subhead="<strong>{}</strong>",
                item="{}",
                items="{}",
                quote="{}",
                question="<strong>{}</strong>",
                verse="{}",
                clock="{}",
                cell="{}<br />",
                row="{}",
                table="{}",
                joint="<br />\r\n",
                first="{dateline}",
            ),
        ),
        "view_state": _view_state(story.number, 6000),
        "related": links(
            sheet.related[:3],
            '<tr><td><a class="other" href="{url}">{title}</a> <span>{day}</span></td></tr>',
        ),
    }


def _furniture(site: Site) -> dict[str, str]:
    return {
        **furniture.masthead(site),
        "hijri_today": calendars.hijri_long(site.today),
        "menu": furniture.menu(
            site,
            STYLE,
            '<td class="menucell"><a class="ctl00_Menu1_1" href="{url}">{name}</a></td>',
        ),
        "popular": furniture.dated(
            site,
            site.popular,
            '<tr><td class="most"><a href="{url}">{title}</a><div class="d">{date}</div></td></tr>',
        ),
        "network": furniture.dated(
            site, site.network, '<tr><td><a href="{url}">{title}</a></td></tr>'
        ),
        "poll": furniture.poll(
            '<div id="ctl00_poll"><p class="bigtitle">{question}</p>{options}</div>',
            '<input type="radio" name="ctl00$poll" /><label>{option}</label><br />',
        ),
    }


STYLE = Style(
    name="webforms",
    template="webforms.html",
    prints=Prints(
        lead=Lead.NONE,
        dateline="{places} – {agency} : ",
        published=Clock.LOCAL,
        tags=False,
        images=1,
        credits=False,
        canonical=False,
    ),
    path=_path,
    section_path=_section_path,
    slots=_slots,
    furniture=_furniture,
    printed=Clock.LOCAL,
    number=r"/news_details\.aspx\?.*\bNews_ID=(\d+)",
    sources=frozenset({"listing"}),
    validators="none",
    pager="numbers",
    headers={
        "Content-Type": "text/html; charset=utf-8",
        "Server": "Microsoft-IIS/8.5",
        "X-AspNet-Version": "4.0.30319",
        "Cache-Control": "private",
    },
    image_path="/",
    never=("إرسال لصديق", "جميع الحقول مطلوبة", "القائمة الرئيسية", "الأكثر اطلاعاً"),
)
