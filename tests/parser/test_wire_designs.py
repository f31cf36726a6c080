"""How agencies' pages and the papers' themes open and close a text: each test is one habit of
theirs, on a page made up for it."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

from datetime import date, datetime

import pytest

from scraper.parser.dateline import split_dateline
from scraper.parser.signs.byline import parse_byline
from tests.parser.making import PROSE, TITLE, article, json_ld, meta, news, page, paragraphs


def _told(*texts: str, head: str = "") -> str:
    return page(f"<div>{''.join(f'<p>{text}</p>' for text in texts)}</div>", head=head)


# -- datelines -------------------------------------------------------------------------------------


@pytest.mark.parametrize("printed", ["صلالة في 12 مارس/ ضفاف /", "صلالة في 12 مارس /ضفاف/"])
def test_between_slashes_behind_place_and_day_stands_an_agency_that_no_list_knows(
    printed: str,
) -> None:
    found, rest = split_dateline(f"{printed} الوزارة تعلن مواعيد الحصاد")
    assert found is not None
    assert (found.places, found.agency, rest) == (("صلالة",), "ضفاف", "الوزارة تعلن مواعيد الحصاد")


def test_without_place_or_day_slashes_tell_nothing() -> None:
    assert split_dateline("بين الجبل/ السهل / تمتد الطريق القديمة")[0] is None


def test_the_agency_between_a_known_place_and_a_person_needs_no_list() -> None:
    got = article(_told("بغداد - ضفا - سامي حداد", *PROSE))
    assert got.dateline is not None
    assert (got.dateline.places, got.dateline.agency) == (("بغداد",), "ضفا")
    assert (got.authors, got.paragraphs) == (("سامي حداد",), PROSE)


def test_a_line_of_place_both_calendars_and_the_site_s_own_short_name_opens_the_text() -> None:
    line = "الدمام 9 رمضان 1446 هـ الموافق 9 مارس 2025 م ضفا"
    got = article(_told(line, *PROSE, head=meta(og_site_name="وكالة ضفا للأنباء")))
    assert got.dateline is not None
    assert (got.dateline.places, got.dateline.agency) == (("الدمام",), "ضفا")
    assert (got.dateline.date, got.paragraphs) == (date(2025, 3, 9), PROSE)


# -- below the text --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ending", [("ضفاف/سامي حداد/ ليلى عساف",), ("/ضفاف/", "منال / عاصم"), ("(ضفاف) س ح / ل ع",)]
)
def test_the_agency_that_opens_a_dispatch_signs_its_end(ending: tuple[str, ...]) -> None:
    first = f"صلالة في 9 مارس/ ضفاف / {PROSE[0]}"
    assert article(_told(first, *PROSE[1:], *ending)).paragraphs == PROSE


def test_a_given_name_alone_below_the_text_is_its_editor_s() -> None:
    assert article(_told(*PROSE, "سنية")).paragraphs == PROSE


def test_a_given_name_of_whom_the_text_tells_is_its_last_word() -> None:
    told = f"{PROSE[3]} وكتبت الطفلة سنية على الجدار اسمها."
    assert article(_told(*PROSE[:3], told, "سنية")).paragraphs[-1] == "سنية"


# -- themes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("changed", ["", "<span>آخر تحديث: 9 مارس، 2025</span>"])
def test_author_and_days_beside_a_face_are_no_caption(changed: str) -> None:
    face = '<img src="/u/7.jpg" alt=""><a href="/author/samia/">سامية. ب</a>'
    line = f"<div><span>{face}</span><span>8 مارس، 2025</span>{changed}</div>"
    got = article(page(f"{line}<div>{paragraphs()}</div>"))
    assert (got.authors, got.published) == (("سامية. ب",), date(2025, 3, 8))


def test_the_source_in_the_box_of_the_tags_is_none() -> None:
    source = '<div class="small-box"><span>المصدر</span><a rel="nofollow" href="https://fields.example">مجلة الحقول</a></div>'
    tags = '<ul class="tags small-box"><li><a href="/x/1">جسور</a></li><li><a href="/x/2">ترميم</a></li></ul>'
    box = f'<footer><div class="post-source-tags">{source}{tags}</div></footer>'
    got = article(page(f"<div>{paragraphs()}</div>{box}"))
    assert got.tags == ("جسور", "ترميم")


def test_what_the_box_of_the_tags_is_headed_by_owns_its_tags() -> None:
    box = '<div class="tags"><h4>المزيد عن:</h4><a href="/tags/1">جسور</a><a href="/tags/2">ترميم</a></div>'
    assert article(page(f"<div>{paragraphs()}</div>{box}")).tags == ("جسور", "ترميم")


def test_the_same_label_over_a_list_of_topics_of_the_day_owns_none_of_the_article_s() -> None:
    box = '<div class="trending tags"><h4>المزيد عن:</h4><a href="/tags/1">أسعار</a><a href="/tags/2">طقس</a></div>'
    assert article(page(f"<div>{paragraphs()}</div>{box}")).tags == ()


def test_a_clock_in_one_more_element_is_the_day_s() -> None:
    line = "<div><span><b>08</b> مارس 2025 - <span>18:40</span></span> | <b>ق. و</b> <span>اطلع عليه 812 مرة</span></div>"
    assert article(page(f"{line}<div>{paragraphs()}</div>")).published == datetime(
        2025, 3, 8, 18, 40
    )


def test_the_moment_of_a_printed_day_may_stand_in_any_element_s_datetime() -> None:
    line = '<div><span class="post-date" datetime="2025-03-08T07:10:00+03:00">مارس 8, 2025</span></div>'
    got = article(page(f"{line}<div>{paragraphs()}</div>")).published
    assert got == datetime.fromisoformat("2025-03-08T07:10:00+03:00")


@pytest.mark.parametrize("signed", ["الوادي - خاص", "الوادي - متابعة", "الوادي - عمان"])
def test_the_publisher_with_a_label_or_a_town_is_no_author(signed: str) -> None:
    claim = json_ld(news(headline=TITLE, author={"@type": "Person", "name": signed}))
    head = claim + meta(og_site_name="الوادي")
    assert article(page(head=head)).authors == ()


@pytest.mark.parametrize(
    "ending",
    [
        "ساهم في التغطية: سامي حداد",
        "شارك في إعداد هذا التقرير ليلى عساف من بيروت.",
        "ما رأيك في الجسر الجديد؟ شاركنا رأيك في التعليقات.",
        "أخبرونا بآرائكم في التعليقات",
        "منقول بتصرف عن مجلة العمران والحياة",
        "لإبداء ملاحظاتكم حول هذا الخبر راسلونا عبر البريد: desk@alwadi.example",
        '♦ رجاء، المشاركة في استبيان القراء عبر <a href="https://forms.example/x">هذا الرابط</a>.',
        "الوادي مؤسسة غير ربحية، والأموال التي تجمعها من قرائها تذهب كلها إلى دعم عمل الصحافيين.",
    ],
)
def test_who_helped_where_it_is_from_and_what_readers_are_asked_is_none_of_the_text(
    ending: str,
) -> None:
    got = article(_told(*PROSE, ending, head=meta(og_site_name="الوادي")))
    assert got.paragraphs == PROSE


@pytest.mark.parametrize(
    "ending",
    [
        "وساهم في إعداد الدراسة باحثون من ثلاث جامعات في المنطقة.",
        "وسأل رئيس البلدية الحاضرين: ما رأيكم في الجسر؟ فأجابوا بأنه أجمل من ذي قبل.",
        "وعن سبب التأخير قال المهندس إن الأمطار لم تتوقف شهرين",
    ],
)
def test_a_last_sentence_that_sounds_alike_is_text(ending: str) -> None:
    assert article(_told(*PROSE, ending)).paragraphs == (*PROSE, ending)


# -- who wrote -------------------------------------------------------------------------------------

SIGNED = {
    "كتب سامي حداد من تونس": ("سامي حداد",),
    "نشر من طرف سامي حداد": ("سامي حداد",),
    "تحرير من طرف سامي حداد": ("سامي حداد",),
    "من طرف سامي حداد": ("سامي حداد",),
    "من إعداد: سامي حداد": ("سامي حداد",),
    "مراسلتنا في وهران ليلى عساف": ("ليلى عساف",),
    "الوادي – سامي حداد (صور: ليلى عساف)": ("سامي حداد",),
    "سامي حداد - ترجمة: ليلى عساف": ("سامي حداد",),
    "سامي حداد · ليلى عساف": ("سامي حداد", "ليلى عساف"),
    "سامي حداد/ الرباط": ("سامي حداد",),
}


@pytest.mark.parametrize(("line", "authors"), SIGNED.items())
@pytest.mark.parametrize("made", ["<div>{}</div><div>{}</div>", "<div><span>{}</span> | {}</div>"])
def test_who_signs_beside_the_day_and_nobody_else_wrote(
    line: str, authors: tuple[str, ...], made: str
) -> None:
    above = made.format(line, "8 مارس 2025 - 10:20")
    got = article(page(f"{above}<div>{paragraphs()}</div>", head=meta(og_site_name="الوادي")))
    assert (got.authors, got.paragraphs) == (authors, PROSE)


@pytest.mark.parametrize(
    "line", ["من طرف واحد", "من طرف المدينة إلى طرفها الآخر", "كتب سامي حداد من دون توقف"]
)
def test_what_only_sounds_like_it_names_nobody(line: str) -> None:
    assert parse_byline(line) is None
