"""Who wrote an article and under what it is filed: each test is one habit of the templates that
print it, on a page made up for it."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.parser.making import PROSE, TITLE, URL, article, json_ld, meta, news, page, paragraphs

TEXT = f'<div class="text">{paragraphs()}</div>'

# -- who wrote -------------------------------------------------------------------------------------


def test_an_account_behind_a_label_signs_nothing_and_the_dateline_s_name_does() -> None:
    account = '<div class="author"><span>بواسطة</span> <a href="/author/admin">admin</a></div>'
    got = article(page(f'{account}<div class="text"><p>دمشق – ليلى عساف</p>{paragraphs()}</div>'))
    assert (got.authors, got.paragraphs) == (("ليلى عساف",), PROSE)


@pytest.mark.parametrize(
    "title",
    [
        "حين تصبح المدينة بلا ظلال / المختار ولد أحمدو",
        "حين تصبح المدينة بلا ظلال – بقلم: المختار ولد أحمدو",
        "المختار ولد أحمدو يكتب: حين تصبح المدينة بلا ظلال",
        "كتب المختار ولد أحمدو: حين تصبح المدينة بلا ظلال",
    ],
)
def test_who_signs_in_the_headline_wrote(title: str) -> None:
    got = article(page(headline=title))
    assert (got.headline, got.authors) == (title, ("المختار ولد أحمدو",))


def test_whom_the_text_speaks_of_did_not_sign_the_headline() -> None:
    """Notices put the same stroke between a title and a name."""
    text = f"<p>انتقل إلى رحمة الله سامي حداد بعد مرض قصير، وكان من أوائل المعلمين في المدينة.</p>{paragraphs()}"
    title = "المدينة تودع معلمها الأول / سامي حداد"
    assert article(page(f"<div>{text}</div>", headline=title)).authors == ()


@pytest.mark.parametrize(
    "name", ["عدن - سامي حداد", "الوادي - سامي حداد", "سامي حداد / الوادي", "سامي حداد | عدن"]
)
def test_a_town_or_the_publisher_beside_a_name_is_none_of_it(name: str) -> None:
    claim = news(
        headline=TITLE,
        author={"@type": "Person", "name": name},
        publisher={"@type": "Organization", "name": "الوادي جريدة إلكترونية"},
    )
    assert article(page(head=json_ld(claim))).authors == ("سامي حداد",)


def test_two_names_alone_below_the_text_sign_it_also_over_a_call_to_follow() -> None:
    share = '<div class="share"><span>شاركها</span></div>'
    end = '<p>سليم حيدر وليلى عساف</p><p>متابعة أخبار الوكالة على التلغرام <a href="https://t.example/x">https://t.example/x</a></p>'
    got = article(page(f"<div>{share}{paragraphs()}{end}</div>"))
    assert (got.authors, got.paragraphs) == (("سليم حيدر", "ليلى عساف"), PROSE)


def test_a_byline_and_a_day_beside_a_face_are_no_caption() -> None:
    face = '<div><img src="/u/7.png"><div><span>كتب - سامي حداد</span><time>السبت 8 مارس 2025 - 23:41</time></div></div>'
    got = article(page(f"{face}{TEXT}"))
    assert (got.authors, got.published) == (("سامي حداد",), datetime(2025, 3, 8, 23, 41))


def test_what_else_an_author_s_element_links_is_no_name() -> None:
    who = '<span class="author-meta"><a href="/author/m" class="author-name">Nadim A</a><a href="mailto:m@alwadi.example" class="mail"><span class="hint">أرسل بريدا</span></a></span>'
    got = article(page(f"<div>{who}<span>12 مارس، 2025</span></div>{TEXT}"))
    assert got.authors == ("Nadim A",)


def test_a_line_of_who_where_and_when_between_lead_and_text_is_no_paragraph() -> None:
    lead = (
        "<p>في حديث طويل يروي رئيس البلدية كيف عاد الجسر إلى الخدمة بعد عامين من العمل الشاق.</p>"
    )
    line = "<div><span>حاوره: سامي حداد</span><span>تونس</span><span>آخر تحديث 12 مارس 2025</span></div>"
    source = page(f"<div><div>{lead}{line}</div><div>{paragraphs()}</div></div>")
    got = article(source)
    assert (got.authors, got.paragraphs[1:]) == (("سامي حداد",), PROSE)


def test_the_publisher_may_sign_before_the_author_on_one_line() -> None:
    line = '<div>نص: <a href="/author/alwadi">الوادي</a> <span>تابِع</span> | <a href="/author/lina">لينا مراد</a></div>'
    got = article(page(f"{line}{TEXT}", head=meta(og_site_name="الوادي")))
    assert got.authors == ("لينا مراد",)


def test_an_address_of_old_pages_leads_to_an_author_as_well() -> None:
    who = '<div><a href="writer.aspx?id=33">د. خالد المنصوري</a></div>'
    assert article(page(above=who)).authors == ("د. خالد المنصوري",)


def test_an_account_beside_the_publisher_s_name_makes_it_no_author() -> None:
    line = (
        '<div class="author"><span>الوادي ديجيتال</span><a href="https://x.com/w">@alwadi</a></div>'
    )
    head = meta(og_site_name="الوادي ديجيتال")
    assert article(page(f"{line}{TEXT}", head=head)).authors == ()


def test_a_name_in_a_box_below_its_label_is_the_author() -> None:
    boxes = "<div><div>12 فبراير 2025</div><div>بقلم</div><div>هالة السيوفي</div></div>"
    got = article(page(f"{boxes}{TEXT}"))
    assert (got.authors, got.paragraphs) == (("هالة السيوفي",), PROSE)


def test_what_the_author_does_stands_behind_a_dash_and_is_no_name() -> None:
    line = "<div>إعداد: د. ليلى منصور – باحثة في الاقتصاد السياسي<br>12 فبراير 2025</div>"
    assert article(page(f"{line}{TEXT}")).authors == ("د. ليلى منصور",)


def test_a_name_over_what_that_person_does_is_the_author() -> None:
    who = "<div><div>عمر بكري</div><div>محرر رياضي</div></div><span>منذ يوم واحد</span>"
    assert article(page(f"<div>{who}</div>{TEXT}")).authors == ("عمر بكري",)


def test_the_publisher_and_a_name_on_a_line_over_the_text_are_a_byline() -> None:
    got = article(
        page(
            f"<div>الوادي اليوم - متعب الشمري</div>{TEXT}",
            head=meta(og_site_name="صحيفة الوادي اليوم"),
        )
    )
    assert got.authors == ("متعب الشمري",)


@pytest.mark.parametrize("account", ["Unknown", "غير معرف"])
def test_whom_the_system_does_not_know_is_no_author(account: str) -> None:
    line = f'<div><a href="/author/0" rel="author">{account}</a></div>'
    assert article(page(f"{line}{TEXT}")).authors == ()


def test_a_label_may_say_what_was_written() -> None:
    assert article(page(f"<div>كاتب المقال فاطمة بوعزيز</div>{TEXT}")).authors == ("فاطمة بوعزيز",)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("<span>12.02.2025</span> <span>مدن</span> <span>من حسان قدور</span>", ("حسان قدور",)),
        ("<small>12 فبراير 2025</small><small>المحرر القانوني</small>", ("المحرر القانوني",)),
        ("ثقافة · 12 فبراير 2025 · سلوى جراح", ("سلوى جراح",)),
    ],
)
def test_who_stands_beside_the_day_signs(line: str, authors: tuple[str, ...]) -> None:
    got = article(page(f"<p>{line}</p>{paragraphs()}"))
    assert (got.authors, got.published, got.paragraphs) == (authors, date(2025, 2, 12), PROSE)


def test_a_columnist_s_name_beside_the_face_needs_no_link() -> None:
    who = '<div><img src="/w.png"><div><h6>سعد بوعقبة</h6><span>نقطة نظام</span></div></div>'
    assert article(page(above=who)).authors == ("سعد بوعقبة",)


def test_whom_the_picture_over_the_headline_shows_is_no_author() -> None:
    who = '<div><img src="/w.png"><div>سعد بوعقبة</div></div>'
    assert article(page(above=who)).authors == ()


def test_an_editor_s_page_is_an_author_s() -> None:
    line = '<h4><a href="/editor/81">رحمة ضياء</a></h4><div>12 فبراير 2025</div>'
    assert article(page(f"<div>{line}</div>{TEXT}")).authors == ("رحمة ضياء",)


def test_co_authors_may_stand_in_a_box_each() -> None:
    boxes = "".join(
        f'<div class="a"><a href="/writer/{i}">{name}</a><a href="/writer/{i}">كل المقالات</a></div>'
        for i, name in enumerate(("سليم نصار", "هالة عودة"))
    )
    assert article(page(f"<div>{boxes}</div>{TEXT}")).authors == ("سليم نصار", "هالة عودة")


def test_who_wrote_and_who_reviewed_between_dots_are_no_paragraph() -> None:
    line = "<div>كتابة: د. آلاء حجازي · مراجعة طبية: د. سامر قباني</div>"
    got = article(page(f"{line}<div>آخر تحديث: 12 فبراير 2025</div>{TEXT}"))
    assert (got.authors, got.paragraphs) == (("د. آلاء حجازي",), PROSE)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("نُشر: 12-02-2025 14:10 | كُتِب بواسطة: <b>مُعتز الرفاعي</b>", ("مُعتز الرفاعي",)),
        ("مراسلتنا في تونس: ليلى عساف", ("ليلى عساف",)),
        ("تحقيق: منى فوزي ووليد حسن — رسوم: هدى جمال", ("منى فوزي", "وليد حسن")),
        ("بقلم: منى فوزي | وليد حسن", ("منى فوزي", "وليد حسن")),
    ],
)
def test_a_byline_may_stand_among_other_words(line: str, authors: tuple[str, ...]) -> None:
    assert article(page(f"<div>{line}</div>{TEXT}")).authors == authors


def test_two_linked_names_beside_the_day_both_wrote() -> None:
    line = '<h4><a href="/author/1/">دعاء منصور</a>, <a href="/author/2/">هاني قنديل</a></h4><div><time>12 فبراير 2025</time></div>'
    assert article(page(f"<div>{line}</div>{TEXT}")).authors == ("دعاء منصور", "هاني قنديل")


def test_dots_divide_a_byline_from_role_and_day() -> None:
    line = "<div>إعداد: مروة عادل · محررة الهواتف · 11 فبراير 2025</div>"
    assert article(page(f"{line}{TEXT}")).authors == ("مروة عادل",)


def test_a_section_s_link_behind_the_author_s_is_no_author() -> None:
    line = '<div><span>بواسطة</span> <a href="/author/7">لينا مراد</a> <span>في</span> <a href="/c/7">أخبار محلية</a></div>'
    assert article(page(f"{line}{TEXT}")).authors == ("لينا مراد",)


@pytest.mark.parametrize("role", ["روائي وكاتب من لبنان، صدرت له أربع روايات", "كاتب"])
def test_a_columnist_s_linked_name_over_the_headline_signs_with_who_that_is(role: str) -> None:
    who = f'<div><a href="/author/7"><img src="/w.jpg" alt=""></a><div><a href="/author/7">وائل حداد</a><span>{role}</span></div></div>'
    assert article(page(above=who)).authors == ("وائل حداد",)


def test_the_publisher_is_no_author_whatever_it_calls_itself() -> None:
    claim = news(
        headline=TITLE,
        author=[{"@type": "Person", "name": "سامي حداد"}, {"name": "موقع الوادي"}],
        publisher={"@type": "Organization", "name": "الوادي"},
    )
    assert article(page(head=json_ld(claim))).authors == ("سامي حداد",)


@pytest.mark.parametrize(
    "line",
    ["سامي حداد / كاتب سوري", "* سامي حداد، كاتبة من حلب", "سامي حداد (باحث)", "✍️ سامي حداد"],
)
@pytest.mark.parametrize("place", ["under the headline", "over the text", "below the text"])
def test_a_name_with_what_that_person_does_signs_wherever_it_stands(line: str, place: str) -> None:
    body = {
        "under the headline": f'<div>{line}</div><div>3 مارس 2025</div><div class="text">{paragraphs()}</div>',
        "over the text": f'<div class="text"><p>{line}</p>{paragraphs()}</div>',
        "below the text": f'<div class="text">{paragraphs()}<p>{line}</p></div>',
    }[place]
    got = article(page(body))
    assert (got.authors, got.paragraphs) == (("سامي حداد",), PROSE)


@pytest.mark.parametrize("line", ["سامي حداد - 13/3/2025", "سامي حداد – عدن في 13 مارس 2025"])
def test_a_day_beside_the_name_below_the_text_leaves_it_the_author_s(line: str) -> None:
    got = article(page(f'<div class="text">{paragraphs()}<p>{line}</p></div>'))
    assert (got.authors, got.paragraphs) == (("سامي حداد",), PROSE)


def test_a_name_between_dashes_over_the_text_signs_it() -> None:
    got = article(page(f'<div class="text"><p>- سامي حداد -</p>{paragraphs()}</div>'))
    assert (got.authors, got.paragraphs) == (("سامي حداد",), PROSE)


def test_a_list_of_people_and_what_they_do_at_the_end_is_text() -> None:
    people = ("سامي حداد، كاتب سوري", "ليلى عساف، شاعرة لبنانية")
    intro = "وضمت قائمة الفائزين هذا العام أسماء معروفة من بلدان عدة هي:"
    body = f'<div class="text">{paragraphs()}<p>{intro}</p>{"".join(f"<p>{each}</p>" for each in people)}</div>'
    assert article(page(body)).paragraphs == (*PROSE, intro, *people)


@pytest.mark.parametrize(
    "name", ["Al Wadi", "alwadi", "صحيفة الوادي الإلكترونية", "undefined", "N/A"]
)
def test_the_host_s_name_and_a_system_s_nothing_are_no_authors(name: str) -> None:
    claim = news(headline=TITLE, author={"@type": "Person", "name": name})
    head = json_ld(claim) + meta(og_site_name="الوادي")
    assert article(page(head=head)).authors == ()


@pytest.mark.parametrize(
    ("person", "authors"),
    [
        ({"givenName": "سامي", "familyName": "حداد"}, ("سامي حداد",)),
        ({"name": "بقلم: سامي حداد"}, ("سامي حداد",)),
        ({"name": "سامي حداد - كاتب سوري"}, ("سامي حداد",)),
        ({"name": "سامي حداد - ليلى عساف"}, ("سامي حداد", "ليلى عساف")),
        ({"name": "أ ف ب - رويترز"}, ("أ ف ب", "رويترز")),
    ],
)
def test_what_data_write_into_a_name_is_read(
    person: dict[str, str], authors: tuple[str, ...]
) -> None:
    claim = news(headline=TITLE, author={"@type": "Person", **person})
    assert article(page(head=json_ld(claim))).authors == authors


RARE = "نازك بوطيش"  # whom no list of given names has


@pytest.mark.parametrize(
    "byline",
    [
        f'<span itemprop="author" itemscope><span itemprop="name">{RARE}</span></span>',
        f'<span itemprop="author" itemscope><meta itemprop="name" content="{RARE}"></span>',
        f'<meta itemprop="author" content="{RARE}">',
        f'<div class="byline">{RARE} | 13 مارس 2025</div>',
        f"<p>بواسطة <span>{RARE}</span> في <time>13 مارس 2025</time></p>",
        f'<div><i class="fa fa-user"></i> {RARE}</div>',
        f'<footer><div>مقدم من <span typeof="schema:Person" property="schema:name">{RARE}</span> في <span>13 مارس 2025</span></div></footer>',
        f"<div><span>نشرت بواسطة</span> <span>{RARE}</span></div>",
        f'<div><i class="icon-pen"></i><span>{RARE}</span></div>',
        f'<div><a href="/author/nazik"><img src="/nazik.jpg" alt="{RARE}"></a></div>',
    ],
)
def test_a_name_needs_no_list_where_the_markup_says_whose_it_is(byline: str) -> None:
    got = article(page(f'{byline}<div class="text">{paragraphs()}</div>'))
    assert (got.authors, got.paragraphs) == ((RARE,), PROSE)


def test_a_comment_s_author_in_microdata_wrote_no_article() -> None:
    comment = '<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">سامي حداد</span><p itemprop="text">خبر مفرح للجميع.</p></div>'
    assert article(page(below=comment)).authors == ()


def test_a_box_about_the_author_names_the_author() -> None:
    about = "<div><h4>عن الكاتب</h4><h5>سامي حداد</h5><p>صحافي من الوادي يكتب في شؤون المدن والجسور منذ عشرين عاماً.</p></div>"
    got = article(page(f'<div class="text">{paragraphs()}</div>{about}'))
    assert (got.authors, got.paragraphs) == (("سامي حداد",), PROSE)


@pytest.mark.parametrize(
    "between",
    [
        '<div>الوسوم: <a href="/tag/1">الجسر</a> <a href="/tag/2">المدينة</a></div>',
        '<div><a href="/n/1">الخبر السابق</a><p>أمطار على المدينة</p></div><div><a href="/n/2">الخبر التالي</a><p>سوق جديدة للسمك</p></div>',
    ],
)
def test_a_box_about_the_author_may_stand_below_what_is_not_the_author_s(between: str) -> None:
    about = '<div class="author-box"><h4><a href="/author/5">سامي حداد</a></h4><p>صحافي من الوادي يكتب في شؤون المدن والجسور منذ عشرين عاماً.</p></div>'
    got = article(page(f'<div class="text">{paragraphs()}</div>{between}{about}'))
    assert (got.authors, got.paragraphs) == (("سامي حداد",), PROSE)


def test_a_columnist_in_the_column_beside_the_text_is_none_of_its_authors() -> None:
    column = '<aside><div class="writer"><a href="/author/2">ليلى عساف</a><a href="/o/1">مقال عن المدن والناس</a></div></aside>'
    assert article(page(below=column)).authors == ()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("سامي حداد، عدن", ("سامي حداد",)),
        ("سامي حداد ـ عدن", ("سامي حداد",)),
        ("(سامي حداد)", ("سامي حداد",)),
        ("سامي حداد*", ("سامي حداد",)),
        ("سامي حداد، ليلى عساف، نور كمال", ("سامي حداد", "ليلى عساف", "نور كمال")),
    ],
)
def test_signs_and_towns_beside_names_under_the_headline(
    line: str, authors: tuple[str, ...]
) -> None:
    body = f'<div>{line}</div><div>13 مارس 2025</div><div class="text">{paragraphs()}</div>'
    assert article(page(body)).authors == authors


def test_who_made_the_book_that_is_spoken_of_did_not_write_of_it() -> None:
    facts = "<p>المؤلف: سامي حداد</p><p>ترجمة: ليلى عساف</p><p>الناشر: دار النهر</p>"
    assert article(page(f'<div class="text">{facts}{paragraphs()}</div>')).authors == ()


def test_who_made_a_film_is_told_in_its_text() -> None:
    facts = ("إخراج: سامي حداد", "بطولة: ليلى عساف ونور كمال", "مدة العرض: 95 دقيقة")
    body = f'<div class="text">{paragraphs()}{"".join(f"<p>{each}</p>" for each in facts)}</div>'
    got = article(page(body))
    assert (got.authors, got.paragraphs) == ((), PROSE + facts)


def test_columnists_of_the_day_below_the_text_wrote_none_of_it() -> None:
    row = '<div><h4>كتاب اليوم</h4><div><a href="/writer/1">سامي حداد</a></div><div><a href="/writer/2">ليلى عساف</a></div></div>'
    assert article(page(f'<div class="text">{paragraphs()}</div>{row}')).authors == ()


def test_names_on_one_link_under_the_picture_sign_wherever_it_leads() -> None:
    under = '<div>10 مارس 2025</div><img src="/b.jpg" width="700"><div class="t">الجسر بعد الترميم</div><div><a href="/list/57">سامي حداد - ليلى عساف</a></div>'
    got = article(page(f'{under}<div class="text">{paragraphs()}</div>'))
    assert got.authors == ("سامي حداد", "ليلى عساف")


def test_authors_in_a_list_that_are_marked_so_all_wrote() -> None:
    both = f'<ul><li><a href="/author/a" rel="author">سامي حداد</a></li><li><a href="/author/b" rel="author">{RARE}</a></li></ul>'
    got = article(page(f'{both}<div class="text">{paragraphs()}</div>'))
    assert got.authors == ("سامي حداد", RARE)


def test_a_rare_name_signs_the_headline_behind_its_label_and_is_no_step_of_the_trail() -> None:
    title = f"{TITLE} .. بقلم: د. {RARE}"
    trail = f'<div><a href="/">الرئيسية</a> » <a href="/c">منبر الرأي</a> » <a href="/c/n">د. {RARE}</a></div>'
    got = article(page(above=trail, headline=title))
    assert (got.authors, got.sections) == ((f"د. {RARE}",), ("منبر الرأي",))


def test_a_name_in_a_heading_under_a_face_beside_the_text_signs() -> None:
    face = '<div><img src="/w/3.jpg"><h5>سامي حداد</h5><a href="mailto:s@alwadi.example">البريد</a></div>'
    got = article(page(f"{face}<div><span>9 مارس 2025</span>{paragraphs()}</div>"))
    assert got.authors == ("سامي حداد",)


def test_labels_and_what_they_label_may_be_the_terms_of_a_list() -> None:
    facts = f'<dl><dt>المؤلف</dt><dd>{RARE}</dd><dt>القسم</dt><dd><a href="/l">محليات</a></dd></dl>'
    got = article(page(f'{facts}<div class="text">{paragraphs()}</div>'))
    assert (got.authors, got.sections, got.paragraphs) == ((RARE,), ("محليات",), PROSE)


def test_a_card_s_first_fact_is_who_wrote_where_it_says_so() -> None:
    told = '<meta name="twitter:label1" content="{}"><meta name="twitter:data1" content="{}">'
    assert article(page(head=told.format("كُتب بواسطة", RARE))).authors == (RARE,)
    assert article(page(head=told.format("وقت القراءة المقدّر", "دقيقتان تقريبا"))).authors == ()


# -- under what it is filed ------------------------------------------------------------------------


def test_a_label_and_its_link_may_stand_in_boxes_of_their_own() -> None:
    field = '<div><div class="label">القسم:&nbsp;</div><div><div><a href="/opinions">مقالات</a></div></div></div>'
    assert article(page(f"{TEXT}{field}")).sections == ("مقالات",)


def test_sections_that_a_claim_runs_together_are_several() -> None:
    claim = news(headline=TITLE, articleSection="أخبار الجنوب, محليات")
    assert article(page(head=json_ld(claim))).sections == ("أخبار الجنوب", "محليات")


def test_a_section_with_a_comma_in_its_name_is_one() -> None:
    claim = news(headline=TITLE, articleSection="ثقافة، فنون")
    menu = '<nav><a href="/a">ثقافة، فنون</a><a href="/b">محليات</a><a href="/c">عالم</a></nav>'
    source = page(head=json_ld(claim)).replace("<main>", f"{menu}<main>")
    assert article(source).sections == ("ثقافة، فنون",)


def test_two_sections_in_the_page_s_menu_are_no_trail() -> None:
    menu = '<header><nav><a href="/">الصفحة الأولى</a><a href="/arts">ثقافة</a><a href="/city">مدن</a></nav></header>'
    badge = '<div class="cat"><a href="/city">مدن</a></div>'
    source = f"<html><head><title>{TITLE}</title></head><body>{menu}<article><div>{badge}<h1>{TITLE}</h1></div>{TEXT}</article></body></html>"
    assert article(source).sections == ("مدن",)


def test_what_amp_opens_at_the_side_is_no_trail() -> None:
    side = '<amp-sidebar><ul><li><a href="/amp/">الرئيسية</a></li><li><a href="/amp/a">مدن</a></li><li><a href="/amp/b">عالم</a></li></ul></amp-sidebar>'
    source = f"<html amp><head><title>{TITLE}</title></head><body>{side}<main><article><p><a href='/amp/b'>عالم</a></p><h1>{TITLE}</h1>{paragraphs()}</article></main></body></html>"
    assert article(source).sections == ("عالم",)


def test_what_a_menu_s_title_heads_is_no_trail_and_a_topic_is_a_section() -> None:
    menu = '<td><b>القائمة</b><br>· <a href="/">الرئيسية</a><br>· <a href="/topics">المواضيع</a><br>· <a href="/files">تحميل</a></td>'
    text = f'<td><font size=5>{TITLE}</font><br>الموضوع: <a href="/topics?t=4"><b>مدن</b></a><br>{"<br><br>".join(PROSE)}</td>'
    source = f"<html><head><title>{TITLE}</title></head><body><table><tr>{menu}{text}</tr></table></body></html>"
    assert article(source).sections == ("مدن",)


def test_a_topic_without_a_link_is_what_the_article_is_about() -> None:
    assert article(page(f"<p>الموضوع: ترميم الجسر</p>{TEXT}")).sections == ()


def test_what_the_title_and_a_line_over_the_headline_both_say_is_the_section() -> None:
    source = page(
        above="<div><span>الصحة</span> <span>12/02/2025</span></div>",
        title=f"{TITLE} - الصحة - الوادي",
    )
    assert article(source).sections == ("الصحة",)


def test_a_category_s_address_below_the_headline_files_whatever_it_is_called() -> None:
    line = '<div><span>12 فبراير 2025</span> <span>في <a href="/category/courts/" rel="tag">محاكم</a>, <a href="/category/states/" rel="tag">ولايات</a></span></div>'
    assert article(page(f"{line}{TEXT}")).sections == ("محاكم", "ولايات")


def test_a_trail_may_begin_with_the_site_s_name_and_end_with_the_headline() -> None:
    trail = (
        f'<div><a href="/">الوادي</a> › <a href="/how-to">شروحات</a> › <span>{TITLE}</span></div>'
    )
    source = (
        page()
        .replace("<main>", f"{trail}<main><div><div><div>")
        .replace("</main>", "</div></div></div></main>")
    )
    assert article(source).sections == ("شروحات",)


def test_a_list_that_ends_with_the_headline_is_a_trail() -> None:
    trail = f'<ol><li><a href="/"><svg></svg></a></li><li><a href="/health">صحة</a></li><li>{TITLE}</li></ol>'
    source = (
        page()
        .replace("<main>", f"<div><div>{trail}</div></div><main><div><div><div><div>")
        .replace("</main>", "</div></div></div></div></main>")
    )
    assert article(source).sections == ("صحة",)


def test_a_short_list_of_sections_over_the_headline_is_whole() -> None:
    items = '<ol><li><a href="/money">اقتصاد</a></li><li><span>|</span><a href="/tag/banks">بنوك</a></li></ol>'
    assert article(page(above=f"<div>{items}</div>")).sections == ("اقتصاد", "بنوك")


@pytest.mark.parametrize(
    "link", ['<a href="https://t.me/x">Telegram</a>', '<a href="/docs">© AP Photo / Ng</a>']
)
def test_a_network_s_and_a_picture_s_link_are_no_sections(link: str) -> None:
    assert article(page(f"<div>{link}</div>{TEXT}")).sections == ()


@pytest.mark.parametrize(("kicker", "sections"), [("مقالات", ("مقالات",)), ("تقرير", ())])
def test_a_name_that_sections_bear_everywhere_needs_no_menu(
    kicker: str, sections: tuple[str, ...]
) -> None:
    assert article(page(above=f"<h4>{kicker}</h4>")).sections == sections


def test_a_menu_s_entry_beside_a_word_without_a_link_is_the_section() -> None:
    assert article(
        page(above='<div><a href="/sport">رياضة</a><span>محلية</span></div>')
    ).sections == ("رياضة",)


@pytest.mark.parametrize(
    "trail",
    [
        "الرئيسية » الاقتصادية",
        '<a href="/">الرئيسية</a> / الاقتصادية',
        f"الرئيسية &gt; الاقتصادية &gt; {TITLE}",
    ],
)
def test_the_steps_of_a_trail_may_be_words_alone(trail: str) -> None:
    assert article(page(above=f"<div>{trail}</div>")).sections == ("الاقتصادية",)


def test_a_trail_may_begin_with_the_site_s_name_and_end_with_a_section() -> None:
    trail = '<div><a href="./">صحيفة الوادي</a> » <a href="news.php?cat=1">الأخبار</a> » <a href="news.php?cat=3">محليات</a></div>'
    source = page(title=f"{TITLE} - صحيفة الوادي").replace("<main>", f"{trail}<main>")
    assert article(source).sections == ("الأخبار", "محليات")


@pytest.mark.parametrize(("middle", "sections"), [("سياسة", ("سياسة",)), ("فيديو اليوم", ())])
def test_a_title_may_be_all_that_names_the_section(middle: str, sections: tuple[str, ...]) -> None:
    assert article(page(title=f"{TITLE} | {middle} | الوادي")).sections == sections


def test_a_menu_in_the_column_beside_the_text_is_no_trail() -> None:
    menu = '<td><div>القائمة</div><div><a href="/">الرئيسية</a><a href="/news/">أخبار</a><a href="/contact/">راسلنا</a></div></td>'
    text = f'<td><div><a href="/c/5">مقالات</a>&nbsp;:&nbsp;{TITLE}</div>{"".join(f"<p>{each}</p>" for each in (*PROSE, *PROSE))}</td>'
    source = f"<html><head><title>الوادي - {TITLE} - مقالات - الأخبار</title></head><body><table><tr>{menu}{text}</tr></table></body></html>"
    got = article(source)
    assert (got.headline, got.sections) == (TITLE, ("مقالات",))


def test_pictures_may_divide_a_trail_that_ends_with_the_headline() -> None:
    trail = f'<span><a href="/">الرئيسية</a> <img src="a.png" alt=""> <a href="/news">أخبار</a> <img src="a.png" alt=""> {TITLE}</span>'
    source = (
        page()
        .replace("<main>", f"{trail}<main><div><div><div>")
        .replace("</main>", "</div></div></div></main>")
    )
    assert article(source).sections == ("أخبار",)


def test_a_section_in_a_title_that_is_the_site_s_is_not_the_site_s_name() -> None:
    menu = '<td><a href="/">الأولى</a><br><a href="/i.htm">تحقيقات</a><br><a href="/e.htm">اقتصاد</a></td>'
    text = (
        f"<td><font color=red>تحقيقات</font><p><font size=5>{TITLE}</font></p>{paragraphs()}</td>"
    )
    source = f"<html><head><title>جريدة الضفاف - تحقيقات</title></head><body><table><tr>{menu}{text}</tr></table></body></html>"
    got = article(source)
    assert (got.headline, got.sections) == (TITLE, ("تحقيقات",))


@pytest.mark.parametrize(
    "line",
    [
        "ثقافة · 12 فبراير 2025 · سلوى جراح",
        "<span>ثقافة وفنون</span><span>الأربعاء ١٢ شباط ٢٠٢٥ ٠٢:١٠ مساءً</span><span>المحرر الثقافي</span><span>١٬٢٤٥ مشاهدة</span>",
    ],
)
def test_a_section_may_stand_beside_day_and_author(line: str) -> None:
    assert article(page(f"<p>{line}</p>{TEXT}")).sections in (("ثقافة",), ("ثقافة وفنون",))


def test_wordpress_s_categories_are_no_tags() -> None:
    filed = '<div>نشر في <a href="/category/health" rel="category tag">صحة</a> وسومه <a href="/tag/v" rel="tag">تطعيم</a></div>'
    got = article(page(f"{TEXT}{filed}"))
    assert (got.sections, got.tags) == (("صحة",), ("تطعيم",))


def test_in_before_links_below_the_text_files_it() -> None:
    line = '<div><span>في:</span> <a href="/c/3">رياضة</a><span>،</span> <a href="/c/33">الدوري</a></div>'
    assert article(page(f"{TEXT}{line}")).sections == ("رياضة", "الدوري")


def test_topics_over_the_headline_are_tags_where_they_say_so() -> None:
    topics = (
        '<div class="tags-top"><a href="/company/1">المركزي</a><a href="/sector/2">البنوك</a></div>'
    )
    assert article(page(above=topics)).sections == ()


def test_the_page_of_all_posts_is_no_section() -> None:
    names = ["الرئيسية", "المدونة", TITLE]
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": i, "name": n} for i, n in enumerate(names)
        ],
    }
    line = '<div><span>12 مارس 2025</span> <a href="/category/city">مدن</a></div>'
    assert article(page(f"{line}{TEXT}", head=json_ld(trail))).sections == ("مدن",)


def test_a_day_among_many_links_is_the_article_s() -> None:
    line = (
        '<p class="meta"><span><a href="/author/x">محرر الأخبار</a></span><span>فبراير 12, 2025</span>'
        '<span><a href="/c/4" rel="category tag">ثقافة</a>, <a href="/c/9" rel="category tag">سينما</a></span>'
        '<span><a href="#c">اضف تعليق</a></span></p>'
    )
    got = article(page(f"{line}{TEXT}"))
    assert (got.published, got.sections) == (date(2025, 2, 12), ("ثقافة", "سينما"))


def test_the_print_tells_the_time_of_a_day_that_the_data_name() -> None:
    line = "<div>بقلم سامي حداد في <time>12/02/2025 09:15</time></div>"
    got = article(
        page(f"{line}{TEXT}", head=json_ld(news(headline=TITLE, datePublished="2025-02-12")))
    )
    assert got.published == datetime(2025, 2, 12, 9, 15)


def trail_data(*steps: tuple[str, str]) -> str:
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return json_ld(
        {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}
    )


@pytest.mark.parametrize("home", ["alwadi.example", "آخر الأخبار"])
def test_a_trail_in_data_leads_from_the_home_page_whatever_it_is_called(home: str) -> None:
    head = trail_data(
        (home, "https://www.alwadi.example/"), ("محليات", "https://www.alwadi.example/l")
    )
    assert article(page(head=head)).sections == ("محليات",)


def test_a_trail_in_data_may_end_with_the_title_cut_short() -> None:
    head = trail_data(("محليات", "https://www.alwadi.example/l"), ("بلدية الوادي", URL))
    assert article(page(head=head)).sections == ("محليات",)


def test_a_trail_s_last_step_may_be_the_title_cut_short() -> None:
    trail = '<div class="breadcrumb"><a href="/">الرئيسية</a> » <a href="/l">محليات</a> » <a href="/x">بلدية الوادي...</a></div>'
    assert article(page(above=trail)).sections == ("محليات",)


@pytest.mark.parametrize("claim", ["محليات,سياسة", ["محليات, سياسة"], "محليات، سياسة"])
def test_a_comma_divides_sections_in_data_with_a_space_or_without(claim: object) -> None:
    head = json_ld(news(headline=TITLE, articleSection=claim))
    assert article(page(head=head)).sections == ("محليات", "سياسة")


@pytest.mark.parametrize("label", ["نُشر في", "ضمن:", "ضمن تصنيف", "تحت قسم", "نشر ضمن", "كتب في"])
def test_more_labels_of_sections_below_the_text(label: str) -> None:
    below = f'<div class="text">{paragraphs()}</div><div>{label} <a href="/l">محليات</a></div>'
    got = article(page(below))
    assert (got.sections, got.paragraphs) == (("محليات",), PROSE)


THREE = '<a href="/">الرئيسية</a> | <a href="/l">محليات</a> | <a href="/s">أسواق</a>'


def test_three_links_in_the_page_s_own_header_are_a_menu() -> None:
    source = page().replace("<main>", f"<header><div>{THREE}</div></header><main>")
    assert article(source).sections == ()


def test_of_a_menu_of_three_the_section_is_what_the_data_say() -> None:
    head = json_ld(news(headline=TITLE, articleSection="محليات"))
    source = page(head=head).replace("<main>", f"<div>{THREE}</div><main>")
    assert article(source).sections == ("محليات",)


def test_a_trail_is_one_where_the_data_name_its_last_step() -> None:
    head = json_ld(news(headline=TITLE, articleSection="أسواق"))
    source = page(head=head).replace("<main>", f"<div>{THREE}</div><main>")
    assert article(source).sections == ("محليات", "أسواق")


TAGS = ("جسور", "ترميم", "أنهار")
MARKED = [
    '<a rel="tag" href="/x/{0}">{0}</a>',
    '<a href="/tag/{0}">{0}</a>',
    '<a href="/topics/{0}">{0}</a>',
    '<a href="/search?q={0}">#{0}</a>',
]


@pytest.mark.parametrize("mark", MARKED)
@pytest.mark.parametrize("above", [True, False])
def test_links_marked_as_tags_are_tags_above_the_text_and_below_and_no_sections(
    mark: str, above: bool
) -> None:
    row = f"<div>{' '.join(map(mark.format, TAGS))}</div>"
    text = f'<div class="text">{paragraphs()}</div>'
    got = article(page(row + text if above else text + row))
    assert (got.tags, got.sections, got.paragraphs) == (TAGS, (), PROSE)


@pytest.mark.parametrize("box", ["<div class='tags'>{}</div>", "<ul class='tag-list'>{}</ul>"])
def test_a_box_of_tags_over_the_text_names_no_sections(box: str) -> None:
    item = "<li><a href='/x/{0}'>{0}</a></li>" if "ul" in box else "<a href='/x/{0}'>{0}</a> "
    row = box.format("".join(map(item.format, TAGS)))
    got = article(page(f'{row}<div class="text">{paragraphs()}</div>'))
    assert (got.tags, got.sections) == (TAGS, ())


@pytest.mark.parametrize("label", ["وسم:", "تاغز", "الدلالات", "الوسومات", "Mots-clés :"])
def test_more_labels_of_tags(label: str) -> None:
    row = "".join(f"<li><a href='/x/{tag}'>{tag}</a></li>" for tag in TAGS)
    below = f'<div class="text">{paragraphs()}</div><div><h4>{label}</h4><ul>{row}</ul></div>'
    assert article(page(below)).tags == TAGS


def test_a_title_that_begins_as_a_label_of_tags_does_labels_nothing() -> None:
    title = "كلمات الوزير في حفل التخرج تثير الجدل"
    below = f'<div class="text">{paragraphs()}</div><div><a href="/news/77812">{title}</a></div>'
    assert article(page(below)).tags == ()


def test_a_last_paragraph_that_begins_as_a_label_of_tags_labels_nothing() -> None:
    last = "كلمات الوزير في حفل التخرج أثارت جدلا بين سكان المدينة حول <a href='/x/bridge'>الجسر</a> الذي أغلق أمس."
    assert article(page(f'<div class="text">{paragraphs()}<p>{last}</p></div>')).tags == ()


@pytest.mark.parametrize(("box", "tags"), [("tags", TAGS), ("tags share", ())])
def test_tags_whose_links_are_scripts_are_tags_and_no_buttons_that_share(
    box: str, tags: tuple[str, ...]
) -> None:
    row = "".join(f"<a href='javascript:void(0)'>{tag}</a> " for tag in TAGS)
    below = f'<div class="text">{paragraphs()}</div><div class="{box}"><b>وسوم:</b> {row}</div>'
    assert article(page(below)).tags == tags


@pytest.mark.parametrize("extra", ["/#", "https://www.facebook.com/sharer?u=x"])
def test_buttons_and_networks_among_tags_are_none(extra: str) -> None:
    row = "".join(f"<a href='/x/{tag}'>{tag}</a> " for tag in TAGS)
    more = f"<a href='{extra.removeprefix('/')}'>المزيد</a>"
    below = (
        f'<div class="text">{paragraphs()}</div><div class="tags"><b>وسوم:</b> {row}{more}</div>'
    )
    assert article(page(below)).tags == TAGS


@pytest.mark.parametrize(
    "column",
    [
        '<div class="sidebar"><h4>الوسوم</h4><div class="tagcloud">{}</div></div>',
        '<div class="box"><h4>الأكثر تداولا</h4>{}</div>',
    ],
)
def test_tags_of_the_day_beside_the_text_are_none_of_the_article_s(column: str) -> None:
    row = "".join(f"<a href='/tag/{tag}'>{tag}</a> " for tag in TAGS)
    assert article(page(below=column.format(row))).tags == ()


@pytest.mark.parametrize(
    ("label", "tags"), [("مواضيع ذات صلة", TAGS), ("مواضيع ساخنة", ()), ("الأكثر قراءة", ())]
)
def test_tags_under_a_label_of_what_is_related_are_the_article_s(
    label: str, tags: tuple[str, ...]
) -> None:
    row = "".join(f"<li><a href='/topics/{tag}'>{tag}</a></li>" for tag in TAGS)
    below = f"<section><h2>{label}</h2><ul>{row}</ul></section>"
    assert article(page(f"<div>{paragraphs()}</div>{below}")).tags == tags


@pytest.mark.parametrize("claim", ["#جسور #ترميم #أنهار", "جسور|ترميم|أنهار", "جسور؛ ترميم؛ أنهار"])
def test_tags_in_data_may_all_stand_in_one_text(claim: str) -> None:
    assert article(page(head=json_ld(news(headline=TITLE, keywords=claim)))).tags == TAGS


def test_blogger_s_tabs_are_no_trail_and_its_labels_below_are_the_sections() -> None:
    tabs = '<div class="tabs"><ul><li><a href="/">الرئيسية</a></li><li><a href="/search/label/a">محليات</a></li><li><a href="/search/label/b">جسور</a></li></ul></div>'
    labels = '<div>التسميات: <a href="/search/label/b" rel="tag">جسور</a></div>'
    source = page(f'<div class="text">{paragraphs()}</div>{labels}').replace(
        "<main>", f"{tabs}<main>"
    )
    assert article(source).sections == ("جسور",)


def test_parent_and_section_may_stand_behind_a_label_and_on_a_line_each() -> None:
    info = '<dl><dd>المجموعة الأم: <a href="/n">أخبار</a></dd><dd>المجموعة: <a href="/l">محليات</a></dd></dl>'
    got = article(page(f'{info}<div class="text">{paragraphs()}</div>'))
    assert (got.sections, got.paragraphs) == (("أخبار", "محليات"), PROSE)


def test_a_menu_of_three_in_the_page_s_header_files_nothing() -> None:
    menu = "".join(f"<li>{each}</li>" for each in THREE.split(" | "))
    face = '<div><a href="/writer/7"><img src="/w/7.jpg"></a><h3><a href="/writer/7">سامي حداد</a></h3><p>كاتب سوري</p></div>'
    source = f"<html><body><header><ul>{menu}</ul></header><main>{face}<h1>{TITLE}</h1><div>{paragraphs()}</div></main></body></html>"
    got = article(source)
    assert (got.sections, got.authors) == ((), ("سامي حداد",))


def test_the_mark_before_a_site_s_name_is_none_of_it() -> None:
    assert article(page(title=f"{TITLE} ~ مرصد الوادي")).publisher == "مرصد الوادي"


@pytest.mark.parametrize(
    "step",
    [
        '<a href="/author/7">سامي حداد</a>',
        '<a href="/2025/03">مارس</a>',
        '<a href="/slider">سلايدر</a>',
    ],
)
def test_an_author_a_month_and_a_template_s_place_are_no_step_of_a_trail(step: str) -> None:
    trail = (
        f'<div class="breadcrumb"><a href="/">الرئيسية</a> » <a href="/l">محليات</a> » {step}</div>'
    )
    assert article(page(above=trail)).sections == ("محليات",)


def test_the_count_of_its_articles_is_none_of_a_section_s_name() -> None:
    trail = (
        '<div class="breadcrumb"><a href="/">الرئيسية</a> » <a href="/l">محليات (1520)</a></div>'
    )
    assert article(page(above=trail)).sections == ("محليات",)


def test_an_address_in_data_is_no_section() -> None:
    head = json_ld(news(headline=TITLE, articleSection="https://www.alwadi.example/l"))
    assert article(page(head=head)).sections == ()


@pytest.mark.parametrize(
    "link", ['<a href="/f/bridge.pdf">الخطة كاملة</a>', '<a href="/audio/7">استمع للمقال</a>']
)
def test_a_file_and_a_player_below_the_headline_are_no_sections(link: str) -> None:
    body = f'<div>13 مارس 2025</div><div>{link}</div><div class="text">{paragraphs()}</div>'
    assert article(page(body)).sections == ()


def test_a_row_of_three_in_a_box_apart_from_the_article_s_is_a_menu() -> None:
    row = '<div class="top"><a href="/f/1">وطنية</a> <a href="/f/2">جهوية</a> <a href="/f/3">أسواق</a></div>'
    body = f"<div><h1>{TITLE}</h1><div><span>جهوية</span> <span>9 مارس 2025</span></div><div>{paragraphs()}</div></div>"
    source = f'<html><body><div><a href="/">مرصد الوادي</a></div>{row}{body}</body></html>'
    assert article(source).sections == ("جهوية",)


def test_an_office_s_menu_in_a_table_s_row_is_no_trail() -> None:
    row = '<table><tr><td><a href="/index.asp">الصفحة الرئيسية</a></td><td><a href="/about.asp">عن الوزارة</a></td><td><a href="/news.asp">الأخبار</a></td></tr></table>'
    source = f"<html><head><title>{TITLE}</title></head><body>{row}<h1>{TITLE}</h1>{paragraphs()}</body></html>"
    assert article(source).sections == ()


def test_three_links_are_the_menu_where_the_page_has_no_other() -> None:
    row = "<ul>" + "".join(f"<li>{each}</li>" for each in THREE.split(" | ")) + "</ul>"
    story = f"<div><h1>{TITLE}</h1>{paragraphs()}</div>"
    assert article(f"<html><body>{row}{story}</body></html>").sections == ()
    filed = story.replace("<h1>", '<a href="/t" class="category">تراث</a><h1>')
    assert article(f"<html><body>{row}{filed}</body></html>").sections == ("تراث",)
    menu = '<div><a href="/t">تراث</a> <a href="/b">بيئة</a> <a href="/n">نقل</a></div>'
    assert article(f"<html><body>{menu}{row}{story}</body></html>").sections == ("محليات", "أسواق")


@pytest.mark.parametrize(
    "line",
    [
        "<p>اقتصاد - الأحد 9 مارس 2025</p>",
        "<p>[اقتصاد]</p>",
        '<div class="category">مدارات</div>',
        '<span class="article-section">مدارات</span>',
    ],
)
def test_a_section_needs_no_link_where_day_menu_or_class_show_it_to_be_one(line: str) -> None:
    wanted = "مدارات" if "مدارات" in line else "اقتصاد"
    assert article(page(above=line)).sections == (wanted,)


def test_a_kicker_is_a_sentence_and_no_section() -> None:
    assert article(page(above='<div class="kicker">بعد عامين من الترميم</div>')).sections == ()


def test_the_parts_of_a_section_in_its_own_header_are_a_menu() -> None:
    parts = "".join(
        f'<li><a href="/s/{n}">{name}</a></li>' for n, name in enumerate(("مسرح", "كتب", "سينما"))
    )
    header = f'<div><h2><a href="/culture">ثقافة وفن</a></h2><ul>{parts}</ul></div>'
    source = page().replace("<main>", f"{header}<main>")
    assert not {"مسرح", "كتب", "سينما"} & set(article(source).sections)


def test_a_line_over_the_headline_that_begins_the_title_is_no_section() -> None:
    got = article(
        page(above="<h4>بعد عامين من الترميم</h4>", title=f"بعد عامين من الترميم: {TITLE}")
    )
    assert (got.headline, got.sections) == (TITLE, ())


@pytest.mark.parametrize(
    "line",
    [
        '<a href="/" title="الرئيسية">⌂</a> › <a href="/l">محليات</a>',
        '<span>القسم الحالي:</span> <a href="/l">محليات</a>',
    ],
)
def test_a_house_and_a_label_begin_a_trail_as_well(line: str) -> None:
    assert article(page(above=f"<div>{line}</div>")).sections == ("محليات",)


def test_section_author_day_and_comments_may_stand_on_one_line() -> None:
    line = '<a href="/l">محليات</a> / <a href="/author/7">سامي حداد</a> / 9 مارس 2025 / <a href="#c">لا يوجد تعليقات</a>'
    got = article(page(f'<div>{line}</div><div class="text">{paragraphs()}</div>'))
    assert (got.sections, got.authors) == (("محليات",), ("سامي حداد",))


def test_tags_of_two_kinds_of_data_are_divided_each_in_its_way() -> None:
    head = '<meta name="news_keywords" content="جسور, ترميم"><meta property="article:tag" content="أنهار">'
    assert article(page(head=head)).tags == TAGS


@pytest.mark.parametrize(
    ("rights", "name"),
    [
        ("جميع الحقوق محفوظة للمرصد المحلي © 2025", "المرصد المحلي"),
        ("جميع الحقوق محفوظة لوكالة النهر © 2025", "وكالة النهر"),
        ("جميع الحقوق محفوظة © لبنان الوادي 2025", "لبنان الوادي"),
    ],
)
def test_the_rights_are_somebody_s_whose_name_has_no_preposition(rights: str, name: str) -> None:
    source = page().replace("جميع الحقوق محفوظة © صحيفة الوادي 2025", rights)
    assert article(source).publisher == name


def test_the_author_s_name_in_the_title_is_not_the_publisher_s() -> None:
    body = f'<div>بقلم: سامي حداد</div><div class="text">{paragraphs()}</div>'
    got = article(page(body, title=f"{TITLE} - سامي حداد"))
    assert (got.authors, got.publisher) == (("سامي حداد",), "صحيفة الوادي")


# -- what the head's data say ----------------------------------------------------------------------


def test_a_page_s_own_node_dates_it_where_there_is_no_article_s() -> None:
    node = {
        "@type": "WebPage",
        "name": f"{TITLE} - الوادي",
        "datePublished": "2025-03-07T11:20:00+00:00",
    }
    got = article(page(head=json_ld({"@graph": [node]})))
    assert got.published == datetime(2025, 3, 7, 11, 20, tzinfo=UTC)


def test_the_short_form_in_the_site_s_name_signs_its_datelines() -> None:
    head = meta(og_site_name="وكالة الوادي الدولية (ودنا)")
    text = (f"جدة (ودنا) – {PROSE[0]}", *PROSE[1:])
    got = article(page(f"<div>{paragraphs(text)}</div>", head=head))
    assert got.dateline is not None
    assert (got.dateline.agency, got.paragraphs) == ("ودنا", PROSE)


# -- the headline ----------------------------------------------------------------------------------


def test_a_headline_may_begin_with_the_site_s_name_and_a_word() -> None:
    title = "موجز الصباح: فائدة ثابتة وفوز متأخر ومطر قادم"
    got = article(page(headline=title, head=meta(og_site_name="موجز", og_title=title)))
    assert got.headline == title


def test_the_site_s_name_in_its_masthead_is_not_the_headline() -> None:
    """The sites of offices and schools give every page the office's name as its title."""
    head = '<div><h2>إدارة جسور الوادي</h2><ul><li><a href="/">الرئيسية</a></li><li><a href="/a">سياسة</a></li></ul></div>'
    source = f"<html><head><title>إدارة جسور الوادي</title></head><body>{head}<div><h3>{TITLE}</h3>{paragraphs()}</div></body></html>"
    got = article(source)
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)


