"""Habits of the sites of North Africa, the Sudan and small places: each test is one of them, on a
page made up for it."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest

from tests.parser.making import PROSE, TITLE, article, json_ld, meta, news, page, paragraphs

TEXT = f'<div class="text">{paragraphs()}</div>'
OWN = '<figure><img src="/u/bridge.jpg"></figure>'


def pictures(source: str) -> list[tuple[str, str | None, str | None]]:
    return [
        ((image.url or "").rpartition("/")[2], image.caption, image.credit)
        for image in article(source).images
    ]


# -- pictures --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "byline",
    [
        '<ul><li class="auth"><img src="/p/7.jpg"><a href="/author/7">سامي حداد</a></li><li>2025/03/08 - 17:28</li></ul>',
        '<div><span class="author"><span><img src="/sign.png"></span>الوادي - <a href="/author/7">سامي حداد</a></span> <span>8 مارس 2025 - 09:00</span></div>',
        '<ul><li><a href="/author/7/"><img src="/p/7.jpg"></a></li></ul><h4><a href="/author/7/">سامي حداد</a></h4>',
        '<div><img class="author-profile-image" src="/p/7.jpg"></div><div>بقلم: سامي حداد</div>',
    ],
)
def test_a_picture_beside_who_wrote_is_a_face_or_the_site_s_sign(byline: str) -> None:
    source = page(f"{byline}{OWN}{TEXT}", head=meta(og_site_name="الوادي"))
    assert article(source).authors == ("سامي حداد",)
    assert pictures(source) == [("bridge.jpg", None, None)]


def test_a_caption_over_the_headline_is_the_picture_s() -> None:
    above = '<div class="thumb"><img src="/u/bridge.jpg"></div><div class="{}">{}</div>'
    called = page(TEXT, above=above.format("single-post-caption", "الجسر بعد الترميم"))
    assert pictures(called) == [("bridge.jpg", "الجسر بعد الترميم", None)]
    signed = page(TEXT, above=above.format("x", "الجسر بعد الترميم (أرشيفية)"))
    assert pictures(signed) == [("bridge.jpg", "الجسر بعد الترميم", "أرشيفية")]
    other = page(TEXT, above=above.format("x", "خدمات البلدية"))
    assert pictures(other) == [("bridge.jpg", None, None)]


def test_a_picture_and_the_larger_one_that_it_leads_to_are_one() -> None:
    shown = '<a class="modal" href="/cache/3f_XL.jpg"><img src="/cache/3f_L.jpg"></a>'
    source = page(f"<div>{shown}</div>{TEXT}", head=meta(og_image="/cache/3f_XL.jpg"))
    assert pictures(source) == [("3f_L.jpg", None, None)]


@pytest.mark.parametrize(
    ("caption", "credit"),
    [("صورة: منير العلوي", True), ("ح.م", True), ("DR", True), ("صورة: جانب من السوق", False)],
)
def test_a_caption_that_only_says_whose_picture_it_is_is_a_credit(
    caption: str, credit: bool
) -> None:
    figure = f'<figure><img src="/u/bridge.jpg"><figcaption>{caption}</figcaption></figure>'
    told = (None, caption) if credit else (caption, None)
    assert pictures(page(f"{figure}{TEXT}")) == [("bridge.jpg", *told)]


# -- who wrote -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ع. بوطمين", "نسيمة. ع", "ب. ع. الوردي"])
def test_a_name_with_an_initial_below_the_text_signs_it(name: str) -> None:
    got = article(page(f'<div class="text">{paragraphs()}<p><strong>{name}</strong></p></div>'))
    assert (got.paragraphs, got.authors) == (PROSE, (name,))


def test_a_short_last_sentence_in_two_is_none() -> None:
    for words in ("لا. شكرا", "نعم. و لا."):
        got = article(page(f'<div class="text">{paragraphs()}<p>{words}</p></div>'))
        assert got.paragraphs == (*PROSE, words)


def test_the_publisher_that_signs_from_a_town_makes_the_town_no_author() -> None:
    line = '<span class="author">كتبه <a rel="author" href="/u/4">أم سيالة: الضفاف</a></span>'
    got = article(page(f"<div>{line}</div>{TEXT}", head=meta(og_site_name="صحيفة الضفاف")))
    assert got.authors == ()


# -- lines of labels and values --------------------------------------------------------------------


def test_wide_gaps_divide_labels_with_their_values() -> None:
    line = "المفتي : <b>عبد السلام منصور</b> &nbsp; رقم الفتوى : 2214 &nbsp; تاريخ الإضافة : 14/3/1431 هـ &nbsp; الزيارات : 5120"
    got = article(page(f"<p>{line}</p>{TEXT}"))
    assert (str(got.published), got.authors) == ("2010-02-28", ("عبد السلام منصور",))
    assert (got.lead, got.paragraphs) == (None, PROSE)
    filed = "القسم : أخبار الولايات &nbsp; رقم الخبر : 2214 &nbsp; تاريخ الإضافة : 14/3/2015"
    got = article(page(f"<p>{filed}</p>{TEXT}"))
    assert (str(got.published), got.sections) == ("2015-03-14", ("أخبار الولايات",))


# -- headline, tags --------------------------------------------------------------------------------


def test_a_name_before_a_colon_stays_where_the_title_has_it_behind_as_well() -> None:
    site, rest = "جامعة الكرة الحديدية", "برنامج الجولة الخامسة وقرارات الرابطة"
    whole = f"{site}: {rest}"
    twice = page(headline=whole, title=f"{whole} - {site}", head=meta(og_site_name=site))
    assert article(twice).headline == whole
    once = page(headline=whole, title=whole, head=meta(og_site_name=site))
    assert article(once).headline == rest


def test_a_button_in_an_article_that_is_classed_by_its_tags_is_no_tag() -> None:
    call = '<section><a href="#/portal"><div>أدخل بريدك</div><span>اشترك</span></a></section>'
    head = json_ld(news(headline=TITLE, keywords="جسور, ترميم"))
    source = page(f"{TEXT}{call}", head=head)
    classed = source.replace("<article>", '<article class="post tag-bridges tag-repairs">')
    assert article(classed).tags == ("جسور", "ترميم")


# -- prompts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "تابعي مجلة لمسة على إنستغرام لكل جديد في عالم الجمال",
        "شاركينا رأيك في التعليقات",
        "حملي تطبيق لمسة الآن",
        "لا تنسوا الاشتراك في القناة وتفعيل الجرس",
        "شوهد المقال 12 مرة",
        "Nombre de lectures : 245",
        "انقر للمشاركة على فيسبوك (فتح في نافذة جديدة)",
        "التعليقات على سكة الحديد الجديدة مغلقة",
        "الصورة أرشيفية",
        "يتبع في الحلقة القادمة",
        "سامي حداد - طالب باحث في القانون العام",
    ],
)
def test_what_stands_below_a_text_in_the_words_of_the_place_is_none_of_it(line: str) -> None:
    assert article(page(f'<div class="text">{paragraphs()}<p>{line}</p></div>')).paragraphs == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "التعليقات على القرار جاءت متباينة في السوق وفي القرى المجاورة.",
        "سامي حداد - طالب بإعادة النظر في القرار وبإشراك الأهالي فيه.",
    ],
)
def test_a_sentence_that_begins_like_them_is_text(line: str) -> None:
    got = article(page(f'<div class="text">{paragraphs()}<p>{line}</p></div>'))
    assert got.paragraphs == (*PROSE, line)


def test_a_day_in_an_aside_under_the_headline_is_the_article_s() -> None:
    """A framework for Joomla's templates sets the article's details so."""
    told = "<aside><dl><dd>commune</dd><dd>30 حزيران/يونيو 2022</dd><dd>الزيارات: 811</dd></dl></aside>"
    assert str(article(page(f"{told}{TEXT}")).published) == "2022-06-30"
    other = '<aside><h4><a href="/other">انقطاع المياه عن أحياء شرق المدينة لأعمال الصيانة</a></h4><span>30 حزيران/يونيو 2022</span></aside>'
    assert article(page(f"{other}{TEXT}")).published is None


def test_a_picture_behind_a_server_that_escapes_its_address_is_the_same() -> None:
    own = "https%3A%2F%2Ffiles.example%2Fimages%2Fbridge.jpeg"
    figure = f'<figure><img src="https://cdn.example/fetch/w_1456/{own}"></figure>'
    head = meta(og_image="https://files.example/images/bridge.jpeg")
    assert len(pictures(page(f"{figure}{TEXT}", head=head))) == 1


@pytest.mark.parametrize("name", ["جامعة الضفاف", "جمعية بسمة", "بلدية مرسى الزهراء"])
def test_for_whom_the_rights_are_kept_is_a_name_without_its_preposition(name: str) -> None:
    source = page(TEXT).replace("© صحيفة الوادي 2025", f"ل{name} © 2025")
    assert article(source).publisher == name


def test_a_name_with_an_initial_beside_the_day_is_the_author() -> None:
    told = "<div><div>ع</div><div><span>ع. بوطمين</span><span>نُشر: 05 جويلية 2022 | 14:20</span></div></div>"
    assert article(page(f"{told}{TEXT}")).authors == ("ع. بوطمين",)


def test_a_line_that_the_head_describes_the_page_with_is_the_lead_however_long() -> None:
    words = "جربنا الجسر لأسبوعين كاملين، وهذه خلاصة ما خرجنا به"
    head = meta(og_description=words)
    got = article(
        page(f"<div><p>{words}</p><div>8 مارس 2025</div></div><div>{TEXT}</div>", head=head)
    )
    assert (got.lead, got.paragraphs) == (words, (words, *PROSE))


# -- openings and endings --------------------------------------------------------------------------


def test_a_person_behind_a_town_that_nobody_listed_signs_over_the_text() -> None:
    got = article(page(f'<div class="text"><p>أم سيالة: سامي حداد</p>{paragraphs()}</div>'))
    assert (got.authors, got.paragraphs) == (("سامي حداد",), PROSE)
    for line in ("الشيخ أحمد الكبير: سامي حداد", "أم سيالة: سامي حداد.", "أم سيالة: طريق جديد"):
        got = article(page(f'<div class="text"><p>{line}</p>{paragraphs()}</div>'))
        assert got.paragraphs == (line, *PROSE)


@pytest.mark.parametrize("line", ["(وال - طرابلس) ر ت", "(سونا - الخرطوم)"])
def test_an_agency_signs_off_with_its_town(line: str) -> None:
    assert article(page(f'<div class="text">{paragraphs()}<p>{line}</p></div>')).paragraphs == PROSE


@pytest.mark.parametrize("office", ["الكاتب العام", "الكاتب الإقليمي", "الكاتبة الجهوية"])
def test_who_holds_the_office_of_a_secretary_did_not_write(office: str) -> None:
    line = f"{office}: سامي حداد"
    got = article(page(f'<div class="text">{paragraphs()}<p>{line}</p></div>'))
    assert (got.authors, got.paragraphs) == ((), (*PROSE, line))


def test_who_took_the_pictures_is_no_author_beside_who_wrote() -> None:
    told = '<div><span>نص: <a href="/authors/a">سامي حداد</a></span><span>صور: <a href="/authors/b">ليلى عساف</a></span><time datetime="2025-03-08">8 مارس 2025</time></div>'
    assert article(page(f"{told}{TEXT}")).authors == ("سامي حداد",)


@pytest.mark.parametrize(
    "mark", ['<sup><a href="#fn1">1</a></sup>', '<a name="r" href="#_ftn1"><span>[1]</span></a>']
)
def test_a_mark_of_a_note_is_none_of_the_sentence(mark: str) -> None:
    note = '<p><a href="#_ftnref1">[1]</a> أحمد منصور، تاريخ الجسور، ص 12.</p>'
    text = f'<div class="text"><p>{PROSE[0]}{mark}</p>{paragraphs(PROSE[1:])}{note}</div>'
    assert article(page(text)).paragraphs == (*PROSE, "أحمد منصور، تاريخ الجسور، ص 12.")
    other = f'<div class="text"><p>{PROSE[0]} <a href="/n/2">2</a></p>{paragraphs(PROSE[1:])}</div>'
    assert article(page(other)).paragraphs[0] == f"{PROSE[0]} 2"


def test_two_questions_that_open_their_short_answers_close_a_text() -> None:
    asked = "".join(
        f'<details class="ac"><summary>{question}</summary><div><p>{answer}</p></div></details>'
        for question, answer in (
            ("هل يفتح الجسر ليلا؟", "نعم، يفتح الجسر أمام المشاة والسيارات في كل وقت."),
            ("كم يستغرق العبور؟", "خمس دقائق."),
        )
    )
    got = article(page(f'<div class="text">{paragraphs()}<h2>أسئلة شائعة</h2>{asked}</div>'))
    assert got.paragraphs[-1] == "خمس دقائق."


# -- pages that do not say their headline ----------------------------------------------------------


def test_a_line_with_town_and_day_over_the_headline_is_not_the_headline() -> None:
    source = f"""<html dir="rtl"><head><title>وكالة الضفاف للأنباء</title></head><body><table><tr><td><a href="/">الرئيسية</a> | <a href="/2">وطنية</a> | <a href="/3">دولية</a> | <a href="/4">رياضة</a></td></tr>
