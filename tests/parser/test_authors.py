"""Who wrote an article and who did not, where both look alike."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest

from tests.parser.making import PROSE, TITLE, article, json_ld, meta, news, page, paragraphs

TEXT = f'<div class="text">{paragraphs()}</div>'
FAR = "<div><div><div><div><div><div>", "</div></div></div></div></div></div>"
LAILA = '<a href="/author/7">ليلى عساف</a>'
SAMER = '<a href="/author/9">سامر حداد</a>'


@pytest.mark.parametrize(
    ("two", "authors"),
    [
        (f"<p>{SAMER}</p>", ("ليلى عساف", "سامر حداد")),
        ('<p><a href="/x">سامر حداد</a></p>', ("ليلى عساف", "سامر حداد")),
        ('<div><p><a href="/x">سامر حداد</a></p></div>', ("ليلى عساف",)),
        ('<p>نشر بواسطة: <a href="/x">سامر حداد</a></p>', ("ليلى عساف",)),
        ("<p>نشر بواسطة: سامر حداد</p>", ("ليلى عساف",)),
        ('<p><a href="/author/5">فريق الترجمة</a></p>', ("ليلى عساف",)),
        ('<p><a href="/author/5" rel="author">فريق الترجمة</a></p>', ("ليلى عساف", "فريق الترجمة")),
        (f"<p>{LAILA}</p><p>{SAMER}</p>", ("ليلى عساف", "سامر حداد")),
    ],
)
def test_who_stands_below_who_wrote(two: str, authors: tuple[str, ...]) -> None:
    assert article(page(f"<p>{LAILA}</p>{two}{TEXT}")).authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ('<a href="#">Anna Berg</a>، <a href="#">ليلى عساف</a>', ("Anna Berg", "ليلى عساف")),
        ("<span>Anna J. Berg, ليلى عساف</span>", ("Anna J. Berg", "ليلى عساف")),
        ('<a href="#">ليلى عساف</a> <a href="#">Follow Author</a>', ("ليلى عساف",)),
    ],
)
@pytest.mark.parametrize("named", [' class="byline"', ""])
def test_names_in_latin_letters_stand_beside_one_in_arabic(
    named: str, line: str, authors: tuple[str, ...]
) -> None:
    got = article(page(f"<p>9 آذار 2025</p><div{named}>{line}</div>{TEXT}"))
    assert got.authors == authors


@pytest.mark.parametrize(
    "lines",
    [
        f"<p>حوار مع {LAILA} و{SAMER}</p>",  # two whom the lead speaks of
        "<div><p>الكاتب</p></div><div><p>جسر قديم جديد</p></div>",  # a kicker and a title
        '<div class="byline">تم النشر في | 9 مارس 2025</div>',
        '<p><span class="author">تم التعديل</span> <span>9 مارس 2025</span></p>',
        '<p><a href="/author/7"><img src="/f/7.jpg" alt="انظر كل ما كتب"></a></p>',
        "<div><h4>مقالات ذات صلة</h4><p>بقلم: سامر حداد</p></div>",
        '<div class="author">طباعة المقال</div>',
        '<div class="author">كل مقالات الكاتب</div>',
        '<div class="author-date">أمس عند الظهر</div>',
        '<p>9 آذار 2025 <span typeof="Organization">دار الجسر القديم</span></p>',
        "<div><p>الكاتب</p><p>عاد الجسر إلى أهله</p></div>",
    ],
)
def test_what_names_nobody_between_headline_and_text(lines: str) -> None:
    assert article(page(f"{lines}{TEXT}")).authors == ()


def test_a_label_over_a_headline_that_is_a_name_does_not_make_it_the_author() -> None:
    source = page(
        headline="زياد حداد", above="<p>الكاتب</p>", head=json_ld(news(headline="زياد حداد"))
    )
    assert article(source).authors == ()


@pytest.mark.parametrize(
    "above",
    [
        '<p><img src="/f/7.jpg"></p><h4>سامر حداد</h4>',
        "<p><span>سامر حداد</span> <span>9 مارس 2025</span></p>",
    ],
)
def test_a_name_over_the_headline_and_far_from_it_is_another_s(above: str) -> None:
    source = page(above=f"<div>{above}</div>{FAR[0]}").replace("</h1>", f"</h1>{FAR[1]}")
    assert article(source).authors == ()


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ('<p><a itemprop="author" href="/w/may">ميسون</a></p>', "ميسون"),
        (
            '<div class="author"><a href="/w/1">الدرهامي السالك</a> <span>صحافي</span></div>',
            "الدرهامي السالك",
        ),
        (
            '<p>9 آذار 2025 <span typeof="sioc:UserAccount">الدرهامي السالك</span></p>',
            "الدرهامي السالك",
        ),
        ('<p>9 آذار 2025 <span typeof="Person">الدرهامي السالك</span></p>', "الدرهامي السالك"),
    ],
)
def test_a_rare_name_signs_where_the_markup_says_that_it_is_one(line: str, author: str) -> None:
    assert article(page(f"{line}{TEXT}")).authors == (author,)


@pytest.mark.parametrize(
    ("claim", "authors"),
    [
        ("—", ()),
        ("جمعت هذه المادة من تقارير نشرتها صحف محلية وعربية", ()),
        ("rana issa", ("rana issa",)),
        ("afp", ("afp",)),
        ("سانا - ليلى عساف", ("ليلى عساف",)),  # the publisher
        ("ليلى عساف (أم زياد)", ("ليلى عساف (أم زياد)",)),
        ("(ليلى عساف)", ("ليلى عساف",)),
    ],
)
def test_what_data_call_an_author(claim: str, authors: tuple[str, ...]) -> None:
    head = json_ld(news(headline=TITLE, author={"@type": "Person", "name": claim}))
    assert article(page(head=head + meta(og_site_name="سانا"))).authors == authors


def test_the_first_of_two_sources_is_named() -> None:
    source = page(f"<p>المصدر: رويترز</p>{TEXT}<p>المصدر: أ ف ب</p>")
    assert article(source).authors == ("رويترز",)


def test_a_paragraph_about_a_book_leaves_the_byline_over_it_the_author_s() -> None:
    text = (
        f"<p>الكتاب الذي صدر أخيراً يروي قصة الجسر كما عاشها أهل القرى المجاورة.</p>{paragraphs()}"
    )
    assert article(page(f"<p>المؤلف: ليلى عساف</p>{text}")).authors == ("ليلى عساف",)


def test_what_a_box_about_the_author_says_may_be_no_name() -> None:
    box = "<div><h3>عن الكاتب</h3><p>صحافي مقيم في تونس</p></div>"
    assert article(page(f"{TEXT}{box}")).authors == ()


def test_a_reader_s_name_below_the_text_signs_no_article() -> None:
    comments = "<div><h4>التعليقات: 1</h4><p>سامر حداد</p><p>شكراً لكم</p></div>"
    assert article(page(f"{TEXT}{comments}")).authors == ()


def test_a_footer_between_headline_and_text_is_the_article_s() -> None:
    source = f"<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1><footer>بقلم: ليلى عساف</footer>{paragraphs(PROSE)}</div></body></html>"
    assert article(source).authors == ("ليلى عساف",)


def test_what_stands_below_the_author_s_name_under_a_flash_is_about_the_author() -> None:
    flash = "<div class='b'><p>افتتحت البلدية الجسر القديم صباح اليوم رغم تأخر المعدات.</p></div>"
    about = f"<div class='a'><img src='/f.jpg'><h4>{LAILA}</h4><p>صحفية تكتب في الشأن المحلي منذ عام 2010، وعملت في عدد من الصحف.</p></div>"
    got = article(page(flash + about, above="<p>كتب: ليلى عساف | 9 آذار 2025</p>"))
    assert (got.authors, len(got.paragraphs), got.lead) == (("ليلى عساف",), 1, None)


@pytest.mark.parametrize("address", ["/author/91", "/daily/WriterArticles/91", "/WriterPage.aspx?id=91"])  # fmt: skip
def test_a_face_that_leads_to_the_author_s_page_names_who_stands_bare_behind_it(address: str) -> None:  # fmt: skip
    face = f'<div><a href="{address}"><img src="/w/91.jpg"></a><span>شريف العبد</span></div>'
    title = f"<h1>{TITLE}</h1>"
    assert article(page(paragraphs()).replace(title, title + face)).authors == ("شريف العبد",)
    plain = face.replace(address, "/news/91")
    assert article(page(paragraphs()).replace(title, title + plain)).authors == ()


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("<div class='meta'><span class='author'>ليلى عساف</span></div>", "ليلى عساف"),
        ("<div class='meta'><span class='author'>ليلى عساف<a href='/x'>@laila_a</a></span></div>", "ليلى عساف"),
        ("<div>✍️ ليلى عساف</div>", "ليلى عساف"),
        ("<div>بقلم: ليلى عساف (كاتبة أردنية)</div>", "ليلى عساف"),
        ("<div>ليلى عساف كاتبة من الأردن</div>", "ليلى عساف"),
        ("<div>بقلم: القس يوحنا عساف</div>", "القس يوحنا عساف"),
        ("<div>نشر بواسطة: ليلى عساف في 2 مارس 2025</div>", "ليلى عساف"),
        ("<div class='byline'>ليلى عساف، الميناء</div>", "ليلى عساف"),
        ("<div class='byline'>ليلى عساف / الميناء</div>", "ليلى عساف"),
    ],
)  # fmt: skip
def test_who_wrote_beside_what_else_the_line_says(line: str, author: str) -> None:
    assert article(page(line + TEXT)).authors[:1] == (author,)


@pytest.mark.parametrize("place", ["الميناء", "الضاحية"])
def test_a_town_that_nobody_listed_beside_a_name_is_no_second_author(place: str) -> None:
    for mark in ("،", " /"):
        byline = f"<div class='byline'>ليلى عساف{mark} {place}</div>"
        assert article(page(byline + TEXT)).authors == ("ليلى عساف",)


def test_a_name_in_a_reader_s_box_or_beside_another_title_signs_no_article() -> None:
    said = "<div class='comment'><span class='author'>سامر حداد</span><p>شكراً لكم</p></div>"
    assert article(page(TEXT, below=said)).authors == ()
    other = (
        "<a href='/n/1'>افتتاح سوق الخضار في الحي الشرقي</a><span class='author'>سامر حداد</span>"
    )
    assert article(page(TEXT, below=f"<div class='post'>{other}</div>")).authors == ()


def test_the_name_in_the_title_that_stands_bare_at_the_headline_is_the_author_s() -> None:
    title = f"{TITLE} | ليلى عساف"
    above = "<div>ليلى عساف</div><div>كاتبة وأكاديمية</div>"
    assert article(page(TEXT, title=title, above=above)).authors == ("ليلى عساف",)
    assert article(page(TEXT, title=title)).authors == ()


def test_who_made_the_site_is_no_author() -> None:
    head = '<meta name="author" content="شركة الأفق لتصميم المواقع">'
    assert article(page(TEXT, head=head)).authors == ()
