"""What dailies, portals and broadcasters do: each test is one habit, on a page made up for it."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

from datetime import date, datetime

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

# -- who wrote -------------------------------------------------------------------------------------


def test_a_name_alone_over_the_first_paragraph_is_the_author() -> None:
    got = article(page(f"<div>سامي حداد<br><br>{'<br><br>'.join(PROSE)}</div>"))
    assert (got.authors, got.paragraphs) == (("سامي حداد",), PROSE)


def test_the_publisher_s_short_name_is_no_author() -> None:
    """Content systems call the paper itself a person where nobody signed."""
    claim = news(
        headline=TITLE,
        author={"@type": "Person", "name": "الوادي"},
        publisher={"@type": "Organization", "name": "صحيفة الوادي"},
    )
    assert article(page(head=json_ld(claim))).authors == ()


PORTRAIT = (
    '<div><img src="/f.jpg"><div><span>الوادي</span><h3><a href="/author/7">سامي حداد</a></h3>'
    "<div>سامي حداد. صحافي يكتب منذ عشرين عاماً في شؤون المدن والجسور، وله كتاب عن الطرق القديمة.</div></div></div>"
)


@pytest.mark.parametrize("wrapped", [False, True])
def test_what_stands_about_the_author_under_the_headline_is_no_text(wrapped: bool) -> None:
    text = TEXT if wrapped else paragraphs()
    got = article(page(f"{PORTRAIT}{text}"))
    assert (got.authors, got.paragraphs, got.lead) == (("سامي حداد",), PROSE, None)


def test_a_player_s_name_with_a_link_in_a_box_is_text() -> None:
    """A box about a person is a portrait only where its link leads to an author's page."""
    entry = '<div><h3><a href="/tags/7">سامي حداد</a></h3><p>لاعب الوسط الذي سجل هدفين في المباراة الأخيرة أمام فريق المدينة المجاورة.</p></div>'
    got = article(page(f"<div>{paragraphs()}{entry}</div>"))
    assert got.paragraphs[-1].startswith("لاعب الوسط")


# -- the headline ----------------------------------------------------------------------------------


def test_whom_it_was_told_is_not_cut_off_the_headline() -> None:
    title = "رئيس البلدية لـ«الوادي»: الجسر القديم يفتح قبل نهاية الشهر"
    head = meta(og_site_name="الوادي", og_title=title)
    got = article(page(headline=title, title=f"{title} | الوادي", head=head))
    assert got.headline == title.replace("ـ", "")


# -- where the text stands -------------------------------------------------------------------------


def test_a_short_text_below_a_summary_in_a_box_of_its_own_is_whole() -> None:
    """What the head begins the text with tells where it stands, not how much of it that is."""
    rest = paragraphs((PROSE[1], "وختم بالقول إن الجسر آمن تماماً."))
    source = page(
        f"<div><p>{PROSE[0]}</p></div><div>{rest}<p>المصدر: الوادي</p><p>تابعوا الوادي على <a href='/t'>تلغرام</a></p></div>",
        head=meta(og_description=PROSE[0]),
    )
    assert len(article(source).paragraphs) == 3


def test_a_summary_that_a_button_opens_is_no_paragraph() -> None:
    box = "<div><div>اظهر الملخص</div><ul><li>الجسر القديم يعود إلى الخدمة بعد ترميم طال عامين، والتجار في السوق القريبة يأملون أن يعود الزبائن معه إلى المدينة.</li></ul></div>"
    assert article(page(f"<div>{box}{TEXT}</div>")).paragraphs == PROSE


# -- dates -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("face", ['class="avatar photo"', 'width="40" height="40"'])
def test_a_face_beside_name_and_date_makes_them_no_caption(face: str) -> None:
    line = f'<div><a href="/author/3"><img {face} src="/u/3.jpg"></a><a href="/author/3">محرر 3</a> <span>14 فبراير، 2025</span></div>'
    assert article(page(f"{line}{TEXT}")).published == date(2025, 2, 14)


def test_a_change_alone_gives_no_publication() -> None:
    got = article(page(f"<div><span>آخر تحديث: 15 فبراير، 2025</span></div>{TEXT}"))
    assert (got.published, got.modified) == (None, date(2025, 2, 15))


# -- sections --------------------------------------------------------------------------------------


def test_what_shares_only_the_page_s_frame_with_the_headline_is_no_section() -> None:
    strip = '<div class="strip"><a href="/matches/2">المدينة 2 - 1 الوادي</a></div>'
    source = f"<html><head><title>{TITLE}</title></head><body><div>{strip}<div><div><h1>{TITLE}</h1></div>{TEXT}</div></div></body></html>"
    assert article(source).sections == ()


