"""What the themes and plug-ins of content systems print around an article: each test is one of
their habits, on a page made up for it."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest

from tests.parser.making import PROSE, TITLE, article, json_ld, news, page, paragraphs

OTHER = '<a href="/other">انقطاع المياه عن أحياء شرق المدينة لأعمال الصيانة</a>'
TEXT = f'<div class="text">{paragraphs()}</div>'


def test_a_box_of_another_article_in_the_text_makes_the_time_over_it_no_entry_s() -> None:
    """Themes print the day of the article in the box as they print that of the article itself."""
    time = '<span class="time"><time class="post-published updated" datetime="{}">{}</time></span>'
    box = f'<div class="bs-irp"><div><span>قد يعجبك ايضا</span></div><div><p>{OTHER}</p><div>{time.format("2025-03-01T10:00:00+03:00", "مارس 1, 2025")}</div></div></div>'
    own = time.format("2025-03-08T19:05:33+03:00", "في <b>مارس 8, 2025</b>")
    text = f"<p>{PROSE[0]}</p>{box}{paragraphs(PROSE[1:])}"
    head = json_ld(news(headline=TITLE, datePublished="2025-03-08"))
    got = article(page(f'<div class="meta">{own}</div><div class="text">{text}</div>', head=head))
    assert str(got.published) == "2025-03-08 19:05:33+03:00"
    assert got.paragraphs == PROSE


def test_a_picture_in_a_menu_over_the_headline_is_none_of_the_article_s() -> None:
    menu = f'<ul class="menu"><li><a href="/other"><img src="/other-218x150.jpg"></a><h3>{OTHER}</h3></li></ul>'
    whole = f'<div><div><div><div>{menu}</div></div></div></div><div><div><div><div><h1>{TITLE}</h1><p><a href="/p.jpg"><img src="/p.jpg"></a></p>{TEXT}</div></div></div></div>'
    got = article(f'<html lang="ar"><head><title>{TITLE}</title></head><body>{whole}</body></html>')
    assert [image.url for image in got.images] == ["https://www.alwadi.example/p.jpg"]


def test_who_wrote_and_when_beside_a_picture_are_no_caption_of_it() -> None:
    told = '<div><time datetime="2025-03-08T11:30:00+00:00">آخر تحديث 8 مارس، 2025 2:30 مساءً</time></div><div>بواسطة <a href="/author/7">سامي حداد</a> <span>8 مارس، 2025</span> <span>3 دقائق قراءة</span></div>'
    line = f'<div><a href="/author/7"><img src="/g.jpg"></a><div>{told}</div></div>'
    got = article(page(f"<div>{line}</div>{TEXT}"))
    assert [image.caption or image.credit for image in got.images] in ([], [None])


def test_a_trail_in_print_goes_through_one_of_the_categories_in_print() -> None:
    trail = '<div class="breadcrumb"><a href="/">الرئيسية</a> / <a href="/c/1">زراعة</a></div>'
    line = '<p><span>8 مارس 2025</span> <a href="/c/1" rel="category">زراعة</a>, <a href="/c/2" rel="category">محلي</a></p>'
    assert article(page(f"{line}{TEXT}", above=trail)).sections == ("زراعة", "محلي")


@pytest.mark.parametrize("inside", [True, False])
def test_categories_of_a_related_article_below_are_none_of_the_article_s(inside: bool) -> None:
    trail = json_ld(
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "الرئيسية", "item": "/"},
                {"@type": "ListItem", "position": 2, "name": "تغذية", "item": "/c/1"},
            ],
        }
    )
    card = (
        f'<div><h3>{OTHER}</h3><span><a href="/c/9" rel="category tag">صحة المرأة</a></span></div>'
    )
    related = f"<div><h2>مقالات قد تعجبك</h2>{card}</div>"
    own = '<footer><a href="/c/1" rel="category tag">تغذية</a>، <a href="/c/2" rel="category tag">أعشاب</a></footer>'
    body = f'<div class="text">{paragraphs()}{related if inside else ""}</div>{own}{"" if inside else related}'
    assert article(page(body, head=trail)).sections == ("تغذية", "أعشاب")


def test_categories_on_one_line_with_the_tags_are_no_tags() -> None:
    line = '<footer><span><a href="/c/1" rel="category tag">آثار</a></span> <span><a href="/t/1" rel="tag">فسيفساء</a>، <a href="/t/2" rel="tag">مادبا</a></span></footer>'
    got = article(page(f'<div class="post category-a tag-b">{TEXT}{line}</div>'))
    assert got.tags == ("فسيفساء", "مادبا")


def test_a_button_in_a_box_of_tags_and_buttons_is_no_tag() -> None:
    box = '<div class="tags-share-box post-share"><span>0 تعليق</span><div>3</div><a class="post-share-item"><span>Facebook</span></a></div>'
    assert article(page(f"{TEXT}{box}")).tags == ()


def test_day_author_comments_and_tags_over_the_headline_are_no_menu() -> None:
    line = (
        '<div><span><a href="/x" rel="bookmark"><time class="entry-date published" datetime="2025-03-08T23:42:10+03:00">مارس 8, 2025</time>'
        '<time class="updated" datetime="2025-03-09T00:05:00+03:00">مارس 9, 2025</time></a></span><span><a href="/author/f/">فهد الروقي</a></span>'
        '<span><a href="/x#respond">0 Comments</a></span><span><a href="/tag/h/" rel="tag">الجسر</a>, <a href="/tag/s/" rel="tag">الوادي</a></span></div>'
    )
    got = article(page(TEXT, above=line))
    assert str(got.published) == "2025-03-08 23:42:10+03:00"
    assert (got.authors, got.tags) == (("فهد الروقي",), ("الجسر", "الوادي"))


@pytest.mark.parametrize("wrapped", [True, False])
def test_whose_words_are_lifted_out_of_the_text_is_left_out_with_them(wrapped: bool) -> None:
    words = "يسلكون في غيابه طريقاً أطول بعشرين كيلومتراً"
    quote = f"<div><p>{words}</p></div>" if wrapped else f"<p>{words}</p>"
    lifted = f"<figure><blockquote>{quote}<cite>سليم حيدر، تاجر</cite></blockquote></figure>"
    text = f"{paragraphs(PROSE[:2])}{lifted}{paragraphs(PROSE[2:])}"
    assert article(page(f'<div class="text">{text}</div>')).paragraphs == PROSE


def test_a_print_that_microdata_call_the_change_contradicts_no_publication() -> None:
    head = '<meta property="article:published_time" content="2024-11-02T09:00:00+00:00">'
    line = '<div>بواسطة سامي حداد / <span itemprop="dateModified">مارس 1, 2025</span></div>'
    got = article(page(f"{line}{TEXT}", head=head))
    assert (str(got.published), str(got.modified)) == ("2024-11-02 09:00:00+00:00", "2025-03-01")


@pytest.mark.parametrize(
    "line",
    [
        "(12 votes, average: 4.25 out of 5)",
        "(12 صوت، المتوسط: 4.25 من 5)",
        "4.3/5 - (12 صوت)",
        "5/5 - (1 صوت واحد)",
        "امسح الرمز لقراءة الخبر على هاتفك",
        "متوسط التقييم 4.5 / 5. عدد الأصوات: 12",
        "[إجمالي: 0 معدل: 0]",
        "انقر على نجمة للتقييم!",
        "لا يوجد أصوات حتى الآن! كن أول من يقيم هذه المقالة.",
        "(Visited 45 times, 1 visits today)",
        "Post Views: 311",
        "Please follow and like us:",
        "تعليقات فيسبوك",
    ],
)
def test_what_plug_ins_print_below_the_text_is_no_paragraph(line: str) -> None:
    assert article(page(f'<div class="text">{paragraphs()}<p>{line}</p></div>')).paragraphs == PROSE


@pytest.mark.parametrize(
    "line", ["5 من 10 مقاعد للمعارضة", "المعدل: 17.5", "صوت 12 نائباً مع المشروع و5 ضده"]
)
def test_a_line_with_a_count_of_its_own_is_text(line: str) -> None:
    text = f'<div class="text">{paragraphs()}<p>{line}</p></div>'
    assert article(page(text)).paragraphs == (*PROSE, line)


# -- other systems ---------------------------------------------------------------------------------


def test_a_field_whose_label_is_hidden_is_not_hidden() -> None:
    lead = "الجسر يعود إلى الخدمة بعد عامين من الترميم وبكلفة أقل مما رصد له."
    deck = f'<div class="field field--name-deck field--label-hidden field__item">{lead}</div>'
    got = article(page(f"{deck}<div>8 مارس 2025</div>{TEXT}"))
    assert (got.lead, got.paragraphs) == (lead, (lead, *PROSE))


def test_a_hidden_label_beside_a_picture_is_no_caption() -> None:
    picture = '<figure><div><div class="visually-hidden">صورة</div><div><img src="/p.jpg"></div></div></figure>'
    (image,) = article(page(f"{picture}{TEXT}")).images
    assert image.caption is None


def test_what_closes_a_picture_s_box_below_its_caption_is_the_credit() -> None:
    picture = '<div><span><img src="/p.jpg"></span><span class="itemImageCaption">الجسر بعد فتحه</span><span class="itemImageCredits">سامي حداد</span></div>'
    (image,) = article(page(f"{picture}{TEXT}")).images
    assert (image.caption, image.credit) == ("الجسر بعد فتحه", "سامي حداد")


def test_links_of_one_list_beside_the_day_are_all_authors() -> None:
    names = "".join(
        f'<div class="item"><a href="/taxonomy/term/{at}">{name}</a></div>'
        for at, name in enumerate(("ليلى عساف", "سامي حداد"))
    )
    got = article(
        page(f"<div><div>{names}</div><span>الثلاثاء 4 مارس 2025 - 21:15</span></div>{TEXT}")
    )
    assert (got.authors, got.sections) == (("ليلى عساف", "سامي حداد"), ())


def test_rdfa_beside_the_printed_day_tells_its_zone() -> None:
    line = '<div><span property="dc:date dc:created" content="2025-03-04T11:36:04+01:00">مشاركة من admin في ثلاثاء, 03/04/2025 - 11:36</span></div>'
    assert str(article(page(f"{line}{TEXT}")).published) == "2025-03-04 11:36:04+01:00"


def test_who_posted_and_when_on_one_line_are_no_paragraph() -> None:
    name = (
        '<span class="username" typeof="sioc:UserAccount" property="foaf:name">سعاد الراوي</span>'
    )
    got = article(page(f"<div>مشاركة من {name} في ثلاثاء, 03/04/2025 - 11:36</div>{TEXT}"))
    assert (got.authors, got.paragraphs) == (("سعاد الراوي",), PROSE)
    assert str(got.published) == "2025-03-04 11:36:00"


def test_a_month_as_joomla_s_translation_spells_it() -> None:
    line = "<span>الأربعاء, 16 تشرين1/أكتوير 2013 14:12</span>"
    assert str(article(page(f"{line}{TEXT}")).published) == "2013-10-16 14:12:00"


def test_a_menu_that_is_called_by_the_moment_of_its_making_dates_no_article() -> None:
    address = "https://www.alwadi.example/index.php/2013-01-12-09-11-12/item/3311"
    assert article(page(), address).published is None
    address = "https://www.alwadi.example/index.php/news/3311-2013-01-12-09-11-12"
    assert str(article(page(), address).published) == "2013-01-12"


def test_a_system_s_name_is_no_publisher_and_the_link_to_the_home_page_names_it() -> None:
    claim = news(headline=TITLE, publisher={"@type": "Organization", "name": "Blogger"})
    body = f'<div><h1><a href="/">أوراق الوادي</a></h1><p>تأملات</p></div><div><h3>{TITLE}</h3>{TEXT}</div>'
    source = f'<html lang="ar"><head><title>{TITLE}</title>{json_ld(claim)}</head><body>{body}</body></html>'
    assert article(source).publisher == "أوراق الوادي"


@pytest.mark.parametrize(
    "link", ['<a href="/">العربية</a>', '<a href="/">أخبار</a></div><div><a href="/b">رياضة</a>']
)
def test_other_links_to_the_home_page_name_no_publisher(link: str) -> None:
    body = f"<div><div>{link}</div></div><div><h1>{TITLE}</h1>{TEXT}</div>"
    source = (
        f'<html lang="ar"><head><title>{TITLE}</title></head><body><div>{body}</div></body></html>'
    )
    assert article(source).publisher is None


@pytest.mark.parametrize(
    ("rights", "name"),
    [
        ("جميع الحقوق محفوظة لوزارة التعليم © 1446هـ - 2025م", "وزارة التعليم"),
        (
            "جميع الحقوق محفوظة لشبكة الوادي الرياضية 2011 - Joomla! is Free Software released under the licence",
            "شبكة الوادي الرياضية",
        ),
    ],
)
def test_years_and_what_made_the_site_are_none_of_its_name(rights: str, name: str) -> None:
    button = '<a href="#" title="طباعة"><img src="/b.png" alt="طباعة"></a>'
    source = f'<html lang="ar"><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>{button}{TEXT}</div><div>{rights}</div></body></html>'
    assert article(source).publisher == name


def test_blogger_s_picture_in_another_size_is_the_same() -> None:
    picture = '<p><img src="https://blogger.example/img/a/AVvX=w640-h360"></p>'
    head = '<meta property="og:image" content="https://blogger.example/img/a/AVvX=w1200-h630-p-k-no-nu">'
    assert len(article(page(f"{picture}{TEXT}", head=head)).images) == 1


def test_a_caption_before_a_subheading_makes_the_first_paragraph_no_lead() -> None:
    picture = "<figure><img src='/p.jpg'><figcaption>الجسر بعد فتحه</figcaption></figure>"
    text = f"<p>{PROSE[0]}</p>{picture}<h2>كلفة أقل</h2>{paragraphs(PROSE[1:])}"
    got = article(page(f"<div>{text}</div>"))
    assert (got.lead, got.paragraphs) == (None, (PROSE[0], "كلفة أقل", *PROSE[1:]))
    wrapped = text.replace("<p>", "<div><p>").replace("</p>", "</p></div>")
    assert article(page(f"<div>{wrapped}</div>")).lead is None


def test_the_pictures_of_a_card_in_the_text_are_none_of_the_article_s() -> None:
    """Ghost's bookmark: a figure that is one link, with title, summary and two pictures."""
    card = '<figure class="kg-bookmark-card"><a href="https://other.example/x"><div><div>خريطة الجسور القديمة في المدينة</div><div>دليل تفاعلي لمواقع الجسور منذ مئة عام وحتى اليوم</div><div><img src="https://other.example/mark.png"><span>الموسوعة</span></div></div><div><img src="https://other.example/map.jpg"></div></a></figure>'
    text = f"{paragraphs(PROSE[:2])}{card}{paragraphs(PROSE[2:])}"
    got = article(page(f'<section class="gh-content">{text}</section>'))
    assert (got.images, got.paragraphs) == ((), PROSE)


