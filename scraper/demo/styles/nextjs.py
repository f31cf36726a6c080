"""A Next.js page whose article is only in its hydration JSON: the markup is a loading skeleton."""

from __future__ import annotations

from html import escape

from scraper.demo import furniture
from scraper.demo.dress import Sheet, Site, Style, dumps, printed_dateline, slug
from scraper.demo.gold import Clock, Lead, Prints
from scraper.demo.story import Block, BlockKind, Story
from scraper.demo.template import attribute, text

_TYPES = {
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.SUBHEAD: "heading",
    BlockKind.ITEM: "listItem",
    BlockKind.QUOTE: "quote",
    BlockKind.QUESTION: "paragraph",
    BlockKind.VERSE: "paragraph",
    BlockKind.CLOCK: "liveTime",
    BlockKind.CELL: "paragraph",
}


def _path(story: Story) -> str:
    return f"/article/{story.number}/{slug(story.headline, 9)}"


def _section_path(name: str, page: int) -> str:
    return f"/section/{name}" + (f"?page={page}" if page > 1 else "")


def _piece(block: Block, head: str) -> dict[str, object]:
    kind = _TYPES[block.kind]
    if kind == "paragraph":
        # the editor's HTML, with its entities encoded a second time on the way in
        html = escape(head + block.text, quote=True).replace("«", "&laquo;").replace("»", "&raquo;")
        return {"type": kind, "content": f"<p>{html}</p>"}
    return {"type": kind, "content": block.text}


def _related(sheet: Sheet) -> dict[str, object]:
    items = [{"title": t.title, "href": t.url} for t in sheet.related[:2]]
    return {"type": "relatedArticles", "title": "اقرأ أيضاً", "items": items}


def _content(sheet: Sheet) -> list[dict[str, object]]:
    pieces, line = [], printed_dateline(sheet)
    for block in sheet.story.first_page:
        head = ""
        if line and block.kind is BlockKind.PARAGRAPH:
            head, line = line, ""
        pieces.append(_piece(block, head))
    pieces.insert(min(2, len(pieces)), _related(sheet))
    pieces.insert(min(4, len(pieces)), {"type": "ad", "unit": "inline-2"})
    return pieces


def _media(sheet: Sheet) -> list[dict[str, object]]:
    return [
        {
            "id": 9000 + i,
            "kind": "image",
            "url": sheet.image(i),
            "caption": picture.caption,
            "credit": picture.credit,
            "width": 1600,
            "height": 900,
        }
        for i, picture in enumerate(sheet.story.images)
    ]


def _state(sheet: Sheet) -> dict[str, object]:
    site, story = sheet.site, sheet.story
    article = {
        "id": story.number,
        "type": "article",
        "headline": story.headline,
        "standfirst": story.lead,
        "slug": slug(story.headline, 9),
        "publishedAt": sheet.iso,
        "updatedAt": None if story.modified is None else story.modified.isoformat(),
        "authors": [{"id": 40 + i, "name": n} for i, n in enumerate(story.authors)],
        "sections": [{"name": n, "href": site.link(_section_path(n, 1))} for n in story.section],
        "tags": [{"name": t, "href": site.link("/tag/" + t)} for t in story.tags],
        "media": _media(sheet),
        "body": _content(sheet),
        "canonical": sheet.url,
    }
    trending = [
        {"id": i, "title": t.title, "url": t.url, "publishedAt": f"{t.day}T06:00:00+04:00"}
        for i, t in enumerate(site.popular)
    ]
    menu = [
        {"title": name, "url": site.link(_section_path(name, 1))}
        for name in site.publisher.sections
    ]
    props = {
        "article": article,
        "trending": trending,
        "recommended": [{"title": t.title, "url": t.url} for t in sheet.related],
        "layout": {
            "siteName": site.publisher.name,
            "menu": menu,
            "newsletter": {"title": furniture.words()["newsletter"]},
            "footer": {"copyright": f"{site.publisher.name} © {site.today.year}"},
        },
        "partners": [{"title": t.title, "url": t.url} for t in site.network],
    }
    return {
        "props": {"pageProps": props, "__N_SSP": True},
        "page": "/article/[id]/[slug]",
        "query": {"id": str(story.number), "slug": slug(story.headline, 9)},
        "buildId": "kq3Jx0aVZ1w2",
        "isFallback": False,
        "gssp": True,
        "locale": "ar",
        "scriptLoader": [],
    }


def _slots(sheet: Sheet) -> dict[str, str]:
    story = sheet.story
    return {
        "headline": text(story.headline),
        "headline_attribute": attribute(story.headline),
        "description": attribute(story.lead or story.texts[0][:150]),
        "url": sheet.url,
        "og_image": f'<meta property="og:image" content="{sheet.image()}"/>'
        if story.images
        else "",
        "state": dumps(_state(sheet)),
    }


def _furniture(site: Site) -> dict[str, str]:
    return {
        "site": text(site.publisher.name),
        "home": site.base,
        "today": site.long_date(site.today),
        "year": str(site.today.year),
        "css": furniture.css("css", 260, 53),
        "config": furniture.config("ofoq", 80, 59),
        "menu": furniture.menu(site, STYLE, '<a class="css-nav" href="{url}">{name}</a>'),
        "app": furniture.phrase("app"),
        "chunks": "\n".join(
            f'<script src="/_next/static/chunks/{i * 7919 % 9973}-{i * 104729:x}.js" '
            'defer=""></script>'
            for i in range(1, 14)
        ),
    }


STYLE = Style(
    name="nextjs",
    template="nextjs.html",
    prints=Prints(lead=Lead.APART, dateline="{places} - «{agency}»: ", modified=Clock.OFFSET),
    path=_path,
    section_path=_section_path,
    slots=_slots,
    furniture=_furniture,
    number=r"/article/(\d+)(?:/|$|\?)",
    sources=frozenset({"sitemap"}),
    validators="etag",
    pager="more",
    headers={
        "Content-Type": "text/html; charset=utf-8",
        "X-Powered-By": "Next.js",
        "Vary": "Accept-Encoding",
    },
    image_path="/media/",
    never=("اقرأ أيضاً", "اشترك في النشرة", "حمّل تطبيقنا", "جارٍ التحميل"),
)