# -- datelines -------------------------------------------------------------------------------------


def test_a_picture_s_caption_with_its_agency_is_no_dateline() -> None:
    picture = '<div><img src="/g.jpg"><span class="cap">حجارة الجسر (رويترز)</span></div>'
    assert article(page(f"{picture}{TEXT}")).dateline is None


def test_a_label_before_name_and_town_does_not_hide_the_dateline() -> None:
    line = (
        "<ul><li>المصدر: <span>سامي حداد - أبوظبي</span></li><li>التاريخ: 14 فبراير 2025</li></ul>"
    )
    got = article(page(f"{line}{TEXT}"))
    assert got.dateline is not None
    assert (got.dateline.places, got.authors) == (("أبوظبي",), ("سامي حداد",))


def test_a_button_beside_the_section_s_link_does_not_hide_it() -> None:
    above = (
        '<div><span><a href="/cat/4">محافظات</a></span> <span><a href="#">طباعة</a></span></div>'
    )
    assert article(page(above=above)).sections == ("محافظات",)


def test_a_link_to_a_day_s_articles_is_no_section() -> None:
    above = '<ul><li><a href="/2025/02/02/"><time>2 فبراير، 2025</time></a></li><li><span><a href="/c/3">بيانات</a></span></li></ul>'
    assert article(page(f"{above}{TEXT}")).sections == ("بيانات",)


# -- figures without pictures ----------------------------------------------------------------------

QUOTE = "«هذا الجسر لأهل المدينة أولاً، ولن يغلق بعد اليوم»"
TABLE = (
    "<table><tr><td>العام</td><td>السيارات</td></tr><tr><td>2023</td><td>90 ألفاً</td></tr></table>"
)
CELLS = ("العام", "السيارات", "2023", "90 ألفاً")


def test_a_quotation_in_a_figure_is_text() -> None:
    figure = f"<figure><blockquote><p>{QUOTE}</p></blockquote></figure>"
    got = article(page(f"<div>{paragraphs(PROSE[:2])}{figure}{paragraphs(PROSE[2:])}</div>"))
    assert got.paragraphs == (*PROSE[:2], QUOTE, *PROSE[2:])


def test_a_table_at_the_text_s_end_is_text_and_its_caption_is_not() -> None:
    figure = f"<figure>{TABLE}<figcaption>أعداد السيارات على الجسر</figcaption></figure>"
    got = article(page(f"<div>{paragraphs()}{figure}</div>"))
    assert got.paragraphs == (*PROSE, *CELLS)


def test_a_table_that_lays_the_page_out_is_no_text() -> None:
    table = "<table><tr><td>عدد الزوار</td><td>أمس</td></tr><tr><td>2023</td><td>اليوم</td><td>90</td></tr></table>"
    assert article(page(f"<div>{paragraphs()}{table}</div>")).paragraphs == PROSE


# -- dates below the text --------------------------------------------------------------------------

CLOCK = '<div><time datetime="2025-03-02T12:08:44+03:00">2 مارس، 2025</time></div>'


def test_a_clock_right_below_the_text_is_the_article_s() -> None:
    below = f"<div>{CLOCK}<p>في</p><div><a href='/c/1'>الأخبار</a></div></div>"
    got = article(page(f"{TEXT}{below}"))
    assert got.published is not None
    assert got.published.isoformat() == "2025-03-02T12:08:44+03:00"


@pytest.mark.parametrize("title", ["<h2>اقرأ المزيد</h2>", '<a href="/9">المدينة تحتفل بالعيد</a>'])
def test_a_clock_below_a_title_is_another_article_s(title: str) -> None:
    assert article(page(f"{TEXT}<div>{title}{CLOCK}</div>")).published is None


# -- below the text --------------------------------------------------------------------------------


def comment(name: str, text: str) -> str:
    return f"<div><div>{name}</div><div>الأحد، 02-03-2025 06:14 م</div><div>{text}</div></div>"


COMMENTS = comment(
    "أبو العبد الحلبي",
    "كنا ننتظر هذا اليوم منذ عامين كاملين، والطريق الطويلة عبر القرى كانت تأخذ منا ساعة كل صباح في الذهاب وساعة في الإياب، فشكراً لكل من عمل.",
) + comment(
    "قارئ من المدينة",
    "الجسر جميل لكن المواقف حوله قليلة جداً، ومن يأتي إلى السوق يوم الخميس لا يجد مكاناً لسيارته مهما دار حول الساحة الكبيرة.",
)


