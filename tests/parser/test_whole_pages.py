"""What whole pages of agencies, magazines and specialists showed, each in the few lines of the
page that do."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

import pytest

from tests.parser.making import PROSE, TITLE, article, json_ld, page, paragraphs

TEXT = f'<div class="text">{paragraphs()}</div>'


def teasers(form: str) -> str:
    told = (
        ("معرض الكتاب يستقبل زواره في قاعة جديدة", PROSE[2]),
        ("أمطار غزيرة على الساحل منذ الفجر", PROSE[1]),
        ("دراجات الأحياء تعود إلى الكورنيش", PROSE[3]),
    )
    return "".join(form.format(f'<a href="/n/{n}">{title}</a>', text) for n, (title, text) in enumerate(told))  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        "<div><span>12 مايو/أيار 2022</span>{}<p>{}</p></div>",
        "<div><div>12 مايو/أيار 2022</div>{}<p>{}</p></div>",
        "<div>{} <small>12 مايو 2022</small><p>{}</p></div>",
    ],
)
def test_teasers_with_the_day_beside_their_titles_are_none_of_the_text(form: str) -> None:
    below = f"<section><h2>المزيد للقراءة</h2>{teasers(form)}</section>"
    assert article(page(TEXT, below=below)).paragraphs == PROSE


@pytest.mark.parametrize("end", ["--(الضفة) ع ف/ن ح/م ق", "(الضفة) ع.ف / ن.ح", "ع ف / ن ح (الضفة)"])
def test_an_agency_nobody_listed_signs_with_its_editors_letters(end: str) -> None:
    assert article(page(f"<div>{'<br>'.join((*PROSE, end))}</div>")).paragraphs == PROSE


@pytest.mark.parametrize(
    "helped",
    [
        ("إشراف: سمر الحايك", "تصميم الرسوم: وليد شاهين"),
        ("تدقيق لغوي: سمر الحايك",),
        ("تصوير / وليد شاهين", "مونتاج: سمر الحايك"),
    ],
)
def test_who_helped_below_a_text_is_none_of_it(helped: tuple[str, ...]) -> None:
    assert article(page(f"<div>{paragraphs((*PROSE, *helped))}</div>")).paragraphs == PROSE


@pytest.mark.parametrize("kind", ["Review", "Recipe", "ClaimReview"])
def test_a_review_a_recipe_and_a_check_of_a_claim_are_articles(kind: str) -> None:
    told = {
        "@context": "https://schema.org",
        "@type": kind,
        "name": TITLE,
        "author": {"@type": "Person", "name": "سمر الحايك"},
        "datePublished": "2024-06-11T09:00:00+04:00",
        "itemReviewed": {"@type": "Product", "name": "واحة 5"},
    }
    got = article(page(TEXT, head=json_ld(told)))
    assert (str(got.published), got.authors) == ("2024-06-11 09:00:00+04:00", ("سمر الحايك",))


def test_what_a_reader_says_of_goods_is_no_article() -> None:
    told = {"@type": "Review", "name": "وصل سريعاً", "author": "سمر الحايك", "datePublished": "2024-06-11"}  # fmt: skip
    got = article(page(TEXT, head=json_ld(told)))
    assert got.published is None and got.authors == ()


@pytest.mark.parametrize("whose", ["<footer>— <cite>{}</cite></footer>", "<cite>{}</cite>"])
def test_whose_a_quotation_is_stands_below_it_in_the_text(whose: str) -> None:
    quote = (
        f"<blockquote><p>{PROSE[1]}</p>{whose.format('رئيس البلدية، في مؤتمر صحفي')}</blockquote>"
    )
    got = article(page(f"<div><p>{PROSE[0]}</p>{quote}<p>{PROSE[2]}</p><p>{PROSE[3]}</p></div>"))
    assert [text.strip("— ") for text in got.paragraphs] == [*PROSE[:2], "رئيس البلدية، في مؤتمر صحفي", *PROSE[2:]]  # fmt: skip


def test_two_that_an_and_joins_in_elements_of_their_own_both_wrote() -> None:
    line = "<div><span>تحقيق: هالة منصور</span> و<span>أنس البيطار</span></div>"
    assert article(page(line + TEXT)).authors == ("هالة منصور", "أنس البيطار")


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<p>صدر الصورة، خاص</p><figcaption>طفلة في الطريق</figcaption>", ("طفلة في الطريق", "خاص")),
        ("<figcaption>نعمان الدليمي (1945 - 2023)</figcaption>", ("نعمان الدليمي (1945 - 2023)", None)),
    ],
)  # fmt: skip
def test_caption_and_credit_in_a_figure(markup: str, told: tuple[str | None, str | None]) -> None:
    figure = f'<figure><div><img src="/u/7.jpg"></div>{markup}</figure>'
    got = article(page(f"<div><p>{PROSE[0]}</p>{figure}{paragraphs(PROSE[1:])}</div>"))
    assert [(image.caption, image.credit) for image in got.images] == [told]
    assert got.paragraphs == PROSE


def test_a_section_that_the_head_claims_is_printed_beside_others() -> None:
    filed = '<div><a href="/world/">أخبار العالم</a><a href="/africa/">أفريقيا</a></div>'
    head = '<meta property="article:section" content="أخبار العالم">'
    got = article(page(TEXT, head=head, above=filed))
    assert got.sections == ("أخبار العالم", "أفريقيا")


def test_what_a_film_s_player_asks_for_is_no_text() -> None:
    player = "<div><span>لتشغيل هذا الفيديو، يرجى تفعيل JavaScript، والنظر في الترقية إلى متصفح ويب يدعم فيديو HTML5</span></div>"
    body = (
        f"<div><p>{PROSE[0]}</p><p>{PROSE[1]}</p>{player}<p>{PROSE[2]}</p><p>{PROSE[3]}</p></div>"
    )
    assert article(page(body)).paragraphs == PROSE


def test_a_name_below_a_text_over_a_telephone_s_number_is_no_author() -> None:
    contact = "<div><h3>للتواصل الإعلامي</h3><div><strong>جمانة الحديدي</strong><p>مسؤولة الإعلام</p><p>الهاتف: 00962700000000</p></div></div>"
    assert article(page(TEXT + contact)).authors == ()


def test_linked_names_of_which_one_is_in_latin_letters_beside_the_day_both_sign() -> None:
    line = '<div><span><a href="/m/33">Meltem Arslan</a>, <a href="/m/34">رامي العلي</a></span> <span>21 مارس 2022<span>•تحديث : 22 مارس 2022</span></span></div>'
    above = '<span><a href="/economy">اقتصاد</a></span>'
    got = article(page(line + TEXT, above=above))
    assert got.authors == ("Meltem Arslan", "رامي العلي")
    assert got.sections == ("اقتصاد",)


@pytest.mark.parametrize("dateline", ["زنجبار (عدن الغد)", "زنجبار (( عدن الغد )) خاص"])
def test_a_paper_that_is_called_after_a_place_is_whole_in_brackets(dateline: str) -> None:
    got = article(page(paragraphs((f"{dateline}: {PROSE[0]}", *PROSE[1:]))))
    assert got.dateline is not None
    assert (got.dateline.places, got.dateline.agency) == (("زنجبار",), "عدن الغد")


def test_the_last_cell_of_a_table_over_other_articles_is_text() -> None:
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in (("المدينة", "العظمى", "الصغرى"), ("أسوان", "45", "29"), ("سوهاج", "43", "27")))  # fmt: skip
    others = '<div><div><a href="/n/1">معرض الكتاب يستقبل زواره</a></div><div><a href="/n/2">أمطار غزيرة على الساحل</a></div></div>'
    got = article(page(f'<div class="text">{paragraphs()}<table>{rows}</table></div>{others}'))
    assert got.paragraphs[-1] == "27"


def test_a_home_page_in_a_language_leads_to_no_author() -> None:
    source = page(f'<div><span class="author">ضفاف تريب</span> <time datetime="2024-02-19">19 فبراير 2024</time></div>{TEXT}', title=f"{TITLE} - ضفاف تريب")  # fmt: skip
    source = source.replace("<nav>", '<header><a href="/arabic">ضفاف تريب</a></header><nav>')
    got = article(source)
    assert got.authors == () and got.publisher == "ضفاف تريب"


BELOW = "جانب من أعمال ترميم الجسر"


@pytest.mark.parametrize(
    "body",
    [
        "{0}<br><br>{1}<br><br><img src='/u/1.jpg'><br>{below}<br><br>{2}<br><br>{3}",
        "{0}<br>{1}<br><img src='/u/1.jpg'><br>{below}<br>{2}<br>{3}",
        "<a href='/u/1.jpg'><img src='/u/1.jpg'></a><br>{below}<br><br>{0}<br><br>{1}<br><br>{2}<br><br>{3}",
        "{0}<br>{1}<br><img src='/u/1.jpg'><br><font size=1>{below}</font><br>{2}<br>{3}",
        "{0}<br>{1}<br><img src='/u/1.jpg' alt='{below}'><br><b>{below}</b><br>{2}<br>{3}",
    ],
)
def test_a_few_words_right_below_a_picture_among_lines_that_breaks_divide_are_its_caption(
    body: str,
) -> None:
    got = article(page(f"<div>{body.format(*PROSE, below=BELOW)}</div>"))
    assert got.paragraphs == PROSE
    assert [image.caption for image in got.images] == [BELOW]


@pytest.mark.parametrize(
    "body",
    [
        "{0}<br>{1}<br><img src='/u/1.jpg'><br><b>{below}</b><br>{2}<br>{3}",
        "{0}<br><br>{1}<br><br><img src='/u/1.jpg'><br><br>{below}<br><br>{2}<br><br>{3}",
        "{0}<br>{1}<br><img src='/u/1.jpg'><br>{below}:<br>{2}<br>{3}",
    ],
)
def test_a_title_of_the_text_s_below_a_picture_stays(body: str) -> None:
    got = article(page(f"<div>{body.format(*PROSE, below=BELOW)}</div>"))
    assert [text.rstrip(":") for text in got.paragraphs] == [*PROSE[:2], BELOW, *PROSE[2:]]


def test_a_table_closes_a_text_in_which_breaks_divide_the_lines() -> None:
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (("المدينة", "العظمى"), ("أسوان", "45"), ("سوهاج", "43")))  # fmt: skip
    body = f"<div>{'<br>'.join(PROSE)}<br><table>{rows}</table></div>"
    assert article(page(body)).paragraphs[4:] == ("المدينة", "العظمى", "أسوان", "45", "سوهاج", "43")


def test_a_paragraph_between_headline_and_writer_is_the_lead_though_it_is_no_sentence() -> None:
    deck = "جسر حجري قديم يعود إلى أهله بعد غياب عامين"
    line = '<div><h4><a href="/author/reem/">ريم الدباغ</a></h4><div>11 يونيو 2024</div></div>'
    got = article(page(f"<p>{deck}</p>{line}{TEXT}"))
    assert (got.lead, got.paragraphs) == (deck, (deck, *PROSE))


def test_a_name_with_a_dash_over_the_text_signs_it() -> None:
    assert article(page(f"<div>خالد الراجحي -</div>{TEXT}")).authors == ("خالد الراجحي",)


def test_a_name_in_no_list_in_a_paragraph_called_the_author_s_signs_the_text() -> None:
    body = f'<div><p class="author">ثعيلب القراد</p>{paragraphs()}</div>'
    got = article(page(body))
    assert (got.authors, got.paragraphs) == (("ثعيلب القراد",), PROSE)


@pytest.mark.parametrize(
    "opening", ["الإعلام التربوي - فهد المطرودي:", "الإعلام التربوي – فهد المطرودي :"]
)
def test_an_office_and_a_name_over_the_text_sign_it(opening: str) -> None:
    got = article(page(f"<div>{'<br>'.join((opening, *PROSE))}</div>"))
    assert (got.authors, got.paragraphs) == (("فهد المطرودي",), PROSE)


def test_from_a_reporter_of_the_site_s() -> None:
    line = (
        "<div><span>من سامي الخطيب مراسل موقع بلدنا نت</span></div><div>23-10-2023 12:41:05</div>"
    )
    assert article(page(line + TEXT)).authors == ("سامي الخطيب",)


def test_an_age_is_counted_from_the_moment_in_its_title() -> None:
    line = '<div><div title="2024-08-19T07:30:00.000Z">منذ 3 أيام</div></div>'
    assert str(article(page(line + TEXT)).published) == "2024-08-19 07:30:00+00:00"


@pytest.mark.parametrize("name", ["ثعيلب الهاجري", "ثعيلب آل سعدان"])
def test_a_name_that_ends_as_names_do_signs_behind_a_place_and_below_a_text(name: str) -> None:
    got = article(page(f"<div><p>الطائف - {name}:</p>{paragraphs()}</div>"))
    assert (got.authors, got.paragraphs) == ((name,), PROSE)
    got = article(page(f"<div>{paragraphs()}<p><strong>{name}</strong></p></div>"))
    assert (got.authors, got.paragraphs) == ((name,), PROSE)


def test_an_agency_with_its_town_in_wide_brackets_behind_dots_closes_a_text() -> None:
    end = "<p>...( وال - غات ) ك ع / س س</p>"
    assert article(page(f"<div>{paragraphs()}{end}</div>")).paragraphs == PROSE


def test_the_first_word_of_a_publisher_s_name_signs_beside_a_person() -> None:
    head = '<meta property="og:site_name" content="زنقة: جريدة إلكترونية">'
    body = f"<div><p>سعيد الشاوي – زنقة//</p>{paragraphs()}</div>"
    got = article(page(body, head=head))
    assert (got.authors, got.paragraphs) == (("سعيد الشاوي",), PROSE)


def test_a_greeting_is_no_name_and_a_short_subtitle_that_is_called_so_is_the_lead() -> None:
    head = '<h3 class="subtitle">عن القطارات التي لا تأتي</h3><div><a href="/@reem">ريم الحموي</a><div>Mar 24, 2023</div></div>'
    got = article(page(f"{head}<div><p>صباح الخير،</p>{paragraphs()}</div>"))
    assert got.lead == "عن القطارات التي لا تأتي"
    assert got.paragraphs == (got.lead, "صباح الخير،", *PROSE)
    assert got.authors == ("ريم الحموي",)


@pytest.mark.parametrize(
    "prompt",
    [
        'لمشاهدة أجمل صور المشاهير زوروا <a href="https://www.instagram.com/alwadi">انستغرام الوادي</a>',
        'ويمكنكم متابعة آخر أخبار النجوم عبر تويتر <a href="#">«الوادي فن»</a>',
        "ويمكنكم متابعة آخر أخبار النجوم عبر تويتر «الوادي فن».",
    ],
)
def test_where_more_of_its_kind_is_shown_is_none_of_the_text(prompt: str) -> None:
    assert article(page(f"<div>{paragraphs()}<p>{prompt}</p></div>")).paragraphs == PROSE


def test_an_agency_s_number_of_four_digits_with_its_editors_above_closes_a_text() -> None:
    end = ("ع ذ", "خ.س", "م.ز.أ", "بنا 1135 جمت 08/03/2020")
    assert article(page(f"<div>{'<br>'.join((*PROSE, *end))}</div>")).paragraphs == PROSE


def test_a_clock_with_spaces_on_a_line_beside_the_day() -> None:
    got = article(page(f"<p>14 : 35</p><p>08/03/2020</p>{TEXT}"))
    assert str(got.published) == "2020-03-08 14:35:00"


@pytest.mark.parametrize(
    "line",
    [
        '<a href="https://letters.example/@reem">ثريا الحموي</a> <span>24 آذار 2023</span>',
        '<a href="/Editor/22/x.aspx">الإسكندرية - ثعيلب عبدالله</a>',
    ],
)
def test_who_wrote_leads_to_an_account_or_an_editor_s_page(line: str) -> None:
    got = article(page(f"<div>{line}</div>{TEXT}"))
    assert len(got.authors) == 1 and got.authors[0] in line and " - " not in got.authors[0]
    assert got.sections == ()


def test_from_a_reporter_on_a_line_of_the_text_s() -> None:
    opening = "من سامي الخطيب مراسل موقع بلدنا نت"
    got = article(page(f"<div>{'<br>'.join((opening, *PROSE))}</div>"))
    assert (got.authors, got.paragraphs) == (("سامي الخطيب",), PROSE)


@pytest.mark.parametrize(
    "prompt",
    [
        "اشترك لتصلك أهم الأخبار",
        "ونقدم لكم من خلال موقع (الوادي)، تغطية على مدار الساعة لأسعار الذهب، أسعار العملات، أخبار الرياضة.",
    ],
)
def test_what_the_site_offers_is_none_of_the_text(prompt: str) -> None:
    assert article(page(f"<div>{paragraphs()}<p>{prompt}</p></div>")).paragraphs == PROSE


def test_a_post_that_the_page_draws_itself_ends_in_its_moment() -> None:
    post = "<div><div>بلدية الوادي @wadi</div><div>الجسر مفتوح الآن أمام الجميع، شكراً لصبركم طوال عامين.</div><div>9:01 ص · 9 مارس 2025</div></div>"
    body = f"<div><p>{PROSE[0]}</p><p>{PROSE[1]}</p>{post}<p>{PROSE[2]}</p><p>{PROSE[3]}</p></div>"
    assert article(page(body)).paragraphs == PROSE


def test_a_copy_for_print_with_the_headline_over_it_is_none_of_the_text() -> None:
    copy = f'<div style="display:none"><h2>{TITLE}</h2>{paragraphs()}</div>'
    assert article(page(f"<div>{TEXT}{copy}</div>")).paragraphs == PROSE


def test_who_translated_stands_behind_who_wrote() -> None:
    line = "<div>بقلم: سامي حداد. ترجمة: ليلى عساف</div><div>9 آذار 2025</div>"
    assert article(page(line + TEXT)).authors == ("سامي حداد",)