# -- datelines -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opening", "places", "agency"),
    [
        ("لندن ـ «الوادي»: ", ("لندن",), "الوادي"),
        ("لندن ـ ", ("لندن",), None),
        ("الخرطوم ـ سونا ـ ", ("الخرطوم",), "سونا"),
        ("دمشقـ سانا: ", ("دمشق",), "سانا"),
    ],
)
def test_a_tatweel_that_joins_nothing_is_a_dash(
    opening: str, places: tuple[str, ...], agency: str | None
) -> None:
    text = paragraphs((opening + PROSE[0], *PROSE[1:]))
    got = article(page(f"<div>{text}</div>", head=meta(og_site_name="الوادي")))
    assert got.dateline is not None
    assert (got.dateline.places, got.dateline.agency) == (places, agency)
    assert got.paragraphs == PROSE


@pytest.mark.parametrize("opening", ["عمّان - الوادي - ", "عمّان - "])
def test_a_town_s_name_may_be_printed_with_its_vowel_signs(opening: str) -> None:
    text = paragraphs((opening + PROSE[0], *PROSE[1:]))
    got = article(page(f"<div>{text}</div>", head=meta(og_site_name="الوادي")))
    assert got.dateline is not None
    assert (got.dateline.places, got.paragraphs) == (("عمّان",), PROSE)