def test_a_picture_that_leads_to_itself_is_the_article_s_whatever_stands_in_the_link() -> None:
    picture = '<figure><a href="/@@images/p-1200.jpeg"><img src="/@@images/p-400.jpeg"><figcaption>رئيس البلدية في الاحتفال</figcaption></a></figure>'
    (image,) = article(page(f"{picture}{TEXT}")).images
    assert image.caption == "رئيس البلدية في الاحتفال"


def test_a_picture_with_its_size_behind_its_address_is_the_same() -> None:
    claim = news(headline=TITLE, image="https://static.example/media/t.jpg")
    picture = '<p><img src="https://static.example/media/t.jpg/v1/fill/w_740,h_493/t.webp"></p>'
    assert len(article(page(f"{picture}{TEXT}", head=json_ld(claim))).images) == 1


@pytest.mark.parametrize(
    "href",
    [
        "modules.php?name=Your_Account&amp;op=userinfo&amp;username=sami",
        "/userinfo.php?uid=3",
        "/members/sami",
    ],
)
def test_an_account_s_link_is_no_section(href: str) -> None:
    line = f'<div>أرسل بواسطة <a href="{href}">sami</a> في 8 مارس 2025 (452 قراءة)</div>'
    assert article(page(f"{line}{TEXT}")).sections == ()


