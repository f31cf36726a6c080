"""The text: datelines, leads, paragraphs in every markup, and what pages set between them."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from scraper.article import Dateline, Image
from tests.grammar import words
from tests.grammar.draft import Draft

AGENCIES = ("رويترز", "أ ف ب", "سانا", "د ب أ", "وكالات")
DATELINES: dict[str, str] = {
    "place - agency": "{place} - {agency}",
    "place (agency)": "{place} ({agency})",
    "place": "{place}",
    "place/ agency": "{place}/ {agency}",
    "place, agency": "{place}، {agency}",
}
DASHES = (" - ", " – ", " ـ ", " -- ", " — ")
LEADS: dict[str, str] = {
    "h2": "<h2>{}</h2>",
    "paragraph": '<p class="lead">{}</p>',
    "strong": "<p><strong>{}</strong></p>",
    "box": '<div class="intro">{}</div>',
    "paragraph in a box": '<div class="x9"><p>{}</p></div>',
}


def dateline(draft: Draft) -> str:
    """What stands before the first paragraph, with its dash."""
    form = draft.perhaps(0.4, "dateline", DATELINES)
    if form is None:
        return ""
    place, agency = draft.draw.choice(words.CITIES), draft.draw.choice(AGENCIES)
    text = form.format(place=place, agency=agency)
    draft.dateline = Dateline(text, (place,), agency if "{agency}" in form else None)
    return text + draft.draw.choice(DASHES)


def lead(draft: Draft) -> str:
    """A standfirst above the text: the first paragraph again, or a sentence of its own."""
    form = draft.perhaps(0.4, "lead", LEADS)
    if form is None:
        return ""
    if draft.dateline is None and draft.chance(0.4):
        draft.parts.append("lead: repeated")
        draft.lead = draft.paragraphs[0]
    else:
        draft.lead = words.clause(draft.draw) + draft.draw.choice(("", "."))
        draft.paragraphs.insert(0, draft.lead)
    return form.format(draft.lead)


# -- what is text and no plain paragraph -----------------------------------------------------------

Piece = tuple[str, list[str]]  # markup and its paragraphs


def _listed(tag: str) -> Callable[[Draft], Piece]:
    def piece(draft: Draft) -> Piece:
        items = [words.clause(draft.draw) for _ in range(draft.draw.randint(3, 5))]
        return f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>", items

    return piece


def _quoted(draft: Draft) -> Piece:
    said = f"«{words.clause(draft.draw)}»"
    return f"<blockquote><p>{said}</p></blockquote>", [said]


def _asked(draft: Draft) -> Piece:
    texts = [
        text
        for _ in range(3)
        for text in (
            f"{draft.draw.choice(('كيف', 'متى', 'لماذا'))} {words.clause(draft.draw)}؟",
            words.paragraph(draft.draw),
        )
    ]
    ask = "<p><strong>{}</strong></p>"
    return "".join(
        (ask if text.endswith("؟") else "<p>{}</p>").format(text) for text in texts
    ), texts


def _verses(draft: Draft) -> Piece:
    verses = [" ".join(draft.draw.sample(words.PLACES, 4)) for _ in range(5)]
    return "".join(f'<p style="text-align:center">{verse}</p>' for verse in verses), verses


def _paired(form: str, pair: str) -> Callable[[Draft], Piece]:
    """Each entry has a name and what is said of it, in elements of their own."""

    def piece(draft: Draft) -> Piece:
        names = draft.draw.sample(words.PLACES, 3)
        told = [words.clause(draft.draw) for _ in names]
        items = "".join(pair.format(*each) for each in zip(names, told, strict=True))
        return form.format(items), [text for each in zip(names, told, strict=True) for text in each]

    return piece


def _said(form: str) -> Callable[[Draft], Piece]:
    """Short paragraphs of one form, behind a sentence that announces them."""

    def piece(draft: Draft) -> Piece:
        names = draft.draw.sample(words.PLACES, 4)
        texts = [f"{words.clause(draft.draw)}:"]
        texts += [form.format(name, words.clause(draft.draw)) for name in names]
        return "".join(f"<p>{text}</p>" for text in texts), texts

    return piece


def _headed(form: str) -> Callable[[Draft], Piece]:
    def piece(draft: Draft) -> Piece:
        text = words.subheading(draft.draw) + (":" if ":" in form else "")
        return form.replace(":", "").format(text), [text]

    return piece


def _short(draft: Draft) -> Piece:
    text = draft.draw.choice(
        ("ولم يصدر تعليق رسمي.", "وأضاف أن العمل مستمر.", "«لن نتراجع عن مطالبنا».", "فماذا بعد؟")
    )
    return f"<p>{text}</p>", [text]


PIECES: dict[str, Callable[[Draft], Piece]] = {
    "ul": _listed("ul"),
    "ol": _listed("ol"),
    "quotation": _quoted,
    "questions": _asked,
    "verses": _verses,
    "short": _short,
    "definitions": _paired("<dl>{}</dl>", "<dt>{}</dt><dd>{}</dd>"),
    "table": _paired("<table>{}</table>", "<tr><td>{}</td><td>{}</td></tr>"),
    "results": _said("{} 2 - 1 الاتحاد"),
    "points": _said("- {}: {}."),
    "speakers": _said("مدير {}: {}."),
    "h2": _headed("<h2>{}</h2>"),
    "h4": _headed("<h4>{}</h4>"),
    "bold": _headed("<p><b>{}</b></p>"),
    "strong:": _headed("<p><strong>{}</strong></p>:"),
    "underlined": _headed("<p><u>{}</u></p>"),
    "span in h3": _headed("<h3><span>{}</span></h3>"),
}

# -- what is none of it ----------------------------------------------------------------------------


def filled(draft: Draft, form: str) -> str:
    """«{}» is a link to another article, «[]» another's title without one."""
    while "{}" in form:
        form = form.replace("{}", draft.link(draft.other()), 1)
    while "[]" in form:
        form = form.replace("[]", draft.other(), 1)
    return form


