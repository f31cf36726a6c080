"""Where a day on a page is the article's, and where it is another's."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.parser.making import TITLE, article, json_ld, news, page, paragraphs

TEXT = f'<div class="text">{paragraphs()}</div>'
DAY = date(2025, 3, 5)
FAR = "<div><div><div><div><div><div>", "</div></div></div></div></div></div>"
TITLED = '<a href="/n/2">المتحف البلدي يفتح أبوابه مجاناً</a>'


@pytest.mark.parametrize(
    "lines",
    [
        f"<article><h3>{TITLED}</h3><p>رنا عيسى</p><p>5 آذار 2025</p></article>",
        '<aside><p>آخر الأخبار</p><time datetime="2025-03-05"></time></aside>',
        '<aside><p><span>5 آذار 2025</span> <a href="/c">مدن وقرى</a> <a href="/d">أسواق</a></p></aside>',
    ],
)
def test_a_day_of_another_article_between_headline_and_text_is_not_this_one_s(lines: str) -> None:
    assert article(page(f"{lines}{TEXT}")).published is None


@pytest.mark.parametrize(
    "lines",
    [
        "<article><p>ليلى عساف الشامي</p><p>5 آذار 2025</p>{}</article>",
        '<article><p><a href="/city">مدن</a></p><p>5 آذار 2025</p>{}</article>',
        '<p><span>5 آذار 2025</span> <a href="/c">أخبار المدينة</a> <a href="/d">القرى المجاورة</a></p>{}',
        '<p><a href="/2025/03/05">5 آذار 2025</a></p>{}',
        '<p><time datetime="2025-03-05"></time></p>{}',
        '<p><abbr class="timeago" title="2025-03-05">قبل أيام</abbr></p>{}',
    ],
)
def test_a_day_over_the_text_is_the_article_s(lines: str) -> None:
    assert article(page(lines.format(TEXT))).published == DAY


def test_two_days_among_links_are_publication_and_change() -> None:
    line = '<p><span>5 آذار 2025</span> <span>آخر تحديث 6 آذار 2025</span> <a href="/author/7">ليلى عساف الشامي</a> <a href="/c">أخبار المدينة والقرى المجاورة</a></p>'
    got = article(page(f"{line}{TEXT}"))
    assert (got.published, got.modified) == (DAY, date(2025, 3, 6))


def test_a_change_below_a_linked_day_is_read() -> None:
    lines = '<p><a href="/2025/03/05">الأربعاء 5 آذار 2025 الساعة 10:30 صباحاً</a></p><p>آخر تحديث: 6 آذار 2025</p>'
    got = article(page(f"{lines}{TEXT}"))
    assert (got.published, got.modified) == (datetime(2025, 3, 5, 10, 30), date(2025, 3, 6))


def test_one_time_in_the_text_leaves_the_one_above_it_the_article_s() -> None:
    line = '<p><time datetime="2025-03-05">الأربعاء</time></p>'
    text = f'<div class="text"><p><time datetime="2024-01-01">من الأرشيف</time></p>{paragraphs()}</div>'
    assert article(page(f"{line}{text}")).published == DAY


def test_the_day_of_the_visit_over_the_menu_is_not_the_article_s() -> None:
    menu = "".join(f'<li><a href="/{n}">قسم {n}</a></li>' for n in "أبتث")
    masthead = f'<div><time datetime="2025-03-09"></time><p>الأحد</p></div><ul>{menu}</ul>'
    source = f"<html><head><title>{TITLE}</title></head><body><div>{masthead}<div><h1>{TITLE}</h1>{TEXT}</div></div></body></html>"
    assert article(source).published is None


@pytest.mark.parametrize(
    "below",
    [
        '<footer><time datetime="2025-03-05"></time></footer>',
        '<div><time datetime="2025-03-05"></time></div>',
        "<footer><p>أضيف الموقع في 1 مارس 2025 12:00</p></footer>",
        "<div>5 آذار 2025 12:30</div>",
    ],
)
def test_a_clock_below_the_article_s_box_is_the_page_s(below: str) -> None:
    assert article(page(below=below)).published is None


def test_a_clock_right_below_the_text_is_the_article_s() -> None:
    assert article(page(f'{TEXT}<div><time datetime="2025-03-05"></time></div>')).published == DAY


@pytest.mark.parametrize(
    "scope",
    [
        '<div itemprop="hasPart" itemscope itemtype="https://schema.org/Article">{}</div>',
        '<div itemscope itemtype="https://schema.org/UserComments">{}</div>',
        '<div itemscope itemtype="https://schema.org/Event">{}</div>',
    ],
)
def test_a_day_in_microdata_may_be_of_something_else(scope: str) -> None:
    prop = '<meta itemprop="datePublished" content="2025-03-05">'
    assert article(page(f"{TEXT}{scope.format(prop)}")).published is None
    assert article(page(f"{TEXT}{prop}")).published == DAY


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("<p>نشر في 5 آذار 2025</p>", DAY),
        ("<aside><p>نشر في 5 آذار 2025</p></aside>", None),
        (f"<p>نشر في 5 آذار 2025</p><h3>{TITLED}</h3>", None),
        ("<p>يوم 5 آذار 2025</p>", None),
    ],
)
def test_a_labelled_day_over_the_headline_in_another_box(
    above: str, published: date | None
) -> None:
    source = page(above=f"<div>{above}</div>{FAR[0]}<p>تقرير</p>").replace(
        "</h1>", f"</h1>{FAR[1]}"
    )
    assert article(source).published == published


def test_a_day_that_is_a_link_over_the_headline_is_the_article_s_where_its_box_says_so() -> None:
    above = '<div class="date"><a href="/2025/03/05">5 آذار 2025</a></div>'
    assert article(page(above=above)).published == DAY


def test_a_day_in_numbers_says_nothing_where_the_language_has_two_orders() -> None:
    title = "The old bridge opens to walkers again after two years of work"
    text = "".join(
        f"<p>The city has opened the bridge to cars and walkers, says the mayor, day {n}.</p>"
        for n in range(5)
    )
    line = "<p>Published 3/2/2025</p>"
    got = article(page(f"{line}{text}", headline=title), language="any")
    assert got.published is None
    head = json_ld(news(headline=title, datePublished="2025-02-03"))
    got = article(page(f"{line}{text}", headline=title, head=head), language="any")
    assert got.published == date(2025, 2, 3)


@pytest.mark.parametrize(
    "line",
    [
        "تاريخ العرض: 12 مايو 2024",
        "تاريخ التقاط الصورة: 12 مايو 2024",
        "تاريخ المقابلة : 12 مايو 2024",
        "آخر موعد: 12 مايو 2024",
        "توفي في: 12 مايو 2024",
        "الزمان: 12 مايو 2024",
    ],
)
def test_the_day_of_what_a_line_names_is_not_the_article_s(line: str) -> None:
    assert article(page(f"<div>{line}</div>{paragraphs()}")).published is None
    assert article(page(f"{paragraphs()}<div>{line}</div>")).published is None


@pytest.mark.parametrize("label", ["تاريخ النشر", "تاريخ الخبر", "التاريخ", "تاريخ الإضافة"])
def test_the_day_of_a_publication_is_the_article_s(label: str) -> None:
    got = article(page(f"<div>{label}: 2 مارس 2025</div>{paragraphs()}"))
    assert got.published == date(2025, 3, 2)


def test_the_day_on_which_a_book_came_out_below_the_text_is_not_the_article_s() -> None:
    for label in ("تاريخ الإصدار", "تاريخ الصدور"):
        assert article(page(f"{paragraphs()}<p>{label}: 12 مايو 2024</p>")).published is None


@pytest.mark.parametrize(
    "element",
    [
        '<span class="date" data-date="2025-03-02T10:15:00+03:00"></span>',
        '<span data-livestamp="1740899700"></span>',
        '<span class="timeago" data-timestamp="1740899700">منذ أسبوع</span>',
        '<span class="js-date" data-utc="2025-03-02T07:15:00Z"></span>',
        '<span title="الأحد 2 مارس 2025 - 10:15">قبل أسبوع</span>',
    ],
)
def test_what_a_script_is_told_of_the_day_is_read(element: str) -> None:
    got = article(page(f"<div>{element}</div>{paragraphs()}")).published
    assert got is not None and got.isoformat()[:10] == "2025-03-02"


@pytest.mark.parametrize(
    "element",
    [
        '<div class="banner" data-timestamp="1740899700"></div>',
        '<span class="date" data-now="2025-03-02T10:15:00+03:00"></span>',
        '<span class="date" data-id="1740899700"></span>',
    ],
)
def test_what_another_script_is_told_is_no_day_of_the_article(element: str) -> None:
    assert article(page(f"<div>{element}</div>{paragraphs()}")).published is None


def test_what_a_script_is_told_behind_the_text_or_beside_a_printed_day_is_not_asked() -> None:
    told = '<span class="date" data-date="2025-03-02T10:15:00+03:00"></span>'
    assert article(page(f"{paragraphs()}<div>{told}</div>")).published is None
    printed = article(page(f"<div>1 مارس 2025 {told}</div>{paragraphs()}"))
    assert printed.published == date(2025, 3, 1)


@pytest.mark.parametrize(
    "line",
    [
        "جلسة 12 مايو 2024",
        "حالة المرفأ 12 مايو 2024",
        "تنويه: 12 مايو 2024",
        "الجزء الأول: 12 مايو 2024",
        "ولد: 12 مايو 1994 - توفي: 3 مارس 2020",
        "بحسب إحصاء 12 مايو 2024",
        "آخر ظهور: 12 مايو 2024",
        "<a href='/n/1'>افتتاح سوق الخضار في الحي</a> 12 مايو 2024",
        "<ul class='related'><li><a href='/n/1'>افتتاح سوق الخضار</a><span>12 مايو 2024</span></li></ul>",
    ],
)
def test_words_that_run_into_a_day_tell_of_what_it_is(line: str) -> None:
    assert article(page(f"<div>{line}</div>{paragraphs()}")).published is None
    own = f"<div>{line}</div><div>2 مارس 2025</div>{paragraphs()}"
    assert article(page(own)).published == date(2025, 3, 2)


@pytest.mark.parametrize(
    "words",
    [
        "محليات",
        "عمان:",
        "صحيفة الوادي",
        "رنا الكيلاني",
        "بقلم: رنا الكيلاني",
        "رويترز:",
        "ثقافة وفنون",
        "شؤون المدينة |",
    ],
)
def test_who_where_and_under_what_may_run_into_the_article_s_day(words: str) -> None:
    got = article(page(f"<div>{words} 2 مارس 2025</div>{paragraphs()}"))
    assert got.published == date(2025, 3, 2)


def test_the_day_of_the_film_that_bears_the_article_s_title_is_the_article_s() -> None:
    def head(name: str) -> str:
        return json_ld(
            {"@type": "VideoObject", "name": name, "uploadDate": "2025-03-02T10:15:00+03:00"}
        )

    got = article(page(paragraphs(), head=head(TITLE))).published
    assert got is not None and got.isoformat() == "2025-03-02T10:15:00+03:00"
    assert article(page(paragraphs(), head=head("فيديو آخر من الأرشيف"))).published is None
    own = article(page(f"<div>1 مارس 2025</div>{paragraphs()}", head=head("فيديو آخر من الأرشيف")))
    assert own.published == date(2025, 3, 1)
