"""What looks like furniture and is the text's, or like text and is none: one page for each guard."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

from tests.parser.making import PROSE, TITLE, article, meta, page, paragraphs

FLASH = "أعلنت بلدية الوادي مساء اليوم أن الجسر القديم سيفتح غداً أمام السيارات والمشاة بعد عامين من الترميم."


def test_a_subheading_of_which_the_greater_part_is_a_link_is_text() -> None:
    heading = "<h3>ماذا قال <a href='/n/91'>تقرير لجنة الجسور في مجلس المدينة</a> قبل عامين</h3>"
    body = f"<div>{paragraphs(PROSE[:2])}{heading}{paragraphs(PROSE[2:])}</div>"
    assert len(article(page(body)).paragraphs) == len(PROSE) + 1


def test_a_box_that_calls_itself_the_author_s_is_none_of_a_long_text() -> None:
    life = "ولدت في الوادي عام 1980 ودرست الهندسة في جامعتها، ثم عملت خمس سنوات في مديرية الطرق قبل أن تتفرغ للكتابة."
    body = f"<div>{paragraphs(PROSE * 3)}<div class='author-bio'>{life}</div></div>"
    assert life not in article(page(body)).paragraphs


def test_a_short_text_in_one_box_with_a_form_is_the_text() -> None:
    form = "<form><p>نشرة الوادي</p><input name='mail'><button>اشترك</button></form>"
    facts = "".join(f"<li>{fact}</li>" for fact in ("محليات", "الوادي", "9 مارس 2025"))
    got = article(page(f"<ul>{facts}</ul><div>{paragraphs(PROSE[:2])}{form}</div>"))
    assert got.paragraphs == PROSE[:2]


def test_what_the_head_says_the_text_begins_with_is_text_whatever_its_box_is_called() -> None:
    first = f"<div class='promo'><p>{PROSE[0]} <a href='/n/4'>التفاصيل</a></p><p>الوادي</p></div>"
    head = meta(og_description=PROSE[0])
    got = article(page(f"<div>{first}{paragraphs(PROSE[1:] * 2)}</div>", head=head))
    assert got.paragraphs[0].startswith(PROSE[0])


def test_the_last_points_of_a_list_are_text_though_no_stop_ends_them() -> None:
    points = (
        "الممر الشرقي للمشاة وحدهم، من السادسة صباحاً حتى العاشرة ليلاً",
        "الممر الغربي للسيارات الصغيرة",
        "المدخل الشمالي مغلق",
    )
    items = "".join(f"<li>{point}</li>" for point in points)
    got = article(page(f"<div>{paragraphs()}<ul>{items}</ul></div>"))
    assert got.paragraphs == (*PROSE, *points)


def test_a_headline_printed_again_over_the_text_is_no_paragraph() -> None:
    got = article(page(f"<div><p>{TITLE}</p>{paragraphs()}</div>"))
    assert got.paragraphs == PROSE


def test_a_category_and_a_tool_among_the_links_of_a_box_of_tags_are_no_tags() -> None:
    links = "<a href='/tag/a' rel='tag'>صيد</a> <a href='#'>إرسال</a> <a href='/c/1' rel='category'>محليات</a>"
    assert article(page(f"{paragraphs()}<div class='tags'>{links}</div>")).tags == ("صيد",)


def test_a_note_from_somebody_else_than_the_publisher_is_text() -> None:
    note = "ملاحظة من الطبيب: لا تتناول الدواء من دون استشارة"
    assert article(page(f"{paragraphs()}<p>{note}</p>")).paragraphs[-1] == note
