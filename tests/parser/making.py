"""Small news pages for the parser's tests, and short ways to read them."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from scraper.article import Article
from scraper.outcome import Refusal
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.tree import parse_tree, to_utf8
from scraper.parser.record import parse

URL = "https://www.alwadi.example/news/politics/48213"
NOON = datetime(2025, 3, 9, 12, tzinfo=UTC)
TITLE = "بلدية الوادي تعيد فتح الجسر القديم بعد عامين من الترميم"
PROSE = (
    "أعادت بلدية الوادي صباح اليوم فتح الجسر القديم أمام السيارات والمشاة، بعد أعمال ترميم استمرت عامين كاملين.",
    "وقال رئيس البلدية إن الكلفة لم تتجاوز ما رصد لها في موازنة العام الماضي، وإن المهندسين حافظوا على الحجارة الأصلية.",
    "ويصل الجسر بين ضفتي النهر منذ أكثر من قرن، وكان أهل القرى المجاورة يسلكون في غيابه طريقاً أطول بعشرين كيلومتراً.",
    "وعبّر عدد من التجار في السوق القريبة عن ارتياحهم للخطوة، مؤكدين أن الحركة عادت إلى محالهم منذ الساعة الأولى.",
)


def paragraphs(texts: tuple[str, ...] = PROSE) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


def page(
    body: str | None = None,
    *,
    headline: str = TITLE,
    title: str | None = None,
    head: str = "",
    above: str = "",
    below: str = "",
) -> str:
    """A page with a menu, an article and a footer. ``above`` stands in the article before the
    headline, ``below`` behind the article; ``body`` is all that follows the headline."""
    text = f'<div class="text">{paragraphs()}</div>' if body is None else body
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title or headline}</title>{head}</head>
<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li>
<li><a href="/money">اقتصاد</a></li><li><a href="/arts">ثقافة وفنون</a></li></ul></nav>
<main><article>{above}<h1>{headline}</h1>{text}</article></main>{below}
<footer><p>جميع الحقوق محفوظة © صحيفة الوادي 2025</p></footer></body></html>"""


def json_ld(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script>'


def news(**fields: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **fields}


def meta(**names: str) -> str:
    """Meta elements; ``og_title`` is ``og:title``."""
    return "".join(
        f'<meta property="{name.replace("_", ":", 1)}" content="{html.escape(text)}">'
        for name, text in names.items()
    )


def answer(
    source: str | bytes, url: str = URL, *, headers: Mapping[str, str] | None = None, **how: Any
) -> Article | Refusal:
    data = source.encode() if isinstance(source, str) else source
    return parse(data, url, headers=headers or {}, fetched_at=NOON, **how)


def article(source: str | bytes, url: str = URL, **how: Any) -> Article:
    """The record of a page that must have one."""
    got = answer(source, url, **how)
    assert isinstance(got, Article), got
    return got


def refusal(source: str | bytes, url: str = URL, **how: Any) -> Refusal:
    got = answer(source, url, **how)
    assert isinstance(got, Refusal), (got.headline, got.paragraphs)
    return got


def layout(source: str) -> Layout:
    tree = parse_tree(to_utf8(source.encode()).data)
    assert tree is not None
    return Layout(tree)


def lines(source: str) -> list[str]:
    """What a reader sees as lines."""
    return [line.text for line in layout(source).lines]
