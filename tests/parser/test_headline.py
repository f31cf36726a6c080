"""The article's own title, without the site's name, where it is printed or claimed."""

from __future__ import annotations

import html

import pytest

from scraper.outcome import Refusal
from tests.parser.making import (
    PROSE,
    TITLE,
    URL,
    answer,
    article,
    json_ld,
    meta,
    news,
    page,
    paragraphs,
    refusal,
)

SITE = "صحيفة الوادي"
NAMED = meta(og_site__name=SITE).replace("og:site__name", "og:site_name")
SEPARATORS = [
    " | ",
    " - ",
    " – ",
    " — ",
    " « ",
    " » ",
    " :: ",
    ": ",
    " • ",
    " · ",
    " / ",
    " ~ ",
    "|",
    " > ",
    " ‹ ",
    " ｜ ",
]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_the_sites_name_is_taken_off_in_every_separator(separator: str) -> None:
    body = f"<div>{paragraphs()}</div>"
    for title in (f"{TITLE}{separator}{SITE}", f"{SITE}{separator}{TITLE}"):
        for printed in (f"<h1>{title}</h1>", ""):
            source = page(body, title=title, head=NAMED).replace(f"<h1>{TITLE}</h1>", printed)
            assert article(source).headline == TITLE, (title, printed)


@pytest.mark.parametrize(
    "title",
    [
        "الوزير: الجسر آمن - والمشككون مخطئون",
        "«الجسر» رواية تعود إلى الرفوف بعد نصف قرن",
        "تقرير | كيف عاد الجسر القديم إلى الحياة؟",
        "مباراة الوادي - الساحل تنتهي بالتعادل 2-2",
        "سوريا/لبنان: اتفاق على فتح المعابر",
        "بالصور.. الجسر القديم ليلاً",
        "قال: «نعم»",
        "ماذا توافق عليه حين تضغط على «قبول الكل»؟",
        "هل قال الوزير «لا»؟!",
        "الجسر القديم > الجسر الجديد؟ مقارنة بالأرقام",
    ],
)
def test_a_headlines_own_signs_stay(title: str) -> None:
    for shown in (title, f"{title} | {SITE}"):
        got = article(page(headline=title, title=shown, head=NAMED))
        assert got.headline == title


@pytest.mark.parametrize("href", ["", "#", "#top", "/news/politics/48213", "?id=48213"])
def test_a_headline_that_links_to_its_own_page_is_one(href: str) -> None:
    assert article(page(headline=f'<a href="{href}">{TITLE}</a>', title=TITLE)).headline == TITLE


def test_quotation_marks_around_a_whole_headline_stay() -> None:
    title = "«لا عودة إلى الوراء في ملف الجسر»"
    assert article(page(headline=title, title=f"{title} - {SITE}", head=NAMED)).headline == title


def test_an_h1_with_the_sites_name_is_not_the_headline() -> None:
    for logo in (
        SITE,
        f'<a href="/">{SITE}</a>',
        f'<a href="https://www.alwadi.example/">{SITE}</a>',
    ):
        body = f"<h2>{TITLE}</h2>{paragraphs()}"
        for head in (NAMED, ""):
            source = page(body, headline=logo, title=f"{TITLE} | {SITE}", head=head)
            assert article(source).headline == TITLE, (logo, head)


def test_a_linked_name_above_is_not_the_headline_though_the_title_begins_with_it() -> None:
    body = f"<h2>{TITLE}</h2>{paragraphs()}"
    source = page(body, headline='<a href="/">دفاتر الوادي</a>', title=f"دفاتر الوادي: {TITLE}")
    assert article(source).headline == TITLE


@pytest.mark.parametrize("tag", ["div", "h2", "h3", "p", "span", "strong"])
def test_without_an_h1_the_printed_title_is_found(tag: str) -> None:
    source = (
        page(title=f"{TITLE} | {SITE}", head=NAMED)
        .replace("<h1>", f"<{tag}>")
        .replace("</h1>", f"</{tag}>")
    )
    got = article(source)
    assert got.headline == TITLE
    assert got.paragraphs == PROSE