def test_a_dateline_may_stand_below_the_points_that_sum_the_text_up() -> None:
    points = "<div><b>أبرز النقاط:</b><ul><li>الجسر القديم يعود إلى الخدمة بعد عامين من العمل.</li><li>الكلفة لم تتجاوز ما رصد لها العام الماضي.</li></ul></div>"
    text = paragraphs((f"دمشق - الوادي - {PROSE[0]}", *PROSE[1:]))
    got = article(page(f"{points}{text}", head=meta(og_site_name="الوادي")))
    assert got.dateline is not None
    assert (got.dateline.places, got.paragraphs[-4:]) == (("دمشق",), PROSE)


def test_the_site_s_name_from_a_town_is_a_dateline() -> None:
    text = paragraphs((f"الوادي من لندن: {PROSE[0]}", *PROSE[1:]))
    got = article(page(f"<div>{text}</div>", head=meta(og_site_name="الوادي")))
    assert got.dateline is not None
    assert (got.dateline.places, got.dateline.agency, got.paragraphs) == (
        ("لندن",),
        "الوادي",
        PROSE,
    )


def test_a_linked_line_of_a_town_and_a_name_is_dateline_and_author_and_no_section() -> None:
    line = '<div><a href="/team/1">إسطنبول - سامي حداد</a></div>'
    got = article(page(f"{line}{TEXT}"))
    assert got.dateline is not None
    assert (got.dateline.places, got.authors, got.sections) == (("إسطنبول",), ("سامي حداد",), ())


