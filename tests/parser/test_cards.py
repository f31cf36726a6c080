"""Other articles' cards: beside a short text, and as all that a listing is."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest

from scraper.outcome import Kind
from tests.parser.making import TITLE, article, json_ld, news, page, refusal

SENTENCE = "افتتحت بلدية الوادي الجسر القديم بعد عامين من أعمال الترميم."
DAY = "<p>9 آذار 2025</p>"
CARDS = {
    "مزارعو السهل الغربي يطالبون بخفض أسعار الأسمدة": "طالب المزارعون في اجتماع عقدوه أمس بخفض أسعار الأسمدة قبل الموسم...",
    "نادي الوادي يتعاقد مع حارس مرمى جديد لموسمين": "أعلن النادي تعاقده مع حارس مرمى المنتخب بعد مفاوضات طويلة...",
    "معرض الكتاب يستقبل زواره في القاعة الشرقية": "يفتح المعرض أبوابه كل يوم من العاشرة صباحا حتى الثامنة مساء...",
    "حملة لتنظيف ضفاف النهر يشارك فيها طلبة المدارس": "شارك أكثر من مئتي طالب في حملة لتنظيف ضفاف النهر من المخلفات...",
}
FORMS = {
    "breaks": "{}<br>{}<br><br>",
    "bold title": "<b>{}</b><br>{}<br>",
    "day between": "{}<br>7 شباط 2025<br>{}<br><br>",
}
ROWS = '<tr><td><img src="/t/1.jpg"></td><td>{}<br>{}</td></tr>'
REST = '<b>{}</b><br>{} <a href="/news/1">التفاصيل</a><br><br>'  # the title is no link


def cards(form: str) -> str:
    return "".join(
        form.format(f'<a href="/news/{place}">{title}</a>', teaser)
        for place, (title, teaser) in enumerate(CARDS.items(), 100)
    )


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("around", ["{}", "<div>{}</div>", "<section>{}</section>"])
def test_cards_that_line_breaks_divide_are_none_of_a_short_text_above(
    form: str, around: str
) -> None:
    below = around.format(f"<h3>المزيد من الأخبار المحلية</h3>{cards(form)}")
    got = article(page(f"{DAY}<div><p>{SENTENCE}</p></div>{below}"))
    assert got.paragraphs == (SENTENCE,)


def test_teasers_before_a_link_to_the_rest_are_none_of_a_short_text_above() -> None:
    below = "".join(REST.format(*card) for card in CARDS.items())
    got = article(page(f"{DAY}<div><p>{SENTENCE}</p></div><h3>المزيد من اقتصاد</h3>{below}"))
    assert got.paragraphs == (SENTENCE,)


def test_cards_in_rows_of_a_table_are_none_of_a_short_text_above() -> None:
    flash = "افتتحت بلدية الوادي الجسر القديم بعد أعمال الترميم."
    below = f"<h4>اقرأ أيضا</h4><table>{cards(ROWS) * 2}</table>"
    head = json_ld(news(headline=TITLE, description=flash, datePublished="2025-03-09"))
    got = article(page(f"{DAY}<div><div>{flash}</div></div>{below}", head=head))
    assert (got.paragraphs, got.images) == ((flash,), ())


def test_a_flash_of_a_few_words_may_have_many_pictures_cards_below_it() -> None:
    flash = "افتتحت بلدية الوادي الجسر القديم بعد ترميمه."
    form = '<div><a href="/news/1"><img src="/t/1.jpg"></a><h3>{}</h3><p>{}</p></div>'
    below = f"<section><h2>آخر الأخبار</h2>{cards(form) * 2}</section>"
    assert article(page(f"{DAY}<div><p>{flash}</p></div>{below}")).paragraphs == (flash,)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_cards_that_line_breaks_divide_are_no_article(form: str) -> None:
    source = page(f"<div>{cards(form)}</div>", headline="محليات الوادي والقرى")
    assert not refusal(source, "https://www.alwadi.example/p/99")


def test_links_between_paragraphs_that_line_breaks_divide_make_no_cards_of_them() -> None:
    texts = [SENTENCE, *(teaser.replace("...", " كما قال.") for teaser in CARDS.values())]
    links = [f'<a href="/news/{n}">{title}</a>' for n, title in enumerate(CARDS)]
    body = "<br>".join(
        part for text, link in zip(texts, [*links, ""], strict=True) for part in (text, link)
    )
    assert article(page(f"{DAY}<div>{body}</div>")).paragraphs == tuple(texts)


HERO = '<section><h1><a href="/news/77">{}</a></h1><p>{}</p></section>'


def test_a_linked_title_with_its_teaser_on_a_page_that_is_titled_otherwise_is_a_listing_s() -> None:
    title, teaser = next(iter(CARDS.items()))
    items = "".join(
        f'<li><a href="/news/{n}">{each}</a> <small>{n + 9} شباط 2025</small></li>'
        for n, each in enumerate(CARDS)
    )
    body = f"{HERO.format(title, teaser)}<ul>{items}</ul>"
    source = page(body, headline="الميناء", title="الميناء | صحيفة الوادي")
    got = refusal(source, "https://www.alwadi.example/p/99")
    assert (got.kind, got.reason.partition(":")[0]) == (Kind.NOT_ARTICLE, "a listing")


def test_a_linked_title_with_its_teaser_is_a_listing_s_where_the_page_s_own_is_not_printed() -> (
    None
):
    title, teaser = next(iter(CARDS.items()))
    hero = f"<h2>مقالات محمد الخطيب</h2>{HERO.replace('h1', 'h2').format(title, teaser * 2)}"
    items = "".join(f'<h3><a href="/news/{n}">{each}</a></h3>' for n, each in enumerate(CARDS))
    source = page(f"{hero}<div>{items}</div>", title="صحيفة الوادي | محمد الخطيب")
    source = source.replace(f"<h1>{TITLE}</h1>", "")
    assert not refusal(source, "https://www.alwadi.example/p/99")


def test_an_author_s_cards_may_each_end_in_a_link_to_the_rest() -> None:
    form = '<article><h2>{}</h2><p>{}</p><a href="/news/1">اقرأ المزيد</a></article>'
    life = "<p>صحفي يكتب في الشأن المحلي منذ عام 2010، وعمل في عدد من الصحف.</p>"
    source = page(f"{life}{cards(form)}", headline="محمد الخطيب")
    got = refusal(source, "https://www.alwadi.example/p/99")
    assert got.reason.startswith("an author's page")
