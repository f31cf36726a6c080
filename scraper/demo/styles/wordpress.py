"""WordPress with an SEO plugin: one JSON-LD ``@graph``, a theme with widgets, related boxes."""

from __future__ import annotations

from scraper.demo import furniture
from scraper.demo.bodies import Tags, body_html
from scraper.demo.dress import Sheet, Site, Style, dumps, links, slug
from scraper.demo.gold import Clock, Lead, Prints
from scraper.demo.story import Story
from scraper.demo.template import attribute, text

_RELATED = """<div class="ns-inline-related"><h4 class="ns-inline-title">اقرأ أيضاً</h4>
<ul class="ns-inline-list">{}</ul></div>"""
_JOIN = """<p class="ns-telegram"><a href="https://t.me/example"><strong>{}</strong></a></p>"""


def _path(story: Story) -> str:
    return f"/{story.published:%Y/%m/%d}/{story.number}/{slug(story.headline)}/"


def _section_path(name: str, page: int) -> str:
    tail = f"page/{page}/" if page > 1 else ""
    return f"/category/{name.replace(' ', '-')}/{tail}"


def _graph(sheet: Sheet) -> str:
    site, story = sheet.site, sheet.story
    home = site.base + "/"
    crumbs = [("الرئيسية", home)] + [
        (name, site.link(_section_path(name, 1))) for name in story.section
    ]
    article = {
        "@type": "NewsArticle",
        "@id": sheet.url + "#article",
        "isPartOf": {"@id": sheet.url},
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "headline": story.headline,
        "datePublished": sheet.iso,
        "dateModified": sheet.iso_modified,
        "wordCount": sum(len(t.split()) for t in story.texts),
        "publisher": {"@id": home + "#organization"},
        "image": {"@id": sheet.url + "#primaryimage"},
        "keywords": list(story.tags),
        "articleSection": list(story.section),
        "inLanguage": "ar",
    }
    graph = [
        article,
        {
            "@type": "WebPage",
            "@id": sheet.url,
            "url": sheet.url,
            "name": f"{story.headline} - {site.publisher.name}",
            "isPartOf": {"@id": home + "#website"},
            "datePublished": sheet.iso,
            "dateModified": sheet.iso_modified,
        },
        {
            "@type": "BreadcrumbList",
            "@id": sheet.url + "#breadcrumb",
            "itemListElement": [
                {"@type": "ListItem", "position": i, "name": name, "item": url}
                for i, (name, url) in enumerate(crumbs, 1)
            ],
        },
        {
            "@type": "WebSite",
            "@id": home + "#website",
            "url": home,
            "name": site.publisher.name,
            "description": site.publisher.slogan,
            "potentialAction": [{"@type": "SearchAction", "target": home + "?s={query}"}],
        },
        {
            "@type": "Organization",
            "@id": home + "#organization",
            "name": site.publisher.name,
            "url": home,
            "logo": {"@type": "ImageObject", "url": home + "wp-content/uploads/logo.png"},
        },
    ]
    return dumps({"@context": "https://schema.org", "@graph": graph})


def _figures(sheet: Sheet) -> str:
    figures = []
    for i, picture in enumerate(sheet.story.images):
        said = " ".join(
            part
            for part in (
                text(picture.caption or ""),
                f'<span class="wp-credit">{text(picture.credit)}</span>' if picture.credit else "",
            )
            if part
        )
        caption = f'<figcaption class="wp-caption-text">{said}</figcaption>' if said else ""
        figures.append(
            f'<figure class="wp-block-image size-large"><img fetchpriority="high" width="1024" '
            f'height="683" src="{sheet.image(i)}" alt="" class="wp-image-{4100 + i}"/>'
            f"{caption}</figure>"
        )
    return "\n".join(figures)


