"""Where a lead may stand, and the captions of pictures above the text."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.parser.making import PROSE, TITLE, article, page, paragraphs

LEAD = "تجربة تستمر شهرين في أقدم جسور المدينة، والأهالي يطلبون أن تصير دائمة"
SIGNED = '<div><span>سامي حداد</span> <time datetime="2025-03-09T08:00:00+02:00">9 مارس 2025</time></div>'
FIGURE = (
    '<figure><img src="/media/1.jpg" width="900"><figcaption>الجسر القديم أمس</figcaption></figure>'
)
IN_P = f"<div>{paragraphs()}</div>"
IN_BR = f"<div>{'<br><br>'.join(PROSE)}</div>"


@pytest.mark.parametrize("text", [IN_P, IN_BR])
@pytest.mark.parametrize(
    "lead", ["<h2>{}</h2>", "<p>{}</p>", "<div>{}</div>", "<span>{}</span>", "<div><p>{}</p></div>"]
)
@pytest.mark.parametrize("head", ["", f'<meta name="description" content="{LEAD}">'])
def test_a_sentence_above_who_wrote_and_the_picture_is_the_lead(
    lead: str, text: str, head: str
) -> None:
    got = article(page(lead.format(LEAD) + SIGNED + FIGURE + text, head=head))
    assert (got.lead, got.paragraphs) == (LEAD, (LEAD, *PROSE))


@pytest.mark.parametrize("text", [IN_P, IN_BR])
@pytest.mark.parametrize("lead", [PROSE[0], PROSE[0][:70] + "…", PROSE[0][:76] + "..."])
def test_a_lead_that_the_text_repeats_is_read_once(lead: str, text: str) -> None:
    got = article(page(f"<div>{lead}</div>{SIGNED}{FIGURE}{text}"))
    assert (got.lead, got.paragraphs) == (lead, PROSE)


def test_points_under_the_headline_are_text() -> None:
    points = ("الجسر يفتح بعد عامين", "الكلفة في حدود ما رصد لها في الموازنة")
    items = "".join(f"<li>{each}</li>" for each in points)
    got = article(page(f"<ul>{items}</ul>{SIGNED}{FIGURE}{IN_P}"))
    assert (got.headline, got.lead, got.paragraphs) == (TITLE, None, (*points, *PROSE))


@pytest.mark.parametrize(
    "picture",
    [
        "<p>{}</p><p><em>الجسر القديم كما بدا أمس</em></p>",
        "<figure>{}<button>تكبير الصورة</button><figcaption>الجسر القديم كما بدا أمس</figcaption></figure>",
    ],
)
def test_a_caption_stands_with_its_picture(picture: str) -> None:
    set_in = picture.format('<img src="/media/2.jpg" width="700">')
    got = article(page(f"<div>{paragraphs(PROSE[:2])}{set_in}{paragraphs(PROSE[2:])}</div>"))
    assert got.paragraphs == PROSE
    assert [(each.caption, each.credit) for each in got.images] == [
        ("الجسر القديم كما بدا أمس", None)
    ]


# -- what stands between a lead and the text -------------------------------------------------------

SAID = "<div><div>7153 قراءة</div><div>كتب: سامي حداد</div><div>9 مارس 2025 | 10:25</div><div>في <a href='/section/7'>محليات</a></div></div>"
LEADS = (
    "<p><strong>{}</strong></p>",
    "<h2>{}</h2>",
    "<div class='intro'>{}</div>",
    "<p class='lead'>{}</p>",
)


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("stop", ["", "."])
@pytest.mark.parametrize(
    "between",
    [
        SAID,
        f"<img src='/i/1.jpg'>{SAID}",
        f"<figure><img src='/i/1.jpg'><figcaption>الجسر (أرشيف)</figcaption></figure>{SAID}",
        "<p>9 مارس 2025 - 10:25 | كتب: سامي حداد | المشاهدات: 4939 | <a href='/section/7'>محليات</a></p>",
        "<div><span>دقيقة واحدة</span><span>كتب: سامي حداد</span><span>نشر: 9 مارس 2025 10:25</span><span><a href='/sport'>رياضة</a></span></div>",
    ],
)
def test_what_is_said_between_lead_and_text_is_said_of_both(
    lead: str, stop: str, between: str
) -> None:
    told = "البلدية تقول إن الكلفة لم تتجاوز ما رصد لها في موازنة العام" + stop
    got = article(page(f"{lead.format(told)}{between}<div class='t'>{paragraphs()}</div>"))
    assert (got.lead, got.paragraphs) == (told, (told, *PROSE))
    assert got.authors == ("سامي حداد",)
    assert got.published == datetime(2025, 3, 9, 10, 25)
    assert got.sections in (("محليات",), ("رياضة",))


def test_a_first_paragraph_in_bold_with_its_dateline_is_no_lead() -> None:
    first = f"<div><p><b>دمشق، سوريا (رويترز) -- {PROSE[0]}</b></p></div>"
    got = article(page(f"<p>9 مارس 2025</p><div>{first}{paragraphs(PROSE[1:])}</div>"))
    assert (got.lead, got.paragraphs) == (None, PROSE)


def test_a_crowded_line_between_lead_and_text_is_no_prose_for_all_its_length() -> None:
    told = "البلدية تقول إن الكلفة لم تتجاوز ما رصد لها في موازنة العام الماضي."
    line = (
        "<span>تم النشر 2025/3/9 الساعة 10:25 ص</span> • <span>القسم: <a href='/section/7'>محليات</a></span>"
        " • <span>دقيقة واحدة</span> • <span>بواسطة <a href='/author/9'>سامي حداد</a></span> • <span>التعليقات: 0</span>"
    )
    got = article(
        page(f"<div class='intro'>{told}</div><div>{line}</div><div class='t'>{paragraphs()}</div>")
    )
    assert got.paragraphs == (told, *PROSE)
    assert (got.authors, got.sections) == (("سامي حداد",), ("محليات",))


def test_a_linked_author_and_a_day_below_a_picture_are_no_caption() -> None:
    line = "<p>في <a href='/section/7'>محليات</a> | عدد المشاهدات: 1822 | <a href='/author/63'>سامي حداد</a> | التاريخ: الأحد 9 مارس 2025</p>"
    got = article(page(f"<img src='/1.jpg'>{line}<div>{paragraphs()}</div>"))
    assert (got.published, got.paragraphs) == (date(2025, 3, 9), PROSE)


@pytest.mark.parametrize("between", ["<h3><span>مطالب الأهالي</span></h3>", ""])
def test_a_first_paragraph_that_stands_as_the_others_is_no_lead_for_a_picture_below_it(
    between: str,
) -> None:
    picture = "<p><img src='/i/1.jpg'><br>جانب من الجسر (رويترز)</p>"
    boxes = [f"<div class='t3'><p>{each}</p></div>" for each in PROSE]
    got = article(page(f"<div>{boxes[0]}{picture}{between}{''.join(boxes[1:])}</div>"))
    assert (got.lead, got.paragraphs[0]) == (None, PROSE[0])


def test_a_short_sentence_without_a_stop_over_the_day_is_a_lead() -> None:
    told = "نظمت بعثة المتحف اتفاقا مع المقاولين قبل بدء الموسم"
    day = "<div>نُشر في: 9 مارس 2025</div>"
    got = article(page(f"<div><p>{told}</p></div>{day}<section><p>{PROSE[0]}</p></section>"))
    assert (got.lead, got.paragraphs) == (told, (told, PROSE[0]))


def test_a_lead_that_is_the_only_paragraph_is_a_lead_all_the_same() -> None:
    day = "<div>مارس 9, 2025 - 10:25 · 312 مشاهدة</div>"
    text = f"<article><p>{PROSE[0]}</p></article>"
    got = article(page(f"<div class='x9'><p>{PROSE[0]}</p></div>{day}{text}"))
    assert (got.lead, got.paragraphs) == (PROSE[0], PROSE[:1])


def test_a_lead_is_read_once_though_a_byline_stands_between_it_and_its_repeat() -> None:
    said = "<p>نشر في مارس 9, 2025</p><p>بقلم سامي حداد</p><p>وقت القراءة: 2 دقيقة</p>"
    text = f"<div itemprop='articleBody'><div class='t3'><p>{PROSE[0]}</p></div></div>"
    got = article(page(f"<p class='lead'>{PROSE[0]}</p><img src='/i/1.jpg'>{said}{text}"))
    assert (got.lead, got.paragraphs, got.authors) == (PROSE[0], PROSE[:1], ("سامي حداد",))


def test_a_dateline_behind_a_lead_in_a_box_of_its_own_opens_the_text() -> None:
    """Of a text of one paragraph only the class of its box tells it from the lead's."""
    lead = PROSE[1]
    text = f"مسقط - د ب أ – {PROSE[0]}"
    source = page(f'<div class="x"><p>{lead}</p></div><div class="y"><p>{text}</p></div>')
    got = article(source)
    assert (got.lead, got.paragraphs) == (lead, (lead, PROSE[0]))
    assert got.dateline is not None and got.dateline.places == ("مسقط",)


