"""The article's date among all the dates of a page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from scraper.article import Article
from scraper.page import Entry, Page
from scraper.parser.record import parse
from scraper.seed import Seed
from tests.parser.making import NOON, PROSE, TITLE, URL, article, json_ld, news, page, paragraphs


def read(
    *, head: str = "", line: str = "", url: str = URL, below: str = "", seed: Seed | None = None
) -> Article:
    """The record of a page with a line between headline and text."""
    body = f'{line}<div class="text">{paragraphs()}</div>'
    return article(page(body, head=head, below=below), url, seed=seed)


def published(**claims: str) -> str:
    return "".join(
        f'<meta property="article:{name}_time" content="{text}">' for name, text in claims.items()
    )


def test_the_printed_line_below_the_headline_is_the_date() -> None:
    article = read(line="<div>الأحد 9 شباط 2020 - 16:35</div>")
    assert article.published == datetime(2020, 2, 9, 16, 35)
    assert article.found_by["published"] == "markup"


def test_a_relative_time_is_counted_from_the_fetch() -> None:
    assert read(line="<time>منذ ساعتين</time>").published == NOON - timedelta(hours=2)


def test_an_offset_that_the_page_gives_is_kept() -> None:
    article = read(head=published(published="2024-05-03T10:00:00+03:00"))
    assert article.published is not None
    assert article.published.isoformat() == "2024-05-03T10:00:00+03:00"


def test_a_false_z_after_the_printed_local_clock_is_dropped() -> None:
    article = read(
        head=published(published="2020-08-24T09:23:00Z"),
        line="<span>الإثنين، 24 أغسطس 2020 09:23 ص</span>",
    )
    assert article.published == datetime(2020, 8, 24, 9, 23)


def test_a_local_clock_gets_the_zone_of_the_seed() -> None:
    seed = Seed(home="https://www.alwadi.example/", zone="Asia/Damascus")
    article = read(line="<div>9 شباط 2020 - 16:35</div>", seed=seed)
    assert isinstance(article.published, datetime)
    assert article.published.utcoffset() == timedelta(hours=2)


def test_a_change_before_the_publication_is_none() -> None:
    article = read(
        head=published(published="2020-06-03T03:01:00+04:00", modified="2020-03-15T20:18:00+04:00")
    )
    assert article.published is not None
    assert article.modified is None


def test_a_date_after_the_fetch_is_not_believed() -> None:
    late = (NOON + timedelta(days=40)).isoformat()
    assert read(head=published(published=late)).published is None


def test_a_date_before_the_web_is_not_believed() -> None:
    assert read(head=published(published="1970-01-01T00:00:00Z")).published is None


def test_a_change_alone_is_no_publication() -> None:
    article = read(line="<div>آخر تحديث: 28 آب 2013، 14:00</div>")
    assert article.published is None
    assert article.modified == datetime(2013, 8, 28, 14, 0)


@pytest.mark.parametrize(
    "elsewhere",
    [
        '<figure><img src="/a.jpg"><figcaption>قصف - 13 كانون الثاني 2020</figcaption></figure>',
        '<aside><h3>الأكثر قراءة</h3><a href="/1">خبر آخر</a> <span>12 آذار 2021</span></aside>',
    ],
)
def test_the_date_of_a_caption_or_of_another_article_is_not_this_ones(elsewhere: str) -> None:
    assert read(line=elsewhere).published is None


def test_a_related_list_below_the_text_gives_no_date() -> None:
    below = (
        '<section><h3>أخبار متعلقة</h3><ul><li><a href="/2">عنوان آخر لا شأن له هنا</a>'
        "<span>11 آذار 2021</span></li></ul></section>"
    )
    assert read(below=below).published is None


def test_json_ld_and_print_that_agree_give_the_moment_with_its_offset() -> None:
    article = read(
        head=json_ld(news(headline="x", datePublished="2024-11-06T09:00:00+04:00")),
        line="<div>الأربعاء 6 نوفمبر 2024</div>",
    )
    assert article.published is not None
    assert article.published.isoformat() == "2024-11-06T09:00:00+04:00"


def test_arabic_text_in_the_meta_tag_is_read() -> None:
    article = read(head=published(published="٣ مايو ٢٠٢٤"))
    assert article.published == date(2024, 5, 3)


def test_the_day_in_the_address_counts_where_nothing_else_does() -> None:
    article = read(url="https://www.alwadi.example/2020/02/09/bridge")
    assert article.published == date(2020, 2, 9)
    assert article.found_by["published"] == "url"


def test_what_the_feed_said_counts_where_the_page_says_nothing() -> None:
    entry = Entry(URL, "feed", published="Sun, 09 Feb 2020 16:35:00 +0200")
    article = parse(Page(URL, page().encode(), fetched_at=NOON, entry=entry))
    assert isinstance(article, Article)
    assert isinstance(article.published, datetime)
    assert article.published.astimezone(UTC) == datetime(2020, 2, 9, 14, 35, tzinfo=UTC)
    assert article.found_by["published"] == "feed"


def closed(*below: str) -> Article:
    """The record of a dispatch that prints its day above the text, and lines below it."""
    text = "<br>".join(
        [*paragraphs().removeprefix("<p>").removesuffix("</p>").split("</p><p>"), *below]
    )
    article = parse(
        page(f"<div>الأربعاء 1440/6/22 هـ الموافق 2019/02/27 م</div><div>{text}</div>").encode(),
        url=URL,
        fetched_at=NOON,
    )
    assert isinstance(article, Article)
    return article


def test_the_clock_with_which_an_agency_closes_its_dispatch_is_the_day_s() -> None:
    got = closed("// انتهى //", "14:05ت م", "0112")
    assert isinstance(got.published, datetime)
    assert got.published.isoformat() == "2019-02-27T14:05:00+03:00"
    assert got.paragraphs[-1].endswith(".")


@pytest.mark.parametrize("below", [("14:05",), ("م ح", "المباراة 14:05ت م على الهواء مباشرة")])
def test_another_clock_below_the_text_is_none_of_the_day_s(below: tuple[str, ...]) -> None:
    assert closed(*below).published == date(2019, 2, 27)


PRINTED = "<div>07 مايو 2024 - 14:25</div>"


@pytest.mark.parametrize(
    "said",
    [
        1715081100,
        "1715081100",
        "1715081100000",
        "/Date(1715081100000)/",
        "/Date(1715081100000+0300)/",
    ],
)
def test_data_may_count_seconds(said: object) -> None:
    got = read(head=json_ld(news(datePublished=said)))
    assert got.published == datetime(2024, 5, 7, 11, 25, tzinfo=UTC)


def test_a_number_in_print_is_no_moment() -> None:
    assert read(line="<div>1715081100</div>").published is None


def test_month_first_in_data_is_told_by_the_print() -> None:
    got = read(head=json_ld(news(datePublished="5/7/2024 2:25:00 PM")), line=PRINTED)
    assert got.published == datetime(2024, 5, 7, 14, 25)


def test_month_first_in_print_is_told_by_the_data() -> None:
    head = '<meta property="article:published_time" content="2024-05-07T14:25:00+03:00">'
    got = read(head=head, line="<div>5/7/2024</div>")
    assert got.published is not None
    assert got.published.isoformat() == "2024-05-07T14:25:00+03:00"


@pytest.mark.parametrize("said", ["2025-06-01T11:59:00Z", "2019-01-01T00:00:00Z", "2019-01-01"])
def test_what_a_template_fills_in_is_no_witness_against_the_print(said: str) -> None:
    """The moment at which the page was made, and a midnight where the print tells the time."""
    said = said.replace("2025-06-01", NOON.date().isoformat())
    got = read(head=json_ld(news(datePublished=said)), line=PRINTED)
    assert got.published == datetime(2024, 5, 7, 14, 25)


def test_data_that_tells_the_time_counts_against_one_line_of_print() -> None:
    got = read(head=json_ld(news(datePublished="2024-05-01T09:15:00+03:00")), line=PRINTED)
    assert got.published is not None
    assert got.published.isoformat() == "2024-05-01T09:15:00+03:00"


def test_month_first_in_data_is_told_by_the_address() -> None:
    head = '<meta name="date" content="05/07/2024">'
    assert read(head=head, url="https://www.alwadi.example/2024/05/07/b/").published == date(
        2024, 5, 7
    )


def test_a_day_beside_a_coarse_phrase_is_read() -> None:
    assert read(line="<div>منذ عامين | 07 مايو 2024</div>").published == date(2024, 5, 7)
    assert read(line="<div>منذ عامين</div>").published is None


def test_the_abbreviation_of_an_hatom_entry_tells_the_moment() -> None:
    entry = (
        '<div>مرسلة في <a href="#"><abbr class="published" title="2014-01-07T21:15:00+02:00">'
        "9:15 م</abbr></a></div>"
    )
    got = article(page(below=entry))
    assert str(got.published) == "2014-01-07 21:15:00+02:00"
    assert got.found_by["published"] == "microformat"
    assert article(page(below=entry + entry.replace("01-07", "01-06"))).published is None


@pytest.mark.parametrize("tag", ["div", "span", "p"])
def test_a_day_right_over_the_headline_counts_on_a_page_without_boxes(tag: str) -> None:
    menu = '<ul><li><a href="/">الرئيسية</a></li><li><a href="/s">سياسة</a></li></ul>'
    head = f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body>"

    def bare(above: str) -> Article:
        return article(f"{head}{above}<h2>{TITLE}</h2><div>{paragraphs()}</div></body></html>")

    day = f"<{tag}>29 ديسمبر 2015</{tag}>"
    assert bare(menu + day).published == date(2015, 12, 29)
    assert bare(day + menu).published is None
    today = f"<{tag}>{NOON.day}/{NOON.month}/{NOON.year}</{tag}>"
    assert bare(menu + today).published is None


@pytest.mark.parametrize(
    "lines",
    [
        "<dl><dt>نشر</dt><dd>7 مايو 2024</dd><dt>آخر تحديث</dt><dd>9 مايو 2024 10:00</dd></dl>",
        "<table><tr><th>نشر</th><th>تحديث</th></tr>"
        "<tr><td>7 مايو 2024</td><td>9 مايو 2024 10:00</td></tr></table>",
        "<div>نشر</div><div>7 مايو 2024</div><div>آخر تحديث:</div><div>9 مايو 2024 10:00</div>",
    ],
)
def test_a_label_on_a_line_of_its_own_says_what_the_date_is(lines: str) -> None:
    got = read(line=lines)
    assert got.published == date(2024, 5, 7)
    assert got.modified == datetime(2024, 5, 9, 10)


def test_a_change_under_its_label_alone_is_no_publication() -> None:
    got = read(line="<div>آخر تحديث</div><div>9 مايو 2024 10:00</div>")
    assert got.published is None
    assert got.modified == datetime(2024, 5, 9, 10)


@pytest.mark.parametrize(
    "lines",
    [
        "<div>7 مايو 2024</div><div>الساعة</div><div>14:25</div>",
        "<table><tr><td>التاريخ</td><td>2024/05/07</td></tr><tr><td>الوقت</td><td>14:25</td></tr></table>",
        "<div>14:25</div><div>7 مايو 2024</div>",
        "<div>7 مايو 2024</div><div>|</div><div>14:25</div>",
        "<div>الساعة 14:25</div><div>7 مايو 2024</div>",
    ],
)
def test_a_clock_in_a_line_of_its_own_belongs_to_the_day_beside_it(lines: str) -> None:
    assert read(line=lines).published == datetime(2024, 5, 7, 14, 25)


def test_the_length_of_a_film_is_no_clock() -> None:
    film = '<div class="film"><img src="/f.jpg"><span>14:25</span></div><div>7 مايو 2024</div>'
    assert read(line=film).published == date(2024, 5, 7)


def test_midnight_with_an_offset_gives_the_printed_clock_its_zone() -> None:
    line = "<div>7 مايو 2024 - 14:25</div>"
    got = read(head=json_ld(news(datePublished="2024-05-07T00:00:00+03:00")), line=line)
    assert str(got.published) == "2024-05-07 14:25:00+03:00"
    got = read(head=json_ld(news(datePublished="2024-05-07T00:00:00Z")), line=line)
    assert got.published == datetime(2024, 5, 7, 14, 25)


def test_the_clock_of_a_change_is_none_of_a_day_in_data() -> None:
    line = "<div>آخر تحديث: 7 مايو 2024 - 14:25</div>"
    for said in ("2024-05-07", "2024-05-07T00:00:00+03:00"):
        got = read(head=json_ld(news(datePublished=said)), line=line)
        assert got.published == date(2024, 5, 7)


TOLD = '<time{} datetime="2024-05-0{}T10:00:00+03:00">{} مايو 2024</time>'


@pytest.mark.parametrize(
    "times",
    [
        TOLD.format(' class="published"', 7, 7) + TOLD.format(' class="updated"', 9, 9),
        TOLD.format(' class="updated"', 9, 9) + TOLD.format(' class="published"', 7, 7),
        TOLD.format(' itemprop="dateModified"', 9, 9) + TOLD.format("", 7, 7),
        f"<div>نُشر {TOLD.format('', 7, 7)} حُدّث {TOLD.format('', 9, 9)}</div>",
        f"<div>آخر تحديث {TOLD.format('', 9, 9)}</div><div>{TOLD.format('', 7, 7)}</div>",
    ],
)
def test_a_time_element_that_tells_a_change_is_no_publication(times: str) -> None:
    got = read(line=times)
    assert str(got.published) == "2024-05-07 10:00:00+03:00"
    assert str(got.modified) == "2024-05-09 10:00:00+03:00"


def test_hatom_s_updated_alone_is_when_the_entry_was_published() -> None:
    got = read(line=TOLD.format(' class="updated"', 7, 7))
    assert str(got.published) == "2024-05-07 10:00:00+03:00"


def test_the_pattern_of_a_script_that_counts_time_is_read() -> None:
    got = read(line='<abbr class="timeago" title="2024-05-07T11:25:00Z">منذ 10 أشهر</abbr>')
    assert got.published == datetime(2024, 5, 7, 11, 25, tzinfo=UTC)


def test_month_first_in_print_is_told_by_the_feed() -> None:
    line = '<div class="text"><div>5/7/2024 2:25:00 PM</div>' + paragraphs() + "</div>"
    entry = Entry(URL, "feed", published="Tue, 07 May 2024 11:25:00 GMT")
    got = parse(Page(URL, page(line).encode(), fetched_at=NOON, entry=entry))
    assert isinstance(got, Article)
    assert got.published == datetime(2024, 5, 7, 14, 25)


def test_the_day_of_the_fetch_is_not_believed_against_an_old_address() -> None:
    moment = NOON - timedelta(hours=1)
    head = json_ld(news(datePublished=moment.isoformat()))
    assert read(head=head, url="https://www.alwadi.example/2019/05/07/b/").published == date(
        2019, 5, 7
    )
    near = (NOON - timedelta(days=3)).strftime("https://www.alwadi.example/%Y/%m/%d/b/")
    assert read(head=head, url=near).published == moment


def test_the_moment_of_the_fetch_is_what_a_template_fills_in() -> None:
    head = json_ld(news(datePublished=NOON.isoformat()))
    assert read(head=head).published is None


def live(entry: str) -> str:
    clocks = ("18:30", "15:10", "12:00", "09:00")
    prose = [part for part in paragraphs().split("\n") if part]
    return "".join(
        f'<div class="entry">{entry.format(clock)}{part}</div>'
        for clock, part in zip(clocks, prose, strict=True)
    )


def test_the_clock_of_a_live_report_s_first_entry_is_none_of_the_day_s() -> None:
    entries = live("<h3>{}</h3>")
    assert article(page(f"<div>7 مايو 2024</div>{entries}")).published == date(2024, 5, 7)


def test_the_moment_of_a_live_report_s_first_entry_is_no_publication() -> None:
    entries = live('<time class="at" datetime="2024-05-07T{0}:00+03:00">{0}</time>')
    assert article(page(entries)).published is None


@pytest.mark.parametrize(
    "line",
    [
        "موعد الفعالية: 7 مايو 2024 الساعة 18:00",
        "آخر موعد للتقديم 7 مايو 2024",
        "تاريخ الوفاة: 7 مايو 2024",
        "من 1 مايو 2024 إلى 7 مايو 2024",
        "تمت قراءة هذا الخبر 312 مرة منذ 7 مايو 2024",
    ],
)
def test_the_day_of_what_the_article_is_about_is_not_its_own(line: str) -> None:
    assert read(line=f"<div>{line}</div>").published is None
    got = read(line=f"<div>{line}</div><div>نشر: 3 مايو 2024</div>")
    assert got.published == date(2024, 5, 3)


def test_the_day_of_the_visit_over_a_menu_in_one_line_is_not_the_article_s() -> None:
    menu = " | ".join(
        f'<a href="/{i}">{word}</a>' for i, word in enumerate(["محلي", "عربي", "رياضة", "فن"])
    )
    head = f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><table><tr><td>"
    rows = f"<div>اليوم {NOON.day}/{NOON.month}/{NOON.year}</div>{menu}</td></tr><tr><td>"
    text = f"<h1>{TITLE}</h1>{paragraphs()}</td></tr></table></body></html>"
    assert article(head + rows + text).published is None


@pytest.mark.parametrize(
    "line",
    [
        "سليم الوادي - موفد الصحيفة إلى الجسر القديم - 7 مايو 2024",
        "كتب سليم الوادي من ضفة النهر القديمة في 7 مايو 2024",
        "نشر في صحيفة الوادي اليومية بتاريخ 7 مايو 2024",
        "الثلاثاء 7 مايو 2024 حجم الخط شارك عبر البريد",
        "محليات7 مايو 2024",
        "أخبار محلية وعربية - نشر يوم الثلاثاء 7 مايو 2024 - طباعة - أرسل لصديق",
    ],
)
def test_a_day_beside_other_words_is_read_where_they_make_no_sentence(line: str) -> None:
    assert read(line=f"<div>{line}</div>").published == date(2024, 5, 7)


@pytest.mark.parametrize(
    "line",
    [
        "تأسست الصحيفة في 7 مايو 2015",
        "مرخصة من الوزارة بتاريخ 7 مايو 2015",
        "بدأ التسجيل يوم 7 مايو 2024 واستمر أسبوعين في المراكز كافة",
        "تصوير: سليم الوادي، 7 مايو 2024",
    ],
)
def test_a_day_in_a_sentence_or_of_a_picture_is_not_the_article_s(line: str) -> None:
    assert read(line=f"<div>{line}</div>").published is None
    got = read(line=f"<div>{line}</div><div>9 مايو 2024</div>")
    assert got.published == date(2024, 5, 9)


OTHER = '<a href="/news/9">افتتاح سوق جديدة للخضار قرب محطة القطار القديمة</a>'


@pytest.mark.parametrize(
    "other",
    [
        f"<div>{OTHER} <span>9 مايو 2024</span></div>",
        f"<div><h3>{OTHER}</h3><span>9 مايو 2024</span></div>",
    ],
)
def test_the_day_beside_another_article_s_title_is_that_one_s(other: str) -> None:
    assert read(line=other).published is None
    assert read(line=f"{other}<div>7 مايو 2024</div>").published == date(2024, 5, 7)
    assert article(page(above=other)).published is None


def test_the_day_of_the_article_that_follows_is_that_one_s() -> None:
    next_one = "<h1>سوق جديدة للخضار قرب المحطة</h1><div>9 مايو 2024 - 11:00</div><p>قصيرة.</p>"
    assert article(page(below=f"<article>{next_one}</article>")).published is None


def test_the_clocks_of_a_player_are_none_of_the_day_s() -> None:
    player = "<div>7 مايو 2024</div><div><div>00:00</div><div>04:12</div></div>"
    assert read(line=player).published == date(2024, 5, 7)


@pytest.mark.parametrize("leaf", [("07", "مايو", "2024"), ("مايو", "7", "2024")])
def test_a_leaf_of_the_calendar_is_a_day(leaf: tuple[str, ...]) -> None:
    assert read(line="".join(f"<div>{part}</div>" for part in leaf)).published == date(2024, 5, 7)


def test_the_zone_that_java_writes_behind_the_offset_is_left_out() -> None:
    got = read(head=json_ld(news(datePublished="2024-05-07T14:25:00+03:00[Asia/Riyadh]")))
    assert str(got.published) == "2024-05-07 14:25:00+03:00"


def test_data_that_calls_the_printed_change_a_publication_tells_the_change() -> None:
    line = "<div>نشر 7 مايو 2024 14:25</div><div>تحديث 8 مايو 2024 09:10</div>"
    got = read(head=json_ld(news(datePublished="2024-05-08T09:10:00+03:00")), line=line)
    assert got.published == datetime(2024, 5, 7, 14, 25)
    assert str(got.modified) == "2024-05-08 09:10:00+03:00"


def test_of_two_clocks_in_data_the_printed_one_counts() -> None:
    head = json_ld(news(datePublished="2024-05-07T17:25:00+03:00"))
    head += published(published="2024-05-07T14:25:00+03:00")
    got = read(head=head, line="<div>7 مايو 2024 14:25</div>")
    assert str(got.published) == "2024-05-07 14:25:00+03:00"
    assert str(read(head=head, line="<div>7 مايو 2024</div>").published)[11:16] == "17:25"


def test_a_day_without_a_clock_that_a_script_told_in_utc_gives_way_to_the_printed_clock() -> None:
    head = json_ld(news(datePublished="2024-05-06T21:00:00.000Z"))
    got = read(head=head, line="<div>7 مايو 2024 14:25</div>")
    assert got.published == datetime(2024, 5, 7, 14, 25)
    got = read(head=head, line="<div>7 مايو 2024 00:00</div>")
    assert got.published == datetime(2024, 5, 6, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "تاريخ اليوم: 9 مارس 2025",
        "اليوم هو الأحد 9 مارس 2025",
        "آخر زيارة لك: 8 مارس 2025 10:00",
        "تاريخ الطباعة: 9 مارس 2025",
        "تاريخ التسجيل: 3 فبراير 2005",
        "صدر العدد الأول في 3 مارس 2015",
        "صحيفة يومية مستقلة - تأسست 3 مارس 2015",
        "تاريخ البداية: 5 مارس 2025 تاريخ النهاية: 8 مارس 2025",
    ],
)
def test_what_a_page_says_to_who_looks_at_it_is_not_the_article_s_date(line: str) -> None:
    assert read(line=f"<div>{line}</div>").published is None
    got = read(line=f"<div>{line}</div><div>7 مايو 2024</div>")
    assert got.published == date(2024, 5, 7)


@pytest.mark.parametrize(
    "form", ["<h3>{}</h3>", "<p><strong>{}</strong></p>", "<div><b>{}</b></div>"]
)
def test_the_first_day_of_a_chronicle_is_text_and_no_publication(form: str) -> None:
    days = ("12 آذار 2024", "15 نيسان 2024", "3 أيار 2024", "9 حزيران 2024")
    entries = "".join(
        f"{form.format(day)}<p>{text}</p>" for day, text in zip(days, PROSE, strict=True)
    )
    got = article(page(f'<div class="text">{entries}</div>'))
    assert got.published is None
    assert got.lead is None
    assert got.paragraphs == tuple(part for pair in zip(days, PROSE, strict=True) for part in pair)


def test_a_heading_that_tells_what_happened_on_a_day_is_text_and_no_publication() -> None:
    got = article(
        page(f'<div class="text"><h3>12 آذار 2024: بداية الخلاف</h3>{paragraphs()}</div>')
    )
    assert got.published is None
    assert got.paragraphs == ("12 آذار 2024: بداية الخلاف", *PROSE)


def test_a_change_in_data_is_written_month_first_as_the_publication_is() -> None:
    data = {"datePublished": "6/8/2024 1:22:00 PM", "dateModified": "6/8/2024 2:40:00 PM"}
    got = read(head=json_ld(news(headline=TITLE, **data)), line="<p>السبت 8 يونيو 2024 01:22 م</p>")
    assert got.published == datetime(2024, 6, 8, 13, 22)
    assert got.modified == datetime(2024, 6, 8, 14, 40)


def test_the_moment_of_a_page_s_making_is_no_change_where_it_is_no_publication() -> None:
    made = NOON.isoformat()
    data = json_ld(news(headline=TITLE, datePublished=made, dateModified=made))
    got = read(head=data, line="<p>3 مارس 2019 - 12:10</p>")
    assert (got.published, got.modified) == (datetime(2019, 3, 3, 12, 10), None)


def test_the_address_tells_the_year_of_a_printed_day() -> None:
    line = "<p>3 فبراير</p>"
    assert read(line=line).published == date(2025, 2, 3)
    got = read(line=line, url="https://www.alwadi.example/2023/02/03/bridge")
    assert (got.published, got.found_by["published"]) == (date(2023, 2, 3), "url")


def test_a_clock_without_a_zone_has_that_of_the_same_clock_in_a_time_element() -> None:
    """A theme's own JSON-LD writes the site's clock bare, and the theme's time element its zone."""
    head = json_ld(news(headline=TITLE, datePublished="2025-03-08 22:14:09"))
    told = '<div><time datetime="2025-03-08T{}+01:00">8 مارس 2025</time></div>'
    got = article(page(told.format("22:14:09") + paragraphs(), head=head))
    assert str(got.published) == "2025-03-08 22:14:09+01:00"
    got = article(page(told.format("20:14:09") + paragraphs(), head=head))
    assert str(got.published) == "2025-03-08 22:14:09"