def test_a_category_that_closes_the_article_element_files_it() -> None:
    own = '<footer><ul><li><a href="/blog/categories/roads">طرق</a></li></ul></footer>'
    other = '<section><article><h2><a href="/o">عنوان مقال آخر في المدونة</a></h2><a href="/blog/categories/sport">رياضة</a></article></section>'
    assert article(page(f"{TEXT}{own}", below=other)).sections == ("طرق",)
    assert article(page(TEXT, below=other)).sections == ()


# -- what plug-ins set into a text -----------------------------------------------------------------

QUESTION, ANSWER = (
    "متى يفتح الجسر الثاني أمام السيارات؟",
    "يفتح في الأسبوع الأول من أيار بعد انتهاء الفحص.",
)


@pytest.mark.parametrize(
    "box",
    [
        "<div class='faq'><div><strong>{}</strong> <p>{}</p></div></div>",
        "<div class='faq'><div><div role='button'><span>{}</span></div><div><p>{}</p></div></div></div>",
        "<div class='acc'><div role='button'><a class='title' tabindex='0'>{}</a></div><div><p>{}</p></div></div>",
        "<details><summary>{}</summary><p>{}</p></details>",
    ],
)
def test_a_question_over_its_answer_in_a_box_is_text(box: str) -> None:
    text = f"{paragraphs(PROSE[:2])}{box.format(QUESTION, ANSWER)}{paragraphs(PROSE[2:])}"
    got = article(page(f'<div class="text">{text}</div>'))
    assert got.paragraphs == (*PROSE[:2], QUESTION, ANSWER, *PROSE[2:])


