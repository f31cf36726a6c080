"""Portals of the first decade: tables in tables, fonts for headings, breaks for paragraphs."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

from collections.abc import Sequence

from scraper.article import Image
from tests.grammar import heads, lines, texts, words
from tests.grammar.draft import Draft
from tests.grammar.lines import Shape, each, joined

HEADINGS = {
    "font": '<font size="5" color="red"><b>{}</b></font>',
    "bold": "<b>{}</b>",
    "h1": "<h1>{}</h1>",
    "h2": "<h2>{}</h2>",
    "cell": '<table><tr><td class="title">{}</td></tr></table>',
    "header cell": '<table width="100%"><tr><th>{}</th></tr></table>',
    "span": '<span class="style5">{}</span>',
    "centred": '<center><font size="4">{}</font></center>',
}
FACTS: dict[str, Shape] = {
    "breaks": joined("<br>", '<font size="1" color="gray">{}</font>'),
    "bars": joined(" | ", '<font size="1">{}</font>'),
    "rows": each('<tr><td><font size="1">{}</font></td></tr>', "<table>{}</table>"),
    "cells": each("<td>{}</td>", '<table width="100%"><tr>{}</tr></table>'),
    "header cells": each('<tr><td bgcolor="#eee"><b>{}</b></td></tr>', "<table>{}</table>"),
}
PICTURES = {
    "floating": '<img src="/p/1.jpg" align="left" width="200">',
    "centred": '<center><img src="/p/1.jpg"></center>',
    "table": '<table align="left" width="200"><tr><td><img src="/p/1.jpg"></td></tr><tr><td align="center"><font size="1">{}</font></td></tr></table>',
}


def _columns(cell: Shape) -> Shape:
    """Half of the paragraphs in one column, half in the next."""

    def shape(told: Sequence[str]) -> str:
        middle = (len(told) + 1) // 2
        return row([cell(half) for half in (told[:middle], told[middle:]) if half])

    row = each('<td width="50%">{}</td>', '<table width="100%"><tr valign="top">{}</tr></table>')
    return shape


TEXTS: dict[str, Shape] = {
    "br": joined("<br>"),
    "two br": joined("<br><br>"),
    "font br": joined("<br />\r\n<br />\r\n", '<font size="4">{}</font>'),
    "indented": joined("<br>&nbsp;&nbsp;", "&nbsp;&nbsp;{}"),
    "p": each("<p>{}"),
    "font p": each('<p align="justify"><font face="Simplified Arabic" size="4">{}</font></p>'),
    "justified": each('<p style="text-align:justify" dir="rtl">{}</p>'),
    "div": each('<div align="right">{}</div>'),
    "rows": each("<tr><td>{}</td></tr>", "<table>{}</table>"),
    "columns": _columns(joined("<br>")),
    "columns of p": _columns(each("<p>{}</p>")),
}
BELOW = {
    "print": '<a href="/print.php?id=1"><img src="/print.gif"> طباعة</a> <a href="/send.php?id=1">أرسل لصديق</a>',
    "back": '<a href="javascript:history.back(1)">عودة</a>',
    "related": "<b>أخبار متعلقة</b><br>- {}<br>- {}<br>",
    "comments": '<table width="100%"><tr><td bgcolor="#ccc">التعليقات</td></tr><tr><td>1 - أبو محمد - <font size="1">15/03/2025</font><br>كلام جميل ونتمنى أن ينفذ المشروع في وقته المحدد دون تأخير</td></tr></table>',
    "rating": 'تقييم الموضوع: <img src="/s.gif"><img src="/s.gif"> (3 أصوات)',
    "share": '<a href="http://facebook.com/share">Facebook</a> <a href="http://twitter.com/share">Twitter</a>',
    "read": "تمت قراءة الخبر 312 مرة",
    "form": '<form><table><tr><td>الاسم</td><td><input name="n"></td></tr><tr><td>التعليق</td><td><textarea></textarea></td></tr><tr><td><input type="submit" value="إرسال"></td></tr></table></form>',
    "rights": "جميع الحقوق محفوظة لصحيفة الضفاف",
    "next": "&lt;&lt; {} | {} &gt;&gt;",
}  # fmt: skip
BOXED = {
    "rows": ("{}", '<tr><td><font size="2">- {}</font></td></tr>'),
    "br": ("<tr><td>{}</td></tr>", '<img src="/b.gif"> {}<br>'),
    "unclosed list": ("<tr><td><ul>{}</ul></td></tr>", "<li>{}"),
    "colours": ("{}", '<tr><td bgcolor="#eee">{}</td></tr>'),
}
LABELS = ("آخر الأخبار", "الأقسام", "القائمة الرئيسية", "الأكثر قراءة", "مواقع صديقة", "استفتاء")
BETWEEN = {"br": "<br>", "rows": "</td></tr><tr><td>", "rule": "<hr>"}
COLUMNS = {"left": "lc", "right": "cr", "both": "lcr", "neither": "c"}
TITLES = ("{title}", "{title} - {site}", "{site} - {title}", "{site}")


def _box(draft: Draft, count: int) -> str:
    around, each = draft.choose("box", BOXED)
    rows = "".join(each.format(draft.link(draft.other())) for _ in range(count))
    label = draft.draw.choice(LABELS)
    return f'<table width="160"><tr><td bgcolor="navy"><font color="white"><b>{label}</b></font></td></tr>{around.format(rows)}</table>'


def _text(draft: Draft) -> str:
    """What the headline says, and more: some pages say nowhere else which line is theirs."""
    opening = texts.dateline(draft)
    first = f"ذكر بيان أن {draft.headline}، و{words.paragraph(draft.draw)}"
    more = draft.draw.choice((0, 1, 2, 3, 4, 6))
    draft.paragraphs = [first, *(words.paragraph(draft.draw) for _ in range(more))]
    shape = draft.choose("text", TEXTS)
    return shape([opening + draft.paragraphs[0], *draft.paragraphs[1:]])


def _picture(draft: Draft) -> str:
    form = draft.perhaps(0.6, "picture", PICTURES)
    if form is None:
        return ""
    caption = f"{draft.draw.choice(words.PLACES)} من الجو" if "{}" in form else None
    draft.images.append(Image("/p/1.jpg", caption))
    return form.format(caption)


def _below(draft: Draft) -> str:
    names = draft.draw.sample(list(BELOW), draft.draw.choice((0, 1, 1, 2, 3)))
    draft.parts += [f"below: {name}" for name in names]
    found = [texts.filled(draft, BELOW[name]) for name in names]
    between = draft.choose("below each other", BETWEEN)
    return (
        draft.draw.choice(("<br><br>", "</td></tr><tr><td>")) + between.join(found) if found else ""
    )


def page(draft: Draft) -> str:
    chance = draft.draw
    order = chance.choice(("hfit", "hift", "fhit", "hitf", "ihft"))
    draft.parts.append(f"order: {order}")
    parts = {"t": _text(draft), "i": _picture(draft)}
    # below a text, a day that nothing says to be the article's may be any day
    parts["f"] = draft.choose("facts", FACTS)(lines.told(draft, labelled=order[-1] == "f"))
    parts["h"] = draft.choose("heading", HEADINGS).format(draft.headline)
    between = draft.choose("between", BETWEEN)
    inner = between.join(part for part in (parts[name] for name in order) if part) + _below(draft)
    columns = {
        "l": f'<td width="160" valign="top">{_box(draft, 5)}{_box(draft, 3)}</td>',
        "c": f'<td valign="top"><table width="100%"><tr><td>{inner}</td></tr></table></td>',
        "r": f'<td width="160" valign="top">{_box(draft, 6)}</td>',
    }
    row = "".join(columns[name] for name in draft.choose("columns", COLUMNS))
    menu = " | ".join(
        [
            draft.link("الرئيسية", "/"),
            *(draft.link(s, lines.section_address(s)) for s in words.SECTIONS),
        ]
    )
    today = draft.draw.choice(("", "", '<tr><td colspan="3">السبت 10 يناير 2026</td></tr>'))
    title = chance.choice(TITLES).format(title=draft.headline, site=words.SITE)
    draft.address = f"/news.php?id={chance.randint(1_000, 99_999)}"
    return (
        f'{heads.Head(title)}<body topmargin="0"><table width="960" align="center">'
        f'<tr><td colspan="3"><img src="/header.jpg" alt="{words.SITE}"></td></tr>{today}'
        f'<tr><td colspan="3">{menu}</td></tr><tr>{row}</tr><tr><td colspan="3" align="center">'
        f'<font size="1">جميع الحقوق محفوظة {words.SITE} 2026</font></td></tr></table></body></html>'
    )