def test_print_wins_over_claims_that_lose_quotation_marks() -> None:
    printed = "الوزير: «لن نغلق الجسر» مهما كانت الظروف المقبلة"
    claimed = "الوزير: لن نغلق الجسر مهما كانت الظروف"
    got = article(page(headline=printed, title=claimed, head=meta(og_title=claimed)))
    assert got.headline == printed


def test_a_title_cut_off_in_the_head_is_whole_in_the_record() -> None:
    got = article(
        page(title=f"{TITLE[:35]}... | {SITE}", head=NAMED + meta(og_title=f"{TITLE[:35]}…"))
    )
    assert got.headline == TITLE


def test_without_print_the_claim_is_taken_and_named() -> None:
    bare = page(title="x").replace(f"<h1>{TITLE}</h1>", "").replace("<title>x</title>", "")
    for head, source in (
        (json_ld(news(headline=TITLE)), "json-ld"),
        (meta(og_title=TITLE), "opengraph"),
    ):
        got = article(bare.replace("</head>", f"{head}</head>"))
        assert (got.headline, got.found_by["headline"]) == (TITLE, source)


def test_other_articles_titles_are_not_the_headline() -> None:
    others = "".join(
        f'<h2><a href="/n/{i}">خبر آخر رقم {i} عن شؤون المدينة</a></h2>' for i in range(8)
    )
    got = article(page(below=f"<aside>{others}</aside>", title=f"{TITLE} | {SITE}"))
    assert got.headline == TITLE


def test_the_headline_is_clean_text() -> None:
    got = article(page(headline=f"  {TITLE[:18]}\n <b>{TITLE[18:]}</b>&nbsp;\u200f", title=TITLE))
    assert got.headline == TITLE


def test_a_picture_and_its_caption_in_the_heading_are_survived() -> None:
    drawn = f'<img src="/icon.png"><span class="caption">{TITLE}</span>'
    assert article(page(headline=drawn, title=TITLE)).headline == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "رئيس البلدية: «جسر «القنطرة» لن يغلق»",
        "هل يصمد «جسر «القنطرة» القديم»؟",
        "سكان الوادي القديم يحتجون",  # the name among other words
    ],
)
def test_a_title_with_quotations_or_the_name_in_it_stays_whole(title: str) -> None:
    source = page(headline=title, title=f"{title} - الوادي", head=meta(og_site_name="الوادي"))
    assert article(source.replace(f"<h1>{title}</h1>", "")).headline == title
    assert article(source).headline == title


@pytest.mark.parametrize("sign", ["✦", "⋆", "<", "*", "#", "@", "–", ":", "-"])
def test_any_sign_divides_a_title_from_a_name_that_is_known(sign: str) -> None:
    told = meta(og_site_name="مرصد الوادي")
    for title in (f"{TITLE} {sign} مرصد الوادي", f"مرصد الوادي {sign} {TITLE}"):
        got = article(page(head=told, title=html.escape(title)).replace(f"<h1>{TITLE}</h1>", ""))
        assert got.headline == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "ثلاث حكايات طويلة عن علماء عادوا من المهجر إلى مرصد الوادي",
        "ثلاث حكايات طويلة عن علماء عادوا إلى «مرصد الوادي»؟",
    ],
)
def test_a_name_in_a_sentence_is_the_headline_s(title: str) -> None:
    told = meta(og_site_name="مرصد الوادي")
    got = article(page(head=told, title=title).replace(f"<h1>{TITLE}</h1>", ""))
    assert got.headline == title


def test_a_tatweel_between_title_and_name_is_a_dash() -> None:
    source = page(title=f"{TITLE} ـ مرصد الوادي", head=meta(og_site_name="مرصد الوادي"))
    assert article(source.replace(f"<h1>{TITLE}</h1>", "")).headline == TITLE


def test_a_host_with_a_dash_is_a_name_as_well() -> None:
    source = page(title=f"{TITLE} - AL WADI").replace(f"<h1>{TITLE}</h1>", "")
    assert article(source, "https://al-wadi.example/news/48213").headline == TITLE


@pytest.mark.parametrize("kicker", ["<small>بعد عامين</small><br>", '<span class="k">مدن</span> '])
def test_what_stands_over_the_title_in_its_own_heading_is_none_of_it(kicker: str) -> None:
    assert article(page(headline=f"{kicker}{TITLE}", title=TITLE)).headline == TITLE