def test_a_link_to_another_article_over_the_text_owns_none_of_it() -> None:
    other = '<div><a href="/other"><span>See also</span> <span>المنتخب يستعد لمواجهة الإياب بتشكيلة معدلة</span></a></div>'
    assert article(page(f'<div class="text">{other}{paragraphs()}</div>')).paragraphs == PROSE


def test_who_posted_what_is_quoted_over_the_text_did_not_write_it() -> None:
    post = '<blockquote class="twitter-tweet"><p>ننتظر فتح الجسر منذ عامين وقد طال الانتظار</p>&mdash; هدى الصباغ (@hs) <a href="https://twitter.com/hs/status/1">March 3, 2025</a></blockquote>'
    got = article(page(f'<div class="text">{post}{paragraphs()}</div>'))
    assert (got.authors, got.paragraphs) == ((), PROSE)


def test_an_author_s_face_in_the_text_is_no_picture_of_the_article() -> None:
    box = '<div class="saboxplugin-wrap"><div><img src="/g.jpg"></div><div><a href="/author/e/">رانيا كرم</a></div><div><p>صحافية اقتصادية تتابع شؤون المدن منذ خمسة عشر عاماً.</p></div></div>'
    text = f"{paragraphs(PROSE[:2])}{box}{paragraphs(PROSE[2:])}"
    got = article(page(f'<div class="text">{text}</div>'))
    assert (got.images, got.paragraphs) == ((), PROSE)


