"""The parts of a record on small pages: lead, sections, authors, tags, pictures, names, addresses."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.message import Message

import pytest

from scraper.article import Article, Image
from scraper.errors import AddressError, UsageError
from scraper.page import Entry, Page
from scraper.parser.record import parse
from scraper.seed import Seed, Select
from tests.parser.making import (
    NOON,
    PROSE,
    TITLE,
    URL,
    article,
    json_ld,
    meta,
    news,
    page,
    paragraphs,
)

LEAD = "عاد الجسر الذي يصل ضفتي النهر إلى أهله بعد ترميم طويل شارك فيه بناؤون من ثلاث قرى."
TEXT = f'<div class="text">{paragraphs()}</div>'


# -- lead ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup", ["<h2>{}</h2>", '<div class="lead">{}</div>', '<p class="standfirst">{}</p>']
)
def test_a_lead_that_stands_nowhere_else_is_the_first_paragraph_too(markup: str) -> None:
    got = article(page(markup.format(LEAD) + TEXT))
    assert got.lead == LEAD
    assert got.paragraphs == (LEAD, *PROSE)


def test_a_lead_that_the_body_repeats_is_not_put_into_it_twice() -> None:
    got = article(page(f'<div class="lead">{PROSE[0]}</div>{TEXT}'))
    assert got.lead == PROSE[0]
    assert got.paragraphs == PROSE


@pytest.mark.parametrize("end", ["...", "…", " …"])
def test_a_lead_cut_off_is_no_paragraph(end: str) -> None:
    cut = PROSE[0][:60] + end
    got = article(page(f'<div class="lead">{cut}</div>{TEXT}'))
    assert got.lead == cut
    assert got.paragraphs == PROSE


def test_a_lead_repeated_behind_a_dateline_is_one() -> None:
    first = f"الوادي - سانا: {PROSE[0]}"
    got = article(
        page(f'<div class="lead">{PROSE[0]}</div><div>{paragraphs((first, *PROSE[1:]))}</div>')
    )
    assert got.lead == PROSE[0]
    assert got.paragraphs == PROSE
    assert got.dateline is not None
    assert got.dateline.agency == "سانا"


def test_a_description_in_the_head_alone_is_no_lead() -> None:
    got = article(page(head=meta(og_description=LEAD)))
    assert got.lead is None
    assert got.paragraphs == PROSE


# -- sections ------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [" » ", " / ", " > ", " › ", " | ", " ← ", " "])
@pytest.mark.parametrize("home", ["الرئيسية", "الصفحة الرئيسية", "Home"])
def test_breadcrumbs_give_the_sections_without_the_home_page(sign: str, home: str) -> None:
    crumbs = sign.join(
        f'<a href="{href}">{name}</a>'
        for href, name in (("/", home), ("/news", "أخبار"), ("/news/local", "محليات"))
    )
    assert article(page(above=f"<div>{crumbs}</div>")).sections == ("أخبار", "محليات")


def test_a_trail_that_begins_with_a_picture_of_a_house_counts_where_it_is_marked_up() -> None:
    trail = '<div class="breadcrumb"><a href="/"><i class="fa-home"></i></a> » <a href="/news">أخبار</a></div>'
    assert article(page(above=trail)).sections == ("أخبار",)


def test_breadcrumbs_in_a_list_end_before_the_title() -> None:
    names = [("/", "الرئيسية"), ("/news", "أخبار"), (URL, TITLE)]
    items = "".join(f'<li><a href="{href}">{name}</a></li>' for href, name in names)
    assert article(page(above=f'<ol class="breadcrumb">{items}</ol>')).sections == ("أخبار",)


def test_a_trail_without_the_home_page_counts_where_it_is_marked_up() -> None:
    trail = '<nav aria-label="breadcrumb"><a href="/news">أخبار</a> / <a href="/news/local">محليات</a></nav>'
    assert article(page(above=trail)).sections == ("أخبار", "محليات")


def test_sections_side_by_side_are_one_entry_each() -> None:
    links = (
        '<a rel="category tag" href="/c/1">سياسة</a><a rel="category tag" href="/c/2">محليات</a>'
    )
    assert article(page(above=f"<div>{links}</div>")).sections == ("سياسة", "محليات")


@pytest.mark.parametrize("tag", ["nav", "div", "header"])
def test_menu_entries_are_never_sections(tag: str) -> None:
    names = ("الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة", "صحة", "منوعات", "آراء")
    menu = "".join(f'<a href="/{i}">{name}</a> ' for i, name in enumerate(names))
    got = article(page().replace("<main>", f"<{tag}>{menu}</{tag}><main>"))
    assert got.sections == ()


def test_unfiled_is_no_section() -> None:
    got = article(page(above='<div><a rel="category" href="/c">غير مصنف</a></div>'))
    assert got.sections == ()


def test_the_sections_of_a_claim_say_where_they_come_from() -> None:
    got = article(page(head=meta(article_section="محليات")))
    assert (got.sections, got.found_by["sections"]) == (("محليات",), "opengraph")


# -- authors -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("byline", "wanted"),
    [
        ("كتب: سامي حداد", ("سامي حداد",)),
        ("بقلم: د. ليلى الخوري", ("د. ليلى الخوري",)),
        ("بقلم سامي حداد", ("سامي حداد",)),
        ("كتبت - ليلى الخوري", ("ليلى الخوري",)),
        ("إعداد: سامي حداد وليلى الخوري", ("سامي حداد", "ليلى الخوري")),
        ("القاهرة – محمد علي", ("محمد علي",)),
        ("المصدر: وكالات", ("وكالات",)),
        ('<a rel="author" href="/a/1">سامي حداد</a>', ("سامي حداد",)),
        (
            '<a rel="author" href="/a/1">سامي حداد</a><a rel="author" href="/a/2">ليلى الخوري</a>',
            ("سامي حداد", "ليلى الخوري"),
        ),
    ],
)
def test_bylines_are_found(byline: str, wanted: tuple[str, ...]) -> None:
    got = article(page(f"<div>{byline}</div>{TEXT}"))
    assert got.authors == wanted
    assert got.paragraphs == PROSE


def test_an_agency_as_author_is_kept_as_printed() -> None:
    got = article(page(head=json_ld(news(headline=TITLE, author={"name": "وكالات"}))))
    assert got.authors == ("وكالات",)


@pytest.mark.parametrize(
    "name", ["admin", "صحيفة الوادي", "https://www.facebook.com/alwadi", "المحرر", "web1"]
)
def test_accounts_addresses_and_the_publisher_are_no_authors(name: str) -> None:
    head = json_ld(news(headline=TITLE, author={"name": name}, publisher={"name": "صحيفة الوادي"}))
    assert article(page(head=head)).authors == ()


def test_names_of_people_in_the_text_are_no_authors() -> None:
    comments = (
        "<div><h3>التعليقات</h3><p>كتب: كريم عزام</p><p>خبر جميل، شكراً لكم على النشر.</p></div>"
    )
    assert article(page(below=comments)).authors == ()


# -- tags ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="tags"><a href="/t/1">الجسر القديم</a><a href="/t/2">بلديات</a></div>',
        '<p>الوسوم: <a href="/x/1">الجسر القديم</a>، <a href="/x/2">بلديات</a></p>',
        '<div><a rel="tag" href="/x/1">#الجسر_القديم</a> <a rel="tag" href="/x/2">#بلديات</a></div>',
        '<ul><li><a href="/tag/1">الجسر القديم</a></li><li><a href="/tag/2">بلديات</a></li></ul>',
    ],
)
def test_tags_are_found_below_the_text(markup: str) -> None:
    got = article(page(TEXT + markup))
    assert got.tags == ("الجسر القديم", "بلديات")
    assert got.paragraphs == PROSE


def test_tags_are_read_from_claims_where_none_is_printed() -> None:
    assert article(page(head=meta(article_tag="الجسر"))).tags == ("الجسر",)
    assert article(page(head=json_ld(news(headline=TITLE, keywords="الجسر، بلديات")))).tags == (
        "الجسر",
        "بلديات",
    )


# -- images --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ('<figure><img src="/b.jpg"><figcaption>الجسر القديم ليلاً</figcaption></figure>', Image("https://www.alwadi.example/b.jpg", "الجسر القديم ليلاً")),
        ('<figure><img src="/b.jpg"><figcaption>الجسر القديم ليلاً (رويترز)</figcaption></figure>', Image("https://www.alwadi.example/b.jpg", "الجسر القديم ليلاً", "رويترز")),
        ('<div><img data-src="b.jpg" src="data:image/gif;base64,x"></div>', Image("https://www.alwadi.example/news/politics/b.jpg")),
        ('<div class="wp-caption"><img src="//cdn.example/b.jpg"><p class="wp-caption-text">الجسر القديم ليلاً</p></div>', Image("https://cdn.example/b.jpg", "الجسر القديم ليلاً")),
    ],
    ids=range(4),
)  # fmt: skip
def test_pictures_have_their_captions_and_credits(markup: str, wanted: Image) -> None:
    got = article(page(markup + TEXT))
    assert got.images == (wanted,)
    assert got.paragraphs == PROSE


def test_a_caption_between_paragraphs_is_not_in_the_body() -> None:
    figure = '<figure><img src="/b.jpg"><figcaption>عمال يرفعون آخر حجر في الجسر القديم قرب الضفة</figcaption></figure>'
    body = f"<div><p>{PROSE[0]}</p>{figure}{paragraphs(PROSE[1:])}</div>"
    got = article(page(body))
    assert got.paragraphs == PROSE
    assert got.images[0].caption == "عمال يرفعون آخر حجر في الجسر القديم قرب الضفة"


def test_ornaments_and_related_pictures_are_none_of_the_articles() -> None:
    body = f'<img src="/icons/share.png"><img src="/logo.png">{TEXT}'
    below = '<aside><a href="/n/1"><img src="/other.jpg">خبر آخر</a></aside>' * 3
    assert article(page(body, below=below)).images == ()


def test_the_heads_picture_is_taken_once() -> None:
    head = meta(og_image="https://www.alwadi.example/b-1200x630.jpg")
    got = article(page(f'<img src="/b.jpg">{TEXT}', head=head))
    assert len(got.images) == 1
    assert article(page(head=head)).images == (Image("https://www.alwadi.example/b-1200x630.jpg"),)


# -- names and addresses -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "head",
    [
        json_ld(news(headline=TITLE, publisher={"name": "صحيفة الوادي"})),
        '<meta property="og:site_name" content="صحيفة الوادي">',
        json_ld({"@type": "WebSite", "name": "صحيفة الوادي"}),
    ],
)
def test_the_publisher_is_what_the_head_says(head: str) -> None:
    assert article(page(head=head)).publisher == "صحيفة الوادي"


def test_the_publisher_is_the_name_beside_the_title_or_that_of_the_copyright() -> None:
    assert article(page(title=f"{TITLE} | بوابة الوادي")).publisher == "بوابة الوادي"
    assert article(page()).publisher == "صحيفة الوادي"


def test_the_publisher_may_be_named_by_its_logo_alone() -> None:
    logo = '<div><a href="/"><img src="/l.png" alt="شعار مرصد الوادي"></a></div>'
    source = page().replace("<nav>", f"{logo}<nav>")
    source = source[: source.index("<footer>")]
    assert article(source).publisher == "مرصد الوادي"


def test_capitals_in_print_hide_no_name_beside_the_title() -> None:
    title = "Old bridge of the valley opens again after two years of works"
    source = page(headline=title.upper(), title=f"{title} - THE SHORE")
    got = article(source[: source.index("<footer>")], language="any")
    assert got.publisher == "THE SHORE"


def test_a_seeds_name_comes_first() -> None:
    seed = Seed("https://www.alwadi.example/", name="الوادي اليوم")
    assert (
        article(page(head='<meta property="og:site_name" content="Al Wadi">'), seed=seed).publisher
        == "الوادي اليوم"
    )


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("https://www.alwadi.example/news/politics/48213", URL),
        ("/news/politics/48213?utm_source=x", URL),
        ("https://www.alwadi.example/", None),
        ("https://www.alwadi.example/index.php", None),
        ("https://elsewhere.example/news/1", None),
        ("https://www.alwadi.example/section/politics", None),
        ("/%D8%B3%D9%8A%D8%A7%D8%B3%D8%A9/", None),
        ("/politics/title-of-it", "https://www.alwadi.example/politics/title-of-it"),
        ("javascript:void(0)", None),
        ("", None),
    ],
)
def test_the_canonical_address_is_believed_where_it_can_be(href: str, wanted: str | None) -> None:
    assert article(page(head=f'<link rel="canonical" href="{href}">')).canonical_url == wanted


OWN = "https://www.alwadi.example/news/politics/48213"


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="Canonical" href="{OWN}">',
        f'<link rel="canonical" href="https://www.alwadi.example/"><link rel="canonical" href="{OWN}">',
        '<base href="https://www.alwadi.example/"><link rel="canonical" href="news/politics/48213">',
    ],
)
def test_a_canonical_link_is_read_as_browsers_read_links(head: str) -> None:
    assert article(page(head=head)).canonical_url == OWN


@pytest.mark.parametrize("href", ["undefined", "/null", "https://www.alwadi.example/news/None"])
def test_what_a_script_wrote_for_want_of_an_address_is_none(href: str) -> None:
    assert article(page(head=f'<link rel="canonical" href="{href}">')).canonical_url is None


def test_pictures_are_relative_to_the_base_that_the_page_names() -> None:
    picture = '<figure><img src="p/1.jpg" width="800" height="500"></figure>'
    source = page(f"{picture}{paragraphs()}", head='<base href="https://cdn.alwadi.example/up/">')
    assert [each.url for each in article(source).images] == [
        "https://cdn.alwadi.example/up/p/1.jpg"
    ]


def test_the_headline_is_not_the_publisher_s_name_whatever_the_head_says() -> None:
    got = article(page(head=meta(og_site_name=TITLE[:55], og_title=TITLE[:55])))
    assert got.headline == TITLE and "الجسر" not in (got.publisher or "")


def test_tracking_parameters_do_not_change_the_id() -> None:
    assert article(page(), URL + "?utm_source=a&fbclid=b").id == article(page(), URL).id
    assert article(page(), URL + "0").id != article(page(), URL).id


def test_the_hash_is_of_the_text_and_not_of_its_markup() -> None:
    one, other = (
        article(page()),
        article(page(f"<section>{'<br>'.join(PROSE)}</section>"), URL + "9"),
    )
    assert one.content_hash == other.content_hash
    assert one.content_hash != article(page().replace("صباح اليوم", "صباح أمس")).content_hash


# -- selectors and arguments ---------------------------------------------------------------------


def test_selectors_count_from_their_first_to_their_last_day() -> None:
    other = '<div class="odd"><p>نص آخر يقع في صندوق لا يشبه جسم المقال، وهو هنا ما يطلبه الموقع.</p></div>'
    source = page(TEXT + other)

    def read(since: date | None, until: date | None) -> Article:
        rule = Select(since=since, until=until, body=".odd")
        return article(source, seed=Seed("https://www.alwadi.example/", select=(rule,)))

    chosen = ("نص آخر يقع في صندوق لا يشبه جسم المقال، وهو هنا ما يطلبه الموقع.",)
    day = NOON.date()
    assert read(None, None).paragraphs == chosen
    assert read(day, day).paragraphs == chosen
    assert read(None, None).found_by["body"] == "selector"
    assert chosen[0] not in read(date(2025, 3, 10), None).paragraphs[:1]
    assert read(None, date(2025, 3, 8)).found_by["body"] == "markup"


def test_selectors_of_every_field() -> None:
    rule = Select(headline=".t", drop=(".noise",), date=".d", sections=".s a")
    source = page(
        f'<b class="t">عنوان آخر كما يريده الموقع</b><i class="d">9 آذار 2025</i><u class="s"><a href="/q">باب</a></u>'
        f'<div>{paragraphs()}<p class="noise">جملة طويلة يكررها الموقع في كل صفحة من صفحاته ولا تخص الخبر.</p></div>'
    )
    got = article(source, seed=Seed("https://www.alwadi.example/", select=(rule,)))
    assert got.headline == "عنوان آخر كما يريده الموقع"
    assert got.published == date(2025, 3, 9)
    assert got.sections == ("باب",)
    assert got.paragraphs == PROSE
    assert {got.found_by[key] for key in ("headline", "published", "sections")} == {"selector"}


def test_a_selector_that_finds_nothing_leaves_the_page_to_the_parser() -> None:
    rule = Select(headline=".gone", body="#gone", date=".gone", sections=".gone", dateline=".gone")
    got = article(page(), seed=Seed("https://www.alwadi.example/", select=(rule,)))
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)
    assert "selector" not in got.found_by.values()


def test_what_led_to_the_page_fills_what_the_page_leaves_out() -> None:
    entry = Entry(
        URL, "feed", title=TITLE, published="Sun, 09 Mar 2025 08:30:00 +0300", sections=("محليات",)
    )
    got = parse(Page(URL, page().encode(), {}, NOON, entry=entry))
    assert isinstance(got, Article)
    assert got.sections == ("محليات",)
    assert got.found_by["sections"] == "feed"
    assert got.published == datetime.fromisoformat("2025-03-09T08:30:00+03:00")


def test_wrong_arguments_are_the_callers_fault() -> None:
    with pytest.raises(UsageError, match="bytes"):
        parse("<p>نص</p>")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="aware"):
        parse(b"<p>", fetched_at=datetime(2025, 1, 1))
    for url in ("nonsense", "www.example.com/1", "ftp://example.com/1"):
        with pytest.raises(AddressError):
            parse(b"x", url=url)
    with pytest.raises(UsageError, match="fetched_at is a datetime, not str"):
        parse(b"x", fetched_at="2024-05-03")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="url is a str, not int"):
        parse(b"", url=5)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="headers is a mapping of names, not list"):
        parse(b"x", headers=["a"])  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="seed is a Seed, not str"):
        parse(b"x", seed="a.toml")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="language"):
        parse(b"<p>", language="en")


def test_a_page_without_an_address_has_a_record_all_the_same() -> None:
    got = parse(page().encode(), fetched_at=NOON)
    assert isinstance(got, Article)
    assert (got.url, got.site, got.paragraphs) == ("", "", PROSE)
    assert got.id


def test_bytes_like_objects_and_pages_are_read_alike() -> None:
    data = page().encode()
    one = parse(data, URL, fetched_at=NOON)
    assert parse(bytearray(data), URL, fetched_at=NOON) == one  # type: ignore[arg-type]
    assert parse(memoryview(data), URL, fetched_at=NOON) == one  # type: ignore[arg-type]
    assert parse(Page(URL, data, {}, NOON)) == one


def test_a_first_paragraph_in_bold_is_a_lead_over_the_dateline() -> None:
    lead = "الجسر القديم يعود إلى الخدمة بعد عامين من الترميم بكلفة لم تتجاوز ما رصد له."
    text = f"<p><strong>{lead}</strong></p>" + paragraphs(
        (f"الوادي - سانا: {PROSE[0]}", *PROSE[1:])
    )
    got = article(page(f'<div class="text">{text}</div>'))
    assert got.dateline is not None
    assert got.dateline.agency == "سانا"
    assert (got.lead, got.paragraphs) == (lead, (lead, *PROSE))


@pytest.mark.parametrize(
    "fetched_at",
    [
        datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-12))),
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=12))),
    ],
)
def test_a_page_fetched_at_an_end_of_the_calendar_is_read(fetched_at: datetime) -> None:
    for day in ("9 مارس 2025", "31 ديسمبر 9999", "منذ ساعتين"):
        source = page(f"<p>{day}</p><div>{paragraphs()}</div>")
        got = parse(source.encode(), URL, fetched_at=fetched_at)
        assert got, got.reason


def test_a_page_without_an_address_has_the_one_it_names_but_not_the_home_pages() -> None:
    head = '<link rel="canonical" href="{}">'
    for url in (None, "file:///saved/page.html"):
        got = parse(page(TEXT, head=head.format(URL)).encode(), url=url)
        assert isinstance(got, Article)
        assert (got.url, got.canonical_url, got.site) == (URL, URL, "alwadi.example")
        home = parse(page(TEXT, head=head.format("https://www.example.com/")).encode(), url=url)
        assert isinstance(home, Article)
        assert (home.url, home.canonical_url) == (url or "", None)


def test_an_address_with_arabic_letters_is_cleaned_before_it_is_kept() -> None:
    got = parse(page(TEXT).encode(), url="https://موقع.مثال/أخبار/1")
    assert isinstance(got, Article)
    assert got.url == "https://xn--4gbrim.xn--mgbh0fb/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1"


def test_the_headers_of_urllibs_answers_are_taken_as_they_are() -> None:
    headers = Message()
    headers["Content-Type"] = "text/html; charset=windows-1256"
    source = page(TEXT).replace('<meta charset="utf-8">', "").encode("windows-1256")
    got = parse(source, URL, headers=headers)  # type: ignore[arg-type]
    assert isinstance(got, Article)
    assert got.headline == TITLE