INSERTS: dict[str, str] = {
    "read also": "<p>اقرأ أيضا: {}</p>",
    "read also, strong": "<p><strong>اقرأ أيضاً: {}</strong></p>",
    "read also, box": '<div class="q1"><span>اقرأ أيضاً</span>{}</div>',
    "watch also in the link": '<p><a href="/news/4"><strong>شاهد أيضا.. []</strong></a></p>',
    "related list": "<div><h4>مواضيع ذات صلة</h4><ul><li>{}</li><li>{}</li></ul></div>",
    "label and links": "<p>طالع المزيد:</p><p>{}</p><p>{}</p>",
    "card": '<div class="c2"><a href="/news/7"><img src="/t/7.jpg"></a><div><span>ذات صلة</span><h4><a href="/news/7">[]</a></h4></div></div>',
    "advertisement": '<div class="a1"><span>إعلان</span><iframe src="/ads/1"></iframe></div>',
    "advertisement, words": "<div>إعلان</div>",
    "goes on after": "<p>يستمر الخبر بعد الإعلان</p>",
    "embedded post": '<blockquote class="twitter-tweet"><p>بيان مهم من الهيئة اليوم</p>&mdash; حساب (@acc) <a href="https://twitter.com/acc/status/1">March 14, 2025</a></blockquote>',
    "newsletter": '<div><h4>النشرة البريدية</h4><p>اشترك ليصلك جديدنا كل صباح.</p><form><input type="email"><button>اشترك</button></form></div>',
    "app": '<p>حمّل تطبيقنا من <a href="https://play.google.com/store/apps/x">هنا</a> ليصلك كل جديد</p>',
    "channel": '<p>تابعونا على <a href="https://t.me/alwadi">قناة تلغرام</a></p>',
    "share": '<div>شارك: <a href="https://facebook.com/sharer">فيسبوك</a> <a href="https://wa.me/?text=x">واتساب</a></div>',
    "film": '<div class="v"><iframe src="https://www.youtube.com/embed/a1"></iframe></div>',
    "poll": '<div><h4>استطلاع</h4><form><label><input type="radio">نعم</label><label><input type="radio">لا</label><button>صوّت</button></form></div>',
    "jump": '<a href="#next">تخطى الإعلان وواصل القراءة</a><div><h4>الأكثر قراءة</h4><ul><li>{}</li><li>{}</li></ul></div><a id="next">نهاية القائمة</a>',
    "more button": '<div><a href="#" class="more">اقرأ المزيد</a></div>',
    "nothing": "<p>&nbsp;</p>",
}  # fmt: skip
OVER: dict[str, str] = {
    "weather": '<div class="wx"><img src="/w.png" width="20"> دمشق 21° غائم جزئيا</div>',
    "prices": "<div>دولار 12,500 – يورو 13,600 – ذهب 1,240</div>",
    "donate": '<div><a href="/donate">ساهم الآن</a></div>',
    "listen": '<div><span>استمع إلى المقال</span><audio src="/a.mp3"></audio></div>',
    "tools": '<div class="tools"><a href="#">A+</a> <a href="#">A-</a> <a href="javascript:print()">طباعة</a></div>',
    "channel": '<div>تابعنا على <a href="https://news.google.com/publications/x">أخبار جوجل</a></div>',
    "contents": '<div class="toc"><h4>محتويات المقال</h4><ul><li><a href="#s1">تفاصيل</a></li><li><a href="#s2">خلفية</a></li></ul></div>',
    "day of the visit": "<div>السبت 10 يناير 2026</div>",
}  # fmt: skip
CAPTIONED: dict[str, str] = {
    "figure": '<figure><img src="/p/2.jpg"><figcaption>{}</figcaption></figure>',
    "wp": '<div class="wp-caption"><img src="/p/2.jpg"><p class="wp-caption-text">{}</p></div>',
    "in one paragraph": '<p><img src="/p/2.jpg"><br>{}</p>',
    "box": '<div class="image"><img src="/p/2.jpg"><div class="caption">{}</div></div>',
    "table": '<table><tr><td><img src="/p/2.jpg"></td></tr><tr><td>{}</td></tr></table>',
    "small": '<div><img src="/p/2.jpg"></div><small>{}</small>',
}