@pytest.mark.parametrize("below", [True, False])
def test_verses_that_say_so_are_lines_of_their_own(below: bool) -> None:
    verses = ("قالوا الخزائن قد خلت", "قلنا القناعة لا تخون")
    pre = '<pre class="wp-block-verse">{}\n{}</pre>'.format(*verses)
    text = (
        f"{paragraphs()}{pre}" if below else f"{paragraphs(PROSE[:2])}{pre}{paragraphs(PROSE[2:])}"
    )
    place = 4 if below else 2
    got = article(page(f'<div class="text">{text}</div>'))
    assert got.paragraphs == (*PROSE[:place], *verses, *PROSE[place:])


def test_an_article_appended_whole_gives_neither_sections_nor_tags() -> None:
    def post(title: str, text: str, section: str) -> str:
        return (
            f'<div><article><header><div><a href="/c/{section}" rel="category">{section}</a></div><h1>{title}</h1>'
            f'</header><div class="text">{text}</div><div><span>وسم:</span><a href="/tag/{section}" rel="tag">وسم {section}</a></div></article></div>'
        )

    following = post("المكتب الوطني يطلق خطا جديدا بين مدينتين", paragraphs(PROSE[::-1]), "ملاعب")
    body = f"<div>{post(TITLE, paragraphs(), 'أخبار')}{following}</div>"
    source = f'<html lang="ar"><head><title>{TITLE}</title></head><body>{body}</body></html>'
    got = article(source)
    assert (got.sections, got.tags, got.paragraphs) == (("أخبار",), ("وسم أخبار",), PROSE)


def test_a_heading_that_a_builder_calls_advanced_is_text() -> None:
    heading = '<h2 class="wp-block-kadence-advancedheading kt-adv-heading5_1">كلفة أقل</h2>'
    text = f"{paragraphs(PROSE[:2])}{heading}{paragraphs(PROSE[2:])}"
    got = article(page(f'<div class="text">{text}</div>'))
    assert got.paragraphs == (*PROSE[:2], "كلفة أقل", *PROSE[2:])


