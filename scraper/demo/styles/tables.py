"""A site of about 2003 that never changed: nested tables, fonts, windows-1256, no charset said."""

from __future__ import annotations

from urllib.parse import quote

from scraper.demo import furniture
from scraper.demo.bodies import Tags, body_html
from scraper.demo.dress import Sheet, Site, Style, links
from scraper.demo.gold import Clock, Lead, Prints
from scraper.demo.story import Story
from scraper.demo.template import attribute, text


def _path(story: Story) -> str:
    return f"/news_details.php?lng=arabic&sid={story.number}"


def _section_path(name: str, page: int) -> str:
    # the query is percent-encoded windows-1256, as such servers write and read it
    tail = f"&pg={page}" if page > 1 else ""
    return f"/section.php?name={quote(name.encode('windows-1256'))}{tail}"


def _image(sheet: Sheet) -> str:
    if not sheet.story.images:
        return ""
    return (
        "<TABLE BORDER=0 CELLPADDING=2 ALIGN=left WIDTH=260><TR><TD>"
        f'<IMG SRC="{sheet.image()}" WIDTH=250 BORDER=1></TD></TR><TR><TD ALIGN=center '
        f'BGCOLOR="#eeeeee"><FONT SIZE=1'
        f' COLOR="#666666">{text(sheet.story.images[0].caption or "")}'
        "</FONT></TD></TR></TABLE>"
    )


def _slots(sheet: Sheet) -> dict[str, str]:
    site, story = sheet.site, sheet.story
    day = story.published
    return {
        "headline": text(story.headline),
        "crumbs": " &gt; ".join(
            f'<A HREF="{attribute(site.link(_section_path(n, 1)))}">{text(n)}</A>'
            for n in story.section
        ),
        "date": f"{day:%d/%m/%Y}",
        "time": f"{day:%H:%M:%S}",
        "author": f'<FONT COLOR="#990000">كتب/ {text(sheet.authors)}</FONT><BR>'
        if story.authors
        else "",
        "image": _image(sheet),
        "body": body_html(
            sheet,
            Tags(
                paragraph='<P ALIGN="justify" DIR="rtl"><FONT FACE="Simplified Arabic" SIZE=4>{}'
                "</FONT>",
                quote='<P ALIGN="justify" DIR="rtl"><FONT FACE="Simplified Arabic" SIZE=4><I>{}</I>'
                "</FONT>",
                cell='<TD VALIGN=top><FONT FACE="Simplified Arabic" SIZE=4>{}</FONT></TD>',
                row="<TR>{}</TR>",
                table="<TABLE BORDER=1 CELLPADDING=4>{}</TABLE>",
                first='<FONT COLOR="#990000">{dateline}</FONT>',
            ),
        ),
        "number": str(story.number),
        "reads": str(300 + story.number % 700),
        "related": links(
            sheet.related[:4],
            '<TR><TD><FONT SIZE=2>&#8226; <A HREF="{url}">{title}</A></FONT></TD></TR>',
        ),
    }


def _furniture(site: Site) -> dict[str, str]:
    return {
        **furniture.masthead(site),
        "script": furniture.config("banner", 25, 31),
        "menu": furniture.menu(
            site,
            STYLE,
            '<TR><TD BGCOLOR="#003366" HEIGHT=22><A HREF="{url}"><FONT COLOR=white SIZE=2>{name}'
            "</FONT></A></TD></TR>",
        ),
        "popular": furniture.dated(
            site,
            site.popular,
            '<TR><TD><A HREF="{url}"><FONT SIZE=2>{title}</FONT></A><BR>'
            "<FONT SIZE=1 COLOR=gray>{date}</FONT></TD></TR>",
        ),
        "network": furniture.dated(
            site, site.network, '<TR><TD><A HREF="{url}"><FONT SIZE=1>{title}</FONT></A></TD></TR>'
        ),
        "comments": furniture.comments(
            site,
            "<TR><TD BGCOLOR=#f4f4f4><B>{name}</B> <FONT SIZE=1>{date}</FONT><BR>{text}</TD></TR>",
        ),
        "poll": furniture.poll(
            "<FORM><B>{question}</B><BR>{options}<INPUT TYPE=submit VALUE=صوت></FORM>",
            "<INPUT TYPE=radio NAME=v>{option}<BR>",
        ),
        "disclaimer": furniture.phrase("disclaimer"),
    }


STYLE = Style(
    name="tables",
    template="tables.html",
    prints=Prints(
        lead=Lead.NONE,
        dateline="{places} - {agency}: ",
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
    number=r"/(?:news_details|print)\.php\?.*\bsid=(\d+)",
    sources=frozenset({"listing"}),
    validators="none",
    encoding="windows-1256",
    headers={"Content-Type": "text/html", "Server": "Apache/1.3.42", "X-Powered-By": "PHP/4.4.9"},
    image_path="/",
    never=("أخبار ذات صلة", "الأكثر قراءة", "القائمة الرئيسية", "الآراء المنشورة", "أضف تعليقك"),
)
