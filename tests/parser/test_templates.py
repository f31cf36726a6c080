"""What real templates do to a text: each test is one habit of theirs, on a page made up for it."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import json

import pytest

from tests.parser.making import (
    PROSE,
    TITLE,
    URL,
    answer,
    article,
    json_ld,
    layout,
    meta,
    news,
    page,
    paragraphs,
    refusal,
)

TEXT = f'<div class="text">{paragraphs()}</div>'
LEAD = "الجسر عاد إلى الخدمة بعد أعمال ترميم طويلة شارك فيها مهندسون من ثلاث مدن"


def with_inside(insert: str) -> str:
    """A page whose text has something set into it, behind the second paragraph."""
    return page(
        f'<div class="x">{paragraphs(PROSE[:2])}{insert}{paragraphs(PROSE[2:])}</div>',
        head=meta(og_title=TITLE),
    )


# -- what is set into a text -----------------------------------------------------------------------

POSTS = {
    "tweet": '<blockquote class="twitter-tweet"><p>الجسر القديم عاد إلى أهله بعد غياب طويل جداً عن المدينة <a href="https://t.co/a">pic</a></p>&mdash; سامي (@sami) <a href="https://t.co/b">March 8, 2025</a></blockquote>',
    "picture": '<blockquote class="instagram-media"><div><a href="https://i.example/p">عرض هذا المنشور</a></div><p>تمت مشاركة منشور بواسطة سامي وهو يقف فوق الجسر القديم في يوم افتتاحه</p></blockquote>',
    "film": '<blockquote class="tiktok-embed" cite="x"><section><a href="/x">@x</a><p>أول سيارة تعبر الجسر القديم بعد عامين من الإغلاق والترميم في المدينة</p></section></blockquote>',
}


@pytest.mark.parametrize("post", POSTS)
def test_a_post_of_another_network_is_none_of_the_text(post: str) -> None:
    assert article(with_inside(POSTS[post])).paragraphs == PROSE


def test_a_quotation_of_the_writer_s_own_is_text() -> None:
    quote = "<blockquote><p>لم أر الجسر بهذا الجمال منذ كنت طفلاً في هذه المدينة الصغيرة.</p></blockquote>"
    assert len(article(with_inside(quote)).paragraphs) == 5


def test_a_quotation_lifted_out_of_the_text_is_not_in_it_twice() -> None:
    quote = f"<blockquote><p>{PROSE[3][:60]}</p></blockquote>"
    assert article(with_inside(quote)).paragraphs == PROSE


def test_what_a_skip_link_leads_around_is_none_of_the_text() -> None:
    insert = (
        '<section><a href="#end-of-pods">تخطى البودكاست وواصل القراءة</a>'
        "<p>شرح معمق لقصة بارزة من أخبار اليوم، لمساعدتك على فهم أهم الأحداث حولك.</p>"
        '<p id="end-of-pods">نهاية البودكاست</p></section>'
    )
    assert article(with_inside(insert)).paragraphs == PROSE


def test_a_skip_link_to_the_text_itself_takes_nothing_away() -> None:
    source = page(
        f'<a href="#text">تخطى إلى النص</a><div><p>{PROSE[0]}</p><div id="text">{paragraphs(PROSE[1:])}</div></div>'
    )
    assert article(source).paragraphs == PROSE


def test_a_skip_link_that_names_no_place_takes_nothing_away() -> None:
    """«#» leads to the top, and not to a box without an id."""
    source = (
        f'<html lang="ar"><title>{TITLE}</title><h1>{TITLE}</h1>{paragraphs(PROSE[:-1])}'
        f'<div><a href="#">تخطي الإعلان</a></div><p>{PROSE[-1]}</p></html>'
    )
    assert article(source).paragraphs == PROSE


