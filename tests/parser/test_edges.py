"""One line too many at a text's edge: each case is one habit of papers that type what they say of
a text into it, above its first paragraph or below its last, and lines that only sound alike."""

from __future__ import annotations

import pytest

from scraper.parser.body.headnotes import over_text
from scraper.parser.dateline import is_dateline
from scraper.parser.signs.byline import parse_byline
from tests.parser.making import PROSE, article, meta, page, paragraphs

HEAD = meta(og_site_name="هسبات")


def _text(*texts: str, breaks: bool = False) -> str:
    told = "<br><br>".join(texts) if breaks else "".join(f"<p>{text}</p>" for text in texts)
    return page(f"<div>{told}</div>", head=HEAD)


# -- below the text --------------------------------------------------------------------------------

BELOW = [
    # whose it is, who helped, who paid
    "نقلاً عن وكالة الأنباء الألمانية",
    "ترجمة خاصة: هسبات",
    "الصور: ليلى عساف",
    "فيديو: سامي حداد",
    "Agence France-Presse",
    "المرجع: الجريدة الرسمية، العدد 12، 2025",
    "هذه المادة منشورة بالتعاون مع مؤسسة الضفاف",
    "تنشر هذه المادة بالشراكة مع شبكة الضفاف",
    "أنجز هذا التحقيق بدعم من صندوق الضفاف للسكان",
    "نشر هذا المقال بالتزامن مع صحيفة الضفاف",
    # desks and offices
    "هيئة التحرير",
    "قسم الأخبار",
    "القسم السياسي",
    "المحرر السياسي",
    "محرر الشؤون الاقتصادية",
    "هسبات / قسم الرياضة",
    "هسبات أونلاين",
    "هسبات خاص",
    "خاص بهسبات",
    "خاص",
    "مكتب الرباط",
    "مكتب هسبات بتونس",
    "خلية الإعلام والاتصال",
    "المكلف بالإعلام",
    "الكاتب: باحث في علم الاجتماع",
    # editors' notes
    "ملاحظة: تم تحديث الخبر بإضافة رد الوزارة",
    "ملاحظة المحرر: حذفت الأسماء التزاما بقرينة البراءة",
    "تنويه: الصورة أرشيفية",
    "تنويه: هذه المادة ترجمة عن صحيفة الضفاف",
    # counts, and what is shown beside the text
    "آخر تحديث 10:20",
    "قراءة 3 دقائق",
    "العدد 312",
    "صور من الحفل",
    "معرض الصور",
    "facebook.com/samihaddad",
    "متابعة: ز.ع",
    "ت: سوران محمود",
    "إعداد: وحدة الأبحاث في هسبات",
    "نشر هذا النص أول مرة في مجلة «مرافئ».",
    "انضم لقناة هسبات على واتساب",
]


@pytest.mark.parametrize("line", BELOW)
@pytest.mark.parametrize("breaks", [False, True])
def test_what_is_said_of_the_text_below_it_is_none_of_it(line: str, *, breaks: bool) -> None:
    assert article(_text(*PROSE, line, breaks=breaks)).paragraphs == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "وزارة الداخلية",
        "عن المكتب التنفيذي",
        "ساهم في إعداد الخطة مهندسون من البلدية.",
        "شارك في الحوار ممثلون عن الأحزاب والنقابات.",
        "وأعد هذا التقرير خبراء في البنك الدولي بدعم من الحكومة.",
        "ونشر هذا التقرير بالتزامن مع يوم المياه العالمي.",
        "هذه الحلقة الأولى برعاية القدر.",
        "القسم الشرقي من المدينة ما زال بلا كهرباء.",
        "مكتب البريد في الحي يفتح يوم الأحد.",
        "ملاحظة: يبدأ التسجيل يوم الأحد وينتهي في آخر الشهر.",
        "تنويه: على الراغبين في المشاركة إحضار بطاقة الهوية.",
        "صور من الماضي تعود إلى الذاكرة كلما عبرنا الجسر.",
        "نقلاً عن والده كان يروي حكاية الجسر.",
        "قراءة 3 دقائق كل يوم تكفي لتغيير حياتك.",
        "وختم بالقول: شاركونا رأيكم في الانتخابات المقبلة.",
    ],
)
def test_a_last_line_of_the_matter_is_text(line: str) -> None:
    assert article(_text(*PROSE, line)).paragraphs == (*PROSE, line)


@pytest.mark.parametrize(
    "label", ["ملاحظات للمحررين:", "للاستفسارات الإعلامية", "جهات الاتصال الإعلامية:"]
)
def test_what_a_release_has_for_the_press_ends_its_text(label: str) -> None:
    got = article(_text(*PROSE, label, "عمار خضر", "الهاتف: 0550112233"))
    assert (got.authors, got.paragraphs) == ((), PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "تابع القراءة", "اقتراحات لك", "نهاية الفيديو", "تخطى الإعلان", "اضغط للتكبير",
        "تشغيل الفيديو", "لا يدعم متصفحك تشغيل الفيديو", "جاري تحميل الاقتراحات...",
        "صدر الصورة، Getty Images",
    ],
)  # fmt: skip
def test_what_a_page_says_among_paragraphs_is_none(line: str) -> None:
    assert article(_text(*PROSE[:2], line, *PROSE[2:])).paragraphs == PROSE


