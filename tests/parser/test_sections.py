"""What looks like a section and is none, and what is one in spite of how it looks."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest

from tests.parser.making import PROSE, TITLE, URL, article, json_ld, news, page, paragraphs

TEXT = f'<div class="text">{paragraphs()}</div>'
HOME = '<a href="/">الرئيسية</a>'
CITY = '<a href="/city">مدن</a>'
ARTS = '<a href="/arts">ثقافة</a>'
FAR = "<div><div><div><div><div><div>", "</div></div></div></div></div></div>"

# What stands over the headline in its own box.
OVER = {
    "a menu's list, which calls itself one": f'<ul class="menu"><li>{CITY}</li><li>{ARTS}</li></ul>',
    "a menu with the home page, wrapped in what calls itself one": f'<div class="menu"><ul><li>{HOME}</li><li>{CITY}</li></ul></div>',
    "a list that has the home page last": f"<ul><li>{CITY}</li><li>{ARTS}</li><li>{HOME}</li></ul>",
    "links, and the home page under an address of its own": f'<div>{CITY} {ARTS} <a href="/first">الرئيسية</a></div>',
    "a row in which the home page is the second": f'<p><a href="/write-to-us">اكتب لنا</a> · {HOME} · {CITY}</p>',
    "old links one below the other": f"<div>{HOME}<br>{CITY}<br>{ARTS}</div>",
    "a link to all sections": '<div><a href="/all">الأقسام</a></div>',
    "a hashtag": '<div><a href="/cup">#كأس العالم</a></div>',
    "words of the home page's that begin a sentence": "<p>الصفحة «ب» من الوثائق</p>",
    "a menu without links": "<p>الرئيسية / محليات / رياضة / ثقافة / مدن / صحة / طقس</p>",
    "a marked trail with too many steps": '<div class="breadcrumb">'
    + " ".join(f'<a href="/{n}">قسم {n}</a>' for n in "أبتثجح")
    + "</div>",
    "labels of a blog side by side": '<p><a href="/">الرئيسية</a> | <a href="/search/label/a">مدن</a> | <a href="/search/label/b">ثقافة</a></p>',
    "a list of categories": '<ul class="category-list">'
    + "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("مدن", "ثقافة", "صحة", "طقس", "سفر"))
    + "</ul>",
    "a link to an author's articles": '<div><a href="/writer/18">مدن ومبان</a></div>',
    "a title of another article": '<div><a href="/bridge">خمسة جسور قديمة عادت إليها الحياة</a></div>',
    "a title that is marked as a category": f'<p><a rel="category" href="/c">{PROSE[0][:70]}</a></p>',
    "the headline cut short": f'<div class="breadcrumb">{HOME} / <a href="/b">{TITLE[:30]}</a></div>',
    "the headline cut short and marked so": f'<div class="breadcrumb">{HOME} / <a href="/b">{TITLE[:14]}…</a></div>',
    "a list of articles, of which this one is the last": "<ul>"
    + "".join(f'<li><a href="/n/{n}">خبر {n}</a></li>' for n in "أبتثجح")
    + f"<li>{TITLE}</li></ul>",
    "a menu that says in words that it is one": f'<div aria-label="main menu">{CITY}{ARTS}<a href="/x">صحة</a><a href="/y">طقس</a></div>',
    "a menu of categories": f'<div class="category-menu">{CITY} {ARTS} <a href="/x">صحة</a> <a href="/y">طقس</a></div>',
    "a menu of which each link is called a category": "<p>"
    + " ".join(
        f'<a class="category-menu" href="/{n}">{n}</a>' for n in ("مدن", "ثقافة", "صحة", "طقس")
    )
    + "</p>",
    "a word in a menu of categories": '<div class="category-menu">مدننا</div>',
    "a word in a box of tags": '<div class="tags">رياضة</div>',
    "an article by its number": '<div><a href="/news.php?id=123456">مدن ومبان</a></div>',
    "an article by its long name": '<div><a href="/old-bridge-opens-after-two-years">مدن ومبان</a></div>',
    "an article by its name in one word": '<div><a href="/خبر_عن_إعادة_فتح_الجسر_القديم_بعد_عامين_من_العمل">مدن ومبان</a></div>',
    "a year and a month": f'<p class="breadcrumb">{HOME} / <a href="/2025">أرشيف</a> / <a href="/2025/03">مارس</a></p>',
}


@pytest.mark.parametrize("above", OVER.values(), ids=OVER)
def test_what_is_no_section_over_the_headline(above: str) -> None:
    assert article(page(above=above)).sections == ()


def test_links_far_from_the_headline_are_none_of_its_sections() -> None:
    source = page(above=f"<p>{CITY}</p>{FAR[0]}").replace("</h1>", f"</h1>{FAR[1]}")
    assert article(source).sections == ()


def test_a_word_far_from_the_headline_is_no_section() -> None:
    source = page(above=f"<p>رياضة</p>{FAR[0]}").replace("</h1>", f"</h1>{FAR[1]}")
    assert article(source).sections == ()


def test_a_column_of_two_links_beside_the_text_is_no_trail() -> None:
    links = f"<p>{HOME}</p><p>{CITY}</p><p>{ARTS}</p>"
    source = f"<html><head><title>{TITLE}</title></head><body><table><tr><td>{links}</td><td><h1>{TITLE}</h1>{TEXT}{TEXT}</td></tr></table></body></html>"
    assert article(source).sections == ()


@pytest.mark.parametrize(
    "trail",
    [
        f"<ul><li>{HOME}</li><li>› {CITY}</li></ul>",
        f"<ul><li>{HOME}</li><li>{CITY}</li><li>{TITLE}</li></ul>",
        f"<ul><li>{HOME}</li><li>» {CITY}</li></ul>",
    ],
)
def test_a_trail_may_stand_far_from_the_headline(trail: str) -> None:
    source = page(above=f"<div>{trail}</div>{FAR[0]}").replace("</h1>", f"</h1>{FAR[1]}")
    assert article(source).sections == ("مدن",)


@pytest.mark.parametrize(
    "trail",
    [
        f'<div typeof="BreadcrumbList">{CITY} <a href="/city/old">أحياء</a></div>',
        f'<div aria-label="Breadcrumb">{CITY} <a href="/city/old">أحياء</a></div>',
        f'<ul><li>أنت هنا:</li><li>{HOME}</li><li>{CITY}</li><li><a href="/city/old">أحياء</a></li></ul>',
        f'<p>{CITY} <a href="/city/all">كل المدن</a> <a href="/city/all/old">أحياء</a></p>',
        '<p><a href="?section=5">مدن</a> <a href="?section=7">أحياء</a></p>',
    ],
)
def test_links_over_the_headline_that_lead_down_to_it_are_its_sections(trail: str) -> None:
    first, *_, last = article(page(above=trail)).sections
    assert (first, last) == ("مدن", "أحياء")


def test_a_row_far_from_the_headline_that_the_data_do_not_know_is_a_menu() -> None:
    row = f"<div>{HOME} | {CITY} | {ARTS}</div>"
    head = json_ld(news(headline=TITLE, articleSection="صحة"))
    source = page(above=f"<div>{row}</div>{FAR[0]}", head=head).replace("</h1>", f"</h1>{FAR[1]}")
    assert article(source).sections == ("صحة",)


def test_a_section_may_stand_in_an_element_that_nobody_sees() -> None:
    text = f'<meta itemprop="articleSection" content="مدن">{TEXT}'
    assert article(page(text)).sections == ("مدن",)


def test_a_menu_tells_which_part_of_the_title_is_a_section() -> None:
    menu = '<nav><a href="/a">دفاتر المدينة</a><a href="/b">بيوت</a><a href="/c">أسواق</a></nav>'
    source = page(title=f"{TITLE} | دفاتر المدينة | صحيفة الوادي").replace(
        "<main>", f"{menu}<main>"
    )
    assert article(source).sections == ("دفاتر المدينة",)


def test_a_short_text_in_the_box_of_a_link_to_the_home_page_is_no_trail() -> None:
    text = f'<div>{HOME}</div><p>{PROSE[0]}</p><p>{PROSE[1]}</p><p>{PROSE[2]} «قال <a href="/mayor">رئيس البلدية</a>»</p>'
    source = f"<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>{text}</div></body></html>"
    assert article(source).sections == ()


def test_a_short_headline_is_no_step_of_its_trail() -> None:
    trail = f'<p class="breadcrumb">{HOME} / {CITY} / <a href="{URL}">الجسر يعود</a></p>'
    head = json_ld(news(headline="الجسر يعود"))
    assert article(page(headline="الجسر يعود", above=trail, head=head)).sections == ("مدن",)


@pytest.mark.parametrize(
    "last",
    [
        "<li>ترميم الجسر القديم ينتهي بعد عامين</li>",  # the title in other words
        f"<li>{TITLE[:20]}</li>",
        "<li>تفاصيل الخبر</li>",
        "<li>9 آذار</li>",
    ],
)
def test_what_closes_a_marked_trail_may_be_no_section(last: str) -> None:
    trail = f'<ol class="breadcrumb"><li>{HOME}</li><li>{CITY}</li>{last}</ol>'
    assert article(page(above=trail)).sections == ("مدن",)


def test_a_button_below_a_marked_trail_is_no_step_of_it() -> None:
    trail = (
        f'<div class="breadcrumb"><ul><li>{HOME}</li><li>{CITY}</li></ul><p>طباعة الصفحة</p></div>'
    )
    assert article(page(above=trail)).sections == ("مدن",)


def test_a_marked_trail_holds_against_the_data() -> None:
    trail = f'<div class="breadcrumb">{HOME} | {CITY} | <a href="/city/old">أحياء قديمة</a></div>'
    head = json_ld(news(headline=TITLE, articleSection="مدن"))
    assert article(page(above=trail, head=head)).sections == ("مدن", "أحياء قديمة")


def steps(*links: tuple[str, str]) -> str:
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(links, 1)
    ]
    return json_ld({"@type": "BreadcrumbList", "itemListElement": items})


def test_the_page_prints_more_sections_than_its_trail_in_data() -> None:
    above, head = f"<div>{CITY} | {ARTS}</div>", steps(("مدن", "/city"))
    assert article(page(above=above, head=head)).sections == ("مدن", "ثقافة")


def test_a_trail_in_data_may_have_no_addresses() -> None:
    head = steps(("مدن", ""), ("أحياء قديمة", ""))
    assert article(page(head=head)).sections == ("مدن", "أحياء قديمة")


def test_a_section_in_data_may_have_the_page_s_own_address() -> None:
    head = steps(("مدن", "/city"), ("أحياء قديمة", URL))
    assert article(page(head=head)).sections == ("مدن", "أحياء قديمة")


def test_the_days_of_an_archive_in_data_are_no_sections() -> None:
    head = steps(("مدن", "/city"), ("مارس", "/2025/03"))
    assert article(page(head=head)).sections == ("مدن",)


def test_a_page_in_latin_letters_is_filed_where_its_data_say() -> None:
    title = "Le vieux pont rouvre aux piétons après deux ans de travaux"
    text = "".join(
        f"<p>La ville a rouvert le pont aux voitures et aux passants, dit la mairie, jour {n}.</p>"
        for n in range(5)
    )
    head = json_ld(news(headline=title, articleSection="Villes"))
    source = page(
        text, headline=title, head=head, above='<p><a href="/dossiers">Le dossier</a></p>'
    )
    assert article(source, language="any").sections == ("Villes",)


@pytest.mark.parametrize("tags", [("p", "p"), ("div", "div")])
def test_a_short_line_below_a_label_is_no_section_but_in_a_table(tags: tuple[str, str]) -> None:
    label, value = tags
    line = f"<div><{label}>التصنيف</{label}><{value}>للكبار فقط</{value}></div>"
    assert article(page(f"{line}{TEXT}")).sections == ()


@pytest.mark.parametrize(
    ("value", "sections"),
    [("مدن", ("مدن",)), ("12", ()), ("ما كتبه قراء الصحيفة عن الجسر القديم", ())],
)
def test_a_cell_beside_a_label_names_a_section(value: str, sections: tuple[str, ...]) -> None:
    row = f"<table><tr><td>التصنيف</td><td>{value}</td></tr></table>"
    assert article(page(f"{row}{TEXT}")).sections == sections


@pytest.mark.parametrize(
    "below",
    [
        f"<div><h3>مواضيع ذات صلة</h3></div><div><p>{CITY.replace('<a', '<a rel=category')}</p></div>",
        f"<div><h3>مواضيع ذات صلة</h3><p>{CITY.replace('<a', '<a rel=category')}</p></div>",
        f"<p>{CITY.replace('<a', '<a rel=category')}</p><h1>المتحف يفتح أبوابه مجاناً يوم الجمعة</h1>",
        '<p>تابع أخبار الطرق كلها في <a href="/category/roads/">صفحتها</a></p>',
        "<p>"
        + " ".join(f'<a href="/category/{n}/">{n}</a>' for n in ("مدن", "ثقافة", "صحة", "طقس"))
        + "</p>",
    ],
)
def test_categories_below_the_text_may_be_other_articles(below: str) -> None:
    assert article(page(f"{TEXT}{below}")).sections == ()


def test_a_printed_trail_of_one_step_goes_through_one_of_the_sections_beside_the_headline() -> None:
    trail = (
        '<div><a href="/">الرئيسية</a> / <a href="/c/top">أهم الأخبار</a> / <span>{}</span></div>'
    )
    links = '<span><a href="/c/top">أهم الأخبار</a><a href="/c/politics">سياسة</a></span>'
    got = article(page(paragraphs(), above=trail.format(TITLE) + links))
    assert got.sections == ("أهم الأخبار", "سياسة")


def test_the_category_in_the_article_s_own_footer_is_its_section() -> None:
    filed = '<div>التصنيفات: <a href="/c/1">محلي</a></div>'
    told = f"<article><h1>{TITLE}</h1>{paragraphs()}<footer>{{}}</footer></article><footer>{{}}</footer>"
    own, other = (
        f"<html><body>{told.format(*put)}</body></html>" for put in ((filed, ""), ("", filed))
    )
    assert article(own).sections == ("محلي",)
    assert article(other).sections == ()


def test_who_reviewed_a_text_is_no_section() -> None:
    who = '<div><a rel="author" href="/author/1">ندى سليم</a> <span>راجعه: <a href="/reviewer/7">د. حازم لطفي</a></span> <span>1 ديسمبر 2024</span></div>'
    title = f"<h1>{TITLE}</h1>"
    got = article(page(paragraphs()).replace(title, title + who))
    assert (got.sections, got.authors) == ((), ("ندى سليم",))


def test_a_trail_of_home_and_headline_ends_over_a_text_however_short_and_leads_to_no_tags() -> None:
    trail = f'<div><a href="/">الرئيسية</a> » <span>{TITLE}</span></div>'
    tags = '<div class="tags"><a href="/tag/1">جسور</a> <a href="/tag/2">ترميم</a></div>'
    got = article(page(f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{tags}", above=trail))
    assert got.sections == ()