# -- what stands among the text ---------------------------------------------------------------------


def test_what_holds_the_headline_is_no_furniture_whatever_it_calls_itself() -> None:
    share = '<div class="subscribe"><div>تابعنا عبر</div><a href="https://t.example/x">Telegram</a></div>'
    head = f'<div class="article__header"><div><a href="/20250212/">14:10 12.02.2025</a></div><h1>{TITLE}</h1><div>{share}</div><div>{PROSE[0]}</div></div>'
    text = "".join(
        f'<div class="block"><div class="article__text">{each}</div></div>' for each in PROSE[1:]
    )
    source = f"<html><head><title>{TITLE}</title></head><body><div>{head}<div>{text}</div></div></body></html>"
    assert article(source).paragraphs == PROSE


def test_a_title_with_a_sentence_and_a_day_between_paragraphs_is_another_article() -> None:
    card = '<div class="block"><div><a href="/x"><div>جامعة الشمال تفتح باب القبول لطلبة الدراسات</div></a><span>فتحت الجامعة باب التقديم لبرامج الماجستير والدكتوراه في عشر كليات.</span><div>أمس, 12:01</div></div></div>'
    blocks = [f'<div class="block"><div>{each}</div></div>' for each in PROSE]
    assert (
        article(page(f"<div>{''.join((*blocks[:2], card, *blocks[2:]))}</div>")).paragraphs == PROSE
    )


