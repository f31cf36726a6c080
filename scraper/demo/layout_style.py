"""Makes a style of a layout's choices: the template is put together here, not read from a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from scraper.demo import calendars, furniture
from scraper.demo.bodies import Tags, body_html
from scraper.demo.dress import Sheet, Site, Style, clock24, dumps, links, slug
from scraper.demo.gold import Clock, Prints
from scraper.demo.story import Story
from scraper.demo.template import attribute, text

if TYPE_CHECKING:
    from scraper.demo.layouts import Layout

DateForm = Callable[[Site, datetime], str]


def _month(site: Site, at: datetime) -> str:
    return calendars.month(at, site.publisher.months)


DATE_FORMS: tuple[tuple[DateForm, Clock], ...] = (
    (lambda s, at: s.long_date(at.date()), Clock.DAY),
    (lambda s, at: s.digits(f"{at.day} {_month(s, at)} {at.year} - {clock24(at)}"), Clock.LOCAL),
    (lambda s, at: s.digits(f"{at:%d/%m/%Y %H:%M}"), Clock.LOCAL),
    (
        lambda s, at: f"{s.long_date(at.date())} {s.digits(calendars.clock12(at))}",
        Clock.LOCAL,
    ),
    (lambda s, at: f"{at:%Y-%m-%d %H:%M}", Clock.LOCAL),
    (lambda s, at: "نُشر في: " + s.digits(f"{at.day} {_month(s, at)}، {at.year}"), Clock.DAY),
)

_TAGS = {
    "p": Tags(paragraph='<p class="%p">{}</p>'),
    "div": Tags(
        paragraph='<div class="%p">{}</div>',
        subhead="<h3>{}</h3>",
        quote='<div class="%p"><i>{}</i></div>',
        question='<div class="%p"><b>{}</b></div>',
        verse='<div class="%p">{}</div>',
    ),
    "br": Tags(
        paragraph="{}",
        subhead="<b>{}</b>",
        quote="<i>{}</i>",
        question="<b>{}</b>",
        verse="{}",
        clock="<u>{}</u>",
        joint="<br><br>\n",
    ),
    "span": Tags(paragraph='<p><span class="%p">{}</span></p>'),
    "wrapped": Tags(paragraph='<div class="%p"><p>{}</p></div>'),
}


def _path(story: Story) -> str:
    return f"/news/{story.number}/{slug(story.headline, 6)}"


def _section_path(name: str, page: int) -> str:
    return f"/section/{name}" + (f"?page={page}" if page > 1 else "")


def style_of(layout: Layout, names: Mapping[str, str]) -> Style:
    """The layout as a style, its elements' classes by role in ``names``."""
    said = f"; charset={layout.declared}" if layout.declared else ""
    return Style(
        name=f"layout-{layout.salt}",
        template="",
        source=_source(layout, names),
        prints=prints_of(layout),
        path=_path,
        section_path=_section_path,
        slots=lambda sheet: _slots(sheet, layout, names),
        furniture=lambda site: _furniture(site, names),
        number=r"/news/(\d+)(?:/|$|\?)",
        encoding=layout.encoding,
        headers={"Content-Type": f"text/html{said}"},
        printed=DATE_FORMS[layout.date_form][1],
        never=_never(layout),
    )


def prints_of(layout: Layout) -> Prints:
    """What of a story a page of the layout says."""
    marked = bool(layout.metadata)
    changes = bool(layout.metadata & {"ld", "og"})
    return Prints(
        lead=layout.lead,
        dateline=layout.dateline,
        published=Clock.OFFSET if marked else DATE_FORMS[layout.date_form][1],
        modified=Clock.OFFSET if changes else Clock.NONE,
        authors=layout.byline is not None or "ld" in layout.metadata,
        tags=layout.tags,
        sections=layout.crumbs,
        captions=layout.captions,
        credits=False,
        canonical=layout.canonical,
    )


