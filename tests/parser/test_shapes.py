"""Shapes that a text may have: each test is one, in a plain page or in one laid out in a table."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

from datetime import date

import pytest

from scraper.article import Article
from scraper.parser.record import parse
from tests.parser.making import PROSE, URL, article, page, paragraphs
from tests.parser.test_inserts import in_table

SHORT = ("دقيق القمح المحلي", "ماء وملح", "خميرة تحضر قبل يوم")
ITEMS = f"<ul>{''.join(f'<li>{text}</li>' for text in SHORT)}</ul>"
ENTRIES = (
    ("14:32", "وصول أول السيارات إلى الجسر"),
    ("14:10", "المحافظ يقص الشريط أمام الأهالي"),
    ("13:55", "تجمع المئات على ضفتي النهر قبل ساعة من فتح الجسر القديم أمام المشاة."),
)
TOLD = tuple(text for entry in ENTRIES for text in entry)


@pytest.mark.parametrize(
    "heading",
    [
        "<p align='center'><b>{}</b></p>",
        "<center><font color='red'>{}</font></center>",
        "<div><strong>{}</strong></div>",
        "<div style='font-weight: bold'>{}</div>",
    ],
)
@pytest.mark.parametrize("table", [False, True])
def test_a_few_bold_words_between_lines_are_a_subheading(heading: str, table: bool) -> None:
    words = heading.format("من الحجر إلى الحجر")
    text = f"{PROSE[0]}<br><br>{PROSE[1]}{words}{PROSE[2]}<br><br>{PROSE[3]}"
    got = article(in_table(text) if table else page(f"<div>{text}</div>"))
    assert got.paragraphs == (*PROSE[:2], "من الحجر إلى الحجر", *PROSE[2:])


def test_a_short_sentence_in_a_box_among_lines_is_text() -> None:
    text = f"{PROSE[0]}<br>{PROSE[1]}<br>{PROSE[2]}<div>ولم يعلق أحد.</div>{PROSE[3]}"
    got = article(page(f"<div>{text}</div>"))
    assert got.paragraphs == (*PROSE[:3], "ولم يعلق أحد.", PROSE[3])


@pytest.mark.parametrize(
    "entry",
    [
        "<div><div>{}</div><div><p>{}</p></div></div>",
        "<details><summary>{}</summary><p>{}</p></details>",
        "<div><button>{}</button><div><p>{}</p></div></div>",
        "<li><time>{}</time><p>{}</p></li>",
        "<section><h3>{}</h3><div>{}</div></section>",
    ],
)
@pytest.mark.parametrize("below", [0, 1])
def test_entries_of_one_make_are_text_with_what_opens_them(entry: str, below: int) -> None:
    entries = "".join(entry.format(*each) for each in ENTRIES)
    got = article(
        page(f"<div>{paragraphs(PROSE[:2])}{entries}{paragraphs(PROSE[2:][:below])}</div>")
    )
    assert got.paragraphs == (*PROSE[:2], *TOLD, *PROSE[2:][:below])


@pytest.mark.parametrize("text", ["<p>{}</p>{}", "{}<br>{}"])
def test_a_list_under_one_sentence_in_a_cell_is_text(text: str) -> None:
    assert article(in_table(text.format(PROSE[0], ITEMS))).paragraphs == (PROSE[0], *SHORT)


def test_a_list_under_one_sentence_is_text() -> None:
    body = f"<div><p>{PROSE[0]}</p><h3>المقادير</h3>{ITEMS}<h3>الطريقة</h3><ol><li>اخلطي الدقيق.</li><li>اتركيه ساعة.</li></ol></div>"
    got = article(page(body))
    wanted = (PROSE[0], "المقادير", *SHORT, "الطريقة", "اخلطي الدقيق.", "اتركيه ساعة.")
    assert got.paragraphs == wanted


def test_a_list_that_ends_a_text_in_a_cell_is_text() -> None:
    assert article(in_table(f"{PROSE[0]}<br>{PROSE[1]}<br>{ITEMS}")).paragraphs == (
        *PROSE[:2],
        *SHORT,
    )


def test_a_table_that_a_short_sentence_announces_is_text() -> None:
    told = "نشرت الشركة جدول التعرفة الجديدة للاستهلاك المنزلي:"
    rows = (("الفئة الأولى", "12 قرشاً"), ("الفئة الثانية", "18 قرشاً"), ("الفئة الثالثة", "25 قرشاً"))  # fmt: skip
    table = "".join(f"<tr><td>{name}</td><td>{price}</td></tr>" for name, price in rows)
    source = page(f"<div>9 آذار 2025</div><div><p>{told}</p><table>{table}</table></div>")
    cells = [cell for row in rows for cell in row]
    assert article(source).paragraphs == (told, *cells)


def test_a_short_question_beside_a_paragraph_is_text() -> None:
    text = (PROSE[0], "فمن يراقب، ومن يحاسب؟")
    assert article(page(f"<div>9 آذار 2025</div>{paragraphs(text)}")).paragraphs == text


@pytest.mark.parametrize("strophe", [1, 2, 3])
def test_verses_in_short_strophes_are_text(strophe: int) -> None:
    verses = ("أيا مدينةً نامت على كتف المدى", "وصحت على وقع المطر", "يا أمَّ من رحلوا", "غير السهر", "علّقتُ في شباككِ نجمةً", "وقلتُ للقمر انتظر")  # fmt: skip
    parts = (verses[n : n + strophe] for n in range(0, 6, strophe))
    text = "".join(f"<p>{'<br>'.join(part)}</p>" for part in parts)
    for shape in (text, text.replace("<p>", "<div><p>").replace("</p>", "</p></div>")):
        source = page(f"<div>9 آذار 2025</div><div>{shape}</div>", headline="مدينة على المدى")
        assert article(source).paragraphs == verses


def test_verses_whose_halves_share_a_line_are_text() -> None:
    verses = tuple(f"يا جسر وادينا القديم تحية من كل قلب في {town} تنادى" for town in "أبجد")
    lines = "".join(
        f"<div><span>{verse[:30]}</span><span>{verse[30:]}</span></div>" for verse in verses
    )
    got = article(page(f"<div><p>{PROSE[0]}</p><div>{lines}</div><p>{PROSE[1]}</p></div>"))
    assert got.paragraphs == (PROSE[0], *verses, PROSE[1])


@pytest.mark.parametrize("copy", ["<noscript>{}</noscript>", "<div>{}</div>"])
def test_a_text_for_each_width_of_the_screen_is_read_once(copy: str) -> None:
    text = f"<div>{paragraphs()}<p>وهكذا كان.</p></div>"
    assert article(page(f"<div>{text}{copy.format(text)}</div>")).paragraphs == (
        *PROSE,
        "وهكذا كان.",
    )


def test_points_that_repeat_paragraphs_are_no_text() -> None:
    points = f"<div><ul><li>{PROSE[0]}</li><li>{PROSE[2]}</li></ul></div>"
    assert article(page(f"<div>{points}{paragraphs()}</div>")).paragraphs == PROSE


@pytest.mark.parametrize(
    "caption",
    [
        "<em>الجسر القديم كما بدا أمس</em>",
        "<small>الجسر القديم أمس</small>",
        "الجسر القديم - تصوير: سامي حداد",
    ],
)
def test_a_slanted_or_signed_line_below_a_picture_is_its_caption(caption: str) -> None:
    picture = f"<p><img src='/media/2.jpg'></p><p>{caption}</p>"
    got = article(page(f"<div>{paragraphs(PROSE[:2])}{picture}{paragraphs(PROSE[2:])}</div>"))
    assert got.paragraphs == PROSE


def test_paragraphs_in_headings_are_text() -> None:
    got = article(page(f"<div>{''.join(f'<h2>{text}</h2>' for text in PROSE)}</div>"))
    assert got.paragraphs == PROSE


def test_an_answer_of_one_word_is_no_button() -> None:
    told = ("- هل تعبر الجسر كل يوم؟", "- نعم.", "- وهل تخاف منه؟", "- لا.")
    got = article(page(f"<div>{paragraphs((PROSE[0], *told, PROSE[1]))}</div>"))
    assert got.paragraphs == (PROSE[0], *told, PROSE[1])


def test_a_table_s_last_number_is_none_of_a_dispatch() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{count}</td></tr>"
        for name, count in (("السيارات", 1200), ("المشاة", 450))
    )
    got = article(page(f"<div>{paragraphs(PROSE[:2])}<table>{rows}</table></div>"))
    assert got.paragraphs == (*PROSE[:2], "السيارات", "1200", "المشاة", "450")


@pytest.mark.parametrize("closing", ["والله ولي التوفيق", "رحم الله الفقيد وأسكنه فسيح جناته"])
def test_a_wish_closes_a_text_without_a_stop(closing: str) -> None:
    divs = "".join(f"<div>{text}</div>" for text in (*PROSE, closing))
    assert article(page(f"<div>{divs}</div>")).paragraphs == (*PROSE, closing)


def test_an_entry_s_buttons_take_no_entry_away() -> None:
    told = (
        ("16:40", "الجسر يفتح", PROSE[1]),
        ("16:05", "الشريط يقص", PROSE[2]),
        ("15:50", "الناس تصل", PROSE[0]),
    )
    buttons = "<div><button>مشاركة</button><button>نسخ الرابط</button></div>"
    entries = "".join(
        f"<div><div>{at}</div><h3>{title}</h3><p>{text}</p>{buttons}</div>"
        for at, title, text in told
    )
    got = article(page(f"<div>{entries}</div>"))
    assert got.paragraphs == tuple(text for entry in told for text in entry)


def test_words_for_screen_readers_alone_are_none_of_a_paragraph() -> None:
    link = "<a href='/x'>القديم<span class='visually-hidden'>(يفتح في نافذة جديدة)</span></a>"
    got = article(page(f"<div>{paragraphs(PROSE)}</div>".replace("القديم", link, 1)))
    assert got.paragraphs == PROSE


@pytest.mark.parametrize(
    ("behind", "lines"),
    [
        ("<ul><li>الوادي 19</li><li>الجبل 12</li></ul>", ("الوادي 19", "الجبل 12")),
        ("<p>الوادي 19</p><p>الجبل 12</p>", ("الوادي 19", "الجبل 12")),
        ("<table><tr><td>الوادي</td><td>19</td></tr></table>", ()),
    ],
)
def test_what_the_second_sentence_of_a_short_text_announces_is_text(
    behind: str, lines: tuple[str, ...]
) -> None:
    announced = "وفيما يلي بيان بدرجات الحرارة المتوقعة:"
    got = article(page(f"<div><p>{PROSE[0]}</p><p>{announced}</p>{behind}</div>"))
    assert got.paragraphs == (PROSE[0], announced, *lines)


@pytest.mark.parametrize(
    "span", ["<span style='display: block'>", "<span class='mb-2 d-block'>", "<span class=block>"]
)
def test_spans_that_are_shown_as_blocks_are_paragraphs(span: str) -> None:
    text = "".join(f"{span}{each}</span>" for each in PROSE)
    assert article(page(f"<div>{text}</div>")).paragraphs == PROSE
    inline = "".join(f"<span class='inline-block'>{each}</span> " for each in PROSE)
    assert article(page(f"<div>{inline}</div>")).paragraphs == (" ".join(PROSE),)


def test_a_flash_beside_a_picture_is_no_caption() -> None:
    picture = "<div><div><img src='/media/1.jpg' width='800'></div></div>"
    text = f"<div><div><p>{PROSE[0]}</p><p>ولم يصب أحد.</p></div></div>"
    got = article(page(f"<div>نشر في 9 مارس 2025 - 10:15</div><div>{picture}{text}</div>"))
    assert got.paragraphs == (PROSE[0], "ولم يصب أحد.")


def test_the_first_heading_of_a_list_stands_over_its_picture() -> None:
    parts = "".join(
        f"<h2>{title}</h2><figure><img src='/media/{title}.jpg'><figcaption>{title}</figcaption></figure><p>{text}</p>"
        for title, text in zip(("الجسر", "الكلفة", "النهر"), PROSE, strict=False)
    )
    wanted = ("الجسر", PROSE[0], "الكلفة", PROSE[1], "النهر", PROSE[2])
    assert article(page(f"<div>{parts}</div>")).paragraphs == wanted


@pytest.mark.parametrize("make", ["class='x9'", "style='text-align: right'", "dir='rtl'"])
def test_last_words_in_a_box_made_as_the_paragraphs_are_are_text(make: str) -> None:
    told = (*PROSE, "الوادي 2 - 1 المدينة", "سعر التذكرة: 50 درهماً")
    text = "".join(f"<div {make}>{each}</div>" for each in told)
    assert article(page(f"<div>{text}<div>مشاركة الخبر</div></div>")).paragraphs == told


@pytest.mark.parametrize("name", ["subhead", "x7"])
@pytest.mark.parametrize("wrap", ["<p>{}</p>", "<div><p>{}</p></div>"])
def test_words_in_boxes_of_one_name_over_paragraphs_are_subheadings(name: str, wrap: str) -> None:
    heads = "من الحجر إلى الحجر", "ماذا بعد؟"
    boxes = [f'<div class="{name}">{text}</div>' for text in heads]
    told = [wrap.format(text) for text in PROSE]
    got = article(page(f"<div>{told[0]}{boxes[0]}{told[1]}{told[2]}{boxes[1]}{told[3]}</div>"))
    assert got.paragraphs == (PROSE[0], heads[0], *PROSE[1:3], heads[1], PROSE[3])


@pytest.mark.parametrize("before", [ITEMS, "<blockquote>لا نعرف متى نعود</blockquote>"])
def test_bold_words_behind_a_list_or_a_quotation_are_a_subheading(before: str) -> None:
    head = "<p><strong>من الحجر إلى الحجر</strong></p>"
    told = [f"<section><p>{text}</p></section>" for text in PROSE]
    got = article(page(f"<div>{told[0]}{told[1]}{before}{head}{told[2]}{told[3]}</div>"))
    assert got.paragraphs[-3:] == ("من الحجر إلى الحجر", *PROSE[2:])


@pytest.mark.parametrize(
    "lifted",
    [
        '<div class="pull">{}</div>',
        '<div class="pull"><span>“</span>{}<span>”</span></div>',
        "<aside>{}</aside>",
    ],
)
@pytest.mark.parametrize("tag", ["p", "div"])
@pytest.mark.parametrize("table", [False, True])
def test_a_sentence_set_large_among_boxes_or_in_a_cell_is_not_in_the_text_twice(
    lifted: str, tag: str, table: bool
) -> None:
    told = [f"<{tag}>{text}</{tag}>" for text in PROSE]
    sentence = PROSE[2].split("،")[0]
    told.insert(2, lifted.format(sentence))
    text = f"<div>{''.join(told)}</div>"
    assert article(in_table(text) if table else page(text)).paragraphs == PROSE


def test_short_paragraphs_in_no_box_but_the_page_are_text() -> None:
    short = (
        "فتح الجسر أمام المشاة صباح اليوم.",
        "ولم تتجاوز الكلفة ما رصد لها.",
        "وعادت الحركة إلى السوق.",
    )
    cards = "".join(
        f'<div><h3><a href="/n/{at}">سوق جديدة للسمك قرب الميناء</a></h3><p>{text}</p></div>'
        for at, text in enumerate(PROSE[1:])
    )
    html = (
        page("")
        .replace("<main><article>", "")
        .replace(
            "</article></main>",
            f"<p>{PROSE[0]}</p>{paragraphs(short)}<div><h3>الأكثر قراءة</h3>{cards}</div>",
        )
    )
    assert article(html).paragraphs == (PROSE[0], *short)


def test_links_in_the_sentences_of_a_long_text_make_no_listing() -> None:
    told = tuple(f"{text[:60]} في العام {2000 + at}." for at in range(5) for text in PROSE)
    linked = "".join(
        f"<p>{text.replace('في العام', '<a href=/tag/7>في العام</a>')}</p>" for text in told
    )
    assert article(page(f"<div>{linked}</div>")).paragraphs == told


RESULTS = ("الاتحاد 2 - 1 الساحل", "الأهلي 0 - 0 الوحدة", "النجم 3 - 2 الميناء")


@pytest.mark.parametrize("wrap", ["<section><p>{}</p></section>", "<div>{}</div>"])
def test_what_a_sentence_announces_is_text_whatever_box_it_has(wrap: str) -> None:
    told = [wrap.format(text) for text in (*PROSE[:2], "وجاءت نتائج الجولة كما يلي:")]
    rest = [wrap.format(text) for text in PROSE[2:]]
    got = article(page(f"<div>{''.join(told)}{paragraphs(RESULTS)}{''.join(rest)}</div>"))
    assert got.paragraphs[3:6] == RESULTS


@pytest.mark.parametrize(
    "heading",
    ['<p><font color="red" size="5">{}</font></p>', '<p><span style="color:#c00">{}</span></p>'],
)
def test_words_in_a_colour_of_their_own_over_a_paragraph_are_a_subheading(heading: str) -> None:
    told = [f"<div>{text}</div>" for text in PROSE]
    told.insert(2, heading.format("من الحجر إلى الحجر"))
    got = article(page(f"<div>{''.join(told)}</div>"))
    assert got.paragraphs == (*PROSE[:2], "من الحجر إلى الحجر", *PROSE[2:])


def test_entries_on_a_page_that_is_one_form_are_text() -> None:
    entries = "".join(
        f'<div class="entry"><span>{clock}</span><p>{text}</p></div>'
        for clock, text in zip(("14:20", "13:05", "11:40"), PROSE[:3], strict=True)
    )
    html = page(
        f"<div>{paragraphs(PROSE[3:])}<p>وهذه تفاصيل ما جرى في المدينة ساعة بساعة أمس.</p>{entries}</div>"
    )
    html = html.replace("<main>", '<form id="aspnetForm"><main>').replace(
        "</main>", "</main></form>"
    )
    assert article(html).paragraphs[2:] == ("14:20", PROSE[0], "13:05", PROSE[1], "11:40", PROSE[2])


def test_sentences_with_links_beside_a_picture_are_all_text() -> None:
    texts = (
        "فتح <a href='/t/1'>الجسر القديم</a> أمام المشاة والسيارات صباح اليوم بعد عامين.",
        "ولم تتجاوز <a href='/t/2'>الكلفة</a> ما رصد لها في موازنة العام الماضي للبلدية.",
        "وعادت الحركة إلى <a href='/t/3'>السوق</a> القريبة منه منذ ساعات الصباح الأولى أمس.",
    )
    figure = "<figure><img src='/u.jpg'><figcaption>الجسر بعد الترميم</figcaption></figure>"
    got = article(
        page(
            f"<div>9 مارس 2025</div><div><p>{texts[0]}</p>{figure}<p>{texts[1]}</p><p>{texts[2]}</p></div>"
        )
    )
    assert len(got.paragraphs) == 3


def test_headings_among_words_that_stand_in_the_text_s_own_box_close_the_text() -> None:
    signs = {
        "برج الحمل": "يومك هادئ على غير العادة، فرتب أوراقك المؤجلة.",
        "برج الثور": "قد تتلقى عرضاً مالياً، لا تتسرع في الرد عليه.",
        "برج الجوزاء": "صديق قديم يعود إليك بخبر سار.",
        "برج السرطان": "انتبه لصحتك وتجنب السهر.",
    }
    told = "".join(f"<h2>{sign}</h2>{text}<br><br>" for sign, text in signs.items())
    got = article(page(f"<div>{PROSE[0]}<br><br>{told}</div>"))
    assert got.paragraphs == (PROSE[0], *(each for pair in signs.items() for each in pair))


@pytest.mark.parametrize("wrap", ["{}", "<div>{}</div>"])
def test_lines_of_one_paragraph_that_a_sentence_announces_are_text(wrap: str) -> None:
    announced = "درجات الحرارة المتوقعة اليوم:"
    towns = (
        "القاهرة: العظمى 34 الصغرى 22",
        "أسوان: العظمى 41 الصغرى 26",
        "قنا: العظمى 40 الصغرى 25",
    )
    told = [PROSE[0], announced, "<br>".join(towns), PROSE[1]]
    body = "".join(wrap.format(f"<p>{each}</p>") for each in told)
    assert article(page(f"<div>{body}</div>")).paragraphs == (*told[:2], *towns, PROSE[1])


def test_a_paragraph_broken_into_lines_stands_as_the_others_that_are_wrapped_like_it() -> None:
    bills = ("وتشمل الطروحات:", "- 40 مليار جنيه لأجل 91 يوماً.", "- 50 مليار جنيه لأجل 273 يوماً.")
    told = [*PROSE[:2], "<br>".join(bills), *PROSE[2:]]
    body = "".join(f"<div><p>{each}</p></div>" for each in told)
    assert article(page(f"<div>{body}</div>")).paragraphs == (*PROSE[:2], *bills, *PROSE[2:])


@pytest.mark.parametrize("close", ["صدر في بيروت", "حرر في مسقط بتاريخ 9 مارس 2025"])
def test_where_and_when_a_statement_was_issued_is_text(close: str) -> None:
    link = "<p>اقرأ أيضا: <a href='/n/7'>المحافظ يتفقد أعمال الميناء الجديد</a></p>"
    for between in ("", link):
        text = f"{paragraphs()}{between}<p>{close}</p>"
        got = article(page(f"<div>9 مارس 2025</div><div>{text}</div>"))
        assert got.paragraphs == (*PROSE, close)
        assert got.published == date(2025, 3, 9)


@pytest.mark.parametrize("wrap", ["{}", "<div>{}</div>", "<figure><div>{}</div></figure>"])
def test_a_table_that_ends_a_text_is_text_in_whatever_wraps_it(wrap: str) -> None:
    cells = ("الصنف", "السعر", "عيار 24", "4120 جنيها", "عيار 21", "3610 جنيها")
    rows = "".join(
        f"<tr><td>{cells[at]}</td><td>{cells[at + 1]}</td></tr>" for at in range(0, len(cells), 2)
    )
    announced = "وجاءت أسعار الذهب اليوم كالتالي:"
    table = wrap.format(f"<table>{rows}</table>")
    got = article(page(f"<div>{paragraphs(PROSE[:2])}<p>{announced}</p>{table}</div>"))
    assert got.paragraphs == (*PROSE[:2], announced, *cells)


@pytest.mark.parametrize("quote", ["<p>{}</p><cite>{}</cite>", "<p>{}</p>{}"])
def test_who_is_quoted_stands_below_the_quotation_that_ends_a_text(quote: str) -> None:
    said, who = "«لن نترك الجسر حتى تعود إليه السيارات كلها»", "- سامي حداد"
    text = f"{paragraphs(PROSE[:2])}<blockquote>{quote.format(said, who)}</blockquote>"
    assert article(page(f"<div>{text}</div>")).paragraphs == (*PROSE[:2], said, who)


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"<blockquote>«{each[:-1]}»</blockquote>" for each in PROSE[1:]),
        "".join(f"<div>{each}</div>" for each in PROSE[1:]),
        "".join(f"<p>- {each[:40]}؟<br>- {each}</p>" for each in PROSE[1:]),
        f"<table>{''.join(f'<tr><td>{each}</td></tr>' for each in PROSE[1:])}</table>",
    ],
)
def test_a_paragraph_over_a_picture_that_is_set_into_the_text_is_no_lead(text: str) -> None:
    figure = "<figure><img src='/u.jpg'><figcaption>الجسر أمس</figcaption></figure>"
    got = article(page(f"<div><p>{PROSE[0]}</p>{figure}{text}</div>"))
    assert got.lead is None
    assert got.paragraphs[0] == PROSE[0]


def test_a_quotation_in_slanted_letters_below_another_article_s_link_is_text() -> None:
    said = "«لن نترك الجسر حتى تعود إليه السيارات كلها»"
    link = "<p>اقرأ أيضا: <a href='/n/7'>المحافظ يتفقد أعمال الميناء الجديد</a></p>"
    got = article(
        page(
            f"<div>{paragraphs(PROSE[:2])}{link}<p><em>{said}</em></p>{paragraphs(PROSE[2:])}</div>"
        )
    )
    assert got.paragraphs == (*PROSE[:2], said, *PROSE[2:])


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_list_below_a_headline_that_stands_under_all_of_the_text_breaks_nothing(
    tag: str,
) -> None:
    facts = f"<{tag}><li>القطر: 3</li><li>اللون: أحمر</li></{tag}>"
    got = parse(page(facts, above=paragraphs()).encode(), url=URL)
    assert not isinstance(got, Article) or set(got.paragraphs) >= set(PROSE)
