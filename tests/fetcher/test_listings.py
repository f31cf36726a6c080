"""Front, section and archive pages: which links are articles, and where the page leads on."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper import address
from scraper.fetcher.discovery.declared import feeds_on
from scraper.fetcher.discovery.listings import Listing, read_listing
from scraper.fetcher.discovery.shapes import Shapes

HOME = "https://example.com/"
DATA = Path(__file__).parents[3] / "shared" / "data"
WORDS = "عنوان طويل لخبر من أخبار اليوم"


def read(html: str | bytes, url: str = HOME, shapes: Shapes | None = None, **more: str) -> Listing:
    body = html.encode() if isinstance(html, str) else html
    listing = read_listing(body, url, shapes or Shapes(), own=own, **more)
    assert listing is not None
    return listing


def own(url: str) -> bool:
    return address.same_site(HOME, url)


def urls(listing: Listing) -> list[str]:
    return [entry.url.removeprefix(HOME) for entry in listing.entries]


def cards(*links: str, text: str = WORDS) -> str:
    return "".join(f'<div class="c"><a href="{u}">{text}</a></div>' for u in links)


STYLES = {
    "wordpress": [
        f"/2024/05/0{n}/%d8%ae%d8%a8%d8%b1-%d8%b9%d8%a7%d8%ac%d9%84-{n}/" for n in range(1, 8)
    ],
    "raw arabic": [f"/أخبار/خبر-عاجل-من-دمشق-{n}" for n in range(1, 8)],
    "numbers": [f"/news/{n}" for n in range(10_000, 10_007)],
    "numbers and slugs": [f"/article/{n}-خبر-من-أخبار-اليوم" for n in range(10_000, 10_007)],
    "query": [f"/details.php?id={n}&cat=2" for n in range(500, 507)],
    "aspx": [f"/News/{n}/Default.aspx?newsid={n}" for n in range(500, 507)],
    "html": [f"/politics/2024/5/3/{WORDS.replace(' ', '-')}-{n}.html" for n in range(1, 8)],
    "uuid": [f"/story/1b4e28ba-2fa1-11d2-883f-0016d3cca42{n}" for n in range(1, 8)],
    "blogger": [f"/2024/05/blog-post_{n}.html" for n in range(10, 17)],
    "short": [f"/a/x{n}y{n}z" for n in range(10, 17)],
}


@pytest.mark.parametrize("style", STYLES)
def test_articles_are_told_from_menus_without_knowing_the_site(style: str) -> None:
    menu = "".join(
        f'<a href="{u}">{t}</a>'
        for u, t in (
            ("/", "الرئيسية"),
            ("/politics/", "سياسة"),
            ("/cat/7", "رياضة"),
            ("/contact", "اتصل بنا"),
        )
    )
    main = f"<main>{cards(*STYLES[style])}</main>"
    html = f"<header><nav>{menu}</nav></header>{main}<footer>{menu}</footer>"
    listing = read(html)
    assert len(listing.entries) == 7
    assert {e.title for e in listing.entries} == {WORDS}
    assert not {"politics/", "contact", "cat/7"} & set(urls(listing))


# By numbers an article's address and a section's, as systems without rewriting write them.
PORTALS = {
    "wordpress": ("/?p={}", "/?cat={}"),
    "wordpress, numeric": ("/archives/48{}", "/archives/category/s{}"),
    "drupal": ("/node/{}", "/taxonomy/term/{}"),
    "drupal without rewriting": ("/?q=node/{}", "/?q=taxonomy/term/{}"),
    "spip": ("/spip.php?article{}", "/spip.php?rubrique{}"),
    "vbulletin": ("/showthread.php?s=" + 16 * "a1" + "&t={}", "/forumdisplay.php?f={}"),
    "one script": ("/index.php?mod=article&id={}", "/index.php?mod=section&id={}"),
    "pages by name": ("/?page=article&id={}", "/?page=section&id={}"),
    "query without a name": ("/?{}", "/section{}"),
    "years": ("/details/19{}", "/category/{}"),
    "names with numbers": ("/news-{}.htm", "/cat-{}.htm"),
    "hashes": ("/story/65f1a2b3c4d5e6f7a8{}", "/section/5ebe2294ecd0e0f08e{}"),
    "a deep library": ("/ar/M/News/All/Pages/News{}.aspx", "/ar/M/News/All/Pages/Sec{}.aspx"),
    "letters": ("/n/Xy3{}Kd9", "/s/sec{}"),
}


@pytest.mark.parametrize("portal", PORTALS)
@pytest.mark.parametrize("card", ['<h3><a href="{}">{}</a></h3>', '» <a href="{}">{}</a><br>'])
def test_articles_and_sections_of_numbers_are_told_apart_without_menus(
    portal: str, card: str
) -> None:
    article, section = ([form.format(n) for n in range(95, 103)] for form in PORTALS[portal])
    names = ("سياسة", "رياضة", "محليات", "اقتصاد")
    sections = section[-len(names) :]
    heads = "".join(f'<h2><a href="{u}">{t}</a></h2>' for u, t in zip(sections, names, strict=True))
    listing = read(heads + "".join(card.format(u, WORDS) for u in article))
    assert [entry.url for entry in listing.entries] == [address.join(HOME, u) for u in article]
    assert list(listing.sections) == [address.join(HOME, u) for u in sections]


CLICKED = {
    "a row": "<tr onclick=\"window.location='view.asp?id={n}'\"><td>{t}</td></tr>",
    "a window": "<p><a href=\"#\" onclick=\"window.open('/view.asp?id={n}','n')\">{t}</a>",
    "a script's address": "<p><a href=\"javascript:show('view.asp?id={n}')\">{t}</a>",
    "a card": '<div data-href="/view.asp?id={n}"><h3>{t}</h3></div>',
    "a map": '<area href="view.asp?id={n}" alt="{t}">',
}


@pytest.mark.parametrize("way", CLICKED)
def test_articles_that_only_a_click_opens_are_found(way: str) -> None:
    html = "".join(CLICKED[way].format(n=n, t=WORDS) for n in range(95, 100))
    listing = read(f'<a href="/contact">اتصل بنا</a><table>{html}</table>')
    assert urls(listing) == [f"view.asp?id={n}" for n in range(95, 100)]
    assert {entry.title for entry in listing.entries} == {WORDS}


@pytest.mark.parametrize(
    "click", ["this.form.submit('go')", "show(15)", "alert('خبر')", "x='a b/c.asp'"]
)
def test_a_click_without_an_address_leads_nowhere(click: str) -> None:
    listing = read("".join(f'<p onclick="{click}">{WORDS} {n}</p>' for n in range(5)))
    assert not listing.entries
    assert not listing.others


def test_sections_of_a_menu_that_drops_down_may_be_relative() -> None:
    names = ("سياسة", "رياضة", "محليات", "اقتصاد")
    options = "".join(f'<option value="sec.asp?c={n}">{t}' for n, t in enumerate(names, 3))
    listing = read(f"<select><option value=all>الأقسام{options}</select>{cards('/news/12345')}")
    assert listing.sections == tuple(f"{HOME}sec.asp?c={n}" for n in range(3, 7))


def test_labels_of_blogger_are_sections() -> None:
    menu = '<nav><a href="/search/label/سياسة">سياسة</a><a href="/search?q=x">بحث متقدم</a></nav>'
    assert read(menu).sections == (address.join(HOME, "/search/label/سياسة"),)


def test_a_date_far_off_in_a_card_and_one_without_a_digit_are_no_dates() -> None:
    far = f'<div><a href="/news/12345">{WORDS}</a>{"<i></i>" * 60}<time>2024-05-03</time></div>'
    vague = f'<div><a href="/news/12346">{WORDS}</a><time>قبل قليل</time></div>'
    assert [entry.published for entry in read(far + vague).entries] == [None, None]


def test_of_several_numbers_that_change_none_counts_pages() -> None:
    html = cards(*STYLES["html"]) + '<a href="/cat/4/page-of/2">2</a><a href="mailto:a@b.c">2</a>'
    assert read(html, HOME + "cat/3/page-of/1").next is None


def test_a_title_cut_off_is_read_whole_from_its_attribute() -> None:
    cut = " ".join(WORDS.split()[:3])
    listing = read(
        "".join(f'<a href="/n/{n}" title="{WORDS}">{cut} ...</a>' for n in range(95, 99))
    )
    assert [entry.title for entry in listing.entries] == [WORDS] * 4


def test_a_section_named_in_menu_and_heading_is_none_of_the_articles_of_its_shape() -> None:
    articles = [f"/news-action-show-id-{n}.htm" for n in range(15, 20)]
    section = '<a href="/news-action-list-id-3.htm">أخبار محلية</a>'
    listing = read(f"<ul><li>{section}</ul><h2>{section}</h2>{cards(*articles)}")
    assert urls(listing) == [url.strip("/") for url in articles]


def test_the_pages_of_the_site_itself_are_neither_articles_nor_sections() -> None:
    services = (
        '<a href="/n/9">من نحن</a> <a href="/n/8">هيئة التحرير</a> <a href="/n/7">إتصل بنا</a>'
    )
    listing = read(f"{cards(*STYLES['numbers'])}<p>{services}")
    assert len(listing.entries) == 7
    assert listing.sections == ()


def test_the_pages_services_are_no_sections_in_arabic_either() -> None:
    assert read(
        '<nav><a href="/اتصل-بنا">اتصل بنا</a><a href="/سياسة">سياسة</a></nav>'
    ).sections == (address.join(HOME, "/سياسة"),)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("list.jsp;jsessionid=AB1?cat=3", "list.jsp;jsessionid=CD2?cat=3&start=20"),
        ("spip.php?rubrique3", "spip.php?rubrique3&debut_articles=10"),
        ("?page=section&id=3", "?page=section&id=3&p=2"),
        ("cat-3.htm", "cat-3-2.htm"),
        ("news-action-list-id-3.htm", "news-action-list-id-3-page-2.htm"),
        ("cat3.html", "cat3p2.html"),
    ],
)
def test_old_systems_further_pages_are_found(here: str, there: str) -> None:
    html = cards(*STYLES["html"]) + f'<b>1</b> <a href="/{there}">2</a>'
    listing = read(html, HOME + here)
    assert listing.next == HOME + there
    assert len(listing.entries) == 7


def test_what_the_site_taught_beats_what_addresses_look_like() -> None:
    shapes = Shapes()
    for number in range(20):
        shapes.learn(f"https://example.com/n/x{number}", article=True)
        shapes.learn(f"https://example.com/poll/{number}-what-do-you-think-of-this", article=False)
    html = cards("/n/x7", "/poll/77-what-do-you-think-of-this")
    assert urls(read(html, shapes=shapes)) == ["n/x7"]


def test_one_article_linked_by_picture_title_and_more_is_one_with_its_title() -> None:
    html = (
        '<div><a href="/news/12345"><img src="x.jpg"></a>'
        f'<h3><a href="/news/12345?utm_source=front">{WORDS}</a></h3>'
        '<a href="http://www.example.com/news/12345#more">اقرأ المزيد عن هذا الخبر</a></div>'
    )
    (entry,) = read(html).entries
    assert entry.url == "https://example.com/news/12345"
    assert entry.title == WORDS


def test_links_to_other_sites_files_and_services_are_no_articles() -> None:
    html = cards(
        "https://other.example/news/12345", "/files/12345.pdf", "/photo-12345-of-the-day.jpg",
        "mailto:a@example.com", "/tag/2024-elections-in-the-country", "/author/samir-ali-12345",
        "/search?q=1234", "#top", "javascript:void(0)", "/",
    )  # fmt: skip
    assert read(html).entries == ()


@pytest.mark.parametrize(
    "card",
    [
        '<time datetime="2024-05-03T10:00:00Z">أمس</time>',
        '<span class="post-date">2024-05-03T10:00:00Z</span>',
        "<small>2024-05-03T10:00:00Z</small>",
    ],
)
def test_the_date_in_an_entrys_card_goes_with_it(card: str) -> None:
    html = "".join(
        f'<li><h3><a href="/news/1234{n}">{WORDS}</a></h3>{card.replace("03", f"0{n}")}</li>'
        for n in range(1, 6)
    )
    found = {e.url[-1]: e.published for e in read(f"<ul>{html}</ul>").entries}
    assert found == {str(n): f"2024-05-0{n}T10:00:00Z" for n in range(1, 6)}


def test_a_date_of_the_page_is_not_taken_for_every_entry() -> None:
    html = f'<div class="date">2024-05-03</div><div>{cards("/news/12341", "/news/12342")}</div>'
    assert [e.published for e in read(html).entries] == [None, None]


@pytest.mark.parametrize(
    ("url", "link", "following"),
    [
        ("", '<link rel="next" href="/page/2/">', "page/2/"),
        ("", '<a rel="next" href="/?page=2">2</a>', "?page=2"),
        ("politics/", '<a href="/politics/page/2/">التالي</a>', "politics/page/2/"),
        ("politics/", '<a href="/politics?page=2">المزيد</a>', "politics?page=2"),
        ("politics/page/2/", '<a href="/politics/page/3/">الصفحة التالية</a>', "politics/page/3/"),
        ("a/page/2/", '<a href="/a/">1</a><a href="/a/page/3/">3</a>', "a/page/3/"),
        ("l.php?c=3&p=4", '<a href="?c=3&p=3">3</a><a href="?c=3&p=5">٥</a>', "l.php?c=3&p=5"),
        ("Section/%D8%B3/319/1", '<a href="/Section/%D8%B3/319/2">2</a>', "Section/%D8%B3/319/2"),
        ("", '<a class="next page-numbers" href="/page/2">»</a>', "page/2"),
        ("", '<a href="/search?updated-max=2024">رسائل أقدم</a>', "search?updated-max=2024"),
        ("a/page/2/", '<a href="/a/page/9/">»</a><a href="/a/page/3/">›</a>', "a/page/3/"),
        ("a", '<a href="/a?page=2"><i class="icon-left"></i></a>', "a?page=2"),
        ("a", '<a href="/a?page=1">2</a><a href="/a?page=2">3</a>', "a?page=1"),
        ("a?page=1", '<a href="/a">1</a><a href="/a?page=2">3</a>', "a?page=2"),
        ("a/", '<a href="/a/page/2/">← مقالات أقدم</a>', "a/page/2/"),
        ("a", '<a href="/a?start=20">المزيد ...</a>', "a?start=20"),
        ("a", '<a href="/a?start=20" aria-label="الصفحة التالية"><svg/></a>', "a?start=20"),
        ("a", '<a href="/a/2">2</a><a href="/a/3">3</a>', "a/2"),
        ("a/2", '<a href="/a">1</a><a href="/a/2">2</a><a href="/a/3">3</a>', "a/3"),
        ("a.html", '<a href="/a-2.html">2</a><a href="/a-3.html">3</a>', "a-2.html"),
        ("a-9.html", '<a href="/a-8.html">8</a><a href="/a-10.html">10</a>', "a-10.html"),
        ("a", '<button class="load-more" data-url="/a?page=2">تحميل المزيد</button>', "a?page=2"),
        ("", '<a class="load-more" href="/more?last_id=94">المزيد</a>', "more?last_id=94"),
        ("more?last_id=94", '<a class="load-more" href="?last_id=88">+</a>', "more?last_id=88"),
        ("a", '<div data-next-page="/a?page=2"></div>', "a?page=2"),
        ("a", '<div data-next-page="2" data-url="/a/share"></div>', None),
        ("a", '<a href="/b?page=2"><i></i></a><a href="/a?page=3"><i></i></a>', None),
        ("a?page=3", '<a href="/a?page=2"><i></i></a>', None),
        ("a", '<a href="/a/3">3</a><a href="/a/2/x">2</a>', None),
        ("2026/11/26", '<a href="/2026/11/25">25</a><a href="/2026/11/27">27</a>', None),
        ("", '<a href="/?p=1234"><i></i></a><a href="/?p=2">2</a>', "?p=2"),
        ("", '<a href="/news/12345">المزيد</a>', None),
        ("", '<a href="https://other.example/?page=2">التالي</a>', None),
        ("?page=3", '<a href="/?page=2">السابق</a>', None),
        ("", '<a href="#">تحميل المزيد</a>', None),
        ("", '<a href="/politics/?page=2">سياسة</a>', None),
    ],
)  # fmt: skip
def test_where_a_listing_goes_on(url: str, link: str, following: str | None) -> None:
    listing = read(cards("/news/12341") + link, url=HOME + url)
    expected = None if following is None else HOME + following
    assert listing.next == expected


def test_sections_are_the_short_links_of_the_menu() -> None:
    html = (
        '<div class="main-menu"><a href="/">الرئيسية</a><a href="/category/politics">سياسة</a>'
        '<a href="/أخبار/محلية">أخبار محلية</a><a href="/list.php?cat=4">رياضة</a>'
        '<a href="/contact-us">اتصل بنا</a><a href="https://other.example/">شقيقة</a></div>'
        + cards("/news/12341", "/news/12342", "/news/12343")
    )
    assert [u.removeprefix(HOME) for u in read(html).sections] == [
        "category/politics",
        "%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D9%85%D8%AD%D9%84%D9%8A%D8%A9",
        "list.php?cat=4",
    ]


@pytest.mark.parametrize(
    "menu",
    [
        '<select><option>اختر</option><option value="/news/local">محليات</option></select>',
        '<main><a href="/news/local">كل الأخبار</a></main>',
        '<main><h2>محليات</h2><p>…</p><a href="/news/local">المزيد...</a></main>',
    ],
)
def test_a_section_is_also_what_a_choice_or_the_end_of_a_block_leads_to(menu: str) -> None:
    html = cards("/news/12341", "/news/12342", "/news/12343") + menu
    assert read(html).sections == (HOME + "news/local",)


def test_a_choice_that_is_no_address_leads_nowhere() -> None:
    choice = '<select><option value="3">محليات</option><option value="ar">العربية</option></select>'
    assert read(cards("/news/12341", "/news/12342") + choice).sections == ()


def test_a_page_of_feeds_names_those_of_the_site() -> None:
    html = (
        '<a href="/">الرئيسية</a><a href="/rss">خدمة</a><a href="/rss/sport.xml">رياضة</a>'
        '<a href="GetRss?cat=2">محليات</a><a href="/feedback">راسلنا</a>'
        '<a href="/comments/feed">تعليقات</a><a href="https://other.example/rss">شقيقة</a>'
    )
    assert feeds_on(html.encode(), HOME + "rss", own=own) == (
        HOME + "rss/sport.xml",
        HOME + "GetRss?cat=2",
    )
    assert feeds_on(b"", HOME + "rss", own=own) == ()


def test_declared_feeds_and_sitemaps_but_not_comments() -> None:
    html = (
        '<link rel="alternate" type="application/rss+xml" href="/feed/">'
        '<link rel="alternate" type="application/atom+xml" href="https://feeds.example.org/x">'
        '<link rel="alternate" type="application/feed+json" href="/feed.json">'
        '<link rel="alternate" type="application/rss+xml" title="تعليقات" href="/c">'
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'
        '<link rel="alternate" hreflang="en" href="/en/">'
        '<link rel="sitemap" href="/map.xml"><a href="/rss">RSS</a><a href="/rss">خلاصات</a>'
    )
    listing = read(html)
    assert listing.feeds == (
        "https://example.com/feed/",
        "https://feeds.example.org/x",
        "https://example.com/feed.json",
        "https://example.com/rss",
    )
    assert listing.sitemaps == ("https://example.com/map.xml",)


def test_windows_1256_pages_are_read_in_their_charset() -> None:
    html = f'<meta charset="windows-1256">{cards("/news/12345")}<a href="/s?q=سوريا">بحث</a>'
    listing = read(html.encode("windows-1256"))
    assert listing.entries[0].title == WORDS
    assert listing.others == ("https://example.com/s?q=%D3%E6%D1%ED%C7",)


def test_a_base_element_is_obeyed() -> None:
    listing = read(f'<base href="/ar/">{cards("news/12345")}')
    assert urls(listing) == ["ar/news/12345"]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + '<a href="/news/12345">x</a>',
        '<a href="/news/12345">' * 20_000,
        f'<a href="/news/12345">{"ا " * 500_000}</a>',
        f'<a href="/{"a" * 1_000_000}">{WORDS}</a>',
        '<a class="' + "menu " * 200_000 + '" href="/news/12345">x</a>',
        '<a href="/?page=2"></a>' * 100_000,
        "".join(f'<a href="/x{n}/?page=2">2</a>' for n in range(60_000)),
        "".join(f'<i data-next="/x{n}/?page=2"></i>' for n in range(60_000)),
        f'<meta http-equiv="refresh" content="0{" " * 300_000}x">',
        "<script>location = '" * 20_000,
        "document.cookie =" * 100_000,
        "<div class='date'>" * 3_000 + cards(*(f"/news/{n}" for n in range(10_000, 13_000))),
    ],
)
def test_hostile_pages_are_read_in_bounds(html: str) -> None:
    before = time.process_time()
    listing = read(html)
    assert time.process_time() - before < 10, "a machine under load takes its time, but not that"
    assert len(listing.entries) + len(listing.others) <= 3_000


@pytest.mark.parametrize("charset", ["utf-8-sig", "cp864", "mac-arabic", "idna", "base64"])
def test_a_charset_that_only_python_knows_is_no_obstacle(charset: str) -> None:
    page = f'<meta charset="{charset}"><a href="/news/12345">{WORDS}</a>'.encode("windows-1256")
    listing = read_listing(page, HOME, Shapes(), own=own)
    assert listing is not None
    assert [entry.url for entry in listing.entries] == [HOME + "news/12345"]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    read_listing(data, HOME, Shapes(), own=own)
    read_listing(b"<body><a href='" + data + b"'>x</a>", HOME, Shapes(), own=own)


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared pages are not here")
@pytest.mark.parametrize(
    ("name", "url", "part", "least"),
    [
        ("youm7__1", "https://www.youm7.com/story/2020/8/24/x/4943402", "/story/2020/", 30),
        ("almadenahnews__1", "http://www.almadenahnews.com/article/825076-x", "/article/", 30),
        ("lbcgroup__1", "https://www.lbcgroup.tv/news/lifestyle/898682/x/ar", "/news/", 20),
    ],
)
def test_rails_of_real_pages(name: str, url: str, part: str, least: int) -> None:
    body = (DATA / "pages" / f"{name}.html").read_bytes()
    host = address.host(url).encode()
    body = body.replace(b"https://52.16.95.170", b"http://" + host)  # saved under its number
    listing = read_listing(body, url, Shapes(), own=lambda target: address.same_site(url, target))
    assert listing is not None
    right = [entry for entry in listing.entries if part in entry.url]
    assert len(right) >= least
    assert len(right) >= 0.9 * len(listing.entries)


def shell(data: object, kind: str = "application/json") -> str:
    """A page that a script fills."""
    return f'<div id="__next"></div><script type="{kind}">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "posts",
    [
        [{"url": f"/news/story-{n}-5001", "title": WORDS} for n in range(3)],
        [{"Link": f"{HOME}news/story-{n}-5001", "title": {"rendered": WORDS}} for n in range(3)],
        [{"canonical_url": f"/news/story-{n}-5001", "headline": WORDS} for n in range(3)],
    ],
)
def test_articles_that_stand_only_in_the_pages_data_are_found(posts: list[object]) -> None:
    state = {"props": {"pageProps": {"posts": posts, "menu": [{"url": "/sport", "name": "رياضة"}]}}}
    listing = read(shell(state))
    assert urls(listing) == [f"news/story-{n}-5001" for n in range(3)]
    assert {entry.title for entry in listing.entries} == {WORDS}


def test_a_list_for_search_engines_needs_no_titles() -> None:
    items = [
        {"@type": "ListItem", "position": n, "url": f"{HOME}2024/05/03/story-of-the-day-{n}"}
        for n in range(3)
    ]
    found = read(shell({"@type": "ItemList", "itemListElement": items}, "application/ld+json"))
    assert len(found.entries) == 3


@pytest.mark.parametrize(
    "data",
    [
        {"slug": "story-of-the-day-5001", "title": WORDS},
        {"url": "story-of-the-day-5001", "title": WORDS},
        {"url": "https://other.example/story-of-the-day-5001", "title": WORDS},
        {"url": "/story-of-the-day-5001"},
        {"url": "/photo-of-the-day-5001.jpg", "title": WORDS},
        {"url": 5001, "title": WORDS},
        {"url": "http://[", "title": WORDS},
    ],
)
def test_what_the_data_does_not_say_whole_is_not_put_together(data: dict[str, object]) -> None:
    assert urls(read(shell([data, None, "x"]))) == []


def test_data_beside_links_to_articles_is_not_read() -> None:
    links = cards(*(f"/news/{n}" for n in range(10_000, 10_005)))
    more = shell({"url": "/news/10009", "title": WORDS})
    assert "news/10009" not in urls(read(links + more))


def test_data_that_is_broken_or_deep_or_endless_does_no_harm() -> None:
    deep = "[" * 100_000
    many = json.dumps([{"url": "/x", "title": "y"}] * 200_000)
    for text in (deep, "{", many):
        began = time.process_time()
        read(f'<script type="application/json">{text}</script>')
        assert time.process_time() - began < 5


def test_sections_that_stand_only_in_the_pages_data_are_found() -> None:
    posts = [{"title": WORDS, "url": f"/news/{n}/a"} for n in range(1000, 1008)]
    names = ["سياسة", "اقتصاد", "محليات", "رياضة"]
    menu = [{"title": name, "url": f"/section/{n}"} for n, name in enumerate(names)]
    data = json.dumps({"props": {"posts": posts, "menu": menu}})
    html = f'<div id="root"></div><script type="application/json">{data}</script>'
    listing = read(html)
    assert len(listing.entries) == 8
    assert [url.removeprefix(HOME) for url in listing.sections] == [
        f"section/{n}" for n in range(4)
    ]


def test_a_section_of_two_sections_is_told_by_their_addresses() -> None:
    links = '<a href="/sport/local/">محلية</a> | <a href="/sport/world/">عالمية</a>'
    html = cards(*(f"/sport/local/news-{n}.html" for n in range(1000, 1008))) + links
    listing = read(html, HOME + "sport/")
    assert [url.removeprefix(HOME) for url in listing.sections] == ["sport/local/", "sport/world/"]
    assert not read(html).sections, "the front page is above everything"


def test_what_leads_to_an_articles_printed_form_is_neither_an_article_nor_a_section() -> None:
    rows = "".join(
        f'<h3><a href="/news.php?id={n}">{WORDS} {n}</a></h3><a href="/print.php?id={n}">طباعة</a>'
        f'<a href="/send.php?id={n}">أرسل إلى صديق</a>'
        f'<a href="/news.php?id={n}&amp;c=1">التعليقات ({n % 7})</a>'
        for n in range(1000, 1008)
    )
    listing = read(f'<nav><a href="/section/1">سياسة</a></nav>{rows}')
    assert urls(listing) == [f"news.php?id={n}" for n in range(1000, 1008)]
    assert [url.removeprefix(HOME) for url in listing.sections] == ["section/1"]


def test_sections_that_have_an_articles_number_by_chance_are_sections() -> None:
    rows = "".join(f'<h3><a href="/news.php?id={n}">{WORDS} {n}</a></h3>' for n in range(100, 106))
    names = ["سياسة", "اقتصاد", "محليات", "رياضة"]
    menu = "".join(f'<a href="/cat.php?id={n}">{name}</a>' for n, name in enumerate(names, 101))
    listing = read(f"<nav>{menu}</nav>{rows}")
    assert [url.removeprefix(HOME) for url in listing.sections] == [
        f"cat.php?id={n}" for n in range(101, 105)
    ]


def test_a_section_may_have_a_host_of_its_own_and_an_edition_is_none() -> None:
    menu = '<a href="https://sport.example.com/">رياضة</a><a href="https://en.example.com/">English</a>'
    menu += '<a href="https://example.com/">الرئيسية</a>'
    listing = read(f"<nav>{menu}</nav>" + cards(*(f"/news/{n}" for n in range(10_000, 10_005))))
    assert listing.sections == ("https://sport.example.com/",)


def test_the_numbers_of_a_listings_pages_are_no_sections_and_a_calendars_days_are() -> None:
    pager = "".join(f'<a href="/sport/{n}">{n}</a> ' for n in range(2, 9))
    days = "".join(f'<a href="/sport/2026/11/{n}">{n}</a> ' for n in range(10, 17))
    rows = cards(*(f"/sport/{n}/a" for n in range(10_000, 10_005)))
    assert read(f"<nav>{pager}</nav>{rows}", HOME + "sport").sections == ()
    assert len(read(f"<nav>{days}</nav>{rows}", HOME + "sport").sections) == 7