def test_comments_under_a_short_text_are_none_of_it_whatever_they_are_called() -> None:
    got = article(
        page(f"<div><div><p>{PROSE[0]}</p><p>{PROSE[1]}</p></div><div>{COMMENTS}</div></div>")
    )
    assert (got.paragraphs, got.authors) == (PROSE[:2], ())


def test_entries_of_the_day_with_their_titles_are_text() -> None:
    """A live blog's entries have headings over them, a comment has its writer's name."""
    entries = "".join(
        f"<div><h3>تطور جديد على الجسر {at}</h3><div>02-03-2025 0{at}:14</div><p>{text}</p></div>"
        for at, text in enumerate(PROSE[1:], 1)
    )
    got = article(page(f"<div><p>{PROSE[0]}</p>{entries}</div>"))
    assert all(text in got.paragraphs for text in PROSE)


def test_a_label_of_the_house_over_links_is_no_paragraph() -> None:
    links = '<p><b>ترشيحات:</b></p><p><b><a href="/n/1">أرباح شركة النقل تتراجع في الربع الثالث</a></b></p>'
    assert article(page(f"<div>{paragraphs()}{links}</div>")).paragraphs == PROSE


# -- names -----------------------------------------------------------------------------------------


def test_a_rare_name_that_leads_to_the_author_s_page_is_the_author() -> None:
    line = '<div><a href="/author/8">جهينة يونس</a> <a href="https://t.example/j">@juhayna</a> <span>14 فبراير 2025 15:20</span></div>'
    assert article(page(f"{line}{TEXT}")).authors == ("جهينة يونس",)


def test_what_a_picture_shows_is_no_author() -> None:
    """«أمير الوادي …»: a given name opens the caption that stands beside the date."""
    line = '<div>14 فبراير 2025</div><div><img src="/media/5.jpg"><p>أمير الوادي مترئساً الاجتماع</p></div>'
    assert article(page(f"{line}{TEXT}")).authors == ()


def test_a_source_beside_the_author_s_link_and_the_date_is_the_dateline() -> None:
    line = '<div><a href="/editor/9">محمد المواسي</a><span>المرصد - جدة</span><span>14 فبراير 2025 11:22 ص</span></div>'
    got = article(page(f"{line}{TEXT}", head=meta(og_site_name="المرصد")))
    assert got.dateline is not None
    assert (got.dateline.places, got.dateline.agency) == (("جدة",), "المرصد")


# -- flashes and meta lines ------------------------------------------------------------------------

FLASH = (
    "<p>أعلنت البلدية تعليق الدراسة غداً الأحد في مدارس المدينة كلها بسبب سوء الأحوال الجوية.</p>"
)
FILM = '<div><iframe src="https://www.youtube.com/embed/live"></iframe></div>'


def test_the_channel_s_player_below_a_flash_does_not_make_it_a_film() -> None:
    head = meta(og_type="article", og_title=TITLE)
    assert article(page(f"<div>{FLASH}</div>{FILM}", head=head)).paragraphs


@pytest.mark.parametrize("body", [f"{FILM}<div>{FLASH}</div>", f"<div>{FILM}{FLASH[3:-4]}</div>"])
def test_a_sentence_below_a_film_describes_it(body: str) -> None:
    refusal(page(body, head=meta(og_type="article", og_title=TITLE)))


META = "<div><span>القاهرة - بوابة الوادي</span> <span>|</span> <span>الأحد 2 مارس 2025, 11:22 مساء</span></div>"
SHOWN = (
    '<div><img src="/media/8.jpg"><span>الجسر القديم قبل الترميم. (أرشيفية: الإنترنت)</span></div>'
)


def test_a_source_with_day_and_clock_is_no_paragraph() -> None:
    got = article(page(f"<div>{META}{SHOWN}{paragraphs(PROSE[:2])}</div>"))
    assert got.paragraphs == PROSE[:2]
    assert got.published is not None
    assert got.published.isoformat() == "2025-03-02T23:22:00"


def test_a_label_among_the_lines_of_a_text_owns_its_link_and_no_more() -> None:
    insert = '<br><br>تابعي المزيد: <a href="/9">حديقة المدينة تفتح أبوابها</a><br><br>'
    text = f"<div>{PROSE[0]}<br><br>{PROSE[1]}{insert}<h2>الكلفة</h2>{PROSE[2]}<br><br>{PROSE[3]}</div>"
    assert article(page(text)).paragraphs == (*PROSE[:2], "الكلفة", *PROSE[2:])