def _slots(sheet: Sheet) -> dict[str, str]:
    site, story = sheet.site, sheet.story
    between = {
        2: _RELATED.format(links(sheet.related[:2], '<li><a href="{url}">{title}</a></li>')),
        4: _JOIN.format(furniture.phrase("telegram")),
    }
    sections = "".join(
        f'<a class="ns-cat" href="{attribute(site.link(_section_path(n, 1)))}" '
        f'rel="category tag">{text(n)}</a>'
        for n in story.section
    )
    return {
        "headline": text(story.headline),
        "headline_attribute": attribute(story.headline),
        "description": attribute(" ".join(story.texts[0].split()[:25]) + " [&hellip;]"),
        "url": sheet.url,
        "iso": sheet.iso,
        "iso_modified": sheet.iso_modified,
        "date": site.long_date(story.published.date()),
        "graph": _graph(sheet),
        "og_image": f'<meta property="og:image" content="{sheet.image()}" />'
        if story.images
        else "",
        "sections": sections,
        "crumbs": " &raquo; ".join(f"<span>{c}</span>" for c in sections.split("\n")),
        "authors": text(sheet.authors),
        "lead": f'<p class="ns-excerpt">{text(story.lead)}</p>' if story.lead else "",
        "figures": _figures(sheet),
        "body": body_html(
            sheet,
            Tags(subhead='<h3 class="wp-block-heading">{}</h3>', joint="\n\n\n\n"),
            between,
        ),
        "tags": "\n".join(
            f'<a href="{attribute(site.link("/tag/" + slug(t) + "/"))}" rel="tag">{text(t)}</a>'
            for t in story.tags
        ),
        "related": links(
            sheet.related,
            '<article class="ns-card"><a href="{url}"><h3 class="ns-card-title">{title}</h3></a>'
            '<time datetime="{day}T00:00:00+03:00">{day}</time></article>',
        ),
    }


def _furniture(site: Site) -> dict[str, str]:
    name = site.publisher.name
    return {
        "site": text(name),
        "slogan": text(site.publisher.slogan),
        "home": site.base,
        "today": site.long_date(site.today),
        "year": str(site.today.year),
        "css": furniture.css("ns", 190),
        "config": furniture.config("nsads", 60),
        "menu": furniture.menu(
            site,
            STYLE,
            '<li class="menu-item menu-item-type-taxonomy"><a href="{url}">{name}</a></li>',
        ),
        "popular": furniture.dated(
            site,
            site.popular,
            '<li class="ns-pop"><span class="ns-num"></span><a href="{url}">{title}</a>'
            '<span class="ns-pop-date">{date}</span></li>',
        ),
        "network": furniture.dated(
            site,
            site.network,
            '<li><a href="{url}" rel="nofollow">{title}</a></li>',
        ),
        "comments": furniture.comments(
            site,
            '<li class="comment even"><div class="comment-body"><cite class="fn">{name}</cite> '
            '<span class="says">يقول:</span><div class="comment-meta">{date}</div><p>{text}</p>'
            '<a class="comment-reply-link" href="#respond">رد</a></div></li>',
        ),
        "poll": furniture.poll(
            '<div class="wp-polls"><p><strong>{question}</strong></p><ul>{options}</ul></div>',
            '<li><label><input type="radio" name="poll_9" /> {option}</label></li>',
        ),
        "newsletter": furniture.phrase("newsletter"),
        "comment_rules": furniture.phrase("comment_rules"),
    }


STYLE = Style(
    name="wordpress",
    template="wordpress.html",
    prints=Prints(
        lead=Lead.APART, dateline="{places} - {agency} ", modified=Clock.OFFSET, restates=True
    ),
    path=_path,
    section_path=_section_path,
    slots=_slots,
    furniture=_furniture,
    number=r"/\d{4}/\d\d/\d\d/(\d+)/",
    feed="/feed/",
    archive="month",
    headers={
        "Content-Type": "text/html; charset=UTF-8",
        "X-Powered-By": "PHP/8.1.27",
        "Link": '</wp-json/>; rel="https://api.w.org/"',
    },
    image_path="/wp-content/uploads/",
    never=(
        "اقرأ أيضاً",
        "تابعونا على تلغرام",
        "اشترك في النشرة",
        "جميع الحقوق محفوظة",
        "الأكثر قراءة",
        "سمعنا الوعود نفسها",
    ),
)
