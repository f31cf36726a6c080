"""Pages that a site makes of itself are refused; articles that look like them are not."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest

from scraper.outcome import Kind
from tests.parser.making import (
    PROSE,
    answer,
    article,
    json_ld,
    meta,
    news,
    page,
    paragraphs,
    refusal,
)

ABOUT = (
    "قسم يتابع أخبار الجسور والطرق في المحافظات على مدار الساعة بأقلام مراسلينا في المدن والأرياف."
)
TITLES = ("افتتاح سوق الخضار بعد تأخير", "حديقة جديدة في الحي الشرقي", "مدرسة المحطة تستقبل طلابها")
DAY = "<div>2 مارس 2025</div>"
MENU = '<nav><a href="/sport">أخبار الرياضة</a> <a href="/money">أخبار الاقتصاد</a></nav>'
CARDS = "".join(
    f'<div><h2><a href="/{n}">{title}</a></h2><div>{n + 1} مارس 2025</div></div>'
    for n, title in enumerate(TITLES)
)


def in_system(classes: str, text: str, headline: str = "شؤون محلية") -> str:
    return page(text, headline=headline).replace("<body>", f'<body class="{classes}">')


@pytest.mark.parametrize(
    "classes",
    [
        "rtl archive category category-local category-12",
        "archive tag tag-55",
        "search search-no-results",
        "archive author author-sami",
        "error404",
        "path-taxonomy page-vocabulary",
    ],
)
def test_what_the_system_calls_a_listing_or_gone_is_no_article(classes: str) -> None:
    assert refusal(in_system(classes, paragraphs(PROSE[:2]))).kind == Kind.NOT_ARTICLE


def test_a_page_in_a_paper_s_archive_is_an_article_where_no_system_says_what_it_lists() -> None:
    source = in_system("archive", f"<p>9 آذار 2025</p>{paragraphs()}")
    assert article(source).paragraphs == PROSE


def test_what_the_system_calls_a_post_is_an_article() -> None:
    source = in_system("single single-post postid-8 archive tag", paragraphs())
    assert article(source).paragraphs == PROSE


def test_a_static_page_without_a_date_is_no_article_one_with_a_date_is() -> None:
    assert "by its system" in refusal(in_system("page page-id-120", paragraphs(PROSE[:2]))).reason
    dated = in_system("page page-id-120", DAY + paragraphs(PROSE[:2]))
    assert article(dated).paragraphs == PROSE[:2]


@pytest.mark.parametrize("title", ["الوسم: سوق النحاسين", "نتائج البحث عن: الجسر", "تصنيف: محليات"])
def test_a_title_with_the_label_of_a_listing_is_no_headline(title: str) -> None:
    assert "listing by its title" in refusal(page(DAY + paragraphs(), headline=title)).reason


@pytest.mark.parametrize("title", ["اليوم: بدء مقابلات الدوري", "الكاتب: لن أعتذر عما قلت"])
def test_a_headline_with_a_colon_is_one(title: str) -> None:
    assert article(page(DAY + paragraphs(), headline=title)).headline == title


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("نتائج البحث", "عذراً، لم نعثر على نتائج مطابقة لبحثك، جرّب كلمات أخرى أو تصفح الأقسام."),
        ("تم منع الوصول", "لست مخولاً للوصول إلى هذه الصفحة، وإن كان هذا خطأ فيرجى إبلاغنا به."),
        ("حدث خطأ غير متوقع", "يعمل الفريق الفني على إصلاح الخلل في أسرع وقت ممكن، فشكراً لصبركم."),
        (
            "صحيفة الوادي",
            "نأسف، الخبر المطلوب تم حذفه أو نقله من قبل الإدارة، نرجو المحاولة لاحقاً.",
        ),
    ],
)
def test_a_notice_to_the_visitor_is_no_article(title: str, text: str) -> None:
    assert refusal(page(f"<p>{text}</p>", headline=title)).kind == Kind.NOT_ARTICLE


def test_a_dated_story_with_such_words_is_one() -> None:
    text = "قال موظف إن الخبر المطلوب تم حذفه من موقع الوزارة بعد دقائق من نشره، ثم ظهرت عبارة «يرجى المحاولة لاحقاً»."
    got = article(page(f"{DAY}<p>{text}</p>", headline="حذف خبر من موقع الوزارة يثير الأسئلة"))
    assert got.paragraphs == (text,)


@pytest.mark.parametrize(
    "title",
    ["شروط الاستخدام والنشر", "سياسة ملفات تعريف الارتباط", "وظائف شاغرة", "الاشتراك في الصحيفة"],
)
def test_rules_and_services_are_no_articles(title: str) -> None:
    assert "about the site" in refusal(page(headline=title)).reason


@pytest.mark.parametrize(
    "title",
    [
        "سياسة الخصوصية في تطبيقات التراسل تثير الجدل",
        "وظائف شاغرة في وزارة التربية",
        "إعلان في صحيفة أجنبية",
    ],
)
def test_stories_about_rules_and_services_are(title: str) -> None:
    assert article(page(headline=title)).paragraphs == PROSE


def test_what_a_section_is_about_and_its_titles_with_dates_are_no_article() -> None:
    said = refusal(page(f"<p>{ABOUT}</p>{CARDS}", headline="ملف: الجسور القديمة"))
    assert "titles with their dates" in said.reason


@pytest.mark.parametrize(
    "between", ["<h3>مقالات ذات صلة</h3>", "<div>من أعمالنا في المدينة</div>", DAY]
)
def test_a_short_article_before_such_titles_is_one(between: str) -> None:
    got = article(page(f"<p>{PROSE[0]}</p>{between}{CARDS}"))
    assert got.paragraphs == (PROSE[0],)


def test_a_life_and_the_authors_articles_are_no_article() -> None:
    life = "صحفي وكاتب من مواليد المدينة، عمل في صحف عدة، ويكتب في الشأن الزراعي منذ عشرين عاماً."
    source = page(f"<p>{life}</p><h2>مقالات الكاتب</h2>{CARDS}", headline="سامي الحلو")
    assert "author" in refusal(source).reason
    assert article(page(f"{DAY}{paragraphs()}<h2>مقالات الكاتب</h2>{CARDS}")).paragraphs == PROSE
    profile = page(f"<p>{life}</p>{CARDS}", headline="سامي الحلو", head=meta(og_type="profile"))
    assert refusal(profile).kind == Kind.NOT_ARTICLE


def test_teasers_that_break_off_with_a_link_are_no_article() -> None:
    teasers = "".join(
        f'<div><b>{title}</b><br>{text} <a href="/n/{text[:3]}">المزيد..</a></div>'
        for title, text in zip((*TITLES, "ختام"), PROSE, strict=True)
    )
    assert "teaser" in refusal(page(teasers, headline="الأخيرة")).reason


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("حالة الطقس", "يبقى الجو اليوم غائماً جزئياً مع انخفاض على الحرارة، وتنشط الرياح الغربية بعد الظهر."),
        ("وظائف شاغرة", "أعلنت بلدية الوادي عن وظائف شاغرة لسائقي الحافلات، وتقدم الطلبات حتى نهاية الشهر."),
        ("قريبا", "يقول المسؤولون كلما سئلوا إن القطار قادم قريباً، ولا يرى الناس من القطار إلا صوره على الجدران."),
        ("الصور", "لا تكذب الصور القديمة، لكنها لا تقول كل شيء عن أهلها الذين وقفوا أمام العدسة ذات صباح بعيد."),
        ("404 إصابات في حريق السوق", "أحصت وزارة الصحة 404 إصابات في الحريق الذي شب أمس في السوق المغطى وسط المدينة."),
        ("حجب ثلاثة مواقع", "رأى القراء أمس عبارة «تم حجب هذا الموقع» عند فتح ثلاثة مواقع إخبارية، ولم تعلّق الوزارة."),
        ("غرامة على شركة", "لم تطلب الشركة الموافقة على ملفات تعريف الارتباط من زوار موقعها فغرمتها هيئة البيانات."),
    ],
)  # fmt: skip
def test_a_dated_story_under_a_service_s_or_a_wall_s_words_is_an_article(
    title: str, text: str
) -> None:
    got = article(page(f"{DAY}<p>{text}</p>", headline=title))
    assert (got.headline, got.paragraphs) == (title, (text,))
    ago = page(f'<time datetime="2025-03-02">قبل يومين</time><p>{text}</p>', headline=title)
    assert article(ago).paragraphs == (text,)
    post = page(f"<p>{text}</p>", headline=title).replace("<body>", '<body class="single-post">')
    assert article(post).paragraphs == (text,)


def test_a_service_s_cells_are_no_story_on_any_day() -> None:
    cells = "".join(
        f"<p>{city}: {low}، غائم جزئيا</p>" for city, low in (("الوادي", 12), ("الساحل", 19))
    )
    assert refusal(page(f"{DAY}{cells}", headline="حالة الطقس")).kind != Kind.BLOCKED


def test_a_notice_at_the_address_of_a_day_is_one() -> None:
    source = page(
        "<p>نأسف، الخبر المطلوب تم حذفه أو نقله، نرجو المحاولة لاحقاً.</p>", headline="صحيفة الوادي"
    )
    assert refusal(source, "https://www.alwadi.example/2025/03/02/bridge").kind == Kind.NOT_ARTICLE


def test_rows_that_say_something_are_no_table() -> None:
    rows = tuple(
        f"سعر الدولار في بنك {name}: 47.{n}0 للشراء و47.{n}5 للبيع"
        for n, name in enumerate(("الوادي", "الساحل", "البركة", "السلام", "الشمال", "النهضة"))
    )
    assert article(page(DAY + paragraphs(rows))).paragraphs == rows


def test_one_sentence_of_a_dated_flash_is_its_text() -> None:
    text = "قدم رئيس البلدية استقالته إلى وزير الداخلية مساء اليوم."
    assert article(page(f"{DAY}<p>{text}</p>")).paragraphs == (text,)
    assert refusal(page(f"<p>{text}</p>")).kind == Kind.EMPTY


def test_a_page_about_the_publisher_is_no_article_a_story_about_a_town_is() -> None:
    text = paragraphs(
        ("الوادي صحيفة مستقلة تأسست قبل ثلاثين عاماً، ويعمل فيها ستون صحفياً في المدن والقرى.",)
    )
    assert (
        "about the site"
        in refusal(page(text, headline="عن الوادي", head=meta(og_site_name="صحيفة الوادي"))).reason
    )
    assert article(page(DAY + paragraphs(), headline="عن الوادي")).paragraphs == PROSE


def test_a_service_s_title_without_a_text_says_what_the_page_is() -> None:
    assert refusal(page("<form><input></form>", headline="اتصل بنا")).kind == Kind.NOT_ARTICLE


def test_a_headline_of_one_word_is_its_heading_not_the_title_with_the_site() -> None:
    source = page(headline="خطأ", title="خطأ - شبكة الوادي الإخبارية")
    assert article(source).headline == "خطأ"


@pytest.mark.parametrize(
    "path",
    ["?q=node/48213", "article.php?id=482&s=3", "index.php?s=article&id=22", "showthread.php?s=0a1b2c3d4e5f60718293a4b5c6d7e8f9&t=15", "topic/48213", "page/48213",
     "2025/03/48213", "2025/03/09/bridge", "category/reopening-of-the-old-bridge", "section/local/فتح-الجسر-القديم-بعد-عامين"],
)  # fmt: skip
def test_an_article_s_number_or_title_in_an_address_is_no_listing(path: str) -> None:
    assert article(page(), f"https://www.alwadi.example/{path}").paragraphs == PROSE


@pytest.mark.parametrize(
    "path",
    ["?q=taxonomy/term/5", "?s=الجسر", "topic/48", "page/2", "category/arab-and-world", "tag/48213",
     "search/label/جسور", "2025/03/", "2025/3/09", "category/one-two-three-four-five/page/2"],
)  # fmt: skip
def test_a_word_looked_for_or_a_name_in_an_address_is_one(path: str) -> None:
    assert "by its address" in refusal(page(), f"https://www.alwadi.example/{path}").reason


@pytest.mark.parametrize(
    "title",
    ["تم حذف الخبر.. قصة صورة أشعلت المدينة", "رابط نتائج الثانوية غير متاح حتى المساء", "لحظة من فضلك", "المحتوى غير متاح في بلدك",
     "وسم: حين تتحول الكلمات إلى سلاح"],
)  # fmt: skip
def test_a_dated_flash_under_a_wall_s_words_is_an_article(title: str) -> None:
    assert article(page(DAY + paragraphs(PROSE[:1]), headline=title)).headline == title
    assert refusal(page(f"<p>{title}</p>", headline=title)).kind != Kind.NOT_ARABIC


def test_a_film_below_a_dated_flash_is_the_channel_s() -> None:
    film = '<iframe src="https://www.youtube.com/embed/x"></iframe>'
    assert article(page(DAY + paragraphs(PROSE[:1]) + film)).paragraphs == PROSE[:1]
    assert "video" in refusal(page(DAY + film + paragraphs(PROSE[:1]))).reason


def test_a_title_a_teaser_and_its_link_are_no_article() -> None:
    teaser = (
        f'<h3><a href="/n/7">{TITLES[0]}</a></h3><p>{PROSE[0]}</p><a href="/n/7">اقرأ المزيد</a>'
    )
    assert "teaser" in refusal(page(teaser, headline="ثقافة وفنون")).reason
    other = f'<p>{PROSE[0]}</p><a href="/n/7">اقرأ المزيد</a>'
    assert article(page(other)).paragraphs == PROSE[:1]


def test_a_page_under_the_publisher_s_name_is_about_it() -> None:
    about = page(
        paragraphs(PROSE[:1]), headline="صحيفة الوادي", head=meta(og_site_name="صحيفة الوادي")
    )
    assert refusal(about).kind == Kind.NOT_ARTICLE


def test_what_a_section_is_about_is_no_article_whatever_follows() -> None:
    source = page(f"<p>{ABOUT}</p><h2>أحدث الأخبار</h2>{CARDS}", headline="اقتصاد")
    assert "menu" in refusal(source).reason
    assert article(page(DAY + paragraphs(PROSE[:1]), headline="اقتصاد")).paragraphs == PROSE[:1]


def test_what_the_site_offers_its_readers_is_no_article() -> None:
    offer = page(paragraphs(PROSE[:1]), headline="حمل تطبيق صحيفة الوادي")
    assert "notice" in refusal(offer).reason


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Web server is down", "The web server is not returning a connection. As a result, the page is not displaying."),
        ("Please verify you are a human", "Access to this page has been denied because we believe you are using automation tools."),
        ("Welcome to nginx!", "If you see this page, the nginx web server is successfully installed and working."),
    ],
)  # fmt: skip
def test_a_server_s_own_pages_are_no_articles_in_any_language(title: str, text: str) -> None:
    bare = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
    assert refusal(bare, language="any").kind == Kind.BLOCKED


@pytest.mark.parametrize(
    "title", ["Page introuvable", "Sayfa bulunamadı", "صفحه مورد نظر یافت نشد", "صفحہ نہیں ملا"]
)
def test_a_page_that_is_gone_says_so_in_other_languages_too(title: str) -> None:
    text = "<p>Revenez à la page d'accueil ou utilisez la recherche pour trouver ce que vous cherchez.</p>"
    assert "soft 404" in refusal(page(text, headline=title), language="any").reason


@pytest.mark.parametrize("today", [DAY, '<time datetime="2025-03-02">الأحد</time>'])
def test_the_day_over_the_menu_is_every_page_s(today: str) -> None:
    source = page(f"<p>{ABOUT}</p>{CARDS}", headline="اقتصاد").replace("<nav>", f"{today}<nav>")
    assert refusal(source).kind == Kind.NOT_ARTICLE
    gone = page(
        "<p>نأسف، الخبر المطلوب تم حذفه أو نقله من قبل الإدارة.</p>", headline="صحيفة الوادي"
    )
    bar = f'{today}<div><a href="/a">محليات</a> <a href="/b">رياضة</a> <a href="/c">ثقافة</a></div>'
    assert refusal(gone.replace("<nav>", f"{bar}<nav hidden>")).kind == Kind.NOT_ARTICLE


@pytest.mark.parametrize("label", ["أحدث المقالات", "كل المقالات"])
def test_the_latest_articles_in_a_column_make_no_author_s_page_of_an_article(label: str) -> None:
    links = "".join(
        f"<li><a href='/n/{at}'>عنوان خبر آخر من أخبار المدينة {at}</a></li>" for at in "123"
    )
    beside = f"<aside><h2>{label}</h2><ul>{links}</ul></aside>"
    said = "<div><span>ليلى عساف</span><span>9 مارس 2025</span><span>12 مشاهدة</span></div>"
    for above in (said, ""):
        got = article(page(f"{above}<div>{paragraphs(PROSE[:3])}</div>", below=beside))
        assert got.paragraphs == PROSE[:3]


CARD = "<a href='/s/1'>محليات</a><h3><a href='/n/{n}'>عنوان خبر آخر من أخبار المدينة {n}</a></h3>"
AUTHOR = "<p>صحفية تكتب في الشأن المحلي منذ عام 2010، وعملت في عدد من الصحف.</p>"


@pytest.mark.parametrize(
    "card",
    [
        f"<div>{CARD}<p>جاء في الخبر ما جاء فيه...</p></div>",
        f"<div><span>2 مارس 2025</span>{CARD}<p>جاء في الخبر ما جاء فيه...</p></div>",
        "<ul><li><a href='/n/{n}'>عنوان خبر آخر من أخبار المدينة {n}</a> <small>2 مارس 2025</small></li></ul>",
    ],
)
def test_a_life_over_articles_under_a_person_s_name_is_an_author_s_page(card: str) -> None:
    cards = "".join(card.format(n=n) for n in range(5))
    got = refusal(page(f"{AUTHOR}{cards}", headline="هدى كمال"))
    assert "author" in got.reason


def test_a_listing_is_told_from_the_article_that_it_shows_first() -> None:
    shown = f"<div><h2><a href='/n/1'>عنوان الخبر الأول الكبير</a></h2><p>{PROSE[0]}</p></div>"
    cards = "".join(
        f"<li><a href='/n/{n}'>عنوان خبر آخر {n} من أخبار المدينة</a></li>" for n in "234"
    )
    for title in ("#الجسر", "أرشيف مارس 2025"):
        refusal(page(f"{shown}<ul>{cards}</ul>", headline=title))


def test_two_sentences_side_by_side_with_cards_are_both_text() -> None:
    cards = "".join(CARD.format(n=n) for n in range(6))
    short = ("أعادت البلدية فتح الجسر القديم أمام السيارات.", "ولم تعلن عن كلفة الأعمال بعد عامين.")
    text = "".join(f"<p>{each}</p>" for each in short)
    got = article(page(f"<div>9 مارس 2025</div>{text}<h3>أخبار ذات صلة</h3>{cards}"))
    assert got.paragraphs == short


@pytest.mark.parametrize("title", ["شكراً لاشتراكك", "شكراً لك", "من أنا", "خدمة RSS", "الطقس اليوم"])
def test_more_pages_for_readers_are_no_articles(title: str) -> None:
    assert refusal(page(f"<p>{PROSE[0]}</p>", headline=title)).kind == Kind.NOT_ARTICLE


@pytest.mark.parametrize("title", ["شكراً لك", "المتجر", "من أنا"])
def test_a_column_with_a_day_may_be_called_as_such_a_page_is(title: str) -> None:
    assert article(page(DAY + paragraphs(), headline=title)).paragraphs == PROSE


@pytest.mark.parametrize("kind", ["Product", "JobPosting"])
def test_goods_and_vacancies_are_no_articles(kind: str) -> None:
    claim = json_ld({"@type": kind, "name": "كتاب حكايات السوق"})
    assert "declares itself" in refusal(page(paragraphs(PROSE[:2]), head=claim)).reason
    told = page(DAY + paragraphs(), head=claim + json_ld(news(headline="الجسر")))
    assert article(told).paragraphs == PROSE


def test_columnists_listed_with_who_they_are_are_no_text() -> None:
    people = ("سليم النقاش", "هدى الصباغ", "رانيا كرم", "خالد منصور")
    cards = "".join(
        f'<div><img src="/{at}.jpg"><h3><a href="/w/{at}">{name}</a></h3><p>{PROSE[at]}</p></div>'
        for at, name in enumerate(people)
    )
    assert not answer(page(cards, headline="كتّاب الوادي"))


def test_a_listing_whose_teasers_have_their_days_and_authors_is_none() -> None:
    teasers = "".join(
        f'<li class="hentry"><h3><a href="/article{n}">افتتاح معرض الحرف القديمة في الساحة {n}</a></h3><small>{n} تشرين الثاني (نوفمبر) 2010، بقلم سامي حداد</small><div><p>{PROSE[n % 4][: 95 + n]} ...</p></div></li>'
        for n in range(8)
    )
    reason = refusal(page(f"<ul>{teasers}</ul>", headline="اقتصاد")).reason
    assert "titles that lead to other articles" in reason


def test_a_forum_s_message_with_its_reasons_is_no_article() -> None:
    reasons = "".join(f"<li>إملأ الاستمارة في أسفل هذه الصفحة، ثم حاول {n}.</li>" for n in range(4))
    text = f"<div>أنت غير مسجل الدخول أو لا تملك صلاحية لدخول هذه الصفحة. وهذا قد يكون عائدا لأحد هذه الأسباب:<ol>{reasons}</ol></div>"
    assert refusal(page(text, headline="منتديات الضفاف")).kind == Kind.NOT_ARTICLE


def test_a_suspended_site_is_none() -> None:
    text = (
        "<p>يرجى من صاحب الموقع الاتصال بقسم المبيعات لدى شركة الاستضافة لتسوية ما عليه قريبا.</p>"
    )
    source = f'<html lang="ar"><head><title>الموقع موقوف</title></head><body><h1>هذا الموقع موقوف مؤقتا</h1>{text}</body></html>'
    assert refusal(source).kind in (Kind.NOT_ARTICLE, Kind.BLOCKED)


def test_a_person_whom_an_institution_presents_is_no_article_unless_on_a_day() -> None:
    life = "<p>أستاذ محاضر في قسم الرياضيات، تهتم أبحاثه بالنمذجة الرياضية للأوبئة في المدن الكبيرة.</p>"
    assert refusal(page(life, headline="د. عمر منصور")).kind == Kind.NOT_ARTICLE
    assert article(page(f"{DAY}{life}{paragraphs()}", headline="د. عمر منصور")).published


def test_a_subheading_of_a_page_that_the_menu_leads_to_is_not_its_headline() -> None:
    menu = '<li><a href="/program">البرنامج السياسي</a></li></ul></nav>'
    text = f"<p>{PROSE[0]}</p><h3>المحور الأول: الدولة والمؤسسات</h3><p>{PROSE[1]}</p>"
    source = page(text, headline="البرنامج السياسي").replace("</ul></nav>", menu)
    assert "البرنامج السياسي" in refusal(source).reason


MONTH = "".join(
    f'<article><h2><a href="/2025/03/{n}/">{title}</a></h2><div>{n + 1} مارس 2025</div>{paragraphs()}</article>'
    for n, title in enumerate(TITLES)
)


@pytest.mark.parametrize("title", ["مارس 2025", "شهر آذار 2025", "كانون الثاني 2013"])
def test_a_month_of_the_web_s_years_is_an_archive(title: str) -> None:
    assert "listing by its title" in refusal(page(MONTH, headline=title)).reason


def test_a_month_of_history_is_a_headline() -> None:
    assert article(page(DAY + paragraphs(), headline="حزيران 1967")).paragraphs == PROSE


@pytest.mark.parametrize("cards", [1, 2])
def test_a_card_s_day_between_title_and_teaser_makes_no_article_of_it(cards: int) -> None:
    shown = "".join(
        f'<div class="c"><h3><a href="/{n}">{title}</a></h3><span>محليات</span><div>{n + 1} مارس 2025</div><p>{PROSE[n]}</p></div>'
        for n, title in enumerate(TITLES[:cards])
    )
    assert "another article's title" in refusal(page(shown, headline="قرى")).reason


def test_titles_right_below_a_headline_without_text_are_a_listing() -> None:
    assert "listing" in refusal(page(CARDS, headline="مقالات الرأي")).reason


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("اشترك في الوادي بلس", "اقرأ بلا حدود: تحليلات حصرية، ونشرة يومية، وأرشيف كامل منذ عام 1998."),
        ("أهلاً بك من جديد", "ليس لديك حساب؟ أنشئ حساباً لتتمكن من حفظ المقالات والتعليق عليها ومتابعة كتّابك."),
        ("قصتنا", "انطلقت الصحيفة عام 2009 من غرفة صغيرة فوق مكتبة في شارع البريد بأربعة صحفيين."),
        ("النشرة اليومية", "كل صباح في بريدك: أهم خمسة أخبار من المدينة ومقال واحد يستحق القراءة."),
    ],
)  # fmt: skip
def test_what_is_offered_to_readers_is_no_article(title: str, text: str) -> None:
    assert refusal(page(f"<p>{text}</p>", headline=title)).kind == Kind.NOT_ARTICLE


def test_goods_to_put_into_a_cart_are_no_article() -> None:
    lamp = "<p>مصباح يعمل بالطاقة الشمسية يضيء ثماني ساعات، مقاوم للمطر، ويثبت من دون أسلاك.</p>"
    source = page(f"{lamp}<button>أضف إلى السلة</button>", headline="مصباح شمسي للحدائق")
    assert "goods" in refusal(source).reason
    assert article(page(lamp, headline="مصباح شمسي للحدائق")).paragraphs
    priced = f"<div>السعر: 45 ديناراً</div><div>الضمان: عامان</div><div>العدد: 3</div>{lamp * 2}"
    assert "goods" in refusal(page(priced, headline="مصباح شمسي للحدائق")).reason


def test_a_forum_s_thread_is_no_article() -> None:
    said = "هل يعرف أحد منكم كم تستغرق معاملة الرخصة في البلدية هذه الأيام وهل تلزم موافقة أحد؟"
    posts = "".join(
        f"<div><div>تاريخ التسجيل: Jan 20{n}</div><div>المشاركات: {n}</div><div>{said} {n}</div></div>"
        for n in (11, 14, 19)
    )
    assert "forum" in refusal(page(posts, headline="سؤال عن رخصة البناء في الوادي")).reason


def test_questions_with_answers_to_tick_are_no_article() -> None:
    asked = "".join(
        f"<div><p>السؤال {n}: في أي عام بني سور المدينة الثالث وكم كان عدد أبوابه؟</p>"
        "<label><input type=radio>عام 1210</label><label><input type=radio>عام 1340</label></div>"
        for n in range(1, 6)
    )
    assert "tick" in refusal(page(asked, headline="اختبر معلوماتك عن تاريخ المدينة")).reason


def test_a_few_words_under_no_title_are_no_article() -> None:
    source = f"<html><head><title>شبكة الضفاف</title></head><body>{MENU}<div><h2>مرحباً</h2><p>{PROSE[0]}</p></div></body></html>"
    assert "no title" in refusal(source).reason


def test_one_paragraph_is_a_flash_where_a_day_or_a_number_tells() -> None:
    """A dictionary's word, a hotel, a service: nothing says that somebody tells news."""
    flash = page(f"<p>{PROSE[0]}</p>", headline="فندق النخيل")
    assert "without a day" in refusal(flash, "https://a.example/place/palm").reason
    assert article(flash, "https://a.example/news/48213").paragraphs == PROSE[:1]
    for day in (DAY, "<div>منذ ساعتين</div>"):
        dated = page(f"{day}<p>{PROSE[0]}</p>", headline="فندق النخيل")
        assert article(dated, "https://a.example/place/palm").paragraphs == PROSE[:1]
    two = page(paragraphs(PROSE[:2]), headline="فندق النخيل")
    assert article(two, "https://a.example/place/palm").paragraphs == PROSE[:2]