def test_two_labelled_clocks_between_lead_and_text_are_no_paragraph() -> None:
    dates = (
        "<p><time>نشرت في: 12/02/2025 - 08:10</time><time>آخر تحديث: 12/02/2025 - 09:00</time></p>"
    )
    got = article(page(f"<p>{PROSE[0]}</p>{dates}<div>{paragraphs(PROSE[1:])}</div>"))
    assert (got.published, got.paragraphs) == (datetime(2025, 2, 12, 8, 10), PROSE)


# -- what ends the text ----------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["انتهى/ 25", "انتهى / ع.ص", "انتهى.. ح", "انتهى**3276"])
def test_a_wire_s_end_with_its_editor_s_letters_is_no_paragraph(end: str) -> None:
    assert article(page(f"<div>{paragraphs()}<p>{end}</p></div>")).paragraphs == PROSE


def test_the_publisher_and_an_agency_below_the_text_are_no_paragraph() -> None:
    source = page(
        f"<div>{paragraphs()}<p>الوادي/ أ ف ب</p></div>", head=meta(og_site_name="الوادي")
    )
    assert article(source).paragraphs == PROSE


def test_a_call_to_press_for_more_is_no_paragraph() -> None:
    end = '<p>للمزيد من أخبار الصحة <a href="/c/6">اضغط هنا</a></p>'
    assert article(page(f"<div>{paragraphs()}{end}</div>")).paragraphs == PROSE