def test_comments_with_name_and_day_on_one_line_are_none_of_the_text() -> None:
    one, other = (
        f"<div><b>{name}</b> <span>02/03/2025 - 11:20</span><p>{text}</p></div>"
        for name, text in (
            ("بو عبدالله", "كنا ننتظر هذا اليوم منذ عامين كاملين، فشكراً لكل من عمل على الجسر."),
            ("أم فهد", "الجسر جميل لكن المواقف حوله قليلة جداً، ومن يأتي الخميس لا يجد مكاناً."),
        )
    )
    got = article(
        page(f"<div><div><p>{PROSE[0]}</p><p>{PROSE[1]}</p></div><div>{one}{other}</div></div>")
    )
    assert got.paragraphs == PROSE[:2]


def test_summaries_below_title_name_and_day_are_other_articles() -> None:
    card = '<div><div><a href="/{0}">بلدية أخرى تبدأ أعمال ترميم سوقها القديم {0}</a></div><div>بواسطة نور الدين</div><div>1 مارس 2025</div><div>قال مصدر مسؤول إن الإجراءات الجديدة ستدخل حيز التنفيذ مطلع الأسبوع المقبل في جميع المحافظات.</div></div>'
    cards = "".join(card.format(at) for at in range(4))
    got = article(page(f"<div>{paragraphs(PROSE[:2])}<div>من أعمالنا</div>{cards}</div>"))
    assert got.paragraphs == PROSE[:2]


def test_a_sentence_set_large_in_a_box_of_its_own_is_not_in_the_text_twice() -> None:
    large = f"<div><div>{PROSE[2][:50]}</div></div>"
    got = article(page(f"<div>{paragraphs(PROSE[:2])}{large}{paragraphs(PROSE[2:])}</div>"))
    assert got.paragraphs == PROSE


def test_the_next_article_element_is_another_article_s() -> None:
    other = "<article><div>بلدية أخرى تبدأ أعمال ترميم سوقها القديم</div><p>قال مصدر مسؤول إن الإجراءات الجديدة ستدخل حيز التنفيذ مطلع الأسبوع المقبل.</p><p>وأضاف أن الأعمال تستمر ستة أشهر على الأقل، وأن السوق يبقى مفتوحاً للناس.</p></article>"
    source = f"<html><head><title>{TITLE}</title></head><body><div><article><div>{TITLE}</div>{paragraphs()}</article>{other}</div></body></html>"
    assert article(source).paragraphs == PROSE


# -- claims that say something else ----------------------------------------------------------------


def test_a_clock_that_is_labelled_a_change_dates_no_publication() -> None:
    clock = '<div><time datetime="2025-03-05T19:01:00+00:00">آخر تحديث: 2025/03/05 الساعة 7:01 مساءً</time></div>'
    assert article(page(f"{clock}{TEXT}")).published is None


def test_a_subheading_like_the_title_s_beginning_is_not_the_headline() -> None:
    title = "ترميم الجسر القديم: الأسباب والكلفة والمواعيد"
    text = f"<div>{paragraphs(PROSE[:2])}<h2>مراحل ترميم الجسر القديم</h2>{paragraphs(PROSE[2:])}</div>"
    source = f"<html><head><title>{title} | سيدة المدينة</title></head><body><div><div>{title}</div>{text}</div></body></html>"
    got = article(source)
    assert (got.headline, len(got.paragraphs)) == (title, 5)


def test_a_person_signs_before_a_source() -> None:
    line = "<div><span>الأحد 2 مارس 2025</span> <span>المصدر : الأنباء</span></div>"
    name = '<div class="author">سامي حداد</div>'
    assert article(page(f"{line}{name}{TEXT}")).authors == ("سامي حداد",)


def test_a_name_and_a_day_beside_a_face_are_no_caption() -> None:
    line = '<div><div><img src="/u/a.jpg"></div><span>سامي حداد</span><span>14 فبراير 2025</span></div>'
    assert article(page(f"{line}{TEXT}")).published == date(2025, 2, 14)


# -- what is set between paragraphs, and how little it must look like ------------------------------

