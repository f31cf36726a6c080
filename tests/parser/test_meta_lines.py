"""The lines beside a headline, in the arrangements of themes: who, when, under what, how often."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

from datetime import date

import pytest

from tests.parser.making import PROSE, TITLE, article, page, paragraphs

DAY = date(2025, 3, 9)
TEXT = f"<div>{paragraphs()}</div>"


@pytest.mark.parametrize(
    "beside",
    [
        "<div><div>التعليقات: 0</div><div>كتب - سامي حداد</div><div>9 مارس 2025</div><div><a href='/section/7'>محليات</a></div></div>",
        "<ul><li>أضف تعليق</li><li>إعداد: سامي حداد</li><li>نشر في ٢٠٢٥/٠٣/٠٩</li><li>في <a href='/section/7'>محليات</a></li></ul>",
        "<p>تاريخ النشر: الأحد، 9 آذار 2025 | كتب - سامي حداد | وقت القراءة: 2 دقيقة | التعليقات: 0 | القسم: <a href='/section/7'>محليات</a> | 1175 مشاهدة</p>",
        "<p>الكاتب: سامي حداد | 9 آذار/ مارس 2025 | أضف تعليق</p><p>في <a href='/section/7'>محليات</a></p>",
        "<div><span>نشر بتاريخ: 9 آذار/ مارس 2025</span><span>3 دقائق قراءة</span></div><div>كتب: سامي حداد</div><div>القسم: <a href='/section/7'>محليات</a></div>",
        "<div><span>دقيقة واحدة</span><span>تم النشر الأحد 9 آذار/مارس 2025 - 9 رمضان 1446 هـ</span><span>عدد القراءات 2673</span><span>التعليقات: 0</span><span>كتب: سامي حداد</span></div><p>القسم: <a href='/section/7'>محليات</a></p>",
        "<div>شارك الخبر <a href='#'>واتساب</a></div><p>كتب: سامي حداد | 9 مارس 2025 | القسم: <a href='/section/7'>محليات</a></p>",
    ],
)
def test_who_when_and_under_what_are_told_in_any_order(beside: str) -> None:
    got = article(page(f"{beside}{TEXT}"))
    assert (got.authors, got.published, got.sections) == (("سامي حداد",), DAY, ("محليات",))
    assert got.paragraphs == PROSE


def test_a_linked_author_may_stand_beside_section_and_day_over_the_headline() -> None:
    line = "<p><a href='/author/23'>نورا سليمان</a> | في <a href='/section/7'>محليات</a> | 9 مارس 2025</p>"
    got = article(over(f"<main>{line}<h1>{TITLE}</h1>{TEXT}</main>"))
    assert (got.authors, got.published) == (("نورا سليمان",), DAY)


def test_a_day_over_the_headline_is_not_that_of_the_links_before_it() -> None:
    links = "".join(
        f"<p><a href='/news/{at}'>عنوان طويل لخبر آخر من أخبار المدينة {at}</a></p>"
        for at in range(2)
    )
    got = article(over(f"<aside>{links}</aside><div><p>09/03/2025</p><h1>{TITLE}</h1>{TEXT}</div>"))
    assert got.published == DAY


def test_a_day_that_is_called_the_publication_s_counts_over_the_headline_without_boxes() -> None:
    got = article(over(f"<p>كتب: سامي حداد | تاريخ النشر: 9 مارس 2025</p><h1>{TITLE}</h1>{TEXT}"))
    assert got.published == DAY


def test_pictures_in_the_rows_of_other_articles_make_no_gallery() -> None:
    rows = "".join(
        f"<tr><td><img src='/i/{at}.jpg'></td><td><a href='/news/{at}'>عنوان خبر آخر من المدينة {at}</a></td></tr>"
        for at in range(6)
    )
    short = "<p>أعادت البلدية فتح الجسر القديم أمام السيارات والمشاة صباح اليوم.</p><p>ولم تعلن البلدية عن كلفة الأعمال.</p>"
    got = article(page(f"<p>9 مارس 2025</p><div>{short}</div><table>{rows}</table>"))
    assert len(got.paragraphs) == 2


@pytest.mark.parametrize(
    "between", ["", "<div class='q'><a href='/n/1'>عنوان خبر آخر من أخبار المدينة</a></div>"]
)
@pytest.mark.parametrize("short", [False, True])
def test_a_bold_subheading_among_boxes_is_text(between: str, short: bool) -> None:
    behind = ("ولم يصدر تعليق رسمي.", *PROSE[2:]) if short else PROSE[2:]
    boxes = [f"<div>{text}</div>" for text in PROSE[:2]]
    boxes += [between, "<p><strong>خلفية المشروع</strong></p>"]
    boxes += [f"<div>{text}</div>" for text in behind]
    got = article(page(f"<p>9 مارس 2025</p><div>{''.join(boxes)}</div>"))
    assert got.paragraphs == (*PROSE[:2], "خلفية المشروع", *behind)


def over(body: str) -> str:
    """A page with ``body`` between menu and footer and no boxes around it."""
    head, _, rest = page("@").partition("<main>")
    return head + body + rest.partition("</main>")[2]


@pytest.mark.parametrize("day", ["9 آذار 2025", "9 مارس 2025", "9 رمضان 1446", "March 9, 2025"])
@pytest.mark.parametrize("beside", ["3 دقائق قراءة", "12 مشاهدة", "1523 زيارة"])
def test_a_year_that_runs_into_a_counter_is_not_put_in_by_guess(day: str, beside: str) -> None:
    said = f"<div><span>نشر بتاريخ: {day}</span><span>{beside}</span></div>"
    got = article(page(f"{said}{TEXT}"))
    assert got.published == DAY
    glued = article(page(f"<div>نشر بتاريخ: {day}{beside}</div>{TEXT}"))
    assert glued.published is None


def test_what_stands_behind_a_dot_is_no_part_of_the_name_before_it() -> None:
    for rest in (
        "القسم: <a href='/section/7'>محليات</a> · 0 تعليق · 9 مارس 2025",
        "<a href='/section/7'>محليات</a> · نُشر في: الأحد، 9 آذار 2025",
    ):
        got = article(page(f"<div>كتب: سامي حداد · {rest}</div>{TEXT}"))
        assert (got.authors, got.sections) == (("سامي حداد",), ("محليات",))


@pytest.mark.parametrize(
    "line",
    [
        "نشر: الأحد 9 رمضان 1446 هـ - 9 مارس 2025 - 10:25 ص · الكاتب: سامي حداد · 1,204 قراءة · التصنيف: <a href='/section/7'>محليات</a>",
        "إعداد: سامي حداد • 1,204 قراءة • نُشر في: الأحد، 9 آذار 2025 | 10:25 ص • القسم: <a href='/section/7'>محليات</a>",
    ],
)
def test_dots_divide_labels_with_their_values_in_long_lines_too(line: str) -> None:
    got = article(page(f"<div>{line}</div>{TEXT}"))
    assert (got.authors, got.sections) == (("سامي حداد",), ("محليات",))
    assert str(got.published).startswith("2025-03-09")


def test_a_section_and_the_day_divided_by_a_break_over_the_text_are_none_of_it() -> None:
    small = "<div><small><a href='/section/7'>محليات</a><br>نُشر في: 9 مارس 2025</small></div>"
    got = article(page(f"{small}<div>{'<br>'.join(PROSE)}</div>"))
    assert (got.paragraphs, got.published) == (PROSE, DAY)


@pytest.mark.parametrize("below", ["", "<p>الآراء الواردة لا تعبر بالضرورة عن رأي الموقع.</p>"])
@pytest.mark.parametrize(
    "line",
    [
        "<p>تم النشر الأحد 9 آذار/مارس 2025 | عدد المشاهدات: 4120 | 0 تعليق</p>",
        "<ul><li>نشر في مارس 9, 2025</li><li>0 تعليق</li></ul>",
        "<div>نشر: 9 مارس 2025 · <a href='/section/7'>محليات</a> · 0 تعليق</div>",
    ],
)
def test_the_day_between_a_lead_and_the_only_paragraph_is_no_text(line: str, below: str) -> None:
    lead = "<div class='intro'>أنجزت البلدية أعمال الترميم في خطوة طال انتظارها.</div>"
    picture = "<img src='/i/1.jpg'>"
    got = article(page(f"{lead}{line}{picture}<div><p>{PROSE[0]}</p></div>{below}"))
    assert got.paragraphs == ("أنجزت البلدية أعمال الترميم في خطوة طال انتظارها.", PROSE[0])
    assert got.published == DAY


def test_a_day_glued_to_a_button_between_a_lead_and_the_text_is_the_article_s() -> None:
    lead = "<div class='intro'>البلدية تقول إن الكلفة لم تتجاوز ما رصد لها في الموازنة.</div>"
    line = "<div><span>8 آذار/ مارس 2025</span><span>شارك</span><span>وقت القراءة: 2 دقيقة</span></div>"
    got = article(page(f"{lead}{line}<article>{paragraphs()}</article>"))
    assert (got.published, got.paragraphs[1:]) == (date(2025, 3, 8), PROSE)


def test_when_something_takes_place_stays_between_the_paragraphs() -> None:
    line = "<p>الأحد 9 مارس 2025، الساعة 10:00</p>"
    got = article(page(f"<div><p>{PROSE[0]}</p>{line}{paragraphs(PROSE[1:])}</div>"))
    assert got.paragraphs == (PROSE[0], "الأحد 9 مارس 2025، الساعة 10:00", *PROSE[1:])


def test_a_small_day_below_a_picture_is_no_caption() -> None:
    small = "<div><small>تم النشر ٩ مارس ٢٠٢٥</small></div>"
    assert article(page(f"<img src='/i/1.jpg'>{small}{TEXT}")).published == DAY