@pytest.mark.parametrize("sign", [" · ", " | ", " • "])
def test_a_bar_of_many_facts_between_lead_and_text_is_no_paragraph(sign: str) -> None:
    facts = ("312 مشاهدة", "لا توجد تعليقات", "3 دقائق قراءة", "كتب - مريم أبو زيد")
    bar = sign.join((*facts, "تاريخ النشر: الأحد 9 رمضان 1446 هـ - 9 آذار 2025 10:25 صباحا"))
    lead = f'<div class="x"><p>{PROSE[1]}</p></div>'
    got = article(page(f'{lead}<div>{bar}</div><div class="y"><p>{PROSE[0]}</p></div>'))
    assert got.paragraphs == (PROSE[1], PROSE[0])
    assert (got.authors, str(got.published)) == (("مريم أبو زيد",), "2025-03-09 10:25:00")


def test_a_lead_in_the_headline_s_own_box_has_the_day_below_it() -> None:
    """Lead and text are each the words of a ``div``, divided by breaks."""
    lead = "دراسة ميدانية دامت ست سنوات تشير إلى أن الجسر القديم لم يفقد شيئا من متانته الأولى."
    head = f"<div><h1>{TITLE}</h1>{lead}<br><div>سامي حداد <span>8 مارس 2025</span></div></div>"
    got = article(
        f'<html lang="ar"><head><title>{TITLE}</title></head><body><article>{head}<div>{"<br>".join(PROSE)}</div></article></body></html>'
    )
    assert (got.lead, str(got.published), got.authors) == (lead, "2025-03-08", ("سامي حداد",))
    assert got.paragraphs == (lead, *PROSE)