SET_IN = {
    "a form's words": "<div><h4>رسائل الصباح</h4><p>اكتب عنوانك لتصلك أهم الأخبار والتقارير كل يوم مجاناً.</p><form><input type='email'><button>نعم</button></form></div>",
    "a channel without its pronoun": "<p><b>تابعوا أخبارنا على <a href='https://wa.example/x'>قناة واتساب</a></b></p>",
    "a report of errors": "<div><p>إذا لاحظت خطأ في هذا المقال، يرجى إبلاغنا عبر البريد الإلكتروني</p></div>",
    "the text goes on": "<div><p>الإعلان</p></div><p>يستكمل الخبر بعد الإعلان</p>",
    "a picture with its words in one paragraph": "<p><img src='/media/2.jpg'><br><em>رئيس البلدية خلال جولته على الجسر أمس</em></p>",
    "a card": "<div><a href='/n/1'><img src='/i.jpg'></a><h4><a href='/n/1'>بلدية أخرى تبدأ أعمال ترميم سوقها القديم</a></h4><p>قال رئيسها إن الأعمال تستمر ستة أشهر على الأقل، وإن السوق يبقى مفتوحاً.</p></div>",
    "a count": "<div><span>قيّم هذا المقال</span><span>5/5</span><span>(2 صوت)</span></div>",
    "words and links": "<div><span>كلمات مفتاحية:</span> <a href='/t/1'>الجسر</a> <a href='/t/2'>البلدية</a></div>",
    "a bare title": "<p><b>اقرأ أيضا: بلدية أخرى تبدأ أعمال ترميم سوقها القديم</b></p>",
    "a post": "<div><blockquote><p>نعمل ليلاً ونهاراً من أجل راحة الناس في المدينة كلها ولن نتوقف</p>— الرئيس (@ra) <a href='https://x.com/ra/status/1'>May 1</a></blockquote></div>",
    "an opinion": "<div><p>جميع الآراء الواردة تعبر عن رأي كاتبها ولا تعبر بالضرورة عن رأي الموقع</p></div>",
}


@pytest.mark.parametrize("insert", [name for name in SET_IN if name != "an opinion"])
def test_what_is_set_into_a_text_is_left_out(insert: str) -> None:
    text = f"<div>{paragraphs(PROSE[:2])}{SET_IN[insert]}{paragraphs(PROSE[2:])}</div>"
    assert article(page(text)).paragraphs == PROSE


@pytest.mark.parametrize("insert", SET_IN)
def test_what_stands_over_a_text_is_no_lead_and_takes_nothing_away(insert: str) -> None:
    got = article(page(f"<div>{SET_IN[insert]}{paragraphs()}</div>"))
    assert (got.paragraphs, got.lead) == (PROSE, None)


def test_two_blocks_of_links_in_a_short_text_make_no_listing() -> None:
    links = "".join(
        f'<li><a href="/n/{at}">بلدية أخرى تبدأ أعمال ترميم السوق رقم {at}</a></li>'
        for at in range(3)
    )
    block = f"<div><h4>الأكثر قراءة</h4><ol>{links}</ol></div>"
    last = "<p>وختم بالقول إن الجسر آمن تماماً، وإن الدوريات تبقى في المكان.</p>"
    text = (
        f"<div><p>{PROSE[0]}</p>{block}{paragraphs(PROSE[1:3])}{block}<p>{PROSE[3]}</p>{last}</div>"
    )
    assert len(article(page(text)).paragraphs) == 5


def test_paragraphs_side_by_side_are_a_text_however_many_links_stand_between() -> None:
    card = '<a href="/n/1"><div>اقتصاد</div><h5>بلدية أخرى تبدأ أعمال ترميم سوقها القديم</h5><p>قال رئيسها إن الأعمال تستمر ستة أشهر على الأقل، وإن السوق يبقى مفتوحاً.</p></a>'
    also = '<div><a href="/n/2"><span>إقرأ أيضا</span><h4>حديقة المدينة تفتح أبوابها أمام الزوار بعد عام</h4></a></div>'
    text = f"<div><p>{PROSE[0]}</p><p>{PROSE[1]}</p>{card}{also}{card}<p>{PROSE[2]}</p><ul><li><a href='/a'>الوادي</a></li></ul></div>"
    assert article(page(text)).paragraphs == PROSE[:3]


# -- what is text although it looks like something else --------------------------------------------

KEPT = {
    "a sentence that is mostly a link": (
        "<p><a href='/n/3'>أكد رئيس البلدية في تصريح سابق</a> أن الخطة مستمرة.</p>",
        "أكد رئيس البلدية في تصريح سابق أن الخطة مستمرة.",
    ),
    "a subheading with its mark": ("<h2><a href='#x'>خلفية الأزمة</a></h2>", "خلفية الأزمة"),
    "a sentence in another box": ("<div>ولم يصدر أي تعليق رسمي.</div>", "ولم يصدر أي تعليق رسمي."),
}


@pytest.mark.parametrize("insert", KEPT)
def test_text_that_looks_like_links_or_leavings_is_kept(insert: str) -> None:
    source, text = KEPT[insert]
    got = article(page(f"<div>{paragraphs(PROSE[:2])}{source}{paragraphs(PROSE[2:])}</div>"))
    assert got.paragraphs == (*PROSE[:2], text, *PROSE[2:])