def test_a_call_with_a_button_in_a_box_of_its_own_is_none_of_the_text() -> None:
    insert = (
        "<div><p>نحن مؤسسة مستقلة لا تبغي الربح، ويذهب ما نجمعه من القراء إلى عملنا الصحافي.</p>"
        '<a href="/support">ساندونا</a></div>'
    )
    assert article(with_inside(insert)).paragraphs == PROSE


@pytest.mark.parametrize("below", [True, False])
def test_urgent_news_of_other_stories_is_no_text_and_no_lead(below: bool) -> None:
    ticker = "<div><div><b>عاجل</b> وزارة الخارجية تستدعي السفير على خلفية التصريحات الأخيرة للوزير</div></div>"
    source = with_inside(ticker) if below else page(f"<p>{LEAD}</p>{ticker}{TEXT}")
    got = article(source)
    assert got.paragraphs == (PROSE if below else (LEAD, *PROSE))
    assert got.lead == (None if below else LEAD)


# -- labels ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["إعلان", "Advertisement", "شارك الخبر", "استمع إلى المقال"])
def test_the_label_of_an_empty_slot_owns_none_of_the_text_below_it(label: str) -> None:
    source = page(
        f'<p class="chapo">{LEAD}</p><div><div><span>{label}</span></div>{paragraphs()}</div>',
        head=meta(og_description=LEAD),
    )
    got = article(source)
    assert (got.lead, got.paragraphs) == (LEAD, (LEAD, *PROSE))


def test_comments_right_below_the_page_s_own_box_are_none_of_the_text() -> None:
    comment = "يا جماعة الخير لماذا تأخر المشروع كل هذا الوقت، كان يمكن أن ينتهي قبل عام كامل لولا الإهمال والتسيب."
    links = "".join(
        f'<a href="/a/{i}">خبر آخر من أخبار المدينة رقم {i} لهذا اليوم</a><br>' for i in range(8)
    )
    source = page(
        f'<div class="txt">الوادي - {"<br>".join(PROSE)}</div>',
        head=meta(og_description=PROSE[0]),
        below=f"<div>{links}</div><div><h3>تعليقات القراء</h3><div><b>1- مواطن</b><p>{comment}</p><p>{comment}</p></div></div>",
    )
    assert article(source).paragraphs[-1] == PROSE[-1]


def test_a_counter_of_readers_is_no_paragraph() -> None:
    source = page(f'<div class="x">{paragraphs()}<p>المشاهدات 2314</p></div>')
    assert article(source).paragraphs == PROSE


# -- which box -------------------------------------------------------------------------------------


def cards(count: int) -> str:
    return "".join(
        f'<article><h3><a href="/p/{i}">عنوان خبر آخر من أخبار المدينة رقم {i}</a></h3>'
        f"<p>ملخص طويل لخبر آخر رقم {i} تابعوا تفاصيله الكاملة على الموقع على مدار الساعة طوال اليوم.</p></article>"
        for i in range(count)
    )


def test_summaries_of_other_articles_do_not_outweigh_a_short_text() -> None:
    source = page(
        f"<header><h2>{LEAD}</h2></header><div><div>{paragraphs(PROSE[:2])}</div></div><section><h2>المزيد من المدينة</h2>{cards(12)}</section>",
        head=meta(og_description=LEAD),
    )
    assert article(source).paragraphs == (LEAD, *PROSE[:2])


def test_a_lead_apart_draws_no_teasers_into_the_text() -> None:
    source = (
        page(
            f"<header><p>{LEAD}</p></header><div><div>{paragraphs(PROSE[:3])}</div></div>",
            head=meta(og_description=LEAD),
            below=f"<section>{cards(4)}</section>",
        )
        .replace("<h1>", "<div><h1>")
        .replace("</h1>", "</h1></div>")
    )
    assert article(source).paragraphs == (LEAD, *PROSE[:3])


