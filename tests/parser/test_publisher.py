"""What a publisher is called where no data say it."""

from __future__ import annotations

import pytest

from tests.parser.making import TITLE, article, paragraphs


def named(*, logo: str = "", footer: str = "") -> str | None:
    """The publisher of a page with a logo over the article and a line at its end."""
    body = f"<header>{logo}</header><article><h1>{TITLE}</h1>{paragraphs()}</article>"
    head = f"<title>{TITLE}</title>"
    source = f"<html><head>{head}</head><body>{body}<footer><p>{footer}</p></footer></body></html>"
    return article(source).publisher


@pytest.mark.parametrize(
    ("footer", "name"),
    [
        ("جميع الحقوق محفوظة © صحيفة الوادي 2025", "صحيفة الوادي"),
        ("© 2025 الوادي | تصميم شركة الجسر", "الوادي"),
        ("تصميم شركة الجسر © 2025", None),
        ("© 2025", None),
        ("جميع الحقوق محفوظة لأهل القرى التي على ضفتي النهر القديم كلها", None),
    ],
)
def test_the_copyright_line_names_the_publisher(footer: str, name: str | None) -> None:
    assert named(footer=footer) == name


@pytest.mark.parametrize(
    ("logo", "name"),
    [
        ('<a href="/"><img src="/l.jpg" alt="شعار صحيفة الوادي"></a>', "صحيفة الوادي"),
        ('<a href="/"><img src="/l.jpg" alt="الرئيسية"></a>', None),
        ('<a href="/"><img src="/l.jpg" alt="Al Wadi"></a>', None),
        ('<a href="/x"><img src="/l.jpg" alt="صحيفة الوادي"></a>', None),
        ('<p><img src="/l.jpg" alt="صحيفة الوادي"></p>', None),
        ('<p><a href="/">صحيفة الوادي</a></p>', "صحيفة الوادي"),
        ('<p><a href="/">آخر الأخبار</a></p>', None),
        ('<nav><p><a href="/">صحيفة الوادي</a></p></nav>', None),
        ('<p><a href="/">كل ما جرى على ضفتي النهر منذ أمس</a></p>', None),
    ],
)
def test_what_leads_home_names_the_publisher(logo: str, name: str | None) -> None:
    assert named(logo=logo) == name