def test_a_result_that_ends_the_text_is_a_paragraph() -> None:
    got = article(page(f"<div>{paragraphs()}<p>انتهى: النجم 2 - 1 الاتحاد</p></div>"))
    assert got.paragraphs[-1].startswith("انتهى")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ('المصدر: "نوفوستي"', ("نوفوستي",)),
        ("المصدر : «رويترز»", ("رويترز",)),
        ("المصدر: دفاتر المدن + وكالات", ("دفاتر المدن", "وكالات")),
    ],
)
def test_a_source_is_named_without_its_quotes_and_beside_agencies(
    source: str, names: tuple[str, ...]
) -> None:
    got = article(page(f'<div class="text">{paragraphs()}<p>{source}</p></div>'))
    assert (got.authors, got.paragraphs) == (names, PROSE)


@pytest.mark.parametrize(
    ("last", "sections"),
    [
        ("شؤون البلديات", ("أخبار", "شؤون البلديات")),
        ("تفاصيل الخبر", ("أخبار",)),
        ("15 مايو 2021", ("أخبار",)),
        (f"{TITLE[:20]}...", ("أخبار",)),
    ],
)
@pytest.mark.parametrize("between", ["", "<li>/</li>"])
def test_the_last_step_of_a_marked_trail_is_a_section_also_without_a_link(
    last: str, sections: tuple[str, ...], between: str
) -> None:
    steps = ('<a href="/">الرئيسية</a>', '<a href="/n">أخبار</a>', last)
    trail = between.join(f"<li>{step}</li>" for step in steps)
    assert article(page(above=f'<ol class="breadcrumb">{trail}</ol>')).sections == sections