@pytest.mark.parametrize(
    ("around", "each"),
    [
        ("<ul>{}</ul>", "<li>{}</li>"),
        ("<div>{}</div>", "<div><i></i> {}</div>"),
        ("{}", "<p>{}</p>"),
    ],
)
def test_facts_under_labels_part_a_lead_from_a_text_that_stands_as_it_does(
    around: str, each: str
) -> None:
    facts = "نشر بتاريخ: 8 مارس 2025", "القسم: <a href='/arts'>ثقافة</a>", "نص: سلمى الهاشمي"
    between = around.format("".join(map(each.format, facts)))
    text = " ".join(PROSE[1:])
    got = article(
        page(f"<div class='intro'>{PROSE[0]}</div>{between}<div class='text'>{text}</div>")
    )
    assert got.paragraphs == (PROSE[0], text)
    assert (got.published, got.sections) == (date(2025, 3, 8), ("ثقافة",))
    assert got.authors == ("سلمى الهاشمي",)


@pytest.mark.parametrize("stop", ["", "."])
def test_facts_of_any_kind_between_a_lead_and_the_only_paragraph_part_them(stop: str) -> None:
    lead = f"البلدية تقول إن الكلفة لم تتجاوز ما رصد لها في موازنة العام الماضي{stop}"
    facts = "<table><tr><td>9 مارس 2025</td><td>القسم: <a href='/sport'>رياضة</a></td><td>حفظ</td></tr></table>"
    body = f"<div><p>{lead}</p></div>{facts}<section><p>{PROSE[0]}</p></section>"
    got = article(page(body))
    assert (got.lead, got.paragraphs) == (lead, (lead, PROSE[0]))