def test_a_date_between_the_lead_and_the_text_is_no_paragraph() -> None:
    source = page(
        f"<p>{LEAD}</p><div><p><span>نشرت في: 08/03/2025 - 19:20</span></p></div><div><i>إعلان</i>{paragraphs()}</div>",
        head=meta(og_description=LEAD),
    )
    assert article(source).paragraphs == (LEAD, *PROSE)


def test_a_short_text_with_a_table_is_found_whole() -> None:
    rows = "".join(f"<tr><td>القائمة {name}:</td><td>{n},113 صوتاً</td></tr>" for n, name in ((54, "الأولى"), (21, "الثانية"), (12, "الثالثة"), (9, "الرابعة")))  # fmt: skip
    source = page(
        f"<div><p>{PROSE[0][:88]}</p><p>وجاءت النتائج على النحو الآتي:</p><table>{rows}</table><p>{PROSE[1][:60]}.</p></div>"
    )
    got = article(source).paragraphs
    assert got[1:3] == ("وجاءت النتائج على النحو الآتي:", "القائمة الأولى:")
    assert got[-1] == PROSE[1][:60] + "."


def test_the_title_of_a_poem_s_part_stands_with_its_verses() -> None:
    verses = ("كنت تمشي على مهل", "كأن الطريق حنين", "وكان الغياب صغيراً", "يجيء ويمضي ولا يستكين", "تركت على الطاولات كتاباً", "وفنجان قهوتك الباردة")  # fmt: skip
    source = page(f"<div><p><strong>في رثاء صديق</strong></p><p>{'<br>'.join(verses)}</p></div>")
    assert article(source).paragraphs == ("في رثاء صديق", *verses)


# -- how a text is signed off ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "ends",
    [
        ["// انتهى //", "13:37 ت م", "0094"],
        ["ع ن / م م ج"],
        ["أ م/ ن ح"],
        ["=====ن.ح."],
        ["ـــــ", "م.ل"],
        ["وام/سامي حداد/ أحمد النعيمي"],
        ["ع.ش/ أ.ح (د ب أ، رويترز)"],
        ["س.ح / ع.م (صوت الوادي)"],
        ["المصدر: موقع كذا وكذا"],
        ["المصدر: وكالات"],
        ["فرانس برس/ رويترز"],
        ["* كاتب وناقد من لبنان"],
        ["المقالة تعبر عن رأي كاتبها ولا تعبر بالضرورة عن رأي الصحيفة"],
        ["تنويه: ما ينشر هنا لا يعبر بالضرورة عن موقفنا"],
        ["TT"],
    ],
)
def test_what_signs_a_text_off_is_none_of_it(ends: list[str]) -> None:
    assert article(page(f"<div>{paragraphs((*PROSE, *ends))}</div>")).paragraphs == PROSE


@pytest.mark.parametrize(
    "end",
    [
        "لا أحد.",
        "لا، لا.",
        "لا، لا (ضحك)",
        "وقال إن هذا التصريح لا يعبر عن موقف الحكومة.",
        "المصدر الأول للدخل هنا هو الزراعة.",
        "كاتب السطور كان هناك أيضاً، ورأى ما جرى.",
    ],
)
def test_a_short_last_sentence_is_text(end: str) -> None:
    assert article(page(f"<div>{paragraphs((*PROSE, end))}</div>")).paragraphs == (*PROSE, end)


def test_names_and_scores_at_the_end_of_a_list_stay() -> None:
    items = ("الأهلي - الزمالك", "المغرب - تونس", "الرجاء - الوداد")
    rows = "".join(f"<li>{item}</li>" for item in items)
    got = article(page(f"<div>{paragraphs()}<ul>{rows}</ul></div>"))
    assert got.paragraphs == (*PROSE, *items)