@pytest.mark.parametrize("name", ["محلي", "سياسي", "رياضي"])
def test_an_agency_s_category_is_an_adjective(name: str) -> None:
    assert article(page(above=f"<div>{name}</div>")).sections == (name,)


def test_a_step_to_an_address_that_is_none_ends_no_parse() -> None:
    trail = '<a href="/">الرئيسية</a> <a href="http://[x">أخبار</a> <a href="/n/l">محليات</a> <a href="/x">مدن</a>'
    assert article(page(above=f"<div>{trail}</div>")).headline == TITLE


@pytest.mark.parametrize("joint", [" و", "، ", " - "])
def test_two_linked_names_on_a_line_beside_the_date_both_wrote(joint: str) -> None:
    names = f'<a href="/a/1">سامي حداد</a>{joint}<a href="/a/2">ليلى عساف</a>'
    got = article(page(f"<div>{names}</div><div>العدد 112</div>{TEXT}"))
    assert got.authors == ("سامي حداد", "ليلى عساف")


def test_a_login_signs_nothing() -> None:
    assert article(page(head='<meta name="author" content="mnbr">')).authors == ()
    named = '<meta name="author" content="Mona Baroud">'
    assert article(page(head=named)).authors == ("Mona Baroud",)


def test_a_face_beside_who_wrote_and_when_has_no_caption() -> None:
    face = '<span><a href="/author/x"><img src="/face.jpg" alt=""></a></span>'
    who = '<a href="/author/x">ليلى عساف</a> <a href="mailto:x@y.example">أرسل بريدا إلكترونيا</a>'
    when = "<span>9 فبراير، 2022</span><span>آخر تحديث: 10 فبراير، 2022</span>"
    count = "<div><span>0</span> <span>320</span> <span>دقيقة واحدة</span></div>"
    lead = "<h2>عودة المشاة إلى الضفتين بعد غياب</h2>"
    got = article(page(f"{lead}<div>{face}{who}{when}{count}</div>{TEXT}"))
    assert (str(got.published), str(got.modified)) == ("2022-02-09", "2022-02-10")
    assert got.authors == ("ليلى عساف",)


def test_tags_below_a_prompt_to_share_are_the_article_s() -> None:
    below = '<div>شارك هذا المقال</div><ul><li><a href="/tags/1">زراعة</a></li></ul>'
    assert article(page(f"{TEXT}{below}")).tags == ("زراعة",)


@pytest.mark.parametrize("dash", ["-", "–"])
def test_dashes_divide_a_line_of_several_labels(dash: str) -> None:
    line = f"بواسطة : سامي حداد {dash} التصنيف : تعليم {dash} 14/01/2024"
    got = article(page(f"<p>{line}</p>{TEXT}"))
    assert (got.authors, got.sections) == (("سامي حداد",), ("تعليم",))
    assert got.published == date(2024, 1, 14)