@pytest.mark.parametrize(
    "own",
    [
        "نشر في: 2 آذار 2025",
        "2 آذار 2025 | 10:25",
        "التاريخ: 2 آذار 2025",
        "2 آذار 2025<br>312 مشاهدة<br>التعليقات: 3",
        "<i>الكاتب: سلمى الهادي</i> • <i>2.3.2025</i>",
    ],
)
def test_today_over_the_text_is_the_day_of_the_visit(own: str) -> None:
    source = page(f"<div>الأحد 9 آذار 2025</div><div>{paragraphs()}</div>", above=f"<p>{own}</p>")
    assert str(article(source).published).startswith("2025-03-02")
    alone = page(f"<div>الأحد 9 آذار 2025</div><div>{paragraphs()}</div>")
    assert str(article(alone).published) == "2025-03-09"


@pytest.mark.parametrize("other", ["الأحد 9 مارس 2025 - 12:00", "07/03/2025"])
def test_a_day_called_the_publication_over_the_headline_outweighs_one_below_it(other: str) -> None:
    source = page(
        f"<p>{other}</p><div>{paragraphs()}</div>", above="<div>تاريخ النشر: 4 مارس 2025</div>"
    )
    assert article(source).published == date(2025, 3, 4)


@pytest.mark.parametrize("today", ["الأحد، 9 مارس 2025", "9/3/2025"])
def test_the_day_of_the_visit_over_the_headline_refutes_no_day_that_the_head_tells(
    today: str,
) -> None:
    told = '<meta property="article:published_time" content="2024-11-20T10:25:00+02:00">'
    got = article(page(above=f"<div>{today}</div>", head=told))
    assert str(got.published) == "2024-11-20 10:25:00+02:00"
    template = '<meta name="date" content="2014-11-20T10:25:00+02:00">'
    assert article(page(f"<p>{today}</p><div>{paragraphs()}</div>", head=template)).published == (
        date(2025, 3, 9)
    )


@pytest.mark.parametrize("clock", ["", "<span>10:25</span>"])
def test_a_day_below_a_box_of_several_titles_is_none_of_theirs(clock: str) -> None:
    titles = ("مجلس المدينة يؤجل جلسة التصويت على المخطط", "أسعار الخضار تتراجع مع بداية الموسم")
    rail = "".join(f"<li>{clock}<a href='/n/{len(each)}'>{each}</a></li>" for each in titles)
    line = "<div><span>الخميس 6 مارس 2025 - 18:40</span></div>"
    text = f"<div class='text'>{paragraphs()}</div>"
    got = article(page(f"<div><h3>آخر الأخبار</h3><ul>{rail}</ul></div>{line}{text}"))
    assert (got.published, got.paragraphs) == (datetime(2025, 3, 6, 18, 40), PROSE)