# -- datelines apart from the text -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "places", "agency"),
    [
        ("<h2>{lead}</h2><div>الوادي - رويترز</div>{text}", (), None),
        ("<h2>{lead}</h2><div>الرياض - العربية.نت</div>{text}", ("الرياض",), "العربية.نت"),
        (
            "<h2>{lead}</h2><ul><li>بيروت: «الشرق الأوسط»</li></ul><div>نُشر: 20:05-08 مارس 2025 م</div>{text}",
            ("بيروت",),
            "الشرق الأوسط",
        ),
        (
            "<div><span>08 مارس 2025 - 15:47</span><span>سكاي نيوز عربية - أبوظبي</span></div>{text}",
            ("أبوظبي",),
            "سكاي نيوز عربية",
        ),
        (
            "<div><p>جدة 8 رمضان 1446 هـ الموافق 8 مارس 2025 م واس<br>{br}</p></div>",
            ("جدة",),
            "واس",
        ),
    ],
)
def test_a_dateline_between_lead_and_text_counts(
    markup: str, places: tuple[str, ...], agency: str | None
) -> None:
    source = page(markup.format(lead=LEAD, text=TEXT, br="<br>".join(PROSE)))
    got = article(source)
    assert got.paragraphs[-4:] == PROSE
    if places:
        assert got.dateline is not None
        assert (got.dateline.places, got.dateline.agency) == (places, agency)


def test_a_verb_that_is_also_a_name_opens_a_sentence_behind_a_place() -> None:
    got = article(page(f"<div><p>الجزائر- أشرف وزير الصحة على الافتتاح. {PROSE[0]}</p>{paragraphs(PROSE[1:])}</div>"))  # fmt: skip
    assert got.dateline is not None
    assert got.dateline.places == ("الجزائر",)


# -- bylines, sections, tags, dates ----------------------------------------------------------------


@pytest.mark.parametrize(
    "byline",
    [
        '<div class="author"><a href="/w/1">سوسن الخوري</a> <span>صحافية</span> <a href="https://x.example/s">@sawsan</a></div>',
        '<div class="author">سوسن الخوري (جدة) sawsan_k@</div>',
        '<div><span class="h">Author, </span><span>سوسن الخوري</span></div>',
    ],
)
def test_a_name_is_an_author_without_what_stands_beside_it(byline: str) -> None:
    assert article(page(f"{byline}{TEXT}")).authors == ("سوسن الخوري",)


def test_a_line_has_no_link_of_a_later_line() -> None:
    first, second = layout('<p>بلا رابط</p><p><a href="/x">رابط</a></p>').lines
    assert (len(first.anchors), len(second.anchors)) == (0, 1)


def test_a_link_beside_the_date_is_the_section() -> None:
    row = '<div><a href="/culture">ثقافة</a> <span>السبت 8 مارس 2025</span> <span>12:23 م</span></div>'
    got = article(page(f"{row}{TEXT}"))
    assert got.sections == ("ثقافة",)
    assert str(got.published) == "2025-03-08 12:23:00"


def test_a_trail_may_begin_with_the_site_s_name() -> None:
    trail = '<ul class="breadcrumbs"><li><a href="/">الوادي</a></li><li><a href="/world">العالم</a></li></ul>'
    assert article(page(above=trail)).sections == ("العالم",)


def test_a_menu_of_three_is_no_trail() -> None:
    menu = '<ul class="menu"><li><a href="/">الصفحة الرئيسية</a></li><li><a href="/s/1">محليات</a></li><li><a href="/s/2">رياضة</a></li></ul>'
    assert article(page(above=menu)).sections == ()


def test_a_section_that_ends_the_site_s_name_is_a_section() -> None:
    trail = '<div class="crumbs"><a href="/">الرئيسية</a> / <a href="/lb">لبنان</a></div>'
    name = "موقع قناة الوادي - لبنان"
    got = article(page(above=trail, title=f"{TITLE} – {name}", head=meta(og_site_name=name)))
    assert got.sections == ("لبنان",)


