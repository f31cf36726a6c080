"""Threads, vacancies, matches and services' tables are refused; articles about them are not."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest

from scraper.outcome import Kind
from tests.parser.making import PROSE, article, json_ld, meta, page, paragraphs, refusal

DAY = "<div>2 مارس 2025</div>"
QUESTION = "السلام عليكم، عندي مشكلة في تسجيل السيارة المستوردة، فهل يعرف أحد ما الأوراق المطلوبة؟"
ANSWER = "تحتاج شهادة المنشأ وبوليصة الشحن والتأمين، وتذهب إلى إدارة المرور في الصباح الباكر."


def thread(since: str) -> str:
    return "".join(
        f"<div class='post'><dl><dt>{name}</dt><dd>مشاركات: {place}4</dd><dd>{since}</dd></dl>"
        f"<p>بواسطة {name} » 2{place} مارس 2025 9:1{place} pm</p><div>{text}</div></div>"
        for place, (name, text) in enumerate(
            [("سهم", QUESTION), ("غيمة", ANSWER), ("راصد", ANSWER)]
        )
    )


@pytest.mark.parametrize("since", ["اشترك في: 2019", "تاريخ التسجيل: يناير 2019", "Joined: 2019"])
def test_messages_under_who_wrote_them_are_a_thread(since: str) -> None:
    got = refusal(page(thread(since), headline="أوراق تسجيل السيارة المستوردة"))
    assert "thread" in got.reason


def test_readers_with_their_day_below_an_article_make_it_no_thread() -> None:
    said = "".join(f"<div><b>سهم</b><div>اشترك في: 2019</div><p>{ANSWER}</p></div>" for _ in "123")
    said = f"<div><h3>التعليقات</h3>{said}</div>"
    assert article(page(DAY + paragraphs(), below=said)).paragraphs == PROSE
    since = "<div>عضو منذ 2019</div>"  # of who wrote the article, over it and below
    assert article(page(since + paragraphs() + since)).paragraphs == PROSE
    follow = "<div>اشترك في: نشرتنا الصباحية</div>"
    assert article(page(DAY + follow + paragraphs() + follow)).paragraphs == PROSE


def test_a_question_and_its_readers_answers_are_a_thread() -> None:
    head = json_ld({"@type": "QAPage", "name": "كيف أسجل السيارة؟"})
    answers = "".join(f"<div><p>{text}</p><button>رد</button></div>" for text in PROSE)
    asked = page(f"<p>{QUESTION}</p>{answers}", headline="كيف أسجل السيارة؟", head=head)
    assert "thread" in refusal(asked).reason
    assert article(page(DAY + paragraphs(), head=head)).paragraphs == PROSE


def test_a_match_without_a_report_is_none() -> None:
    head = json_ld({"@type": "SportsEvent", "name": "الاتحاد × النجوم"})
    goals = "<ul><li>12' هدف - سالم</li><li>58' هدف - نادر</li><li>77' هدف - وليد</li></ul>"
    assert "match" in refusal(page(goals, headline="الاتحاد × النجوم", head=head)).reason
    assert article(page(DAY + paragraphs() + goals, head=head)).paragraphs[:4] == PROSE


def test_an_employer_s_form_is_a_vacancy() -> None:
    form = "".join(
        f"<tr><td>{label}</td><td>{value}</td></tr>"
        for label, value in (
            ("جهة العمل", "شركة الجسور"),
            ("نوع العقد", "سنوي"),
            ("الراتب", "8000"),
        )
    )
    call = (
        "<p>على الراغبين إرسال السيرة الذاتية إلى البريد المبين أدناه قبل نهاية الشهر الحالي.</p>"
    )
    source = page(f"<table>{form}</table>{call}", headline="وظيفة شاغرة: مهندس شبكات")
    assert "vacancy" in refusal(source).reason
    assert article(page(f"{DAY}{paragraphs()}<table>{form}</table>")).paragraphs[:4] == PROSE


def test_a_service_s_table_under_the_day_of_the_visit_is_no_article() -> None:
    hours = "".join(f"<td>{hour}:12</td>" for hour in (5, 6, 12, 15, 17, 19))
    note = "<p>المواقيت حسب التوقيت المحلي للعاصمة وضواحيها، ويراعى فارق الدقائق بين المدن.</p>"
    table = f"<p>الأحد 9 مارس 2025</p><table><tr>{hours}</tr></table>{note}"
    assert "service" in refusal(page(table, headline="مواقيت الصلاة")).reason
    story = page(f"<p>الأحد 9 مارس 2025</p>{paragraphs()}", headline="مواقيت الصلاة")
    assert article(story).paragraphs == PROSE


@pytest.mark.parametrize("title", ["أخبار عاجلة", "شريط الأخبار"])
def test_a_ticker_is_none(title: str) -> None:
    rows = "".join(
        f"<li><time>1{at}:20</time> {text[:60]}</li>" for at, text in enumerate(PROSE * 2)
    )
    assert refusal(page(f"<ul>{rows}</ul>", headline=title)).kind == Kind.NOT_ARTICLE


@pytest.mark.parametrize(
    "call",
    ["للمتابعة سجّل الدخول أو اشترك الآن لتقرأ هذا المقال وآلاف المقالات.", "للمتابعة يرجى تسجيل الدخول."],
)  # fmt: skip
def test_a_call_to_log_in_that_says_for_what_first_is_no_text(call: str) -> None:
    assert refusal(page(f"{DAY}<div><p>{call}</p></div>")).kind == Kind.EMPTY
    source = page(f"{DAY}<div>{paragraphs(PROSE[:2])}<p>{call}</p></div>")
    assert article(source).paragraphs == PROSE[:2]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("تحقق أمني", "<p>لقد رصدنا نشاطاً غير معتاد من شبكتك. اكتب الأحرف الظاهرة في الصورة.</p>"),
        (
            "تم حظر الوصول",
            "<h1>تم حظر الوصول</h1><p>يبدو أنك تستخدم وسيطاً. عطله ثم أعد التحميل.</p>",
        ),
        (
            "الحساب معلق",
            "<h1>تم تعليق هذا الحساب</h1><p>على مالكه التواصل مع قسم المحاسبة في شركة الاستضافة لتفعيل الخدمة.</p>",
        ),
        (
            "تم رفض طلبك",
            "<h1>تم رفض طلبك</h1><p>رقم الحادثة 99-1231، فأرسله إلى الدعم الفني للموقع.</p>",
        ),
        ("غير متاح", "<h1>المحتوى غير متاح في بلدك</h1><p>نعتذر لأسباب تتعلق بحقوق البث.</p>"),
        ("www.alwadi.example", "<p>سيبدأ التصفح بعد ثوان معدودة من فحص سلامة اتصالك.</p>"),
    ],
)
def test_a_few_words_on_a_page_that_leads_nowhere_are_a_guard_s(title: str, words: str) -> None:
    bare = f"<html><head><title>{title}</title></head><body>{words}</body></html>"
    assert refusal(bare).kind == Kind.BLOCKED


def test_a_flash_on_a_page_that_leads_nowhere_is_read_where_it_has_a_day() -> None:
    flash = f"<h1>فتح الجسر القديم أمام السيارات</h1>{DAY}<p>{PROSE[0]}</p>"
    assert article(f"<html><body>{flash}</body></html>").paragraphs == PROSE[:1]
    whole = f"<h1>فتح الجسر القديم أمام السيارات</h1>{paragraphs()}"
    assert article(f"<html><body>{whole}</body></html>").paragraphs == PROSE


@pytest.mark.parametrize("title", ["من نحن", "سياسة الخصوصية"])
def test_a_page_about_the_site_is_none_though_its_head_has_a_day(title: str) -> None:
    head = meta(og_type="article", article_published_time="2021-03-02T10:00:00+00:00")
    assert "about the site" in refusal(page(headline=title, head=head)).reason
    story = page(headline=f"{title}؟ سؤال المدينة القديمة", head=head)
    assert article(story).paragraphs == PROSE


def test_facts_line_for_line_are_no_text() -> None:
    facts = "<p>إخراج: خالد زيدان</p><p>بطولة: ليلى عثمان، وائل سالم</p><p>المدة: 110 دقائق</p><p>التقييم: 7/10</p>"
    assert "facts" in refusal(page(facts, headline="فيلم «الرصيف»")).reason


@pytest.mark.parametrize(
    "text",
    [
        "<p>عذراً، عليك أن تكون عضواً لقراءة هذه المادة. العضوية مجانية ولا تستغرق دقيقة.</p>",
        "<p>يجب تفعيل الجافا سكريبت في متصفحك لعرض محتوى هذه الصفحة بشكل صحيح.</p>",
        "<p>لقراءة هذا المقال حمّل تطبيقنا المجاني من متجر هاتفك ثم افتح الرابط من جديد.</p>",
        "<p>لتحميل التقرير السنوي كاملاً مع ملاحقه وجداوله وخرائطه اضغط على الرابط.</p>",
        "<p>يمنع نسخ المواد المنشورة أو إعادة استعمالها إلا بإذن خطي من إدارة الوكالة.</p>",
        "<div class='author-box'><p>صحفي متخصص في شؤون النقل والموانئ، عمل مراسلاً في عواصم عدة.</p></div>",
    ],
)
def test_what_is_said_in_place_of_a_text_is_none_on_whatever_day(text: str) -> None:
    assert refusal(page(DAY + text)).kind in (Kind.NOT_ARTICLE, Kind.EMPTY)


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث إن التطبيق الجديد للبلدية يعمل على كل الهواتف ويصل إلى السكان بلا مقابل.",
        "أقر المجلس قانوناً يمنع نسخ الكتب المدرسية، ويعاقب من يبيع النسخ في المكتبات بالغرامة.",
        "أوصى خبراء بتحديث متصفحك باستمرار لتفادي الثغرات الأمنية التي كشفت عنها الشركة أمس.",
        "اشترط القانون الجديد أن تكون عضواً في النقابة لمزاولة المهنة، وحدد مهلة ستة أشهر.",
        "قالت الشركة إن إيقاف مانع الإعلانات لم يعد شرطاً لمشاهدة المقاطع في شبكتها العالمية.",
        "أعلنت الصحيفة أن عددها المقبل يصدر في ستين صفحة، وأن النسخة الورقية لن تتوقف.",
    ],
)
def test_a_flash_that_speaks_of_such_things_is_read(text: str) -> None:
    assert article(page(f"{DAY}<p>{text}</p>")).paragraphs == (text,)


def test_an_issue_s_cover_goods_and_an_employer_s_form_are_none_on_whatever_day() -> None:
    cover = "<p>تجدون في هذه الصفحة الصادر اليوم من الصحيفة كما خرج من المطبعة إلى قرائها.</p>"
    assert "issue" in refusal(page(DAY + cover, headline="العدد 4512")).reason
    bag = "<p>حقيبة من الجلد الطبيعي تتسع لحاسوب من خمس عشرة بوصة، بخياطة يدوية متينة.</p>"
    assert "goods" in refusal(page(f"{DAY}<div>أضف إلى السلة</div>{bag}", headline="حقيبة")).reason
    form = "<li>جهة العمل</li><li>نوع العقد</li><li>الراتب</li>"
    call = (
        "<p>على الراغبين إرسال السيرة الذاتية إلى البريد المبين أدناه قبل نهاية الشهر الحالي.</p>"
    )
    vacancy = page(f"{DAY}<ul>{form}</ul>{call}", headline="مهندس شبكات")
    assert "vacancy" in refusal(vacancy).reason
    assert article(page(DAY + paragraphs(), headline="العدد 4512")).paragraphs == PROSE


def test_messages_over_buttons_to_answer_them_are_a_thread() -> None:
    posts = "".join(
        f"<div><b>{name}</b><span>2{at} مارس 2025</span><p>{text}</p><a href='#'>رد</a> <a href='#'>اقتباس</a></div>"
        for at, (name, text) in enumerate([("سهم", QUESTION), ("غيمة", ANSWER), ("راصد", PROSE[0])])
    )
    assert "thread" in refusal(page(posts, headline="أوراق السيارة")).reason
    parts = "".join(f"<h3>رد الوزارة</h3><p>{text}</p>" for text in PROSE)
    assert article(page(f"{DAY}<div>{parts}</div>")).paragraphs[-1] == PROSE[-1]