def test_a_day_with_a_colon_opens_what_is_played_then() -> None:
    day = "<p><b>الثلاثاء 5 مارس 2024:</b></p><p>الوادي × المدينة (الثامنة مساء)</p>"
    got = article(page(f"<div>{paragraphs()}{day}</div>"))
    assert got.paragraphs[4:] == (
        "الثلاثاء 5 مارس 2024:",
        "الوادي × المدينة (الثامنة مساء)",
    )


def test_a_byline_with_a_colon_is_no_label_of_the_date_behind_it() -> None:
    line = "<div><span>كتبت ــ داليا العقاد:</span><span>نشر فى : الأحد 2 مارس 2025 - 3:40 م</span></div>"
    got = article(page(f"{line}{TEXT}"))
    assert (got.authors, got.published) == (("داليا العقاد",), datetime(2025, 3, 2, 15, 40))


def test_a_ticker_s_clock_under_the_headline_is_not_the_article_s() -> None:
    ticker = '<div><span>عاجل</span><a href="/n/8">حريق في وسط المدينة</a><span>3 يناير 2011 - 10:20</span></div>'
    line = "<div>الأحد 2 مارس 2025 - 3:40 م</div>"
    assert article(page(f"{ticker}{line}{TEXT}")).published == datetime(2025, 3, 2, 15, 40)


def test_a_short_last_paragraph_below_a_box_is_text() -> None:
    note = "<div><div>💡</div><div>هذا التقرير جزء من سلسلة عن جسور المدينة القديمة.</div></div>"
    got = article(page(f"<div>{paragraphs()}{note}<p>تضحك صفية: «الجسور تتقاعد أيضاً».</p></div>"))
    assert got.paragraphs[-1] == "تضحك صفية: «الجسور تتقاعد أيضاً»."


def test_a_group_is_a_section() -> None:
    """Joomla's Arabic name of a category."""
    line = '<dl><dt>التفاصيل</dt><dd>المجموعة: <a href="/news">أخبار المدينة</a></dd></dl>'
    assert article(page(f"{line}{TEXT}")).sections == ("أخبار المدينة",)


def test_a_day_alone_between_a_lead_and_the_text_is_the_article_s() -> None:
    lead = "<div>الجسر عاد إلى الخدمة بعد أعمال ترميم طويلة شارك فيها مهندسون من ثلاث مدن.</div>"
    points = "<ul><li>الأول: بدء التنفيذ فوراً.</li><li>الثاني: تشكيل لجنة للمتابعة.</li></ul>"
    text = f"<div>{paragraphs(PROSE[:2])}{points}{paragraphs(PROSE[2:])}</div>"
    got = article(page(f"{lead}<div>الأحد 2025/03/02</div>{text}"))
    assert (got.published, len(got.paragraphs)) == (date(2025, 3, 2), 7)


def test_another_article_s_day_below_the_first_paragraph_is_not_the_article_s() -> None:
    card = '<div><h4>اقرأ أيضا</h4><a href="/n/1">بلدية أخرى تبدأ أعمال ترميم سوقها القديم</a><span>3 يناير 2011</span></div>'
    got = article(page(f"<div><p>{PROSE[0]}</p>{card}{paragraphs(PROSE[1:])}</div>"))
    assert (got.published, got.paragraphs) == (None, PROSE)


def test_of_two_parts_of_the_title_the_longer_is_the_headline() -> None:
    masthead = "<div><div>صحيفة المدينة الجديدة</div></div>"
    source = f"<html><head><title>{TITLE} | محليات - صحيفة المدينة الجديدة - بلدنا</title></head><body>{masthead}<div><div>{TITLE}</div>{TEXT}</div></body></html>"
    assert article(source).headline == TITLE


# -- what content systems print --------------------------------------------------------------------


def test_a_linked_day_beside_the_author_is_the_day() -> None:
    """DataLife and others link the day to its archive, in a line of author and views."""
    line = '<div>الكاتب: <a href="/user/7">سامي حداد المنصوري</a> <a href="/2016/03/25/">25-03-2016, 21:47</a> <span>المشاهدات: 1 204</span></div>'
    got = article(page(f"{line}{TEXT}"))
    assert got.published == datetime(2016, 3, 25, 21, 47)


def test_two_linked_days_are_a_calendar() -> None:
    line = (
        '<div><a href="/2016/03/24/">24-03-2016</a> | <a href="/2016/03/26/">26-03-2016</a></div>'
    )
    assert article(page(f"{line}{TEXT}")).published is None