def _never(layout: Layout) -> tuple[str, ...]:
    phrases = {
        "popular": "الأكثر قراءة",
        "poll": "شارك برأيك",
        "newsletter": "اشترك في النشرة",
        "comments": "سمعنا الوعود نفسها",
        "share": "شارك الخبر",
        "related": "مواضيع ذات صلة",
        "ticker": "تأجيل اجتماع اللجنة الفنية",
    }
    shown = [phrases[name] for name, _ in layout.blocks if name in phrases]
    return (*shown, *(["اقرأ أيضاً"] if layout.between else []))


def _source(layout: Layout, names: Mapping[str, str]) -> str:
    """The template: the article within ``depth`` wrappers, furniture where the layout puts it."""
    at: dict[str, str] = {}
    for block, place in layout.blocks:
        html = f'<div class="{names[block]}">{{{{{block}}}}}</div>\n'
        at[place] = at.get(place, "") + html
    heading, c = layout.heading, names
    crumbs = (
        f'<div class="{c["crumbs"]}"><a href="{{{{home}}}}/">الرئيسية</a>{{{{crumbs}}}}</div>\n'
    )
    article = (
        f"<!--main-->{crumbs if layout.crumbs else ''}"
        f'<article class="{c["article"]}"{{{{scope}}}}>\n'
        f'<{heading} class="{c["headline"]}">{{{{headline}}}}</{heading}>\n'
        f'<div class="{c["meta"]}">{{{{byline}}}}<span class="{c["date"]}">{{{{date}}}}</span>'
        "</div>\n"
        f"{{{{lead}}}}\n{{{{figures}}}}\n{at.get('inside', '')}"
        f'<div class="{c["body"]}">{"<div>" * layout.depth}{{{{body}}}}'
        f"{'</div>' * layout.depth}</div>\n"
        f"{{{{tags}}}}{at.get('below', '')}</article>\n<!--/main-->"
    )
    charset = f'<meta charset="{layout.declared}">' if layout.declared else ""
    return (
        f'<!DOCTYPE html>\n<html lang="ar" dir="rtl"><head>{charset}<title>{{{{headline}}}} - '
        "{{site}}</title>{{head}}<style>{{css}}</style><script>{{config}}</script></head>\n<body>\n"
        f'<div class="{c["page"]}"><div class="{c["masthead"]}"><a href="{{{{home}}}}/">'
        '<img src="/logo.png" alt="{{site}}"></a><span>{{today}}</span></div>\n'
        f'<div class="{c["nav"]}"><ul>{{{{menu}}}}</ul></div>\n{at.get("top", "")}'
        f"{at.get('before', '')}{article}{at.get('after', '')}"
        f'<div class="{c["footer"]}">جميع الحقوق محفوظة © {{{{site}}}} {{{{year}}}}</div></div>\n'
        "</body></html>"
    )


def _head(sheet: Sheet, layout: Layout) -> str:
    story, parts = sheet.story, []
    if layout.canonical:
        parts.append(f'<link rel="canonical" href="{attribute(sheet.url)}">')
    if "og" in layout.metadata:
        changed = story.modified.isoformat() if story.modified else ""
        fields = {
            "og:type": "article",
            "og:title": story.headline,
            "og:site_name": sheet.site.publisher.name,
            "article:published_time": sheet.iso,
            "article:modified_time": changed,
        }
        parts.extend(
            f'<meta property="{name}" content="{attribute(value)}">'
            for name, value in fields.items()
            if value
        )
    if "ld" in layout.metadata:
        parts.append(f'<script type="application/ld+json">{dumps(_ld(sheet))}</script>')
    return "".join(parts)


def _ld(sheet: Sheet) -> dict[str, object]:
    story = sheet.story
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "datePublished": sheet.iso,
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "Organization", "name": sheet.site.publisher.name},
    }
    if story.modified:
        data["dateModified"] = story.modified.isoformat()
    return data


def _date(sheet: Sheet, layout: Layout) -> str:
    printed = text(DATE_FORMS[layout.date_form][0](sheet.site, sheet.story.published))
    if "time" in layout.metadata:
        printed = f'<time datetime="{sheet.iso}">{printed}</time>'
    if "micro" in layout.metadata:
        printed = f'<span itemprop="datePublished" content="{sheet.iso}">{printed}</span>'
    return printed