def test_a_title_in_pieces_is_whole_where_the_head_says_so() -> None:
    printed = f"<span>بعد عامين:</span> {TITLE}"
    assert (
        article(page(headline=printed, title=f"بعد عامين: {TITLE}")).headline
        == f"بعد عامين: {TITLE}"
    )


@pytest.mark.parametrize("title", ["مرصد الوادي | {} | {}", "{1} | {0} | مرصد الوادي"])
def test_a_headline_that_is_not_printed_is_what_section_and_site_leave_of_the_title(
    title: str,
) -> None:
    source = page(title=title.format("رياضة", TITLE), head=meta(og_site_name="مرصد الوادي"))
    got = article(source.replace(f"<h1>{TITLE}</h1>", ""))
    assert (got.headline, got.sections) == (TITLE, ("رياضة",))


@pytest.mark.parametrize(
    ("title", "over"),
    [
        ("بلدية الوادي", "<h1>أخبار البلدية</h1>"),
        ("أخبار البلدية | بلدية الوادي", "<h1>أخبار البلدية</h1>"),
        ("تفاصيل الخبر", "<h1>تفاصيل الخبر</h1>"),
        ("الأخبار", "<h1>وزارة الأشغال</h1><h2>الأخبار</h2>"),
        ("NewsDetails", "<h1>المركز الإعلامي</h1>"),
        ("جامعة الوادي - خبر", "<h1>جامعة الوادي</h1>"),
        ("جسر الوادي الكبير :: عرض الخبر", ""),
    ],
)
@pytest.mark.parametrize("tag", ["h2", "h4", "b", "div class='news-title'"])
def test_a_title_that_every_page_of_an_institution_has_is_not_the_headline(
    title: str, over: str, tag: str
) -> None:
    printed = f"<{tag}>{TITLE}</{tag.split()[0]}>"
    body = f"<div>{over}</div><div>{printed}<br><span>9/3/2025</span>{paragraphs()}</div>"
    got = article(untitled(body, title))
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)


def test_an_institution_named_in_the_copyright_line_is_not_the_headline() -> None:
    name = "جسر الوادي الكبير"
    body = (
        f"<h1>{name}</h1><div><h2>{TITLE}</h2><span>9/3/2025</span>{paragraphs()}</div>"
        f"<footer>جميع الحقوق محفوظة © {name} 2025</footer>"
    )
    got = article(untitled(body, name))
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)


@pytest.mark.parametrize(
    "headline",
    ["رسالة إلى صديق", "عودة الصيادين", "جامعة الوادي تفتح أبوابها", "وزارة بلا وزير ولا ميزانية"],
)
def test_a_short_headline_over_a_subheading_that_says_more_is_the_headline(headline: str) -> None:
    deck = "الجسر القديم يعود إلى أهل القرى المجاورة بعد ترميم حجارته"
    body = f"<div><h2>{deck}</h2><span>9/3/2025</span>{paragraphs()}</div>"
    assert article(page(body, headline=headline, title=headline)).headline == headline


def test_a_statement_without_another_title_keeps_its_own() -> None:
    body = f"<div><span>9/3/2025</span>{paragraphs()}<h2>{TITLE}</h2>{paragraphs()}</div>"
    assert article(page(body, headline="بيان صحفي", title="بيان صحفي")).headline == "بيان صحفي"


@pytest.mark.parametrize("title", ["صحيفة الوادي", "الأخبار - بلدية الوادي", ""])
def test_a_heading_that_links_to_its_own_page_is_the_headline(title: str) -> None:
    post = f'<h2><a href="{URL}">{TITLE}</a></h2><p>9 مارس 2025</p>{paragraphs()}'
    body = f'<h1><a href="/">{title}</a></h1><div>{post}</div>'
    got = article(untitled(body, title))
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)


@pytest.mark.parametrize("title", ["صحيفة الوادي", ""])
def test_a_heading_that_links_to_another_page_is_no_headline(title: str) -> None:
    post = f'<h2><a href="/news/7">{TITLE}</a></h2><p>9 مارس 2025</p>{paragraphs()}'
    got = answer(untitled(f"<div>{post}</div>", title))
    assert isinstance(got, Refusal) or got.headline != TITLE


