"""Front, section and archive pages: a style's own chrome around a list of articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scraper.demo.dress import Site, Style, cut
from scraper.demo.story import Story
from scraper.demo.template import attribute, template_of, text

_MAIN = re.compile(r"<!--main-->.*?<!--/main-->", re.S)
_HEAD = re.compile(r"<head[ >].*?</head>", re.S | re.I)
_SLOT = re.compile(r"\{\{\w+\}\}")
_ALTERNATE = re.compile(
    r"<link rel=\"(?:alternate|service\.post)\" type=\"application/(?:rss|atom)\+xml\"[^>]*>\n?"
)
_CHARSET = re.compile(r"<meta[^>]*charset[^>]*>", re.I)

_ITEM = (
    '<div class="list-item"><a href="{url}"><img src="{thumb}" alt="" width="120"></a>'
    '<h3><a href="{url}">{title}</a></h3><span class="list-date">{date}</span>'
    "<p>{excerpt}</p></div>"
)
_ROW = (
    '<TR><TD VALIGN=top><FONT SIZE=3><A HREF="{url}"><B>{title}</B></A></FONT><BR>'
    "<FONT SIZE=1>{date}</FONT><BR><FONT SIZE=2>{excerpt}</FONT></TD></TR>"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a listing goes on: its number from 1, of how many, and each page's address."""

    page: int
    pages: int
    first: str  # the address of page 1
    other: str  # of page {page}

    def address(self, page: int) -> str:
        """The address of one of its pages."""
        return self.first if page == 1 else self.other.format(page=page)


@dataclass(frozen=True, slots=True)
class Chrome:
    """What a style puts around every page: menus, rails, foot; and the head of its pages."""

    head: str
    before: str
    after: str
    encoding: str

    @classmethod
    def of(cls, site: Site, style: Style, feeds: bool) -> Chrome:
        """The chrome of the style's article template with its article taken out."""
        source = template_of(style.template, style.source).fill(style.furniture(site)).source
        head = _HEAD.search(source)
        assert head is not None, f"{style.template} has no head"
        kept = _CHARSET.findall(head[0]) + (_ALTERNATE.findall(head[0]) if feeds else [])
        bare = _SLOT.sub("", _MAIN.sub("<!--main-->", _HEAD.sub("<!--head-->", source)))
        before, _, after = bare.partition("<!--main-->")
        return cls("".join(kept), before, after, style.encoding)

    def page(self, title: str, main: str, head: str = "") -> bytes:
        """A page with that title and main part (HTML), encoded as the style's pages are."""
        whole = f"<head>{self.head}<title>{text(title)}</title>{head}</head>"
        page = self.before.replace("<!--head-->", whole) + main + self.after
        return page.encode(self.encoding, "xmlcharrefreplace")


def without_feeds(source: str) -> str:
    """A template's source without its declared feeds."""
    return _ALTERNATE.sub("", source)


def without_marks(source: str) -> str:
    """A template's source without the marks that part article and chrome."""
    return source.replace("<!--main-->", "").replace("<!--/main-->", "")


def items(site: Site, style: Style, stories: Sequence[Story]) -> str:
    """The list itself: headline, printed date and cut-off opening of each article."""
    form = _ROW if style.name == "tables" else _ITEM
    rows = "\n".join(
        form.format(
            url=attribute(site.link(style.path(story))),
            thumb=attribute(site.link("/thumbs/t.jpg")),
            title=text(story.headline),
            date=site.long_date(story.published.date()),
            excerpt=text(cut(story.texts[0], 14)),
        )
        for story in stories
    )
    return f"<TABLE WIDTH=100%>{rows}</TABLE>" if style.name == "tables" else rows


def turner(turn: Turn, pager: str) -> str:
    """The links to the listing's other pages, as the style prints them."""
    on = turn.page < turn.pages
    following = attribute(turn.address(turn.page + 1)) if on else ""
    if pager == "more":
        return f'<div class="load-more"><a href="{following}">المزيد</a></div>' if on else ""
    if pager == "next":
        back = attribute(turn.address(turn.page - 1)) if turn.page > 1 else ""
        return (
            '<div class="pager">'
            + (f'<a href="{back}">السابق</a> ' if back else "")
            + (f'<a rel="next" href="{following}">التالي</a>' if on else "")
            + "</div>"
        )
    near = range(max(1, turn.page - 2), min(turn.pages, turn.page + 2) + 1)
    numbers = " ".join(
        f'<span class="current">{n}</span>'
        if n == turn.page
        else f'<a href="{attribute(turn.address(n))}">{n}</a>'
        for n in near
    )
    last = f' … <a href="{attribute(turn.address(turn.pages))}">الأخيرة</a>' if on else ""
    return f'<div class="pagination">{numbers}{last}</div>'


def head_links(turn: Turn) -> str:
    """``rel=next`` and ``rel=prev`` of the head."""
    links = ""
    if turn.page < turn.pages:
        links += f'<link rel="next" href="{attribute(turn.address(turn.page + 1))}">'
    if turn.page > 1:
        links += f'<link rel="prev" href="{attribute(turn.address(turn.page - 1))}">'
    return links