def test_the_first_article_of_a_section_shown_whole_is_another_article_s() -> None:
    first = f'<article><h2><a href="/news/1">{TITLES[0]}</a></h2><div>2 مارس 2025</div>{paragraphs()}</article>'
    assert "another article's title" in refusal(page(first + CARDS, headline="اقتصاد")).reason


def test_what_readers_say_of_an_article_is_none() -> None:
    said = "".join(f"<div><b>سمر</b> <span>2 مارس 2025</span><p>{text}</p></div>" for text in PROSE)
    title = "التعليقات على: بلدية الوادي تعيد فتح الجسر القديم"
    assert "listing by its title" in refusal(page(said, headline=title)).reason


@pytest.mark.parametrize(
    "call", ["سجّل مجاناً لقراءة هذا الخبر", "أنشئ حسابك لمواصلة القراءة", "اشترك الآن للوصول إلى كل المقالات"]
)  # fmt: skip
def test_a_call_to_register_in_place_of_a_text_is_none(call: str) -> None:
    wall = f"{DAY}<div><h3>{call}</h3><p>{call} وعشرة غيره في الشهر.</p></div>"
    assert refusal(page(wall)).kind == Kind.EMPTY
    assert article(page(f"{paragraphs()}{wall}")).paragraphs == PROSE