def untitled(body: str, title: str) -> str:
    """A page that prints no h1, and has ``title`` in its head."""
    return (
        page(body, title="-")
        .replace("<title>-", f"<title>{title}")
        .replace(f"<h1>{TITLE}</h1>", "")
    )


def test_a_section_s_name_in_title_and_opengraph_is_no_headline() -> None:
    """A lead may stand in a lesser heading below the headline."""
    deck = "<h2>السيارات والمشاة يعبرون من جديد بعد عامين من الانتظار</h2>"
    source = page(
        f"{deck}<div>{paragraphs()}</div>",
        title="رياضة | صحيفة الوادي",
        head=meta(og_title="رياضة"),
    )
    assert article(source).headline == TITLE


@pytest.mark.parametrize("told", ["ثقافة وفنون", "صحيفة الوادي"])
@pytest.mark.parametrize("stop", ["", "."])
@pytest.mark.parametrize("tag", ["h1", "h2", "div"])
def test_a_lead_in_a_heading_is_no_headline_of_a_page_that_is_called_as_its_section(
    told: str, stop: str, tag: str
) -> None:
    lead = "البلدية تقول إن الكلفة لم تتجاوز ما رصد لها في موازنة العام" + stop
    head = meta(og_title=told, og_description=lead, og_site_name="صحيفة الوادي")
    text = f"<h2>{lead}</h2><div>9 مارس 2025</div><div class='text'>{paragraphs()}</div>"
    got = article(
        page(text, title="ثقافة وفنون | صحيفة الوادي", head=head)
        .replace("<h1>", f"<{tag} class='title'>")
        .replace("</h1>", f"</{tag}>")
    )
    assert (got.headline, got.paragraphs) == (TITLE, (lead, *PROSE))


@pytest.mark.parametrize("title", ["رياضة", "رياضة | صحيفة الوادي"])
def test_a_section_s_name_that_only_the_menu_prints_is_no_headline(title: str) -> None:
    unmarked = page(f"<div>9 آذار 2025</div><p>{PROSE[0][:70]}.</p>", title=title)
    assert not answer(unmarked.replace("h1>", "p>"))
    assert not answer(page(title=title).replace(f"<h1>{TITLE}</h1>", ""))
    assert article(page(title=title)).headline == TITLE


def test_of_two_h1_that_nothing_in_the_head_knows_the_first_is_the_headline() -> None:
    """The second is the next article's, which themes append whole, and may be the longer one."""
    following = (
        "<article><h1>جمعية الصيادين في الميناء القديم تطالب برصيف جديد للقوارب الصغيرة</h1>"
        "<p>طالبت الجمعية برصيف جديد للقوارب الصغيرة قبل بدء الموسم.</p></article>"
    )
    body = f'<div itemprop="articleBody">{"<br>".join(PROSE)}</div>{following}'
    got = article(page(body, title="رياضة | صحيفة الوادي"))
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)


@pytest.mark.parametrize("told", ["اشترك في النشرة البريدية", "مواضيع ذات صلة"])
def test_what_heads_a_prompt_or_other_articles_is_no_headline(told: str) -> None:
    short = [text[:60] + "." for text in PROSE[:3]]
    block = f"<div><h4>{told}</h4><p>كل صباح.</p></div>"
    text = f"{paragraphs(tuple(short))}{block}{paragraphs(PROSE)}"
    source = untitled(f"<div>9 آذار 2025</div>{text}", "ثقافة وفنون | صحيفة الوادي")
    assert refusal(source).reason == "no headline: nothing on the page is its title"


def test_a_box_called_the_title_stands_over_a_lead_in_a_heading_without_a_stop() -> None:
    lead = "البلدية تقول إن الكلفة لم تتجاوز ما رصد لها في موازنة العام"
    picture = '<figure><img src="/p/1.jpg"><figcaption>الجسر صباح أمس</figcaption></figure>'
    text = f"<div>9 مارس 2025</div>{picture}<h2>{lead}</h2><div class='text'>{paragraphs()}</div>"
    source = page(text, title="ثقافة وفنون | صحيفة الوادي", head=meta(og_title="ثقافة وفنون"))
    got = article(source.replace("<h1>", "<div class='title'>").replace("</h1>", "</div>"))
    assert (got.headline, got.lead) == (TITLE, lead)