def _figures(sheet: Sheet, layout: Layout, names: Mapping[str, str]) -> str:
    out = []
    for i, picture in enumerate(sheet.story.images):
        said = text(picture.caption) if picture.caption and layout.captions else ""
        caption = f'<div class="{names["caption"]}">{said}</div>' if said else ""
        out.append(
            f'<div class="{names["figure"]}"><img src="{sheet.image(i)}" alt="">{caption}</div>'
        )
    return "\n".join(out)


def _body(sheet: Sheet, layout: Layout, names: Mapping[str, str]) -> str:
    tags = _TAGS[layout.body]
    between = {}
    if layout.between:
        for turn, at in enumerate(range(layout.between, len(sheet.story.blocks), layout.between)):
            some = links(sheet.related[turn % 4 : turn % 4 + 2], '<a href="{url}">{title}</a>')
            between[at] = f'<div class="{names["related"]}"><b>اقرأ أيضاً</b> {some}</div>'
    return body_html(sheet, tags, between).replace('class="%p"', f'class="{names["paragraph"]}"')


def _slots(sheet: Sheet, layout: Layout, names: Mapping[str, str]) -> dict[str, str]:
    site, story = sheet.site, sheet.story
    byline = ""
    if layout.byline is not None and story.authors:
        byline = f'<span class="{names["byline"]}">{layout.byline}{text(sheet.authors)}</span>'
    crumbs = story.section[-layout.crumbs :] if layout.crumbs else ()
    tags = "".join(
        f'<a href="{attribute(site.link("/tag/" + t))}" rel="tag">{text(t)}</a>' for t in story.tags
    )
    lead = sheet.lead
    micro = "micro" in layout.metadata
    return {
        "head": _head(sheet, layout),
        "scope": ' itemscope itemtype="https://schema.org/NewsArticle"' if micro else "",
        "headline": text(story.headline),
        "crumbs": "".join(
            f'<a href="{attribute(site.link(_section_path(n, 1)))}">{text(n)}</a>' for n in crumbs
        ),
        "byline": byline,
        "date": _date(sheet, layout),
        "lead": f'<div class="{names["lead"]}">{text(lead)}</div>' if lead else "",
        "figures": _figures(sheet, layout, names),
        "body": _body(sheet, layout, names),
        "tags": f'<div class="{names["tags"]}">{tags}</div>' if layout.tags else "",
        "related": "<h4>مواضيع ذات صلة</h4>" + links(sheet.related, '<a href="{url}">{title}</a>'),
    }


def _furniture(site: Site, names: Mapping[str, str]) -> dict[str, str]:
    item = (
        f'<div class="{names["popular"]}-item"><a href="{{url}}">{{title}}</a><i>{{date}}</i></div>'
    )
    link = '<a href="{url}">{title}</a>'
    return {
        "site": text(site.publisher.name),
        "home": site.base,
        "today": site.long_date(site.today),
        "year": str(site.today.year),
        "css": furniture.css(names["page"], 40),
        "config": furniture.config("ads", 12),
        "menu": "\n".join(
            f'<li><a href="{attribute(site.link(_section_path(n, 1)))}">{text(n)}</a></li>'
            for n in site.publisher.sections
        ),
        "popular": "<h4>الأكثر قراءة</h4>" + furniture.dated(site, site.popular, item),
        "network": "<h4>من شبكتنا</h4>" + furniture.dated(site, site.network, link),
        "poll": "<h4>شارك برأيك</h4>"
        + furniture.poll("<p>{question}</p>{options}", "<label><input type=radio>{option}</label>"),
        "newsletter": f"<p>{furniture.phrase('newsletter')}</p><input type=email>",
        "comments": "<h4>التعليقات</h4>"
        + furniture.comments(site, "<div><b>{name}</b><i>{date}</i><p>{text}</p></div>"),
        "share": '<span>شارك الخبر</span><a href="#">فيسبوك</a><a href="#">واتساب</a>',
        "ticker": "<b>عاجل</b> تأجيل اجتماع اللجنة الفنية إلى الأسبوع المقبل",
    }
