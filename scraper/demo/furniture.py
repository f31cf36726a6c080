"""What stands around an article: menus, lists, prompts, comments, style sheets and scripts."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

from scraper.demo.dress import Site, Style, Teaser, dumps
from scraper.demo.template import attribute, text


@lru_cache(maxsize=1)
def words() -> Mapping[str, Any]:
    """The phrases of ``furniture.toml``."""
    return tomllib.loads((resources.files("scraper.demo") / "furniture.toml").read_text("utf-8"))


def phrase(name: str) -> str:
    """One of the phrases, escaped for element content."""
    return text(words()[name])


def masthead(site: Site) -> dict[str, str]:
    """What every page says of its paper and of the day: ``site``, ``slogan``, ``home`` …"""
    return {
        "site": text(site.publisher.name),
        "slogan": text(site.publisher.slogan),
        "home": site.base,
        "today": site.long_date(site.today),
        "year": str(site.today.year),
    }


def menu(site: Site, style: Style, form: str) -> str:
    """The main menu: ``form`` with ``{name}`` and ``{url}`` for each section."""
    return "\n".join(
        form.format(name=text(name), url=attribute(site.link(style.section_path(name, 1))))
        for name in site.publisher.sections
    )


def dated(site: Site, teasers: tuple[Teaser, ...], form: str) -> str:
    """Teasers with their printed dates: ``{title}``, ``{url}``, ``{date}``, ``{section}``."""
    return "\n".join(
        form.format(
            title=text(t.title),
            url=attribute(t.url),
            date=site.long_date(t.day),
            section=text(t.section),
        )
        for t in teasers
    )


def comments(site: Site, form: str) -> str:
    """Readers' comments with dates of the last days: ``{name}``, ``{text}``, ``{date}``."""
    return "\n".join(
        form.format(
            name=text(each["name"]),
            text=text(each["text"]),
            date=site.long_date(site.today - timedelta(days=3 * i + 1)),
        )
        for i, each in enumerate(words()["comment"])
    )


def poll(form: str, option: str) -> str:
    """A poll: ``form`` with ``{question}`` and ``{options}``, ``option`` with ``{option}``."""
    table = words()["poll"]
    options = "\n".join(option.format(option=text(o)) for o in table["options"])
    return form.format(question=text(table["question"]), options=options)


_PARTS = (
    *("header", "nav", "menu", "logo", "search", "entry", "card"),
    *("teaser", "grid", "widget", "footer", "tab", "slider", "btn"),
)
_STATES = ("", ":hover", " a", " ul li", " .inner", " img", "::before", " > span")
_RULES = (
    "display:flex;align-items:center;justify-content:space-between",
    "margin:0 auto;padding:12px 16px;max-width:1180px",
    "font:400 16px/1.7 'Noto Naskh Arabic',Tahoma,Arial,sans-serif;color:#1c1c1c",
    "background:#fff;border-bottom:1px solid #e4e4e4;box-shadow:0 1px 3px rgba(0,0,0,.08)",
    "position:relative;float:right;direction:rtl;text-align:right",
    "transition:color .2s ease-in-out,background-color .2s ease-in-out",
)


def css(prefix: str, rules: int, seed: int = 7) -> str:
    """A style sheet of so many rules (some 110 bytes each), as pages carry them inline."""
    draw = random.Random(seed)  # noqa: S311 - furniture, no secret
    return "\n".join(
        f".{prefix}-{draw.choice(_PARTS)}-{i}{draw.choice(_STATES)}{{{draw.choice(_RULES)}}}"
        for i in range(rules)
    )


def config(name: str, entries: int, seed: int = 11) -> str:
    """An inline script that sets up advertising and measuring (some 120 bytes an entry)."""
    draw = random.Random(seed)  # noqa: S311 - furniture, no secret
    slots = [
        {
            "id": f"div-gpt-ad-{draw.randrange(10**12)}-{i}",
            "path": f"/2187{draw.randrange(10**4)}/{name}/article_{draw.choice(_PARTS)}",
            "sizes": [[300, 250], [728, 90], [320, 100]],
            "lazy": i > 2,
        }
        for i in range(entries)
    ]
    return f"window.{name}Cfg={dumps({'slots': slots, 'rtl': True, 'refresh': 30000})};"


def ballast(site: Site, style: Style, size: int) -> str:
    """About so many bytes of what makes real pages heavy: hidden mega menus, then scripts."""
    columns: list[str] = []
    links = menu(site, style, '<li class="mega-item"><a tabindex="-1" href="{url}">{name}</a></li>')
    column = f'<div class="mega-col"><ul class="mega-list">{links}</ul></div>'
    width = len(column.encode(style.encoding, "xmlcharrefreplace"))
    columns.extend([column] * (size * 2 // 5 // width))
    menus = f'<div class="mega-menu" hidden>{"".join(columns)}</div>' if columns else ""
    rest = size - len(columns) * width
    return f"{menus}<script>{config('lazyload', rest // 118 + 1)}</script>"