@pytest.mark.parametrize("tag", ["h1", "div"])
def test_a_headline_over_short_sentences_is_one_though_the_head_tells_the_section(tag: str) -> None:
    """The name of the section, which only the menu prints, is never the headline."""
    short = tuple(f"{text[:65]}." for text in PROSE)
    facts = "<ul><li>التعليقات: 3</li><li>312 مشاهدة</li><li>9 آذار 2025</li><li>حفظ</li></ul>"
    picture = '<figure><img src="/p/1.jpg"><figcaption>الجسر صباح أمس</figcaption></figure>'
    terms = "<dl><dt>الجسر</dt><dd>بني قبل مئة عام</dd><dt>السوق</dt><dd>على بعد شارعين</dd></dl>"
    text = f"<div>{paragraphs(short)}{terms}<h4>أرقام الجسر</h4>{paragraphs()}</div>"
    source = page(f"{facts}{picture}{text}", title="رياضة", head=meta(og_title="رياضة"))
    source = source.replace("<h1>", f"<{tag} class='title'>").replace("</h1>", f"</{tag}>")
    assert article(source).headline == TITLE


def test_a_title_of_section_and_site_is_no_headline_though_a_bar_of_facts_is_long() -> None:
    told = "".join(
        f"<b>{fact}</b>"
        for fact in (
            "وقت القراءة: 2 دقيقة",
            "312 مشاهدة",
            "لا توجد تعليقات",
            "نشرت في: الأحد 9 آذار/مارس 2025 - ١٠:٢٥ ص",
        )
    )
    text = f"<div>{told}</div><h2>{TITLE}</h2><div>{paragraphs()}</div>"
    got = article(untitled(text, "رياضة | صحيفة الوادي"))
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)


@pytest.mark.parametrize("tag", ["h2", "span class='title'", "div", "font size=5"])
@pytest.mark.parametrize("more", ["", " وعربية ودولية"])
def test_a_footer_that_begins_with_the_title_of_every_page_is_no_headline(
    tag: str, more: str
) -> None:
    title = "صحيفة الوادي - أخبار محلية"
    menu = '<a href="/">الرئيسية</a><a href="/c/1">أخبار محلية</a><a href="/c/2">رياضة</a>'
    heading = f"<{tag}>{TITLE}</{tag.split()[0]}>"
    got = article(
        f"<html lang=ar><head><meta charset=utf-8><title>{title}</title></head>"
        f"<body><div>{menu}</div>"
        f"<div>{heading}<div>9 مارس 2025</div><div>{paragraphs()}</div></div>"
        f"<div>{title}{more}</div></body></html>"
    )
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)


def test_a_claimed_title_that_only_the_foot_of_the_page_prints_is_the_headline() -> None:
    source = page(headline="-", head=meta(og_title=TITLE), below=f"<div>{TITLE}</div>")
    got = article(source.replace("<h1>-</h1>", ""))
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)


@pytest.mark.parametrize(
    "text",
    [
        "<br>".join(("يا جسرنا القديم يا ظل النخيل", "عبرتك الخطى جيلا بعد جيل") * 3),
        "<br>".join(f"{text[:45]}." for text in PROSE),
    ],
)
def test_what_stands_over_a_headline_makes_no_footer_of_it(text: str) -> None:
    """A notice is longer than each line of a poem or of a text of short sentences."""
    notice = f"<div>{PROSE[0]}</div>"
    source = page(f"<p>9 آذار 2025</p><div>{text}</div>", head=meta(og_title=TITLE))
    source = source.replace("<h1>", "<div>").replace("</h1>", "</div>")
    got = article(source.replace("<main>", f"{notice}<main>"))
    assert (got.headline, str(got.published)) == (TITLE, "2025-03-09")


def test_a_day_that_title_tells_as_well_is_no_headline() -> None:
    source = page(
        f"<time>2 مارس 2025</time>{paragraphs()}", title=f"{TITLE} - 2 مارس 2025 - صحيفة الوادي"
    )
    got = article(source.replace(f"<h1>{TITLE}</h1>", ""))
    assert got.headline.startswith(TITLE)