def test_blogger_s_label_over_other_posts_is_no_text() -> None:
    text = f"{paragraphs()}<p><b>قد تُعجبك هذه المشاركات</b></p>"
    assert article(page(f'<div class="text">{text}</div>')).paragraphs == PROSE


def test_entries_of_a_live_report_are_text_without_who_wrote_each() -> None:
    """As a plug-in for live reports prints them: the clock is a link beside each entry."""
    entries = "".join(
        f'<div class="entry"><aside><a href="#id_{at}"><span>منذ {at + 1} ساعات</span><span>1{at}:20</span></a></aside>'
        f"<div><div>جاد صليبا</div><div><p>{text}</p></div></div></div>"
        for at, text in enumerate(PROSE[1:])
    )
    head = json_ld(news(headline=TITLE, author={"@type": "Person", "name": "جاد صليبا"}))
    got = article(page(f'<div class="text"><p>{PROSE[0]}</p><div>{entries}</div></div>', head=head))
    assert (got.paragraphs, got.authors) == (PROSE, ("جاد صليبا",))


def test_a_blog_s_sentence_below_the_text_tells_the_day_however_short() -> None:
    below = '<p><small>كتبت هذه التدوينة في يوم الأربعاء, مارس 5th, 2025 في الساعة 3:22 م وهي مصنفة تحت <a href="/?cat=3" rel="category">زراعة</a>. بإمكانك <a href="#r" rel="trackback">تعقيب</a>.</small></p>'
    got = article(page(f'<div class="entry">{paragraphs()}{below}</div>'))
    assert (str(got.published), got.sections) == ("2025-03-05 15:22:00", ("زراعة",))


def test_a_caption_that_is_picture_and_whose_is_a_credit() -> None:
    picture = '<figure><img src="/p.jpg"><figcaption>صورة: رويترز</figcaption></figure>'
    (image,) = article(page(f"{picture}{TEXT}")).images
    assert (image.caption, image.credit) == (None, "صورة: رويترز")


def test_the_site_may_stand_before_print_and_title() -> None:
    source = page(TEXT, title=f"الوادي نيوز > Print > {TITLE}")
    assert article(source).publisher == "الوادي نيوز"


def test_a_day_in_the_row_over_the_headline_is_not_that_of_the_column_before_it() -> None:
    column = "<table><tr><td><a href='/o'>انقطاع المياه عن أحياء شرق المدينة لأعمال الصيانة</a></td></tr></table>"
    rows = f"<tr><td>كتبه سامي حداد - 5 مارس 2025</td></tr><tr><td><center>{TITLE}</center></td></tr><tr><td>{paragraphs()}</td></tr>"
    body = f"<table><tr><td>{column}</td><td><table>{rows}</table></td></tr></table>"
    got = article(f"<html lang='ar'><head><title>{TITLE}</title></head><body>{body}</body></html>")
    assert str(got.published) == "2025-03-05"


def test_a_person_in_the_data_is_the_writer_and_no_publisher() -> None:
    """As Yoast's plug-in says it of a site that represents a person."""
    graph = [
        {
            "@type": "Article",
            "headline": TITLE,
            "author": {"@id": "#p"},
            "publisher": {"@id": "#p"},
        },
        {"@type": ["Person", "Organization"], "@id": "#p", "name": "رانيا كرم"},
        {"@type": "WebSite", "name": "أوراق المدينة", "url": "https://www.alwadi.example/"},
    ]
    got = article(page(TEXT, head=json_ld({"@context": "https://schema.org", "@graph": graph})))
    assert (got.authors, got.publisher) == (("رانيا كرم",), "أوراق المدينة")


@pytest.mark.parametrize("name", ["My Blog", "alwadi.example", "www.alwadi.example"])
def test_an_address_and_a_system_s_default_are_no_publisher(name: str) -> None:
    head = f'<meta property="og:site_name" content="{name}">'
    assert article(page(TEXT, head=head, title=f"{TITLE} - المشهد")).publisher == "المشهد"


# -- what stands between the headline and the text, and below it -----------------------------------

CARD = '<div><a href="/r{0}/"><img src="/r{0}.jpg"><h5>انقطاع المياه عن أحياء المدينة {0}</h5></a><p>{1}</p></div>'
SUMMARY = "تفاصيل جديدة يكشفها مصدر مسؤول عن القرار المرتقب في الأيام المقبلة"


