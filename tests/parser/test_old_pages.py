"""Pages of the tables' era, and what their templates left to the ones after: each test is one habit
of theirs, on a page made up for it."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest

from scraper.article import Article
from scraper.parser.record import parse
from tests.parser.making import NOON, PROSE, TITLE, article, meta, page, paragraphs, refusal

TEXT = f'<div class="text">{paragraphs()}</div>'
DAY = '<div class="d"><img src="/icon.gif" alt=""> الأحد 9 مارس 2025 10:15</div>'
MENU = (
    '<tr><td><a href="/default.asp">الصفحة الأولى</a> <a href="/sections.asp?s=4">أخبـــار</a> '
    '<a href="/sections.asp?s=6">الاقتصاد</a> <a href="/sections.asp?s=7">الرياضة</a> <a href="/sections.asp?s=8">الرأي</a></td></tr>'
)


def rows(*cells: str, menu: str = MENU) -> str:
    """A whole page in one table: each cell a row."""
    body = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    return (
        f'<html dir="rtl"><head><meta charset="utf-8"><title>{TITLE}, أخبـــار</title></head>'
        f"<body><table>{menu}{body}</table></body></html>"
    )


def font(text: str, size: int = 5) -> str:
    return f'<font face="Tahoma" size="{size}"><b>{text}</b></font>'


def test_a_day_beside_an_icon_is_no_caption() -> None:
    found = article(page(f"{DAY}{TEXT}"))
    assert str(found.published) == "2025-03-09 10:15:00"


def test_the_rows_below_a_label_s_row_are_its_own() -> None:
    said = "التأخير في فتح الجسر لا يغتفر، والوقت ضاع على الناس والله المستعان على كل حال."
    found = article(rows(font(TITLE), paragraphs(), font("التعليقـــات"), said, said))
    assert found.paragraphs == PROSE


def test_a_menu_of_one_page_with_parameters_is_no_trail() -> None:
    assert article(rows(font(TITLE), paragraphs())).sections == ()


def test_what_reads_like_a_menu_s_entry_over_the_headline_is_the_section() -> None:
    found = article(rows(font("الاقتصاد", 2), font(TITLE), paragraphs()))
    assert found.sections == ("الاقتصاد",)
    assert article(rows(font("خاص بالموقع", 2), font(TITLE), paragraphs())).sections == ()


def test_a_menu_s_entry_in_the_title_is_not_the_site_s_name() -> None:
    found = article(rows(font("أخبـــار", 2), font(TITLE), paragraphs()))
    assert (found.publisher, found.sections) == (None, ("أخبار",))


def test_a_link_with_an_article_s_number_is_no_section() -> None:
    link = '<table><tr><td><a href="details.asp?section=4&amp;article=535874">استقالة الوزير</a></td></tr></table>'
    assert article(rows(link, font(TITLE), paragraphs())).sections == ()


def test_a_town_and_a_name_over_the_text_are_dateline_and_author() -> None:
    found = article(
        page(f'<div class="text">لندن: <b>نذير الحلواني</b><br>{"<br>".join(PROSE)}</div>')
    )
    assert found.authors == ("نذير الحلواني",)
    assert found.dateline is not None
    assert found.dateline.places == ("لندن",)
    assert found.paragraphs == PROSE


def test_what_a_label_calls_the_section_is_one_also_below_the_text() -> None:
    below = '<div class="x"><span>نشر في</span> <a href="/ar/regions">جهوي</a></div>'
    tags = '<div class="y"><span>موسومة تحت</span> <a href="/ar/tag/x">مياه</a></div>'
    assert article(page(f"{TEXT}{below}{tags}")).sections == ("جهوي",)
    plain = "<table><tr><td>القسم: أخبار المناطق</td><td>نشر في: 9 مارس 2025</td></tr></table>"
    assert article(page(f"{plain}{TEXT}")).sections == ("أخبار المناطق",)
    assert article(page(f"<p>نشر في: 9 مارس 2025</p>{TEXT}")).sections == ()


def test_what_the_head_says_the_text_begins_with_makes_no_wide_box_pure() -> None:
    company = "الوادي هي أكبر دار نشر في البلاد، وتقدم الأخبار والصور والمقاطع لأكثر من مئة صحيفة وقناة كل يوم."
    head = f'<meta name="description" content="{PROSE[0]}">'
    links = "".join(f'<li><a href="/{n}">خبر آخر من أخبار اليوم {n}</a></li>' for n in range(8))
    below = f'<div class="z"><ul>{links}</ul></div><div class="co"><p>{company}</p></div>'
    found = article(page(TEXT, head=head, below=below))
    assert found.paragraphs == PROSE


def test_a_title_that_the_text_never_uses_is_the_site_s_and_the_large_line_the_headline() -> None:
    large = f'<span style="font-size:16pt;font-weight:bold">{TITLE}</span>'
    cells = "".join(f"<tr><td>{cell}</td></tr>" for cell in (large, paragraphs()))
    source = (
        '<html dir="rtl"><head><meta charset="utf-8"><title>شبكة الأنباء الحرة - مرافئ</title></head>'
        f'<body><form action="print.aspx"><table>{cells}</table></form></body></html>'
    )
    assert article(source).headline == TITLE


def test_a_title_that_the_picture_leading_home_has_too_is_the_site_s() -> None:
    name = "وكالة أنباء المرافئ"
    logo = f'<a href="Default.aspx"><img src="/l.png" alt="شعار {name}"></a>'
    source = (
        f'<html dir="rtl"><head><meta charset="utf-8"><title>{name}</title></head><body>{logo}'
        f'<div id="today">السبت 8 مارس 2025</div><h2><span>محطة للتحلية في ولاية بعيدة تستقبل زوارها</span></h2>'
        f"<span>الثلاثاء 4 مارس 2025</span><div>{paragraphs()}</div></body></html>"
    )
    found = article(source)
    assert found.headline == "محطة للتحلية في ولاية بعيدة تستقبل زوارها"
    assert (found.publisher, str(found.published)) == (name, "2025-03-04")


def test_a_title_that_the_text_uses_is_the_headline_whatever_heads_the_text() -> None:
    text = f'<div class="text"><h3>أعمال الترميم في البلدية</h3>{paragraphs()}</div>'
    source = page(text).replace(f"<h1>{TITLE}</h1>", '<img src="/title.png">')
    assert article(source).headline == TITLE


FILED = (
    '<p class="m"><small>هذه التدوينة كتبت بتاريخ الأحد, مارس 9th, 2025 في الساعة 10:15 ص وهي ضمن التصنيفات '
    '<a href="/?cat=5" rel="category">إسكان</a>. يمكنك متابعة الردود على هذه التدوينة عن طريق <a href="/?feed=rss2">RSS 2.0</a>. '
    'يمكنك <a href="#respond">كتابة تعليق</a>, أو <a href="/tb" rel="trackback">عمل تعقيب</a> من موقعك.</small></p>'
)


def test_the_sentence_that_files_a_post_dates_it_and_is_none_of_it() -> None:
    before = '<div>&laquo; <a href="/?p=741">ارتفاع أسعار الحديد اليوم</a></div>'
    found = article(page(f'<div class="e">{paragraphs()}{FILED}</div>', above=before))
    assert found.paragraphs == PROSE
    assert found.sections == ("إسكان",)
    assert str(found.published) == "2025-03-09 10:15:00"


def test_an_address_of_a_post_is_no_section() -> None:
    before = '<div>&laquo; <a href="/?p=741">ارتفاع أسعار الحديد</a></div>'
    assert article(page(TEXT, above=before)).sections == ()


def test_an_issue_s_day_below_the_text_is_the_article_s() -> None:
    found = article(page(f'{TEXT}<div class="i">العدد ١٥٤٣ الأحد ٩ آذار ٢٠٢٥</div>'))
    assert str(found.published) == "2025-03-09"


def test_a_line_of_its_own_that_the_text_takes_up_is_the_headline_where_the_title_is_the_site_s() -> (
    None
):
    cells = (
        '<a href="/">الرئيسية</a>', f'<p class="dt">{TITLE}</p>', "تاريخ النشر: 9/3/2025 10:15", paragraphs(),
        "جميع الحقوق محفوظة لوكالة المرافئ © 2025",
    )  # fmt: skip
    source = (
        '<html dir="rtl"><head><meta charset="utf-8"><title>وكالة المرافئ</title></head><body><table>'
        + "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
        + "</table></body></html>"
    )
    found = article(source)
    assert (found.headline, str(found.published)) == (TITLE, "2025-03-09 10:15:00")


def test_a_page_that_tells_of_its_absence_in_its_own_words_is_none() -> None:
    said = "عذراً، الخبر الذي تبحث عنه غير موجود أو تم حذفه"
    text = "<p>يمكنك العودة إلى الصفحة الرئيسية أو استخدام محرك البحث للوصول إلى الخبر المطلوب.</p>"
    assert "soft 404" in refusal(page(text, headline=said, title="وكالة المرافئ")).reason


def test_an_address_that_begins_with_the_day_as_one_number_dates_the_article() -> None:
    by_day = parse(
        page(TEXT).encode(), url="https://www.alwadi.example/20250309-jisr/", fetched_at=NOON
    )
    by_number = parse(
        page(TEXT).encode(), url="https://www.alwadi.example/n/20250309", fetched_at=NOON
    )
    assert isinstance(by_day, Article)
    assert isinstance(by_number, Article)
    assert (str(by_day.published), by_number.published) == ("2025-03-09", None)


def test_a_town_that_stands_out_is_a_dateline_and_one_in_a_sentence_is_none() -> None:
    def opened(start: str) -> Article:
        return article(
            page(f'<div class="t"><p>{start}{PROSE[0]}</p>{paragraphs(PROSE[1:])}</div>')
        )

    found = opened("<strong>كابول: </strong>")
    assert found.dateline is not None
    assert (found.dateline.places, found.paragraphs) == (("كابول",), PROSE)
    assert opened("كابول: ").dateline is None


def test_who_took_the_picture_is_no_dateline() -> None:
    credit = (
        '<div class="p"><div style="background:url(/x.jpg)"></div><div class="p-caption"><span>الجسر بعد ترميمه - </span>'
        "<span>حقوق النشر</span> <span>Javier Bauluz/AP</span></div></div>"
    )
    assert article(page(f"{credit}{TEXT}")).dateline is None


def test_a_trail_says_so_wherever_it_begins() -> None:
    here = '<table><tr><td>أنت هنا : <a href="/m?t=92">المركز الإعلامي</a> &gt; <a href="/m?t=93">أخبار الإدارة</a></td></tr></table>'
    assert article(page(TEXT, above=here)).sections == ("المركز الإعلامي", "أخبار الإدارة")


def test_a_section_that_ends_the_title_is_not_the_headline() -> None:
    here = '<p>أنت هنا : <a href="/m?t=92">المركز الإعلامي</a> &gt; <a href="/m?t=93">أخبار الإدارة</a></p>'
    body = f'{here}<div class="c"><span class="Head">أخبار الإدارة</span></div><p class="s">{TITLE}</p>{TEXT}'
    title = "إدارة التربية بالوادي > المركز الإعلامي > أخبار الإدارة"
    source = page(body, title=title).replace(f"<h1>{TITLE}</h1>", "")
    assert article(source).headline == TITLE


def test_a_short_list_of_links_over_the_headline_is_no_section() -> None:
    links = "".join(
        f'<p><a href="/{n}/">{n} الأمم المتحدة</a></p>' for n in ("إذاعة", "مجلس", "جمعية", "أمين")
    )
    assert article(page(TEXT, above=f"<div>{links}</div>")).sections == ()


def test_a_name_in_an_element_that_calls_itself_author_signs_whatever_the_name() -> None:
    line = '<div class="x"><span class="date">2025.03.09</span> <span class="author">نشيدة قوادري</span></div>'
    assert article(page(f"{line}{TEXT}")).authors == ("نشيدة قوادري",)


def test_the_french_words_of_a_maghreb_template_are_furniture_and_its_clock_is_read() -> None:
    said = "المواطن هو الذي يدفع فاتورة الإضرابات كل مرة، والمسؤولون لا يهمهم الأمر في شيء."
    text = "<br>".join(PROSE)
    below = f'<div id="c"><h3>Commentaires</h3><div>2 de 2 commentaires pour l\'article</div><div>{said}</div><div>{said}</div></div>'
    dated = "<div>Publié le Dimanche 09 Mars 2025 à 11:32</div>"
    found = article(page(f"{dated}<div>{text}</div>{below}"))
    assert (str(found.published), found.paragraphs) == ("2025-03-09 11:32:00", PROSE)


def test_a_link_to_an_author_s_page_below_the_headline_names_who_wrote() -> None:
    info = '<ul><li><a href="/author/hovik">هوفيك حبشيان</a></li><li>9 آذار 2025</li></ul>'
    assert article(page(f"{info}{TEXT}")).authors == ("هوفيك حبشيان",)


def test_the_address_tells_which_of_two_numbers_is_the_month() -> None:
    source = page(f"<div>4/12/2010 2:37:00 PM</div>{TEXT}").encode()
    site = "https://www.alwadi.example/news"
    turned = parse(source, url=f"{site}/2010/april/12/court.aspx", fetched_at=NOON)
    ruled = parse(source, url=f"{site}/court.aspx", fetched_at=NOON)
    assert isinstance(turned, Article)
    assert isinstance(ruled, Article)
    assert (str(turned.published), str(ruled.published)) == (
        "2010-04-12 14:37:00",
        "2010-12-04 14:37:00",
    )


def test_bars_divide_a_menu_s_entries_as_well_as_a_trail_s_steps() -> None:
    entries = [
        f'<a href="/{n}/index.htm">{name}</a>'
        for n, name in enumerate(("محليات", "عربي ودولي", "اقتصاد", "رياضة"))
    ]
    home = '<a href="/index.htm">الصفحة الرئيسية</a>'
    menu = f"<tr><td><p>{' | '.join([home, *entries])}</p></td></tr>"
    assert article(rows(font(TITLE), paragraphs(), menu=menu)).sections == ()
    trail = f"<tr><td><p>{' | '.join([home, *entries[:2]])}</p></td></tr>"
    assert article(rows(font(TITLE), paragraphs(), menu=trail)).sections == ("محليات", "عربي ودولي")


def test_each_label_of_a_line_names_its_sections() -> None:
    line = '<p>الفئة الرئيسية: <a href="/s">أخبار</a> - <span>التصنيف: <a href="/c">محليات</a></span></p>'
    assert article(page(f"{line}{TEXT}")).sections == ("أخبار", "محليات")


def test_a_link_in_the_column_beside_the_text_is_no_section() -> None:
    columns = f'<td><p><a href="/weather.htm">نشرة الطقس</a></p></td><td>{font(TITLE)}{paragraphs(PROSE * 2)}</td>'
    source = f'<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body><p>أهلا</p><table><tr>{columns}</tr></table></body></html>'
    assert article(source).sections == ()


def test_whose_opinion_an_article_represents_is_none_of_it() -> None:
    note = "<p>** جميع المقالات المنشورة تمثل رأي كتابها فقط.</p>"
    assert article(page(f'<div class="t">{paragraphs()}{note}</div>')).paragraphs == PROSE


def test_a_wire_s_day_and_clock_stand_below_its_editors_letters() -> None:
    text = "<br>".join((*PROSE, "--(بترا)", "م ح/ أ م/ س ط", "9/3/2025 - 02:11 م"))
    found = article(page(f'<div class="t">{text}</div>'))
    assert (found.paragraphs, str(found.published)) == (PROSE, "2025-03-09 14:11:00")


def test_a_list_that_a_menu_wraps_is_no_trail() -> None:
    entries = "".join(
        f'<li><a href="/list.aspx?c={n}">{name}</a></li>'
        for n, name in enumerate(("محليات", "اقتصاد", "رياضة"))
    )
    menu = f'<tr><td><div id="menu"><ul><li><a href="/Default.aspx">الرئيسية</a></li>{entries}</ul></div></td></tr>'
    assert article(rows("أخبار", font(TITLE), paragraphs(), menu=menu)).sections == ()


@pytest.mark.parametrize("number", ["220145", "5566", "12", "20251"])
def test_an_archive_s_number_is_an_article_and_its_year_a_listing(number: str) -> None:
    home = "https://www.alwadi.example/archives"
    assert article(page(TEXT), f"{home}/{number}").headline == TITLE
    refusal(page(TEXT), f"{home}/2025")
    post = page(TEXT).replace("<body", '<body class="single-post"')
    assert article(post, f"{home}/2025").headline == TITLE


def test_what_stands_below_the_copyright_line_is_about_the_publisher() -> None:
    company = "الوادي هي أكبر دار نشر في البلاد، وتقدم الأخبار والصور والمقاطع لأكثر من مئة صحيفة وقناة كل يوم."
    source = (
        f'<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{paragraphs()}</div>'
        f"<p>&copy; Alwadi 2025 All rights reserved.</p><div><p>{company}</p></div></body></html>"
    )
    assert article(source).paragraphs == PROSE


def test_a_lead_and_its_text_may_each_stand_deep_in_boxes() -> None:
    lead = "أعيد فتح الجسر القديم في الوادي بعد عامين من الإغلاق، والبلدية تعد بترميم جسرين آخرين قبل نهاية العام."
    head = f'<meta name="description" content="{lead}">'
    boxes = "".join(f"<div><div><div><p>{text}</p></div></div></div>" for text in PROSE)
    body = f'<div><div><div><div><p>{lead}</p></div></div></div></div><div><img src="/x.jpg"></div><div><div><div>{boxes}</div></div></div>'
    assert article(page(body, head=head)).paragraphs == (lead, *PROSE)


def test_the_issue_and_the_author_s_trade_sign_an_opinion_off() -> None:
    signed = "<p>* كاتب وصحافي من الوادي، صدر له عدد من الكتب.</p><p>نشر في العدد: ١٨٥٧٨ - ص: ١٤ - بتاريخ: ٠٩-٠٣-٢٠٢٥</p>"
    assert article(page(f'<div class="t">{paragraphs()}{signed}</div>')).paragraphs == PROSE


def test_a_short_menu_without_signs_is_no_trail() -> None:
    entries = "".join(
        f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(("أخبار", "رأي", "اقتصاد"))
    )
    menu = f'<div><ul><li><a href="/">الرئيسية</a></li>{entries}</ul></div><div>تسجيل الدخول</div>'
    assert article(page(TEXT, above=menu)).sections == ()


def test_a_link_to_the_page_s_own_print_is_no_section() -> None:
    tools = '<ul><li><a href="?print">للطباعة</a></li><li><a href="#c">رد (0)</a></li></ul>'
    assert article(page(f"{tools}{TEXT}")).sections == ()


def test_a_day_that_is_a_link_dates_the_article_and_the_visit_s_over_the_menu_does_not() -> None:
    entries = "".join(f"<li><a href='/{n}'>{n} قسم</a></li>" for n in "أبجد")
    masthead = f"<div>السبت, مارس 8, 2025</div><ul>{entries}</ul>"
    linked = '<div><a href="/archives/220145">2 مارس 2025</a></div>'
    assert str(article(page(f"{linked}{TEXT}", above=masthead)).published) == "2025-03-02"
    assert article(page(TEXT, above=masthead)).published is None


def test_a_headline_may_share_its_cell_with_the_text_where_the_title_is_the_site_s() -> None:
    cell = "<br>".join((f'<font size="5"><b>{TITLE}</b></font>', "02 آذار , 2025", *PROSE))
    source = (
        '<html><head><meta charset="utf-8"><title>وكالة المرافئ للأنباء</title></head><body><table><tr><td>'
        f"{cell}</td></tr><tr><td>جميع الحقوق محفوظة لوكالة المرافئ للأنباء</td></tr></table></body></html>"
    )
    found = article(source)
    assert (found.headline, found.paragraphs) == (TITLE, PROSE)


def test_who_posted_it_and_when_in_french_is_none_of_the_text() -> None:
    line = "<div>Soumis par ALWADI le ven, 03/07/2025 - 13:40</div>"
    found = article(page(f"{line}<div>{paragraphs()}</div>"))
    assert (str(found.published), found.paragraphs) == ("2025-03-07 13:40:00", PROSE)


def test_the_cards_beside_a_flash_that_calls_itself_an_article_are_no_gallery() -> None:
    cards = "".join(
        f'<div><a href="/n/{n}"><img src="/{n}.jpg"></a><a href="/n/{n}">خبر آخر من أخبار اليوم {n}</a></div>'
        for n in range(7)
    )
    flash = page(
        f"<div><p>{PROSE[0]}</p></div>", head=meta(og_type="article"), below=f"<div>{cards}</div>"
    )
    assert article(flash).paragraphs == PROSE[:1]
    pictures = "".join(f'<a href="/{n}.jpg"><img src="/s{n}.jpg"></a>' for n in range(7))
    album = page(
        f"<div><p>{PROSE[0]}</p></div>",
        head=meta(og_type="article"),
        below=f"<div>{pictures}</div>",
    )
    assert "gallery" in refusal(album).reason


def test_a_forum_s_message_to_who_is_not_logged_in_is_no_article() -> None:
    said = "أنت لم تقم بتسجيل الدخول أو أنه ليس لديك صلاحية لدخول هذه الصفحة. هذا قد يكون عائداً لأحد هذه الأسباب:"
    form = '<p>اسم العضو <input> كلمة المرور <input type="password"></p>'
    got = refusal(
        page(
            f"<div><p>{said}</p>{form}</div>",
            headline="رسالة إدارية",
            title="منتديات الساحة - رسالة إدارية",
        )
    )
    assert "login" in got.reason


def test_a_menu_s_link_that_the_title_names_is_not_the_headline() -> None:
    menu = "".join(
        f'<li><a href="/{n}">{name}</a></li>'
        for n, name in enumerate(("الوزارة", "المشروعات", "المركز الإعلامي", "المؤشرات"))
    )
    body = f"<ul>{menu}</ul><h2>بيانات</h2><div><h3>{TITLE}</h3><span>الوادي، 9 مارس 2025</span>{TEXT}</div>"
    source = page(body, title="وزارة المرافئ - المركز الإعلامي - غرفة الصحافة - بيانات").replace(
        f"<h1>{TITLE}</h1>", ""
    )
    found = article(source)
    assert (found.headline, found.paragraphs) == (TITLE, PROSE)


def test_a_town_and_whoever_stands_in_brackets_on_a_line_of_their_own_are_a_dateline() -> None:
    def opened(line: str) -> Article:
        return article(page(f'<div class="t"><p>{line}</p>{paragraphs()}</div>'))

    found = opened("رام الله (الاتجاه العام)")
    assert found.dateline is not None
    assert (found.dateline.agency, found.paragraphs) == ("الاتجاه العام", PROSE)
    assert opened("رام الله (صور وفيديو)").dateline is None


@pytest.mark.parametrize("dash", ["ـ", "ــ", "–"])
def test_a_tatweel_that_joins_nothing_is_a_dash_in_a_dateline_set_in_bold(dash: str) -> None:
    text = f"<p><b>القاهرة {dash} سامي حداد</b> {PROSE[0]}</p>{paragraphs(PROSE[1:])}"
    got = article(page(f"<div>{text}</div>"))
    assert (got.authors, got.paragraphs) == (("سامي حداد",), PROSE)


def test_a_clock_on_a_line_of_its_own_below_a_day_in_both_calendars_is_the_day_s() -> None:
    days = "<li>الأحد 03 رجب 1445 هـ</li><li>14 يناير 2024</li><li>11:20 م</li>"
    got = article(page(f"<ul>{days}</ul>{TEXT}"))
    assert str(got.published) == "2024-01-14 23:20:00"


def test_a_journal_s_citation_tells_the_day() -> None:
    head = '<meta name="citation_publication_date" content="2024/03/05">'
    assert str(article(page(TEXT, head=head)).published) == "2024-03-05"


@pytest.mark.parametrize("label", ["نُشر في: ", "أضيف في ", "أدرج بتاريخ: "])
def test_whatever_verb_a_label_below_the_text_has_its_day_is_the_article_s(label: str) -> None:
    source = rows(font(TITLE), "<br>".join(PROSE), f'<font size="1">{label}9/3/2025</font>')
    assert str(article(source).published) == "2025-03-09"


def test_a_day_over_a_headline_that_has_a_table_of_its_own_is_the_article_s() -> None:
    day = "<table><tr><td>9 مارس 2025</td><td>كتب: سامي حداد</td></tr></table>"
    headline = f"<table><tr><th>{TITLE}</th></tr></table>"
    cell = f"<table><tr><td>{day}</td></tr><tr><td>{headline}</td></tr><tr><td>{paragraphs()}</td></tr></table>"
    assert str(article(rows(cell)).published) == "2025-03-09"


def test_a_picture_over_the_menu_is_the_masthead_s() -> None:
    masthead = '<tr><td><img src="/header.jpg"></td></tr><tr><td>السبت 10 أيار 2025</td></tr>'
    found = article(rows(font(TITLE), '<img src="/p/1.jpg">', paragraphs(), menu=masthead + MENU))
    assert [image.url.rpartition("/")[2] for image in found.images if image.url] == ["1.jpg"]


@pytest.mark.parametrize("below", [False, True])
def test_a_linked_word_at_the_edge_of_a_text_of_line_breaks_is_its_section(below: bool) -> None:
    facts = f'{"بقلم: سامي حداد<br>"}<a href="/s/4">أسواق</a><br>المشاهدات: 87<br>نشر في: 9/3/2025'
    text = "<br>".join(PROSE)
    parts = (font(TITLE), text, facts) if below else (font(TITLE), facts, text)
    assert article(rows("<br>".join(parts))).paragraphs == PROSE


@pytest.mark.parametrize("over", ["المكتبة من الجو", "وقت القراءة: 2 دقيقة"])
def test_two_words_that_a_text_has_by_chance_are_no_headline(over: str) -> None:
    """Under a picture, or among the facts, where the title is the site's on every page."""
    cells = "".join(
        f"<tr><td><font size=1><b>{text}</b></font></td></tr>" for text in (over, "9/3/2025")
    )
    text = f"<p>{PROSE[0]} {PROSE[1]}، في المكتبة دقيقة بعد القراءة، من الجو.</p>"
    source = rows(
        f"<table>{cells}</table>", f"<table><tr><td class=t>{TITLE}</td></tr></table>", text
    )
    source = source.replace(f"<title>{TITLE}, أخبـــار</title>", "<title>صحيفة الوادي</title>")
    got = article(
        source.replace(
            "</table></body>", "<tr><td>جميع الحقوق محفوظة صحيفة الوادي</td></tr></table></body>"
        )
    )
    assert got.headline == TITLE