def test_topics_label_tags_and_related_topics_do_not() -> None:
    below = (
        '<div><h3>مواضيع ذات صلة</h3><ul><li><a href="/a">خبر آخر من أخبار المدينة</a></li></ul></div>'
        '<div><p>مواضيع ساخنة اخرى</p><div><a href="/b">خبر ثالث من أخبار المدينة</a></div></div>'
        '<div class="t"><div>مواضيع</div><a href="/q/1">جسور</a><a href="/q/2">ترميم</a></div>'
    )
    assert article(page(f"{TEXT}{below}")).tags == ("جسور", "ترميم")


def test_pages_of_teasers_are_still_no_article() -> None:
    assert refusal(page(f"<div>{cards(12)}</div>", headline="أخبار المدينة")).kind is not None
    assert answer(page(head=json_ld(news(headline=TITLE))), URL)


# -- listings and articles -------------------------------------------------------------------------


def links(count: int) -> str:
    return "".join(
        f'<li><a href="/a/{i}">عنوان خبر آخر من أخبار المدينة رقم {i}</a></li>'
        for i in range(count)
    )


def test_a_short_text_around_a_block_of_links_is_an_article() -> None:
    block = f"<div><ul>{links(6)}</ul></div>"
    assert article(with_inside(block)).paragraphs == PROSE


def test_paragraphs_in_boxes_of_their_own_are_no_teasers() -> None:
    text = "".join(f"<div><p>{each}</p></div>" for each in PROSE)
    source = page(f"<div>{text}</div>", below=f"<ul>{links(16)}</ul>")
    assert article(source).paragraphs == PROSE


def test_an_article_appended_under_a_linked_title_is_none_of_the_text() -> None:
    other = (
        f'<div><div><h2><a href="/next/1">{LEAD}</a></h2></div><div><p>{PROSE[0]} خبر آخر تماماً.</p>'
        f"<p>{PROSE[1]} خبر آخر تماماً.</p><p>{PROSE[2]} خبر آخر تماماً.</p></div></div>"
    )
    source = page(f"<div><div>{paragraphs()}</div></div>{other}")
    assert article(source).paragraphs == PROSE


@pytest.mark.parametrize(
    "caption",
    ["صرف المعاشات - صورة أرشيفية", "جانب من السوق القديمة (رويترز)", "السوق القديمة. أرشيفية"],
)
def test_a_line_below_a_picture_that_ends_as_captions_do_is_one(caption: str) -> None:
    source = page(f'<div><img src="/a.jpg" width="600"><p>{caption}</p>{paragraphs()}</div>')
    assert article(source).paragraphs == PROSE


@pytest.mark.parametrize(
    "prompt",
    ["تابعوا الوادي على", "تابعونا عبر قناتنا على تلغرام", "3 دقائق وقت القراءة", "ملخص", "مادة إعلانية"],
)  # fmt: skip
def test_prompts_in_the_text_s_own_place_are_none_of_it(prompt: str) -> None:
    source = page(f"<div><p>{PROSE[0]}</p><p>{prompt}</p>{paragraphs(PROSE[1:])}</div>")
    assert article(source).paragraphs == PROSE


def test_a_sentence_that_begins_with_followed_is_text() -> None:
    told = "تابع سكان المدينة حفل الافتتاح على فيسبوك."
    source = page(f"<div>{paragraphs()}<p>{told}</p></div>")
    assert article(source).paragraphs == (*PROSE, told)


# -- what is counted from the fetch, and what the data says ----------------------------------------


@pytest.mark.parametrize("printed", ["منذ 3 ساعات", "12 شباط 20:15", "أمس"])
def test_a_day_without_a_year_is_no_witness_against_a_claim(printed: str) -> None:
    head = meta(og_title=TITLE, article_published_time="2023-02-12T08:10:00+00:00")
    got = article(page(f"<div><span>{printed}</span></div>{TEXT}", head=head))
    assert str(got.published) == "2023-02-12 08:10:00+00:00"