@pytest.mark.parametrize(
    "line",
    [
        "كتبه admin في 9 مارس 2025 | قسم <a href='/c/7'>محليات</a> | لا يوجد تعليقات",
        "بواسطة <a href='/author/admin'>admin</a> | 9 مارس، 2025 | <a href='/c/local'>محليات</a>",
    ],
)
def test_a_section_may_stand_behind_account_and_day(line: str) -> None:
    got = article(page(f"<p>{line}</p><div>{paragraphs()}</div>"))
    assert (got.sections, got.published, got.paragraphs) == (("محليات",), date(2025, 3, 9), PROSE)


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("كلمات مفتاحية: صيد الأسماك، ميناء، سوق", ("صيد الأسماك", "ميناء", "سوق")),
        ("الوسوم: صيد - ميناء", ("صيد", "ميناء")),
        ("Tags: #صيد #ميناء", ("صيد", "ميناء")),
        ("كلمات الوزير: سنفتح السوق الجديدة في الأسبوع المقبل كما وعدنا", ()),
        ("الوسوم", ()),
    ],
)
def test_tags_without_links_are_read_behind_their_label(line: str, tags: tuple[str, ...]) -> None:
    assert article(page(below=f"<div>{line}</div>")).tags == tags


@pytest.mark.parametrize(
    "lines",
    [
        ("تونس ـ سامي حداد", "15 فبراير 2025"),
        ("سامي حداد", "تصوير: رامي عيد", "15 فبراير 2025"),
        ("تونس ـ سامي حداد", "تصوير: رامي عيد", "15 فبراير 2025"),
    ],
)
def test_who_writes_stands_behind_a_tatweel_or_over_who_took_the_pictures(
    lines: tuple[str, ...],
) -> None:
    above = "".join(f"<div>{line}</div>" for line in lines)
    got = article(page(f'{above}<div class="text">{paragraphs()}</div>'))
    assert got.authors == ("سامي حداد",)
    assert got.paragraphs == PROSE


def test_the_issue_in_which_a_text_was_printed_tells_its_day_also_before_a_page_s_number() -> None:
    below = "<div>نُشر في العدد 1234 بتاريخ 15/02/2025، الصفحة 5</div>"
    got = article(page(f'<div class="text">{paragraphs()}</div>{below}'))
    assert got.published == date(2025, 2, 15)


# -- when ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["9/3/2025", "9 مارس 2025"])
def test_a_day_glued_to_the_author_s_link_over_the_headline_dates_the_article(day: str) -> None:
    line = f'<div><span><a href="/author/7">رنا الخطيب</a></span><span>{day}</span></div>'
    got = article(page(above=line))
    assert (got.published, got.authors) == (date(2025, 3, 9), ("رنا الخطيب",))


def test_a_day_below_a_lead_dates_a_text_that_begins_with_a_short_paragraph() -> None:
    lead = "<p><strong>تفاصيل قرار انتظره السكان والتجار عامين كاملين.</strong></p>"
    line = '<ul><li><a href="/author/7">رنا الخطيب</a></li><li>9 مارس 2025</li></ul>'
    got = article(page(f"{lead}{line}<div><p>عادت الحركة إلى الجسر.</p>{paragraphs()}</div>"))
    assert (got.published, got.authors) == (date(2025, 3, 9), ("رنا الخطيب",))
    assert got.paragraphs[1:] == ("عادت الحركة إلى الجسر.", *PROSE)


def test_blogger_s_day_over_the_title_dates_a_post_below_a_menu_in_one_line() -> None:
    menu = "".join(
        f'<a href="/section/{at}">{name}</a> '
        for at, name in enumerate(("سياسة", "اقتصاد", "رياضة", "ثقافة وفنون", "صحة"))
    )
    post = f'<div class="date-outer"><h2 class="date-header"><span>9 مارس 2025</span></h2><div class="post hentry"><h3 class="post-title">{TITLE}</h3><div class="post-body">{paragraphs()}</div></div></div>'
    got = article(
        f'<html><head><title>{TITLE}</title></head><body><div>{menu}</div><div class="main"><div class="widget Blog"><div class="blog-posts">{post}</div></div></div></body></html>'
    )
    assert (got.published, got.paragraphs) == (date(2025, 3, 9), PROSE)


def test_a_label_in_the_column_before_the_article_s_is_no_label_of_who_wrote_it() -> None:
    column = '<h3>اخترنا لك</h3><div><a href="/n/1">أمطار على المدينة في نهاية الأسبوع</a></div>'
    whole = f'<div><h1>{TITLE}</h1></div><div>9 مارس 2025 <a rel="author" href="/u/sami">سامي حداد</a></div><div>{paragraphs()}</div>'
    got = article(
        f"<html><head><title>{TITLE}</title></head><body><table><tr><td>{column}</td><td>{whole}</td></tr></table></body></html>"
    )
    assert (got.authors, got.sections, got.paragraphs) == (("سامي حداد",), (), PROSE)


CARDS = "".join(
    f'<article><h2><a href="/n/{at}">{title}</a></h2><p>{text}</p><span>منذ ساعتين</span></article>'
    for at, (title, text) in enumerate(
        zip(
            ("أمطار على المدينة في نهاية الأسبوع", "سوق جديدة للسمك قرب الميناء"),
            PROSE[1:3],
            strict=True,
        )
    )
)


def test_a_day_in_another_article_s_card_is_not_this_one_s_though_who_publishes_follows() -> None:
    flash = "<p>فتحت البلدية الجسر القديم أمام المشاة والسيارات صباح اليوم بعد الترميم.</p>"
    about = "<div><p>الوادي صحيفة إلكترونية شاملة تنقل الخبر من مصدره وتتابع الشأن المحلي والعربي بمهنية، وتصدر عن مؤسسة الوادي منذ عام 2005.</p><p>© صحيفة الوادي</p></div>"
    html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{flash}<div><h3>الأكثر قراءة</h3>{CARDS}</div>{about}</body></html>"
    got = article(html)
    assert (got.published, len(got.paragraphs)) == (None, 1)


def test_a_day_in_an_article_that_begins_with_another_s_title_is_its_own() -> None:
    above = '<div><a href="/n/7">سوق جديدة للسمك قرب الميناء القديم</a></div>'
    got = article(
        page(f'<div>9 مارس 2025</div><div class="text">{paragraphs()}</div>', above=above)
    )
    assert got.published == date(2025, 3, 9)


def test_other_articles_titles_over_the_headline_are_no_sections() -> None:
    titles = '<div><span>عاجل</span><a href="/n/1">أمطار على المدينة في نهاية الأسبوع</a><a href="/n/2">سوق جديدة للسمك قرب الميناء</a></div>'
    assert article(page(above=titles)).sections == ()


def test_what_the_data_call_sections_and_the_page_tags_are_tags() -> None:
    claim = news(headline=TITLE, articleSection=["الجسر", "وزارة النقل"])
    tags = '<div><a href="/tag/1">الجسر</a> <a href="/tag/2">وزارة النقل</a></div>'
    facts = '<div><div><a href="/section/4">محليات</a></div><div>9 آذار 2025</div></div>'
    source = page(f"{facts}<div>{paragraphs()}</div>{tags}", head=json_ld(claim))
    assert article(source).sections == ("محليات",)
    assert article(source.replace(tags, "")).sections == ("الجسر", "وزارة النقل")


LIFE = "صحفي يكتب في الشأن المحلي منذ عام 2010، وعمل في عدد من الصحف."
FAR = "".join(f'<p><a href="/news/{n}">أخبار كثيرة من المدينة والقرى {n}</a></p>' for n in range(9))


@pytest.mark.parametrize(
    "box",
    [
        '<div><a href="/author/3"><img src="/f.jpg"></a><h4><a href="/author/3">{}</a></h4><p>{}</p></div>',
        '<table><tr><td><img src="/f.jpg"></td><td><a href="/author/3">{}</a><br>{}</td></tr></table>',
        "<section><h3>عن الكاتب</h3><div>{}</div><p>{}</p></section>",
    ],
)
def test_the_one_person_portrayed_far_below_the_text_wrote_it(box: str) -> None:
    related = f"<div><h4>مواضيع ذات صلة</h4>{FAR}</div>"
    one, other = box.format("سامي حداد", LIFE), box.format("ليلى عساف", LIFE)
    got = article(page(f"{TEXT}{related}{one}"))
    assert (got.authors, got.paragraphs, got.images) == (("سامي حداد",), PROSE, ())
    assert article(page(f"{TEXT}{related}{one}{other}")).authors == ()


def test_a_link_that_asks_for_money_is_no_section() -> None:
    facts = '<div>9 آذار 2025</div><div><a href="/donate">ساهم الآن</a></div>'
    assert article(page(f"{facts}{TEXT}")).sections == ()