@pytest.mark.parametrize("inside", [True, False])
def test_cards_of_other_articles_over_the_text_give_neither_text_nor_pictures(inside: bool) -> None:
    cards = f"<div>{''.join(CARD.format(at, SUMMARY) for at in range(4))}</div>"
    text = f"<div>{cards}{paragraphs()}</div>" if inside else f"{cards}<div>{paragraphs()}</div>"
    got = article(page(f"<div>8 مارس 2025</div>{text}"))
    assert (got.paragraphs, got.lead, got.images) == (PROSE, None, ())


def test_a_picture_and_the_headline_may_lead_to_the_article_itself() -> None:
    own = '<a href="/news/politics/48213"><img src="/p.jpg"></a>'
    title = f'<h1><a href="/news/politics/48213">{TITLE}</a></h1>'
    body = f"<div>{own}{title}{TEXT}</div>"
    got = article(f'<html lang="ar"><head><title>{TITLE}</title></head><body>{body}</body></html>')
    assert [image.url for image in got.images] == ["https://www.alwadi.example/p.jpg"]


def test_a_face_beside_who_wrote_below_the_text_is_no_picture_of_the_article() -> None:
    about = '<div><img src="/g.jpg"><h4>رانيا كرم</h4><p>صحافية لبنانية تكتب في شؤون المدن منذ خمسة عشر عاماً.</p><a href="/author/rania/">كل مقالات الكاتبة</a></div>'
    assert article(page(f"{TEXT}{about}")).images == ()


@pytest.mark.parametrize(
    "line",
    [
        "قد يحتوي هذا المقال على روابط تابعة، وقد نحصل على عمولة من دون أي تكلفة عليك.",
        "هذا المحتوى متاح للجميع بفضل دعم قرائنا.",
    ],
)
def test_what_a_site_says_over_a_text_is_none_of_it(line: str) -> None:
    got = article(page(f'<div class="text"><p>{line}</p>{paragraphs()}</div>'))
    assert (got.paragraphs, got.lead) == (PROSE, None)


def test_a_question_over_its_answer_is_no_card() -> None:
    """Where cards stand over the text, and a script opens the answers."""
    cards = f"<div>{''.join(CARD.format(at, SUMMARY) for at in range(4))}</div>"
    asked = f"<div><div><div><a class='title' tabindex='0'>{QUESTION}</a></div><div><p>{ANSWER}</p></div></div></div>"
    text = f"{cards}{paragraphs(PROSE[:2])}{asked}{paragraphs(PROSE[2:])}"
    got = article(page(f"<div>8 مارس 2025</div><div>{text}</div>"))
    assert got.paragraphs == (*PROSE[:2], QUESTION, ANSWER, *PROSE[2:])


@pytest.mark.parametrize(
    "title", ['<div role="button">{}</div>', "<summary><span><div>{}</div></span></summary>"]
)
def test_what_opens_a_part_of_the_text_heads_it(title: str) -> None:
    part = f"<details>{title.format('تفاصيل الأرقام')}<div><p>{ANSWER}</p></div></details>"
    text = f"{paragraphs(PROSE[:2])}{part}{paragraphs(PROSE[2:])}"
    got = article(page(f'<div class="text">{text}</div>'))
    assert got.paragraphs == (*PROSE[:2], "تفاصيل الأرقام", ANSWER, *PROSE[2:])


def test_a_caption_and_a_box_below_the_first_paragraph_make_it_no_lead() -> None:
    picture = "<figure><img src='/p.jpg'><figcaption>الجسر بعد فتحه</figcaption></figure>"
    box = f"<details><summary>{QUESTION}</summary><p>{ANSWER}</p></details>"
    text = f"<p>{PROSE[0]}</p>{picture}{box}{paragraphs(PROSE[1:])}"
    got = article(page(f"<div>{text}</div>"))
    assert (got.lead, got.paragraphs) == (None, (PROSE[0], QUESTION, ANSWER, *PROSE[1:]))


def test_a_trail_over_the_text_in_its_own_box_is_no_paragraph() -> None:
    trail = f'<div><a href="/">الرئيسية</a> » <a href="/c/1">محليات</a> » {TITLE[:30]}</div>'
    text = paragraphs().replace("<p>", "<div>").replace("</p>", "</div>")
    got = article(page(f"<div>{trail}{text}</div>"))
    assert (got.paragraphs, got.sections) == (PROSE, ("محليات",))
