"""Old pages whose text, tools and comments stand in one cell, divided by line breaks alone."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

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