def test_the_title_in_the_data_has_no_site_s_name() -> None:
    body = "".join(f"<p>{each}</p>" for each in PROSE)
    data = json.dumps({"props": {"article": {"title": TITLE, "body": body}}}, ensure_ascii=False)
    got = article(
        f'<html><head><meta charset="utf-8"><title>{TITLE} | بريد الوادي</title></head><body><div id="__next"></div>'
        f'<script id="__NEXT_DATA__" type="application/json">{data}</script></body></html>'
    )
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)


def test_a_name_alone_below_the_last_sentence_signs_it() -> None:
    got = article(page(f"<div>{'<br>'.join((*PROSE, 'فاطمة حداد', 'تابعوا أخبارنا على تلغرام'))}</div>"))  # fmt: skip
    assert got.paragraphs == PROSE
    assert got.authors == ("فاطمة حداد",)


def test_the_last_of_a_list_of_names_stays() -> None:
    names = ("سامي حداد", "فاطمة حداد", "أحمد الخوري")
    assert article(page(f"<div>{'<br>'.join((*PROSE, *names))}</div>")).paragraphs == (
        *PROSE,
        *names,
    )


def test_a_town_nobody_listed_counts_before_a_label() -> None:
    got = article(page(f"<div><p>زوق مكايل - خاص: {PROSE[0]}</p>{paragraphs(PROSE[1:])}</div>"))
    assert got.dateline is not None
    assert got.dateline.places == ("زوق مكايل",)
    assert got.paragraphs == PROSE


def test_a_wire_s_byline_over_its_dateline_is_the_author() -> None:
    lines = ("من رانيا حداد", f"دبي 8 مارس آذار (رويترز) - {PROSE[0]}", *PROSE[1:], "(إعداد سامي حداد للنشرة العربية - تحرير أحمد الخوري)", "© Thomson Reuters 2025 All rights reserved.")  # fmt: skip
    got = article(page(f"<div>{paragraphs(lines)}</div>"))
    assert got.paragraphs == PROSE
    assert got.authors == ("رانيا حداد",)
    assert got.dateline is not None
    assert got.dateline.agency == "رويترز"


@pytest.mark.parametrize("below", ["", "<div>المصدر: الاتحاد - أبوظبي</div>"])
def test_the_name_in_the_dateline_is_the_author_where_no_person_is_named(below: str) -> None:
    signed = f"<p><b>أحمد الخوري (أبوظبي)</b></p>{paragraphs()}"
    got = article(page(f"<div>{signed}</div>{below}"))
    assert (got.authors, got.paragraphs) == (("أحمد الخوري",), PROSE)


def test_a_short_text_with_links_between_its_paragraphs_is_found_whole() -> None:
    texts = (PROSE[0][:90] + ".", "وقال إن الجسر من أكبر جسور البلاد.", "ولم يحدد موعداً للافتتاح.")
    link = '<p><a href="/x{}">قد يهمك أيضا.. خبر آخر من أخبار المدينة هذا اليوم</a></p>'
    body = f"<p>{texts[0]}</p>{link.format(1)}<p>{texts[1]}</p>{link.format(2)}<p>{texts[2]}</p>"
    assert article(page(f"<div>{body}</div>")).paragraphs == texts


def test_a_last_subheading_with_a_short_text_stays() -> None:
    inside = f"{paragraphs()}<h2>الثالث: تطبيق أنكي</h2><p>بطاقات ذكية للحفظ على المدى الطويل.</p>"
    got = article(page(f"<div>{inside}</div>"))
    assert got.paragraphs[-2:] == ("الثالث: تطبيق أنكي", "بطاقات ذكية للحفظ على المدى الطويل.")


def test_a_heading_with_nothing_below_it_is_not_text() -> None:
    got = article(page(f"<div>{paragraphs()}<h2>في الصحف اليوم</h2></div>"))
    assert got.paragraphs == PROSE
