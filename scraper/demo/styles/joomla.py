"""An old Joomla: table layout with content classes, windows-1256 under a wrong charset."""

from __future__ import annotations

from scraper.demo import calendars, furniture
from scraper.demo.bodies import Tags, body_html
from scraper.demo.dress import Sheet, Site, Style, clock24, links
from scraper.demo.gold import Clock, Lead, Prints
from scraper.demo.story import Story
from scraper.demo.template import attribute, text


def _path(story: Story) -> str:
    alias = f"{story.published:%Y-%m-%d-%H-%M-%S}"
    return (
        f"/index.php?option=com_content&view=article&id={story.number}:{alias}"
        f"&catid={len(story.section[0])}:news&Itemid=101"
    )


def _section_path(name: str, page: int) -> str:
    start = f"&start={20 * (page - 1)}" if page > 1 else ""
    return f"/index.php?option=com_content&view=category&id={len(name)}:{name}&Itemid=101{start}"


def _printed(site: Site, sheet: Sheet) -> str:
    day = sheet.story.published
    name = f"{day.day:02} {calendars.month(day, site.publisher.months)} {day.year}"
    return f"{calendars.weekday(day)}, {name} {clock24(day)}"


def _slots(sheet: Sheet) -> dict[str, str]:
    site, story = sheet.site, sheet.story
    picture = story.images[0] if story.images else None
    return {
        "headline": text(story.headline),
        "headline_attribute": attribute(story.headline),
        "author_attribute": attribute(sheet.authors),
        "url": attribute(sheet.url),
        "date": _printed(site, sheet),
        "crumbs": ' <img src="/templates/rhuk/images/arrow_rtl.png" alt="" /> '.join(
            f'<a href="{attribute(site.link(_section_path(n, 1)))}" class="pathway">{text(n)}</a>'
            for n in story.section
        ),
        "authors": f'<span class="small">الكاتب {text(sheet.authors)}</span>'
        if story.authors
        else "",
        "image": f'<div class="img_caption" style="float: right; width: 300px;">'
        f'<img class="caption" '
        f'src="{sheet.image()}" border="0" width="300" /><p>{text(picture.caption or "")}</p></div>'
        if picture
        else "",
        "body": body_html(
            sheet,
            Tags(
                paragraph='<p dir="rtl" style="text-align: justify;"><span '
                'style="font-size: 12pt;">{}</span></p>',
                first="<strong>{dateline}</strong>",
                joint="\n<p>&nbsp;</p>\n",
            ),
            clean=lambda value: text(value).replace("، ", "،&nbsp;").replace("ية ", "ية&lrm; "),
        ),
        "related": links(sheet.related[:4], '<li><a href="{url}">{title}</a> - {day}</li>'),
    }


def _furniture(site: Site) -> dict[str, str]:
    return {
        **furniture.masthead(site),
        "css": furniture.css("moduletable", 60, 79),
        "config": furniture.config("mootools", 15, 83),
        "menu": furniture.menu(
            site, STYLE, '<li class="item"><a href="{url}"><span>{name}</span></a></li>'
        ),
        "popular": furniture.dated(
            site,
            site.popular,
            '<li class="mostread"><a href="{url}" class="mostread">{title}</a> '
            "<span>{date}</span></li>",
        ),
        "network": furniture.dated(site, site.network, '<li><a href="{url}">{title}</a></li>'),
        "comments": furniture.comments(
            site,
            '<div class="jcomment"><span class="comment-author">{name}</span>'
            '<span class="comment-date">{date}</span><div class="comment-body">{text}</div></div>',
        ),
        "poll": furniture.poll(
            '<form class="poll"><table class="poll">{question}{options}</table></form>',
            '<tr><td><input type="radio" name="voteid" /></td><td>{option}</td></tr>',
        ),
    }


STYLE = Style(
    name="joomla",
    template="joomla.html",
    prints=Prints(
        lead=Lead.NONE,
        dateline="{places}: {agency} ",
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
    number=r"view=article&id=(\d+)",
    sources=frozenset({"listing"}),
    validators="none",
    feed="/index.php?format=feed&type=rss",
    encoding="windows-1256",
    headers={"Content-Type": "text/html", "Server": "Apache/2.2", "X-Powered-By": "PHP/5.2.17"},
    image_path="/images/",
    never=("المتواجدون الآن", "الأكثر قراءة", "أضف جديد", "هذا البريد محمي"),
)