# -- the markup of paragraphs ----------------------------------------------------------------------

_P = re.compile(r"<p>(.*?)</p>")


def _instead(form: str) -> Callable[[str], str]:
    return lambda markup: _P.sub(lambda match: form.format(match[1]), markup)


MARKUPS: dict[str, Callable[[str], str]] = {
    "p": lambda markup: markup,
    "p again": lambda markup: markup,
    "justified": _instead('<p style="text-align:justify;">&nbsp;{}</p>'),
    "div": _instead("<div>{}</div>"),
    "Word": _instead('<p dir="RTL"><span lang="AR-SA" style="font-size:14pt">{}</span></p>'),
    "p in div": _instead('<div class="t3"><p>{}</p></div>'),
    "empty between": _instead("<p>{}</p><p>&nbsp;</p>"),
    "unclosed": lambda markup: markup.replace("</p>", ""),
    "br": _instead("{}<br>"),
    "two br": _instead("{}<br /><br />"),
}
PLAIN = ("br", "two br", "unclosed")  # of these, nothing but paragraphs stands between
AROUND = {
    "div": "<div>{}</div>",
    "div in div": '<div class="b1"><div>{}</div></div>',
    "article": "<article>{}</article>",
    "section": "<section>{}</section>",
    "cell": "<table><tr><td>{}</td></tr></table>",
    "WordPress": '<div class="entry-content clearfix">{}</div>',
    "Drupal": '<div class="field-item even" property="content:encoded">{}</div>',
    "microdata": '<div itemprop="articleBody">{}</div>',
}


def text(draft: Draft, inserts: Mapping[str, str] = INSERTS) -> str:
    """The text in its box, with ``inserts`` between its paragraphs; what it is goes to the gold."""
    opening = dateline(draft)
    cells: list[Piece] = []
    for number in range(draft.draw.choice((1, 2, 3, 4, 5, 6, 8))):
        told = words.paragraph(draft.draw)
        cells.append((f"<p>{opening if number == 0 else ''}{told}</p>", [told]))
    markup = draft.draw.choice(list(MARKUPS))
    draft.parts.append(f"markup: {markup}")
    set_in: list[tuple[int, str]] = []
    if markup not in PLAIN and len(cells) > 1:
        piece = draft.perhaps(0.5, "piece", PIECES)
        if piece is not None:
            cells.insert(draft.draw.randint(1, len(cells) - 1), piece(draft))
        for _ in range(draft.draw.choice((0, 1, 1, 2))):
            insert = draft.choose("insert", inserts)
            set_in.append((draft.draw.randint(1, len(cells) - 1), filled(draft, insert)))
        shown = draft.perhaps(0.3, "picture", CAPTIONED)
        if shown is not None:
            caption = f"جانب من {draft.draw.choice(words.PLACES)}"
            credit = draft.draw.choice(("أرشيف", "رويترز"))
            set_in.append(
                (draft.draw.randint(1, len(cells) - 1), shown.format(f"{caption} ({credit})"))
            )
            draft.images.append(Image("/p/2.jpg", caption, credit))
    draft.paragraphs = [told for _, texts in cells for told in texts]
    parts = [MARKUPS[markup](source) for source, _ in cells]
    for place, source in sorted(set_in, reverse=True):
        parts.insert(place, source)
    around = draft.choose("box", AROUND)
    return around.format("".join(parts))