def test_a_topic_under_its_sign_alone_is_none() -> None:
    assert "listing" in refusal(page(headline="#الجسر_القديم", title="#الجسر_القديم")).reason
    told = "#الجسر_القديم يعود إلى أهله"
    assert article(page(headline=told, title=told)).paragraphs == PROSE


@pytest.mark.parametrize(
    "wall",
    [
        "هذا المقال متاح للمشتركين فقط. اشترك الآن بدولارين في الشهر.",
        "أنت تقرأ نسخة مختصرة من المقال. النسخة الكاملة للمشتركين.",
        "تبقى لك مقالان مجانيان هذا الشهر.",
        "لمتابعة القراءة سجّل دخولك أو أنشئ حساباً جديداً.",
        "بقية المقال حصرية لمشتركي الوكالة.",
        "اشترك لتحصل على وصول كامل إلى محتوى الموقع.",
        "لقد بلغت الحد الأقصى من المقالات المجانية هذا الشهر.",
        "للاطلاع على المقال كاملاً يرجى تسجيل الدخول.",
        "هل أنت مشترك بالفعل؟ سجّل الدخول",
        "اختر الاشتراك الذي يناسبك",
    ],
)
def test_what_stands_where_a_text_breaks_off_is_none_of_it(wall: str) -> None:
    for shape in ("<p>{}</p>", "<div>{}</div>"):
        source = page(f"{DAY}<div>{paragraphs(PROSE[:2])}{shape.format(wall)}</div>")
        assert article(source).paragraphs == PROSE[:2]


@pytest.mark.parametrize(
    "text",
    [
        "اشتركت في الندوة أربع جامعات، وقالت إحداها إن المقال متاح للمشتركين منذ أمس.",
        "لديك حساب في المصرف منذ عشر سنوات، قال الموظف، ولا نستطيع أن نجده.",
        "لقد بلغت المياه منسوب الجسر للمرة الأولى، وأعلنت البلدية حال الطوارئ.",
    ],
)
def test_sentences_that_begin_like_such_calls_are_text(text: str) -> None:
    source = page(f"{DAY}<div>{paragraphs((*PROSE[:2], text, *PROSE[2:]))}</div>")
    assert text in article(source).paragraphs