def test_links_one_below_the_other_are_a_menu() -> None:
    menu = '<div>&middot; <a href="/index.php">الرئيسية</a><br>&middot; <a href="/topics">المواضيع</a><br>&middot; <a href="/poll">استفتاء</a></div>'
    assert article(page(above=menu)).sections == ()


def test_a_listing_and_its_parts_side_by_side_are_a_menu() -> None:
    row = '<div><a href="/blog">كل المقالات</a><a href="/blog/categories/c">ثقافة</a><a href="/blog/categories/t">رحلات</a></div>'
    assert article(page(above=row)).sections == ()


def test_a_plug_in_s_trail_goes_through_one_of_the_sections_in_print() -> None:
    trail = {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "الرئيسية"},
            {"@type": "ListItem", "position": 2, "name": "اقتصاد"},
            {"@type": "ListItem", "position": 3, "name": TITLE},
        ],
    }
    links = '<div><a href="/category/economy/">اقتصاد</a>, <a href="/category/news/">أخبار البلد</a></div>'
    got = article(page(f"{links}{TEXT}", head=json_ld(trail)))
    assert got.sections == ("اقتصاد", "أخبار البلد")


@pytest.mark.parametrize("mark", ["", " | "])
def test_a_row_with_a_search_in_it_is_a_menu(mark: str) -> None:
    names = {"/": "الرئيسية", "/photos": "فنون", "/find": "بحث"}
    row = mark.join(f'<a href="{href}">{name}</a>' for href, name in names.items())
    assert article(page(above=f"<div>{row}</div>")).sections == ()


def test_of_a_row_that_names_the_section_again_the_section_is_that_one() -> None:
    row = '<div><a href="/">الرئيسية</a><a href="/talks">حوارات</a><a href="/reviews">نقد</a></div>'
    got = article(page(above=f'{row}<div><a href="/talks">حوارات</a></div>'))
    assert got.sections == ("حوارات",)


@pytest.mark.parametrize(
    "row",
    [
        '<a href="/a/1">الخبر السابق</a> <a href="/a/3">الخبر التالي</a>',
        '<a href="/en/a/2">English</a> <a href="/fr/a/2">Français</a>',
        '<a href="/">الرئيسية</a> | <a href="/en/">English</a>',
        '<a href="/print/2">طباعة</a> <a href="/mail/2">أرسل إلى صديق</a>',
    ],
)
@pytest.mark.parametrize("below", [False, True])
def test_rows_of_other_pages_beside_the_headline_are_no_sections(row: str, below: bool) -> None:
    row = f"<div>{row}</div>"
    got = article(page(f"{row}{TEXT}") if below else page(above=row))
    assert (got.sections, got.paragraphs) == ((), PROSE)


def test_all_sections_behind_a_label_below_the_text_are_sections() -> None:
    line = '<div>التصنيفات: <a href="/economy">اقتصاد</a>, <a href="/fish">ثروة سمكية</a></div>'
    assert article(page(f"{TEXT}{line}")).sections == ("اقتصاد", "ثروة سمكية")


def test_what_closes_a_trail_in_words_is_no_section() -> None:
    trail = "<div>الرئيسية &gt; اقتصاد &gt; تفاصيل الخبر</div>"
    assert article(page(above=trail)).sections == ("اقتصاد",)


def test_the_section_in_print_counts_before_the_system_s_name_for_it() -> None:
    head = '<meta property="article:section" content="Economy">'
    kicker = '<div><a href="/economy">اقتصاد</a></div>'
    assert article(page(above=kicker, head=head)).sections == ("اقتصاد",)
    assert article(page(head=head)).sections == ("Economy",)


def test_the_same_day_with_a_clock_further_down_tells_the_time() -> None:
    lines = '<div><a href="/economy">اقتصاد</a> | 07 مايو 2024</div><div>07 مايو 2024 - 14:25</div>'
    assert article(page(f"{lines}{TEXT}")).published == datetime(2024, 5, 7, 14, 25)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("<div>أحمد سالم من القاهرة</div>", ("أحمد سالم",)),
        ("<div>أحمد سالم | 07 مايو 2024</div>", ("أحمد سالم",)),
        ("<div>كتابة: أحمد سالم</div>", ("أحمد سالم",)),
        (
            "<div>بقلم: د. عبد الرحمن محمد عبد الله الزهراني</div>",
            ("د. عبد الرحمن محمد عبد الله الزهراني",),
        ),
        ("<div>ثلاثة من الصيادين</div>", ()),
    ],
)
def test_names_as_lines_print_them(line: str, authors: tuple[str, ...]) -> None:
    got = article(page(f"{line}{TEXT}"))
    assert (got.authors, got.paragraphs) == (authors, PROSE)


