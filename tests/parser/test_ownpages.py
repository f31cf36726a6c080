"""Pages that a site makes of itself are refused; articles that look like them are not."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest

from scraper.outcome import Kind
from tests.parser.making import PROSE, article, meta, page, paragraphs, refusal

ABOUT = (
    "قسم يتابع أخبار الجسور والطرق في المحافظات على مدار الساعة بأقلام مراسلينا في المدن والأرياف."
)
TITLES = ("افتتاح سوق الخضار بعد تأخير", "حديقة جديدة في الحي الشرقي", "مدرسة المحطة تستقبل طلابها")
DAY = "<div>2 مارس 2025</div>"
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
    ["سياسة الخصوصية في تطبيقات التراسل تثير الجدل", "وظائف شاغرة في وزارة التربية"],
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
