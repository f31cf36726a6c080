"""Old pages whose text, tools and comments stand in one cell, divided by line breaks alone."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

from datetime import date

import pytest

from tests.parser.making import PROSE, TITLE, article, page


def cell(*lines: str) -> str:
    return page(
        f"<div id='main'><b>{TITLE}</b><br>9 مارس 2025<br><br>{'<br><br>'.join(lines)}</div>",
        title=f"{TITLE} - الوادي",
    ).replace(f"<h1>{TITLE}</h1>", "")


@pytest.mark.parametrize(
    "below",
    [
        "تعليقات: <br>الإخوة الزوار، نحيطكم علماً بأن<br>• كل تعليق يحتوي تجريحاً أو إساءة إلى شخص لن يتم نشره<br>",
        "<b>التعليقات (2)</b><br>سالم:<br>أتمنى أن يستفيد أصحاب المحال من الجسر وأن يعوضوا عن خسارتهم.<br>أبو علي:<br>خطوة جيدة وإن تأخرت.<br>",
        "أضف تعليقك<br>الاسم: <input><br>البريد: <input><br>التعليق: <textarea></textarea><br>",
        "<hr>تعليقات القراء<hr>1 - مشروع رائع<br>محمد - تونس<br>هذا ما انتظرناه طويلاً ونتمنى أن يدوم الجسر قرناً آخر<br>",
        "المشاركات: 3<br>",
        '[ <a href="/print/1">طباعة</a> | <a href="/send/1">أرسل لصديق</a> | <a href="/pdf/1">PDF</a> ]<br>',
    ],
)
def test_what_stands_below_the_text_in_its_cell_is_left_out(below: str) -> None:
    assert article(cell(*PROSE, below)).paragraphs == PROSE


def test_comments_that_the_text_is_about_are_text() -> None:
    about = ("رصدت صفحات الأهالي آلاف الردود على قرار البلدية.", "التعليقات:", *PROSE)
    got = article(cell(*about)).paragraphs
    assert got[-len(PROSE) :] == PROSE
    assert about[0] in got


# -- who and when on one line, between dashes ------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "كتبه سامي حداد - الأحد ٩ مارس ٢٠٢٥",
        "سامي حداد - أضيف في: 9 مارس 2025",
        "بقلم : سامي حداد - 9 مارس 2025 - القراءات (312)",
        "المصدر: الوادي - الأحد 9 مارس 2025 - سامي حداد",
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_dashes_divide_who_wrote_from_when(line: str, above: bool) -> None:
    head = f"{line}<br><b>{TITLE}</b>" if above else f"<b>{TITLE}</b><br>{line}"
    text = f"<table><tr><td>{head}<br><br>{'<br><br>'.join(PROSE)}</td></tr></table>"
    got = article(page(text, title=f"{TITLE} - الوادي").replace(f"<h1>{TITLE}</h1>", ""))
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)
    assert got.authors == ("سامي حداد",)
    assert got.published == date(2025, 3, 9)


@pytest.mark.parametrize("printed", ["<b>{}</b>", "<font size=5>{}</font>", "<center>{}</center>"])
def test_an_old_portal_s_headline_is_found_though_every_title_is_the_site_s(printed: str) -> None:
    prose = (f"{TITLE}، كما أعلنت في بيان.", *PROSE)
    text = (
        f"{printed.format(TITLE)}<br>كتبه سامي حداد - 9 مارس 2025<br><br>{'<br><br>'.join(prose)}"
    )
    source = page(f"<table><tr><td>{text}</td></tr></table>", title="صحيفة الوادي")
    got = article(source.replace(f"<h1>{TITLE}</h1>", ""))
    assert (got.headline, got.paragraphs) == (TITLE, prose)


def test_a_line_below_an_unclosed_paragraph_does_not_take_it_away() -> None:
    text = "".join(f"<p>{each}" for each in PROSE) + "<br><br>جميع الحقوق محفوظة لصحيفة الوادي"
    assert article(page(f"<div>{text}</div>")).paragraphs == PROSE
