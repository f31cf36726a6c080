"""What page builders, ministries' systems and old portals print: one habit each."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest

from tests.parser.making import (
    PROSE,
    TITLE,
    article,
    json_ld,
    meta,
    news,
    page,
    paragraphs,
    refusal,
)

TEXT = f'<div class="text">{paragraphs()}</div>'

# -- whose data, whose title -----------------------------------------------------------------------


def test_the_data_of_another_article_tell_nothing_of_this_one() -> None:
    other = news(
        headline="قرار عاجل من وزارة التربية بشأن مواعيد الامتحانات",
        datePublished="2023-06-01T10:00:00+00:00",
        author={"@type": "Person", "name": "سامي حداد"},
        url="https://www.alwadi.example/news/other/1",
    )
    head = json_ld(other) + meta(article_published_time="2025-03-08T09:01:00+00:00")
    got = article(page(head=head))
    assert (got.headline, got.authors) == (TITLE, ())
    assert str(got.published) == "2025-03-08 09:01:00+00:00"


def test_data_with_another_title_at_this_address_are_the_article_s() -> None:
    own = news(
        headline="افتتاح معبر النهر التاريخي رسمياً بحضور الأهالي",
        datePublished="2025-03-08T10:00:00+00:00",
        url="https://www.alwadi.example/news/politics/48213",
    )
    assert str(article(page(head=json_ld(own))).published) == "2025-03-08 10:00:00+00:00"


@pytest.mark.parametrize(
    "heading", ["<h3>{}</h3>", "<table><tr><td><font size=5><b>{}</b></font></td></tr></table>"]
)
def test_where_the_title_is_only_the_site_s_name_the_heading_over_the_text_is_the_headline(
    heading: str,
) -> None:
    source = page(f"<div>{heading.format(TITLE)}{TEXT}</div>", headline="", title="صحيفة الوادي")
    assert article(source.replace("<h1></h1>", "")).headline == TITLE


# -- dates -----------------------------------------------------------------------------------------


def test_a_clock_on_the_next_line_belongs_to_the_day() -> None:
    row = "<ul><li>ليلى منصور</li><li>آذار 8, 2025</li><li>9:35 ص</li><li>لا توجد تعليقات</li></ul>"
    assert str(article(page(f"{row}{TEXT}")).published) == "2025-03-08 09:35:00"


def test_a_number_on_the_next_line_is_no_clock() -> None:
    row = "<ul><li>8 آذار 2025</li><li>872</li></ul>"
    assert str(article(page(f"{row}{TEXT}")).published) == "2025-03-08"


@pytest.mark.parametrize("ago", ["منذ شهرين", "قبل 3 أسابيع", "منذ سنة"])
def test_months_ago_tell_no_day(ago: str) -> None:
    got = article(page(f'<div class="author"><span>{ago}</span></div>{TEXT}'))
    assert (got.published, got.authors) == (None, ())


def test_the_full_date_of_a_dateline_is_the_article_s_where_no_other_is_printed() -> None:
    source = page(f"<div><p>نواكشوط , 05/02/2025 - {PROSE[0]}</p>{paragraphs(PROSE[1:])}</div>")
    got = article(source)
    assert (str(got.published), got.found_by["published"]) == ("2025-02-05", "text")


def test_a_day_and_clock_right_under_the_text_outweigh_today_above_the_headline() -> None:
    above = "<div>الأحد , 9 مارس 2025</div>"
    signed = "<div>الاثنين 07 أكتوبر 2024 الساعة 17:12:09</div>"
    got = article(page(f"{TEXT}{signed}", above=above))
    assert str(got.published) == "2024-10-07 17:12:09"


# -- datelines -------------------------------------------------------------------------------------


@pytest.mark.parametrize("month", ["أكتوبر", "جويلية", "شباط"])
def test_a_town_spelled_almost_as_a_month_opens_a_dateline(month: str) -> None:
    got = article(page(f"<div><p>إب 7 {month} (متابعات)- {PROSE[0]}</p>{paragraphs(PROSE[1:])}</div>"))  # fmt: skip
    assert got.dateline is not None
    assert got.dateline.places == ("إب",)
    assert got.paragraphs == PROSE


def test_from_a_town_with_a_name_is_dateline_and_byline() -> None:
    got = article(page(f"<div><p>من أدرار: ب. عبد القادر</p>{paragraphs()}</div>"))
    assert got.dateline is not None
    assert (got.dateline.places, got.authors) == (("أدرار",), ("ب. عبد القادر",))
    assert got.paragraphs == PROSE


def test_a_site_that_signs_its_own_translation_writes_no_paragraph() -> None:
    source = page(
        f"<div><p>ترجمة وتحرير: الوادي</p>{paragraphs()}</div>", head=meta(og_site_name="الوادي")
    )
    assert article(source).paragraphs == PROSE


# -- authors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ('<p class="byline">كتبه <a href="/e/1">حسان بركات</a> و<a href="/e/2">سمير عواد</a></p>', ("حسان بركات", "سمير عواد")),
        ('<div><span>بواسطة</span> <a href="/u/n">نارمين قبلان</a></div>', ("نارمين قبلان",)),
        ('<div>بواسطة <a href="/?u=3">ب. عبد القادر</a></div>', ("ب. عبد القادر",)),
        ("<p>نص: حسان بركات — تصوير: سالم الجبالي</p>", ("حسان بركات",)),
    ],
)  # fmt: skip
def test_bylines_of_themes_name_their_authors(byline: str, names: tuple[str, ...]) -> None:
    data = json_ld(news(headline=TITLE, author=[{"name": name} for name in names]))
    for head in ("", data) if "كتبه" not in byline else (data,):
        got = article(page(f"{byline}{TEXT}", head=head))
        assert (got.authors, got.paragraphs) == (names, PROSE)


def test_a_columnist_s_linked_name_over_the_headline_is_the_author() -> None:
    above = '<div><a href="/authors/77">طارق نعمان</a><p>روائي وكاتب، صدرت له خمس روايات ومجموعتان من القصص القصيرة.</p><a href="/authors/77">كل مقالات الكاتب</a></div>'
    assert article(page(above=above)).authors == ("طارق نعمان",)


# -- sections and tags -----------------------------------------------------------------------------


def test_a_date_and_a_reading_time_beside_a_link_leave_it_the_section() -> None:
    row = '<div><a href="/energy">طاقة</a><span>•</span><span>السبت 8 مارس 2025، 01:00 ص</span><span>•</span><span>دقيقتان</span></div>'
    assert article(page(f"{row}{TEXT}")).sections == ("طاقة",)


def test_the_link_behind_a_byline_s_label_is_no_section() -> None:
    row = '<p>بواسطة <a href="/a/2">مروان الحاج</a> <time>8 مارس 2025</time></p>'
    assert article(page(f"{row}{TEXT}")).sections == ()


def test_a_link_whose_class_says_category_is_the_section() -> None:
    above = '<span><a href="/c/tech" class="entry-category">تقنية</a></span>'
    row = '<p>بواسطة <a href="/a/2">مروان الحاج</a> <time>8 مارس 2025</time></p>'
    assert article(page(f"{row}{TEXT}", above=above)).sections == ("تقنية",)


@pytest.mark.parametrize("above", [True, False])
def test_tags_on_one_line_with_their_label_count_above_and_below(above: bool) -> None:
    row = '<div><b>كلمات دالة:</b> <a href="/tag/1">جسور</a> <a href="/tag/2">نهر</a></div>'
    got = article(page(f"{row}{TEXT}" if above else f"{TEXT}{row}"))
    assert (got.tags, got.paragraphs) == (("جسور", "نهر"), PROSE)


# -- what is text and what is not ------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "انضم إلى مجموعتنا على واتساب لمتابعة الأخبار",
        "للاطلاع على المادة الأصلية <a href='https://x.example/a'>اضغط هنا</a>",
        "ادعم الصحافة المستقلة",
        "التعليقات مغلقة",
        "تصوير: سالم الجبالي",
        "بترا / س د / ر ع",
    ],
)
def test_prompts_and_credits_are_none_of_the_text(line: str) -> None:
    inside = f"{paragraphs(PROSE[:3])}<p>{line}</p>" if "بترا" not in line else paragraphs()
    last = f"<p>{PROSE[3]}</p>" if "بترا" not in line else f"<p>{line}</p>"
    assert article(page(f"<div>{inside}{last}</div>")).paragraphs == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "سمد/رعد/ب ق",
        "إشراف: سالم الجبالي",
        "نشر هذا المقال في العدد 12 من مجلة الضفاف",
    ],
)
def test_what_signs_a_text_off_is_none_of_it(line: str) -> None:
    assert article(page(f"<div>{paragraphs()}<p>{line}</p></div>")).paragraphs == PROSE


def test_a_first_word_of_links_that_skip_may_open_a_paragraph() -> None:
    first = "تخطى سعر الذهب حاجز الألف دينار في السوق القديم بعد أيام من الهدوء والترقب."
    got = article(page(f"<div><p>{first}</p>{paragraphs()}</div>"))
    assert got.paragraphs == (first, *PROSE)


def test_a_caption_that_names_its_photographer_is_one() -> None:
    source = page(f'<div><img src="/a.jpg"><br>جانب من الجسر (تصوير: سالم الجبالي)<br><br>{"<br><br>".join(PROSE)}</div>')  # fmt: skip
    assert article(source).paragraphs == PROSE


def test_what_a_site_says_of_itself_below_is_none_of_the_text() -> None:
    about = "<div><h5>عن الموقع</h5><p>موقع إخباري مستقل يقدم الأخبار والتحليلات من أنحاء العالم العربي على مدار الساعة.</p></div>"
    source = page(f"<div>{'<br>'.join(PROSE[:2])}</div>", below=about)
    assert article(source).paragraphs == PROSE[:2]


def test_a_heading_over_the_first_paragraph_is_text_where_another_stands_like_it() -> None:
    texts = "".join(
        f"<h4>{head}</h4><p>{text}</p>" for head, text in zip(("السؤال", "الجواب"), PROSE[:2], strict=True)
    )  # fmt: skip
    got = article(page(f"<div>{texts}<p>{PROSE[2]}</p></div>"))
    assert got.paragraphs == ("السؤال", PROSE[0], "الجواب", PROSE[1], PROSE[2])


# -- flashes ---------------------------------------------------------------------------------------

CARDS = "".join(
    f'<div><a href="/n/{i}"><img src="/t/{i}.jpg"></a><h3><a href="/n/{i}">عنوان خبر آخر رقم {i}</a></h3></div>'
    for i in range(8)
)


def test_a_text_goes_on_below_a_row_of_pictures_with_captions() -> None:
    captions = (
        "بائع سوس يعرض شرابه للمارة",
        "أطفال يختارون ألعاب العيد",
        "محل للحلويات في السوق",
        "سقف السوق القديم من الداخل",
        "زحام عند مدخل الجامع الكبير",
    )
    pictures = "".join(
        f'<figure><img src="/g{i}.jpg"><figcaption><span>{i}/5</span> {caption}</figcaption></figure>'
        for i, caption in enumerate(captions, 1)
    )
    last = "ويأمل التجار أن يستمر الإقبال إلى ما بعد العيد."
    text = f"<div>{paragraphs(PROSE[:2])}</div><div>{pictures}</div><div><p>{last}</p></div>"
    assert article(page(f"{text}", below=CARDS)).paragraphs == (*PROSE[:2], last)


def test_pictures_of_other_articles_make_no_gallery_of_a_declared_flash() -> None:
    source = page(f"<p>{PROSE[0]}</p>{CARDS}", head=json_ld(news(headline=TITLE)))
    assert article(source).paragraphs == PROSE[:1]
    gallery = "".join(f'<a href="/g/{i}.jpg"><img src="/g/{i}s.jpg"></a>' for i in range(8))
    assert refusal(page(f"<p>{PROSE[0]}</p>{gallery}", head=json_ld(news(headline=TITLE)))).reason


def test_a_short_declared_article_under_live_is_no_film() -> None:
    address = "https://www.alwadi.example/live/48213"
    source = page(f"<p>{PROSE[0]}</p>", head=json_ld(news(headline=TITLE)))
    assert article(source, address).paragraphs == PROSE[:1]


# -- heads of several lines ------------------------------------------------------------------------


def test_a_date_below_the_dateline_s_own_line_is_the_article_s() -> None:
    head = "<p>صحيفة الوادي - الرباط<br>الإثنين 03 فبراير 2025 - 16:20</p>"
    got = article(page(f"<div>{head}{paragraphs()}</div>", head=meta(og_site_name="صحيفة الوادي")))
    assert got.dateline is not None
    assert (got.dateline.places, got.paragraphs) == (("الرباط",), PROSE)
    assert str(got.published) == "2025-02-03 16:20:00"


@pytest.mark.parametrize("mark", ["—", "|", "-"])
def test_a_name_and_a_date_on_one_line_are_no_paragraph(mark: str) -> None:
    got = article(page(f"<div><p>نادين بركات {mark} 7 مارس 2025</p>{paragraphs()}</div>"))
    assert got.paragraphs == PROSE


def test_the_author_s_link_is_no_section() -> None:
    row = '<div><a href="/team/rana">رنا قدورة</a><span>8 مارس 2025</span></div>'
    got = article(page(f"{row}{TEXT}", above='<div><a href="/abraj">أبراج</a></div>'))
    assert (got.authors, got.sections) == (("رنا قدورة",), ("أبراج",))


def test_a_subtitle_with_the_date_below_it_is_the_lead_though_subheadings_stand_like_it() -> None:
    lead = "الجسر عاد إلى الخدمة بعد أعمال ترميم طويلة شارك فيها مهندسون"
    source = page(
        f"<h2>{lead}</h2><p>الإثنين 03 فبراير 2025 - 16:20</p><p>{PROSE[0]}</p><h2>خلفية الترميم</h2><p>{PROSE[1]}</p>"
    )
    got = article(source)
    assert (got.lead, got.paragraphs[0]) == (lead, lead)
    assert str(got.published) == "2025-02-03 16:20:00"