<tr><td><table><tr><td class="date">الضفاف، الأربعاء 5 مارس 2025 - 14:05 ت غ</td></tr><tr><td class="titre"><b>{TITLE}</b></td></tr>
<tr><td>{"<br>".join(PROSE)}</td></tr></table></td></tr><tr><td>حقوق الطبع محفوظة لوكالة الضفاف للأنباء</td></tr></table></body></html>"""
    got = article(source)
    assert (got.headline, str(got.published)) == (TITLE, "2025-03-05 14:05:00+00:00")


def test_hashtags_below_a_post_are_not_its_headline() -> None:
    source = f"""<html lang="ar"><head><title>بلدية الوادي</title></head><body><nav><a href="/">بلدية الوادي</a><ul><li><a href="/1">الأخبار</a></li><li><a href="/2">المعرض</a></li><li><a href="/3">اتصل بنا</a></li></ul></nav>
<h1>الأخبار</h1><div><h3>{TITLE}</h3><div>8 مارس 2025</div><div>{"<br><br>".join(PROSE)}<br><br>#بلدية_الوادي #جسور</div></div><footer>جميع الحقوق محفوظة © بلدية الوادي 2025</footer></body></html>"""
    got = article(source)
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)


def test_a_first_paragraph_below_a_figure_in_one_column_is_no_caption() -> None:
    """A builder sets each paragraph into a row and a column of its own."""
    row = "<div><div><div><div>{}</div></div></div></div>"
    shown = '<div><figure><div><img src="/u/bridge.jpg"></div></figure></div>'
    first = row.format(f"{shown}<div><div><p>{PROSE[0]}</p></div></div>")
    others = "".join(row.format(f"<div><div><p>{text}</p></div></div>") for text in PROSE[1:])
    source = page(f"<div>{first}{others}</div>")
    assert article(source).paragraphs == PROSE
    assert pictures(source) == [("bridge.jpg", None, None)]