def test_an_address_is_no_author() -> None:
    head = '<meta name="author" content="info@al-wadi.example">'
    assert article(page(head=head)).authors == ()


def test_who_is_portrayed_below_the_text_with_a_link_to_the_author_s_page_wrote_it() -> None:
    card = '<div><img src="/f.jpg"><h4><a href="/author/1">أحمد سالم</a></h4><p>صحافي مصري يكتب في شؤون البحر منذ خمسة عشر عاما.</p></div>'
    got = article(page(f"{TEXT}{card}"))
    assert (got.authors, got.paragraphs) == (("أحمد سالم",), PROSE)


def test_columnists_in_a_row_below_the_text_are_none_of_its_authors() -> None:
    row = "".join(
        f'<div><h4><a href="/author/{n}">{name}</a></h4><a href="/a/{n}">مقال آخر عن البحر والصيد</a></div>'
        for n, name in enumerate(("أحمد سالم", "سلمى عثمان", "خالد بشير"))
    )
    assert article(page(f"{TEXT}<div>{row}</div>")).authors == ()


@pytest.mark.parametrize(
    "last",
    [
        "#المنتخب #كأس_العرب",
        "https://al-wadi.example/s/12",
        "تنبيه: التعليقات تعبر عن رأي أصحابها",
        "لمشاهدة الفيديو اضغط هنا",
        "هذا الخبر منقول من وكالة البحر",
    ],
)
def test_lines_of_no_sentence_close_the_text(last: str) -> None:
    assert article(page(f'<div class="text">{paragraphs()}<p>{last}</p></div>')).paragraphs == PROSE


def test_a_label_s_element_that_ends_without_a_space_labels_the_tags() -> None:
    row = '<div><span>الوسوم</span><a href="/x/1">صيد</a><a href="/x/2">سفن</a></div>'
    assert article(page(f"{TEXT}{row}")).tags == ("صيد", "سفن")


NEWS_KEYWORDS = '<meta name="news_keywords" content="صيد, سفن، موانئ">'


def test_keywords_of_news_are_divided_by_commas() -> None:
    assert article(page(head=NEWS_KEYWORDS)).tags == ("صيد", "سفن", "موانئ")


def test_a_sentence_over_the_day_and_the_text_below_it_is_the_lead() -> None:
    lead = "تشمل الأعمال ثلاثة جسور وتستمر حتى نهاية الصيف المقبل."
    got = article(page(f"<div><strong>{lead}</strong></div><div>07 مايو 2024</div>{TEXT}"))
    assert (got.lead, got.paragraphs) == (lead, (lead, *PROSE))


def test_a_reader_named_as_a_word_before_days_signs_a_comment() -> None:
    """«علي», with some printers «على» (on)."""
    notes = "".join(
        f"<div><b>{name}</b><span>08 مايو 2024</span><p>شكرا على الخبر ونتمنى المزيد من التفاصيل عن هذا الجسر رقم {n}.</p></div>"
        for n, name in enumerate(("علي", "مها"))
    )
    assert article(page(f"{paragraphs()}<div>{notes}</div>")).paragraphs == PROSE


def test_a_few_words_are_the_lead_where_the_head_describes_the_page_with_them() -> None:
    head = meta(og_description="جسر يعود إلى أهله")
    got = article(page(f"<h3>جسر يعود إلى أهله</h3><div>07 مايو 2024</div>{TEXT}", head=head))
    assert (got.lead, got.paragraphs[0]) == ("جسر يعود إلى أهله",) * 2


@pytest.mark.parametrize(
    "name",
    ["1204 مشاهدة", "تعديل", "اقرأ لاحقا", "اشترك الآن", "البث المباشر", "3 تعليقات", "تطبيقنا"],
)
def test_a_link_to_a_tool_beside_the_headline_is_no_section(name: str) -> None:
    assert article(page(f'<div><a href="/x">{name}</a></div>{TEXT}')).sections == ()


def test_a_section_may_have_a_year_in_its_name() -> None:
    kicker = '<div><a href="/cup">كأس العالم 2026</a></div>'
    assert article(page(above=kicker)).sections == ("كأس العالم 2026",)


def test_a_sentence_that_begins_as_a_label_does_is_text() -> None:
    told = "انظر أيضا إلى ما جرى في الميناء المجاور حيث توقفت السفن عن العمل."
    got = article(page(f'<div class="text">{paragraphs()}<p>{told}</p>{paragraphs()}</div>'))
    assert told in got.paragraphs