@pytest.mark.parametrize(
    "line", ["صورة: أ ف ب", "الصورة: الجسر بعد الترميم", "الجسر بعد الترميم © DR"]
)
def test_a_line_below_a_picture_that_calls_itself_so_is_its_caption(line: str) -> None:
    picture = f'<p><img src="/a.jpg"></p><p>{line}</p>'
    got = article(page(f"<div>{paragraphs(PROSE[:2])}{picture}{paragraphs(PROSE[2:])}</div>"))
    assert got.paragraphs == PROSE


def test_what_asks_for_an_address_below_the_text_is_none_of_it() -> None:
    ask = "<p>اشترك للحصول على أحدث التدوينات المرسلة إلى بريدك الإلكتروني.</p>"
    box = f'<div class="wp-block-subscriptions"><p>اكتشاف المزيد من هسبات</p>{ask}</div>'
    assert article(page(f"<div>{paragraphs()}{box}</div>", head=HEAD)).paragraphs == PROSE


def test_one_tag_alone_below_the_headline_is_the_article_s_where_its_box_says_so() -> None:
    tags = '<ul class="tags"><li><a href="/tags/bridge">جسور</a></li></ul>'
    assert article(page(f"{tags}<div>{paragraphs()}</div>")).tags == ("جسور",)


# -- above it --------------------------------------------------------------------------------------

ABOVE = [
    "خاص بهسبات", "خاص", "هسبات أونلاين", "هيئة التحرير", "قسم الأخبار", "المحرر السياسي",
    "محرر الشؤون الاقتصادية", "سياسة", "محليات", "القسم: محليات", "رأي", "افتتاحية", "تحليل",
    "حصري", "حصري:", "عاجل", "فيديو وصور", "ق.م", "س/ح", "صورة تعبيرية", "آخر تحديث 10:20",
    "وكالة المغرب العربي للأنباء",
]  # fmt: skip


@pytest.mark.parametrize("line", ABOVE)
def test_what_is_said_of_the_text_above_it_is_none_of_it(line: str) -> None:
    assert article(_text(line, *PROSE)).paragraphs == PROSE


def test_desk_and_section_may_stand_over_it_together() -> None:
    assert article(_text("محليات", "القسم السياسي", *PROSE)).paragraphs == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "بيان", "بلاغ للرأي العام", "السؤال", "قسم جديد في المستشفى", "رأي الشارع في الجسر",
        "تحليل الخبراء: الجسر آمن", "تقرير رسمي يكشف كلفة الجسر", "محرر العبيد يعود",
        "عاجل إلى وزير النقل", "سياسة الجسور المفتوحة", "المكان: هسبات", "الزمان: ربيع 1924",
    ],
)  # fmt: skip
def test_a_first_line_of_the_matter_is_text(line: str) -> None:
    assert article(_text(line, *PROSE)).paragraphs == (line, *PROSE)


def test_a_section_s_name_that_heads_a_part_of_a_roundup_is_text() -> None:
    texts = ("سياسة", *PROSE[:2], "رياضة", *PROSE[2:])
    assert article(_text(*texts)).paragraphs == texts


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("م. العربي", "م. العربي"),
        ("ب. سليم", "ب. سليم"),
        ("سامي حداد (*)", "سامي حداد"),
        ("ذ/ سامي حداد", "سامي حداد"),
        ("الأستاذ: سامي حداد", "سامي حداد"),
        ("روبرتاج / ليلى عساف", "ليلى عساف"),
    ],
)
def test_who_signs_in_the_first_paragraph_is_the_author(line: str, author: str) -> None:
    got = article(_text(line, *PROSE))
    assert (got.authors, got.paragraphs) == ((author,), PROSE)


@pytest.mark.parametrize("line", ["تقرير رسمي يكشف كلفة الجسر", "خاص - سامي حداد يوقع كتابه"])
def test_a_name_that_goes_on_as_a_sentence_is_no_byline(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize("name", ["عبد الله تركماني الحموي", "محمد سامي تميمي"])
def test_a_family_s_name_that_looks_like_a_verb_is_one(name: str) -> None:
    found = is_dateline(f"كتب {name}")
    assert found is not None
    assert (found.byline, parse_byline(f"بقلم: {name}")) == (name, (name,))
    got = article(_text(f"كتب {name}", *PROSE))
    assert (got.authors, got.paragraphs) == ((name,), PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "تصحيح: ذكرت نسخة سابقة من هذا الخبر أن الكلفة ثلاثة ملايين دينار.",
        "استدراك: ورد اسم الشركة في هذا التقرير خطأ.",
    ],
)
def test_what_is_mended_in_a_text_is_part_of_it(line: str) -> None:
    assert article(_text(*PROSE, line)).paragraphs == (*PROSE, line)


def test_a_text_of_which_no_line_is_left_has_none_above_it() -> None:
    assert over_text([], ()) == 0


@pytest.mark.parametrize(("line", "agency"), [("(د ب أ)", "د ب أ"), ("رويترز", "رويترز")])
def test_an_agency_alone_above_the_text_is_its_dateline(line: str, agency: str) -> None:
    got = article(_text(line, *PROSE))
    assert got.dateline is not None
    assert (got.dateline.agency, got.authors, got.paragraphs) == (agency, (), PROSE)
