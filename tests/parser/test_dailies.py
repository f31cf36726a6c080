"""Whole pages of dailies and portals of the years before phones, as their systems served them: each
test is one habit of theirs, on a page made up for it."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

import pytest

from tests.parser.making import PROSE, TITLE, article, meta, page, paragraphs

TEXT = f'<div class="text">{paragraphs()}</div>'


def test_a_source_is_the_publisher_s_name_with_what_it_is_behind_it() -> None:
    text = "<br>".join(("الرافد نيوز / بغداد", *PROSE))
    found = article(page(f"<div>{text}</div>", head=meta(og_site_name="الرافد")))
    assert found.dateline is not None
    assert (found.dateline.places, found.dateline.agency) == (("بغداد",), "الرافد نيوز")
    assert found.paragraphs == PROSE


def test_entries_of_one_page_that_colons_divide_are_a_menu_s() -> None:
    entries = "".join(
        f' :: <a href="news.php?cat={n}">{name}</a>'
        for n, name in enumerate(("أخبار محلية", "تقارير", "كتابات", "دوري المحترفين"))
    )
    menu = f'<table><tr><td><a href="index.php">الرئيسية</a>{entries}</td></tr></table>'
    source = page(TEXT).replace("<nav>", f"{menu}<nav>")
    assert article(source).sections == ()
    trail = '<p><a href="index.php">الرئيسية</a> :: <a href="news.php?cat=2">تقارير</a></p>'
    assert article(page(TEXT, above=trail)).sections == ("تقارير",)


def test_two_entries_that_bars_divide_in_a_table_of_their_own_are_all_there_is_of_a_menu() -> None:
    menu = '<table><tr><td><a href="index.php">الصفحة الرئيسية</a> | <a href="index.php?name=News">الأخبار</a> | <a href="index.php?name=Pages">دراسات</a></td></tr></table>'
    others = '<a href="index.php?sid=41">معرض الكتاب يستقبل زواره في قاعة جديدة</a>'
    cells = f"<table><tr><td>{others}</td><td><p><font><b>{TITLE}</b></font></p>{paragraphs()}</td></tr></table>"
    found = article(
        f'<html dir="rtl"><head><meta charset="utf-8"><title>{TITLE}</title></head><body>{menu}{cells}</body></html>'
    )
    assert (found.headline, found.sections) == (TITLE, ())


def test_what_a_title_says_the_site_is_is_not_its_name() -> None:
    text = f"<div>{paragraphs((*PROSE, '(أخبار النيل)'))}</div>"
    found = article(page(text, title=f"{TITLE} - أخبار النيل: صحيفة إلكترونية").replace("صحيفة الوادي", "فريقنا"))  # fmt: skip
    assert (found.publisher, found.paragraphs) == ("أخبار النيل", PROSE)


def test_what_a_prompt_s_colon_announces_is_none_of_the_text() -> None:
    prompts = (
        "تابعونا عبر تطبيق واتس أب :",
        "عبر إرسال كلمة اشتراك على الرقم / 0940777186/ بعد تخزين الرقم في جهات الاتصال لديكم .",
    )
    signed = (*PROSE, "سلمى عبد الله")
    found = article(page(f"<div>{paragraphs((*signed, *prompts))}</div>"))
    assert (found.authors, found.paragraphs) == (("سلمى عبد الله",), PROSE)


def test_readers_who_sign_what_they_say_with_a_clock_are_no_authors() -> None:
    said = "".join(
        f"<li><div><strong>9 آذار (مارس) 2025 11:0{n}</strong>, بقلم <span>{name}</span></div><div><p>{text}</p></div></li>"
        for n, (name, text) in enumerate(
            (
                ("سامي حداد", "متى يتحرك المسؤولون عن الطرق ويعملون ما عليهم من واجبات"),
                ("أبو يزن", "شكراً للقائمين على هذا العمل وأتمنى لهم التوفيق دائماً"),
            )
        )
    )
    below = f"<h2>ردود الفعل على المقال</h2><ul>{said}</ul>"
    assert article(page(TEXT + below)).authors == ()


@pytest.mark.parametrize("opened", ["عمان- تطلق", "عمان - تطلق"])
def test_a_town_and_a_dash_before_a_verb_in_the_present_are_a_dateline(opened: str) -> None:
    rest = "تطلق الوزارة مطلع الشهر المقبل حملة وطنية للكشف المبكر، تشمل المدارس والجامعات في جميع المحافظات."
    first = rest.replace("تطلق", opened, 1)
    found = article(page(f"<div>{paragraphs((first, *PROSE[1:]))}</div>"))
    assert found.dateline is not None
    assert (found.dateline.places, found.paragraphs[0]) == (("عمان",), rest)
    aside = (
        "بيروت - المدينة - تعيش على وقع الانتظار منذ عامين، ولا أحد من أهلها يعرف إلى متى يطول ذلك."
    )
    assert article(page(f"<div>{paragraphs((aside, *PROSE[1:]))}</div>")).dateline is None


def test_the_rules_for_comments_are_none_of_the_text() -> None:
    rules = (
        "شاركنا بتعليقك <br> شروط التعليقات <br> - جميع التعليقات تخضع للتدقيق.<br> - نرجو منك عدم إرسال التعليق أكثر من مرة كي لا يعتبر سبام.<br>"
        " - الرجاء معاملة الآخرين باحترام.<br> - التعليقات التي تحوي شتائم أو كلمات نابية سوف تحذف."
    )
    text = f"<div>{paragraphs((*PROSE, '* من عبدالرحمن الأهدل'))}</div><div>{rules}</div>"
    found = article(page(f'<div class="main">{text}</div>'))
    assert (found.authors, found.paragraphs) == (("عبدالرحمن الأهدل",), PROSE)


def test_a_source_in_a_heading_right_over_the_text_is_its_dateline() -> None:
    head = meta(og_site_name="زيتون")
    found = article(page(f"<div><h5>زيتون – خاص</h5>{paragraphs()}</div>", head=head))
    assert found.dateline is not None
    assert (found.dateline.agency, found.paragraphs) == ("زيتون", PROSE)


@pytest.mark.parametrize("end", ["عن: الضفاف", ".. الوادي ..", "نقلاً عن: جريدة الضفاف"])
def test_where_a_text_was_taken_from_signs_it(end: str) -> None:
    text = "<br>".join((*PROSE, end))
    found = article(page(f"<div>{text}</div>", head=meta(og_site_name="صحيفة الوادي الإلكترونية")))
    assert found.paragraphs == PROSE


def test_a_masthead_s_day_is_the_article_s_where_the_address_has_its_issue() -> None:
    issue = "<div>العدد : ١٣٢٢٠ - الأربعاء ٤ يونيو ٢٠١٤ م، الموافق ٦ شعبان ١٤٣٥ هـ</div>"
    source = page(TEXT).replace("<nav>", f"{issue}<nav>")
    site = "https://www.alwadi.example"
    assert str(article(source, f"{site}/13220/article/28611.html").published) == "2014-06-04"
    assert str(article(source, f"{site}/d.asp?article=28611&issueno=13220").published) == "2014-06-04"  # fmt: skip
    assert article(source, f"{site}/article/28611.html").published is None
    assert article(source, f"{site}/article/132201.html").published is None


def test_a_trail_of_arrows_to_the_headline_needs_no_link() -> None:
    trail = f"<p>أعمدة وآراء &gt; كردستانيات &gt; <b>{TITLE}</b></p>"
    assert article(page(TEXT, above=trail)).sections == ("أعمدة وآراء", "كردستانيات")


def test_a_section_is_told_from_the_day_that_is_glued_to_it() -> None:
    assert article(page(f"<div>اقتصاد2018/07/19 10:05</div>{TEXT}")).sections == ("اقتصاد",)
    assert article(page(f"<div>دقيقتان2018/07/19 10:05</div>{TEXT}")).sections == ()


def test_what_only_ends_as_a_name_does_signs_nothing_below_counters() -> None:
    below = "<div>تعليقات 2 | إهداء 0 | زيارات 4411</div><div>أضف إلى المفضلة</div><div>سجلات الضاحي</div>"
    assert article(page(TEXT + below)).authors == ()
    assert article(page(f"{TEXT}<div>عليوان الضاحي</div>")).authors == ("عليوان الضاحي",)


@pytest.mark.parametrize(
    "end",
    [
        ("الصورة: من الأرشيف",), ("MENAFN0310201400000000ID1094009911",), ("/110",),
        ("تمت المراجعة من قبل د. هبة سلام",), ("٭ كاتب من فلسطين",),
        ('إخلاء المسؤولية القانونية: تعمل شركة "شبكة الضفاف" على توفير المعلومات "كما هي" دون أي تعهدات أو ضمانات. نحن لا نتحمل أي مسؤولية عن دقة المعلومات.',),
        ("٭ كاتب من فلسطين", "سامي حداد"),
    ],
)  # fmt: skip
def test_what_stands_below_the_last_paragraph_is_none_of_the_text(end: tuple[str, ...]) -> None:
    assert article(page(f"<div>{paragraphs((*PROSE, *end))}</div>")).paragraphs == PROSE


def test_a_part_about_the_picture_has_its_heading() -> None:
    text = (*PROSE[:2], "الصورة: قاتمة حتى الصيف", *PROSE[2:])
    body = "".join(f"<h3>{each}</h3>" if ":" in each else f"<p>{each}</p>" for each in text)
    assert article(page(f"<div>{body}</div>")).paragraphs == text


def test_who_took_the_picture_is_no_author_and_the_name_beside_a_town_is_one() -> None:
    text = paragraphs((*PROSE, "ت: طارق الحسنية"))
    assert article(page(f"<div>{text}</div>")).authors == ()
    text = paragraphs((*PROSE, "أحمد ولد محمد ـ نواكشوط"))
    found = article(page(f"<div>{text}</div>"))
    assert (found.authors, found.paragraphs) == (("أحمد ولد محمد",), PROSE)


def test_a_town_and_a_name_before_a_verb_in_the_present_are_a_dateline() -> None:
    rest = "تطلق الوزارة مطلع الشهر المقبل حملة وطنية للكشف المبكر، تشمل المدارس والجامعات."
    text = paragraphs((f"عمان - سمر حدادين - {rest}", *PROSE[1:]))
    found = article(page(f"<div>{text}</div>"))
    assert (found.authors, found.paragraphs) == (("سمر حدادين",), (rest, *PROSE[1:]))


def test_a_town_and_a_word_of_the_site_s_name_over_the_text_are_its_dateline() -> None:
    text = paragraphs(("دمشق-سحاب", *PROSE))
    site = page(f"<div>{text}</div>", head=meta(og_site_name="الوكالة العربية سحاب"))
    found = article(site)
    assert found.dateline is not None
    assert (found.dateline.agency, found.paragraphs) == ("سحاب", PROSE)
    route = paragraphs(("دمشق-بيروت", *PROSE))
    assert article(page(f"<div>{route}</div>")).dateline is None


def test_the_cells_of_a_row_of_links_name_no_section() -> None:
    cells = "".join(
        f'<td><a href="?c={n}">{name}</a></td>'
        for n, name in enumerate(("البطولات", "المباريات", "الأخبار"))
    )
    menu = f"<table><tr>{cells}</tr></table>"
    body = f"<div>الأحد 9 مارس 2025</div><h1>{TITLE}</h1><div>{paragraphs()}</div>"
    source = f'<html dir="rtl"><head><meta charset="utf-8"><title>{TITLE}</title></head><body><div>{menu}</div><div>{body}</div></body></html>'
    assert article(source).sections == ()


def test_a_list_with_the_article_s_day_between_lead_and_text_tells_who_wrote() -> None:
    facts = '<ul><li>سمر الحايك</li><li>المصدر: "الضفاف"</li><li>4 آذار 2014 الساعة 09:20</li></ul>'
    note = 'يلفت موقع "الضفاف" إلى أنّه ليس مسؤولًا عن التعليقات التي ترده ويأمل من القرّاء الكرام الحفاظ على اللياقات في التعبير.'
    text = f"<div><p>{PROSE[0]}</p>{facts}<div>{paragraphs((*PROSE[1:], 'samar@alwadi.example'))}</div><p>{note}</p></div>"
    found = article(page(text))
    assert (found.authors, str(found.published)) == (("سمر الحايك",), "2014-03-04 09:20:00")
    assert found.paragraphs == PROSE


def test_a_list_of_a_page_s_own_labels_is_none_of_the_text() -> None:
    facts = "".join(
        f"<li><strong>{label}</strong> {told}</li>"
        for label, told in (
            ("تاريخ", "25.07.2012"),
            ("مواضيع", '<a href="/t/1">الجسر</a>'),
            ("مشاركة", "إرسال فيسبوك تويتر"),
            ("طباعة", "طباعة هذه الصفحة"),
            ("الرابط", "http://alwadi.example/p/15dxx"),
        )
    )
    signed = paragraphs((*PROSE, "(ف. ي / أ ف ب، رويترز، د ب أ)"))
    found = article(page(f"<div>{signed}<ul>{facts}</ul></div>"))
    assert found.paragraphs == PROSE
    told = "".join(
        f"<li><strong>{label}</strong> {text}</li>"
        for label, text in (("المكان:", "القاعة الكبرى"), ("البرنامج:", "قراءات"), ("الدخول:", "مجاني"))
    )  # fmt: skip
    found = article(page(f"<div>{paragraphs()}<ul>{told}</ul></div>"))
    assert len(found.paragraphs) == len(PROSE) + 3


def test_a_name_like_a_town_s_behind_an_agency_is_who_reported() -> None:
    rest = "أطلقت الوزارة مطلع الشهر حملة وطنية للكشف المبكر، تشمل المدارس والجامعات في المحافظات."
    first = f"عمان 3 آب (بترا)- من بشرى الخطيب- {rest}"
    found = article(page(f"<div>{paragraphs((first, *PROSE[1:]))}</div>"))
    assert (found.authors, found.paragraphs[0]) == (("بشرى الخطيب",), rest)


def test_how_to_reach_who_wrote_is_none_of_the_text() -> None:
    text = paragraphs((*PROSE, "samar@alwadi.example", "للتواصل: SMS 98211"))
    assert article(page(f"<div>{text}</div>")).paragraphs == PROSE


def test_facts_that_slashes_divide_on_a_line_are_the_article_s() -> None:
    facts = 'كاتب الخبر: <a href="/tabid/u/5">نادر الشمري</a> / الأحد, 12 مايو, 2013 / عدد المشاهدات (418) / تعليقات (0) / تقييم الخبر: لا يوجد تقييم'
    found = article(page(f"<div><div>{facts}</div>{paragraphs()}</div>"))
    assert (found.authors, str(found.published)) == (("نادر الشمري",), "2013-05-12")
    assert found.paragraphs == PROSE


def test_a_trail_in_a_marked_element_of_a_line_ends_with_the_line() -> None:
    trail = (
        '<span class="breadcrumb">أنت هنا » <a href="/tabid/88/Default.aspx">أخبار محلية</a></span>'
    )
    writer = 'الكاتب: <a href="/tabid/u/5">نادر الشمري</a>'
    source = (
        f'<html dir="rtl"><head><meta charset="utf-8"><title>{TITLE}</title></head><body>{trail}<h2>{TITLE}</h2>'
        f'{writer}<div>{paragraphs()}</div><a href="/terms">شروط الاستخدام</a></body></html>'
    )
    assert article(source).sections == ("أخبار محلية",)


@pytest.mark.parametrize(
    "end",
    [
        "الصور من انستقرام",
        "نسخة الموبايل - للعودة إلى النسخة الكاملة اضغط هنا",
        "هذه التدوينة كتبت في يوم 6 مايو 2012 الساعة 10:12 ص وهي ضمن التصنيفات رأي.",
    ],
)
def test_what_the_system_says_below_a_text_is_none_of_it(end: str) -> None:
    assert article(page(f"<div>{paragraphs((*PROSE, end))}</div>")).paragraphs == PROSE


@pytest.mark.parametrize(
    "end",
    [
        "هذه التدوينة كتبت على عجل، ثم حذفها صاحبها بعد ساعة.",
        "جميع الأوقات بتوقيت مكة المكرمة.",
        "للتواصل أهميته في مثل هذه الظروف.",
        "إخلاء المبنى من سكانه استغرق ساعتين.",
        "تمت مراجعة القرار من قبل اللجنة المختصة في البرلمان.",
        "الصور من الميدان كانت أبلغ من الكلام.",
        "إعداد الدراسة استغرق عامين.",
        "وانتهى اللقاء من دون بيان.",
        "عن ذلك كله سيجيب الوزير غداً.",
    ],
)
def test_a_last_sentence_that_begins_as_such_lines_do_is_text(end: str) -> None:
    text = (*PROSE, end)
    assert article(page(f"<div>{paragraphs(text)}</div>")).paragraphs == text


def test_who_writes_is_told_by_an_element_beside_the_name_that_says_what_they_do() -> None:
    def signed(does: str) -> tuple[str, ...]:
        who = f'<div><img src="/w.jpg"><span>نادية هناوي</span><span>{does}</span></div>'
        return article(page(f"{who}<div>14 أغسطس 2016</div>{TEXT}")).authors

    assert signed("أكاديمية وناقدة عراقية") == ("نادية هناوي",)
    assert signed("تتحدث إلى الصحفيين أمس") == ()


def test_a_page_indented_by_a_quotation_tells_who_wrote_it() -> None:
    cell = f"<b>{TITLE}</b><hr>09/12/2013 08:44:00 م - كتب ماهر حسن<br>{'<br>'.join(PROSE)}<hr>"
    source = f'<html dir="rtl"><head><meta charset="utf-8"><title>{TITLE}</title></head><body><blockquote>{cell}</blockquote></body></html>'
    assert article(source).authors == ("ماهر حسن",)


@pytest.mark.parametrize("end", ["شاهد أهداف المباراة:", "بالفيديو:", "استمع إلى الحلقة كاملة:"])
def test_what_announces_a_film_below_a_text_is_none_of_it(end: str) -> None:
    assert article(page(f"<div>{paragraphs((*PROSE, end))}</div>")).paragraphs == PROSE


@pytest.mark.parametrize(
    "end",
    [
        ("انتهى م",),
        ("رابط قصير للصفحة", "http://alwadi.example/s/7"),
        (
            "إعداد معتز محمد للنشرة العربية - تحرير علا شوقي",
            "معاييرنا:مبادئ الثقة لدى تومسون رويترز.",
        ),
    ],
)
def test_how_wires_and_their_pages_end_is_none_of_the_text(end: tuple[str, ...]) -> None:
    assert article(page(f"<div>{paragraphs((*PROSE, *end))}</div>")).paragraphs == PROSE


def test_the_publisher_s_desk_over_the_text_is_none_of_it() -> None:
    text = paragraphs(("الوادي – فريق التحرير", *PROSE))
    found = article(page(f"<div>{text}</div>", head=meta(og_site_name="الوادي")))
    assert found.paragraphs == PROSE


def test_a_name_between_who_posted_and_the_day_is_the_author_s() -> None:
    line = "<div>كتب بواسطة عبد الواحد الشرفي يوم الإثنين 10 مارس 2014 - 11:20</div>"
    found = article(page(line + TEXT))
    assert (found.authors, str(found.published)) == (
        ("عبد الواحد الشرفي",),
        "2014-03-10 11:20:00",
    )
    assert (
        article(page(f"<div>كتب بواسطة admin يوم الإثنين 10 مارس 2014</div>{TEXT}")).authors == ()
    )


def test_when_a_system_says_that_an_article_was_made_is_its_day() -> None:
    line = "<span> تم إنشاؤه بتاريخ الأحد, 17 آذار/مارس 2019 14:27 </span>"
    found = article(page(f"<div>{line}</div>{TEXT}"))
    assert str(found.published) == "2019-03-17 14:27:00"