def test_a_button_over_the_headline_is_no_picture() -> None:
    buttons = (
        '<div><a href="#menu"><img src="/m/menu.png"></a><a href="/"><img src="/m/n.png"></a></div>'
    )
    assert pictures(page(f"{OWN}{TEXT}", above=buttons)) == [("bridge.jpg", None, None)]


def test_a_page_to_print_has_its_headline_in_bold() -> None:
    source = f"""<html dir="rtl"><head><title>الضفاف 24 - نسخة للطباعة</title></head><body><table><tr><td><img src="logo.jpg"></td></tr><tr><td><b>{TITLE}</b></td></tr>
<tr><td><i>بتاريخ : 08-03-2025</i><br>سامي حداد</td></tr><tr><td>{"<br><br>".join(PROSE)}</td></tr><tr><td>جميع الحقوق محفوظة للضفاف 24</td></tr></table></body></html>"""
    got = article(source)
    assert (got.headline, got.authors, got.paragraphs) == (TITLE, ("سامي حداد",), PROSE)


def test_a_section_in_small_type_over_the_headline_in_its_element_is_none_of_it() -> None:
    source = page(TEXT, title=f"{TITLE} - صدى القلعة").replace(
        f"<h1>{TITLE}</h1>", f"<h1><small>مجتمع</small><br>{TITLE}</h1>"
    )
    assert article(source).headline == TITLE


def test_the_paper_that_an_aggregator_took_an_article_from_is_no_section() -> None:
    told = '<div>نشر في <a href="/source/2">جريدة الضحى</a> يوم 08 - 03 - 2025</div>'
    got = article(page(f"{told}{TEXT}"))
    assert (str(got.published), got.sections) == ("2025-03-08", ())


def test_a_name_over_a_life_and_the_link_to_all_articles_is_the_author() -> None:
    life = '<h5>سامي حداد</h5><p>صحافي مهتم بالشأن الثقافي.</p><a href="/author/s">كل المقالات</a>'
    box = f'<div><img src="/p/7.jpg"><div>{life}</div></div>'
    got = article(page(f"{TEXT}{box}"))
    assert (got.authors, got.images, got.paragraphs) == (("سامي حداد",), (), PROSE)
